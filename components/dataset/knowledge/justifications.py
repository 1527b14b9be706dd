"""What documents, or makes possible, that somebody knew of an event: one justification each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from components.dataset.exchange.messages import DEDUCED
from components.dataset.knowledge.context import INSIDE, Event, EventContext, Link
from components.dataset.knowledge.receipt import receipt_intervals
from components.dataset.model.dates import Span
from components.dataset.model.roles import IN_DELIBERATION, ONCE_REACHED, YES

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


def justifications(context: EventContext) -> list[Justification]:
    """Return every reason to say that somebody knew of one of the events `context.asked`.

    Documented: who takes part in the event, or speaks, by a stated link, of it in another; if the actor is not
    inferred, and both events are reported as done, more than little certain, and disputed by none (`context.sure`). For
    an addressee that also needs a source that says when the words reached him. Possible: the same with an inferred
    actor, link, or a doubtful event; an addressee of whom nothing more is said; who takes part in what the event is a
    part of; who is documented to have known a part of it; who is perhaps the same as somebody who knew.
    Worked examples: the offer of 2 February 1996 (S24) reached Khaddam by hand (Document 000 ¶ 18), and Assad because
    Khaddam put it to him (S25 considers it, ¶ 25). That Assad's letter of 13 March 1998 (S38) reached Clinton, no
    source says; that Clinton's (S36) reached Assad, his answer shows (Document 002 ¶ 10, 13). Of the meeting of
    5 September 1995 (S16, Document 000 ¶ 9) Assad could have known: the message spoken in it (S17) was put to him
    (S19, ¶ 14); that he was told of the meeting, no source says.
    """
    asked, near = set(context.asked), dict.fromkeys([*context.asked, *context.parts])
    inside = [link for link in context.links if link.relation == INSIDE]
    of: dict[str, list[Justification]] = {event: list(_own(context, event)) for event in near}
    for link in context.links:
        if link.to_event in near:
            of[link.to_event] += _shown(context, link)
    found = [reason for event in context.asked for reason in of[event]]
    found += [reason for link in inside if link.from_event in asked for reason in _of_whole(context, link)]
    for link in inside:
        if link.to_event in asked:
            found += _of_part(context, link, of[link.from_event])
    return found + list(_perhaps_same(context, found))


def _own(context: EventContext, event: str) -> Iterator[Justification]:
    """Return what the participants of `event` itself show."""
    about, parts = context.events[event], context.participants.get(event, ())
    hands = receipt_intervals(about.days, parts, context.roles)
    for part in parts:
        knew = context.roles[part.role].knew
        if not knew:
            continue
        days = hands[part.hand, part.actor] if part.hand else _without_hand(about, knew)
        yield Justification(
            event=event,
            actor=part.actor,
            documented=_is_shown(about, knew, part.received) and part.basis != DEDUCED and event in context.sure,
            own=True,
            days=days,
            hand=part.hand,
            why=context.role(part) + context.doubt(event),
            where=context.where(part),
        )


def _is_shown(event: Event, knew: str, received: str) -> bool:
    """Return whether a role in this event shows that its holder knew. received: when the words reached him."""
    if knew == ONCE_REACHED:
        return bool(received)
    return knew == YES or (knew == IN_DELIBERATION and event.kind == _DELIBERATION)


def _without_hand(event: Event, knew: str) -> Span:
    days = event.days
    if event.kind != _MESSAGE:
        return days
    return Span(None, days.latest) if knew == YES else Span(days.earliest, None)


def _shown(context: EventContext, link: Link) -> Iterator[Justification]:
    """Return what one event shows of another, which it answers, considers, decides on or refers to."""
    one, other = link.from_event, link.to_event
    days = _between(context.events[other].days, context.events[one].days, link.relation)
    if days is None:
        return
    stated = link.basis == _STATED and {one, other} <= context.sure
    for part in context.participants.get(one, ()):
        if link.relation in context.roles[part.role].shows:
            yield Justification(
                event=other,
                actor=part.actor,
                documented=stated and part.basis != DEDUCED,
                own=False,
                days=days,
                hand=None,
                why=f"{context.role(part)} in “{context.events[one].title}”, which {context.relation(link)}"
                + context.doubt(one, other),
                where=context.where(part),
            )


def _between(first: Span, speaking: Span, relation: str) -> Span | None:
    """Return the days between which somebody came to know who speaks of an event; None if they contradict each other.

    Talk about a message has it put before those who talk; an answer or a mention shows only that they knew by then.
    """
    begins = speaking.earliest if relation in ("considers", "decides-on") else first.earliest
    known = [day for day in (begins, first.earliest) if day]
    earliest = max(known, default=None)
    return None if earliest and speaking.latest and earliest > speaking.latest else Span(earliest, speaking.latest)


def _of_whole(context: EventContext, link: Link) -> Iterator[Justification]:
    """Return what taking part in a whole makes possible for its part: they were near, no source says they heard."""
    for reason in _own(context, link.to_event):
        title = context.events[link.to_event].title
        yield reason._replace(
            event=link.from_event,
            documented=False,
            own=False,
            hand=None,
            why=f"{reason.why} in “{title}”, of which this is a part{context.inferred(link)}",
        )


def _of_part(context: EventContext, link: Link, known: Sequence[Justification]) -> Iterator[Justification]:
    """Return what documented knowledge of a part, among `known`, makes possible for its whole.

    A summary of several is none of the things that happened, so there is nothing to have heard of with one of them.
    """
    title, whole = context.events[link.from_event].title, context.events[link.to_event]
    for reason in known if whole.status != _SUMMARY else ():
        if reason.documented:
            yield reason._replace(
                event=link.to_event,
                documented=False,
                own=False,
                days=_with_part(reason.days, whole.days),
                hand=None,
                why=f"Knew of “{title}”, a part of this{context.inferred(link)}: {_lower(reason.why)}"
                + context.doubt(link.to_event),
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


def _perhaps_same(context: EventContext, found: Sequence[Justification]) -> Iterator[Justification]:
    """Return what justifications of one actor make possible for another who is perhaps the same."""
    for reason in (reason for reason in found if reason.own or reason.documented):
        for other in context.same.get(reason.actor, ()):
            words = f"Perhaps the same as {context.names[reason.actor]} ({_lower(reason.why)})"
            yield reason._replace(actor=other, documented=False, own=False, hand=None, why=words)
