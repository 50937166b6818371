"""What the public saw when: the versions of the main line as dated publications, and the life of every record.

A version that cannot be read without an error was never published, because a failed build leaves the old site as
it is; what it changed is told with the next version that can be read.
"""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.garbage import little_garbage
from generator.history.changes import Change, Kind
from generator.history.compare import Told, tell
from generator.history.keeping import main_line_name, packed, unpacked
from generator.history.mainline import Commit, MainLine, NoHistoryError, Step, main_line
from generator.history.matching import Pairs, match_known
from generator.history.naming import Names
from generator.history.record_changes import RecordAdded
from generator.history.revisions import folders, stays_inside
from generator.history.shelves import Item, Thing, records
from generator.history.today import Today
from generator.kept import Shelf
from generator.language import Language, Words, ours
from generator.reading.again import read_again
from generator.reading.project import CONFIG, PARTS, Reading, read_project
from generator.records.base import Record
from generator.records.evidence import ChangeNote
from generator.records.finding import Severity
from generator.records.project import Project

NONE_READABLE = ours("Không đọc được phiên bản nào của dữ liệu trong kho git.")

#: Brings the bytes of a file, by its name, from an older data format to today's.
Forward = Callable[[str, bytes], bytes]


@dataclass(frozen=True)
class Publication:
    """One version of the data that differs from the one before, with what changed.

    ``number`` counts from 1; ``old`` is None at the beginning, which is told as a whole and has no changes.
    ``commit`` is None for what stands in the folder and was not committed yet. ``day`` is the day in the site's
    time zone on which it came to the main line.
    """

    number: int
    day: dt.date
    commit: Commit | None
    old: Project | None = field(repr=False)
    new: Project = field(repr=False)
    changes: tuple[Change[Any], ...] = field(default=(), repr=False)

    @property
    def notes(self) -> tuple[ChangeNote, ...]:
        """The notes people put beside the data in this very version."""
        added = (c.new for c in self.changes if isinstance(c, RecordAdded) and c.subject.thing is Thing.CHANGE_NOTE)
        return tuple(note for note in added if isinstance(note, ChangeNote))

    def names(self, words: Language) -> Names:
        """Return what its changes call things, as they were called then."""
        return Names(self.old or self.new, self.new, words)


@dataclass(frozen=True)
class Stage:
    """A record as one publication left it; None where it went. ``changes`` are those of this record alone.

    They are empty at the beginning, and where a record came or went with the whole it is a part of.
    """

    publication: Publication
    record: Record | None
    changes: tuple[Change[Any], ...] = ()

    @property
    def only_confirmed(self) -> bool:
        """Whether somebody looked again and nothing was different."""
        return bool(self.changes) and all(change.kind is Kind.CONFIRMED for change in self.changes)


@dataclass(eq=False)
class Thread:
    """The life of one record, from when it was first published."""

    stages: list[Stage] = field(default_factory=list)

    @property
    def origin(self) -> Stage:
        """The publication that set what the record says now, or last said: the line stands as its record's place."""
        return next(s for s in reversed(self.stages) if s.record is not None and not s.only_confirmed)

    def until(self, publication: Publication) -> Thread:
        """Return the life of the record as it could be told on the day of a publication."""
        if self.stages[-1].publication.number <= publication.number:  # as nearly always: it is all there is
            return self
        return Thread([s for s in self.stages if s.publication.number <= publication.number])

    @property
    def gone(self) -> bool:
        """Whether the record is not published any more."""
        return self.stages[-1].record is None

    def at(self, publication: Publication) -> Stage | None:
        """Return the stage the public saw in a publication; None when the record was not there yet."""
        return next((s for s in reversed(self.stages) if s.publication.number <= publication.number), None)

    def since(self, publication: Publication) -> tuple[Stage, ...]:
        """Return what became of the record after a publication."""
        return tuple(s for s in self.stages if s.publication.number > publication.number)


