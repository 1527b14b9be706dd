"""What stands beside a line of the ledger: the heading of its block, the ask, the answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.ledger import answer_words
from components.dataset.replies.offers import Offer
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme


class Widths(NamedTuple):
    """The px that a line has: of a heading, an ask, an answer, the word at the end; and the size of its text."""

    head: float
    ask: float
    answer: float
    word: float
    size: int


def same_reading(asks: Sequence[Offer], by: str) -> bool:
    """Return whether all of a message came down in the same way, so that its heading can say how."""
    return by == "message" and len({ask.reading for ask in asks}) == 1


def heading(asks: Sequence[Offer], by: str, theme: Theme, widths: Widths) -> str:
    """Return the heading of a block: its topic; or of its message when, who to whom, and by whose hand."""
    ask = asks[0]
    if by == "topic":
        return f"<b>{wrap_to_width(ask.topic_label, widths.head, widths.size, bold=True)}</b>"
    status = f" ({ask.status_label.lower()})" if ask.status in NOT_DONE else ""
    first = wrap_to_width(f"{_capital(ask.date)}: {_ends(ask)}{status}", widths.head, widths.size, bold=True)
    through = f"through {ask.carriers}" if ask.carriers else "no carrier named"
    reading = f" · {ask.reading_label.lower()}" if same_reading(asks, by) else ""
    rest = wrap_to_width(f"{ask.channel_label}, {through}{reading}", widths.head, widths.size)
    return f"<b>{first}</b><br>{_small(rest, theme)}"


def ask_text(ask: Offer, by: str, theme: Theme, widths: Widths, *, reading: bool) -> str:
    """Return a small line of what kind of ask it is, and under it what is asked. reading: with how it came down."""
    how = f" · {ask.reading_label.lower()}" if reading else ""
    what = ask.topic_label if by == "message" else f"{ask.date} · {_ends(ask)}"
    small = _small(wrap_to_width(f"{ask.kind_label} · {what}{how}", widths.ask, widths.size), theme)
    return f"{small}<br>{wrap_to_width(ask.content, widths.ask, widths.size)}"


def answer_text(asks: Sequence[Offer], by: str, labels: Mapping[str, str], widths: Widths) -> str:
    """Return what is said of the answer that `asks` have in common; empty if none is recorded."""
    reply = asks[0].reply
    if not reply:
        return ""
    days = days_words(reply.least, reply.most)
    after = "; the time is not known" if days == "not known" else f", after {days}"
    lines = [] if by == "topic" else [reply.title]
    if len(asks) > 1:
        lines.append(_capital(answer_words([ask.answer for ask in asks], labels)))
    if reply.decided and by == "message":
        lines.append(f"Before it: {reply.decided}")
    if asks[0].answer == "countered" and reply.in_turn and by == "message":
        lines.append(f"In turn, {reply.in_turn}")
    if not reply.chosen:
        lines.append("(this answer is outside the filters)")
    first = wrap_to_width(f"Answered {reply.date}{after}", widths.answer, widths.size, bold=True)
    return "<br>".join([f"<b>{first}</b>", *(wrap_to_width(line, widths.answer, widths.size) for line in lines)])


def _small(words: str, theme: Theme) -> str:
    """Return `words`, which are plain, in the colour of secondary words, line by line."""
    return "<br>".join(f'<span style="color:{theme.faint}">{line}</span>' for line in words.split("<br>"))


def _ends(ask: Offer) -> str:
    return f"{ask.proposer_name} → {ask.addressee_name}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
