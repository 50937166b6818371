"""``minhbach export`` and ``minhbach import``: from the data to an officer's desk and back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import cli
from tests.exchange.workbooks import put
from tests.small import RESULTS, Small, copy


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def contents(small: Small) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}


def workbook_of(small: Small, change: Callable[[Any], Any] | None = None) -> Path:
    """Export the workbook of Sơn La beside the project, perhaps changed by an officer."""
    path = small.root.parent / "so.xlsx"
    done = run("export", "--xlsx", "son la", "--project", small.root, "--as-of", "2026-06-30", "--output", path)
    assert done.exit_code == 0, done.output
    if change:
        book = load_workbook(io.BytesIO(path.read_bytes()))
        change(book)
        book.save(path)
    return path


def bring(small: Small, path: Path, *more: str) -> Result:
    return run("import", path, "--project", small.root, "--as-of", "2026-06-30", *more)


@pytest.mark.parametrize("name", ["Sơn La", "son-la", "tỉnh Sơn La", "SON LA"])
def test_a_province_is_found_by_any_of_its_names(small: Small, name: str) -> None:
    folder = small.root.parent
    done = run("export", "--xlsx", name, "--project", small.root, "--as-of", "2026-06-30", "--output", folder)
    assert done.exit_code == 0
    assert (folder / "son-la-2026-06-30.xlsx").is_file()


def test_an_unknown_province_is_told_with_the_nearest(small: Small) -> None:
    done = run("export", "--xlsx", "Sơn Lan", "--project", small.root)
    assert done.exit_code == 2
    assert "Ý bạn là “Sơn La”?" in done.output


def test_data_that_cannot_be_read_is_not_exported(small: Small) -> None:
    small.change(RESULTS, "27.5", "27,5x")
    done = run("export", "--xlsx", "son-la", "--project", small.root, "--output", small.root.parent)
    assert done.exit_code == 1
    assert "Chưa xuất bảng" in done.output


def test_nothing_changed_touches_no_file(small: Small) -> None:
    before = contents(small)
    done = bring(small, workbook_of(small))
    assert (done.exit_code, contents(small)) == (0, before)
    assert "Không có gì thay đổi" in done.output


def test_one_cell_is_told_in_words_and_written_alone(small: Small) -> None:
    before = contents(small)
    path = workbook_of(small, put("Kết quả", 1, value="310"))
    trial = bring(small, path, "--dry-run")
    assert (trial.exit_code, contents(small)) == (0, before)
    assert "300" in trial.output
    assert "310" in trial.output
    assert "chưa ghi gì" in trial.output
    done = bring(small, path)
    assert done.exit_code == 0
    after = contents(small)
    changed = {file for file in after if after[file] != before.get(file)}
    assert changed == {small.path(RESULTS)}
    assert after[small.path(RESULTS)] == before[small.path(RESULTS)].replace(b",300,", b",310,", 1)


def test_a_refused_workbook_changes_nothing_and_names_the_cell(small: Small) -> None:
    before = contents(small)
    change = put("Kết quả", 1, value="3.802", numerator=5)
    done = bring(small, workbook_of(small, change))
    assert (done.exit_code, contents(small)) == (1, before)
    assert "so.xlsx › Kết quả" in done.output
    assert "H4  LỖI MB-R120" in done.output
    assert "Chưa nhập gì" in done.output


def test_what_the_rules_refuse_is_not_written(small: Small) -> None:
    before = contents(small)
    done = bring(small, workbook_of(small, put("Kết quả", 1, source="nguon-chua-co")))
    assert (done.exit_code, contents(small)) == (1, before)
    assert "MB-C001" in done.output


def test_a_file_that_is_not_there(small: Small) -> None:
    done = bring(small, small.root / "khong-co.xlsx")
    assert done.exit_code == 2
    assert "Không mở được" in done.output
