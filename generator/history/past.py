"""The past as readers meet it: what each publication told, newest first, whole or as far as one page is concerned.

Units and targets go by the names they have today, so that a page finds its whole past under them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from generator.history.categories import Category, category_of
from generator.history.changes import Change, Kind
from generator.history.chronicle import Chronicle, History, NoHistory, Publication, Stage, Thread, life
from generator.history.compare import Subjects
from generator.history.mainline import Commit
from generator.history.naming import Names
from generator.history.noting import in_one_sentence
from generator.history.record_changes import RecordAdded, SettingChanged, TextCorrected
from generator.history.shelves import Thing, each
from generator.language import Language, Words
from generator.records.base import Record
from generator.records.config import Qualifier
from generator.records.evidence import ChangeNote
from generator.records.plans import Commitment, Plan, Task
from generator.records.programme import Obligation, Target
from generator.records.project import Noted, Project
from generator.records.results import Result

NOT_COMMITTED = "chua-dua-len"
_SHORT = 12
_DAY = dt.timedelta(days=1)
# Changes beside which readers are shown the words of the promise.
_REWORDED = {
    Kind.TARGET_LOWERED, Kind.TARGET_RAISED, Kind.TARGET_RESTATED, Kind.DEADLINE_MOVED, Kind.FIELD_CHANGED,
    Kind.RECORD_REMOVED,
}  # fmt: skip
_COUNTED_AT_THE_BEGINNING = (
    Thing.PROVINCE, Thing.TARGET, Thing.INDICATOR, Thing.PLAN, Thing.COMMITMENT, Thing.TASK, Thing.REPORT, Thing.RESULT,
    Thing.SOURCE,
)  # fmt: skip
# The settings by which figures are judged; all others are words, addresses and looks.
_QUALIFIERS = "qualifiers"
_JUDGING = ("rubric.", _QUALIFIERS)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words a promise was made in before and after a change; empty where there was none, or is none any more."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as readers are told it.

    ``unit`` (empty for the country) and ``targets`` say whose pages show it. ``back_to`` is the day on which the
    value it returns to had been published.
    """

    change: Change[Any]
    category: Category
    sentence: str
    unit: str
    targets: tuple[str, ...]
    wording: Wording | None = None
    back_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A thing that was there at the beginning, and whose pages show it."""

    thing: Thing
    unit: str
    targets: tuple[str, ...]


_held = lru_cache(maxsize=1 << 10)(Held)  # most of a place's figures are held alike


@dataclass(frozen=True)
class Entry:
    """What one publication told, or a note that came with none.

    ``publication`` is None for a note from before the beginning, or of a site without history. ``changes`` are
    ordered: retreats first, then by category. ``held`` is what the beginning began with.
    """

    day: dt.date
    names: Names = field(repr=False)
    publication: Publication | None = None
    changes: tuple[ToldChange, ...] = ()
    notes: tuple[Noted, ...] = ()
    held: tuple[Held, ...] = field(default=(), repr=False)

    @property
    def commit(self) -> Commit | None:
        """The commit that published it; None for what has none, or not yet."""
        return self.publication.commit if self.publication else None

    @property
    def number(self) -> int:
        """The number of its publication; 0 for a note that came with none."""
        return self.publication.number if self.publication else 0

    @property
    def not_committed(self) -> bool:
        """Whether it only stands in the folder the site is built from."""
        return self.publication is not None and self.publication.commit is None

    @property
    def anchor(self) -> str:
        """The name under which it is found for ever: made from the commit, or from the note itself."""
        if self.commit:
            return f"p-{self.commit.id[:_SHORT]}"
        if self.publication:
            return NOT_COMMITTED
        told = "\0".join(noted.note.what for noted in self.notes)
        return f"n-{self.notes[0].note.date.isoformat()}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"

    @property
    def is_beginning(self) -> bool:
        """Whether it is the first publication, which has no changes."""
        return self.publication is not None and self.publication.old is None

    @property
    def retreats(self) -> tuple[ToldChange, ...]:
        """The changes that made a promise smaller or later, or took it back."""
        return tuple(t for t in self.changes if t.change.retreat)

    @property
    def minor(self) -> bool:
        """Whether it is of little weight: its notes say so, or nothing of what is reported changed.

        A retreat never is. Somebody may only have looked again, put a note into better words or set up the site.
        """
        if self.retreats or self.is_beginning:
            return self.is_beginning
        if self.notes:
            return all(noted.note.minor for noted in self.notes)
        return all(_is_housekeeping(t) for t in self.changes)

    @property
    def only_sets_up(self) -> bool:
        """Whether only settings of the site changed: it stands after what else was published that day."""
        return bool(self.changes) and not self.notes and all(is_of_the_site(t.change) for t in self.changes)

    @property
    def is_no_news(self) -> bool:
        """Whether only the configuration changed, and no status with it: of no interest to who has not set it up."""
        return bool(self.changes) and not self.notes and all(_judges_as_before(t.change) for t in self.changes)

    @cached_property
    def headline(self) -> str:
        """What it comes to, in plain words made from its changes; empty for the beginning and for a lone note."""
        return in_one_sentence([t.change for t in self.changes], self.names) if self.changes else ""

    @property
    def title(self) -> str:
        """One sentence: the notes people wrote, else what the changes come to."""
        written = " ".join(self.names.words.said(noted.note.what) for noted in self.notes)
        return written or self.headline or self.names.say("Bắt đầu công bố dữ liệu")

    def counts(self) -> tuple[tuple[Thing, int], ...]:
        """How many things of which kind were there at the beginning."""
        counted = Counter(h.thing for h in self.held)
        return tuple((thing, counted[thing]) for thing in _COUNTED_AT_THE_BEGINNING if counted[thing])

    def of_unit(self, slug: str) -> Entry | None:
        """Return what concerns one unit; None for nothing."""
        named = any(slug in noted.provinces for noted in self.notes)
        changes, held = self._by_unit.get(slug, _NOTHING)
        if not (changes or held or named):
            return None
        notes = (n for n in self.notes if (slug in n.provinces if named else not n.provinces))
        return replace(self, changes=tuple(changes), held=tuple(held), notes=tuple(notes))

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[list[ToldChange], list[Held]]]:
        """What concerns each unit, sorted out once: the first publication holds a whole project."""
        found: dict[str, tuple[list[ToldChange], list[Held]]] = {}
        for told in self.changes:
            found.setdefault(told.unit, ([], []))[0].append(told)
        for held in self.held:
            found.setdefault(held.unit, ([], []))[1].append(held)
        return found

    def of_target(self, target: str) -> Entry | None:
        """Return what concerns one target; None for nothing."""
        named = any(target in noted.note.targets for noted in self.notes)
        changes = tuple(t for t in self.changes if target in t.targets)
        held = tuple(h for h in self.held if target in h.targets)
        if not (changes or held or named):
            return None
        notes = tuple(n for n in self.notes if target in n.note.targets or not n.note.targets)
        return replace(self, changes=changes, held=held, notes=notes)


_NOTHING: tuple[list[ToldChange], list[Held]] = ([], [])


@dataclass(frozen=True)
class Past:
    """All entries, newest first. ``why_not`` says why there is no history; then only notes are told."""

    entries: tuple[Entry, ...]
    why_not: Words | None = None

    def of_unit(self, slug: str) -> tuple[Entry, ...]:
        """Return the entries of a unit's page, newest first."""
        return tuple(part for entry in self.entries if (part := entry.of_unit(slug)))

    def of_target(self, target: str) -> tuple[Entry, ...]:
        """Return the entries of a target's page, newest first."""
        return tuple(part for entry in self.entries if (part := entry.of_target(target)))


