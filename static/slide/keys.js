// The keys and clickers that turn slides, show the answer and make the screen black. The browser counts the presses and
// tells the server where they lead: presses quicker than the page runs all count.

const BY = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
const TAKES_KEYS = "input, textarea, select, [contenteditable], [role=listbox], [role=radiogroup], [role=slider]";

export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.leave?.(); // Streamlit leaves a component only when it takes it away, not when it has new data
  const black = parentElement.querySelector("dialog");
  const channel = new BroadcastChannel(`backchannel-black-${data.lesson}`);
  const here = { place: data.place, revealed: data.revealed };
  const last = data.count - 1;
  if (!leadsOn(parentElement.asked, here, parentElement.here)) parentElement.asked = null;
  parentElement.here = here;

  black.setAttribute("aria-label", "The screen is black; B shows it again");
  const turnBlack = () => black.open ? black.close() : black.showModal();
  channel.onmessage = () => data.projector && turnBlack();
  black.oncancel = () => black.close();

  const asks = (key, { place, revealed }) => {
    if (key in BY) return { place: Math.min(Math.max(place + BY[key], 0), last), revealed: false };
    if (key === "Home") return { place: 0, revealed: false };
    if (key === "End") return { place: last, revealed: false };
    if (key.toLowerCase() === "a" && data.tells[place]) return { place, revealed: !revealed };
  };
  const pressed = (event) => {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(TAKES_KEYS)) return;
    if (event.key === " " && target.closest?.("button, a, summary")) return;
    const from = parentElement.asked ?? here;
    const to = asks(event.key, from);
    if (to) {
      black.close();
      if (to.place === from.place && to.revealed === from.revealed) return held(event);
      parentElement.asked = to;
      setTriggerValue("turned", to);
    } else if (event.key === "b" || event.key === "B" || event.key === ".") {
      if (data.projector) turnBlack();
      else channel.postMessage("black");
    } else return;
    held(event);
  };
  // In the capturing phase and alone: the buttons, which say these keys too, would lose the quicker presses.
  globalThis.addEventListener("keydown", pressed, true);
  return parentElement.leave = () => {
    globalThis.removeEventListener("keydown", pressed, true);
    channel.close();
  };
}

// Whether the presses lead on from what the page shows now: it has not arrived, and is not led elsewhere.
function leadsOn(asked, now, before) {
  if (!asked || !before || (asked.place === now.place && asked.revealed === now.revealed)) return false;
  const left = Math.abs(asked.place - now.place);
  return now.place === before.place || left < Math.abs(asked.place - before.place);
}

function held(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
