"""The key to a lesson, for the teacher: each answer with the claims that it rests on. A file of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from components.exports.base.html_page import escape
from components.exports.base.paper import paper


class Claim(NamedTuple):
    """A claim that an answer rests on: its id, where in a source it stands, and what it says in the curator's words."""

    id: str
    where: str
    summary: str


class Answer(NamedTuple):
    """What is told of one step. answer: empty if its question is open. reveal: what the documents say."""

    headline: str
    question: str = ""
    answer: str = ""
    reveal: str = ""
    claims: Sequence[Claim] = ()


def answer_key_html(title: str, answers: Sequence[Answer], *, origin: str, edition: str) -> bytes:
    """Return the key as an HTML file to print. title: of the lesson. origin, edition: as `paper` takes them."""
    told = [_answer(number, one) for number, one in enumerate(answers, start=1) if one.question or one.reveal]
    body = "\n".join(told) or "<p>No question of this lesson has a recorded answer.</p>"
    return paper(f"{title}: key for the teacher", body, origin=origin, edition=edition, named=False)


def _answer(number: int, one: Answer) -> str:
    parts = [f"<h2>{number}. {escape(one.headline)}</h2>"]
    parts += [f"<p>{escape(one.question)}</p>"] if one.question else []
    parts += [f"<p>Answer: <b>{escape(one.answer)}</b></p>"] if one.answer else []
    parts += ["<p>The question is open.</p>"] if one.question and not one.answer else []
    parts += [f"<p>What the documents say: {escape(one.reveal)}</p>"] if one.reveal else []
    claims = "".join(f"<li>{escape(one.where)}: {escape(one.summary)} ({escape(one.id)})</li>" for one in one.claims)
    parts += [f'<ul class="claims">{claims}</ul>'] if claims else []
    return "\n".join(['<section class="whole">', *parts, "</section>"])
