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
  const show = (page) => page >= 0 && page <= model.get("data").page.last && model.send({ do: "show", page });
  const turn = (by) => show(model.get("data").page[by]);
  const [back, next] = ["back", "next"].map((by) => h("button", { type: "button", class: "wk-quiet", onclick: () => turn(by) }));
  const told = h("span", {});
  const nav = h("nav", { class: "wk-meta wk-leaf" }, told, back, next);
  put(el, nav);
  const keys = ({ key }) => ({ ArrowLeft: () => turn("back"), ArrowRight: () => turn("next") }[key] || (() => {}))();
  window.addEventListener("keydown", keys);
  const draw = ({ page, phase, days }) => {
    nav.hidden = phase !== "ended" || !page.last;
    write(told, page.told);
    write(back, page.back < 0 ? "" : days.back);
    write(next, page.next > page.last ? "" : days.next);
  };
  return ends(follow(model, "data", draw), end, () => window.removeEventListener("keydown", keys));
};
