// A role group, chosen once for all pages: the phone keeps it until the room has ended.
function groupChoice({ groups, room, kept }, words) {
  if (!groups.length) return null;
  const options = [...groups.map((group) => [group, group]), ["none", words.group_none]];
  const field = radios({ name: "group", legend: words.group, hint: words.group_hint, options });
  field.addEventListener("change", ({ target }) => kept && stored(groupKey(room), target.value));
  const again = () => showGroup(box.parentNode, words);
  const box = h("details", { class: "wk-task wk-group-of", open: true, ontoggle: again }, h("summary", {}, words.group), field);
  return box;
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

// Folded where it was chosen before, with the choice in sight; open, no longer title moves what is below.
function showGroup(form, words) {
  const box = form.querySelector(".wk-group-of");
  if (!box) return;
  const chosen = box.querySelector("input:checked + label");
  if (!box.dataset.drawn) box.open = !chosen;
  box.dataset.drawn = "yes";
  write(box.firstChild, chosen && !box.open ? fill(words.group_is, { group: chosen.textContent }) : words.group);
}
