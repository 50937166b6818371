"""What changes of the data do to what the public sees: both versions measured and checked on the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.history.changes import Change
from generator.history.naming import Names
from generator.history.record_changes import RecordRenamed
from generator.history.shelves import Thing
from generator.labels import label
from generator.measuring.amounts import tidy
from generator.measuring.assessing import Assessment
from generator.measuring.measures import Measures, TargetMeasures
from generator.measuring.rollup import NationalFigure
from generator.records.finding import Finding, without
from generator.records.project import NATIONAL
from generator.records.values import Bound


class Badge(StrEnum):
    """Which of the three badges."""

    PROGRESS = "progress"
    REPORTED = "reported"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Promise:
    """What is assessed: a commitment of a plan, or a target that binds a unit directly (``plan`` is empty)."""

    unit: str
    plan: str
    id: str


@dataclass(frozen=True, slots=True)
class Flip:
    """A badge of a promise that changes."""

    promise: Promise
    target: str
    badge: Badge
    old: StrEnum
    new: StrEnum

    def sentence(self, names: Names) -> str:
        """Say both badges."""
        p = self.promise
        about = names.thing(Thing.COMMITMENT if p.plan else Thing.TARGET, p.unit, p.id, p.plan)
        return f"{about}, {badge_name(self.badge, names)}: {self.between(names)}"

    def between(self, names: Names) -> str:
        """Say the words of both badges."""
        return f"{label(self.old, names.words)} → {label(self.new, names.words)}"


def badge_name(badge: Badge, names: Names) -> str:
    """Return what one of the three badges is called."""
    say = names.say
    return {Badge.PROGRESS: say("tiến độ"), Badge.REPORTED: say("báo cáo"), Badge.EVIDENCE: say("nguồn kết quả")}[badge]


@dataclass(frozen=True, slots=True)
class FigureMoved:
    """The country's figure of a target, or its coverage, that changes."""

    target: str
    indicator: str
    old: NationalFigure | None
    new: NationalFigure | None

    def sentence(self, names: Names) -> str:
        """Say both figures and how many units are in each."""
        about = f"{names.unit(NATIONAL)}, {names.title(Thing.TARGET, NATIONAL, self.target)}"
        unit = names.unit_of(self.indicator)
        old, new = (_figure(figure, unit, names) for figure in (self.old, self.new))
        apart = names.apart(tidy(self.old.value), tidy(self.new.value), unit) if self.old and self.new else ""
        return f"{about}: {old} → {new}{apart}"


def _figure(figure: NationalFigure | None, unit: str, names: Names) -> str:
    if figure is None:
        return names.say("chưa có số chung")
    value = names.words.with_unit(tidy(figure.value), unit)
    covered = names.say("{n}/{of} {places}", n=figure.covered, of=figure.of, places=names.units)
    return f"{value} ({covered})"


@dataclass(frozen=True, slots=True)
class RankMoved:
    """A unit whose own figure changed and that stands elsewhere among the others (None: not ranked)."""

    target: str
    unit: str
    old: int | None
    new: int | None

    def sentence(self, names: Names) -> str:
        """Say both ranks."""
        about = f"{names.unit(self.unit)}, {names.title(Thing.TARGET, NATIONAL, self.target)}"
        old, new = (names.words.number(r) if r else names.say("chưa xếp") for r in (self.old, self.new))
        return names.say("{about}: thứ hạng {old} → {new}", about=about, old=old, new=new)


