"""Where things fall: scales, lines that stop at a break, words that fit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from chart_examples import (
    DISPUTED,
    GOAL,
    MANY,
    MERGER,
    ONE,
    QUALIFIED,
    VI,
    point,
    ranking,
    trajectory,
)
from hypothesis import given
from hypothesis import strategies as st

from generator.charting import look
from generator.charting.glyphs import SHAPES
from generator.charting.kinds import Chart, Goal, Trajectory
from generator.charting.placing import Box, Ground, Line, Place, overlap
from generator.charting.render import specification
from generator.charting.scales import Scale, ticks
from generator.records.values import FIRST_YEAR, LAST_YEAR, PartialDate


def data(chart: Chart, name: str) -> list[dict[str, Any]]:
    """The rows of one layer of data."""
    rows: list[dict[str, Any]] = specification(chart, language=VI)["datasets"].get(name, [])
    return rows


def runs(rows: list[dict[str, Any]]) -> list[list[float]]:
    """The days of each separate line."""
    names = dict.fromkeys(row["run"] for row in rows)
    return [[row["day"] for row in rows if row["run"] == name] for name in names]


@pytest.mark.parametrize("layer", ["results-province", "pace"])
def test_no_line_crosses_a_break(layer: str) -> None:
    lines = runs(data(MANY, layer))
    assert len(lines) >= 2
    day = MERGER.date.toordinal()
    assert all(max(line) < day or min(line) > day for line in lines)


def test_a_value_astride_a_break_joins_no_line() -> None:
    points = (point("2024", "10"), point("2025", "20"), point("2026", "30"))
    chart = trajectory(points=points, breaks=(MERGER,))
    assert [row["value"] for row in data(chart, "results-province")] == [10, 30]
    assert len(data(chart, "points")) == 3


def test_disputed_values_join_no_line_and_are_hollow() -> None:
    assert [row["value"] for row in data(DISPUTED, "results-province")] == [100]
    hollow = [row for row in data(DISPUTED, "points") if row["inside"] != row["colour"]]
    assert [row["value"] for row in hollow] == [167, 734]


def test_qualified_marks_point_where_the_true_value_lies() -> None:
    up, down = (row["path"] for row in data(QUALIFIED, "points"))
    assert up != down
    assert all(row["inside"] != row["colour"] for row in data(QUALIFIED, "points"))


def test_pace_runs_from_baseline_over_milestones_to_the_last_day_of_the_deadline() -> None:
    rows = data(MANY, "pace")
    assert (rows[0]["value"], rows[-1]["value"]) == (5, 80)
    assert 60 in [row["value"] for row in rows]
    assert rows[-1]["day"] == MANY.target.deadline.last.toordinal()  # type: ignore[union-attr]


def test_no_baseline_no_pace() -> None:
    assert not data(QUALIFIED, "pace")


def test_an_inexact_date_shows_all_days_it_can_mean() -> None:
    (span,) = data(ONE, "spans")
    assert span["end"] - span["day"] == 365


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["0", "100"], ["0", "25", "50", "75", "100"]),
        (["5", "80"], ["0", "20", "40", "60", "80"]),
        (["0"], ["0", "0.25", "0.5", "0.75", "1"]),
        (["-3", "4"], ["-4", "-2", "0", "2", "4"]),
        (["90", "100"], ["87.5", "90", "92.5", "95", "97.5", "100"]),
    ],
)
def test_ticks_are_round_and_enclose(values: list[str], expected: list[str]) -> None:
    assert ticks(map(Decimal, values)) == [Decimal(e) for e in expected]


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    words = [row["text"] for row in data(trajectory(points=(point("2025", "78"),)), "words")]
    assert "Trục giá trị không bắt đầu từ 0." in words


def test_less_is_better_is_said() -> None:
    words = [row["text"] for row in data(trajectory(ascending=False), "words")]
    assert "Chỉ số này càng thấp càng tốt." in words


@pytest.mark.parametrize("text", ["Trưởng thôn " * 20, "x" * 300, "", "Ủy ban nhân dân"])
def test_wrapped_words_stay_in_their_room(text: str) -> None:
    for lines in (look.wrap(text, 200, 16), look.balanced(text, 200, 16)):
        assert len(lines) <= 3
        assert all(look.width(line, 16) <= 200 for line in lines)


def test_words_of_a_ranking_stay_in_the_picture() -> None:
    for row in data(ranking(), "words"):
        wide = look.width(row["text"], row["size"], row["weight"] > 400)
        left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[row["align"]]
        assert left >= 0
        assert left + wide <= look.WIDTH


def encodings(part: Any, layer: str) -> Iterator[dict[str, Any]]:
    """The encodings of one layer of data."""
    if isinstance(part, dict):
        if part.get("data", {}).get("name") == layer and "x" in part.get("encoding", {}):
            yield part["encoding"]
        for inner in part.get("layer", ()):
            yield from encodings(inner, layer)


def scale(channel: dict[str, Any]) -> Scale:
    return Scale(*channel["scale"]["domain"], *channel["scale"]["range"])


def spots(drawn: dict[str, Any]) -> list[tuple[float, float]]:
    """Where the marks of a finished picture stand."""
    at = next(encodings(drawn, "points"))
    rows = drawn["datasets"]["points"]
    return [(scale(at["x"]).at(row["day"]), scale(at["y"]).at(row["value"])) for row in rows]


def labels(drawn: dict[str, Any], words: set[str]) -> list[Box]:
    """The letters of each of ``words`` in the plot."""
    rows = [row for row in drawn["datasets"]["words"] if row["text"] in words and row["weight"] > 400]
    return [letters(row) for row in rows]


def letters(row: dict[str, Any]) -> Box:
    """The room that the letters of one line of words fill."""
    wide = look.width(row["text"], row["size"], row["weight"] > 400)
    left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[row["align"]]
    return left, row["y"] - 12, left + wide, row["y"] + 1


def firm(drawn: dict[str, Any]) -> list[Line]:
    """Every line of a finished picture but those of its grid and its key."""
    made, at = drawn["datasets"], next(encodings(drawn, "points"), None) or next(encodings(drawn, "target"))
    across, up = scale(at["x"]), scale(at["y"])
    ruled = [r for r in made["rules"] if r["what"] in {"as-of", "break", "leader"}]
    lines = [Line(r["x"], r["y"], r["x2"], r["y2"], 1) for r in ruled]
    for level in (*made.get("target", ()), *made.get("spans", ())):
        y = up.at(level["value"])
        lines.append(Line(across.at(level["day"]), y, across.at(level["end"]), y, 1))
    for name in (n for n in made if n == "pace" or n.startswith("results-")):
        for one, other in pairwise(made[name]):
            if one["run"] == other["run"]:
                ends = [(across.at(row["day"]), up.at(row["value"])) for row in (one, other)]
                lines.append(Line(*ends[0], *ends[1], 1))
    return lines


@given(
    st.lists(st.tuples(st.integers(2021, 2029), st.integers(1, 40)), min_size=1, max_size=5, unique_by=lambda p: p[0]),
    st.integers(60, 100),
)
def test_no_label_hides_a_mark_or_a_label_or_lies_on_the_target(values: list[tuple[int, int]], aim: int) -> None:
    points = tuple(point(f"{year}-11-30", f"{value}.{year % 10}5") for year, value in values)
    goal = Goal(Decimal(aim), PartialDate(2030), f"Mục tiêu {aim}%")
    drawn = specification(trajectory(points=points, target=goal), language=VI)
    boxes = labels(drawn, {p.label for p in points} | {goal.label})
    assert len(boxes) > 1
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(x, y) for x, y in spots(drawn) for box in boxes if overlap(box, (x - 6, y - 6, x + 6, y + 6))]
    height = scale(next(encodings(drawn, "points"))["y"]).at(aim)
    assert not [box for box in boxes if box[1] < height < box[3]]


AWKWARD = st.builds(
    lambda values, base, aim, merged, word, unit: trajectory(
        points=tuple(
            point(date, str(value), f"{word}{value}{unit}") for date, value in sorted(values.items())
        ),
        baseline=point("2020-12-31", str(base)) if base is not None else None,
        target=Goal(Decimal(aim), PartialDate(2030), f"Mục tiêu {aim}{unit}"),
        breaks=(MERGER,) if merged else (),
        unit="% số người" if unit == "%" else unit.strip(),
    ),
    st.dictionaries(st.sampled_from([*map(str, range(2021, 2027)), "2025-06", "2025-07-15", "2026-10-31"]),
                    st.integers(0, 100), max_size=5),
    st.none() | st.integers(0, 100),
    st.integers(0, 100),
    st.booleans(),
    st.sampled_from(["", "khoảng ", "trên "]),
    st.sampled_from(["%", " trạm"]),
)  # fmt: skip


def crossed(drawn: dict[str, Any]) -> list[str]:
    """Words of a plot that a line runs through; all have their halo, and none touch each other."""
    words = [row for row in drawn["datasets"]["words"] if row["weight"] > 400 and row["size"] < look.TITLE]
    assert {row["halo"] for row in words} == {4}
    assert not [pair for pair in combinations(map(letters, words), 2) if overlap(*pair)]
    return [row["text"] for row in words if any(line.crosses(letters(row)) for line in firm(drawn))]


@given(AWKWARD)
def test_no_line_runs_through_words_of_a_plot(chart: Trajectory) -> None:
    """However values jump: beside the mark, or farther off with a leader, but clear of lines and of other words."""
    drawn = specification(chart, language=VI)
    assert crossed(drawn) == []
    written = [row["text"] for row in drawn["datasets"]["words"]]
    assert all(p.label.removesuffix(f" {chart.unit}") in written for p in chart.points)


def test_where_every_place_is_crossed_a_halo_keeps_words_legible() -> None:
    """Seven long labels on the lowest line of the grid: no order of placing them leaves room for all."""
    values = {"2021": 1, "2022": 0, "2023": 0, "2024": 0, "2025": 1, "2026": 0, "2026-10-31": 3}
    points = tuple(point(day, str(value), f"khoảng {value}%") for day, value in values.items())
    target = Goal(Decimal(0), PartialDate(2030), "Mục tiêu 0%")
    chart = trajectory(points=points, baseline=point("2020-12-31", "53"), target=target, breaks=(MERGER,))
    assert len(crossed(specification(chart, language=VI))) == 1


def test_leaders_lead_from_a_mark_to_its_words() -> None:
    values = ("26", "52", "83", "84", "4")
    points = tuple(point(f"202{n}-10-31", value) for n, value in enumerate(values, start=2))
    chart = trajectory(points=points, baseline=point("2021-12-31", "30"))
    drawn = specification(chart, language=VI)
    rules = drawn["datasets"]["rules"]
    leaders = [row for row in rules if row["what"] == "leader" and row["colour"] != look.Palette().target]
    assert leaders
    by_end = {(x["x2"], x["y2"]): (x["x"], x["y"]) for x in leaders}
    marks = dict(zip((row["label"] for row in drawn["datasets"]["points"]), spots(drawn), strict=True))
    for (x, y), start in by_end.items():
        (words,) = [label for label in marks for box in labels(drawn, {label}) if _near(x, y, box)]
        assert 8 < math.dist(start, marks[words]) < 10


def _near(x: float, y: float, box: Box) -> bool:
    return overlap(box, (x - 5, y - 5, x + 5, y + 5))


def test_a_value_at_the_upper_edge_is_written_above_it() -> None:
    drawn = specification(trajectory(points=(point("2025-06-30", "100"),), target=None), language=VI)
    ((_, top, _, bottom),) = labels(drawn, {"100%"})
    ((_, height),) = spots(drawn)
    assert bottom < height
    dated = next(row for row in drawn["datasets"]["words"] if row["text"].startswith("Tính đến"))
    assert dated["y"] < top


def test_words_go_where_no_line_runs_through_them() -> None:
    ground = Ground((0, 0, 100, 100), marks=[(0, 0, 20, 10)], lines=[Line(0, 15, 100, 15, 2)])
    taken, crossed, outside, free = (0, 0, 20, 10), (0, 10, 20, 20), (90, 0, 110, 10), (30, 20, 50, 30)
    assert ground.best([taken, crossed, outside, free]) == free
    assert ground.best([taken, crossed, outside]) == crossed
    assert ground.best([taken, outside]) is None


def test_a_leader_that_would_underline_other_words_goes_another_way() -> None:
    ground = Ground((0, 0, 400, 200), marks=[(295, 95, 305, 105)])
    ground.take(Place((200, 70, 270, 97), 0))  # a leader to the left would lie just below these
    (left, above) = (100.0, 90.0, 160.0, 110.0), (270.0, 30.0, 330.0, 50.0)
    led = {box: ground._led(300, 100, box) for box in (left, above)}
    assert led[left]
    assert led[above]
    assert led[left].cost - led[above].cost > 5
    ground.take(led[above])
    assert ground._cost((301, 60, 360, 80)) == 0
    ground.take(Place((0, 0, 1, 1), 0, Line(20, 150, 90, 150, 50)))
    assert ground._cost((30, 130, 80, 147)) > 0 == ground._cost((30, 120, 80, 140))


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        (Line(0, 0, 10, 10, 1), True),
        (Line(0, 5, 3, 5, 1), False),
        (Line(5, -9, 5, 30, 1), True),
        (Line(0, 10, 10, 20, 1), False),
        (Line(3, 5, 9, 5, 1), True),
    ],
)
def test_lines_and_boxes(line: Line, crosses: bool) -> None:
    assert line.crosses((4, 4, 8, 8)) is crosses


def test_shares_near_the_whole_end_there_and_still_begin_at_zero() -> None:
    at = next(encodings(specification(ONE, language=VI), "points"))
    assert at["y"]["scale"]["domain"] == [0, 100]


@pytest.mark.parametrize(
    ("first", "last"),
    [(f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"), (f"{FIRST_YEAR}-01-01", "2025-11-30"), ("2025-11-30", f"{LAST_YEAR}-12-31")],
)  # fmt: skip
def test_all_years_that_data_can_hold_stand_apart(first: str, last: str) -> None:
    """Other years never come here: no file, table, form or option can bring them (``tests/reading/test_years.py``)."""
    drawn = specification(trajectory(points=[point(first, "20"), point(last, "30")]), language=VI)
    rows = [row for row in drawn["datasets"]["words"] if row["text"].isdecimal() and row["align"] == "center"]
    boxes = sorted(letters(row) for row in rows)
    assert len(boxes) > 1
    assert not [pair for pair in pairwise(boxes) if overlap(*pair)]


def test_the_words_of_a_value_below_its_target_stand_below_it() -> None:
    values = {2025: "9.9", 2026: "18.4", 2027: "27", 2028: "35.5", 2029: "44.1"}
    points = [point(f"{year}-11-30", value) for year, value in values.items()]
    chart = trajectory(
        target=replace(GOAL, value=Decimal(50), label="Mục tiêu 50%"), baseline=point("2025-09-30", "8.4"),
        points=(*points, point("2029-11-30", "44.1", series="review")),
    )  # fmt: skip
    chart = replace(chart, as_of=dt.date(2030, 3, 15))
    drawn = specification(chart, language=VI)
    aim = scale(next(encodings(drawn, "target"))["y"]).at(50)
    assert len(found := labels(drawn, {"44,1%"})) == 2
    assert all(top > aim for _, top, _, _ in found)


def test_the_key_shows_every_shape_of_what_sources_dispute() -> None:
    both = (point("2025-09", "71", disputed=True), point("2025-09", "57", series="review", disputed=True))
    for points, paths in ((both, {"no-information", "former-units-plan"}), (both[:1], {"no-information"})):
        shown = {row["path"] for row in data(trajectory(points=points), "shapes")}
        assert shown & {SHAPES["no-information"], SHAPES["former-units-plan"]} == {SHAPES[name] for name in paths}
