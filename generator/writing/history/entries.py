"""One publication as readers see it: its notes, its changes, its commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.history.categories import retreat_of
from generator.history.changes import ResultAdded
from generator.history.past import Entry, ToldChange
from generator.history.shelves import Thing
from generator.labels import label
from generator.language import ours
from generator.records.project import Noted
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.parts import upper_first

_OPEN = 3  # so many changes are shown at once; more are folded away, what was taken back never is


@dataclass(frozen=True)
class ChangeView:
    """One change: its category, whether it makes a promise smaller, its sentence, the words of then and now.

    ``units`` and ``targets`` are ids divided by spaces, for filters.
    """

    category: str
    word: str
    retreat: str
    sentence: str
    back: str
    old_words: str
    new_words: str
    units: str
    targets: str


@dataclass(frozen=True)
class ChangesOf:
    """Changes of one unit; ``name`` is empty where there is only one."""

    name: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class NoteView:
    """What somebody said of a change; ``day`` is told where it is another than the publication's."""

    what: str
    why: str
    who: str
    day: str
    links: tuple[tuple[str, str], ...]


# What was there at the beginning of a history, counted.
_COUNTED = {
    Thing.PROVINCE: ours("{n} đơn vị"), Thing.TARGET: ours("{n} mục tiêu"), Thing.INDICATOR: ours("{n} chỉ số"),
    Thing.PLAN: ours("{n} kế hoạch"), Thing.COMMITMENT: ours("{n} cam kết"), Thing.TASK: ours("{n} nhiệm vụ"),
    Thing.REPORT: ours("{n} báo cáo"), Thing.RESULT: ours("{n} số liệu"), Thing.SOURCE: ours("{n} nguồn"),
}  # fmt: skip


@dataclass(frozen=True)
class EntryView:
    """One publication, or a note that came with none.

    ``address`` is where it stays for ever. ``shown`` are the changes seen at once, ``folded`` those behind a
    summary of ``folded_count``. ``commit_title`` is empty where it is not in the page's language.
    ``units`` and ``targets`` are those its notes speak of, for filters.
    """

    anchor: str
    address: str
    day: str
    iso: str
    waiting: bool
    notes: tuple[NoteView, ...]
    headline: str
    counts: tuple[str, ...]
    shown: tuple[ChangeView, ...]
    folded: tuple[ChangesOf, ...]
    folded_count: int
    commit: str
    commit_title: str
    commit_address: str
    units: str
    targets: str


def entry_view(desk: Desk, entry: Entry, on_own_page: bool = False) -> EntryView:
    """Return an entry as readers see it; on a unit's own page its name is not said again before each change."""
    few = len(entry.changes) <= _OPEN
    told = tuple(_at_home(t, entry) for t in entry.changes) if on_own_page else entry.changes
    shown = told if few else tuple(t for t in told if t.change.retreat)
    folded = [] if few else [t for t in told if not t.change.retreat]
    commit = entry.commit
    return EntryView(
        anchor=entry.anchor,
        address=address_of(entry),
        day=desk.words.day(entry.day),
        iso=entry.day.isoformat(),
        waiting=entry.not_committed,
        notes=tuple(_note(desk, entry, noted) for noted in entry.notes),
        headline="" if entry.notes or (few and entry.changes) else entry.title,
        counts=tuple(desk.say(str(_COUNTED[thing]), n=desk.words.number(n)) for thing, n in entry.counts()),
        shown=tuple(change_view(desk, t) for t in shown),
        folded=tuple(_by_unit(desk, folded)),
        folded_count=len(folded),
        commit=commit.short if commit else "",
        commit_title=desk.title_of(commit),
        commit_address=desk.commit_address(commit.id) if commit else "",
        units=" ".join(dict.fromkeys(unit for noted in entry.notes for unit in noted.provinces)),
        targets=" ".join(dict.fromkeys(target for noted in entry.notes for target in noted.note.targets)),
    )


def _at_home(told: ToldChange, entry: Entry) -> ToldChange:
    """Return a change without the name of the unit its sentence begins with."""
    name = entry.names.unit(told.change.subject.unit)
    return replace(told, sentence=without_unit(told.sentence, name))


def without_unit(sentence: str, name: str) -> str:
    """Return a sentence without the name of the unit it begins with, for a place where it is said already."""
    rest = sentence.removeprefix(f"{name}, ")
    return sentence if rest == sentence else upper_first(rest)


def address_of(entry: Entry) -> str:
    """Return where an entry stays for ever: on the page of its year."""
    return f"{addresses.changes_of(entry.day.year)}#{entry.anchor}"


def change_view(desk: Desk, told: ToldChange) -> ChangeView:
    """Return a change as readers see it."""
    mark = retreat_of(told.change)
    back = desk.say("trở lại số đã công bố ngày {day}", day=desk.words.day(told.back_to)) if told.back_to else ""
    return ChangeView(
        told.category.value, _word(desk, told), desk.words.shown(mark) if mark else "", told.sentence,
        back, told.wording.old if told.wording else "", told.wording.new if told.wording else "",
        told.unit, " ".join(told.targets),
    )  # fmt: skip


def _word(desk: Desk, told: ToldChange) -> str:
    """Return what a change is called; a new result that is told in words is no figure."""
    change = told.change
    if isinstance(change, ResultAdded) and not change.row.is_number:
        return desk.say("Kết quả mới")
    return label(told.category, desk.words)


def _by_unit(desk: Desk, told: Iterable[ToldChange]) -> Iterator[ChangesOf]:
    """Yield changes unit by unit, the country's first; the only one needs no name."""
    names = {t.unit: unit_name(desk, t.unit) for t in told}
    ordered = sorted(told, key=lambda t: (bool(t.unit), sort_key(names[t.unit])))
    for unit, group in groupby(ordered, key=lambda t: t.unit):
        yield ChangesOf(names[unit] if len(names) > 1 else "", tuple(change_view(desk, t) for t in group))


def unit_name(desk: Desk, unit: str) -> str:
    """Return what a unit is called today; one that is gone goes by its id."""
    return desk.place_name(unit) if not unit or unit in desk.project.province_by_slug else unit


def _note(desk: Desk, entry: Entry, noted: Noted) -> NoteView:
    note = noted.note
    units = [u for u in noted.provinces if u in desk.project.province_by_slug]
    targets = [t for t in note.targets if t in desk.project.target_by_id]
    other_day = entry.publication is not None and note.date != entry.day
    said = desk.words.said
    return NoteView(
        said(note.what), said(note.why or ""), said(note.who), desk.words.day(note.date) if other_day else "",
        (*((unit_name(desk, u), addresses.province(u)) for u in units),
         *((t, addresses.target(t)) for t in targets)),
    )  # fmt: skip
