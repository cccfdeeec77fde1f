// The top of the plan: how far it has come, what is next, files to take along, and where what stands.

function drawSummary(section, { summary, firsts, files, words }) {
  const { counts, actions, parts } = summary;
  redo(
    section,
    h("h2", {}, words.stands),
    counts ? h("p", {}, counts) : h("p", { class: "wk-hint" }, words.none),
    firsts.length > 0 && [h("h3", {}, words.firsts), h("ul", { class: "wk-firsts" }, firsts.map((line) => h("li", {}, line)))],
    files.length > 0 && [h("h3", {}, words.files), h("p", { class: "wk-files" }, files.map(fileLink))],
    actions.length + parts.length > 0 && h("h3", {}, words.on_page),
    actions.length > 0 && h("ol", { class: "wk-steps-of" }, actions.map(summaryOf)),
    parts.length > 0 && h("ul", { class: "wk-files" }, parts.map(([at, name]) => h("li", {}, leap(at, name)))),
  );
}

function summaryOf({ at, what, stand, reached, next }) {
  return h("li", {}, leap(at, what), " ", h("span", { class: `wk-tag wk-state-${reached}` }, stand), next && h("p", { class: "wk-hint" }, next));
}

function fileLink({ href, label, kind }) {
  return h("a", { href, download: true, "aria-label": label }, kind);
}

// Drawn anew only where it changed, and the focus in it stays: what others save or answer would take
// it away, and fold again what was unfolded.
function redrawn(section, shown, draw) {
  const was = JSON.stringify(shown);
  if (section.shown === was) return;
  section.shown = was;
  const links = () => Array.from(section.querySelectorAll("a, summary"));
  const at = links().indexOf(document.activeElement);
  draw(section, shown);
  if (at >= 0 && links()[at]) links()[at].focus();
}

// A link to a part of this page; one that is folded unfolds.
function leap(at, name) {
  const go = (event) => {
    const part = document.getElementById(at);
    if (!part) return;
    event.preventDefault();
    const folded = part.matches("details") ? part : part.querySelector("details.wk-fold");
    if (folded) folded.open = true;
    part.scrollIntoView();
    const head = part.querySelector("h2, summary");
    head.tabIndex = head.matches("summary") ? 0 : -1;
    head.focus();
  };
  return h("a", { href: `#${at}`, onclick: go }, name);
}

// A section that can be folded; `id` is where a link leads to.
function fold(id, title, open, ...inside) {
  return h("details", { class: "wk-fold", id, open }, h("summary", {}, h("h2", {}, title)), inside);
}
