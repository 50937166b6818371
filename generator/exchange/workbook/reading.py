"""The bytes of a workbook become cells with their places; whatever the file is, within bounds and without a crash.

Only sheets that carry our mark are read. Macros, links to other files, pictures and comments are never opened.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import range_boundaries

from generator.exchange.workbook.sheets import MARK
from generator.reading import workbook_rules as rules
from generator.records.finding import Finding
from generator.records.values import Cell, Place

# A province's workbook opens to about 1 MB; reading takes some twenty times the size in memory.
MAX_FILE, MAX_OPENED = 10_000_000, 20_000_000
MAX_PARTS = 500
MAX_ROWS, MAX_COLUMNS, LAST_ROW = 20_000, 50, 1_048_576
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# A declaration of XML entities: no office program writes one, and they can grow without end.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']")


@dataclass(frozen=True)
class Held:
    """What one cell holds: its value, what the file says it is (s text, n number, d date, b yes or no,
    f formula, e error), and how it is shown."""

    value: str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
    kind: str
    shown_as: str = "General"


@dataclass(frozen=True)
class Grid:
    """One marked sheet: its cells that hold something, by row and column."""

    title: str
    name: str
    mark: str
    cells: Mapping[tuple[int, int], Held]
    merged: tuple[str, ...] = ()

    def place(self, row: int, column: int = 1) -> Cell:
        """Return the place of a cell, for findings."""
        return Cell(self.name, row, column)

    def text(self, row: int, column: int) -> str:
        """Return what a cell of ours holds, as text; empty when nothing."""
        held = self.cells.get((row, column))
        return str(held.value).strip() if held else ""


@dataclass
class Book:
    """The marked sheets of a workbook, and what was found while opening it."""

    name: str
    grids: list[Grid] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def open_workbook(content: bytes, name: str) -> Book:
    """Return the marked sheets of the workbook ``content``, or the findings that say why there are none.

    ``name`` is the file as findings call it. Never raises for what the file contains.
    """
    book = Book(name)
    refused = _refusal(content, Place(name))
    if refused:
        book.findings.append(refused)
        return book
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library does not know of a file is of no use here
            _read(content, book)
    except Exception:  # whatever the library stumbles over in a broken file
        book.grids.clear()
        book.findings[:] = [rules.NOT_A_WORKBOOK.at(Place(name))]
    return book


def _refusal(content: bytes, place: Place) -> Finding | None:
    if content.startswith(_OLD_OFFICE):
        return rules.OLD_OR_LOCKED.at(place)
    if len(content) > MAX_FILE:
        return _too_large(place, len(content), MAX_FILE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _bad_parts(archive, place)
    except Exception:  # the standard library raises many kinds for a broken archive
        return rules.NOT_A_WORKBOOK.at(place)


def _bad_parts(archive: zipfile.ZipFile, place: Place) -> Finding | None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS or len(set(names)) != len(names) or "[Content_Types].xml" not in names:
        return rules.NOT_A_WORKBOOK.at(place)
    opened = sum(part.file_size for part in parts)
    if opened > MAX_OPENED:
        return _too_large(place, opened, MAX_OPENED)
    for part in parts:
        # Reading stops at the size the directory promises, so a promise that is a lie is refused here too.
        if part.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(archive.read(part)):
            return rules.NOT_A_WORKBOOK.at(place)
    return None


def _too_large(place: Place, size: int, limit: int) -> Finding:
    return rules.WORKBOOK_TOO_LARGE.at(place, value=f"{size / 1e6:.0f}", limit=limit // 1_000_000)


def _read(content: bytes, book: Book) -> None:
    opened = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for sheet in opened.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            rows = _filled(sheet.iter_rows(max_col=MAX_COLUMNS))
            first = next(rows, (0, {}))
            mark = str(first[1][1].value) if first[0] == 1 and 1 in first[1] else ""
            if not mark.startswith(MARK):
                continue
            grid_name = f"{book.name} › {sheet.title}"
            cells = {(1, column): held for column, held in first[1].items()}
            for row, held in rows:
                if row > MAX_ROWS:
                    book.findings.append(rules.ROW_TOO_FAR.at(Cell(grid_name, row), value=row, limit=MAX_ROWS))
                    break
                cells |= {(row, column): each for column, each in held.items()}
            # The library's quick way of reading knows nothing of merged cells.
            merged = _merged(archive.read(sheet._worksheet_path))  # type: ignore[attr-defined]  # noqa: SLF001
            book.grids.append(Grid(sheet.title, grid_name, mark.removeprefix(MARK), cells, merged))


def _filled(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, dict[int, Held]]]:
    """Yield the rows that hold something; formatting alone is nothing."""
    for number, row in enumerate(islice(rows, LAST_ROW), start=1):
        if all(cell is EMPTY_CELL for cell in row):
            continue
        held = {column: each for column, cell in enumerate(row, start=1) if (each := _held(cell))}
        if held:
            yield number, held


def _held(cell: object) -> Held | None:
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
    if kind == "f":
        return Held("=", "f")
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "e" or isinstance(value, (str, bool)):
        return Held(value, kind if kind == "e" else "b" if isinstance(value, bool) else "s")
    return Held(value, kind, str(getattr(cell, "number_format", "General")))


def _merged(xml: bytes) -> tuple[str, ...]:
    return tuple(ref.decode("ascii") for ref in _MERGED.findall(xml))


def touches(ref: str, first_row: int) -> bool:
    """Whether the cells ``B3:C5`` reach below the header."""
    bounds = range_boundaries(ref)
    return bounds[3] is not None and bounds[3] >= first_row
