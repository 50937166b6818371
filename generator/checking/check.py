"""All rules over a whole project, in one run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from generator.checking.deliveries import check_overdue, check_reports
from generator.checking.figures import check_disagreements, check_results, check_series, check_undated
from generator.checking.plans import check_plans
from generator.checking.references import check_names, check_references, check_sources, check_unused_sources
from generator.checking.times import check_recorded, check_times
from generator.records.finding import Finding
from generator.records.project import Project


def check(project: Project, as_of: dt.date, unread: Collection[str] = ()) -> Iterator[Finding]:
    """Yield everything the rules find in ``project`` on ``as_of``."""
    yield from check_references(project, unread)
    yield from check_unused_sources(project, unread)
    if not unread:  # what could not be read may be what is awaited
        yield from check_overdue(project, as_of)
    yield from check_sources(project)
    yield from check_names(project)
    yield from check_recorded(project, as_of)
    for holding in (project.national, *project.holdings.values()):
        yield from check_results(project, holding, as_of)
        yield from check_times(project, holding)
        yield from check_disagreements(project, holding)
        yield from check_undated(project, holding)
        yield from check_series(project, holding)
        yield from check_plans(project, holding, as_of)
        yield from check_reports(project, holding, as_of)
