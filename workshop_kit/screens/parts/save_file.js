// Hands a file to the browser: made by the server (its name, and its bytes as base64), or here.

function saveFile({ name, body }) {
  if (body) saveParts(name, Uint8Array.from(atob(body), (c) => c.charCodeAt(0)));
}

function saveParts(name, ...parts) {
  const href = URL.createObjectURL(new Blob(parts));
  const link = h("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
