"""Reports and plans beside the calendar: told with both dates, in neutral words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checking import rules
from generator.measuring.badges import Reported
from generator.measuring.calendar import deliver, dues
from generator.records.finding import Finding
from generator.records.project import Holding, Project
from generator.records.results import Report
from generator.records.values import Folder


def check_reports(project: Project, holding: Holding, as_of: dt.date) -> Iterator[Finding]:
    """Yield the findings of the reports in a folder."""
    for report in holding.reports:
        yield from _report(project, report, as_of)
    for due in dues(project.calendar):
        delivery = deliver(due, holding, as_of)
        sent = delivery.report
        if sent and delivery.reported is Reported.LATE:
            yield rules.REPORT_LATE.at(
                sent.place_of("date"), report=sent.number or sent.title or due.obligation.title,
                date=sent.date, days=delivery.days_late, due=due.last_day,
            )  # fmt: skip


def _report(project: Project, report: Report, as_of: dt.date) -> Iterator[Finding]:
    title = next((o.title for o in project.calendar if o.id == report.obligation), report.obligation)
    if report.date is None:
        if not report.reason:
            yield rules.REPORT_UNDATED.at(report.place, obligation=title, year=report.year)
    elif report.date > as_of:
        name = report.number or report.title or title
        yield rules.DOCUMENT_IN_FUTURE.at(
            report.place_of("date"), document=name, value=report.date, as_of=as_of
        )
    if report.date and report.date.year < report.year:
        yield rules.REPORT_BEFORE_YEAR.at(report.place_of("date"), year=report.year, value=report.date)
    periods = {d.year for d in dues(project.calendar) if d.obligation.id == report.obligation}
    if periods and not periods & {report.year, None}:
        yield rules.REPORT_YEAR_UNKNOWN.at(report.place_of("year"), value=report.year, obligation=title)


def check_overdue(project: Project, as_of: dt.date) -> Iterator[Finding]:
    """Yield one note a province for all that was due and was not seen, at the province's folder."""
    everything = dues(project.calendar)
    folder = PurePosixPath(project.config.folders.data) / "provinces"
    for province in project.provinces:
        holding = project.holding(province.slug)
        open_ones = [d for due in everything if (d := deliver(due, holding, as_of)).overdue_days is not None]
        if open_ones:
            first = open_ones[0]
            yield rules.OVERDUE.at(
                Folder(f"{folder / province.slug}"), count=len(open_ones), title=first.due.obligation.title,
                due=first.due.last_day, days=first.overdue_days,
            )  # fmt: skip
