"""How much was required by a date, and how much of it was reached.

Two standard methods. *Linear*: a straight line from the baseline to the target at its deadline,
bent by the plan's own milestones; the ratio is gain reached to gain required. *Growth*: the ratio
of actual to required compound annual growth, as Statistics Canada ("Measuring progress on the
Sustainable Development Goals", data hub methodology) and UN ESCAP ("Asia and the Pacific SDG
Progress Report", annex on the anticipated progress index) use it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

DAYS_A_YEAR = Decimal("365.25")


class Refusal(StrEnum):
    """Why no pace can be given."""

    NO_BASELINE = "no_baseline"
    WRONG_SIDE = "wrong_side"
    MET_AT_BASELINE = "met_at_baseline"
    ZERO = "zero"
    SIGNS_DIFFER = "signs_differ"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the unit of the indicator."""

    day: dt.date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Path:
    """What is to be reached: baseline, milestones in order of time, and the target at its deadline."""

    target: Point
    baseline: Point | None = None
    milestones: tuple[Point, ...] = ()
    ascending: bool = True

    @property
    def points(self) -> tuple[Point, ...]:
        """Baseline (when known), milestones and target, in order of time."""
        start = (self.baseline,) if self.baseline else ()
        return (*start, *self.milestones, self.target)


def reached(value: Decimal, goal: Decimal, ascending: bool) -> bool:
    """Whether ``value`` is at or beyond ``goal`` in the declared direction."""
    return value >= goal if ascending else value <= goal


def baseline_refusal(path: Path) -> Refusal | None:
    """Return why a path gives no pace: no baseline, a target met or on the wrong side at the start."""
    if path.baseline is None:
        return Refusal.NO_BASELINE
    start, goal = path.baseline.value, path.target.value
    if start == goal:
        return Refusal.MET_AT_BASELINE
    if reached(start, goal, path.ascending):
        return Refusal.WRONG_SIDE
    if path.baseline.day >= path.target.day:
        return Refusal.NO_TIME
    return None


def required(path: Path, day: dt.date) -> Decimal | None:
    """Return the value required on ``day``, in the unit of the path; None before its first point.

    Straight lines between the path's points; after the deadline the target itself.
    """
    points = path.points
    if day < points[0].day:
        return None
    for before, after in pairwise(points):
        if before.day <= day < after.day:
            return _between(before, after, day)
    return path.target.value


def _between(before: Point, after: Point, day: dt.date) -> Decimal:
    share = Decimal((day - before.day).days) / Decimal((after.day - before.day).days)
    return before.value + (after.value - before.value) * share


def linear_ratio(path: Path, day: dt.date, value: Decimal) -> Decimal | None:
    """Return gain reached divided by gain required on ``day`` (1 = exactly as required).

    None where no gain is required yet (also where a milestone asks for less than the baseline), or
    the path has no usable baseline.
    """
    needed = required(path, day)
    if needed is None or path.baseline is None:
        return None
    if reached(path.baseline.value, needed, path.ascending):
        return None
    return (value - path.baseline.value) / (needed - path.baseline.value)


def growth_refusal(path: Path) -> Refusal | None:
    """Return why the growth method cannot be used: a zero, or signs that differ."""
    if path.baseline is None:
        return Refusal.NO_BASELINE
    start, goal = path.baseline.value, path.target.value
    if start == 0 or goal == 0:
        return Refusal.ZERO
    return Refusal.SIGNS_DIFFER if (start > 0) != (goal > 0) else None


def growth(start: Point, end: Point) -> Decimal | None:
    """Return the compound annual growth between two points as a fraction (0.1 = 10 % a year).

    None for less than a day between them, a zero at the start, or signs that differ.
    """
    days = (end.day - start.day).days
    if days <= 0 or start.value == 0 or (start.value > 0) != (end.value > 0):
        return None
    return (end.value / start.value) ** (DAYS_A_YEAR / days) - 1


def growth_ratio(path: Path, day: dt.date, value: Decimal) -> Decimal | None:
    """Return actual divided by required compound annual growth (1 = exactly as required)."""
    if path.baseline is None or growth_refusal(path):
        return None
    needed = growth(path.baseline, path.target)
    actual = growth(path.baseline, Point(day, value))
    return None if not needed or actual is None else actual / needed


def percentage(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Return ``numerator`` of ``denominator`` in per cent.

    Raises:
        ZeroDivisionError: the denominator is zero.
    """
    if denominator == 0:
        raise ZeroDivisionError("denominator is zero")
    return numerator * 100 / denominator


def in_order(points: Sequence[Point]) -> bool:
    """Whether points follow each other strictly in time."""
    return all(a.day < b.day for a, b in pairwise(points))
