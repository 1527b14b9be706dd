from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from components.exports.base.xml import add, clean_text, xml_bytes, xml_id


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
def test_an_id_is_a_name_of_xml(name):
    made = xml_id(name)
    assert made[0].isascii()
    assert made[0].isalpha() or made[0] == "_"
    assert made.replace(".", "").replace("-", "").replace("_", "").isalnum() or set(made) <= set("._-")


def test_an_attribute_without_a_value_is_left_out():
    root = ET.Element("root")
    assert add(root, "child", class_="", for_="x", xml__id="y").attrib == {"for": "x", "xml:id": "y"}
