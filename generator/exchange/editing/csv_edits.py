"""Edits of a CSV file: cells and rows change, every other byte stays."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from generator.exchange.editing.edits import Add, Edit, EditError, Remove, SetField, Tree, as_read
from generator.exchange.editing.splicing import Paper, Splice, spliced
from generator.language import ours
from generator.reading import texts
from generator.records.base import Record
from generator.records.values import Place
from generator.text import clean

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_LAST = 1_000_000  # what is added stands after what is changed


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's span without its line end, and the spans of its cells."""

    line: int
    start: int
    end: int
    cells: tuple[tuple[int, int], ...]


def edit_csv(paper: Paper, file: str, kind: type[Record], edits: Sequence[Edit]) -> str:
    """Return the text of a CSV file with ``edits`` made.

    Raises:
        EditError: an edit names a row or a column that is not there.
    """
    return _CsvEditor(paper, file, kind).edited([as_read(edit) for edit in edits])


def begin_csv(kind: type[Record], adds: Sequence[Add]) -> str:
    """Return the header a new file needs to take in ``adds``: their columns, in the order of the record."""
    used = {column for add in adds for column in add.values}
    return ",".join(column for column in kind.model_fields if column in used) + "\n"


def rename_columns(paper: Paper, file: str, kind: type[Record], renames: Mapping[str, str]) -> str:
    """Return the text of a CSV file with columns of old names under their new ones.

    Raises:
        EditError: the file cannot be read.
    """
    editor = _CsvEditor(paper, file, kind)
    for span, column in zip(editor.rows[0].cells, tuple(editor.columns), strict=True):
        if renames.get(column, column) not in editor.columns:
            editor.splices.append(Splice(*span, (), renames[column]))
    return spliced(paper.text, editor.splices, file)


@dataclass
class _CsvEditor:
    paper: Paper
    file: str
    kind: type[Record]
    splices: list[Splice] = field(default_factory=list)

    def __post_init__(self) -> None:
        try:
            self.rows = list(self._rows())
        except csv.Error as error:
            raise EditError(ours("Không đọc được tệp: {reason}."), Place(self.file), reason=error) from error
        if not self.rows:
            raise EditError(ours("Tệp không có dòng tên cột."), Place(self.file))
        self.columns = [clean(self.value(span)) for span in self.rows[0].cells]
        self.by_line = {row.line: row for row in self.rows[1:]}

    def _rows(self) -> Iterator[_Row]:
        """Yield the rows that hold anything, numbered as reading numbers them."""
        lines = io.StringIO(self.paper.text, newline="")
        starts = [0, *accumulate(len(line) for line in lines)]
        reader, line = csv.reader(io.StringIO(self.paper.text, newline=""), strict=True), 1
        for cells in reader:
            start, end = starts[line - 1], starts[reader.line_num]
            if any(cell.strip() for cell in cells) or len(cells) > 1:
                yield self._row(line, start, end)
            line = reader.line_num + 1

    def _row(self, line: int, start: int, end: int) -> _Row:
        text, cells, at = self.paper.text, [], start
        while True:
            match = _CELL.match(text, at)
            assert match is not None
            cells.append(match.span())
            if match.end() >= end or text[match.end()] != ",":
                return _Row(line, start, match.end(), tuple(cells))
            at = match.end() + 1

    def value(self, span: tuple[int, int]) -> str:
        """Return what the cell at ``span`` says."""
        raw = self.paper.text[slice(*span)]
        return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw

    def edited(self, edits: Sequence[Edit]) -> str:
        removed = {self.row(edit.place).line for edit in edits if isinstance(edit, Remove)}
        adds = [edit for edit in edits if isinstance(edit, Add)]
        rows = [{column: self._text(value, column) for column, value in add.values.items()} for add in adds]
        cells = self._cells([e for e in edits if isinstance(e, SetField) and e.place.line not in removed])
        known = len(self.columns)
        self._widen(cells, rows, removed)
        for line, changed in cells.items():
            self._write(self.by_line[line], {c: t for c, t in changed.items() if c in self.columns[:known]})
        for gone in (self.by_line[line] for line in removed):
            self.splices.append(Splice(gone.start, self.paper.next_line(gone.end)))
        at = self.paper.next_line(self.rows[-1].end)
        for number, row in enumerate(rows):
            new = ",".join(self._cell(row.get(column, "")) for column in self.columns)
            self.splices.append(Splice(at, at, (_LAST, number), new + self.paper.eol))
        return spliced(self.paper.text, self.splices, self.file)

    def row(self, place: Place) -> _Row:
        if place.line not in self.by_line:
            raise EditError(ours("Không có hàng nào ở dòng này."), place)
        return self.by_line[place.line]

    def _cells(self, edits: Sequence[SetField]) -> dict[int, dict[str, str]]:
        """Return the new texts by line and column, without those the file already holds."""
        cells: dict[int, dict[str, str]] = {}
        for edit in edits:
            row, text = self.row(edit.place), self._text(edit.value, edit.field)
            changed = cells.setdefault(row.line, {})
            if changed.setdefault(edit.field, text) != text:
                raise EditError(ours("Hai sửa đổi cùng chạm vào một chỗ."), edit.place)
        for line, changed in cells.items():
            same = [c for c, text in changed.items() if texts.as_read(self._now(self.by_line[line], c)) == text]
            for column in same:
                del changed[column]
        return cells

    def _now(self, row: _Row, column: str) -> str:
        number = self.columns.index(column) if column in self.columns else len(row.cells)
        return self.value(row.cells[number]) if number < len(row.cells) else ""

    def _text(self, value: Tree | None, column: str) -> str:
        if column not in self.kind.model_fields:
            raise EditError(ours("Không có cột nào tên “{value}”."), Place(self.file), value=column)
        if value is not None and not isinstance(value, str):
            raise EditError(ours("Một ô chỉ chứa chữ hoặc số."), Place(self.file))
        return value or ""

    def _widen(
        self, cells: Mapping[int, Mapping[str, str]], added: Sequence[Mapping[str, str]], removed: set[int]
    ) -> None:
        """Add the columns that are needed and not there yet, at the end of every row."""
        wanted = {column for texts in (*cells.values(), *added) for column in texts}
        new = [c for c in self.kind.model_fields if c in wanted and c not in self.columns]
        self.columns += new
        for row in (row for row in self.rows if new and row.line not in removed):
            texts = new if row is self.rows[0] else [cells.get(row.line, {}).get(column, "") for column in new]
            more = "".join(f",{self._cell(text)}" for text in texts)
            self.splices.append(Splice(row.end, row.end, (_LAST,), more))

    def _write(self, row: _Row, changed: Mapping[str, str]) -> None:
        for column, text in changed.items():
            span = row.cells[self.columns.index(column)]
            self.splices.append(Splice(*span, (0,), self._cell(text, self._idly_quoted(span))))

    def _idly_quoted(self, span: tuple[int, int]) -> bool:
        return self.paper.text[span[0]] == '"' and not _must_quote(self.value(span))

    def _cell(self, text: str, quoted: bool | None = None) -> str:
        if quoted is None:
            quoted = all(self._idly_quoted(span) for span in self.rows[0].cells)
        return '"' + text.replace('"', '""') + '"' if quoted or _must_quote(text) else text


def _must_quote(text: str) -> bool:
    return any(c in text for c in ',"\r\n')
