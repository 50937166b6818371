"""What a table is, and how its columns are drawn from records.

Most columns are fields of a record: their type, whether they may be empty and their description
come from the record itself, so the data dictionary can never fall behind the data.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, overload

from generator.history.chronicle import History
from generator.labels import label
from generator.language import MANY, Language
from generator.records.base import Record
from generator.records.values import PartialDate
from generator.titles import TITLES

Value = bool | int | Decimal | str | tuple[str, ...] | None
Read = Callable[[Any], object]

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
LIST_DELIMITER = "|"
COMPUTED_PLACES = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``type`` is a Table Schema type; ``choices`` pairs every allowed id with its words."""

    name: str
    title: str
    description: str
    type: str = "string"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column and how its value is read from whatever a row is made of."""

    column: Column
    read: Read


@dataclass(frozen=True, slots=True)
class Link:
    """Values of ``fields`` are found in ``to`` of ``table``, wherever they are not empty."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Columns(Sequence[tuple[Value, ...]]):
    """The values of a table, one tuple a column; of very many rows they are drawn when somebody asks."""

    def __init__(self, rows: Sequence[Any], reads: Sequence[Read]) -> None:
        self._rows, self._reads = rows, reads
        self._held = [self._drawn(n, rows) for n in range(len(reads))] if len(rows) <= _HELD_ROWS else None

    def _drawn(self, column: int, rows: Iterable[Any]) -> tuple[Value, ...]:
        read = self._reads[column]
        return tuple([plain(read(row)) for row in rows])

    @overload
    def __getitem__(self, column: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, column: slice) -> Sequence[tuple[Value, ...]]: ...
    def __getitem__(self, column: int | slice) -> Any:
        if isinstance(column, slice):
            return [self[n] for n in range(*column.indices(len(self)))]
        return self._held[column] if self._held is not None else self._drawn(column, self._rows)

    def __len__(self) -> int:
        return len(self._reads)

    def pieces(self) -> Iterator[Sequence[tuple[Value, ...]]]:
        """Yield all columns, some rows at a time."""
        if self._held is not None:
            yield self._held
            return
        for first in range(0, len(self._rows), _AT_ONCE):
            some = self._rows[first : first + _AT_ONCE]
            yield [self._drawn(n, some) for n in range(len(self))]

    def only(self, rows: Sequence[int], columns: Sequence[int]) -> Columns:
        """Return some rows of some columns."""
        return Columns([self._rows[n] for n in rows], [self._reads[n] for n in columns])


_HELD_ROWS, _AT_ONCE = 20_000, 500


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table; ``values`` holds one tuple a column, each ``rows`` long."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    values: Columns = field(repr=False)
    rows: int
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws tables in one language; what has a history is drawn with its origin."""

    words: Language
    history: History | None = None

    def table(
        self, name: str, title: str, description: str, rows: Iterable[Any], drawn: Iterable[Drawn],
        key: str = "", links: Iterable[Link] = (),
    ) -> Table:  # fmt: skip
        """Draw a table; ``key`` names the columns, divided by spaces, that no two rows share."""
        every, columns = list(rows), list(drawn)
        values = Columns(every, [d.read for d in columns])
        say = self.words._
        return Table(
            name, say(title, MANY), say(description), tuple(d.column for d in columns), values,
            len(every), tuple(key.split()), tuple(links),
        )  # fmt: skip

    def own(self, record: type[Record], names: str, of: Read = lambda row: row) -> list[Drawn]:
        """Draw fields of ``record``; ``of`` finds the record in a row.

        A field that holds ids with words of their own is followed by a column of those words.
        """
        drawn: list[Drawn] = []
        for name in names.split():
            drawn += self._field(record, name, of)
        return drawn

    def _field(self, record: type[Record], name: str, of: Read) -> list[Drawn]:
        found = record.model_fields[name]
        kind, many, optional = core(found.annotation)
        title = self.words._(TITLES[name])
        described = for_readers(self.words._(found.description or ""), kind)

        def read(row: Any) -> Any:
            return getattr(of(row), name)

        if issubclass(kind, StrEnum):
            return self.choice(name, title, described, kind, read, many=many, required=not optional)
        typed = "list" if many else TYPES[kind]
        pattern = PARTIAL_DATE if kind is PartialDate else ""
        return [Drawn(Column(name, title, described, typed, not (optional or many), (), pattern), read)]

    def choice(
        self, name: str, title: str, description: str, kind: type[StrEnum], read: Read,
        many: bool = False, required: bool = False,
    ) -> list[Drawn]:  # fmt: skip
        """Draw an id of ``kind`` and, beside it, the words it is shown with on the site."""
        choices = tuple((m.value, label(m, self.words)) for m in kind)
        title = self.words._(title)
        meaning = "; ".join(f"{value}: {word}" for value, word in choices)
        head = "" if any(value in description for value, _ in choices) else f"{self.words._(description)}. "
        typed = "list" if many else "string"
        ids = Column(name, title, f"{head}{meaning}", typed, required and not many, choices)
        in_words = self.words._("{title}, bằng chữ").format(title=title)
        spoken = Column(f"{name}_label", in_words, self.words._("Cách gọi trên trang"), typed)
        return [Drawn(ids, read), Drawn(spoken, lambda row: self._spoken(read(row)))]

    def _spoken(self, value: Any) -> Value:
        if isinstance(value, tuple):
            return tuple(label(member, self.words) for member in value)
        return None if value is None else label(value, self.words)

    def made(
        self, name: str, title: str, description: str, read: Read, typed: str = "string",
        required: bool = False, pattern: str = "",
    ) -> Drawn:  # fmt: skip
        """Draw a column that is looked up or computed."""
        say = self.words._
        return Drawn(Column(name, say(title), say(description), typed, required, (), pattern), read)


TYPES: dict[type, str] = {
    bool: "boolean", int: "integer", Decimal: "number", dt.date: "date", PartialDate: "string", str: "string",
}  # fmt: skip


def core(annotation: Any) -> tuple[type, bool, bool]:
    """Return a field's plain type, whether it holds many values, and whether it may be empty."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return core(arguments[0])
    if origin in (Union, types.UnionType):
        kind, many, _ = core(next(a for a in arguments if a is not type(None)))
        return kind, many, True
    if origin is tuple:
        return core(arguments[0])[0], True, False
    return annotation, False, False


def for_readers(description: str, kind: type) -> str:
    """Turn a hint to whoever edits a file into words for whoever reads a table."""
    if kind is bool:
        description = re.sub(r"\byes\b", "true", re.sub(r"\bno\b", "false", description))
    description = description.replace("programme.yml", "obligations")
    description = re.sub(r", trong dấu nháy| \(mã trong topics\)|, in quotes| \(an id in topics\)", "", description)
    return re.sub(r"(\w+)\.yml", r"\1", description)


def plain(value: object) -> Value:
    """Return ``value`` as tables hold it: ids and dates as text, several values as a tuple."""
    if value is None or isinstance(value, (bool, int, Decimal)):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return tuple(str(plain(v)) for v in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def computed(value: Decimal | None) -> Decimal | None:
    """Round what was computed, not stated, to six places; trailing zeros go."""
    if value is None:
        return None
    rounded = round(value, COMPUTED_PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
