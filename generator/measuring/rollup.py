"""The country from its provinces: sums, coverage, ranking, silence. Columns, so pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress, Reported
from generator.measuring.pace import percentage
from generator.records.programme import Measure
from generator.records.values import Bound

if TYPE_CHECKING:
    import pandas as pd  # slow to import: a check, which only needs the names in here, starts without it


class NoFigure(StrEnum):
    """Why the country has no figure for a target."""

    NOBODY_REPORTED = "nobody_reported"
    NOT_ADDABLE = "not_addable"
    NOTHING_EXACT = "nothing_exact"
    CENTRAL_ONLY = "central_only"
    NO_LONGER_APPLICABLE = "no_longer_applicable"


@dataclass(frozen=True, slots=True)
class NationalFigure:
    """Numerators and denominators added over the provinces that gave both.

    ``value`` is in per cent for percentages, else the sum itself; ``covered`` of ``of`` provinces
    are in it: those of ``units``.
    """

    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    units: tuple[str, ...]
    of: int

    @property
    def covered(self) -> int:
        """How many provinces are in it."""
        return len(self.units)


@dataclass(frozen=True, slots=True)
class Roll:
    """One target over all provinces: the figure or the reason for none, who leads, who is silent.

    ``reporting`` counts provinces with any public figure that measures the target.
    """

    figure: NationalFigure | None
    reason: NoFigure | None
    reporting: int
    of: int
    ranked: tuple[Assessment, ...]
    silent: tuple[Assessment, ...]
    counts: tuple[tuple[Progress, int], ...]


def roll_up(assessments: Iterable[Assessment], ascending: bool = True) -> Roll:
    """Roll one target's assessments, one a province, up to the country.

    Percentages are never averaged: only numerators and denominators are added (the rule of
    ratio estimates over strata). Qualified, disputed and former units' values are left out of
    the sum, and so is whatever measures another indicator than the target's own; that is not
    ranked either.
    """
    every = list(assessments)
    table = _table(every)
    told = [a for a in every if _told(a)]
    figure, reason = _figure(table, len(every))
    if told and reason is NoFigure.NOBODY_REPORTED:
        reason = NoFigure.NOTHING_EXACT
    if every and all(a.reported is Reported.NO_LONGER_APPLICABLE for a in every):
        figure, reason = None, NoFigure.NO_LONGER_APPLICABLE
    ranked = [a for a in told if a.actual is not None and _same_indicator(a)]
    ranked.sort(key=lambda a: (-a.actual.value if ascending else a.actual.value) if a.actual else Decimal(0))
    silent = tuple(a for a in every if not _told(a))
    return Roll(figure, reason, len(told), len(every), tuple(ranked), silent, count(every))


def _told(a: Assessment) -> bool:
    return a.direct or a.progress is Progress.ACHIEVED


def _same_indicator(a: Assessment) -> bool:
    return a.target is None or a.indicator is None or a.indicator.id == a.target.indicator


def count(assessments: Iterable[Assessment]) -> tuple[tuple[Progress, int], ...]:
    """Return how many assessments stand at each progress, in the order of the badges."""
    found = Counter(a.progress for a in assessments)
    return tuple((p, found[p]) for p in Progress if p in found)


def _table(assessments: list[Assessment]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "unit": a.unit,
            "percent": a.indicator is not None and a.indicator.measure is Measure.PERCENTAGE,
            "value": a.actual.value,
            "numerator": a.choice.result.numerator,
            "denominator": a.choice.result.denominator,
        }
        for a in assessments
        if a.actual is not None
        and a.choice.result is not None
        and a.actual.bound is Bound.EXACT
        and _same_indicator(a)
    ]
    columns = ["unit", "percent", "value", "numerator", "denominator"]
    return pd.DataFrame(rows, columns=columns, dtype="object")


def _figure(table: pd.DataFrame, of: int) -> tuple[NationalFigure | None, NoFigure | None]:
    if table.empty:
        return None, NoFigure.NOBODY_REPORTED
    if not table["percent"].any():
        return NationalFigure(sum(table["value"], Decimal(0)), None, None, tuple(table["unit"]), of), None
    both = table[table["numerator"].notna() & table["denominator"].notna()]
    denominator = sum(both["denominator"], Decimal(0))
    if both.empty or denominator == 0:
        return None, NoFigure.NOT_ADDABLE
    numerator = sum(both["numerator"], Decimal(0))
    return NationalFigure(percentage(numerator, denominator), numerator, denominator, tuple(both["unit"]), of), None
