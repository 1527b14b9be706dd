"""One chart with its records as one file, which a browser opens from the disk and which works as on the page."""

import re
from functools import cache

from plotly.offline import get_plotlyjs

from components.exports.base.browser_code import browser_code
from components.exports.base.drawing import Drawing
from components.exports.base.html_page import escape, escape_with_links, figure_json, html_page, json_element
from components.exports.sources.sourced_rows import MOST, SourcedRow, sourced_rows, where_said

_MODULES = (
    "marks.js",
    "highlight.js",
    "brush.js",
    "grow.js",
    "enlarge.js",
    "keyboard.js",
    "plot.js",
)  # those that others import come first
_IMPORT = re.compile(r"^import .*\n", re.MULTILINE)
_HEADINGS = ("When", "Event", "Who takes part", "Status", "Where it is said")
_CHART = """<div class="wide"><div class="backchannel-plot">
<div class="drawing" role="figure" aria-label="{alt}"></div>
<svg class="overlay" aria-hidden="true"></svg>
<div class="walk" role="listbox" tabindex="0" aria-label="Records of this chart">
<div role="option" aria-selected="false">The chart is being drawn</div>
</div>
</div></div>"""
_HINT = (
    "Point at a mark to read it; press it to go to its row in the table. Press a title in the table to see its mark. "
    "Drag over the chart to come closer. With the keyboard: arrow keys walk from mark to mark, Enter goes to the row."
)


def interactive_html(drawing: Drawing, *, title: str, origin: str) -> bytes:
    """Return `drawing` as an HTML file with its sentence above, and its records with their sources below.

    drawing: as `lit` leaves it, in the light theme. origin: where it is from, in words: title, version and licence of
    the package, what was asked for, a link. The file asks for nothing from the network, and runs no script of others.
    """
    body = [
        f"<main>\n<h1>{escape(title)}</h1>",
        f"<p>{escape(drawing.in_words)}</p>",
        _CHART.format(alt=escape(f"{drawing.in_words} {drawing.drawn}")),
        f'<p class="hint">{_HINT}</p>',
        "<noscript><p>The chart is drawn by a script in this file; the table below holds the same records.</p>"
        "</noscript>",
        f'<p class="origin">{escape_with_links(origin)}</p>',
        _table(drawing),
        "</main>",
        json_element("figure", figure_json(drawing.figure)),
    ]
    style = browser_code("interactive/interactive.css")
    return html_page(title, "\n".join(body), style=style, scripts=[get_plotlyjs()], module=_code())


@cache
def _code() -> str:
    """Return the chart element of the dashboard, its modules one after the other, and what ties it to the table."""
    modules = (_IMPORT.sub("", browser_code(f"chart/{name}")) for name in _MODULES)
    return "\n".join([*modules, browser_code("interactive/interactive.js")])


def _table(drawing: Drawing) -> str:
    rows = sourced_rows(drawing.shown, drawing.events)
    count = len(dict.fromkeys(drawing.events))
    first = f"The first {MOST} of {count:,} records" if count > MOST else f"The records of this chart ({count})"
    heads = "".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS)
    return (
        f'<h2 id="records">{first}</h2>\n<div class="wide"><table aria-labelledby="records">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(map(_row, rows))}</tbody>\n</table></div>"
    )


def _row(row: SourcedRow) -> str:
    event = f'<button type="button">{escape(row.what)}</button><p>{escape(row.summary)}</p>'
    cells = (escape(row.when), event, escape(row.who), escape(row.status), where_said(row))
    return f'<tr data-event="{escape(row.event)}" tabindex="-1">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'
