"""The rows of the table of results that are about one indicator, as a file of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.open_data.cells import csv_bytes
from generator.writing.open_data.table import Table


def figures_by_indicator(desk: Desk) -> Iterator[File]:
    """Yield the figures of every indicator that has some; their columns are those of the whole table."""
    results = next(t for t in desk.tables.tables if t.name == "results")
    about = results.values[[c.name for c in results.columns].index("indicator")]
    for indicator in desk.project.indicators:
        if rows := [n for n, value in enumerate(about) if value == indicator.id]:
            yield File(addresses.plain(addresses.figures_of(indicator.id)), csv_bytes(_only(results, rows)))


def _only(table: Table, rows: list[int]) -> Table:
    values = tuple(tuple(column[n] for n in rows) for column in table.values)
    return replace(table, values=values, rows=len(rows))
