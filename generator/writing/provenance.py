"""Where a figure comes from: its line in the data, the publication that set it, what it said before, its formula."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from generator.history.chronicle import Stage, Thread, life
from generator.measuring.assessing import Assessment
from generator.records.base import Record
from generator.records.evidence import ChangeNote
from generator.records.programme import Role
from generator.records.project import NATIONAL
from generator.records.results import Result
from generator.writing import addresses
from generator.writing.desk import Desk

_ANCHOR_DIGITS = 8

#: Says what a record states, in a few words: ``27,5%``.
Says = Callable[[Record], str]


@dataclass(frozen=True)
class EarlierView:
    """What a figure said before: the value, the day it was published and the day it was replaced."""

    value: str
    since: str
    until: str


@dataclass(frozen=True)
class OriginView:
    """The line of the data that holds something, and the publication that set it.

    ``line`` names file and line in words and is always there; ``address`` shows that line as it was set, where
    the repository is known. Without history ``day``, ``said`` and ``commit`` are empty. ``said`` is the note put
    beside the data, with its language in ``said_language`` where that is not the page's, or the commit's own title;
    ``first`` is the day of the first publication where that is another.
    """

    line: str
    address: str
    day: str = ""
    said: str = ""
    said_language: str = ""
    commit: str = ""
    commit_address: str = ""
    first: str = ""
    earlier: tuple[EarlierView, ...] = ()
    uncommitted: bool = False


def origin_view(desk: Desk, record: Record, says: Says | None = None) -> OriginView:
    """Return where a record stands and since when; ``says`` tells the values it had before."""
    thread = thread_of(desk, record)
    if thread is None:
        return OriginView(_line(desk, record), desk.line_address(record.place))
    origin, first = thread.origin, thread.stages[0]
    assert origin.record is not None
    commit, words = origin.publication.commit, desk.words
    said = _said(desk, origin) or desk.title_of(commit)
    return OriginView(
        line=_line(desk, origin.record),
        address=desk.line_address(origin.record.place, commit.id) if commit else "",
        day=words.day(origin.publication.day),
        said=said,
        said_language=desk.language_of(said),
        commit=commit.short if commit else "",
        commit_address=desk.commit_address(commit.id) if commit else "",
        first=words.day(first.publication.day) if first is not origin else "",
        earlier=tuple(_earlier(desk, thread, says)) if says else (),
        uncommitted=commit is None,
    )


def in_brief(origin: OriginView) -> OriginView:
    """Return where something stands and what it said before, without the publication: the line's address names it."""
    return OriginView(origin.line, origin.address, earlier=origin.earlier, uncommitted=origin.uncommitted)


def said_once(origin: OriginView, above: OriginView) -> OriginView:
    """Return an origin without the publication, where that is the very one which ``above`` tells of already."""
    same = origin.commit_address and origin.commit_address == above.commit_address and origin.said == above.said
    return replace(origin, day="", said="", said_language="", commit="", commit_address="") if same else origin


def last_published(desk: Desk, records: Iterable[Record]) -> str:
    """Return the day of the last publication that set any of some records; nothing without history."""
    threads = (thread_of(desk, record) for record in records)
    return desk.words.day(max(days)) if (days := [t.origin.publication.day for t in threads if t]) else ""


def thread_of(desk: Desk, record: Record) -> Thread | None:
    """Return the life of a record up to the data of the desk; None without history."""
    return life(desk.history, record)


def _line(desk: Desk, record: Record) -> str:
    return desk.say("{file}, dòng {line}", file=record.place.file, line=record.place.line)


def _said(desk: Desk, stage: Stage) -> str:
    """Return the notes of a publication that speak of a record."""
    assert stage.record is not None
    told = [desk.words.said(n.what) for n in stage.publication.notes if _speaks_of(n, stage.record)]
    return "; ".join([*(what.rstrip(".") for what in told[:-1]), *told[-1:]])


def _speaks_of(note: ChangeNote, record: Record) -> bool:
    """Whether a note stands beside a record, names its province, or stands beside all and names nobody."""
    beside, here = _folder(note), _folder(record)
    shared = here.startswith(f"{beside}/") and not note.provinces and not note.targets
    return beside == here or shared or here.rpartition("/")[2] in note.provinces


def _folder(record: Record) -> str:
    return record.place.file.rpartition("/")[0]


def _earlier(desk: Desk, thread: Thread, says: Says) -> Iterator[EarlierView]:
    """Yield what a record said before, the latest first, each time its words differ."""
    told = [(says(s.record) if s.record else "", s.publication.day) for s in thread.stages]
    kept = [pair for n, pair in enumerate(told) if n == 0 or pair[0] != told[n - 1][0]]
    for (value, since), (_, until) in reversed(list(pairwise(kept))):
        if value:
            yield EarlierView(value, desk.words.day(since), desk.words.day(until))


# --- the address of a figure ---


def figure_anchor(desk: Desk, unit: str, result: Result) -> str:
    """Return the fragment of a figure, the same on every page and for as long as the figure lives.

    It comes from what the figure said when it was first published, and from nothing else: corrections, other rows
    and columns that come to the format later do not move it.
    """
    thread = thread_of(desk, result)
    first = (thread.stages[0].record if thread else None) or result
    said = [f"{name}={value}" for name, usual in _usual(type(first)) if (value := getattr(first, name)) != usual]
    return f"so-{hashlib.sha256(' '.join([unit, *said]).encode()).hexdigest()[:_ANCHOR_DIGITS]}"


@cache
def _usual(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a kind of record, each with what it says where nothing is written."""
    return tuple((name, field.default) for name, field in kind.model_fields.items())


def assessed_in(desk: Desk, unit: str, result: Result) -> Assessment | None:
    """Return the first promise of a unit whose page lists a figure; None where no promise is about it."""
    return desk.measures.units[unit].about(result)


def figure_address(desk: Desk, unit: str, result: Result) -> str:
    """Return where a figure stands with its proof: on its province's page, or else on its indicator's."""
    anchor = figure_anchor(desk, unit, result)
    about = desk.project.indicator_by_id.get(result.indicator or "")
    told = about is None or about.role is not Role.TARGET or assessed_in(desk, unit, result) is not None
    page = addresses.province(unit) if unit != NATIONAL and told else addresses.indicator(result.indicator or "")
    return f"{page}#{anchor}"
