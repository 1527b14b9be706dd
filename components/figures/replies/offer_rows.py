"""Where the asks and offers stand: blocks with a heading, a row for each, and beside each run of rows its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.replies import offers as o
from components.dataset.replies.ledger import BLOCK, RUN, answer_word
from components.figures.base.theme import Theme, wrap_html
from components.figures.replies.offer_words import Ask, Letters, answer_text, ask_text, heading, same_reading

LINE = 1.3  # height of a line, in text sizes
_LETTER = 0.44  # mean width of a letter, in text sizes
_NARROW = 640  # px; in a narrower figure the words stand over and under the line instead of beside it
_LONGEST = 48  # letters in a line of an ask
_ONE_LINE = 24  # letters of a word that stands on one line
_WORD = 13  # letters in a line of the word at the end, in a wide figure
_SQUARE = 60  # days; longer waits are drawn by their square root, or the short ones could not be told apart
_EDGE = 0.8  # how far to the edge of the record the longest wait reaches
_INDENT = 14  # px that the asks stand right of their heading


@dataclass(frozen=True)
class Frame:
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
    letters: Letters

    def x(self, days: float) -> float:
        """Return how far from its ask an answer stands that came after `days`."""
        share = days / self.longest if self.longest <= _SQUARE else (days / self.longest) ** 0.5
        return round(self.gap + _EDGE * (self.length - self.gap) * share, 1)

    def band(self, ask: Ask) -> tuple[float, float]:
        """Return between where the answer may stand; the edge of the record, twice, if none is recorded."""
        least, most = ask[o.LEAST_DAYS], ask[o.MOST_DAYS]
        if not ask[c.ANSWER_EVENT]:
            return round(self.length, 1), round(self.length, 1)
        if not pd.isna(most):
            return self.x(least), self.x(most)
        at = self.x(0.5 * self.longest if pd.isna(least) else min(least, self.longest))
        return at, at


def frame(offers: pd.DataFrame, theme: Theme, width: int) -> Frame:
    """Return the measures of a figure `width` px wide."""
    wide, letter = width >= _NARROW, _LETTER * theme.size
    left = int(min(0.385 * width, _LONGEST * letter + _INDENT + theme.size)) if wide else theme.mark
    right = int(0.28 * width) if wide else 8
    word = _WORD if wide else _ONE_LINE
    letters = Letters(
        head=int((width - 16) / letter),
        ask=int((left - _INDENT - theme.mark - 6 if wide else width - 2 * theme.mark) / letter),
        answer=int((right - 16 if wide else width - 4 * theme.mark) / letter) - 3,  # capitals and bold are wider
        word=word,
    )
    length = max(width - left - right - 1.05 * word * letter - 2.5 * theme.mark, 6 * theme.mark)
    known = offers[o.MOST_DAYS].dropna()
    return Frame(wide, left, right, 2.0 * theme.mark, length, max(int(known.max()) if len(known) else 1, 1), letters)


@dataclass(frozen=True)
class Row:
    """One ask: its words and the word of its answer; in px down where it begins, its words, its line, where it ends."""

    ask: Ask
    words: str
    word: str
    top: float
    text: float
    line: float
    bottom: float


@dataclass(frozen=True)
class Run:
    """Rows that one event answers, or one row without an answer. words: of the answer; at: where they stand."""

    rows: tuple[Row, ...]
    words: str
    at: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Block:
    """The runs of one message or topic under their heading."""

    heading: str
    runs: tuple[Run, ...]
    top: float
    bottom: float


def blocks(arranged: pd.DataFrame, by: str, labels: Mapping[str, str], theme: Theme, frame: Frame) -> list[Block]:
    """Place the asks (as dataset.ledger.arranged gives them) one under the other. labels: answer -> its words."""
    found: list[Block] = []
    top = 0.0
    for _, group in groupby(rows_of(arranged), key=lambda ask: ask[BLOCK]):
        asks = list(group)
        words, told = heading(asks, by, theme, frame.letters), not same_reading(asks, by)
        line = top + theme.size * (0.9 + LINE * (words.count("<br>") + 1))
        runs = []
        for _, same in groupby(asks, key=lambda ask: ask[RUN]):
            answered = list(same)
            texts = [ask_text(ask, by, theme, frame.letters, reading=told) for ask in answered]
            runs.append(
                _run(answered, texts, answer_text(answered, by, labels, frame.letters), labels, theme, frame, line)
            )
            line = runs[-1].bottom
        bottom = line + 0.4 * theme.size
        found.append(Block(words, tuple(runs), round(top, 1), round(bottom, 1)))
        top = bottom
    return found


def _run(
    asks: Sequence[Ask],
    texts: Sequence[str],
    words: str,
    labels: Mapping[str, str],
    theme: Theme,
    frame: Frame,
    top: float,
) -> Run:
    rows: list[Row] = []
    under = top
    for ask, text in zip(asks, texts, strict=True):
        # The margin beside an ask without an answer is free for its word.
        letters = frame.letters.word if ask[c.ANSWER_EVENT] else _ONE_LINE
        rows.append(_row(ask, text, wrap_html(answer_word(ask[c.ANSWER], dict(labels)), letters), theme, frame, under))
        under = rows[-1].bottom
    height = theme.size * (LINE * (words.count("<br>") + 1) + 0.8) if words else 0.0
    if not frame.wide:
        return Run(tuple(rows), words, round(under, 1), top, round(under + height, 1))
    slack = max(height - (under - top), 0) / 2
    bottom = max(under, top + height)
    return Run(tuple(_down(row, slack) for row in rows), words, round((top + bottom) / 2, 1), top, round(bottom, 1))


def _row(ask: Ask, text: str, word: str, theme: Theme, frame: Frame, top: float) -> Row:
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
    return replace(row, top=top, text=text, line=line, bottom=bottom)
