"""Which addresses on the network may be fetched from: only those that anybody can reach from anywhere."""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from components.dataset.model.dataset import DatasetError

PORTS = {"http": 80, "https": 443}
_SITES = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6 to reach from anywhere
# Parts of it that carry an IPv4 address inside, which would have to be looked at too: 6to4 and Teredo.
_WRAPPED = (ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/32"))
_LONGEST = 2_000
IsPublic = Callable[[str], bool]


class Address(NamedTuple):
    """An address to fetch from, taken apart. path: with what follows a question mark."""

    scheme: str
    host: str
    port: int
    path: str


def read_address(text: str) -> Address:
    """Return the parts of a web address. Raises DatasetError, in words for the reader, if it may not be fetched."""
    text = text.strip()
    if not text.isprintable() or " " in text or "\\" in text or len(text) > _LONGEST:
        raise DatasetError("This is not a web address: it has blanks or signs that no address has, or is too long.")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        name = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError) as cause:
        raise DatasetError("This is not a web address that can be read.") from cause
    if parts.scheme not in PORTS or not name:
        raise DatasetError("Only addresses that begin with https:// or http:// are fetched.")
    if parts.username is not None or parts.password is not None:
        raise DatasetError("The address holds a name or a password (before the @). Take it out: it would be seen.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, name, port or PORTS[parts.scheme], "".join(map(_escaped, path)))


def public_numbers(address: Address, is_public: IsPublic) -> list[str]:
    """Return the numbers (IP addresses) that a host has now.

    Raises DatasetError if nobody knows it, or if any of its numbers is not public: it leads, or could lead, into a
    network of the server's own.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as cause:
        raise DatasetError(f"Nobody knows a computer of the name {address.host}.") from cause
    numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not numbers or not all(map(is_public, numbers)):
        raise DatasetError(
            f"{address.host} is in a private network, or this computer itself. Only public addresses are fetched."
        )
    return numbers


def is_public(number: str) -> bool:
    """Return whether an IP address is one that anybody can reach from anywhere.

    >>> [is_public(one) for one in ("93.184.215.14", "10.0.0.1", "169.254.169.254", "::1", "::ffff:8.8.8.8")]
    [True, False, False, False, False]
    """
    try:
        found = ipaddress.ip_address(number)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved:
        return False
    return found.version == 4 or (found in _SITES and not any(found in net for net in _WRAPPED))


def _escaped(sign: str) -> str:
    return sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode())
