import pytest

from components.exports.lessons.answer_key import Answer, Claim, answer_key_html
from tests.exports.drawings import ORIGIN

HARM = "</style></script><script>alert(1)</script>"
TOLD = Answer(
    "The Duke writes",
    "What will the Queen answer?",
    answer="Thanks, no yes",
    reveal="She thanked him.",
    claims=[Claim("CL7", "Chronicle ¶ 2 (The Queen)", "The Queen thanks the Duke.")],
)


def key(*answers, title="The harbour"):
    return answer_key_html(title, answers, origin=ORIGIN, edition="version 0.1.0").decode()


def test_an_answer_has_what_the_documents_say_and_each_claim_with_its_place():
    page = key(TOLD)
    for words in (
        "The harbour: key for the teacher",
        "1. The Duke writes",
        "What will the Queen answer?",
        "Answer: <b>Thanks, no yes</b>",
        "What the documents say: She thanked him.",
        "Chronicle ¶ 2 (The Queen): The Queen thanks the Duke. (CL7)",
    ):
        assert words in page
    assert "<span>Name</span>" not in page


def test_a_question_without_an_answer_is_open_and_a_step_without_question_is_left_out():
    page = key(Answer("Nobody asked"), TOLD._replace(answer=""))
    assert "The question is open." in page
    assert "2. The Duke writes" in page
    assert "Nobody asked" not in page


def test_a_key_without_questions_says_so():
    assert "No question of this lesson has a recorded answer." in key(Answer("Nobody asked"))


@pytest.mark.parametrize("field", ["headline", "question", "answer", "reveal"])
def test_nothing_in_a_lesson_is_more_than_a_text(field):
    page = key(TOLD._replace(**{field: HARM}, claims=[Claim(HARM, HARM, HARM)]), title=HARM)
    assert "<script>" not in page
    assert page.count("</style>") == 1
