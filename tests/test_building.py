"""A build draws beside everything that needs no pictures, and stops in order whatever fails meanwhile."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import parallel
from generator.building import BuildError, build
from generator.charting import drawing
from tests.small import AS_OF, VI, Small, copy


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    return copy(tmp_path)


def built(small: Small, progress: Callable[[str], None] = lambda _: None) -> None:
    build(small.project(), [], AS_OF, small.root, small.root / "site", VI, progress)


@pytest.mark.parametrize("day", ["2024-10-02", "2025-03-25"], ids=["nothing is published", "a plan before its time"])
def test_a_programme_that_has_only_begun_has_a_site_whose_links_lead_somewhere(small: Small, day: str) -> None:
    site = small.root / "site"
    build(small.project(), [], dt.date.fromisoformat(day), small.root, site, VI, lambda _: None)
    assert (site / "index.html").is_file()


def test_pictures_are_drawn_beside_all_that_needs_none_and_are_there_before_pages(small: Small) -> None:
    beside: dict[str, bool] = {}

    def progress(step: str) -> None:
        beside[step] = bool(multiprocessing.active_children())
        if step == "Viết trang":
            raise InterruptedError(step)

    with pytest.raises(BuildError):
        built(small, progress)
    assert beside == {
        "Soạn bảng Excel": True, "Viết dữ liệu mở": True, "Chốt các bản dữ liệu": True, "Vẽ biểu đồ": True,
        "Viết trang": False,
    }  # fmt: skip
    assert any((small.root / ".minhbach" / "pictures").iterdir())


def test_a_step_that_fails_meanwhile_is_told_and_ends_the_drawing(small: Small) -> None:
    small.put(".minhbach/workbooks", "in the way")
    with pytest.raises(BuildError, match=r"^Không ghi được .*workbooks: .*Trang cũ giữ nguyên\.$"):
        built(small)
    assert not multiprocessing.active_children()
    assert not (small.root / "site").exists()


def _end(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_drawing_that_was_ended_is_told_as_such(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "ready_to_draw", _end)
    with pytest.raises(BuildError, match=r"^Máy đã dừng tiến trình vẽ biểu đồ"):
        built(small)
    assert not multiprocessing.active_children()


def test_pictures_that_cannot_be_kept_are_told(small: Small) -> None:
    small.put(".minhbach/pictures", "in the way")
    with pytest.raises(BuildError, match=r"^Không ghi được .*pictures.*: .*Trang cũ giữ nguyên\.$"):
        built(small)
    assert not multiprocessing.active_children()
