"""The dashboard as a reader uses it, on the real package, without a browser."""

import gzip
import json
import re
import sys
from functools import cache

import pytest

from components.dataset import FACETS, facet_values
from components.dataset.query.views import LANDING, VIEWS
from components.dataset.query.written_date import EXAMPLES
from components.views.base.escape import escape_markdown
from tests.app import visit
from tests.conftest import DATA, ROOT


@pytest.fixture(autouse=True)
def without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


def open_page(**query):
    return visit(**{"view": "timeline"} | query)


@cache
def _seen(query):
    return open_page(**dict(query))


def seen(**query):
    """Return a page that other tests see too: only to be read."""
    return _seen(tuple(query.items()))


def texts(page):
    return [text.value for text in page.text]


def shown(page):
    """Return how many events the sidebar says are shown, and of how many."""
    words = page.sidebar.text[0].value.split()
    return int(words[0]), int(words[2])


def sent(page, key):
    """Return what the chart element is told."""
    return json.loads(gzip.decompress(page.get_by_key(key).proto.bytes))


STANCES = ("Says so", "Adds or corrects", "Contradicts it")


def drawn(page, key):
    """Return the ids of the events that a chart draws."""
    rows = [row for trace in sent(page, key)["figure"]["data"] for row in trace.get("customdata") or []]
    return {event for row in rows for event in row[0].split(";")}


def test_opens_on_every_event():
    page = seen()
    some, all_ = shown(page)
    assert some == all_ > 100
    assert len(drawn(page, "timeline")) == all_


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_opens_with_and_without_an_event(view):
    seen(view=view)
    seen(view=view, event="S24")


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_says_how_many_of_how_many(view):
    page = seen(view=view, kind="meeting")
    if view != "about":
        assert any(" of " in text for text in texts(page))


@pytest.mark.parametrize("lanes", ["channel", "side", "actor", "topic", "layer"])
def test_no_lane_field_loses_an_event(lanes):
    page = seen(lanes=lanes)
    assert len(drawn(page, "timeline")) == shown(page)[1]


def test_link_restores_filters_view_and_event():
    page = seen(view="exchange", kind="message", actor="A-SADDAM", event="S24")
    assert page.multiselect(key="kind").value == ["message"]
    assert page.multiselect(key="actor").value == ["A-SADDAM"]
    assert page.get_by_key("view").value == "exchange"
    assert any(heading.value.startswith("Saddam") for heading in page.header)


def test_filter_is_put_in_the_link_by_its_id():
    page = open_page()
    page.multiselect(key="actor").select("A-KHADDAM").run()
    assert page.query_params["actor"] in ("A-KHADDAM", ["A-KHADDAM"])
    assert shown(page)[0] < shown(page)[1]


def test_events_are_listed_by_how_well_they_are_dated():
    page = seen(dated="side", view="table")
    assert shown(page)[0] == len(page.dataframe[0].value) == 8
    assert page.dataframe[0].value["When"].str.contains("on or (?:before|after)").all()
    assert "Date unknown (0)" in page.multiselect(key="dated").options
    (sentence,) = (text for text in texts(seen()) if "dated to the day" in text)
    assert "8 known only as before or after a certain day" in sentence


def test_the_choice_of_dating_is_put_in_the_link_and_taken_out_by_its_chip():
    page = open_page()
    page.multiselect(key="dated").select("unknown").run()
    assert page.query_params["dated"] in ("unknown", ["unknown"])
    assert shown(page)[0] == 0
    page.button(key="chip-datings").click().run()
    assert "dated" not in page.query_params


def test_of_values_that_are_chosen_any_all_or_none_can_be_asked_for(real):
    page = open_page(topic="T-DIPL")
    one, every = shown(page)
    assert page.get_by_key("way-topic").options == ["this", "not this"]
    page.get_by_key("way-topic").set_value("none").run()
    assert shown(page)[0] == every - one
    assert page.button(key="chip-topics").label == "Topic\\: not Diplomatic relations and embassies"
    page.get_by_key("way-topic").set_value("").run()
    page.multiselect(key="topic").select("T-VISIT").run()
    assert page.get_by_key("way-topic").options == ["any of them", "all", "none"]
    either = shown(page)[0]
    page.get_by_key("way-topic").set_value("all").run()
    assert page.query_params["all"] in ("topic", ["topic"])
    assert 0 < shown(page)[0] < one < either
    page.button(key="chip-topics").click().run()
    assert not {"topic", "all", "none"} & set(page.query_params)
    assert not has(page, "way-topic")
    assert seen(kind=("message", "meeting")).get_by_key("way-kind").options == ["any of them", "none"]


