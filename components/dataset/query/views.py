"""The views by their name in the link: the one place where each is registered. What shows it is in components/views."""

from typing import NamedTuple


class View(NamedTuple):
    """One view: its name in the link, the place of the navigation it stands in, its title, and what it is for.

    lists_events: whether it has nothing to show where no event is chosen. shows_record: whether it shows anything of
    the record, so that a step of a lesson may show it.
    """

    name: str
    place: str
    title: str
    purpose: str
    lists_events: bool = True
    shows_record: bool = True


_STORY, _TIMELINE, _HANDS, _ANSWERS, _SOURCES, _TEACH, _DATA = (
    *("Story", "Timeline", "Hands", "Answers", "Sources", "Teach", "Data"),
)

# In the order of the navigation, the views of one place side by side, the first of each its own.
VIEWS = {
    view.name: view
    for view in (
        View("story", _STORY, "Story", "What happened, how we know, and where to start.", shows_record=False),
        View("timeline", _TIMELINE, "Timeline", "When it happened, when it is told, when it became public."),
        View("exchange", _HANDS, "Exchange", "Through whose hands each message passed."),
        View("who", _HANDS, "Who to whom", "Between whom words passed, and who met."),
        View("knew", _HANDS, "Who knew what", "Who knew of which message, and from which day on."),
        View("offers", _ANSWERS, "Offers and answers", "What was asked or offered, and what was answered."),
        View("waits", _ANSWERS, "Waits and silences", "How long each side waited, and where the record is silent."),
        View("lamp", _SOURCES, "Source lamp", "What is left without one of the sources."),
        View("readings", _SOURCES, "Two readings", "Where accounts disagree, and what it rests on."),
        View("about", _SOURCES, "About", "How the record was made, and what its marks mean.", lists_events=False),
        View(
            "lessons",
            _TEACH,
            "Lessons",
            "Ready-made lessons step by step, or one of your own.",
            lists_events=False,
            shows_record=False,
        ),
        View("table", _DATA, "Table", "Every chosen event as a row, to read or to download."),
        View("actor", _DATA, "One actor", "All that is recorded of one person, state or office."),
        View("map", _DATA, "Map", "Where it happened, and where the place is only inferred."),
        View("agenda", _DATA, "Topics", "What the recorded events are about, quarter by quarter."),
        View(
            "own",
            _DATA,
            "Your own records",
            "Open a package of your own, check it, or start from a template.",
            lists_events=False,
            shows_record=False,
        ),
    )
}
# What a link without a name of a view opens: with nothing else in it the landing page, else what it has always opened.
LANDING, UNNAMED = "story", "timeline"
