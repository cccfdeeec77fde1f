// What our meetings cost: one meeting or message in the form, the hours by job, and the list.

const meetingTool = {
  fields: ({ kinds, decisions, jobs, shorter }, words) => [
    box({ name: "name", label: words.name, hint: words.name_hint }, words),
    radios({ name: "kind", legend: words.kind, options: kinds, row: true }),
    numberBox("minutes", words.minutes, words),
    numberBox("times", words.times, words),
    pairsField("people", { label: words.people, number: words.people_number, jobs }, words),
    decisionFields(decisions, shorter, words),
  ],
  flat: (own) => {
    const { name, kind, minutes, times, people, decision, then, since } = own || { kind: "meeting", decision: "keep" };
    const text = (n) => (n === undefined ? "" : String(n));
    return { name: name || "", kind, minutes: text(minutes), times: text(times), decision, then: then ? String(then) : "", since: since || "", ...pairsFlat("people", people) };
  },
  value: (flat) => ({
    name: flat.name,
    kind: flat.kind,
    decision: flat.decision,
    since: flat.since,
    ...Object.fromEntries(["minutes", "times", "then"].map((name) => [name, wholeNumber(flat[name])])),
    people: pairsValue("people", flat),
  }),
  result: ({ table, said, words }, take) => [
    table && [h("h2", {}, words.result), openTable(table), h("p", { class: "wk-hint" }, words.result_hint)],
    said && saidByStaff(said, take, words),
  ],
};

// What is asked only of some decisions is hidden with the others.
function decisionFields(decisions, shorter, words) {
  const decision = radios({ name: "decision", legend: words.decision, options: decisions });
  const then = numberBox("then", words.then, words);
  const since = box({ name: "since", label: words.since, hint: words.since_hint, type: "date" }, words);
  const draw = () => {
    const on = decision.querySelector("input:checked");
    then.hidden = !on || !shorter.includes(on.value);
    since.hidden = !on || on.value === "keep";
  };
  decision.addEventListener("change", draw);
  decision.querySelectorAll("input").forEach((one) => one.addEventListener("wk-filled", draw));
  return [decision, then, since];
}

function saidByStaff({ hint, entries }, take, words) {
  const card = ({ name, lines, own }) => {
    const button = h("button", { type: "button", class: "wk-quiet", "aria-label": `${words.said_take}: ${name}`, onclick: () => take(own, words.said_taken) }, words.said_take);
    return h("li", { class: "wk-card" }, h("h3", {}, name), h("ul", { class: "wk-lines" }, lines.map((text) => h("li", {}, text))), button);
  };
  return [h("h2", {}, words.said), h("p", { class: "wk-hint" }, hint), h("ul", { class: "wk-cards" }, entries.map(card))];
}

function numberBox(name, label, words) {
  const field = box({ name, label }, words);
  field.querySelector("input").setAttribute("inputmode", "numeric");
  return field;
}

faces.meetings = ({ model, el }) => entriesPage({ model, el, kind: "meetings", tool: meetingTool });
