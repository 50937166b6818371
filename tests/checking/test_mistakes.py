"""Every mistake people make, all at once in one project, found in one run of the real command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.checking.mistakes import GOLDEN, MISTAKES, Mistake, copy, of, rendered, told

Told = list[dict[str, Any]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, Told]:
    """What is told of the project without and with all mistakes."""
    small = copy(tmp_path_factory.mktemp("mistakes"))
    before = told(small, ends=0)
    for mistake in MISTAKES:
        mistake.make(small)
    return before, told(small, ends=1)


def test_there_are_enough() -> None:
    assert len(MISTAKES) >= 80
    assert len({m.name for m in MISTAKES}) == len(MISTAKES)
    assert len({(m.code, m.file, m.line, m.column) for m in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_once_with_place_value_and_mending(project: tuple[Told, Told], mistake: Mistake) -> None:
    found = of(mistake, project[1])
    assert len(found) == 1, [f for f in project[1] if f["file"] == mistake.file]
    assert mistake.says in found[0]["what"]
    assert mistake.mend in found[0]["mend"]
    assert rendered(found[0]) == (GOLDEN / f"{mistake.name}.txt").read_text("utf-8"), "run make golden and look"


def test_nothing_else_is_told(project: tuple[Told, Told]) -> None:
    before, after = project
    known = {(f["code"], f["file"], f["what"]) for f in before}
    explained = [f for mistake in MISTAKES for f in of(mistake, after)]
    assert [f for f in after if f not in explained and (f["code"], f["file"], f["what"]) not in known] == []


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {mistake.name for mistake in MISTAKES}


def test_saved_by_windows_or_with_empty_rows_nothing_is_wrong(tmp_path: Path) -> None:
    small = copy(tmp_path)
    before = told(small, ends=0)
    for path in (small.root / "data").rglob("*.[yc][ms][lv]"):
        ends = "\n,\n\n" if path.suffix == ".csv" else "\n\n"
        text = path.read_text("utf-8") + ends.replace(",", "," * path.read_text("utf-8").split("\n")[0].count(","))
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert told(small, ends=0) == before
