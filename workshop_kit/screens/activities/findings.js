// findings: cards of what was found, divided ones first.

faces.findings = ({ model, el }) =>
  follow(model, "data", (data) => {
    redo(
      el,
      data.question && h("p", { class: "wk-question" }, data.question),
      data.example && h("p", { class: "wk-example" }, data.example),
      data.about && h("p", { class: "wk-sentence" }, data.about),
      data.points.length > 0 && h("ul", { class: "wk-points" }, data.points.map((point) => h("li", {}, point))),
      data.spots.length > 0 && h("ul", { class: "wk-cards" }, data.spots.map(spotCard)),
      data.proposals.length > 0 && h("ul", { class: "wk-cards" }, data.proposals.map(proposalCard)),
      data.instead.length > 0 && h("ul", { class: "wk-cards" }, data.instead.map((text) => h("li", { class: "wk-card" }, text))),
      data.hint && h("p", { class: "wk-hint" }, data.hint),
      evidence(data.cards, data.words),
    );
    drew(el);
  });

function spotCard({ text, count, note, by }) {
  const lines = h("ul", { class: "wk-lines" }, by && h("li", {}, by));
  return h("li", { class: "wk-card" }, h("p", { class: "wk-what" }, text), h("p", { class: "wk-count-of" }, count, " ", noteTag(note, Boolean(note))), by && lines);
}
