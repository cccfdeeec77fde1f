// place: a card a task with two rows of four big radios; then the impact graph.

forms.place = {
  parts: ({ items, most, look }, words) => [
    h("p", { class: "wk-hint" }, fill(words.hint, { most })),
    items.map(({ id, text }) => placeCard({ id, text, marks: look === "matrix" }, words)),
    h("p", { class: "wk-left", role: "status" }),
  ],
  flat(own) {
    const flat = {};
    Object.entries(own || {}).forEach(([id, spot]) => {
      if (spot === "not_mine") flat[`${id}:no`] = "on";
      else [flat[`${id}:w`], flat[`${id}:m`]] = spot.map(String);
    });
    return flat;
  },
  value(flat, { items }) {
    const value = {};
    items.forEach(({ id }) => {
      const spot = [flat[`${id}:w`], flat[`${id}:m`]].map(Number);
      if (flat[`${id}:no`]) value[id] = "not_mine";
      else if (spot[0] && spot[1]) value[id] = spot;
      else if (spot[0] || spot[1]) value[id] = spot.filter(Boolean);
    });
    return value;
  },
  changed(form, flat, { items, most }, words) {
    let placed = 0;
    form.querySelectorAll("details[data-field]").forEach((card) => {
      const id = card.dataset.field;
      const [work, help, no] = ["w", "m", "no"].map((end) => flat[`${id}:${end}`]);
      if (!no && (work || help)) placed += 1;
      let note = no ? words.not_mine : "";
      const about = { workload: words[`workload_${work}`], impact: words[`impact_${help}`] };
      if (!no && (work || help)) note = work && help ? fill(words.summary, about) : words.half;
      write(card.querySelector(".wk-chosen"), note);
      card.querySelector(".wk-clear").hidden = !(work || help || no);
    });
    const left = most - placed;
    const rest = left < 0 ? plural(words, "over", -left) : plural(words, "left", left);
    write(form.querySelector(".wk-left"), left ? rest : fill(words.full, { most }));
  },
};

// As marks the best answer comes first and is called 1; the places on the graph stay the same.
function scale(side, marks, words) {
  const places = marks && side === "impact" ? [4, 3, 2, 1] : [1, 2, 3, 4];
  const label = (n, at) => (marks ? `${at + 1} ` : "") + words[`${side}_${n}`];
  return { legend: words[marks ? `${side}_best` : side], options: places.map((n, at) => [String(n), label(n, at)]) };
}

function placeCard({ id, text, marks }, words) {
  const work = radios({ name: `${id}:w`, ...scale("workload", marks, words), row: true, field: false });
  const help = radios({ name: `${id}:m`, ...scale("impact", marks, words), row: true, field: false });
  const no = tick(`${id}:no`, words.not_mine);
  const clear = h("button", { type: "button", class: "wk-quiet wk-clear", hidden: true }, words.clear);
  const error = slot();
  const head = h("summary", { "aria-describedby": error.id }, h("span", {}, text), h("span", { class: "wk-chosen", hidden: true }));
  const card = h("details", { class: "wk-task", "data-field": id, "data-named": text, id: uid() }, head, error, work, help, no, clear);
  const all = (box) => Array.from(box.querySelectorAll("input"));
  card.addEventListener("change", ({ target }) => {
    if (target.type === "radio") all(no)[0].checked = false;
    else if (target.checked) [work, help].flatMap(all).forEach((radio) => (radio.checked = false));
  });
  card.addEventListener("toggle", () => card.open && foldOthers(card, head));
  clear.addEventListener("click", () => {
    all(card).forEach((control) => (control.checked = false));
    head.focus();
    card.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return card;
}

// One card is open at a time, and the one pressed stays under the thumb.
function foldOthers(card, head) {
  const before = head.getBoundingClientRect().top;
  card.parentNode.querySelectorAll("details[open]").forEach((other) => (other.open = other === card));
  window.scrollBy(0, head.getBoundingClientRect().top - before);
}

pictures.place = (data) => (data.rows ? openTable(data.rows) : graph(data));

const graph = ({ dots, large, key, table, words }) =>
  h(
    "div",
    { class: "wk-impact" },
    h(
      "div",
      { class: "wk-graph-frame", "aria-hidden": "true" },
      axis("y", words.impact, words),
      h("div", { class: large ? "wk-graph wk-few-dots" : "wk-graph" }, dots.map(whiskers), dots.map(shifted), dots.map(dot)),
      axis("x", words.workload, words),
    ),
    h(
      "ol",
      { class: "wk-key", "aria-hidden": "true" },
      key.map(({ n, text, note, split, placed }) =>
        h("li", { class: placed ? "" : "wk-faint" }, h("b", split && { class: "wk-divided" }, n), h("span", {}, text, noteTag(note, split))),
      ),
      meaning("corner", words),
      key.some(({ placed }) => !placed) && meaning("faint", words),
      dots.some((one) => one.line) && meaning("moved", words),
    ),
    asTable(table, words),
  );

// What shading and grey stand for; it stays in sight on every page of the key.
function meaning(of, words) {
  return h("li", { class: `wk-means wk-of-${of}` }, h("b", {}), h("span", {}, words[`grid_${of}`]));
}

function axis(side, name, words) {
  return h("div", { class: `wk-axis wk-axis-${side}` }, [words.low, name, words.high].map((text) => h("span", {}, text)));
}

function whiskers({ x, y, wide, tall }) {
  const flat = { left: wide[0] + "%", width: wide[1] - wide[0] + "%", bottom: y + "%" };
  const up = { bottom: tall[0] + "%", height: tall[1] - tall[0] + "%", left: x + "%" };
  return [h("i", { class: "wk-wide", style: flat }), h("i", { class: "wk-tall", style: up })];
}

// From a number that was moved aside to its true place.
function shifted({ line: led }) {
  if (!led) return null;
  const [x, y, long, turn] = led;
  return h("i", { class: "wk-moved", style: { left: x + "%", bottom: y + "%", width: long + "%", transform: `rotate(${turn}deg)` } });
}

function dot({ n, x, y, divided }) {
  return h("b", { class: divided ? "wk-dot wk-divided" : "wk-dot", style: { left: x + "%", bottom: y + "%" } }, n);
}
