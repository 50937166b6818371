"""A git repository of a test: the small project in it, with commits on days of the test's choice."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.small import Small, copy

WHO = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@dataclass
class Repository(Small):
    """The small project in a repository; ``top`` is the repository's folder."""

    top: Path

    def git(self, *arguments: str, when: str = "2026-01-01T12:00:00+07:00") -> str:
        """Run git; what it commits is committed at ``when``, though its author wrote it long before."""
        dates = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
        environment = {**os.environ, **WHO, **dates, "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(["git", *arguments], cwd=self.top, env=environment, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self, title: str = "x", when: str = "2026-01-01T12:00:00+07:00") -> str:
        """Commit everything; return the commit's id."""
        self.git("add", "-A")
        self.git("commit", "-qm", title, "--allow-empty", when=when)
        return self.git("rev-parse", "HEAD")


def repository(folder: Path, project: str = "dự án", when: str = "2026-01-01T12:00:00+07:00") -> Repository:
    """Begin a repository at ``when`` with the small project under a name with marks and a space."""
    small = copy(folder)
    inside = folder / "kho" / project
    inside.parent.mkdir(parents=True, exist_ok=True)
    small.root.rename(inside)
    made = Repository(inside, folder / "kho")
    made.git("init", "-qb", "main")
    made.commit("Bắt đầu", when)
    return made