class Begun:
    """Some records by identity, eight bytes each; whoever holds this must hold them as well."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._ids = array("Q", sorted(map(id, records)))

    def __contains__(self, record: Record) -> bool:
        at = bisect_left(self._ids, id(record))
        return at < len(self._ids) and self._ids[at] == id(record)


@dataclass(frozen=True)
class Release:
    """A tag on the main line: its name, the first line of its message, and the publication it names."""

    name: str
    title: str
    publication: Publication


@dataclass(frozen=True)
class Chronicle:
    """All publications, the oldest first, and the threads of every record in them that came, changed or went later.

    ``unread`` counts the versions that could not be read and so were never published. ``versions`` are all that
    could, the last one as things stand: records are known by identity, so none of them may go. ``steps`` are the
    commits it was told from. ``begun`` are the records of the first version: of most there is nothing else to tell.
    """

    publications: tuple[Publication, ...]
    releases: tuple[Release, ...] = ()
    unread: int = 0
    versions: tuple[Project, ...] = field(default=(), repr=False)
    threads: tuple[Thread, ...] = field(default=(), repr=False)
    by_record: Mapping[int, Thread] = field(default_factory=dict, repr=False)
    steps: tuple[Step, ...] = field(default=(), repr=False)
    begun: Begun = field(default_factory=lambda: Begun(()), repr=False)

    @cached_property
    def _by_place(self) -> Mapping[tuple[type, str, int], Record]:
        """The records of the last version by where they stand, so that those of another reading are found too."""
        return {_spot(record): record for record in records(self.versions[-1])}

    def thread(self, record: Record) -> Thread | None:
        """Return the life of a record of any publication, or of today's project however it was read."""
        found = self._own(record)
        if found is None and (there := self._by_place.get(_spot(record))) is not None:
            return self._own(there)
        return found

    def _own(self, record: Record) -> Thread | None:
        """Return the life of a record of this very history."""
        found = self.by_record.get(id(record))
        return Thread([Stage(self.publications[0], record)]) if found is None and record in self.begun else found

    def until(self, publication: Publication) -> Chronicle:
        """Return the history as it could be told on the day of a publication."""
        return replace(
            self, publications=self.publications[: publication.number], releases=(), versions=(publication.new,)
        )

    def between(self, earlier: Publication, later: Publication) -> tuple[Told, ...]:
        """Return what one publication says otherwise than an earlier one; what was changed and changed back
        is nothing. What the lives of the records do not join is not joined."""
        passed = range(earlier.number + 1, later.number + 1)
        changed = {id(t) for t in self.threads if any(s.publication.number in passed for s in t.stages)}

        def known(old: list[Item], new: list[Item]) -> Pairs:
            return match_known(old, new, lambda record: id(self.by_record.get(id(record), record)), changed)

        return tuple(tell(earlier.new, later.new, known))

    def files(self, publication: Publication) -> dict[str, bytes]:
        """Return the configuration and the data files of a committed publication as git has them, by name."""
        found: dict[str, bytes] = {}
        for step in self.steps:
            for name, raw in step.files.items():
                if raw is None:
                    found.pop(name, None)
                else:
                    found[name] = raw
            if step.commit == publication.commit:
                break
        folder = f"{publication.new.config.folders.data}/"
        return {name: found[name] for name in sorted(found) if name == CONFIG or name.startswith(folder)}

    def on(self, day: dt.date) -> Publication | None:
        """Return what the public saw at the end of a day; None before the beginning."""
        return next((p for p in reversed(self.publications) if p.day <= day), None)


@dataclass(frozen=True)
class NoHistory:
    """There is no history to tell; ``why`` says so to readers."""

    why: Words


History = Chronicle | NoHistory


def life(history: History | None, record: Record) -> Thread | None:
    """Return the life of a record up to the last publication of a history; None where nothing is told of it."""
    thread = history.thread(record) if isinstance(history, Chronicle) else None
    return thread.until(history.publications[-1]) if thread and isinstance(history, Chronicle) else None


def _spot(record: Record) -> tuple[type, str, int]:
    return type(record), record.place.file, record.place.line


def chronicle(
    root: Path, line: MainLine, zone: dt.tzinfo, today: dt.date, forward: Forward, now: Project | None = None
) -> Chronicle:
    """Tell the history of the project in ``root``: its main line, and last what its folder holds beyond that.

    ``zone`` is the site's time zone, ``today`` the day of what is not committed yet. Versions in an older data
    format go through ``forward`` first. ``now`` is what ``root`` holds, read without an error: what its files say is
    then not read again.

    Raises:
        NoHistoryError: no version can be read out of git, nor what the folder holds beyond it.
    """
    with TemporaryDirectory(prefix="minhbach-") as folder, little_garbage():
        writer = _Chronicler(Path(folder), zone, forward, Today.of(root, now))
        writer.follow(line)
        return writer.chronicle(today)


