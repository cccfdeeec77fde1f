// gather: boxes for ideas, one more at a time; then the room's ideas in columns.

forms.gather = {
  parts({ most, longest, prompts }, words) {
    const boxes = Array.from({ length: most }, (none, n) => {
      const label = n ? fill(words.more_idea, { n: n + 1 }) : words.idea;
      return box({ name: `idea-${n + 1}`, label, rows: 3, longest }, words);
    });
    const more = h("button", { type: "button", class: "wk-quiet" }, words.more);
    reveal(boxes, more, 1);
    const help = prompts.length && folded(words.prompts, h("ul", {}, prompts.map((prompt) => h("li", {}, prompt))));
    return [boxes, more, help];
  },
  flat: (own) => Object.fromEntries((own || []).map((idea, n) => [`idea-${n + 1}`, idea])),
  value: (flat, { most }) => Array.from({ length: most }, (none, n) => flat[`idea-${n + 1}`] || ""),
};

pictures.gather = ({ columns }) =>
  h(
    "div",
    { class: "wk-columns" },
    columns.map(({ name, ideas }) =>
      h(
        "section",
        { class: "wk-group" },
        name && h("h2", {}, name),
        h("ul", {}, ideas.map((idea) => h("li", {}, idea.words, idea.said && h("span", { class: "wk-tag" }, idea.said)))),
      ),
    ),
  );
