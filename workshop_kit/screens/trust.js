// The trust: schools invited, their files taken in, a button that makes the picture, and the report.

faces.trust = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const parts = toolParts(model, el, "wk-report", words.result);
  const { cut, alert, told, out, send, end } = parts;
  const year = h("div", {});
  const make = (leave) => {
    const chosen = year.querySelector("select");
    if (line.online) write(told, words.making);
    send({ do: "make", leave_out: leave, year: chosen ? Number(chosen.value) : 0 }, ({ problems }) => {
      write(told, problems ? "" : words.made);
      if (!problems) out.focus();
    });
  };
  const file = (name) => send({ do: "file", name }, saveFile);
  root(el, "trust", data.full);
  const school = h("p", { class: "wk-school" });
  const head = h("header", { class: "wk-top" }, school, h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-hint" }, data.notice));
  if (!data.here) return redo(el, head, h("p", { class: "wk-notice" }, words.nowhere), technicians(data)) && ends(cut.end, end);
  const letters = lettersPart(model, parts);
  const bundles = bundlesPart(model, parts);
  const begin = h("section", {}, h("h2", {}, words.picture), h("p", { class: "wk-hint" }, words.kept_hint), year, h("button", { type: "button", class: "wk-button", onclick: () => make(false) }, words.make));
  const wrong = h("div", {});
  redo(el, head, cut.el, alert, letters.el, bundles.el, begin, told, wrong, out, technicians(data));
  const draw = (now) => {
    const { trust, years, document: shown, files, refused } = now;
    write(school, trust);
    setTitle({ ...data, school: trust }, "");
    letters.draw(now);
    bundles.draw(now);
    bundles.el.hidden = !trust;
    begin.hidden = !years.length && !shown && !refused.length;
    if (!same(year.years, years)) redo(year, years.length > 1 && choice("year", words.year, years.map(([value, text]) => [String(value), text])));
    year.years = years;
    redo(wrong, refused.length > 0 && listed(words.refused, refused, shown ? null : h("button", { type: "button", class: "wk-quiet", onclick: () => make(true) }, words.leave_out)));
    redo(out, shown && [...reportOf(shown), h("h2", {}, words.files), h("div", { class: "wk-buttons" }, files.map((name) => h("button", { type: "button", class: "wk-quiet", onclick: () => file(name) }, name)))]);
  };
  return ends(follow(model, "data", draw), letters.end, cut.end, end);
};

function listed(title, problems, button) {
  return h("section", { class: "wk-card" }, h("h2", {}, title), h("ul", {}, problems.map(({ sentence }) => h("li", {}, sentence))), button);
}

function technicians({ words, commands }) {
  const command = (text) => h("pre", { class: "wk-command", tabindex: "0" }, h("code", {}, text));
  return folded(
    words.technicians,
    h("p", {}, words.technical_invite),
    command(commands[0]),
    h("p", {}, words.technical_picture),
    command(commands[1]),
    h("p", {}, words.technical_folder),
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
