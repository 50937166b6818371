"""The cache gives back what was drawn, and never anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from chart_examples import FONTS, ONE, VI, drawn_alone, nothing_to_draw

from generator.charting import drawing


def test_second_time_nothing_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn_alone(ONE, tmp_path)
    monkeypatch.setattr(drawing, "elsewhere", nothing_to_draw)
    assert drawn_alone(ONE, tmp_path) == first


@pytest.mark.parametrize("damage", [b"", b"half\n", None])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    first = drawn_alone(ONE, tmp_path)
    (entry,) = tmp_path.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(good[:-1] if damage is None else damage)
    assert drawn_alone(ONE, tmp_path) == first
    assert entry.read_bytes() == good


def test_any_change_is_another_entry(tmp_path: Path) -> None:
    for chart in (ONE, replace(ONE, title="Khác"), replace(ONE, description="Khác")):
        drawn_alone(chart, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_what_was_waited_for_is_there_for_whoever_asks_again() -> None:
    with drawing.drawing([drawing.ToDraw(VI, [ONE])], fonts=FONTS) as finished:
        assert finished() is finished()
        assert set(finished()[0].pictures) == {ONE.stem}
