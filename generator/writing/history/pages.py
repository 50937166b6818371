"""What changed, by year and month, and the part of it that stands on the page of a unit or a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.history.categories import Category
from generator.history.past import Entry
from generator.history.telling import kinds
from generator.labels import label
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.history.entries import EntryView, address_of, entry_view, unit_name
from generator.writing.parts import closed

ENOUGH = 40  # the page of the latest changes holds whole years, as many as make so many entries
NEWEST = 3  # entries seen at once on the page of a unit or a target
MOST = 90  # older entries there; the rest stand on the pages of their years


@dataclass(frozen=True)
class MonthView:
    """What changed in one month; ``count`` says how often something was published, and notes that came with none."""

    name: str
    anchor: str
    count: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class YearView:
    """What changed in one year."""

    name: str
    months: tuple[MonthView, ...]


@dataclass(frozen=True)
class YearLink:
    """The page of a year: how often something was published in it, and whether it stands on this page, too."""

    name: str
    address: str
    count: int
    here: bool


@dataclass(frozen=True)
class ChangesView:
    """A page of changes: the latest ones, or those of one year.

    ``from_year`` is the first year on the page of the latest ones, where older years have pages of their own.
    """

    as_of: str
    title: str
    answer: str
    why_not: str
    years: tuple[YearView, ...]
    from_year: str
    others: tuple[YearLink, ...]
    units: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    latest: bool


@dataclass(frozen=True)
class HistoryView:
    """The past of one page: when it last changed and how, the newest entries, the older ones, how many are left.

    Among the older ones ``retreats`` are those that made a promise smaller or later: they are never folded away.
    """

    updated: str
    updated_by: str
    newest: tuple[EntryView, ...]
    retreats: tuple[EntryView, ...]
    older: tuple[EntryView, ...]
    left: int
    address: str
    feed: str
    why_not: str


def changes_view(desk: Desk) -> ChangesView:
    """Return the page of the latest changes: the newest years, whole, until there are enough."""
    kept, count = set[int](), 0
    for year, entries in _by_year(desk.past.entries):
        if count < ENOUGH:
            kept.add(year)
            count += len(entries)
    return _page(desk, kept, desk.many("Thay đổi"), _answer(desk, desk.past.entries), latest=True)


def year_views(desk: Desk) -> Iterator[tuple[int, ChangesView]]:
    """Yield the page of every year in which something changed."""
    for year, entries in _by_year(desk.past.entries):
        title = desk.say("Thay đổi năm {year}", year=year)
        yield year, _page(desk, {year}, title, _answer(desk, entries), latest=False)


def _page(desk: Desk, kept: set[int], title: str, answer: str, latest: bool) -> ChangesView:
    years = list(_by_year(desk.past.entries))
    return ChangesView(
        as_of=desk.as_of,
        title=title,
        answer=answer,
        why_not=desk.words.shown(desk.past.why_not) if desk.past.why_not else "",
        years=tuple(_year(desk, year, entries) for year, entries in years if year in kept),
        from_year=str(min(kept)) if latest and len(kept) < len(years) else "",
        others=tuple(YearLink(str(y), addresses.changes_of(y), _published(e) or len(e), y in kept) for y, e in years),
        units=unit_choices(desk),
        targets=tuple((t.id, f"{t.id}: {t.short}") for t in desk.project.targets),
        categories=category_choices(desk),
        latest=latest,
    )


def unit_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the units a filter offers, by name."""
    named = ((p.slug, p.name) for p in desk.project.provinces)
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1])))