class PageKind(StrEnum):
    """What kind of page changes."""

    EVERY = "every"
    PROVINCE = "province"
    TARGET = "target"
    INDICATOR = "indicator"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that says something else; its address is known to the room that writes pages."""

    kind: PageKind
    id: str = ""


@dataclass(frozen=True)
class Consequences:
    """Everything the public would see differently, and what the checks say differently."""

    flips: tuple[Flip, ...] = ()
    figures: tuple[FigureMoved, ...] = ()
    ranks: tuple[RankMoved, ...] = ()
    pages: tuple[ChangedPage, ...] = ()
    appeared: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()


Version = tuple[Measures, Sequence[Finding]]


def consequences(old: Version, new: Version, changes: Iterable[Change[Any]]) -> Consequences:
    """Return what the changes between two measured and checked versions do. Both are of the same day."""
    every = list(changes)
    before, after = _promises(old[0], _new_names(every)), _promises(new[0], {})
    flips = tuple(_flips(before, after))
    targets = {t.target.id: t for t in old[0].targets}
    both = [(targets[t.target.id], t) for t in new[0].targets if t.target.id in targets]
    figures = tuple(m for a, b in both for m in _figures(a, b))
    ranks = tuple(m for a, b in both for m in _ranks(a, b))
    order = list(PageKind)
    shown = {*_pages_of(every), *_pages_moved(flips, figures, ranks)}
    pages = tuple(sorted(shown, key=lambda p: (order.index(p.kind), p.id)))
    return Consequences(flips, figures, ranks, pages, *_findings(old[1], new[1]))


def _new_names(changes: Iterable[Change[Any]]) -> dict[Promise, Promise]:
    """Return what renamed commitments were called, under the names their plans have now."""
    renamed = [(c.subject, c) for c in changes if isinstance(c, RecordRenamed)]
    plans = {(s.unit, c.new): c.old for s, c in renamed if s.thing is Thing.PLAN}
    own = {
        Promise(s.unit, plans.get((s.unit, s.plan)) or s.plan, c.old or ""): Promise(s.unit, s.plan, s.id)
        for s, c in renamed if s.thing is Thing.COMMITMENT
    }  # fmt: skip
    whole = {Promise(unit, old or "", ""): Promise(unit, new or "", "") for (unit, new), old in plans.items()}
    return {**whole, **own}


def _promises(measures: Measures, names: Mapping[Promise, Promise]) -> dict[Promise, Assessment]:
    found = {}
    for unit in measures.units.values():
        for a in unit.assessments:
            own = Promise(a.unit, a.plan.id if a.plan and a.commitment else "", _id(a))
            plan = names.get(Promise(own.unit, own.plan, ""), own).plan
            found[names.get(own, Promise(own.unit, plan, own.id))] = a
    return found


def _id(a: Assessment) -> str:
    return a.commitment.id if a.commitment else a.target.id if a.target else ""


def _flips(old: Mapping[Promise, Assessment], new: Mapping[Promise, Assessment]) -> Iterator[Flip]:
    for promise, after in new.items():
        before = old.get(promise)
        if before is None:
            continue
        for badge in Badge:
            was, is_now = getattr(before, badge.value), getattr(after, badge.value)
            if was is not is_now:
                yield Flip(promise, after.target.id if after.target else "", badge, was, is_now)


def _figures(old: TargetMeasures, new: TargetMeasures) -> Iterator[FigureMoved]:
    before, after = old.roll.figure, new.roll.figure
    if before != after:
        yield FigureMoved(new.target.id, new.target.indicator, before, after)


def _ranks(old: TargetMeasures, new: TargetMeasures) -> Iterator[RankMoved]:
    """Yield the units that moved by what they said themselves; those that only made room are not told."""
    before, after = _ranked(old), _ranked(new)
    for unit in dict.fromkeys((*after, *before)):
        was, is_now = before.get(unit), after.get(unit)
        own = (was and was[1]) != (is_now and is_now[1])
        if own and (was and was[0]) != (is_now and is_now[0]):
            yield RankMoved(new.target.id, unit, was[0] if was else None, is_now[0] if is_now else None)


def _ranked(target: TargetMeasures) -> dict[str, tuple[int, tuple[Decimal, Bound]]]:
    """Return each ranked unit's rank, equal for equal values, and the value that gave it."""
    values = [(a.unit, a.actual) for a in target.roll.ranked if a.actual is not None]
    first = {value.value: rank for rank, (_, value) in reversed(list(enumerate(values, start=1)))}
    return {unit: (first[value.value], (value.value, value.bound)) for unit, value in values}


_EVERYWHERE = {Thing.PROGRAMME, Thing.SETTING, Thing.REORGANISATION, Thing.OBLIGATION, Thing.PROVINCE}


def _pages_of(changes: Iterable[Change[Any]]) -> Iterator[ChangedPage]:
    """Yield the pages that show what a change is about."""
    for subject in (c.subject for c in changes):
        if subject.thing in _EVERYWHERE:
            yield ChangedPage(PageKind.EVERY)
        if subject.unit:
            yield ChangedPage(PageKind.PROVINCE, subject.unit)
        yield from (ChangedPage(PageKind.TARGET, target) for target in subject.targets)
        if subject.indicator:
            yield ChangedPage(PageKind.INDICATOR, subject.indicator)
        if subject.thing in (Thing.PLAN, Thing.REPORT):
            yield ChangedPage(PageKind.REPORTS)


def _pages_moved(
    flips: Iterable[Flip], figures: Iterable[FigureMoved], ranks: Iterable[RankMoved]
) -> Iterator[ChangedPage]:
    """Yield the pages that change because something is computed differently."""
    for flip in flips:
        yield from (ChangedPage(PageKind.PROVINCE, flip.promise.unit),) if flip.promise.unit else ()
        yield from (ChangedPage(PageKind.TARGET, flip.target),) if flip.target else ()
    yield from (ChangedPage(PageKind.TARGET, key) for key in (*(f.target for f in figures), *(r.target for r in ranks)))


def _findings(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that appeared and those that went; one that only moved to another line did neither."""
    before, after = list(old), list(new)
    return without(after, before), without(before, after)
