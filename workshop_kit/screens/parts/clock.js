// The timer: each page counts down by itself from the seconds left that it was last told.

// f hears whole seconds, or null without a timer.
function clock(model, f) {
  let until = null;
  const tick = () => f(until === null ? null : Math.round((until - Date.now()) / 1000));
  const stop = follow(model, "data", ({ left }) => {
    until = left === null || left === undefined ? null : Date.now() + left * 1000;
    tick();
  });
  const ticking = setInterval(tick, 1000);
  return ends(stop, () => clearInterval(ticking));
}

function minutesLeft(words, seconds) {
  if (seconds === null) return "";
  return seconds <= 0 ? words.left_none : plural(words, "left", Math.ceil(seconds / 60));
}
