"""From tables to the files of ``du-lieu/``: CSV, JSON, description, and all of it in one zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.text import slug
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.open_data.cells import json_bytes
from generator.writing.open_data.csvw import csvw_file
from generator.writing.open_data.package import description_of, package_file
from generator.writing.open_data.readme import licence_text, readme_text
from generator.writing.open_data.table import Column, Table
from generator.writing.open_data.tables import open_data_tables

_IN_BRIEF = ("name", "title", "description", "version", "versionReason", "bibliographicCitation", "licenses")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class TableView:
    """One table as readers meet it; ``bytes`` is the size of the file at ``address``: CSV, or compressed CSV."""

    name: str
    title: str
    description: str
    address: str
    rows: int
    bytes: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class OpenData:
    """Everything under ``du-lieu/``; without the JSON file where it would be too large for anybody.

    ``csvw_address`` is empty where that description stands in the zip only: it knows of no compressed table.
    """

    files: tuple[File, ...]
    tables: tuple[TableView, ...]
    zip_address: str
    zip_bytes: int
    json_address: str
    json_bytes: int
    package_address: str
    csvw_address: str

    @property
    def rows(self) -> int:
        """Rows in all tables together."""
        return sum(t.rows for t in self.tables)

    def rows_of(self, table: str) -> int:
        """Return how many rows a table has.

        Raises:
            KeyError: there is no such table.
        """
        return {t.name: t.rows for t in self.tables}[table]


def open_data_files(desk: Desk) -> OpenData:
    """Write all open data; nothing but the desk decides the bytes: no clock, no machine."""
    tables, published = desk.tables.tables, desk.tables.published
    whole, package = _whole(desk), package_file(desk, published)
    csvw = (csvw_file(desk),) if published == desk.tables.csv else ()
    packed = zip_file(desk, whole)
    views = tuple(_view(t, f) for t, f in zip(tables, published, strict=True))
    return OpenData(
        (*published, *whole, package, *csvw, packed), views,
        packed.address, packed.size, *next(((f.address, f.size) for f in whole), ("", 0)),
        package.address, next((f.address for f in csvw), ""),
    )  # fmt: skip


def zip_file(desk: Desk, whole: Iterable[File] | None = None) -> File:
    """Pack all tables as plain CSV, what describes them, and the words that travel with them.

    ``whole`` is the file of all tables, where it is there and made already.
    """
    folder, csv = addresses.plain(desk.data_home), desk.tables.csv
    whole = _whole(desk) if whole is None else whole
    files = (*csv, *whole, package_file(desk, csv), csvw_file(desk), *_texts(desk))
    contents = ((f.address.removeprefix(folder), f.content) for f in files)
    return File(f"{folder}{slug(desk.project.programme.id)}.zip", zip_of(contents))


def _whole(desk: Desk) -> tuple[File, ...]:
    if desk.project.lean:
        return ()
    head = description_of(desk)
    in_brief = {k: head[k] for k in _IN_BRIEF}
    dated = {**in_brief, "as_of": desk.measures.as_of.isoformat(), "hash": f"sha256:{desk.data.hash}"}
    return (File(f"{addresses.plain(desk.data_home)}all.json", json_bytes(dated, desk.tables.tables)),)


def _texts(desk: Desk) -> list[File]:
    folder = addresses.plain(desk.data_home)
    readme, licence = readme_text(desk), licence_text(desk)
    return [File(f"{folder}README.txt", readme.encode()), File(f"{folder}LICENCE.txt", licence.encode())]


def _view(table: Table, file: File) -> TableView:
    return TableView(
        table.name, table.title, table.description, file.address, table.rows, file.size, table.columns
    )


def described(tables: Iterable[TableView], desk: Desk) -> tuple[TableView, ...]:
    """Return tables with their titles, explanations and columns in the language of ``desk``."""
    said = {t.name: t for t in open_data_tables(desk.measures, desk.words, desk.history)}
    return tuple(
        replace(t, title=said[t.name].title, description=said[t.name].description, columns=said[t.name].columns)
        for t in tables
    )


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files under their names, with one fixed time and the same rights for all, so that bytes repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, content)
    return buffer.getvalue()
