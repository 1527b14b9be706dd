"""What the formatter does not look at in a style sheet: whether the browser knows what it says."""

import re

import pytest

from run import ROOT

pytestmark = pytest.mark.browser

SHEETS = sorted(
    sheet for sheet in ROOT.rglob("*.css") if not any(part.startswith(".") for part in sheet.relative_to(ROOT).parts)
)
# After each selector list, and each declaration, in the formatter's layout.
SELECTORS = re.compile(r"^ *([^@}\s][^{}@;]*?) \{$", re.M)
DECLARATIONS = re.compile(r"^ +([a-z-]+):\s+([^;{}]+?)(?: !important)?;$", re.M)

UNKNOWN = """([selectors, declarations]) => [
    ...selectors.filter((one) => !CSS.supports(`selector(${one})`)),
    ...declarations.filter(([name, value]) => !CSS.supports(name, value)).map((one) => one.join(": ")),
]"""


def test_the_browser_knows_each_selector_and_each_declaration(chromium):
    assert SHEETS
    page = chromium.new_page()
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
        selectors = [one for many in SELECTORS.findall(text) for one in re.split(r",\n *", many)]
        declarations = DECLARATIONS.findall(text)
        assert len(declarations) == text.count(";"), sheet.name
        assert page.evaluate(UNKNOWN, [selectors, declarations]) == [], sheet.name
    page.close()
