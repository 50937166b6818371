"""Every message the program can say, found in its own source: what ``en.po`` must hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from generator.checking.catalogue import catalogue
from generator.reading import project
from generator.records.base import Record
from generator.records.values import Choice

GENERATOR = Path(project.__file__).parents[1]
_MARKS = {"_", "gettext", "say", "tell", "ours", "_filled"}


def rules() -> set[str]:
    """The sentences of all rules."""
    return {s for r in catalogue().values() for s in (r.what, r.why, r.mend)}


def fields() -> set[str]:
    """The descriptions of required fields, which a finding quotes when one is missing."""
    kinds = _below(Record)
    infos = [info for kind in kinds for info in kind.model_fields.values() if info.is_required()]
    return {info.description for info in infos if info.description}


def meanings() -> set[str]:
    """What the words that files and forms choose from mean, in every room."""
    for module in walk_packages([str(GENERATOR)], "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return {member.meaning for kind in Choice.__subclasses__() for member in kind}


def _below(kind: type[Record]) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def marked(room: str = "") -> set[str]:
    """The texts marked in the source of a room, or of all rooms, as what a reader may be told."""
    paths = [GENERATOR / room] if room.endswith(".py") else sorted((GENERATOR / room).rglob("*.py"))
    return {text for path in paths for text in _in_file(path)}


def _in_file(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in _MARKS:
            for argument in node.args:
                yield from _texts(argument)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
