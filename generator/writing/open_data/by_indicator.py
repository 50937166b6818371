"""The rows of the table of results that are about one indicator, as a file of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.open_data.cells import csv_bytes
from generator.writing.open_data.table import Table

_IN_THE_WHOLE = frozenset({
    "indicator", "indicator_name", "indicator_role", "indicator_role_label", "voice_label", "source_kind_label",
    "state_label", "source_folder", "source", "source_publisher", "data_file", "data_line", "commit", "set_on",
})  # fmt: skip


def figures_by_indicator(desk: Desk) -> Iterator[File]:
    """Yield the figures of every indicator that has some; their columns are those of the whole table,
    of very many units without what that table tells again.
    """
    results = next(t for t in desk.tables.tables if t.name == "results")
    about = results.values[[c.name for c in results.columns].index("indicator")]
    columns = _columns(desk, results)
    for indicator in desk.project.indicators:
        if rows := [n for n, value in enumerate(about) if value == indicator.id]:
            content = desk.room.taking(csv_bytes(_only(results, rows, columns)))
            yield File(addresses.plain(addresses.figures_of(indicator.id)), content)


def _columns(desk: Desk, results: Table) -> list[int]:
    """Return which columns are told; of very many units none that the whole table has, or that is always the same."""
    left_out = _IN_THE_WHOLE if desk.project.lean else frozenset()
    return [n for n, column in enumerate(results.columns) if column.name not in left_out]


def _only(table: Table, rows: list[int], columns: list[int]) -> Table:
    shown = tuple(table.columns[c] for c in columns)
    return replace(table, values=table.values.only(rows, columns), rows=len(rows), columns=shown)
