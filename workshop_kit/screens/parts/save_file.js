// Hands a file that the server made (its name, and its bytes as base64) to the browser.

function saveFile({ name, body }) {
  if (!body) return;
  const bytes = Uint8Array.from(atob(body), (c) => c.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes]));
  const link = h("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
