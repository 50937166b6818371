"""A project as shelves of like things: what two versions are compared by.

Every thing has the key under which it is found again, and the keys of what it refers to. Nothing
here depends on files or on order: a list of ids is a set, and numbers are what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.records.base import Record, values_of
from generator.records.project import NATIONAL, Holding, Project


class Thing(StrEnum):
    """What a change can be about. References point to things that stand above, save an indicator's targets."""

    PROVINCE = "province"
    FORMER_UNIT = "former_unit"
    ISLAND = "island"
    SOURCE = "source"
    DOCUMENT = "document"
    BODY = "body"
    PLATFORM = "platform"
    REORGANISATION = "reorganisation"
    PROGRAMME = "programme"
    GROUP = "group"
    TOPIC = "topic"
    OBLIGATION = "obligation"
    FRAMEWORK_TASK = "framework_task"
    NATIONAL_AIM = "national_aim"
    INDICATOR = "indicator"
    TARGET = "target"
    PLAN = "plan"
    COMMITMENT = "commitment"
    TASK = "task"
    REPORT = "report"
    RELATED = "related"
    RESULT = "result"
    LEFT_OUT = "left_out"
    CHANGE_NOTE = "change_note"
    SETTING = "setting"


# Things that data files call by an id; the others are known by what they say.
NAMED = frozenset(Thing) - {
    Thing.ISLAND, Thing.REORGANISATION, Thing.PROGRAMME, Thing.NATIONAL_AIM, Thing.REPORT, Thing.RESULT,
    Thing.LEFT_OUT, Thing.CHANGE_NOTE, Thing.SETTING,
}  # fmt: skip
# Fields that hold other things, which stand on shelves of their own.
SHELVED = {"commitments", "tasks", "former"}
REFERENCES = {
    "source": Thing.SOURCE, "sources": Thing.SOURCE, "target": Thing.TARGET, "targets": Thing.TARGET,
    "near": Thing.TARGET, "indicator": Thing.INDICATOR, "group": Thing.GROUP, "topic": Thing.TOPIC,
    "document": Thing.DOCUMENT, "decision": Thing.DOCUMENT, "platform": Thing.PLATFORM, "successor": Thing.BODY,
    "former_unit": Thing.FORMER_UNIT, "obligation": Thing.OBLIGATION, "province": Thing.PROVINCE,
    "provinces": Thing.PROVINCE, "serves": Thing.COMMITMENT, "commitment": Thing.COMMITMENT,
}  # fmt: skip
_OF_A_UNIT = {Thing.SOURCE, Thing.PLAN}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a thing belongs: the unit whose folder holds it (empty for the country), and what it is a part of."""

    unit: str = NATIONAL
    owner: str = ""


@dataclass(eq=False)
class Renames:
    """What things of the old version are called in the new one."""

    names: dict[tuple[Thing, Home, str], str] = field(default_factory=dict)

    def keep(self, thing: Thing, home: Home, old: str, new: str) -> None:
        """Remember that the thing called ``old`` in ``home`` is now called ``new``."""
        self.names[thing, home, old] = new

    def of(self, thing: Thing, home: Home, old: str) -> str:
        """Return today's name of a thing, as seen from ``home``: its own first, then the country's."""
        own = self.names.get((thing, home, old))
        return own or self.names.get((thing, Home(), old), old)

    def referred(self, name: str, value: str, home: Home) -> str:
        """Return today's name of what the field ``name`` of a record at ``home`` refers to by ``value``."""
        thing = REFERENCES[name]
        if name == "commitment":
            plan, _, own = value.partition("/")
            plan = self.of(Thing.PLAN, Home(home.unit), plan)
            return f"{plan}/{self.of(Thing.COMMITMENT, Home(home.unit, plan), own)}"
        if thing is Thing.COMMITMENT:
            return self.of(thing, home, value)
        return self.of(thing, Home(home.unit if thing in _OF_A_UNIT else NATIONAL), value)


AS_WRITTEN = Renames()


def content(value: Any, renames: Renames, home: Home, name: str = "") -> Any:
    """Return what a value says, hashable: free of order, places, spacing, and of the names ids had."""
    if isinstance(value, Record):
        return tuple(content(getattr(value, f), renames, home, _reference(value, f)) for f in type(value).model_fields)
    if isinstance(value, tuple):
        return tuple(sorted((content(v, renames, home, name) for v in value), key=repr))
    if isinstance(value, Decimal):
        return value.normalize()
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return renames.referred(name, value, home) if name in REFERENCES else " ".join(value.split())
    return value


def renamed(name: str, value: Any, home: Home, renames: Renames) -> Any:
    """Return the value of a field with the ids in it as the new version has them, in the order as written."""
    if name not in REFERENCES or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(renames.referred(name, key, home) for key in value)
    return renames.referred(name, value, home)


def _reference(record: Record, name: str) -> str:
    """Return the field's name where it holds an id; what a budget calls its source is a text."""
    return name if (type(record).__name__, name) != ("Budget", "source") else ""


