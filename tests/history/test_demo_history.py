"""The demonstration's generated history: what is in it, and that the program tells all of it, once, on the right day."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.building import history_of
from generator.history.changes import Change, Kind
from generator.history.chronicle import Chronicle
from generator.history.past import Entry, past
from generator.history.shelves import Thing
from generator.measuring.calendar import dues
from tests.history.test_scripted_edits import told
from tests.projects.demo_history.edits import Told
from tests.projects.demo_history.planted import PLANTED, VIETNAM
from tests.projects.demo_history.repository import run, write
from tests.projects.demo_history.telling import COMMITS, TAGS, Version, demo_files, history
from tests.small import VI

LAST = dt.date(2030, 3, 15)
TODAY = {"thua-thien-hue": "hue"}


@cache
def versions() -> tuple[Version, ...]:
    return history()


# --- the repository ---


def test_it_ends_in_the_demonstration_byte_for_byte(demo_repository: Path) -> None:
    assert run(demo_repository, "status", "--porcelain") == b""
    listed = run(demo_repository, "ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0")
    assert sorted(filter(None, listed)) == sorted(demo_files())
    assert {name: (demo_repository / name).read_bytes().decode() for name in demo_files()} == demo_files()


def test_the_main_line_has_300_commits_and_some_merges_and_tags(demo_repository: Path) -> None:
    parents = run(demo_repository, "log", "--first-parent", "--format=%P").decode().splitlines()
    assert len(parents) == COMMITS == 300
    assert len([line for line in parents if " " in line]) > 10
    assert set(run(demo_repository, "tag").decode().split()) == set(TAGS)
    kinds = {run(demo_repository, "cat-file", "-t", tag) for tag in TAGS}
    assert kinds == {b"commit\n", b"tag\n"}


def test_it_is_the_same_every_time_whatever_the_user_has_set(
    demo_repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "[core]\n  autocrlf = true\n[user]\n  name = x\n[commit]\n  gpgSign = true\n[init]\n  defaultBranch = x\n"
    (tmp_path / ".gitconfig").write_text(settings)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "x")
    monkeypatch.setenv("TZ", "America/Lima")
    write(tmp_path / "again", history())
    heads = ("show-ref",)
    assert run(tmp_path / "again", *heads) == run(demo_repository, *heads)


def test_every_planted_event_says_what_it_is_for_and_ordinary_ones_need_not() -> None:
    assert [event.what for event in PLANTED if not event.why] == []
    assert {v.event.why for v in versions()} == {"", "The beginning.", *(e.why for e in PLANTED)}


def test_almost_every_kind_of_change_occurs() -> None:
    told = {change.kind for version in versions() for change in version.told}
    # A target in another unit, a record that goes for good, or to another province: the scripted edits have those.
    assert {kind.value for kind in Kind} - told == {"target_restated", "record_removed", "record_moved"}


# --- what the program reads in it ---


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file that gets a line whenever git is run: what is first on the path counts, then runs the real one."""
    folder = tmp_path_factory.mktemp("counting")
    counting, asked = folder / "git", folder / "asked"
    counting.write_text(f'#!/bin/sh\necho "$*" >> "{asked}"\nexec "{shutil.which("git")}" "$@"\n')
    counting.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder), prepend=os.pathsep)
        yield asked


@pytest.fixture(scope="module")
def read(demo_repository: Path, asked: Path) -> Chronicle:
    asked.write_text("")
    found = history_of(demo_repository, LAST, VIETNAM, VI)
    assert isinstance(found, Chronicle)
    return found


def test_reading_it_asks_git_once(read: Chronicle, asked: Path) -> None:
    assert len(asked.read_text().splitlines()) == 1


def test_reading_what_is_kept_asks_for_nothing_but_names(demo_repository: Path, asked: Path, tmp_path: Path) -> None:
    for expected in (["show-ref", "fast-export"], ["show-ref"]):
        asked.write_text("")
        history_of(demo_repository, LAST, VIETNAM, VI, tmp_path)
        lines = [line.split() for line in asked.read_text().splitlines()]
        assert [next(w for w in line if w in ("show-ref", "fast-export")) for line in lines] == expected


def test_every_change_is_told_once_on_its_day_for_its_unit_and_targets(read: Chronicle) -> None:
    expected = Counter((version.day, *change) for version in versions() for change in version.told)
    found = Counter((p.day, *as_meant(change)) for p in read.publications for change in p.changes)
    assert (sorted(expected - found), sorted(found - expected)) == ([], [])
    assert max(expected.values()) == 1


