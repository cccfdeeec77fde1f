// The start page: workshops as a list, the form that opens a room, and the links of a new one.

faces.start = ({ model, el }) => {
  const told = h("div", { class: "wk-opened", role: "status", tabindex: "-1" });
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const [top, list] = [h("header", { class: "wk-top" }), h("div", {})];
  const [rooms, tools, about] = [h("section", {}), h("section", {}), h("section", {})];
  const lead = h("div", {});
  const cut = lineNotice(model, el);
  redo(el, top, cut.el, alert, told, lead, list, rooms, tools, about);
  const { send, end } = commands(model, alert);
  const tell = (message, then) => send(message, (said) => (write(alert, ""), then(said)));
  const opener = openingForm(model, tell);
  let before = null;
  const draw = (data) => {
    root(el, "start", data.full);
    setTitle(data, "");
    redo(top, h("p", { class: "wk-school" }, data.school), h("h1", {}, data.title), h("p", { class: "wk-hint" }, data.notice));
    if (!before || !same(before.stages, data.stages)) {
      redo(lead, data.lead.problems.length > 0 && leading(data, opener));
      redo(list, data.stages.map((stage) => stageList(stage, data.words, opener)), leftOut(data));
      redo(about, sourcesOf(data));
    }
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

// fit: ["fits" | "least" | "long", sentence] where it is looked at for a time; else its minutes stand.
function workshopRow(one, words, opener, fit) {
  const button = h("button", { type: "button", class: "wk-quiet", "aria-label": one.label, onclick: () => opener.show(one, row, button) }, words.open);
  const paper = words.print && h("a", { href: `/print/${one.name}.zip`, "aria-label": `${words.print}: ${one.title}` }, words.print);
  const text = h("div", {}, h("h3", {}, one.title), h("p", {}, one.purpose), h("p", { class: fit ? `wk-fit wk-fit-${fit[0]}` : "wk-hint" }, fit ? fit[1] : one.minutes), paper);
  const row = h("li", {}, h("div", { class: "wk-toc-row" }, text, button));
  return row;
}

// Own files that no room can be opened from, with what `check` says of them.
function leftOut({ left_out, words }) {
  const row = ({ told, faults, check }) => h("li", {}, h("h3", {}, told), faults.map((fault) => h("p", {}, fault)), h("p", { class: "wk-hint" }, check));
  return left_out.length > 0 && h("section", {}, h("h2", {}, words.unfinished), h("ul", { class: "wk-toc" }, left_out.map(row)));
}

function drawOpened(told, { opened, words }) {
  if (!opened) return redo(told);
  const { title, code, links, texts, told: lines } = opened;
  return redo(
    told,
    h("h2", {}, `${words.opened}: ${title}`),
    h("p", {}, h("b", {}, code)),
    lines.map((one) => h("p", { class: "wk-hint" }, one)),
    linkList(links, words),
    h("p", { class: "wk-care" }, words.private),
    aheadList(opened, words),
    texts.length > 0 && h("p", { class: "wk-hint" }, words.texts_hint),
    texts.map(([name, text]) => sendRound(name, text, words)),
  );
}

function drawRooms(section, { rooms, words }) {
  const list = rooms.map(({ code, about, links, ahead }) => h("li", {}, h("b", {}, code), " ", about, links.length > 0 && linkList(links, words), aheadList({ code, ahead }, words)));
  redo(section, h("h2", {}, words.rooms), rooms.length ? h("ul", {}, list) : h("p", { class: "wk-hint" }, words.no_rooms));
}

// Without a server the tools are notebooks beside this one, and no addresses.
function drawTools(section, { tools, words }) {
  const links = tools.map(([name, href, about]) => h("li", {}, h("a", { href }, name), " ", h("span", { class: "wk-hint" }, about)));
  redo(section, links.length > 0 && [h("h2", {}, words.tools), h("ul", { class: "wk-tool-list" }, links)]);
}

// What goes out before a room begins: its poster, and papers for staff.
function aheadList({ code, ahead }, words) {
  const link = ([name, href]) => h("li", {}, h("a", { href }, name));
  return ahead.length > 0 && h("details", { class: "wk-help" }, h("summary", { "aria-label": `${words.ahead}: ${code}` }, words.ahead), h("ul", {}, ahead.map(link)));
}

function linkList(links, words) {
  const pair = ([name, href]) => {
    const link = h("a", { href, target: "_blank" }, href);
    return [h("dt", {}, name), h("dd", {}, link, " ", ...copyButton(href, { name, shown: link, words }))];
  };
  return h("dl", {}, [].concat(...links.map(pair)));
}
