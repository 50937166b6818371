"""A table of very many rows is drawn some rows at a time, and no file is held that stands on a shelf."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from generator.kept import Shelf
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.artefacts import File, Page, PageKind
from generator.writing.open_data import table as tables
from generator.writing.open_data.cells import csv_bytes
from generator.writing.open_data.table import Column, Columns, Table
from generator.writing.open_data.tables import data_tables
from tests.small import AS_OF, SMALL, VI

PROJECT = read_project(SMALL).project
assert PROJECT
MEASURES = measure(PROJECT, AS_OF)
WHOLE = data_tables(MEASURES, VI)


def test_rows_drawn_some_at_a_time_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "_HELD_ROWS", 0)
    monkeypatch.setattr(tables, "_AT_ONCE", 3)
    drawn = data_tables(MEASURES, VI, shelf=Shelf(tmp_path))
    assert max(t.rows for t in drawn.tables) > 3
    assert drawn.hash == WHOLE.hash
    assert [(f.address, f.content, f.size) for f in drawn.csv] == [(f.address, f.content, f.size) for f in WHOLE.csv]
    assert max(len(pickle.dumps(f)) for f in drawn.csv) < 1000 < max(f.size for f in drawn.csv), "none is held"
    for some, whole in zip(drawn.tables, WHOLE.tables, strict=True):
        assert list(some.values) == list(whole.values)


def test_some_rows_of_some_columns_are_those(monkeypatch: pytest.MonkeyPatch) -> None:
    table = next(t for t in WHOLE.tables if t.rows > 2)
    whole = [table.values[n] for n in (2, 0)]
    assert list(table.values.only([1, 0], [2, 0])) == [(column[1], column[0]) for column in whole]
    assert csv_bytes(table).count(b"\n") == table.rows + 1


def test_what_stands_on_a_shelf_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("trang", "<p>Thân trang</p>".encode())
    stored = shelf.stored("trang", "<p>Thân trang</p>".encode())
    assert stored is not None
    page = Page("a/", PageKind.PROSE, "A", "A", stored)
    held = Page("a/", PageKind.PROSE, "A", "A", "<p>Thân trang</p>")
    assert page.body == held.body
    file, same = File("a.csv", stored), File("a.csv", held.body.encode())
    assert (file.content, file.digest, file.size) == (same.content, same.digest, same.size)
    shelf.put("trang", b"<p>Trang khac</p>")
    with pytest.raises(FileNotFoundError):
        _ = page.body
    (tmp_path / "trang").unlink()
    with pytest.raises(FileNotFoundError):
        _ = file.content


def test_a_text_in_many_rows_is_the_same_cell_in_each_and_numbers_keep_their_digits() -> None:
    column = Column("a", "A", "", "string", False)
    texts = ["=1+1", " a\n b\u00a0c ", "=1+1", None, "a b c", "=1+1", Decimal("1.0"), Decimal("1.00"), True, 1]
    shown = Table("t", "T", "", (column,), Columns(texts, [lambda row: row]), len(texts))
    cells = csv_bytes(shown).decode("utf-8-sig").splitlines()[1:]
    assert cells == ["'=1+1", "a b c", "'=1+1", '""', "a b c", "'=1+1", "1.0", "1.00", "true", "1"]
