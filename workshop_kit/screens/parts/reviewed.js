// One round of "has it really stopped?": the owner's word and staff's word, side by side.

function reviewLine({ when, pairs, instead, lines }) {
  const facts = pairs.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]);
  const said = instead && [h("p", {}, instead), h("ul", {}, lines.map((text) => h("li", {}, text)))];
  return h("div", {}, h("p", {}, h("b", {}, when)), h("dl", {}, facts), said);
}