@dataclass(frozen=True)
class Item:
    """One thing on a shelf. ``key`` is its id, or what tells it from its like; ``home`` is as the new version
    names it."""

    thing: Thing
    home: Home
    key: str
    record: Record
    renames: Renames = field(default=AS_WRITTEN, repr=False)

    @cached_property
    def says(self) -> Mapping[str, Any]:
        """What each field says, but for the id and what stands on other shelves; fields left empty are not there."""
        return dict(self._fields(type(self.record).model_fields))

    def said(self, name: str) -> Any:
        """Return what one field says; None where it is left empty, or the thing has no such field."""
        if "says" in vars(self):
            return self.says.get(name)
        own = (name,) if name in type(self.record).model_fields else ()
        return next((value for _, value in self._fields(own)), None)

    @property
    def raw(self) -> tuple[Any, ...]:
        """The thing as it was written, hashable: what is alike here says the same, as long as nothing was renamed."""
        return (self.home, self.key, *values_of(self.record))

    def _fields(self, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        for name in names:
            value = getattr(self.record, name)
            if value is None or value == () or name in SHELVED or (name == "id" and self.thing in NAMED):
                continue
            yield name, content(value, self.renames, self.home, _reference(self.record, name))

    @cached_property
    def whole(self) -> tuple[Any, ...]:
        """Everything the thing says, for comparing it as a whole."""
        return tuple(sorted(self.says.items()))


_LISTS: dict[Thing, Callable[[Project], Iterable[Record]]] = {
    Thing.PROVINCE: lambda p: p.provinces,
    Thing.ISLAND: lambda p: p.islands,
    Thing.DOCUMENT: lambda p: p.documents,
    Thing.BODY: lambda p: p.bodies,
    Thing.PLATFORM: lambda p: p.platforms,
    Thing.REORGANISATION: lambda p: (p.reorganisation,) if p.reorganisation else (),
    Thing.PROGRAMME: lambda p: (p.programme,),
    Thing.GROUP: lambda p: p.groups,
    Thing.TOPIC: lambda p: p.topics,
    Thing.OBLIGATION: lambda p: p.calendar,
    Thing.FRAMEWORK_TASK: lambda p: p.tasks,
    Thing.NATIONAL_AIM: lambda p: p.other_aims,
    Thing.INDICATOR: lambda p: p.indicators,
    Thing.TARGET: lambda p: p.targets,
    Thing.LEFT_OUT: lambda p: p.left_out,
}
_HELD: dict[Thing, Callable[[Holding], Iterable[Record]]] = {
    Thing.SOURCE: lambda h: h.sources.values(),
    Thing.PLAN: lambda h: h.plans,
    Thing.REPORT: lambda h: h.reports,
    Thing.RELATED: lambda h: h.related,
    Thing.RESULT: lambda h: h.results,
    Thing.CHANGE_NOTE: lambda h: h.notes,
}


def _id(record: Any) -> str:
    return str(record.id)


_KEYS: dict[Thing, Callable[[Any], str]] = {
    Thing.PROVINCE: lambda r: r.slug,
    Thing.ISLAND: lambda r: r.name,
    Thing.REORGANISATION: lambda _: "",
    Thing.PROGRAMME: lambda _: "",
    Thing.NATIONAL_AIM: lambda r: f"{r.document} {r.text}",
    Thing.REPORT: lambda r: f"{r.obligation} {r.year}",
    Thing.LEFT_OUT: lambda r: f"{r.province} {r.what}",
    Thing.CHANGE_NOTE: lambda r: f"{r.date} {r.what}",
    Thing.RESULT: lambda _: "",
}


def shelf(project: Project, thing: Thing, renames: Renames = AS_WRITTEN) -> list[Item]:
    """Return all things of one kind that a project holds; ``renames`` brings them to the names of a newer one."""
    return list(each(project, thing, renames))


def each(project: Project, thing: Thing, renames: Renames = AS_WRITTEN) -> Iterator[Item]:
    """Yield the same one by one."""
    if thing in _LISTS:
        yield from items(thing, _LISTS[thing](project), Home(), renames)
    elif thing is Thing.FORMER_UNIT:
        for p in project.provinces:
            owner = renames.of(Thing.PROVINCE, Home(), p.slug)
            yield from items(thing, p.former, Home(owner=owner), renames)
    else:
        for holding in (project.national, *project.holdings.values()):
            yield from _each_held(holding, thing, renames)


def _each_held(holding: Holding, thing: Thing, renames: Renames) -> Iterator[Item]:
    unit = renames.of(Thing.PROVINCE, Home(), holding.slug)
    if thing in _HELD:
        yield from items(thing, _HELD[thing](holding), Home(unit), renames)
    elif thing in (Thing.COMMITMENT, Thing.TASK):
        for plan in holding.plans:
            home = Home(unit, renames.of(Thing.PLAN, Home(unit), plan.id))
            yield from items(thing, plan.commitments if thing is Thing.COMMITMENT else plan.tasks, home, renames)


def records(project: Project) -> Iterator[Record]:
    """Yield every record that stands on a shelf, in no order that means anything."""
    for listed in _LISTS.values():
        yield from listed(project)
    yield from (unit for province in project.provinces for unit in province.former)
    for holding in (project.national, *project.holdings.values()):
        for held in _HELD.values():
            yield from held(holding)
        for plan in holding.plans:
            yield from plan.commitments
            yield from plan.tasks


def items(thing: Thing, records: Iterable[Record], home: Home, renames: Renames = AS_WRITTEN) -> list[Item]:
    """Return a list of records as things that belong to ``home``."""
    key = _KEYS.get(thing, _id)
    return [Item(thing, home, key(record), record, renames) for record in records]
