"""What a workbook changes, collected row by row, and then said as edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.exchange.editing.edits import Add, Edit, Remove, SetField, Tree
from generator.exchange.editing.written import fields_of, written
from generator.exchange.workbook.rows import Row
from generator.exchange.workbook.sheets import INSIDE, Sheet
from generator.records.base import Record
from generator.records.project import Holding
from generator.records.values import Place

_FILES = {"results": "results.csv", "sources": "sources.yml", "reports": "reports.yml", "related": "related.yml"}
_OWNERS = {"milestones": "commitments", "budgets": "tasks"}


@dataclass
class Collected:
    """Changed, removed and added records of one folder. ``names`` of a change are paths of its columns."""

    holding: Holding
    folder: str
    rows: Mapping[str, tuple[Row, ...]]
    changed: dict[Place, tuple[Row, Record, tuple[str, ...]]] = field(default_factory=dict)
    removed: dict[Place, Row] = field(default_factory=dict)
    added: list[tuple[Sheet, str, Record]] = field(default_factory=list)

    def edits(self) -> tuple[Edit, ...]:
        """Return the fewest edits that make the data say what was collected."""
        lists = self._lists_anew()
        found: list[Edit] = []
        for row, record, names in self.changed.values():
            if (row.sheet.id, row.parent) not in lists:
                found += _set(row.record, record, names)
        found += [SetField(owner.place, name, value) for owner, name, value in self._owned(lists)]
        found += [Add(*self._where(sheet, parent), self._new(sheet, parent, record))
                  for sheet, parent, record in self.added if sheet.id not in INSIDE]  # fmt: skip
        found += [Remove(row.place) for row in self.removed.values() if row.sheet.id not in INSIDE]
        return tuple(found)

    def _lists_anew(self) -> set[tuple[str, str]]:
        """Return the lists inside records that gain or lose an item and so are written as a whole."""
        grown = {(sheet.id, parent) for sheet, parent, _ in self.added}
        fallen = {(row.sheet.id, row.parent) for row in self.removed.values()}
        return {key for key in grown | fallen if key[0] in INSIDE}

    def _owned(self, lists: set[tuple[str, str]]) -> Iterator[tuple[Record, str, Tree | None]]:
        for sheet, parent in sorted(lists):
            owner = next((r for r in self.rows[_OWNERS[sheet]] if f"{r.parent}/{_id(r.record)}" == parent), None)
            if owner and owner.place not in self.removed:
                yield owner.record, INSIDE[sheet], self._items(sheet, parent) or None

    def _items(self, sheet: str, parent: str) -> list[Tree]:
        """Return the items of a list inside a record: those that stay, changed or not, then the new ones."""
        stay = [row for row in self.rows[sheet] if row.parent == parent and row.place not in self.removed]
        records = [self.changed[row.place][1] if row.place in self.changed else row.record for row in stay]
        records += [record for each, above, record in self.added if each.id == sheet and above == parent]
        return [fields_of(record) for record in records]

    def _new(self, sheet: Sheet, parent: str, record: Record) -> dict[str, Tree]:
        values = fields_of(record)
        for inside, owners in _OWNERS.items():
            items = self._items(inside, f"{parent}/{_id(record)}") if owners == sheet.id else []
            if items:
                values[INSIDE[inside]] = items
        return values

    def _where(self, sheet: Sheet, parent: str) -> tuple[str, tuple[str, ...]]:
        plan = next((p for p in self.holding.plans if p.id == parent), None)
        return plan.place.file if plan else f"{self.folder}/{_FILES[sheet.id]}", sheet.under


def _id(record: Record) -> str:
    return str(getattr(record, "id", ""))


def _set(old: Record, new: Record, names: tuple[str, ...]) -> Iterator[Edit]:
    """Yield the edits of one record, each on the innermost record that is there already."""
    done: set[str] = set()
    for path in names:
        top, _, inner = path.partition(".")
        was, now = getattr(old, top), getattr(new, top)
        if was == now or top in done:
            continue
        if inner and isinstance(was, Record) and isinstance(now, Record):
            if getattr(was, inner) != getattr(now, inner):
                yield SetField(was.place, inner, written(getattr(now, inner)))
            continue
        done.add(top)
        yield SetField(old.place, top, written(now))


