"""What a reader has brought: a package and a lesson of their own. Nobody else sees them; they go with the session."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace

import streamlit as st

from components.dataset import Dataset
from components.dataset.model.lesson import Lesson
from components.views.base.address import current, query, update_link
from components.views.package.own_files import Inspection

DRAFT = "~draft"  # id of the lesson that the reader writes or has loaded
_PACKAGE, _LESSON, _FOUND = "brought-package", "brought-lesson", "brought-found"


def keep_package(package: Dataset, fingerprint: str) -> None:
    """Open `package` in this session: at its beginning, or where a link leads that asks for such a package."""
    link = query() if package_is_missing() else {}
    st.session_state[_PACKAGE] = (fingerprint, package)
    st.session_state.pop(_LESSON, None)
    forget_inspection()
    st.query_params.from_dict({**link, "archive": [fingerprint]})


def session_package() -> Dataset | None:
    """Return the package of one's own that the link asks for; None if it asks for none, or if it is not here."""
    fingerprint, package = st.session_state.get(_PACKAGE, ("", None))
    return package if fingerprint and fingerprint == current("archive") else None


def package_is_missing() -> bool:
    """Say whether the link asks for a package of one's own that nobody has opened in this session."""
    return bool(current("archive")) and session_package() is None


def leave_package() -> None:
    """Go back to the package of the dashboard. For callbacks of widgets."""
    st.session_state.pop(_PACKAGE, None)
    st.session_state.pop(_LESSON, None)
    st.query_params.clear()


def inspect_once(files: tuple[Hashable, ...], read: Callable[[], Inspection]) -> Inspection:
    """Return what `read` finds in `files`, read once for as long as the reader has these files before them."""
    mask: tuple[tuple[Hashable, ...], Inspection] | None = st.session_state.get(_FOUND)
    if mask is None or mask[0] != files:
        forget_inspection()  # one at a time: it may be large
        mask = st.session_state[_FOUND] = (files, read())
    return mask[1]


def inspection_of(kind: str) -> Inspection | None:
    """Return what was found in the files before the reader, if `kind` is what their key begins with."""
    (key, *_), found = st.session_state.get(_FOUND, (("",), None))
    return found if key == kind else None


def forget_inspection() -> None:
    """Forget what was found in files that have not been opened."""
    st.session_state.pop(_FOUND, None)


def keep_lesson(lesson: Lesson) -> None:
    """Keep `lesson` in this session, in place of the one kept before."""
    st.session_state[_LESSON] = replace(lesson, id=DRAFT)


def session_lesson() -> Lesson | None:
    """Return the lesson that the reader writes or has loaded; None if there is none."""
    found: Lesson | None = st.session_state.get(_LESSON)
    return found


def available_lessons(dataset: Dataset) -> Mapping[str, Lesson]:
    """Return the lessons of `dataset` and the reader's own, by id."""
    own = session_lesson()
    return {**dataset.lessons, DRAFT: own} if own else dataset.lessons


def drop_lesson() -> None:
    """Forget the reader's own lesson. For callbacks of widgets."""
    st.session_state.pop(_LESSON, None)
    update_link(lesson=[], step=[])
