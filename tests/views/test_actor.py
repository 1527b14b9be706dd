"""The page of one actor, as a reader uses it, without a browser."""

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
    assert "of the 31 events of this actor" in said(page)
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
    assert " to 31 of the 31 events of this actor" in said(open_page(view="actor", focus="A-KHADDAM", numbers="range"))
