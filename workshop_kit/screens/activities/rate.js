// rate: single questions one below the other, and one tap for a page that is not one's job; then bars.

forms.rate = {
  parts: (data, words) => [
    groupChoice(data, words),
    data.mine && h("button", { type: "button", class: "wk-quiet wk-none", onclick: notMine }, words.none_of_this),
    restsOn(data.rule, words),
    data.items.map((item) => statement(item, data.options, words)),
    data.mine && h("button", { type: "button", class: "wk-quiet wk-rest", hidden: true, onclick: notMine }, words.rest),
    h("p", { class: "wk-left", role: "status" }),
  ],
  flat: (own, data) => ({ ...(own || {}).given, ...groupFlat(own, data) }),
  value: (flat, { items }) => ({ given: chosen(flat, items, (text) => text), group: groupOf(flat) }),
  changed(form, flat, { items, mine }, words) {
    const n = showGiven(form, flat, items, words);
    showGroup(form, words);
    if (!mine) return;
    form.querySelector(".wk-none").style.visibility = n ? "hidden" : ""; // what is below stays in its place
    form.querySelector(".wk-rest").hidden = !n || n === items.length;
  },
};

function statement({ id, text, card }, options, words) {
  return put(radios({ name: id, legend: text, options, row: true }), restsOn(card, words));
}

function restsOn(card, words) {
  const what = card && [card.standing, card.binding].filter(Boolean).join(". ");
  return card && h("details", { class: "wk-rests" }, h("summary", {}, fill(words.rests, { what })), claimText(card));
}

// What is not answered yet is not part of one's job; then the page is done.
function notMine({ target }) {
  const form = target.closest("form");
  form.querySelectorAll('input[value="not_mine"]').forEach((radio) => {
    if (!form.querySelector(`input[name="${radio.name}"]:checked`)) radio.checked = true;
  });
  form.dispatchEvent(new Event("change", { bubbles: true }));
  form.querySelector(".wk-button").click();
}

function showGiven(form, flat, items, words) {
  const n = items.filter(({ id }) => flat[id]).length;
  write(form.querySelector(".wk-left"), n ? fill(words.given, { n, all: items.length }) : "");
  return n;
}

pictures.rate = (data) =>
  h(
    "div",
    { class: data.bars && data.bars.length > 4 ? "wk-survey wk-many" : "wk-survey" },
    data.strip ? months(data.strip, data.words) : bars(data),
    data.unsplit && h("p", { class: "wk-hint" }, data.unsplit),
    data.next && h("p", { class: "wk-next" }, data.next),
  );

// Two half years a line on a phone, the whole year in one line on the board.
function months({ months: names, rows, table }, words) {
  const cells = (shares, from) =>
    names.slice(from, from + 6).map((name, at) => {
      const share = shares[from + at];
      const known = share !== null;
      const level = h("i", { class: `wk-h${Math.ceil((4 * share) / 100)}` }, known ? String(share) : "–");
      return h("div", { class: "wk-month" }, h("small", {}, name.slice(0, 3)), level);
    });
  const row = ([name, shares]) =>
    h("div", { class: "wk-load" }, h("b", {}, name), [0, 6].map((from) => h("div", { class: "wk-term wk-weeks" }, cells(shares, from))));
  return [h("div", { class: "wk-year", "aria-hidden": "true" }, rows.map(row)), asTable(table, words)];
}
