"""Things kept between builds, by the hash of everything they were made of."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import pickle
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import ZLIB_RUNTIME_VERSION

from pydantic import BaseModel

_GENERATOR = Path(__file__).parent
_NOT_SOURCES = {"__pycache__"}


def key(*parts: str) -> str:
    """Return the name of an entry made of ``parts``."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def named(value: object) -> str:
    """Return the hash of a value made of plain values, dataclasses and records: no sets, whose order is by chance."""
    told = io.BytesIO()
    _Writer(told).dump(value)
    return hashlib.sha256(told.getbuffer()).hexdigest()


class _Writer(pickle.Pickler):
    """Writes equal values alike, whoever shares what with whom."""

    def __init__(self, to: io.BytesIO) -> None:
        super().__init__(to, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # what stands twice is written twice

    def reducer_override(self, value: object) -> Any:
        """Write a record by what it says; pydantic also keeps which fields were given, in a set."""
        if isinstance(value, BaseModel):
            return type(value), (), value.__dict__
        return NotImplemented


def read(entry: Path) -> bytes | None:
    """Return what ``entry`` holds, or None when it is missing or not what was written."""
    try:
        with entry.open("rb") as file:
            digest, content = file.read(_DIGEST + 1)[:_DIGEST], file.read()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest().encode() == digest else None


_DIGEST = 64  # letters; the end of the line follows


def write(entry: Path, content: bytes) -> None:
    """Write an entry in one step, so that a reader never meets half of it."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=entry.parent, delete=False) as file:
        file.write(hashlib.sha256(content).hexdigest().encode() + b"\n")
        file.write(content)
    Path(file.name).replace(entry)


class DamagedError(FileNotFoundError):
    """What was believed to be kept is not there, or not what was put there."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A content that is not held, because there are thousands like it: it stands on a shelf and is read when asked for.

    ``digest`` is its hash, whatever the name it is kept under; ``size`` is in bytes.
    """

    folder: Path
    name: str
    digest: str
    size: int

    def read(self) -> bytes:
        """Return the content.

        Raises:
            DamagedError: it is not there any more, or not what was put there.
        """
        content = read(self.folder / self.name)
        if content is None or hashlib.sha256(content).hexdigest() != self.digest:
            raise DamagedError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.folder / self.name))
        return content


_HEAD = re.compile(rb"[0-9a-f]{64}\n")


class Shelf:
    """A folder of things kept; what no build asked for since the last :meth:`sweep` is let go by it.

    Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder, self._since = folder, time.time() - 1  # clocks of file systems are coarse

    def get(self, name: str) -> bytes | None:
        """Return what is kept under ``name``, or None."""
        content = read(self.folder / name) if self.folder else None
        if content is not None:
            self.has(name)
        return content

    def has(self, name: str) -> bool:
        """Say whether something is kept under ``name``, without reading it."""
        try:
            os.utime((self.folder or Path()) / name)
        except OSError:
            return False
        return self.folder is not None

    def put(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``."""
        if self.folder:
            write(self.folder / name, content)

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under ``name``; else make it and keep it."""
        content = self.get(name)
        if content is None:
            content = make()
            self.put(name, content)
        return content

    def found(self, name: str) -> Stored | None:
        """Return where that stands which is kept under ``name``, without reading it; None where there is nothing."""
        if not self.has(name):
            return None
        assert self.folder
        with (self.folder / name).open("rb") as file:
            head, size = file.read(_DIGEST + 1), os.fstat(file.fileno()).st_size
        if not _HEAD.fullmatch(head):
            return None
        return Stored(self.folder, name, head[:_DIGEST].decode(), size - len(head))

    def holding(self, name: str, make: Callable[[], bytes]) -> Stored | bytes:
        """Return where that stands which is kept under ``name``, unread; else make it and keep it.

        It is returned itself where nothing is kept.
        """
        there = self.found(name)
        if there is None:
            content = make()
            self.put(name, content)
            return self.stored(name, content) or content
        return there

    def stored(self, name: str, content: bytes) -> Stored | None:
        """Return where ``content``, kept under ``name``, can be read again; None where nothing is kept."""
        if self.folder is None:
            return None
        return Stored(self.folder, name, hashlib.sha256(content).hexdigest(), len(content))

    def taking(self, content: bytes) -> Stored | bytes:
        """Take ``content`` in under its own hash, and return where it stands; itself, where nothing is kept."""
        name = hashlib.sha256(content).hexdigest()
        self.made(name, lambda: content)
        return self.stored(name, content) or content

    def sweep(self) -> None:
        """Remove what nobody asked for or put here since this shelf was opened: nothing but room depends on it."""
        for entry in os.scandir(self.folder) if self.folder and self.folder.is_dir() else ():
            if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < self._since:
                Path(entry.path).unlink(missing_ok=True)


NOTHING_KEPT = Shelf(None)


def mend(folder: Path) -> None:
    """Remove from a folder of things kept whatever is not what was put there."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_file() and read(entry) is None:
            entry.unlink(missing_ok=True)


def tree(folder: Path) -> str:
    """Return the hash of all files below ``folder``: their names and contents.

    Raises:
        OSError: a file cannot be read, or a folder is only a link to another.
    """
    told = hashlib.sha256()
    for name, path in sorted(_files(folder)):
        told.update(f"{name}\0{digest(path)}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def digest(path: Path | str) -> str:
    """Return the hash of a file's content."""
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of files: making each a Path costs a third more
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def program() -> str:
    """Return what names everything that makes things: this program, every package installed, Python and what packs.

    Nothing is left out for seeming to have no part in a thing: whoever changes what is used for it would have to
    remember.
    """
    return "\n".join([tree(_GENERATOR), *sorted(_packages()), sys.version, ZLIB_RUNTIME_VERSION])


def _packages() -> Iterator[str]:
    """Yield the installed packages with their versions, as their folders are called."""
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - an entry may be empty, which is no folder
            yield from (entry.name for entry in os.scandir(place) if entry.name.endswith(".dist-info"))


def _files(folder: Path, inside: str = "") -> Iterator[tuple[str, str]]:
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        name = f"{inside}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield name, entry.path
        elif entry.name not in _NOT_SOURCES:
            yield from _files(Path(entry.path), f"{name}/")
