// Before you add: who asks, whose minutes, what goes in return, who was asked, when it is looked at.

const initiativeTool = {
  fields: ({ jobs }, words) => [
    box({ name: "what", label: words.what, rows: 2 }, words),
    box({ name: "asked_by", label: words.asked_by, hint: words.asked_by_hint }, words),
    pairsField("minutes", { label: words.minutes, hint: words.minutes_hint, number: words.number, jobs }, words),
    box({ name: "returns", label: words.returns, hint: words.returns_hint, rows: 2 }, words),
    pairsField("gives", { label: words.gives, number: words.number, jobs }, words),
    box({ name: "asked", label: words.asked, hint: words.asked_hint, rows: 2 }, words),
    box({ name: "review", label: words.review, type: "date" }, words),
  ],
  flat: (own) => {
    const { what, asked_by, minutes, returns, gives, asked, review } = own || {};
    const texts = { what, asked_by, returns, asked, review };
    const filled = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text || ""]));
    return { ...filled, ...pairsFlat("minutes", minutes), ...pairsFlat("gives", gives) };
  },
  value: ({ what, asked_by, returns, asked, review, ...rest }) => ({
    ...{ what, asked_by, returns, asked, review },
    minutes: pairsValue("minutes", rest),
    gives: pairsValue("gives", rest),
  }),
  result: () => null,
};

faces.before_you_add = ({ model, el }) => entriesPage({ model, el, kind: "before_you_add", tool: initiativeTool });
