"""Where the view and the evidence stand on the page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.dataset import Page
from components.views.base.render_context import is_phone


def panes(page: Page) -> tuple[DeltaGenerator | None, DeltaGenerator]:
    """Return where the evidence goes, None if no event is open, and where the view goes.

    Beside each other; on a phone the evidence comes first, or the reader would not see that a tap has opened it.
    The view stands at the same place of the page in each case: moved to another, Streamlit would build its charts anew.
    """
    if is_phone():
        above, below = st.container(), st.container()
        return above if page.event else None, below
    if not page.event:
        return None, st.columns(1)[0]
    main, side = st.columns([0.58, 0.42])
    return side, main
