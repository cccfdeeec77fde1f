// Typing in paper sheets: what is open, how many sheets so far, and slips that were handed in.

faces.typing = ({ model, el, host }) => {
  const [school, title, part, count, hint] = ["p", "h1", "h2", "p", "p"].map((tag) => h(tag, {}));
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const [slips, parts, inner] = ["div", "div", "div"].map((tag) => h(tag, {}));
  const cut = lineNotice(model, el);
  const { send, end } = commands(model, alert);
  const slip = slipBox(model, send);
  school.className = "wk-school";
  count.className = "wk-answered";
  count.setAttribute("role", "status");
  redo(el, h("header", { class: "wk-top" }, school, title, hint), cut.el, alert, slips, parts, part, count, inner);
  put(slips, slip.el);
  let before = "";
  const draw = (data) => {
    root(el, "typing", data.full);
    setTitle(data, "");
    write(school, whose(data));
    write(title, data.title);
    write(hint, data.words.phones);
    write(part, data.part);
    write(count, data.count);
    slip.draw(data);
    if (before !== JSON.stringify(data.parts)) drawParts(parts, data, send);
    before = JSON.stringify(data.parts);
  };
  return ends(follow(model, "data", draw), showInside({ model, host, el: inner }), cut.end, end);
};

faces["no-sheet"] = ({ model, el }) =>
  follow(model, "data", ({ sentence }) => redo(el, h("p", {}, sentence)));

// Only where the room was opened with slips: one is given for a set of sheets.
function slipBox(model, send) {
  const { words } = model.get("data");
  const told = h("p", { class: "wk-hint", role: "status" });
  const field = box({ name: "slip", label: words.slip, hint: words.slip_hint }, words);
  const [input] = controls(field);
  const give = (event) => {
    event.preventDefault();
    send({ do: "slip", slip: input.value }, (said) => {
      if (said.what === "saved") input.value = "";
      input.focus();
    });
  };
  const el = h("form", { class: "wk-slip", novalidate: true, onsubmit: give, hidden: true }, field, h("button", { class: "wk-quiet" }, words.slip_take), told);
  return {
    el,
    draw({ slips }) {
      el.hidden = !slips;
      write(told, slips);
    },
  };
}

function drawParts(el, { parts, words }, send) {
  if (parts.length < 2) return redo(el);
  const pick = box({ name: "part", label: words.parts, options: parts }, words);
  const [list] = controls(pick);
  list.addEventListener("change", () => send({ do: "part", activity: list.value }));
  return redo(el, pick);
}
