"""Where the view and the evidence stand on the page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.dataset import Page
from components.views.look import is_phone


def panes(page: Page) -> tuple[DeltaGenerator | None, DeltaGenerator]:
    """Return where the evidence goes, None if no event is open, and where the view goes.

    Beside each other; on a phone the evidence comes first, or the reader would not see that a tap has opened it.
    """
    if not page.event:
        return None, st.container()
    if is_phone():
        return st.container(), st.container()
    main, side = st.columns([0.58, 0.42])
    return side, main
