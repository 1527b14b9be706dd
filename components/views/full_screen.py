"""A button that fills the screen with the page. In the browser: it may do so only while a key or button is pressed."""

import streamlit as st

_BUTTON = st.components.v2.component(
    "backchannel_full_screen",
    html='<button type="button">Full screen</button>',
    css="""
    button {
      font: inherit;
      font-size: 0.875rem;
      font-family: var(--st-font);
      color: var(--st-text-color);
      background: var(--st-background-color);
      border: 1px solid var(--st-border-color);
      border-radius: var(--st-button-radius);
      padding: 0.25rem 0.75rem;
      min-height: 2.5rem;
      cursor: pointer;
      white-space: nowrap;
    }
    """,
    js="""
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
    """,
)


def full_screen() -> None:
    """Show the button; the key F does the same."""
    _BUTTON(key="full-screen", width="content")
