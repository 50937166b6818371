"""Imports lead one way: a room knows the rooms to its left, as ARCHITECTURE.md has them, and none to its right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From left to right; what is not named here stands at the edge and may import everything.
ROOMS = (
    "records.values", "text", "language", "markdown", "records", "reading", "measuring", "labels", "titles", "checking",
    "charting", "history", "exchange.editing", "exchange.workbook", "exchange.form", "exchange", "writing",
)  # fmt: skip
# Files at the top of the exchange room that its own rooms share.
SHARED = ("exchange.habits", "exchange.ids", "exchange.schema")


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of the generator that a file imports, as ``room.module``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator."):
            yield from (f"{node.module}.{alias.name}".removeprefix("generator.") for alias in node.names)


def rank(module: str) -> int | None:
    """Return how far to the right a module stands; None at the edge."""
    if module.startswith(SHARED):
        return ROOMS.index("history")
    inside = (room for room in ROOMS if module == room or module.startswith(f"{room}."))
    room = max(inside, key=len, default=None)
    return None if room is None else ROOMS.index(room)


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_import_leads_to_the_right(path: Path) -> None:
    here = rank(".".join(path.relative_to(ROOT / "generator").with_suffix("").parts))
    if here is not None:
        wrong = [name for name in imports(path) if (there := rank(name)) is None or there > here]
        assert wrong == []
