// The phone: a quiet header that follows the desk, and below it the form or result at hand.

Object.keys(forms).forEach((kind) => (faces[kind] = drawForm));

faces.waiting = ({ model, el }) =>
  follow(model, "data", ({ title, lines }) => {
    redo(el, h("h2", {}, title), lines.map((text) => h("p", {}, text)));
  });

faces.phone = ({ model, el, host }) => {
  const top = phoneHeader();
  const down = h("div", { class: "wk-down", hidden: true });
  const inner = h("div", {});
  const news = h("p", { class: "wk-unseen", role: "status" });
  const [unsent, held] = [0, 1].map(() => h("p", { class: "wk-held", role: "status", hidden: true }));
  const cut = lineNotice(model, el);
  const first = h("p", { class: "wk-notice", hidden: true });
  const next = h("p", { class: "wk-hint", style: { marginTop: "1.2rem" } });
  redo(el, first, top.el, cut.el, news, unsent, held, down, inner, next);
  const draw = (data) => {
    root(el, "phone", data.full);
    setTitle(data, top.error);
    write(first, data.first);
    write(next, data.next);
    top.draw(data);
    write(held, ownHeld(data));
    inner.hidden = data.talking;
    down.hidden = !data.talking;
    redo(down, h("h2", {}, data.words.down), h("p", { class: "wk-question" }, data.question), h("p", {}, data.words.down_hint));
  };
  el.addEventListener("wk-saved", ({ target }) => keepMarks(target, model.get("data").room));
  el.addEventListener("wk-error", ({ detail }) => {
    top.error = detail;
    setTitle(model.get("data"), detail);
  });
  return ends(
    follow(model, "data", draw),
    cut.end,
    showInside({ model, host, el: inner, changed: (how) => moved(how, model, { top, news, unsent }) }),
  );
};

// What this phone sent is known here by short marks alone; compare screens/held.py.
function marksOf(room) {
  return `draft:${room}::marks`;
}

function keepMarks(form, room) {
  const typed = Array.from(form.querySelectorAll("textarea")).map(({ value }) => value.normalize("NFC").trim().replace(/\s+/g, " "));
  const marks = typed.filter(Boolean).map((words) => markOf(`${room}:${words}`));
  stored(marksOf(room), (stored(marksOf(room)) || []).concat(marks));
}

function markOf(text) {
  let n = 2166136261;
  for (let at = 0; at < text.length; at += 1) n = Math.imul(n ^ text.charCodeAt(at), 16777619);
  return n >>> 0;
}

function ownHeld({ room, held, words }) {
  const own = held.length ? stored(marksOf(room)) || [] : [];
  const mine = held.filter(([mark]) => own.includes(mark));
  return mine.map(([mark, reason]) => fill(words.own_held, { reason })).join(" ");
}

function phoneHeader() {
  const [school, title, step, minutes, answered] = ["p", "h1", "span", "span", "span"].map((tag) => h(tag, {}));
  school.className = "wk-school";
  title.tabIndex = -1;
  const meta = h("p", { class: "wk-meta" }, step, minutes, answered);
  return {
    el: h("header", { class: "wk-top" }, school, title, meta),
    title,
    error: "",
    draw(data) {
      const name = data.title === data.workshop ? "" : data.workshop;
      write(school, [data.school, name].filter(Boolean).join(" · "));
      write(title, data.title);
      write(step, data.step);
      write(minutes, data.minutes);
      write(answered, data.answered);
    },
  };
}

// The desk moved on: say so, and do not leave the focus in a form that is gone.
function moved({ first, held, before, key }, model, { top, news, unsent }) {
  const data = model.get("data");
  const left = key === `${before}-result` && stored(`draft:${data.room}:${before}`);
  write(unsent, left ? data.words.unsent : "");
  if (data.phase === "ended") forgetDrafts(data.room);
  top.error = "";
  if (first) return;
  write(news, key.endsWith("-result") ? data.words.new_result : fill(data.words.new_step, data));
  if (held) top.title.focus();
  if (data.full) window.scrollTo(0, 0);
}
