"""One reader of a Streamlit page without a browser: speaks what the page's own script speaks with the server."""

# ruff: noqa: TID251
import random
import time
from collections import deque
from collections.abc import Mapping

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.harness.systems import DASHBOARD, System

_RUNS_KEPT = 2  # for so many runs a browser keeps what the server marks as worth keeping
_LARGEST = 64 * 2**20  # bytes of one message


class ReaderError(RuntimeError):
    """The page answered a change with an error."""


class Reader:
    """Changes filters one after the other: the boxes of a board, the link of the dashboard."""

    def __init__(self, socket: ClientConnection, system: System, channels: Mapping[str, int], seed: int) -> None:
        """Keep the connection that `arrived` has opened. channels: how many events each has."""
        self._socket, self._system, self._channels = socket, system, channels
        self.dice = random.Random(seed)
        self._boxes: dict[str, bool] = {}  # id of a box -> whether it is ticked
        self._kept: deque[list[str]] = deque(maxlen=_RUNS_KEPT)
        self._texts: set[str] = set()  # what the last run says in plain text

    async def change(self) -> float:
        """Change a filter; return the seconds until the server has sent the whole page.

        Raises ReaderError if the page shows an error, or the dashboard other events than were asked for.
        """
        chosen = self.dice.sample(sorted(self._channels), self.dice.randint(1, 3))
        if self._boxes:
            box = self.dice.choice(sorted(self._boxes))
            self._boxes[box] = not self._boxes[box]
        if self._system.name != DASHBOARD:
            return await self._run("")
        took = await self._run("&".join(f"channel={one}" for one in chosen))
        counted = f"{sum(self._channels[one] for one in chosen):,} of {sum(self._channels.values()):,} events"
        if counted not in self._texts:
            raise ReaderError(f"the page does not say {counted}")
        return took

    async def arrive(self) -> float:
        """Ask for the page the first time."""
        return await self._run("")

    async def leave(self) -> None:
        """Close the connection."""
        await self._socket.close()

    async def _run(self, query: str) -> float:
        asked, started = self._asked(query), time.perf_counter()
        self._texts.clear()
        await self._socket.send(asked.SerializeToString())
        told: list[str] = []
        self._kept.append(told)
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(_bytes(await self._socket.recv()))
            if answer.metadata.cacheable:
                told.append(answer.hash)
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ReaderError(f"the run ended with {answer.script_finished}")
                return time.perf_counter() - started
            self._note(answer)

    def _note(self, answer: ForwardMsg) -> None:
        """Remember the boxes and texts of the page; refuse an error that is shown on it."""
        if answer.WhichOneof("type") != "delta" or answer.delta.WhichOneof("type") != "new_element":
            return
        element = answer.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise ReaderError(element.exception.message)
        if element.WhichOneof("type") == "text":
            self._texts.add(element.text.body)
        if element.WhichOneof("type") == "checkbox" and element.checkbox.label.startswith("Channel: "):
            self._boxes.setdefault(element.checkbox.id, True)

    def _asked(self, query: str) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = query
        state.context_info.url = "http://127.0.0.1/"
        for box, ticked in self._boxes.items():
            widget = state.widget_states.widgets.add()
            widget.id, widget.bool_value = box, ticked
        state.cached_message_hashes.extend(sorted({one for run in self._kept for one in run}))
        return asked


def _bytes(received: str | bytes) -> bytes:
    return received.encode() if isinstance(received, str) else received


async def arrived(address: str, system: System, channels: Mapping[str, int], seed: int) -> Reader:
    """Connect a reader and wait for the first page. address: of the server, http://..."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    socket = await connect(url, subprotocols=["streamlit"], max_size=_LARGEST, proxy=None, compression=None)  # type: ignore[list-item]
    reader = Reader(socket, system, channels, seed)
    await reader.arrive()
    return reader
