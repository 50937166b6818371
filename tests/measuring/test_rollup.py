"""The country from its provinces."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measuring.badges import Progress
from generator.measuring.measures import Measures, measure
from generator.measuring.rollup import NoFigure, Roll
from generator.records.plans import Plan
from generator.records.programme import Level, Measure
from generator.records.project import Holding, Project
from generator.records.results import Result, State
from tests.measuring.make import commitment, day, holding, indicator, plan, project, result, target

AS_OF = day("2027-03-01")


def measured(*holdings: Holding, **more: object) -> Measures:
    return measure(project(*holdings, **more), AS_OF)


def roll(*holdings: Holding, **more: object) -> Roll:
    return measured(*holdings, **more).of_target("T").roll


def parts(numerator: int, denominator: int, **more: object) -> Result:
    return result("2026-12-31", numerator=numerator, denominator=denominator, **more)


def test_numerators_and_denominators_are_added_never_percentages() -> None:
    """9/10 and 100/1000 are 109/1010 = 10.79 %, not the mean of 90 % and 10 %."""
    found = roll(holding("a", parts(9, 10)), holding("b", parts(100, 1000)), holding("c"))
    assert found.figure is not None
    assert (found.figure.numerator, found.figure.denominator) == (109, 1010)
    assert found.figure.value == Decimal(10900) / 1010
    assert (found.figure.covered, found.figure.of) == (2, 3)
    assert (found.reporting, found.of) == (2, 3)
    assert [a.unit for a in found.silent] == ["c"]


def test_what_cannot_be_added_is_left_out() -> None:
    found = roll(
        holding("a", parts(9, 10)),
        holding("b", result("2026-12-31", 50)),  # no parts
        holding("c", parts(1, 2, qualifier="khoảng")),
        holding("d", parts(1, 2), parts(2, 2, source="p")),  # disputed
        holding("e", parts(1, 2, former_unit="x")),
        holding("f", parts(1, 2, scope="xã")),
        holding("g", parts(1, 2, indicator="j")),
        holding("h", result("2026-12-31", 7, unit="lớp", numerator=7, denominator=9)),
    )
    assert found.figure is not None
    assert (found.figure.value, found.figure.covered, found.figure.of) == (90, 1, 8)
    assert found.reporting == 4
    assert [a.unit for a in found.silent] == ["e", "f", "g", "h"]


def test_numbers_are_summed() -> None:
    stations = indicator(measure=Measure.NUMBER, unit="trạm")
    found = roll(
        holding("a", result("2026", 1217)), holding("b", result("2026", 3)), holding("c", result("2026", 5, qualifier="trên")),
        indicators=(stations,),
    )  # fmt: skip
    assert found.figure is not None
    assert (found.figure.value, found.figure.numerator, found.figure.covered) == (1220, None, 2)


@pytest.mark.parametrize(
    ("holdings", "reason"),
    [
        ([holding("a"), holding("b")], NoFigure.NOBODY_REPORTED),
        ([holding("a", result("2026", 90)), holding("b", result("2026", 10))], NoFigure.NOT_ADDABLE),
        ([holding("a", result("2026", 5, numerator=5, denominator=0))], NoFigure.NOT_ADDABLE),
    ],
)
def test_no_figure(holdings: list[Holding], reason: NoFigure) -> None:
    found = roll(*holdings)
    assert (found.figure, found.reason) == (None, reason)


def test_no_figure_for_a_target_that_ended_or_binds_nobody() -> None:
    ended = target(applies_until=day("2025-07-01"))
    assert roll(holding("a", parts(1, 2)), targets=(ended,)).reason is NoFigure.NO_LONGER_APPLICABLE
    central = measured(holding("a"), targets=(target(levels=(Level.CENTRAL,)),)).of_target("T")
    assert (central.roll.reason, central.roll.of) == (NoFigure.CENTRAL_ONLY, 0)
    assert central.central is not None


def test_ranking_and_counts() -> None:
    held = [holding("a", parts(1, 10)), holding("b", parts(9, 10)), holding("c"), holding("d", result("2026", state=State.ACHIEVED))]
    found = roll(*held)
    assert [a.unit for a in found.ranked] == ["b", "a"]
    assert [a.unit for a in roll(*held, targets=(target(ascending=False),)).ranked] == ["a", "b"]
    assert dict(found.counts) == {Progress.ACHIEVED: 2, Progress.NO_INFORMATION: 1, Progress.NOT_YET_DUE: 1}
    others = measured(*held).of_target("T").others
    assert [a.unit for a in others] == ["d"]


def test_a_commitment_on_another_indicator_is_neither_summed_nor_ranked() -> None:
    other = plan(commitment(indicator="j"))
    found = roll(
        holding("a", parts(9, 10)),
        Holding("b", plans=(other,), results=(parts(1, 1000, indicator="j"),)),
        indicators=(indicator(), indicator("j")),
    )
    assert found.figure is not None
    assert found.figure.value == 90
    assert [a.unit for a in found.ranked] == ["a"]
    assert found.reporting == 2


def speaks(*plans: Plan) -> str:
    held = Holding("a", plans=plans)
    everything = measured(held).of_target("T").every
    assert len(everything) == 1
    return f"{everything[0].plan.id if everything[0].plan else '-'}/{everything[0].commitment and everything[0].commitment.id}"


def test_who_speaks_for_a_province() -> None:
    old = plan(commitment("C1"), id="old")
    new = plan(commitment("C2", deadline=day("2027-12-31")), commitment("C3"), id="new", date=day("2026-01-01"))
    before = plan(commitment("C4"), id="former", former_unit="x")
    assert speaks() == "-/None"
    assert speaks(before) == "-/None"
    assert speaks(before, old) == "old/C1"
    assert speaks(old, new) == "new/C3"


def test_every_province_is_measured_even_without_a_folder() -> None:
    from tests.measuring.make import province

    found: Project = project(provinces=(province("a"), province("b")))
    measures = measure(found, AS_OF)
    assert set(measures.units) == {"", "a", "b"}
    assert all(len(measures.units[s].overdue) == 3 for s in "ab")  # the plan, and two yearly reports
    assert measures.next_dues[0].year == 2027
    with pytest.raises(KeyError):
        measures.of_target("X")


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000)), min_size=1, max_size=8))
def test_the_sum_is_the_hand_sum(pairs: list[tuple[int, int]]) -> None:
    held = [holding(f"p{n}", parts(part, whole)) for n, (part, whole) in enumerate(pairs)]
    found = roll(*held).figure
    assert found is not None
    above, below = sum(p for p, _ in pairs), sum(w for _, w in pairs)
    assert (found.numerator, found.denominator) == (above, below)
    assert found.value == Decimal(above) * 100 / Decimal(below)
    assert (found.covered, found.of) == (len(pairs), len(pairs))
