"""A table that Excel saved as text: its bytes become rows, whatever the country's habit was."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.reading import rules as file_rules
from generator.reading import workbook_rules as rules
from generator.reading.decoding import MAX_BYTES
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import clean, overloaded

_DELIMITERS = (";", "\t", ",")
_HEAD_AMONG = 10
# What Vietnamese text holds beside letters: more than this and another code page was guessed.
_OTHER_SIGNS = set("–—‘’“”…•°±×÷½¼¾²³€‰₫§©®«»\u00a0\u200b\ufeff")
_MARKS = set("\u0300\u0301\u0303\u0306\u0309\u0323\u031b\u0302")


@dataclass(frozen=True)
class TableRow:
    """One row: its line in the file, and the text of its cells by the number of their column, from 0."""

    line: int
    cells: dict[int, str]


@dataclass
class Table:
    """The header and rows of a table, how its columns are parted, and what was found while reading it."""

    name: str
    delimiter: str = ","
    head: TableRow = field(default_factory=lambda: TableRow(1, {}))
    rows: list[TableRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_table(content: bytes, name: str, is_column: Callable[[str], bool]) -> Table:
    """Return the table in ``content``; ``is_column`` knows the names a header may have.

    The header is the first of the leading rows that names at least two columns.
    """
    table = Table(name)
    text = None if len(content) > MAX_BYTES else _decoded(content)
    if text is None:
        large = file_rules.TOO_LARGE.at(Place(name), value=f"{len(content) / 1e6:.0f}", limit=MAX_BYTES // 1_000_000)
        table.findings.append(large if len(content) > MAX_BYTES else rules.TABLE_ENCODING.at(Place(name)))
        return table
    for delimiter in _DELIMITERS:
        rows = list(_rows(text, delimiter, name, table.findings))
        heads = [row for row in rows[:_HEAD_AMONG] if sum(map(is_column, row.cells.values())) >= 2]
        if heads:
            table.delimiter, table.head = delimiter, heads[0]
            table.rows = [row for row in rows if row.line > heads[0].line and row not in heads]
            table.findings += _too_wide(table)
            return table
        table.findings.clear()
    table.findings.append(rules.TABLE_NOT_RESULTS.at(Place(name)))
    return table


def _rows(text: str, delimiter: str, name: str, findings: list[Finding]) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            filled = {number: clean(cell) for number, cell in enumerate(cells) if cell.strip()}
            if filled:
                yield TableRow(line, filled)
            line = reader.line_num + 1
    except csv.Error:
        findings.append(file_rules.CSV_BROKEN.at(Place(name, line), value="…"))


def _too_wide(table: Table) -> Iterator[Finding]:
    """Yield the rows that hold something beyond the last column that has a name."""
    last = max(table.head.cells)
    for row in table.rows:
        if max(row.cells) > last:
            place = Place(table.name, row.line, max(row.cells) + 1)
            yield file_rules.CSV_RAGGED.at(place, value=max(row.cells) + 1, expected=last + 1)


def _decoded(content: bytes) -> str | None:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1258, composed; None when it is none of them."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(content, "utf-16")
    if b"\0" in content[:200]:
        return _try(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    text = _try(content, "utf-8-sig")
    if text is not None:
        return text
    text = _try(content, "cp1258")
    return text if text is not None and _is_vietnamese(text) else None


def _try(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeError:
        return None
    return unicodedata.normalize("NFC", text) if overloaded(text) is None else None


def _is_vietnamese(text: str) -> bool:
    """Whether every letter is one of the Vietnamese alphabet, as a right guess of the code page gives it."""
    strange = {char for char in text if char > "\x7f" and char not in _OTHER_SIGNS}
    return all(_is_letter(char) for char in strange)


def _is_letter(char: str) -> bool:
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    return (base.lower() in "aeiouy" and bool(marks) and set(marks) <= _MARKS) or char in "đĐ"
