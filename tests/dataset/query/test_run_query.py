from components.dataset import Page, Selection
from components.dataset.model import columns as c
from components.dataset.query.run_query import run_query
from components.dataset.sources.excluded_sources import ExcludedSources


def test_what_a_page_asks_for_says_what_it_is(archive):
    shown = run_query(
        archive, Page(Selection(kinds=("message",)), excluded=ExcludedSources(sources=("SRC-CHRONICLE",)))
    )
    assert set(shown.events[c.KIND]) == {"message"}
    assert "Message" in shown.filters
    assert "Without" in shown.filters
    assert shown.unsupported is not None
    assert shown.unsupported[archive.index.place("E1")]
    assert shown.total == len(shown.events) == int(shown.mask.sum())


def test_a_page_that_asks_for_nothing_in_particular_has_everything_lit(archive):
    shown = run_query(archive, Page())
    assert len(shown.events) == len(archive.events)
    assert shown.unsupported is None
