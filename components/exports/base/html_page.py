"""HTML files that need nothing else: no server, no network, and no way for a text to be more than a text."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence

from components.figures import Figure

_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]")


def escape(words: str) -> str:
    """Return `words` so that a browser shows them letter by letter, in an element or in a quoted attribute.

    >>> escape("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    return html.escape(words, quote=True)


def escape_with_links(words: str) -> str:
    """Return `words` as `escape` does, with every web address in it as a link.

    >>> escape_with_links("See https://example.org/?a=1&b=2.")
    'See <a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">https://example.org/?a=1&amp;b=2</a>.'
    """
    parts, end = [], 0
    for found in _ADDRESS.finditer(words):
        address = escape(found.group())
        parts += [escape(words[end : found.start()]), f'<a href="{address}" rel="noreferrer">{address}</a>']
        end = found.end()
    return "".join([*parts, escape(words[end:])])


def json_element(name: str, content: str) -> str:
    """Return an element with the id `name` that holds the JSON text `content` for a script to read."""
    # A "<" could end the element; inside JSON it stands in texts only, where its number means the same.
    harmless = content.replace("<", "\\u003c")
    return f'<script type="application/json" id="{escape(name)}">{harmless}</script>'


def figure_json(figure: Figure) -> str:
    """Return `figure` as the JSON text that plotly.js draws, without what only the dashboard answers to."""
    drawn = json.loads(figure.to_json())
    drawn["layout"].get("meta", {}).pop("brush", None)  # days dragged over a strip: there is nobody to filter
    return json.dumps({"data": drawn["data"], "layout": drawn["layout"]}, ensure_ascii=False)


def html_page(title: str, body: str, *, style: str, scripts: Sequence[str] = (), module: str = "") -> bytes:
    """Return a page that fetches nothing and runs `scripts`, then `module`, and no other script.

    title: in words. body: HTML, made with `escape`. style: CSS.
    """
    code = [_lines(script) for script in scripts]
    last = [_lines(module)] if module else []
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in [*code, *last]) or "'none'"
    rules = f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{rules}; form-action \'none\'">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}",
            *(f"<script>{script}</script>" for script in code),
            *(f'<script type="module">{script}</script>' for script in last),
            "</body>\n</html>\n",
        ]
    ).encode()


def _lines(script: str) -> str:
    """Return `script` as a browser reads it, with line feeds only: its hash must be that of what is read."""
    return script.replace("\r\n", "\n").replace("\r", "\n")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
