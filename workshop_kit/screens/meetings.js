// What our meetings cost: one meeting or message in the form, the hours by job, and the list.

const meetingTool = {
  fields: ({ kinds, decisions, jobs }, words) => [
    box({ name: "name", label: words.name, hint: words.name_hint }, words),
    radios({ name: "kind", legend: words.kind, options: kinds, row: true }),
    numberBox("minutes", words.minutes, words),
    numberBox("times", words.times, words),
    pairsField("people", { label: words.people, number: words.people_number, jobs }, words),
    radios({ name: "decision", legend: words.decision, options: decisions }),
    numberBox("then", words.then, words),
    box({ name: "since", label: words.since, hint: words.since_hint, type: "date" }, words),
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
  result: ({ table, words }) => table && [h("h2", {}, words.result), openTable(table), h("p", { class: "wk-hint" }, words.result_hint)],
};

function numberBox(name, label, words) {
  const field = box({ name, label }, words);
  field.querySelector("input").setAttribute("inputmode", "numeric");
  return field;
}

faces.meetings = ({ model, el }) => entriesPage({ model, el, kind: "meetings", tool: meetingTool });
