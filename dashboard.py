"""Entry point: `streamlit run dashboard.py [-- --data FOLDER]`."""

import argparse
from pathlib import Path

import streamlit as st

from components.dataset import DatasetError, from_query
from components.dataset.asked import asked_for
from components.dataset.link import stop_of
from components.dataset.order import kept_of
from components.dataset.stop import until
from components.views import VIEWS
from components.views.address import query
from components.views.brought import lessons_at_hand, missing, package_brought
from components.views.chips import chips, nothing_found
from components.views.embed import embed_view
from components.views.evidence import evidence_panel
from components.views.lesson_draft import add_button
from components.views.look import is_embedded
from components.views.navigation import questions, views
from components.views.own import ask_again, own_line
from components.views.package import opened
from components.views.panes import panes
from components.views.present import lesson_view, present_button, present_view
from components.views.problems import problems
from components.views.sidebar import sidebar
from components.views.speaker import speaker_view
from components.views.takeaway_dialog import takeaway_button
from components.views.teaching import step_query, taught
from components.views.verbatim import verbatim

DATA = Path(__file__).parent / "data"
ICON = Path(__file__).parent / "components" / "views" / "icon.svg"

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="a data package in the same schema")
folder = parser.parse_args().data

st.set_page_config(page_title="Backchannel", page_icon=str(ICON), layout="wide")

if missing():
    ask_again()
    st.stop()

try:
    package = package_brought() or opened(folder)
except DatasetError as error:
    st.error("This data package cannot be opened.")
    st.text(str(error))
    st.stop()

lessons = lessons_at_hand(package)
link = step_query(query(), lessons)
dataset = until(package, stop_of(link))
page, ignored = from_query(link, dataset)
shown = asked_for(dataset, page)

now = taught(lessons, page)
if now and page.speaker:
    speaker_view(package, page, now)
    st.stop()
if now:
    lesson_view(package, dataset, shown, page, now)
    st.stop()
if page.present and len(shown.events):
    present_view(dataset, shown, page)
    st.stop()

if is_embedded():
    embed_view(dataset, shown, page)
    st.stop()

sidebar(dataset, page, kept_of(dataset, shown))
# What comes and goes has a container of its own: else it would move the charts below it to another place of the page,
# and Streamlit would build them anew.
with st.container():
    if ignored:
        words = f"This link asks for something that is not in the data; it was left out: {', '.join(ignored)}"
        st.warning(verbatim(words))
    own_line(page)
    problems(dataset, own=package_brought() is not None)
with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Backchannel", anchor=False, width="content")
    questions(page)
with st.container(horizontal=True, vertical_alignment="top"):
    views(page)
    with st.container(horizontal=True, width="content", gap="small"):
        add_button(dataset, shown, page)
        takeaway_button(dataset, shown, page)
        present_button(shown, page, own=package_brought() is not None)
chips(dataset, page)

side, main = panes(page)
with main:
    if shown.events.empty and page.view not in ("about", "lessons", "own"):
        nothing_found(dataset, page)
    else:
        VIEWS[page.view].show(dataset, shown, page)
if side:
    with side:
        evidence_panel(dataset, shown, page)
