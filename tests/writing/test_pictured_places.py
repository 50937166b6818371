"""No place disappears from a picture: those drawn, those left out and those that are silent make all there are."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from generator.charting.describe import describe
from generator.charting.kinds import Ranking
from generator.charting.tables import table
from generator.language import Language
from generator.measuring.measures import Measures, measure
from generator.reading.project import read_project
from generator.writing.charts import charts, indicator_stem, target_stem
from generator.writing.desk import Desk
from generator.writing.indicator import indicator_view
from generator.writing.target import target_view

ROOT = Path(__file__).parents[2]
PROJECTS = {ROOT: dt.date(2026, 11, 22), ROOT / "tests/projects/minh-hoa": dt.date(2030, 3, 15)}
VI = Language("vi")
EACH = pytest.mark.parametrize("root", PROJECTS, ids=["real", "demo"])


@cache
def measured(root: Path) -> Measures:
    project = read_project(root).project
    assert project is not None
    return measure(project, PROJECTS[root])


@cache
def rankings(root: Path) -> dict[str, Ranking]:
    return {c.stem: c for c in charts(measured(root), VI, "Nguồn") if isinstance(c, Ranking)}


def names(chart: Ranking) -> list[str]:
    return [*(b.label for b in chart.bars), *chart.silent, *(name for name, _ in chart.apart)]


@EACH
def test_a_target_s_picture_accounts_for_every_place(root: Path) -> None:
    for t in measured(root).targets:
        if chart := rankings(root).get(target_stem(t.target.id)):
            assert len(names(chart)) == t.roll.of
            assert all(reason for _, reason in chart.apart)


def test_a_disputed_place_is_named_with_its_reason_in_picture_words_and_table() -> None:
    root = ROOT / "tests/projects/minh-hoa"
    chart = rankings(root)[target_stem("XHS.1")]
    told = "Có thông tin công khai, không xếp thứ tự: 2 tỉnh, thành phố (các nguồn nói khác nhau: Cao Bằng, Phú Thọ)"
    assert told in describe(chart, VI)
    assert "Cao Bằng,,,\"Có thông tin công khai, không xếp thứ tự\",các nguồn nói khác nhau" in table(chart, VI).decode()
    desk = Desk(measured(root), (), VI)
    view = target_view(desk, next(t for t in desk.measures.targets if t.target.id == "XHS.1"))
    assert {s.name for s in view.others} == {name for name, _ in chart.apart}


def test_a_bar_without_a_known_day_says_so() -> None:
    chart = rankings(ROOT / "tests/projects/minh-hoa")[target_stem("KTS.2")]
    assert [b.label for b in chart.bars if "Huế" in b.label] == ["Huế (chưa rõ ngày)"]


@EACH
def test_an_indicator_s_picture_accounts_for_every_place_with_figures(root: Path) -> None:
    project = measured(root).project
    desk, seen = Desk(measured(root), (), VI), 0
    for indicator in project.indicators:
        chart = rankings(root).get(indicator_stem(indicator.id))
        if chart is None:
            continue
        having = {p.name for p in project.provinces if any(r.indicator == indicator.id for r in project.holding(p.slug).results)}
        assert set(names(chart)) == having
        assert len(names(chart)) == len(having)
        note = indicator_view(desk, indicator).chart_note
        assert note.startswith(
            f"Hình gồm {len(chart.bars)} trong {len(having)} tỉnh, thành phố có số; {len(chart.apart)} nơi không vẽ"
            if chart.apart else f"Hình gồm đủ {len(having)} tỉnh, thành phố có số."
        )  # fmt: skip
        assert all(name in note for name, _ in chart.apart)
        seen += 1
    assert seen
