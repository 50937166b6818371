"""How a value stands in a cell: the same words whether a workbook is written or compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from generator.exchange.workbook.choices import Choices
from generator.exchange.workbook.rows import Value
from generator.exchange.workbook.sheets import Column, Form
from generator.language import Language
from generator.records.values import PartialDate

# What a cell of a workbook can hold at most, and what XML cannot hold at all.
MAX_TEXT = 32_000
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

CellValue = str | int | float | None


def in_cell(column: Column, value: Value, choices: Mapping[str, Choices], words: Language) -> CellValue:
    """Return what the cell of ``column`` holds for ``value``: a number, or a text to be kept as text."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return _fitting(_joined(value))
    if column.choices:
        return _fitting(choices[column.choices].shown(value))
    if column.form is Form.NUMBER:
        return _number(value)
    if column.form is Form.YES_NO:
        return words._("Có") if value == "yes" else words._("Không")
    if column.form is Form.DATE:
        return day_first(PartialDate.parse(value))
    return _fitting(value)


def day_first(date: PartialDate) -> str:
    """Return a date as officers write it: ``30/11/2026``, ``11/2026``, ``2026``."""
    return "/".join(reversed(str(date).split("-")))


def fits(value: Value) -> bool:
    """Whether a cell can hold the whole of ``value``; one that it cannot is locked."""
    text = _joined(value) if isinstance(value, tuple) else value or ""
    return _fitting(text) == text


def _joined(items: tuple[str, ...]) -> str:
    return ("\n" if any(";" in item for item in items) else "; ").join(items)


def _fitting(text: str) -> str:
    plain = _NOT_XML.sub("\ufffd", text)
    return plain if len(plain) <= MAX_TEXT else plain[:MAX_TEXT] + "…"


def _number(value: str) -> CellValue:
    """Return a number, or its text when a workbook's numbers are not exact enough for it."""
    near = float(value)
    if Decimal(repr(near)) != Decimal(value):
        return value
    return int(near) if near.is_integer() else near
