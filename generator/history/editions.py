"""Editions: what the public saw on the days that count, never to be changed again.

Two things make an edition. A deadline of the programme's calendar: the data as they stood at the end of its last
day. A tag: the publication somebody named. Whether a day was a deadline is asked of the calendar that was published
on that day; what the calendar says later makes no edition and takes none away.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.history.chronicle import Chronicle, Publication, Release
from generator.measuring.calendar import Due, dues
from generator.text import slug

_LONGEST_NAME = 60
_MARK = 8
_PLAIN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


@dataclass(frozen=True)
class Edition:
    """A publication as it was on ``day``. ``key`` is the last part of its address and never means anything else.

    It has ``dues``, whose last day it was, or the ``release`` that named it.
    """

    key: str
    day: dt.date
    publication: Publication
    dues: tuple[Due, ...] = ()
    release: Release | None = None


def editions(told: Chronicle, today: dt.date) -> tuple[Edition, ...]:
    """Return the editions there are on ``today``, the oldest first: of deadlines that passed, and of all tags."""
    found = (*_of_deadlines(told, today), *_of_releases(told, today))
    return tuple(sorted(found, key=lambda e: (e.day, e.publication.number, e.key)))


def _of_deadlines(told: Chronicle, today: dt.date) -> Iterator[Edition]:
    days = {due.last_day for p in told.publications for due in dues(p.new.calendar)}
    for day in sorted(d for d in days if d < today):
        publication = told.on(day)
        known = dues(publication.new.calendar) if publication and publication.commit else ()
        own = tuple(due for due in known if due.last_day == day)
        if publication and own:
            yield Edition(day.isoformat(), day, publication, own)


def _of_releases(told: Chronicle, today: dt.date) -> Iterator[Edition]:
    for release in told.releases:
        if release.publication.day <= today:
            key = f"{release.publication.day.isoformat()}-{_in_address(release.name)}"
            yield Edition(key, release.publication.day, release.publication, release=release)


def _in_address(name: str) -> str:
    """Return a tag's name as an address has it, which hangs on nothing else: a name that cannot stand there as it
    is gets a mark of its own, so that two that read alike never share or swap their addresses."""
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST_NAME:
        return name
    mark = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:_MARK]
    return "-".join(part for part in (slug(name)[:_LONGEST_NAME].strip("-"), mark) if part)
