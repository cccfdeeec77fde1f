// year: a card an event; then the year as a strip, its fullest weeks, and what cannot move.

const EVENT = ["name", "week", "group", "weight", "fixed", "why"];

forms.year = {
  parts: (data, words) => entryCards(data, words, (n) => eventFields(n, data, words)),
  flat(own, { most }) {
    const fixed = { true: "no", false: "yes" };
    return entriesFlat((own || []).map((one) => ({ ...one, fixed: fixed[one.fixed] })), most, EVENT);
  },
  value: (flat, { most }) =>
    entriesOf(flat, most, (one) => ({
      name: one("name"),
      week: whole(one("week")),
      group: one("group"),
      weight: one("weight"),
      fixed: one("fixed") && one("fixed") === "no",
      why: one("fixed") === "no" ? one("why") : "",
    })),
  changed(form, flat, { most }) {
    drawEntries(form, flat);
    upTo(most).forEach((n) => {
      form.querySelector(`[data-field="${n}-why"]`).hidden = flat[`${n}-fixed`] !== "no";
    });
  },
};

function eventFields(n, { known, groups, weights, weeks, longest }, words) {
  const on = groups.map((group) => [group, group]);
  const heavy = weights.map((weight) => [weight, words[weight]]);
  const fixed = [["yes", words.can], ["no", words.cannot]];
  return [
    nameField(n, { label: words.name, known, longest }, words),
    box({ name: `${n}-week`, label: words.week, options: [["", words.choose], ...weeks] }),
    radios({ name: `${n}-group`, legend: words.group, options: on }),
    radios({ name: `${n}-weight`, legend: words.weight, options: heavy }),
    radios({ name: `${n}-fixed`, legend: words.fixed, options: fixed }),
    box({ name: `${n}-why`, label: words.why, longest }, words),
  ];
}

pictures.year = ({ strips, fixed, how, tables, words }) =>
  h(
    "div",
    { class: "wk-years" },
    strips.map(strip),
    h("p", { class: "wk-hint" }, how),
    fixed.lines.length > 0 && [h("h2", {}, fixed.title), foundList(fixed.lines)],
    loadTables(tables, words),
  );

// The first says the same as the picture; the others are named.
function loadTables(tables, words) {
  return tables.map((table, at) => asTable(table, at ? { as_table: table.caption } : words));
}

// Two terms a line on a phone, the whole year in one line on the board.
function strip({ title, terms, groups, most, pinch, found }) {
  const rows = groups.map(([name, loads]) => {
    let week = 0;
    const term = ([label, long]) => {
      const cells = loads.slice(week, week + long).map((n, at) => cell(n, most, pinch.includes(week + at + 1)));
      week += long;
      return h("div", { class: "wk-term", style: { flexGrow: long } }, h("small", {}, label), h("div", { class: "wk-weeks" }, cells));
    };
    return h("div", { class: "wk-load" }, h("b", {}, name), terms.map(term));
  });
  return h("section", {}, h("h2", {}, title), h("div", { class: "wk-year", "aria-hidden": "true" }, rows), foundList(found));
}

function cell(n, most, full) {
  const level = Math.ceil((4 * n) / (most || 1));
  return h("i", { class: `wk-h${level}${full ? " wk-pinch" : ""}` }, n || "");
}
