"""The package that the link asks for: the reader's own or the dashboard's."""

from pathlib import Path

import streamlit as st

from components.dataset import Dataset, DatasetError
from components.views.package.open_package import open_package
from components.views.package.own_page import ask_again
from components.views.package.session import package_is_missing, session_package


def package_to_show(place: Path) -> Dataset | None:
    """Return the reader's own package if the link asks for it, else that in `place`; None if the page says why not."""
    if package_is_missing():
        ask_again()
        return None
    try:
        return session_package() or open_package(place)
    except DatasetError as error:
        st.error("This data package cannot be opened.")
        st.text(str(error))
        return None
