"""Two editions on one page: what the later one says otherwise, net, and how the statuses differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

from generator.history.changes import Change, Kind, ResultAdded
from generator.history.chronicle import Chronicle
from generator.history.compare import Told
from generator.history.naming import Names
from generator.history.shelves import Thing
from generator.history.telling import kinds
from generator.labels import label
from generator.measuring.badges import Progress
from generator.records.results import Voice
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.editions.edition import Then
from generator.writing.editions.frozen import Counts, counts
from generator.writing.editions.links import LinkView, edition_name
from generator.writing.history.entries import without_unit
from generator.writing.parts import BadgeView, progress_badge, upper_first

#: Of the newest editions any two have a page; of older ones, neighbours, and each with the newest and with today.
ALL_PAIRS_OF = 12
#: How many of the new things of a unit are told one by one.
NEW_TOLD = 12
#: So many units are told at once; of more each is a line that opens.
OPEN_UNITS = 3

Pair = tuple[Then, Then | None]


@dataclass(frozen=True)
class FiguresOf:
    """New figures that rest on one source: what each tells of, and its value."""

    source: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangesView:
    """What is different in one unit, first counted; ``more`` says how many new things are not told one by one."""

    unit: str
    counts: str
    sentences: tuple[str, ...]
    figures: tuple[FiguresOf, ...]
    more: str


@dataclass(frozen=True)
class ComparisonView:
    """Two editions, or an edition and today; many groups are ``folded``, each a line that opens.

    ``total`` adds up the statuses; ``apart`` says why they come to more or fewer than before, ``ended`` of which
    targets those are that apply no longer.
    """

    title: str
    earlier: LinkView
    later: LinkView
    answer: str
    statuses: tuple[tuple[BadgeView, int, int, str], ...]
    total: tuple[int, int, str]
    apart: str
    ended: str
    retreats: tuple[str, ...]
    groups: tuple[ChangesView, ...]
    folded: bool


@dataclass(frozen=True)
class ComparisonsView:
    """The choice of two: a row for today and each edition, with the earlier ones it can be compared with."""

    answer: str
    rows: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]


def pairs(thens: Sequence[Then]) -> tuple[Pair, ...]:
    """Return which two are compared, the earlier first; None is today."""
    kept = [*pairwise(thens), *((t, thens[-1]) for t in thens[:-1]), *combinations(thens[-ALL_PAIRS_OF:], 2)]
    unique = {(a.key, b.key): (a, b) for a, b in kept}
    return (*unique.values(), *((t, None) for t in thens))


def comparison_address(pair: Pair) -> str:
    """Return where two editions are compared."""
    earlier, later = pair
    return addresses.comparison(earlier.key, later.key if later else addresses.TODAY)


def name_of(desk: Desk, later: Then | None) -> LinkView:
    """Return what an edition, or today, is called, and where it is."""
    if later is None:
        return LinkView(desk.say("Hôm nay ({day})", day=desk.as_of), addresses.HOME)
    return LinkView(later.title, later.frozen.home)


def of_one(t: Then, every: Iterable[Pair]) -> list[tuple[Then | None, Pair]]:
    """Return what an edition is compared with, in order of time, and today last."""
    found = [(b if a is t else a, (a, b)) for a, b in every if t in (a, b)]
    return sorted(found, key=lambda pair: (pair[0] is None, pair[0].key if pair[0] else ""))


def comparisons_view(desk: Desk, every: Sequence[Pair], thens: Sequence[Then]) -> ComparisonsView:
    """Return the page on which a reader chooses two: today, then each edition, with those before it; newest first."""
    rows = []
    for t in (None, *reversed(thens)):
        found = [(earlier, pair) for pair in every for earlier, later in [pair] if later is t]
        found.sort(key=lambda of: of[0].key, reverse=True)
        if found:
            name = name_of(desk, t)
            links = (LinkView(_short(desk, earlier), comparison_address(pair)) for earlier, pair in found)
            rows.append((LinkView(upper_first(name.title), name.address), tuple(links)))
    answer = desk.say("Chọn hai bản để xem những gì đã thay đổi giữa hai ngày ấy.")
    return ComparisonsView(answer if rows else desk.say("Chưa có bản nào để so sánh."), tuple(rows))


def _short(desk: Desk, other: Then) -> str:
    """Return the name of an edition in few words: its day, and what a tag calls it."""
    day = desk.words.day(other.edition.day)
    return f"{day} ({edition_name(desk, other.edition)})" if other.edition.release else day


def comparison_view(
    desk: Desk, history: Chronicle, pair: Pair, told: tuple[Told, ...] | None = None
) -> ComparisonView:
    """Return what is different between an edition and a later one, or today; ``told`` is what is known already."""
    earlier, later = pair
    last = later.edition.publication if later else history.publications[-1]
    found = history.between(earlier.edition.publication, last) if told is None else told
    before, after = earlier.frozen.counts, later.frozen.counts if later else counts(desk)
    names = Names(earlier.edition.publication.new, last.new, desk.words)
    changes = [c for t in found for c in t.changes if c.subject.thing is not Thing.CHANGE_NOTE and not _same(c)]
    groups = tuple(_groups(desk, changes, names))
    statuses = tuple(_statuses(desk, before, after))
    promises, now = sum(s[1] for s in statuses), sum(s[2] for s in statuses)
    return ComparisonView(
        _title(desk, pair), LinkView(earlier.title, earlier.frozen.home), name_of(desk, later),
        _answer(desk, changes, names),
        statuses, (promises, now, desk.words.signed(Decimal(now - promises))), _apart(desk, promises, now),
        _ended(desk, before, after, later.desk if later else desk),
        tuple(c.sentence(names) for c in changes if c.retreat),
        groups, len(groups) > OPEN_UNITS,
    )  # fmt: skip


def _title(desk: Desk, pair: Pair) -> str:
    earlier, later = pair
    if later is None:
        return desk.say("Thay đổi từ bản ngày {earlier} đến hôm nay ({day})",
                        earlier=_short(desk, earlier), day=desk.as_of)  # fmt: skip
    return desk.say("Thay đổi giữa bản ngày {earlier} và bản ngày {later}",
                    earlier=_short(desk, earlier), later=_short(desk, later))  # fmt: skip


def _same(change: Change[Any]) -> bool:
    """Whether somebody only looked again."""
    return change.kind is Kind.CONFIRMED


def _answer(desk: Desk, changes: Sequence[Change[Any]], names: Names) -> str:
    """Say how much is different, what makes a promise smaller first."""
    told = kinds(changes, names)
    return f"{upper_first(told)}." if told else desk.say("Không có gì khác giữa hai bản.")


def _statuses(desk: Desk, before: Counts, after: Counts) -> Iterator[tuple[BadgeView, int, int, str]]:
    """Yield each status with how many promises had it, how many have it, and the difference in words."""
    for progress in Progress:
        had, have = (c.progress.get(progress.value, 0) for c in (before, after))
        if had or have:
            yield progress_badge(desk, progress), had, have, desk.words.signed(Decimal(have - had))


def _apart(desk: Desk, before: int, after: int) -> str:
    """Say how many promises are followed that were not before, or no more; nothing where it is as many."""
    n = desk.words.number(abs(after - before))
    if after > before:
        return desk.say("Bản sau theo dõi thêm {n} cam kết, mục tiêu so với bản trước.", n=n)
    return desk.say("Bản sau theo dõi ít hơn bản trước {n} cam kết, mục tiêu.", n=n) if after < before else ""


def _ended(desk: Desk, before: Counts, after: Counts, later: Desk) -> str:
    """Name the targets that apply no longer in the later one, with how many promises each took along."""
    more = {target: apart for target, n in after.ended.items() if (apart := n - before.ended.get(target, 0)) > 0}
    named = (t.target for t in later.measures.targets if t.target.id in more)
    told = [desk.say("{id} “{short}” (+{n})", id=t.id, short=t.short, n=desk.words.number(more[t.id])) for t in named]
    if not told:
        return ""
    return desk.say("“{status}” tăng vì mục tiêu ngừng áp dụng: {names}.",
                    status=label(Progress.NO_LONGER_APPLICABLE, desk.words), names="; ".join(told))  # fmt: skip


_NEW = {Kind.RESULT_ADDED, Kind.RECORD_ADDED}
_TOLD_FIRST = (Thing.TARGET, Thing.PLAN, Thing.COMMITMENT, Thing.REPORT)


def _groups(desk: Desk, changes: Sequence[Change[Any]], names: Names) -> Iterator[ChangesView]:
    """Yield what is no retreat by unit, the country first: all that is different, and of what is new a few.

    They are counted in the words that count all of the page.
    """
    by_unit: dict[str, list[Change[Any]]] = defaultdict(list)
    for change in (c for c in changes if not c.retreat):
        by_unit[change.subject.unit].append(change)
    for unit in sorted(by_unit, key=lambda u: (bool(u), sort_key(names.unit(u)))):
        every, name = by_unit[unit], names.unit(unit)
        new = sorted((c for c in every if c.kind in _NEW), key=_weight)
        told = [*(c for c in every if c.kind not in _NEW), *new[:NEW_TOLD]]
        plain = [c for c in told if isinstance(c, ResultAdded) and c.row.voice is not Voice.REVIEW]
        more = len(new) - NEW_TOLD
        yield ChangesView(
            name, kinds(every, names, among=changes),
            tuple(without_unit(_told(c, names), name) for c in told if c not in plain),
            tuple(_figures(plain, name, names)),
            desk.say("… và {n} mục mới nữa", n=desk.words.number(more)) if more > 0 else "",
        )  # fmt: skip


def _told(change: Change[Any], names: Names) -> str:
    """Say a change; of a new source not its address, which nobody can follow in a sentence."""
    return change.without_source(names) if change.subject.thing is Thing.SOURCE else change.sentence(names)


def _figures(added: Iterable[ResultAdded], unit: str, names: Names) -> Iterator[FiguresOf]:
    """Yield new figures by the source they rest on, which is then named once."""
    by_source: dict[str, list[ResultAdded]] = defaultdict(list)
    for change in added:
        by_source[names.source(change.subject.unit, change.row.source)].append(change)
    for source, own in by_source.items():
        rows = ((without_unit(c.about(names), unit), names.value(c.row)) for c in own)
        yield FiguresOf(source, tuple(rows))


def _weight(change: Change[Any]) -> int:
    """Return a rank: new promises before new figures before what they rest on."""
    if isinstance(change, ResultAdded):
        return len(_TOLD_FIRST)
    thing = change.subject.thing
    return _TOLD_FIRST.index(thing) if thing in _TOLD_FIRST else len(_TOLD_FIRST) + 1

