// The evidence page: two choices above, the cards that fit them below, and how many there are.

faces.evidence = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const [list, told] = [h("ul", { class: "wk-cards" }), h("p", { class: "wk-meta", role: "status" })];
  const draw = () => {
    const found = data.cards.filter((card) => fitsCard(card, topic.value, setting.value));
    write(told, fill(words.shown, { n: found.length, all: data.cards.length }));
    redo(list, found.map(evidenceCard));
  };
  const topic = choiceOf(words.every_topic, [...data.topics, ["rules", words.rules]], draw);
  const setting = choiceOf(words.every_setting, data.settings, draw);
  root(el, "evidence", data.full);
  setTitle({ ...data, school: "" }, "");
  redo(
    el,
    h("header", { class: "wk-top" }, h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-hint" }, data.notice)),
    h("div", { class: "wk-find" }, labelled(words.topic, topic), labelled(words.setting, setting)),
    told,
    list,
  );
  draw();
};

function choiceOf(all, options, onchange) {
  const listed = [["", all], ...options].map(([value, name]) => h("option", { value }, name));
  return h("select", { id: uid(), onchange }, listed);
}

// A card that names no kind of school fits every one; a rule fits only where rules are looked for.
function fitsCard({ rule, topics, settings }, topic, setting) {
  const about = topic === "" || (topic === "rules" ? rule : topics.includes(topic));
  return about && (setting === "" || settings.length === 0 || settings.includes(setting));
}
