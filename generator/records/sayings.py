"""What texts of the data are in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.records.base import Field, Record, Text


class Saying(Record):
    """A text of the data, and what it is in the language of the folder, or the part, that holds it."""

    text: Text = Field(description="Câu chữ trong dữ liệu chung, chép y nguyên")
    said: Text = Field(description="Câu chữ ấy trong ngôn ngữ kia")


def told(value: Any, texts: Mapping[str, str]) -> Any:
    """Return a value of a record, or a record, with every text that ``texts`` knows said as they say it."""
    if type(value) is str:
        return texts.get(value, value)
    if isinstance(value, tuple):
        return tuple(told(v, texts) for v in value)
    if not isinstance(value, Record):
        return value
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    changed = {name: new for name, old in fields.items() if (new := told(old, texts)) != old}
    return value.model_copy(update=changed) if changed else value


__all__ = ["Saying", "told"]
