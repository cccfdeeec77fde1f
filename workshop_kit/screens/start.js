// The start page: workshops as a list, the form that opens a room, and the links of a new one.

faces.start = ({ model, el }) => {
  const told = h("div", { class: "wk-opened", role: "status", tabindex: "-1" });
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const [top, list] = [h("header", { class: "wk-top" }), h("div", {})];
  const [rooms, tools] = [h("section", {}), h("section", {})];
  const cut = lineNotice(model, el);
  redo(el, top, cut.el, alert, told, list, rooms, tools);
  const { send, end } = commands(model, alert);
  const tell = (message, then) => send(message, (said) => (write(alert, ""), then(said)));
  const opener = openingForm(model, tell);
  let before = null;
  const draw = (data) => {
    root(el, "start", data.full);
    setTitle(data, "");
    redo(top, h("p", { class: "wk-school" }, data.school), h("h1", {}, data.title), h("p", { class: "wk-hint" }, data.notice));
    if (!before || !same(before.stages, data.stages)) redo(list, data.stages.map((stage) => stageList(stage, data.words, opener)));
    opener.preview(data.preview);
    if (!before || !same(before.opened, data.opened)) drawOpened(told, data);
    drawRooms(rooms, data);
    drawTools(tools, data);
    if (before && data.opened && !same(before.opened, data.opened)) {
      opener.hide();
      told.focus();
    }
    before = data;
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

function stageList({ title, workshops }, words, opener) {
  return h("section", {}, h("h2", {}, title), h("ul", { class: "wk-toc" }, workshops.map((one) => workshopRow(one, words, opener))));
}

function workshopRow(one, words, opener) {
  const button = h("button", { type: "button", class: "wk-quiet", "aria-label": one.label, onclick: () => opener.show(one, row, button) }, words.open);
  const text = h("div", {}, h("h3", {}, one.title), h("p", {}, one.purpose), h("p", { class: "wk-hint" }, one.minutes));
  const row = h("li", {}, h("div", { class: "wk-toc-row" }, text, button));
  return row;
}

function drawOpened(told, { opened, words }) {
  if (!opened) return redo(told);
  const { title, code, links, texts } = opened;
  return redo(
    told,
    h("h2", {}, `${words.opened}: ${title}`),
    h("p", {}, h("b", {}, code)),
    linkList(links),
    h("p", { class: "wk-care" }, words.private),
    texts.length > 0 && h("p", { class: "wk-hint" }, words.texts_hint),
    texts.map(([name, text]) => sendRound(name, text)),
  );
}

function sendRound(name, text) {
  const id = uid();
  const rows = text.split("\n").reduce((sum, one) => sum + 1 + Math.floor(one.length / 60), 1);
  const area = h("textarea", { id, rows, readonly: true, onfocus: ({ target }) => target.select() });
  area.value = text;
  return h("div", { class: "wk-field" }, h("label", { for: id }, name), area);
}

function drawRooms(section, { rooms, words }) {
  const list = rooms.map(({ code, about, links }) => h("li", {}, h("b", {}, code), " ", about, links.length > 0 && linkList(links)));
  redo(section, h("h2", {}, words.rooms), rooms.length ? h("ul", {}, list) : h("p", { class: "wk-hint" }, words.no_rooms));
}

// Without a server the tools are notebooks beside this one, and no addresses.
function drawTools(section, { tools, words }) {
  const links = tools.map(([name, href, about]) => h("li", {}, h("a", { href }, name), " ", h("span", { class: "wk-hint" }, about)));
  redo(section, links.length > 0 && [h("h2", {}, words.tools), h("ul", {}, links)]);
}

function linkList(links) {
  return h("dl", {}, links.map(([name, href]) => [h("dt", {}, name), h("dd", {}, h("a", { href, target: "_blank" }, href))]));
}
