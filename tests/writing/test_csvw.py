"""csv-metadata.json describes the tables as they are, says a library that knows nothing of this program."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import csvw
import pytest

from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.desk import Desk
from generator.writing.open_data.files import open_data_files

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 11, 22)
URL = "https://example.org/thu/"


def desk_of(root: Path) -> Desk:
    project = read_project(root).project
    assert project is not None
    return Desk(measure(project, project.config.as_of or AS_OF), (), Language(), url=URL)


def unpacked(desk: Desk, folder: Path) -> Path:
    for file in open_data_files(desk).files:
        (folder / file.address.rpartition("/")[2]).write_bytes(file.content)
    return folder


def complaints(folder: Path) -> list[str]:
    """Read every row of every table, and follow every key; the library raises some complaints and warns of others."""
    try:
        group = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False)
        assert len(group.tables) > 15
        return [] if group.is_valid else [str(w.message) for w in group.warnings]
    except ValueError as error:
        return [str(error)]


@pytest.mark.parametrize("name", ["tests/projects/nho", "tests/projects/minh-hoa", "."])
def test_every_row_is_what_the_description_says(name: str, tmp_path: Path) -> None:
    assert complaints(unpacked(desk_of(ROOT / name), tmp_path)) == []


@pytest.fixture(scope="module")
def small() -> Desk:
    return desk_of(ROOT / "tests/projects/nho")


def _swapped(table: str, old: str, new: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / f"{table}.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return plant


def _doubled(table: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / f"{table}.csv"
        path.write_text(path.read_text("utf-8") + path.read_text("utf-8").splitlines()[-1] + "\n", "utf-8")

    return plant


MISTAKES = {
    "a number that is none": _swapped("results", ",300,", ",ba trăm,"),
    "a date that is none": _swapped("results", "2025-06-30", "30/06/2025"),
    "a word that is not among the choices": _swapped("assessments", "no_information", "quên"),
    "a truth value that is none": _swapped("results", "true", "có"),
    "a source nobody has": _swapped("sources", "son-la", "hai-phong"),
    "a header of another name": _swapped("provinces", "slug", "ma"),
    "a row twice": _doubled("provinces"),
}


@pytest.mark.parametrize("plant", MISTAKES.values(), ids=MISTAKES)
def test_a_planted_mistake_is_seen(plant: Callable[[Path], None], small: Desk, tmp_path: Path) -> None:
    plant(unpacked(small, tmp_path))
    assert complaints(tmp_path) != []


def test_the_group_says_whose_it_is_and_how_it_is_cited(small: Desk) -> None:
    content = next(f.content for f in open_data_files(small).files if f.address == "du-lieu/csv-metadata.json")
    group = json.loads(content)
    assert group["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "vi"}]
    assert group["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/deed.vi"}
    assert group["dc:identifier"] == f"sha256:{small.data.hash}"
    assert group["dc:description"].startswith("Dữ liệu thử. ")
    results = next(t for t in group["tables"] if t["url"] == "results.csv")
    assert results["dc:bibliographicCitation"].endswith(f"mã nội dung {small.data.short_hash}. {URL}du-lieu/results.csv")
    value = next(c for c in results["tableSchema"]["columns"] if c["name"] == "value")
    assert value["datatype"] == "decimal"
    assert value["titles"] == {"und": "value", "vi": "Giá trị"}
