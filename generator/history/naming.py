"""What changes call things: the names the data gives them, never an id where there is a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from generator.history.shelves import Home, Thing, shelf
from generator.labels import label
from generator.language import SOURCE_LANGUAGE, Language, Words, language_name, ours
from generator.measuring.amounts import shown, tidy
from generator.records import evidence, plans, programme, results, territory
from generator.records.base import Record
from generator.records.config import SiteConfig
from generator.records.plans import Baseline, Milestone
from generator.records.programme import Role
from generator.records.project import Project
from generator.records.results import Result
from generator.records.values import Bound, PartialDate
from generator.text import CLAUSE_ENDS, clipped, cut, is_long, lower_first

if TYPE_CHECKING:
    from generator.history.changes import Goal, Subject

MAX_TEXT = 90
_PERCENT_SAYS_SOMETHING = 1000
WORDS = {
    Thing.PROVINCE: ours("đơn vị"), Thing.FORMER_UNIT: ours("đơn vị cũ"), Thing.ISLAND: ours("quần đảo"),
    Thing.SOURCE: ours("nguồn"), Thing.DOCUMENT: ours("văn bản"), Thing.BODY: ours("cơ quan"),
    Thing.PLATFORM: ours("nền tảng"), Thing.REORGANISATION: ours("lần sắp xếp đơn vị"),
    Thing.PROGRAMME: ours("chương trình"), Thing.GROUP: ours("nhóm mục tiêu"), Thing.TOPIC: ours("chủ đề"),
    Thing.OBLIGATION: ours("nghĩa vụ"), Thing.FRAMEWORK_TASK: ours("nhiệm vụ khung"),
    Thing.NATIONAL_AIM: ours("mục tiêu của văn bản khác"), Thing.INDICATOR: ours("chỉ số"),
    Thing.TARGET: ours("mục tiêu"), Thing.PLAN: ours("kế hoạch"), Thing.COMMITMENT: ours("cam kết"),
    Thing.TASK: ours("nhiệm vụ"), Thing.REPORT: ours("báo cáo"), Thing.RELATED: ours("văn bản liên quan"),
    Thing.RESULT: ours("số liệu"), Thing.LEFT_OUT: ours("số liệu không công bố"),
    Thing.CHANGE_NOTE: ours("ghi chú"), Thing.SETTING: ours("cấu hình"),
}  # fmt: skip
RECORDS: dict[Thing, type[Record]] = {
    Thing.PROVINCE: territory.Province, Thing.FORMER_UNIT: territory.FormerUnit, Thing.ISLAND: territory.Island,
    Thing.SOURCE: evidence.Source, Thing.DOCUMENT: programme.Document, Thing.BODY: programme.Body,
    Thing.PLATFORM: programme.Platform, Thing.REORGANISATION: territory.Reorganisation,
    Thing.PROGRAMME: programme.Programme, Thing.GROUP: programme.Group, Thing.TOPIC: programme.Topic,
    Thing.OBLIGATION: programme.Obligation, Thing.FRAMEWORK_TASK: programme.FrameworkTask,
    Thing.NATIONAL_AIM: programme.NationalAim, Thing.INDICATOR: programme.Indicator, Thing.TARGET: programme.Target,
    Thing.PLAN: plans.Plan, Thing.COMMITMENT: plans.Commitment, Thing.TASK: plans.Task, Thing.REPORT: results.Report,
    Thing.RELATED: plans.RelatedPlan, Thing.RESULT: results.Result, Thing.LEFT_OUT: results.LeftOut,
    Thing.CHANGE_NOTE: evidence.ChangeNote,
}  # fmt: skip
# The fields that name a thing, the best first.
_TITLES: dict[Thing, tuple[str, ...]] = {
    Thing.PROVINCE: ("name",), Thing.FORMER_UNIT: ("name",), Thing.ISLAND: ("name",), Thing.BODY: ("name",),
    Thing.DOCUMENT: ("number", "title"), Thing.PLATFORM: ("name",), Thing.PROGRAMME: ("short",),
    Thing.GROUP: ("name",), Thing.TOPIC: ("name",), Thing.OBLIGATION: ("title",), Thing.FRAMEWORK_TASK: ("text",),
    Thing.NATIONAL_AIM: ("text",), Thing.INDICATOR: ("name",), Thing.TARGET: ("short",), Thing.PLAN: ("number",),
    Thing.TASK: ("text",), Thing.REPORT: ("number", "title"), Thing.RELATED: ("number", "title"),
    Thing.LEFT_OUT: ("what",),
}  # fmt: skip
_REFERRED = {
    "target": Thing.TARGET, "targets": Thing.TARGET, "near": Thing.TARGET, "indicator": Thing.INDICATOR,
    "group": Thing.GROUP, "topic": Thing.TOPIC, "document": Thing.DOCUMENT, "decision": Thing.DOCUMENT,
    "platform": Thing.PLATFORM, "successor": Thing.BODY, "obligation": Thing.OBLIGATION,
    "province": Thing.PROVINCE, "provinces": Thing.PROVINCE, "serves": Thing.COMMITMENT,
}  # fmt: skip
# Things called by words, which must be told from those around them; a number needs no quotation marks.
_QUOTED = {
    Thing.INDICATOR, Thing.LEFT_OUT, Thing.TOPIC, Thing.GROUP, Thing.OBLIGATION, Thing.FRAMEWORK_TASK,
    Thing.NATIONAL_AIM, Thing.BODY, Thing.PLATFORM, Thing.DOCUMENT, Thing.RELATED,
}  # fmt: skip
_EXAMPLE = ours("ví dụ")
# Fields whose description does not begin with their name.
_FIELDS = {"as_of": ours("thời điểm"), "applies_until": ours("ngày hết áp dụng"), "seen": ours("đã thấy trong nguồn"),
           "scope": ours("phạm vi")}  # fmt: skip


class Names:
    """Names and forms of what two versions hold, in one language; the newer version is asked first."""

    def __init__(self, old: Project, new: Project, words: Language) -> None:
        self._projects, self.words = (new, old), words
        self._called = new.config.in_language(words.code).words
        self._shelves: dict[int, dict[Thing, dict[tuple[Home, str], Record]]] = {}

    def say(self, message: str | Words, **details: object) -> str:
        """Return ``message`` in the reader's language with ``{details}`` filled in."""
        said = self.words.shown(message) if isinstance(message, Words) else self.words._(message)
        return said.format(**details) if details else said

    # --- things ---

    def unit(self, slug: str) -> str:
        """Return a unit's name as somebody translated it; the country's for an empty slug."""
        found = next((p.province_by_slug[slug].name for p in self._projects if slug in p.province_by_slug), slug)
        return self.words.said(found) or _upper_first(self.words.term(self._called.whole_country))

    @property
    def country(self) -> str:
        """What the whole country is called inside a sentence."""
        return self.words.term(self._called.whole_country)

    @property
    def units(self) -> str:
        """What units are called behind a number; an older version may not yet say it in this language."""
        return self.words.term(self._called.territories_short)

    def thing(self, thing: Thing, unit: str, key: str, plan: str = "") -> str:
        """Name a thing with the unit it belongs to: ``Nghệ An, cam kết KTS.1 (Hỗ trợ kinh doanh)``."""
        name = self.title(thing, unit, key, plan)
        if thing in _QUOTED and name != key and " " in name and "“" not in name:
            name = f"“{name}”"
        told = f"{self.say(WORDS[thing])} {name}".strip()
        return f"{self.unit(unit)}, {told}" if unit and thing is not Thing.PROVINCE else _upper_first(told)

    def title(self, thing: Thing, unit: str, key: str, plan: str = "") -> str:
        """Return what the data calls a thing."""
        if thing in (Thing.SOURCE, Thing.COMMITMENT):
            return self.source(unit, key) if thing is Thing.SOURCE else self._promise(unit, plan, key)
        record = self._record(thing, unit, key, plan)
        if isinstance(record, evidence.ChangeNote):
            return self.say("ngày {date}", date=self.words.date(record.date))
        told = next((str(t) for name in _TITLES.get(thing, ()) if (t := getattr(record, name, None))), "")
        told = self.words.said(told)
        if isinstance(record, results.Report) and not told:
            told = self.say("năm {date}", date=record.year)
        named = thing in (Thing.TARGET, Thing.TASK) and told
        return _named(key, self.clip(told)) if named else self.clip(told) or key

    def _record(self, thing: Thing, unit: str, key: str, plan: str) -> Record | None:
        for number, project in enumerate(self._projects):
            shelves = self._shelves.setdefault(number, {})
            if thing not in shelves:
                shelves[thing] = {(i.home, i.key): i.record for i in shelf(project, thing)}
            for home in (Home(unit, plan), Home(owner=unit), Home()):
                if (home, key) in shelves[thing]:
                    return shelves[thing][home, key]
        return None

    def row(self, unit: str, row: Result) -> str:
        """Name what a row tells about: unit, subject, part or former unit, date."""
        where, day = (self.words.said(row.scope or ""), self._former(row.former_unit)), self.period(row.as_of)
        parts = (self.unit(unit), self.subject(unit, row), *where, day)
        return ", ".join(part for part in parts if part)

    def subject(self, unit: str, row: Result) -> str:
        """Name what a row of a unit tells about: the commitment it names, else what its indicator measures."""
        return self.commitment(unit, *_halves(row.commitment)) if row.commitment else self._measured(unit, row)

    def _measured(self, unit: str, row: Result) -> str:
        """Name what an indicator measures for a unit: its commitment, else the target, else the indicator itself."""
        project = next((p for p in self._projects if row.indicator in p.indicator_by_id), None)
        if project is None:
            return row.indicator or self.say("không rõ chỉ số")
        indicator = project.indicator_by_id[str(row.indicator)]
        target = next((t for t in project.targets if t.indicator == indicator.id), None)
        if indicator.role is not Role.TARGET or target is None:
            return lower_first(self.words.said(indicator.name))
        made = [p for p in project.holding(unit).plans if p.former_unit == row.former_unit]
        own = [c for p in made for c in p.commitments if c.target == target.id and c.value is not None]
        word = self.say("cam kết") if own else self.say("mục tiêu")
        return f"{word} {own[0].id if own else target.id} ({self.words.said(target.short)})"

    def commitment(self, unit: str, plan: str, key: str) -> str:
        """Name a commitment by its id and its target, or by its own words."""
        return f"{self.say('cam kết')} {self._promise(unit, plan, key)}"

    def _promise(self, unit: str, plan: str, key: str) -> str:
        record = self._record(Thing.COMMITMENT, unit, key, plan)
        if not isinstance(record, plans.Commitment):
            return key
        target = next((t for p in self._projects if (t := p.target_by_id.get(record.target or ""))), None)
        return _named(key, self.words.said(target.short) if target else self.clip(record.text))

    def plan(self, key: str) -> str:
        """Name a plan by its number."""
        holdings = (h for p in self._projects for h in p.holdings.values())
        number = next((plan.number for h in holdings for plan in h.plans if plan.id == key), key)
        return f"{self.say('kế hoạch')} {number}"

    def source(self, unit: str, key: str) -> str:
        """Name a source by its title."""
        found = next((s for p in self._projects if (s := p.source(unit, key))), None)
        return f"“{self.clip(found.title)}”" if found else key

    def _former(self, key: str | None) -> str:
        if not key:
            return ""
        name = next((p.former_by_id[key][1].name for p in self._projects if key in p.former_by_id), key)
        return self.say("{name} (trước sáp nhập)", name=self.words.said(name))

    # --- values ---

    def value(self, row: Result) -> str:
        """Return a row's value with qualifier and unit, or its state in words, quoted."""
        for project in self._projects:
            indicator = project.indicator_by_id.get(row.indicator or "")
            amount = shown(row, indicator, project.config)
            if amount is not None:
                return self.words.quantity(amount)
        if row.state is not None:
            return f"“{lower_first(label(row.state, self.words))}”"
        return self.parts(row) or self.say("không rõ")

    def parts(self, row: Result) -> str:
        """Return numerator and denominator as ``3.711/3.802``."""
        if row.numerator is None and row.denominator is None:
            return ""
        return "/".join("…" if x is None else self.words.number(x) for x in (row.numerator, row.denominator))

    def reply(self, row: Result) -> str:
        """Return the province's reply in a row, quoted, with who gave it and when."""
        if row.reply is None:
            return ""
        day = self.words.date(row.reply_date) if row.reply_date else ""
        by = ", ".join(part for part in (row.reply_by or "", day) if part)
        return f"“{self.clip(row.reply)}”{f' ({by})' if by else ''}"

    def difference(self, old: Result, new: Result) -> str:
        """Say how far two values lie apart, in brackets; nothing where a qualifier or a unit forbids it."""
        project = self._projects[0]
        indicator = project.indicator_by_id.get(new.indicator or "")
        before, after = (shown(r, indicator, project.config) for r in (old, new))
        if not before or not after or before.unit != after.unit or {before.bound, after.bound} != {Bound.EXACT}:
            return ""
        return self.apart(before.value, after.value, after.unit)

    def apart(self, old: Decimal, new: Decimal, unit: str) -> str:
        """Say how far two numbers as shown lie apart: percentages in points, others also in per cent if it helps.

        The difference is exact, so that it agrees with the two numbers a reader sees.
        """
        gain = (new - old).normalize()
        if not gain:
            return ""
        told = self.words.signed(gain)
        if unit == "%":
            return f" ({self.say('{number} điểm phần trăm', number=told)})"
        share = gain * 100 / old if old > 0 else Decimal(0)
        if 1 <= abs(share) < _PERCENT_SAYS_SOMETHING:
            told += f", {self.words.signed(tidy(share))}%"
        return f" ({told})"

    def unit_of(self, indicator: str) -> str:
        """Return the unit an indicator is stated in."""
        found = next((i for p in self._projects if (i := p.indicator_by_id.get(indicator))), None)
        return (found.unit if found else None) or ""

    def indicator_of(self, commitment: plans.Commitment) -> str:
        """Return the indicator a commitment is measured by: its own, else its target's."""
        target = next((t for p in self._projects if (t := p.target_by_id.get(commitment.target or ""))), None)
        return commitment.indicator or (target.indicator if target else "")

    def goal(self, goal: Goal, indicator: str) -> str:
        """Return what is to be reached, or nothing for a deliverable."""
        if goal.value is None:
            return ""
        text = self.words.with_unit(goal.value, goal.unit or self.unit_of(indicator))
        return self.say("ít nhất {value}", value=text) if goal.at_least else text

    def goal_difference(self, old: Goal, new: Goal, indicator: str) -> str:
        """Say how far two goals lie apart, in brackets, where they can be compared."""
        if old.value is None or new.value is None or old.unit != new.unit:
            return ""
        return self.apart(old.value, new.value, new.unit or self.unit_of(indicator))

    def baseline(self, baseline: Baseline, subject: Subject) -> str:
        """Return a baseline with its day and source."""
        value = self.words.with_unit(baseline.value, self.unit_of(subject.indicator))
        return f"{value} ({self.words.date(baseline.as_of)}, {self.source(subject.unit, baseline.source)})"

    def milestones(self, milestones: Sequence[Milestone], subject: Subject) -> str:
        """Return the values on the way, in order of time."""
        unit = self.unit_of(subject.indicator)
        ordered = sorted(milestones, key=lambda m: m.by)
        return ", ".join(f"{self.words.with_unit(m.value, unit)} ({self.words.date(m.by)})" for m in ordered)

    def date(self, date: object) -> str:
        """Return a date exactly as precise as it is known."""
        return self.words.date(date) if isinstance(date, (dt.date, PartialDate)) else self.say("chưa rõ ngày")

    def period(self, date: PartialDate | None) -> str:
        """Return what a value is of: a year, a month, a day, or not known."""
        if date is None:
            return self.say("chưa rõ ngày")
        return self.say(
            "năm {date}" if date.month is None else "tháng {date}" if date.day is None else "ngày {date}",
            date=self.words.date(date),
        )

    def languages(self, value: object) -> str:
        """Return ids of languages, or one, as what the reader calls those languages."""
        codes = value if isinstance(value, tuple) else (value,) if value else ()
        return ", ".join(language_name(str(code), self.words.code) for code in codes)

    def plain(self, value: object) -> str:
        """Return any value of a field as a reader writes it."""
        if value is None or value in ((), ""):
            return ""
        if isinstance(value, bool):
            return self.say("có") if value else self.say("không")
        if isinstance(value, StrEnum):
            return label(value, self.words)
        if isinstance(value, Decimal):
            return self.words.number(value)
        if isinstance(value, (dt.date, PartialDate)):
            return self.words.date(value)
        if isinstance(value, Record):
            parts = (self.plain(getattr(value, name)) for name in type(value).model_fields)
            return " ".join(part for part in parts if part)
        if isinstance(value, tuple):
            return ", ".join(self.plain(part) for part in value)
        return " ".join(str(value).split())

    # --- sentences ---

    def detail(self, unit: str, name: str, old: Result, new: Result) -> str:
        """Say what else became different in a row."""
        if name == "source":
            return self.say("nguồn mới: {source}", source=self.source(unit, new.source))
        if name in ("numerator", "denominator"):
            before, after = (r.numerator if name == "numerator" else r.denominator for r in (old, new))
        else:
            before, after = getattr(old, name), getattr(new, name)
        return self._replaced(self.field(Result, name), self._value_of(name, before), self._value_of(name, after))

    def _value_of(self, name: str, value: Any) -> str:
        return self._former(value) if name == "former_unit" else self.plain(value)

    def field_replaced(self, about: str, subject: Subject, name: str, old: object, new: object) -> str:
        """Say what one field of a record says now, and what it said."""
        kind = RECORDS[subject.thing]
        before, after = (self._referred(subject.unit, subject.plan, name, value) for value in (old, new))
        return f"{about}, {self._replaced(self.field(kind, name), before, after)}"

    def _referred(self, unit: str, plan: str, name: str, value: object) -> str:
        thing = _REFERRED.get(name)
        if thing is None:
            return self.plain(value)
        keys = value if isinstance(value, tuple) else (value,) if value else ()
        return ", ".join(self.title(thing, unit, str(key), plan) for key in keys)

    def replaced(self, about: str, name: str, old: str, new: str) -> str:
        """Say that something of ``about`` is now ``new``."""
        return f"{about}, {self._replaced(name, old, new)}"

    def _replaced(self, name: str, old: str, new: str) -> str:
        if not old:
            return self.say("thêm {field}: {new}", field=name, new=self.clip(self.words.said(new)))
        if not new:
            return self.say("bỏ {field}: {old}", field=name, old=self.clip(self.words.said(old)))
        before, after = differing(*self.words.said_alike(old, new))
        return f"{name}: {before} → {after}"

    def field(self, kind: type[Record], name: str) -> str:
        """Return what a field is called: its description up to the first stop, else its id."""
        if name in _FIELDS:
            return self.say(_FIELDS[name])
        description = kind.model_fields[name].description or name
        told = self.words._(description)
        if told == description and self.words.code != SOURCE_LANGUAGE:
            return name
        head = "".join(takewhile(lambda c: c not in ";,:(", told)).strip()
        return head[:1].lower() + head[1:]

    def setting(self, path: str) -> str:
        """Return what a setting is called, quoted: its description up to a remark; one unknown today by its path."""
        kind: type[Record] | None = SiteConfig
        description = ""
        for name in path.split("."):
            if kind is None or name not in kind.model_fields:
                return path
            description = kind.model_fields[name].description or name
            kind = _record_of(kind.model_fields[name].annotation)
        told = self.words._(description).partition(";")[0]
        return f"“{told.partition(f', {self.say(_EXAMPLE)}')[0]}”"

    def listed(self, head: str, details: Iterable[str]) -> str:
        """Return a sentence with more details behind it."""
        return "; ".join((head, *details))

    def clip(self, text: str) -> str:
        """Return a text about as long as a line: whole where hardly more is left, else up to the end of a clause."""
        return clipped(text, MAX_TEXT)


