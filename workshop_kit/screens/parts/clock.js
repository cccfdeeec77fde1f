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

// While phones answer, the time for that: `talk` minutes about it follow once it is closed. The
// board and the desk say the same, and phones the same minute.
function timeLeft({ words, talk }, seconds) {
  if (seconds === null) return "";
  const asked = talk !== null;
  const left = seconds - 60 * (talk || 0);
  if (left <= 0) return asked ? words.answer_none : words.left_none;
  if (!asked && left <= 60) return fill(words.seconds, { n: Math.ceil(left / 10) * 10 });
  return plural(words, asked ? "answer" : "left", Math.ceil(left / 60));
}
