"""The demonstration's generated history: what is in it, and that the program tells all of it, once, on the right day."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.history.changes import Kind
from generator.reading.project import read_project
from tests.projects.demo_history.edits import Files
from tests.projects.demo_history.planted import PLANTED
from tests.projects.demo_history.repository import run, write
from tests.projects.demo_history.telling import COMMITS, TAGS, Version, demo_files, history

_EVERY = 20


@cache
def versions() -> tuple[Version, ...]:
    return history()


def written(folder: Path, files: Files) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


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


def test_versions_read_without_errors_but_those_nobody_saw(tmp_path: Path) -> None:
    some = [v for i, v in enumerate(versions()) if i % _EVERY == 0 or v.event.broken]
    wrong = {v.event.what for i, v in enumerate(some) if read_project(written(tmp_path / str(i), v.files), prose=False).has_errors}
    assert wrong == {v.event.what for v in versions() if v.event.broken}
    assert len(wrong) == 2