def past(history: History, project: Project, words: Language) -> Past:
    """Tell a history in one language; ``project`` is how things stand."""
    if isinstance(history, NoHistory):
        return Past(tuple(_alone(noted, Names(project, project, words)) for noted in project.notes), history.why)
    entries = _Teller(history, words).entries()
    return Past(tuple(sorted(entries, key=lambda e: (e.day, not e.only_sets_up, e.number), reverse=True)))


def _alone(noted: Noted, names: Names, first: dt.date | None = None) -> Entry:
    """Return a note that came with no change; one about the ``first`` publication has the day of that, by its clock.

    Whoever writes a note late in the evening, or far away, has another day.
    """
    day = noted.note.date
    return Entry(first if first and abs(day - first) <= _DAY else day, names, notes=(noted,))


class _Teller:
    def __init__(self, history: Chronicle, words: Language) -> None:
        self.history, self.words = history, words
        self.renamed: dict[tuple[Thing, str], str] = {}
        self.returns: dict[int, Sequence[dt.date | None]] = {}
        self.stages: Mapping[int, tuple[Thread, int]] = {
            id(change): (thread, number)
            for thread in history.threads for number, stage in enumerate(thread.stages) for change in stage.changes
        }  # fmt: skip

    def entries(self) -> Iterator[Entry]:
        """Yield all entries, the last publication first: what things were called later is known by then."""
        for publication in reversed(self.history.publications[1:]):
            yield self._entry(publication)
            self._remember(publication.changes)
        first = self.history.publications[0]
        yield self._beginning(first)
        names = first.names(self.words)
        yield from (_alone(self._noted(noted.unit, noted.note), names, first.day) for noted in first.new.notes)

    def _remember(self, changes: Iterable[Change[Any]]) -> None:
        before = {
            (c.subject.thing, str(c.old)): self._today(c.subject.thing, str(c.new))
            for c in changes if c.kind is Kind.RECORD_RENAMED
        }  # fmt: skip
        self.renamed |= before

    def _today(self, thing: Thing, name: str) -> str:
        return self.renamed.get((thing, name), name)

    def _entry(self, publication: Publication) -> Entry:
        names = publication.names(self.words)
        told = [self._told(c, names) for c in publication.changes if not _is_new_note(c)]
        order = list(Category)
        told.sort(key=lambda t: (not t.change.retreat, is_of_the_site(t.change), order.index(t.category)))
        notes = tuple(
            self._noted(c.subject.unit, c.new) for c in publication.changes
            if _is_new_note(c) and isinstance(c.new, ChangeNote)
        )  # fmt: skip
        return Entry(publication.day, names, publication, tuple(told), notes)

    def _noted(self, unit: str, note: ChangeNote) -> Noted:
        """Return a note in its last words, with today's names of whom it speaks of; one taken back as it was."""
        thread = life(self.history, note)
        last = thread.stages[-1].record if thread and thread.stages else None
        note = last if isinstance(last, ChangeNote) else note
        places = tuple(self._today(Thing.PROVINCE, place) for place in note.provinces)
        targets = tuple(self._today(Thing.TARGET, target) for target in note.targets)
        if (places, targets) != (note.provinces, note.targets):
            note = note.model_copy(update={"provinces": places, "targets": targets})
        return Noted(self._today(Thing.PROVINCE, unit), note)

    def _told(self, change: Change[Any], names: Names) -> ToldChange:
        subject, category = change.subject, category_of(change)
        return ToldChange(
            change, category, change.sentence(names), self._today(Thing.PROVINCE, subject.unit),
            tuple(self._today(Thing.TARGET, target) for target in subject.targets),
            self._wording(change, category), self._back_to(change),
        )  # fmt: skip

    def _wording(self, change: Change[Any], category: Category) -> Wording | None:
        """Return the words of a promise before and after a change of it, as its record had them."""
        if category is Category.WORDING:
            return None
        if isinstance(change, TextCorrected):
            shown = change.old and category is Category.TARGET
            return Wording(str(change.old), str(change.new or "")) if shown else None
        thread, number = self.stages.get(id(change), (None, 0))
        if thread is None or change.kind not in _REWORDED:
            return None
        before, after = (thread.stages[n].record for n in (number - 1, number))
        old, new = _words_of(before), _words_of(after)
        return Wording(old, new) if old else None

    def _back_to(self, change: Change[Any]) -> dt.date | None:
        """Return when the value a correction returns to had been published."""
        thread, number = self.stages.get(id(change), (None, 0))
        if thread is None or change.kind is not Kind.RESULT_CORRECTED:
            return None
        if id(thread) not in self.returns:
            self.returns[id(thread)] = tuple(_returns(thread))
        return self.returns[id(thread)][number]

    def _beginning(self, first: Publication) -> Entry:
        subjects = Subjects(first.new, first.new)
        found = (subjects.of(item) for thing in _COUNTED_AT_THE_BEGINNING for item in each(first.new, thing))
        held = tuple(
            _held(s.thing, self._today(Thing.PROVINCE, s.unit),
                  tuple(self._today(Thing.TARGET, target) for target in s.targets))
            for s in found
        )  # fmt: skip
        return Entry(first.day, first.names(self.words), first, held=held)


