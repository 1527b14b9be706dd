import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import FACETS, Page, Selection, facet_values, from_query, to_query
from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES
from components.dataset.query.facets import FACET
from components.dataset.query.link import changed_query, stop_of
from components.dataset.query.page import HANDS, LEDGERS, ORDERS, SCALES, SECTIONS, VIEW_NAMES
from components.dataset.sources.excluded_sources import ExcludedSources
from tests.dataset.query.test_selection import ways_of

LANDING = Page(view="story")


@st.composite
def pages(draw, dataset):
    facets = {}
    for facet in FACETS:
        values = st.sampled_from(sorted(facet_values(dataset, facet)))
        facets[facet.name] = tuple(draw(st.lists(values, max_size=3, unique=True)))
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    selection = Selection(
        text=draw(st.text(max_size=200)),
        start=draw(st.sampled_from([start, None])),
        end=draw(st.sampled_from([end, None])),
        certainly=draw(st.booleans()),
        **draw(ways_of(facets)),
        **facets,
    )
    return Page(
        selection,
        view=draw(st.sampled_from(VIEW_NAMES)),
        event=draw(st.sampled_from(["", *dataset.events[c.EVENT]])),
        lanes=draw(st.sampled_from(LANES)),
        scale=draw(st.sampled_from(SCALES)),
        hands=draw(st.sampled_from(HANDS)),
        ledger=draw(st.sampled_from(LEDGERS)),
        section=draw(st.sampled_from(SECTIONS)),
        order=draw(st.sampled_from(ORDERS)),
        focus=draw(st.sampled_from(["", *dataset.actors[c.ACTOR]])),
        against=draw(st.sampled_from(["", *dataset.actors[c.ACTOR]])),
        day=draw(st.none() | st.dates()),
        issue=draw(st.sampled_from(["", *dataset.ambiguities[c.ISSUE_ID]])),
        excluded=ExcludedSources(
            sources=tuple(draw(st.lists(st.sampled_from(dataset.sources[c.SOURCE].tolist()), max_size=2, unique=True))),
            voices=tuple(draw(st.lists(st.sampled_from(["outside", "digest"]), max_size=2, unique=True))),
        ),
        ranges=draw(st.booleans()),
        zoom=draw(st.none() | st.tuples(st.dates(), st.dates()).map(sorted).map(tuple)),
        chart=draw(st.sampled_from(["", "waits", "silences"])),
        present=draw(st.booleans()),
        stop=draw(st.none() | st.dates()),
        lesson=draw(st.sampled_from(["", "the-letter"])),
        step=draw(st.integers(1, 40)),
        first=draw(st.integers(1, 999_999)),
        revealed=draw(st.booleans()),
        speaker=draw(st.booleans()),
        archive=draw(st.sampled_from(["", "0123456789ab"])),
    )


@given(st.data())
def test_a_link_gives_back_the_page_it_was_made_of(archive, data):
    page = data.draw(pages(archive))
    assert from_query(to_query(page), archive) == (page, [])


@given(st.data())
def test_a_page_read_from_a_link_writes_the_same_link(archive, data):
    query = to_query(data.draw(pages(archive)))
    assert to_query(from_query(query, archive)[0]) == query


def test_the_landing_page_has_a_bare_link(archive):
    assert to_query(LANDING) == {}
    assert from_query({}, archive) == (LANDING, [])


def test_a_link_that_names_no_view_opens_the_timeline_as_it_always_did(archive):
    page, _ = from_query({"kind": ["message"]}, archive)
    assert (page.view, to_query(page)) == ("timeline", {"kind": ["message"]})
    assert to_query(Page()) == {"view": ["timeline"]}
    assert from_query({"archive": ["abc"]}, archive)[0].view == "story"


def test_a_link_holds_ids_and_not_words():
    page = Page(Selection(actors=("A-DUKE",), start=dt.date(1901, 3, 4), certainly=True), event="E1", present=True)
    assert to_query(page) == {
        "event": ["E1"],
        "present": ["yes"],
        "from": ["1901-03-04"],
        "range": ["certain"],
        "actor": ["A-DUKE"],
    }


