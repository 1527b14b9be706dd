"""What the documents tell a contributor to do, done on a copy of the project."""

import csv
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from components.dataset import load_dataset
from components.dataset.query.views import VIEWS
from tests.browser import serving

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PARTS = ("components", "data", "static", ".streamlit", "dashboard.py", "run.py")
FENCE = re.compile(r"^ *```\w*\n(.*?)\n *```$", re.S | re.M)
FILE = re.compile(r"`([\w./]+\.(?:py|csv))`(?:, below `([^`]+)`)?")


def section(title):
    return CONTRIBUTING.split(f"## {title}\n")[1].split("\n## ")[0]


def blocks(title):
    """Yield what a section says to write: the file named last before it, the line below which it goes, the text.

    The line is empty where the text is a new file, or a row.
    """
    prose, *rest = FENCE.split(section(title))
    for text, after in zip(rest[::2], rest[1::2], strict=True):
        yield *FILE.findall(prose)[-1], textwrap.dedent(text)
        prose = after


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project in which every recipe has been followed."""
    folder = tmp_path_factory.mktemp("project")
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    for title in ("To add an event", "To add a chart", "To add a kind of file"):
        written = list(blocks(title))
        assert len(written) > 1, title
        modules = []
        for file, below, text in written:
            path = folder / file
            if path.suffix == ".csv":
                add_row(path, dict(line.split(": ", 1) for line in text.splitlines()))
            elif below:
                register(path, below, text, modules)
            else:
                assert not path.exists()
                path.write_text(text + "\n", encoding="utf-8")
                modules.append((file.removesuffix(".py").replace("/", "."), re.findall(r"^def (\w+)", text, re.M)))
    return SimpleNamespace(folder=folder, python=lambda code: python(folder, code))


def add_row(path, row):
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert set(row) <= set(columns)
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="").writerow(row)


def register(path, below, text, modules):
    """Write `text` under the line that holds `below`, and import those of the new functions that it names."""
    lines = path.read_text(encoding="utf-8").splitlines()
    (place,) = (number for number, line in enumerate(lines) if below in line)
    lines.insert(place + 1, indented_like(lines[place], below, text))
    first = next(number for number, line in enumerate(lines) if line.startswith("from "))
    code = re.sub(r'"[^"]*"', "", text)
    for module, names in modules:
        if used := [name for name in names if re.search(rf"\b{name}\b", code)]:
            lines.insert(first, f"from {module} import {', '.join(used)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def indented_like(line, below, text):
    """Return `text` as deep as `line`; one level deeper where `line` opens a bracket that is still open."""
    deep = len(line) - len(line.lstrip()) + (4 if line.rstrip().endswith(below) and below.endswith("(") else 0)
    return textwrap.indent(text, " " * deep)


def python(folder, code):
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


def test_a_new_event_is_read_without_a_problem_and_with_who_says_so(copy):
    made = load_dataset(copy.folder / "data")
    assert not made.problems
    assert made.holds("S99")
    assert "S99" in set(made.claims["event_id"]) & set(made.participants["event_id"])


def test_a_new_kind_of_file_is_in_the_dialog_and_can_be_made(copy):
    made = copy.python(
        "from pathlib import Path\n"
        "from components.dataset import load_dataset\n"
        "from components.exports.files import FILES\n"
        "dataset = load_dataset(Path('data'))\n"
        "(kind,) = (one for one in FILES if one.key == 'reading-list')\n"
        "print(kind.make(dataset, dataset, 'https://example.org/').decode())"
    )
    assert "Link: https://example.org/" in made


@pytest.mark.browser
def test_a_new_view_answers_through_its_link_and_stands_in_the_switch(copy, reader):
    with serving(script=copy.folder / "dashboard.py") as address:
        page = reader("view=layers", base=address)
        page.locator(".js-plotly-plot .bars path").first.wait_for()
        assert page.get_by_text("events, in").first.is_visible()
        assert page.get_by_role("radio", name="Layers").is_checked()


def test_the_readme_names_every_view_by_its_title():
    told = set(re.findall(r"\*\*(.+?)\*\*", README))
    assert {view.title for view in VIEWS.values()} <= told


def test_the_readme_says_how_many_views_there_are():
    numbers = {15: "fifteen", 16: "sixteen", 17: "seventeen"}
    assert f"{numbers[len(VIEWS)]} views" in README


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "data/README.md", "docs/design.md", "benchmarks/README.md"]
)
def test_every_file_that_a_document_leads_to_is_there(document):
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/design.md", "data/README.md"])
def test_every_module_that_a_document_names_is_there(document):
    text = re.sub(r"```.*?```", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.S)
    named = re.findall(r"`((?:components|dataset|figures|exports|views|static|tests|docs|data)/[\w./]+)`", text)
    new = {file for title in ("To add a chart", "To add a kind of file") for file, _, _ in blocks(title)}
    new |= {"tests/figures/topics/test_layers.py", "tests/exports/sources/test_reading_list.py", "docs/gallery/"}
    missing = [
        name
        for name in named
        if name not in new and not any((place / name).exists() for place in (ROOT, ROOT / "components"))
    ]
    assert not missing


def test_the_commands_of_the_readme_are_those_of_run_py():
    import run

    told = set(re.findall(r"^python3 (run\.py .*?|run\.py)\s*(?:#.*)?$", README, re.M))
    assert told >= {
        "run.py",
        "run.py check",
        "run.py template FOLDER",
        "run.py check FOLDER",
        "run.py -- --data FOLDER",
    }
    explained = run.__doc__ or ""
    assert all(f"python3 {command}" in explained for command in told)
