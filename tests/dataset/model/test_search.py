import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import Selection, load_dataset, select
from components.dataset.model import columns as c
from components.dataset.model import search
from components.dataset.model.search import Texts, normalise, normalise_texts
from tests.conftest import DATA

DUKE = {"E1", "E2", "E3", "E7", "E8"}
COURIER = {"E1", "E2", "E4"}
MINISTER = {"E1", "E2", "E4", "E5"}


def found(archive, text):
    return set(select(archive, Selection(text=text)).events[c.EVENT])


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Duke al-Vale", DUKE),
        ("duke el-vale", DUKE),
        ("DUKE AL VALE", DUKE),
        ("Vale, Duke", DUKE),
        ("vale duke", DUKE),
        ("duk val", DUKE),
        ("الدوق", DUKE),
        ("دوق", DUKE),
        ("الدُّوق", DUKE),
        ("الـدوق", DUKE),
        ("Rafi’ of the Ford", COURIER),
        ("Rafi' of the Ford", COURIER),
        ("Rafiʿ", COURIER),
        ("rafi", COURIER),
        ("Rafea el-Ford", COURIER),
        ("Rafea al-Ford", COURIER),
        ("rafea ford", COURIER),
        ("Minister Élan", MINISTER),
        ("minister elan", MINISTER),
        ("E\u0301lan", MINISTER),
    ],
)
def test_every_spelling_of_a_name_finds_the_events_of_its_actor(archive, text, events):
    assert found(archive, text) == events


def test_every_name_and_office_in_the_package_finds_all_events_of_its_actor(archive):
    offices = archive.actors[[c.ACTOR, c.OFFICE]].set_axis([c.ACTOR, c.NAME], axis="columns")
    names = pd.concat([archive.actors[[c.ACTOR, c.NAME]], archive.names[[c.ACTOR, c.NAME]], offices])
    for actor, name in names.itertuples(index=False):
        events = set(archive.participants.loc[archive.participants[c.ACTOR] == actor, c.EVENT])
        assert events <= found(archive, name), name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آمال", "امال"),
        ("مصطفى", "مصطفي"),
        ("القاهرة", "القاهره"),
        ("مُحَمَّد", "محمد"),
        ("مؤتمر", "موتمر"),
        ("الألباني", "ألباني"),
        ("ﻻ", "لا"),
    ],
)
def test_arabic_is_found_however_its_letters_are_written(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Assad", "Assad"),
        ("ash-Shara", "shara"),
        ("el Qaisi", "Al-Qaisi"),
        ("Tikrītī", "TIKRITI"),
        ("Shara'", "Sharaʿ"),
        ("straße", "STRASSE"),
    ],
)
def test_latin_letters_are_found_however_they_are_written(one, other):
    assert normalise(one) == normalise(other)


def test_an_article_is_only_taken_off_a_word_that_follows_it():
    assert normalise("Albright") == "albright"
    assert normalise("الله") != ""


def test_a_word_finds_words_that_begin_with_it_and_none_that_only_contain_it(archive):
    assert "E1" in found(archive, "harb")
    assert found(archive, "arbour") == set()


def test_all_words_must_be_in_the_event(archive):
    assert found(archive, "harbour thanks") == set()
    assert found(archive, "harbour offers") == {"E1"}


def test_words_of_a_topic_find_its_events(archive):
    assert found(archive, "port") == {"E1", "E6"}


def test_what_a_source_says_finds_the_events_it_speaks_of(archive):
    assert found(archive, "courier began") == {"E1"}
    assert found(archive, "as the chronicle has it") == set(archive.events[c.EVENT])


def test_the_name_of_a_place_finds_what_happened_there_or_was_sent_there(broken):
    folder = broken("places.csv", "The harbour", "Old Tortosa")
    assert found(load_dataset(folder, DATA / "datapackage.json"), "tortosa") == {"E1"}


def test_an_id_finds_its_event(archive):
    assert found(archive, "E7") == {"E7"}


def test_what_is_nowhere_finds_nothing(archive):
    assert found(archive, "zeppelin") == set()


@pytest.mark.parametrize("text", ["", "   ", "’", "—", "al-"])
def test_a_search_without_words_keeps_all(archive, text):
    assert len(found(archive, text)) == 9


@pytest.mark.parametrize("text", ["(", "[a-z]*", "\\", "a|b", ".*", "%", "_"])
def test_signs_are_not_read_as_a_pattern(archive, text):
    assert isinstance(found(archive, text), set)
    assert found(archive, f"harbour {text} zeppelin") == set()


@given(st.text(max_size=60))
def test_normal_words_are_normal_already(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=60))
def test_a_text_is_found_by_each_of_its_words(text):
    words = normalise(text).split()
    texts = Texts([normalise_texts([text])])
    assert all(texts.begins(word).all() for word in words)


@given(st.lists(st.text(alphabet=st.characters(max_codepoint=0x250) | st.sampled_from("الأسدʿ’'` \n_-"), max_size=30)))
def test_many_texts_at_once_become_the_words_of_each(texts):
    assert [text.split() for text in normalise_texts(texts)] == [normalise(text).split() for text in texts]


@pytest.mark.parametrize("text", ["al el Vale", "The Al al-Vale at", "as", "Al\nVale", "it's a ’dur` al"])
def test_articles_are_taken_off_many_texts_as_off_one(text):
    assert normalise_texts([text, "other"])[0].split() == normalise(text).split()


def test_no_texts_are_no_texts():
    assert normalise_texts([]) == []
    assert len(Texts([])) == 0
    assert Texts([]).begins("word").tolist() == []


def test_a_word_is_found_wherever_it_stands_in_the_memory_of_many_texts(monkeypatch):
    words = ["duke", "queen", "courier", "élan", "دوق"]
    many = [
        [f"{words[(row * 7) % 5]} {row} {words[row % 5]}" for row in range(part * 9, part * 9 + 9)] for part in range(5)
    ]
    flat = [text for part in many for text in part]
    for size in range(1, 40):
        monkeypatch.setattr(search, "_BYTES", size)
        texts = Texts(normalise_texts(part) for part in many)
        for word in ("du", "queen", "el", "elan", "دو", "4", "44", "ueen"):
            found = [any(one.startswith(word) for one in normalise(text).split()) for text in flat]
            assert texts.begins(word).tolist() == found
