"""What became of the records of an edition: still the latest, corrected, withdrawn, lowered, followed by newer ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.history.categories import Category, category_of
from generator.history.changes import Change, DeadlineMoved, GoalChange, Kind, ResultCorrected, TargetLowered
from generator.history.chronicle import Chronicle, Stage
from generator.history.compare import Told
from generator.history.editions import Edition
from generator.history.naming import Names
from generator.history.record_changes import FieldChanged, RecordRenamed
from generator.history.shelves import Thing
from generator.language import Words, ours
from generator.records.base import Record
from generator.records.programme import Target
from generator.records.project import Project
from generator.records.results import Result
from generator.records.territory import Province
from generator.writing.desk import Desk
from generator.writing.editions.links import Today
from generator.writing.parts import date_text, upper_first, value_text
from generator.writing.targets import is_told


class Fate(StrEnum):
    """What became of a figure or a promise; a page counts them."""

    LATEST = "latest"
    NEWER = "newer"
    EARLIER = "earlier"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    LESS = "less"
    ENDED = "ended"
    CHANGED = "changed"
    DESCRIBED = "described"


@dataclass(frozen=True)
class FateView:
    """What became of a figure or a promise, in words; ``of_target`` is whether the programme itself set it."""

    kind: str
    text: str
    of_target: bool = field(default=False, compare=False)

    @property
    def long(self) -> bool:
        """Whether it needs more room than one cell of a table has."""
        return len(self.text) >= _LONG


@dataclass(frozen=True)
class Now:
    """What a target or a province of an edition is today; ``told`` is whether its page has anything to tell of it."""

    key: str
    name: str
    told: bool


_KINDS: dict[Kind, tuple[Fate, Words]] = {
    Kind.RESULT_CORRECTED: (Fate.CORRECTED, ours("Đã đính chính ngày {day}: {change}")),
    Kind.RESULT_WITHDRAWN: (Fate.WITHDRAWN, ours("Đã rút ngày {day}")),
    Kind.RECORD_REMOVED: (Fate.WITHDRAWN, ours("Đã bỏ ngày {day}")),
    Kind.TARGET_LOWERED: (Fate.LESS, ours("Mục tiêu bị hạ ngày {day}: {change}")),
    Kind.TARGET_RAISED: (Fate.CHANGED, ours("Mục tiêu đã nâng ngày {day}: {change}")),
    Kind.TARGET_RESTATED: (Fate.CHANGED, ours("Mục tiêu đã nêu lại ngày {day}: {change}")),
    Kind.DEADLINE_MOVED: (Fate.CHANGED, ours("Hạn đã đổi ngày {day}: {change}")),
    Kind.SOURCE_CHANGED: (Fate.DESCRIBED, ours("Đổi nguồn ngày {day}: {change}")),
}
#: The same of what a plan promises: a place commits itself, the programme sets targets.
_OF_COMMITMENTS: dict[Kind, Words] = {
    Kind.TARGET_LOWERED: ours("Cam kết bị hạ ngày {day}: {change}"),
    Kind.TARGET_RAISED: ours("Cam kết đã nâng ngày {day}: {change}"),
    Kind.TARGET_RESTATED: ours("Cam kết đã nêu lại ngày {day}: {change}"),
}
#: Letters from which on what is told of a promise has a line of its table to itself.
_LONG = 90
_OTHERWISE = (Fate.CHANGED, ours("Đã sửa ngày {day}: {change}"))
_TOLD_OTHERWISE = (Fate.DESCRIBED, ours("Đã sửa ngày {day}: {change}"))
#: What says nothing else about a figure or a promise.
_SILENT = {Kind.CONFIRMED, Kind.RECORD_RENAMED, Kind.RECORD_MOVED}

Subject = tuple[str, ...]


class Aftermath:
    """An edition beside today, whose last publication is what the pages of ``desk`` tell."""

    def __init__(
        self, desk: Desk, history: Chronicle, edition: Edition, told: tuple[Told, ...] | None = None
    ) -> None:
        """Compare an edition with today; ``told`` is what is different, where that is known already."""
        last = history.publications[-1]
        self.desk, self.history, self.edition, self.project = desk, history, edition, last.new
        self.told = history.between(edition.publication, last) if told is None else told
        self.names = Names(edition.publication.new, last.new, desk.words)
        self._by_record = {id(t.before.record): t for t in self.told if t.before}
        self._ids = dict(_new_ids(self.told))

    # --- the records of the edition ---

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record that became something since: targets, provinces, results, commitments; always in one order."""
        then = self.edition.publication.new
        found: list[Record] = [*then.targets, *then.provinces]
        for holding in (then.national, *sorted(then.holdings.values(), key=lambda h: h.slug)):
            found += [*holding.results, *(c for plan in holding.plans for c in plan.commitments)]
        return tuple(found)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(record): number for number, record in enumerate(self.records)}

    def number_of(self, record: Record) -> int:
        """Return the place of a record among all, also of one whose texts are told in another language."""
        then = self.edition.publication.new
        if isinstance(record, Target):
            record = then.target_by_id[record.id]
        elif isinstance(record, Province):
            record = then.province_by_slug[record.slug]
        return self._numbers[id(record)]

    def now(self, record: Record) -> Record | None:
        """Return what a record of the edition is today; None when it is there no more."""
        told = self._by_record.get(id(record))
        return record if told is None else told.after.record if told.after else None

    def today(self, record: Record) -> Now | None:
        """Return what a target or a province of the edition is today; None when it is there no more."""
        now, desk = self.now(record), self.desk
        if isinstance(now, Province):
            told = bool(desk.measures.units[now.slug].plans or desk.project.holding(now.slug).results)
            return Now(now.slug, desk.project.province_by_slug[now.slug].name, told)
        if isinstance(record, Target) and isinstance(now, Target):
            told = any(is_told(m) for m in desk.measures.targets if m.target.id == now.id)
            return Now(self.id_of(Thing.TARGET, record.id), now.short, told)
        return None

    def subject(self, unit: str, result: Result) -> str:
        """Name what a reported value of a unit tells about."""
        return self.names.subject(unit, result)

    def id_of(self, thing: Thing, key: str) -> str:
        """Return what today calls a thing of the edition."""
        return self._ids.get((thing, key), key)

    # --- what became of one record ---

    def of_figure(self, unit: str, result: Result) -> tuple[FateView, ...]:
        """Return what became of a reported value of a unit."""
        return tuple(self._of_figure(unit, result))

    def _of_figure(self, unit: str, result: Result) -> list[FateView]:
        found = list(self.of_promise(result))
        newer, amended = self._newer(unit, result), any(f.kind in (Fate.CORRECTED, Fate.WITHDRAWN) for f in found)
        if self._followed_then(unit, result):
            if not amended:
                found.append(FateView(Fate.EARLIER, self.desk.say("Bản này có số mới hơn")))
        elif newer:
            text = self.desk.say("Có số liệu mới hơn: {value} ({day})", value=value_text(self.desk, newer),
                                 day=date_text(self.desk, newer.as_of))  # fmt: skip
            found.append(FateView(Fate.NEWER, text))
        elif not amended:
            found.append(FateView(Fate.LATEST, self._latest(result)))
        return found

    def _latest(self, result: Result) -> str:
        """Say that nothing came after a result, of a rating in words without calling it a figure."""
        if result.is_number:
            return self.desk.say("Vẫn là số mới nhất")
        return self.desk.say("Vẫn là kết quả mới nhất")

    def of_promise(self, record: Record) -> tuple[FateView, ...]:
        """Return what became of a commitment or a target; nothing when it stands as it was."""
        told = self._by_record.get(id(record))
        if told is None:
            return ()
        if told.after is None and not told.changes:
            return (self._gone(record),)
        changes = [c for c in told.changes if _speaks(c)]
        if changes:
            return tuple(self._changed(record, c) for c in sorted(changes, key=lambda c: not c.retreat))
        return self._back(record)

    def _back(self, record: Record) -> tuple[FateView, ...]:
        """Say of a record that reads as it did whether it was something else, or away, in between."""
        own = [s for s in self._since(record) if s.record is None or any(_speaks(c) for c in s.changes)]
        if not own:
            return ()
        message = (
            ours("Đã rút rồi công bố lại như cũ ngày {day}") if any(s.record is None for s in own)
            else ours("Đã sửa rồi trở lại như cũ ngày {day}")
        )  # fmt: skip
        return (FateView(Fate.CHANGED, self.desk.words.shown(message).format(day=self._day(own[-1]))),)

    def _changed(self, record: Record, change: Change[Any]) -> FateView:
        fate, message = _KINDS.get(change.kind, _TOLD_OTHERWISE if isinstance(record, Result) else _OTHERWISE)
        every = self._since(record)
        stages = [s for s in every if any(_alike(c, change) for c in s.changes)] or every
        day = self._day(stages[-1]) if stages else self.desk.as_of
        if not isinstance(record, Target):
            message = _OF_COMMITMENTS.get(change.kind, message)
        if isinstance(change, TargetLowered) and change.new and not change.new.ascending:
            message = _loosened(record)
        if isinstance(change, FieldChanged) and change.retreat:
            return FateView(Fate.ENDED, upper_first(self._short(change)))
        words = self.desk.words.shown(message).format(day=day, change=self._short(change))
        return FateView(fate, words, isinstance(record, Target))

    def _short(self, change: Change[Any]) -> str:
        """Return a change without naming again what it is about."""
        if isinstance(change, GoalChange) and change.old and change.new:
            s = change.subject
            goals = (self.names.goal(goal, s.indicator) for goal in (change.old, change.new))
            return " → ".join(goal or self.desk.say("không có giá trị") for goal in goals)
        if isinstance(change, ResultCorrected) and change.old and change.new:
            old, new = self.names.value(change.old), self.names.value(change.new)
            if old != new:
                return f"{old} → {new}{self.names.difference(change.old, change.new)}"
        if isinstance(change, DeadlineMoved):
            return f"{self.names.date(change.old)} → {self.names.date(change.new)}"
        told, about = change.sentence(self.names), change.about(self.names)
        return told.removeprefix(f"{about}: ").removeprefix(f"{about}, ")

    def _gone(self, record: Record) -> FateView:
        """Say that a record went with the whole it was a part of."""
        stages = self._since(record)
        day = self._day(stages[-1]) if stages else self.desk.as_of
        return FateView(Fate.WITHDRAWN, self.desk.say("Đã bỏ ngày {day}", day=day))

    def _since(self, record: Record) -> tuple[Stage, ...]:
        thread = self.history.by_record.get(id(record))
        return thread.since(self.edition.publication) if thread else ()

    def _day(self, stage: Stage) -> str:
        day: dt.date = stage.publication.day
        return self.desk.words.day(day)

    # --- newer figures ---

    def _newer(self, unit: str, result: Result) -> Result | None:
        """Return the newest value of today on the same subject, if it is of a later date."""
        now = self.now(result) or result
        assert isinstance(now, Result)
        as_of = now.as_of
        if as_of is None:
            return None
        subject = self._subject(self.id_of(Thing.PROVINCE, unit), now, self.id_of)
        later = [r for r in self._today_by_subject.get(subject, ()) if r.as_of and r.as_of.last > as_of.last]
        return max(later, key=lambda r: r.as_of.last if r.as_of else dt.date.min, default=None)

    def _followed_then(self, unit: str, result: Result) -> bool:
        """Whether the edition itself has a later value on the same subject: then nothing became of this one since."""
        then = self._then_by_subject.get(self._subject(unit, result, _as_it_is), ())
        return result.as_of is not None and any(r.as_of and r.as_of.last > result.as_of.last for r in then)

    @cached_property
    def _today_by_subject(self) -> dict[Subject, list[Result]]:
        return self._by_subject(self.project)

    @cached_property
    def _then_by_subject(self) -> dict[Subject, list[Result]]:
        return self._by_subject(self.edition.publication.new)

    def _by_subject(self, project: Project) -> dict[Subject, list[Result]]:
        found: dict[Subject, list[Result]] = defaultdict(list)
        for holding in (project.national, *project.holdings.values()):
            for result in holding.results:
                found[self._subject(holding.slug, result, _as_it_is)].append(result)
        return found

    @staticmethod
    def _subject(unit: str, result: Result, name: Callable[[Thing, str], str]) -> Subject:
        """Return what a value is about; ``name`` gives the ids of today."""
        plan, _, commitment = (result.commitment or "").partition("/")
        return (
            unit, name(Thing.INDICATOR, result.indicator or ""), name(Thing.PLAN, plan),
            name(Thing.COMMITMENT, commitment), name(Thing.FORMER_UNIT, result.former_unit or ""), result.scope or "",
            result.voice.value,
        )  # fmt: skip


