"""How much a slide has room for, so that all of it is read from the back row and nothing has to be scrolled.

These bounds go with the sizes of letters in static/slide/: tests/test_projector.py shows a slide that uses them up.
"""

from collections.abc import Iterator

from components.dataset.model.lesson import Step

HEADLINE, QUESTION, CHOICE = 60, 100, 45  # letters
NOTE, REVEAL = 35, 50  # words
CHOICES = 4


def too_long(step: Step) -> Iterator[tuple[str, str, str]]:
    """Yield column, rule and what to write instead for each thing in `step` that a slide has no room for."""
    for column, most in (("headline", HEADLINE), ("question", QUESTION)):
        if (letters := len(getattr(step, column))) > most:
            yield column, f"has {letters} letters, and a slide has room for {most}", ""
    for column, most in (("note", NOTE), ("reveal", REVEAL)):
        if (words := len(getattr(step, column).split())) > most:
            yield column, f"has {words} words, and a slide has room for {most}; notes for the teacher have more", ""
    if (count := len(step.choices)) > CHOICES:
        yield "choices", f"are {count}, and a slide has room for {CHOICES}", ""
    for choice in step.choices:
        if len(choice) > CHOICE:
            yield "choices", f"have one of {len(choice)} letters, and a slide has room for {CHOICE}", choice[:CHOICE]
