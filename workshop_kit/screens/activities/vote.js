// vote: dots given and taken back with two buttons; then a bar of dots an item.

forms.vote = {
  parts: (data, words) => [
    h("p", { class: "wk-left", role: "status" }),
    data.items.map(({ id, text }) => voteRow(id, text, words)),
    groupChoice(data, words),
  ],
  flat(own, data) {
    const grouped = own && typeof own.group === "string";
    const dots = Object.entries((grouped ? own.given : own) || {});
    return { ...Object.fromEntries(dots.map(([id, n]) => [id, String(n)])), ...groupFlat(own, data) };
  },
  value(flat, { items, groups }) {
    const given = chosen(flat, items, Number);
    return groups.length ? { given, group: groupOf(flat) } : given;
  },
  changed(form, flat, { items, dots }, words) {
    showGroup(form, words);
    const left = dots - items.reduce((sum, { id }) => sum + Number(flat[id] || 0), 0);
    write(form.querySelector(".wk-left"), plural(words, "left", left));
    form.querySelectorAll(".wk-vote").forEach((row) => {
      const n = Number(flat[row.dataset.field] || 0);
      write(row.querySelector(".wk-dots"), plural(words, "dots", n));
      if (left > 0) write(row.querySelector("[role]"), "");
      row.querySelector(".wk-spent").textContent = "●".repeat(Math.max(0, n));
      row.querySelector(".wk-take").setAttribute("aria-disabled", n <= 0);
      row.querySelector(".wk-give").setAttribute("aria-disabled", left <= 0);
    });
  },
};

function voteRow(id, text, words) {
  const control = h("input", { type: "hidden", name: id });
  const spent = h("p", { class: "wk-error", role: "alert", hidden: true });
  const count = uid();
  const step = (by, way, sign) => {
    const press = ({ target }) => {
      if (target.getAttribute("aria-disabled") === "true") return by > 0 && write(spent, words.none_left);
      const n = Number(control.value || 0) + by;
      control.value = n ? String(n) : "";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const label = fill(words[way], { item: text });
    const traits = { type: "button", class: `wk-step wk-${way}`, "aria-label": label, "aria-describedby": count };
    return h("button", { ...traits, onclick: press }, sign);
  };
  return h(
    "div",
    { class: "wk-vote", "data-field": id, id: uid(), tabindex: "-1" },
    h("p", { class: "wk-item" }, text),
    slot(), // an error of the summary is not an alert here, too
    spent,
    control,
    step(-1, "take", "−"),
    h("span", { class: "wk-spent", "aria-hidden": "true" }),
    h("span", { class: "wk-dots", id: count }),
    step(1, "give", "+"),
  );
}

pictures.vote = (data) => [bars(data), data.firsts.length > 0 && h("ul", { class: "wk-firsts" }, data.firsts.map((line) => h("li", {}, line)))];
