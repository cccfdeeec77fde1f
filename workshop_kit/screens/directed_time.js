// Directed time: which terms apply, one post in a form or a sheet for all, and what comes of it.

faces.directed = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const cut = lineNotice(model, el);
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const summary = newSummary();
  const told = h("p", { class: "wk-status", role: "status", hidden: true });
  const out = h("section", { class: "wk-reckoned", tabindex: "-1", "aria-label": words.result });
  const { send, end } = commands(model, alert);
  const form = directedForm(data);
  const tell = (message) => {
    if (!line.online) return write(alert, words.offline_press);
    clearProblems(form, summary);
    write(told, words.reckoning);
    send({ terms: "", ...saidFirst(form), ...message }, ({ problems }) => {
      write(alert, "");
      write(told, "");
      if (!problems) return out.focus();
      showProblems(form, summary, problems, words);
      openWrong(form);
    });
  };
  const file = (kind) => send({ do: "file", kind }, saveFile);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const flat = readFields(form);
    tell({ do: "post", post: flat, dates: flat });
  });
  sheetForm(form, words, tell, file);
  root(el, "directed", data.full);
  setTitle({ ...data, school: "" }, "");
  const head = h("header", { class: "wk-top" }, h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-hint" }, data.notice));
  redo(el, head, cut.el, alert, h("div", { class: "wk-two" }, h("div", {}, summary, form, told), out));
  const draw = ({ result }) => redo(out, result ? reckoned(result, words, file) : h("p", { class: "wk-hint" }, words.before));
  return ends(follow(model, "data", draw), cut.end, end);
};

// What the school says first stands in the same form as the post.
function saidFirst(form) {
  const { terms, year } = readFields(form);
  return { terms, year };
}

function directedForm(data) {
  const { words } = data;
  const terms = radios({ name: "terms", legend: words.terms, hint: words.terms_hint, options: data.terms });
  const year = box({ name: "year", label: words.year, options: data.years.map((one) => [one, one]) }, words);
  const groups = data.groups.map(({ title, fields }, at) => groupOf(title, fields, at < 2, words));
  const button = h("button", { class: "wk-button" }, words.add_up);
  const form = h("form", { class: "wk-form", novalidate: true, "aria-label": data.title }, terms, year);
  put(form, h("h2", {}, words.one_post), h("p", { class: "wk-hint" }, words.one_post_hint), groups, datesOf(data), button);
  const flat = { year: data.year };
  data.groups.forEach(({ fields }) =>
    fields.forEach(({ name, value, length, long }) => {
      flat[name] = value;
      if (length) flat[length] = long;
    }),
  );
  fillFields(form, flat);
  return form;
}

function groupOf(title, fields, open, words) {
  const drawn = fields.map((one) => (one.length ? eventRow(one, words) : box({ ...one, options: one.options.length ? one.options : null }, words)));
  return h("details", { class: "wk-task", open }, h("summary", {}, title), h("div", { class: "wk-columns" }, drawn));
}

// How many times, how long each.
function eventRow({ name, label, length }, words) {
  const part = (field, text) => {
    const [id, error] = [uid(), slot()];
    const input = h("input", { type: "text", id, name: field, "aria-describedby": error.id, autocomplete: "off" });
    return h("div", { class: "wk-part", "data-field": field, id: uid() }, h("label", { for: id }, text), error, input);
  };
  return h("fieldset", { class: "wk-choices wk-event", "data-named": label }, h("legend", {}, label), part(name, words.how_many), part(length, words.how_long));
}

function datesOf({ half_terms: n, words }) {
  const pairs = Array.from({ length: n }, (_, at) => {
    const part = (end) => box({ name: `${end}_${at + 1}`, label: fill(words[`${end}_of`], { n: at + 1 }), type: "date" }, words);
    return h("div", { class: "wk-pair" }, part("first"), part("last"));
  });
  return h("details", { class: "wk-task" }, h("summary", {}, words.dates), h("p", { class: "wk-hint" }, words.dates_hint), pairs);
}

// The other way in: a sheet with a row for each post.
function sheetForm(form, words, tell, file) {
  const [id, error] = [uid(), slot()];
  const input = h("input", { type: "file", id, accept: ".xlsx,.csv,.txt", "aria-describedby": error.id });
  const button = h("button", { type: "button", class: "wk-quiet", onclick: () => readFile(input.files[0], (body) => tell({ do: "sheet", body })) }, words.read_sheet);
  const empty = h("button", { type: "button", class: "wk-quiet", onclick: () => file("empty") }, words.empty_sheet);
  const field = h("div", { class: "wk-field", "data-field": "sheet", id: uid() }, h("label", { for: id }, words.sheet), h("p", { class: "wk-hint" }, words.sheet_hint), error, input);
  put(form, h("section", { class: "wk-sheet" }, h("h2", {}, words.whole_staff), field, h("div", { class: "wk-buttons" }, button, empty)));
}

function readFile(file, then) {
  if (!file) return then("");
  const reader = new FileReader();
  reader.onload = () => then(reader.result.split(",")[1] || "");
  reader.onerror = () => then("");
  return reader.readAsDataURL(file);
}

function openWrong(form) {
  form.querySelectorAll("details").forEach((group) => {
    if (group.querySelector(".wk-wrong")) group.open = true;
  });
}
