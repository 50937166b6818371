"""What one attempt to open an address gave, and what several of them amount to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from generator.records.evidence import Link, LinkCheck

#: One failure may be a server's bad day; so many days of checks must have failed, over so many days.
FAILED_CHECKS = 3
FAILING_DAYS = 7
#: A server that says so itself is believed when it says so again on another day.
GONE = frozenset({"404", "410"})


class Outcome(Enum):
    """What an attempt says about the address."""

    ALIVE = "alive"
    FAILED = "failed"
    REFUSED = "refused"  # it is there for all we know, but not for machines, or not to be asked by one
    LATER = "later"  # the server asked for patience: nothing was learnt


@dataclass(frozen=True, slots=True)
class Answer:
    """One attempt. ``status`` is a server's code or one of the words in ``report``; ``heard`` tells whether any
    server answered at all, for else the fault may be our own network's."""

    outcome: Outcome
    status: str
    heard: bool = True
    moved_to: str | None = None
    content_type: str | None = None
    size: int | None = None
    sha256: str | None = None


def due(link: Link | None, day: dt.date, every: int) -> bool:
    """Whether an address is to be asked on ``day``: each ``every`` days, and a failing one on any other day."""
    if link is None or link.checked > day:
        return True
    return (day - link.checked).days >= (1 if link.state is LinkCheck.FAILING else every)


def after(url: str, link: Link | None, answer: Answer, day: dt.date) -> Link:
    """Return what is known of an address after it answered on ``day``; ``link`` is what was known before."""
    if answer.outcome is Outcome.ALIVE:
        return _alive(url, link, answer, day)
    if answer.outcome is Outcome.REFUSED:
        dead = link is not None and link.state is LinkCheck.DEAD
        state = LinkCheck.DEAD if dead else LinkCheck.REFUSED
        return _changed(url, link, state=state, checked=day, status=answer.status)
    return _failed(url, link, answer, day)


def _alive(url: str, link: Link | None, answer: Answer, day: dt.date) -> Link:
    old = link.sha256 if link else None
    other = old is not None and answer.sha256 is not None and answer.sha256 != old
    content = {"size": answer.size, "sha256": answer.sha256, "content_type": answer.content_type}
    return _changed(
        url, link, state=LinkCheck.LIVE, checked=day, status=answer.status, last_seen=day, failing_since=None,
        failures=0, moved_to=answer.moved_to, **{name: value for name, value in content.items() if value is not None},
        **({"changed": day} if other else {}),
    )  # fmt: skip


def _failed(url: str, link: Link | None, answer: Answer, day: dt.date) -> Link:
    """Count a failed check, once a day; dead after enough of them over enough days, or when gone on two days."""
    before = link.failures if link else 0
    again = link is not None and before > 0 and link.checked >= day
    since = (link.failing_since if link else None) or day
    failures = before if again else before + 1
    gone_twice = link is not None and link.checked < day and {link.status, answer.status} <= GONE
    worn_out = failures >= FAILED_CHECKS and (day - since).days >= FAILING_DAYS
    was_dead = link is not None and link.state is LinkCheck.DEAD
    state = LinkCheck.DEAD if was_dead or gone_twice or worn_out else LinkCheck.FAILING
    return _changed(
        url, link, state=state, checked=day, status=answer.status, failing_since=since, failures=failures
    )


def _changed(url: str, link: Link | None, **fields: object) -> Link:
    known = link.model_dump() if link else {"url": url}
    return Link.model_validate(known | fields)
