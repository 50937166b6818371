"""Pictures kept between builds, by the hash of everything they are made of."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("altair", "vl-convert-python")


def key(*parts: str) -> str:
    """Return the name of an entry made of ``parts``."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def tools(fonts: Path) -> str:
    """Return what names everything that draws: libraries, our own code, fonts."""
    room = Path(__file__).parent
    files = [*sorted(room.glob("*.py")), room.parent / "language.py", *sorted(fonts.glob("*.ttf"))]
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return " ".join([*(version(name) for name in _LIBRARIES), *digests])


def read(entry: Path) -> bytes | None:
    """Return what ``entry`` holds, or None when it is missing or not what was written."""
    try:
        digest, content = entry.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return content if hashlib.sha256(content).hexdigest().encode() == digest else None


def write(entry: Path, content: bytes) -> None:
    """Write an entry in one step, so that a reader never meets half of it."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=entry.parent, delete=False) as file:
        file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    Path(file.name).replace(entry)
