// A page that the browser kept would show the person before, after the device was handed over.

window.addEventListener("pageshow", (event) => event.persisted && location.reload());
