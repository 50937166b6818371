"""The lines of a sheet that came back: where each of its columns stands now, and what its rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exchange.workbook.edition import identity
from generator.exchange.workbook.field_names import title_of
from generator.exchange.workbook.reading import Book, Grid, Held, touches
from generator.exchange.workbook.sheets import (
    FIRST_ROW,
    HEAD_ROW,
    KEY_COLUMN,
    META,
    NAMES_ROW,
    REMOVE,
    SHEET_BY_ID,
    SHEETS,
    WORKBOOK_FORMAT,
    Sheet,
)
from generator.language import Language
from generator.reading import workbook_rules as rules
from generator.records.finding import Finding
from generator.records.project import Project
from generator.records.values import Cell, Place


@dataclass(frozen=True)
class Line:
    """One row of a sheet: its key, what stands in the column of removal, and what its cells hold."""

    grid: Grid
    number: int
    columns: Mapping[str, int]

    @property
    def key(self) -> str:
        """The hidden key of the record the row was written for; empty for a new row."""
        return self.grid.text(self.number, KEY_COLUMN)

    @property
    def removal(self) -> str:
        """What stands in the column of removal."""
        return self.grid.text(self.number, self.columns[REMOVE])

    def held(self, name: str) -> Held | None:
        """Return what the cell of a column holds."""
        return self.grid.cells.get((self.number, self.columns[name]))

    def place(self, name: str = "") -> Cell:
        """Return the place of the cell of a column, or of the row."""
        return self.grid.place(self.number, self.columns.get(name, min(self.columns.values())))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the row but perhaps its key."""
        return not any(self.held(name) for name in self.columns)


@dataclass(frozen=True)
class Returned:
    """The sheets of a workbook that came back, by id, and the keys that went out with it, by sheet."""

    slug: str
    lines: Mapping[str, tuple[Line, ...]]
    grids: Mapping[str, Grid]
    keys: Mapping[str, tuple[str, ...]]


def take_back(project: Project, book: Book, words: Language) -> tuple[Returned | None, list[Finding]]:
    """Return what a workbook holds, or every reason why it is not one of this project whole and in order."""
    if book.findings:
        return None, book.findings
    meta = next((grid for grid in book.grids if grid.mark == META), None)
    if meta is None:
        return None, [rules.NOT_OURS.at(Place(book.name))]
    facts = {meta.text(row, 1): meta.text(row, 2) for row in range(2, 12) if meta.text(row, 1)}
    findings = list(_wrong_book(project, facts, Place(book.name)))
    if findings:
        return None, findings
    grids, findings = _grids(book, words)
    lines: dict[str, tuple[Line, ...]] = {}
    for sheet_id, grid in grids.items():
        found, more = _lines(SHEET_BY_ID[sheet_id], grid, words)
        findings += more
        lines[sheet_id] = tuple(found)
    return (None, findings) if findings else (Returned(facts["province"], lines, grids, _keys(meta)), [])


def _wrong_book(project: Project, facts: Mapping[str, str], place: Place) -> Iterator[Finding]:
    if facts.get("format") != str(WORKBOOK_FORMAT):
        yield rules.WORKBOOK_FORMAT_UNKNOWN.at(place, value=facts.get("format", ""), known=WORKBOOK_FORMAT)
    elif facts.get("project") != identity(project):
        yield rules.OTHER_PROJECT.at(place, value=facts.get("project", ""), expected=identity(project))
    elif facts.get("province") not in project.province_by_slug:
        yield rules.OTHER_PROVINCE.at(place, value=facts.get("province", ""))


def _grids(book: Book, words: Language) -> tuple[dict[str, Grid], list[Finding]]:
    grids: dict[str, Grid] = {}
    findings: list[Finding] = []
    for grid in book.grids:
        if grid.mark in grids:
            findings.append(rules.SHEET_TWICE.at(grid.place(NAMES_ROW), value=grids[grid.mark].title))
        elif grid.mark in SHEET_BY_ID:
            grids[grid.mark] = grid
    missing = (words._(sheet.title) for sheet in SHEETS if sheet.id not in grids)
    return grids, [*findings, *(rules.SHEET_MISSING.at(Place(book.name), value=title) for title in missing)]


def _lines(sheet: Sheet, grid: Grid, words: Language) -> tuple[list[Line], list[Finding]]:
    names = {column: str(held.value) for (row, column), held in grid.cells.items() if row == NAMES_ROW}
    columns: dict[str, int] = {}
    findings: list[Finding] = []
    for number, name in sorted(names.items()):
        if number != KEY_COLUMN and name in columns:
            title = grid.text(HEAD_ROW, number) or name
            findings.append(rules.SHEET_COLUMN_TWICE.at(grid.place(HEAD_ROW, number), value=title))
        elif number != KEY_COLUMN:
            columns[name] = number
    titles = {REMOVE: words._("Xóa?"), **{c.name: title_of(sheet, c, words) for c in sheet.columns}}
    findings += [
        rules.SHEET_COLUMN_MISSING.at(grid.place(HEAD_ROW), value=title)
        for name, title in titles.items()
        if name not in columns
    ]
    findings += _stray(grid, {KEY_COLUMN, *(columns[name] for name in titles if name in columns)})
    if findings:
        return [], findings
    rows = sorted({row for row, _ in grid.cells if row >= FIRST_ROW})
    return [Line(grid, row, {name: columns[name] for name in titles}) for row in rows], []


def _stray(grid: Grid, known: set[int]) -> Iterator[Finding]:
    """Yield what stands outside the columns, once a column, and cells merged into one."""
    told: set[int] = set()
    for row, column in sorted(grid.cells):
        if row >= HEAD_ROW and column not in known | told:
            told.add(column)
            yield rules.SHEET_COLUMN_STRANGE.at(grid.place(row, column))
    for ref in grid.merged:
        if touches(ref, FIRST_ROW):
            yield rules.MERGED_CELLS.at(grid.place(FIRST_ROW), value=ref)


def _keys(meta: Grid) -> dict[str, tuple[str, ...]]:
    keys: dict[str, list[str]] = {sheet.id: [] for sheet in SHEETS}
    for (row, column), held in sorted(meta.cells.items()):
        sheet, _, key = str(held.value).partition(" ")
        if column == KEYS_COLUMN and row >= FIRST_KEY_ROW and sheet in keys:
            keys[sheet].append(key)
    return {sheet: tuple(each) for sheet, each in keys.items()}


KEYS_COLUMN, FIRST_KEY_ROW = 3, 2
