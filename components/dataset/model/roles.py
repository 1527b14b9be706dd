"""What a role in an event comes to: the traits that the data dictionary gives beside each role."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

ACTED, PASSED, PRESENT, SPOKEN = "acted", "passed", "present", "spoken"
# How close an actor is to an event, the closest first -> words on screen.
CLOSENESS = {ACTED: "Acted", PASSED: "Carried or received", PRESENT: "Present or reporting", SPOKEN: "Spoken of"}
YES, ONCE_REACHED, IN_DELIBERATION = "yes", "once reached", "in deliberation"  # values of `knew`
OF_WORDS = "spoken of"  # value of `about`
LAST = 7  # of `acts`: who acts only if nobody else is recorded


@dataclass(frozen=True)
class RoleTraits:
    """What one role comes to; the defaults are those of a role that the dictionary does not know.

    closeness: acted; passed (carried words, or received them, or was meant to); present (or reporting: a reporter or a
    witness need not have been there, nor carried a word); spoken (only spoken of, proposed, designated, acted upon).
    acts: whose act an event is: of its participants those with the lowest number.
    meeting: "took part" in it, or "proposed only" for it. side_present: where sides meet or sign, its side is there.
    knew: whether its holder knew of the event: "yes"; "once reached" (if a source says when the words came); "in
    deliberation" (else perhaps); "perhaps"; empty for no. shows: the relations to another event, of which its holder
    then must have known. carries: may have had a message before the day on which it is given.
    sent, received: which of the roles stands for who sent, or got, a letter of which no hand is recorded; 1 before 2.
    handed_down: a part in how the record came down. about: the event is about its holder, who is only "spoken of" in
    its words or "acted upon".
    """

    closeness: str = SPOKEN
    acts: int = LAST
    meeting: str = ""
    side_present: bool = False
    knew: str = ""
    shows: tuple[str, ...] = ()
    carries: bool = False
    sent: int = 0
    received: int = 0
    handed_down: bool = False
    about: str = ""


class Roles(dict[str, RoleTraits]):
    """Role -> its traits, in the order of the dictionary; also of a role that it does not know."""

    def __missing__(self, role: str) -> RoleTraits:
        """Return the traits of a role that the dictionary does not have."""
        return RoleTraits()

    def that(self, holds: Callable[[RoleTraits], object]) -> tuple[str, ...]:
        """Return the roles of whose traits something holds."""
        return tuple(role for role, traits in self.items() if holds(traits))

    def closeness(self, roles: Iterable[str]) -> str:
        """Return how close somebody with these `roles` is to an event: the closest of them counts.

        A role says what its event says: where the event is only claimed or planned, so is the role.
        Worked example: in S19 and S25 Khaddam reports to Assad, in S39 and S42 he only tells of it (Document 000,
        paragraphs 14 and 25; Document 002, paragraph 19): "present or reporting" is true of all four.
        """
        found = {self[role].closeness for role in roles}
        return next((close for close in CLOSENESS if close in found), SPOKEN)
