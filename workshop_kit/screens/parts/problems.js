// The error pattern: a summary that takes the focus, the same sentence beside each field.

function clearProblems(form, summary) {
  summary.hidden = true;
  inError(form, "");
  form.querySelectorAll(".wk-wrong").forEach((field) => {
    field.classList.remove("wk-wrong");
    const slot = field.querySelector(".wk-error");
    if (slot) write(slot, "");
    controls(field).forEach((control) => control.removeAttribute("aria-invalid"));
  });
}

function showProblems(form, summary, problems, words) {
  clearProblems(form, summary);
  const fields = Array.from(form.querySelectorAll("[data-field]"));
  const place = ({ field }) => fields.findIndex((one) => field && one.dataset.field === field);
  const ordered = problems.slice().sort((a, b) => place(a) - place(b));
  const lines = ordered.map((problem) => {
    const at = fields[place(problem)];
    const sentence = problem.sentence;
    if (!at) return h("li", {}, sentence);
    beside(at, sentence);
    const go = (event) => {
      event.preventDefault();
      reach(at);
    };
    return h("li", {}, h("a", { href: "#" + at.id, onclick: go }, sentence, named(at, sentence, problems)));
  });
  redo(summary, h("h2", {}, words.problem), h("ul", {}, lines));
  summary.hidden = false;
  summary.focus();
  inError(form, words.error);
}

// What a sentence is about: a field with a label of its own, or where several have the same one.
function named(field, sentence, problems) {
  const about = field.closest("[data-named]");
  const again = problems.filter((one) => one.sentence === sentence).length > 1;
  const name = field.dataset.label || (about && again && about.dataset.named);
  return name ? `: ${name}` : "";
}

// The page's title says so too.
function inError(el, detail) {
  el.dispatchEvent(new CustomEvent("wk-error", { bubbles: true, detail }));
}

function beside(field, sentence) {
  field.classList.add("wk-wrong");
  const slot = field.querySelector(".wk-error");
  if (slot) write(slot, sentence);
  controls(field).forEach((control) => control.setAttribute("aria-invalid", "true"));
}

function reach(field) {
  const card = field.closest("details");
  if (card) card.open = true;
  field.hidden = false;
  const [control] = controls(field);
  (control || field).focus();
  field.scrollIntoView({ block: "center" });
}

function controls(field) {
  const all = "input:not([type=hidden]), textarea, select, summary";
  return Array.from(field.querySelectorAll(all));
}

function newSummary() {
  return h("div", { class: "wk-problems", role: "alert", tabindex: "-1", hidden: true });
}
