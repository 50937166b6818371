"""A build makes nothing where the site that would be made stands already, and only there.

``test_what_builds_leave_behind_never_shows`` compares sites after random edits; ``make same`` lets it try many more.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import standing
from generator.building import DEFAULT_THEME
from generator.cli import cli
from tests.small import SMALL, Small

EDITS = int(os.environ.get("MINHBACH_EDITS", "4"))
SEED = int(os.environ.get("MINHBACH_SEED", "1"))


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A copy of the small project in a repository of its own."""
    made = Small(shutil.copytree(SMALL, tmp_path / "project"))
    git(made.root, "init", "-q", "-b", "main")
    commit(made.root)
    return made


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Minh", "-c", "user.email=minh@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A", "--", "data", "content", "site_config.yml")
    git(root, "commit", "-q", "--allow-empty", "-m", "Cập nhật")


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
    monkeypatch.setattr(standing, "_packages", lambda: ["altair-0.dist-info"])
    assert len({standing.inputs(small.root, None, True), before}) == 2


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


class Editor:
    """Edits a project at random, as people do: also back to what it was, and also wrongly."""

    def __init__(self, small: Small, seed: int) -> None:
        self.small, self.random = small, random.Random(seed)
        self.before: dict[str, bytes] = {}

    def edit(self) -> str:
        """Make one edit and return what it was."""
        way = self.random.choice((self._digit, self._digit, self._word, self._row, self._back, self._commit))
        return way()

    def _file(self, *kinds: str) -> Path:
        files = [p for kind in kinds for top in ("data", "content") for p in (self.small.root / top).rglob(f"*.{kind}")]
        chosen = self.random.choice([*sorted(files), self.small.path("site_config.yml")] if "yml" in kinds else files)
        self.before.setdefault(str(chosen), chosen.read_bytes())
        return chosen

    def _digit(self) -> str:
        file = self._file("csv", "yml")
        text = file.read_text("utf-8")
        places = [n for n, c in enumerate(text) if c.isdecimal()]
        if not places:
            return f"{file.name}: no digit left"
        at = self.random.choice(places)
        file.write_text(text[:at] + str(self.random.randrange(1, 9)) + text[at + 1 :], "utf-8")
        return f"{file.name}: a digit at {at}"

    def _word(self) -> str:
        file = self._file("md", "yml")
        words = file.read_text("utf-8").split(" ")
        at = self.random.randrange(len(words))
        words[at] = words[at].replace("a", "ă")
        file.write_text(" ".join(words), "utf-8")
        return f"{file.name}: word {at}"

    def _row(self) -> str:
        file = self._file("csv")
        lines = file.read_text("utf-8").splitlines(True)
        gone = lines.pop(self.random.randrange(1, len(lines))) if len(lines) > 1 else ""
        file.write_text("".join(lines), "utf-8")
        return f"{file.name}: without {gone[:40]!r}"

    def _back(self) -> str:
        for name, content in self.before.items():
            Path(name).write_bytes(content)
        return "back"

    def _commit(self) -> str:
        commit(self.small.root)
        return "commit"


def test_what_builds_leave_behind_never_shows(small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every one of many random edits the site equals, byte for byte, one made where nothing was made before."""
    editor, output = Editor(small, SEED), tmp_path / "site"
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-01T12:00:00+07:00")
    git(small.root, "commit", "-q", "--amend", "--no-edit")
    git(small.root, "tag", "dot-1")  # what became of an edition is told anew after every edit
    said = build(small.root, output)
    assert said[0] == 0
    assert (output / "phien-ban" / "2026-01-01-dot-1" / "tinh").is_dir()
    stood, made, edits = contents(output), 0, []
    for _ in range(EDITS):
        edits.append(editor.edit())
        code, told = build(small.root, output)
        clean = shutil.copytree(small.root, tmp_path / "clean", ignore=shutil.ignore_patterns(".minhbach"))
        clean_code, clean_told = build(clean, tmp_path / "clean-site")
        assert (code, told) == (clean_code, clean_told), edits
        if code == 0:
            made += 1
            stood = contents(tmp_path / "clean-site")
            shutil.rmtree(tmp_path / "clean-site")
        assert contents(output) == stood, edits
        shutil.rmtree(clean)
    assert made or EDITS < 20, "all edits broke the project"
