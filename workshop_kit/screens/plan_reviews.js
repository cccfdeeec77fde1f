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
      drawAsking(top, reviews, send);
      reviews.actions.forEach((action) => {
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
  const press = () => send(ask.do === "ask" ? { do: "ask", weeks: ask.weeks } : { do: ask.do });
  redo(
    top,
    h("h2", {}, says.heading),
    due && h("p", {}, due),
    h("p", { class: "wk-hint" }, says.elsewhere),
    link && h("p", { class: "wk-notice" }, link),
    ask && h("p", {}, h("button", { type: "button", class: "wk-quiet", onclick: press }, ask.label)),
  );
}

function reviewedAction(model, reviews, action) {
  const about = h("div", {});
  const entry = reviewEntry(model, reviews, action.id);
  return {
    el: h("section", { class: "wk-card" }, h("h3", {}, action.what), about, entry.el),
    end: entry.end,
    draw: ({ asked, lines }) => redo(about, h("p", { class: "wk-hint" }, asked), lines.map(reviewLine)),
  };
}

function reviewEntry(model, reviews, action) {
  const { says } = reviews;
  const [summary, told] = [newSummary(), h("p", { class: "wk-status", role: "status", hidden: true })];
  const form = h("form", { class: "wk-form", novalidate: true }, reviewFields(reviews), h("button", { class: "wk-button" }, says.save), told);
  const kept = keptForm({
    ...{ model, form, summary, words: says, name: "", message: { do: "review", action }, base: reviewBase(reviews) },
    value: (flat) => reviewEntered(flat, reviews),
    tell: ({ dirty, waiting, saved }) => write(told, waiting ? says.saving : dirty ? says.not_sent : saved ? says.entered : ""),
  });
  const hint = h("p", { class: "wk-hint" }, says.enter_hint);
  return { el: h("details", { class: "wk-help" }, h("summary", {}, says.enter), hint, summary, form), end: kept.end };
}

function reviewFields({ weeks, statuses, owners, longest, says }) {
  const count = ([name, label]) => box({ name, label: `${says.people} ${label}` }, says);
  return [
    radios({ name: "weeks", legend: says.round, options: weeks, row: true }),
    statuses.map(count),
    box({ name: "minutes", label: says.minutes, hint: says.minutes_hint }, says),
    longest > 0 && box({ name: "instead", label: says.instead, rows: 3 }, says),
    box({ name: "owner", label: says.owner, options: owners }, says),
    box({ name: "owner_on", label: says.owner_on, type: "date" }, says),
  ];
}

function reviewBase({ statuses }) {
  const names = ["weeks", ...statuses.map(([name]) => name), "minutes", "instead", "owner", "owner_on"];
  return Object.fromEntries(names.map((name) => [name, ""]));
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
