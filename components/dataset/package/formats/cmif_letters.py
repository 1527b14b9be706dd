"""The letters of CMIF files, one after the other, as rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from components.dataset.model import columns as c
from components.dataset.model.dates import span
from components.dataset.model.problem import Problem
from components.dataset.package.formats.cmif_names import Ids, Names, plain_text
from components.dataset.package.formats.converted import Row
from components.dataset.package.formats.edtf import NO_DATE, once_within
from components.dataset.package.formats.tei_dates import Dated, dated
from components.dataset.package.own_vocabulary import menu_word

_SENT, _RECEIVED, _CARRIED = "sent", "received", ("transmitted", "redirected", "forwarded")
_PEOPLE = ("persName", "orgName", "name")
_BASIS = {"low": "inferred", "medium": "partly-stated"}
_SURE = ("high", "medium", "low")
_LETTER, _MESSAGE, _OPEN_FORM = "letter", "message", "message-or-letter"
_ANSWERS = ("answer", "repl", "antwort", "répon")  # what a reference to a letter begins with that is answered
_MOST_NAMED, _LONGEST = 3, 90  # names in a title, and its letters
_WHEN = "1801-05-03, 1801-05 or 1801"


class Letters:
    """The rows that the letters of some files come to. left: what is not taken over, in words -> how often."""

    def __init__(self) -> None:
        """Begin without any letter."""
        self.events, self.participants, self.claims, self.links = list[Row](), list[Row](), list[Row](), list[Row]()
        self.sources, self.problems, self.left = list[Row](), list[Problem](), Counter[str]()
        self.actors, self.places, self.source_ids = Names(c.ACTOR, "A"), Names(c.PLACE, "P"), Ids()
        self._ids, self._file, self._number = Ids(), "", 0
        self._cited: dict[str, Row] = {}  # citation -> source
        self._listed: dict[str, str] = {}  # xml:id of a source of this file -> source_id
        self._marked: dict[str, str] = {}  # xml:id of a letter of this file -> event_id
        self._refs: list[tuple[str, Element]] = []  # event_id, reference to another letter

    def begin(self, file: str) -> None:
        """Begin with a file; what refers to something in its file means this one."""
        self._file, self._number = file, 0
        self._listed, self._marked, self._refs = {}, {}, []

    def header(self, sources: Iterable[tuple[str, Row]]) -> None:
        """Take the sources that the header lists: xml:id and row. One that another file has listed is not repeated."""
        for own, row in sources:
            same = self._cited.setdefault(row[c.CITATION], row)
            if same is row:
                self.sources.append(row)
            self._listed[own or f"\0{len(self._listed)}"] = same[c.SOURCE]

    def add(self, letter: Element) -> None:
        """Take a correspDesc."""
        self._number += 1
        key, own = letter.get("key", letter.get("n", "")), letter.get("id", "")
        event = self._ids.new([key, own, f"L-{key}" if key else ""], "L")
        self._marked[own] = event
        actions: dict[str, list[Element]] = {}
        for action in letter.iter("correspAction"):
            actions.setdefault(action.get("type", ""), []).append(action)
        sent, received = (actions.pop(kind, []) for kind in (_SENT, _RECEIVED))
        carried = [action for kind in _CARRIED for action in actions.pop(kind, [])]
        for kind, others in actions.items():
            self.left[f"correspAction of the type {kind or 'that is not stated'}"] += len(others)
        sources = self._sources_of(letter)
        people = self._people(event, [sent, *([one] for one in carried), received], sources)
        place, to = (self._place(group) for group in (sent, received))
        surest = [
            one.get("cert", "") for group in (sent, received) for action in group for one in action.iter("placeName")
        ]
        form = menu_word(letter.get("type", "").replace("_", " ")) or _LETTER
        told = [plain_text(note) for note in letter.iter("note")]
        self.events.append(
            {
                c.EVENT: event,
                c.TITLE: _title(*people),
                c.KIND: _MESSAGE,
                c.TYPE: _MESSAGE if form == _OPEN_FORM else _LETTER,
                c.FORM: form,
                **self._date(sent, received),
                c.PLACE: place,
                c.PLACE_TO: to,
                c.PLACE_BASIS: ("inferred" if "low" in surest else "stated") if place or to else "",
                c.SUMMARY: " ".join(filter(None, told)),
                c.CERTAINTY: letter.get("cert", "") if letter.get("cert") in _SURE else "",
                c.CITATION: " ".join(
                    filter(None, [f"No. {key}" if key and key != event else "", letter.get("ref", "")])
                ),
            }
        )
        for source in sources:
            row = {c.CLAIM: f"CL{len(self.claims) + 1}", c.EVENT: event, c.SOURCE: source, c.STANCE: "supports"}
            self.claims.append({**row, c.SUMMARY: "Lists this letter."})
        self._refs += [(event, ref) for context in letter.iter("correspContext") for ref in context.iter("ref")]

    def end(self) -> None:
        """End a file: now its references to other letters can be followed."""
        found = set[tuple[str, str, str]]()
        for event, ref in self._refs:
            other = self._marked.get(ref.get("target", "").removeprefix("#"), "")
            kind = ref.get("type", "")
            if not other or kind not in ("prev", "next"):
                self.left["references of a letter to what is not in its file"] += 1
                continue
            pair = (event, other) if kind == "prev" else (other, event)
            answers = plain_text(ref).casefold().startswith(_ANSWERS)
            found.add((pair[0], "answers" if answers else "follows", pair[1]))
        self.links += [
            {c.FROM_EVENT: one, c.RELATION: relation, c.TO_EVENT: other} for one, relation, other in sorted(found)
        ]

    def _sources_of(self, letter: Element) -> list[str]:
        named = [ref.removeprefix("#") for ref in letter.get("source", "").split()]
        found = list(dict.fromkeys(self._listed[own] for own in named if own in self._listed))
        self.left["sources of a letter that the header does not list"] += sum(own not in self._listed for own in named)
        if not named and len(self._listed) == 1:
            return list(self._listed.values())
        self.left["letters of which no source is named"] += not named
        return found

    def _people(
        self, event: str, hands: Sequence[Sequence[Element]], sources: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """Add those through whose hands a letter passed, from who sent it; return names of the first and the last."""
        groups = [list(self._named(group)) for group in hands]
        passed, hand = bool(groups[0] and groups[-1]), 0
        for place, (group, actions) in enumerate(zip(groups, hands, strict=True)):
            role = "author" if place == 0 else "addressee" if place == len(groups) - 1 else "messenger"
            reached = "" if place == 0 else self._when(actions).edtf
            hand += bool(group)
            self.participants += [
                {
                    **{c.EVENT: event, c.ACTOR: actor, c.ROLE: role, c.BASIS: basis},
                    c.HAND: str(hand) if passed else "",
                    c.RECEIVED: "" if reached == NO_DATE else reached,
                    c.SOURCE: sources[0] if len(sources) == 1 else "",
                }
                for actor, basis in group
            ]
        first, last = ([self.actors.name[actor] for actor, _ in group] for group in (groups[0], groups[-1]))
        return first, last

    def _named(self, actions: Iterable[Element]) -> Iterator[tuple[str, str]]:
        """Yield the id of each actor that `actions` name, once, and how it is known."""
        found = set[str]()
        for action in actions:
            for element in action:
                actor = self.actors.id_of(element) if element.tag in _PEOPLE else ""
                if actor and actor not in found:
                    found.add(actor)
                    yield actor, "inferred" if element.get("cert") == "low" else "named"

    def _place(self, actions: Iterable[Element]) -> str:
        """Return the id of the first place that `actions` name; an empty text if they name none."""
        found = [place for action in actions for one in action.iter("placeName") if (place := self.places.id_of(one))]
        self.left["further places of one letter"] += len(found[1:])
        return next(iter(found), "")

    def _when(self, actions: Sequence[Element]) -> Dated:
        """Return the first date of `actions` that can be read."""
        elements = [one for action in actions for one in action.iter("date")]
        read = [dated(one.attrib) for one in elements]
        for one in read:
            self.problems += [
                Problem(
                    f"{self._file}, correspDesc {self._number}, date",
                    *(0, "", value, f"in {name} is not a date that can be read, so it is passed over", _WHEN),
                    row_lost=False,
                )
                for name, value in one.slips.items()
            ]
        known = [one for one in read if one.edtf != NO_DATE]
        self.left["further dates of one letter"] += len(known[1:])
        return next(iter(known), Dated(NO_DATE, {}))

    def _date(self, sent: Sequence[Element], received: Sequence[Element]) -> Row:
        """Return the cells of an event that say when; without a day of sending it was sent by when it was received."""
        when = self._when(sent).edtf
        elements = [one for action in sent for one in action.iter("date")]
        words = "; ".join(filter(None, map(plain_text, elements)))
        if when == NO_DATE and received:
            by = next((one.edtf for one in (dated(d.attrib) for a in received for d in a.iter("date"))), NO_DATE)
            if by != NO_DATE and (last := span(by).latest):
                note = "Only the day on which it was received is dated."
                return {
                    c.DATE: once_within(None, last),
                    c.DATE_STATED: words,
                    c.DATE_BASIS: "inferred",
                    c.DATE_NOTE: note,
                }
        basis = next((_BASIS[cert] for one in elements if (cert := one.get("cert", "")) in _BASIS), "")
        return {c.DATE: when, c.DATE_STATED: words, c.DATE_BASIS: basis or ("stated" if when != NO_DATE else "")}


def _title(senders: Sequence[str], addressees: Sequence[str]) -> str:
    """Return a title of 90 letters at most: who wrote to whom."""
    both = [_few(names) for names in (senders, addressees)]
    most = (_LONGEST - len(" to ")) // 2
    if sum(map(len, both)) > 2 * most:
        both = [one if len(one) <= most else f"{one[: most - 1]}…" for one in both]
    return f"{both[0]} to {both[1]}"


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more if names else "unknown"
