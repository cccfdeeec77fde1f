// The trust: a button that makes the picture, what was refused, the report's blocks, its files.

faces.trust = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const { cut, alert, told, out, send, end } = toolParts(model, el, "wk-report", words.result);
  const make = (leave) => {
    if (line.online) write(told, words.making);
    send({ do: "make", leave_out: leave }, ({ problems }) => {
      write(told, problems ? "" : words.made);
      if (!problems) out.focus();
    });
  };
  const file = (name) => send({ do: "file", name }, saveFile);
  root(el, "trust", data.full);
  setTitle({ ...data, school: data.trust }, "");
  const head = h("header", { class: "wk-top" }, h("p", { class: "wk-school" }, data.trust), h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-hint" }, data.notice));
  const begin = data.trust ? h("button", { type: "button", class: "wk-button", onclick: () => make(false) }, words.make) : h("p", { class: "wk-notice" }, words.no_trust);
  const wrong = h("div", {});
  redo(el, head, cut.el, alert, begin, told, wrong, out);
  const draw = ({ document: shown, files, refused }) => {
    redo(wrong, refused.length > 0 && refusedFiles(refused, words, shown ? null : () => make(true)));
    redo(out, shown && [...reportOf(shown), h("h2", {}, words.files), h("div", { class: "wk-buttons" }, files.map((name) => h("button", { type: "button", class: "wk-quiet", onclick: () => file(name) }, name)))]);
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

function refusedFiles(refused, words, leave) {
  return h(
    "section",
    { class: "wk-card" },
    h("h2", {}, words.refused),
    h("ul", {}, refused.map(({ sentence }) => h("li", {}, sentence))),
    leave && h("button", { type: "button", class: "wk-quiet", onclick: leave }, words.leave_out),
  );
}

function reportOf({ title, subtitle, notice, blocks }) {
  return [h("h2", {}, title), h("p", { class: "wk-hint" }, subtitle), h("p", { class: "wk-care" }, notice), ...blocks.map(reportBlock)];
}

function reportBlock(block) {
  if (block.block === "heading") return h(block.level === 1 ? "h3" : "h4", {}, block.text);
  if (block.block === "paragraph") return h("p", { class: block.strong ? "wk-notice" : null }, block.text);
  if (block.block === "bullets") return h("ul", {}, block.items.map((text) => h("li", {}, text)));
  return openTable(block);
}