def _loosened(record: Record) -> Words:
    """Say of a value that is better the lower it is that it was put higher."""
    if isinstance(record, Target):
        return ours("Mục tiêu (càng thấp càng tốt) bị nới ngày {day}: {change}")
    return ours("Cam kết (càng thấp càng tốt) bị nới ngày {day}: {change}")


def _speaks(change: Change[Any]) -> bool:
    """Whether a change is of something that pages of an edition show: remarks on a promise stand elsewhere."""
    if isinstance(change, FieldChanged) and change.field != "short" and category_of(change) is Category.WORDING:
        return False
    return change.kind not in _SILENT


def _as_it_is(_: Thing, key: str) -> str:
    return key


def _new_ids(told: Iterable[Told]) -> Iterator[tuple[tuple[Thing, str], str]]:
    """Yield what things of the edition are called today, where that is something else."""
    for change in (c for t in told for c in t.changes):
        if isinstance(change, RecordRenamed) and change.old and change.new:
            yield (change.subject.thing, change.old), change.new


def _alike(one: Change[Any], other: Change[Any]) -> bool:
    """Whether two changes of a record are about the same of it."""
    if isinstance(one, GoalChange):
        return isinstance(other, GoalChange)
    return type(one) is type(other) and getattr(one, "field", "") == getattr(other, "field", "")


