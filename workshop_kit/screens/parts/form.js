// A phone's form: one for all kinds. A kind gives parts(data, words), flat(own, data),
// value(flat, data) and, where something depends on what is chosen, changed(form, flat, data, words).

function drawForm({ model, el }) {
  const sheet = newSheet(model, el);
  const { data, form, summary, words } = sheet;
  const kind = forms[data.kind];
  const name = data.kept ? `draft:${data.room}:${data.activity}` : "";
  const kept = keptForm({
    ...{ model, form, summary, words, name },
    message: { do: "answer" },
    base: kind.flat(data.own, data),
    value: (flat) => kind.value(flat, sheet.data),
    tell: (how) => {
      if (kind.changed) kind.changed(form, readFields(form), sheet.data, words);
      const typed = Array.from(form.elements).filter((one) => one.type.startsWith("text") && how.draft[one.name]);
      if (name) stored(name + ":words", how.dirty ? typed.map((one) => one.value) : null);
      status(sheet, how);
    },
  });
  kept.touched();
  return ends(follow(model, "data", (now) => fresh(sheet, now, kept)), kept.end);
}

function newSheet(model, el) {
  const data = model.get("data");
  const words = data.words;
  const summary = newSummary();
  const fields = h("div", { class: "wk-fields" }, forms[data.kind].parts(data, words));
  const button = h("button", { class: "wk-button" }, words.send);
  const told = h("p", { class: "wk-status", role: "status" });
  const { cares, below } = forms[data.kind];
  const care = data.care && !cares && h("p", { class: "wk-care" }, data.care);
  const first = data.first && h("p", { class: "wk-notice" }, data.first);
  const example = data.example && h("p", { class: "wk-example" }, data.example);
  // Who sees it stands above the button: on a small phone the first box stays on the first screen.
  const form = h("form", { class: "wk-form", novalidate: true }, fields, below && example, rulesOf(data.rules, data, words.who), button, told);
  put(el, first, summary, h("p", { class: "wk-question" }, data.question), !below && example, care, form);
  button.hidden = !fields.querySelector("[name]");
  return { data, words, summary, fields, button, told, form };
}

const heeded = new Set(); // the rules under which somebody answered on this page

// In full before the first answer under them; from then on they fold into a line.
function rulesOf(rules, { own }, title) {
  const open = own === null && !heeded.has(String(rules));
  return rules.length > 0 && h("details", { class: "wk-help wk-rules", open }, h("summary", {}, title), rules.map((rule) => h("p", {}, rule)));
}

// New data from the server: what a person has in hand is left alone.
function fresh(sheet, data, kept) {
  const kind = forms[data.kind];
  const before = sheet.data;
  sheet.data = data;
  if (!same({ ...before, own: 0, said: 0 }, { ...data, own: 0, said: 0 })) {
    const flat = readFields(sheet.form);
    redo(sheet.fields, kind.parts(data, data.words));
    fillFields(sheet.form, flat);
  }
  if (!same(before.own, data.own)) kept.rebase(kind.flat(data.own, data));
  keepSaid(data.room, data.said || []);
  if (data.own !== null) heeded.add(String(data.rules));
  write(sheet.button, data.own === null ? data.words.send : data.words.again);
}

function status({ words, data, told }, { dirty, waiting }) {
  const saved = data.own !== null;
  let now = saved ? words.saved : "";
  if (dirty) now = saved ? words.changed : words.not_sent;
  if (waiting) now = line.online ? words.saving : words.offline_sent;
  else if (!line.online) now = dirty ? words.offline : saved ? words.offline_saved : "";
  told.className = "wk-status" + (saved && !dirty && !waiting ? " wk-saved" : "");
  write(told, now);
  if (waiting) told.scrollIntoView({ block: "nearest" });
}
