// All plans of a school: what is due above, then every plan with what came of each action.

faces.plans = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  root(el, "plans", data.full);
  setTitle(data, "");
  redo(
    el,
    h("header", { class: "wk-top" }, h("p", { class: "wk-school" }, data.school), h("h1", {}, data.title), h("p", { class: "wk-hint" }, data.plans.length ? data.about : data.none)),
    datesOf(words.due, data.due, data.plans.length > 0 && words.nothing_due),
    datesOf(words.waiting, data.waiting),
    datesOf(words.coming, data.coming),
    data.posts.map((text) => h("p", { class: "wk-held" }, text)),
    data.ledger.length > 0 && h("section", {}, h("h2", {}, words.ledger), h("p", { class: "wk-hint" }, words.ledger_hint), data.ledger.map(openTable)),
    data.plans.map((plan) => h("section", {}, h("h2", {}, plan.title), plan.actions.map(followedAction))),
  );
};

function datesOf(title, dates, none) {
  if (!dates.length) return none && h("section", {}, h("h2", {}, title), h("p", { class: "wk-hint" }, none));
  return h("section", {}, h("h2", {}, title), h("ul", {}, dates.map((text) => h("li", {}, text))));
}

function followedAction({ what, state, reached, lines, said }) {
  return h(
    "section",
    { class: "wk-card wk-action" },
    h("h3", {}, what),
    state && h("p", {}, h("span", { class: `wk-tag wk-state-${reached}` }, state)),
    h("ul", { class: "wk-lines" }, lines.map((text) => h("li", {}, text))),
    said.map(reviewLine),
  );
}
