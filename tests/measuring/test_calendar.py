"""What is due when, and whether it came."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.measuring.badges import Reported
from generator.measuring.calendar import deliver, dues, end_of, years_past
from generator.records.programme import Obligation
from generator.records.results import Report
from tests.measuring.make import day, holding, plan, plan_duty, report, report_duty


def test_before_the_fifteenth_means_the_fourteenth_is_the_last_day() -> None:
    found = dues([report_duty(first_year=2025, last_year=2027), plan_duty()])
    assert [(d.last_day.isoformat(), d.year) for d in found] == [
        ("2025-03-31", None),
        ("2025-12-14", 2025),
        ("2026-12-14", 2026),
        ("2027-12-14", 2027),
    ]


@pytest.mark.parametrize(
    ("before", "year", "last"),
    [("01-01", 2026, "2025-12-31"), ("03-01", 2028, "2028-02-29"), ("03-01", 2026, "2026-02-28"),
     ("02-29", 2026, "2026-02-28"), ("02-29", 2028, "2028-02-28")],
)  # fmt: skip
def test_the_day_before(before: str, year: int, last: str) -> None:
    assert dues([report_duty(before=before, first_year=year, last_year=year)])[0].last_day == day(last)


@pytest.mark.parametrize(
    "duty", [report_duty(before=None), report_duty(first_year=None), report_duty(last_year=None), report_duty(last_year=2020)]
)
def test_a_duty_without_dates_is_never_due(duty: Obligation) -> None:
    assert dues([duty]) == ()


@pytest.mark.parametrize(
    ("sent", "as_of", "reported", "late", "overdue"),
    [
        ("2025-03-31", "2025-06-01", Reported.ON_TIME, 0, None),
        ("2025-03-01", "2025-03-02", Reported.ON_TIME, 0, None),
        ("2025-04-01", "2025-06-01", Reported.LATE, 1, None),
        ("2025-04-23", "2025-06-01", Reported.LATE, 23, None),  # muộn 23 ngày
        ("2025-04-23", "2025-04-22", Reported.OVERDUE, None, 22),  # not yet seen that day
        (None, "2025-03-31", Reported.NOT_DUE, None, None),
        (None, "2025-04-01", Reported.OVERDUE, None, 1),
        (None, "2026-03-31", Reported.OVERDUE, None, 365),
    ],
)
def test_plan(sent: str | None, as_of: str, reported: Reported, late: int | None, overdue: int | None) -> None:
    held = holding(plans=(plan(date=day(sent)),) if sent else ())
    found = deliver(dues([plan_duty()])[0], held, day(as_of))
    assert (found.reported, found.days_late, found.overdue_days) == (reported, late, overdue)


def test_a_former_units_plan_is_told_and_credited_to_nobody_else() -> None:
    due = dues([plan_duty()])[0]
    old, new = plan(date=day("2025-04-23"), former_unit="x"), plan(date=day("2025-09-01"))
    found = deliver(due, holding(plans=(old,)), day("2026-01-01"))
    assert (found.reported, found.former_plan) == (Reported.FORMER_UNITS_PLAN, old)
    assert (found.plan, found.sent, found.days_late, found.overdue_days) == (None, None, None, None)
    both = deliver(due, holding(plans=(old, new)), day("2026-01-01"))
    assert (both.reported, both.plan, both.days_late) == (Reported.LATE, new, 154)
    assert deliver(due, holding(plans=(old, new)), day("2026-01-01"), "x").days_late == 23
    assert deliver(due, holding(plans=(old,)), day("2025-04-22")).reported is Reported.OVERDUE  # not yet seen that day


@pytest.mark.parametrize(
    ("reports", "as_of", "reported", "sent"),
    [
        ([("2025-12-14", 2025)], "2026-01-01", Reported.ON_TIME, "2025-12-14"),
        ([("2025-12-15", 2025)], "2026-01-01", Reported.LATE, "2025-12-15"),
        ([("2025-12-20", 2025), ("2025-12-10", 2025)], "2026-01-01", Reported.ON_TIME, "2025-12-10"),
        ([("2025-12-10", 2024)], "2026-01-01", Reported.OVERDUE, None),  # of another year
        ([("2026-12-10", 2025)], "2026-01-01", Reported.OVERDUE, None),  # still to come
        ([], "2025-12-14", Reported.NOT_DUE, None),
        ([], "2025-12-15", Reported.OVERDUE, None),
    ],
)
def test_report(reports: list[tuple[str, int]], as_of: str, reported: Reported, sent: str | None) -> None:
    due = dues([report_duty()])[0]
    found = deliver(due, holding(reports=tuple(report(*r) for r in reports)), day(as_of))
    assert (found.reported, found.sent) == (reported, dt.date.fromisoformat(sent) if sent else None)


def test_why_nothing_came_is_told_and_credits_nobody() -> None:
    plan_due, first, second = dues([plan_duty(), report_duty(last_year=2026)])
    told = (
        Report(obligation="plan", year=2025, reason="đang lấy ý kiến", source="s"),
        Report(obligation="report", year=2025, reason="sắp xếp bộ máy", source="s"),
        Report(obligation="report", year=2026, date=day("2027-01-06"), reason="gửi lại", source="s"),
    )
    held = holding(reports=told)
    found = [deliver(due, held, day("2027-02-01")) for due in (plan_due, first, second)]
    assert [d.reported for d in found] == [Reported.OVERDUE, Reported.OVERDUE, Reported.LATE]
    assert [d.reason for d in found] == ["đang lấy ý kiến", "sắp xếp bộ máy", "gửi lại"]
    assert [d.report for d in found] == [None, None, told[2]]
    assert deliver(first, holding(), day("2027-02-01")).reason is None


@pytest.mark.parametrize(
    ("as_of", "years"),
    [("2025-01-01", ()), ("2025-12-31", ()), ("2026-01-01", (2025,)), ("2028-06-01", (2025, 2026, 2027))],
)
def test_years_that_are_over_begin_with_the_first_thing_due(as_of: str, years: tuple[int, ...]) -> None:
    assert years_past(dues([report_duty(), plan_duty()]), day(as_of)) == years
    assert years_past((), day(as_of)) == ()


def test_a_year_ends_on_its_last_day() -> None:
    assert end_of(2028) == day("2028-12-31")
