"""Rooms: where a class answers the question on the projector by phone. They live in the memory of the one server.

Nothing personal is asked for or kept. A room is gone when it is closed, or some hours after the last sign of its
teacher. Who has the code may ask and answer; who has the key of the teacher's browser, turn and tell.
"""

import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from threading import Lock

from components.dataset.lessons.tries import Tries
from components.dataset.model.dataset import Dataset
from components.dataset.model.lesson import Lesson, Step

MOST_ROOMS = 20
MOST_PUPILS = 200
HOURS = 4  # without a sign of the teacher, after which a room is closed
LETTERS = "BCDFHJKMPRTWXY"  # none looks like another, and no word comes of them
_LENGTH = 5
_HOST = re.compile("[0-9a-f]{32}")  # what static/room/host.js makes


class Refusal(Enum):
    """Why nobody was let in."""

    UNKNOWN = "no room has this code"
    FULL = "the room is full"
    WAIT = "too many codes were tried"


@dataclass(frozen=True)
class Room:
    """A lesson that is taught to phones, as its teacher may see it.

    package: the whole records. number: of the step on the projector, from 1. revealed: whether its answer is told.
    closed: numbers of the steps whose answer was told once. pupils: what each was given to come back with.
    answers: number of a step -> pupil -> which of its choices, from 0. seen: when the teacher was there last, in
    seconds.
    """

    code: str
    lesson: Lesson
    package: Dataset
    seen: float
    number: int = 1
    revealed: bool = False
    closed: frozenset[int] = frozenset()
    pupils: frozenset[str] = frozenset()
    answers: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    @property
    def step(self) -> Step:
        """The step on the projector."""
        return self.lesson.steps[self.number - 1]

    @property
    def answered(self) -> int:
        """How many have answered the step on the projector."""
        return len(self.answers.get(self.number, {}))

    @property
    def counts(self) -> list[int]:
        """How many have chosen each choice of the step on the projector."""
        counted = Counter(self.answers.get(self.number, {}).values())
        return [counted[place] for place in range(len(self.step.choices))]


@dataclass(frozen=True)
class Seat:
    """What one pupil may see of a room: of an answer nothing before it is told, and of others nothing at all.

    step: of the lesson, with neither answer, reveal nor notes until it is told. steps: how many there are.
    chosen: which choice the pupil has sent, from 0; None if none. is_open: whether one may be sent.
    pupils: how many are in the room.
    """

    code: str
    pupil: str
    package: Dataset
    number: int
    steps: int
    step: Step
    revealed: bool
    chosen: int | None
    is_open: bool
    pupils: int


class Rooms:
    """All rooms of one server. Every method may be called by many threads at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without a room. clock: gives seconds."""
        self._clock, self._lock = clock, Lock()
        self._rooms: dict[str, Room] = {}  # by the key of the teacher's browser
        self._tries = Tries(clock)

    def open(self, host: str, lesson: Lesson, package: Dataset) -> Room | None:
        """Open a room for `lesson`; one that this browser had before is closed.

        host: 32 hexadecimal digits that only the teacher's browser knows. Returns None if there are MOST_ROOMS others,
        if the lesson has no step, or if `host` is no such key.
        """
        with self._lock:
            self._sweep()
            others = len(self._rooms.keys() - {host})
            if not _HOST.fullmatch(host) or not lesson.steps or others >= MOST_ROOMS:
                return None
            self._rooms[host] = Room(self._new_code(), lesson, package, self._clock())
            return self._rooms[host]

    def show(self, host: str, lesson: Lesson, number: int, revealed: bool) -> Room | None:
        """Let the phones follow the teacher to a step.

        Returns the room; None if this browser has none for this lesson. A step too far is the last one.
        """
        with self._lock:
            self._sweep()
            room = self._rooms.get(host)
            if room is None or room.lesson.id != lesson.id or not lesson.steps:
                return None
            here = min(max(number, 1), len(lesson.steps))
            told = revealed and lesson.steps[here - 1].tells
            closed = room.closed | {here} if told else room.closed
            now = self._clock()
            self._rooms[host] = replace(room, lesson=lesson, number=here, revealed=told, closed=closed, seen=now)
            return self._rooms[host]

    def look(self, host: str, lesson: str) -> Room | None:
        """Return the room of this browser for the lesson of this id, as a sign of life that turns nothing."""
        with self._lock:
            self._sweep()
            room = self._rooms.get(host)
            if room is None or room.lesson.id != lesson:
                return None
            self._rooms[host] = replace(room, seen=self._clock())
            return self._rooms[host]

    def close(self, host: str) -> None:
        """Close the room of this browser and forget all that was answered in it."""
        with self._lock:
            self._rooms.pop(host, None)

    def join(self, code: str, caller: str) -> Seat | Refusal:
        """Give a new pupil a seat. code: as it was typed. caller: the address that asks, to bound how many it tries."""
        with self._lock:
            self._sweep()
            if not self._tries.are_left(caller):
                return Refusal.WAIT
            host = self._host_of(code.strip().upper())
            if host is None:
                self._tries.add(caller)
                return Refusal.UNKNOWN
            room = self._rooms[host]
            if len(room.pupils) >= MOST_PUPILS:
                return Refusal.FULL
            pupil = secrets.token_hex(8)
            self._rooms[host] = replace(room, pupils=room.pupils | {pupil})
            return _seat(self._rooms[host], pupil)

    def seat(self, code: str, pupil: str) -> Seat | None:
        """Return what the pupil who was given `pupil` may see now; None if there is no such pupil or no such room."""
        with self._lock:
            self._sweep()
            host = self._seated(code, pupil)
            return _seat(self._rooms[host], pupil) if host else None

    def answer(self, code: str, pupil: str, number: int, choice: int) -> bool:
        """Take the answer of a pupil in place of the one before; say whether it counts.

        number: of the step that it answers, which must be the one on the projector, its answer untold.
        choice: from 0.
        """
        with self._lock:
            host = self._seated(code, pupil)
            if host is None:
                return False
            room = self._rooms[host]
            if number != room.number or number in room.closed or not 0 <= choice < len(room.step.choices):
                return False
            answers = {**room.answers, number: {**room.answers.get(number, {}), pupil: choice}}
            self._rooms[host] = replace(room, answers=answers)
            return True

    def _seated(self, code: str, pupil: str) -> str | None:
        host = self._host_of(code)
        return host if host and pupil in self._rooms[host].pupils else None

    def _host_of(self, code: str) -> str | None:
        return next((host for host, room in self._rooms.items() if room.code == code), None)

    def _new_code(self) -> str:
        taken = {room.code for room in self._rooms.values()}
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))
            if code not in taken:
                return code

    def _sweep(self) -> None:
        oldest = self._clock() - HOURS * 3600
        self._rooms = {host: room for host, room in self._rooms.items() if room.seen >= oldest}


def _seat(room: Room, pupil: str) -> Seat:
    step = replace(room.step, speaker="")
    if not room.revealed:
        step = replace(step, answer="", reveal="", reveal_rests_on=(), reveal_link="")
    return Seat(
        code=room.code,
        pupil=pupil,
        package=room.package,
        number=room.number,
        steps=len(room.lesson.steps),
        step=step,
        revealed=room.revealed,
        chosen=room.answers.get(room.number, {}).get(pupil),
        is_open=bool(room.step.choices) and room.number not in room.closed,
        pupils=len(room.pupils),
    )
