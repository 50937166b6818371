"""Why a place's figures cannot stand beside those of others: what all of them lack, the first thing first."""

from __future__ import annotations

from typing import Any

import pytest

from generator.measuring.comparable import Apart, apart, comparable
from generator.records.programme import Measure, Role
from generator.records.results import Result
from tests.measuring import make

COUNTED = make.indicator("n", measure=Measure.NUMBER, unit="trạm", role=Role.CONTEXT)


def figure(as_of: str | None = "2026", value: int | None = 5, **more: Any) -> Result:
    return make.result(as_of, value, indicator="n", **more)


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ((), None),
        ((figure(),), None),
        ((figure(former_unit="cu"),), Apart.FORMER_UNIT),
        ((figure(scope="một xã"),), Apart.PART_ONLY),
        ((figure(former_unit="cu"), figure(scope="một xã")), Apart.PART_ONLY),
        ((figure(scope="một xã"), figure(former_unit="cu", scope="một xã")), Apart.PART_ONLY),
        ((figure(unit="xã"),), Apart.OTHER_UNIT),
        ((figure(doubt="lẻ"),), Apart.DOUBTED),
        ((figure(seen=False),), Apart.DOUBTED),
        ((figure(None),), Apart.UNDATED),
        ((figure(None), figure(doubt="lẻ")), Apart.UNDATED),
        ((figure(), figure(value=6)), Apart.DISPUTED),
        ((figure(), figure(value=6), figure("2025")), Apart.DISPUTED),
        ((figure("2025"), figure("2025", 6), figure()), None),
        ((figure(value=None),), Apart.NO_NUMBER),
        ((figure(former_unit="cu"), figure()), None),
    ],
)
def test_the_first_thing_that_every_figure_lacks(figures: tuple[Result, ...], why: Apart | None) -> None:
    project = make.project(make.holding("a", *figures), indicators=(COUNTED,), targets=())
    assert apart(project, "a", COUNTED) is why
    assert (comparable(project, "a", COUNTED) is not None) is (bool(figures) and why is None)
