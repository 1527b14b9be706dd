"""The dashboard without a browser: a link is opened, and its page is read or pressed."""

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

PATIENCE = 120  # s; an upper bound only


def visit(kept: Mapping[str, Any] | None = None, **link: Any) -> AppTest:
    """Open a link of the dashboard that is told of in sys.argv. kept: what the session holds already."""
    page = AppTest.from_file(ROOT / "dashboard.py", default_timeout=PATIENCE)
    for name, value in (kept or {}).items():
        page.session_state[name] = value
    page.query_params.update(link)
    page.run()
    assert not page.exception, page.exception
    return page
