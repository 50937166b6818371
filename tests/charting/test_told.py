"""What a reader is told of each mark of a picture that is asked for its numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from chart_examples import (
    DISPUTED,
    EVERY,
    HOSTILE,
    MANY,
    NOTHING,
    QUALIFIED,
    VI,
    drawn_alone,
    point,
    ranking,
    trajectory,
)

from generator.charting.kinds import Bar, Chart, Origin
from generator.charting.render import Picture, specification
from generator.charting.told import told
from generator.language import language
from generator.writing.pictures import answers

REPORT = Origin("Báo cáo số 12/BC-UBND", "https://example.org/12", "trang 3", "đạt 24,5%")


def lines(chart: Chart) -> list[str]:
    return list(told(chart, VI).values())


def test_marks_are_told_along_the_time_line_then_the_target() -> None:
    assert lines(MANY) == [
        "5% (31/12/2021)\nMốc đầu kỳ",
        "11% (31/12/2023)\nKết quả báo cáo",
        "18,2% (31/12/2024)\nKết quả báo cáo",
        "24,5% (31/12/2025)\nKết quả báo cáo",
        "33% (06/2026)\nKết quả báo cáo",
        "31% (10/2026)\nKết quả rà soát",
        "Mục tiêu: 80% vào cuối năm 2030\nHạn: 2030",
    ]


def test_qualifier_doubt_and_source_are_told() -> None:
    assert lines(QUALIFIED)[:2] == ["trên 90% (31/12/2024)\nKết quả báo cáo", "gần 98% (31/12/2025)\nKết quả báo cáo"]
    assert lines(DISPUTED)[1] == "167 trạm (09/2025)\nKết quả báo cáo\nCác nguồn nói khác nhau"
    known = trajectory(points=(point("2025", "24.5", origin=REPORT),))
    assert lines(known)[0] == "24,5% (2025)\nKết quả báo cáo\nNguồn: Báo cáo số 12/BC-UBND, trang 3"
    assert len(lines(trajectory(points=(point("2025", "1", origin=Origin("x" * 900)),)))[0]) < 200


def test_bars_are_told_down_the_ranking() -> None:
    bars = (*ranking().bars, Bar("Lào Cai", Decimal(1217), "gần", origin=REPORT))
    assert lines(ranking(bars=bars, value_unit="trạm")) == [
        "Sơn La: 82 trạm\nHoàn thành",
        "Điện Biên: trên 75 trạm\nChậm tiến độ\nChỉ tính các xã.",
        "Lai Châu: 40,5 trạm\nChậm tiến độ",
        "Lào Cai: gần 1.217 trạm\nNguồn: Báo cáo số 12/BC-UBND, trang 3",
    ]
    assert "Lào Cai: gần 1,217 trạm" in list(told(ranking(bars=bars, value_unit="trạm"), language("en")).values())[-1]


def spoken(spec: dict[str, Any], tables: list[list[dict[str, Any]]]) -> list[str]:
    rows = sorted((row for rows in tables for row in rows if "told" in row), key=lambda row: row["at"])
    return [row["told"] for row in rows]


@pytest.mark.parametrize("chart", EVERY, ids=[c.stem for c in EVERY])
def test_every_line_stands_beside_its_mark_in_both_specifications(pictures: dict[str, Picture], chart: Chart) -> None:
    spec, live = json.loads(pictures[chart.stem].spec), json.loads(pictures[chart.stem].live)
    assert spoken(spec, list(spec["datasets"].values())) == lines(chart)
    assert spoken(live, [data.get("values", []) for data in live["data"]]) == lines(chart)


@pytest.mark.parametrize("chart", EVERY, ids=[c.stem for c in EVERY])
def test_nothing_is_picked_in_a_still_picture(pictures: dict[str, Picture], chart: Chart) -> None:
    assert {"name": "picked", "value": -1} in json.loads(pictures[chart.stem].live)["signals"]
    text = pictures[chart.stem].live
    assert "http" not in text, "nothing is fetched"
    assert ("told" in text) == bool(lines(chart))


def test_a_picture_is_drawn_again_when_its_source_is_called_otherwise(tmp_path: Any) -> None:
    chart = trajectory("nguon", points=(point("2025", "24.5", origin=REPORT),))
    other = replace(chart, points=(point("2025", "24.5", origin=replace(REPORT, title="Báo cáo số 13")),))
    moved = replace(chart, points=(point("2025", "24.5", origin=replace(REPORT, line=7, commit="abc")),))
    for each in (chart, other, moved):
        drawn_alone(each, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert "Báo cáo số 13" in json.dumps(specification(other, language=VI), ensure_ascii=False)


def test_hostile_words_stay_one_line_each() -> None:
    (first, *_rest) = lines(trajectory(points=(point("2025", "1", f"a\n{HOSTILE}"),)))
    assert first.count("\n") == 1
    assert not set("\u202e\x00") & set(first)
    assert lines(NOTHING) == ["Mục tiêu: 80% vào cuối năm 2030\nHạn: 2030"]


def test_where_nothing_is_drawn_there_is_nothing_to_go_through() -> None:
    unclear = trajectory(baseline=point("2021-12-31", "5"), points=())
    assert lines(unclear) == lines(NOTHING)
    assert not answers(drawn_alone(unclear))
    assert answers(drawn_alone(replace(unclear, points=(point("2025", "24.5"),))))
