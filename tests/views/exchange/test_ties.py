from components.dataset import Page, Selection, select
from components.dataset.exchange.ties import ties
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.exchange.ties import ties_drawings


def finding(dataset, **page):
    asked = Page(view="who", **page)
    return ties_drawings(dataset, select(dataset, Selection()), asked, RenderContext(LIGHT, "beside"))[0].finding


def test_the_most_frequent_words_say_how_many_of_them_are_done_and_certain(real):
    most = ties(real, "direct")[0]
    sure = sum(passage.certain for passage in most.passages)
    assert 0 < sure < most.events.all == len(most.passages)
    assert finding(real).endswith(f": {most.events.all} times, {sure} done and certain.")


def test_of_a_range_no_part_is_said(real):
    assert finding(real, ranges=True).endswith(" times.")
