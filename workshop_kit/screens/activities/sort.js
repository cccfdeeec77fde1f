// sort: one choice an item; then a bar an item.

forms.sort = {
  parts: ({ items, columns }, words) => {
    const options = [...columns, "not_mine"].map((name) => [name, words[name]]);
    return items.map(({ id, text }) => radios({ name: id, legend: text, options, row: true }));
  },
  flat: (own) => Object.assign({}, own),
  value: (flat, { items }) => chosen(flat, items, (text) => text),
};

// { item: choice } of the items for which something is chosen.
function chosen(flat, items, read) {
  const pairs = items.map(({ id }) => [id, flat[id]]).filter(([id, text]) => text);
  return Object.fromEntries(pairs.map(([id, text]) => [id, read(text)]));
}

pictures.sort = bars;
