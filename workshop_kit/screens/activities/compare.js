// compare: a card for each statement with the counts of both audits.

faces.compare = ({ model, el }) =>
  follow(model, "data", (data) => {
    const cards = data.pairs.map(({ text, lines }) =>
      h("li", { class: "wk-card" }, h("p", { class: "wk-what" }, text), lines.map((line) => h("p", { class: "wk-count-of" }, line))),
    );
    redo(
      el,
      data.question && h("p", { class: "wk-question" }, data.question),
      data.example && h("p", { class: "wk-example" }, data.example),
      h("p", { class: "wk-sentence" }, data.about),
      data.care.map((line) => h("p", { class: "wk-notice" }, line)),
      data.points.length > 0 && h("ul", { class: "wk-points" }, data.points.map((point) => h("li", {}, point))),
      data.order && h("p", { class: "wk-hint" }, data.order),
      cards.length > 0 && h("ul", { class: "wk-cards" }, cards),
      data.table && asTable(data.table, { as_table: data.table.caption }),
      data.hint && h("p", { class: "wk-hint" }, data.hint),
      evidence(data.cards, data.words),
    );
    drew(el);
  });
