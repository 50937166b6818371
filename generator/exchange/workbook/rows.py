"""The records of a province as rows of its workbook: canonical values, and the key that leads back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from generator.exchange.workbook.sheets import PARENT, SHEET_BY_ID, Sheet
from generator.records.base import Record
from generator.records.plans import Plan
from generator.records.project import Project
from generator.records.values import Place

# What a column holds, as files write it; None where nothing stands.
Value: TypeAlias = str | tuple[str, ...] | None


@dataclass(frozen=True)
class Row:
    """One record on its sheet; ``owner`` is the record it stands in, if that has rows of its own."""

    sheet: Sheet
    record: Record
    parent: str = ""
    owner: Record | None = None

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.record.place

    @cached_property
    def values(self) -> dict[str, Value]:
        """What each column says."""
        return {c.name: self.parent if c.name == PARENT else value_at(self.record, c.name) for c in self.sheet.columns}

    @cached_property
    def key(self) -> str:
        """File, line, column, and a hash of what the record says: ``data/…/plan.yml:12:7#9f2c…``."""
        return f"{self.place}#{hash_of(self.values)}"


def hash_of(values: Mapping[str, Value]) -> str:
    """Return a short hash of what a row says; nothing and an empty cell are the same."""
    said = {name: value for name, value in sorted(values.items()) if value}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def value_at(record: Record, path: str) -> Value:
    """Return what the field at ``path`` (``value``, ``baseline.value``) holds, as files write it."""
    value: object = record
    for part in path.split("."):
        value = getattr(value, part, None)
    return _canonical(value)


def _canonical(value: object) -> Value:
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return plain(value) if isinstance(value, Decimal) else str(value)


def plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros that say nothing: 97.60 as ``97.6``."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def rows_of(project: Project, slug: str) -> dict[str, tuple[Row, ...]]:
    """Return the rows of every sheet, by the sheet's id, in the order of the files."""
    holding = project.holding(slug)
    plans = holding.plans
    found = {
        "results": _rows("results", holding.results),
        "sources": _rows("sources", tuple(holding.sources.values())),
        "plans": _rows("plans", plans),
        "commitments": (r for p in plans for r in _rows("commitments", p.commitments, p.id)),
        "milestones": (r for p in plans for r in _inside("milestones", p, "commitments", "milestones")),
        "tasks": (r for p in plans for r in _rows("tasks", p.tasks, p.id)),
        "budgets": (r for p in plans for r in _inside("budgets", p, "tasks", "budget")),
        "reports": _rows("reports", holding.reports),
        "related": _rows("related", holding.related),
    }
    return {name: tuple(rows) for name, rows in found.items()}


def _rows(
    sheet: str, records: tuple[Record, ...], parent: str = "", owner: Record | None = None
) -> Iterator[Row]:
    for record in records:
        yield Row(SHEET_BY_ID[sheet], record, parent, owner)


def _inside(sheet: str, plan: Plan, owners: str, field: str) -> Iterator[Row]:
    for owner in getattr(plan, owners):
        yield from _rows(sheet, getattr(owner, field), f"{plan.id}/{owner.id}", owner)
