from dataclasses import replace

import pytest

from components.dataset.lessons.slide_room import (
    CHOICE,
    CHOICES,
    HEADLINE,
    NOTE,
    QUESTION,
    REVEAL,
    too_long,
)
from components.dataset.model.lesson import Step

FULL = Step(
    "h" * HEADLINE,
    note=" ".join(["note"] * NOTE),
    question="q" * QUESTION,
    choices=tuple(letter * CHOICE for letter in "abcdefgh"[:CHOICES]),
    reveal=" ".join(["word"] * REVEAL),
)


def test_a_step_that_uses_all_the_room_is_not_too_long():
    assert list(too_long(FULL)) == []


@pytest.mark.parametrize(
    ("column", "more", "rule"),
    [
        ("headline", "h" * (HEADLINE + 1), "has 61 letters, and a slide has room for 60"),
        ("note", FULL.note + " more", "has 36 words, and a slide has room for 35; notes for the teacher have more"),
        ("question", "q" * (QUESTION + 1), "has 101 letters, and a slide has room for 100"),
        ("choices", (*FULL.choices, "One more"), "are 5, and a slide has room for 4"),
        ("choices", ("Yes", "n" * (CHOICE + 1)), "have one of 46 letters, and a slide has room for 45"),
        ("reveal", FULL.reveal + " more", "has 51 words, and a slide has room for 50; notes for the teacher have more"),
    ],
)
def test_what_is_longer_is_named_by_column_with_the_room_there_is(column, more, rule):
    assert [(found, says) for found, says, _ in too_long(replace(FULL, **{column: more}))] == [(column, rule)]
