"""What stands beside a line of the ledger: the heading of its block, the ask, the answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.ledger import answer_words
from components.dataset.replies.offers import Offer
from components.figures.base.theme import Theme, wrap_html


class Letters(NamedTuple):
    """How many letters a line holds: of a heading, of an ask, of an answer, of the word at the end."""

    head: int
    ask: int
    answer: int
    word: int


def same_reading(asks: Sequence[Offer], by: str) -> bool:
    """Return whether all of a message came down in the same way, so that its heading can say how."""
    return by == "message" and len({ask.reading for ask in asks}) == 1


def heading(asks: Sequence[Offer], by: str, theme: Theme, letters: Letters) -> str:
    """Return the heading of a block: its topic; or of its message when, who to whom, and by whose hand."""
    ask = asks[0]
    if by == "topic":
        return f"<b>{wrap_html(ask.topic_label, letters.head)}</b>"
    status = f" ({ask.status_label.lower()})" if ask.status in NOT_DONE else ""
    first = wrap_html(f"{_capital(ask.date)}: {_ends(ask)}{status}", letters.head)
    through = f"through {ask.carriers}" if ask.carriers else "no carrier named"
    reading = f" · {ask.reading_label.lower()}" if same_reading(asks, by) else ""
    rest = wrap_html(f"{ask.channel_label}, {through}{reading}", letters.head)
    return f"<b>{first}</b><br>{_small(rest, theme)}"


def ask_text(ask: Offer, by: str, theme: Theme, letters: Letters, *, reading: bool) -> str:
    """Return a small line of what kind of ask it is, and under it what is asked. reading: with how it came down."""
    how = f" · {ask.reading_label.lower()}" if reading else ""
    what = ask.topic_label if by == "message" else f"{ask.date} · {_ends(ask)}"
    small = _small(wrap_html(f"{ask.kind_label} · {what}{how}", letters.ask), theme)
    return f"{small}<br>{wrap_html(ask.content, letters.ask)}"


def answer_text(asks: Sequence[Offer], by: str, labels: Mapping[str, str], letters: Letters) -> str:
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
    first = wrap_html(f"Answered {reply.date}{after}", letters.answer - 2)  # bold letters are wider
    return "<br>".join([f"<b>{first}</b>", *(wrap_html(line, letters.answer) for line in lines)])


def _small(words: str, theme: Theme) -> str:
    """Return `words`, which are plain, in the colour of secondary words, line by line."""
    return "<br>".join(f'<span style="color:{theme.faint}">{line}</span>' for line in words.split("<br>"))


def _ends(ask: Offer) -> str:
    return f"{ask.proposer_name} → {ask.addressee_name}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
