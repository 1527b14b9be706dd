"""What a reader would say of the timeline after one look."""

from collections.abc import Mapping

import pandas as pd

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.dating import DAY, SIDE, SPAN, UNKNOWN
from components.dataset.model.vocabulary import SECRET
from components.dataset.query.certainty import count_words
from components.dataset.replies.bursts import bursts
from components.dataset.sources.narrative_order import FirstTelling
from components.dataset.sources.publication import PublicationDelay
from components.dataset.timeline.timeline import how_dated

_COUNTS = {2: "Two", 3: "Three"}


def happened_finding(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say that messages came in bursts; or else how many events there are, of which years: if some are secret, of them.

    shown: at least one event.
    """
    if found := bursts(dataset, shown):
        days = [f"{days:,}" for days in found.silent]
        apart = f"{days[0]} days apart" if len(days) == 1 else f"with {' and '.join(days)} days between them"
        return f"{_COUNTS[len(found.events)]} bursts of dated messages between {found.pair}, {apart}."
    secret = shown.events[shown.events[c.SECRECY].isin(SECRET)]
    events = secret if len(secret) else shown.events
    ids = events[c.EVENT].tolist()
    what = f"{'secret ' if len(secret) else ''}event{'' if len(ids) == 1 else 's'}"
    return f"{count_words(dataset, page)(ids)} {what}{_years(events)}."


def _years(events: pd.DataFrame) -> str:
    """Say from which year to which: of those that are dated to within one."""
    first, last = events[c.EARLIEST], events[c.LATEST]
    years = first.dt.year[first.dt.year.eq(last.dt.year)]
    if years.empty:
        return ", none of a known year"
    since, until = int(years.min()), int(years.max())
    if len(years) < len(events):
        return f"; the year, where it is known, is {f'{since} to {until}' if since != until else since}"
    return f" from {since} to {until}" if since != until else f" in {since}"


def dating_words(dataset: Dataset, shown: Dataset, page: Page, *, one_sided: str = "", undated: str = "") -> str:
    """Say how many of the events `shown` are dated how well. one_sided, undated: what more is said of such."""
    say, dated = count_words(dataset, page), how_dated(shown)
    parts = {
        "dated to the day": dated[DAY],
        f"{'' if dated[DAY] else 'dated '}to a longer span": dated[SPAN],
        f"known only as before or after a certain day{one_sided}": dated[SIDE],
        f"without any date{undated}": dated[UNKNOWN],
    }
    return ", ".join(f"{say(events)} {words}" for words, events in parts.items() if events)


def told_finding(dataset: Dataset, page: Page, firsts: Mapping[str, FirstTelling]) -> str:
    """Say how many events the documents tell of, and how many of them after something later. firsts: of each event."""
    say = count_words(dataset, page)
    told = [event for event, first in firsts.items() if first.document]
    if not told:
        return "The documents tell of none of these events."
    late = [event for event, first in firsts.items() if first.flashback]
    after = f", {say(late)} of them after something that happened later" if late else ""
    return f"The documents tell of {say(told)} event{'' if len(told) == 1 else 's'}{after}."


def learned_finding(dataset: Dataset, page: Page, late: PublicationDelay) -> str:
    """Say when the events that were kept from the public first became known. late: of these events."""
    if not late.hidden.any():
        return "None of these events is recorded as secret."
    if not late.published.any():
        return "No date of publication is known for any of these secret events."
    since, until = late.years
    years = f"in {since}" if since == until else f"between {since} and {until}"
    after = ""
    if late.least is not None:
        span = f"{late.least}" if late.least == late.most else f"{late.least} to {late.most}"
        after = f", {span} years later"
    one = int(late.published.sum()) == 1
    say = count_words(dataset, page)
    return f"{say(late.published)} secret event{' was' if one else 's were'} first published {years}{after}."
