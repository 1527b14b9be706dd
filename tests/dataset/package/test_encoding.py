import pytest

from components.dataset.package.encoding import UnreadableError, decode

TEXTS = {
    "cp1252": "Köln, Élan, café – “Gesandtschaft”, £5",
    "cp1256": "رسالة من بغداد إلى دمشق",
    "cp1250": "Łódź, książę Świętosław, Tuđman i Milošević",
    "cp1251": "Письмо из Петербурга, царь кайзеру",
    "cp1253": "Επιστολή από την Αθήνα",
    "cp1254": "Çanakkale'de görüşme, İstanbul, şöyle",
    "cp1255": "מכתב מירושלים",
    "mac-roman": "Café à Köln, élève",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", TEXTS.values())
def test_unicode_is_read_without_a_guess(text, encoding):
    assert decode(text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_zeros(encoding):
    assert decode("event_id,title\nE1,War".encode(encoding)) == ("event_id,title\nE1,War", "")


@pytest.mark.parametrize("page", TEXTS)
def test_the_code_page_in_which_the_letters_make_sense_is_taken_and_named(page):
    text, assumed = decode(TEXTS[page].encode(page))
    assert text == TEXTS[page]
    assert page.removeprefix("cp").replace("-", " ") in assumed.lower()


@pytest.mark.parametrize("text", ["The King’s letter", "a “letter” came", "pp. 3–4", "Ana’s “yes” – and so on…"])
def test_printers_quotes_and_dashes_in_plain_english_are_those_of_windows(text):
    # On an old Mac the same bytes are í, ì, î and ñ.
    assert decode(text.encode("cp1252")) == (text, "Windows-1252, Western Europe")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xfea", "damaged"),
        (b"\xc3\x28\0", "not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, says):
    with pytest.raises(UnreadableError, match=says):
        decode(data)


def test_bytes_that_no_code_page_has_do_not_stop_it():
    assert decode(b"a \x81\x8d\x8f\x90\x9d b").text.startswith("a ")
