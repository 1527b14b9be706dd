"""What a role in an event comes to: acting, passing words on, being there or telling of it, or being spoken of."""

from collections.abc import Iterable

ACTED, PASSED, PRESENT, SPOKEN = "acted", "passed", "present", "spoken"
# How close an actor is to an event, the closest first -> words on screen.
CLOSENESS = {ACTED: "Acted", PASSED: "Carried or received", PRESENT: "Present or reporting", SPOKEN: "Spoken of"}

_OF_ROLE = {
    **dict.fromkeys(("author", "sender", "caller", "requester", "initiator", "decider", "drafter"), ACTED),
    **dict.fromkeys(("approver", "party", "signatory", "alleged-promisor"), ACTED),
    **dict.fromkeys(("publisher", "archive", "carrier", "authenticator"), ACTED),
    **dict.fromkeys(("messenger", "intermediary", "recipient", "addressee", "callee"), PASSED),
    **dict.fromkeys(("instructed", "informed"), PASSED),
    **dict.fromkeys(("host", "visitor", "attendee", "participant", "consulted"), PRESENT),
    # A reporter reported to somebody, or tells it; a witness gives the account: neither need have carried a word, and
    # the role does not say whether they were there.
    **dict.fromkeys(("reporter", "witness"), PRESENT),
}

# Roles of those who took part in a meeting.
TOOK_PART_ROLES = ("host", "visitor", "attendee", "participant", "intermediary", "party", "author")


def closeness(roles: Iterable[str]) -> str:
    """Return how close somebody with these `roles` is to an event: the closest of them counts.

    Whoever is only proposed, designated, spoken about, or acted upon (a target, a subject) is spoken of. Whoever words
    were meant for (an addressee) counts as receiving them. A role says what its event says: where the event is only
    claimed or planned, so is the role.

    >>> closeness(["mentioned", "recipient"]), closeness(["proposed-envoy"])
    ('passed', 'spoken')

    Worked example: in S19 and S25 Khaddam reports to Assad, in S39 and S42 he only tells of it (Document 000,
    paragraphs 14 and 25; Document 002, paragraph 19): "present or reporting" is true of all four.
    """
    found = {_OF_ROLE.get(role, SPOKEN) for role in roles}
    return next((close for close in CLOSENESS if close in found), SPOKEN)
