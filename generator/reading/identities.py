"""Ids must tell records apart, and make addresses that can stand in any folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.language import ours
from generator.reading import rules
from generator.reading.names import DEVICE, is_device
from generator.records.base import Record
from generator.records.finding import Finding
from generator.text import slug

_LONGEST = 80  # pictures are named after a place and two ids; no file system takes more than 255 bytes
_TOO_LONG = ours("dài hơn 80 ký tự")
_NO_LETTER = ours("không có chữ cái hay số nào")


def twice(records: Iterable[Record], field: str = "id") -> Iterator[Finding]:
    """Report records that share the value of ``field``, or ids that make the same address.

    Records without one share nothing.
    """
    seen: dict[str, str] = {}
    for record in records:
        identity, place = getattr(record, field, None), record.place_of(field)
        if identity is None:
            continue
        address = slug(identity) if field == "id" else identity
        other = seen.get(address)
        if other == identity:
            yield rules.ID_TWICE.at(place, value=identity)
        elif other is not None:
            yield rules.ID_ALIKE.at(place, value=identity, other=other, address=address)
        seen.setdefault(address, identity)


def without_address(records: Iterable[Record], field: str = "id") -> Iterator[Finding]:
    """Report records whose pages or folders would have a name that is none, or a device's."""
    for record in records:
        written = getattr(record, field)
        address = slug(written)
        long = _TOO_LONG if len(address) > _LONGEST else None
        problem = DEVICE if is_device(address) else long if address else _NO_LETTER
        if problem:
            yield rules.NO_ADDRESS.at(record.place_of(field), value=written[:60], problem=problem)
