"""Which places are alike: distances by hand, what counts as known, and that the measure is a fair one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measuring.similarity import Alike, Apart, alike, apart, criteria, likeness, spreads
from generator.records.config import Similarity
from generator.records.programme import Measure, Role
from generator.records.project import Project
from tests.measuring import make

F = Fraction
# People: from 100 to 500, so 400 apart at most. Communes: from 10 to 60, so 50 apart at most.
KNOWN = {
    "a": {"people": F(100), "communes": F(10)},
    "b": {"people": F(200), "communes": F(20)},
    "c": {"people": F(500), "communes": F(60)},
    "d": {"people": F(120)},
    "e": {},
}
NAMES = {unit: unit.upper() for unit in KNOWN}


def test_the_widest_difference_on_each_criterion() -> None:
    assert spreads(KNOWN) == {"people": 400, "communes": 50}
    assert spreads({"a": {"x": F(7)}, "b": {"x": F(7)}}) == {}, "where all are equal nothing is told"


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("a", "b", (F(100, 400) + F(10, 50)) / 2), ("a", "c", F(1)), ("b", "c", (F(300, 400) + F(40, 50)) / 2), ("a", "a", F(0))],
)
def test_a_distance_is_the_mean_of_shares(one: str, other: str, distance: Fraction) -> None:
    assert apart(KNOWN[one], KNOWN[other], spreads(KNOWN)) == Apart(distance, ("people", "communes"))


def test_only_what_is_known_of_both_is_compared() -> None:
    assert apart(KNOWN["a"], KNOWN["d"], spreads(KNOWN)) == Apart(F(20, 400), ("people",))
    assert apart(KNOWN["a"], KNOWN["e"], spreads(KNOWN)) is None


def test_places_with_too_little_known_are_nobodys_neighbours() -> None:
    found = likeness(KNOWN, NAMES, at_least=2)
    assert [(x.unit, x.apart.distance) for x in found["a"].nearest] == [("b", F(9, 40)), ("c", F(1))]
    assert (found["d"].known, found["d"].nearest) == (("people",), ())
    assert (found["e"].known, found["e"].nearest) == ((), ())
    assert [x.unit for x in likeness(KNOWN, NAMES, at_least=1)["a"].nearest] == ["d", "b", "c"]


def test_equal_distances_stand_in_the_order_of_names() -> None:
    profiles = {"x": {"k": F(5)}, "dd": {"k": F(6)}, "d": {"k": F(4)}, "z": {"k": F(0)}}
    names = {"x": "X", "dd": "Đăk", "d": "Du", "z": "Z"}
    assert [n.unit for n in likeness(profiles, names, 1)["x"].nearest] == ["d", "dd", "z"]


def test_distances_that_readers_see_as_equal_are_equal() -> None:
    """Of 0.300 and 0.301 both are told as 0.30, so names decide."""
    profiles = {"x": {"k": F(0)}, "b": {"k": F(300)}, "a": {"k": F(301)}, "z": {"k": F(1000)}}
    names = {unit: unit.upper() for unit in profiles}
    assert [n.unit for n in likeness(profiles, names, 1)["x"].nearest] == ["a", "b", "z"]


def test_beyond_the_ceiling_nobody_is_alike() -> None:
    found = likeness(KNOWN, NAMES, 2, Decimal("0.5"))
    assert [n.unit for n in found["a"].nearest] == ["b"]
    assert (found["c"].nearest, found["c"].beyond and found["c"].beyond.unit) == ((), "b")
    assert found["e"].beyond is None


PROFILES = st.dictionaries(
    st.sampled_from("abcde"),
    st.dictionaries(st.sampled_from(["k", "l", "m"]), st.fractions(-1000, 1000, max_denominator=100)),
)


@given(PROFILES)
def test_a_distance_is_the_same_either_way_and_lies_between_nothing_and_one(profiles: dict[str, Any]) -> None:
    spread = spreads(profiles)
    for one in profiles.values():
        for other in profiles.values():
            found = apart(one, other, spread)
            assert found == apart(other, one, spread)
            assert found is None or 0 <= found.distance <= 1


@given(PROFILES, st.fractions(F(1, 1000), 1000), st.fractions(-1000, 1000))
def test_it_does_not_matter_in_what_a_criterion_is_counted(
    profiles: dict[str, Any], scale: Fraction, shift: Fraction
) -> None:
    def recounted(profile: dict[str, Fraction]) -> dict[str, Fraction]:
        return {c: v * scale + shift if c == "k" else -v if c == "l" else v for c, v in profile.items()}

    again = {unit: recounted(profile) for unit, profile in profiles.items()}
    names = {unit: unit for unit in profiles}
    assert likeness(again, names, 1) == likeness(profiles, names, 1)


# --- from the records ---

PEOPLE = make.indicator("people", measure=Measure.NUMBER, unit="người", role=Role.CONTEXT)


def project(*rows: Any, by: tuple[str, ...] = ("people",)) -> Project:
    config = make.CONFIG.model_copy(update={"similarity": Similarity(by=by, at_least=1, at_most=Decimal(1))})
    holdings = [make.holding(unit, *[r for u, r in rows if u == unit]) for unit in "abc"]
    return make.project(*holdings, config=config, indicators=(make.indicator(), PEOPLE))


def row(when: str | None, value: int | None, **more: Any) -> Any:
    return make.result(when, value, indicator="people", **more)


COUNTS = [
    ([row("2025", 5)], 5),
    ([row("2024", 4), row("2025", 5)], 5),
    ([row("2025", 5), row("2027", 7)], 5),
    ([row("2025", 5, scope="một huyện")], None),
    ([row("2025", 5, former_unit="cu")], None),
    ([row("2025", 5, qualifier="khoảng")], None),
    ([row("2025", 5, doubt="…")], None),
    ([row("2025", 5, seen=False)], None),
    ([row("2025", 5, unit="hộ")], None),
    ([row(None, 5)], None),
    ([row("2025", 5), row("2025", 6, source="p")], None),
    ([], None),
]


@pytest.mark.parametrize("rows, value", COUNTS)
def test_only_what_is_sure_of_the_whole_unit_counts(rows: list[Any], value: int | None) -> None:
    (criterion,) = criteria(project(*[("a", r) for r in rows]), make.day("2026-06-01"))
    assert {unit: r.value for unit, r in criterion.values.items()} == ({} if value is None else {"a": value})


def test_places_are_likened_by_the_declared_criteria() -> None:
    made = project(("a", row("2025", 10)), ("b", row("2025", 14)), ("c", row("2025", 20)))
    found = alike(made, criteria(made, make.day("2026-06-01")))
    assert found["b"].nearest == (
        Alike("a", Apart(F(4, 10), ("people",))), Alike("c", Apart(F(6, 10), ("people",))),
    )  # fmt: skip


def test_without_criteria_nobody_is_likened() -> None:
    made = project(("a", row("2025", 10)), ("b", row("2025", 14)), by=())
    assert all(not found.nearest for found in alike(made, criteria(made, make.day("2026-06-01"))).values())
