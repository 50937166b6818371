"""Required pace and both ratios, computed by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.measuring.pace import (
    Path,
    Point,
    Refusal,
    baseline_refusal,
    growth,
    growth_ratio,
    growth_refusal,
    in_order,
    linear_ratio,
    percentage,
    reached,
    required,
)
from tests.measuring.make import day, path, point

# 31/12/2024 to 31/12/2030 are 2191 days (2028 is a leap year); 31/12/2025 is day 365, 31/12/2027 day 1095.
LINE = path(("2024-12-31", 20), ("2030-12-31", 80))
BENT = path(("2024-12-31", 20), ("2030-12-31", 80), ("2026-12-31", 30), ("2028-12-31", 60))
DOWN = path(("2024-12-31", 40), ("2028-12-31", 0), ascending=False)


@pytest.mark.parametrize(
    ("line", "when", "value"),
    [
        (LINE, "2024-12-30", None),  # before the baseline nothing is required
        (LINE, "2024-12-31", "20"),
        (LINE, "2025-12-31", Decimal(20) + Decimal(60) * 365 / 2191),  # 29.9954…
        (LINE, "2027-12-31", Decimal(20) + Decimal(60) * 1095 / 2191),  # 49.9863…
        (LINE, "2030-12-30", Decimal(20) + Decimal(60) * 2190 / 2191),
        (LINE, "2030-12-31", "80"),
        (LINE, "2035-01-01", "80"),  # after the deadline the target itself
        (BENT, "2026-12-31", "30"),
        (BENT, "2025-12-31", "25"),  # 365 of 730 days from 20 to 30
        (BENT, "2028-12-31", "60"),
        (BENT, "2027-12-31", Decimal(30) + Decimal(30) * 365 / 731),  # 2028 has 366 days
        (BENT, "2030-12-31", "80"),
        (DOWN, "2026-12-31", Decimal(40) - Decimal(40) * 730 / 1461),
        (path(None, ("2030-12-31", 80)), "2026-12-31", None),
        (path(None, ("2030-12-31", 80), ("2026-12-31", 30)), "2026-12-31", "30"),
        (path(None, ("2030-12-31", 80), ("2026-12-31", 30)), "2026-12-30", None),
    ],
)
def test_required(line: Path, when: str, value: str | Decimal | None) -> None:
    needed = required(line, day(when))
    assert needed is None if value is None else needed is not None and abs(needed - Decimal(value)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("line", "when", "value", "ratio"),
    [
        (BENT, "2026-12-31", 30, "1"),
        (BENT, "2026-12-31", 25, "0.5"),  # (25 − 20) ÷ (30 − 20)
        (BENT, "2028-12-31", 44, "0.6"),  # (44 − 20) ÷ (60 − 20)
        (BENT, "2028-12-31", 58, "0.95"),
        (BENT, "2028-12-31", 70, "1.25"),
        (BENT, "2028-12-31", 10, "-0.25"),  # it fell
        (BENT, "2024-12-31", 25, None),  # nothing required yet
        (path(("2024-12-31", 40), ("2028-12-31", 0), ("2026-12-31", 20), ascending=False), "2026-12-31", 28, "0.6"),
        (path(None, ("2030-12-31", 80)), "2026-12-31", 50, None),
        (path(("2024-12-31", 20), ("2030-12-31", 80), ("2026-12-31", 15)), "2026-12-31", 18, None),  # asks for less
    ],
)
def test_linear_ratio(line: Path, when: str, value: int, ratio: str | None) -> None:
    found = linear_ratio(line, day(when), Decimal(value))
    assert found == (None if ratio is None else Decimal(ratio))


@pytest.mark.parametrize(
    ("start", "end", "rate"),
    [
        (("2024-01-01", 100), ("2028-01-01", "146.41"), "0.1"),  # 1.1⁴ over 1461 days = 4 years of 365.25
        (("2024-01-01", 100), ("2028-01-01", "65.61"), "-0.1"),  # 0.9⁴
        (("2024-01-01", 50), ("2028-01-01", 50), "0"),
        (("2024-01-01", -100), ("2028-01-01", "-146.41"), "0.1"),
        (("2024-01-01", 100), ("2024-01-01", 200), None),  # no time
        (("2024-01-01", 0), ("2028-01-01", 200), None),
        (("2024-01-01", -1), ("2028-01-01", 1), None),
    ],
)
def test_growth(start: tuple[str, int], end: tuple[str, str], rate: str | None) -> None:
    found = growth(point(*start), point(*end))
    assert found is None if rate is None else found is not None and abs(found - Decimal(rate)) < Decimal("1e-12")


def test_growth_ratio_by_hand() -> None:
    """100 → 207.36 in 8 × 365.25 days asks for 1.2^(1/2) − 1 a year … in four years 144 = 1.2²."""
    line = path(("2024-01-01", 100), ("2032-01-01", "207.36"))
    needed = Decimal("0.0954451150103322")  # 207.36 ^ (1/8): the eighth root of 2.0736 is √1.2
    assert abs(growth(point("2024-01-01", 100), point("2032-01-01", "207.36")) - needed) < Decimal("1e-12")  # type: ignore[operator]
    exactly = growth_ratio(line, day("2028-01-01"), Decimal(144))
    assert exactly is not None
    assert abs(exactly - 1) < Decimal("1e-12")
    slower = growth_ratio(line, day("2028-01-01"), Decimal("121.550625"))  # 1.05⁴: 5 % a year of 9.54 %
    assert slower is not None
    assert abs(slower - Decimal("0.05") / needed) < Decimal("1e-12")
    assert growth_ratio(line, day("2028-01-01"), Decimal(90)) < 0  # type: ignore[operator]


@pytest.mark.parametrize(
    ("line", "refusal", "growing"),
    [
        (LINE, None, None),
        (DOWN, None, Refusal.ZERO),
        (path(None, ("2030-12-31", 80)), Refusal.NO_BASELINE, Refusal.NO_BASELINE),
        (path(("2024-12-31", 80), ("2030-12-31", 80)), Refusal.MET_AT_BASELINE, None),
        (path(("2024-12-31", 90), ("2030-12-31", 80)), Refusal.WRONG_SIDE, None),
        (path(("2024-12-31", 20), ("2030-12-31", 80), ascending=False), Refusal.WRONG_SIDE, None),
        (path(("2024-12-31", 0), ("2030-12-31", 80)), None, Refusal.ZERO),
        (path(("2024-12-31", -5), ("2030-12-31", 5)), None, Refusal.SIGNS_DIFFER),
        (path(("2030-12-31", 20), ("2030-12-31", 80)), Refusal.NO_TIME, None),
    ],
)
def test_refusals(line: Path, refusal: Refusal | None, growing: Refusal | None) -> None:
    assert baseline_refusal(line) is refusal
    assert growth_refusal(line) is growing


@pytest.mark.parametrize(
    ("value", "goal", "ascending", "there"),
    [(80, 80, True, True), (79, 80, True, False), (5, 5, False, True), (6, 5, False, False), (4, 5, False, True)],
)
def test_reached(value: int, goal: int, ascending: bool, there: bool) -> None:
    assert reached(Decimal(value), Decimal(goal), ascending) is there


def test_percentage_and_order() -> None:
    assert percentage(Decimal(55), Decimal(200)) == Decimal("27.5")
    with pytest.raises(ZeroDivisionError):
        percentage(Decimal(1), Decimal(0))
    assert in_order(BENT.points)
    assert not in_order([*BENT.points, point("2030-12-31", 90)])


# --- what holds for every path ---

VALUES = st.decimals(-1000, 1000, places=2)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


@st.composite
def paths(draw: st.DrawFn) -> Path:
    """A path in one direction: strictly later and never further from the target at each point."""
    ascending = draw(st.booleans())
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=5, unique=True)))
    values = sorted(draw(st.lists(VALUES, min_size=len(days), max_size=len(days))), reverse=not ascending)
    points = [Point(d, v) for d, v in zip(days, values, strict=True)]
    return Path(points[-1], points[0], tuple(points[1:-1]), ascending)


@given(paths(), DAYS, DAYS)
def test_required_never_goes_back(line: Path, one: dt.date, other: dt.date) -> None:
    assert line.baseline is not None
    early, late = sorted((max(one, line.baseline.day), max(other, line.baseline.day)))
    first, last = required(line, early), required(line, late)
    assert first is not None
    assert last is not None
    assert (first <= last) if line.ascending else (first >= last)
    low, high = sorted((line.baseline.value, line.target.value))
    assert low <= first <= high


@given(paths(), DAYS)
def test_on_the_line_the_ratio_is_one(line: Path, when: dt.date) -> None:
    needed = required(line, when)
    assume(needed is not None and line.baseline is not None and needed != line.baseline.value)
    assert needed is not None
    assert linear_ratio(line, when, needed) == 1


@given(paths(), DAYS, VALUES, VALUES)
def test_ratios_rise_with_the_value(line: Path, when: dt.date, one: Decimal, other: Decimal) -> None:
    worse, better = sorted((one, other), reverse=not line.ascending)
    for ratio in (linear_ratio, growth_ratio):
        low, high = ratio(line, when, worse), ratio(line, when, better)
        if low is not None and high is not None and (ratio is linear_ratio or baseline_refusal(line) is None):
            assert low <= high
