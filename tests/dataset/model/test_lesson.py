import pytest

from components.dataset.model.lesson import Step


@pytest.mark.parametrize(
    ("step", "tells"),
    [
        (Step("One"), False),
        (Step("One", question="Well?", choices=("Yes", "No")), False),
        (Step("One", choices=("Yes", "No"), answer="No"), True),
        (Step("One", reveal="The documents say no."), True),
    ],
)
def test_a_step_tells_an_answer_if_it_has_one_or_says_what_the_sources_say(step, tells):
    assert step.tells is tells
