// notes: a box a question, and two ticks that fall out when the words change.

forms.notes = {
  parts({ items, longest }, words) {
    const ticks = [tick("agreed-1", words.agreed_one), tick("agreed-2", words.agreed_other)];
    const boxes = items.map(({ id, text }) => box({ name: id, label: text, rows: 4, longest }, words));
    const untick = () => ticks.forEach((one) => (one.querySelector("input").checked = false));
    boxes.forEach((one) => one.addEventListener("input", untick));
    const error = slot();
    const about = { class: "wk-choices", "data-field": "agreed", id: uid(), "aria-describedby": error.id };
    return [boxes, h("fieldset", about, h("legend", {}, words.agreed), error, ticks)];
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
};
