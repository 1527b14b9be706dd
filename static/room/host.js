// The key of this browser, by which a teacher's pages find their room again; and word to the other pages of this browser
// that a room was opened or closed.
const KEY = "backchannel-host";
const ROOM = "backchannel-room";

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  parentElement.leave?.(); // Streamlit leaves a component only when it takes it away, not when it has new data
  const key = keyOf();
  if (data.key !== key) setStateValue("key", key);
  if (parentElement.room !== undefined && parentElement.room !== data.room) kept(ROOM, data.room);
  parentElement.room = data.room;
  const heard = ({ key: name, newValue }) => {
    if (name === ROOM && newValue !== parentElement.room) setTriggerValue("moved", String(newValue));
  };
  globalThis.addEventListener("storage", heard);
  return parentElement.leave = () => globalThis.removeEventListener("storage", heard);
}

function keyOf() {
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
  const before = kept(KEY);
  return before ?? (kept(KEY, made), globalThis.backchannelHost ??= made);
}

// A browser may be told to store nothing: the key then lasts as long as the page.
function kept(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
