"""What every printed sheet has: its head with room for a name, its foot on each page, lines and boxes to fill in."""

from collections.abc import Sequence

from components.exports.base.browser_code import browser_code
from components.exports.base.html_page import escape, escape_with_links, figure_json, html_page, json_element
from components.figures import Figure

_HEIGHT = 450  # px, of a figure that does not say
_STYLE = browser_code("print/sheet.css")


def paper(
    title: str, body: str, *, origin: str, edition: str, scripts: Sequence[str] = (), named: bool = True
) -> bytes:
    """Return a sheet as one HTML file, to be printed on A4 or Letter alike.

    title: its heading. body: HTML. origin: where it is from, in words, printed under the title. edition: for the foot
    of each page, beside the title, as "version 1.1.0". named: with room for a name and a date.
    """
    who = '<p class="who"><span>Name</span><span>Date</span></p>\n' if named else ""
    sheet = (
        f"<header>\n{who}"
        f'<h1>{escape(title)}</h1>\n<p class="origin">{escape_with_links(origin)}</p>\n</header>\n'
        f"<main>\n{body}\n</main>\n"
    )
    return html_page(title, sheet, style=f"{_STYLE}\n{_foot(title, edition)}", scripts=scripts)


def picture(name: str, figure: Figure, width: int, drawn: str) -> str:
    """Return `figure`, made for `width` px, for sheet.js to draw. name: unique. drawn: for those who cannot see it."""
    height = int(figure.layout.height or _HEIGHT)
    return (
        f'<img data-figure="{name}" width="{width}" height="{height}" alt="{escape(drawn)}">\n'
        f"{json_element(name, figure_json(figure))}"
    )


def lines(count: int) -> str:
    """Return so many lines to write on."""
    return '<div class="line"></div>' * count


def box(label: str) -> str:
    """Return a box to tick with its label."""
    return f'<span class="box"></span><span>{escape(label)}</span>'


def _foot(title: str, edition: str) -> str:
    """Return the style that prints title, edition and page at the foot; a browser that cannot leaves it out."""
    font = 'font: 8pt "Source Sans 3", "Helvetica Neue", Arial, sans-serif; color: #595959'
    words = _css(f"{title}, {edition}" if edition else title)
    return (
        f"@page {{ @bottom-left {{ content: {words}; {font} }}\n"
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {font} }} }}\n'
    )


def _css(words: str) -> str:
    r"""Return `words` as a text of CSS, every sign but letters, digits and blanks by its number.

    >>> _css("a</b>")
    '"a\\3c \\2f b\\3e "'
    """
    return '"' + "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words) + '"'
