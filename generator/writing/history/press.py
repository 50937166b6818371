"""For the press: everything that changed since a chosen day, what was taken back first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.history.categories import Category
from generator.history.past import Entry, ToldChange, is_of_the_site
from generator.history.shelves import Thing
from generator.language import ours
from generator.records.results import Result
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.history.entries import ChangeView, address_of, change_view, unit_name
from generator.writing.history.pages import category_choices, unit_choices

_COUNTED = {
    Category.TARGET: ours("{n} mục tiêu, cam kết đổi"),
    Category.DEADLINE: ours("{n} hạn đổi"),
    Category.CORRECTION: ours("{n} đính chính"),
    Category.RESULT: ours("{n} số liệu mới"),
    Category.DOCUMENT: ours("{n} kế hoạch, báo cáo"),
    Category.SOURCE: ours("{n} nguồn"),
    Category.CONFIRMED: ours("{n} kiểm tra lại, không đổi"),
    Category.WORDING: ours("{n} chỗ sửa ghi chú của trang"),
    Category.OTHER: ours("{n} thay đổi khác"),
}
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
class DayRows:
    """The changes of one day, in the order of the history."""

    day: str
    rows: tuple[ChangeRow, ...]


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
        yield DayRows(desk.words.day(day), tuple(_row(desk, e, t) for e, t in group))


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
    """Yield the address of the source a figure had then, and who published it."""
    row = told.change.new or told.change.old
    if isinstance(row, Result) and entry.publication:
        source = entry.publication.new.source(told.change.subject.unit, row.source)
        if source and source.url:
            yield source.url, source.publisher
