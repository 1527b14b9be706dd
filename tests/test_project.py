"""The files in which the project speaks of itself agree."""

import json
import re
import tomllib

import pytest

from run import ROOT, TO_CHECK, TO_OPEN


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


PROJECT = tomllib.loads(text_of("pyproject.toml"))["project"]
CODE, DATA = text_of("CITATION.cff").split("references:")


def cited(part, name):
    return re.search(rf"^[ -]*{name}: \"?(.*?)\"?$", part, re.M)[1]


def test_the_newest_entry_of_the_changelog_is_the_version_of_the_code():
    newest = re.findall(r"^## (\S+) \((\S+)\)$", text_of("CHANGELOG.md"), re.M)[0]
    assert newest == (PROJECT["version"], cited(CODE, "date-released"))


def test_the_citation_names_code_and_data_each_with_its_own_version_and_licence():
    data = json.loads(text_of("data/datapackage.json"))
    assert (cited(CODE, "version"), cited(CODE, "license")) == (PROJECT["version"], PROJECT["license"])
    of_the_data = (data["title"], data["version"], data["licenses"][0]["name"])
    assert tuple(cited(DATA, name) for name in ("title", "version", "license")) == of_the_data


def locked(path):
    """Return each name and version of a lock, markers included, with the hashes of its files."""
    entries = re.findall(
        r"^(\S+==[^\\\n]+?) \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", path.read_text(), re.M
    )
    return {wanted: hashes.split() for wanted, hashes in entries}


@pytest.mark.parametrize("path", TO_CHECK, ids=["to open", "to check"])
def test_every_line_of_a_lock_is_a_version_with_hashes_and_names_no_server(path):
    text = path.read_text()
    assert len(locked(path)) == len(re.findall(r"^[^\s#]", text, re.M))
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash)", text, re.M)


@pytest.mark.parametrize("path", TO_CHECK, ids=["to open", "to check"])
def test_a_lock_holds_every_requirement_in_the_version_that_is_asked_for(path):
    asked = path.with_suffix(".txt").read_text().splitlines()
    assert {line for line in asked if not line.startswith("-r ")} <= set(locked(path))


def test_what_opens_the_dashboard_is_what_the_tests_have_tried():
    (opening,), checking = TO_OPEN, TO_CHECK[-1]
    assert locked(opening).items() <= locked(checking).items()
