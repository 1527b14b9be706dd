"""Whether any, all or none of the values of a filter are asked for, as the link says it: `all=topic&none=actor`."""

from collections.abc import Callable, Collection, Mapping, Sequence

from components.dataset.query.facets import FACET, FACETS
from components.dataset.query.selection import Selection

ALL, NONE = "all", "none"  # parameters of the link; their values are parameters of facets
WAYS = {ALL: "all_of", NONE: "none_of"}  # -> attribute of Selection
_LEAST = {ALL: 2, NONE: 1}  # values of a filter without which that says nothing


def ways_written(selection: Selection) -> dict[str, list[str]]:
    """Return what the link says of the ways of `selection`."""
    named = {way: [FACET[one].parameter for one in getattr(selection, name)] for way, name in WAYS.items()}
    return {way: parameters for way, parameters in named.items() if parameters}


def ways_read(
    known: Callable[[str, Collection[str]], tuple[str, ...]], values: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Return the attributes of Selection that the link asks for.

    known: gives the values of a parameter of the link that are allowed. values: of each facet, by name.
    """
    every = known(ALL, [facet.parameter for facet in FACETS if facet.several])
    none = [one for one in known(NONE, [facet.parameter for facet in FACETS]) if one not in every]
    return {
        WAYS[way]: tuple(
            facet.name for facet in FACETS if facet.parameter in asked and len(values[facet.name]) >= _LEAST[way]
        )
        for way, asked in ((ALL, every), (NONE, none))
    }


def renew_ways(query: Mapping[str, list[str]], changed: Collection[str]) -> dict[str, list[str]]:
    """Return `query`, in which these parameters have `changed`, with only those ways that still say something.

    A filter whose values have changed asks for any of them, unless its way is named in the same change.

    >>> renew_ways({"topic": ["A"], "all": ["topic"], "none": ["topic", "actor"]}, ())
    {'topic': ['A'], 'all': [], 'none': ['topic']}
    >>> renew_ways({"topic": ["A"], "none": ["topic"]}, ["topic"]), renew_ways({"topic": ["A"]}, ["topic"])
    ({'topic': ['A'], 'none': []}, {'topic': ['A']})
    """
    left = {
        way: [
            name for name in query[way] if len(query.get(name, ())) >= least and (name not in changed or way in changed)
        ]
        for way, least in _LEAST.items()
        if way in query
    }
    return {**query, **left}


def with_way(query: Mapping[str, Sequence[str]], name: str, chosen: str) -> dict[str, list[str]]:
    """Return what `query` says of ways, that of the parameter `name` being `chosen`: ALL, NONE, or empty for any.

    >>> with_way({"none": ["topic"]}, "topic", "all")
    {'all': ['topic'], 'none': []}
    """
    return {way: [one for one in query.get(way, ()) if one != name] + ([name] if way == chosen else []) for way in WAYS}
