"""The page of one actor, as a reader uses it, without a browser."""

import sys

from tests.test_dashboard import drawn, open_page, texts, without_arguments  # noqa: F401  (a fixture for every test)


def said(page):
    return "\n".join(texts(page))


def test_the_link_chooses_the_actor():
    page = open_page(view="actor", focus="A-KHADDAM")
    assert page.selectbox(key="focus").value == "A-KHADDAM"
    assert "Actor, record-keeper and narrator at once. 21 of this actor's 31 events, and " in said(page)
    assert len(drawn(page, "career")) == 31


def test_without_a_choice_the_busiest_of_the_chosen_events_is_shown():
    page = open_page(view="actor", actor="A-BAKOUR", kind="message")
    # S12 and S13 have the envoy, Bakour and Syria; the first of them by name is shown.
    assert page.selectbox(key="focus").value == "A-QAISI"
    assert "focus" not in page.query_params


def test_choosing_an_actor_is_kept_in_the_link():
    page = open_page(view="actor")
    page.selectbox(key="focus").select("A-QAISI").run()
    assert page.query_params["focus"] in ("A-QAISI", ["A-QAISI"])
    assert "witness of 2021" in said(page)


def test_filters_narrow_the_page_and_say_of_how_many():
    page = open_page(view="actor", focus="A-KHADDAM", kind="meeting")
    assert "of 31 events of this actor are chosen" in said(page)
    assert drawn(page, "career") < drawn(open_page(view="actor", focus="A-KHADDAM"), "career")


def test_an_actor_of_no_chosen_event_is_still_shown_with_names_and_says_so():
    page = open_page(view="actor", focus="A-SAHHAF", kind="agreement")
    assert "events (1), none is among" in page.info[0].value
    assert "4 forms of words." in said(page)


def test_who_may_be_the_same_is_one_press_away():
    page = open_page(view="actor", focus="A-TIKRITI")
    page.button(key="same-A-IRQAMB-ANK").click().run()
    assert page.query_params["focus"] in ("A-IRQAMB-ANK", ["A-IRQAMB-ANK"])


def test_numbers_are_ranges_where_the_reader_asks_for_them():
    assert " to 31 of 31 events of this actor are chosen" in said(
        open_page(view="actor", focus="A-KHADDAM", numbers="range")
    )


def test_what_is_not_done_or_not_certain_is_counted_apart():
    """Of Khaddam's events S42, X01, S18, X09 and P09; S39 is a standing instruction."""
    page = said(open_page(view="actor", focus="A-KHADDAM"))
    assert "carried or received in 5, present or reporting in 13, spoken of in 7. In a dotted ring" in page
    assert "as not done or not certain: 5." in page


def test_partners_say_that_deliberations_are_no_meetings():
    """Of Assad S03, S14, S15, S19, X08, S25, S26, S27 and X07."""
    page = said(open_page(view="actor", focus="A-HAFEZ"))
    assert "Deliberations inside a side are not counted as meetings (9 of this actor)." in page


def test_voices_are_those_in_which_the_papers_reached_us_and_not_all_the_actors_own():
    """Among them are the digest's own words: Khaddam did not speak them."""
    page = said(open_page(view="actor", focus="A-KHADDAM"))
    assert "Voices in which what they wrote or kept reached us, by claims on the chosen events of this actor: " in page


def test_an_actor_who_only_published_papers_has_a_page(monkeypatch, broken):
    folder = broken("sources.csv", "papers,The cellar papers,,,", "papers,The cellar papers,,The printer,")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    page = open_page(view="actor", focus="A-PRINTER")
    assert not page.exception
    assert "Publisher of 1 source." in said(page)


def test_what_is_only_planned_with_others_is_not_told_as_done():
    page = open_page(view="actor", focus="A-JOINTDEL")
    headings = [header.value.replace("\\", "") for header in page.header]
    assert any(
        words.endswith("has 3 partners here, and nothing between them is reported as done.") for words in headings
    )
