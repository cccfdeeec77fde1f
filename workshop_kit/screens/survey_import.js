// A survey that was run elsewhere: the promise and the file, then each question's match, then kept.

faces.survey_import = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const { cut, alert, told, out, send, end } = toolParts(model, el, "wk-found", words.result);
  // A form says something, is answered with its problems or with the next form.
  const tell = (form, message) => {
    clearProblems(form.el, form.summary);
    write(told, words.busy);
    send(message, ({ problems }) => {
      write(alert, "");
      write(told, "");
      if (problems) showProblems(form.el, form.summary, problems, words);
      else out.focus();
    });
  };
  const first = data.here ? fileForm(data, tell) : null;
  root(el, "import", data.full);
  setTitle(data, "");
  const head = h("header", { class: "wk-top" }, h("p", { class: "wk-school" }, data.school), h("h1", {}, data.title), h("p", {}, words.about));
  const nowhere = h("p", { class: "wk-notice" }, words.nowhere);
  redo(el, head, cut.el, alert, first ? [first.summary, first.el] : nowhere, told, out);
  const draw = ({ found, kept }) => {
    if (kept) return redo(out, h("h2", {}, kept.sentence), h("p", {}, h("a", { href: kept.plan }, words.open_plan)), h("p", { class: "wk-hint" }, words.keep_link));
    return redo(out, found && matches(found, words, tell));
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

function fileForm({ promises, words }, tell) {
  let picked = null;
  const pick = filePick({ name: words.file, hint: words.file_hint, accept: ".xlsx,.csv,.txt,.zip", field: "file", take: ([file]) => (picked = file) });
  const told = radios({ name: "promise", legend: words.promise, hint: words.promise_hint, options: promises });
  const form = { summary: newSummary(), el: h("form", { class: "wk-form", novalidate: true }, told, pick, h("button", { class: "wk-button" }, words.read)) };
  form.el.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = (file) => tell(form, { do: "read", promise: readFields(form.el).promise, file });
    if (picked) readFile(picked, read);
    else read("");
  });
  return form;
}

function matches({ lines, promise, questions, options, held_on, unsure, settings }, words, tell) {
  const boxes = questions.map(([question], n) => box({ name: `asks-${n}`, label: question, options }, words));
  const day = box({ name: "held_on", label: words.held_on, hint: unsure || words.held_on_hint, type: "date" }, words);
  const setting = settings.length ? box({ name: "setting", label: words.setting, hint: words.setting_hint, options: settings }, words) : [];
  const form = { summary: newSummary(), el: h("form", { class: "wk-form", novalidate: true, "aria-label": words.matches }) };
  const left = h("p", { class: "wk-hint", role: "status" });
  const count = () => write(left, fill(words.left, { n: boxes.filter((one) => one.querySelector("select").value === "-").length, all: boxes.length }));
  put(form.el, h("div", { class: "wk-matches" }, boxes), left, day, setting, h("p", { class: "wk-care" }, fill(words.promised, { promise })), h("button", { class: "wk-button" }, words.keep));
  fillFields(form.el, questions.reduce((flat, [, asks], n) => ({ ...flat, [`asks-${n}`]: asks }), { held_on }));
  count();
  form.el.addEventListener("change", count);
  form.el.addEventListener("submit", (event) => {
    event.preventDefault();
    const flat = readFields(form.el);
    tell(form, { do: "keep", asks: questions.map((_, n) => flat[`asks-${n}`]), held_on: flat.held_on, setting: flat.setting || "" });
  });
  return [h("h2", {}, words.matches), h("ul", {}, lines.map((one) => h("li", {}, one))), h("p", {}, words.matches_hint), form.summary, form.el];
}