def test_two_filters_in_a_row_keep_each_other():
    page = open_page()
    page.multiselect(key="kind").select("message").run()
    page.multiselect(key="layer").select("documents").run()
    page.multiselect(key="kind").select("meeting").run()
    assert page.multiselect(key="kind").value == ["message", "meeting"]
    assert page.multiselect(key="layer").value == ["documents"]


def test_unknown_values_in_a_link_are_reported_and_ignored():
    page = seen(actor="NOBODY", view="nowhere")
    said = page.warning[0].value.replace("\\", "")
    assert "actor=NOBODY" in said
    assert "view=nowhere" in said
    assert shown(page)[0] == shown(page)[1]


@pytest.mark.parametrize(
    "query",
    [
        {"from": "0001-01-01", "to": "9999-12-31"},
        {"from": "1999-01-01", "to": "1990-01-01", "range": "certain"},
        {"from": "yesterday", "to": "1996-02-30"},
        {"q": "<b>$x^2$</b> [a](javascript:b) " * 20},
        {"q": "\\ ) ( * ["},
        {"event": "S24' OR 1=1", "lanes": "", "scale": "log"},
        {"present": "yes", "event": "NOWHERE", "kind": "meeting"},
        {"present": "yes", "q": "nosuchword"},
    ],
)
def test_no_link_breaks_the_page(query):
    seen(**query)


def test_facet_counts_stand_in_the_choices_and_zeros_are_not_hidden():
    page = seen(chapter="letters-1998")
    choices = page.multiselect(key="channel").options
    assert any(choice.endswith("(0)") for choice in choices)
    assert any(not choice.endswith("(0)") for choice in choices)


def test_empty_result_names_the_filter_to_loosen():
    page = open_page(kind="message", q="nosuchword")
    assert page.info[0].value.startswith("No event matches")
    (button,) = [button for button in page.button if button.key == "loosen-text"]
    button.click().run()
    assert shown(page)[0] > 0
    assert page.multiselect(key="kind").value == ["message"]


def test_what_is_written_as_a_date_is_put_in_the_link_as_a_day():
    page = open_page(event="S24")
    page.text_input(key="from").set_value("Feb 1996").run()
    page.text_input(key="to").set_value("1996").run()
    assert (page.text_input(key="from").value, page.text_input(key="to").value) == (
        "1 February 1996",
        "31 December 1996",
    )
    assert page.query_params["from"] in ("1996-02-01", ["1996-02-01"])
    assert page.query_params["to"] in ("1996-12-31", ["1996-12-31"])
    page.text_input(key="stop").set_value("3/2/1996").run()
    assert page.query_params["stop"] in ("1996-02-03", ["1996-02-03"])
    assert "event" not in page.query_params
    page.button(key="chip-dates").click().run()
    page.text_input(key="stop").set_value("").run()
    assert not {"from", "to", "stop"} & set(page.query_params)


def test_what_is_no_date_stays_in_its_field_and_is_told_what_to_write():
    page = open_page()
    page.text_input(key="from").set_value("<b>spring</b> 96").run()
    assert page.text_input(key="from").value == "<b>spring</b> 96"
    (said,) = (one.value for one in page.warning)
    assert said == escape_markdown(f"“<b>spring</b> 96” cannot be read as a date. Write {EXAMPLES}.")
    assert shown(page)[0] == shown(page)[1]


def test_a_date_beyond_the_record_is_told_how_far_it_goes():
    (said,) = (one.value for one in seen(**{"from": "2031-01-01"}).warning)
    assert re.fullmatch(r"The record runs from \d+ \w+ \d{4} to \d+ \w+ \d{4}: write a day within it\.", said)
    assert not seen(**{"from": "1996-02-01"}).warning


def test_a_folded_part_of_the_sidebar_says_how_many_of_its_filters_are_set_and_folds_as_before():
    def parts(page):
        return {box.label: box.proto.expanded for box in page.sidebar.expander}

    names = ["What", "Who", "How we know", "More choices"]
    assert parts(seen()) == dict.fromkeys(names, False)
    said = parts(seen(kind="message", layer="documents", role="author", numbers="range", stop="1996-02-03"))
    assert said == dict.fromkeys(["What · 2 set", "Who · 1 set", names[2], f"{names[3]} · 2 set"], False)


