"""What stands beside a line of the ledger: the heading of its block, the ask, the answer."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies import offers as o
from components.dataset.replies.ledger import answer_words
from components.figures.base.theme import Theme, wrap_html

Ask = Mapping[Any, Any]


class Letters(NamedTuple):
    """How many letters a line holds: of a heading, of an ask, of an answer, of the word at the end."""

    head: int
    ask: int
    answer: int
    word: int


def same_reading(asks: Sequence[Ask], by: str) -> bool:
    """Return whether all of a message came down in the same way, so that its heading can say how."""
    return by == "message" and len({ask[c.READING] for ask in asks}) == 1


def heading(asks: Sequence[Ask], by: str, theme: Theme, letters: Letters) -> str:
    """Return the heading of a block: its topic; or of its message when, who to whom, and by whose hand."""
    ask = asks[0]
    if by == "topic":
        return f"<b>{wrap_html(ask[o.TOPIC_LABEL], letters.head)}</b>"
    status = f" ({ask[o.STATUS_LABEL].lower()})" if ask[c.STATUS] in NOT_DONE else ""
    first = wrap_html(f"{_capital(ask[o.DATED])}: {_ends(ask)}{status}", letters.head)
    through = f"through {ask[o.CARRIERS]}" if ask[o.CARRIERS] else "no carrier named"
    reading = f" · {ask[o.READING_LABEL].lower()}" if same_reading(asks, by) else ""
    rest = wrap_html(f"{ask[o.CHANNEL_LABEL]}, {through}{reading}", letters.head)
    return f"<b>{first}</b><br>{_small(rest, theme)}"


def ask_text(ask: Ask, by: str, theme: Theme, letters: Letters, *, reading: bool) -> str:
    """Return a small line of what kind of ask it is, and under it what is asked. reading: with how it came down."""
    how = f" · {ask[o.READING_LABEL].lower()}" if reading else ""
    what = ask[o.TOPIC_LABEL] if by == "message" else f"{ask[o.DATED]} · {_ends(ask)}"
    small = _small(wrap_html(f"{ask[o.KIND_LABEL]} · {what}{how}", letters.ask), theme)
    return f"{small}<br>{wrap_html(ask[c.CONTENT], letters.ask)}"


def answer_text(asks: Sequence[Ask], by: str, labels: Mapping[str, str], letters: Letters) -> str:
    """Return what is said of the answer that `asks` have in common; empty if none is recorded."""
    ask = asks[0]
    if not ask[c.ANSWER_EVENT]:
        return ""
    taken = days_words(ask[o.LEAST_DAYS], ask[o.MOST_DAYS])
    after = "; the time is not known" if taken == "not known" else f", after {taken}"
    lines = [] if by == "topic" else [ask[o.ANSWER_TITLE]]
    if len(asks) > 1:
        lines.append(_capital(answer_words([one[c.ANSWER] for one in asks], dict(labels))))
    if ask[o.DECIDED] and by == "message":
        lines.append(f"Before it: {ask[o.DECIDED]}")
    if ask[c.ANSWER] == "countered" and ask[o.IN_TURN] and by == "message":
        lines.append(f"In turn, {ask[o.IN_TURN]}")
    if not ask[o.ANSWER_CHOSEN]:
        lines.append("(this answer is outside the filters)")
    first = wrap_html(f"Answered {ask[o.ANSWERED_ON]}{after}", letters.answer - 2)  # bold letters are wider
    return "<br>".join([f"<b>{first}</b>", *(wrap_html(line, letters.answer) for line in lines)])


def _small(words: str, theme: Theme) -> str:
    """Return `words`, which are plain, in the colour of secondary words, line by line."""
    return "<br>".join(f'<span style="color:{theme.faint}">{line}</span>' for line in words.split("<br>"))


def _ends(ask: Ask) -> str:
    return f"{ask[o.PROPOSER_NAME]} → {ask[o.ADDRESSEE_NAME]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
