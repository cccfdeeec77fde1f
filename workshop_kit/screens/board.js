// The board: title, question, time and count, the code to join late, and the picture of the step.

faces.joining = ({ model, el }) =>
  follow(model, "data", (data) => {
    redo(
      el,
      h(
        "div",
        { class: "wk-joining" },
        data.qr && h("img", { class: "wk-qr", src: data.qr, alt: data.words.scan, onload: () => drew(el) }),
        h(
          "div",
          {},
          h("h2", {}, data.words.join),
          h("p", {}, data.words.scan),
          h("p", { class: "wk-address" }, data.join.split("/")[0], h("br"), data.code),
          h("p", { class: "wk-purpose" }, data.purpose),
          h("p", { class: "wk-hint" }, data.rules),
        ),
      ),
    );
  });

faces.asking = ({ model, el }) =>
  follow(model, "data", ({ question, how, items, proposals, cards, words }) => {
    redo(
      el,
      h("p", { class: "wk-question" }, question),
      h("p", { class: "wk-how" }, how),
      items.length > 0 && h("ol", { class: "wk-items" }, items.map((text) => h("li", {}, text))),
      proposals.length > 0 && h("ul", { class: "wk-cards" }, proposals.map(proposalCard)),
      evidence(cards, words),
    );
    drew(el);
  });

faces.board = ({ model, el, host }) => {
  const [school, title, step, time, answered] = ["p", "h1", "span", "span", "span"].map((tag) => h(tag, {}));
  const late = h("div", { class: "wk-late" });
  const down = h("div", { class: "wk-down", hidden: true });
  const inner = h("div", { class: "wk-picture" });
  const head = h("header", { class: "wk-top" }, h("div", {}, school, title), late);
  const foot = h("footer", { class: "wk-meta" }, step, time, answered);
  redo(el, head, down, inner, foot);
  school.className = "wk-school";
  answered.setAttribute("role", "status");
  const fitted = () => fit(inner, { more: inner.dataset.more || "" });
  const draw = (data) => {
    root(el, "board", data.full);
    setTitle(data, "");
    write(school, [data.school, data.title !== data.workshop && data.workshop].filter(Boolean).join(" · "));
    write(title, data.title);
    write(step, data.step);
    write(answered, data.answered);
    drawLate(late, data);
    // What is talked about stays in sight: once the result is out, only the foot says phones down.
    const covered = data.talking && data.phase === "open";
    if (data.talking && !covered) write(answered, data.words.down);
    down.hidden = !covered;
    redo(down, h("h2", {}, data.words.down), h("p", { class: "wk-question" }, data.question));
    inner.hidden = covered;
    inner.dataset.more = data.words.more;
    fitted();
  };
  el.addEventListener("wk-drawn", fitted);
  window.addEventListener("resize", fitted);
  return ends(
    follow(model, "data", draw),
    clock(model, (seconds) => write(time, boardTime(model.get("data").words, seconds))),
    showInside({ model, host, el: inner, changed: fitted }),
    () => window.removeEventListener("resize", fitted),
  );
};

function boardTime(words, seconds) {
  if (seconds === null || seconds > 60 || seconds <= 0) return minutesLeft(words, seconds);
  return fill(words.seconds, { n: Math.ceil(seconds / 10) * 10 });
}

function drawLate(late, { phase, qr, join, words }) {
  late.hidden = phase === "waiting" || phase === "ended" || !join;
  if (late.dataset.join === join) return;
  late.dataset.join = join;
  redo(late, h("p", {}, words.late, h("br"), h("b", {}, join)), qr && h("img", { class: "wk-qr", src: qr, alt: "" }));
}
