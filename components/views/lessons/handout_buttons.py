"""The buttons that make a lesson a sheet to print."""

from functools import partial

import streamlit as st

from components.dataset import Dataset
from components.dataset.model.lesson import Lesson
from components.views.lessons.draft import file_stem
from components.views.lessons.handout import lesson_html

_FOR_PUPILS = "To print on A4 or Letter, without answers. A later step may show the answer to an earlier one."
_WITH_KEY = "The same, with the answers on pages of their own at the end."


def handout_buttons(package: Dataset, lesson: Lesson, link: str = "") -> None:
    """Show the handout of `lesson` without and with its key; each is made when it is asked for.

    package: the whole records. link: where the lesson stands; empty if nobody else can follow it.
    """
    where = f" Link: {link}" if link else ""
    origin = f"{package.title}, version {package.version}, {package.licence}.{where}"
    for label, ending, key in (("Handout", "handout", False), ("Handout with key", "handout-with-key", True)):
        st.download_button(
            label,
            data=partial(lesson_html, package, lesson, origin=origin, key=key),
            file_name=f"{file_stem(lesson)}-{ending}.html",
            mime="text/html",
            key=f"{ending}-{lesson.id}",
            on_click="ignore",
            disabled=not lesson.steps,
            help=_WITH_KEY if key else _FOR_PUPILS,
        )
