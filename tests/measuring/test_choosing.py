"""Which value speaks, and where sources disagree."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measuring.choosing import about_whole_unit, choose, computed, disagreements, quantity
from generator.records.programme import Measure
from generator.records.results import Result, State, Voice
from generator.records.values import Bound, PartialDate
from tests.measuring.make import CONFIG, day, indicator, result

AS_OF = day("2026-11-22")
MEANING = CONFIG.bound_of

# name, rows, the value that decides (None: nothing does), the rival values
CASES = [
    ("nothing", [], None, []),
    ("one", [result("2025", 10)], 10, []),
    ("the latest", [result("2025-12-31", 10), result("2026-06", 12), result("2024", 3)], 12, []),
    ("a day is later than its year", [result("2025", 10), result("2025-12-31", 12)], 12, []),
    ("not from the future", [result("2025", 10), result("2027-01-01", 12)], 10, []),
    ("this year has begun", [result("2026", 12), result("2025-12-31", 10)], 12, []),
    ("undated only alone", [result(None, 50), result("2025", 10)], 10, []),
    ("undated", [result(None, 50)], 50, []),
    ("two say the same", [result("2025", 10), result("2025", 10, source="p")], 10, []),
    ("10 and 10.0 are the same", [result("2025", "10"), result("2025", "10.0", source="p")], 10, []),
    ("two disagree", [result("2025", 167), result("2025", 734, source="p")], None, [167, 734]),
    ("an older dispute is over", [result("2024", 1), result("2024", 2), result("2025", 3)], 3, []),
    ("preferred with a reason", [result("2025", 167, preferred="bản chính thức"), result("2025", 734)], 167, [734]),
    ("two preferred that disagree", [result("2025", 1, preferred="a"), result("2025", 2, preferred="b")], None, [1, 2]),
    ("preferred among three", [result("2025", 1), result("2025", 2, preferred="a"), result("2025", 2, source="p")], 2, [1]),
    ("over and above mean one thing", [result("2025", 90, qualifier="trên"), result("2025", 90, qualifier="hơn")], 90, []),
    ("94.88 is close to 95", [result("2025", 95, qualifier="gần"), result("2025", "94.88")], Decimal("94.88"), []),
    ("95 is 94.9 rounded", [result("2025", 95), result("2025", "94.9", source="p")], Decimal("94.9"), []),
    ("94 is not 94.9 rounded", [result("2025", 94), result("2025", "94.9", source="p")], None, [94, Decimal("94.9")]),
    ("300 is not 304 rounded", [result("2025", 300), result("2025", 304, source="p")], None, [300, 304]),
    ("96 is not below 95", [result("2025", 95, qualifier="gần"), result("2025", 96)], None, [95, 96]),
    ("over 90 is not 90", [result("2025", 90, qualifier="trên"), result("2025", 90)], None, [90, 90]),
    ("province and review", [result("2025", 90), result("2025", 70, voice=Voice.REVIEW)], None, [70, 90]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "value", "rivals"), CASES, ids=[c[0] for c in CASES])
def test_choice(name: str, rows: list[Result], value: Decimal | int | None, rivals: list[int]) -> None:
    choice = choose(rows, AS_OF, MEANING)
    assert (choice.result and choice.result.value) == value
    assert sorted(r.value or 0 for r in choice.rivals) == rivals
    assert choice.disputed is (value is None and bool(rivals))
    if value is not None:
        assert len(choice.agreeing) + len(choice.rivals) + 1 == sum(r.as_of == choice.result.as_of for r in rows)  # type: ignore[union-attr]


def test_rivals_stand_in_one_order_the_province_first() -> None:
    own, found = result("2025", "71.4"), result("2025", "57.1", voice=Voice.REVIEW)
    assert [r.voice for r in choose([found, own], AS_OF, MEANING).rivals] == [own.voice, found.voice]


def test_states_can_disagree_too() -> None:
    rows = [result("2025", state=State.ACHIEVED), result("2025", state=State.NOT_ACHIEVED, voice=Voice.REVIEW)]
    assert choose(rows, AS_OF).disputed


def test_one_value_with_two_states_is_a_dispute() -> None:
    rows = [result("2025", 9, state=State.ACHIEVED), result("2025", 9, state=State.NOT_ACHIEVED)]
    assert choose(rows, AS_OF, MEANING).disputed
    assert disagreements(rows, MEANING) == [rows]


def test_the_row_that_carries_most_speaks_among_equals() -> None:
    poor, rich = result("2025", 25), result("2025", 25, numerator=5, denominator=20, source="p")
    for rows in ([poor, rich], [rich, poor]):
        assert choose(rows, AS_OF).result is rich


ROWS = st.builds(
    lambda year, value, source, qualifier, preferred, numerator: result(
        year, value, source=source, qualifier=qualifier, preferred=preferred,
        **({"numerator": numerator, "denominator": 100} if numerator else {}),
    ),
    st.sampled_from(["2024", "2025", "2025-12-31", "2025-12", "2027", None]), st.integers(0, 3),
    st.sampled_from("sp"), st.sampled_from([None, "trên", "hơn"]), st.sampled_from([None, None, "vì"]),
    st.sampled_from([None, 1, 2]),
)  # fmt: skip


@given(st.lists(ROWS, max_size=4))
def test_the_order_of_rows_plays_no_part(rows: list[Result]) -> None:
    first = choose(rows, AS_OF, MEANING)
    said = {tuple(sorted(map(str, (r.value, r.qualifier)))) for r in first.rivals}
    for other in itertools.permutations(rows):
        again = choose(other, AS_OF, MEANING)
        assert again.result == first.result
        assert again.rivals == first.rivals
        assert {tuple(sorted(map(str, (r.value, r.qualifier)))) for r in again.rivals} == said


def test_whole_unit() -> None:
    today, part, before = result(), result(scope="xã A"), result(former_unit="x")
    rows = [today, part, before, result(former_unit="x", scope="xã B")]
    assert about_whole_unit(rows) == [today]
    assert about_whole_unit(rows, "x") == [before]


@pytest.mark.parametrize(
    ("row", "value", "unit", "bound"),
    [
        (result(value=97), "97", "%", Bound.EXACT),
        (result(value=97, qualifier="trên"), "97", "%", Bound.ABOVE),
        (result(value=97, qualifier=">="), "97", "%", Bound.AT_LEAST),
        (result(numerator=55, denominator=200), "27.5", "%", Bound.EXACT),
        (result(value=28, numerator=55, denominator=200), "28", "%", Bound.EXACT),  # the stated value is kept
        (result(value=3, unit="lớp"), "3", "lớp", Bound.EXACT),
    ],
)
def test_quantity(row: Result, value: str, unit: str, bound: Bound) -> None:
    found = quantity(row, indicator(), CONFIG)
    assert found is not None
    assert (found.value, found.unit, found.bound) == (Decimal(value), unit, bound)


def test_no_quantity() -> None:
    assert quantity(result(state=State.ACHIEVED), indicator(), CONFIG) is None
    assert quantity(result(value=9, qualifier="chừng"), indicator(), CONFIG) is None
    assert computed(result(numerator=5, denominator=0), indicator()) is None
    assert computed(result(numerator=5, denominator=9), indicator(measure=Measure.NUMBER)) is None


def test_disagreements_need_one_subject_date_place_and_unit() -> None:
    apart = [
        result("2025", 1), result("2026", 2), result("2025", 3, scope="xã A"), result("2025", 4, former_unit="x"),
        result("2025", 5, unit="lớp"), result("2025", 6, indicator="j"), result(None, 7), result(None, 8),
    ]  # fmt: skip
    assert disagreements(apart) == []
    rival = result("2025", 9, source="p")
    assert disagreements([*apart, rival]) == [[apart[0], rival]]


# --- partial dates ---

DATES = st.one_of(
    st.builds(PartialDate, st.integers(1000, 2200)),
    st.builds(PartialDate, st.integers(1000, 2200), st.integers(1, 12)),
    st.builds(PartialDate.of, st.dates(dt.date(1000, 1, 1), dt.date(2200, 12, 31))),
)


@given(DATES)
def test_partial_dates_come_back_from_their_text(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert date.first <= date.last


@given(st.lists(DATES, max_size=6))
def test_partial_dates_have_one_order(dates: list[PartialDate]) -> None:
    ordered = sorted(dates)
    assert all(a < b or a == b for a, b in itertools.pairwise(ordered))
    backwards = dates[::-1]
    assert ordered == sorted(backwards)
    assert [d.last for d in ordered] == sorted(d.last for d in dates)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-", "2025-13", "2025-04-31", "2025-4", "20250401", "0000", "2025-02-29", "２０２５", "2025\n"]
)
def test_not_a_partial_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_partial_date_spans() -> None:
    assert PartialDate.parse("2024-02").last == day("2024-02-29")
    assert (PartialDate(2025).first, PartialDate(2025).last) == (day("2025-01-01"), day("2025-12-31"))
    assert PartialDate(2025) < PartialDate(2025, 12, 31) < PartialDate(2026, 1)
