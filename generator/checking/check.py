"""All rules over a whole project, in one run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from generator.checking.figures import check_disagreements, check_results, check_series
from generator.checking.plans import check_plans
from generator.checking.references import check_references, check_unused_sources
from generator.records.finding import Finding
from generator.records.project import Project


def check(project: Project, as_of: dt.date, unread: Collection[str] = ()) -> Iterator[Finding]:
    """Yield everything the rules find in ``project`` on ``as_of``."""
    yield from check_references(project, unread)
    if not unread:  # what could not be read may well use them
        yield from check_unused_sources(project)
    for holding in (project.national, *project.holdings.values()):
        yield from check_results(project, holding, as_of)
        yield from check_disagreements(project, holding)
        yield from check_series(project, holding)
        yield from check_plans(project, holding, as_of)
