// A phone's form: one engine for all kinds. A kind gives parts(data, words), flat(own, data),
// value(flat, data) and, where something depends on what is chosen, changed(form, flat, data, words).

function drawForm({ model, el }) {
  const sheet = newSheet(model, el);
  const keep = sheet.data.kept ? `draft:${sheet.data.room}:${sheet.data.activity}` : "";
  const name = keep && keep + ":sent";
  const sending = sender({ model, message: { do: "answer" }, name, hear: (said) => hear(said) });
  sheet.base = forms[sheet.data.kind].flat(sheet.data.own, sheet.data);

  function touched() {
    const flat = readFields(sheet.form);
    const draft = differing(flat, sheet.base);
    sheet.dirty = Object.keys(draft).length > 0;
    if (keep) stored(keep, sheet.dirty ? draft : null);
    changed(sheet, flat);
    status(sheet, sending);
  }
  function hear(said) {
    if (said.what === "saved") {
      if (same(sheet.sent, readFields(sheet.form))) sheet.base = sheet.sent;
      clearProblems(sheet.form, sheet.summary);
    } else {
      showProblems(sheet.form, sheet.summary, said.problems, sheet.data.words);
    }
    touched();
  }
  sheet.form.addEventListener("submit", (event) => {
    event.preventDefault();
    sheet.sent = readFields(sheet.form);
    clearProblems(sheet.form, sheet.summary);
    sending.send(forms[sheet.data.kind].value(sheet.sent, sheet.data));
    status(sheet, sending);
  });
  sheet.form.addEventListener("input", touched);
  sheet.form.addEventListener("change", touched);
  fillFields(sheet.form, Object.assign({}, sheet.base, keep ? stored(keep) : {}));
  touched();
  const onLine = () => status(sheet, sending);
  window.addEventListener("workshop:connection", onLine);
  const stop = follow(model, "data", (data) => fresh(sheet, data, touched));
  return ends(stop, sending.end, () => window.removeEventListener("workshop:connection", onLine));
}

function newSheet(model, el) {
  const data = model.get("data");
  const words = data.words;
  const summary = newSummary();
  const fields = h("div", { class: "wk-fields" }, forms[data.kind].parts(data, words));
  const button = h("button", { class: "wk-button" }, words.send);
  const told = h("p", { class: "wk-status", role: "status" });
  const rules = h("div", { class: "wk-rules" }, data.rules.map((rule) => h("p", {}, rule)));
  const form = h("form", { class: "wk-form", novalidate: true }, fields, button, told);
  const care = data.care && h("p", { class: "wk-care" }, data.care);
  put(el, summary, h("p", { class: "wk-question" }, data.question), rules, care, form);
  button.hidden = !fields.querySelector("[name]");
  return { data, words, summary, fields, button, told, rules, form, base: {}, dirty: false };
}

function changed(sheet, flat) {
  const kind = forms[sheet.data.kind];
  if (kind.changed) kind.changed(sheet.form, flat, sheet.data, sheet.words);
}

// New data from the server: what a person has in hand is left alone.
function fresh(sheet, data, touched) {
  const kind = forms[data.kind];
  const before = sheet.data;
  sheet.data = data;
  if (!same({ ...before, own: 0 }, { ...data, own: 0 })) {
    const flat = readFields(sheet.form);
    redo(sheet.fields, kind.parts(data, data.words));
    fillFields(sheet.form, flat);
  }
  if (!same(before.own, data.own)) {
    const clean = !sheet.dirty;
    sheet.base = kind.flat(data.own, data);
    if (clean) fillFields(sheet.form, sheet.base);
    touched();
  }
  sheet.rules.hidden = data.own !== null;
  write(sheet.button, data.own === null ? data.words.send : data.words.again);
}

function status(sheet, sending) {
  const { words, data, dirty } = sheet;
  const saved = data.own !== null;
  let now = saved ? words.saved : "";
  if (dirty && saved) now = words.changed;
  if (sending.waiting()) now = line.online ? words.saving : words.offline_sent;
  else if (!line.online) now = saved && !dirty ? words.offline_saved : words.offline;
  sheet.told.className = "wk-status" + (saved && !dirty && !sending.waiting() ? " wk-saved" : "");
  write(sheet.told, now);
}
