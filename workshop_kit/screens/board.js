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

// A break: until when, what follows, and once it is known the way in for whoever comes back.
faces.between = ({ model, el }) =>
  follow(model, "data", ({ title, line, qr, join, code, words }) => {
    redo(
      el,
      h(
        "div",
        { class: "wk-joining wk-between" },
        qr && h("img", { class: "wk-qr", src: qr, alt: words.scan, onload: () => drew(el) }),
        h(
          "div",
          {},
          h("h2", {}, title),
          h("p", { class: "wk-how" }, line),
          code && [h("p", {}, words.scan), h("p", { class: "wk-address" }, join.split("/")[0], h("br"), code)],
        ),
      ),
    );
    drew(el);
  });

// The first step is read beside the way in, which stays large for whoever is not in yet.
faces.welcoming = ({ model, el, host }) => {
  const told = h("div", {});
  const joining = h("div", { class: "wk-way-in" });
  redo(el, h("div", { class: "wk-welcome" }, joining, told));
  const drawn = follow(model, "data", ({ qr, join, code, words }) => {
    redo(
      joining,
      h("h2", {}, words.join),
      qr && h("img", { class: "wk-qr", src: qr, alt: words.scan, onload: () => drew(el) }),
      h("p", { class: "wk-address" }, join.split("/")[0], h("br"), code),
    );
  });
  return ends(drawn, faces.inform({ model, el: told, host }));
};

faces.asking = ({ model, el }) =>
  follow(model, "data", ({ question, how, example, items, numbered, tied, proposals, cards, words }) => {
    redo(
      el,
      h("p", { class: "wk-question" }, question),
      h("p", { class: "wk-how" }, how),
      example && h("p", { class: "wk-example" }, example),
      items.length > 0 && h(numbered ? "ol" : "ul", { class: "wk-items" }, items.map((text, at) => h("li", numbered && { value: at + 1 }, text))),
      tied && h("p", { class: "wk-example" }, tied),
      proposals.length > 0 && h("ul", { class: "wk-cards" }, proposals.map(proposalCard)),
      evidence(cards, words),
    );
    drew(el);
  });

faces.board = ({ model, el, host }) => {
  const view = boardView();
  const cut = lineNotice(model, el);
  redo(el, view.first, view.head, cut.el, view.down, view.inner, view.foot);
  const words = () => model.get("data").words;
  const need = needing(model);
  const fitted = () => need(fit(view.inner, model.get("data").leaf, words()));
  const draw = (data) => {
    root(el, "board", data.full);
    setTitle(data, "");
    view.draw(data);
    fitted();
  };
  el.addEventListener("wk-drawn", fitted);
  const size = new ResizeObserver(fitted); // also when its style sheet arrives
  size.observe(view.inner);
  document.fonts.addEventListener("loadingdone", fitted);
  return ends(
    follow(model, "data", draw),
    clock(model, (seconds) => write(view.time, timeLeft(model.get("data"), seconds))),
    showInside({ model, host, el: view.inner, changed: fitted }),
    cut.end,
    () => size.disconnect(),
    () => document.fonts.removeEventListener("loadingdone", fitted),
  );
};

// Tells the desk, whenever that changes, how many pages hold what is shown here.
function needing(model) {
  let last = "";
  return (pages) => {
    const now = model.get("session") + pages; // a server that was started again has forgotten
    if (now === last || !line.online) return;
    last = now;
    model.send({ do: "need", pages });
  };
}

function boardView() {
  const [school, title, step, time, answered] = ["p", "h1", "span", "span", "span"].map((tag) => h(tag, {}));
  const late = h("div", { class: "wk-late" });
  const inner = h("div", { class: "wk-picture", tabindex: "0" }); // until it is fitted it may scroll
  const down = h("div", { class: "wk-down", hidden: true });
  const first = h("p", { class: "wk-first", hidden: true });
  const head = h("header", { class: "wk-top" }, h("div", {}, school, title), late);
  const foot = h("footer", { class: "wk-meta" }, step, time, answered);
  school.className = "wk-school";
  answered.setAttribute("role", "status");
  const draw = (data) => {
    const { words, talking, phase, covered } = data;
    write(first, data.first);
    write(school, whose(data));
    write(title, data.title);
    write(step, data.joined || data.step);
    foot.hidden = phase === "ended";
    drawLate(late, data);
    // What is talked about stays in sight: only the foot says phones down.
    write(answered, talking && !covered ? words.down : data.answered);
    down.hidden = !covered;
    redo(down, h("h2", {}, words.down), h("p", { class: "wk-question" }, data.question));
    inner.hidden = covered;
  };
  return { first, head, down, inner, foot, time, draw };
}

function drawLate(late, { phase, qr, join, large, words }) {
  late.hidden = large || phase === "waiting" || phase === "ended" || !join;
  if (late.dataset.join === join) return;
  late.dataset.join = join;
  redo(late, h("p", {}, words.late, h("br"), h("b", {}, join)), qr && h("img", { class: "wk-qr", src: qr, alt: "" }));
}
