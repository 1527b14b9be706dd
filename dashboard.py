"""Entry point: `streamlit run dashboard.py [-- --data FOLDER]`."""

import argparse
from pathlib import Path

import streamlit as st

from components.dataset import Dataset, from_query
from components.dataset.query.link import stop_of
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import UNNAMED
from components.views.base.address import query
from components.views.base.render_context import is_embedded
from components.views.package.package_to_show import package_to_show
from components.views.package.session import available_lessons
from components.views.present.lesson_step import current_step, step_query
from components.views.present.own_notes import has_own_notes
from components.views.present.present import lesson_view, present_view
from components.views.present.pupil import pupil_view
from components.views.present.rooms import is_pupil
from components.views.present.speaker import speaker_view
from components.views.shell.embed import embed_view
from components.views.shell.explore import explore_view

ROOT = Path(__file__).parent
_SIDEBAR = 256  # px, so that the chart has more


def main() -> None:
    """Open the package and show what the link asks for."""
    st.set_page_config(
        page_title="Backchannel",
        page_icon=str(ROOT / "static" / "icon.svg"),
        layout="wide",
        initial_sidebar_state=_SIDEBAR,
    )
    if is_pupil():
        pupil_view()
    elif package := package_to_show(_folder()):
        _show(package)


def _folder() -> Path:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "data",
        metavar="FOLDER",
        help="a data package in the same schema: a folder, or a file of any kind that can be opened",
    )
    folder: Path = parser.parse_args().data
    return folder


def _show(package: Dataset) -> None:
    """Show what the link chooses of `package`, in the way that it asks for."""
    lessons = available_lessons(package)
    # A frame that names nothing has always held the timeline; only a page of its own begins with the story.
    link = step_query(query() or ({"view": [UNNAMED]} if is_embedded() else {}), lessons)
    dataset = truncate_at(package, stop_of(link))
    page, ignored = from_query(link, dataset)
    shown, step = run_query(dataset, page), current_step(lessons, page)
    if step and page.speaker and not has_own_notes(step):
        speaker_view(package, page, step)
    elif step:
        lesson_view(package, dataset, shown, page, step)
    elif page.present and len(shown.events):
        present_view(dataset, shown, page)
    elif is_embedded():
        embed_view(dataset, shown, page)
    else:
        explore_view(dataset, shown, page, ignored)


main()
