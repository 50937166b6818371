"""Which figure of a place may stand beside those of other places, and why a place has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from generator.measuring.amounts import shown
from generator.records.programme import Indicator
from generator.records.project import Project
from generator.records.results import Result


class Apart(StrEnum):
    """Why no figure of a place may stand beside those of others: what all of them lack first, in this order."""

    FORMER_UNIT = "former_unit"
    PART_ONLY = "part_only"
    OTHER_UNIT = "other_unit"
    DOUBTED = "doubted"
    UNDATED = "undated"
    DISPUTED = "disputed"
    NO_NUMBER = "no_number"


_Fits = Callable[[Result, Indicator], bool]
# What a figure has to be, in the order of Apart: of today's unit, of the whole of it, and so on.
_SIFTS: tuple[tuple[Apart, _Fits], ...] = (
    (Apart.FORMER_UNIT, lambda r, _: r.former_unit is None),
    (Apart.PART_ONLY, lambda r, _: r.scope is None),
    (Apart.OTHER_UNIT, lambda r, indicator: (r.unit or indicator.unit) == indicator.unit),
    (Apart.DOUBTED, lambda r, _: r.seen and not r.doubt),
    (Apart.UNDATED, lambda r, _: r.as_of is not None),
)


def comparable(project: Project, unit: str, indicator: Indicator) -> Result | None:
    """Return the latest figure of a unit that others may be compared with; None where there is none.

    It is of the whole unit as it is today, has a day, was seen in its source and is not doubted; figures of the same
    day that differ say nothing. ``unit`` is the slug of a province, empty for the whole country.
    """
    found = _sifted(project, unit, indicator)
    return None if isinstance(found, Apart) else found


def apart(project: Project, unit: str, indicator: Indicator) -> Apart | None:
    """Return why a unit that has figures has none to compare; None where it has one, or no figures at all."""
    found = _sifted(project, unit, indicator)
    return found if isinstance(found, Apart) else None


def _sifted(project: Project, unit: str, indicator: Indicator) -> Result | Apart | None:
    """Return the figure that remains when all that may not be compared is taken away, or what took the last away."""
    left = list(_of(project, unit, indicator))
    if not left:
        return None
    for reason, fits in _SIFTS:
        left = [r for r in left if fits(r, indicator)]
        if not left:
            return reason
    latest = max(r.as_of for r in left if r.as_of)
    left = [r for r in left if r.as_of == latest]
    if len({r.value for r in left}) != 1:
        return Apart.DISPUTED
    return Apart.NO_NUMBER if shown(left[0], indicator, project.config) is None else left[0]


def _of(project: Project, unit: str, indicator: Indicator) -> Iterator[Result]:
    yield from (r for r in project.holding(unit).results if r.indicator == indicator.id)
