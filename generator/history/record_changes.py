"""Changes of records as such: they come, go, are called otherwise, or say something else in one of their fields.

What was reported and what is promised have changes of their own, in ``changes.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.history.changes import Change, Goal, Kind
from generator.history.naming import Names
from generator.history.shelves import Thing
from generator.language import ours
from generator.records.base import Record
from generator.records.evidence import ChangeNote, LinkState, Source
from generator.records.plans import Commitment, Plan
from generator.records.results import Report, Result


@dataclass(frozen=True)
class Confirmed(Change[dt.date]):
    """Somebody looked again and nothing was different; ``record`` is what was looked at."""

    kind = Kind.CONFIRMED
    record: Record | None = None

    def sentence(self, names: Names) -> str:
        """Say the day."""
        assert self.new is not None
        about, same = self.about(names), ""
        if isinstance(self.record, Result):
            about, same = names.row(self.subject.unit, self.record), f" ({names.value(self.record)})"
        told = names.say("{about}: kiểm tra lại ngày {day}, không đổi", about=about, day=names.words.date(self.new))
        return told + same


@dataclass(frozen=True)
class RecordAdded(Change[Record]):
    """A record that was not there."""

    kind = Kind.RECORD_ADDED

    def sentence(self, names: Names) -> str:
        """Say what was added."""
        assert self.new is not None
        if isinstance(self.new, ChangeNote):
            return _noted(names, self.about(names), self.new)
        if self.subject.thing is Thing.LEFT_OUT:
            return names.say("{about}: ghi vào danh sách, kèm lý do", about=self.about(names))
        return f"{names.say('{about}: thêm mới', about=self.about(names))}{_contents(names, self.new)}"

    def without_source(self, names: Names) -> str:
        """Say what was added; of a source not its address."""
        if self.subject.thing is not Thing.SOURCE:
            return self.sentence(names)
        return names.say("{about}: thêm mới", about=self.about(names))


def _noted(names: Names, about: str, note: ChangeNote) -> str:
    """Say what a note says, in its own words."""
    told = names.say("{about} của {who}: {what}", about=about, who=names.clip(note.who), what=note.what)
    return f"{told} ({names.say('lý do: {why}', why=note.why)})" if note.why else told


_NUMBERED = {Thing.TARGET, Thing.COMMITMENT, Thing.TASK}  # their ids stand on pages
_PROMISES = {Thing.PLAN, Thing.COMMITMENT, Thing.TARGET}


@dataclass(frozen=True)
class RecordRemoved(Change[Record]):
    """A record that is not there any more."""

    kind = Kind.RECORD_REMOVED

    @property
    def retreat(self) -> bool:
        """A promise was taken back."""
        return self.subject.thing in _PROMISES

    def sentence(self, names: Names) -> str:
        """Say what went."""
        assert self.old is not None
        return f"{names.say('{about}: bỏ', about=self.about(names))}{_contents(names, self.old)}"


def _contents(names: Names, record: Record) -> str:
    """Say what goes with a record: the parts of a plan, the promise of a commitment."""
    if isinstance(record, Plan):
        commitments, tasks = (names.words.number(len(parts)) for parts in (record.commitments, record.tasks))
        return f" ({names.say('{commitments} cam kết, {tasks} nhiệm vụ', commitments=commitments, tasks=tasks)})"
    if isinstance(record, Commitment):
        promised = names.goal(Goal.of_commitment(record), names.indicator_of(record))
        by = names.say("hạn {day}", day=names.words.date(record.deadline))
        return f" ({', '.join(part for part in (promised, by) if part)})"
    if isinstance(record, Report) and record.reason:
        return f" ({names.say('lý do: {reason}', reason=names.clip(record.reason))})"
    if isinstance(record, Source) and record.url:
        return f" ({names.clip(record.url)})"
    if isinstance(record, ChangeNote):
        return f" (“{names.clip(record.what)}”)"
    return ""


@dataclass(frozen=True)
class RecordRenamed(Change[str]):
    """The same record under another id."""

    kind = Kind.RECORD_RENAMED

    def sentence(self, names: Names) -> str:
        """Say both ids where pages show them; what is only a key of the data is told as that."""
        if self.subject.thing not in _NUMBERED:
            return names.say("{about}: đổi mã trong dữ liệu", about=self.about(names))
        return names.say("{about}: đổi mã {old} → {new}", about=self.about(names), old=self.old, new=self.new)


@dataclass(frozen=True)
class RecordMoved(Change[str]):
    """The same record in another place: of another unit (slugs), or in another plan (ids)."""

    kind = Kind.RECORD_MOVED
    record: Record | None = None

    def sentence(self, names: Names) -> str:
        """Say from where to where."""
        within = bool(self.subject.plan)
        old, new = (names.plan(x or "") if within else names.unit(x or "") for x in (self.old, self.new))
        about = names.row(self.subject.unit, self.record) if isinstance(self.record, Result) else self.about(names)
        return names.say("{about}: chuyển từ {old} sang {new}", about=about, old=old, new=new)


@dataclass(frozen=True)
class SourcesChanged(Change[tuple[str, ...]]):
    """Other sources behind the same statement (their ids)."""

    kind = Kind.SOURCE_CHANGED

    def sentence(self, names: Names) -> str:
        """Say which were added and which dropped."""
        old, new = self.old or (), self.new or ()
        unit = self.subject.unit
        added = ", ".join(names.source(unit, i) for i in new if i not in old)
        dropped = ", ".join(names.source(unit, i) for i in old if i not in new)
        details = [
            names.say("nguồn mới: {source}", source=added) if added else "",
            names.say("bỏ nguồn: {source}", source=dropped) if dropped else "",
        ]
        return f"{self.about(names)}, {'; '.join(d for d in details if d)}"


@dataclass(frozen=True)
class LinkChanged(Change[LinkState]):
    """A machine found that a source's address no longer opens, ``since`` some day, or opens again."""

    kind = Kind.SOURCE_CHANGED
    since: dt.date | None = None

    def sentence(self, names: Names) -> str:
        """Say what became of the address."""
        if self.new is not LinkState.DEAD:
            return names.say("{about}: đường dẫn mở lại được", about=self.about(names))
        if self.since is None:
            return names.say("{about}: đường dẫn không còn mở được", about=self.about(names))
        day = names.words.day(self.since)
        return names.say("{about}: đường dẫn không còn mở được từ ngày {day}", about=self.about(names), day=day)


