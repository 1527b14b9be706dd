import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from components.exports.base.xml import add, clean_text, uri, xml_bytes, xml_id


@given(st.text(), st.text(min_size=1))
def test_whatever_a_text_holds_the_file_can_be_read(text, attribute):
    root = ET.Element("root")
    add(root, "child", text, name=attribute)
    (child,) = ET.fromstring(xml_bytes(root))
    assert one_kind_of_line(child.get("name", "")) == one_kind_of_line(clean_text(attribute))
    assert one_kind_of_line(child.text or "") == one_kind_of_line(clean_text(text))


def one_kind_of_line(text):
    """Return `text` as XML reads line breaks."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_what_xml_forbids_is_taken_out():
    assert clean_text("a\x00\x1f\x0b\ud800\udfff\ufffe\uffffb\t\n\U0001f600") == "ab\t\n\U0001f600"


@given(st.text(min_size=1))
def test_an_id_holds_only_signs_that_any_reader_of_xml_takes_for_a_name(name):
    assert re.fullmatch("[A-Za-z0-9._À-ÖØ-öø-ÿ-]+", xml_id(name))


def test_ids_that_differ_in_one_sign_stay_apart():
    names = ["brief 1", "brief_1", "brief.1", "brief-1", "brief/1", "brief\u20441", "Brief_1", "ბრიფი", "ბრიფი1", "字"]
    assert len({xml_id(name) for name in names}) == len(names)


@given(st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_an_address_keeps_its_signs_but_those_that_no_address_may_hold(text):
    assert not re.search(r"[\x00-\x20<>\"{}|\\^`\[\]]", uri(text))
    assert uri("https://example.org/?q=a%20b&x=ü#c") == "https://example.org/?q=a%20b&x=ü#c"


def test_an_attribute_without_a_value_is_left_out():
    root = ET.Element("root")
    assert add(root, "child", class_="", for_="x", xml__id="y").attrib == {"for": "x", "xml:id": "y"}
