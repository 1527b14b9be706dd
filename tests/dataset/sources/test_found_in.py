import pytest

from components.dataset import Selection, select
from components.dataset.sources.found_in import found_in


def told(dataset, query):
    return found_in(select(dataset, Selection(text=query)), query)


def test_a_word_that_neither_title_nor_summary_has_is_told_where_it_stands(archive):
    assert told(archive, "courier began") == {"E1": "claim of Invented Gazette"}


@pytest.mark.parametrize("query", ["dictates an answer", "duke harbour", "zeppelin", "", "’"])
def test_words_that_title_or_summary_have_are_told_of_no_place(archive, query):
    assert told(archive, query) == {}


def test_a_paragraph_a_topic_a_place_and_a_name_are_told(archive):
    assert told(archive, "has it")["E1"] == "claim of Chronicle ¶ 2, 3"
    assert told(archive, "port")["E6"] == "topic: Harbour"
    assert "name: Rafi’ of the Ford" in told(archive, "rafea")["E2"]
    assert told(archive, "the harbour chronicle")["E4"] == "claim of Chronicle ¶ 1"


def test_an_event_without_all_the_words_is_told_of_no_place(archive):
    assert found_in(archive, "began zeppelin") == {}


def test_every_event_that_is_found_shows_all_its_words_or_is_told_where_they_stand(real):
    for query in ("damascus pipeline", "closed 1982", "عام 1982", "tikriti ankara"):
        shown = select(real, Selection(text=query))
        assert len(shown.events)
        texts = dict(zip(shown.events["event_id"], shown.events["title"] + " " + shown.events["summary"], strict=True))
        elsewhere = found_in(shown, query)
        for event, text in texts.items():
            assert event in elsewhere or all(word in text.lower() for word in query.split())
