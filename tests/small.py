"""The small project of the tests: a copy of it to spoil, and what reading and checking then say."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from generator.checking.check import find_all
from generator.language import Language
from generator.reading.project import Reading, read_project
from generator.records.finding import Finding
from generator.records.project import Project

PROJECTS = Path(__file__).parent / "projects"
SMALL = PROJECTS / "nho"
AS_OF = dt.date(2026, 6, 30)
VI = Language()

PLAN = "data/provinces/son-la/plan.yml"
RESULTS = "data/provinces/son-la/results.csv"
SOURCES = "data/provinces/son-la/sources.yml"
REPORTS = "data/provinces/son-la/reports.yml"

TRANSLATION = """
translations:
  - language: en
    site: {name: Trial site, short_name: Trial, publisher: The team}
    words: {programme: the Scheme, territory: province or city|provinces and cities, territories_short: province|provinces}
"""


@dataclass
class Small:
    """A copy of the small project."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the one place in a file where ``old`` stands."""
        text = self.path(name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_text(text.replace(old, new), "utf-8")

    def add(self, name: str, text: str) -> None:
        """Write ``text`` at the end of a file, which may be new."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        with self.path(name).open("a", encoding="utf-8", newline="") as file:
            file.write(text)

    def put(self, name: str, content: str | bytes) -> None:
        """Make ``content`` the whole of a file."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self) -> Reading:
        return read_project(self.root)

    def project(self) -> Project:
        reading = self.read()
        assert reading.project is not None, [told(f) for f in reading.findings]
        return reading.project

    def findings(self, as_of: dt.date = AS_OF) -> list[Finding]:
        """What reading and checking find together."""
        return list(find_all(self.read(), as_of))


def copy(folder: Path) -> Small:
    """Copy the small project to a new folder inside ``folder``."""
    root = folder / "nho"
    shutil.copytree(SMALL, root)
    return Small(root)


def add_english(small: Small) -> None:
    """Make a project speak English too, with one article of its own there."""
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    small.add("site_config.yml", TRANSLATION)
    small.put("content/en/phuong-phap.md", "---\ntitle: Method\n---\nSee [the data](/du-lieu/).\n")


def git(root: Path, *arguments: str, when: str = "") -> str:
    """Run git as somebody and return what it says; ``when`` is the time it writes down, now if empty."""
    who = ["-c", "user.name=Minh", "-c", "user.email=minh@example.org"]
    times = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
    run = subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=os.environ | times)
    return run.stdout.decode()


def commit(root: Path, when: str = "") -> None:
    """Publish what stands in a project, also where nothing is new."""
    git(root, "add", "-A", "--", "data", "content", "site_config.yml")
    git(root, "commit", "-q", "--allow-empty", "-m", "Cập nhật", when=when)


def told(finding: Finding) -> str:
    """A finding as one line: place, code, sentence."""
    return f"{finding.place} {finding.rule.code} {finding.what(VI)}"
