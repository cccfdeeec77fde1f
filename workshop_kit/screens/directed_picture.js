// What comes of it: the hours as one bar with its table, then findings, files and rules.

function reckoned(result, words, file) {
  const shown = h("div", {});
  const draw = (at) => redo(shown, postPicture(result.posts[at], words));
  draw(0);
  return [
    h("p", { class: result.old ? "wk-care" : "wk-hint" }, result.checked),
    result.posts.length > 1 && everyPost(result.posts, words, draw),
    shown,
    findingsOf(result, words),
    filesOf(result, words, file),
    h("h2", {}, words.rules),
    h("div", { class: "wk-hint" }, result.notes.map((note) => h("p", {}, note))),
  ];
}

// The list of posts, of which one is drawn.
function everyPost(posts, words, draw) {
  const id = uid();
  const options = posts.map(({ name, sentence }, at) => h("option", { value: at }, `${name}: ${sentence}`));
  const select = h("select", { id, onchange: () => draw(Number(select.value)) }, options);
  const over = posts.filter((post) => post.over).length;
  return h("div", { class: "wk-field" }, h("p", { class: "wk-notice" }, fill(words.staff, { all: posts.length, over })), staffTable(posts, words), h("label", { for: id }, words.posts), select);
}

function staffTable(posts, words) {
  const rank = (at) => (at === 2 ? "wk-minor" : null); // the limit: each post's sentence has it too
  const head = [words.post, words.hours, words.limit, words.left].map((text, at) => h("th", { scope: "col", class: rank(at) }, text));
  const line = ({ name, hours, over }) => h("tr", { class: over ? "wk-over-limit" : null }, h("th", { scope: "row" }, name), hours.map((text, at) => h("td", { class: rank(at + 1) }, text)));
  const table = h("table", { class: "wk-sums" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, posts.map(line)));
  return h("details", { class: "wk-task", open: posts.length < 13 }, h("summary", {}, words.posts_table), h("div", { class: "wk-scroll", role: "region", tabindex: "0", "aria-label": words.posts_table }, table));
}

function postPicture({ name, sentence, over, rows, bar, limit }, words) {
  return [
    h("h2", {}, name),
    h("p", { class: over ? "wk-sum wk-over-limit" : "wk-sum" }, sentence),
    h("div", { class: "wk-hours", "aria-hidden": "true" }, barOfHours(bar), limit !== null && h("i", { class: "wk-limit", style: { left: `${limit}%` } })),
    h("ul", { class: "wk-legend", "aria-hidden": "true" }, bar.map(([group, text, , hours]) => h("li", {}, h("i", { class: `wk-g-${group}` }), `${text} ${hours}`))),
    hoursTable(rows, words),
  ];
}

function barOfHours(bar) {
  return h("div", { class: "wk-whole" }, bar.map(([group, , width]) => h("span", { class: `wk-g-${group}`, style: { width: `${width}%` } })));
}

function hoursTable(rows, words) {
  const head = [words.for_what, words.hours, words.share_of].map((text) => h("th", { scope: "col" }, text));
  const line = ([group, name, hours, share]) => h("tr", {}, h("th", { scope: "row" }, h("i", { class: `wk-swatch wk-g-${group}`, "aria-hidden": "true" }), name), h("td", {}, hours), h("td", {}, share));
  return h("table", { class: "wk-sums" }, h("caption", {}, words.table), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows.map(line)));
}

function findingsOf({ found, posts }, words) {
  const some = found.filter(([, , ones]) => ones.length);
  if (!some.length) return [h("h2", {}, words.findings), h("p", { class: "wk-notice" }, words.nothing)];
  const lists = some.map(([title, kind, ones]) => findingList({ title, kind, ones, many: posts.length > 1 }, words));
  return [h("h2", {}, words.findings), ...lists];
}

function findingList({ title, kind, ones, many }, words) {
  const one = ({ post, what, rule, mend }) =>
    h(
      "li",
      { class: `wk-card wk-${kind}` },
      many && h("p", { class: "wk-source" }, post),
      h("p", { class: "wk-claim" }, what),
      rule && h("p", { class: "wk-source" }, rule),
      h("p", { class: "wk-mend" }, h("b", {}, words.mend), ": ", mend),
    );
  return h("section", {}, h("h3", {}, `${title} (${ones.length})`), h("ul", { class: "wk-cards" }, ones.map(one)));
}

function filesOf({ draft, slots }, words, file) {
  const button = (kind) => h("button", { type: "button", class: "wk-quiet", onclick: () => file(kind) }, words[`file_${kind}`]);
  return h("section", {}, h("h2", {}, words.files), h("p", { class: "wk-hint" }, draft), h("div", { class: "wk-buttons" }, button("xlsx"), slots > 0 && button("ics")));
}
