// The board does not scroll: type grows or shrinks in steps; as the last resort, "and 12 more".

const FIT = [1.4, 1.25, 1.12, 1, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5, 0.45];

function fit(box, words) {
  box.querySelectorAll(".wk-more").forEach((note) => note.remove());
  const all = Array.from(box.querySelectorAll("[data-fit] li"));
  all.forEach((one) => (one.hidden = false));
  const over = () => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  const size = FIT.find((step) => {
    box.style.fontSize = step + "em";
    return !over();
  });
  if (size || !all.length) return;
  const note = h("p", { class: "wk-more" });
  put(box, note);
  for (let left = 1; over() && left < all.length; left += 1) {
    all[all.length - left].hidden = true;
    write(note, fill(words.more, { n: left }));
  }
}
