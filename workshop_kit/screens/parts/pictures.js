// Results: the same picture on board and phones, each with its table and a sentence.

faces.picture = ({ model, el }) =>
  follow(model, "data", (data) => {
    el.classList.add("wk-results");
    redo(el, picture(data));
    drew(el);
  });

function picture(data) {
  const draw = pictures[data.of];
  return [
    data.question && h("p", { class: "wk-question" }, data.question),
    h("p", { class: "wk-sum" }, h("span", { class: "wk-sentence" }, data.sentence), " ", h("span", { class: "wk-from" }, data.from)),
    draw && draw(data),
    data.held && h("p", { class: "wk-held" }, data.held),
    evidence(data.cards, data.words),
  ];
}

faces.ended = ({ model, el }) =>
  follow(model, "data", ({ title, notice, hint, none, gains, parts, proposals, results, words }) => {
    const cards = proposals.map((one) =>
      h("li", { class: "wk-card" }, proposalText(one), one.agreement && agreementOf(one.agreement)),
    );
    const part = ([name, n]) => h("section", { class: "wk-part" }, name && h("h3", {}, name), h("ul", { class: "wk-cards" }, cards.splice(0, n)));
    redo(
      el,
      h("h2", {}, title),
      notice && h("p", { class: "wk-notice" }, notice),
      none && h("p", {}, none),
      parts.map(part),
      gains && pictures.gains(gains),
      results && foldedResults(results, words),
      hint && h("p", { class: "wk-hint" }, hint),
    );
    drew(el);
  });

// What actions give back and what they take: a sentence and a bar a job.
pictures.gains = ({ title, about, bars: rows, table, words }) => {
  const most = Math.max(...rows.map(([, , , high]) => high));
  const part = (n, of, how) => n > 0 && h("span", { class: `wk-segment wk-c-${of}${how}`, style: { width: (100 * n) / most + "%" } });
  const bar = ([way, text, low, high]) => {
    const of = way === "gives" ? "n0" : "n3";
    const drawn = h("div", { class: "wk-track", "aria-hidden": "true" }, part(low, of, ""), part(high - low, of, " wk-pale"));
    return h("section", {}, h("div", { class: "wk-bar" }, h("p", { class: "wk-item" }, text), drawn));
  };
  return h("div", { class: `wk-bars wk-gains${rows.length > 6 ? " wk-gains-many" : ""}` }, h("h3", {}, title), rows.map(bar), h("p", { class: "wk-hint" }, about), asTable(table, words));
};

function foldedResults({ title, steps }, words) {
  if (!steps.length) return null;
  const folded = steps.map((one) => h("details", { class: "wk-help" }, h("summary", {}, one.title), picture({ ...one, words })));
  return h("section", {}, h("h2", {}, title), folded);
}

// Stacked bars with their numbers.
function bars({ options, bars: rows, table, words }) {
  const most = Math.max(...rows.map(sum));
  const legend = options.length > 1 && h("ul", { class: "wk-legend", "aria-hidden": "true" }, options.map(({ id, name }) => h("li", {}, h("i", { class: `wk-c-${id}` }), name)));
  const one = (bar) => [barOf(bar, options, most), bar.reasons && reasons(bar, words)];
  return h("div", { class: "wk-bars" }, legend, rows.map((bar) => h("section", {}, one(bar))), asTable(table, words));
}

function barOf({ kind, text, counts, note, split, groups }, options, most) {
  const item = h("p", { class: "wk-item" }, kindTag(kind), text, noteTag(note, split));
  const by = groups && h("div", { class: "wk-by" }, groups.map((group) => splitBar(group, options)));
  return h("div", { class: "wk-bar", "aria-hidden": "true" }, item, track(counts, options, most), by);
}

// A role group's answers, over its own width: groups differ in size.
function splitBar({ name, counts }, options) {
  return [h("small", {}, name), track(counts, options, sum({ counts }))];
}

