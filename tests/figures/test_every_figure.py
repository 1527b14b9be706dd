"""What holds of all figures. A figure of components.figures.__all__ that is missing from CALLS fails."""

import copy
import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import components.figures
from components.dataset import Selection, select
from components.dataset.actors.actor import appearances
from components.dataset.actors.offices import offices
from components.dataset.actors.partners import partners as partners_of
from components.dataset.exchange.meetings import meetings_of
from components.dataset.exchange.messages import messages_of
from components.dataset.exchange.ties import ties
from components.dataset.knowledge.asymmetry import asymmetries
from components.dataset.knowledge.knowledge import eligible_events, informed_actors, knowledge, knowledge_evidence
from components.dataset.map.place_map import legs_of, places_of
from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES
from components.dataset.query.filter_words import event_dates
from components.dataset.query.order import selected_mask, subset_of
from components.dataset.query.page import HANDS
from components.dataset.replies.ledger import LEDGERS, arrange
from components.dataset.replies.message_strips import strips_of
from components.dataset.replies.offers import offers
from components.dataset.replies.silences import silences
from components.dataset.replies.wait_records import wait_records
from components.dataset.replies.waits import waits_of
from components.dataset.sources.disagreements import disagreement
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.stemma import stemma_of
from components.dataset.story.story import story
from components.dataset.timeline.density import density
from components.dataset.timeline.event_list import pauses
from components.dataset.timeline.orderings import narrative_ordering, publication_ordering
from components.dataset.timeline.time_bins import time_bins
from components.dataset.timeline.timeline import ALL, links_of, marks
from components.dataset.topics.topics import topic_cells, topics_of
from components.figures import (
    Figure,
    actor_timeline,
    event_list,
    lifelines,
    meetings,
    message_rows,
    message_strips,
    offers_and_answers,
    pairs,
    partners,
    place_map,
    sequence,
    stemma,
    timeline,
    topic_grid,
    units,
    waits,
)
from components.figures.actors.actor_timeline import Career
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.figures.timeline.event_list import ListData
from components.figures.timeline.stop_axis import StopAxis
from components.figures.timeline.timeline import TimelineData, TimelineLayout

LOOKS = {"light": LIGHT, "dark": DARK, "projected": enlarged(LIGHT)}
SHOWN = {
    "none": Selection(text="no such word"),
    "one": Selection(text="harbour", kinds=("message",)),
    "a meeting": Selection(kinds=("meeting",)),
    "undated": Selection(statuses=("claimed",)),
    "context": Selection(layers=("context",)),
    "all": Selection(),
}


def labels(dataset):
    return {
        "side": {**dataset.dictionary.labels("actors", c.SIDE), "several": "Several sides"},
        "kind": dict(dataset.dictionary.labels("events", c.KIND)),
        "relation": dict(dataset.dictionary.labels("links", c.RELATION)),
    }


def timeline_tables(lanes):
    return lambda all_, shown: (
        marks(all_, shown, lanes),
        density(all_, shown),
        silences(all_, shown),
        links_of(shown, "E1"),
    )


def drawn_timeline(**options):
    def draw(all_, shown, tables, theme):
        words = event_dates(shown)
        placed, expected, silent, links = tables
        data = TimelineData(placed, links, all_.period, words, labels(all_), expected, silent)
        return timeline(data, TimelineLayout(**options), selected="E1", theme=theme)

    return draw


def drawn(figure, **options):
    return lambda all_, shown, tables, theme: figure(*tables, theme=theme, **options)


def list_tables(all_, shown):
    placed = marks(all_, shown, ALL)
    return placed, pauses(all_, placed)


def drawn_list(**options):
    def draw(all_, shown, tables, theme):
        placed, said = tables
        data = ListData(placed, event_dates(shown), labels(all_), said)
        return event_list(data, selected="E1", theme=theme, **options)

    return draw


def order_tables(order, lanes):
    def tables(all_, shown):
        found = order(all_, shown, marks(all_, shown, lanes))
        return found.marks, found.stops, links_of(shown, "E1")

    return tables


def drawn_in_order(abreast=1, **options):
    def draw(all_, shown, tables, theme):
        words = {event: f"{date}\nTold somewhere" for event, date in event_dates(shown).items()}
        placed, stops, links = tables
        data = TimelineData(placed, links, all_.period, words, labels(all_))
        axis = StopAxis(stops, ("known", "not known", "possible days"), "nowhere", abreast)
        return timeline(data, TimelineLayout(**options), stops=axis, selected="E1", theme=theme)

    return draw


def map_tables(all_, shown):
    return places_of(all_, selected_mask(all_, shown)), legs_of(all_, selected_mask(all_, shown))


