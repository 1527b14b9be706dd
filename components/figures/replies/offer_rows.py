"""Where the asks and offers stand: blocks with a heading, a row for each, and beside each run of rows its answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.replies.ledger import Run as Offers
from components.dataset.replies.ledger import answer_word
from components.dataset.replies.offers import Offer
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme
from components.figures.replies.offer_words import Widths, answer_text, ask_text, heading, same_reading

LINE = 1.3  # height of a line, in text sizes
_NARROW = 640  # px; in a narrower figure the words stand over and under the line instead of beside it
_LONGEST = 21.0  # width of an ask, in text sizes
_ONE_LINE = 11.0  # width of a word that stands on one line
_WORD = 6.0  # width of the word at the end, in a wide figure
_SQUARE = 60  # days; longer waits are drawn by their square root, or the short ones could not be told apart
_EDGE = 0.8  # how far to the edge of the record the longest wait reaches
_INDENT = 14  # px that the asks stand right of their heading


class Frame(NamedTuple):
    """The measures of the figure in px: where words stand, and how far the line of days reaches.

    wide: words stand beside the lines. left, right: margins. gap: from an ask to an answer on the same day. length:
    from an ask to the edge of the record. longest: days that the longest wait may have taken.
    """

    wide: bool
    left: int
    right: int
    gap: float
    length: float
    longest: int
    widths: Widths

    def x(self, days: float) -> float:
        """Return how far from its ask an answer stands that came after `days`."""
        share = days / self.longest if self.longest <= _SQUARE else (days / self.longest) ** 0.5
        return round(self.gap + _EDGE * (self.length - self.gap) * share, 1)

    def band(self, ask: Offer) -> tuple[float, float]:
        """Return between where the answer may stand; the edge of the record, twice, if none is recorded."""
        if not ask.reply:
            return round(self.length, 1), round(self.length, 1)
        least, most = ask.reply.least, ask.reply.most
        if most is not None:
            return self.x(least or 0), self.x(most)
        at = self.x(0.5 * self.longest if least is None else min(least, self.longest))
        return at, at


def frame(offers: Sequence[Offer], theme: Theme, width: int) -> Frame:
    """Return the measures of a figure `width` px wide."""
    wide, size = width >= _NARROW, theme.size
    left = int(min(0.385 * width, _LONGEST * size + _INDENT + theme.size)) if wide else theme.mark
    right = int(0.28 * width) if wide else 8
    word = (_WORD if wide else _ONE_LINE) * size
    widths = Widths(
        head=width - 16,
        ask=left - _INDENT - theme.mark - 6 if wide else width - 2 * theme.mark,
        answer=right - 24 if wide else width - 4 * theme.mark,
        word=word,
        size=size,
    )
    length = max(width - left - right - word - 2.5 * theme.mark, 6 * theme.mark)
    longest = max((ask.reply.most or 1 for ask in offers if ask.reply), default=1)
    return Frame(wide, left, right, 2.0 * theme.mark, length, longest, widths)


class Row(NamedTuple):
    """One ask: its words and the word of its answer; in px down where it begins, its words, its line, where it ends."""

    ask: Offer
    words: str
    word: str
    top: float
    text: float
    line: float
    bottom: float


class Run(NamedTuple):
    """Rows that one event answers, or one row without an answer. words: of the answer; at: where they stand."""

    rows: tuple[Row, ...]
    words: str
    at: float
    top: float
    bottom: float


class Block(NamedTuple):
    """The runs of one message or topic under their heading."""

    heading: str
    runs: tuple[Run, ...]
    top: float
    bottom: float


def blocks(
    arranged: Sequence[Sequence[Offers]], by: str, labels: Mapping[str, str], theme: Theme, frame: Frame
) -> list[Block]:
    """Place the asks, as ledger.arrange gives them, one under the other. labels: answer -> its words."""
    found: list[Block] = []
    top = 0.0
    for block in arranged:
        asks = [ask for run in block for ask in run]
        words, reading = heading(asks, by, theme, frame.widths), not same_reading(asks, by)
        line = top + theme.size * (0.9 + LINE * (words.count("<br>") + 1))
        runs: list[Run] = []
        for run in block:
            rows: list[Row] = []
            under = line
            for ask in run:
                # The margin beside an ask without an answer is free for its word.
                room = frame.widths.word if ask.reply else _ONE_LINE * theme.size
                word = wrap_to_width(answer_word(ask.answer, labels), room, theme.size)
                text = ask_text(ask, by, theme, frame.widths, reading=reading)
                rows.append(_row(ask, text, word, theme, frame, under))
                under = rows[-1].bottom
            runs.append(_run(rows, answer_text(run, by, labels, frame.widths), theme, frame, line))
            line = runs[-1].bottom
        bottom = line + 0.4 * theme.size
        found.append(Block(words, tuple(runs), round(top, 1), round(bottom, 1)))
        top = bottom
    return found


def _run(rows: Sequence[Row], words: str, theme: Theme, frame: Frame, top: float) -> Run:
    """Place the words of an answer beside its rows, or under them in a narrow figure."""
    under = rows[-1].bottom
    height = theme.size * (LINE * (words.count("<br>") + 1) + 0.8) if words else 0.0
    if not frame.wide:
        return Run(tuple(rows), words, round(under, 1), top, round(under + height, 1))
    slack = max(height - (under - top), 0) / 2
    bottom = max(under, top + height)
    return Run(tuple(_down(row, slack) for row in rows), words, round((top + bottom) / 2, 1), top, round(bottom, 1))


def _row(ask: Offer, text: str, word: str, theme: Theme, frame: Frame, top: float) -> Row:
    lines = text.count("<br>") + 1
    begin = top + 0.4 * theme.size
    if frame.wide:
        height = theme.size * LINE * max(lines, word.count("<br>") + 1)
        line, bottom = begin + height / 2, begin + height + 0.4 * theme.size
    else:
        line = begin + theme.size * (LINE * lines + 1.1)
        bottom = line + 1.0 * theme.size
    return Row(ask, text, word, round(top, 1), round(begin, 1), round(line, 1), round(bottom, 1))


def _down(row: Row, by: float) -> Row:
    """Return `row` moved down."""
    top, text, line, bottom = (round(at + by, 1) for at in (row.top, row.text, row.line, row.bottom))
    return row._replace(top=top, text=text, line=line, bottom=bottom)
