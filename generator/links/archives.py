"""Does a web archive hold a copy? Its public answer is asked for, once an address; nothing is ever handed in."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from generator.links.asking import Asker, LaterError
from generator.links.fetching import NotAskedError, SilentError

_ANSWER_BYTES = 100_000
# The archive still writes its own addresses with http; what counts is the day and the address kept.
_COPY = re.compile(r'https?://web\.archive\.org/web/([0-9]{4,14}/https?://[^\s<>"]{1,2000})')


class NoArchiveError(Exception):
    """The archive does not answer, or not now."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where to ask: the availability API of the Wayback Machine."""

    service: str = "https://archive.org/wayback/available"

    def copy_of(self, url: str, near: dt.date | None, asker: Asker) -> str | None:
        """Return the address of the copy made closest to the day ``near``; None when there is none.

        Raises:
            NoArchiveError: the archive gives no answer that can be read.
            StoppedError: the run was told to stop.
        """
        wanted = {"url": url} | ({"timestamp": f"{near:%Y%m%d}"} if near else {})
        try:
            found = asker.page(f"{self.service}?{urlencode(wanted)}", _ANSWER_BYTES)
            answer = json.loads(found.head) if found.status == 200 else None
        except (NotAskedError, SilentError, LaterError, ValueError):
            raise NoArchiveError from None
        if not isinstance(answer, dict):
            raise NoArchiveError
        return _closest(answer)


def _closest(answer: dict[str, Any]) -> str | None:
    snapshots = answer.get("archived_snapshots")
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("status") != "200":
        return None
    copy = _COPY.fullmatch(str(closest.get("url")))
    return f"https://web.archive.org/web/{copy[1]}" if copy else None
