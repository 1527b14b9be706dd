"""What is taken away of a page: never more than the page shows, and it says which page that is."""

import datetime as dt
import html
import json
import re
import sys
from dataclasses import replace

import pytest

from components.dataset import Page, Selection, filter_mask, from_query, subset
from components.dataset.query.filter_words import asked_words
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import VIEWS
from components.dataset.sources.excluded_sources import ExcludedSources, unsupported_mask
from components.exports.files import FILES
from components.views.takeaway.takeaway import Takeaway, frame_code, frame_height
from tests.app import visit

LINK = "http://localhost:8501/?view=waits&kind=message"
TODAY = dt.date(2026, 11, 22)
HARM = "</code><script>alert(1)</script> [a](javascript:b)"


def of_page(package, page, most=2_000):
    """Return what is taken away of `page`, as the dashboard makes it."""
    dataset = truncate_at(package, page.stop)
    shown = subset(dataset, filter_mask(dataset, page.selection), most)
    lost = unsupported_mask(dataset, page.excluded) if page.excluded else None
    shown = replace(shown, filters=asked_words(dataset, page), unsupported=lost)
    return Takeaway(dataset, shown, page, LINK, TODAY)


def files(taken_away):
    """Return every file that the dialog offers, by name."""
    found = {one.key: taken_away.chart(number) for number, one in enumerate(taken_away.drawings)}
    found |= {"handout": taken_away.handout(), "worksheet": taken_away.worksheet(key=False)}
    found |= {"key": taken_away.worksheet(key=True)}
    return found | {kind.key: taken_away.file(kind) for kind in FILES}


def in_words(content):
    return html.unescape(content.decode("utf-8-sig"))


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_can_be_cited_and_taken_away(real, view):
    found = of_page(real, Page(view=view))
    assert all(" of " in sentence for sentence in found.sentences[:1])
    assert found.sentences[0] in found.citation.described
    assert VIEWS[view].title in found.citation.text
    for number in range(len(found.drawings)):
        assert found.chart(number).startswith(b"<!doctype html>")
    assert found.handout().startswith(b"<!doctype html>")


def test_no_sheet_to_print_names_a_machine_that_only_its_user_can_reach(real):
    found = of_page(real, Page(view="waits"))
    for sheet in (found.handout(), found.worksheet(key=False), found.worksheet(key=True)):
        assert b"localhost" not in sheet


@pytest.mark.parametrize("view", ["timeline", "waits", "table", "about"])
def test_a_choice_of_no_event_is_cited_and_taken_away_too(archive, view):
    found = of_page(archive, Page(Selection(text="no such word"), view=view))
    assert found.sentences == ["0 of 9 events."]
    assert found.drawings == []
    assert "0 of 9 events" in found.citation.text
    assert all(files(found).values())


def test_the_sentences_are_those_of_the_charts_of_the_page(real):
    found = of_page(real, Page(view="waits"))
    assert len(found.sentences) == len(found.drawings) == 2
    assert " ".join(found.sentences) in found.citation.described


def test_every_file_says_version_filters_and_the_share_or_the_link(real):
    found = of_page(real, Page(Selection(kinds=("message",)), view="exchange"))
    for name, content in files(found).items():
        if name == "package":
            continue  # tests/exports/test_package.py
        words = in_words(content)
        assert real.version in words, name
        assert "Kind of event: Message" in words, name
        if name not in ("events", "claims", "sources"):  # these have no room for it in their rows
            assert f"?{LINK.partition('?')[2]}" in words, name  # a page leaves out the name of this machine


def test_nothing_later_than_the_stop_is_in_any_file(real):
    stop = dt.date(1996, 2, 1)
    found = of_page(real, Page(view="timeline", stop=stop))
    seen = set(found.dataset.events["title"])
    later = set(real.events["title"]) - seen
    assert later
    assert found.citation.text.count(f"{len(seen)} of {len(seen)} events") == 1
    for name, content in files(found).items():
        words = "" if name == "package" else in_words(content)
        assert not [title for title in later if title in words], name


def test_no_file_holds_an_event_that_the_filters_leave_out(real):
    found = of_page(real, Page(Selection(kinds=("meeting",)), view="who"))
    left = set(real.events["title"]) - set(found.shown.events["title"])
    for name, content in files(found).items():
        words = "" if name == "package" else in_words(content)
        assert not [title for title in left if title in words], name


def test_of_very_many_events_all_are_taken_and_not_the_first_only(archive):
    found = of_page(archive, Page(view="table"), most=2)
    assert len(found.shown.events) == 2
    assert "9 of 9 events" in found.citation.text
    assert found.name("table.csv").endswith("-of-9-events.csv")
    events = next(kind for kind in FILES if kind.key == "events")
    assert len(in_words(found.file(events)).splitlines()) == 1 + 9
    assert "Compared: the first 2 of them" in in_words(found.worksheet(key=False))
    some = of_page(archive, Page(Selection(kinds=("message",)), view="table"), most=1)
    assert f"{some.shown.total} of 9 events" in some.citation.text
    assert some.shown.total > 1


