"""What the folder of a project holds now: the files its history follows, and what they say where that was read.

A history ends with what the folder holds. What the build has read of a file, the history need not read again: then
there is one record of a thing, where there would be two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from generator.history.mainline import DATA_FILES
from generator.history.revisions import folders
from generator.reading.project import CONFIG, PARTS, SAID_BY
from generator.records.project import Holding, Project


@dataclass(frozen=True)
class Today:
    """The ``files`` of a project by name, its folder of ``data``, and the ``project`` they say, once they were read
    without an error."""

    files: Mapping[str, bytes] = field(repr=False)
    data: str
    project: Project | None = field(default=None, repr=False)

    @classmethod
    def of(cls, root: Path, project: Project | None) -> Today:
        """Return what stands in ``root``."""
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in data_files(root)}
        return cls(files, folders(root)[0], project)

    def holding(self, folder: str) -> Holding | None:
        """Return what a folder holds; None where that was not read."""
        if self.project is None:
            return None
        unit = folder.removeprefix(f"{self.data}/provinces/")
        return self.project.national if folder == self.data else self.project.holdings.get(unit)

    def names(self, folder: str, part: str) -> set[str]:
        """Return the names of the files in a folder that say one part of what it holds."""
        return {name for name in self._names.get(folder, ()) if fnmatchcase(name, PARTS[part])}

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in self.files:
            folder, _, name = file.rpartition("/")
            found.setdefault(folder, []).append(name)
        return found

    def national(self, version: Project, settled: Callable[[str], bool]) -> Project:
        """Return a version with what ``settled`` files say of the whole country as it was read here."""
        now = self.project
        if now is None or version.config.folders.data != self.data:
            return version
        said = {name: getattr(now, name) for name, file in SAID_BY.items() if settled(f"{self.data}/{file}")}
        return replace(version, **said, config=now.config if settled(CONFIG) else version.config)


def data_files(root: Path) -> Iterator[Path]:
    """Yield the files of a project that a history of it follows."""
    data = root / folders(root)[0]
    every = [root / CONFIG, *(p for kind in DATA_FILES for p in data.rglob(f"*.{kind}"))]
    yield from (path for path in every if path.is_file() and not path.is_symlink())
