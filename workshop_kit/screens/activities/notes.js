// notes: a box a question, and two ticks that fall out when the words change. Once the part has
// closed the words stand nowhere but on this page: the browser forgets them as it is closed.

forms.notes = {
  cares: true, // what not to write stands where both read it again
  parts({ items, longest, care }, words) {
    const ticks = [tick("agreed-1", words.agreed_one), tick("agreed-2", words.agreed_other)];
    const boxes = items.map(({ id, text }) => box({ name: id, label: text, rows: 4, longest }, words));
    const untick = () => ticks.forEach((one) => (one.querySelector("input").checked = false));
    boxes.forEach((one) => one.addEventListener("input", untick));
    const [hint, error] = [h("p", { class: "wk-hint", id: uid() }, care), slot()];
    const about = { class: "wk-choices", "data-field": "agreed", id: uid(), "aria-describedby": `${hint.id} ${error.id}` };
    return [boxes, h("fieldset", about, h("legend", {}, words.agreed), hint, error, ticks)];
  },
  flat(own, { items }) {
    const said = (own || { said: {} }).said;
    const on = own ? "on" : "";
    const flat = { "agreed-1": on, "agreed-2": on };
    items.forEach(({ id }) => (flat[id] = said[id] || ""));
    return flat;
  },
  value: (flat, { items }) => ({
    said: chosen(flat, items, (text) => text),
    agreed: [flat["agreed-1"] === "on", flat["agreed-2"] === "on"],
  }),
  changed: (form, flat, { kept, own, room, activity }) => kept && own && heldHere(room, activity, own.said),
};

pictures.notes = ({ room, activity, items, words }) => {
  const said = heldHere(room, activity) || {};
  const told = items.filter(({ id }) => said[id]).map(({ id, text }) => [h("h2", {}, text), h("p", {}, said[id])]);
  if (!told.length) return null;
  const print = h("button", { type: "button", class: "wk-quiet", onclick: () => window.print() }, words.print);
  return h("section", {}, h("p", { class: "wk-notice" }, words.notes_here), told, print);
};

// What both agreed, in this tab alone; with `said` it is put there.
function heldHere(room, activity, said) {
  const name = `notes:${room}:${activity}`;
  try {
    if (said) sessionStorage.setItem(name, JSON.stringify(said));
    return JSON.parse(sessionStorage.getItem(name));
  } catch (blocked) {
    return null; // a browser that stores nothing shows them until the part closes
  }
}
