"""What names everything that draws, for pictures kept between builds."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.kept import digest

_LIBRARIES = ("altair", "vl-convert-python")


@cache
def tools(fonts: Path) -> str:
    """Return what names everything that draws: libraries, our own code, fonts."""
    room = Path(__file__).parent
    files = [*sorted(room.glob("*.py")), room.parent / "language.py", *sorted(fonts.glob("*.ttf"))]
    return " ".join([*(version(name) for name in _LIBRARIES), *map(digest, files)])
