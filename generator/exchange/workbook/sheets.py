"""What a province's workbook holds: one sheet a kind of record, one column a field.

The columns are taken from the records themselves, so a new field is a new column. A nested record
(``baseline``) gives one column a field (``baseline.value``); a list of records is a sheet of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from generator.records.base import Record
from generator.records.evidence import LinkState, Source, SourceKind
from generator.records.plans import Budget, Commitment, Milestone, Plan, RelatedPlan, Task
from generator.records.programme import Method
from generator.records.results import Report, Result, State, Voice
from generator.records.values import PartialDate

WORKBOOK_FORMAT = 1
MARK = "minhbach:"
META = "meta"
META_TITLE = "_minhbach"
# A hidden row of machine names above the headings; a hidden column of keys, then the one to remove by.
NAMES_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3
KEY_COLUMN, REMOVE_COLUMN, FIRST_COLUMN = 1, 2, 3
REMOVE = "-"


class Form(StrEnum):
    """How a value is typed in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One field of a record; ``name`` is its path, ``choices`` the list of what it may name."""

    name: str
    form: Form
    description: str
    required: bool = False
    choices: str = ""


@dataclass(frozen=True)
class Sheet:
    """A kind of record. ``parent`` names the list of the records that these stand in."""

    id: str
    title: str
    kind: type[Record]
    under: tuple[str, ...] = ()
    parent: str = ""
    new_rows: int = 20

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the record's fields, the parent's first."""
        fields = tuple(_columns(self.kind))
        if not self.parent:
            return fields
        return (Column(PARENT, Form.TEXT, _PARENTS[self.parent], choices=self.parent, required=True), *fields)

    @property
    def mark(self) -> str:
        """What stands in the hidden corner of the sheet, whatever the sheet is called."""
        return MARK + self.id

    def locked(self, column: Column) -> bool:
        """Whether the column names the record and so never changes once it is published."""
        return column.name in ("id", PARENT)


PARENT = "^"
_PARENTS = {
    "plan": "Kế hoạch có mục này",
    "plan_commitment": "Cam kết có mốc này",
    "plan_task": "Nhiệm vụ có khoản này",
}
_CHOICES: dict[type[Record], dict[str, str]] = {
    Result: {
        "indicator": "indicator", "commitment": "commitment", "qualifier": "qualifier", "state": "state",
        "former_unit": "former_unit", "source": "source", "voice": "voice",
    },
    Source: {"kind": "kind", "link": "link"},
    Plan: {"former_unit": "former_unit"},
    Commitment: {
        "target": "target", "indicator": "indicator", "method": "method", "baseline.source": "source",
    },
    Task: {"platform": "platform", "source": "source"},
    Report: {"obligation": "obligation", "source": "source"},
    RelatedPlan: {"former_unit": "former_unit"},
}  # fmt: skip
ENUMS: dict[str, type[StrEnum]] = {
    "state": State, "voice": Voice, "kind": SourceKind, "link": LinkState, "method": Method,
}  # fmt: skip


def _columns(
    kind: type[Record], prefix: str = "", meaning: str = "", root: type[Record] | None = None
) -> Iterator[Column]:
    choices = _CHOICES.get(root or kind, {})
    for name, info in kind.model_fields.items():
        base, many = _base(info.annotation)
        path, description = prefix + name, meaning + (info.description or "")
        if isinstance(base, type) and issubclass(base, Record):
            if not many:
                yield from _columns(base, f"{path}.", f"{description}: ", root or kind)
            continue
        required = info.is_required() and not prefix
        yield Column(path, Form.LIST if many else _form(base), description, required, choices.get(path, ""))


def _form(base: Any) -> Form:
    if base is bool:
        return Form.YES_NO
    if base in (Decimal, int):
        return Form.NUMBER
    return Form.DATE if base in (dt.date, PartialDate) else Form.TEXT


def _base(annotation: Any) -> tuple[Any, bool]:
    """Return the type inside ``annotation``, and whether it is a list of it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _base(parts[0])
    if origin is tuple:
        return _base(parts[0])[0], True
    if origin in (Union, UnionType):
        return _base(next(part for part in parts if part is not type(None)))
    return annotation, False


SHEETS = (
    Sheet("results", "Kết quả", Result, new_rows=40),
    Sheet("sources", "Nguồn", Source, ("sources",)),
    Sheet("plans", "Kế hoạch", Plan, new_rows=0),
    Sheet("commitments", "Cam kết", Commitment, ("plan", "commitments"), parent="plan"),
    Sheet("milestones", "Mốc", Milestone, parent="plan_commitment"),
    Sheet("tasks", "Nhiệm vụ", Task, ("plan", "tasks"), parent="plan"),
    Sheet("budgets", "Kinh phí", Budget, parent="plan_task"),
    Sheet("reports", "Báo cáo", Report, ("reports",), new_rows=10),
    Sheet("related", "Văn bản liên quan", RelatedPlan, ("related",), new_rows=10),
)
SHEET_BY_ID = {sheet.id: sheet for sheet in SHEETS}
# What stands inside another record, by the field of that record.
INSIDE = {"milestones": "milestones", "budgets": "budget"}
