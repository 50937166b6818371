"""Imports lead one way: a room knows the rooms to its left, as ARCHITECTURE.md has them, and none to its right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From left to right; what is not named here stands at the edge and may import everything.
ROOMS = (
    "records.values", "garbage", "parallel", "kept", "text", "language", "markdown", "spreadsheets", "records", "reading", "measuring", "labels", "titles", "checking",
    "charting", "history", "exchange.editing", "exchange.workbook", "exchange.form", "exchange", "writing", "printing",
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


NETWORK = {"urllib3", "requests", "http.client", "urllib.request"}


def libraries(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, from wherever they come."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_one_room_asks_the_network_and_one_command_calls_it() -> None:
    callers, askers = set(), set()
    for path in (ROOT / "generator").rglob("*.py"):
        name = path.relative_to(ROOT / "generator").as_posix()
        found = set(libraries(path))
        if not name.startswith("links/") and any(f"{module}.".startswith("generator.links.") for module in found):
            callers.add(name)
        if any(f"{module}.".startswith(f"{one}.") for module in found for one in NETWORK):
            askers.add(name.partition("/")[0])
    assert (callers, askers) == ({"commands/links.py"}, {"links"})


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_import_leads_to_the_right(path: Path) -> None:
    here = rank(".".join(path.relative_to(ROOT / "generator").with_suffix("").parts))
    if here is not None:
        wrong = [name for name in imports(path) if (there := rank(name)) is None or there > here]
        assert wrong == []