def test_a_publication_is_a_commit_that_tells_something(read: Chronicle) -> None:
    expected = [v.event.when for i, v in enumerate(versions()) if v.told or i == 0]
    assert [p.commit.moment for p in read.publications if p.commit] == expected
    assert len(read.publications) == len(expected)
    assert read.unread == len([v for v in versions() if v.event.broken]) == 2


def test_tags_name_what_the_public_saw_then(read: Chronicle) -> None:
    for release, (name, (moment, says)) in zip(read.releases, TAGS.items(), strict=True):
        seen = [v.event.when for v in versions() if v.told and v.event.when <= moment]
        assert (release.name, release.title) == (name, says)
        assert release.publication.commit is not None
        assert release.publication.commit.moment == seen[-1]


def test_pages_of_provinces_and_targets_tell_their_part_and_nothing_else(read: Chronicle) -> None:
    project = read.versions[-1]
    told_there = past(read, project, VI)
    expected = [(v.day, change) for v in versions() for change in v.told if change.thing != "change_note"]
    for slug in project.province_by_slug:
        own = [(day, change) for day, change in expected if TODAY.get(change.unit, change.unit) == slug]
        assert Counter(meant_by(told_there.of_unit(slug))) == Counter(own)
    for target in project.target_by_id:
        own = [(day, change) for day, change in expected if target in change.targets]
        assert Counter(meant_by(told_there.of_target(target))) == Counter(own)
    assert Counter(meant_by(told_there.entries)) == Counter(expected)


def test_a_revert_says_when_its_value_had_been_published(read: Chronicle) -> None:
    entries = past(read, read.versions[-1], VI).of_unit("da-nang")
    back = [(entry.day, told.back_to) for entry in entries for told in entry.changes if told.back_to]
    first = next(v.day for v in versions() if any((t.unit, t.key) == ("da-nang", "bao-cao-nam 2025") for t in v.told))
    assert back == [(dt.date(2026, 3, 5), first)]


def test_every_change_belongs_to_the_life_of_one_record(read: Chronicle) -> None:
    lived = Counter(id(change) for thread in read.threads for stage in thread.stages for change in stage.changes)
    every = {id(c) for p in read.publications for c in p.changes if c.subject.thing is not Thing.SETTING}
    assert (lived.keys(), max(lived.values())) == (every, 1)


@pytest.mark.parametrize("unit, measured, as_of, life", [
    ("da-nang", "ocop-kinh-te-so", "2025-11-30", "result_added result_corrected result_corrected"),
    ("lao-cai", "dich-vu-cong-toan-trinh", "2026-11-30", "result_added result_corrected"),
    ("thai-nguyen", "ocop-kinh-te-so", "2026-11-30", "result_added result_withdrawn result_added"),
    ("thai-nguyen", "luot-tap-huan", "2027-11-30", "result_added"),
    ("dak-lak", "tap-huan-truong-thon", "2028-11-30", "result_added source_changed"),
    ("cao-bang", "du-lieu-mo", "2027-11-30", "result_added result_corrected"),
])  # fmt: skip
def test_the_life_of_a_figure(read: Chronicle, unit: str, measured: str, as_of: str, life: str) -> None:
    rows = read.versions[-1].holding(unit).results
    (row,) = [r for r in rows if (r.indicator, str(r.as_of)) == (measured, as_of)]
    thread = read.thread(row)
    assert thread is not None
    assert " ".join(change.kind for stage in thread.stages for change in stage.changes) == life


def test_there_are_five_editions_and_more(read: Chronicle) -> None:
    past = [due.last_day for due in dues(read.versions[-1].calendar) if due.last_day < LAST]
    seen = [read.on(day) for day in past]
    assert [p.day for p in seen if p] == sorted({p.day for p in seen if p})
    assert len({p.number for p in [*seen, *(r.publication for r in read.releases)] if p}) == len(past) + len(TAGS) == 8


def test_notes_come_with_what_they_speak_of(read: Chronicle) -> None:
    notes = [(p.day, note) for p in read.publications for note in p.notes]
    assert [note.date for _, note in notes] == [day for day, _ in notes]
    assert len(notes) == len(read.publications[-1].new.notes)
    assert max(Counter(p.number for p in read.publications for _ in p.notes).values()) == 2


def meant_by(entries: Iterable[Entry]) -> list[tuple[dt.date, Told]]:
    return [(entry.day, as_meant(told.change)) for entry in entries for told in entry.changes]


def as_meant(change: Change[Any]) -> Told:
    return Told(*told(change), tuple(sorted(change.subject.targets)))
