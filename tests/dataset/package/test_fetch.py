"""A file from a web address. The server is a real one on this computer; for it the check of addresses is replaced."""

import http.server
import socket
import threading
from contextlib import contextmanager

import pytest

from components.dataset import DatasetError
from components.dataset.package import fetch as fetching
from components.dataset.package.fetch import fetch
from components.dataset.package.public_address import is_public

HERE = "127.0.0.1"


def only_here(number):
    return number == HERE


@contextmanager
def site(**pages):
    """Serve `pages` (path -> status, headers, body) and give the address; a body may be a function that writes it."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            status, headers, body = pages.get(self.path.strip("/").partition("?")[0], (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            body(self.wfile) if callable(body) else self.wfile.write(body)

        def log_message(self, *_):
            pass

    asked = []
    server = http.server.ThreadingHTTPServer((HERE, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HERE}:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def refused(address, says, **options):
    with pytest.raises(DatasetError, match=says):
        fetch(address, **options)


# ---- what is fetched -------------------------------------------------------------------------------------------------


def test_a_file_is_fetched_once_with_its_name_and_without_anything_of_the_reader():
    with site(**{"a%20b.csv": (200, {}, b"Year,Headline\n")}) as (address, asked):
        assert fetch(f" {address}/a%20b.csv?x=1#y ", may_connect=only_here) == ("a b.csv", b"Year,Headline\n")
    ((path, headers),) = asked
    assert path == "/a%20b.csv?x=1"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_turn_on_the_same_host_is_followed():
    pages = {"old": (302, {"Location": "/new/records.zip"}, b""), "new/records.zip": (200, {}, b"PK")}
    with site(**pages) as (address, _):
        assert fetch(f"{address}/old", may_connect=only_here) == ("records.zip", b"PK")


def test_it_connects_to_the_very_number_that_was_checked(monkeypatch):
    answers, real = iter([HERE, "10.0.0.1"]), socket.getaddrinfo

    def resolve(host, *rest, **options):
        """Give another number for the name each time; the second lies in a private network."""
        return real(next(answers) if host == "records.example" else host, *rest, **options)

    with site(a=(200, {}, b"x")) as (address, asked):
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        port = address.rpartition(":")[2]
        assert fetch(f"http://records.example:{port}/a", may_connect=only_here).content == b"x"
    assert asked[0][1]["Host"] == f"records.example:{port}"
    assert next(answers) == "10.0.0.1"  # nobody asked a second time


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "100.64.0.1"),
        *("169.254.169.254", "2130706433", "0x7f000001", "0177.0.0.1", "224.0.0.1", "255.255.255.255", "localhost"),
        *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[::ffff:8.8.8.8]", "[64:ff9b::7f00:1]"),
        *("[2002:7f00:1::]", "[2001:0:1::]", "[ff02::1]", "[::127.0.0.1]"),
    ],
)
def test_no_private_address_is_connected_to_however_it_is_written(monkeypatch, host):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    refused(f"http://{host}/a.csv", "in a private network, or this computer itself|Nobody knows a computer of the name")


def test_a_name_of_which_one_number_is_private_is_refused(monkeypatch):
    numbers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: numbers)
    refused("http://two.example/a.csv", r"two\.example is in a private network")


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_a_public_number_may_be_connected_to(number):
    assert is_public(number)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        *(
            (f"{scheme}://example.org/a", "Only addresses that begin with https")
            for scheme in ("gopher", "file", "ftp")
        ),
        ("file:///etc/passwd", "Only addresses that begin with https"),
        ("example.org/a.csv", "Only addresses that begin with https"),
        ("https:///a.csv", "Only addresses that begin with https"),
        ("", "Only addresses that begin with https"),
        ("https://me:secret@example.org/a", "holds a name or a password"),
        ("https://me@example.org/a", "holds a name or a password"),
        ("https://example.org:99999/a", "not a web address that can be read"),
        ("https://[::1/a", "not a web address that can be read"),
        ("https://a..b/", "not a web address that can be read"),
        ("https://example.org/a b", "has blanks or signs"),
        ("https://example.org/a\r\nHost: other", "has blanks or signs"),
        ("https://example.org\\@127.0.0.1/", "has blanks or signs"),
        (f"https://example.org/{'a' * 2_000}", "or is too long"),
    ],
)
def test_what_is_no_address_to_fetch_is_said_plainly_and_looked_up_nowhere(monkeypatch, address, says):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("it was looked up"))
    refused(address, says)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (
            "http://other.example/a.csv",
            r"sends on to another computer, other\.example, .*fetch that address itself: http:",
        ),
        ("//169.254.169.254/latest", r"another computer, 169\.254\.169\.254"),
        ("http://localhost/a", "another computer, localhost"),
        ("file:///etc/passwd", "Only addresses that begin with https"),
        ("http://me:secret@127.0.0.1/", "holds a name or a password"),
        ("/turn", "from one address to the next without end"),
        ("", "from one address to the next without end"),
    ],
)
def test_a_turn_elsewhere_is_not_followed(target, says):
    with site(turn=(302, {"Location": target}, b"")) as (address, asked):
        refused(f"{address}/turn", says, may_connect=only_here)
    assert {path for path, _ in asked} == {"/turn"}


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "5000"}])
def test_a_file_that_is_too_large_is_refused_also_if_it_does_not_say_so(monkeypatch, headers):
    monkeypatch.setattr(fetching, "MOST_BROUGHT", 1_000)
    with site(a=(200, headers, b"x" * 5_000)) as (address, _):
        refused(f"{address}/a", "is larger than", may_connect=only_here)


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "5"}])
def test_a_file_that_does_not_come_to_an_end_is_given_up(headers):
    over = threading.Event()

    def slow(out):
        out.write(b"x")
        out.flush()
        over.wait(60)

    with site(a=(200, headers, slow)) as (address, _):
        refused(
            f"{address}/a", "is too slow: the file was not here after 20 seconds", may_connect=only_here, seconds=0.3
        )
        over.set()


def test_a_host_that_says_nothing_is_given_up():
    with socket.create_server((HERE, 0)) as silent:
        address = f"http://{HERE}:{silent.getsockname()[1]}/a"
        refused(address, "is too slow", may_connect=only_here, seconds=0.3)
        refused(address.replace("http:", "https:"), "is too slow", may_connect=only_here, seconds=0.3)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b""), "its answer is the number 404"),
        ((200, {"Content-Encoding": "gzip"}, b"x"), "packed in a way that was not asked for"),
        ((200, {"Content-Length": "9"}, b"x"), "broke off before the file was here"),
        ((200, {}, b"\n<!DOCTYPE html><title>Sign in</title>"), "There is a web page at this address"),
    ],
)
def test_what_is_not_the_file_is_not_taken_for_it(answer, says):
    with site(a=answer) as (address, _):
        refused(f"{address}/a", says, may_connect=only_here)


def test_a_host_that_does_not_listen_or_speak_https_is_named():
    with socket.create_server((HERE, 0)) as closed:
        port = closed.getsockname()[1]
    refused(f"http://{HERE}:{port}/a", r"127\.0\.0\.1 could not be reached", may_connect=only_here)
    with site() as (address, _):
        refused(address.replace("http:", "https:"), "could not be reached", may_connect=only_here)
