"""Cards with large letters, with which a class answers where there is no network: each pupil holds one up."""

from components.exports.base.browser_code import browser_code
from components.exports.base.html_page import escape, html_page

LEAST = 4  # letters: what most questions need, on one sheet
_ON_A_SHEET = 4


def cards_html(title: str, choices: int) -> bytes:
    """Return the cards of one pupil as an HTML file to print on A4 or Letter, four to a sheet, to be cut apart.

    title: of the lesson. choices: the most that one of its questions has.
    """
    letters = [chr(ord("A") + place) for place in range(max(choices, LEAST))]
    sheets = [letters[first : first + _ON_A_SHEET] for first in range(0, len(letters), _ON_A_SHEET)]
    hint = f"{title}: one set for each pupil. Print as often as there are pupils, and cut along the lines."
    body = f'<p class="hint">{escape(hint)}</p>\n' + "\n".join(
        f"<section>{''.join(f'<div>{letter}</div>' for letter in sheet)}</section>" for sheet in sheets
    )
    return html_page(f"Answer cards: {title}", body, style=browser_code("print/cards.css"))