def test_whatever_is_set_is_taken_out_with_one_press(real):
    chips = {
        "text": {"q": "pipeline"},
        "dates": {"from": "1995-01-01", "to": "1996-01-31", "range": "certain"},
        "datings": {"dated": "day"},
        "lamp": {"without_source": "SRC-PAPERS", "without_voice": "outside"},
        "stop": {"stop": "1996-02-03"},
        "ranges": {"numbers": "range"},
        **{facet.name: {facet.parameter: next(iter(facet_values(real, facet)))} for facet in FACETS},
    }
    page = open_page(**{name: value for asked in chips.values() for name, value in asked.items()})
    for chip, asked in chips.items():
        assert set(asked) <= set(page.query_params), chip
        page.button(key=f"chip-{chip}").click().run()
        assert not set(asked) & set(page.query_params), chip
    assert shown(page)[0] == shown(page)[1]


def test_chip_takes_its_filter_out_and_reset_takes_all():
    page = open_page(kind="message", layer="documents")
    page.button(key="chip-kinds").click().run()
    assert page.multiselect(key="kind").value == []
    assert page.multiselect(key="layer").value == ["documents"]
    next(button for button in page.button if button.label == "Reset").click().run()
    assert shown(page)[0] == shown(page)[1]


def test_search_finds_a_name_in_arabic_script():
    page = seen(q="خدام")
    assert 0 < shown(page)[0] < shown(page)[1]


def test_words_that_were_searched_are_marked_in_the_record_or_told_where_they_stand():
    page = seen(event="S01", q="closed summary embassies 1982")
    assert "Syrian and Iraqi :gray-background[embassies] :gray-background[closed]" in [one.value for one in page.header]
    assert any(":gray-background[summary]" in mark.value for mark in page.markdown)
    page = seen(event="S01", q="closed عام")
    assert escape_markdown("“closed عام” is found in: claim of Document 000 ¶ 5") in [one.value for one in page.caption]


def test_the_table_tells_where_a_word_stands_that_neither_title_nor_summary_has():
    rows = seen(view="table", q="pipeline").dataframe[0].value.set_index("Id")
    assert rows.loc["C-OIL96", "Found in"] == "claim of AP, 11 Dec 1996"
    assert rows.loc["S24", "Found in"] == ""
    assert "Found in" not in seen(view="table", kind="message").dataframe[0].value


def test_evidence_gives_paragraph_voice_and_the_way_it_reached_us():
    page = seen(event="S16")
    marks = " ".join(mark.value.replace("\\", "") for mark in page.markdown)
    captions = " ".join(caption.value.replace("\\", "") for caption in page.caption)
    assert "Document 000 ¶ 9" in marks
    assert "How it reached us: Khaddam's papers" in captions


def test_a_source_that_contradicts_is_not_listed_as_saying_so():
    told = [mark.value for mark in seen(event="S05").markdown]
    heads = {
        words: next(place for place, one in enumerate(told) if one.startswith(f"**{words}**")) for words in STANCES
    }
    (jta,) = [place for place, one in enumerate(told) if "JTA" in one]
    assert heads["Says so"] < heads["Adds or corrects"] < heads["Contradicts it"] < jta


def test_evidence_steps_to_the_next_event_of_the_filters():
    page = open_page(event="S36", chapter="letters-1998")
    page.button(key="later").click().run()
    assert page.query_params["event"] not in ("S36", ["S36"])
    page.button(key="close").click().run()
    assert "event" not in page.query_params


def test_event_outside_the_filters_still_shows_its_evidence_and_says_so():
    page = seen(event="S36", kind="meeting")
    assert "Not in the filters" in texts(page)


def test_chart_has_words_for_those_who_cannot_see_it():
    alt = sent(seen(), "timeline")["alt"]
    assert "events" in alt
    assert "hollow" in alt


def test_presenting_hides_the_filters_and_steps_through_the_chosen_events():
    page = open_page(present="yes", chapter="offer-1996")
    assert not page.sidebar.text
    counter = next(text for text in texts(page) if text.startswith("1 of "))
    page.button(key="next").click().run()
    assert counter.replace("1 of", "2 of") in texts(page)
    page.button(key="leave").click().run()
    assert page.sidebar.text


SECTIONS = ("how", "marks", "doubts", "sources", "dictionary", "licence")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_link_opens_its_section_of_about_and_no_other(section):
    page = seen(view="about", section=section)
    assert page.get_by_key("section").value == section
    shows = "\n".join([*texts(page), *(mark.value for mark in page.markdown), *(one.label for one in page.expander)])
    only = {
        "how": "How the papers became public",
        "marks": "Fill is how well the day is known",
        "doubts": "doubts, contradictions and damaged sentences",
        "sources": "Where no address is given",
        "dictionary": escape_markdown("claims.csv"),
        "licence": "To cite:",
    }
    assert {name for name, words in only.items() if words in shows} == {section}


