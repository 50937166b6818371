"""A workbook that came back, compared with the data it was made of: what was changed, as edits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.exchange.editing.edits import Edit
from generator.exchange.ids import new_id
from generator.exchange.workbook.cell_reading import CellReader, RefusedCellError
from generator.exchange.workbook.cell_texts import fits, in_cell
from generator.exchange.workbook.choices import Choices, choices_of
from generator.exchange.workbook.collecting import Collected
from generator.exchange.workbook.field_names import title_of
from generator.exchange.workbook.filling import record_of
from generator.exchange.workbook.reading import Book, Held
from generator.exchange.workbook.returned import Line, Returned, take_back
from generator.exchange.workbook.rows import Row, Value, hash_of, rows_of
from generator.exchange.workbook.sheets import PARENT, SHEET_BY_ID, Column, Sheet
from generator.language import Language
from generator.reading import workbook_rules as rules
from generator.records.base import Record
from generator.records.finding import Finding
from generator.records.project import Project
from generator.records.values import Place
from generator.text import clean, fold

# Sources first and results last, so that what comes in with the workbook can be named in it.
_ORDER = ("sources", "plans", "commitments", "milestones", "tasks", "budgets", "reports", "related", "results")
# Which lists of choices grow by what a sheet adds.
_GROWS = {"sources": ("source",), "commitments": ("commitment", "plan_commitment"), "tasks": ("plan_task",)}
_KEY = re.compile(r"(?P<place>(?P<file>[^#]+):[0-9]+:[0-9]+)#(?P<hash>[0-9a-f]{16})\Z")


@dataclass(frozen=True)
class Comparison:
    """The edits a workbook asks for; or, when it cannot be taken, every reason, and no edits."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def compare(project: Project, book: Book, words: Language, allow_removal: bool = False) -> Comparison:
    """Return what ``book`` changes in ``project``.

    A row that is gone, or was emptied, is refused unless ``allow_removal``; one marked for removal is not.
    """
    returned, findings = take_back(project, book, words)
    if returned is None:
        return Comparison((), tuple(findings))
    comparer = _Comparer(project, returned, words, allow_removal)
    for name in _ORDER:
        _Sheet(comparer, SHEET_BY_ID[name]).compare()
    return Comparison(() if comparer.findings else comparer.collected.edits(), tuple(comparer.findings))


