"""Who knew of what, and since when."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from components.dataset import Dataset, Selection, filter_mask
from components.dataset.knowledge.knowledge import (
    COULD,
    KNEW,
    MOST_ROWS,
    NOTHING,
    Evidence,
    days_of_record,
    distinct_names,
    eligible_events,
    happened_by,
    informed_actors,
    knowledge,
    knowledge_evidence,
)
from components.dataset.model import columns as c
from components.dataset.query.certainty import certain_mask
from components.dataset.query.order import subset_of
from components.dataset.sources.excluded_sources import ExcludedSources

ALL = ["E1", "E5", "E2", "E3"]


def near(dataset: Dataset) -> Dataset:
    every = np.ones(len(dataset.events), dtype=bool)
    return subset_of(dataset, dataset, eligible_events(dataset, every).among, MOST_ROWS)


def known_in(dataset: Dataset, day: dt.date | None = None) -> Evidence:
    return knowledge_evidence(
        dataset, near(dataset).events[c.EVENT].tolist(), certain_mask(dataset, Selection(), ExcludedSources()), day
    )


def state(found: Evidence, event: str, actor: str) -> tuple[str, str, str]:
    """Return state, first and last day; "no evidence" if there is none."""
    known = found.get((event, actor))
    if known is None:
        return NOTHING, "", ""
    first, last = (str(day) if day else "" for day in known.days)
    return KNEW if known.documented else COULD, first, last


def test_rows_are_messages_meetings_and_deliberations_that_were_not_public(archive: Dataset) -> None:
    rows = eligible_events(archive, np.ones(len(archive.events), dtype=bool))
    assert archive.events[c.EVENT][rows.among].tolist() == ALL
    assert archive.events[c.EVENT][rows.public].tolist() == ["E4"]
    assert set(archive.events[c.EVENT][rows.other]) == {"E6", "E7", "E8", "E9"}


def test_every_chosen_event_is_a_row_or_counted_as_left_out(archive: Dataset) -> None:
    mask = filter_mask(archive, Selection(kinds=("message", "crisis")))
    rows = eligible_events(archive, mask)
    assert (rows.among | rows.public | rows.other).tolist() == mask.tolist()


def test_what_is_documented_comes_before_what_is_possible(archive: Dataset) -> None:
    found = known_in(archive)
    # The hand is inferred, but her answer of 20 March shows that she had it.
    assert state(found, "E1", "A-QUEEN") == (KNEW, "1901-03-04", "1901-03-20")
    assert state(found, "E3", "A-QUEEN") == (COULD, "1901-09-01", "")
    assert state(found, "E3", "A-MINISTER") == (NOTHING, "", "")


def test_ones_own_part_dates_it_before_what_others_say(archive: Dataset) -> None:
    # The minister had the offer on 4 March, and talked of it some day between 5 and 19 March.
    assert state(known_in(archive), "E1", "A-MINISTER") == (KNEW, "1901-03-04", "1901-03-04")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("1901-03-03", NOTHING), ("1901-03-04", COULD), ("1901-03-19", COULD), ("1901-03-20", KNEW)],
)
def test_on_a_day_only_who_surely_knew_by_then_knew(archive: Dataset, day: str, expected: str) -> None:
    found = known_in(archive, dt.date.fromisoformat(day))
    assert state(found, "E1", "A-QUEEN")[0] == expected


def test_who_only_perhaps_knew_by_a_day_is_said_to(archive: Dataset) -> None:
    found = known_in(archive, dt.date(1901, 3, 10))
    assert found["E1", "A-QUEEN"].why.endswith("; by 10 March 1901 only perhaps")


def put_to_the_queen(archive: Dataset) -> Dataset:
    """Return the archive with the Queen as addressee of E1 on no stated day, and E5 stated to consider it."""
    queen = archive.participants[c.EVENT].eq("E1") & archive.participants[c.ACTOR].eq("A-QUEEN")
    return replace(
        archive,
        participants=archive.participants.assign(**{c.RECEIVED: archive.participants[c.RECEIVED].mask(queen, "")}),
        links=archive.links.assign(**{c.BASIS: "stated"}),
    )


@pytest.mark.parametrize(
    ("day", "expected"), [(3, NOTHING), (4, COULD), (5, COULD), (18, COULD), (19, KNEW), (25, KNEW)]
)
def test_who_is_documented_later_could_have_known_before(archive: Dataset, day: int, expected: str) -> None:
    # Addressed to her on 4 March; put to her some day between 5 and 19 March.
    found = known_in(put_to_the_queen(archive), dt.date(1901, 3, day))
    assert state(found, "E1", "A-QUEEN")[0] == expected


def test_after_the_last_day_the_record_is_the_whole_one(archive: Dataset) -> None:
    assert known_in(archive, dt.date(1999, 1, 1)) == known_in(archive)


def test_an_open_last_day_is_never_reached(archive: Dataset) -> None:
    minister = archive.participants[c.ACTOR].eq("A-MINISTER") & archive.participants[c.EVENT].eq("E1")
    received = archive.participants[c.RECEIVED].mask(minister, "1901-03-04/..")
    told = replace(archive, participants=archive.participants.assign(**{c.RECEIVED: received}))
    assert state(known_in(told), "E1", "A-MINISTER") == (KNEW, "1901-03-04", "")
    assert state(known_in(told, dt.date(1999, 1, 1)), "E1", "A-MINISTER") == (COULD, "1901-03-04", "")


def test_a_day_more_never_takes_knowledge_away(archive: Dataset) -> None:
    rank = {NOTHING: 0, COULD: 1, KNEW: 2}
    found = [known_in(archive, dt.date(1901, 2, 1) + dt.timedelta(days=3 * step)) for step in range(90)]
    for event in ALL:
        for actor in ("A-QUEEN", "A-MINISTER", "A-DUKE", "A-COURIER"):
            ranks = [rank[state(known, event, actor)[0]] for known in found]
            assert ranks == sorted(ranks)


def test_later_events_are_veiled(archive: Dataset) -> None:
    events = near(archive).events
    assert events[c.EVENT][happened_by(events, dt.date(1901, 3, 5))].tolist() == ["E1", "E5"]
    assert happened_by(events, None).all()


def test_an_event_of_open_beginning_may_have_happened_by_any_day(archive: Dataset) -> None:
    events = archive.events[archive.events[c.EVENT].eq("E6").to_numpy()]
    assert happened_by(events, dt.date(1700, 1, 1)).tolist() == [True]


def test_days_of_the_record_are_those_on_which_something_is_first_certain(archive: Dataset) -> None:
    days = days_of_record(near(archive).events, known_in(archive))
    assert [day.isoformat() for day in days] == ["1901-03-04", "1901-03-19", "1901-03-20", "1901-09-30"]


def test_the_end_of_a_year_is_no_day_of_the_record(archive: Dataset) -> None:
    events = archive.events[archive.events[c.EVENT].eq("E8").to_numpy()]  # "1890"
    assert days_of_record(events, {}) == []


def test_informed_are_persons_offices_and_groups_most_documented_first(archive: Dataset) -> None:
    assert informed_actors(known_in(archive), archive.actors) == ["A-QUEEN", "A-MINISTER", "A-DUKE", "A-COURIER"]


def test_knowledge_has_a_row_for_each_event_and_actor(archive: Dataset) -> None:
    found = knowledge(near(archive), known_in(archive), ["A-QUEEN", "A-ABBOT"])
    assert [one.event for one in found] == [event for event in ALL for _ in range(2)]
    assert [one.actor for one in found] == ["A-QUEEN", "A-ABBOT"] * 4
    assert {one.state for one in found if one.actor == "A-ABBOT"} == {NOTHING}
    queen = found[0]
    assert (queen.since, queen.since_brief) == ("from a day between 4 and 20 March 1901", "4–20 Mar 1901")
    assert queen.year == "1901"


def test_a_name_that_two_actors_have_carries_the_id(archive: Dataset) -> None:
    names = archive.actors[c.NAME].mask(archive.actors[c.ACTOR].eq("A-DUKE"), "Queen of the North")
    doubled = replace(archive, actors=archive.actors.assign(**{c.NAME: names}))
    found = knowledge(near(doubled), known_in(doubled), ["A-QUEEN", "A-DUKE", "A-MINISTER"])
    assert [one.name for one in found[:3]] == [
        "Queen of the North (A-QUEEN)",
        "Queen of the North (A-DUKE)",
        "Minister Élan",
    ]
    assert distinct_names(archive.actors)["A-QUEEN"] == "Queen of the North"


def test_a_filter_does_not_take_away_what_shows_that_somebody_knew(archive: Dataset) -> None:
    only = subset_of(archive, archive, filter_mask(archive, Selection(text="harbour", kinds=("message",))))
    found = knowledge_evidence(
        archive, only.events[c.EVENT].tolist(), certain_mask(archive, Selection(), ExcludedSources())
    )
    assert state(found, "E1", "A-QUEEN")[0] == KNEW


def test_the_offer_of_february_1996_reaches_khaddam_and_then_assad(real: Dataset) -> None:
    # Document 000 ¶ 18: Khaddam received the envoy, who informed him, on 2 February; ¶ 25: he presented it to Assad,
    # before the approval of 4 February, ¶ 27.
    found = known_in(real)
    assert state(found, "S24", "A-SADDAM") == (KNEW, "", "1996-02-02")
    assert state(found, "S24", "A-QAISI") == (KNEW, "", "1996-02-02")
    assert state(found, "S24", "A-KHADDAM") == (KNEW, "1996-02-02", "1996-02-02")
    assert state(found, "S24", "A-HAFEZ") == (KNEW, "1996-02-02", "1996-02-04")
    # The foreign minister, consulted in August 1995 (¶ 8), is not named in ¶ 18-29.
    assert state(found, "S24", "A-SHARAA") == (NOTHING, "", "")


def test_on_3_february_1996_assad_only_could_have_known_of_the_offer(real: Dataset) -> None:
    found = known_in(real, dt.date(1996, 2, 3))
    assert state(found, "S24", "A-KHADDAM")[0] == KNEW
    assert state(found, "S24", "A-HAFEZ")[0] == COULD


def test_assad_could_have_known_of_the_meeting_whose_message_was_put_to_him(real: Dataset) -> None:
    # Document 000 ¶ 9: Khaddam met the envoy on 5 September, and the message was spoken there; ¶ 14: he presented it to
    # Assad, before the answer of 13 September. That he told him of the meeting, no paragraph says.
    found = known_in(real)
    assert state(found, "S16", "A-HAFEZ") == (COULD, "1995-09-05", "1995-09-13")
    # Saddam wrote the message before; nobody says when he heard that it was handed over.
    assert state(found, "S16", "A-SADDAM") == (COULD, "1995-09-05", "")
    assert state(found, "S16", "A-QAISI")[0] == KNEW


def test_on_a_day_before_it_a_letter_was_not_perhaps_known_to_its_author(real: Dataset) -> None:
    # Document 002 ¶ 10: Clinton wrote on 21 February 1998; as sender he is dated only "by" that day.
    found = known_in(real, dt.date(1998, 2, 20))
    assert state(found, "S36", "A-CLINTON")[0] == NOTHING


def test_what_a_source_shows_of_assad_in_september_1995(real: Dataset) -> None:
    found = known_in(real)
    # Document 000 ¶ 9 and 14: Khaddam met the envoy on 5 September and then presented the message to Assad.
    assert state(found, "S17", "A-KHADDAM") == (KNEW, "1995-09-05", "1995-09-05")
    assert state(found, "S17", "A-HAFEZ") == (KNEW, "1995-09-05", "1995-09-13")
    # ¶ 12: the visit was only proposed; ¶ 15: that Assad had approved the dictated text is inferred.
    assert state(found, "S18", "A-KHADDAM")[0] == COULD
    assert state(found, "S21", "A-HAFEZ")[0] == COULD


def test_that_a_reply_was_dictated_does_not_show_that_saddam_had_it(real: Dataset) -> None:
    # Document 000 ¶ 27: dictated to the Iraqi ambassador, who is not named; no later paragraph has it in Baghdad.
    found = known_in(real)
    assert state(found, "S28", "A-KHADDAM") == (KNEW, "1996-02-04", "1996-02-04")
    assert state(found, "S28", "A-QAISI") == (COULD, "1996-02-04", "1996-02-04")
    assert state(found, "S28", "A-SADDAM") == (COULD, "1996-02-04", "")
    # ¶ 16: of the answer of 13 September 1995, Baghdad said on the 19th that it had received it.
    assert state(found, "S21", "A-IRQLEAD") == (KNEW, "1995-09-13", "1995-09-19")


def test_the_letters_of_1998(real: Dataset) -> None:
    # Document 002 ¶ 10 and 13: Clinton wrote on 21 February; Assad's answer of 13 March shows that he had the letter.
    found = known_in(real)
    assert state(found, "S36", "A-CLINTON") == (KNEW, "1998-02-21", "1998-02-21")
    assert state(found, "S36", "A-HAFEZ") == (KNEW, "1998-02-21", "1998-03-13")
    assert state(found, "S38", "A-HAFEZ") == (KNEW, "1998-03-13", "1998-03-13")
    # No paragraph says that the answer arrived, and none that Khaddam or Saddam knew of the letters then.
    assert state(found, "S38", "A-CLINTON") == (COULD, "1998-03-13", "")
    assert {state(found, event, actor)[0] for event in ("S36", "S38") for actor in ("A-KHADDAM", "A-SADDAM")} == {
        NOTHING
    }


def test_a_decision_shows_that_the_request_was_known(real: Dataset) -> None:
    # Document 000 ¶ 7 and 8: asked for late in August, granted before 5 September.
    found = known_in(real)
    assert state(found, "S12", "A-HAFEZ") == (KNEW, "1995-08-21", "1995-09-05")
    # That the request was one of "the two letters" talked over with Sharaa is inferred.
    assert state(found, "S12", "A-SHARAA")[0] == COULD
    assert state(found, "S14", "A-SHARAA") == (KNEW, "1995-08-21", "1995-09-05")


def test_an_episode_with_one_origin_is_documented_for_its_author_only(real: Dataset) -> None:
    # Asharq Al-Awsat, episode 2: a further message in March 1996; that it reached Assad is not said in the part read.
    found = known_in(real)
    assert state(found, "X03", "A-SADDAM") == (KNEW, "", "1996-03-31")
    assert state(found, "X03", "A-HAFEZ") == (COULD, "1996-03-01", "")
    # The envoy's own statement of 2021 is a claim: nobody is said to have known.
    assert state(found, "X04", "A-QAISI")[0] == COULD


def test_a_state_does_not_know_because_its_president_does(real: Dataset) -> None:
    found = known_in(real)
    states = {key for key in found if key[1].startswith("ST-")}
    assert states
    own = set(zip(real.participants[c.EVENT], real.participants[c.ACTOR], strict=True))
    assert states <= own
    assert state(found, "S36", "ST-SYR")[0] == NOTHING


def test_nobody_is_documented_by_what_is_not_certain(real: Dataset) -> None:
    found = known_in(real)
    sure = set(real.events[c.EVENT][certain_mask(real, Selection(), ExcludedSources())])
    assert {event for (event, _), known in found.items() if known.documented} <= sure
