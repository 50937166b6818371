"""The cache gives back what was drawn, and never anything else."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from chart_examples import FONTS, ONE, VI, drawn_alone, nothing_to_draw

from generator import kept
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
    entries = set()
    for chart in (ONE, replace(ONE, title="Khác"), replace(ONE, description="Khác")):
        drawn_alone(chart, tmp_path)
        entries |= {entry.name for entry in tmp_path.iterdir()}
    assert len(entries) == 3


def test_fonts_and_program_are_another_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = shutil.copytree(FONTS, tmp_path / "fonts")
    (fonts / "more.txt").write_text("x", "utf-8")
    entries = []

    def draw(fonts: Path) -> None:
        with drawing.drawing([drawing.ToDraw(VI, [ONE])], fonts=fonts, cache=tmp_path / f"{len(entries)}") as finished:
            finished()
        (entry,) = (tmp_path / f"{len(entries)}").iterdir()
        entries.append(entry.name)

    draw(FONTS)
    draw(fonts)
    monkeypatch.setattr(kept, "program", lambda: "another program")
    draw(FONTS)
    assert len(set(entries)) == 3


def test_what_is_drawn_no_more_is_let_go(tmp_path: Path) -> None:
    drawn_alone(ONE, tmp_path)
    (old,) = tmp_path.iterdir()
    os.utime(old, (1, 1))
    drawn_alone(replace(ONE, title="Khác"), tmp_path)
    (new,) = tmp_path.iterdir()
    assert new != old


def test_what_was_waited_for_is_there_for_whoever_asks_again() -> None:
    with drawing.drawing([drawing.ToDraw(VI, [ONE])], fonts=FONTS) as finished:
        assert finished() is finished()
        assert set(finished()[0].pictures) == {ONE.stem}