def test_the_source_lamp_is_said_and_its_outlines_are_drawn(real):
    excluded = ExcludedSources(sources=("SRC-PAPERS",))
    found, lit = of_page(real, Page(view="timeline", excluded=excluded)), of_page(real, Page(view="timeline"))
    assert "Source lamp" in found.sentences[0]
    assert "Without Khaddam" in found.citation.text
    assert found.drawings[0].figure != lit.drawings[0].figure
    assert found.worksheet(key=True) != lit.worksheet(key=True)


def test_numbers_are_ranges_where_the_reader_asked_for_them(real):
    found = of_page(real, Page(view="table", ranges=True))
    assert re.match(r"\d+ to 132 of 132 events\.", found.sentences[0])


def test_the_event_that_is_open_is_cited_by_itself(real):
    assert of_page(real, Page()).event_citation == ""
    words = of_page(real, Page(event="S24")).event_citation
    assert "Document 000 ¶ 18" in words
    assert LINK in words


def test_the_worksheet_holds_no_answer_without_its_key(real):
    found = of_page(real, Page(view="timeline"))
    assert "Key for the teacher" not in in_words(found.worksheet(key=False))
    assert "Key for the teacher" in in_words(found.worksheet(key=True))


def test_charts_and_sheets_are_for_light_paper_whatever_the_theme_is(real):
    found = of_page(real, Page(view="waits"))
    assert "#111111" in in_words(found.chart(0))
    assert "#F2F2F2" not in in_words(found.handout()).upper()


def test_the_code_of_a_frame_can_be_put_into_a_page_as_it_is():
    code = frame_code('http://localhost/?q="><b>&embed=true', HARM, 900)
    assert "<script>" not in code
    assert "<b>" not in code
    assert html.unescape(re.search('src="(.*?)"', code)[1]) == 'http://localhost/?q="><b>&embed=true'
    assert 'height="900"' in code
    assert 'width="600"' in code


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_frame_is_as_high_as_its_chart_and_the_words_around_it(real, view):
    found = of_page(real, Page(view=view))
    for drawing in found.drawings or [None]:
        height = frame_height(found, drawing)
        assert height > (drawing.figure.layout.height + 200 if drawing else 800)
    longer = replace(found, shown=replace(found.shown, filters="Text: " + "word " * 100))
    assert frame_height(longer, drawing) > height


# The dialog, as the dashboard shows it.


@pytest.fixture
def page(monkeypatch):
    """Return a function that opens the dashboard on the real package."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])

    return visit


def cite(page, **choices):
    """Press the button, having made `choices` in the dialog if it is open, and return the dialog.

    Here a change in the dialog runs the whole page, which closes it: so it is opened again with the change.
    """
    for key, value in choices.items():
        page.get_by_key(key.replace("_", "-")).set_value(value)
    next(button for button in page.button if button.label == "Cite and take away").click().run()
    assert not page.exception, page.exception
    return page.get("dialog")[0]


def codes(dialog):
    return [code.value for code in dialog.get("code")]


def test_nothing_of_the_dialog_is_made_before_it_is_opened(page, monkeypatch):
    made = []
    monkeypatch.setattr(Takeaway, "drawings", property(lambda taken: made.append(taken) or []))
    opened = page(view="waits")
    assert not opened.get("dialog")
    assert not made
    cite(opened)
    assert made


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_dialog_opens_in_every_view(page, view):
    dialog = cite(page(view=view))
    assert [tab.label for tab in dialog.get("tab")] == ["Cite", "Files", "Embed"]
    labels = [re.sub(r"\\", "", button.label) for button in dialog.get("download_button")]
    assert len(labels) == len(set(labels))
    assert {kind.name for kind in FILES} <= set(labels)


def test_the_dialog_gives_the_link_of_the_page_without_what_only_a_frame_asks_for(page):
    link = codes(cite(page(view="who", kind="message", chart="meetings")))[0]
    assert link.endswith("?view=who&kind=message")


def test_the_citation_comes_in_three_forms(page):
    opened = page(view="who")
    cite(opened)
    for style, begins in (("bib", "@misc{"), ("json", "[\n")):
        (shown,) = [code for code in codes(cite(opened, cite_as=style)) if code.startswith(begins)]
        if style == "json":
            assert json.loads(shown)[0]["version"]


def test_the_code_of_the_frame_opens_the_chart_that_was_chosen_in_the_theme_that_was_chosen(page, real):
    opened = page(view="who", event="S24")
    cite(opened)
    dialog = cite(opened, embed_chart="meetings", embed_theme="dark_theme")
    (code,) = [code for code in codes(dialog) if code.startswith("<iframe")]
    query = html.unescape(re.search(r'src="\?(.*?)"', code)[1])
    assert query == "view=who&embed=true&embed_options=dark_theme&chart=meetings"
    asked = {name: [value] for name, value in (one.split("=") for one in query.split("&"))}
    assert from_query(asked, real)[0].chart == "meetings"


def test_a_package_of_ones_own_is_cited_but_not_embedded(page, archive):
    dialog = cite(page({"brought-package": ("abc", archive)}, view="who", archive="abc"))
    assert codes(dialog)[0].endswith("?view=who&archive=abc")
    assert archive.title in "".join(codes(dialog))
    assert "Backchannel contributors" not in "".join(codes(dialog))
    assert any("only where the same package" in caption.value for caption in dialog.get("caption"))
    assert not [code for code in codes(dialog) if code.startswith("<iframe")]
