// temperature: eleven numbers on the phone; afterwards a bar of how they spread.

forms.temperature = {
  parts: ({ items, options }) => items.map(({ id, text }) => radios({ name: id, legend: text, options, row: true })),
  flat: (own) => Object.fromEntries(Object.entries(own || {}).map(([id, n]) => [id, String(n)])),
  value: (flat, { items }) => chosen(flat, items, Number),
};

pictures.temperature = bars;
