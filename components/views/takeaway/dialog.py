"""The dialog "Cite and take away". Nothing in it is made before it is opened, and no file before it is asked for."""

import datetime as dt
import textwrap
from collections.abc import Callable
from functools import partial

import streamlit as st

from components.dataset import Dataset, Page
from components.exports.files import FILES
from components.views.base.address import current, href
from components.views.base.escape import escape_markdown
from components.views.takeaway.takeaway import FRAME_WIDTH, Takeaway, frame_code, frame_height

_TITLE = "Cite and take away"
_WIDTH = 960  # px: a line of text that can be read, and what it is for beside each file
_SHARES = (0.26, 0.74)  # of the width: button, what it is for
_LETTERS = 100  # of the sentence that tells one chart from another
_STYLES = {"text": "Plain text", "bib": "BibTeX", "json": "CSL-JSON (Zotero and others)"}
_MIMES = {"text": "text/plain", "bib": "application/x-bibtex", "json": "application/json"}
_HTML = "text/html"
_HANDOUT = ("Handout to print (HTML)", "The view on A4 or Letter, with its records and where each is said.")
_WORKSHEET = (
    "Worksheet “Who says so?” to print (HTML)",
    "For a class: which origins agree on these events, which differ, which are silent?",
)
_KEY = ("The worksheet’s key (HTML)", "For the teacher: the same, filled in, with paragraphs.")
_THEMES = {"": "As the reader’s device", "light_theme": "Light", "dark_theme": "Dark"}
_ONLY_HERE = "It opens where this dashboard can be reached: unless somebody serves it, on this machine only."
_ONLY_YOURS = "It opens only where the same package of one’s own is open too; this dashboard keeps none."
_HOW_TO_EMBED = (
    f"To be put into the HTML of another page. It shows the chart, readable from {FRAME_WIDTH} px of width on, what it "
    "says, where it is from, and a way to the filters. A press on a mark opens its sources under the chart. In a lower "
    "frame readers scroll."
)
_TO_SERVE = (
    "Readers of that page must be able to reach this dashboard. By default it listens on this machine only. Whoever "
    "serves it publicly puts the address of that server in place of the one above. Where nothing can be served, the "
    "interactive chart under “Files” does the same as a file."
)
_NOT_TO_EMBED = (
    "A package that you have opened yourself is in this window only, so no other page can show it. Start the dashboard "
    "with that package (python3 run.py -- --data FOLDER), and embed from there."
)


def takeaway_button(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the button that opens the dialog. Only the dialog runs then: the page and its charts stay as they are."""
    with st.container(width="content"):
        _button(dataset, shown, page)


@st.fragment
def _button(dataset: Dataset, shown: Dataset, page: Page) -> None:
    if st.button(_TITLE, icon=":material/format_quote:"):
        _dialog(Takeaway(dataset, shown, page, href(chart=[]), dt.date.today()))


@st.dialog(_TITLE, width=_WIDTH)
def _dialog(taken: Takeaway) -> None:
    cite, files, embed = st.tabs(["Cite", "Files", "Embed"])
    with cite:
        _cite(taken)
    with files:
        _files(taken)
    with embed:
        _embed(taken)


def _cite(taken: Takeaway) -> None:
    for sentence in taken.sentences:
        st.text(sentence)
    st.caption(escape_markdown(taken.about))
    st.markdown("**Link to this view**")
    st.code(taken.link, language=None, wrap_lines=True)
    st.caption(_ONLY_YOURS if current("archive") else _ONLY_HERE)
    _ready(taken)
    if taken.event_citation:
        st.markdown("**The event that is open**")
        st.code(taken.event_citation, language=None, wrap_lines=True)
    with st.expander("The view in words, with the sources its events rest on"):
        st.code(taken.citation.described, language=None, wrap_lines=True)


def _ready(taken: Takeaway) -> None:
    """Offer the citation in three forms, to copy or as a file. Which of them is shown is forgotten with the dialog."""
    texts = {"text": taken.citation.text, "bib": taken.citation.bibtex, "json": taken.citation.csl_json}
    style = st.segmented_control(
        "Ready citation", list(_STYLES), format_func=_STYLES.__getitem__, default="text", required=True, key="cite-as"
    )
    st.code(texts[style], language=None, wrap_lines=True)
    ending = "txt" if style == "text" else style
    name = f"citation.{ending}"
    _download(name, texts[style].encode, taken.name(name), _MIMES[style])


def _files(taken: Takeaway) -> None:
    """Offer the view as pages, then the chosen events as files, each with what it is good for."""
    several = len(taken.drawings) > 1
    st.markdown("**This view**")
    for number, drawing in enumerate(taken.drawings):
        label = f"Chart {number + 1}, interactive (HTML)" if several else "The chart, interactive (HTML)"
        which = f"{_short(drawing.in_words)} " if several else ""
        words = f"{which}Works as on the page, with records and sources below it, without a network."
        _row(f"{drawing.key}.html", label, words, partial(taken.chart, number), taken, _HTML)
    _row("handout.html", *_HANDOUT, taken.handout, taken, _HTML)
    _row("worksheet.html", *_WORKSHEET, partial(taken.worksheet, key=False), taken, _HTML)
    _row("worksheet-key.html", *_KEY, partial(taken.worksheet, key=True), taken, _HTML)
    if taken.drawings:
        st.caption("Pictures (PNG, SVG) are saved by the buttons under each chart of the page.")
    st.markdown(f"**The chosen events ({len(taken.citation.shown.events):,})**")
    for kind in FILES:
        _row(kind.name, kind.label, kind.what_for, partial(taken.file, kind), taken, kind.mime)


def _row(name: str, label: str, what_for: str, make: Callable[[], bytes], taken: Takeaway, mime: str) -> None:
    button, words = st.columns(_SHARES, vertical_alignment="center")
    with button:
        _download(name, make, taken.name(name), mime)
    with words:
        st.markdown(f"**{escape_markdown(label)}**  \n{escape_markdown(what_for)}")


def _download(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        escape_markdown(label),
        data=make,  # made when it is pressed
        file_name=name,
        mime=mime,
        on_click="ignore",
        key=f"take-{label}",
        icon=":material/download:",
    )


def _embed(taken: Takeaway) -> None:
    if current("archive"):
        st.text(_NOT_TO_EMBED)
        return
    keys = {one.key: one for one in taken.drawings}
    chart = next(iter(keys), "")
    if len(keys) > 1:
        names = {key: f"{number}. {_short(keys[key].in_words)}" for number, key in enumerate(keys, start=1)}
        chart = st.selectbox("Chart", list(keys), format_func=names.__getitem__, key="embed-chart")
    theme = st.segmented_control(
        "Theme", list(_THEMES), format_func=_THEMES.__getitem__, default="", required=True, key="embed-theme"
    )
    own = [chart] if len(keys) > 1 else []
    link = href(embed=["true"], embed_options=[theme], chart=own, event=[], present=[])
    code = frame_code(link, taken.title, frame_height(taken, keys.get(chart)))
    st.code(code, language=None, wrap_lines=True)
    st.text(_HOW_TO_EMBED)
    st.text(_TO_SERVE)


def _short(sentence: str) -> str:
    return textwrap.shorten(sentence, _LETTERS, placeholder=" …")
