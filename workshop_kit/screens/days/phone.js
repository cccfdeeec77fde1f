// The phone of a room that is open for days: the list of its parts, and the way back and on.

faces["days-list"] = ({ model, el }) => {
  const go = (activity) => model.send({ do: "go", activity });
  return follow(model, "data", ({ lines, done, go: on, parts, room: code, words }) => {
    const unsent = (id) => (stored(`draft:${code}:${id}`) ? words.unsent : "");
    const rows = parts.map(({ id, title, mark }) => {
      const note = unsent(id) || mark;
      const button = h("button", { type: "button", class: "wk-part-link", onclick: () => go(id) }, title);
      return h("li", {}, button, note && h("span", { class: "wk-tag" }, note));
    });
    redo(
      el,
      lines.map((line) => h("p", {}, line)),
      done && h("p", { class: "wk-status wk-saved" }, done),
      on && h("button", { type: "button", class: "wk-button", onclick: () => go(on.activity) }, on.label),
      h("h2", {}, words.parts),
      h("ol", { class: "wk-part-list" }, rows),
    );
  });
};

faces["days-phone"] = (given) => {
  const { model, el } = given;
  const [late, nav] = [h("p", { class: "wk-notice", hidden: true }), h("nav", {})];
  const end = faces.phone(given);
  const steps = wayThrough(model, el);
  el.insertBefore(late, el.querySelector(".wk-top").nextSibling);
  put(el, nav);
  let before = null;
  const draw = ({ days }) => {
    write(late, days.late);
    if (!same(before, days.nav)) redo(nav, days.nav && navigation(days.nav, steps.press));
    before = days.nav;
  };
  return ends(follow(model, "data", draw), steps.end, end);
};

function navigation({ back, next, words, label, reading }, press) {
  const button = (name, to, text) => h("button", { type: "button", class: name, onclick: () => press(to) }, text);
  return [
    button(reading ? "wk-button" : "wk-quiet", next, label),
    h("div", { class: "wk-way" }, back && button("wk-quiet", back, words.back), words.all && button("wk-quiet", "", words.all)),
  ];
}

// Goes on once an answer is saved. After a cut line it goes back to where the page was, and an
// answer that was on its way is sent again there.
function wayThrough(model, el) {
  const now = () => model.get("data");
  let last = "";
  const go = (activity) => {
    last = activity;
    model.send({ do: "go", activity });
  };
  const press = (activity) => {
    el.querySelector("h1").focus();
    go(activity);
  };
  const sending = () => now().days.ids.find((id) => stored(`draft:${now().room}:${id}:sent`));
  const again = () => {
    const { days, phase } = now();
    const wanted = last || sending();
    if (phase === "open" && !days.at && wanted) go(wanted);
  };
  const saved = () => now().days.nav && go(now().days.nav.next);
  el.addEventListener("wk-saved", saved);
  model.on("change:session", again);
  setTimeout(again, 0);
  return { press, end: () => (el.removeEventListener("wk-saved", saved), model.off("change:session", again)) };
}
