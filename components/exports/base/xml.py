"""XML files from texts that may hold anything."""

import re
from xml.etree import ElementTree as ET

from components.dataset.model.text_direction import strip_isolates

# What XML 1.0 does not allow, however it is written: control characters, halves of surrogates, two non-characters.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_AN_ID = re.compile("[^A-Za-z0-9._\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff-]")
_NOT_IN_A_URI = re.compile(r"[\x00-\x20<>\"{}|\\^`\[\]]")


def clean_text(text: str) -> str:
    r"""Return `text` without what no XML file may hold, and without the signs of direction, which are for the screen.

    >>> clean_text("a\x00b\x1bc")
    'abc'
    """
    return _ILLEGAL.sub("", strip_isolates(text))


def xml_id(name: str) -> str:
    """Return `name` as it may stand in an id of XML, after a letter: signs that may not are told by their number.

    >>> xml_id("SRC-D0"), xml_id("Müller.3"), xml_id("7 letters")
    ('SRC-D0', 'Müller.3', '7_x20_letters')
    """
    return _NOT_IN_AN_ID.sub(lambda sign: f"_x{ord(sign[0]):X}_", name)


def uri(address: str) -> str:
    """Return an address as it may stand in an attribute of XML that points somewhere.

    >>> uri("https://example.org/a[1]")
    'https://example.org/a%5B1%5D'
    """
    return _NOT_IN_A_URI.sub(lambda sign: f"%{ord(sign[0]):02X}", address)


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element to `parent` and return it; an attribute whose value is empty is left out.

    The name of an attribute may end in an underscore (class_, for_), and has two for a colon (xml__id).
    """
    named = {name.rstrip("_").replace("__", ":"): clean_text(value) for name, value in attributes.items() if value}
    found = ET.SubElement(parent, tag, named)
    found.text = clean_text(text) or None
    return found


def xml_bytes(root: ET.Element) -> bytes:
    """Return `root` and all in it as an XML file, UTF-8, two blanks for each level."""
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"
