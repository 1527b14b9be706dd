"""The views by their name in the link: the one place where each is registered. What shows it is in components/views."""

from typing import NamedTuple


class View(NamedTuple):
    """One view: its name in the link, the reader's question it belongs to, its title, and what it is for.

    lists_events: whether it has nothing to show where no event is chosen. shows_record: whether it shows anything of
    the record, so that a step of a lesson may show it.
    """

    name: str
    question: str
    title: str
    purpose: str
    lists_events: bool = True
    shows_record: bool = True


_WHEN, _WHO, _ASKED, _KNOW = "When and where?", "Who?", "What was asked?", "How do we know?"
_USE = "Use it"

# In the order of the switch, the views of one question side by side; the first is the landing page.
VIEWS = {
    view.name: view
    for view in (
        View("timeline", _WHEN, "Timeline", "When it happened, when it is told, when it became public."),
        View("waits", _WHEN, "Waits and silences", "How long each side waited, and where the record is silent."),
        View("map", _WHEN, "Map", "Where it happened, and where the place is only inferred."),
        View("exchange", _WHO, "Exchange", "Through whose hands each message passed."),
        View("who", _WHO, "Who to whom", "Between whom words passed, and who met."),
        View("knew", _WHO, "Who knew what", "Who knew of which message, and from which day on."),
        View("actor", _WHO, "One actor", "All that is recorded of one person, state or office."),
        View("offers", _ASKED, "Offers and answers", "What was asked or offered, and what was answered."),
        View("agenda", _ASKED, "Topics", "What the recorded events are about, quarter by quarter."),
        View("readings", _KNOW, "Two readings", "Where accounts disagree, and what it rests on."),
        View("lamp", _KNOW, "Source lamp", "What is left without one of the sources."),
        View("table", _KNOW, "Table", "Every chosen event as a row, to read or to download."),
        View("about", _KNOW, "About", "How the record was made, and what its marks mean.", lists_events=False),
        View(
            "lessons",
            _USE,
            "Lessons",
            "Ready-made lessons step by step, or one of your own.",
            lists_events=False,
            shows_record=False,
        ),
        View(
            "own",
            _USE,
            "Your own records",
            "Open a package of your own, check it, or start from a template.",
            lists_events=False,
            shows_record=False,
        ),
    )
}
