"""With whom one actor passed words and met."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.actors.actor import ActorDescription
from components.dataset.actors.partners import FROM, MET, RELATIONS, TO, Partner, conferred, first_partners, partners
from components.dataset.model import columns as c
from components.dataset.query.certainty import certain_mask
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.exports.base.drawing import Drawing, say_supported
from components.figures import partners as drawn_partners
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.render_context import RenderContext, render_context

_DRAWN = (
    "A row for each partner, and a number for each way: gave words to them, took words from them, in the same meeting. "
    "A dotted ring means that nothing in it is reported as done, or that somebody is inferred in all of it."
)


# Relation -> what the finding says of it.
_DID = {TO: "gave words to", FROM: "took words from", MET: "met"}


def partners_of(dataset: Dataset, shown: Dataset, page: Page, actor: ActorDescription) -> list[Drawing]:
    """Show with whom `actor` passed words from hand to hand, and whom it met, in the chosen events."""
    if drawing := partners_drawn(dataset, shown, page, render_context(page), actor):
        chart(drawing)
        return [drawing]
    none = "No words passed from hand to hand and no meeting is recorded of this actor in the chosen events."
    st.text(f"{none}{_aside(dataset, shown, actor)}")
    return []


def partners_drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, actor: ActorDescription
) -> Drawing | None:
    """Return with whom `actor` passed words from hand to hand, and whom it met; None if nobody is recorded."""
    sure = certain_mask(dataset, page.selection, page.excluded) if page.ranges else None
    found = partners(dataset, actor.actor, selected_mask(dataset, shown), sure)
    if not found:
        return None
    drawn = first_partners(found)
    named = dict.fromkeys(event for partner in found for event in partner.events.ids)
    near = subset_of(dataset, shown, mask_of_ids(dataset, islice(named, MOST_LISTED + 1)))
    aside = _aside(dataset, shown, actor)
    count = len({partner.actor for partner in found})
    left_out = count - len({partner.actor for partner in drawn})
    few = f" Not drawn: {left_out:,} with fewest." if left_out else ""
    drawing = Drawing(
        "partners",
        drawn_partners(
            drawn,
            name=actor.name,
            side=actor.side,
            theme=context.theme,
            selected=page.event,
            width=context.room(alone=400, beside=450),
        ),
        sentence=f"{count:,} partner{'' if count == 1 else 's'}. "
        f"Counts measure what was kept, not influence.{aside}{few}",
        drawn=_DRAWN,
        events=near.events[c.EVENT].tolist(),
        shown=near,
        listed=False,
        finding=_finding(actor.name, found),
    )
    return say_supported(drawing, dataset, shown, lambda left: [partners_drawn(dataset, left, page, context, actor)])


def _finding(name: str, found: Sequence[Partner]) -> str:
    """Say with how many others the actor dealt in each way, as far as something of it is reported as done."""
    done = [partner for partner in found if partner.events.done]
    counts = Counter(partner.relation for partner in done)
    parts = [f"{_DID[relation]} {counts[relation]:,}" for relation in RELATIONS if counts[relation]]
    parts[:1] = [f"{part} other{'' if part.endswith(' 1') else 's'}" for part in parts[:1]]
    rest = len({one.actor for one in found} - {one.actor for one in done})
    if not parts:
        return (
            f"{name} has {rest:,} partner{'' if rest == 1 else 's'} here, and nothing between them is reported as done."
        )
    undone = f"; with {rest:,} more nothing is reported as done" if rest else ""
    return f"{name} {' and '.join([', '.join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)}{undone}."


def _aside(dataset: Dataset, shown: Dataset, actor: ActorDescription) -> str:
    inside = int(conferred(dataset, actor.actor, selected_mask(dataset, shown)).sum())
    return f" Deliberations inside a side are not counted as meetings ({inside:,} of this actor)." if inside else ""
