// The desk of a room that is open for days: a count, two times, and one button that asks twice.

faces["days-work"] = ({ model, el }) => {
  const [head, told, body] = [h("div", {}), h("section", { hidden: true }), h("div", {})];
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, end } = commands(model, alert);
  const tell = (what, more, then) => send({ do: what, ...more }, then);
  const cover = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("uncover", { on: !model.get("data").uncovered }) });
  const lists = new Map();
  put(el, head, alert, told, body);
  const stop = follow(model, "data", (data) => {
    const { title, lines, link, hint, words } = data;
    redo(
      head,
      h("h2", {}, title),
      lines.map((line) => h("p", {}, line)),
      hint && h("p", { class: "wk-hint" }, hint),
      link && h("p", {}, h("a", { href: link.href, target: "_blank" }, link.label)),
    );
    told.hidden = !data.told.length;
    write(cover, data.uncovered ? words.told_cover : words.told_show);
    if (told.hidden === !told.firstChild) return;
    redo(told, h("h2", {}, words.told_title), data.told.map((line) => h("p", {}, line)), data.readable && cover);
  });
  const texts = follow(model, "data", () => drawLists({ model, lists, body, tell }));
  return ends(stop, texts, end);
};

// A list for what was said to the room, and one for each question whose words are uncovered.
function drawLists({ model, lists, body, tell }) {
  const now = () => model.get("data");
  const of = (id) => ({ ...now(), ...now().lists.find((one) => one.id === id) });
  const ids = now().lists.map(({ id }) => id);
  Array.from(lists.keys()).filter((id) => !ids.includes(id)).forEach((id) => {
    lists.get(id).el.remove();
    lists.delete(id);
  });
  ids.forEach((id) => {
    if (!lists.has(id)) lists.set(id, textList({ get: () => of(id) }, tell));
    put(body, lists.get(id).el);
    lists.get(id).draw(of(id));
  });
}

faces["days-desk"] = ({ model, el, host }) => {
  const [school, title, times, count] = ["p", "h1", "p", "p"].map((tag) => h(tag, {}));
  school.className = "wk-school";
  count.className = "wk-answered";
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const trouble = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const [inner, side] = [h("div", {}), h("div", { class: "wk-side" })];
  const { send, end } = commands(model, alert);
  const sure = sureBox();
  const ask = () => {
    const { words } = model.get("data");
    const then = () => send({ do: "seal" });
    sure.ask({ question: words.close_sure, yes: words.close_yes, no: words.close_no, then, from: button });
  };
  const button = h("button", { type: "button", class: "wk-quiet", onclick: ask });
  const cut = lineNotice(model, el);
  const bar = h("div", { class: "wk-bar-top" }, count, times, button, sure.el);
  redo(el, h("header", { class: "wk-top" }, school, title), cut.el, trouble, alert, bar, inner, side);
  const draw = (data) => {
    root(el, "desk", data.full);
    setTitle(data, "");
    write(school, data.school);
    write(title, data.title);
    write(count, data.count);
    write(trouble, data.trouble);
    write(times, data.times);
    write(button, data.close ? data.words.close_now : "");
    if (!data.close) sure.hide();
    drawWayIn(side, data);
  };
  return ends(follow(model, "data", draw), showInside({ model, host, el: inner }), cut.end, end);
};

function drawWayIn(side, { join, qr, typing, words }) {
  if (side.dataset.key === join + qr) return;
  side.dataset.key = join + qr;
  redo(
    side,
    qr && [h("h2", {}, words.join), h("p", {}, h("a", { href: join }, join)), h("img", { class: "wk-qr", src: qr, alt: join })],
    typing && h("p", {}, h("a", { href: typing, target: "_blank" }, words.typing)),
  );
}
