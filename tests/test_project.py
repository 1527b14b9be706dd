"""The files in which the project speaks of itself agree."""

import json
import re
import tomllib

from run import ROOT


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
