"""Other archives than the dashboard's own: every view opens on each, and nothing in them is run."""

import csv
import gzip
import json
import sys

import pytest

from components.dataset.query.views import VIEWS
from tests.app import visit
from tests.conftest import ARCHIVE

ARCHIVES = ARCHIVE.parent / "archives"
# What a title, a name or a word may hold that a browser, Streamlit, Plotly or a spreadsheet would take for its own.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "$x^2$",
    "[a](javascript:alert(1))",
    "![a](https://example.org/a.png)",
    "=cmd|' /C calc'!A0",
    ":material/home: :red[x]",
    "**bold** `code`",
    "&lt;b&gt;",
    "{{7*7}} ${7}",
    "‮reversed",
)
# Elements that Streamlit shows as markdown, and where their words stand.
MARKDOWN = ("markdown", "caption", "title", "header", "subheader", "info", "warning", "error", "success")


def open_page(folder, **query):
    sys.argv = ["dashboard.py", "--data", str(folder)]
    return visit(**{"view": "timeline"} | query)


def figures(page):
    """Return the figures that the chart elements are told to draw, as JSON."""
    sent = [element.proto.bytes for element in page.get("bidi_component")]
    told = [json.loads(gzip.decompress(data)) for data in sent if data.startswith(b"\x1f\x8b")]
    return [json.dumps(one["figure"]) for one in told]


@pytest.fixture(autouse=True)
def arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", sys.argv)


@pytest.fixture(scope="module")
def least(tmp_path_factory):
    """The smallest package there can be."""
    folder = tmp_path_factory.mktemp("least")
    (folder / "events.csv").write_text("event_id,title,date\nE1,A letter,1712-03-04\n", encoding="utf-8")
    (folder / "actors.csv").write_text("actor_id,name\nA-DUKE,The Duke\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A package in which every text that may be free is hostile."""
    folder = tmp_path_factory.mktemp("hostile")

    def write(name, head, rows):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])

    ids = range(1, len(HOSTILE) + 1)
    write(
        "events",
        (
            "event_id",
            "title",
            "label",
            "summary",
            "date",
            "date_stated",
            "sender",
            "addressee",
            "chapter",
            "topics",
            "note",
        ),
        [
            (f"E{n}", text, text[:26], text, f"1712-03-{n:02}", text, "A1", f"A{n}", text, f"T{n}", text)
            for n, text in zip(ids, HOSTILE, strict=True)
        ],
    )
    write(
        "actors",
        ("actor_id", "name", "side", "office"),
        [(f"A{n}", text, text, text) for n, text in enumerate(HOSTILE, 1)],
    )
    write("topics", ("topic_id", "label"), [(f"T{n}", text) for n, text in enumerate(HOSTILE, 1)])
    write(
        "sources",
        ("source_id", "short", "title", "citation", "url"),
        [(f"S{n}", text[:34], text, text, "javascript:alert(1)") for n, text in enumerate(HOSTILE, 1)],
    )
    write(
        "claims",
        ("claim_id", "event_id", "source_id", "voice", "summary", "quote"),
        [(f"C{n}", f"E{n}", f"S{n}", text, text, text) for n, text in enumerate(HOSTILE, 1)],
    )
    (folder / "datapackage.json").write_text('{"title": "<script>[a](javascript:b) $x$", "version": "**1**"}')
    return folder


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_opens_on_the_smallest_package(least, view):
    open_page(least, view=view)
    open_page(least, view=view, event="E1")


@pytest.fixture(scope="module")
def slides(tmp_path_factory):
    """A spreadsheet for TimelineJS: no actors, one event without a date, and what is harmless only as letters."""
    file = tmp_path_factory.mktemp("slides") / "slides.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = [
            ("1712", "&lt;img src=x&gt; <b>Ann</b>", "<script>alert(1)</script>", "$x$ [a](b)"),
            ("-44", "B", "", ""),
        ]
        csv.writer(out).writerows([("Year", "Headline", "Text", "Group"), *rows])
    return file


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_opens_on_slides_without_actors(slides, view):
    open_page(slides, view=view)
    page = open_page(slides, view=view, event="ROW-2")
    assert not any("<img src=x>" in one.value for kind in MARKDOWN for one in getattr(page, kind))


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize(
    ("name", "event"), [("invented-minimum", "E1"), ("telegrams-1914", "E06"), ("invented-oceans", "E7")]
)
def test_every_view_opens_on_another_archive(name, event, view):
    open_page(ARCHIVES / name, view=view)
    open_page(ARCHIVES / name, view=view, event=event)
    open_page(ARCHIVES / name, view=view, event=event, present="yes")


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize(
    ("name", "event", "actor"),
    [
        ("saint-domingue-1799", "Adams/99-02-02-3657_7-June", "stevens"),
        ("barbary-1801", "1801-05_flagstaff", "o.brien"),
    ],
)
def test_every_view_opens_with_the_ids_of_an_archive(name, event, actor, view):
    page = open_page(ARCHIVES / name, view=view, event=event, focus=actor)
    assert not page.warning  # which says what of a link is not known


def test_the_filters_offer_the_words_of_the_archive_itself():
    page = open_page(ARCHIVES / "telegrams-1914")
    assert [choice.partition(" (")[0] for choice in page.multiselect(key="channel").options] == [
        "Between the emperors",
        "Through ambassadors",
        "Inside Russia",
    ]
    assert page.multiselect(key="side").options[0].startswith("Russia (")


def test_the_page_says_what_is_to_be_mended_and_shows_the_rest():
    page = open_page(ARCHIVES / "invented-minimum")
    (said,) = [text.value for text in page.text if "A-DUCHES" in text.value]
    assert "it can mean 4 June 1912" in said
    assert page.sidebar.text[0].value.startswith("5 of 5")


@pytest.mark.parametrize("view", list(VIEWS))
def test_nothing_in_an_archive_is_read_as_markdown(hostile, view):
    for query in ({}, {"event": "E4"}, {"actor": "A2", "topic": "T4", "source": "S3"}, {"present": "yes"}):
        page = open_page(hostile, view=view, **query)
        words = [str(element.value) for kind in MARKDOWN for element in getattr(page, kind)]
        words += [choice for group in page.button_group for choice in group.options]
        words += [element.label for element in (*page.button, *page.expander, *page.checkbox, *page.toggle)]
        for text in HOSTILE[:-2]:
            for said in words:
                assert text not in said, (view, said)
        for figure in figures(page):
            assert "<script" not in figure
            assert "<img" not in figure
        assert not any("javascript:" in (element.proto.url or "") for element in page.get("link_button"))


def test_an_address_that_is_no_web_address_is_named_and_not_linked(hostile):
    page = open_page(hostile, event="E1")
    (said,) = [text.value for text in page.text if "is not a web address" in text.value]
    assert "sources.csv, row 2, column url: “javascript:alert(1)”" in said
