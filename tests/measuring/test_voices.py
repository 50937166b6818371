"""Two voices on one figure: who is paired with whom, whether they agree, and whose word counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measuring.assessing import Assessor
from generator.measuring.badges import Evidence, Progress
from generator.measuring.voices import Accord, hearings, unheard
from generator.records.results import Result, State, Voice
from tests.measuring import make
from tests.measuring.make import CONFIG, day, result

MEANING = CONFIG.bound_of


def review(as_of: str | None = "2025", value: str | int | None = None, **more: Any) -> Result:
    return result(as_of, value, **{"voice": Voice.REVIEW, "source": "p", **more})


# name, what the province says, what the review found, what came of it
CASES = [
    ("the same", result("2025", 70), review(value=70), Accord.AGREE),
    ("70 and 70.0", result("2025", 70), review(value="70.0"), Accord.AGREE),
    ("rounded", result("2025", 70), review(value="69.6"), Accord.AGREE),
    ("more than rounding", result("2025", 70), review(value="69.4"), Accord.DISAGREE),
    ("one decimal does not round to 71.4", result("2025", "71.4"), review(value="57.1"), Accord.DISAGREE),
    ("within the qualifier", result("2025", 70, qualifier="trên"), review(value=75), Accord.AGREE),
    ("outside the qualifier", result("2025", 70, qualifier="trên"), review(value=65), Accord.DISAGREE),
    ("two bounds of different values", result("2025", 70, qualifier="trên"), review(value=60, qualifier="trên"), Accord.DISAGREE),
    ("states", result("2025", state=State.ACHIEVED), review(state=State.NOT_ACHIEVED), Accord.DISAGREE),
    ("the same state", result("2025", state=State.ACHIEVED), review(state=State.ACHIEVED), Accord.AGREE),
    ("one value, two states", result("2025", 9, state=State.ACHIEVED), review(value=9, state=State.NOT_ACHIEVED), Accord.DISAGREE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "says", "found", "accord"), CASES, ids=[c[0] for c in CASES])
def test_accord(name: str, says: Result, found: Result, accord: Accord) -> None:
    (hearing,) = hearings([says, found], MEANING)
    assert (hearing.province, hearing.review, hearing.accord, hearing.preferred) == ((says,), found, accord, None)


@pytest.mark.parametrize(
    "other",
    [{"as_of": "2024"}, {"as_of": "2025-12-31"}, {"as_of": None}, {"scope": "xã A"}, {"former_unit": "x"},
     {"indicator": "j"}, {"unit": "lớp"}, {"commitment": "p/C"}],
)  # fmt: skip
def test_another_subject_date_place_or_unit_is_not_paired(other: dict[str, Any]) -> None:
    found = review(**{"value": 70, **other})
    rows = [result("2025", 70), found]
    assert hearings(rows, MEANING) == ()
    assert unheard(rows) == [found]


def test_undated_words_are_paired_with_nothing() -> None:
    rows = [result(None, 70), review(None, 60)]
    assert hearings(rows, MEANING) == ()


def test_the_newest_stands_first_and_the_provinces_sources_stand_together() -> None:
    rows = [result("2025", 1), review("2025", 1), result("2026", 2), result("2026", 3, source="x"), review("2026", 2)]
    newest, older = hearings(rows, MEANING)
    assert (newest.province, newest.accord) == ((rows[2], rows[3]), Accord.DISAGREE)
    assert (older.province, older.accord) == ((rows[0],), Accord.AGREE)
    assert unheard(rows) == []


@pytest.mark.parametrize("which", [0, 1])
def test_whoever_is_preferred_with_a_reason_counts(which: int) -> None:
    reasons = [None, None]
    reasons[which] = "đã đối chiếu danh sách"  # type: ignore[call-overload]
    rows = [result("2025", 70, preferred=reasons[0]), review(value=57, preferred=reasons[1])]
    (hearing,) = hearings(rows, MEANING)
    assert (hearing.accord, hearing.preferred) == (Accord.DISAGREE, rows[which])


def test_two_that_are_preferred_settle_nothing() -> None:
    rows = [result("2025", 70, preferred="a"), review(value=57, preferred="b")]
    assert hearings(rows, MEANING)[0].preferred is None


def _assessed(*rows: Result) -> Any:
    project = make.project(make.holding("a", *rows, plans=(make.plan(make.commitment(baseline=make.baseline())),)))
    return next(a for a in Assessor(project, day("2027-06-30")).of_unit("a") if a.commitment)


def test_a_disagreement_decides_no_status_until_one_is_preferred() -> None:
    says, found = result("2026-12-31", 60), review("2026-12-31", 25)
    silent = _assessed(says, found)
    assert (silent.progress, silent.evidence) == (Progress.NO_INFORMATION, Evidence.SOURCES_DISAGREE)
    settled = _assessed(says, review("2026-12-31", 25, preferred="đã đối chiếu"))
    assert settled.actual.value == 25
    assert settled.hearings[0].accord is Accord.DISAGREE


def test_a_review_alone_decides_like_any_other_value() -> None:
    alone = _assessed(review("2026-12-31", 90))
    assert (alone.progress, alone.hearings) == (Progress.ACHIEVED, ())


ROWS = st.builds(
    lambda year, value, voice: result(year, value, voice=voice, source=voice.value),
    st.sampled_from(["2024", "2025", None]), st.decimals(0, 3, places=1), st.sampled_from(Voice),
)  # fmt: skip


@given(st.lists(ROWS, max_size=6))
def test_every_review_is_heard_or_unheard_once(rows: list[Result]) -> None:
    heard = [h.review for h in hearings(rows, MEANING)]
    reviews = [r for r in rows if r.voice is Voice.REVIEW]
    assert sorted(map(id, [*heard, *unheard(rows)])) == sorted(map(id, reviews))


@given(st.decimals(0, 100, places=2), st.integers(0, 2))
def test_a_value_agrees_with_itself_rounded(value: Decimal, places: int) -> None:
    rounded = round(value, places)
    (hearing,) = hearings([result("2025", str(rounded)), review(value=str(value))], MEANING)
    assert hearing.accord is Accord.AGREE
