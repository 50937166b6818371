"""From measures to tables, each with its CSV file; what all files of ``du-lieu/`` are made from."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cached_property

from generator.history.chronicle import History
from generator.kept import NOTHING_KEPT, Shelf, key
from generator.language import Language
from generator.measuring.measures import Measures
from generator.writing.artefacts import File
from generator.writing.open_data.cells import csv_bytes
from generator.writing.open_data.figures import figure_tables
from generator.writing.open_data.framework import framework_tables
from generator.writing.open_data.measured import measured_tables
from generator.writing.open_data.promises import promise_tables
from generator.writing.open_data.state import hash_of
from generator.writing.open_data.table import Pen, Table

FOLDER = "du-lieu/"

# Of a site of very many units a table of more bytes stands on the site only compressed; in the zip it is plain.
TOO_LARGE = 5_000_000
_LEVEL = 6


@dataclass(frozen=True)
class DataTables:
    """All tables, what was measured first, and as many CSV files in the same order.

    ``lean`` is whether the site has no room for very large tables; ``shelf`` takes in what is too large to be held.
    """

    tables: tuple[Table, ...]
    csv: tuple[File, ...] = field(repr=False)
    lean: bool = False
    shelf: Shelf = field(default=NOTHING_KEPT, repr=False)

    @cached_property
    def hash(self) -> str:
        """The hash of the lines ``sha256sum`` prints for the CSV files, sorted by name."""
        return hash_of({f.address.rpartition("/")[2]: f.digest for f in self.csv})

    @cached_property
    def published(self) -> tuple[File, ...]:
        """The files that stand on the site, in the same order: what is too large is compressed (``.csv.gz``)."""
        return tuple(self._compressed(f) if self.too_large(f) else f for f in self.csv)

    def too_large(self, file: File) -> bool:
        """Whether a CSV file stands on the site only compressed."""
        return self.lean and file.size > TOO_LARGE

    def address(self, file: File) -> str:
        """Return where a CSV file stands on the site, compressed or not."""
        return f"{file.address}.gz" if self.too_large(file) else file.address

    def _compressed(self, file: File) -> File:
        name = key(file.digest, "gzip", str(_LEVEL))
        content = self.shelf.made(name, lambda: gzip.compress(file.content, _LEVEL, mtime=0))
        return File(self.address(file), self.shelf.stored(name, content) or content)


def data_tables(
    measures: Measures, words: Language, folder: str = FOLDER, history: History | None = None,
    shelf: Shelf = NOTHING_KEPT,
) -> DataTables:  # fmt: skip
    """Draw all tables, for files in ``folder``; ``shelf`` takes them in where they are too large to be held. Nothing
    but the arguments decides the bytes: no clock, no machine.
    """
    tables = open_data_tables(measures, words, history)
    csv = tuple(File(f"{folder}{t.name}.csv", shelf.taking(csv_bytes(t))) for t in tables)
    return DataTables(tables, csv, measures.project.lean, shelf)


def open_data_tables(measures: Measures, words: Language, history: History | None = None) -> tuple[Table, ...]:
    """Return all tables, what was measured first; rows say when they were set where ``history`` is known."""
    pen, project = Pen(words, history), measures.project
    return (
        *measured_tables(measures, pen),
        *promise_tables(project, pen),
        *figure_tables(project, pen),
        *framework_tables(project, pen),
    )
