"""What a record's fields may hold, taken from the record itself: for schemas, the data dictionary and forms."""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from generator.records.base import Record
from generator.records.values import Choice
from generator.records.written import OrAlone, Written


@dataclass(frozen=True, slots=True)
class FieldMeaning:
    """One field of a record. Exactly one of ``written``, ``choices`` and ``record`` says what a value is.

    ``many`` fields hold a list of such values; where ``alone``, a single one may be written as itself.
    ``default`` is what a field that was left out stands for.
    """

    name: str
    description: str
    required: bool
    default: object
    many: bool = False
    alone: bool = False
    written: Written | None = None
    choices: type[Choice] | None = None
    record: type[Record] | None = None


def fields_of(kind: type[Record]) -> tuple[FieldMeaning, ...]:
    """Return the fields of a record in the order in which its class has them.

    Raises:
        TypeError: a field has a type that does not say how it is written.
    """
    found = []
    for name, info in kind.model_fields.items():
        required = info.is_required()
        shape = _shape(info.annotation, info.metadata)
        if not shape.keys() & {"written", "choices", "record"}:
            raise TypeError(f"{kind.__name__}.{name} does not say how it is written")
        default = None if required else info.get_default(call_default_factory=False)
        found.append(FieldMeaning(name, info.description or "", required, default, **shape))
    return tuple(found)


def records_in(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return ``kind`` and every record inside it, outermost first, each once."""
    found = [kind]
    for record in found:  # grows while it is walked
        found += [f.record for f in fields_of(record) if f.record and f.record not in found]
    return tuple(dict.fromkeys(found))


def _shape(annotation: Any, metadata: Iterable[object]) -> dict[str, Any]:
    """Return what an annotation says of its values; what is said outside goes before what is said inside."""
    said: dict[str, Any] = {}
    for marker in metadata:
        if isinstance(marker, Written):
            said["written"] = marker
        elif isinstance(marker, OrAlone):
            said["alone"] = True
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], arguments[1:]) | said
    if origin in (Union, types.UnionType):
        return _shape(next(a for a in arguments if a is not type(None)), ()) | said
    if origin is tuple:
        return _shape(arguments[0], ()) | {"many": True} | said
    if issubclass(annotation, Choice):
        return {"choices": annotation} | said
    return ({"record": annotation} | said) if issubclass(annotation, Record) else said
