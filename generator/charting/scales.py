"""Where values and days fall in a picture, and which round numbers stand beside them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from generator.records.values import PartialDate


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from a domain (in data units) to a range (in picture units)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float | Decimal) -> float:
        """Return the place of ``value`` in the picture."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def altair(self) -> alt.Scale:
        """Return the same scale for a layer of data."""
        return alt.Scale(domain=[self.low, self.high], range=[self.start, self.end], nice=False, zero=False)


def ticks(
    values: Iterable[Decimal], *, from_zero: bool | None = None, wanted: int = 5, reaching: Decimal | None = None
) -> list[Decimal]:
    """Return round numbers that enclose ``values``, evenly spaced, about ``wanted`` of them.

    ``from_zero`` None starts at zero unless all values lie close together far from it; with ``reaching`` they go on
    at least to that number.
    """
    known = list(values) or [Decimal(0), Decimal(1)]
    low, high = min(known), max(known)
    near = low > 0 and low >= Decimal("0.7") * high and low != high
    if from_zero or (from_zero is None and not near):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    high = max(high, reaching or high)
    if low == high:
        high = low + 1
    step = _round_step((high - low) / (wanted - 1))
    if low > 0 and low % step == 0 and near:
        low -= step / 2
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return [step * (first + n) for n in range(int(last - first) + 1)]


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(10) ** math.floor(math.log10(rough))
    steps = (power * Decimal(m) for m in ("1", "2", "2.5", "5", "10"))
    return next(step for step in steps if step >= rough).normalize()


def middle(date: PartialDate) -> float:
    """Return the day number in the middle of all days ``date`` can mean.

    Days are counted as ``datetime.date.toordinal`` does: numbers, unlike times, read the same
    in every time zone, so the picture's bytes do not depend on the machine.
    """
    return (date.first.toordinal() + date.last.toordinal()) / 2


def year_starts(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return 1 January of the first year to 1 January after the last."""
    return [dt.date(year, 1, 1) for year in range(first.year, last.year + 2)]
