// A role group, chosen once for all pages: the phone keeps it until the room has ended.
function groupChoice({ groups, room, kept }, words) {
  if (!groups.length) return null;
  const options = [...groups.map((group) => [group, group]), ["none", words.group_none]];
  const field = radios({ name: "group", legend: words.group, hint: words.group_hint, options });
  field.addEventListener("change", ({ target }) => kept && stored(groupKey(room), target.value));
  return h("details", { class: "wk-task wk-group-of", open: true }, h("summary", {}, words.group), field);
}

function groupKey(room) {
  return `draft:${room}:-group`; // no activity has such an id
}

function groupFlat(own, { groups, room, kept }) {
  if (!groups.length) return {};
  const before = (kept && stored(groupKey(room))) || "";
  if (!own) return { group: before };
  const group = own.group || "none";
  if (kept && !before) stored(groupKey(room), group); // who said none is not asked again
  return { group };
}

function groupOf({ group }) {
  return group && group !== "none" ? group : "";
}

// Folded once it is chosen, with the choice in sight.
function showGroup(form, { group }, words) {
  const box = form.querySelector(".wk-group-of");
  if (!box) return;
  const name = group === "none" ? words.group_none : group;
  write(box.querySelector("summary"), name ? fill(words.group_is, { group: name }) : words.group);
  if (box.dataset.drawn !== "yes") box.open = !name;
  box.dataset.drawn = "yes";
}
