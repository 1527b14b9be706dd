// Saves a text of this session as a file, and asks before the page is left while it is not saved.
// A button of the page itself would hand out the file of the run before: without the words typed last.
let saved = "";

export default function ({ data, parentElement }) {
  const { name, content, pressed } = data;
  if (pressed && parentElement.pressed !== pressed) {
    parentElement.pressed = pressed;
    saved = content;
    download(name, content);
  }
  const leaving = (event) => {
    if (content !== saved) event.preventDefault();
  };
  window.addEventListener("beforeunload", leaving);
  return () => window.removeEventListener("beforeunload", leaving);
}

function download(name, content) {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
