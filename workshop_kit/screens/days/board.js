// The board of a room that is open for days: the way in, then its results, leafed through by hand.

faces["days-joining"] = ({ model, el }) =>
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
          h("p", { class: "wk-times" }, data.times),
          data.so_far && h("p", { class: "wk-so-far", role: "status" }, data.so_far),
          h("p", { class: "wk-purpose" }, data.purpose),
          h("p", { class: "wk-hint" }, data.rules),
        ),
      ),
    );
    drew(el);
  });

faces["days-turnout"] = ({ model, el }) =>
  follow(model, "data", ({ line, hint }) => {
    redo(el, h("div", { class: "wk-down" }, h("h2", {}, line), h("p", { class: "wk-question" }, hint)));
    drew(el);
  });

faces["days-board"] = (given) => {
  const { model, el } = given;
  const end = faces.board(given);
  const turn = (by) => model.send({ do: "turn", by });
  const [back, next] = [-1, 1].map((by) => h("button", { type: "button", class: "wk-quiet", onclick: () => turn(by) }));
  const told = h("span", {});
  const nav = h("nav", { class: "wk-meta wk-leaf" }, told, back, next);
  put(el, nav);
  const keys = ({ key }) => ({ ArrowLeft: () => turn(-1), ArrowRight: () => turn(1) }[key] || (() => {}))();
  window.addEventListener("keydown", keys);
  const draw = ({ page, phase, days }) => {
    nav.hidden = phase !== "ended" || !(page.back || page.next);
    write(told, page.told);
    write(back, page.back ? days.back : "");
    write(next, page.next ? days.next : "");
  };
  return ends(follow(model, "data", draw), end, () => window.removeEventListener("keydown", keys));
};
