"""A history kept between builds tells what one read anew tells, and nothing that strangers put there is run."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.migrating import brought_forward
from generator.history import chronicle as chronicles
from generator.history.chronicle import Chronicle, chronicle, chronicle_kept
from generator.history.keeping import main_line_name, packed, unpacked
from generator.history.mainline import main_line
from generator.history.shelves import Thing, shelf
from generator.kept import Shelf
from generator.language import Language
from tests.small import commit, git
from tests.test_standing import Small, build, small  # noqa: F401 - a fixture

DAY, ZONE, WORDS = dt.date(2026, 6, 30), dt.UTC, Language()
ROW = "data/provinces/son-la/results.csv"


def anew(root: Path) -> Chronicle:
    return chronicle(root, main_line(root), ZONE, DAY, brought_forward)


def kept(root: Path, folder: Path) -> Chronicle:
    return chronicle_kept(root, ZONE, DAY, brought_forward, Shelf(folder))


def everything(told: Chronicle) -> list[Any]:
    """All that a history says: of each publication its day, commit and sentences; of each record of today its life."""
    publications = [
        (p.number, p.day, p.commit, [change.sentence(p.names(WORDS)) for change in p.changes], p.new)
        for p in told.publications
    ]
    lives = []
    for thing in Thing:
        for item in shelf(told.versions[-1], thing) if thing is not Thing.SETTING else ():
            thread = told.thread(item.record)
            assert thread is not None
            lives.append([(s.publication.number, s.record, [c.kind for c in s.changes]) for s in thread.stages])
    releases = [(r.name, r.title, r.publication.number) for r in told.releases]
    return [publications, lives, releases, told.unread, told.steps, len(told.threads)]


@pytest.fixture
def lived(small: Small) -> Path:  # noqa: F811
    """The small project with three publications, one version that could not be read, and a tag."""
    small.change(ROW, "trên,300", "trên,310")
    commit(small.root)
    small.change(ROW, "trên,310", "trên,310x")
    commit(small.root)
    small.change(ROW, "trên,310x", "trên,320")
    commit(small.root)
    git(small.root, "tag", "-a", "v1", "-m", "Bản một")
    return small.root


def test_what_is_kept_tells_the_same(lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = everything(anew(lived))
    assert everything(kept(lived, tmp_path / "kept")) == expected
    monkeypatch.setattr(chronicles, "main_line", lambda _: pytest.fail("the main line was read again"))
    assert everything(kept(lived, tmp_path / "kept")) == expected


def test_what_is_not_committed_is_told_on_top_of_it(lived: Path, tmp_path: Path) -> None:
    kept(lived, tmp_path / "kept")
    row = lived / ROW
    row.write_text(row.read_text("utf-8").replace("trên,320", "trên,330"), "utf-8")
    told = kept(lived, tmp_path / "kept")
    assert told.publications[-1].commit is None
    assert everything(told) == everything(anew(lived))
    row.unlink()
    assert everything(kept(lived, tmp_path / "kept")) == everything(anew(lived))


@pytest.mark.parametrize("happens", ["commit", "tag", "amend"])
def test_another_history_is_read_anew(lived: Path, tmp_path: Path, happens: str) -> None:
    kept(lived, tmp_path / "kept")
    for entry in (tmp_path / "kept").iterdir():
        os.utime(entry, (1, 1))
    row = lived / ROW
    if happens == "tag":
        git(lived, "tag", "v2")
    else:
        row.write_text(row.read_text("utf-8").replace("trên,320", "trên,340"), "utf-8")
        git(lived, "commit", "-qam", "Khác", *(["--amend"] if happens == "amend" else []))
    assert everything(kept(lived, tmp_path / "kept")) == everything(anew(lived))
    assert len(list((tmp_path / "kept").iterdir())) == 1  # the earlier one was let go


def test_the_time_zone_is_a_part_of_its_name(lived: Path) -> None:
    assert main_line_name(lived, "UTC") != main_line_name(lived, "Asia/Ho_Chi_Minh")
    assert not main_line_name(lived.parent, "UTC")  # no repository


class Runs:
    """Runs a command when it is read back by ordinary means."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self.file}",)


def test_nothing_is_run_and_damage_is_no_failure(lived: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    kept(lived, tmp_path / "kept")
    entry, = (tmp_path / "kept").iterdir()
    for content in (pickle.dumps(Runs(mark)), b"", b"\x80\x05.", pickle.dumps({"line": 1}), pickle.dumps([Runs(mark)])):
        Shelf(tmp_path / "kept").put(entry.name, content)
        assert everything(kept(lived, tmp_path / "kept")) == everything(anew(lived))
        assert not mark.exists()


@pytest.mark.parametrize("name", ["builtins eval", "generator.history.git git", "generator.history.git subprocess.run",
                                  "generator.records.base re.compile", "os system", "generator.history.keeping pickle"])
def test_only_records_are_made(name: str) -> None:
    module, _, what = name.partition(" ")
    text = f"\x8c{chr(len(module))}{module}\x8c{chr(len(what))}{what}\x93."
    assert unpacked(b"\x80\x04" + text.encode("latin-1")) is None


def test_a_record_is_made() -> None:
    assert unpacked(packed([DAY, Thing.PLAN])) == [DAY, Thing.PLAN]


def test_what_a_repository_brings_along_is_not_believed(small: Small, tmp_path: Path) -> None:  # noqa: F811
    """Else a pull request could bring the page it wants to be shown, under the name of the right one."""
    assert build(small.root, tmp_path / "site")[0] == 0
    git(small.root, "add", "-f", ".minhbach")
    code, told = build(small.root, tmp_path / "other", "--lang", "en")
    assert code == 2
    assert "git rm -r --cached .minhbach" in told
    assert not (tmp_path / "other").exists()
    git(small.root, "rm", "-rq", "--cached", ".minhbach")
    assert build(small.root, tmp_path / "other")[0] == 0
