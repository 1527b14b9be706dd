"""What forms of words stand for an actor."""

from components.dataset.actors.names import doubts_naming, name_forms, rtl_isolate


def forms(dataset, actor):
    return {form.name: form for form in name_forms(dataset, actor)}


def test_a_form_says_where_it_occurs(archive):
    found = forms(archive, "A-DUKE")
    assert found["the Vale"].where == "Chronicle ¶ 2"
    assert found["the Vale"].kind_words == "Metonym"


def test_arabic_letters_stand_in_a_right_to_left_isolate(archive):
    assert rtl_isolate("الدوق") in forms(archive, "A-DUKE")
    assert rtl_isolate("x") == "\u2067x\u2069"


def test_a_form_that_several_sources_use_is_one_row(real):
    found = forms(real, "A-KHADDAM")["Khaddam"]
    assert found.where == "Document 000 ¶ 2, 3, 8, 14, 15, 16, 18, 25, 27; Document 002 ¶ 17, 19"


def test_an_actor_without_a_name_in_the_table_has_no_form(archive):
    assert name_forms(archive, "A-NOBODY") == []


def test_the_two_halves_of_paragraph_2_are_forms_of_one_man(real):
    found = forms(real, "A-QAISI")
    garbled = {name for name, row in found.items() if row.kind == "garbled"}
    assert garbled == {"Ambassador Anwar Sabri", "Abdul Razzaq Al-Qaisi"}
    assert {found[name].where for name in garbled} == {"Document 000 ¶ 2"}
    assert len(found) == 15


def test_words_that_mean_somebody_else_elsewhere_say_whom(real):
    """Paragraph 6 says "the Iraqi ambassador" of al-Tikriti, paragraphs 8, 15 and 27 of al-Qaisi."""
    assert forms(real, "A-QAISI")["the Iraqi ambassador"].also == "Rafi' al-Tikriti"
    # "The president" is Saddam Hussein in paragraph 12 and Hafez al-Assad in paragraph 27.
    assert forms(real, "A-SADDAM")["the president"].also == "Hafez al-Assad"
    assert forms(real, "A-SADDAM")["Saddam"].also == ""


def test_polemical_forms_are_marked_as_such_and_no_others(real):
    found = name_forms(real, "ST-ISR")
    assert {form.name for form in found if form.polemical} == {"the Zionist entity", "Zionist"}
    assert not any(form.polemical for form in name_forms(real, "A-QAISI"))


def test_doubts_that_name_an_actor_are_found_by_whole_words(real):
    assert "AMB-27" in set(doubts_naming(real, "A-KHADDAM")["issue_id"])
    assert "AMB-27" not in set(doubts_naming(real, "A-HAFEZ")["issue_id"])  # "the Assads" is not "Assad"
    assert doubts_naming(real, "O-PKK").empty
