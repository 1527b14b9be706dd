"""A class that answers by phone: how long they wait to join, to be counted, to follow the teacher; prints Markdown.

python benchmarks/room.py                  30 phones, then 100
python benchmarks/room.py --smoke          does it still run? The numbers mean nothing

Websocket sessions without a browser (harness/page.py), each asking every second as a phone does.
"""

import argparse
import asyncio
import os
import random
import secrets
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness.client import ReaderError
from benchmarks.harness.page import OpenPage, opened
from benchmarks.harness.report import machine, table
from benchmarks.harness.server import DidNotFinishError, Server, serving
from benchmarks.harness.systems import DASHBOARD, SYSTEM

ROOT = Path(__file__).resolve().parents[1]
_LESSON = "lesson=offer-1996&step=4&embed=true"  # a step with four choices
_CHOICES = 4
_SPAN = 10.0  # seconds in which a class answers, or comes in
_PATIENCE = 120.0
_HEADS = (
    *("Phones", "To join p50 / p95, ms", "Answer counted p50 / p95, ms", "All at once p50 / p95, ms"),
    *("Phones follow p50 / p95, ms", "Lost", "MiB a phone", "Server CPU, idle class"),
)


@dataclass
class Class:
    """Seconds of each phone. lost: answers that were sent and not counted. each: MiB. idle: share of one core."""

    join: list[float] = field(default_factory=list)
    answer: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    follow: list[float] = field(default_factory=list)
    lost: int = 0
    each: float = 0
    idle: float = 0


def main() -> int:
    """Measure and print; the exit status is 1 if a phone met an error, or an answer was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phones", type=int, action="append", help="how many; may be given several times")
    parser.add_argument("--smoke", action="store_true", help="three phones that do not wait")
    asked = parser.parse_args()
    sizes, span = ([3], 0.5) if asked.smoke else (asked.phones or [30, 100], _SPAN)
    print("\n\n".join(machine()))
    print(f"\n{table(_HEADS, [])}", flush=True)
    bad = False
    os.environ["STREAMLIT_RUNNER_POST_SCRIPT_GC"] = "false"  # as run.py --share has it
    for phones in sizes:
        try:
            with serving(SYSTEM[DASHBOARD], ROOT / "data", _PATIENCE) as server:
                found = asyncio.run(asyncio.wait_for(taught(server, phones, span), 5 * _PATIENCE))
        except (DidNotFinishError, ReaderError, OSError, TimeoutError) as cause:
            print(f"\n{phones} phones: {cause or type(cause).__name__}")
            bad = True
            continue
        bad = bad or found.lost > 0
        print(_row(phones, found), flush=True)
    return 1 if bad else 0


async def taught(server: Server, count: int, span: float) -> Class:
    """Let `count` phones join within `span` seconds, answer, answer once more all at once, and follow the teacher."""
    found, key = Class(), secrets.token_hex(16)
    teacher = await _teacher(server, key)
    await teacher.press("room")
    await teacher.until(lambda page: page.data("room-invitation"))
    code = teacher.data("room-invitation")["code"]
    before = server.memory()
    phones = await asyncio.gather(*(_joined(server, code, span, found) for _ in range(count)))
    found.each = (server.memory() - before) / count
    busy = server.cpu()
    await asyncio.sleep(span)
    found.idle = (server.cpu() - busy) / span
    await asyncio.gather(*(_answered(phone, span, found.answer) for phone in phones))
    # The teacher's page is loaded again while the class changes its mind.
    again, _ = await asyncio.gather(
        _reloaded(server, teacher, key), asyncio.gather(*(_answered(phone, 0, found.burst) for phone in phones))
    )
    await again.until(lambda page: f" of {count} " in page.parts["room"].label)
    try:
        await asyncio.wait_for(again.until(lambda page: f" {count} of {count} " in page.parts["room"].label), span + 10)
    except TimeoutError:
        found.lost = count - int(again.parts["room"].label.split()[1])
    await again.tell("keys", "turned", {"place": 4, "revealed": False})
    found.follow += await asyncio.gather(*(phone.until(lambda page: _step(page) == 5) for phone in phones))
    await asyncio.gather(*(page.leave() for page in (again, *phones)))
    return found


async def _teacher(server: Server, key: str) -> OpenPage:
    page = await opened(server.address, _LESSON)
    await page.until(lambda page: {"room-host", "room", "keys"} <= page.parts.keys())
    await page.keep("room-host", {"key": key})
    await page.until(lambda page: page.data("room-host")["key"] == key)
    return page


async def _reloaded(server: Server, page: OpenPage, key: str) -> OpenPage:
    await page.leave()
    return await _teacher(server, key)


async def _joined(server: Server, code: str, span: float, found: Class) -> OpenPage:
    await asyncio.sleep(random.uniform(0, span))
    started = time.perf_counter()
    page = await opened(server.address, f"room={code}&embed=true")
    await page.until(lambda page: "choices" in page.parts)
    found.join.append(time.perf_counter() - started)
    return page


async def _answered(phone: OpenPage, span: float, times: list[float]) -> None:
    await asyncio.sleep(random.uniform(0, span))
    here = phone.data("choices")["chosen"]
    choice = random.choice([one for one in range(_CHOICES) if one != here])
    await phone.tell("choices", "chosen", {"step": _step(phone), "choice": choice})
    times.append(await phone.until(lambda page: page.data("choices")["chosen"] == choice))


def _step(phone: OpenPage) -> int:
    step: int = phone.data("choices")["step"]
    return step


def _row(phones: int, found: Class) -> str:
    times = (f"{_ms(one, 0.5)} / {_ms(one, 0.95)}" for one in (found.join, found.answer, found.burst, found.follow))
    cells = [str(phones), *times, str(found.lost), f"{found.each:.1f}", f"{found.idle:.0%} of a core"]
    return f"| {' | '.join(cells)} |"


def _ms(times: list[float], share: float) -> str:
    return f"{sorted(times)[int(share * (len(times) - 1))] * 1000:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
