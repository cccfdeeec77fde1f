// inform: points, a question to talk about, and evidence cards.

faces.inform = ({ model, el }) =>
  follow(model, "data", (data) => {
    redo(
      el,
      data.points.length > 0 && h("ul", { class: "wk-points" }, data.points.map((point) => h("li", {}, point))),
      data.question && h("p", { class: "wk-question" }, data.question),
      data.hint && h("p", { class: "wk-hint" }, data.hint),
      evidence(data.cards, data.words),
    );
    drew(el);
  });

function evidence(cards, words) {
  if (!cards.length) return null;
  const list = cards.map(({ claim, source, standing }) =>
    h(
      "li",
      { class: "wk-card" },
      h("p", { class: "wk-claim" }, claim),
      h("p", { class: "wk-source" }, h("span", { class: "wk-tag" }, standing), " ", source),
    ),
  );
  return h("ul", { class: "wk-cards", "aria-label": words.cards }, list);
}
