// review: has it stopped? Three taps for each action, minutes and words only for who wants to.

forms.review = {
  parts: ({ items, options, longest }, words) => items.map((one) => reviewCard(one, options, longest, words)),
  flat: (own, { items }) => Object.assign({}, ...items.map(({ id }) => reviewFlat(id, (own || {})[id] || {}))),
  value: (flat, { items }) => {
    const pairs = items.map(({ id }) => [id, reviewValue(id, flat)]);
    return Object.fromEntries(pairs.filter(([id, said]) => said.status || said.minutes !== "" || said.instead));
  },
};

function reviewCard({ id, text, state, lines }, options, longest, words) {
  const minutes = box({ name: `minutes-${id}`, label: words.minutes, hint: words.minutes_hint }, words);
  minutes.querySelector("input").setAttribute("inputmode", "numeric");
  const instead = longest > 0 && box({ name: `instead-${id}`, label: words.instead, rows: 2, longest }, words);
  return h(
    "section",
    { class: "wk-card" },
    h("p", {}, h("span", { class: "wk-tag" }, state)),
    radios({ name: `status-${id}`, legend: text, hint: lines.join("; "), options }),
    minutes,
    instead,
  );
}

function reviewFlat(id, { status, minutes, instead }) {
  const number = minutes === undefined ? "" : String(minutes);
  return { [`status-${id}`]: status || "", [`minutes-${id}`]: number, [`instead-${id}`]: instead || "" };
}

function reviewValue(id, flat) {
  const typed = (flat[`minutes-${id}`] || "").trim();
  const minutes = /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
  return { status: flat[`status-${id}`] || "", minutes, instead: flat[`instead-${id}`] || "" };
}
