// Has it really stopped? The owner's word and staff's word side by side, and a form to type them in.

function reviewsSection(model) {
  const [top, list] = [h("div", {}), h("div", {})];
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const el = h("section", { id: "plan-follow", hidden: true }, top, alert, list);
  const { send, end } = commands(model, alert);
  const drawn = new Map();
  return {
    el,
    end: ends(end, () => drawn.forEach((one) => one.end())),
    draw(reviews) {
      el.hidden = !reviews;
      if (!reviews) return;
      const { due, ask, link, says, actions } = reviews;
      redrawn(top, { due, ask, link, says }, (el, shown) => drawAsking(el, shown, send));
      actions.forEach((action) => {
        if (!drawn.has(action.id)) {
          drawn.set(action.id, reviewedAction(model, reviews, action));
          put(list, drawn.get(action.id).el);
        }
        drawn.get(action.id).draw(action);
      });
    },
  };
}

function drawAsking(top, { due, ask, link, says }, send) {
  const held = top.contains(document.activeElement);
  const press = () => send(ask.do === "ask" ? { do: "ask", weeks: ask.weeks } : { do: ask.do });
  const head = h("h2", { tabindex: "-1" }, says.heading);
  redo(
    top,
    head,
    due && h("p", {}, due),
    h("p", { class: "wk-hint" }, says.elsewhere),
    link && h("p", { class: "wk-notice" }, link),
    ask && h("p", {}, h("button", { type: "button", class: "wk-quiet", onclick: press }, ask.label)),
  );
  if (held) head.focus(); // never on the new button: a second Enter would press what it stands for
}

function reviewedAction(model, reviews, action) {
  const about = h("div", {});
  const place = h("div", {});
  let [entry, drawn] = [null, null];
  // A round that comes, or an adoption, asks for other fields.
  const offer = (now) => {
    if (drawn && same(drawn, now.rounds) && entry.none === now.none_yet) return;
    if (entry) entry.end();
    entry = reviewEntry(model, reviews, now);
    drawn = now.rounds;
    redo(place, entry.el);
  };
  return {
    el: h("section", { class: "wk-card" }, h("h3", {}, action.what), about, place),
    end: () => entry.end(),
    draw(now) {
      redo(about, h("p", { class: "wk-hint" }, now.asked), now.lines.map(reviewLine));
      offer(now);
    },
  };
}

function reviewEntry(model, reviews, action) {
  const { says } = reviews;
  const [summary, told] = [newSummary(), h("p", { class: "wk-status", role: "status", hidden: true })];
  const base = reviewBase(reviews, action);
  const form = h("form", { class: "wk-form", novalidate: true }, reviewFields(reviews, action), h("button", { class: "wk-button" }, says.save), told);
  const kept = keptForm({
    ...{ model, form, summary, words: says, name: "", message: { do: "review", action: action.id }, base },
    value: (flat) => reviewEntered(Object.assign({}, base, flat), reviews),
    tell: ({ dirty, waiting, saved }) => write(told, waiting ? says.saving : dirty ? says.not_sent : saved ? says.entered : ""),
  });
  const hint = h("p", { class: "wk-hint" }, says.enter_hint);
  const el = h("details", { class: "wk-help" }, h("summary", {}, says.enter), action.none_yet ? null : hint, summary, form);
  return { el, none: action.none_yet, end: kept.end };
}

function reviewFields({ statuses, owners, longest, says }, { rounds, none_yet: none }) {
  const count = ([name, label]) => box({ name, label: `${says.people} ${label}` }, says);
  const heard = [
    radios({ name: "weeks", legend: says.round, options: rounds, row: true }),
    statuses.map(count),
    box({ name: "minutes", label: says.minutes, hint: says.minutes_hint }, says),
    longest > 0 && box({ name: "instead", label: says.instead, rows: 3 }, says),
  ];
  return [
    ...(none ? [h("p", { class: "wk-hint" }, none)] : heard),
    box({ name: "owner", label: says.owner, options: owners }, says),
    box({ name: "owner_on", label: says.owner_on, type: "date" }, says),
  ];
}

// The round that came last is chosen; before the first one, the word is of that one.
function reviewBase({ statuses, first }, { rounds }) {
  const names = [...statuses.map(([name]) => name), "minutes", "instead", "owner", "owner_on"];
  const weeks = rounds.length ? rounds[rounds.length - 1][0] : first;
  return { weeks, ...Object.fromEntries(names.map((name) => [name, ""])) };
}

// Only what was filled in; a number that is none is sent as it is, and refused with a sentence.
function reviewEntered(flat, { statuses }) {
  const number = (text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim());
  const counts = statuses.map(([name]) => [name, flat[name]]).filter(([name, text]) => text.trim());
  const value = { weeks: number(flat.weeks) };
  if (counts.length) value.counts = Object.fromEntries(counts.map(([name, text]) => [name, number(text)]));
  if (flat.minutes.trim()) value.minutes = flat.minutes.split(/[\s,;]+/).filter(Boolean).map(number);
  if (flat.instead.trim()) value.instead = flat.instead.split("\n").filter((text) => text.trim());
  if (flat.owner) value.owner = { status: flat.owner, on: flat.owner_on };
  return value;
}
