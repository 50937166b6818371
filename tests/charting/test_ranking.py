"""Bars that can be compared: room for them, names and values broken where words allow, three ways to be filled."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from chart_examples import VI, ranking

from generator.charting.describe import describe
from generator.charting.kinds import Bar
from generator.charting.look import WIDTH
from generator.charting.render import specification
from generator.language import Language

EN = Language("en")


def rows(chart: Any, name: str, language: Language = VI) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = specification(chart, language=language)["datasets"][name]
    return found


def bars(*statuses: str, qualifier: str = "") -> Any:
    made = tuple(Bar(f"Nơi {n}", Decimal(90 - n), qualifier, status, status) for n, status in enumerate(statuses))
    return ranking(bars=made)


def test_what_cannot_be_rated_yet_is_a_frame_and_what_is_hardly_known_is_pale() -> None:
    chart = bars("on-track", "not-yet-due", "no-information", "behind")
    assert [row["full"] for row in rows(chart, "bars")] == [1, 0.1, 0.55, 1]


def test_statuses_are_counted_in_their_own_order_in_the_picture_and_in_its_words() -> None:
    chart = replace(bars("behind", "no-information", "achieved", "behind"), statuses=("achieved", "behind"))
    said = [row["text"] for row in rows(chart, "words")]
    counted = ["achieved: 1", "behind: 2", "no-information: 1"]
    assert [words for words in said if words in counted] == counted
    assert "; ".join(counted) in describe(chart, VI)


@pytest.mark.parametrize(("language", "qualifier"), [(VI, "khoảng"), (EN, "more than"), (EN, "approximately")])
def test_a_qualifier_leaves_the_bars_their_room(language: Language, qualifier: str) -> None:
    plain, qualified = bars("behind"), bars("behind", qualifier=qualifier)
    zero = [rows(chart, "rules", language) for chart in (plain, qualified)]
    starts = [next(rule["x"] for rule in found if rule["what"] == "zero") for found in zero]
    assert starts[1] - starts[0] < 80
    assert WIDTH - starts[1] > 0.45 * WIDTH
    said = " ".join(row["text"] for row in rows(qualified, "words", language))
    assert qualifier in said
    assert "…" not in said, "nothing is cut"


def test_a_name_breaks_before_its_date() -> None:
    chart = ranking(bars=(Bar("Quảng Ngãi", Decimal(90), day="24 December 2025"), Bar("Huế", Decimal(80), day="2024")))
    words = [row["text"] for row in rows(chart, "words")]
    assert "Quảng Ngãi" in words
    assert any(text.startswith("(24 December") for text in words)
    assert "Huế (2024)" in words


def test_the_rules_through_the_bars_have_no_colour_of_a_status() -> None:
    chart = ranking()
    marks = [rule for rule in rows(chart, "front-rules") if rule["what"] in ("reference", "national")]
    assert {rule["colour"] for rule in marks} == {"#ffffff", "#1c2430"}
    solid = {rule["what"]: rule["dash"] for rule in marks if rule["colour"] != "#ffffff"}
    assert solid["reference"] == [] != solid["national"]
    assert replace(chart, national=None).reference


def test_a_value_takes_the_room_that_a_short_name_leaves() -> None:
    named = (Bar("Đồng Tháp", Decimal(90), day="2025"), Bar("Huế", Decimal(45), "khoảng"),
             Bar("Quảng Ngãi", Decimal(40), "khoảng", day="2024"))  # fmt: skip
    said = [row["text"] for row in rows(ranking(bars=named), "words")]
    assert "khoảng 45%" in said
    assert "khoảng 40%" not in said, "a long name leaves none"
    plain = tuple(replace(bar, qualifier="") for bar in named)
    zero = [next(r["x"] for r in rows(ranking(bars=bars), "rules") if r["what"] == "zero") for bars in (named, plain)]
    assert zero[0] - zero[1] < 40


def test_what_sets_a_dashed_rule_off_lets_the_ends_of_bars_be_seen() -> None:
    strips = [rule for rule in rows(ranking(), "front-rules") if rule["what"] == "national"]
    assert [strip["dash"] for strip in strips] == [[6, 3], [6, 3]]
