"""The same text planted in every text field of a project's records."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle
from typing import Any

from generator.building import DEFAULT_THEME
from generator.checking.check import check
from generator.language import Language
from generator.measuring.measures import measure
from generator.records.base import Record, Text, Texts, Url, Word
from generator.records.config import Colours, Folders
from generator.records.project import Holding, Project
from generator.writing.artefacts import Site
from generator.writing.desk import Desk
from generator.writing.site import write_site
from tests.small import AS_OF

#: Texts that the program itself reads as something: a place on disk, a language, a colour.
NOT_SHOWN = {
    ("SiteNames", "language"), ("SiteNames", "languages"), ("Translation", "language"), ("SiteNames", "timezone"),
    ("SiteNames", "branch"), ("Rubric", "version"),
}  # fmt: skip
#: Addresses that the program makes others of: where the site stands, and what an address is known by.
OWN = {("SiteNames", "url"), ("SiteNames", "repository"), ("Link", "url")}
#: Texts that name a folder.
FOLDERS = {("Province", "name"), ("Province", "bare")}
#: Texts that are compared with each other, or stand for another: planted only where something stands.
COMPARED = {"unit", "qualifier", "word", "scope", "bare"}


@dataclasses.dataclass(frozen=True)
class Planting:
    """What is planted: a text behind every other, beginnings and addresses in turn, each field another one."""

    text: str
    name: str  # where a text becomes the name of a folder, which no file system takes at any length
    leads: Iterator[str]
    addresses: Iterator[str]

    def said(self, value: object) -> str:
        """Return a text with what is planted before and behind it."""
        return f"{next(self.leads)}{value or ''} {self.text}".rstrip(" ")


def planted(
    project: Project, text: str, addresses: Sequence[str] = (), leads: Sequence[str] = ("",), name: str | None = None
) -> Project:
    """Return ``project`` with ``text`` behind every text it holds and in every text left empty.

    Each text begins with one of ``leads``; each web address is one of ``addresses``, unless there are none. A text
    that names a folder takes ``name``, which may be shorter.
    """
    return _planted(project, Planting(text, text if name is None else name, cycle(leads), cycle(addresses)))


def _planted(project: Project, text: Planting) -> Project:
    slugs: dict[str, str] = {}
    for province in project.provinces:
        slugs[province.slug] = _record(province, text).slug

    def moved(value: Any) -> Any:
        return slugs.get(value, value) if isinstance(value, str) else value

    changes: dict[str, Any] = {}
    for field in dataclasses.fields(project):
        changes[field.name] = _any(getattr(project, field.name), text)
    changes["prose"] = tuple(
        dataclasses.replace(p, title=text.said(p.title), description=text.said(p.description)) for p in project.prose
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


def _holding(holding: Holding, text: Planting, moved: Callable[[Any], Any]) -> Holding:
    parts = {f.name: _any(getattr(holding, f.name), text) for f in dataclasses.fields(holding) if f.name != "slug"}
    parts["notes"] = tuple(_moved(note, moved, "provinces") for note in parts["notes"])
    return Holding(moved(holding.slug), **parts)


def _any(value: Any, text: Planting) -> Any:
    if isinstance(value, Record):
        return _record(value, text)
    if isinstance(value, tuple):
        return tuple(_any(v, text) for v in value)
    if isinstance(value, Mapping):
        return {k: _any(v, text) for k, v in value.items()}
    return value


def _record(record: Any, text: Planting) -> Any:
    if isinstance(record, (Colours, Folders)):
        return record
    changes = {}
    for name, hint in _hints(type(record)).items():
        value = getattr(record, name)
        if (type(record).__name__, name) in NOT_SHOWN or (name in COMPARED and value is None):
            continue
        if hint in (Text, Text | None, Word, Word | None):
            named = (type(record).__name__, name) in FOLDERS
            changes[name] = dataclasses.replace(text, text=text.name).said(value) if named else text.said(value)
        elif hint in (Url, Url | None):
            changes[name] = next(text.addresses, value) if (type(record).__name__, name) not in OWN else value
        elif hint == Texts:
            changes[name] = (*map(text.said, value), text.said(""))
        else:
            changes[name] = _any(value, text)
    return record.model_copy(update=changes)


@cache
def _hints(kind: type[Record]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields}


def written(project: Project) -> Site:
    """Return the whole site of a project in two languages, with addresses for everything."""
    desk = Desk(
        measure(project, AS_OF), tuple(check(project, AS_OF)), Language(),
        url="https://example.org/", repository="https://example.org/kho",
    )  # fmt: skip
    return write_site(desk, DEFAULT_THEME, lambda _: None, [desk.in_language("en")])
