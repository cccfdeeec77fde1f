// The desk of a room that is open for days: a count, two times, and one button that asks twice.

faces["days-work"] = ({ model, el }) =>
  follow(model, "data", ({ title, lines, link, hint }) => {
    redo(
      el,
      h("h2", {}, title),
      lines.map((line) => h("p", {}, line)),
      hint && h("p", { class: "wk-hint" }, hint),
      link && h("p", {}, h("a", { href: link.href, target: "_blank" }, link.label)),
    );
  });

faces["days-desk"] = ({ model, el, host }) => {
  const [school, title, times, count] = ["p", "h1", "p", "p"].map((tag) => h(tag, {}));
  school.className = "wk-school";
  count.className = "wk-answered";
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
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
  redo(el, h("header", { class: "wk-top" }, school, title), cut.el, alert, bar, inner, side);
  const draw = (data) => {
    root(el, "desk", data.full);
    setTitle(data, "");
    write(school, data.school);
    write(title, data.title);
    write(count, data.count);
    write(times, data.times);
    write(button, data.close ? data.words.close_now : "");
    if (!data.close) sure.hide();
    drawWayIn(side, data);
  };
  return ends(follow(model, "data", draw), showInside({ model, host, el: inner }), cut.end, end);
};

function drawWayIn(side, { join, qr, words }) {
  if (side.dataset.key === join + qr) return;
  side.dataset.key = join + qr;
  redo(side, qr && [h("h2", {}, words.join), h("p", {}, h("a", { href: join }, join)), h("img", { class: "wk-qr", src: qr, alt: join })]);
}
