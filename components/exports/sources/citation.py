"""How to cite what a page shows: the view, its data, and the sources that its events rest on."""

import datetime as dt
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property

from components.dataset import Dataset
from components.dataset.actors.authority import named_actors
from components.dataset.model import columns as c
from components.dataset.model.date_words import day_words
from components.dataset.model.text_direction import strip_isolates
from components.dataset.query.filter_words import event_dates
from components.dataset.sources.claims import claims_of, statements
from components.exports.base.stamp import Stamp
from components.exports.sources.source_list import UsedSource, used_sources

MOST_SOURCES = 40  # in the block of text; the file of sources has them all
_BLANKS = re.compile(r"\s+")
_TEX = {
    # Braces by their names: BibTeX counts them, also those that are escaped.
    **{"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"},
    **{"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"},
    **{sign: f"\\{sign}" for sign in "%&#_$"},
}
_NOT_IN_AN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22", "<": "%3C", ">": "%3E"}
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True)
class Citation:
    """How to cite a view.

    shown: all events that were chosen. total: events of the whole package. sentence: what the view shows, with n of N.
    view: its title. link: of the page. today: the day it was looked at.
    """

    shown: Dataset
    total: int
    sentence: str
    view: str
    link: str
    today: dt.date

    @cached_property
    def _stamp(self) -> Stamp:
        shown = self.shown
        return Stamp(
            _line(shown.title),
            _line(shown.version),
            _line(shown.licence),
            _line(shown.filters),
            len(shown.events),
            self.total,
            _address(self.link),
            _line(shown.author),
        )

    @cached_property
    def _keywords(self) -> list[str]:
        """Who takes part in the view, with the address of the authority record; only those who have one."""
        return [f"{_line(name)} <{address}>" for name, address in named_actors(self.shown)]

    @property
    def text(self) -> str:
        """Cite the view in one line, as a footnote has it."""
        stamp = self._stamp
        data = f"In: {stamp.title}, version {stamp.version} (data set, {stamp.licence})"
        parts = [stamp.author, f"“{_line(self.view)}”", data, f"{stamp.share}; asked for: {stamp.filters}"]
        return ". ".join(part for part in parts if part) + f". {_seen(stamp.link, self.today)}"

    @property
    def bibtex(self) -> str:
        """Cite the view as an entry of BibTeX; the address is written as it is, as BibTeX expects it."""
        stamp = self._stamp
        key = _NOT_IN_A_KEY.sub("-", f"{stamp.title.split(':')[0]}-{stamp.version}-{self.view}-{self.today}").strip("-")
        fields = {
            "author": f"{{{_tex(stamp.author)}}}" if stamp.author else "",
            "title": f"{{{_tex(_line(self.view))}. {_tex(stamp.title)}}}",
            "version": _tex(stamp.version),
            "howpublished": "Data set",
            "url": stamp.link,
            "urldate": self.today.isoformat(),
            "note": _tex(f"{stamp.share}. Asked for: {stamp.filters}. {stamp.licence}"),
            "keywords": _tex(", ".join(self._keywords)),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{key.lower()},", *lines, "}"]) + "\n"

    @property
    def csl_json(self) -> str:
        """Cite the view as CSL-JSON, which Zotero and other reference managers read."""
        stamp = self._stamp
        item = {
            "id": f"{_NOT_IN_A_KEY.sub('-', self.view).strip('-').lower() or 'view'}-{stamp.version}-{self.today}",
            "type": "dataset",
            "title": f"{_line(self.view)}. {stamp.title}",
            "author": [{"literal": stamp.author}] if stamp.author else [],
            "version": stamp.version,
            "URL": stamp.link,
            "accessed": {"date-parts": [[self.today.year, self.today.month, self.today.day]]},
            "note": f"{stamp.share}. Asked for: {stamp.filters}. {stamp.licence}",
            "keyword": ", ".join(self._keywords),
        }
        return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"

    @property
    def described(self) -> str:
        """Say in plain text what the view shows, of which data, and which sources its events rest on."""
        stamp, sources = self._stamp, used_sources(self.shown)
        asked = f"{stamp.share}. Asked for: {stamp.filters}"
        lines = [_line(self.sentence), "", stamp.data, asked, _seen(stamp.link, self.today)]
        if not sources:
            return "\n".join([*lines, "", "No claims are recorded of these events."]) + "\n"
        lines += ["", f"Sources of the claims on these events ({len(sources)}), from most claims to least:"]
        lines += [_source(one) for one in sources[:MOST_SOURCES]]
        more = len(sources) - MOST_SOURCES
        return "\n".join(lines + ([f"and {more} more, all of them in the file of sources"] if more > 0 else [])) + "\n"


def event_citation(dataset: Dataset, event: str, link: str, today: dt.date) -> str:
    """Return how to cite one event: title, date, data, link, and who says so where, with the full citations.

    Raises KeyError if there is no such event.
    """
    place = dataset.index.place(event)
    if place < 0:
        raise KeyError(event)
    (title,) = dataset.events[c.TITLE].iloc[[place]].tolist()
    claims = claims_of(dataset, event)
    dated = event_dates(replace(dataset, events=dataset.events.iloc[[place]]))[event]
    data = f"{_line(dataset.title)}, version {_line(dataset.version)} (data set, {_line(dataset.licence)})"
    head = f"“{_line(title)}”, {dated}. Event {event} in: {data}"
    by = _line(dataset.author)
    lines = [f"{by}. {head}" if by else head, _seen(_address(link), today)]
    lines += [_line(f"{heading}: {'; '.join(where)}") for heading, where in statements(claims).items()]
    full = dict.fromkeys((claim.source, claim.citation) for claim in claims)
    return "\n".join([*lines, *(f"{_line(short)}: {_line(citation)}" for short, citation in full)]) + "\n"


def _source(one: UsedSource) -> str:
    claims = "1 claim" if one.claims == 1 else f"{one.claims:,} claims"
    return f"- {_line(one.where)} ({claims}): {_line(one.citation)}"


def _seen(link: str, today: dt.date) -> str:
    return f"{link} (accessed {day_words(today)})".strip()


def _line(text: str) -> str:
    return _BLANKS.sub(" ", strip_isolates(text)).strip()


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def _address(link: str) -> str:
    return "".join(_NOT_IN_AN_ADDRESS.get(sign, sign) for sign in _line(link))
