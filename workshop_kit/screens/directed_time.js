// Directed time: which terms apply, one post in a form or a sheet for all, and what comes of it.

faces.directed = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const { cut, alert, told, out, send, end } = toolParts(model, el, "wk-reckoned", words.result);
  const summary = newSummary();
  const file = (kind) => send({ do: "file", kind }, saveFile);
  const sheet = (body) => tell({ do: "sheet", body });
  const form = directedForm(data, { told, out, sheet: sheetPart(words, sheet, file) });
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
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const flat = readFields(form);
    tell({ do: "post", post: flat, dates: flat });
  });
  root(el, "directed", data.full);
  setTitle({ ...data, school: "" }, "");
  const head = h("header", { class: "wk-top" }, h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-hint" }, data.notice));
  redo(el, head, cut.el, alert, summary, form);
  const draw = ({ result }) => {
    form.classList.toggle("wk-nothing-yet", !result);
    redo(out, result ? reckoned(result, words, file) : h("p", { class: "wk-hint" }, words.before));
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

// What the school says first stands in the same form as the post.
function saidFirst(form) {
  const { terms, year } = readFields(form);
  return { terms, year };
}

// First what holds for all and the sheet, with what comes of it beside it or right below; then a post.
function directedForm(data, { told, out, sheet }) {
  const { words } = data;
  const terms = radios({ name: "terms", legend: words.terms, hint: words.terms_hint, options: data.terms });
  const year = box({ name: "year", label: words.year, options: data.years.map((one) => [one, one]) }, words);
  const groups = data.groups.map(({ title, fields }, at) => groupOf(title, fields, at < 2, words));
  const button = h("button", { class: "wk-button" }, words.add_up);
  const first = h("div", { class: "wk-first" }, h("h2", {}, words.first), terms, year, sheet, told);
  const post = h("div", { class: "wk-one-post" }, h("h2", {}, words.one_post), h("p", { class: "wk-hint" }, words.one_post_hint), groups, data.jobs.length > 0 && box({ name: "job", label: words.meetings_of, hint: words.meetings_of_hint, options: data.jobs }, words), datesOf(data), button);
  const form = h("form", { class: "wk-form wk-two", novalidate: true, "aria-label": data.title }, first, out, post);
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

// A sheet with a row for each post; it is kept until the terms are chosen too.
function sheetPart(words, sheet, file) {
  let body = "";
  const again = h("button", { type: "button", class: "wk-quiet", hidden: true, onclick: () => sheet(body) }, words.read_sheet);
  const took = (read) => {
    body = read;
    again.hidden = false;
    sheet(body);
  };
  const pick = filePick({ name: words.sheet, hint: words.sheet_hint, accept: ".xlsx,.csv,.txt", field: "sheet", take: ([one]) => readFile(one, took) });
  const empty = h("button", { type: "button", class: "wk-quiet", onclick: () => file("empty") }, words.empty_sheet);
  return h("section", { class: "wk-sheet" }, h("h3", {}, words.whole_staff), pick, h("div", { class: "wk-buttons" }, again, empty));
}

function openWrong(form) {
  form.querySelectorAll("details").forEach((group) => {
    if (group.querySelector(".wk-wrong")) group.open = true;
  });
}
