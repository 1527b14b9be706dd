import re

import pytest

from components.exports.lessons.cards import cards_html


def letters(page):
    return re.findall(r"<div>(\w)</div>", page.decode())


@pytest.mark.parametrize(("choices", "expected"), [(0, "ABCD"), (2, "ABCD"), (4, "ABCD"), (6, "ABCDEF")])
def test_there_is_a_card_for_each_choice_and_never_fewer_than_four(choices, expected):
    assert "".join(letters(cards_html("The harbour", choices))) == expected


def test_four_stand_on_a_sheet():
    sheets = cards_html("The harbour", 5).decode().split("<section>")[1:]
    assert [sheet.count("<div>") for sheet in sheets] == [4, 1]


def test_a_title_is_a_text_and_the_file_asks_for_nothing():
    page = cards_html("<b>The</b> harbour", 4).decode()
    assert "&lt;b&gt;The&lt;/b&gt; harbour" in page
    assert "script-src 'none'" in page
