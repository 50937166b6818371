"""Versions of a project out of git.

A revision's files are copied to a temporary folder by reading git's objects, so that no attribute,
filter or hook has a say, links are left out, and nothing of the revision is ever run.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.history.git import MAX_BYTES, RevisionError, git
from generator.language import ours
from generator.reading.project import CONFIG
from generator.reading.yaml_file import read_yaml
from generator.records.base import Mapped
from generator.records.config import Folders

NOT_A_REPOSITORY = ours("{folder} không nằm trong một kho git, và {revision} không phải thư mục có dự án.")
UNKNOWN_REVISION = ours("Kho git không có phiên bản “{revision}”.")
SHALLOW = ours(
    "Kho này chỉ tải về một phần lịch sử nên không có “{revision}” hoặc không tìm được điểm chung. "
    "Chạy: git fetch --unshallow (trên GitHub Actions: fetch-depth: 0)."
)
INCOMPLETE = ours(
    "Kho này thiếu nội dung của phiên bản “{revision}” (tải về với --filter). Tải lại kho, không dùng --filter."
)
TOO_LARGE = ours("Phiên bản “{revision}” lớn quá mức cho phép.")


@dataclass(frozen=True)
class Repository:
    """The git repository around a project; ``prefix`` is the project's folder in it, with a closing slash."""

    top: Path
    prefix: str

    @classmethod
    def around(cls, project: Path, revision: str) -> Repository:
        """Find the repository a project stands in.

        Raises:
            RevisionError: there is no git, or no repository; ``revision`` is what was asked for.
        """
        there = next(p for p in (project, *project.resolve().parents) if p.is_dir())
        told = git(there, "rev-parse", "--show-toplevel", "--show-prefix")
        if told.returncode:
            raise RevisionError(NOT_A_REPOSITORY, folder=str(project), revision=revision)
        top = Path(os.fsdecode(told.stdout).splitlines()[0])
        inside = project.resolve().relative_to(top.resolve()).as_posix()
        return cls(top, "" if inside == "." else f"{inside}/")

    def commit(self, revision: str) -> str:
        """Return the full id of the commit a revision names.

        Raises:
            RevisionError: the repository does not know it.
        """
        told = git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if told.returncode or revision.startswith("-"):
            raise RevisionError(SHALLOW if self.shallow else UNKNOWN_REVISION, revision=revision)
        return told.stdout.decode("ascii").strip()

    @property
    def shallow(self) -> bool:
        """Whether only a part of the history is here."""
        return git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def merge_base(self, base: str, head: str) -> str | None:
        """Return the commit where the lines of two commits part; None when they share none.

        Raises:
            RevisionError: the history that would tell is not here.
        """
        told = git(self.top, "merge-base", base, head)
        if not told.returncode:
            return told.stdout.decode("ascii").strip()
        if self.shallow:
            raise RevisionError(SHALLOW, revision=base[:10])
        return None

    def copy(self, commit: str, folder: Path) -> Path:
        """Write what reading a project at a commit needs into ``folder``; return where the project then stands.

        Without a project at that commit nothing is written.

        Raises:
            RevisionError: the files are larger than ``MAX_BYTES`` together.
        """
        project = folder / self.prefix
        self._write(self._listed(commit, [f"{self.prefix}{CONFIG}"]), commit, folder)
        if (project / CONFIG).is_file():
            self._write(self._listed(commit, self.inside(folders(project))), commit, folder)
        return project

    def inside(self, names: Iterable[str]) -> list[str]:
        """Return folders named relative to the project as the repository has them, without any outside of it."""
        paths = (posixpath.normpath(posixpath.join("/", self.prefix, name)).lstrip("/") for name in names)
        return [path for path in paths if path]

    def _listed(self, commit: str, paths: Sequence[str]) -> dict[str, str]:
        """Return the plain files below some paths of a commit with the ids of their contents.

        Raises:
            RevisionError: they are larger than ``MAX_BYTES`` together, which is known before any is read, or not here.
        """
        told = git(self.top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *paths)
        if told.returncode:
            raise RevisionError(INCOMPLETE, revision=commit[:10])
        found, size = {}, 0
        for entry in told.stdout.split(b"\0"):
            head, tab, path = entry.partition(b"\t")
            if tab and head.startswith(b"100") and stays_inside(name := os.fsdecode(path)):
                found[name] = head.split()[2].decode("ascii")
                size += int(head.split()[3]) if head.split()[3].isdigit() else 0
        if size > MAX_BYTES:
            raise RevisionError(TOO_LARGE, revision=commit[:10])
        return found

    def _write(self, files: Mapping[str, str], commit: str, folder: Path) -> None:
        asked = "".join(f"{blob}\n" for blob in files.values()).encode("ascii")
        out = git(self.top, "cat-file", "--batch", given=asked).stdout
        at = 0
        for name in files:
            head, _, _ = out[at : at + 200].partition(b"\n")
            if not head or head.endswith(b" missing"):
                raise RevisionError(INCOMPLETE, revision=commit[:10])
            start = at + len(head) + 1
            at = start + int(head.split()[2])
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(out[start:at])
            at += 1

    def changed(self, old: str, new: str | None, also: Iterable[str] = ()) -> list[str]:
        """Return the files of the project that differ between a commit and another, or the working tree.

        ``also`` are folders outside the project that belong to it.
        """
        paths = [self.prefix or ".", *self.inside(also)]
        compared = ("diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "-z", old)
        told = git(self.top, *compared, *((new,) if new else ()), "--", *paths).stdout
        if new is None:
            told += git(self.top, "ls-files", "--others", "--exclude-standard", "-z", "--", *paths).stdout
        names = {os.fsdecode(name) for name in told.split(b"\0") if name}
        return sorted(name.removeprefix(self.prefix) for name in names)


def folders(project: Path) -> list[str]:
    """Return the folders that ``site_config.yml`` says hold data and articles, as far as it can be read."""
    mapped, _ = read_yaml(project / CONFIG, CONFIG)
    written = mapped.get("folders") if mapped is not None else None
    named = written if isinstance(written, Mapped) else {}
    usual = {name: str(Folders.model_fields[name].default) for name in ("data", "content")}
    return [str(named[name]) if isinstance(named.get(name), str) else usual[name] for name in usual]


def stays_inside(name: str) -> bool:
    """Whether a name out of a repository lies in its folder, and is one that file systems take."""
    parts = PurePosixPath(name).parts
    short = len(os.fsencode(name)) <= _LONGEST and all(len(os.fsencode(part)) <= _LONGEST_PART for part in parts)
    return bool(parts) and short and not name.startswith("/") and ".." not in parts


_LONGEST, _LONGEST_PART = 2000, 255