def test_a_section_that_is_chosen_is_put_in_the_link_and_a_reset_keeps_it():
    page = open_page(view="about", kind="message")
    page.get_by_key("section").set_value("doubts").run()
    assert page.query_params["section"] in ("doubts", ["doubts"])
    next(button for button in page.button if button.label == "Reset").click().run()
    assert page.query_params["section"] in ("doubts", ["doubts"])
    assert "kind" not in page.query_params


def test_a_doubt_names_its_events_by_title_and_opens_them():
    page = open_page(view="about", section="doubts")
    button = page.button(key="doubt-AMB-04-X01")
    assert button.label == escape_markdown("The envoy's version: the first signal came from Damascus")
    button.click().run()
    assert page.query_params["event"] in ("X01", ["X01"])
    assert page.query_params["section"] in ("doubts", ["doubts"])


def test_a_reader_is_told_how_paragraphs_are_counted():
    told = " ".join(texts(seen(view="about")))
    assert "¶ counts the non-empty lines of a file from 1." in told
    assert "lines 4 to 7 and 20 to 23 are share buttons" in told


def test_the_table_offers_its_events_and_their_claims():
    page = seen(view="table", kind="message")
    assert [button.label for button in page.get("download_button")] == [
        f"Download these {shown(page)[0]} events (CSV)",
        "Download their claims (CSV)",
    ]


def test_another_package_is_opened_by_its_folder(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(ROOT / "tests" / "archive")])
    page = open_page()
    assert shown(page)[1] < 20


def test_what_cannot_be_read_is_listed_and_the_rest_is_shown(monkeypatch, broken):
    folder = broken("events.csv", "1901-03-20,1901-03-20", "spring,1901-03-20")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    page = open_page()
    assert "could not be read" in page.warning[0].value
    assert any("events.csv, row" in text and "spring" in text for text in texts(page))
    assert shown(page)[1] >= 8


def test_a_folder_without_events_is_refused_in_plain_words(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(tmp_path)])
    page = visit()
    assert page.error[0].value == "This data package cannot be opened."
    assert any("events.csv" in text.value for text in page.text)


def test_real_package_opens_without_a_problem():
    assert not seen().warning
    assert DATA.is_dir()


def test_a_place_leads_to_its_first_view_and_offers_only_its_own():
    page = open_page(view="who")
    assert page.get_by_key("place").value == VIEWS["who"].place
    page.get_by_key("place").set_value(VIEWS["offers"].place).run()
    assert page.query_params["view"] in ("offers", ["offers"])
    own = [view.title for view in VIEWS.values() if view.place == VIEWS["offers"].place]
    assert page.get_by_key("view").options == own


def test_there_are_at_most_seven_places():
    assert len({view.place for view in VIEWS.values()}) <= 7


def test_a_bare_address_opens_the_story_and_its_buttons_lead_on():
    page = visit()
    assert page.title[1].value == "Secret messages while the embassies were closed"
    page.button(key="way-timeline").click().run()
    assert page.query_params["view"] in ("timeline", ["timeline"])


def test_the_counts_of_the_story_follow_the_filters():
    asked = [text for text in texts(seen(view="story")) if "requests and offers" in text]
    fewer = [text for text in texts(seen(view="story", chapter="letters-1998")) if "requests and offers" in text]
    assert len(asked) == len(fewer) == 1
    assert int(asked[0].split()[0]) > int(fewer[0].split()[0]) > 0


def test_without_the_papers_no_secret_event_rests_on_them():
    assert "Khaddam's papers" in next(text for text in texts(seen(view="story")) if "secret events" in text)
    without = seen(view="story", without_source="SRC-PAPERS")
    assert "Khaddam's papers" not in next(text for text in texts(without) if "secret events" in text)


CHARTS = [view for view in VIEWS if view not in ("table", "about", "lessons", "own")]


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_says_in_one_line_what_it_is_for_or_what_it_shows(view):
    page = seen(view=view)
    assert VIEWS[view].purpose in texts(page) or page.header or view == LANDING
    assert (VIEWS[view].purpose in texts(page)) is (view not in CHARTS)
    assert len(VIEWS[view].purpose) <= 70


@pytest.mark.parametrize("view", CHARTS)
def test_the_source_lamp_thins_every_view(view):
    page = seen(view=view, without_source="SRC-PAPERS")
    assert any("lost their only support to what is switched off" in text for text in texts(page))
    assert any(button.label.startswith("Without Khaddam") for button in page.button)


