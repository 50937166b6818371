"""A table of results saved by Excel, compared with the results there are: what it changes and adds, as edits.

A row is matched by what it is about, its date and its source. An empty cell changes nothing: such a table is
often a part of what is published. Nothing is ever removed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.exchange.workbook.cell_reading import CellReader, RefusedCellError
from generator.exchange.workbook.choices import choices_of
from generator.exchange.workbook.collecting import Collected
from generator.exchange.workbook.comparing import Comparison, called
from generator.exchange.workbook.field_names import title_of
from generator.exchange.workbook.filling import record_of
from generator.exchange.workbook.reading import Held
from generator.exchange.workbook.rows import Row, Value, rows_of
from generator.exchange.workbook.sheets import MARK, REMOVE, SHEET_BY_ID, Column
from generator.exchange.workbook.table_reading import Table, TableRow, read_table
from generator.language import Language
from generator.reading import rules as file_rules
from generator.reading import workbook_rules as rules
from generator.records.finding import Finding
from generator.records.project import Project
from generator.records.values import Place
from generator.text import fold, nearest

_SHEET = SHEET_BY_ID["results"]
_REQUIRED = ("as_of", "source")
_SUBJECT = ("indicator", "commitment", "as_of", "source")
_TELLS_APART = ("former_unit", "scope", "voice", "unit", "page")


def compare_table(project: Project, content: bytes, name: str, slug: str, words: Language) -> Comparison:
    """Return what a table of results changes in the province ``slug``."""
    titles = _titles(words)
    table = read_table(content, name, lambda text: fold(text) in titles)
    found = [*table.findings, *_header_findings(table, titles)] if not table.findings else table.findings
    if found:
        return Comparison((), tuple(found))
    comparer = _Comparer(project, slug, table, titles, words)
    comparer.compare()
    return Comparison(() if comparer.findings else comparer.collected.edits(), tuple(comparer.findings))


def _titles(words: Language) -> dict[str, Column]:
    """Return the columns by every name a header may have for them, folded: machine names and headings."""
    named = {fold(title_of(_SHEET, column, words)): column for column in _SHEET.columns}
    return {**named, **{fold(column.name): column for column in _SHEET.columns}}


def _header_findings(table: Table, titles: Mapping[str, Column]) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, text in table.head.cells.items():
        place, column = Place(table.name, table.head.line, number + 1), titles.get(fold(text))
        if column is None and not _is_ours(text):
            near = nearest(text, titles)
            extra = {"nearest": near} if near else {}
            yield file_rules.CSV_COLUMN_UNKNOWN.at(place, value=text, **extra)
        elif column is not None and column.name in seen:
            yield file_rules.CSV_COLUMN_TWICE.at(place, value=text)
        seen |= {column.name} if column else set()
    for name in _REQUIRED:
        if name not in seen:
            yield file_rules.CSV_COLUMN_MISSING.at(Place(table.name, table.head.line), value=name)


def _is_ours(text: str) -> bool:
    """Whether a column is one that our own workbook adds when its sheet is saved as text."""
    return text.startswith(MARK) or text == REMOVE


@dataclass
class _Comparer:
    project: Project
    slug: str
    table: Table
    titles: Mapping[str, Column]
    words: Language
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = rows_of(self.project, self.slug)
        folder = self.project.folder(self.slug)
        self.collected = Collected(self.project.holding(self.slug), folder, self.rows)
        choices = choices_of(self.project, self.slug, self.words)
        self.reader = CellReader(choices, self.words, comma=self.table.delimiter == ";")
        self.columns = {n: self.titles[fold(text)] for n, text in self.table.head.cells.items() if not _is_ours(text)}

    def compare(self) -> None:
        """Match every row that can be read, then change or add."""
        matched: dict[Place, list[TableRow]] = defaultdict(list)
        for line in self.table.rows:
            before = len(self.findings)
            said = self._said(line)
            if len(self.findings) > before:
                continue
            rows = self._matching(said)
            if len(rows) > 1:
                self._ambiguous(line, [called(row.values) for row in rows])
            elif rows:
                matched[rows[0].place].append(line)
                self._change(line, rows[0], said)
            else:
                self._add(line, said)
        for lines in matched.values():
            if len(lines) > 1:
                self._ambiguous(lines[1], [f"{self.table.name}:{line.line}" for line in lines])

    def _ambiguous(self, line: TableRow, among: list[str]) -> None:
        self.findings.append(rules.TABLE_ROW_AMBIGUOUS.at(Place(self.table.name, line.line), value="; ".join(among)))

    def _said(self, line: TableRow) -> dict[str, Value]:
        """Return what the cells of a row say, without the empty ones."""
        said: dict[str, Value] = {}
        for number, text in line.cells.items():
            column = self.columns.get(number)
            if column is None:
                continue
            place = Place(self.table.name, line.line, number + 1)
            try:
                said[column.name] = self.reader.read(
                    column, title_of(_SHEET, column, self.words), Held(text, "s"), place
                )
            except RefusedCellError as refused:
                self.findings.append(refused.finding)
        return said

    def _matching(self, said: Mapping[str, Value]) -> list[Row]:
        """Return the published rows the row may be: the same subject, date and source; then the same particulars."""
        rows = [row for row in self.rows["results"] if _agree(row.values, said, _SUBJECT)]
        if len(rows) < 2:
            return rows
        return [row for row in rows if _agree(row.values, said, _TELLS_APART)] or rows

    def _change(self, line: TableRow, row: Row, said: Mapping[str, Value]) -> None:
        values = row.values
        changed = tuple(name for name, value in said.items() if value != values[name])
        if not changed:
            return
        record, found = record_of(
            _SHEET, {**values, **said}, self._places(line), row.record, changed, self.words
        )
        self.findings += found
        if record is not None:
            self.collected.changed[row.place] = (row, record, changed)

    def _add(self, line: TableRow, said: Mapping[str, Value]) -> None:
        record, found = record_of(_SHEET, said, self._places(line), None, tuple(said), self.words)
        self.findings += found
        if record is not None:
            self.collected.added.append((_SHEET, "", record))

    def _places(self, line: TableRow) -> dict[str, Place]:
        numbers = {column.name: number + 1 for number, column in self.columns.items()}
        return {c.name: Place(self.table.name, line.line, numbers.get(c.name, 1)) for c in _SHEET.columns}


def _agree(values: Mapping[str, Value], said: Mapping[str, Value], names: tuple[str, ...]) -> bool:
    usual = {"voice": "province"}
    return all((values[name] or usual.get(name)) == (said.get(name) or usual.get(name)) for name in names)