def _record_of(annotation: object) -> type[Record] | None:
    """Return the record a field holds; None where it holds none, or many."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None


def differing(old: str, new: str) -> tuple[str, str]:
    """Return two texts cut down to where they differ, with the words around it."""
    if not (is_long(old, MAX_TEXT) or is_long(new, MAX_TEXT)):
        return old, new
    ours, theirs = old.split(" "), new.split(" ")
    start = _alike(ours, theirs)
    same = _alike(ours[start:][::-1], theirs[start:][::-1])
    return _around(ours, start, same), _around(theirs, start, same)


def _alike(ours: list[str], theirs: list[str]) -> int:
    """Return how many words two texts have in common at the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))


_WORDS_AROUND = 4  # an even number, since most words of some languages are written as two
_WORDS_TO_CLAUSE = 6  # so many more are shown where a clause begins or ends there: no name of two words is halved


def _around(words: list[str], start: int, same: int) -> str:
    first, last = max(0, start - _WORDS_AROUND), min(len(words), len(words) - same + _WORDS_AROUND)
    first = next((n for n in _near(first, 0, -1) if _ends_clause(words, n)), _outside_names(words, first, -1))
    last = next((n for n in _near(last, len(words), 1) if _ends_clause(words, n)), _outside_names(words, last, 1))
    told = " ".join(words[first:last])
    left_out = last < len(words)
    if len(told) > 2 * MAX_TEXT:
        told, left_out = cut(told, 2 * MAX_TEXT).rstrip("…"), True
    return f"{'…' if first else ''}{told.rstrip(' .,;:') + '…' if left_out else told}"


def _near(place: int, end: int, step: int) -> range:
    """Return the places between words from one of them towards an end, as far as more words may be shown."""
    return range(place, place + step * min(abs(end - place), _WORDS_TO_CLAUSE) + step, step)


def _outside_names(words: list[str], place: int, step: int) -> int:
    """Return the next place, towards one side, that does not stand between two words of a name."""
    while 0 < place < len(words) and words[place - 1][:1].isupper() and words[place][:1].isupper():
        place += step
    return place


def _ends_clause(words: list[str], place: int) -> bool:
    """Whether a text begins, ends or pauses before the word at ``place``."""
    return place in (0, len(words)) or words[place - 1][-1:] in CLAUSE_ENDS


def _named(key: str, name: str) -> str:
    """Return an id with its name in brackets, or quoted where the name has brackets of its own."""
    return f"{key} “{name}”" if "(" in name else f"{key} ({name})"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _halves(reference: str | None) -> tuple[str, str]:
    plan, _, own = (reference or "").partition("/")
    return plan, own
