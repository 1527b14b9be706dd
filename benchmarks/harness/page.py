"""A page of the dashboard that stays open without a browser: it asks again by itself as a browser does."""

# ruff: noqa: TID251
import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from streamlit.proto.AutoRerun_pb2 import AutoRerun
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.harness.client import ReaderError

_LARGEST = 64 * 2**20  # bytes of one message


class Part(NamedTuple):
    """An element that can be pressed, or told something. data: what our own code in the browser was told."""

    id: str
    fragment: str
    label: str = ""
    data: Any = None


class OpenPage:
    """What the server has told one page last. parts: by the key of the element."""

    def __init__(self, socket: ClientConnection, query: str) -> None:
        """Keep the connection that `opened` has made."""
        self._socket, self.query = socket, query
        self.parts: dict[str, Part] = {}
        self._states: dict[str, str] = {}  # id of an element -> what it keeps on the server, as JSON
        self._changed = asyncio.Condition()
        self._error = ""
        self._asking: dict[str, asyncio.Task[None]] = {}  # by the part of the page that asks again
        self._hearing = asyncio.create_task(self._hear())

    async def run(self) -> None:
        """Ask for the whole page, as when it is opened."""
        await self._send("")

    async def keep(self, key: str, value: object) -> None:
        """Let the element `key` keep `value` on the server, and ask for the whole page."""
        self._states[self.parts[key].id] = json.dumps(value)
        await self._send("")

    async def tell(self, key: str, event: str, value: object) -> None:
        """Let an element of our own tell the server what was done to it."""
        part = self.parts[key]
        await self._send(
            part.fragment,
            events={f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events": json.dumps([{"event": event, "value": value}])},
        )

    async def press(self, key: str) -> None:
        """Press a button."""
        await self._send(self.parts[key].fragment, pressed=self.parts[key].id)

    async def until(self, holds: Callable[["OpenPage"], object]) -> float:
        """Wait until this holds of the page; return the seconds. Raises ReaderError if the page shows an error."""
        started = time.perf_counter()
        async with self._changed:
            await self._changed.wait_for(lambda: self._error or holds(self))
        if self._error:
            raise ReaderError(self._error)
        return time.perf_counter() - started

    def data(self, key: str) -> Any:
        """Return what the element `key` was told last; an empty dict if it is not there."""
        return self.parts[key].data if key in self.parts else {}

    async def leave(self) -> None:
        """Close the page."""
        tasks = [self._hearing, *self._asking.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._socket.close()

    async def _send(self, fragment: str, *, events: dict[str, str] | None = None, pressed: str = "") -> None:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.fragment_id = self.query, fragment
        state.context_info.url = "http://127.0.0.1/"
        for name, value in self._states.items():
            state.widget_states.widgets.add(id=name, json_value=value)
        for name, value in (events or {}).items():
            state.widget_states.widgets.add(id=name, json_trigger_value=value)
        if pressed:
            state.widget_states.widgets.add(id=pressed, trigger_value=True)
        await self._socket.send(asked.SerializeToString())

    async def _hear(self) -> None:
        async for received in self._socket:
            answer = ForwardMsg()
            answer.ParseFromString(received.encode() if isinstance(received, str) else received)
            async with self._changed:
                self._note(answer)
                self._changed.notify_all()

    def _note(self, answer: ForwardMsg) -> None:
        kind = answer.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        elif kind == "auto_rerun":
            self._ask_again(answer.auto_rerun)
        elif kind == "delta":
            self._element(answer.delta)

    def _element(self, delta: Delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self._error = element.exception.message
        elif kind == "button":
            self.parts[_key(element.button.id)] = Part(element.button.id, delta.fragment_id, element.button.label)
        elif kind == "bidi_component":
            told = element.bidi_component
            data = json.loads(told.json) if told.json else None
            self.parts[_key(told.id)] = Part(told.id, delta.fragment_id, data=data)

    def _ask_again(self, asked: AutoRerun) -> None:
        async def again() -> None:
            while True:
                await asyncio.sleep(asked.interval)
                with contextlib.suppress(OSError):
                    await self._send(asked.fragment_id)

        if asked.fragment_id not in self._asking:
            self._asking[asked.fragment_id] = asyncio.create_task(again())


def _key(name: str) -> str:
    """Return the key that the page gave an element.

    >>> _key("$$ID-cd90f3f02b6f27da5b33-room-host")
    'room-host'
    """
    return name.split("-", 2)[-1]


async def opened(address: str, query: str) -> OpenPage:
    """Open a page. address: of the server, http://..."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    socket = await connect(url, subprotocols=["streamlit"], max_size=_LARGEST, proxy=None, compression=None)  # type: ignore[list-item]
    page = OpenPage(socket, query)
    await page.run()
    return page
