"""Records made value by value: what is written alike is read once.

A large project writes the same few sources, days and figures a hundred thousand times. Pydantic would read each of
them again, and make every record twice, since the one it makes does not know its places. Here a record is made once,
of values that pydantic's readers of its fields gave, kept by the text they gave them for. Why a mapping is no record
is left to pydantic.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError

from generator.records.base import Mapped, Record, Row, Scalar, given_once, model_in
from generator.records.values import Place

R = TypeVar("R", bound=Record)
Read = Callable[[Any], Any]
_KEPT = 1 << 12  # texts for each way to read them: those that repeat are few
_NOWHERE = Place("")


def record_of(kind: type[R], mapped: Mapped) -> R | None:
    """Return the record that ``mapped`` describes; None where it may be none, which only ``kind`` itself can tell."""
    shape = _shape(kind, isinstance(mapped, Row), tuple(mapped))
    if shape is None:
        return None
    values = list(shape.left_out)
    try:
        for number, read, value in zip(shape.numbers, shape.readers, mapped.values(), strict=True):
            values[number] = read(value)
    except (ValidationError, _NoneInside):
        return None
    return kind.kept(values, shape.given, mapped)


class _NoneInside(Exception):  # noqa: N818 - nothing may be wrong
    """What stands inside a mapping may be no record of the kind that belongs there."""


class _Shape(NamedTuple):
    """How mappings with the same keys become records: the field of each value and what reads it; what fields hold
    that are left out; which were given."""

    numbers: tuple[int, ...]
    readers: tuple[Read, ...]
    left_out: tuple[Any, ...]
    given: set[str]


@lru_cache(maxsize=1 << 10)
def _shape(kind: type[Record], cells: bool, keys: tuple[str, ...]) -> _Shape | None:
    """Return the shape of mappings with some keys; None where these cannot be a record, or have to be read whole."""
    fields, names = kind.model_fields, list(kind.model_fields)
    left_out = [info for name, info in fields.items() if name not in keys]
    if not set(keys) <= fields.keys() or any(info.is_required() or info.default_factory for info in left_out):
        return None
    readers = [_reader(fields[key].rebuild_annotation(), cells) for key in keys]
    defaults = tuple([info.default for info in fields.values()])
    return _Shape(tuple(map(names.index, keys)), tuple(readers), defaults, given_once(frozenset(keys)))


@cache
def _reader(annotation: Any, cells: bool) -> Read:
    """Return what reads values of one type, from the cells of tables or from the mappings of other files.

    It raises ValidationError for what is no such value, and ``_NoneInside`` for what may be no such record.
    """
    inner = model_in(annotation)
    if inner is not None and issubclass(inner, Record):
        kinds = {kind for kind in (get_args(annotation) or (annotation,)) if kind is not NoneType}
        if kinds == {inner}:
            return lambda value: _inside(inner, value)
        if kinds == {inner, ...}:
            return lambda value: _all_inside(inner, value)
    whole = TypeAdapter(annotation, config=ConfigDict(arbitrary_types_allowed=True)).validate_python
    return lru_cache(maxsize=_KEPT)(whole) if cells else _of_text(whole)


def _of_text(whole: Read) -> Read:
    """Return a reader of anything that reads a text once; whether it is quoted may decide what it is."""

    @lru_cache(maxsize=_KEPT)
    def said(text: str, quoted: bool) -> Any:
        return whole(Scalar(text, _NOWHERE, quoted=quoted))

    return lambda value: said(str(value), value.quoted) if type(value) is Scalar else whole(value)


def _inside(kind: type[Record], value: Any) -> Record:
    record = record_of(kind, value) if isinstance(value, Mapped) else None
    if record is None:
        raise _NoneInside(kind)
    return record


def _all_inside(kind: type[Record], value: Any) -> tuple[Record, ...]:
    if not isinstance(value, list):
        raise _NoneInside(kind)
    return tuple([_inside(kind, item) for item in value])
