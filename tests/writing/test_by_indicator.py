"""The file of one indicator holds its figures, all of them and no others, as the whole table has them."""

from __future__ import annotations

import csv
import io
from collections import Counter

from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing import addresses
from generator.writing.datasets import indicator_dataset, target_dataset
from generator.writing.desk import Desk
from generator.writing.indicator import indicator_view
from generator.writing.open_data.by_indicator import figures_by_indicator
from generator.writing.target import target_view
from tests.small import AS_OF, SMALL


def desk() -> Desk:
    project = read_project(SMALL).project
    assert project is not None
    return Desk(measure(project, AS_OF), (), Language())


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_files_together_are_the_rows_of_the_table_that_name_an_indicator() -> None:
    d = desk()
    whole = next(f for f in d.tables.csv if f.address.endswith("results.csv"))
    wanted = [row for row in rows(whole.content) if row["indicator"]]
    files = {f.address: rows(f.content) for f in figures_by_indicator(d)}
    parts = [row for file in files.values() for row in file]
    assert len(wanted) > len(files) > 1
    assert Counter(tuple(r.items()) for r in parts) == Counter(tuple(r.items()) for r in wanted)
    for address, found in files.items():
        assert {addresses.plain(addresses.figures_of(row["indicator"])) for row in found} == {address}


def test_a_page_offers_a_file_with_as_many_rows_as_it_lists_figures() -> None:
    d = desk()
    files = {f"/{f.address}": rows(f.content) for f in figures_by_indicator(d)}
    views = [indicator_view(d, i) for i in d.project.indicators]
    assert {v.table_address for v in views if v.table_address} == set(files)
    assert {bool(v.figures) for v in views} == {True, False}
    for view in views:
        assert len(files.get(view.table_address, [])) == len(view.figures) + len(view.earlier)


def test_a_target_offers_the_figures_that_measure_it_and_machines_are_told_of_both() -> None:
    d = desk()
    t = next(t for t in d.measures.targets if t.target.indicator == "tap-huan")
    address = addresses.figures_of("tap-huan")
    assert target_view(d, t).table_address == address
    about = d.project.indicator_by_id["tap-huan"]
    for shown in (target_dataset(d, t, "…"), indicator_dataset(d, about, "…")):
        assert address in [f.address for f in shown.files]
