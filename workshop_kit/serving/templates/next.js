// Forgets what this browser kept of the person before, then joins anew.

const code = location.pathname.split("/")[1];
[() => localStorage, () => sessionStorage].forEach((storage) => {
  try {
    const kept = storage();
    Object.keys(kept).filter((name) => name.split(":")[1] === code).forEach((name) => kept.removeItem(name));
  } catch (blocked) {
    // A browser that stores nothing has nothing to forget.
  }
});
location.replace("/" + code);
