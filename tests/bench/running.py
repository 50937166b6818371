"""One command in a process of its own: how long, how much processor, how much memory, itself and all it started."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_LOOK_EVERY = 0.1  # seconds between two looks at the memory of all processes, at least
_LEFT_ALONE = 50  # times as long as a look took: looking at gigabytes would slow down what is measured
_TOLD = 400  # the last letters of what a command that failed said


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost. ``peak_mb`` is the largest single process, ``together_mb`` all at one moment (Linux only).

    ``outcome`` is ``ok``, ``failed`` or ``timed out``; ``cpu`` counts what the system did for it as well.
    """

    wall: float
    cpu: float
    peak_mb: float
    together_mb: float | None
    outcome: str = "ok"
    said: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the figures, rounded to what can be told apart."""
        rounded = {k: round(v, 3) if isinstance(v, float) else v for k, v in asdict(self).items()}
        return {name: value for name, value in rounded.items() if value not in ("", None)}


def run(command: Sequence[str], folder: Path, limit: float, environment: Mapping[str, str] | None = None) -> Run:
    """Run ``command`` in ``folder`` to its end, or for ``limit`` seconds: then it and all it started are ended."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
        watch = _Watch(process.pid, begun + limit)
        watch.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # whoever interrupts the measuring means what is measured as well
            watch.stop()
            end(process.pid)
            raise
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for; its object shall not wait again
        watch.stop()
        outcome = "timed out" if watch.ended else "ok" if process.returncode == 0 else "failed"
        return Run(
            wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, watch.most / 1024 or None, outcome,
            "" if outcome == "ok" else _last(said),
        )  # fmt: skip


def _last(said: Any) -> str:
    said.seek(0)
    text: str = said.read().decode("utf-8", "replace").strip()
    return text[-_TOLD:]


class _Watch(threading.Thread):
    """Looks at a session's memory while it runs, and ends it when its time is over."""

    def __init__(self, session: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.session, self.deadline = session, deadline
        self.most, self.ended = 0, False
        self._over = threading.Event()

    def run(self) -> None:
        took = 0.0
        while not self._over.wait(max(_LOOK_EVERY, _LEFT_ALONE * took)):
            begun = time.thread_time()
            self.most = max(self.most, together(self.session))
            took = time.thread_time() - begun
            if time.perf_counter() > self.deadline:
                self.ended = True
                end(self.session)
                return

    def stop(self) -> None:
        self._over.set()
        self.join()


def end(session: int) -> None:
    """End every process of a session, unless all have ended by themselves."""
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


def together(session: int) -> int:
    """Return the memory that all processes of a session hold now, in KB; what they share is counted once.

    0 where the system does not tell.
    """
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # After the name, which may hold anything, come state, parent, group and session.
            fields = (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                total += _share(process)
        except (OSError, ValueError, IndexError):  # it has ended meanwhile
            continue
    return total


def _share(process: Path) -> int:
    lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
