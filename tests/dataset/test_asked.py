from components.dataset import Page, Selection
from components.dataset import columns as c
from components.dataset.asked import asked_for
from components.dataset.lamp import Lamp


def test_what_a_page_asks_for_says_what_it_is(archive):
    shown = asked_for(archive, Page(Selection(kinds=("message",)), lamp=Lamp(sources=("SRC-CHRONICLE",))))
    assert set(shown.events[c.KIND]) == {"message"}
    assert "Message" in shown.filters
    assert "Without" in shown.filters
    assert shown.unlit is not None
    assert shown.unlit[archive.index.place("E1")]
    assert shown.total == len(shown.events) == int(shown.kept.sum())


def test_a_page_that_asks_for_nothing_in_particular_has_everything_lit(archive):
    shown = asked_for(archive, Page())
    assert len(shown.events) == len(archive.events)
    assert shown.unlit is None
