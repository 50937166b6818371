"""Pictures kept between builds, by the hash of everything they are made of."""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

#: A picture as SVG and as PNG, the specification behind both, and the same compiled.
Drawn = tuple[str, bytes, dict[str, Any], dict[str, Any]]

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


def read(entry: Path) -> Drawn | None:
    """Return what ``entry`` holds, or None when it is missing or not what was written."""
    try:
        digest, body = entry.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    lengths, rest = body.split(b"\n", 1)
    first, second = (int(number) for number in lengths.split())
    svg, specs, png = rest[:first], rest[first : first + second], rest[first + second :]
    spec, live = json.loads(specs)
    return svg.decode(), png, spec, live


def write(entry: Path, drawn: Drawn) -> None:
    """Write an entry in one step, so that a reader never meets half of it."""
    svg, png, specs = drawn[0].encode(), drawn[1], json.dumps(drawn[2:], ensure_ascii=False).encode()
    body = b"%d %d\n" % (len(svg), len(specs)) + svg + specs + png
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=entry.parent, delete=False) as file:
        file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    Path(file.name).replace(entry)
