"""What a role in an event comes to: acting, passing words on, being there, or only being spoken of."""

from collections.abc import Iterable

ACTED, PASSED, PRESENT, SPOKEN = "acted", "passed", "present", "spoken"
# How close an actor is to an event, the closest first -> words on screen.
CLOSENESS = {ACTED: "Acted", PASSED: "Carried or received", PRESENT: "Present", SPOKEN: "Spoken of"}

_OF_ROLE = {
    **dict.fromkeys(("author", "sender", "caller", "requester", "initiator", "decider", "drafter"), ACTED),
    **dict.fromkeys(("approver", "party", "signatory", "alleged-promisor"), ACTED),
    **dict.fromkeys(("publisher", "archive", "carrier", "authenticator"), ACTED),
    **dict.fromkeys(("messenger", "intermediary", "recipient", "addressee", "callee", "reporter"), PASSED),
    **dict.fromkeys(("instructed", "designated-channel", "informed"), PASSED),
    **dict.fromkeys(("host", "visitor", "attendee", "participant", "consulted", "witness"), PRESENT),
}


def closeness(roles: Iterable[str]) -> str:
    """Return how close somebody with these `roles` is to an event: the closest of them counts.

    Whoever is only proposed, spoken about, or acted upon (a target, a subject) is spoken of.

    >>> closeness(["mentioned", "recipient"]), closeness(["proposed-envoy"])
    ('passed', 'spoken')
    """
    found = {_OF_ROLE.get(role, SPOKEN) for role in roles}
    return next((close for close in CLOSENESS if close in found), SPOKEN)
