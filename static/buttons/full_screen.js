export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  const whole = document.documentElement;
  button.hidden = !whole.requestFullscreen;
  const turn = () => (document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen());
  const named = () => {
    button.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
  };
  const pressed = (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const writing = event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]");
    if (event.key.toLowerCase() === "f" && plain && !writing) turn();
  };
  button.onclick = turn;
  named();
  document.addEventListener("fullscreenchange", named);
  document.addEventListener("keydown", pressed);
  return () => {
    document.removeEventListener("fullscreenchange", named);
    document.removeEventListener("keydown", pressed);
  };
}