def summary(today: Today, fates: Iterable[FateView], came_later: bool = False) -> str:
    """Say in one sentence what became of all that a page of an edition shows.

    ``came_later`` is whether it shows nothing that could have been replaced, while the page of today does.
    """
    every = tuple(fates)
    found, lowered = [f.kind for f in every], frozenset(f.of_target for f in every if f.kind == Fate.LESS)
    told = [
        today.words.shown(_LOWERED.get(lowered, text) if fate is Fate.LESS else text).format(n=today.words.number(n))
        for fate, text in _COUNTED.items()
        if (n := found.count(fate.value))
    ]
    if not told and came_later:
        return today.say("Thông tin công bố từ đó đến {day} có ở trang hiện nay.", day=today.as_of)
    if not told:
        return today.say("Đến {day}, chưa có nội dung nào trên trang này bị thay thế hay đính chính.", day=today.as_of)
    return today.say("Đến {day}: {told}.", day=today.as_of, told="; ".join(told))


#: What was lowered where it is all of one sort: targets, or commitments.
_LOWERED = {frozenset({True}): ours("{n} mục tiêu bị hạ"), frozenset({False}): ours("{n} cam kết bị hạ")}
_COUNTED = {
    Fate.LESS: ours("{n} mục tiêu hoặc cam kết bị hạ"),
    Fate.ENDED: ours("{n} mục tiêu ngừng áp dụng"),
    Fate.WITHDRAWN: ours("{n} mục đã rút hoặc bỏ"),
    Fate.CORRECTED: ours("{n} số đã đính chính"),
    Fate.NEWER: ours("{n} số đã có số liệu mới hơn"),
    Fate.CHANGED: ours("{n} sửa đổi khác về mục tiêu, cam kết"),
    Fate.DESCRIBED: ours("{n} số liệu được sửa ghi chú hoặc nguồn"),
}
