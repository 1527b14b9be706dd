"""A file from a public address: fetched once, at the reader's press, within bounds of size, time and place."""

import http.client
import posixpath
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from components.dataset.model.dataset import DatasetError
from components.dataset.package.public_address import (
    PORTS,
    Address,
    IsPublic,
    is_public,
    public_numbers,
    read_address,
)
from components.dataset.package.unzip import MOST_BROUGHT, size_words

MOST_SECONDS = 20.0
_MOST_TURNS = 5  # from one address to another on the same host
_TURNS = (301, 302, 303, 307, 308)
_BLOCK = 1 << 16
_ASKED = {"User-Agent": "Backchannel", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
_NAMELESS = "download"


class Fetched(NamedTuple):
    """A file from an address. name: the last part of the address."""

    name: str
    content: bytes


def fetch(text: str, *, may_connect: IsPublic = is_public, seconds: float = MOST_SECONDS) -> Fetched:
    """Return the file at the address `text`.

    may_connect: says of an IP address whether it may be connected to; the connection is made to exactly the number that
    was asked about. seconds: after which it is given up, all turns included.
    Raises DatasetError, in words for the reader, if the address is not public, if it leads to another host, if what is
    there is larger than MOST_BROUGHT, comes too slowly, or does not come at all.
    """
    end = time.monotonic() + seconds
    first = address = read_address(text)
    for _ in range(_MOST_TURNS + 1):
        answer = _asked(address, public_numbers(address, may_connect), end)
        if isinstance(answer, bytes):
            if answer[:_BLOCK].lstrip().lower().startswith((b"<!doctype html", b"<html")):
                raise DatasetError("There is a web page at this address, not a file. Take the address of the file.")
            return Fetched(posixpath.basename(unquote(address.path.partition("?")[0])) or _NAMELESS, answer)
        text = urljoin(text, answer)
        address = read_address(text)
        if address.host != first.host:
            raise DatasetError(
                f"{first.host} sends on to another computer, {address.host}, for which nobody asked. If you trust it, "
                f"fetch that address itself: {text}"
            )
        if first.scheme == "https" and address.scheme != "https":
            raise DatasetError(
                f"{first.host} sends on to an address without https, which anybody could read and change."
            )
    raise DatasetError(f"{first.host} sends from one address to the next without end.")


def _asked(address: Address, numbers: list[str], end: float) -> bytes | str:
    """Return what is at an address, or the address it sends on to."""
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.default_port = PORTS[address.scheme]  # which is not told to the host
    try:
        with _connected(address, numbers, end) as line:
            connection.sock = line
            connection.request("GET", address.path, headers=_ASKED)
            found = _answer(address.host, connection.getresponse())
        if time.monotonic() >= end:  # a line that was cut looks like the end of a file
            raise TimeoutError
        return found
    except (OSError, http.client.HTTPException) as cause:
        raise DatasetError(_failed(address.host, cause, time.monotonic() >= end)) from cause
    finally:
        connection.close()


def _answer(host: str, answer: http.client.HTTPResponse) -> bytes | str:
    if answer.status in _TURNS:
        return answer.headers.get("Location", "")
    if answer.status != http.client.OK:
        raise DatasetError(f"{host} does not give the file; its answer is the number {answer.status}.")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise DatasetError(f"{host} sends the file packed in a way that was not asked for.")
    return _content(answer)


def _failed(host: str, cause: Exception, late: bool) -> str:
    if late:
        return f"{host} is too slow: the file was not here after {MOST_SECONDS:.0f} seconds."
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"{host} cannot prove that it is {host}: its certificate is not valid."
    return f"{host} could not be reached, or broke off before the file was here."


@contextmanager
def _connected(address: Address, numbers: list[str], end: float) -> Iterator[socket.socket]:
    """Connect to one of `numbers`, and to no other; at `end` the line is cut, whatever is under way."""
    line = _first(address, numbers, end)
    if address.scheme == "https":
        safe = ssl.create_default_context()
        line = safe.wrap_socket(line, server_hostname=address.host, do_handshake_on_connect=False)
    cut = threading.Timer(max(end - time.monotonic(), 0), _cut, [line])
    cut.daemon = True
    cut.start()
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        yield line
    finally:
        cut.cancel()
        line.close()


def _first(address: Address, numbers: list[str], end: float) -> socket.socket:
    failed: OSError = TimeoutError("no time is left")
    for number in numbers:
        if (left := end - time.monotonic()) <= 0:
            break
        try:
            return socket.create_connection((number, address.port), timeout=left)
        except OSError as cause:
            failed = cause
    raise failed


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it may be closed already
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _content(answer: http.client.HTTPResponse) -> bytes:
    parts, left = list[bytes](), MOST_BROUGHT
    too_large = DatasetError(f"The file at this address is larger than {size_words(MOST_BROUGHT)}.")
    if answer.length is not None and answer.length > left:
        raise too_large
    while part := answer.read(min(_BLOCK, left + 1)):
        left -= len(part)
        if left < 0:
            raise too_large
        parts.append(part)
    if answer.length:  # less came than was promised
        raise http.client.IncompleteRead(b"")
    return b"".join(parts)