def is_of_the_site(change: Change[Any]) -> bool:
    """Whether a change only sets up the site: its words, addresses and looks, not how figures are judged."""
    return isinstance(change, SettingChanged) and not change.name.startswith(_JUDGING)


def _judges_as_before(change: Change[Any]) -> bool:
    """Whether a change is of the configuration and none of the figures already there is judged otherwise by it."""
    if not isinstance(change, SettingChanged) or is_of_the_site(change):
        return isinstance(change, SettingChanged)
    return change.name == _QUALIFIERS and not _other_meanings(change.old, change.new)


def _other_meanings(old: object, new: object) -> bool:
    """Whether a word before figures means something else than before; one more, or one unused less, judges none."""
    before, after = ({q.word: q.means for q in x if isinstance(q, Qualifier)} if isinstance(x, tuple) else {}
                     for x in (old, new))  # fmt: skip
    return any(after.get(word, means) != means for word, means in before.items())


def _is_housekeeping(told: ToldChange) -> bool:
    """Whether a change leaves all that is reported, and how it is judged, as it was."""
    light = told.category in (Category.CONFIRMED, Category.WORDING, Category.TEXT)
    return light or is_of_the_site(told.change) or told.change.subject.thing is Thing.CHANGE_NOTE


def _is_new_note(change: Change[Any]) -> bool:
    return isinstance(change, RecordAdded) and change.subject.thing is Thing.CHANGE_NOTE


def _words_of(record: Record | None) -> str:
    """Return the words of a promise or a duty; of a plan, those of all it promised."""
    if isinstance(record, (Target, Commitment, Task)):
        return record.text
    if isinstance(record, Plan):
        return "; ".join(commitment.text for commitment in record.commitments)
    return record.words if isinstance(record, Obligation) else ""


def _returns(thread: Thread) -> Iterator[dt.date | None]:
    """Yield for each stage the day on which the figure it returns to had been published last; None for another one."""
    days: dict[object, dt.date] = {}
    before: Stage | None = None
    for stage in thread.stages:
        now, was = _figure(stage.record), _figure(before.record) if before else None
        yield None if now == was else days.get(now)
        if before:
            days[was] = before.publication.day
        before = stage


def _figure(record: Record | None) -> object:
    """Return what a row reports, so that two of its versions can be told apart; itself for no row."""
    if not isinstance(record, Result):
        return record
    return record.value, record.qualifier, record.unit, record.state, record.numerator, record.denominator, record.as_of
