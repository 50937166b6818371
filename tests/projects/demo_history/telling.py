"""The whole history in order: every version of the main line with its files, its day, and what it must tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.projects.demo_history.edits import Files, Note, State, Told
from tests.projects.demo_history.ordinary import BEGINNING, check_some, live
from tests.projects.demo_history.planted import OF_THE_DAY, PLANTED, VIETNAM, Event, at

DEMO = Path(__file__).parent.parent / "minh-hoa"
COMMITS = 300
# Tags stand on the last commit before a moment; the annotated one has words.
TAGS = {"v1": (at("2026-06-30 23:00"), ""), "bao-cao-2028": (at("2029-01-31 12:00"), "Số liệu của kỳ báo cáo năm 2028")}


@dataclass(frozen=True)
class Version:
    """One version of the main line.

    ``told`` is what a reader must be told on ``day``: nothing for the beginning, which is counted, nor for a version
    nobody saw; what that did is told with the next. ``branch`` holds the files of the commits of a merged branch.
    """

    event: Event
    files: Files
    told: tuple[Told, ...]
    branch: tuple[Files, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day of the commit where the site is at home."""
        return self.event.when.astimezone(VIETNAM).date()


def history() -> tuple[Version, ...]:
    """Return the versions of the main line, the oldest first; the last is the demonstration project as it is."""
    files = demo_files()
    noted = {(e.unit, e.date, e.what) for event in PLANTED for e in event.edits if isinstance(e, Note)}
    life = live(files, noted)
    beginning = Event(dt.datetime.combine(BEGINNING, dt.time(9), VIETNAM), "Khung của Đề án", [], why="The beginning.")
    known = [beginning, *_joined(life.events)]
    life.events.clear()
    check_some(life, COMMITS - len(known))
    events = sorted([*known, *life.events], key=lambda e: e.when)
    assert len({e.when for e in events}) == COMMITS
    return tuple(_carried(_backwards(events, files)))


def demo_files() -> Files:
    """The demonstration project as it is committed."""
    paths = (p for p in sorted(DEMO.rglob("*")) if p.is_file() and ".minhbach" not in p.parts)
    return {p.relative_to(DEMO).as_posix(): p.read_bytes().decode() for p in paths}


def _joined(ordinary: list[Event]) -> Iterator[Event]:
    """Yield all events but the beginning; what comes on a day that has an event for it comes with that."""
    days = {event.when.date() for event in OF_THE_DAY}
    yield from (event for event in ordinary if event.when.date() not in days)
    for event in PLANTED:
        same_day = (e for e in ordinary if event in OF_THE_DAY and e.when.date() == event.when.date())
        yield replace(event, edits=[*event.edits, *(edit for e in same_day for edit in e.edits)])


def _backwards(events: list[Event], files: Files) -> list[Version]:
    """Take back one event after the other, from the files at the end."""
    state, versions = State(dict(files)), list[Version]()
    for event in reversed(events):
        after, told = dict(state.files), list(event.told)
        for edit in reversed(event.edits):
            told += edit.back(state)
        versions.insert(0, Version(event, after, tuple(told)))
    return [replace(v, branch=_branch(versions, i)) for i, v in enumerate(versions)]


def _branch(versions: list[Version], index: int) -> tuple[Files, ...]:
    """The files of the commits of a branch, which left the main line some commits before it was merged."""
    event = versions[index].event
    found, state = list[Files](), State(dict(versions[index - event.since].files))
    for step in event.branch:
        for edit in step.edits or ():
            edit.forth(state)
        found.append(dict(state.files) if step.edits else versions[index].files)
    return tuple(found)


def _carried(versions: list[Version]) -> list[Version]:
    """What versions that nobody saw did is told with the next one that was published."""
    found, waiting = list[Version](), tuple[Told, ...]()
    for version in versions:
        waiting += version.told
        found.append(replace(version, told=() if version.event.broken else waiting))
        waiting = waiting if version.event.broken else ()
    return found
