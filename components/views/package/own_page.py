"""A package of the reader's own: what is in it, what is to be mended, a way to open it, and one to begin."""

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.package.fetch import MOST_SECONDS
from components.dataset.package.problems import summary
from components.dataset.package.relaxed_schema import NEEDED
from components.dataset.package.template import template_zip
from components.dataset.package.unzip import MOST_BROUGHT, MOST_EVENTS
from components.views.base.address import current
from components.views.base.escape import escape_markdown
from components.views.package.open_package import DICTIONARY
from components.views.package.own_files import Inspection, inspect_address, inspect_files, may_fetch
from components.views.package.problems import problem_list
from components.views.package.session import (
    forget_inspection,
    inspect_once,
    inspection_of,
    keep_package,
    leave_package,
    package_is_missing,
    session_package,
)

_MB = MOST_BROUGHT >> 20
_LONGEST = 60  # letters told of a title or a fingerprint: they may be anything
_FROM_ADDRESS = "address"
_KEPT = (
    "The files are read by the computer that runs this dashboard: your own, unless somebody serves it to you. They "
    "are held in its memory for this browser tab alone and deleted from its disk at once; nobody else sees them, and "
    "nothing is sent on. Close or reload the tab, and they are forgotten within minutes."
)
_LIMITS = (
    "CSV tables, or a zip of them; a workbook (.xlsx, .ods) with a sheet for each table; letters in CMIF (TEI); slides "
    f"for TimelineJS (CSV). {_MB} MB and {MOST_EVENTS:,} events at most."
)
_FETCHED = (
    "When you press, the computer that runs this dashboard fetches the file, once: your own, or that of whoever serves "
    f"the dashboard to you. The site sees the number of that computer. Public addresses only, {_MB} MB and "
    f"{MOST_SECONDS:.0f} seconds at most. Nothing else here uses the network."
)
_COMMANDS = (
    "From the command line, in the folder of the dashboard (on Windows `py` for `python3`):\n"
    "- `python3 run.py template FOLDER` writes the same template.\n"
    "- `python3 run.py check FOLDER` names all that is to be mended, of a folder or a file.\n"
    "- `python3 run.py -- --data FOLDER` opens a folder, of any size, or a file."
)


def own_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show where a package is brought, what was found in it, and the template."""
    st.header("Open a package", anchor=False)
    st.text("Your own events and actors in place of these: every view, filter and file works on them.")
    _bring()
    st.header("Start from a template", anchor=False)
    _template()


def own_line(page: Page) -> None:
    """Say which package of the reader's own is open, and show how to close it; nothing if none is."""
    if page.view != "own":
        forget_inspection()
    package = session_package()
    if package is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="own-open"):
        st.badge("Your own records", icon=":material/folder_open:", color="gray")
        st.text(f"“{_short(package.title)}”, seen in this tab only", width="content")
        st.button("Close it", key="own-close", icon=":material/close:", type="tertiary", on_click=leave_package)


def ask_again() -> None:
    """Show, in place of a page that is of a package nobody has opened in this tab, how to open it."""
    st.title("Backchannel", anchor=False)
    st.info(
        "This link shows records that a reader opened from files of their own. They are not open in this tab: the "
        "dashboard keeps none, and a reload forgets them. Bring the same files once more to see the page."
    )
    st.text(f"Fingerprint of the files that the link asks for: {_short(current('archive'))}")
    _bring()
    st.button("Open the dashboard’s own records", key="own-leave", on_click=leave_package)


def _bring() -> None:
    files = st.file_uploader(_LIMITS, accept_multiple_files=True, key="own-files", max_upload_size=_MB)
    st.caption(_KEPT)
    address = _address() if may_fetch() else ""
    if files:
        with st.spinner("Reading the files"):
            read = inspect_once(
                ("files", *(file.file_id for file in files)),
                lambda: inspect_files([(file.name, file.getvalue()) for file in files]),
            )
    elif address:
        forget_inspection()  # who presses again wants it fetched again
        with st.spinner("Fetching the file"):
            read = inspect_once((_FROM_ADDRESS, address), lambda: inspect_address(address))
    elif before := inspection_of(_FROM_ADDRESS):
        read = before
    else:
        forget_inspection()
        return
    if read.package and package_is_missing() and read.fingerprint == current("archive"):
        keep_package(read.package, read.fingerprint)
        st.rerun()
    if read.package is None:
        st.error(escape_markdown(read.refusal))
        if read.problems:
            problem_list(read.problems, "found")
        return
    with st.container(border=True, key="own-found"):
        _tell(read, read.package)


def _address() -> str:
    """Show where an address is typed; return it if the reader has just pressed."""
    with st.form("own-address", border=False):
        typed = st.text_input("Or the web address of such a file", placeholder="https://", max_chars=2_000)
        pressed = st.form_submit_button("Fetch it", icon=":material/download:")
    st.caption(_FETCHED)
    return typed.strip() if pressed else ""


def _tell(read: Inspection, package: Dataset) -> None:
    """Say what was found, and offer to open what can be shown of it."""
    st.subheader(escape_markdown(_short(package.title, 2 * _LONGEST)), anchor=False)
    st.text(f"{_count(package)}. Fingerprint {read.fingerprint}.")
    if package_is_missing():
        st.text("These are not the files that the link asks for, or they have changed since it was made.")
    if current("archive") == read.fingerprint:
        st.text("It is open now.")
    else:
        st.button("Open it", key="own-open-it", on_click=keep_package, args=(package, read.fingerprint))
    st.table(
        {
            "File": [escape_markdown(one.file) for one in read.rows],
            "Rows in it": [f"{one.count:,}" for one in read.rows],
            "Left out": [f"{one.left_out:,}" for one in read.rows],
        }
    )
    st.text(summary(read.problems))
    if read.problems:
        problem_list(read.problems, "found")


def _template() -> None:
    needed = " and ".join(f"{name}.csv with {', '.join(NEEDED[name])}" for name in ("events", "actors"))
    st.text(
        f"Two files are enough: {needed}. Everything else may be left out, and reads “Not stated”. The template holds "
        "both with example rows, a guide to each column, and the other tables for when you need them."
    )
    st.download_button(
        "Template (zip)",
        data=lambda: template_zip(DICTIONARY),
        file_name="backchannel-template.zip",
        mime="application/zip",
        key="own-template",
        on_click="ignore",
        icon=":material/download:",
    )
    st.markdown(_COMMANDS)


def _count(package: Dataset) -> str:
    lessons = len(package.lessons)
    counts = {"event": len(package.events), "actor": len(package.actors), "lesson": lessons}
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count)


def _short(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