class _Known:
    """The rows of today's data by the keys that went out: exactly, or moved within their file."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._by_key = {row.key: row for row in rows}
        self._moved: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            self._moved[row.place.file, hash_of(row.values)].append(row)

    def find(self, key: str) -> Row | None:
        """Return the row that still says what it said when ``key`` was written."""
        if key in self._by_key:
            return self._by_key[key]
        match = _KEY.match(key)
        moved = self._moved.get((match["file"], match["hash"]), []) if match else []
        return moved[0] if len(moved) == 1 else None


@dataclass
class _Comparer:
    """What the sheets of one workbook share: the data, the lists to choose from, and what was found."""

    project: Project
    returned: Returned
    words: Language
    allow_removal: bool
    findings: list[Finding] = field(default_factory=list)
    rows: Mapping[str, tuple[Row, ...]] = field(init=False)
    choices: dict[str, Choices] = field(init=False)
    collected: Collected = field(init=False)

    def __post_init__(self) -> None:
        slug = self.returned.slug
        self.rows = rows_of(self.project, slug)
        self.choices = choices_of(self.project, slug, self.words)
        folder = self.project.folder(slug)
        self.collected = Collected(self.project.holding(slug), folder, self.rows)


@dataclass
class _Sheet:
    all: _Comparer
    sheet: Sheet

    def compare(self) -> None:
        """Go through the lines of the sheet; every problem is told."""
        known = _Known(self.all.rows[self.sheet.id])
        lines = [line for line in self.all.returned.lines[self.sheet.id] if line.key or not line.is_empty]
        originals = self._originals(lines, known)
        seen: set[Place] = set()
        for line in lines:
            row = known.find(line.key)
            if line.number in originals:
                self._existing(line, row)
                seen |= {row.place} if row else set()
            elif any(line.held(column.name) for column in self.sheet.columns):
                self._new(line)
        self._gone(known, seen, {line.key for line in lines})

    def _originals(self, lines: Sequence[Line], known: _Known) -> set[int]:
        """Return the lines that stand for published records; a copied row carries the key of another."""
        by_key: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if line.key:
                by_key[line.key].append(line)
        found = set()
        for key, same in by_key.items():
            row = known.find(key)
            untouched = [line for line in same if row and len(same) > 1 and not self._touched(line, row)]
            found.add((untouched or same)[0].number)
        return found

    def _touched(self, line: Line, row: Row) -> list[Column]:
        values = row.values
        return [c for c in self.sheet.columns if not self._shows(c, line.held(c.name), values[c.name])]

    def _shows(self, column: Column, held: Held | None, value: Value) -> bool:
        """Whether a cell still shows what was written into it for ``value``."""
        shown = in_cell(column, value, self.all.choices, self.all.words)
        if held is None or shown is None:
            return held is None and shown is None
        if isinstance(shown, str):
            return isinstance(held.value, str) and held.kind == "s" and clean(held.value) == clean(shown)
        return held.kind == "n" and "%" not in held.shown_as and held.value == shown

    def _existing(self, line: Line, row: Row | None) -> None:
        match = _KEY.match(line.key)
        if match is None:
            self._tell(rules.KEY_BROKEN.at(line.place()))
        elif row is None:
            self._refuse_stale(line, match["hash"], match["place"])
        elif line.removal and fold(line.removal) == fold(self.all.words._("Xóa")):
            self.all.collected.removed[row.place] = row
        elif line.removal:
            title = self.all.words._("Xóa?")
            self._tell(rules.CHOICE_UNKNOWN.at(line.place("-"), value=line.removal, field=title))
        elif line.is_empty:
            self._lost(row, line.place())
        else:
            self._change(line, row)

    def _refuse_stale(self, line: Line, said: str, place: str) -> None:
        """Refuse a row whose record says something else by now, unless nobody touched the row."""
        values: dict[str, Value] = {}
        for column in self.sheet.columns:
            try:
                values[column.name] = self._read(column, line)
            except RefusedCellError:
                values[column.name] = None
        if line.removal or hash_of(values) != said:
            self._tell(rules.CHANGED_MEANWHILE.at(line.place(), file=place))

    def _lost(self, row: Row, place: Place) -> None:
        if self.all.allow_removal:
            self.all.collected.removed[row.place] = row
        else:
            self._tell(rules.ROW_GONE.at(place, value=called(row.values)))

    def _gone(self, known: _Known, seen: set[Place], keys: set[str]) -> None:
        """Notice the rows that went out and did not come back."""
        grid = self.all.returned.grids[self.sheet.id]
        for key in self.all.returned.keys[self.sheet.id]:
            row = known.find(key)
            if key not in keys and row is not None and row.place not in seen:
                self._lost(row, grid.place(2))

    def _change(self, line: Line, row: Row) -> None:
        values, changed = dict(row.values), []
        before = len(self.all.findings)
        for column in self._touched(line, row):
            try:
                value = self._read(column, line)
            except RefusedCellError as refused:
                self._tell(refused.finding)
                continue
            if value != values[column.name]:
                self._refuse_fixed(column, line, values[column.name])
                values[column.name] = value
                changed.append(column.name)
        record = self._made(line, values, row.record, changed) if changed else None
        if record is not None and len(self.all.findings) == before:
            self.all.collected.changed[row.place] = (row, record, tuple(changed))

    def _refuse_fixed(self, column: Column, line: Line, value: Value) -> None:
        """Refuse a change of what is locked: an id, or a text that the cell holds only in part."""
        place = line.place(column.name)
        if not fits(value):
            self._tell(rules.TEXT_CUT.at(place))
        elif self.sheet.locked(column):
            held = line.held(column.name)
            now = str(held.value) if held else ""
            self._tell(rules.LOCKED_CHANGED.at(place, value=now, before=str(value or "")))

    def _new(self, line: Line) -> None:
        values: dict[str, Value] = {}
        before = len(self.all.findings)
        for column in self.sheet.columns:
            try:
                values[column.name] = self._read(column, line)
            except RefusedCellError as refused:
                self._tell(refused.finding)
        if len(self.all.findings) > before:
            return
        parent = self._parent(line, values)
        if parent is None:
            return
        taken = self._ids(parent)
        if "id" in values and not values["id"]:
            values["id"] = new_id(self.sheet.id, values, taken)
        record = self._made(line, values, None, list(values))
        if record is not None:
            self.all.collected.added.append((self.sheet, parent, record))
            self._offer(parent, record)

    def _parent(self, line: Line, values: dict[str, Value]) -> str | None:
        """Return what the new row stands in; the only plan there is need not be named."""
        if not self.sheet.parent:
            return ""
        known = self.all.choices[self.sheet.parent].names
        said = values.pop(PARENT) or (next(iter(known)) if self.sheet.parent == "plan" and len(known) == 1 else None)
        if said is None:
            column = self.sheet.columns[0]
            field_name = title_of(self.sheet, column, self.all.words)
            self._tell(rules.PARENT_MISSING.at(line.place(PARENT), field=field_name))
        return str(said) if said else None

    def _ids(self, parent: str) -> dict[str, bool]:
        """Return the ids beside which a new one must stand, and whether each is a number and not a target's id."""
        held = [row.record for row in self.all.rows[self.sheet.id] if row.parent == parent]
        held += self.all.project.national.sources.values() if self.sheet.id == "sources" else ()
        held += [r for sheet, above, r in self.all.collected.added if sheet == self.sheet and above == parent]
        return {str(getattr(r, "id", "")): getattr(r, "target", None) is None for r in held}

    def _offer(self, parent: str, record: Record) -> None:
        """Let later rows name the record by its id, title or text."""
        for name in _GROWS.get(self.sheet.id, ()):
            key = f"{parent}/{record.id}" if parent else record.id  # type: ignore[attr-defined]
            called_so = str(getattr(record, "title", None) or getattr(record, "text", key))
            self.all.choices[name] = self.all.choices[name].with_more({key: called_so})

    def _read(self, column: Column, line: Line) -> Value:
        reader = CellReader(self.all.choices, self.all.words)
        title = title_of(self.sheet, column, self.all.words)
        return reader.read(column, title, line.held(column.name), line.place(column.name))

    def _made(
        self, line: Line, values: Mapping[str, Value], kept: Record | None, changed: Sequence[str]
    ) -> Record | None:
        places = {column.name: line.place(column.name) for column in self.sheet.columns}
        record, found = record_of(self.sheet, values, places, kept, changed, self.all.words)
        self.all.findings += found
        return record

    def _tell(self, finding: Finding) -> None:
        self.all.findings.append(finding)


def called(values: Mapping[str, Value]) -> str:
    """Return what a row is about, for a message: its own words before its ids."""
    names = ("title", "text", "indicator", "commitment", "obligation", PARENT, "id")
    words = [str(values[name]) for name in names if values.get(name)]
    dates = [str(values[name]) for name in ("as_of", "by", "year", "date") if values.get(name)]
    return ", ".join([*words[:1], *dates[:1]])
