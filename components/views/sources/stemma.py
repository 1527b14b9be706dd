"""How each account of a disagreement reached us, as a tree of sources."""

from collections.abc import Sequence

import pandas as pd

from components.dataset import Dataset, Page
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, subset_of
from components.dataset.sources.disagreements import CHOSEN, CitedClaim, Disagreement
from components.dataset.sources.stemma import stemma_of
from components.exports.base.drawing import Drawing
from components.figures import stemma
from components.views.base.render_context import RenderContext

_PAIR = 2
_DRAWN = (
    "A tree of sources: the origins at the left, under each what was made from it, and under a document its passages. "
    "Before each stands the letter of the account that it gives. A source read whole is filled, another hollow; what "
    "comes from a source not seen hangs on a dotted line."
)


def stemma_drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, points: pd.DataFrame, found: Disagreement
) -> Drawing:
    """Return the tree of the disagreement `found`. points: all disagreements, as dataset.readings gives them."""
    cited = [one for account in found.accounts for one in account.cited]
    events = list(dict.fromkeys(one.event for one in cited))
    inside = len({one.event for one in cited if one.chosen})
    return Drawing(
        "readings",
        stemma(*stemma_of(dataset, found), theme=context.theme, selected=page.event, width=context.room(alone=780)),
        sentence=_sentence(points, found, cited, count_words(dataset, page)(events))
        + left_out(shown.total - inside, "this disagreement does not rest on them"),
        drawn=_DRAWN,
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )


def _sentence(points: pd.DataFrame, found: Disagreement, cited: Sequence[CitedClaim], events: str) -> str:
    """Say how many disagreements touch the chosen events, from where this one comes, and what of it stands outside."""
    outside = len({one.event for one in cited if not one.chosen})
    dark = sum(not one.lit for one in cited)
    rest = f" Outside the filters, and faint in the drawing: {outside} of the events." if outside else ""
    rest += f" Of the claims {dark} {'is' if dark == 1 else 'are'} switched off." if dark else ""
    return (
        f"{touched(points, 'disagreements ')} the chosen events. This one: "
        f"{len(found.accounts)} accounts in {len(cited)} claims, on {events} event{'' if events == '1' else 's'}. "
        f"{_shared(found)}{rest}"
    )


def touched(points: pd.DataFrame, what: str = "") -> str:
    """Say how many of all disagreements touch the chosen events."""
    count = int(points[CHOSEN].sum())
    return f"{count:,} of {len(points):,} {what}{'touches' if count == 1 else 'touch'}"


def _shared(found: Disagreement) -> str:
    """Say whether the accounts come from one origin or from several, and of which none is left."""
    if not found.origins:
        return "Nothing that counts is left of it."
    bare = [one.letter for one in found.accounts if not one.origins]
    left = f" Nothing that counts is left of {' and '.join(bare)}." if bare else ""
    if len(found.origins) == 1:
        if bare:
            return f"What is left goes back to {found.origins[0]}.{left}"
        every = "Both" if len(found.accounts) == _PAIR else "All"
        return f"{every} go back to one origin, {found.origins[0]}: the disagreement is inside one source."
    given = {origin: [one.letter for one in found.accounts if origin in one.origins] for origin in found.origins}
    shared = [f"{' and '.join(letters)} share {origin}" for origin, letters in given.items() if len(letters) > 1]
    return f"They go back to {len(given)} separate origins{'; ' if shared else ''}{'; '.join(shared)}.{left}"
