"""What is due when, and whether it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.measuring.badges import Reported
from generator.records.plans import Plan
from generator.records.programme import Obligation, ObligationKind
from generator.records.project import Holding
from generator.records.results import Report

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing due once: the obligation, its year (for yearly ones) and the last day on time."""

    obligation: Obligation
    last_day: dt.date
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one thing due. ``days_late`` is 0 when on time, None while nothing came.

    ``overdue_days`` counts the days since the last day on time when nothing came. ``former_plan`` is
    the plan of a unit the province was formed from, where the province has none of its own: it is
    told, and credited to nobody. ``reason`` is what a source says of why it is late or missing.
    """

    due: Due
    reported: Reported
    sent: dt.date | None = None
    days_late: int | None = None
    overdue_days: int | None = None
    report: Report | None = None
    plan: Plan | None = None
    former_plan: Plan | None = None
    reason: str | None = None


def dues(calendar: Iterable[Obligation]) -> tuple[Due, ...]:
    """Return every single thing the calendar asks for, in order of time.

    "Before 15 December" means that 14 December is the last day on time.
    """
    found: list[Due] = []
    for obligation in calendar:
        if obligation.due:
            found.append(Due(obligation, obligation.due))
        elif obligation.before and obligation.first_year and obligation.last_year:
            years = range(obligation.first_year, obligation.last_year + 1)
            found += [Due(obligation, _day_before(year, obligation.before), year) for year in years]
    return tuple(sorted(found, key=lambda d: (d.last_day, d.obligation.id)))


def years_past(all_dues: Iterable[Due], as_of: dt.date) -> tuple[int, ...]:
    """Return the calendar years that are over on ``as_of``, from the one in which something was first due."""
    first = min((d.last_day.year for d in all_dues), default=as_of.year)
    return tuple(range(first, as_of.year))


def end_of(year: int) -> dt.date:
    """Return the last day of a year: what is said of the year is known to the data dated up to then."""
    return dt.date(year, 12, 31)


def _day_before(year: int, month_day: str) -> dt.date:
    month, day = (int(part) for part in month_day.split("-"))
    if (month, day) == (2, 29):  # in other years the day before is the same 28 February
        return dt.date(year, 2, 28)
    return dt.date(year, month, day) - ONE_DAY


def deliver(due: Due, holding: Holding, as_of: dt.date, former_unit: str | None = None) -> Delivery:
    """Return what came of ``due`` from one province, as the public could see on ``as_of``.

    A plan is credited only to the unit that issued it: today's, or the one named by ``former_unit``.
    """
    return replace(_came(due, holding, as_of, former_unit), reason=_reason(due, holding.reports))


def _came(due: Due, holding: Holding, as_of: dt.date, former_unit: str | None) -> Delivery:
    if due.obligation.kind is ObligationKind.PLAN:
        issued = [p for p in holding.plans if p.date <= as_of]
        plan = next((p for p in issued if p.former_unit == former_unit), None)
        if plan is None and former_unit is None and issued:
            return Delivery(due, Reported.FORMER_UNITS_PLAN, former_plan=issued[0])
        return _delivery(due, plan.date if plan else None, as_of, plan=plan)
    report = _report(due, holding.reports, as_of)
    return _delivery(due, report.date if report else None, as_of, report=report)


def _of_period(due: Due, reports: Iterable[Report]) -> list[Report]:
    own = (r for r in reports if r.obligation == due.obligation.id)
    return [r for r in own if due.year is None or r.year == due.year]


def _report(due: Due, reports: Iterable[Report], as_of: dt.date) -> Report | None:
    sent = [(r.date, r) for r in _of_period(due, reports) if r.date and r.date <= as_of]
    return min(sent, key=lambda pair: pair[0])[1] if sent else None


def _reason(due: Due, reports: Iterable[Report]) -> str | None:
    return next((r.reason for r in _of_period(due, reports) if r.reason), None)


def _delivery(
    due: Due, sent: dt.date | None, as_of: dt.date, report: Report | None = None, plan: Plan | None = None
) -> Delivery:
    if sent is not None:
        late = max(0, (sent - due.last_day).days)
        reported = Reported.LATE if late else Reported.ON_TIME
        return Delivery(due, reported, sent, late, None, report, plan)
    if as_of <= due.last_day:
        return Delivery(due, Reported.NOT_DUE)
    return Delivery(due, Reported.OVERDUE, overdue_days=(as_of - due.last_day).days)
