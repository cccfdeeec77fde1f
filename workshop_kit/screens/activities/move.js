// move: a list of weeks an event; then the year before and after, and how many want each week.

forms.move = {
  parts({ items, stay, weeks }, words) {
    const to = (now) => weeks.map(([title, all]) => [title, all.filter(([n]) => n !== String(now))]);
    const list = ({ id, text, now, week }) =>
      box({ name: id, label: `${text} (${week})`, options: [["", words.choose], [stay, words.stay], ...to(now)] });
    return [h("p", { class: "wk-hint" }, words.hint), items.map(list)];
  },
  flat: (own, { items }) => Object.fromEntries(items.map(({ id }) => [id, String((own || {})[id] || "")])),
  value: (flat, { items, stay }) => chosen(flat, items, (to) => (to === stay ? to : Number(to))),
};

pictures.move = ({ rows, strips, tables, words }) =>
  h("div", { class: "wk-years" }, strips.map(strip), openTable(rows), loadTables(tables, words));
