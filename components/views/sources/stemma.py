"""How each account of a disagreement reached us, as a tree of sources."""

from collections.abc import Sequence

from components.dataset import Dataset, Page
from components.dataset.query.certainty import count_words, share_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of, supported_part
from components.dataset.sources.disagreements import CitedClaim, Disagreement, DisagreementSummary, disagreements
from components.dataset.sources.excluded_sources import unsupported_ids
from components.dataset.sources.stemma import stemma_of
from components.exports.base.drawing import Drawing
from components.figures import stemma
from components.views.base.render_context import RenderContext

_PAIR = 2
_DRAWN = (
    "A tree of sources: the origins at the left, under each what was made from it, and under a document its passages. "
    "Before each stands the letter of the account that it gives. A source read in part or not seen is ringed with "
    "dots; what comes from one not seen hangs on a dotted line."
)


def stemma_drawn(
    dataset: Dataset,
    shown: Dataset,
    page: Page,
    context: RenderContext,
    point: Disagreement,
) -> Drawing:
    """Return the tree of the disagreement `point`."""
    cited = [one for account in point.accounts for one in account.cited]
    events = list(dict.fromkeys(one.event for one in cited))
    left = supported_part(dataset, shown)
    lost = unsupported_ids(shown)
    kept = [event for event in events if event not in lost]
    inside = len({one.event for one in cited if one.in_filters and one.event in kept})
    return Drawing(
        "readings",
        stemma(stemma_of(dataset, point), theme=context.theme, selected=page.event, width=context.room()),
        finding=point.title,
        sentence=_sentence(
            disagreements(dataset, selected_mask(dataset, left)), point, cited, count_words(dataset, page)(kept)
        )
        + left_out(left.total - inside, "this disagreement does not rest on them"),
        drawn=_DRAWN,
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )


def _sentence(
    points: Sequence[DisagreementSummary], point: Disagreement, cited: Sequence[CitedClaim], events: str
) -> str:
    """Say how many disagreements touch the chosen events, from where this one comes, and what of it stands outside."""
    outside = len({one.event for one in cited if not one.in_filters})
    off = sum(one.excluded for one in cited)
    rest = f" Outside the filters, and faint in the drawing: {outside} of the events." if outside else ""
    rest += f" Of the claims {off} {'is' if off == 1 else 'are'} switched off." if off else ""
    count = sum(one.in_filters for one in points)
    touch = share_words(f"{count:,}", len(points), "disagreement", "disagreements", ("touches", "touch"))
    on = f", on {events} event{'' if events == '1' else 's'}" if point.origins else ""
    return (
        f"{touch} the chosen events. This one: {len(point.accounts)} accounts in {len(cited)} claims{on}. "
        f"{_shared(point)}{rest}"
    )


def _shared(point: Disagreement) -> str:
    """Say whether the accounts come from one origin or from several, and of which none is left."""
    if not point.origins:
        return "Nothing that counts is left of it."
    bare = [one.letter for one in point.accounts if not one.origins]
    left = f" Nothing that counts is left of {' and '.join(bare)}." if bare else ""
    if len(point.origins) == 1:
        if bare:
            return f"What is left goes back to {point.origins[0]}.{left}"
        every = "Both" if len(point.accounts) == _PAIR else "All"
        return f"{every} go back to one origin, {point.origins[0]}: the disagreement is inside one source."
    given = {origin: [one.letter for one in point.accounts if origin in one.origins] for origin in point.origins}
    shared = [f"{' and '.join(letters)} share {origin}" for origin, letters in given.items() if len(letters) > 1]
    return f"They go back to {len(given)} separate origins{'; ' if shared else ''}{'; '.join(shared)}.{left}"