def test_a_link_says_of_which_filters_all_or_none_of_the_values_are_asked_for(archive):
    query = {"topic": ["T-PEACE", "T-PORT"], "kind": ["message"], "all": ["topic"], "none": ["kind"]}
    page, ignored = from_query(query, archive)
    assert (page.selection.all_of, page.selection.none_of, ignored) == (("topics",), ("kinds",), [])
    assert to_query(page) == query


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ({"topic": ["T-PEACE"], "all": ["topic"], "none": ["kind"]}, []),
        ({"kind": ["message", "meeting"], "all": ["kind"]}, ["all=kind"]),
        ({"none": ["mood"]}, ["none=mood"]),
    ],
)
def test_all_or_none_of_what_nobody_chose_or_no_event_can_have_is_not_asked_for(archive, query, ignored):
    page, said = from_query(query, archive)
    assert (page.selection.all_of, page.selection.none_of, said) == ((), (), ignored)


def test_values_chosen_anew_are_alternatives_again():
    query = {"view": ["who"], "topic": ["A", "B"], "actor": ["C"], "all": ["topic"], "none": ["actor"]}
    changed = changed_query(query, topic=["A", "D"])
    assert ("all" in changed, changed["none"]) == (False, ["actor"])
    assert "none" not in changed_query(query, actor=[])
    assert changed_query(query, topic=["A", "D"], all=["topic"])["all"] == ["topic"]


def test_a_month_or_a_year_in_a_link_begins_with_its_first_day_and_ends_with_its_last(archive):
    page, ignored = from_query({"from": ["1901-03"], "to": ["1901"], "stop": ["March 1902"]}, archive)
    assert (page.selection.start, page.selection.end) == (dt.date(1901, 3, 1), dt.date(1901, 12, 31))
    assert page.stop == stop_of({"stop": ["March 1902"]}) == dt.date(1902, 3, 31)
    assert not ignored


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ({"kind": ["message", "riddle"]}, ["kind=riddle"]),
        ({"actor": ["A-GHOST"]}, ["actor=A-GHOST"]),
        ({"view": ["globe"]}, ["view=globe"]),
        ({"lanes": ["colour"], "scale": ["log"], "hands": ["both"]}, ["lanes=colour", "scale=log", "hands=both"]),
        ({"section": ["preface"]}, ["section=preface"]),
        ({"event": ["E99"]}, ["event=E99"]),
        ({"from": ["yesterday"]}, ["from=yesterday"]),
        ({"to": ["1901-02-30"]}, ["to=1901-02-30"]),
        ({"range": ["maybe"]}, ["range=maybe"]),
        ({"zoom": ["1901"]}, ["zoom=1901"]),
        ({"zoom": ["1901-01-01/1901-02-30"]}, ["zoom=1901-01-01/1901-02-30"]),
        ({"zoom": ["1901-01-01/1901-01-02/1901-01-03"]}, ["zoom=1901-01-01/1901-01-02/1901-01-03"]),
        ({"present": ["no"]}, ["present=no"]),
        ({"event": ["<script>"]}, ["event=<script>"]),
        ({"order": ["dreamt"], "numbers": ["log"], "ledger": ["mood"]}, ["order=dreamt", "numbers=log", "ledger=mood"]),
        ({"focus": ["A-GHOST"], "against": ["A-SHADE"]}, ["focus=A-GHOST", "against=A-SHADE"]),
        ({"issue": ["AMB-99"], "day": ["soon"]}, ["issue=AMB-99", "day=soon"]),
        (
            {"without_source": ["SRC-NONE"], "without_voice": ["choir"]},
            ["without_source=SRC-NONE", "without_voice=choir"],
        ),
    ],
)
def test_what_a_link_asks_for_in_vain_is_named_and_the_rest_is_shown(archive, query, ignored):
    page, said = from_query({"layer": ["documents"], **query}, archive)
    assert sorted(said) == sorted(ignored)
    assert page.selection.layers == ("documents",)
    assert page.event == ""
    assert page.zoom is None
    assert (page.order, page.focus, page.against, page.day, page.issue, page.ranges) == (
        "happened",
        "",
        "",
        None,
        "",
        False,
    )
    assert not page.excluded
    assert (page.view, page.lanes, page.scale, page.hands, page.section, page.present) == (
        "timeline",
        "channel",
        "calendar",
        "direct",
        "how",
        False,
    )


