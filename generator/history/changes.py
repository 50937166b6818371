"""What can change between two versions. A change is a value: its kind, what it is about, old, new, and its sentence.

Here is what every change has, and what can change of what was reported and of what is promised; changes of any
record are in ``record_changes.py``.

``retreat`` marks what makes a promise smaller, later, or take it back: those stand first wherever
changes are told. A change knows nothing of files but the two places, nothing of git and no date.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from generator.history.naming import Names
from generator.history.shelves import Thing
from generator.language import Words, ours
from generator.records.plans import Baseline, Commitment, Milestone
from generator.records.project import NATIONAL
from generator.records.results import Result, Voice
from generator.records.values import PartialDate, Place

T = TypeVar("T")
Date = dt.date | PartialDate


class Kind(StrEnum):
    """What kind of change it is, for filters, feeds and counts."""

    RESULT_ADDED = "result_added"
    RESULT_CORRECTED = "result_corrected"
    RESULT_WITHDRAWN = "result_withdrawn"
    RESULT_DESCRIBED = "result_described"
    CONFIRMED = "confirmed"
    TARGET_LOWERED = "target_lowered"
    TARGET_RAISED = "target_raised"
    TARGET_RESTATED = "target_restated"
    DEADLINE_MOVED = "deadline_moved"
    PATH_CHANGED = "path_changed"
    SOURCE_CHANGED = "source_changed"
    TEXT_CORRECTED = "text_corrected"
    FIELD_CHANGED = "field_changed"
    RECORD_ADDED = "record_added"
    RECORD_REMOVED = "record_removed"
    RECORD_RENAMED = "record_renamed"
    RECORD_MOVED = "record_moved"
    SETTING_CHANGED = "setting_changed"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about. ``unit`` is a slug, empty for the country; ``id`` and ``plan`` are the new names.
    A row of results has the id of the commitment it tells about, or none.

    ``targets`` are the targets whose page shows the change, ``indicator`` the one measured, if any.
    """

    thing: Thing
    unit: str = NATIONAL
    id: str = ""
    plan: str = ""
    targets: tuple[str, ...] = ()
    indicator: str = ""


@dataclass(frozen=True)
class Change(ABC, Generic[T]):
    """One change: ``old`` is None where there was nothing, ``new`` where there is nothing any more."""

    kind: ClassVar[Kind]
    subject: Subject
    old: T | None
    new: T | None
    old_place: Place | None = None
    new_place: Place | None = None

    @property
    def retreat(self) -> bool:
        """Whether a promise became smaller or later, or was taken back."""
        return False

    @abstractmethod
    def sentence(self, names: Names) -> str:
        """Say the change to a reader who has seen neither file."""

    def in_short(self, names: Names) -> str:
        """Say the change where its whole sentence is too long."""
        return self.sentence(names)

    def without_source(self, names: Names) -> str:
        """Say the change where the source it brought stands beside it."""
        return self.sentence(names)

    def about(self, names: Names) -> str:
        """Name what the change is about: the unit, then the thing."""
        s = self.subject
        return names.thing(s.thing, s.unit, s.id, s.plan)


@dataclass(frozen=True)
class RowChange(Change[Result]):
    """A change of one reported value."""

    @property
    def row(self) -> Result:
        """The row as it is, or was."""
        row = self.new or self.old
        assert row is not None
        return row

    def about(self, names: Names) -> str:
        """Name the unit, what was measured, where, and of which date."""
        return names.row(self.subject.unit, self.row)


@dataclass(frozen=True)
class ResultAdded(RowChange):
    """A value reported for the first time."""

    kind = Kind.RESULT_ADDED

    def sentence(self, names: Names) -> str:
        """Say the value and where it comes from; of a review that it is one, and what the province replied."""
        source = names.source(self.subject.unit, self.row.source)
        return self._told(names, names.say("nguồn: {source}", source=source))

    def without_source(self, names: Names) -> str:
        """Say the value; of a review that it is one, and what the province replied."""
        return self._told(names)

    def _told(self, names: Names, *details: str) -> str:
        told = names.say(
            ours("{about}: rà soát nêu {value}") if self.row.voice is Voice.REVIEW
            else ours("{about}: số mới {value}") if self.row.is_number
            else ours("{about}: kết quả mới {value}"),
            about=self.about(names), value=names.value(self.row),
        )  # fmt: skip
        reply = [names.say("ý kiến của địa phương: {reply}", reply=names.reply(self.row))] if self.row.reply else []
        return names.listed(told, [*details, *reply])


