"""The two versions a comparison is asked for: folders, revisions, or a revision and the working tree."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.history.revisions import Repository, folders
from generator.language import Words, ours
from generator.reading.project import CONFIG

_NOT_OURS = {"__pycache__", "site", "demo-site", "node_modules"}
FROM_WHERE_THEY_PART = ours("So với {commit}, điểm chung của hai bên, để không kể thay đổi bên kia làm thêm.")
NO_COMMON_POINT = ours("Hai phiên bản không có điểm chung, nên so thẳng với nhau.")


@dataclass(frozen=True)
class Versions:
    """Two folders to compare, the files that differ, and what to tell about the choice.

    ``copied`` are those of the folders that are ours: copies of a revision, gone when the comparison is done.
    """

    old: Path
    new: Path
    files: tuple[str, ...]
    copied: tuple[Path, ...] = ()
    notices: tuple[tuple[Words, dict[str, str]], ...] = ()


@contextmanager
def versions(base: str, head: str | None, project: Path, direct: bool = False) -> Iterator[Versions]:
    """Provide two versions while the context is open; without ``head`` the newer one is the folder as it is.

    A folder with a project is meant where there is one, else a revision. Of two revisions the older one is where
    their lines part, unless ``direct``; ``A...B`` and ``A..B`` say which is wanted.

    Raises:
        RevisionError: a version cannot be had.
    """
    if head is None and ".." in base and not _is_project(base):
        base, dots, head = base.partition("..." if "..." in base else "..")
        direct = direct or dots == ".."
    if _is_project(base) and (head is None or _is_project(head)):
        old, new = Path(base), Path(head) if head else project
        yield Versions(old, new, tuple(_differing(old, new)))
        return
    with TemporaryDirectory(prefix="minhbach-") as folder:
        yield _from_git(Repository.around(project, base), base, head or None, project, direct, Path(folder))


def _is_project(name: str) -> bool:
    return (Path(name) / CONFIG).is_file()


def _from_git(
    repository: Repository, base: str, head: str | None, project: Path, direct: bool, folder: Path
) -> Versions:
    old = repository.commit(base)
    new = repository.commit(head) if head else None
    notices: list[tuple[Words, dict[str, str]]] = []
    if not direct:
        common = repository.merge_base(old, new or repository.commit("HEAD"))
        if common is None:
            notices.append((NO_COMMON_POINT, {}))
        elif common != old:
            notices.append((FROM_WHERE_THEY_PART, {"commit": common[:10]}))
        old = common or old
    before = repository.copy(old, folder / "old")
    after = repository.copy(new, folder / "new") if new else project
    files = repository.changed(old, new, folders(after))
    return Versions(before, after, tuple(files), (before, after) if new else (before,), tuple(notices))


def _differing(old: Path, new: Path) -> list[str]:
    """Return the files of two folders that are not the same, byte for byte."""
    names = {name for folder in (old, new) for name in _files(folder)}
    return sorted(n for n in names if not _same(old / n, new / n))


def _same(old: Path, new: Path) -> bool:
    return old.is_file() and new.is_file() and filecmp.cmp(old, new, shallow=False)


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.name in _NOT_OURS or path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from (f"{path.name}/{name}" for name in _files(path))
        else:
            yield path.name
