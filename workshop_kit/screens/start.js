// The start page: the library's workshops, and the links of a room just opened.

faces.start = ({ model, el }) => {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const told = h("div", { class: "wk-opened", role: "status", tabindex: "-1" });
  const [top, list, rooms] = [h("header", { class: "wk-top" }), h("ul", { class: "wk-cards" }), h("section", {})];
  redo(el, top, alert, told, list, rooms);
  let before = null;
  return follow(model, "data", (data) => {
    root(el, "start", data.full);
    setTitle(data, "");
    redo(top, h("p", { class: "wk-school" }, data.school), h("h1", {}, data.title), h("p", { class: "wk-hint" }, data.notice));
    write(alert, data.problem);
    redo(list, data.workshops.map((one) => workshopCard(one, data.words, model)));
    drawOpened(told, data);
    drawRooms(rooms, data);
    if (data.opened && before !== null && !same(before, data.opened)) told.focus();
    before = data.opened || false;
  });
};

function workshopCard({ name, title, purpose, minutes, label }, words, model) {
  const press = ({ target }) => {
    target.disabled = true;
    target.textContent = words.opening;
    model.send({ do: "open", workshop: name });
  };
  return h(
    "li",
    { class: "wk-card" },
    h("h2", {}, title),
    h("p", {}, purpose),
    h("p", { class: "wk-hint" }, minutes),
    h("button", { type: "button", class: "wk-button", "aria-label": label, onclick: press }, words.open),
  );
}

function drawOpened(told, { opened, words }) {
  if (!opened) return redo(told);
  return redo(told, h("h2", {}, `${words.opened}: ${opened.title}`), h("p", {}, h("b", {}, opened.code)), linkList(opened.links), h("p", { class: "wk-care" }, words.private));
}

function drawRooms(section, { rooms, words }) {
  const list = rooms.map(({ code, about, links }) => h("li", {}, h("b", {}, code), " ", about, links.length > 0 && linkList(links)));
  redo(section, h("h2", {}, words.rooms), rooms.length ? h("ul", {}, list) : h("p", { class: "wk-hint" }, words.no_rooms));
}

function linkList(links) {
  return h("dl", {}, links.map(([name, href]) => [h("dt", {}, name), h("dd", {}, h("a", { href, target: "_blank" }, href))]));
}
