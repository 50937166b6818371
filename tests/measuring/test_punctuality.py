"""The record of a province and of a due thing: counted by hand, and properties that hold for any."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measuring.badges import Reported
from generator.measuring.calendar import Delivery, Due, deliver, dues
from generator.measuring.punctuality import Punctuality, of_due, punctuality
from tests.measuring import make

DUES = dues([make.plan_duty(), make.report_duty(last_year=2029)])
AS_OF = make.day("2030-03-15")


def record(plan: str | None, *reports: str | None, as_of: dt.date = AS_OF) -> Punctuality:
    """The record of a province that sent its plan and, for each year from 2025, its report on these days."""
    sent = tuple(make.report(day, year) for year, day in enumerate(reports, 2025) if day)
    held = make.holding(plans=(make.plan(date=make.day(plan)),) if plan else (), reports=sent)
    return punctuality(deliver(due, held, as_of) for due in DUES)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        # every day in time
        (("2025-03-31", "2025-12-14", "2026-12-01", "2027-12-14", "2028-12-14", "2029-12-14"), Punctuality(6)),
        # 23 days, 1 day and 31 days late
        (("2025-04-23", "2025-12-15", "2026-12-14", "2027-12-14", "2028-12-14", "2030-01-14"), Punctuality(3, 3, 0, 0, 55, 31)),
        # nothing since the report of 2026: silent from the last day of 2027's
        (("2025-03-31", "2025-12-14", "2026-12-14"),
         Punctuality(3, 0, 3, silent_since=make.day("2027-12-14"), silent_days=822)),
        # 2027's never came, but later ones did: not seen, and not silent
        (("2025-03-31", "2025-12-14", "2026-12-14", None, "2028-12-14", "2029-12-14"), Punctuality(5, 0, 1)),
        # only the latest is missing
        (("2025-03-31", "2025-12-14", "2026-12-14", "2027-12-14", "2028-12-14"),
         Punctuality(5, 0, 1, silent_since=make.day("2029-12-14"), silent_days=91)),
        ((None,), Punctuality(0, 0, 6, silent_since=make.day("2025-03-31"), silent_days=1810)),
    ],
)  # fmt: skip
def test_a_record(sent: tuple[str | None, ...], expected: Punctuality) -> None:
    assert record(*sent) == expected


def test_before_anything_is_due_there_is_nothing_to_count() -> None:
    assert record(None, as_of=make.day("2025-03-31")) == Punctuality()


def test_a_former_units_plan_counts_for_nobody() -> None:
    held = make.holding(plans=(make.plan(former_unit="x"),))
    found = punctuality(deliver(due, held, make.day("2026-01-01")) for due in DUES)
    assert (found.due, found.apart, found.unseen, found.silent_since) == (1, 1, 1, make.day("2025-12-14"))


def test_one_due_thing_from_all() -> None:
    held = [make.holding("a"), make.holding("b", plans=(make.plan(),)), make.holding("c", plans=(make.plan(date=make.day("2025-04-02")),))]
    every = [deliver(due, h, AS_OF) for h in held for due in DUES]
    found = of_due(DUES[0], every)
    assert (found.on_time, found.late, found.unseen, found.most_days_late) == (1, 1, 1, 2)


def _delivery(number: int, reported: Reported, days: int) -> Delivery:
    due = Due(make.plan_duty(), dt.date(2025, 1, 1) + dt.timedelta(number))
    late = {Reported.ON_TIME: 0, Reported.LATE: days}.get(reported)
    return Delivery(due, reported, days_late=late, overdue_days=days if reported is Reported.OVERDUE else None)


MANY = st.lists(st.tuples(st.sampled_from(Reported), st.integers(1, 900)), max_size=8).map(
    lambda rows: [_delivery(n, *row) for n, row in enumerate(rows)]
)


@given(MANY)
def test_every_delivery_is_counted_once_in_any_order(found: list[Delivery]) -> None:
    p = punctuality(found)
    waiting = sum(d.reported is Reported.NOT_DUE for d in found)
    assert p.due + p.apart + waiting == len(found)
    assert (p.late > 0) is (p.most_days_late > 0) is (p.days_late >= p.most_days_late > 0)
    assert (p.silent_days is None) is (p.silent_since is None)
    assert p.silent_days is None or p.unseen
    assert punctuality(reversed(found)) == p
