"""A Chromium of this machine, spoken to through two pipes.

The DevTools protocol is usually spoken through a web socket, which needs a library; the browser
takes the same messages, each ended by a zero byte, on two open files (``--remote-debugging-pipe``).
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from generator.language import Words, ours

VARIABLE = "MINHBACH_BROWSER"
_NAMES = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome", "microsoft-edge")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# The browser reads commands from its file 3 and answers on its file 4.
_HEARS, _SPEAKS = 3, 4
_ABOVE_BOTH = 10
_PATIENCE = 120.0
_ENDING = 5.0
_FLAGS = (
    "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--password-store=basic",
)  # fmt: skip

Message = dict[str, Any]


class PrintError(Exception):
    """Nothing can be printed; ``words`` and ``details`` say why to a person."""

    def __init__(self, words: Words, **details: str) -> None:
        super().__init__(str(words).format(**details))
        self.words, self.details = words, details


NO_BROWSER = ours(
    "Không tìm thấy Chrome hay Chromium trên máy này. Cài một trong hai, hoặc chỉ tới nó bằng --browser hay biến "
    "môi trường {variable}."
)
NOT_HERE = ours("Không có trình duyệt nào ở {browser}.")
NOT_ON_THIS_SYSTEM = ours("In ra PDF cần Linux hoặc macOS; trên hệ này hãy dùng lệnh in của trình duyệt.")
FELL_SILENT = ours("Trình duyệt {browser} dừng giữa chừng hoặc không trả lời.")
REFUSED = ours("Trình duyệt không làm được {method}: {reason}.")


def find_browser(named: str = "") -> str:
    """Return the path of the browser to use: the one named, that of the environment, or the first one installed.

    Raises:
        PrintError: there is none.
    """
    wanted = named or os.environ.get(VARIABLE, "")
    if wanted:
        found = shutil.which(wanted)
        if not found:
            raise PrintError(NOT_HERE, browser=wanted)
        return found
    for name in (*_NAMES, *_MAC):
        if found := shutil.which(name):
            return found
    raise PrintError(NO_BROWSER, variable=VARIABLE)


@contextmanager
def running(browser: str) -> Iterator[Browser]:
    """Start a browser with a profile of its own, and end it.

    Raises:
        PrintError: it cannot be started on this system, or does not answer.
    """
    if not hasattr(os, "posix_spawn"):
        raise PrintError(NOT_ON_THIS_SYSTEM)
    with tempfile.TemporaryDirectory(prefix="minhbach-", ignore_cleanup_errors=True) as profile:
        made = Browser(browser, profile)
        try:
            yield made
        finally:
            made.end()


class Browser:
    """One running browser: asked one thing at a time.

    Events that come meanwhile go to ``handlers``, by their names, which may ``send`` but not ``ask``.
    """

    def __init__(self, browser: str, profile: str) -> None:
        self.name, self._last, self._heard = browser, 0, b""
        self.handlers: dict[str, Callable[[Message], None]] = {}
        hears, self._to = _pipe()
        self._from, speaks = _pipe()
        flags = [*_FLAGS, f"--user-data-dir={profile}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
        files = [*quiet, (os.POSIX_SPAWN_DUP2, hears, _HEARS), (os.POSIX_SPAWN_DUP2, speaks, _SPEAKS)]
        self._process = os.posix_spawn(browser, [browser, *flags], os.environ, file_actions=files, setpgroup=0)
        os.close(hears)
        os.close(speaks)

    def ask(self, method: str, session: str = "", **given: Any) -> Message:
        """Ask for one thing and return its answer.

        Raises:
            PrintError: the browser refuses, or falls silent.
        """
        number = self.send(method, session, **given)
        answer = self._next(lambda m: m.get("id") == number)
        if "error" in answer:
            raise PrintError(REFUSED, method=method, reason=str(answer["error"].get("message", "")))
        result: Message = answer.get("result", {})
        return result

    def send(self, method: str, session: str = "", **given: Any) -> int:
        """Ask for one thing without waiting for the answer, which is then not looked at; return its number.

        Raises:
            PrintError: the browser has ended.
        """
        self._last += 1
        message = {"id": self._last, "method": method, "params": given} | ({"sessionId": session} if session else {})
        self._say(json.dumps(message).encode() + b"\0")
        return self._last

    def wait_for(self, event: str) -> None:
        """Hear everything until an event of this name has come.

        Raises:
            PrintError: the browser falls silent.
        """
        self._next(lambda m: m.get("method") == event)

    def end(self) -> None:
        """Have the browser end, and make sure of it."""
        for pipe in (self._to, self._from):
            os.close(pipe)  # a browser whose pipes are gone ends by itself
        until = time.monotonic() + _ENDING
        while time.monotonic() < until:
            if os.waitpid(self._process, os.WNOHANG)[0]:
                return
            time.sleep(0.02)
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def _say(self, message: bytes) -> None:
        try:
            while message:
                message = message[os.write(self._to, message) :]
        except OSError as error:
            raise PrintError(FELL_SILENT, browser=self.name) from error

    def _next(self, wanted: Callable[[Message], bool]) -> Message:
        while True:
            message = self._hear()
            if wanted(message):
                return message
            handler = self.handlers.get(message.get("method", ""))
            if handler:
                handler(message["params"])

    def _hear(self) -> Message:
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._from], [], [], _PATIENCE)
            more = os.read(self._from, 1 << 20) if ready else b""
            if not more:
                raise PrintError(FELL_SILENT, browser=self.name)
            self._heard += more
        whole, _, self._heard = self._heard.partition(b"\0")
        message: Message = json.loads(whole)
        return message


def _pipe() -> tuple[int, int]:
    """Return the two ends of a pipe, numbered above those the browser gets, and closed in any program started."""
    import fcntl  # not there on Windows

    ends = os.pipe()
    read, write = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE_BOTH) for end in ends)
    for end in ends:
        os.close(end)
    return read, write


__all__ = ["VARIABLE", "Browser", "PrintError", "find_browser", "running"]
