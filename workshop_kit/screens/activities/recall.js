// recall: was each promise done? Then a bar for each.

forms.recall = {
  parts: ({ items, options }, words) => {
    const choices = options.map((name) => [name, words[name]]);
    return items.map((one) =>
      h(
        "section",
        { class: "wk-card", "data-named": one.text },
        promiseText(one),
        radios({ name: one.id, legend: fill(words.legend, { what: one.text }), options: choices, row: true }),
      ),
    );
  },
  flat: (own) => Object.assign({}, own),
  value: (flat, { items }) => chosen(flat, items, (text) => text),
};

function promiseText({ text, agreed, lines }) {
  return [
    h("p", { class: "wk-what" }, text, agreed && [" ", h("span", { class: "wk-tag" }, agreed)]),
    h("ul", { class: "wk-lines" }, lines.map((line) => h("li", {}, line))),
  ];
}

pictures.recall = bars;
