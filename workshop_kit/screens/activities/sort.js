// sort: one choice an item; then a bar an item.

forms.sort = {
  parts({ items, options }) {
    const row = options.every(([id, label]) => label.length < 20);
    return items.map(({ id, text }) => radios({ name: id, legend: text, options, row }));
  },
  flat: (own) => Object.assign({}, own),
  value: (flat, { items }) => chosen(flat, items, (text) => text),
};

pictures.sort = (data) => [bars(data), data.left && h("p", { class: "wk-held wk-out" }, data.left)];
