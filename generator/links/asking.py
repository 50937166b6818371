"""Asking an address as a polite visitor does: by the house's rules, in turn, following where it sends one."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from urllib3.util import parse_url

from generator.links.answers import Answer, Outcome
from generator.links.fetching import Fetcher, NotAskedError, Page, SilentError, place_of
from generator.records.written import URL_PATTERN

MAX_HOPS = 5
#: A robots.txt may ask for longer pauses; for longer ones than this a run would not end.
LONGEST_PAUSE = 30.0
_ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least so many to be read
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
#: Codes by which a server turns a visitor away rather than saying that there is nothing.
_TURNED_AWAY = {401, 402, 403, 405, 406, 407, 451}
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}")
_LONGEST_ADDRESS = 2000
_ADDRESS = re.compile(URL_PATTERN)


class LaterError(Exception):
    """The server asked for patience."""


class StoppedError(Exception):
    """The run was told to stop."""


@dataclass
class Turns:
    """One request at a time to one host, with ``pause`` seconds between the end of one and the next."""

    pause: float
    stop: threading.Event = field(default_factory=threading.Event)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, host: str, pause: float = 0) -> Iterator[None]:
        """Wait for the turn at a host; its own wish for a longer ``pause`` counts.

        Raises:
            StoppedError: the run was told to stop while waiting.
        """
        host = host.removeprefix("www.")
        with self._locks.setdefault(host, threading.Lock()):
            if self.stop.wait(max(0, self._free_at.get(host, 0) - time.monotonic())):
                raise StoppedError
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + max(self.pause, pause)


@dataclass
class Asker:
    """Asks addresses through ``fetcher``, each host in turn and by its own robots.txt."""

    fetcher: Fetcher
    turns: Turns
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def ask(self, url: str) -> Answer:
        """Return what an address answers.

        Raises:
            StoppedError: the run was told to stop.
        """
        try:
            return self._followed(url)
        except NotAskedError as reason:
            return Answer(Outcome.REFUSED, str(reason), heard=False)
        except ValueError:  # an address that one library takes and another does not
            return Answer(Outcome.REFUSED, "address", heard=False)
        except SilentError as reason:
            return Answer(Outcome.FAILED, str(reason), heard=False)
        except LaterError:
            return Answer(Outcome.LATER, "later")

    def page(self, url: str, keep: int) -> Page:
        """Return a page that is not itself in question, with its beginning, after up to ``MAX_HOPS`` redirects.

        Raises:
            NotAskedError, SilentError, LaterError, StoppedError: there is none to be had.
        """
        for _ in range(MAX_HOPS + 1):
            found = self._get(url, keep)
            if found.status not in _REDIRECTS or "Location" not in found.headers:
                return found
            url = _next(url, found)
        raise NotAskedError("redirects")

    def _followed(self, url: str) -> Answer:
        here, for_good = url, True
        for _ in range(MAX_HOPS + 1):
            rules = self._rules_of(here)
            if not rules.can_fetch(self.fetcher.agent, here):
                return Answer(Outcome.REFUSED, "robots")
            found = self._get(here, pause=float(rules.crawl_delay(self.fetcher.agent) or 0))
            if found.status not in _REDIRECTS or "Location" not in found.headers:
                return _answer(url, here, found, for_good)
            for_good = for_good and found.status in _FOR_GOOD
            here = _next(here, found)
        return Answer(Outcome.REFUSED, "redirects")

    def _get(self, url: str, keep: int = 0, pause: float = 0) -> Page:
        host = place_of(url, self.fetcher.allow_local).host
        with self.turns.of(host, min(pause, LONGEST_PAUSE)):
            found = self.fetcher.get(url, keep)
        if found.status == 429 or (found.status == 503 and "Retry-After" in found.headers):
            raise LaterError
        return found

    def _rules_of(self, url: str) -> RobotFileParser:
        """Return what the robots.txt of a host says; one that has none allows everything (RFC 9309)."""
        origin = place_of(url, self.fetcher.allow_local).origin
        if origin not in self._rules:
            found = self.page(f"{origin}/robots.txt", _ROBOTS_BYTES)
            if found.status >= 500:
                raise LaterError
            rules = RobotFileParser()
            rules.parse(found.head.decode("utf-8", "replace").splitlines())
            self._rules[origin] = rules
        return self._rules[origin]


def _next(url: str, found: Page) -> str:
    """Return where a redirect leads; some servers send the letters of their own language as they are."""
    location = found.headers["Location"]
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return urljoin(url, location)


def _answer(url: str, here: str, found: Page, for_good: bool) -> Answer:
    status = str(found.status)
    if 200 <= found.status < 300:
        if _sent_home(url, here):
            return Answer(Outcome.FAILED, "home")
        kind = _MEDIA_TYPE.match(found.headers.get("Content-Type", ""))
        moved = parse_url(here)._replace(fragment=None).url
        moved_to = moved if for_good and _elsewhere(url, moved) else None
        media = kind[0].lower() if kind else None
        return Answer(Outcome.ALIVE, status, True, moved_to, media, found.size, found.sha256)
    return Answer(Outcome.REFUSED if found.status in _TURNED_AWAY else Outcome.FAILED, status)


def _sent_home(url: str, here: str) -> bool:
    """Whether an address with a page of its own leads to a front page now: the page is gone, and nobody says so."""
    old, new = urlsplit(url), urlsplit(here)
    return bool(old.path.strip("/") or old.query) and not new.path.strip("/") and not new.query


def _elsewhere(url: str, here: str) -> bool:
    """Whether an address is another one, not the same written with https, www or a slash at its end."""
    plain = [re.sub(r"\A[a-z]+://(?:www\.)?|/\Z", "", address) for address in (parse_url(url).url, here)]
    return plain[0] != plain[1] and len(here) <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(here))
