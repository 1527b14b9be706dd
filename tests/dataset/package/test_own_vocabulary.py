import json

import pytest

from components.dataset.model import columns as c
from components.dataset.package.own_vocabulary import MOST_WORDS, OWN_SIDES
from tests.dataset.package.test_own_package import package

__all__ = ["package"]
HEAD = "event_id,title,date,chapter,kind\n"


def events(*chapters):
    return HEAD + "".join(
        f'E{row},A letter,1712,"{chapter}",message\n' for row, chapter in enumerate(chapters, start=1)
    )


def described(table, column, categories):
    """Return a descriptor that lists the values of one column."""
    field = {"name": column, "categories": categories}
    return json.dumps({"title": "Letters", "resources": [{"name": table, "schema": {"fields": [field]}}]})


def test_chapters_of_a_packages_own_are_taken_as_they_stand(package):
    found = package(events=events("Spring 1712", "after-the-war", "Spring 1712", ""))
    assert found.problems == ()
    assert found.dictionary.labels("events", c.CHAPTER) == {
        "Spring 1712": "Spring 1712",
        "after-the-war": "After the war",
        "not-stated": "Not stated",
    }


def test_words_of_the_dashboards_own_package_stay_if_nothing_else_is_used(package):
    found = package(events=events("opening-1995"))
    assert len(found.dictionary.labels("events", c.CHAPTER)) > 5


def test_a_list_of_the_packages_own_gives_words_and_order_and_is_binding(package):
    listed = [{"value": "war", "label": "The war"}, {"value": "peace", "label": "The peace"}]
    found = package(events=events("peace", "war", "pease"), datapackage=described("events", "chapter", listed))
    assert list(found.dictionary.labels("events", c.CHAPTER).items())[:2] == [
        ("war", "The war"),
        ("peace", "The peace"),
    ]
    (problem,) = found.problems
    assert (problem.row, problem.value, problem.example) == (4, "pease", "peace")


def test_where_a_value_decides_what_is_drawn_a_package_can_only_say_it_in_other_words(package):
    listed = [{"value": "message", "label": "Letter"}, {"value": "ball", "label": "Ball"}]
    labels = package(datapackage=described("events", "kind", listed)).dictionary.labels("events", c.KIND)
    assert "ball" not in labels
    found = package(events=events("a"), datapackage=described("events", "kind", listed))
    assert found.dictionary.label("events", c.KIND, "message") == "Letter"


@pytest.mark.parametrize(
    "word", ["<b>x</b>", "$x^2$", "[a](javascript:b)", "=1+1", ":material/x:", "*bold*", "`x`", "a|b"]
)
def test_a_word_that_a_menu_could_take_for_markup_is_named_and_read_as_empty(package, word):
    found = package(events=events(word, "War"))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value, problem.row_lost) == (2, "chapter", word, False)
    assert set(found.events[c.CHAPTER]) == {"War", "not-stated"}


def test_a_label_that_a_menu_could_take_for_markup_is_not_shown(package):
    listed = [{"value": "war", "label": "<script>"}, {"value": "$x$", "label": "Money"}]
    found = package(events=events("war"), datapackage=described("events", "chapter", listed))
    assert found.dictionary.label("events", c.CHAPTER, "war") == "War"
    assert "$x$" not in found.dictionary.labels("events", c.CHAPTER)


def test_the_most_frequent_words_stay_if_there_are_too_many(package):
    found = package(events=events(*(f"Chapter {row}" for row in range(MOST_WORDS + 9)), "Chapter 5"))
    assert len(found.dictionary.labels("events", c.CHAPTER)) == MOST_WORDS + 1
    assert "Chapter 5" in found.dictionary.labels("events", c.CHAPTER)
    (problem,) = found.problems
    assert (problem.row, problem.column) == (0, "chapter")


@pytest.mark.parametrize(
    "descriptor", ["[]", '{"resources": 5}', '{"resources": [5, {"schema": []}, {"name": "events"}]}']
)
def test_a_descriptor_that_makes_no_sense_is_no_obstacle(package, descriptor):
    assert package(datapackage=descriptor).problems == ()


# ---- sides -----------------------------------------------------------------------------------------------------------


def actors(*sides):
    return "actor_id,name,side\n" + "".join(f"A{row},Ann,{side}\n" for row, side in enumerate(sides))


def test_up_to_four_sides_of_a_packages_own_have_a_colour_each(package):
    found = package(actors=actors("The Vale", "The North", "", "The Vale"))
    assert found.problems == ()
    assert found.actors[c.SIDE].tolist() == [OWN_SIDES[0], OWN_SIDES[1], "not-stated", OWN_SIDES[0]]
    assert found.dictionary.label("actors", c.SIDE, OWN_SIDES[1]) == "The North"


def test_a_fifth_side_is_shown_as_others_and_named(package):
    found = package(actors=actors("One", "Two", "Three", "Four", "Five"))
    (problem,) = found.problems
    assert "shown as others: Five" in problem.rule
    assert found.actors[c.SIDE].tolist() == [*OWN_SIDES, "others"]


def test_the_sides_that_every_package_has_stay(package):
    found = package(actors=actors("The Vale", "press", "others"))
    assert found.actors[c.SIDE].tolist() == [OWN_SIDES[0], "press", "others"]


def test_a_list_of_sides_gives_their_order(package):
    listed = [{"value": "north", "label": "The North"}, {"value": "vale", "label": "The Vale"}]
    found = package(actors=actors("vale", "north"), datapackage=described("actors", "side", listed))
    assert found.actors[c.SIDE].tolist() == [OWN_SIDES[1], OWN_SIDES[0]]
