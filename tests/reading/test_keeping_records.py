"""Records that were read keep their values and places in little room, and lose neither when copied or packed."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Iterator
from copy import copy, deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.reading.csv_file import read_csv
from generator.reading.project import read_project
from generator.reading.records import make
from generator.records.base import Mapped, Record, values_of
from generator.records.project import Holding, Project
from generator.records.results import Report, Result
from generator.records.values import Cell, Place
from tests.small import SMALL

_ROWS, _A_ROW = 2000, 900  # bytes, with what reading remembers of a text; 1,500 where each row is a dictionary


def every_record(value: Any) -> Iterator[Record]:
    """Yield all records in a project."""
    parts: Any = ()
    if isinstance(value, Record):
        yield value
        parts = values_of(value)
    elif isinstance(value, (Project, Holding)):
        parts = vars(value).values()
    elif isinstance(value, (tuple, dict)):
        parts = value.values() if isinstance(value, dict) else value
    for part in parts:
        yield from every_record(part)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    project = read_project(SMALL).project
    found = [*every_record(project)]
    assert {"Plan", "Commitment", "Baseline", "Result", "Source", "SiteConfig"} <= {type(r).__name__ for r in found}
    return found


@pytest.mark.parametrize(
    "again", [copy, deepcopy, lambda r: pickle.loads(pickle.dumps(r)), lambda r: r.model_copy()],
    ids=["copy", "deepcopy", "pickle", "model_copy"],
)  # fmt: skip
def test_a_copy_says_the_same_and_stands_at_the_same_places(records: list[Record], again: Any) -> None:
    for record in records:
        made = again(record)
        assert made == record
        assert values_of(made) == values_of(record)
        assert made.model_fields_set == record.model_fields_set
        names = ("", *type(record).model_fields)
        assert [made.place_of(name) for name in names] == [record.place_of(name) for name in names]


def test_what_says_the_same_elsewhere_is_another() -> None:
    there, elsewhere = (make(Report, _report(line))[0] for line in (3, 4))
    assert there != elsewhere
    assert there == make(Report, _report(3))[0]
    assert hash(there) == hash(elsewhere)
    assert there != Report(obligation="bao-cao", year=2025, source="nguon")


def test_places_of_a_workbook_stay_cells() -> None:
    mapped = _report(3)
    mapped.places = {name: Cell("Bảng.xlsx", 7, number) for number, name in enumerate(mapped, start=1)}
    report, _ = make(Report, mapped)
    assert report is not None
    assert (report.place, report.place_of("number")) == (mapped.place, mapped.place)
    assert [report.place_of(name).spot for name in mapped] == ["A7", "B7", "C7"]


def _report(line: int) -> Mapped:
    mapped = Mapped(Place("data/reports.yml", line, 5))
    for number, (name, value) in enumerate({"obligation": "bao-cao", "year": "2025", "source": "nguon"}.items()):
        place = Place("data/reports.yml", line + number, 15)
        mapped.stands(name, Place("data/reports.yml", line + number, 5), place)
        mapped[name] = value
    return mapped


def test_a_row_takes_little_room(tmp_path: Path) -> None:
    written = (f"so-ho,{2020 + n % 9},{n % 90},nguon,trang {n} nói rõ" for n in range(_ROWS))
    path = tmp_path / "results.csv"
    path.write_text("\n".join(["indicator,as_of,value,source,quote", *written]), "utf-8")
    tracemalloc.start()
    try:
        rows, _ = read_csv(path, "results.csv", list(Result.model_fields), ("source",))
        results = [make(Result, row)[0] for row in rows]
        del rows
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(results) == _ROWS
    assert taken / _ROWS < _A_ROW
