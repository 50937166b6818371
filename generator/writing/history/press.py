"""For the press: everything that changed since a chosen day, what was taken back first."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.history.categories import Category
from generator.history.changes import Kind, ResultAdded
from generator.history.past import Entry, ToldChange, is_of_the_site
from generator.history.shelves import Thing
from generator.language import ours
from generator.records.evidence import Source
from generator.records.results import Result, Voice
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.history.entries import ChangeView, address_of, change_view, unit_name, without_unit
from generator.writing.history.pages import category_choices, unit_choices

_COUNTED = {
    Category.TARGET: ours("{n} mục tiêu, cam kết đổi"),
    Category.DEADLINE: ours("{n} hạn đổi"),
    Category.CORRECTION: ours("{n} đính chính"),
    Category.RESULT: ours("{n} số liệu mới"),
    Category.DOCUMENT: ours("{n} kế hoạch, báo cáo"),
    Category.SOURCE: ours("{n} thay đổi về nguồn"),
    Category.CONFIRMED: ours("{n} kiểm tra lại, không đổi"),
    Category.WORDING: ours("{n} chỗ sửa ghi chú của trang"),
    Category.TEXT: ours("{n} chỗ sửa câu chữ"),
    Category.OTHER: ours("{n} thay đổi khác"),
}
ALIKE = 4  # so many figures from one source have a table of their own, which names it once
DEFAULT_DAYS = 90
ALL_DAYS = 365


@dataclass(frozen=True)
class ChangeRow:
    """One change in the table: its day, whose it is, what it says, where its source is and whose."""

    day: str
    iso: str
    unit: str
    unit_address: str
    targets: tuple[tuple[str, str], ...]
    change: ChangeView
    address: str
    source: str
    publisher: str


@dataclass(frozen=True)
class Shared:
    """What all figures of one table have in common: their source, and where it is the same, whose and what they are.

    ``about`` is empty where it is not; the rows then say it. ``change`` and ``address`` are those of any of them.
    """

    unit: str
    about: str
    title: str
    publisher: str
    source: str
    change: ChangeView
    address: str


@dataclass(frozen=True)
class TableRows:
    """Changes of one day in one table, which leaves out columns that would be empty and what ``shared`` says once."""

    rows: tuple[ChangeRow, ...]
    shared: Shared | None = None

    @property
    def targeted(self) -> bool:
        """Whether any of them is about a target."""
        return any(row.targets for row in self.rows)

    @property
    def sourced(self) -> bool:
        """Whether any of them has a source to show."""
        return any(row.source for row in self.rows)


@dataclass(frozen=True)
class DayRows:
    """The changes of one day: figures that came with one source in tables of their own, then the others."""

    day: str
    tables: tuple[TableRows, ...]

    @property
    def rows(self) -> tuple[ChangeRow, ...]:
        """All changes of the day, as they stand below each other."""
        return tuple(row for table in self.tables for row in table.rows)


@dataclass(frozen=True)
class Since:
    """The first day asked for: what is asked when nobody chose, and the bounds of a choice, as ISO 8601."""

    default: str
    first: str
    last: str


@dataclass(frozen=True)
class PressView:
    """Everything the page for the press says; ``counts`` are by category, each with its message and its number.

    ``first_day`` is the first day told of; ``whole`` says that the record begins on it, and nothing is older.
    """

    as_of: str
    first_day: str
    whole: bool
    since: Since
    counts: tuple[tuple[str, str, str], ...]
    retreats: tuple[ChangeRow, ...]
    days: tuple[DayRows, ...]
    units: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    table: str
    contact_name: str
    contact_address: str
    why_not: str


def press_view(desk: Desk) -> PressView:
    """Return what changed in the last year, newest first; a script narrows it down to the day asked for."""
    as_of = desk.measures.as_of
    begins = min((e.day for e in desk.past.entries if e.publication), default=dt.date.min)
    first, default = (max(begins, as_of - dt.timedelta(days=days)) for days in (ALL_DAYS, DEFAULT_DAYS))
    public = (e for e in desk.past.entries if first <= e.day and not e.not_committed)
    told = [(e, t) for e in public for t in e.changes if not is_of_the_site(t.change)]
    counted, contact = Counter(t.category for _, t in told), desk.project.config.site.contact
    return PressView(
        as_of=desk.as_of,
        first_day=desk.words.day(first),
        whole=first == begins,
        since=Since(default.isoformat(), first.isoformat(), as_of.isoformat()),
        counts=tuple((c.value, str(_COUNTED[c]), desk.words.number(counted[c])) for c in Category),
        retreats=tuple(_row(desk, e, t) for e, t in told if t.change.retreat),
        days=tuple(_by_day(desk, told)),
        units=unit_choices(desk),
        targets=tuple((t.id, f"{t.id}: {t.short}") for t in desk.project.targets),
        categories=category_choices(desk),
        table=addresses.CHANGES_TABLE,
        contact_name=contact.name,
        contact_address=f"mailto:{contact.email}" if contact.email else contact.url or "",
        why_not=desk.words.shown(desk.past.why_not) if desk.past.why_not else "",
    )


def _by_day(desk: Desk, told: Iterable[tuple[Entry, ToldChange]]) -> Iterator[DayRows]:
    for day, group in groupby(told, key=lambda of: of[0].day):
        yield DayRows(desk.words.day(day), tuple(_tables(desk, list(group))))


def _tables(desk: Desk, told: Sequence[tuple[Entry, ToldChange]]) -> Iterator[TableRows]:
    """Yield the tables of one day."""
    by_source: dict[tuple[str, str, str], list[_New]] = defaultdict(list)
    for new in _new_figures(told):
        by_source[new.came_with].append(new)
    groups = [group for group in by_source.values() if len(group) >= ALIKE]
    grouped = {id(new.told) for group in groups for new in group}
    yield from (_alike(desk, group) for group in groups)
    if rows := tuple(_beside_its_unit(desk, e, t) for e, t in told if id(t) not in grouped):
        yield TableRows(rows)


@dataclass(frozen=True)
class _New:
    """A new figure with the source it came with."""

    entry: Entry
    told: ToldChange
    change: ResultAdded
    source: Source

    @property
    def came_with(self) -> tuple[str, str, str]:
        """The publication and the source, for bringing together what shares them."""
        return self.entry.anchor, self.source.id, self.source.url or ""

    @property
    def unit(self) -> str:
        """Whose it was, by the name it had."""
        return self.entry.names.unit(self.change.subject.unit)

    @property
    def about(self) -> str:
        """What it tells about, without the unit."""
        return without_unit(self.change.about(self.entry.names), self.unit)

    @property
    def value(self) -> str:
        """What it says."""
        return self.entry.names.value(self.change.row)


def _new_figures(told: Iterable[tuple[Entry, ToldChange]]) -> Iterator[_New]:
    for entry, one in told:
        change = one.change
        if isinstance(change, ResultAdded) and change.row.voice is not Voice.REVIEW and entry.publication:
            source = entry.publication.new.source(change.subject.unit, change.row.source)
            if source:
                yield _New(entry, one, change, source)


def _alike(desk: Desk, group: Sequence[_New]) -> TableRows:
    """Return a table of new figures from one source, whose rows hold only what is their own."""
    first = group[0]
    unit = first.unit if len({new.unit for new in group}) == 1 else ""
    about = first.about if len({new.about for new in group}) == 1 else ""
    rows = []
    for new in sorted(group, key=lambda new: sort_key(unit_name(desk, new.told.unit))):
        own = new.value if about else f"{new.about}: {new.value}"
        rows.append(_told_as(_row(desk, new.entry, new.told), own))
    source, one = first.source, rows[0]
    return TableRows(tuple(rows), Shared(
        unit, about, source.title, source.publisher, source.url or "", one.change, one.address,
    ))  # fmt: skip


def _told_as(row: ChangeRow, sentence: str) -> ChangeRow:
    return replace(row, change=replace(row.change, sentence=sentence))


def _beside_its_unit(desk: Desk, entry: Entry, told: ToldChange) -> ChangeRow:
    """Return a row whose sentence leaves out what stands beside it: the unit, and the source it brought."""
    row, change, names = _row(desk, entry, told), told.change, entry.names
    sentence = change.without_source(names) if row.source else told.sentence
    return _told_as(row, without_unit(sentence, names.unit(change.subject.unit)))


def _row(desk: Desk, entry: Entry, told: ToldChange) -> ChangeRow:
    unit, known = told.unit, desk.project.province_by_slug
    address, publisher = next(_sources(entry, told), ("", ""))
    return ChangeRow(
        desk.words.day(entry.day), entry.day.isoformat(), "–" if _is_nowhere(told) else unit_name(desk, unit),
        addresses.province(unit) if unit in known else "",
        tuple((t, addresses.target(t)) for t in told.targets if t in desk.project.target_by_id),
        change_view(desk, told), address_of(entry), address, publisher,
    )  # fmt: skip


def _is_nowhere(told: ToldChange) -> bool:
    """Whether a change is of the site itself: then it is not the country's either."""
    return not told.unit and told.change.subject.thing in (Thing.SETTING, Thing.CHANGE_NOTE)


def _sources(entry: Entry, told: ToldChange) -> Iterator[tuple[str, str]]:
    """Yield the address of a source that was added, or that a figure had then, and who published it."""
    row = told.change.new or told.change.old
    if isinstance(row, Source) and row.url and told.change.kind is Kind.RECORD_ADDED:
        yield row.url, row.publisher
    if isinstance(row, Result) and entry.publication:
        source = entry.publication.new.source(told.change.subject.unit, row.source)
        if source and source.url:
            yield source.url, source.publisher
