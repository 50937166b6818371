"""All rules over a whole project, in one run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from functools import partial

from generator.checking.accepting import accepted
from generator.checking.deliveries import check_overdue, check_reports
from generator.checking.figures import check_disagreements, check_results, check_series, check_undated
from generator.checking.notes import check_notes
from generator.checking.plans import check_plans
from generator.checking.references import (
    check_names,
    check_references,
    check_references_in,
    check_sources,
    check_terms,
    check_unused_sources,
)
from generator.checking.times import check_recorded, check_times
from generator.checking.voices import check_voices
from generator.parallel import shared_out
from generator.reading.project import Reading
from generator.records.finding import Finding
from generator.records.project import Holding, Project

_AT_ONCE = 100  # units a process takes at a time: fewer are checked before a copy of this process is made


def find_all(reading: Reading, as_of: dt.date | None) -> tuple[Finding, ...]:
    """Return everything reading and the rules found, in order of place, accepted findings marked.

    Without a day, or a project that could be read, only what reading found.
    """
    found = list(reading.findings)
    if reading.project is not None and as_of is not None:
        found += check(reading.project, as_of, reading.unread)
    complete = reading.project is not None and as_of is not None and not reading.unread
    told = accepted(found, reading.acceptances, complete)
    return tuple(sorted(told, key=lambda f: (f.place, f.rule.code)))


def check(project: Project, as_of: dt.date, unread: Collection[str] = ()) -> Iterator[Finding]:
    """Yield everything the rules find in ``project`` on ``as_of``."""
    yield from check_references(project, unread)
    yield from check_unused_sources(project, unread)
    if not unread:  # what could not be read may be what is awaited
        yield from check_overdue(project, as_of)
    yield from check_sources(project)
    yield from check_names(project)
    yield from check_terms(project)
    yield from check_recorded(project, as_of)
    yield from check_notes(project)
    holdings = (project.national, *project.holdings.values())
    for found in shared_out([partial(_of_unit, project, h, as_of, unread) for h in holdings], at_once=_AT_ONCE):
        yield from found


def _of_unit(project: Project, holding: Holding, as_of: dt.date, unread: Collection[str]) -> list[Finding]:
    """Return what the rules find in what one unit, or the country, holds."""
    return [
        *check_references_in(project, holding, unread),
        *check_results(project, holding, as_of),
        *check_times(project, holding),
        *check_disagreements(project, holding),
        *check_undated(project, holding),
        *check_voices(project, holding),
        *check_series(project, holding),
        *check_plans(project, holding, as_of),
        *check_reports(project, holding, as_of),
    ]
