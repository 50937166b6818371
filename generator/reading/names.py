"""Names that every machine takes: of files and folders, and of what becomes one in an address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
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
    return _SIGN if any(c in _NOT_IN_NAMES or not c.isprintable() for c in name) else None


def refused_names(folder: Path, name: str) -> Iterator[Finding]:
    """Yield the entries of ``folder`` that are links, that some machine cannot hold, or that one takes for another.

    ``name`` is the folder as findings call it. Hidden entries are nobody's data.
    """
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
    for path in entries:
        shown = printable(path.name)
        place = _place(path, f"{name}/{shown}")
        problem = problem_of(path.name)
        if path.is_symlink():
            yield rules.LINKED.at(place, value=shown)
        elif problem:
            yield rules.NAME_NOT_EVERYWHERE.at(place, value=shown, problem=problem)
    for path, other in _alike(entries):
        place = _place(path, f"{name}/{printable(path.name)}")
        yield rules.NAMES_ALIKE.at(place, value=printable(path.name), other=printable(other.name))


def printable(name: str) -> str:
    """Return a name as it can be shown, whatever it is: a file's name may hold what is no text."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _place(path: Path, name: str) -> Place:
    return Folder(name) if path.is_dir() else Place(name)


def _alike(entries: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the entries that one machine or other takes for an earlier one, with that one."""
    first: dict[str, Path] = {}
    for path in entries:
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path.name).casefold())
        if key in first:
            yield path, first[key]
        first.setdefault(key, path)
