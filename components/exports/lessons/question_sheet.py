"""The questions of a lesson on two pages: four a side, each beside its chart, with room to answer. No answers."""

import string
from collections.abc import Sequence
from typing import NamedTuple

from plotly.offline import get_plotlyjs

from components.dataset.lessons.terms import Term
from components.exports.base.browser_code import browser_code
from components.exports.base.drawing import Drawing, merged_legend, style_doubts
from components.exports.base.html_page import escape
from components.exports.base.legend_html import legend_line
from components.exports.base.paper import box, lines, paper, picture

COLUMN = 350  # px that a chart has beside its question
_A_SIDE = 4  # questions
_ACCOUNT = 75  # px that an account takes, about
_DRAW = browser_code("print/sheet.js")


class Question(NamedTuple):
    """A question as pupils have it. All may be left out.

    choices: possible answers; without them it is open. drawing: without a legend, in the light theme, at most COLUMN px
    wide. accounts: what is set side by side in the place of a chart. instead: where to look if there is neither.
    """

    asked: str = ""
    headline: str = ""
    choices: Sequence[str] = ()
    drawing: Drawing | None = None
    accounts: Sequence[str] = ()
    instead: str = ""


def question_sheet_html(
    title: str, questions: Sequence[Question], terms: Sequence[Term], *, origin: str, edition: str
) -> bytes:
    """Return `questions` as one HTML file that asks for nothing from the network, two pages for eight of them.

    terms: names and terms, for a box on the side that has more room for it. origin, edition: as `paper` takes them.
    """
    numbered = list(enumerate(questions, start=1))
    sides = [numbered[first : first + _A_SIDE] for first in range(0, len(numbered), _A_SIDE)]
    roomy = min(sides, key=_height, default=[])
    body = "\n".join(_side(side, _terms(terms) if side is roomy else "") for side in sides)
    return paper(title, body, origin=origin, edition=edition, scripts=[get_plotlyjs(), _DRAW])


def _side(questions: Sequence[tuple[int, Question]], told: str) -> str:
    legend = legend_line(merged_legend(one.drawing for _, one in questions if one.drawing))
    parts = [_question(number, one) for number, one in questions]
    return "\n".join(['<section class="side">', *parts, legend, told, "</section>"])


def _height(questions: Sequence[tuple[int, Question]]) -> int:
    """Return about how many px the charts and accounts of a side take."""
    drawn = sum(one.drawing.figure.layout.height or 0 for _, one in questions if one.drawing)
    return drawn + sum(_ACCOUNT * len(one.accounts) for _, one in questions)


def _question(number: int, question: Question) -> str:
    headline = f"<h2>{escape(question.headline)}</h2>\n" if question.headline else ""
    why = f"<span>{escape(question.instead)}</span>" if question.instead else ""
    choices = "".join(
        f"<li>{box(f'{letter}. {choice}')}</li>"
        for letter, choice in zip(string.ascii_uppercase, question.choices, strict=False)
    )
    answers = f'<ul class="choices">{choices}</ul>\n' if choices else ""
    seen = _seen(number, question)
    return (
        f'<article class="{"ask" if seen else "ask alone"}">\n{seen}<div>\n{headline}'
        f'<p class="asked">{number}. {escape(question.asked)}{why}</p>\n{answers}{lines(1 if choices else 2)}\n'
        "</div>\n</article>"
    )


def _seen(number: int, question: Question) -> str:
    """Return what stands beside a question: its chart, or the accounts that it is about; empty for neither."""
    if question.accounts:
        return f'<div class="seen">{"".join(f"<p>{escape(one)}</p>" for one in question.accounts)}</div>\n'
    if not question.drawing:
        return ""
    figure = style_doubts(question.drawing).figure
    return f'<div class="seen">{picture(f"figure-{number}", figure, COLUMN, question.drawing.drawn)}</div>\n'


def _terms(terms: Sequence[Term]) -> str:
    told = "".join(f"<p><b>{escape(one.name)}</b>: {escape(one.line)}</p>" for one in terms)
    return f'<aside class="terms">\n<h2>Names and terms</h2>\n<div>{told}</div>\n</aside>' if terms else ""
