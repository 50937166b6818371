"""Editions: what the public saw on the days that count, never to be changed again.

Two things make an edition. A deadline of the programme's calendar: the data as they stood at the end of its last
day. A tag: the publication somebody named. Whether a day was a deadline is asked of the calendar that was published
on that day; what the calendar says later makes no edition and takes none away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.history.chronicle import Chronicle, Publication, Release
from generator.measuring.calendar import Due, dues
from generator.text import slug

_SHORT_COMMIT = 8
_LONGEST_NAME = 60


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
    """Yield an edition for each tag. Where names of one day read alike in an address, the first publication keeps
    the plain one."""
    past = [r for r in told.releases if r.publication.day <= today]
    seen = sorted(past, key=lambda r: (_key(r), r.publication.number))
    for key, alike in groupby(seen, key=_key):
        for number, release in enumerate(alike):
            publication = release.publication
            mark = publication.commit.id[:_SHORT_COMMIT] if publication.commit else ""
            yield Edition(f"{key}-{mark}-{number}" if number else key, publication.day, publication, release=release)


def _key(release: Release) -> str:
    commit = release.publication.commit
    name = slug(release.name)[:_LONGEST_NAME].strip("-") or (commit.id[:_SHORT_COMMIT] if commit else "")
    return f"{release.publication.day.isoformat()}-{name}"
