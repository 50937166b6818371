"""One value against one path: the progress it shows, and the numbers that lead there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.measuring import pace
from generator.measuring.badges import Progress
from generator.measuring.pace import Path, Refusal
from generator.records.config import Rubric
from generator.records.programme import Method
from generator.records.values import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Judgement:
    """A progress and what it was concluded from; values in the unit of the path.

    ``distance`` is what is missing to the target, never negative. ``undecided`` says that a
    qualified value, a date known only in part, or a value older than the passed deadline would
    allow several statuses.
    """

    progress: Progress
    method: Method = Method.LINEAR
    required: Decimal | None = None
    ratio: Decimal | None = None
    distance: Decimal | None = None
    refusal: Refusal | None = None
    undecided: bool = False


def judge(
    path: Path, actual: Quantity, day: dt.date | None, rubric: Rubric, method: Method = Method.LINEAR
) -> Judgement:
    """Judge a value stated for ``day`` (None: date unknown) against a path.

    A qualified value decides only where every value it may stand for gives the same progress
    (the statuses are monotonic in the value, so both ends of its range are enough).
    """
    stated = judge_exact(path, actual.value, day, rubric, method)
    if actual.bound is Bound.EXACT:
        return stated
    ends = {judge_exact(path, end, day, rubric, method).progress for end in _range(actual)}
    if len(ends) == 1:
        return stated if stated.progress in ends else _with(stated, ends.pop())
    known = (stated.required, None, stated.distance, stated.refusal)
    return Judgement(Progress.NO_INFORMATION, method, *known, undecided=True)


def judge_exact(
    path: Path, value: Decimal, day: dt.date | None, rubric: Rubric, method: Method
) -> Judgement:
    """Judge an exact value; thresholds come from ``rubric``."""
    goal = path.target.value
    needed = pace.required(path, day) if day else None
    if pace.reached(value, goal, path.ascending):
        return Judgement(Progress.ACHIEVED, method, needed, None, Decimal(0))
    distance = abs(goal - value)
    if day is not None and day >= path.target.day:
        return Judgement(Progress.NOT_ACHIEVED, method, needed, None, distance)
    refusal = _refusal(path, day, method)
    if refusal:
        return Judgement(Progress.NOT_YET_DUE, method, None, None, distance, refusal)
    assert day is not None
    ratio = _ratio(path, day, value, method)
    return Judgement(_progress(ratio, rubric), method, needed, ratio, distance)


def _refusal(path: Path, day: dt.date | None, method: Method) -> Refusal | None:
    if day is None:
        return Refusal.NO_TIME
    if path.baseline and day < path.baseline.day:
        return Refusal.NO_TIME
    growth = pace.growth_refusal(path) if method is Method.GROWTH else None
    return pace.baseline_refusal(path) or growth


def _ratio(path: Path, day: dt.date, value: Decimal, method: Method) -> Decimal:
    ratio = (pace.growth_ratio if method is Method.GROWTH else pace.linear_ratio)(path, day, value)
    if ratio is not None:
        return ratio
    assert path.baseline is not None
    needed = pace.required(path, day) if method is Method.LINEAR else None
    least = path.baseline.value if needed is None else needed
    return Decimal(1) if pace.reached(value, least, path.ascending) else Decimal(0)


def _progress(ratio: Decimal, rubric: Rubric) -> Progress:
    if ratio >= rubric.on_track:
        return Progress.ON_TRACK
    return Progress.BEHIND if ratio >= rubric.behind else Progress.AT_RISK


_TINY = Decimal("0.000000001")
_HUGE = Decimal(10) ** 15


def _range(actual: Quantity) -> tuple[Decimal, Decimal]:
    low, high = (Decimal(0), Decimal(100)) if actual.unit == "%" else (-_HUGE, _HUGE)
    value = actual.value
    return {
        Bound.ABOVE: (value + _TINY, high),
        Bound.AT_LEAST: (value, high),
        Bound.BELOW: (low, value - _TINY),
        Bound.AT_MOST: (low, value),
        Bound.ABOUT: (low, high),
    }[actual.bound]


def _with(judgement: Judgement, progress: Progress) -> Judgement:
    return Judgement(
        progress, judgement.method, judgement.required, judgement.ratio, judgement.distance, judgement.refusal
    )
