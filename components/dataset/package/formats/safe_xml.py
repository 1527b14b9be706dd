"""XML from strangers: no document type, so no entities; no other files; bounded in depth and number."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from components.dataset.model.dataset import DatasetError

_MOST_DEEP, _MOST_ELEMENTS = 100, 3_000_000
_BLOCK = 1 << 16  # bytes read at a time
Take = Callable[[Element], None]


def read_xml(file: str, content: bytes, take: dict[str, Take], passed_over: str = "") -> Element:
    """Return the tree of `content`, with the names of elements and attributes without their namespaces.

    take: name -> what is called with each element of that name when it ends; it is then taken out of the tree.
    passed_over: name of elements that are not read at all.
    Raises DatasetError, in words for the reader, if `content` is no XML, has a document type (which could hold entities
    without end), or is too deep or too large.
    """
    builder = _Builder(file, take, passed_over)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.data, builder.doctype
    try:
        for start in range(0, len(content), _BLOCK):
            parser.Parse(content[start : start + _BLOCK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as cause:
        where = f"line {cause.lineno}, column {cause.offset + 1}"
        raise DatasetError(f"{file}: cannot be read as XML ({expat.ErrorString(cause.code)}, {where}).") from cause
    except (ValueError, LookupError) as cause:  # an encoding that nobody knows
        if isinstance(cause, DatasetError):
            raise
        raise DatasetError(f"{file}: cannot be read as XML ({cause}). Save it as UTF-8.") from cause
    return builder.root()


class _Builder:
    def __init__(self, file: str, take: dict[str, Take], passed_over: str) -> None:
        self._file, self._take, self._passed_over = file, take, passed_over
        self._tree, self._open, self._count, self._unread = TreeBuilder(), list[Element](), 0, 0

    def root(self) -> Element:
        return self._tree.close()

    def doctype(self, *_: object) -> None:
        says = "has a document type (<!DOCTYPE …>), which is not read, since it could unpack without end"
        raise DatasetError(f"{self._file}: {says}. Take that line out.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) + self._unread >= _MOST_DEEP:
            raise DatasetError(f"{self._file}: has too many elements, or too many inside each other, to be read.")
        name = _local(name)
        if self._unread or name == self._passed_over:
            self._unread += 1
            return
        self._open.append(self._tree.start(name, {_local(key): value for key, value in attributes.items()}))

    def end(self, name: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        self._tree.end(_local(name))
        done = self._open.pop()
        if take := self._take.get(done.tag):
            take(done)
            if self._open:
                del self._open[-1][-1]  # the last one, so that its neighbours need not be looked through

    def data(self, text: str) -> None:
        if not self._unread:
            self._tree.data(text)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