def drawn_atlas(width):
    def draw(all_, shown, tables, theme):
        return place_map(*tables, labels(all_)["side"], theme=theme, selected="E1", width=width)

    return draw


def quarters(all_):
    return time_bins([day.date() for day in all_.period], 20)


def agenda_tables(all_, shown):
    kept = selected_mask(all_, shown)
    topics = topics_of(all_, kept)
    return topic_cells(all_, kept, topics, quarters(all_)), topics


def drawn_agenda(width):
    return lambda all_, shown, tables, theme: topic_grid(
        *tables, quarters(all_), theme=theme, selected="E1", width=width
    )


def ledger_table(by):
    return lambda all_, shown: (arrange(offers(all_, selected_mask(all_, shown)), by),)


def drawn_ledger(by, width):
    def draw(all_, shown, tables, theme):
        labels = dict(all_.dictionary.labels("proposals", c.ANSWER))
        return offers_and_answers(*tables, labels, by=by, theme=theme, selected="E1", width=width)

    return draw


def stemma_tables(all_, shown):
    return (stemma_of(shown, disagreement(shown, "AMB-01")),)


def knowledge_tables(count):
    def tables(all_, shown):
        near = subset_of(all_, shown, eligible_events(all_, selected_mask(all_, shown)).among)
        found = knowledge_evidence(all_, near.events[c.EVENT].tolist(), np.ones(len(all_.events), dtype=bool))
        actors = informed_actors(found, all_.actors)[:count]
        return knowledge(near, found, actors), asymmetries(knowledge(near, found, actors if count == 2 else ()))

    return tables


def career_tables(all_, shown):
    return appearances(all_, shown, "A-MINISTER"), offices(all_, "A-MINISTER")


def drawn_career(**options):
    def draw(all_, shown, tables, theme):
        words = event_dates(shown)
        career = Career(*tables, all_.period, "syria", words, labels(all_))
        return actor_timeline(career, selected="E1", theme=theme, **options)

    return draw


def partner_tables(all_, shown):
    return (partners_of(all_, "A-MINISTER", selected_mask(all_, shown)),)


def wait_tables(all_, shown):
    mask = selected_mask(all_, shown)
    found = waits_of(all_, mask)
    return (wait_records(all_, found, mask),)


def strip_tables(all_, shown):
    return (strips_of(all_, selected_mask(all_, shown), silences(all_, shown)),)


def story_tables(all_, shown):
    found = story(all_, shown, ExcludedSources())
    return found.lanes, found.passages


def count_tables(all_, shown):
    return tuple(story(all_, shown, ExcludedSources()).alone)


# Figure -> ways to call it: (tables it is given, how it is called with them).
CALLS = {
    "place_map": [(map_tables, drawn_atlas(width)) for width in (350, 820)],
    "topic_grid": [(agenda_tables, drawn_agenda(width)) for width in (350, 1100)],
    "actor_timeline": [(career_tables, drawn_career()), (career_tables, drawn_career(width=350, inside=True))],
    "partners": [(partner_tables, drawn(partners, name="The <b>minister</b>", side="syria", width=340))],
    "timeline": [
        *((timeline_tables(lanes), drawn_timeline(steps=steps)) for lanes in LANES for steps in (False, True)),
        (timeline_tables(ALL), drawn_timeline(width=350, inside=True, brief=True)),
        *(
            (order_tables(order, lanes), drawn_in_order())
            for order in (narrative_ordering, publication_ordering)
            for lanes in LANES
        ),
        (order_tables(narrative_ordering, "channel"), drawn_in_order(width=350, inside=True)),
        (order_tables(publication_ordering, "channel"), drawn_in_order(width=350, inside=True, abreast=6)),
    ],
    "event_list": [(list_tables, drawn_list(shapes=shapes)) for shapes in (False, True)],
    "knowledge": [
        (knowledge_tables(count), drawn(components.figures.knowledge, selected="E1", width=width))
        for count, width in ((1, 450), (2, 820), (8, 350), (8, 1100))
    ],
    "offers_and_answers": [(ledger_table(by), drawn_ledger(by, width)) for by in LEDGERS for width in (350, 1100)],
    "lifelines": [(lambda all_, shown: (messages_of(shown),), drawn(lifelines, width=width)) for width in (350, 1100)],
    "message_strips": [(strip_tables, drawn(message_strips, selected="E1", width=width)) for width in (350, 1100)],
    "stemma": [(stemma_tables, drawn(stemma, width=width)) for width in (350, 1100)],
    "message_rows": [
        (lambda all_, shown: (messages_of(shown),), drawn(message_rows, width=width)) for width in (350, 1100)
    ],
    "waits": [(wait_tables, drawn(waits, selected="E1", width=width)) for width in (350, 1100)],
    "sequence": [(story_tables, drawn(sequence, selected="E1", width=width)) for width in (350, 1100)],
    "units": [(count_tables, drawn(units, selected="E1", width=width)) for width in (120, 320)],
    "pairs": [(lambda all_, shown, way=way: (ties(shown, way),), drawn(pairs)) for way in HANDS],
    "meetings": [(lambda all_, shown: (meetings_of(shown),), drawn(meetings, width=width)) for width in (350, 1100)],
}
EVERY = [(name, place) for name, calls in CALLS.items() for place in range(len(calls))]


