"""A lesson on paper: no answer for pupils, not even by the chart of a later question; all answers for the teacher."""

import json
import re
from dataclasses import replace

import pytest

from components.dataset.lessons.lessons import query_of
from components.dataset.model import columns as c
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.link import stop_of
from components.dataset.query.stop_at import hidden_mask
from components.exports.base.html_page import escape
from components.views.lessons.handout import handout_html, key_html
from components.views.package.open_package import read_package_folder
from tests.conftest import DATA

LESSONS = sorted(file.stem for file in (DATA / "lessons").glob("*.csv"))
_FIGURE = re.compile(r'<script type="application/json" id="figure-(\d+)">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def package():
    """The real package with its lessons."""
    return read_package_folder(DATA)


@pytest.fixture(scope="module")
def handouts(package):
    """Lesson id -> the file for its pupils."""
    return {name: handout_html(package, package.lessons[name]).decode() for name in LESSONS}


def figures(sheet):
    """Return number of the question -> the text of its chart, with all that hangs on its marks."""
    return {int(number): text for number, text in _FIGURE.findall(sheet)}


def of_claims(package, claims):
    return set(package.claims[c.EVENT][package.claims[c.CLAIM].isin(list(claims))])


def named(package, events, text):
    """Return which of `events` a chart tells: by their id, or by their title."""
    titles = dict(zip(package.events[c.EVENT], package.events[c.TITLE], strict=True))
    told = json.dumps(json.loads(text), ensure_ascii=False)
    return {one for one in events if re.search(rf"\b{one}\b", told) or titles[one] in told}


def answers_of(package, step, own):
    """Return the events that tell the answer to `step`, and are not in its `own` chart or in what it rests on."""
    events = of_claims(package, step.reveal_rests_on) - of_claims(package, step.rests_on)
    if stop := stop_of(query_of(step, revealed=False)):
        events &= set(package.events[c.EVENT][hidden_mask(package, stop)])
    return events - named(package, events, own)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_chart_of_a_later_question_shows_what_an_earlier_one_asks(package, handouts, lesson):
    steps, drawn = package.lessons[lesson].steps, figures(handouts[lesson])
    assert len(drawn) >= 3
    for number, step in enumerate(steps, start=1):
        answers = answers_of(package, step, drawn.get(number, "[]"))
        for later in range(number + 1, len(steps) + 1):
            assert not named(package, answers, drawn.get(later, "[]")), (number, later)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_headline_rests_on_what_an_earlier_question_may_not_know(package, handouts, lesson):
    steps = package.lessons[lesson].steps
    for number, step in enumerate(steps):
        told = of_claims(package, step.rests_on)
        for earlier in steps[:number]:
            stop = stop_of(query_of(earlier, revealed=False))
            if stop and earlier.tells and told & set(package.events[c.EVENT][hidden_mask(package, stop)]):
                assert f"<h2>{escape(step.headline)}</h2>" not in handouts[lesson]


def test_lessons_have_answers_that_a_later_chart_would_tell(package):
    """The offer of 1996: the reply of 4 February (S28) answers question 4, and the charts of 5 to 8 show it."""
    step = package.lessons["offer-1996"].steps[3]
    assert answers_of(package, step, "[]") == {"S28"}


@pytest.mark.parametrize("lesson", LESSONS)
def test_pupils_have_every_question_and_nothing_of_an_answer(package, handouts, lesson):
    one, sheet = package.lessons[lesson], handouts[lesson]
    key = key_html(package, one).decode()
    for step in one.steps:
        assert escape(step.question) in sheet
        assert all(escape(choice) in sheet for choice in step.choices)
        assert not step.reveal or (escape(step.reveal) not in sheet and escape(step.reveal) in key)
        assert not step.answer or f"Answer: <b>{escape(step.answer)}</b>" in key
        assert not step.speaker or (escape(step.speaker) not in sheet and escape(step.speaker) not in key)
        assert all(f"({claim})" in key for claim in step.reveal_rests_on)
    assert "Answer: " not in sheet
    assert "key for the teacher" not in sheet
    for file in (sheet, key):
        assert "localhost" not in file
        assert "127.0.0.1" not in file


def test_at_most_eight_names_and_terms_are_told(handouts):
    for sheet in handouts.values():
        (box,) = re.findall(r'<aside class="terms">(.*?)</aside>', sheet, re.DOTALL)
        assert 1 <= box.count("<p>") <= 8


def test_a_chart_is_stopped_where_it_would_answer_an_earlier_question(package, handouts):
    """The offer of 1996: question 5 looks at 1 to 6 February, but how soon Assad answers is asked in question 3."""
    text = figures(handouts["offer-1996"])[5]
    assert named(package, ["S24"], text)
    assert not named(package, ["S27", "S28"], text)


def test_the_same_chart_is_printed_once(package):
    step = Step("The offer", link="view=offers&chapter=offer-1996&stop=1996-02-03", question="Which?")
    sheet = handout_html(package, Lesson("two", "Two", (step, replace(step, question="Which again?")))).decode()
    assert list(figures(sheet)) == [1]
    assert "Chart: see question 1." in sheet


def test_a_step_on_paper_draws_nothing_later_than_its_stop(package):
    """The offer of 1996: on 3 February its six items have no answer; all of them are deferred on the 4th."""
    (first, *_) = package.lessons["offer-1996"].steps
    sheet = handout_html(package, Lesson("one", "One", (first,))).decode()
    late = hidden_mask(package, stop_of(query_of(first, revealed=False)))
    titles = package.events[c.TITLE][late].tolist()
    assert len(titles) > 50
    assert not [title for title in titles if escape(title) in sheet]


def test_accounts_side_by_side_are_told_on_paper(package):
    """Who took the first step (AMB-04): that Saddam did, Document 000 paragraphs 1, 4, 5; that Assad did, al-Qaisi."""
    only = Lesson("one", "One", (Step("Two accounts", link="view=readings&issue=AMB-04"),))
    sheet = handout_html(package, only).decode()
    assert "<p>A. " in sheet
    assert "<p>B. " in sheet
