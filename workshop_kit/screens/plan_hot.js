// What a survey found: where role groups differ, what is hot, and below it what others found.

function drawHot(section, { hot }) {
  if (!hot) return redo(section);
  const known = ([title, lines]) => h("details", { class: "wk-help" }, h("summary", {}, title), h("ul", {}, lines.map((line) => h("li", {}, line))));
  const rest = hot.rest && h("details", { class: "wk-help" }, h("summary", {}, hot.rest[0]), openTable(hot.rest[1]));
  const { gaps } = hot;
  const first = gaps && [h("h2", {}, gaps.title), h("p", { class: "wk-hint" }, gaps.hint), gaps.table && openTable(gaps.table)];
  return redo(section, first, h("h2", {}, hot.title), h("p", { class: "wk-hint" }, hot.hint), openTable(hot.table), rest, hot.known.map(known));
}
