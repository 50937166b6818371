"""How the programme's calendar was kept: in time, late, or not yet seen; by each province and for each due thing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from generator.measuring.badges import Reported
from generator.measuring.calendar import Delivery, Due


@dataclass(frozen=True, slots=True)
class Punctuality:
    """What came of all that was due so far, counted; ``due`` is the sum of ``on_time``, ``late`` and ``unseen``.

    ``apart`` counts what is credited to nobody: a former unit's plan, and what is due no longer. ``days_late`` adds
    up the days of what came late, ``most_days_late`` is the longest. ``silent_since`` is the last day on time of the
    first thing that nobody has seen after the last one seen, ``silent_days`` the days since then; both are None
    where the last thing due was seen.
    """

    on_time: int = 0
    late: int = 0
    unseen: int = 0
    apart: int = 0
    days_late: int = 0
    most_days_late: int = 0
    silent_since: dt.date | None = None
    silent_days: int | None = None

    @property
    def due(self) -> int:
        """How many things were due so far."""
        return self.on_time + self.late + self.unseen


def punctuality(deliveries: Iterable[Delivery]) -> Punctuality:
    """Return the record of the deliveries of one province, or of several."""
    known = sorted(deliveries, key=lambda d: d.due.last_day)
    counts = Counter(d.reported for d in known)
    late = [d.days_late for d in known if d.days_late]
    silent = _silence(known)
    return Punctuality(
        counts[Reported.ON_TIME], counts[Reported.LATE], counts[Reported.OVERDUE],
        counts[Reported.FORMER_UNITS_PLAN] + counts[Reported.NO_LONGER_APPLICABLE],
        sum(late), max(late, default=0),
        silent.due.last_day if silent else None, silent.overdue_days if silent else None,
    )  # fmt: skip


def _silence(known: list[Delivery]) -> Delivery | None:
    """Return the first of the unseen things behind which nothing was seen."""
    told = [d for d in known if d.reported in (Reported.ON_TIME, Reported.LATE, Reported.OVERDUE)]
    unseen = list(takewhile(lambda d: d.reported is Reported.OVERDUE, reversed(told)))
    return unseen[-1] if unseen else None


def of_due(due: Due, deliveries: Iterable[Delivery]) -> Punctuality:
    """Return what came of one due thing from all provinces."""
    return punctuality(d for d in deliveries if d.due is due)
