// The board does not scroll: type grows or shrinks in steps, then cards lose their small print;
// only as the last resort "and 12 more".

const FIT = [1.4, 1.25, 1.12, 1, 0.9, 0.8, 0.72, 0.64];
const DENSE = [0.9, 0.8, 0.72, 0.64]; // smaller is not read from the back row

function fit(box, words) {
  box.querySelectorAll(".wk-more").forEach((note) => note.remove());
  box.removeAttribute("tabindex");
  const all = Array.from(box.querySelectorAll(".wk-group li, .wk-reasons li, .wk-card"));
  all.forEach((one) => (one.hidden = false));
  const over = () => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  const fits = (step) => {
    box.style.fontSize = step + "em";
    fitGraph(box);
    return !over();
  };
  box.classList.remove("wk-dense");
  if (FIT.some(fits)) return;
  box.classList.add("wk-dense");
  if (DENSE.some(fits)) return;
  box.tabIndex = 0; // then it scrolls, also by keyboard
  const note = h("p", { class: "wk-more" });
  put(box, note);
  for (let left = 1; over() && left < all.length; left += 1) {
    hideOne(all);
    write(note, fill(words.more, { n: left }));
  }
  if (!DENSE.some(fits)) fits(DENSE[DENSE.length - 1]); // what is left may grow again
}

// Hides the last of the longest list, so that every group keeps some.
function hideOne(all) {
  const shown = all.filter((one) => !one.hidden);
  const long = (one) => shown.filter((other) => other.parentNode === one.parentNode).length;
  const most = Math.max(...shown.map(long));
  shown.filter((one) => long(one) === most).pop().hidden = true;
}

// A square as high as there is room.
function fitGraph(box) {
  const frame = box.querySelector(".wk-graph-frame");
  if (!frame || window.innerWidth <= 700) return;
  const high = box.clientHeight - (frame.offsetTop - box.offsetTop) - 4;
  frame.style.width = Math.max(200, Math.min(high, box.clientWidth * 0.46)) + "px";
}
