"""CSV files become one mapping a row, each cell with its line and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.language import ours
from generator.reading import rules
from generator.reading.decoding import read_text, unremarkable, value_text
from generator.records.base import Cells, Mapped, Row
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import clean, fold, nearest

_MAX_COLUMNS = 100
_LONGEST_CELL = 200_000
MAX_ROWS = 100_000  # a row takes some two kilobytes of memory
_SPREADSHEET_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)\Z", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")  # what the csv module counts as one
_LONGEST_TOTAL = 60
_TOTALS = {"tong", "tong cong", "tong so", "cong", "total"}
_CURLY = ("“", "”", "„")
_PROBLEMS = {
    "unexpected end of data": ours("dấu nháy kép mở mà không đóng"),
    "expected after": ours("có chữ ngay sau dấu nháy kép đóng"),
    "field larger than": ours("một ô dài quá mức, thường vì dấu nháy kép mở mà không đóng"),
    "new-line character": ours("có dấu xuống dòng ngoài dấu nháy kép"),
}


def read_csv(
    path: Path, name: str, columns: Collection[str], required: Collection[str]
) -> tuple[list[Mapped], list[Finding]]:
    """Return the rows of a CSV file as mappings, and all that was found while reading it.

    ``columns`` are the names a header may use, ``required`` those it must. Empty cells are left
    out of the mapping. The column of a place is the cell's number in its row, from 1.
    """
    text, findings = read_text(path, Place(name))
    if text is None:
        return [], findings
    rows = _rows(text, name, findings)
    header = next(rows, None)
    if header is None:
        return [], findings or [rules.EMPTY_FILE.at(Place(name))]
    names = [clean(cell) for cell in header[1]]
    problems = _header_problems(names, Place(name, header[0]), columns, required)
    findings += problems
    if any(p.rule in _UNREADABLE for p in problems):
        return [], findings
    mapped: list[Mapped] = []
    table = _Table(name, names, frozenset(columns), findings, errors="#" in text)
    for number, (line, cells) in enumerate(rows):
        if number >= MAX_ROWS:
            return [], [rules.TOO_MANY.at(Place(name, line), limit=MAX_ROWS)]
        row = table.row(cells, line)
        mapped += [row] if row is not None else []
    if not mapped and not findings:
        findings.append(rules.CSV_NO_ROWS.at(Place(name)))
    return mapped, findings


def _rows(text: str, name: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)  # the limit belongs to the whole process, and other libraries set it too
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            known = next((words for part, words in _PROBLEMS.items() if part in str(error)), error)
            written = _LINE_END.split(text)[line - 1]
            opened = len(next(csv.reader([written]), "?")) if "unexpected end" in str(error) else 1
            findings.append(rules.CSV_BROKEN.at(Place(name, line, opened), value=known))
            return
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


_UNREADABLE = (rules.CSV_DELIMITER, rules.CSV_COLUMN_TWICE, rules.CSV_TOO_WIDE)


def _header_problems(
    names: list[str], place: Place, columns: Collection[str], required: Collection[str]
) -> list[Finding]:
    for delimiter, word in ((";", ";"), ("\t", "Tab"), ("|", "|")):
        if any(delimiter in name for name in names) and not set(names) & set(columns):
            return [rules.CSV_DELIMITER.at(place, value=word)]
    if len(names) > _MAX_COLUMNS:
        return [rules.CSV_TOO_WIDE.at(place, value=len(names), limit=_MAX_COLUMNS)]
    found = []
    for number, column in enumerate(names, start=1):
        cell = Place(place.file, place.line, number)
        if column not in columns:
            near = nearest(column, columns)
            shown = column or ours("(không tên)")
            found.append(rules.CSV_COLUMN_UNKNOWN.at(cell, value=shown, **_if("nearest", near)))
        elif column in names[: number - 1]:
            found.append(rules.CSV_COLUMN_TWICE.at(cell, value=column))
    missing = [c for c in required if c not in names]
    return found + [rules.CSV_COLUMN_MISSING.at(place, value=c) for c in missing]


def _if(key: str, value: str | None) -> dict[str, str]:
    return {key: value} if value else {}


@dataclass
class _Table:
    """Makes rows of the cells below a header; ``errors`` says whether there can be any of a spreadsheet's."""

    file: str
    names: list[str]
    known: frozenset[str]
    findings: list[Finding]
    errors: bool
    numbers: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)

    def row(self, cells: list[str], line: int) -> Row | None:
        """Return a row, or None for one that cannot be read."""
        bad = list(self._bad(cells, line))
        if bad:
            self.findings += bad
            return None
        texts = list(map(unremarkable, cells))
        if None in texts:
            texts = [value_text(c, Place(self.file, line, n), self.findings) for n, c in enumerate(cells, start=1)]
        row = Row(Place(self.file, line))
        for name, text in zip(self.names, texts, strict=True):
            if text and name in self.known:
                row[name] = text
        row.places = Cells(self.file, line, self._numbers(tuple(row)))
        return row

    def _numbers(self, filled: tuple[str, ...]) -> dict[str, int]:
        """Return the numbers of some columns, from 1; rows in which the same are filled share them."""
        if filled not in self.numbers:
            self.numbers[filled] = {name: self.names.index(name) + 1 for name in filled}
        return self.numbers[filled]

    def _bad(self, cells: list[str], line: int) -> Iterator[Finding]:
        """Yield why a row cannot be read as one row of data."""
        if len(cells) != len(self.names):
            yield _ragged(cells, self.names, self.file, line)
            return
        first = next((n for n, cell in enumerate(cells, start=1) if cell.strip()), 1)
        if len(cells[first - 1]) <= _LONGEST_TOTAL and _is_total(cells[first - 1]):
            yield rules.CSV_TOTAL_ROW.at(Place(self.file, line, first), value=clean(cells[first - 1]))
        elif self.errors:
            yield from self._spreadsheet_errors(cells, line)

    def _spreadsheet_errors(self, cells: list[str], line: int) -> Iterator[Finding]:
        for number, (column, cell) in enumerate(zip(self.names, cells, strict=True), start=1):
            if "#" in cell and _SPREADSHEET_ERROR.match(cell.strip()):
                place = Place(self.file, line, number)
                yield rules.CSV_SPREADSHEET_ERROR.at(place, column=column, value=cell.strip())


@lru_cache(maxsize=1 << 10)  # the first cells of a table are few
def _is_total(cell: str) -> bool:
    return fold(cell) in _TOTALS


def _ragged(cells: list[str], names: list[str], file: str, line: int) -> Finding:
    for number, cell in enumerate(cells, start=1):
        if cell.lstrip()[:1] in _CURLY and "”" not in cell.lstrip()[1:]:
            return rules.CSV_CURLY_QUOTE.at(Place(file, line, number), value=cell.strip()[1:61])
    place = Place(file, line, min(len(cells), len(names)))
    rule = rules.CSV_SHORT if len(cells) < len(names) else rules.CSV_RAGGED
    return rule.at(place, value=len(cells), expected=len(names))
