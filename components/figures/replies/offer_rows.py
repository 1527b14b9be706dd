"""Where requests and offers stand: a row for each message or topic, the answered ones at its left, the others right."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.model.vocabulary import NONE_RECORDED, NOT_DONE
from components.dataset.replies.ledger import Run as Offers
from components.dataset.replies.ledger import answer_word, answer_words
from components.dataset.replies.offers import Offer, Reply
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import Theme
from components.figures.replies.dated_words import dated_words

LINE = 1.3  # height of a line, in text sizes
_ABREAST = 6  # squares side by side, before they go on below
_WORDS = 7.5  # width of the word of an answer, in text sizes
_SQUARE_ROOT = 60  # days; longer waits are drawn by their square root, or the short ones could not be told apart
_APART = 3  # px between two lines of a row
_SHORTEST = 0.14  # share of the width that the longest wait has at least


class Frame(NamedTuple):
    """The measures of the figure, in px from its left.

    step: from square to square. zero: where the days begin. length: of the longest wait, which took `longest` days.
    silent: where those without a recorded answer begin.
    """

    step: int
    zero: float
    length: float
    longest: int
    silent: float

    def x(self, days: float) -> float:
        """Return where an answer stands that came after so many days."""
        return round(self.zero + self.length * self.share(days), 1)

    def share(self, days: float) -> float:
        """Return which share of the longest wait so many days are drawn as."""
        share = min(days / self.longest, 1)
        return share if self.longest <= _SQUARE_ROOT else share**0.5


class Answer(NamedTuple):
    """What one event answers: the requests and offers, each with its place; the word of the answer.

    y: px down, of the line of days.
    """

    asks: Sequence[Offer]
    reply: Reply
    places: Sequence[tuple[float, float]]
    word: str
    y: float


class Row(NamedTuple):
    """A message or a topic: its heading, what is answered and what not, each with its place; top, bottom: px down."""

    heading: str
    answers: Sequence[Answer]
    silent: Sequence[Offer]
    places: Sequence[tuple[float, float]]
    top: float
    bottom: float


def answered_runs(block: Sequence[Offers]) -> list[tuple[Reply, list[Offer]]]:
    """Return the requests and offers of a block that one event answers together, in the order of the block."""
    runs: dict[tuple[str, str], tuple[Reply, list[Offer]]] = {}
    for ask in asking(block):
        if reply := ask.reply:
            runs.setdefault((ask.event, reply.event), (reply, []))[1].append(ask)
    return list(runs.values())


def asking(block: Sequence[Offers]) -> list[Offer]:
    """Return what asks or offers something; a statement, a promise and advice do not."""
    return [ask for run in block for ask in run if ask.is_ask]


def frame(blocks: Sequence[Sequence[Offers]], labels: Mapping[str, str], theme: Theme, width: int) -> Frame:
    """Return the measures of a figure `width` px wide. labels: answer -> its words."""
    step = theme.mark + 6
    runs = [run for block in blocks for run in answered_runs(block)]
    most = max((len(run) for _, run in runs), default=0)
    silent = max((sum(not ask.reply for ask in asking(block)) for block in blocks), default=0)
    head = lines_width(silent_head(labels, theme), theme.size) if silent else 0
    last = width - max(head + 4, min(silent, _ABREAST) * step)
    zero = min(most, _ABREAST) * step + theme.mark
    longest = max((reply.most or 1 for reply, _ in runs), default=1)
    length = last - zero - 2 * theme.mark
    for reply, run in runs:
        room = last - zero - 1.8 * theme.mark - lines_width(_word(run, labels, theme), theme.size)
        at = Frame(step, 0, 1, longest, 0).share(longest / 2 if reply.most is None else reply.most)
        length = min(length, room / at) if at else length
    return Frame(step, zero, max(length, width * _SHORTEST), longest, last)


def silent_head(labels: Mapping[str, str], theme: Theme) -> str:
    """Return the heading of the column of those without a recorded answer."""
    words = answer_word(NONE_RECORDED, labels)
    return wrap_to_width(words[:1].upper() + words[1:], _WORDS * theme.size, theme.size)


def rows(
    blocks: Sequence[Sequence[Offers]], by: str, labels: Mapping[str, str], theme: Theme, width: int, plan: Frame
) -> list[Row]:
    """Place the blocks, as ledger.arrange gives them, one under the other; one that asks for nothing is left out."""
    found: list[Row] = []
    top = 0.0
    for block in blocks:
        asks = asking(block)
        if not asks:
            continue
        heading = _heading(asks[0], by, theme, width)
        y = top + theme.size * LINE * (heading.count("<br>") + 1) + plan.step * 0.75
        silent = [ask for ask in asks if not ask.reply]
        places = _grid(len(silent), plan.silent + plan.step / 2, y, plan.step)
        bottom = max([down for _, down in places], default=y) + plan.step * 0.5
        answers: list[Answer] = []
        for reply, run in answered_runs(block):
            word = _word(run, labels, theme)
            under = theme.size * LINE * word.count("<br>") / 2  # how far its words reach beyond one line
            y += under
            lines = -(-len(run) // _ABREAST)
            left = plan.zero - theme.mark - (min(len(run), _ABREAST) - 0.5) * plan.step
            answers.append(Answer(run, reply, _grid(len(run), left, y, plan.step), word, round(y, 1)))
            y += max(lines * plan.step, plan.step + under) + _APART
            bottom = max(bottom, y - plan.step * 0.5 - _APART)
        bottom += theme.size * 0.9
        found.append(Row(heading, answers, silent, places, round(top, 1), round(bottom, 1)))
        top = bottom
    return found


def _grid(count: int, x: float, y: float, step: float) -> list[tuple[float, float]]:
    """Return the places of `count` squares, the first at (x, y)."""
    places = (divmod(place, _ABREAST) for place in range(count))
    return [(round(x + across * step, 1), round(y + down * step, 1)) for down, across in places]


def _word(run: Offers, labels: Mapping[str, str], theme: Theme) -> str:
    """Return how `run` was answered, in short lines: "6 deferred"."""
    answers = [ask.answer for ask in run]
    words = answer_word(answers[0], labels)
    if len(answers) > 1:
        words = answer_words(answers, labels).split(";")[0].removeprefix("all ")
    return wrap_to_width(words, _WORDS * theme.size, theme.size)


def _heading(ask: Offer, by: str, theme: Theme, width: int) -> str:
    """Return the heading of a row: its topic; or of its message when, and who to whom."""
    if by == "topic":
        return f"<b>{wrap_to_width(ask.topic_label, width, theme.size, bold=True)}</b>"
    status = f" ({ask.status_label.lower()})" if ask.status in NOT_DONE else ""
    return dated_words(ask.short_date, f"{ask.proposer_name} → {ask.addressee_name}{status}", width, theme)