@dataclass(frozen=True)
class FieldChanged(Change[object]):
    """Another value of one field that has no class of its own."""

    kind = Kind.FIELD_CHANGED
    field: str = ""

    def sentence(self, names: Names) -> str:
        """Say the field and both values; of the day a target ends to apply, what it means."""
        about = self.about(names)
        if self.field == "applies_until" and isinstance(self.new, dt.date):
            told = names.say("{about}: không còn áp dụng từ {day}", about=about, day=names.date(self.new))
            return told + (f" ({names.say('trước đó ghi {day}', day=names.date(self.old))})" if self.old else "")
        return names.field_replaced(about, self.subject, self.field, self.old, self.new)

    @property
    def retreat(self) -> bool:
        """Whether a target is said to apply no longer, or only until an earlier day."""
        if self.field != "applies_until" or not isinstance(self.new, dt.date):
            return False
        return not isinstance(self.old, dt.date) or self.new < self.old


@dataclass(frozen=True)
class TextCorrected(FieldChanged):
    """Other words in one field."""

    kind = Kind.TEXT_CORRECTED


_SHORT_SETTING = 60
_LANGUAGES = ("site.language", "site.languages")


@dataclass(frozen=True)
class SettingChanged(Change[object]):
    """Another value in the site's configuration; ``name`` is its path, such as ``rubric.on_track``."""

    kind = Kind.SETTING_CHANGED
    name: str = ""

    def sentence(self, names: Names) -> str:
        """Say the setting, and both values where they are short; of longer ones only that they changed."""
        old, new = (names.languages(v) if self.name in _LANGUAGES else names.plain(v) for v in (self.old, self.new))
        if max(len(old), len(new)) <= _SHORT_SETTING and not _is_nested(self.old or self.new):
            return names.replaced(names.say("Cấu hình trang"), names.setting(self.name), old, new)
        called = names.setting(self.name)
        if old and new:
            return names.say("Cấu hình trang: sửa phần {name}", name=called)
        message = ours("Cấu hình trang: thêm phần {name}") if new else ours("Cấu hình trang: bỏ phần {name}")
        return names.say(message, name=called)


def _is_nested(value: object) -> bool:
    """Whether a setting has parts with names of their own."""
    parts = value if isinstance(value, tuple) else (value,)
    return any(isinstance(part, (Record, tuple)) for part in parts)