def test_values_that_are_known_stay_beside_one_that_is_not(archive):
    page, _ = from_query({"kind": ["message", "riddle", "meeting", "message"]}, archive)
    assert page.selection.kinds == ("message", "meeting")


def test_dates_in_the_wrong_order_are_put_right(archive):
    page, ignored = from_query({"from": ["1902-01-01"], "to": ["1901-01-01"]}, archive)
    assert (page.selection.start, page.selection.end) == (dt.date(1901, 1, 1), dt.date(1902, 1, 1))
    assert ignored == []


def test_a_zoom_is_two_days_as_edtf_writes_them(archive):
    near = Page(zoom=(dt.date(1901, 3, 4), dt.date(1901, 4, 5)))
    assert to_query(near) == {"zoom": ["1901-03-04/1901-04-05"]}
    assert from_query({"zoom": ["1901-04-05/1901-03-04"]}, archive) == (near, [])


def test_a_search_of_unreasonable_length_is_cut(archive):
    page, _ = from_query({"q": ["x" * 5000]}, archive)
    assert page.selection.text == "x" * 200


@pytest.mark.parametrize("name", ["q", "from", "to", "zoom", "event", "view", "kind", "present"])
def test_a_parameter_without_a_value_asks_for_nothing(archive, name):
    assert from_query({name: []}, archive) == (LANDING, [])


def test_a_parameter_of_somebody_else_is_left_alone(archive):
    assert from_query({"utm_source": ["newsletter"]}, archive) == (Page(), [])


PARAMETERS = st.sampled_from(
    [
        *("q", "from", "to", "zoom", "kind", "actor", "event", "view", "section", "present"),
        *("order", "focus", "against", "day", "issue", "numbers", "without_source", "without_voice"),
    ]
)


@given(st.dictionaries(PARAMETERS, st.lists(st.text(max_size=20), max_size=3)))
def test_no_link_breaks_the_page(archive, query):
    page, ignored = from_query(query, archive)
    assert page.view in VIEW_NAMES
    assert all("=" in one for one in ignored)


def test_changed_sets_one_parameter_and_keeps_the_others():
    query = {"view": ["who"], "kind": ["message"]}
    assert changed_query(query, event=["E1"]) == {"view": ["who"], "kind": ["message"], "event": ["E1"]}
    assert query == {"view": ["who"], "kind": ["message"]}


def test_a_section_of_about_is_in_the_link_unless_it_is_the_first(archive):
    assert to_query(Page(view="about", section="doubts")) == {"view": ["about"], "section": ["doubts"]}
    assert to_query(Page(view="about", section="how")) == {"view": ["about"]}
    assert from_query({"view": ["about"], "section": ["marks"]}, archive)[0].section == "marks"


@pytest.mark.parametrize("values", [["timeline"], [], [""]])
def test_changed_leaves_out_what_is_empty_or_at_its_default(values):
    assert changed_query({"kind": ["message"], "view": ["who"]}, view=values) == {"kind": ["message"]}


@given(st.data())
def test_changed_to_what_it_was_changes_nothing(archive, data):
    query = to_query(data.draw(pages(archive)))
    assert changed_query(query, **query) == query


def test_every_facet_has_a_name_in_the_link_of_its_own():
    names = [facet.parameter for facet in FACETS]
    assert FACET["kinds"].parameter == "kind"
    assert len(set(names)) == len(FACETS)


def test_what_the_lamp_switches_off_is_in_the_link(archive):
    dark = Page(excluded=ExcludedSources(sources=("SRC-CELLAR",), voices=("digest",)), ranges=True)
    query = {"without_source": ["SRC-CELLAR"], "without_voice": ["digest"], "numbers": ["range"]}
    assert to_query(dark) == query
    assert from_query(query, archive) == (dark, [])