def chronicle_kept(
    root: Path, zone: dt.tzinfo, today: dt.date, forward: Forward, shelf: Shelf, now: Project | None = None
) -> Chronicle:
    """Tell the history as :func:`chronicle` does, of the main line around ``root``; what that told is kept on
    ``shelf``.

    Raises:
        NoHistoryError: as for :func:`chronicle`, and when there is no main line.
        RevisionError: there is a main line, but not all of it is here or can be read.
    """
    name = main_line_name(root, str(zone)) if shelf.folder else ""
    with TemporaryDirectory(prefix="minhbach-") as folder, little_garbage():
        writer = _Chronicler(Path(folder), zone, forward, Today.of(root, now))
        content = shelf.get(name) if name else None
        if content is None or not writer.resume(unpacked(content)):
            writer.follow(main_line(root))
            if name:
                shelf.put(name, packed(writer.told()))
        shelf.sweep()
        return writer.chronicle(today)


_KEPT = (
    "line", "places", "files", "touched", "project", "publications", "unread", "wrong", "versions", "threads", "known",
    "gone",
)  # fmt: skip


class _Chronicler:
    """Keeps the files of one version in a folder, brings them from step to step, and writes down what happened."""

    def __init__(self, folder: Path, zone: dt.tzinfo, forward: Forward, there: Today) -> None:
        self.folder, self.zone, self.forward, self.there = folder, zone, forward, there
        self.coming = Counter[str]()
        self.files: dict[str, bytes] = {}
        self.touched: set[str] = set()
        self.project: Project | None = None
        self.publications: list[Publication] = []
        self.unread = 0
        self.wrong: frozenset[str] = frozenset()
        self.versions: list[Project] = []
        self.threads: list[Thread] = []
        self.by_record: dict[int, Thread] = {}
        self.known: list[tuple[Record, Thread]] = []
        self.gone: dict[Hashable, Thread] = {}
        self.line, self.places = MainLine(()), [0]

    def follow(self, line: MainLine) -> None:
        """Write down all that a main line tells."""
        self.coming = Counter(name for step in line.steps for name in step.files)
        self.line, self.places = line, [self.take(step) for step in line.steps]
    def told(self) -> dict[str, Any]:
        """Return all that was written down so far."""
        return {name: getattr(self, name) for name in _KEPT}

    def resume(self, told: Any) -> bool:
        """Go on from what another writer has :meth:`told`; say whether it was that."""
        if not isinstance(told, dict) or tuple(told) != _KEPT:
            return False
        for name, value in told.items():
            setattr(self, name, value)
        self.by_record = {id(record): thread for record, thread in self.known}
        return True

    def chronicle(self, today: dt.date) -> Chronicle:
        """Return the history with what the folder of the project holds beyond the main line."""
        if beyond := self.beyond():
            self._lay_out()
            self.publish(beyond, None, today)
        if not self.publications:
            raise NoHistoryError(NONE_READABLE)
        releases = ((tag, self.places[tag.step]) for tag in self.line.tags)
        named = tuple(Release(t.name, t.title, self.publications[n - 1]) for t, n in releases if n)
        return Chronicle(
            tuple(self.publications), named, self.unread, tuple(self.versions), tuple(self.threads), self.by_record,
            self.line.steps, Begun(records(self.versions[0])),
        )  # fmt: skip

    def _lay_out(self) -> None:
        """See to it that the folder holds the last version, also where another writer brought it there."""
        for name, content in self.files.items():
            path = self.folder / name
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def take(self, step: Step) -> int:
        """Bring the folder to a step; return the number of the last publication, 0 when there is none yet."""
        brought = {name: raw if raw is None else self.forward(name, raw) for name, raw in step.files.items()}
        self.coming.subtract(brought.keys())
        return self.publish(brought, step.commit, step.commit.moment.astimezone(self.zone).date())

    def publish(self, files: Mapping[str, bytes | None], commit: Commit | None, day: dt.date) -> int:
        """Read what the folder holds with some files changed, and write down what the public then saw."""
        self._write(files)
        reading = self._read() if self._may_be_mended(files) else None
        if reading is None or reading.project is None or reading.has_errors:
            self.wrong = _folders_of_errors(reading) if reading else self.wrong
            self.unread += 1
            return len(self.publications)
        self.wrong = frozenset()
        old, self.project = self.project, self.there.national(reading.project, self._settled)
        self.touched.clear()
        self.versions.append(self.project)
        told = list(tell(old, self.project)) if old else []
        changes = tuple(change for t in told for change in t.changes)
        if old is None or changes:
            number = len(self.publications) + 1
            self.publications.append(Publication(number, day, commit, old, self.project, changes))
        self._follow(told)
        return len(self.publications)

    def _may_be_mended(self, files: Iterable[str]) -> bool:
        """Whether a version can be read if the one before could not: only if something near its errors changed,
        or something that decides how all the rest is read.
        """
        if not self.wrong or not (self.folder / CONFIG).is_file():
            return (self.folder / CONFIG).is_file()
        near = self.wrong | {"", folders(self.folder)[0]}
        return "" in self.wrong or any(name.rpartition("/")[0] in near for name in files)

    def _write(self, files: Mapping[str, bytes | None]) -> None:
        inside = {name: content for name, content in files.items() if stays_inside(name)}
        self.touched |= inside.keys()
        # What goes first, the innermost first: a file may come where a folder was, and a folder where a file was.
        for name in sorted((n for n, content in inside.items() if content is None), key=len, reverse=True):
            self.files.pop(name, None)
            _remove(self.folder / name, self.folder)
        for name, content in inside.items():
            if content is not None:
                self.files[name] = content
                path = self.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def _read(self) -> Reading:
        if self.project is None:
            return read_project(self.folder, prose=False, taken=self._taken)
        return read_again(self.folder, self.project, self.touched, self._taken)

    def _taken(self, folder: str, part: str) -> Any:
        """Return what a part of a folder says where that is read already; None where it has to be read."""
        held = self.there.holding(folder)
        if held is None:
            return None
        names = self.there.names(folder, part) | {path.name for path in (self.folder / folder).glob(PARTS[part])}
        return getattr(held, part) if all(self._settled(f"{folder}/{name}") for name in names) else None

    def _settled(self, name: str) -> bool:
        """Whether a file is as the folder of the project has it, and was ever since. What was so before, and
        otherwise in between, has records of its own: each has one life."""
        return not self.coming[name] and self.files.get(name) == self.there.files.get(name)

    def _follow(self, told: list[Told]) -> None:
        """Carry on the life of every record that came, stayed or went, but for those that are as in the beginning."""
        publication = self.publications[-1]
        for t in told:
            item = t.after or t.before
            if item is None:
                continue
            thread = self._life(t.before.record) if t.before else self.gone.pop(_identity(item), None)
            if thread is None:
                self.threads.append(thread := Thread())
            if t.changes or t.before is None or t.after is None:
                thread.stages.append(Stage(publication, t.after.record if t.after else None, t.changes))
            if t.after:
                self.by_record[id(t.after.record)] = thread
                self.known.append((t.after.record, thread))
            else:
                self.gone[_identity(item)] = thread

    def _life(self, record: Record) -> Thread:
        """Return the life of a record of the version before: what nothing is known of was there from the beginning."""
        thread = self.by_record.get(id(record))
        if thread is None:
            thread = self.by_record[id(record)] = Thread([Stage(self.publications[0], record)])
            self.threads.append(thread)
            self.known.append((record, thread))
        return thread

    def beyond(self) -> dict[str, bytes | None]:
        """Return the data files of the project that are not as the last step left them; None for those not there."""
        there, folder = self.there.files, f"{self.there.data}/"
        known = {name for name in self.files if name == CONFIG or name.startswith(folder)}
        gone: dict[str, bytes | None] = dict.fromkeys(known - there.keys())
        return gone | {name: raw for name, raw in there.items() if raw != self.files.get(name)}


def _identity(item: Item) -> Hashable:
    """Return by what a thing that went is known should it come back: its name, or what a row tells of from where."""
    told = (item.says.get(name) for name in _TELLS_OF)
    return (item.thing, item.home, item.key, *(told if item.thing is Thing.RESULT else ()))


_TELLS_OF = ("indicator", "commitment", "as_of", "scope", "former_unit", "voice", "source")


def _remove(path: Path, root: Path) -> None:
    """Remove a file, and the folders in ``root`` it leaves empty: git has none, and reading would wonder about them."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _folders_of_errors(reading: Reading) -> frozenset[str]:
    """Return the folders in which a change may mend what is wrong: errors may lie between two files of one."""
    wrong = {f.place.file for f in reading.findings if f.severity is Severity.ERROR}
    return frozenset({*wrong, *(name.rpartition("/")[0] for name in wrong)})
