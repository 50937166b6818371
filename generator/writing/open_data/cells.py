"""Tables as text: CSV for spreadsheets and statistics, JSON for programs.

CSV is UTF-8 with a byte order mark: without it Excel reads Vietnamese as gibberish, and readers
that follow the standard (pandas, R, frictionless) skip it. Numbers are plain (3802, 97.6), days
are ISO 8601, lines end with LF, and a row is one line: line breaks inside text become spaces.

A text cell that a spreadsheet would run as a formula is made inert with an apostrophe in front.
Taking one apostrophe away gives the exact words back; JSON holds them untouched.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from generator.spreadsheets import inert
from generator.writing.open_data.table import LIST_DELIMITER, Column, Table, Value

BYTE_ORDER_MARK = "\ufeff"


def csv_cell(column: Column, value: Value) -> str:
    """Return one cell of a CSV file; nothing known is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = LIST_DELIMITER.join(value) if isinstance(value, tuple) else value
    text = " ".join(text.split())
    return text if column.choices or column.pattern or column.type == "date" else inert(text)


def _csv_cells(column: Column, values: Iterable[Value]) -> list[str]:
    """Return cells of a column; a text that stands in many rows is looked at once."""
    known: dict[str, str] = {}

    def cell(text: str) -> str:
        if text not in known:
            known[text] = csv_cell(column, text)
        return known[text]

    return [cell(value) if isinstance(value, str) else csv_cell(column, value) for value in values]


def csv_bytes(table: Table) -> bytes:
    """Return a table as a CSV file."""
    buffer = io.BytesIO()
    text = io.TextIOWrapper(buffer, "utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    written = csv.writer(text, lineterminator="\n")
    written.writerow([column.name for column in table.columns])
    for piece in table.values.pieces():
        cells = (_csv_cells(column, values) for column, values in zip(table.columns, piece, strict=True))
        written.writerows(zip(*cells, strict=True))
    text.flush()
    return buffer.getvalue()


def json_value(value: Value) -> Any:
    """Return a value as JSON knows it; numbers keep their digits, several values are a list."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def json_bytes(head: Mapping[str, Any], tables: tuple[Table, ...]) -> bytes:
    """Return all tables as one JSON file, one row a line, after what ``head`` says about them."""
    parts = ",\n".join(f"{json.dumps(t.name)}: {_json_rows(t)}" for t in tables)
    opening = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    return f'{opening},\n "tables": {{\n{parts}\n}}}}\n'.encode()


def _json_rows(table: Table) -> str:
    names = [column.name for column in table.columns]
    rows = zip(*table.values, strict=True)
    objects = ({n: json_value(v) for n, v in zip(names, row, strict=True)} for row in rows)
    lines = ",\n".join(json.dumps(o, ensure_ascii=False, separators=(",", ":")) for o in objects)
    return f"[\n{lines}\n]" if lines else "[]"
