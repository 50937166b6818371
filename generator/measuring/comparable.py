"""Which figure of a place may stand beside those of other places."""

from __future__ import annotations

from generator.measuring.amounts import shown
from generator.records.programme import Indicator
from generator.records.project import Project
from generator.records.results import Result


def comparable(project: Project, unit: str, indicator: Indicator) -> Result | None:
    """Return the latest figure of a unit that others may be compared with; None where there is none.

    It is of the whole unit as it is today, has a day, was seen in its source and is not doubted; figures of the same
    day that differ say nothing. ``unit`` is the slug of a province, empty for the whole country.
    """
    own = [
        r for r in project.holding(unit).results
        if r.indicator == indicator.id and r.seen and r.scope is None and r.former_unit is None and not r.doubt
        and r.as_of is not None and (r.unit or indicator.unit) == indicator.unit
    ]  # fmt: skip
    latest = max((r.as_of for r in own if r.as_of), default=None)
    found = [r for r in own if r.as_of == latest]
    if len({r.value for r in found}) != 1 or shown(found[0], indicator, project.config) is None:
        return None
    return found[0]
