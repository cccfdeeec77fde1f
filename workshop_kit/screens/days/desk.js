// The desk of a room that is open for days: a count, two times, and one button that asks twice.

faces["days-work"] = ({ model, el }) => {
  const [head, told, body] = [h("div", {}), h("section", { hidden: true }), h("div", {})];
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, end } = commands(model, alert);
  const tell = (what, more, then) => send({ do: what, ...more }, then);
  const cover = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("uncover", { on: !model.get("data").uncovered }) });
  const lists = new Map();
  const round = h("details", { class: "wk-help", hidden: true });
  put(el, head, round, alert, told, body);
  const stop = follow(model, "data", (data) => {
    const { title, lines, link, hint, texts, words } = data;
    round.hidden = !texts.length;
    redo(round, h("summary", {}, words.texts), texts.map(([name, text]) => sendRound(name, text, words)));
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
  const { send, end: stop } = commands(model, alert);
  const sure = sureBox();
  const ask = () => {
    const { words } = model.get("data");
    const then = () => send({ do: "seal" });
    sure.ask({ question: words.close_sure, yes: words.close_yes, no: words.close_no, then, from: button });
  };
  const button = h("button", { type: "button", class: "wk-quiet", onclick: ask });
  const cut = lineNotice(model, el);
  const end = endForm(model, send);
  const bar = h("div", { class: "wk-bar-top" }, count, times, button, sure.el, end.el);
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
    end.draw(data);
    drawWayIn(side, data);
  };
  return ends(follow(model, "data", draw), showInside({ model, host, el: inner }), cut.end, stop);
};

// The time at which it closes: sent as typed, and what is wrong with it stands above, as for all presses.
function endForm(model, send) {
  const { words } = model.get("data");
  const field = box({ name: "until", label: words.move_to, hint: words.move_hint, type: "datetime-local" }, words);
  const input = field.querySelector("input");
  const done = h("span", { class: "wk-hint", role: "status" });
  const told = ({ problems }) => write(done, problems ? "" : words.moved);
  const press = (event) => {
    event.preventDefault();
    write(done, "");
    send({ do: "move", until: input.value }, told);
  };
  const el = folded(words.move, h("form", { onsubmit: press }, field, h("button", { class: "wk-quiet" }, words.move_now), " ", done));
  let known = "";
  const draw = ({ end }) => {
    el.hidden = !end;
    if (end !== known) input.value = end;
    known = end;
  };
  return { el, draw };
}

function drawWayIn(side, { join, qr, typing, words }) {
  if (side.dataset.key === join + qr) return;
  side.dataset.key = join + qr;
  redo(
    side,
    qr && [h("h2", {}, words.join), h("p", {}, h("a", { href: join }, join)), h("img", { class: "wk-qr", src: qr, alt: join })],
    typing && h("p", {}, h("a", { href: typing, target: "_blank" }, words.typing)),
  );
}
