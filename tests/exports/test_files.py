import pytest

from components.dataset import Selection, select
from components.exports.files import FILES
from tests.exports.choice import LINK, only


@pytest.mark.parametrize("kind", FILES, ids=[kind.key for kind in FILES])
def test_every_file_can_be_made_of_any_choice(archive, real, nothing, kind):
    for dataset, shown in ((archive, select(archive, Selection())), (archive, nothing), (real, only(real, "S24"))):
        assert kind.make(dataset, shown, LINK)


@pytest.mark.parametrize("kind", FILES, ids=[kind.key for kind in FILES])
def test_the_same_choice_gives_the_same_file(archive, kind):
    shown = only(archive, "E1", "E2", "E3")
    assert kind.make(archive, shown, LINK) == kind.make(archive, shown, LINK)


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind.key != "package"], ids=lambda kind: kind.key)
def test_no_file_shows_an_event_that_was_not_chosen_and_all_say_what_was_asked_for(real, kind):
    shown = only(real, "S36", "S37", filters="Text: asked for")
    text = kind.make(real, shown, LINK).decode("utf-8-sig")
    others = set(real.events["title"]) - set(shown.events["title"])
    assert not [title for title in others if title in text]
    assert "Text: asked for" in text
    assert real.version in text


def test_keys_labels_and_names_tell_the_files_apart(archive):
    for column in ("key", "label", "name", "what_for"):
        values = [getattr(kind, column) for kind in FILES]
        assert len(values) == len(set(values))
    assert FILES[0].file_name(only(archive, "E1")) == "backchannel-0.1.0-table-of-1-events.csv"


def test_a_label_says_whom_it_is_for_or_what_it_is(archive):
    assert all(kind.label.endswith(")") and kind.mime.count("/") == 1 for kind in FILES)
