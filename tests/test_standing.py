"""A build makes nothing where the site that would be made stands already, and only there.

``test_what_builds_leave_behind_never_shows`` compares sites after random edits; ``make same`` lets it try many more.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator import kept, standing
from generator.building import DEFAULT_THEME
from generator.cli import cli
from generator.writing import addresses
from tests.editor import FIRST_EDITION, Editor, publish_in_two_languages
from tests.small import SMALL, Small, commit, git

EDITS = int(os.environ.get("MINHBACH_EDITS", "4"))
SEED = int(os.environ.get("MINHBACH_SEED", "1"))
_NOT_READ = {".git", ".minhbach"}


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A copy of the small project in a repository of its own."""
    made = Small(shutil.copytree(SMALL, tmp_path / "project"))
    git(made.root, "init", "-q", "-b", "main")
    commit(made.root)
    return made


def build(project: Path, output: Path, *arguments: str) -> tuple[int, str]:
    """Build and return the exit code and what was said, wherever the site stands."""
    told = CliRunner().invoke(cli, ["build", "--project", str(project), "--output", str(output), *arguments])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told.exit_code, told.output.replace(str(output), "site")


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_build_makes_nothing_and_says_the_same(small: Small, tmp_path: Path) -> None:
    output = tmp_path / "site"
    first = build(small.root, output)
    inode = output.stat().st_ino
    assert first == build(small.root, output)
    assert output.stat().st_ino == inode, "a site that is made anew comes as another folder"

    (output / "index.html").write_bytes(b"x")
    assert build(small.root, output) == first
    assert output.stat().st_ino != inode
    assert (output / "index.html").stat().st_size > 1000


