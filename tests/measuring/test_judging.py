"""One value against one path: the status, and when a qualified value may decide it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.measuring.badges import Progress
from generator.measuring.judging import Judgement, judge
from generator.measuring.pace import Path, Refusal
from generator.records.programme import Method
from generator.records.values import Bound, Quantity
from tests.measuring.make import RUBRIC, day, path
from tests.measuring.test_pace import DAYS, VALUES, paths

P = Progress
RISE = path(("2024-12-31", 20), ("2030-12-31", 80), ("2026-12-31", 40))  # 40 required at the end of 2026
FALL = path(("2024-12-31", 40), ("2030-12-31", 10), ("2026-12-31", 30), ascending=False)
NO_START = path(None, ("2030-12-31", 80))
WRONG = path(("2024-12-31", 90), ("2030-12-31", 80))
MET = path(("2024-12-31", 80), ("2030-12-31", 80))
FROM_ZERO = path(("2024-12-31", 0), ("2030-12-31", 80))
GROWS = path(("2024-01-01", 100), ("2032-01-01", 200))
END_2026 = "2026-12-31"


def judged(line: Path, value: object, when: str | None, bound: str = "=", **more: Any) -> Judgement:
    quantity = Quantity(Decimal(str(value)), more.pop("unit", "%"), Bound(bound))
    return judge(line, quantity, day(when) if when else None, RUBRIC, **more)


@pytest.mark.parametrize(
    ("line", "value", "when", "progress", "refusal", "distance"),
    [
        (RISE, 39, END_2026, P.ON_TRACK, None, 41),  # (39 − 20) ÷ 20 = 0.95
        (RISE, "38.9", END_2026, P.BEHIND, None, "41.1"),  # 0.945
        (RISE, 32, END_2026, P.BEHIND, None, 48),  # 0.60
        (RISE, "31.9", END_2026, P.AT_RISK, None, "48.1"),
        (RISE, 10, END_2026, P.AT_RISK, None, 70),
        (RISE, 80, END_2026, P.ACHIEVED, None, 0),
        (RISE, 95, END_2026, P.ACHIEVED, None, 0),
        (RISE, 80, None, P.ACHIEVED, None, 0),  # whenever it was, it is reached
        (RISE, 60, None, P.NOT_YET_DUE, Refusal.NO_TIME, 20),
        (RISE, 79, "2030-12-30", P.ON_TRACK, None, 1),
        (RISE, 79, "2030-12-31", P.NOT_ACHIEVED, None, 1),
        (RISE, 79, "2031-06-30", P.NOT_ACHIEVED, None, 1),
        (RISE, 20, "2024-12-31", P.ON_TRACK, None, 60),  # nothing required on the first day
        (RISE, 19, "2024-12-31", P.AT_RISK, None, 61),
        (RISE, 30, "2024-06-30", P.NOT_YET_DUE, Refusal.NO_TIME, 50),  # before the baseline
        (FALL, "30.5", END_2026, P.ON_TRACK, None, "20.5"),
        (FALL, 33, END_2026, P.BEHIND, None, 23),
        (FALL, 41, END_2026, P.AT_RISK, None, 31),
        (FALL, 10, END_2026, P.ACHIEVED, None, 0),
        (NO_START, 60, END_2026, P.NOT_YET_DUE, Refusal.NO_BASELINE, 20),
        (NO_START, 80, END_2026, P.ACHIEVED, None, 0),
        (NO_START, 60, "2031-01-01", P.NOT_ACHIEVED, None, 20),
        (WRONG, 70, END_2026, P.NOT_YET_DUE, Refusal.WRONG_SIDE, 10),
        (MET, 70, END_2026, P.NOT_YET_DUE, Refusal.MET_AT_BASELINE, 10),
        (path(("2024-12-31", 20), ("2030-12-31", 80), ("2026-12-31", 15)), 16, END_2026, P.ON_TRACK, None, 64),
        (path(("2024-12-31", 20), ("2030-12-31", 80), ("2026-12-31", 15)), 14, END_2026, P.AT_RISK, None, 66),
    ],
)
def test_linear(
    line: Path, value: object, when: str | None, progress: P, refusal: Refusal | None, distance: object
) -> None:
    found = judged(line, value, when)
    assert (found.progress, found.refusal, found.distance) == (progress, refusal, Decimal(str(distance)))
    assert not found.undecided


def test_the_numbers_behind_a_status() -> None:
    found = judged(RISE, 32, END_2026)
    assert (found.required, found.ratio, found.method) == (Decimal(40), Decimal("0.6"), Method.LINEAR)


@pytest.mark.parametrize(
    ("line", "value", "when", "progress", "refusal"),
    [
        (GROWS, 142, "2028-01-01", P.ON_TRACK, None),  # half-way √2 × 100 = 141.4
        (GROWS, "139.2", "2028-01-01", P.ON_TRACK, None),  # 8.62 % of 9.05 % a year = 0.952
        (GROWS, 130, "2028-01-01", P.BEHIND, None),  # 6.8 % = 0.75
        (GROWS, 115, "2028-01-01", P.AT_RISK, None),  # 3.6 % = 0.39
        (GROWS, 90, "2028-01-01", P.AT_RISK, None),
        (GROWS, 0, "2028-01-01", P.AT_RISK, None),
        (GROWS, -5, "2028-01-01", P.AT_RISK, None),
        (GROWS, 200, "2028-01-01", P.ACHIEVED, None),
        (GROWS, 199, "2032-01-01", P.NOT_ACHIEVED, None),
        (FROM_ZERO, 30, END_2026, P.NOT_YET_DUE, Refusal.ZERO),
        (FROM_ZERO, 80, END_2026, P.ACHIEVED, None),
        (path(("2024-12-31", -5), ("2030-12-31", 5)), 1, END_2026, P.NOT_YET_DUE, Refusal.SIGNS_DIFFER),
        (NO_START, 60, END_2026, P.NOT_YET_DUE, Refusal.NO_BASELINE),
    ],
)
def test_growth(line: Path, value: object, when: str, progress: P, refusal: Refusal | None) -> None:
    found = judged(line, value, when, unit="trạm", method=Method.GROWTH)
    assert (found.progress, found.refusal) == (progress, refusal)


@pytest.mark.parametrize(
    ("line", "bound", "value", "when", "progress"),
    [
        (RISE, ">", 80, END_2026, P.ACHIEVED),  # whatever is above 80 has reached 80
        (RISE, ">=", 80, END_2026, P.ACHIEVED),
        (RISE, ">", 79, END_2026, None),  # 79.5 or 81?
        (RISE, ">", 60, END_2026, None),
        (RISE, "<", 80, "2031-01-01", P.NOT_ACHIEVED),  # below 80, whatever it is
        (RISE, "<=", 80, "2031-01-01", None),  # it may be 80
        (RISE, "<", 31, END_2026, P.AT_RISK),
        (RISE, "<", 60, END_2026, None),
        (RISE, "<=", "31.9", END_2026, P.AT_RISK),
        (RISE, "<=", 32, END_2026, None),
        (RISE, "~", 97, END_2026, None),  # how far "about" reaches, nobody said
        (FALL, "<", 10, END_2026, P.ACHIEVED),
        (FALL, "<=", 10, END_2026, P.ACHIEVED),
        (FALL, ">", 10, "2031-01-01", P.NOT_ACHIEVED),
        (FALL, ">=", 10, "2031-01-01", None),
        (FALL, ">", 35, END_2026, P.AT_RISK),
        (NO_START, ">", 90, END_2026, P.ACHIEVED),
        (NO_START, "<", 60, END_2026, P.NOT_YET_DUE),
        (NO_START, ">", 60, END_2026, None),
        (path(("2024-12-31", 20), ("2030-12-31", 100)), ">=", 100, END_2026, P.ACHIEVED),
        (MET, "~", 70, None, None),
    ],
)
def test_qualified(line: Path, bound: str, value: object, when: str | None, progress: P | None) -> None:
    found = judged(line, value, when, bound)
    assert found.undecided is (progress is None)
    assert found.progress is (progress or P.NO_INFORMATION)
    if found.undecided:
        assert found.ratio is None


ORDER = [P.AT_RISK, P.BEHIND, P.ON_TRACK, P.ACHIEVED]
METHODS = st.sampled_from(Method)


@settings(max_examples=200)
@given(paths(), DAYS, VALUES, VALUES, METHODS)
def test_statuses_rise_with_the_value(
    line: Path, when: dt.date, one: Decimal, other: Decimal, method: Method
) -> None:
    worse, better = sorted((one, other), reverse=not line.ascending)
    low, high = (judge(line, Quantity(v, ""), when, RUBRIC, method).progress for v in (worse, better))
    if low in ORDER and high in ORDER:
        assert ORDER.index(low) <= ORDER.index(high)
    else:  # not due, or too late: then only reaching the target is better
        assert low == high or high is P.ACHIEVED


COMPATIBLE = {
    Bound.ABOVE: lambda v, x: x > v, Bound.AT_LEAST: lambda v, x: x >= v, Bound.BELOW: lambda v, x: x < v,
    Bound.AT_MOST: lambda v, x: x <= v, Bound.ABOUT: lambda v, x: True,
}  # fmt: skip


@settings(max_examples=300)
@given(paths(), DAYS, VALUES, st.sampled_from(list(COMPATIBLE)), st.lists(VALUES, max_size=20), METHODS)
def test_a_qualified_value_decides_only_what_all_its_values_decide(
    line: Path, when: dt.date, value: Decimal, bound: Bound, samples: list[Decimal], method: Method
) -> None:
    found = judge(line, Quantity(value, "", bound), when, RUBRIC, method)
    near = [value + Decimal(step) for step in ("-1", "-0.01", "0", "0.01", "1")]
    possible = [x for x in (*near, *samples) if COMPATIBLE[bound](value, x)]
    statuses = {judge(line, Quantity(x, ""), when, RUBRIC, method).progress for x in possible}
    if not found.undecided:
        assert statuses <= {found.progress}
    if len(statuses) > 1:
        assert found.undecided
