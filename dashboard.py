"""Entry point: `streamlit run dashboard.py [-- --data FOLDER]`."""

import argparse
from pathlib import Path

import streamlit as st

from components.dataset import DatasetError, from_query
from components.dataset.query.link import stop_of
from components.dataset.query.order import selected_mask
from components.dataset.query.run_query import run_query
from components.dataset.query.truncate import truncate_at
from components.dataset.query.views import VIEWS
from components.views.base.address import query
from components.views.base.escape import escape_markdown
from components.views.base.render_context import is_embedded
from components.views.lessons.draft import add_button
from components.views.package.open_package import open_package
from components.views.package.own_page import ask_again, own_line
from components.views.package.problems import problems
from components.views.package.session import available_lessons, package_is_missing, session_package
from components.views.pages import PAGES
from components.views.present.lesson_step import current_step, step_query
from components.views.present.present import lesson_view, present_button, present_view
from components.views.present.speaker import speaker_view
from components.views.shell.chips import chips, nothing_found
from components.views.shell.embed import embed_view
from components.views.shell.navigation import questions, views
from components.views.shell.panes import panes
from components.views.shell.sidebar import sidebar
from components.views.sources.evidence import evidence_panel
from components.views.takeaway.dialog import takeaway_button

DATA = Path(__file__).parent / "data"
ICON = Path(__file__).parent / "static" / "icon.svg"

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="a data package in the same schema")
folder = parser.parse_args().data

st.set_page_config(page_title="Backchannel", page_icon=str(ICON), layout="wide")

if package_is_missing():
    ask_again()
    st.stop()

try:
    package = session_package() or open_package(folder)
except DatasetError as error:
    st.error("This data package cannot be opened.")
    st.text(str(error))
    st.stop()

lessons = available_lessons(package)
link = step_query(query(), lessons)
dataset = truncate_at(package, stop_of(link))
page, ignored = from_query(link, dataset)
shown = run_query(dataset, page)

now = current_step(lessons, page)
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

sidebar(dataset, page, selected_mask(dataset, shown))
# What comes and goes has a container of its own: else it would move the charts below it to another place of the page,
# and Streamlit would build them anew.
with st.container():
    if ignored:
        words = f"This link asks for something that is not in the data; it was left out: {', '.join(ignored)}"
        st.warning(escape_markdown(words))
    own_line(page)
    problems(dataset, own=session_package() is not None)
with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Backchannel", anchor=False, width="content")
    questions(page)
with st.container(horizontal=True, vertical_alignment="top"):
    views(page)
    with st.container(horizontal=True, width="content", gap="small"):
        add_button(dataset, shown, page)
        takeaway_button(dataset, shown, page)
        present_button(shown, page, own=session_package() is not None)
chips(dataset, page)

side, main = panes(page)
with main:
    if shown.events.empty and VIEWS[page.view].lists_events:
        nothing_found(dataset, page)
    else:
        PAGES[page.view](dataset, shown, page)
if side:
    with side:
        evidence_panel(dataset, shown, page)