def test_another_place_is_made_by_itself(small: Small, tmp_path: Path) -> None:
    build(small.root, tmp_path / "one")
    build(small.root, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_what_failed_is_not_remembered(small: Small, tmp_path: Path) -> None:
    output = tmp_path / "site"
    build(small.root, output)
    before = contents(output)
    good = small.path("data/results.csv").read_bytes()
    small.add("data/results.csv", "hỏng,hỏng\n")
    assert [build(small.root, output)[0] for _ in range(2)] == [1, 1]
    assert contents(output) == before
    small.put("data/results.csv", good)
    assert build(small.root, output)[0] == 0


def _data(small: Small) -> None:
    small.add("data/provinces/son-la/changes.yml", "\n# thêm\n")


def _article(small: Small) -> None:
    small.add("content/gioi-thieu.md", "\nThêm.\n")


def _config(small: Small) -> None:
    small.add("site_config.yml", "\n# thêm\n")


def _new_file(small: Small) -> None:
    small.put("data/provinces/can-tho/links.csv", "")


def _gone(small: Small) -> None:
    small.path("data/left-out.csv").unlink()


def _committed(small: Small) -> None:
    commit(small.root)


def _tagged(small: Small) -> None:
    git(small.root, "tag", "v1")


@pytest.mark.parametrize("change", [_data, _article, _config, _new_file, _gone, _committed, _tagged])
def test_whatever_a_build_is_made_of_counts(small: Small, change: Callable[[Small], None]) -> None:
    before = standing.inputs(small.root, None, True)
    change(small)
    assert standing.inputs(small.root, None, True) != before


def test_the_day_and_the_address_count_where_they_decide(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    before = standing.inputs(small.root, None, True)
    assert standing.inputs(small.root, "2026-06-29", True) != before
    assert standing.inputs(small.root, None, False) != before
    monkeypatch.setenv("MINHBACH_URL", "https://example.org/")
    assert standing.inputs(small.root, None, True) != before


def test_today_counts_only_where_the_site_speaks_of_today(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    config = small.path("site_config.yml").read_text("utf-8")
    assert "as_of:" in config
    day = standing._day
    fixed = standing.inputs(small.root, None, True)
    monkeypatch.setattr(standing, "_day", lambda config: day(config) and "2031-01-01")
    assert standing.inputs(small.root, None, True) == fixed
    small.put("site_config.yml", "".join(line for line in config.splitlines(True) if not line.startswith("as_of:")))
    later = standing.inputs(small.root, None, True)
    monkeypatch.setattr(standing, "_day", day)
    assert standing.inputs(small.root, None, True) != later


def test_the_program_and_its_theme_count(small: Small, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = standing.inputs(small.root, None, True)
    theme = shutil.copytree(DEFAULT_THEME, tmp_path / "theme")
    monkeypatch.setattr(standing, "_THEME", theme)
    assert standing.inputs(small.root, None, True) == before, "the same theme elsewhere is the same theme"
    with (theme / "pages" / "home.html").open("a") as file:
        file.write("<!-- -->")
    assert standing.inputs(small.root, None, True) != before
    as_it_is = standing.inputs(small.root, None, True)
    monkeypatch.setattr(standing, "program", lambda: "another program")
    assert standing.inputs(small.root, None, True) != as_it_is


def test_times_and_files_that_are_none_of_its_business_do_not_count(small: Small) -> None:
    before = standing.inputs(small.root, None, True)
    os.utime(small.path("data/results.csv"), (1, 1))
    small.put("README.md", "Không phải dữ liệu")
    small.put(".minhbach/x", "x")
    assert standing.inputs(small.root, None, True) == before


def test_a_folder_behind_a_link_is_never_taken_for_known(small: Small, tmp_path: Path) -> None:
    small.path("data/provinces/can-tho").rename(tmp_path / "elsewhere")
    small.path("data/provinces/can-tho").symlink_to(tmp_path / "elsewhere")
    assert standing.inputs(small.root, None, True) == ""
    assert standing.found(small.root, tmp_path / "site", "") is None


def test_what_builds_leave_behind_never_shows(tmp_path: Path) -> None:
    """After every one of many random edits the site equals, byte for byte, one made where nothing was made before."""
    project, output = Small(shutil.copytree(SMALL, tmp_path / "project")), tmp_path / "site"
    publish_in_two_languages(project)
    editor, clean = Editor(project, SEED), Clean(project.root, tmp_path / "clean")
    assert build(project.root, output)[0] == 0
    stands = hashes(output)
    editions = {f"{home}phien-ban/2026-01-01-{FIRST_EDITION}/tinh/son-la/index.html" for home in ("", "en/")}
    assert stands.keys() >= {*editions, addresses.plain(addresses.CARRIED)}
    edits, code, made = list[str](), 0, 0
    for _ in range(EDITS):
        edits.append(editor.edit(spoilt=code != 0))
        code, told = build(project.root, output)
        as_clean = clean.built()
        assert (code, told) == (as_clean.code, as_clean.told), edits
        if code == 0:
            stands, made = as_clean.files, made + 1
            editor.approve()
        assert not different(hashes(output), stands), edits
    assert made >= EDITS // 2, "most edits broke the project"


def hashes(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): kept.digest(p) for p in folder.rglob("*") if p.is_file()}


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


class Outcome(NamedTuple):
    """What a build came to: its exit code, what it said, the hash of each file it made."""

    code: int
    told: str
    files: dict[str, str]


class Clean:
    """Builds ``root`` in ``folder``, where nothing was made before; what it was already built as is not built again."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.known: dict[str, Outcome] = {}

    def built(self) -> Outcome:
        """Return what a first build of what stands now comes to."""
        state = self._state()
        if state not in self.known:
            self.known[state] = self._first_build()
        return self.known[state]

    def _first_build(self) -> Outcome:
        project, site = self.folder / "project", self.folder / "site"
        shutil.copytree(self.root, project, ignore=shutil.ignore_patterns(".minhbach"))
        code, told = build(project, site)
        files = hashes(site) if code == 0 else {}
        shutil.rmtree(self.folder)
        return Outcome(code, told, files)

    def _state(self) -> str:
        """Return what names every file a build may read, and all that is published."""
        tops = sorted(top for top in self.root.iterdir() if top.name not in _NOT_READ)
        files = [kept.tree(top) if top.is_dir() else kept.digest(top) for top in tops]
        published = git(self.root, "rev-parse", "HEAD"), git(self.root, "for-each-ref")
        return kept.key(*(top.name for top in tops), *files, *published)
