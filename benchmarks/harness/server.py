"""A server that runs while a block lasts: how much it works and holds, and when it answers."""

import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.harness.systems import System

MIB = 2**20


class DidNotFinishError(RuntimeError):
    """What was measured took longer than there is patience for, or ended by itself; says which."""


class Server:
    """A running system. started: the moment of its start (time.perf_counter)."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, started: float) -> None:
        """Keep hold of the process that `serving` has started."""
        self.process, self.address, self.started = process, address, started
        self.tree = psutil.Process(process.pid)

    def cpu(self) -> float:
        """Return the seconds of CPU time that the server and its children have used."""
        times = [one.cpu_times() for one in self._all()]
        return float(sum(one.user + one.system for one in times))

    def memory(self) -> float:
        """Return the resident memory of the server and its children in MiB."""
        return float(sum(one.memory_info().rss for one in self._all())) / MIB

    def _all(self) -> list[Any]:
        return [self.tree, *self.tree.children(recursive=True)]


@contextmanager
def serving(system: System, folder: Path, patience: float) -> Iterator[Server]:
    """Start `system` with the package in `folder` on a free port of this machine; stop it after the block.

    Raises DidNotFinishError if it does not answer within `patience` seconds.
    """
    port, started = _free_port(), time.perf_counter()
    with tempfile.TemporaryFile() as log:
        command = list(system.start(folder, port))
        process = subprocess.Popen(command, cwd=system.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            server = Server(process, f"http://127.0.0.1:{port}", started)
            if not _answers(server, patience):
                log.seek(0)
                why = f"no answer in {patience:.0f} s" if process.poll() is None else "ended by itself"
                raise DidNotFinishError(f"{why}: {log.read()[-200:].decode(errors='replace')}")
            yield server
        finally:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(server: Server, patience: float) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.perf_counter() - server.started < patience and server.process.poll() is None:
        try:
            with direct.open(server.address, timeout=5):
                return True
        except OSError:
            time.sleep(0.05)
    return False