def category_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the categories a filter offers."""
    return tuple((category.value, label(category, desk.words)) for category in Category)


def _by_year(entries: Iterable[Entry]) -> list[tuple[int, tuple[Entry, ...]]]:
    return [(year, tuple(group)) for year, group in groupby(entries, key=lambda e: e.day.year)]


def _year(desk: Desk, year: int, entries: tuple[Entry, ...]) -> YearView:
    months = ((month, tuple(group)) for month, group in groupby(entries, key=lambda e: e.day.month))
    return YearView(str(year), tuple(
        MonthView(desk.say("Tháng {month}", month=desk.words.month(year, month)), f"thang-{year}-{month:02d}",
                  _how_often(desk, group), tuple(entry_view(desk, entry) for entry in group))
        for month, group in months
    ))  # fmt: skip


def _published(entries: Iterable[Entry]) -> int:
    """Return how many entries are publications; others are notes that came with none."""
    return sum(e.publication is not None for e in entries)


def _how_often(desk: Desk, entries: tuple[Entry, ...]) -> str:
    published, number = _published(entries), desk.words.number
    counted = (
        (published, desk.say("{n} lần công bố", n=number(published))),
        (len(entries) - published, desk.say("{n} ghi chú", n=number(len(entries) - published))),
    )
    return ", ".join(text for n, text in counted if n)


def _answer(desk: Desk, entries: tuple[Entry, ...]) -> str:
    """Say how often something was published, how much changed, and how much of it made promises smaller."""
    published = [e for e in entries if e.publication]
    if not published:
        n = sum(len(e.notes) for e in entries)
        return desk.say("{n} ghi chú thay đổi.", n=n) if n else desk.say("Chưa có thay đổi nào được ghi.")
    number, changes = desk.words.number, sum(len(e.changes) for e in published)
    retreats = [t.change for e in published for t in e.retreats]
    told = desk.say("Từ {first} đến {last}: {n} lần công bố, {changes} thay đổi",
                    first=desk.words.day(published[-1].day), last=desk.words.day(published[0].day),
                    n=number(len(published)), changes=number(changes))  # fmt: skip
    if retreats:
        return desk.say("{told}, trong đó có {retreats}.", told=told, retreats=kinds(retreats, published[0].names))
    return desk.say("{told}; không có mục tiêu nào bị hạ, hạn nào bị lùi hay cam kết nào bị bỏ.", told=told)


# --- on the page of a unit or a target ---


def unit_history(desk: Desk, unit: str) -> HistoryView:
    """Return the past of a unit's page."""
    page = addresses.province(unit)
    return _history(desk, desk.past.of_unit(unit), f"{addresses.CHANGES}?tinh={unit}", page, on_own_page=True)


def target_history(desk: Desk, target: str) -> HistoryView:
    """Return the past of a target's page."""
    page = addresses.target(target)
    return _history(desk, desk.past.of_target(target), f"{addresses.CHANGES}?muc-tieu={target}", page)


def _history(
    desk: Desk, entries: tuple[Entry, ...], address: str, page: str, on_own_page: bool = False
) -> HistoryView:
    last = entries[0] if entries else None
    newest, rest = entries[:NEWEST], entries[NEWEST:]
    older = [e for e in rest if not e.retreats]
    return HistoryView(
        updated=desk.words.day(last.day) if last else "",
        updated_by=" ".join(desk.words.said(noted.note.what) for noted in last.notes) if last else "",
        newest=tuple(entry_view(desk, e, on_own_page) for e in newest),
        retreats=tuple(entry_view(desk, e, on_own_page) for e in rest if e.retreats),
        older=tuple(entry_view(desk, e, on_own_page) for e in older[:MOST]),
        left=max(0, len(older) - MOST),
        address=address,
        feed=addresses.feed(page),
        why_not=desk.words.shown(desk.past.why_not) if desk.past.why_not else "",
    )


# --- on the home page ---


@dataclass(frozen=True)
class LatestView:
    """One of the latest changes: the day, one sentence, why and who says so, whose pages show it, where it is told."""

    day: str
    what: str
    why: str
    who: str
    retreat: bool
    address: str
    links: tuple[tuple[str, str], ...]


_LINKS = 3  # of more units the sentence tells the number: the first few of 34 would look chosen


def latest(desk: Desk, most: int) -> tuple[LatestView, ...]:
    """Return the latest changes of some weight, newest first."""
    weighty = (e for e in desk.past.entries if not (e.minor or e.is_no_news or e.not_committed))
    return tuple(_latest(desk, entry) for entry, _ in zip(weighty, range(most), strict=False))


def _latest(desk: Desk, entry: Entry) -> LatestView:
    told = [noted.note for noted in entry.notes if not noted.note.minor]
    what = " ".join(closed(desk.words.said(note.what)) for note in told) or closed(entry.title)
    units = [*(u for n in entry.notes for u in n.provinces), *(t.unit for t in entry.changes)]
    known = [u for u in dict.fromkeys(units) if u in desk.project.province_by_slug]
    return LatestView(
        desk.words.day(entry.day), what, " ".join(closed(note.why) for note in told if note.why),
        "; ".join(dict.fromkeys(desk.words.said(note.who) for note in told)), bool(entry.retreats), address_of(entry),
        tuple((unit_name(desk, u), addresses.province(u)) for u in known if len(known) <= _LINKS),
    )  # fmt: skip
