"""Names that every machine takes: of files and folders, and of what becomes one in an address."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from generator.language import Words, ours
from generator.reading import rules
from generator.records.finding import Finding
from generator.records.values import Folder, Place

# What Windows keeps for devices, whatever ending follows; the superscripts count as the figures they look like.
_NUMBERED = [f"{device}{number}" for device in ("com", "lpt") for number in "123456789¹²³"]
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", *_NUMBERED}
_NOT_IN_NAMES = set('<>:"|?*\\')

DEVICE = ours("Windows giữ tên này cho một thiết bị")
_ENDS = ours("kết thúc bằng dấu chấm hoặc dấu cách")
_SIGN = ours("có ký tự không phải chữ, số hoặc dấu thường")


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device.

    >>> is_device("con"), is_device("NUL.yml"), is_device("con-dao")
    (True, True, False)
    """
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def problem_of(name: str) -> Words | None:
    """Return why some machine cannot hold a file or folder called ``name``; None when all can."""
    if is_device(name):
        return DEVICE
    if name.endswith((".", " ")):
        return _ENDS
    return None if name.isprintable() and _NOT_IN_NAMES.isdisjoint(name) else _SIGN


def refused_names(folder: Path, name: str) -> Iterator[Finding]:
    """Yield the entries of ``folder`` that are links, that some machine cannot hold, or that one takes for another.

    ``name`` is the folder as findings call it. Hidden entries are nobody's data.
    """
    entries = [entry for entry in entries_of(folder) if not entry.name.startswith(".")] if folder.is_dir() else []
    for entry in entries:
        problem = problem_of(entry.name)
        if entry.is_symlink():
            yield rules.LINKED.at(_place(entry, name), value=printable(entry.name))
        elif problem:
            yield rules.NAME_NOT_EVERYWHERE.at(_place(entry, name), value=printable(entry.name), problem=problem)
    for entry, other in _alike(entries):
        yield rules.NAMES_ALIKE.at(_place(entry, name), value=printable(entry.name), other=printable(other.name))


def entries_of(folder: Path) -> list[os.DirEntry[str]]:
    """Return what stands in a folder by name, together with what each entry is: nothing is asked of each alone."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=attrgetter("name"))


def printable(name: str) -> str:
    """Return a name as it can be shown, whatever it is: a file's name may hold what is no text."""
    return name if name.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in name)


def _place(entry: os.DirEntry[str], folder: str) -> Place:
    name = f"{folder}/{printable(entry.name)}"
    return Folder(name) if Path(entry).is_dir() else Place(name)  # a link in a circle is none, and no mistake to ask


def _alike(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[os.DirEntry[str], os.DirEntry[str]]]:
    """Yield the entries that one machine or other takes for an earlier one, with that one."""
    first: dict[str, os.DirEntry[str]] = {}
    for entry in entries:
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", entry.name).casefold())
        if key in first:
            yield entry, first[key]
        first.setdefault(key, entry)
