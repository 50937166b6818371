"""The fresh folder a site is written into, by every processor; what was written is known and not read again."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.parallel import shared_out
from generator.publishing.stamping import Places, Stamps

#: Makes some files: yields the name of each with its content.
Part = Callable[[], Iterable[tuple[str, str | bytes]]]
_AT_ONCE = 32  # files that make a part


class Known(NamedTuple):
    """What is known of a file as it was made: its hash, and where marks stood in it."""

    identity: str
    places: Places


@dataclass(frozen=True)
class Folder:
    """The folder ``fresh``, which takes the place of ``old``; ``known`` is what is known of files as they were made.

    ``folders`` are those that this process has seen to be there.

    A file that stands in the old site with the same content is linked. Most files of most builds are, and neither
    writing nor removing them then moves their bytes. So no file of a site is ever written over in place: what is
    other than before is a file of its own.
    """

    fresh: Path
    old: Path
    stamps: Stamps
    known: dict[str, Known] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)

    def names(self) -> list[str]:
        """Return all files there are, in order."""
        return sorted(_below(str(self.fresh)))

    def read(self, name: str) -> bytes:
        """Return what stands in a file."""
        return (self.fresh / name).read_bytes()

    def unstamped(self, name: str) -> bytes:
        """Return a file as it was made, with marks in place of what names the data."""
        content, known = self.read(name), self.known.get(name)
        return self.stamps.marked(content, known.places) if known else content

    def identity(self, name: str) -> str:
        """Return the hash of a file as it was made."""
        known = self.known.get(name)
        return known.identity if known else hashlib.sha256(self.read(name)).hexdigest()

    def write_all(self, parts: Iterable[Part]) -> None:
        """Make files, by parts, and put them at their places, the marks in them filled in."""
        for known in shared_out([partial(self._put, part) for part in parts]):
            self.known.update(known)

    def _put(self, part: Part) -> dict[str, Known]:
        known = {}
        for name, made in part():
            content = made.encode() if isinstance(made, str) else made
            finished, places = self.stamps.noted(content)
            self.write(name, finished)
            known[name] = Known(hashlib.sha256(content).hexdigest(), places)
        return known

    def write(self, name: str, content: bytes) -> None:
        """Put a file at its place as it is."""
        path = self.fresh / name
        if self.known.pop(name, None):
            path.unlink()  # it may be one with that of the old site
        if path.parent not in self.folders:  # asking the system each time takes as long as writing
            path.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(path.parent)
        if not _linked(self.old / name, path, content):
            path.write_bytes(content)


def in_parts(files: Sequence[tuple[str, Callable[[], str | bytes]]]) -> list[Part]:
    """Return files, each with what makes it, as parts to be shared out."""
    return [partial(_made, files[first : first + _AT_ONCE]) for first in range(0, len(files), _AT_ONCE)]


def _made(files: Iterable[tuple[str, Callable[[], str | bytes]]]) -> Iterator[tuple[str, str | bytes]]:
    for name, make in files:
        yield name, make()


def _below(folder: str, inside: str = "") -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{inside}{entry.name}/")
        else:
            yield inside + entry.name


def _linked(old: Path, path: Path, content: bytes) -> bool:
    """Link a plain file that belongs to the old site alone and holds ``content``, where the system can."""
    try:
        told = old.lstat()
        mine = stat.S_ISREG(told.st_mode) and told.st_nlink == 1 and told.st_size == len(content)
        if not mine or old.read_bytes() != content:
            return False
        os.link(old, path)
    except OSError:
        return False
    return True
