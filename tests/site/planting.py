"""The same text planted in every text field of a project's records."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.records.base import Record, Text, Texts, Word
from generator.records.config import Colours, Folders
from generator.records.project import Holding, Project

#: Texts that the program itself reads as something: a place on disk, a language, a colour.
NOT_SHOWN = {
    ("SiteNames", "language"), ("SiteNames", "languages"), ("Translation", "language"), ("SiteNames", "timezone"),
    ("SiteNames", "branch"), ("Rubric", "version"),
}  # fmt: skip
#: Texts that are compared with each other: planted only where something stands, so that they stay equal.
COMPARED = {"unit", "qualifier", "word"}


def planted(project: Project, text: str) -> Project:
    """Return ``project`` with ``text`` behind every text it holds and in every text left empty."""
    slugs: dict[str, str] = {}
    for province in project.provinces:
        slugs[province.slug] = _record(province, text).slug

    def moved(value: Any) -> Any:
        return slugs.get(value, value) if isinstance(value, str) else value

    changes: dict[str, Any] = {}
    for field in dataclasses.fields(project):
        changes[field.name] = _any(getattr(project, field.name), text)
    changes["prose"] = tuple(
        dataclasses.replace(p, title=f"{p.title} {text}", description=f"{p.description} {text}") for p in project.prose
    )
    changes["national"] = _holding(project.national, text, moved)
    changes["holdings"] = {moved(s): _holding(h, text, moved) for s, h in project.holdings.items()}
    changes["islands"] = tuple(_moved(i, moved, "province") for i in changes["islands"])
    changes["left_out"] = tuple(_moved(x, moved, "province") for x in changes["left_out"])
    return dataclasses.replace(project, **changes)


def _moved(record: Any, moved: Callable[[Any], Any], field: str) -> Any:
    value = getattr(record, field)
    after = tuple(moved(v) for v in value) if isinstance(value, tuple) else moved(value)
    return record.model_copy(update={field: after})


def _holding(holding: Holding, text: str, moved: Callable[[Any], Any]) -> Holding:
    parts = {f.name: _any(getattr(holding, f.name), text) for f in dataclasses.fields(holding) if f.name != "slug"}
    parts["notes"] = tuple(_moved(note, moved, "provinces") for note in parts["notes"])
    return Holding(moved(holding.slug), **parts)


def _any(value: Any, text: str) -> Any:
    if isinstance(value, Record):
        return _record(value, text)
    if isinstance(value, tuple):
        return tuple(_any(v, text) for v in value)
    if isinstance(value, Mapping):
        return {k: _any(v, text) for k, v in value.items()}
    return value


def _record(record: Any, text: str) -> Any:
    if isinstance(record, (Colours, Folders)):
        return record
    changes = {}
    for name, hint in _hints(type(record)).items():
        value = getattr(record, name)
        if (type(record).__name__, name) in NOT_SHOWN or (name in COMPARED and value is None):
            continue
        if hint in (Text, Text | None, Word, Word | None):
            changes[name] = f"{value or ''} {text}".strip()
        elif hint == Texts:
            changes[name] = (*(f"{v} {text}" for v in value), text)
        else:
            changes[name] = _any(value, text)
    return record.model_copy(update=changes)


@cache
def _hints(kind: type[Record]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields}
