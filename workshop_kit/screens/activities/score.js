// score: eleven numbers a question, big enough for a thumb; then a bar of bands for each.

forms.score = {
  parts: (data, words) => [
    groupChoice(data, words),
    data.items.map((item) => scoreRow(item, data)),
    h("p", { class: "wk-left", role: "status" }),
  ],
  flat(own, data) {
    const given = Object.entries((own || {}).given || {}).map(([id, n]) => [id, String(n)]);
    return { ...Object.fromEntries(given), ...groupFlat(own, data) };
  },
  value: (flat, { items }) => ({ given: chosen(flat, items, Number), group: groupOf(flat) }),
  changed(form, flat, { items }, words) {
    showGiven(form, flat, items, words);
    showGroup(form, words);
  },
};

function scoreRow({ id, text }, { ends, highest, hint }) {
  const options = Array.from({ length: highest + 1 }, (none, n) => [String(n), String(n)]);
  const field = radios({ name: id, legend: text, hint, options, row: true });
  field.classList.add("wk-scores");
  const labels = Array.from(field.querySelectorAll("label"));
  [labels[0], labels[highest]].forEach((label, end) => put(label, h("span", { class: "wk-unseen" }, " " + ends[end])));
  return field;
}

pictures.score = pictures.rate;
