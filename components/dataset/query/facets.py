"""The filters by the values of one column."""

from dataclasses import dataclass

from components.dataset.model import columns as c


@dataclass(frozen=True)
class Facet:
    """A filter by the values of one column, and all that is to be said of it.

    name: the attribute of Selection. parameter: its name in the link. group: the folded part of the sidebar it stands
    in; empty if it is always in sight. Facets of participants (or of claims) are met by one and the same row.
    """

    name: str
    parameter: str
    group: str
    title: str
    table: str
    column: str

    @property
    def several(self) -> bool:
        """Whether one event can have several values."""
        return self.table != "events" or self.column == c.TOPICS


_WHAT, _WHO, _KNOW = "What", "Who", "How we know"
# In the order of the sidebar.
FACETS = (
    Facet("topics", "topic", "", "Topic", "events", c.TOPICS),
    Facet("actors", "actor", "", "Actor", "participants", c.ACTOR),
    Facet("layers", "layer", _WHAT, "Layer", "events", c.LAYER),
    Facet("chapters", "chapter", _WHAT, "Chapter", "events", c.CHAPTER),
    Facet("kinds", "kind", _WHAT, "Kind of event", "events", c.KIND),
    Facet("channels", "channel", _WHAT, "Channel", "events", c.CHANNEL),
    Facet("secrecies", "secrecy", _WHAT, "Secrecy", "events", c.SECRECY),
    Facet("roles", "role", _WHO, "Role", "participants", c.ROLE),
    Facet("sides", "side", _WHO, "Side", "participants", c.SIDE),
    Facet("sources", "source", _KNOW, "Source", "claims", c.SOURCE),
    Facet("voices", "voice", _KNOW, "Voice", "claims", c.VOICE),
    Facet("certainties", "certainty", _KNOW, "Certainty", "events", c.CERTAINTY),
    Facet("corroborations", "corroboration", _KNOW, "Corroboration", "events", c.CORROBORATION),
    Facet("statuses", "status", _KNOW, "Status", "events", c.STATUS),
)
FACET = {facet.name: facet for facet in FACETS}