@dataclass(frozen=True)
class ResultWithdrawn(RowChange):
    """A value that is not published any more."""

    kind = Kind.RESULT_WITHDRAWN

    def sentence(self, names: Names) -> str:
        """Say the value that went."""
        return names.say(
            ours("{about}: rút số {value}; nguồn khi đó: {source}") if self.row.is_number
            else ours("{about}: rút kết quả {value}; nguồn khi đó: {source}"),
            about=self.about(names), value=names.value(self.row),
            source=names.source(self.subject.unit, self.row.source),
        )  # fmt: skip


FIGURE_FIELDS = frozenset({
    "indicator", "commitment", "as_of", "qualifier", "value", "unit", "numerator", "denominator", "state", "scope",
    "former_unit", "voice",
})  # fmt: skip
_SAID_FIRST = {"value", "qualifier", "unit", "state"}


@dataclass(frozen=True)
class ResultCorrected(RowChange):
    """A value stated differently; ``fields`` are those that differ."""

    kind = Kind.RESULT_CORRECTED
    fields: tuple[str, ...] = ()

    def sentence(self, names: Names) -> str:
        """Say old and new value with their difference, then what else became different."""
        assert self.old is not None
        assert self.new is not None
        before, after = names.value(self.old), names.value(self.new)
        figure = f"{before} → {after}{names.difference(self.old, self.new)}" if before != after else after
        details = [names.detail(self.subject.unit, f, self.old, self.new) for f in self._others(before == after)]
        return names.listed(f"{self.about(names)}: {figure}", details)

    def _others(self, same_value: bool) -> list[str]:
        said = set() if same_value else _SAID_FIRST
        return [f for f in self.fields if f not in said]


@dataclass(frozen=True)
class ResultDescribed(ResultCorrected):
    """The same value, but what is said about it differs: quoted words, doubt, note."""

    kind = Kind.RESULT_DESCRIBED


REPLY_FIELDS = frozenset({"reply", "reply_by", "reply_date"})


@dataclass(frozen=True)
class ReplyChanged(ResultDescribed):
    """The province says, says otherwise, or says no longer what it thinks of a review's finding."""

    def sentence(self, names: Names) -> str:
        """Say the reply with who gave it and when, and what was said before it."""
        old, new = self.old and self.old.reply, self.new and self.new.reply
        message = (
            ours("{about}: địa phương nêu ý kiến về kết quả rà soát {value}: {new}") if new and not old
            else ours("{about}: địa phương rút ý kiến về kết quả rà soát {value}: {old}") if not new
            else ours("{about}: địa phương sửa ý kiến về kết quả rà soát {value}: {old} → {new}")
        )  # fmt: skip
        said, says = (names.reply(row) if row else "" for row in (self.old, self.new))
        return names.say(message, about=self.about(names), value=names.value(self.row), old=said, new=says)

    def in_short(self, names: Names) -> str:
        """Say that there is a reply, not its words: cut short they might say something else."""
        old, new = self.old and self.old.reply, self.new and self.new.reply
        message = (
            ours("{about}: địa phương nêu ý kiến về kết quả rà soát {value}") if new and not old
            else ours("{about}: địa phương rút ý kiến về kết quả rà soát {value}") if not new
            else ours("{about}: địa phương sửa ý kiến về kết quả rà soát {value}")
        )  # fmt: skip
        return names.say(message, about=self.about(names), value=names.value(self.row))


