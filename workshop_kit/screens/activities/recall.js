// recall: was each promise done? Then a bar for each.

forms.recall = {
  parts: ({ agreed, items, options }, words) => {
    const choices = options.map((name) => [name, words[name]]);
    const asked = items.map((one) =>
      h(
        "section",
        { class: "wk-card" },
        one.agreed && h("p", {}, h("span", { class: "wk-tag" }, one.agreed)),
        radios({ name: one.id, legend: one.text, hint: one.lines.join("; "), options: choices, row: true }),
      ),
    );
    return [h("ul", { class: "wk-cards" }, agreed.map(proposalCard)), asked];
  },
  flat: (own) => Object.assign({}, own),
  value: (flat, { items }) => chosen(flat, items, (text) => text),
};

pictures.recall = bars;
