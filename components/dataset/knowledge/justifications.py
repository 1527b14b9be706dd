"""What documents, or makes possible, that somebody knew of an event: one ground each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from components.dataset.exchange.messages import DEDUCED
from components.dataset.knowledge.context import INSIDE, EventContext
from components.dataset.knowledge.receipt import Row, receipt_intervals
from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds
from components.dataset.model.dates import Span

# Roles of those who hold the words or are there; anybody else is only spoken of, or only meant to come.
_PRESENT = (
    *("author", "sender", "messenger", "intermediary", "recipient", "caller", "callee", "requester", "host", "visitor"),
    *("attendee", "participant", "decider", "drafter", "approver", "consulted", "instructed", "party", "signatory"),
    *("initiator", "publisher", "carrier", "authenticator"),
)
# Meant to be told, or telling it at some later time: that they knew then is possible, not documented.
_ADDRESSEE, _REPORTER = "addressee", "reporter"
_PERHAPS = (
    *(_ADDRESSEE, _REPORTER, "informed", "designated-channel", "witness", "alleged-promisor", "alleged-promisee"),
)
_TALKING = ("decider", "approver", "consulted", "reporter", "drafter", "participant", "attendee", "host", "visitor")
_WRITING = ("author", "drafter", "decider", "approver")
# Relation -> the roles in the first event whose holders must have known of the second.
_SHOWS = {"considers": _TALKING, "decides-on": ("decider", "approver"), "answers": _WRITING, "refers-to": _WRITING}
_STATED = "stated"
_DELIBERATION, _MESSAGE, _SUMMARY = "deliberation", "message", "summary"


class Justification(NamedTuple):
    """One reason to say that `actor` knew of `event`.

    documented: a source shows it; else it makes it possible. own: the actor takes part in the event itself.
    days: between which the actor came to know, both included, None if open. hand: of the message; None if no hand.
    why: in words. where: source and paragraphs.
    """

    event: str
    actor: str
    documented: bool
    own: bool
    days: Span
    hand: int | None
    why: str
    where: str


def justifications(around: EventContext) -> list[Justification]:
    """Return every ground to say that somebody knew of one of the events `around.asked`.

    Documented: who takes part in the event, or speaks, by a stated link, of it in another; if the actor is not
    inferred, and both events are reported as done, more than little certain, and disputed by none (`around.sure`). For
    an addressee that also needs a source that says when the words reached him. Possible: the same with an inferred
    actor, link, or a doubtful event; an addressee of whom nothing more is said; who takes part in what the event is a
    part of; who is documented to have known a part of it; who is perhaps the same as somebody who knew.
    Worked examples: the offer of 2 February 1996 (S24) reached Khaddam by hand (Document 000 ¶ 18), and Assad because
    Khaddam put it to him (S25 considers it, ¶ 25). That Assad's letter of 13 March 1998 (S38) reached Clinton, no
    source says; that Clinton's (S36) reached Assad, his answer shows (Document 002 ¶ 10, 13). Of the meeting of
    5 September 1995 (S16, Document 000 ¶ 9) Assad could have known: the message spoken in it (S17) was put to him
    (S19, ¶ 14); that he was told of the meeting, no source says.
    """
    asked, told = set(around.asked), dict.fromkeys([*around.asked, *around.parts])
    inside = [row for row in around.links if row[c.RELATION] == INSIDE]
    of: dict[str, list[Justification]] = {event: list(_own(around, event)) for event in told}
    for row in around.links:
        if row[c.RELATION] in _SHOWS and row[c.TO_EVENT] in told:
            of[row[c.TO_EVENT]] += _shown(around, row)
    found = [ground for event in around.asked for ground in of[event]]
    found += [ground for row in inside if row[c.FROM_EVENT] in asked for ground in _of_whole(around, row)]
    for row in inside:
        if row[c.TO_EVENT] in asked:
            found += _of_part(around, row, of[row[c.FROM_EVENT]])
    return found + list(_perhaps_same(around, found))


def _own(around: EventContext, event: str) -> Iterator[Justification]:
    """Return the grounds that rows of participants of `event` itself give."""
    told, rows = around.events[event], around.participants.get(event, ())
    hands = receipt_intervals(told, [row for row in rows if not pd.isna(row[c.HAND])])
    for row in rows:
        role, actor = row[c.ROLE], row[c.ACTOR]
        hand: int | None = None if pd.isna(row[c.HAND]) else int(row[c.HAND])
        if role not in _PRESENT and role not in _PERHAPS:
            continue
        days: Span = hands[hand, actor] if hand else _without_hand(told, role)
        yield Justification(
            event=event,
            actor=actor,
            documented=_is_shown(told, row) and row[c.BASIS] != DEDUCED and event in around.sure,
            own=True,
            days=days,
            hand=hand,
            why=around.role(row) + around.doubt(event),
            where=around.where(row),
        )


def _is_shown(event: Row, row: Row) -> bool:
    """Return whether this role in this event shows that its holder knew."""
    if row[c.ROLE] == _ADDRESSEE:
        return bool(row[c.RECEIVED])
    return row[c.ROLE] in _PRESENT or (row[c.ROLE] == _REPORTER and event[c.KIND] == _DELIBERATION)


def _without_hand(event: Row, role: str) -> Span:
    days = event_bounds(event)
    if event[c.KIND] != _MESSAGE:
        return days
    return Span(None, days.latest) if role in _PRESENT else Span(days.earliest, None)


def _shown(around: EventContext, link: Row) -> Iterator[Justification]:
    """Return the grounds that one event gives for another, which it answers, considers, decides on or refers to."""
    one, other = link[c.FROM_EVENT], link[c.TO_EVENT]
    days = _between(event_bounds(around.events[other]), event_bounds(around.events[one]), link[c.RELATION])
    if days is None:
        return
    stated = link[c.BASIS] == _STATED and {one, other} <= around.sure
    for row in around.participants.get(one, ()):
        if row[c.ROLE] in _SHOWS[link[c.RELATION]]:
            yield Justification(
                event=other,
                actor=row[c.ACTOR],
                documented=stated and row[c.BASIS] != DEDUCED,
                own=False,
                days=days,
                hand=None,
                why=f"{around.role(row)} in “{around.events[one][c.TITLE]}”, which {around.relation(link)}"
                + around.doubt(one, other),
                where=around.where(row),
            )


def _between(first: Span, speaking: Span, relation: str) -> Span | None:
    """Return the days between which somebody came to know who speaks of an event; None if they contradict each other.

    Talk about a message has it put before those who talk; an answer or a mention shows only that they knew by then.
    """
    begins = speaking.earliest if relation in ("considers", "decides-on") else first.earliest
    known = [day for day in (begins, first.earliest) if day]
    earliest = max(known, default=None)
    return None if earliest and speaking.latest and earliest > speaking.latest else Span(earliest, speaking.latest)


def _of_whole(around: EventContext, link: Row) -> Iterator[Justification]:
    """Return the grounds that taking part in a whole gives for its part: they were near, no source says they heard."""
    for ground in _own(around, link[c.TO_EVENT]):
        title = around.events[link[c.TO_EVENT]][c.TITLE]
        yield ground._replace(
            event=link[c.FROM_EVENT],
            documented=False,
            own=False,
            hand=None,
            why=f"{ground.why} in “{title}”, of which this is a part{around.inferred(link)}",
        )


def _of_part(around: EventContext, link: Row, known: Sequence[Justification]) -> Iterator[Justification]:
    """Return the grounds that documented grounds of a part, among `known`, give for its whole; none is documented.

    A summary of several is none of the things that happened, so there is nothing to have heard of with one of them.
    """
    title, whole = around.events[link[c.FROM_EVENT]][c.TITLE], around.events[link[c.TO_EVENT]]
    for ground in known if whole[c.STATUS] != _SUMMARY else ():
        if ground.documented:
            yield ground._replace(
                event=link[c.TO_EVENT],
                documented=False,
                own=False,
                days=_with_part(ground.days, event_bounds(whole)),
                hand=None,
                why=f"Knew of “{title}”, a part of this{around.inferred(link)}: {_lower(ground.why)}"
                + around.doubt(link[c.TO_EVENT]),
            )


def _with_part(part: Span, whole: Span) -> Span:
    """Return the days between which somebody may have heard of a whole who came to know a part between those of `part`.

    Not before the whole began. Who may have known the part before that, as an author does, heard of the whole on no
    known day.
    """
    if part.earliest and (whole.earliest is None or part.earliest >= whole.earliest):
        return part
    return Span(whole.earliest, None)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _perhaps_same(around: EventContext, found: Sequence[Justification]) -> Iterator[Justification]:
    """Return what grounds of one actor make possible for another who is perhaps the same."""
    for ground in (ground for ground in found if ground.own or ground.documented):
        for other in around.same.get(ground.actor, ()):
            words = f"Perhaps the same as {around.names[ground.actor]} ({_lower(ground.why)})"
            yield ground._replace(actor=other, documented=False, own=False, hand=None, why=words)