@dataclass(frozen=True)
class ResultSourceChanged(ResultCorrected):
    """The same value from another source."""

    kind = Kind.SOURCE_CHANGED


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: a value in a unit (None: as the indicator has it) and its direction."""

    value: Decimal | None
    unit: str | None = None
    ascending: bool = True
    at_least: bool = False

    @classmethod
    def of_commitment(cls, commitment: Commitment) -> Goal:
        """Return what a commitment promises."""
        return cls(commitment.value, commitment.unit, commitment.ascending)


@dataclass(frozen=True)
class GoalChange(Change[Goal]):
    """A change of what a target or a commitment asks for; ``falling`` is said where lower is better."""

    rising: ClassVar[Words]
    falling: ClassVar[Words]

    def sentence(self, names: Names) -> str:
        """Say both values and what lies between them."""
        assert self.old is not None
        assert self.new is not None
        s = self.subject
        old, new = (names.goal(g, s.indicator) or names.say("không có giá trị") for g in (self.old, self.new))
        message = self.rising if self.new.ascending else self.falling
        told = names.say(message, about=self.about(names), old=old, new=new)
        return told + names.goal_difference(self.old, self.new, s.indicator)


@dataclass(frozen=True)
class TargetLowered(GoalChange):
    """Less is asked for than before."""

    kind = Kind.TARGET_LOWERED
    rising = ours("{about}: mục tiêu hạ từ {old} xuống {new}")
    falling = ours("{about}: mục tiêu (càng thấp càng tốt) nới từ {old} lên {new}")

    @property
    def retreat(self) -> bool:
        """Less is promised."""
        return True


@dataclass(frozen=True)
class TargetRaised(GoalChange):
    """More is asked for than before."""

    kind = Kind.TARGET_RAISED
    rising = ours("{about}: mục tiêu nâng từ {old} lên {new}")
    falling = ours("{about}: mục tiêu (càng thấp càng tốt) siết từ {old} xuống {new}")


@dataclass(frozen=True)
class TargetRestated(GoalChange):
    """A target in another unit or direction, or with a value on one side only: old and new cannot be compared."""

    kind = Kind.TARGET_RESTATED
    rising = falling = ours("{about}: mục tiêu nêu lại, {old} → {new}")

    @property
    def retreat(self) -> bool:
        """Whether a value is asked for no longer, or no one can say any more whether it is less."""
        return self.old is not None and self.old.value is not None


def goal_change(subject: Subject, old: Goal, new: Goal, places: tuple[Place, Place]) -> GoalChange:
    """Return the change from one goal to another, lowered or raised where that can be said."""
    if old.value is None or new.value is None or (old.unit, old.ascending) != (new.unit, new.ascending):
        return TargetRestated(subject, old, new, *places)
    less = (new.value < old.value) == new.ascending if new.value != old.value else old.at_least
    return (TargetLowered if less else TargetRaised)(subject, old, new, *places)


@dataclass(frozen=True)
class DeadlineMoved(Change[Date]):
    """Another last day: of a target, a commitment, a task, or a duty to report."""

    kind = Kind.DEADLINE_MOVED

    @property
    def retreat(self) -> bool:
        """Whether there is more time than before, or no limit at all."""
        return self.old is not None and (self.new is None or _last(self.new) > _last(self.old))

    def sentence(self, names: Names) -> str:
        """Say both days and how far they lie apart."""
        about = self.about(names)
        if self.old is None or self.new is None:
            word = names.say("{about}: thêm hạn {day}") if self.new else names.say("{about}: bỏ hạn {day}")
            return word.format(about=about, day=names.date(self.new or self.old))
        days = (_last(self.new) - _last(self.old)).days
        later = names.say("{about}: hạn lùi từ {old} sang {new} (muộn hơn {days} ngày)")
        sooner = names.say("{about}: hạn sớm lên, từ {old} về {new} (sớm hơn {days} ngày)")
        same = names.say("{about}: hạn ghi {old} nay ghi {new}")
        message = same if not days else later if days > 0 else sooner
        old, new, number = names.date(self.old), names.date(self.new), names.words.number(abs(days))
        return message.format(about=about, old=old, new=new, days=number)


def _last(date: Date) -> dt.date:
    return date.last if isinstance(date, PartialDate) else date


@dataclass(frozen=True)
class BaselineChanged(Change[Baseline]):
    """Another value or day at the start of a commitment: the pace it requires is another."""

    kind = Kind.PATH_CHANGED

    def sentence(self, names: Names) -> str:
        """Say both."""
        old, new = (names.baseline(b, self.subject) if b else "" for b in (self.old, self.new))
        return names.replaced(self.about(names), names.say("mốc đầu kỳ"), old, new)


@dataclass(frozen=True)
class MilestonesChanged(Change[Sequence[Milestone]]):
    """Other values on the way to a commitment's deadline."""

    kind = Kind.PATH_CHANGED

    def sentence(self, names: Names) -> str:
        """Say both paths."""
        old, new = (names.milestones(m or (), self.subject) for m in (self.old, self.new))
        return names.replaced(self.about(names), names.say("mốc từng năm"), old, new)
