// Results: the same picture on board and phones, each with its table and a sentence.

faces.picture = ({ model, el }) =>
  follow(model, "data", (data) => {
    const draw = pictures[data.of];
    el.classList.add("wk-results");
    redo(
      el,
      data.question && h("p", { class: "wk-question" }, data.question),
      h("p", { class: "wk-sentence" }, data.sentence, " ", h("span", { class: "wk-from" }, data.from)),
      draw && draw(data),
      data.held && h("p", { class: "wk-held" }, data.held),
    );
    drew(el);
  });

faces.ended = ({ model, el }) =>
  follow(model, "data", ({ title, notice, hint, none, proposals, words }) => {
    const cards = proposals.map((one) =>
      h("li", { class: "wk-card" }, proposalText(one), one.agreement && agreementOf(one.agreement)),
    );
    redo(
      el,
      h("h2", {}, title),
      h("p", { class: "wk-notice" }, notice),
      cards.length ? h("ul", { class: "wk-cards" }, cards) : h("p", {}, none),
      hint && h("p", { class: "wk-hint" }, hint),
    );
    drew(el);
  });

// Stacked bars with their numbers.
function bars({ options, bars: rows, table, words }) {
  const most = Math.max(...rows.map(sum));
  const legend = options.length > 1 && h("ul", { class: "wk-legend" }, options.map(({ id, name }) => h("li", {}, h("i", { class: `wk-c-${id}` }), name)));
  const one = ({ text, counts, note }) =>
    h(
      "div",
      { class: "wk-bar" },
      h("p", { class: "wk-item" }, text, note && h("em", { class: "wk-tag wk-split" }, note)),
      track(counts, options, most),
    );
  return h("div", { class: "wk-bars" }, h("div", { "aria-hidden": "true" }, legend, rows.map(one)), asTable(table, words));
}

function sum({ counts }) {
  return counts.reduce((a, b) => a + b, 0);
}

function track(counts, options, most) {
  return h("div", { class: "wk-track" }, counts.map((n, at) => segment(n, most, options[at].id)));
}

// One proposal's bar with the same in words below it.
function agreementOf({ options, bars: [bar] }) {
  const words = options.map(({ name }, at) => `${name}: ${bar.counts[at]}`).join(" · ");
  const note = bar.note && h("em", { class: "wk-tag wk-split" }, bar.note);
  return h("div", { class: "wk-agreement" }, h("div", { "aria-hidden": "true" }, track(bar.counts, options, sum(bar))), h("p", { class: "wk-hint" }, words, " ", note));
}

function segment(n, most, option) {
  if (!n) return null;
  return h("span", { class: `wk-segment wk-c-${option}`, style: { width: (100 * n) / most + "%" } }, n);
}

function asTable({ caption, head, rows }, words) {
  const cells = ([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((text) => h("td", {}, text)));
  const table = h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, rows.map(cells)),
  );
  const scroll = h("div", { class: "wk-scroll", role: "region", tabindex: "0", "aria-label": caption }, table);
  return h("details", { class: "wk-table" }, h("summary", {}, words.as_table), scroll);
}

function proposalCard({ kind, what, lines }) {
  return h("li", { class: "wk-card" }, proposalText({ kind, what, lines }));
}

function proposalText({ kind, what, lines }) {
  return [
    h("p", { class: "wk-what" }, h("span", { class: "wk-tag" }, kind), " ", what),
    h("ul", { class: "wk-lines" }, lines.map((text) => h("li", {}, text))),
  ];
}
