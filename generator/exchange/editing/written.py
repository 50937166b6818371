"""Typed values as the machine text a file holds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from generator.exchange.editing.edits import Tree
from generator.records.base import Record
from generator.records.values import PartialDate


def written(value: object) -> Tree | None:
    """Return a record's typed value as a person would type it into the file.

    Numbers in machine form (``97.6``), dates as precise as they are known, yes or no, the value of an
    enumeration, lists as lists, and records as their fields without those that say what is usual.
    None stays None, and so does an empty list: neither is written.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (str, int, dt.date, PartialDate)):
        return str(value)
    if isinstance(value, Record):
        return fields_of(value)
    if isinstance(value, (list, tuple)):
        return [text for each in value if (text := written(each)) is not None] or None
    raise TypeError(f"no file holds a {type(value).__name__}")


def fields_of(record: Record) -> dict[str, Tree]:
    """Return the fields of a record that say more than what is usual, in the order of its class."""
    texts = {
        name: written(getattr(record, name))
        for name, info in type(record).model_fields.items()
        if info.is_required() or getattr(record, name) != info.get_default(call_default_factory=True)
    }
    return {name: text for name, text in texts.items() if text is not None}
