// inform: points, a question to talk about, and evidence cards.

faces.inform = ({ model, el }) =>
  follow(model, "data", (data) => {
    redo(
      el,
      data.points.length > 0 && h("ul", { class: "wk-points" }, data.points.map((point) => h("li", {}, point))),
      data.question && h("p", { class: "wk-question" }, data.question),
      data.example && h("p", { class: "wk-example" }, data.example),
      data.hint && h("p", { class: "wk-hint" }, data.hint),
      evidence(data.cards, data.words),
    );
    drew(el);
  });
