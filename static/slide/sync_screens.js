const opened = Date.now();
export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.leave?.(); // Streamlit leaves a component only when it takes it away, not when it has new data
  const channel = new BroadcastChannel("backchannel");
  const here = JSON.stringify(data.step);
  // Tell only what was turned here: to repeat what one was told would turn a quicker teacher back.
  if (parentElement.here && parentElement.here !== here && parentElement.told !== here) channel.postMessage(here);
  parentElement.here = here;
  channel.onmessage = ({ data: there }) => {
    const asked = JSON.parse(there);
    if (there === here || asked.lesson !== data.step.lesson || asked.archive !== data.step.archive) return;
    parentElement.told = there;
    setTriggerValue("turned", asked);
  };
  const clock = parentElement.querySelector("time");
  clock.hidden = !data.clock;
  const tick = () => {
    const seconds = Math.floor((Date.now() - opened) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  const ticking = data.clock && setInterval(tick, 1000);
  return parentElement.leave = () => {
    channel.close();
    clearInterval(ticking);
  };
}
