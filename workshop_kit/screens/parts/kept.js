// A form whose half-typed text the phone keeps: one engine for activities and for the plan.
//
// value(flat, base) makes what is sent; tell(state) says how it stands: { dirty, waiting, saved, draft }.

function keptForm({ model, form, summary, words, name, message, base, value, tell }) {
  const kept = { base, sent: null, dirty: false, saved: false };
  const sending = sender({ model, message, name: name && name + ":sent", hear });
  const touched = () => {
    const draft = differing(readFields(form), kept.base);
    kept.dirty = Object.keys(draft).length > 0;
    if (name) stored(name, kept.dirty ? draft : null);
    tell({ dirty: kept.dirty, waiting: sending.waiting(), saved: kept.saved, draft });
  };
  function hear(said) {
    kept.saved = said.what === "saved";
    if (kept.saved && same(kept.sent, readFields(form))) kept.base = kept.sent;
    if (kept.saved) clearProblems(form, summary);
    else showProblems(form, summary, said.problems, words);
    touched();
    if (kept.saved && !kept.dirty) form.dispatchEvent(new CustomEvent("wk-saved", { bubbles: true }));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    kept.sent = readFields(form);
    clearProblems(form, summary);
    sending.send(value(kept.sent, kept.base));
    touched();
  });
  ["input", "change"].forEach((event) => form.addEventListener(event, touched));
  fillFields(form, Object.assign({}, base, name ? stored(name) : {}));
  return {
    touched,
    dirty: () => kept.dirty,
    // What the server now has: fields that nobody is changing follow it.
    rebase(flat) {
      kept.base = flat;
      if (!kept.dirty) fillFields(form, flat);
      touched();
    },
    end: ends(sending.end, onLine(touched)),
  };
}
