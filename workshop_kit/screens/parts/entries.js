// A page with a form, the entries below it, and what they come to; all of it works by keyboard.
// A tool gives fields(data, words), flat(own), value(flat) and result(data).

function entriesPage({ model, el, kind, tool }) {
  const data = model.get("data");
  const { words } = data;
  const [alert, told, summary] = [h("p", { class: "wk-alert", role: "alert", hidden: true }), h("p", { class: "wk-status", role: "status", hidden: true }), newSummary()];
  const [list, result] = [h("section", {}), h("section", {})];
  const cut = lineNotice(model, el);
  const { send, end } = commands(model, alert);
  const form = entryForm(data, tool);
  let now = null; // the entry that is being changed
  const fresh = (own, changes) => {
    now = changes;
    clearProblems(form.el, summary);
    form.show(own, Boolean(changes));
  };
  const begin = (entry, at) => fresh(entry && entry.own, entry && { entry: at, was: entry.name });
  const take = (own, sentence) => {
    fresh(own, null);
    write(told, sentence);
  };
  form.el.addEventListener("submit", (event) => {
    event.preventDefault();
    write(told, "");
    send({ do: "save", entry: null, ...now, value: tool.value(readFields(form.el)) }, ({ problems }) => {
      if (problems) return write(alert, ""), showProblems(form.el, summary, problems, words);
      fresh(null, null);
      write(told, words.kept);
    });
  });
  form.cancel.addEventListener("click", () => fresh(null, null));
  const act = { change: begin, remove: (entry, at) => send({ do: "remove", entry: at, was: entry.name }, () => list.querySelector("h2").focus()), file: (entry, at) => send({ do: "file", entry: at, was: entry.name }, saveFile) };
  root(el, kind, data.full);
  setTitle(data, "");
  redo(el, entriesTop(data), cut.el, alert, summary, form.el, told, result, list);
  const draw = (data) => {
    redo(result, tool.result(data, take));
    drawEntries(list, data, act);
  };
  return ends(follow(model, "data", draw), cut.end, end);
}

function entriesTop({ school, title, about, notice }) {
  return h("header", { class: "wk-top" }, h("p", { class: "wk-school" }, school), h("h1", {}, title), h("p", {}, about), h("p", { class: "wk-hint" }, notice));
}

function entryForm(data, tool) {
  const { words } = data;
  const button = h("button", { class: "wk-button" }, words.add);
  const cancel = h("button", { type: "button", class: "wk-quiet", hidden: true }, words.cancel);
  const el = h("form", { class: "wk-form", novalidate: true, "aria-label": data.title }, tool.fields(data, words), button, cancel);
  const show = (own, changes) => {
    fillFields(el, tool.flat(own));
    write(button, changes ? words.change_save : words.add);
    cancel.hidden = !own;
    el.querySelector("input, textarea, select").focus();
  };
  fillFields(el, tool.flat(null));
  return { el, cancel, show };
}

function drawEntries(list, { entries, words }, act) {
  const card = (entry, at) => {
    const button = (name) => h("button", { type: "button", class: "wk-quiet", "aria-label": `${words[name]}: ${entry.name}`, onclick: () => act[name](entry, at) }, words[name]);
    return h("li", { class: "wk-card" }, h("h3", {}, entry.name), h("ul", { class: "wk-lines" }, entry.lines.map((text) => h("li", {}, text))), ["change", "remove", entry.file && "file"].filter(Boolean).map((name) => [button(name), " "]));
  };
  redo(list, h("h2", { tabindex: "-1" }, words.listed), entries.length ? h("ul", { class: "wk-cards" }, entries.map(card)) : h("p", { class: "wk-hint" }, words.none));
}

// Rows of a job and a number, as { job: number } under `name`.
function pairsField(name, { label, hint, number, jobs }, words) {
  const error = slot();
  const known = h("datalist", { id: uid() }, jobs.map((job) => h("option", { value: job })));
  const rows = Array.from({ length: PAIRS_MOST }, (_, at) => pairRow(name, at, { number, known }, words));
  const more = h("button", { type: "button", class: "wk-quiet" }, words.more);
  const field = h("fieldset", { class: "wk-choices wk-minutes", "data-field": name, id: uid(), "aria-describedby": error.id }, h("legend", {}, label), hint && h("p", { class: "wk-hint" }, hint), error, known, rows, more);
  reveal(rows, more, 2);
  return field;
}

const PAIRS_MOST = 12;

function pairRow(name, at, { number, known }, words) {
  const [job, n] = [uid(), uid()];
  return h(
    "div",
    { class: "wk-minutes-row" },
    h("div", { class: "wk-part" }, h("label", { for: job }, words.job), h("input", { id: job, name: `${name}-job-${at}`, type: "text", list: known.id, autocomplete: "off" })),
    h("div", { class: "wk-part" }, h("label", { for: n }, number), h("input", { id: n, name: `${name}-n-${at}`, type: "text", inputmode: "numeric", autocomplete: "off" })),
  );
}

function pairsFlat(name, pairs) {
  const given = Object.entries(pairs || {});
  const flat = {};
  for (let at = 0; at < PAIRS_MOST; at += 1) {
    const [job, n] = given[at] || ["", ""];
    flat[`${name}-job-${at}`] = job;
    flat[`${name}-n-${at}`] = String(n);
  }
  return flat;
}

function pairsValue(name, flat) {
  const value = {};
  for (let at = 0; at < PAIRS_MOST; at += 1) {
    const job = (flat[`${name}-job-${at}`] || "").trim();
    const typed = (flat[`${name}-n-${at}`] || "").trim();
    if (!job && !typed) continue;
    const given = [value[job], wholeNumber(typed)].filter((n) => n !== undefined);
    const wrong = given.find((n) => typeof n !== "number");
    value[job] = wrong === undefined ? given.reduce((sum, n) => sum + n, 0) : wrong; // in two rows: both count
  }
  return value;
}

// A number, or what was typed: that is refused with a sentence.
function wholeNumber(text) {
  const typed = (text || "").trim();
  return /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}
