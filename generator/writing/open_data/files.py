"""From measures to the files of ``du-lieu/``: tables, JSON, description, and all of it in one zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass

from generator.language import language
from generator.measuring.measures import Measures
from generator.text import slug
from generator.writing.artefacts import File
from generator.writing.open_data.cells import csv_bytes, json_bytes
from generator.writing.open_data.figures import figure_tables
from generator.writing.open_data.framework import framework_tables
from generator.writing.open_data.measured import measured_tables
from generator.writing.open_data.package import description_of, package_bytes, resource, version_of
from generator.writing.open_data.promises import promise_tables
from generator.writing.open_data.readme import licence_text, readme_text
from generator.writing.open_data.table import Column, Pen, Table

FOLDER = "du-lieu/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class TableView:
    """One table as readers meet it; ``bytes`` is the size of the CSV file at ``address``."""

    name: str
    title: str
    description: str
    address: str
    rows: int
    bytes: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class OpenData:
    """Everything under ``du-lieu/``.

    ``hash`` is the SHA-256, in hexadecimal, of what ``sha256sum *.csv`` prints in the folder,
    so that anybody can compute it; it changes exactly when a table changes.
    """

    files: tuple[File, ...]
    tables: tuple[TableView, ...]
    version: str
    hash: str
    zip_address: str
    zip_bytes: int
    json_address: str
    json_bytes: int
    package_address: str

    @property
    def short_hash(self) -> str:
        """The first 12 digits of the hash, enough to tell versions apart."""
        return self.hash[:12]

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


def open_data_tables(measures: Measures) -> tuple[Table, ...]:
    """Return all tables, what was measured first."""
    pen = Pen(language(measures.project.config.site.language))
    project = measures.project
    return (
        *measured_tables(measures, pen),
        *promise_tables(project, pen),
        *figure_tables(project, pen),
        *framework_tables(project, pen),
    )


def open_data_files(measures: Measures, url: str) -> OpenData:
    """Write all open data of a project; ``url`` is the site's public address, or empty.

    Nothing but the arguments decides the bytes: no clock, no machine.
    """
    tables = open_data_tables(measures)
    csv = [File(f"{FOLDER}{t.name}.csv", csv_bytes(t)) for t in tables]
    digest, version = content_hash(csv), version_of(measures.as_of)
    head = description_of(measures, url, version)
    resources = [resource(t, f) for t, f in zip(tables, csv, strict=True)]
    package = File(f"{FOLDER}datapackage.json", package_bytes(head, resources))
    in_brief = {k: head[k] for k in ("name", "title", "description", "version", "licenses")}
    dated = {**in_brief, "as_of": measures.as_of.isoformat(), "hash": f"sha256:{digest}"}
    whole = File(f"{FOLDER}all.json", json_bytes(dated, tables))
    inside = [*csv, whole, package, *_texts(measures, url, version, digest)]
    packed = File(f"{FOLDER}{slug(measures.project.programme.id)}.zip", zip_of(inside))
    return OpenData(
        (*csv, whole, package, packed), tuple(_view(t, f) for t, f in zip(tables, csv, strict=True)),
        version, digest, packed.address, len(packed.content), whole.address, len(whole.content),
        package.address,
    )  # fmt: skip


def _texts(measures: Measures, url: str, version: str, digest: str) -> list[File]:
    readme = readme_text(measures, url, version, digest)
    licence = licence_text(measures)
    return [File(f"{FOLDER}README.txt", readme.encode()), File(f"{FOLDER}LICENCE.txt", licence.encode())]


def _view(table: Table, file: File) -> TableView:
    return TableView(
        table.name, table.title, table.description, file.address, table.rows, len(file.content), table.columns
    )


def content_hash(files: list[File]) -> str:
    """Return the hash of the tables: of the lines ``sha256sum`` prints for them, sorted by name."""
    lines = sorted((f.address.rpartition("/")[2], hashlib.sha256(f.content).hexdigest()) for f in files)
    return hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in lines).encode()).hexdigest()


def zip_of(files: list[File]) -> bytes:
    """Pack files flat, with one fixed time and the same rights for all, so that bytes repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in files:
            entry = zipfile.ZipInfo(file.address.rpartition("/")[2], _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, file.content)
    return buffer.getvalue()