// What people added to their choice, beneath its bar.
function reasons({ text, reasons: said }, words) {
  if (!said.length) return null;
  const lines = said.map(({ step, words: reason }) => h("li", {}, h("span", { class: "wk-tag" }, step), " ", reason));
  return h("ul", { class: "wk-reasons", "aria-label": `${words.reasons}: ${text}` }, lines);
}

function sum({ counts }) {
  return counts.reduce((a, b) => a + b, 0);
}

// What got no dot says so: an empty bar could also be one that is not drawn yet.
function track(counts, options, most) {
  const none = counts.length === 1 && !counts[0] && h("span", { class: "wk-segment" }, "0");
  return h("div", { class: "wk-track" }, none || counts.map((n, at) => segment(n, most, options[at].id)));
}

// One proposal's bar with the same in words below it.
function agreementOf({ options, bars: [bar] }) {
  const words = options.map(({ name }, at) => `${name}: ${bar.counts[at]}`).join("; ");
  return h("div", { class: "wk-agreement" }, h("div", { "aria-hidden": "true" }, track(bar.counts, options, sum(bar))), h("p", { class: "wk-hint" }, words, " ", noteTag(bar.note, bar.split)));
}

// A room that is divided is news; what too few answered is only left out.
function noteTag(note, split) {
  return note && h("em", { class: split ? "wk-tag wk-split" : "wk-tag wk-few" }, note);
}

function segment(n, most, option) {
  if (!n) return null;
  return h("span", { class: `wk-segment wk-c-${option}`, style: { width: (100 * n) / most + "%" } }, n);
}

function asTable(table, words) {
  const scroll = h("div", { class: "wk-scroll", role: "region", tabindex: "0", "aria-label": table.caption }, tableOf(table));
  return h("details", { class: "wk-table" }, h("summary", {}, words.as_table), scroll);
}

// A table in sight: on a narrow page each row is a card, and says which column each cell is of.
function openTable(table) {
  return h("div", { class: "wk-rows" }, tableOf(table));
}

function tableOf({ caption, head, rows, minor }) {
  const label = (at) => (head[at].endsWith("?") ? head[at] : head[at] + ":");
  const rank = (at) => (minor && minor.includes(at) ? "wk-minor" : null);
  const cell = (text, at) => h("td", { role: "cell", class: rank(at + 1), "data-label": label(at + 1) }, text);
  const row = ([first, ...rest]) => h("tr", { class: "wk-line", role: "row" }, h("th", { scope: "row", role: "rowheader" }, first), rest.map(cell));
  return h(
    "table",
    { role: "table" },
    h("caption", {}, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head.map((text, at) => h("th", { scope: "col", role: "columnheader", class: rank(at) }, text)))),
    h("tbody", { role: "rowgroup" }, rows.map(row)),
  );
}

function proposalCard(one) {
  return h("li", { class: "wk-card" }, proposalText(one));
}

function kindTag(kind) {
  return kind && [h("span", { class: "wk-tag" }, kind), " "];
}

function proposalText({ kind, what, lines, given }) {
  return [
    h("p", { class: "wk-what" }, kindTag(kind), what),
    asLines(lines, given),
  ];
}

// The first `given` of them stay in sight where there is little room.
function asLines(lines, given) {
  return h("ul", { class: "wk-lines" }, lines.map((text, at) => h("li", { class: at < given && "wk-given" }, text)));
}

function evidence(cards, words) {
  if (!cards.length) return null;
  const list = cards.map((card) => h("li", { class: "wk-card" }, claimText(card)));
  return h("ul", { class: "wk-cards", "aria-label": words.cards }, list);
}

function claimText({ claim, source, standing, binding, old }) {
  return [
    h("p", { class: "wk-claim" }, claim),
    h("p", { class: "wk-source" }, h("span", { class: "wk-tag" }, standing), binding && [" ", h("b", {}, binding), "."], " ", source),
    old && h("p", { class: "wk-source wk-old" }, old),
  ];
}
