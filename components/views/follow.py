"""The projector and the teacher's own screen show the same step: whichever is turned, the other follows.

Both are pages of one browser on one machine; they tell each other by its BroadcastChannel, without the network.
"""

import streamlit as st

from components.views.address import go, shown_by
from components.views.teaching import Taught

_KEY = "follow"
_FOLLOW = st.components.v2.component(
    "backchannel_follow",
    html='<time aria-label="Time since this page was opened"></time>',
    css="time { font-family: var(--st-font); color: var(--st-text-color); font-size: 1.5rem; }",
    js="""
    const opened = Date.now();
    export default function ({ data, parentElement, setTriggerValue }) {
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
      return () => {
        channel.close();
        clearInterval(ticking);
      };
    }
    """,
)


def follow(now: Taught, archive: str, *, clock: bool = False) -> None:
    """Keep step with the other screen. archive: fingerprint of the package. clock: show the time since the start."""
    here = {"lesson": now.lesson.id, "archive": archive, "step": now.number, "revealed": now.revealed}
    _FOLLOW(key=_KEY, data={"step": here, "clock": clock}, on_turned_change=_turn)


def _turn() -> None:
    asked = shown_by(_KEY)["turned"]  # type: ignore[index]
    go(step=[str(asked["step"])], reveal=["yes"] if asked["revealed"] else [], event=[])