def test_the_lamp_is_switched_on_again_by_its_chip():
    page = open_page(view="lamp", without_source="SRC-PAPERS", without_voice="outside")
    assert not page.toggle(key="lamp-SRC-PAPERS").value
    page.button(key="chip-lamp").click().run()
    assert not {"without_source", "without_voice"} & set(page.query_params)


def test_a_source_an_origin_and_a_voice_can_be_switched_off_together():
    page = open_page(view="lamp")
    page.selectbox(key="lamp-source").select("SRC-D0").run()
    page.toggle(key="lamp-SRC-QAISI").set_value(False).run()
    page.selectbox(key="lamp-voice").select("newspaper").run()
    assert sorted(page.query_params["without_source"]) == ["SRC-D0", "SRC-QAISI"]
    assert page.query_params["without_voice"] in ("newspaper", ["newspaper"])


def test_the_lamp_view_counts_the_events_that_rest_on_one_origin():
    (told,) = [text for text in texts(seen(view="lamp")) if "rest on one origin" in text]
    assert told.startswith(
        "132 of 132 events: 85 rest on one origin, however many repeat it (in the filter Corroboration:"
    )


def test_a_claim_that_is_switched_off_says_so_in_the_evidence():
    marks = [mark.value for mark in seen(event="S24", without_source="SRC-PAPERS").markdown]
    assert any("its only support is switched off" in mark for mark in marks)
    assert sum("Switched off by the source lamp" in mark for mark in marks) > 3
    marks = [mark.value for mark in seen(event="S24").markdown]
    assert not any("witched off" in mark for mark in marks)


def test_numbers_become_ranges_on_request():
    page = open_page()
    page.toggle(key="numbers").set_value(True).run()
    assert page.sidebar.text[0].value == "112 to 132 of 132 events"
    assert any(" to " in option for option in page.multiselect(key="kind").options)


@pytest.mark.parametrize("view", CHARTS)
def test_every_view_can_show_its_numbers_as_ranges(view):
    page = seen(view=view, numbers="range")
    main = [text.value for text in page.main if hasattr(text, "value") and isinstance(text.value, str)]
    assert any(re.search(r"\b\d+ to \d+ (of|chosen|messages|event)", text) for text in main), main


def test_a_name_in_the_evidence_leads_to_the_page_of_its_actor():
    page = open_page(event="S24")
    next(one for one in page.button if str(one.key).endswith("-A-KHADDAM")).click().run()
    assert page.query_params["view"] in ("actor", ["actor"])
    assert page.query_params["focus"] in ("A-KHADDAM", ["A-KHADDAM"])


# The charts of each view, by key; those that draw events outside the filters mark them so.
KEYS = {
    "timeline": ("timeline",),
    "story": ("sequence", "unanswered", "relayed", "alone"),
    "waits": ("waits", "silences"),
    "map": ("map",),
    "exchange": ("strip",),
    "who": ("who", "meetings"),
    "knew": ("knew",),
    "actor": ("career", "partners"),
    "offers": ("offers",),
    "agenda": ("agenda",),
    "readings": ("readings",),
    "lamp": ("lamp",),
}
TELLS_OF_OTHERS = (
    "waits",
    "offers",
    "readings",
)  # an answer, or the other account, is told whether it was chosen or not


def test_every_chart_is_in_the_test_of_the_filters():
    assert set(KEYS) == set(CHARTS)


@pytest.mark.parametrize("view", [view for view in KEYS if view not in TELLS_OF_OTHERS])
@pytest.mark.parametrize(
    "query", [{"kind": "message"}, {"actor": "A-KHADDAM", "chapter": "offer-1996"}, {"q": "pipeline"}]
)
def test_no_view_draws_an_event_that_the_filters_leave_out(view, query):
    chosen = set(records_of(query))
    page = seen(view=view, **query)
    charts = [key for key in KEYS[view] if has(page, key)]
    assert charts
    for key in charts:
        assert drawn(page, key) - {""} <= chosen, key


def has(page, key):
    try:
        page.get_by_key(key)
    except KeyError:
        return False
    return True


def records_of(query):
    return drawn(seen(**query), "timeline")


# The story tells of three things and leads to the rest.
@pytest.mark.parametrize("view", [view for view in KEYS if view != "story"])
@pytest.mark.parametrize("query", [{}, {"kind": "message"}, {"chapter": "letters-1998"}])
def test_a_view_that_leaves_chosen_events_out_says_so(view, query):
    page = seen(view=view, **query)
    charted = set().union(*(drawn(page, key) for key in KEYS[view] if has(page, key)))
    if set(records_of(query)) - charted:
        words = ("Not drawn", "Of the other", "Without a recorded place")
        assert any(word in text for text in texts(page) for word in words), texts(page)[:4]
