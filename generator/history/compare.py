"""Two versions of a project become typed changes, each told once.

What belongs together is found for all things first, so that a new name of an id is known before
anything that refers to it is compared: an id renamed everywhere is one change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from generator.history import changes as c
from generator.history import record_changes as r
from generator.history.changes import Change, Goal, Subject
from generator.history.matching import Pairs, match
from generator.history.shelves import (
    AS_WRITTEN,
    NAMED,
    REFERENCES,
    SHELVED,
    Home,
    Item,
    Renames,
    Thing,
    content,
    renamed,
    shelf,
)
from generator.records.base import Record
from generator.records.config import SiteConfig
from generator.records.evidence import LinkState
from generator.records.plans import Commitment, Plan
from generator.records.programme import Target
from generator.records.project import Holding, Project
from generator.records.results import Result
from generator.records.values import Place


@dataclass(frozen=True)
class Told:
    """A thing of either version, or of both, with the changes it went through."""

    before: Item | None
    after: Item | None
    changes: tuple[Change[Any], ...] = ()


def compare(old: Project, new: Project) -> tuple[Change[Any], ...]:
    """Return every change between two versions of a project, in the order of things and of the new version."""
    return tuple(change for told in tell(old, new) for change in told.changes)


Pairing = Callable[[list[Item], list[Item]], Pairs]


def tell(old: Project, new: Project, pair: Pairing = match) -> Iterator[Told]:
    """Yield every thing of two versions of a project with its changes, and last the settings.

    What stands in lists that are the very same object in both versions is passed over: it did not change. What
    came or went with the whole it is a part of has no change of its own. ``pair`` says which things are the same.
    """
    renames, (before, after) = Renames(), _apart(old, new)
    paired: dict[Thing, Pairs] = {}
    for thing in Thing:
        if thing is not Thing.SETTING:
            paired[thing] = pair(shelf(before, thing, renames), shelf(after, thing))
            _remember(thing, paired[thing], renames)
    subjects = Subjects(old, new)
    for pairs in paired.values():
        yield from _told(pairs, without_parts(pairs, paired), renames, subjects)
    if old.links is not new.links:
        yield from _links(old, new, subjects)
    if old.config is not new.config:
        yield Told(None, None, tuple(compare_settings(old.config, new.config)))


def _apart(old: Project, new: Project) -> tuple[Project, Project]:
    """Return both projects without the lists they share."""
    shared: dict[str, Any] = {name: () for name in _LISTS if getattr(old, name) is getattr(new, name)}

    def kept(project: Project, other: Project) -> Project:
        pairs = ((holding, other.holdings.get(unit)) for unit, holding in project.holdings.items())
        held = {holding.slug: _own(holding, partner) for holding, partner in pairs if holding is not partner}
        return replace(project, national=_own(project.national, other.national), holdings=held, **shared)

    return kept(old, new), kept(new, old)


def _own(holding: Holding, other: Holding | None) -> Holding:
    """Return what is held without what the other holds as well."""
    if other is None:
        return holding
    own = {name: getattr(holding, name) for name in _PARTS if getattr(holding, name) is not getattr(other, name)}
    return Holding(holding.slug, **own)


_PARTS = tuple(f.name for f in fields(Holding) if f.name != "slug")
_LISTS = tuple(f.name for f in fields(Project) if str(f.type).startswith("tuple["))


def _remember(thing: Thing, pairs: Pairs, renames: Renames) -> None:
    for before, after in pairs.matched:
        if before.key != after.key and (thing is Thing.PROVINCE or thing in NAMED):
            renames.keep(thing, before.home, before.key, after.key)


def without_parts(pairs: Pairs, paired: Mapping[Thing, Pairs]) -> Pairs:
    """Leave out what came or went together with the whole it is a part of: that is one change, told there."""
    wholes = (*paired[Thing.PLAN].added, *paired[Thing.PLAN].removed)
    plans = {(item.home.unit, item.key) for item in wholes}
    units = {("", item.key) for item in (*paired[Thing.PROVINCE].added, *paired[Thing.PROVINCE].removed)}

    def alone(item: Item) -> bool:
        return (item.home.unit, item.home.owner) not in plans | units

    removed, added = ([item for item in items if alone(item)] for items in (pairs.removed, pairs.added))
    return replace(pairs, removed=removed, added=added)


def _told(pairs: Pairs, alone: Pairs, renames: Renames, subjects: Subjects) -> Iterator[Told]:
    """Yield pairs of things with the changes they amount to; ``alone`` are those that came or went by themselves."""
    for before, after in pairs.same:
        yield Told(before, after)
    for before, after in pairs.matched:
        yield Told(before, after, tuple(_between(before, after, renames, subjects)))
    own = {id(item) for item in (*alone.removed, *alone.added)}
    for item in pairs.removed:
        yield Told(item, None, (_removed(subjects.of(item), item.record),) if id(item) in own else ())
    for item in pairs.added:
        yield Told(None, item, (_added(subjects.of(item), item.record),) if id(item) in own else ())


def _links(old: Project, new: Project, subjects: Subjects) -> Iterator[Told]:
    """Yield sources whose address died or came back by the machine's word, though what people say of them did not
    change. That an address was looked at, or opens as ever, is no news."""
    for holding in (new.national, *new.holdings.values()):
        there = old.holding(holding.slug).sources
        for key, source in holding.sources.items():
            known = there.get(key)
            if known is None or known.link is not source.link:
                continue
            was, now = old.link_of(known), new.link_of(source)
            if was.link is not now.link and LinkState.DEAD in (was.link, now.link):
                before, after = (Item(Thing.SOURCE, Home(holding.slug), key, record) for record in (known, source))
                about, places = subjects.of(after), (known.place, source.place)
                yield Told(before, after, (r.LinkChanged(about, was.link, now.link, *places, now.failing_since),))


def _removed(subject: Subject, record: Record) -> Change[Any]:
    if isinstance(record, Result):
        return c.ResultWithdrawn(subject, record, None, record.place)
    return r.RecordRemoved(subject, record, None, record.place)


def _added(subject: Subject, record: Record) -> Change[Any]:
    if isinstance(record, Result):
        return c.ResultAdded(subject, None, record, None, record.place)
    return r.RecordAdded(subject, None, record, None, record.place)


def _between(before: Item, after: Item, renames: Renames, subjects: Subjects) -> Iterator[Change[Any]]:
    subject = subjects.of(after)
    places = (before.record.place, after.record.place)
    new_name = before.key != after.key and after.thing in NAMED
    if new_name:
        yield r.RecordRenamed(subject, before.key, after.key, *places)
    if before.home != after.home:
        within = after.thing in (Thing.COMMITMENT, Thing.TASK) and before.home.unit == after.home.unit
        old, new = (h.owner or h.unit if within else h.unit for h in (before.home, after.home))
        yield r.RecordMoved(subject, old, new, *places, record=after.record)
    fields = differing(before, after, renames)
    if new_name and after.thing is Thing.PROVINCE:
        fields.remove("name")  # told as the new id, which is made of it
    yield from _in_fields(fields, subject, before, after, renames)


def differing(before: Item, after: Item, renames: Renames) -> list[str]:
    """Return the fields in which two versions of a thing say something else, in the order of the record.

    What was the same when it was matched is the same still, but for an indicator, which names targets that had
    no new name by then.
    """
    if after.thing is not Thing.INDICATOR and before.whole == after.whole:
        return []

    def said(item: Item, name: str, names: Renames) -> Any:
        return content(getattr(item.record, name), names, item.home, name)

    every = [name for name in type(after.record).model_fields if name not in SHELVED and name != "id"]
    return [name for name in every if said(before, name, renames) != said(after, name, AS_WRITTEN)]


def _in_fields(
    fields: list[str], subject: Subject, before: Item, after: Item, renames: Renames
) -> Iterator[Change[Any]]:
    old, new = before.record, after.record
    if fields == ["last_checked"] and _looked_again(old, new):
        places = (old.place_of("last_checked"), new.place_of("last_checked"))
        yield r.Confirmed(subject, _checked(old), _checked(new), *places, record=new)
        return
    fields = [f for f in fields if f != "last_checked"] or fields
    if isinstance(old, Result) and isinstance(new, Result):
        reply = [f for f in fields if f in c.REPLY_FIELDS]
        for named in (reply, [f for f in fields if f not in c.REPLY_FIELDS]):
            if named:
                yield _row_changed(subject, old, new, tuple(named))
        return
    goal = _GOALS.get(subject.thing, ())
    first = next((f for f in fields if f in goal), None)
    for name in fields:
        places = (old.place_of(name), new.place_of(name))
        if name not in goal:
            yield _in_field(name, subject, before, after, renames)
        elif name == first:
            yield c.goal_change(subject, _goal(old), _goal(new), places)


def _looked_again(old: Record, new: Record) -> bool:
    before, after = _checked(old), _checked(new)
    return after is not None and (before is None or before < after)


def _checked(record: Record) -> dt.date | None:
    day: dt.date | None = getattr(record, "last_checked", None)
    return day


def _row_changed(subject: Subject, old: Result, new: Result, fields: tuple[str, ...]) -> Change[Any]:
    made = (
        c.ReplyChanged if c.REPLY_FIELDS & set(fields)
        else c.ResultCorrected if c.FIGURE_FIELDS & set(fields)
        else c.ResultSourceChanged if "source" in fields
        else c.ResultDescribed
    )  # fmt: skip
    return made(subject, old, new, old.place_of(fields[0]), new.place_of(fields[0]), fields)


_GOALS = {Thing.TARGET: ("value", "at_least", "ascending"), Thing.COMMITMENT: ("value", "unit", "ascending")}
_DEADLINES = {
    (Thing.TARGET, "deadline"), (Thing.COMMITMENT, "deadline"), (Thing.TASK, "end"), (Thing.OBLIGATION, "due"),
}  # fmt: skip


def _goal(record: Record) -> Goal:
    if isinstance(record, Commitment):
        return Goal.of_commitment(record)
    assert isinstance(record, Target)
    return Goal(record.value, None, record.ascending, record.at_least)


def _in_field(name: str, subject: Subject, before: Item, after: Item, renames: Renames) -> Change[Any]:
    places = (before.record.place_of(name), after.record.place_of(name))
    old = renamed(name, getattr(before.record, name), before.home, renames)
    new = getattr(after.record, name)
    if (subject.thing, name) in _DEADLINES:
        return c.DeadlineMoved(subject, old, new, *places)
    if name == "baseline":
        return c.BaselineChanged(subject, old, new, *places)
    if name == "milestones":
        return c.MilestonesChanged(subject, old, new, *places)
    if name in ("source", "sources"):
        return r.SourcesChanged(subject, _ids(old), _ids(new), *places)
    words = isinstance(new if old is None else old, str) and not isinstance(old, StrEnum) and name not in REFERENCES
    return (r.TextCorrected if words else r.FieldChanged)(subject, old, new, *places, field=name)


def _ids(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def compare_settings(old: SiteConfig, new: SiteConfig) -> Iterator[Change[Any]]:
    """Yield a change for every setting that differs, by its path in ``site_config.yml``."""
    subject = Subject(Thing.SETTING)
    before, after = dict(_settings(old)), dict(_settings(new))
    for path in dict.fromkeys((*before, *after)):
        (was, place), (is_now, new_place) = before.get(path, (None, None)), after.get(path, (None, None))
        if content(was, AS_WRITTEN, Home()) != content(is_now, AS_WRITTEN, Home()):
            yield r.SettingChanged(subject, was, is_now, place, new_place, name=path)


def _settings(record: Record, path: str = "") -> Iterator[tuple[str, tuple[Any, Place]]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _settings(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", (value, record.place_of(name))


class Subjects:
    """Says what a thing of either version is about: whose page shows it, and which targets it touches."""

    def __init__(self, old: Project, new: Project) -> None:
        self._projects = (new, old)

    def of(self, item: Item) -> Subject:
        """Return what a change of ``item`` is about."""
        unit = self._unit(item)
        plan = item.home.owner if item.thing in (Thing.COMMITMENT, Thing.TASK) else ""
        indicator = self._indicator(item)
        targets = tuple(dict.fromkeys(self._targets(item, indicator)))
        key = item.said("commitment") or "" if item.thing is Thing.RESULT else item.key
        return Subject(item.thing, unit, key, plan, targets, indicator)

    def _unit(self, item: Item) -> str:
        if item.thing is Thing.PROVINCE:
            return item.key
        if item.thing is Thing.FORMER_UNIT:
            return item.home.owner
        if item.thing in (Thing.ISLAND, Thing.LEFT_OUT):
            return getattr(item.record, "province", None) or ""
        return item.home.unit

    def _indicator(self, item: Item) -> str:
        if item.thing is Thing.INDICATOR:
            return item.key
        own = item.said("indicator")
        target = self._target(item.said("target")) if item.thing is Thing.COMMITMENT else None
        return own or (target.indicator if target else "")

    def _target(self, key: str | None) -> Target | None:
        return next((t for p in self._projects if (t := p.target_by_id.get(key or ""))), None)

    def _targets(self, item: Item, indicator: str) -> Iterator[str]:
        if item.thing is Thing.TARGET:
            yield item.key
        elif isinstance(item.record, Plan):
            yield from (x.target for x in item.record.commitments if x.target)
        elif item.thing is Thing.COMMITMENT:
            yield from filter(None, [item.said("target")])
        elif commitment := item.said("commitment"):
            yield from self._target_of(item.home.unit, commitment)
        elif indicator:
            yield from (t.id for p in self._projects for t in p.targets if t.indicator == indicator)
        else:
            yield from item.said("targets") or ()

    def _target_of(self, unit: str, reference: str) -> Iterator[str]:
        for project in self._projects:
            for plan in project.holding(unit).plans:
                yield from (x.target for x in plan.commitments if x.target and f"{plan.id}/{x.id}" == reference)
