"""One round of checks: who is asked, in which order, for how long, and what is written down when."""

from __future__ import annotations

import datetime as dt
import queue
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from generator.links.answers import Answer, Outcome, after
from generator.links.asking import Asker, StoppedError
from generator.links.fetching import NotAskedError, place_of
from generator.records.evidence import Link

WORKERS = 6
#: When a host cannot be reached so often in a row, its other addresses are as unreachable and not tried.
HOST_DOWN = 2
_UNREACHABLE = {"dns", "connect"}

Save = Callable[[Mapping[str, Link]], None]
Say = Callable[[int, int, str], None]


@dataclass
class Round:
    """Asks addresses on ``day``. ``links`` is all that is known, by address, and grows as answers come;
    ``asked`` are the addresses something was learnt of, ``before`` what was known of them.

    ``save`` is called after each answer. An attempt that no server answered is held back until some server
    does: as long as none has, the fault may be our own network's, and nothing is written down. Once the asker's
    ``stop`` is set, requests under way end and no others begin.
    """

    asker: Asker
    links: dict[str, Link]
    day: dt.date
    save: Save
    ends: float = float("inf")
    before: dict[str, Link] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _held: list[tuple[str, Answer]] = field(default_factory=list)
    _witness: str = ""

    @property
    def offline(self) -> bool:
        """Whether addresses were asked and no server answered at all."""
        return bool(self._held) and not self._witness

    def put(self, link: Link) -> None:
        """Write down what is known of one address.

        Raises:
            OSError: it cannot be saved.
        """
        self.links[link.url] = link
        self.save(self.links)

    def run(self, urls: Sequence[str], say: Say = lambda *_: None) -> None:
        """Ask ``urls`` in their order; several hosts at once, one host's addresses one by one.

        Raises:
            OSError: what was found cannot be saved.
        """
        answers: queue.SimpleQueue[tuple[str, Answer] | None] = queue.SimpleQueue()
        hosts = self._by_host(urls)
        with ThreadPoolExecutor(WORKERS) as pool:
            jobs = [pool.submit(self._host, host, answers) for host in hosts]
            try:
                self._listen(answers, len(hosts), len(urls), say)
            except OSError:
                self.asker.turns.stop.set()
                raise
        for job in jobs:
            job.result()
        self._ask_the_witness()

    def _by_host(self, urls: Sequence[str]) -> list[list[str]]:
        hosts: dict[str, list[str]] = {}
        for url in urls:
            hosts.setdefault(_host_of(url), []).append(url)
        return list(hosts.values())

    def _host(self, urls: Sequence[str], answers: queue.SimpleQueue[tuple[str, Answer] | None]) -> None:
        """Ask the addresses of one host, until it asks for patience or time is up."""
        down: list[Answer] = []
        try:
            for url in urls:
                if self.asker.turns.stop.is_set() or time.monotonic() > self.ends:
                    return
                answer = down[-1] if len(down) >= HOST_DOWN else self.asker.ask(url)
                down = [*down, answer] if answer.status in _UNREACHABLE else []
                answers.put((url, answer))
                if answer.outcome is Outcome.LATER:
                    return
        except StoppedError:
            return
        finally:
            answers.put(None)

    def _listen(
        self, answers: queue.SimpleQueue[tuple[str, Answer] | None], hosts: int, of: int, say: Say
    ) -> None:
        """Take answers until every host has said its last word."""
        while hosts:
            came = answers.get()
            if came is None:
                hosts -= 1
            else:
                self._take(*came)
                say(len(self.asked) + len(self._held), of, came[0])

    def _take(self, url: str, answer: Answer) -> None:
        if not answer.heard:
            self._held.append((url, answer))
            return
        self._witness = url
        held, self._held = self._held, []
        self._write([*held, (url, answer)])

    def _ask_the_witness(self) -> None:
        """Write down the last silent ones, if a host that answered before still does: then it was not our network."""
        if self._held and self._witness:
            with suppress(StoppedError):
                if self.asker.ask(self._witness).heard:
                    held, self._held = self._held, []
                    self._write(held)

    def _write(self, found: Sequence[tuple[str, Answer]]) -> None:
        for url, answer in found:
            if answer.outcome is not Outcome.LATER:
                self.asked.append(url)
                if url in self.links:
                    self.before[url] = self.links[url]
                self.links[url] = after(url, self.links.get(url), answer, self.day)
        self.save(self.links)


def _host_of(url: str) -> str:
    try:
        return place_of(url, allow_local=True).host.removeprefix("www.")
    except NotAskedError:
        return ""