# Every look draws the whole record; the other selections are drawn in one, for no figure asks its look what to draw.
DRAWN = [("all", theme) for theme in LOOKS] + [(asked, "light") for asked in SHOWN if asked != "all"]


@pytest.fixture(params=EVERY, ids=lambda one: f"{one[0]} {one[1]}", scope="module")
def way(request):
    name, place = request.param
    return CALLS[name][place]


@pytest.fixture(scope="module")
def figure(archive, way):
    """The whole record in the light look, drawn once for all that only read it."""
    tables_of, draw = way
    return draw(archive, archive, tables_of(archive, archive), LIGHT)


def test_every_figure_of_the_catalogue_is_tested():
    assert set(CALLS) | {"Figure"} == set(components.figures.__all__)


@pytest.mark.parametrize(("asked", "theme"), DRAWN)
def test_no_one_and_all_events_are_drawn_and_the_tables_stay_as_they_were(archive, way, asked, theme):
    tables_of, draw = way
    shown = select(archive, SHOWN[asked])
    tables = tables_of(archive, shown)
    before = copy.deepcopy(tables)
    figure = draw(archive, shown, tables, LOOKS[theme])
    assert isinstance(figure, Figure)
    assert figure.layout.height > 0
    for table, was in zip(tables, before, strict=True):
        assert table.equals(was) if isinstance(table, pd.DataFrame) else table == was
    assert json.loads(figure.to_json())["layout"]["height"] == figure.layout.height


def test_no_events_leave_no_mark(archive, nothing, way):
    tables_of, draw = way
    figure = draw(archive, nothing, tables_of(archive, nothing), LIGHT)
    assert clickable(figure) == []


def test_the_same_tables_give_the_same_figure(archive, way, figure):
    tables_of, draw = way
    again = draw(archive, archive, tables_of(archive, archive), LIGHT)
    assert again.to_json() == figure.to_json()


def test_what_can_be_clicked_names_an_event_first(archive, figure):
    found = clickable(figure)
    assert found
    assert set(found) <= set(archive.events[c.EVENT])


def test_a_mark_tells_events_words_and_actors(archive, figure):
    for events, words, actors in told(figure):
        assert set(events.split(";")) <= set(archive.events[c.EVENT])
        assert words.replace("<br>", "").replace("<b>", "").strip()
        assert not actors or set(actors.split(";")) <= set(archive.actors[c.ACTOR])


def test_a_mark_shows_in_its_hover_what_is_read_aloud(figure):
    for trace in figure.data:
        if trace.customdata is not None:
            assert trace.hovertemplate == "%{customdata[1]}<extra></extra>"
            assert len(trace.customdata) == len(trace.x)


def test_no_figure_interprets_what_the_package_says(archive, way):
    tables_of, draw = way
    sign = "<b>x</b> & <script>"
    label = archive.events[c.LABEL].mask(archive.events[c.LABEL] != "", sign)
    spoilt = replace(
        archive,
        events=archive.events.assign(**{c.TITLE: sign, c.LABEL: label}),
        actors=archive.actors.assign(**{c.NAME: sign, c.OFFICE: sign}),
    )
    written = json.dumps(
        json.loads(draw(spoilt, spoilt, tables_of(spoilt, spoilt), LIGHT).to_json()), ensure_ascii=False
    )
    assert "<script>" not in written
    assert "<b>x" not in written


def test_no_words_stand_aslant(figure):
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        assert axis.tickangle in (None, 0)


def test_words_are_large_enough_to_read_and_larger_for_the_projector(archive, way, figure):
    tables_of, draw = way
    projector = draw(archive, archive, tables_of(archive, archive), enlarged(LIGHT))
    for layout, least in ((figure.layout, 11), (projector.layout, 16)):
        sizes = [note.font.size for note in layout.annotations if note.font.size]
        assert min([layout.font.size, *sizes]) >= least


def clickable(figure):
    """Return the first event of every mark."""
    return [row[0].split(";")[0] for row in told(figure)]


def told(figure):
    """Return what every mark tells: its event_ids, its words, its actor_ids."""
    return [row for trace in figure.data if trace.customdata is not None for row in trace.customdata]
