// An evidence card: what kind it is, what it says, and where that stands.
function evidenceCard({ claim, standing, source, checked, old }) {
  return h(
    "li",
    { class: "wk-card" },
    h("p", {}, h("span", { class: "wk-tag" }, standing)),
    h("p", {}, claim),
    h("p", { class: "wk-source" }, source),
    checked && h("p", { class: "wk-source" }, checked),
    old && h("p", { class: "wk-care" }, old),
  );
}
