"""Every message the program can say, found in its own source: what ``en.po`` must hold."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from jinja2 import Environment
from jinja2.nodes import Call, Const, Name, TemplateData

from generator.building import DEFAULT_THEME as THEME
from generator.checking.catalogue import catalogue
from generator.publishing.swap import _MARKER_TEXT
from generator.reading import project
from generator.records.base import Record
from generator.records.fields import fields_of, records_in
from generator.records.files import KINDS
from generator.records.values import Choice

GENERATOR = Path(project.__file__).parents[1]
_MARKS = {"_", "gettext", "say", "tell", "many", "ours", "_filled"}
# What speaks to readers of the site, beside the templates. There a text with Vietnamese letters is a message
# wherever it stands, so that none can be forgotten in a table.
OF_PAGES = ("charting", "labels.py", "publishing", "titles.py", "writing")
# Letters and patterns, which nobody reads; a file that says the same in both languages.
_NO_WORDS = {
    _MARKER_TEXT, "Đ", "đ", r", trong dấu nháy| \(mã trong topics\)|, in quotes| \(an id in topics\)"}


_READER = Environment(trim_blocks=True, lstrip_blocks=True)


def rules() -> set[str]:
    """The sentences of all rules."""
    return {s for r in catalogue().values() for s in (r.what, r.why, r.mend)}


def fields() -> set[str]:
    """The descriptions of required fields, which a finding quotes when one is missing."""
    kinds = _below(Record)
    infos = [info for kind in kinds for info in kind.model_fields.values() if info.is_required()]
    return {info.description for info in infos if info.description}


def dictionary() -> set[str]:
    """What the dictionary of data files says of each file and field."""
    records = {record for kind in KINDS for record in records_in(kind.record)}
    return {kind.title for kind in KINDS} | {f.description for record in records for f in fields_of(record)}


def templates() -> set[str]:
    """The texts marked in the templates of pages, of their parts and of the shell."""
    return {message for path in sorted(THEME.rglob("*.html")) for message in _in_template(path)}


def _in_template(path: Path) -> Iterator[str]:
    """Yield what stands first in every call of ``_``; behind it may stand a context."""
    for call in _READER.parse(_text(path)).find_all(Call):
        first = call.args[0] if call.args else None
        if isinstance(call.node, Name) and call.node.name == "_" and isinstance(first, Const):
            yield first.value


def unmarked() -> dict[str, list[str]]:
    """The Vietnamese that stands in a template as it is, by template: no other language can say it."""
    found = {}
    for path in sorted(THEME.rglob("*.html")):
        data = [d.data for d in _READER.parse(_text(path)).find_all(TemplateData)]
        told = [line.strip() for text in data for line in text.splitlines() if is_vietnamese(line)]
        found[path.relative_to(THEME).as_posix()] = told
    return {name: told for name, told in found.items() if told}


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def of_pages() -> set[str]:
    """Every Vietnamese text in the rooms that write pages, marked or not."""
    return {text for path in _paths_of_pages() for text, _ in _vietnamese(path)} - _NO_WORDS


def glued() -> set[str]:
    """Vietnamese inside f-strings of those rooms, which no catalogue can hold."""
    return {text for path in _paths_of_pages() for text, in_pieces in _vietnamese(path) if in_pieces}


def _paths_of_pages() -> Iterator[Path]:
    for room in OF_PAGES:
        yield from [GENERATOR / room] if room.endswith(".py") else sorted((GENERATOR / room).rglob("*.py"))


def _vietnamese(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the Vietnamese constants of a file that are no docstrings, and whether each is a piece of an f-string."""
    tree = ast.parse(_text(path))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    pieces = {id(piece) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for piece in n.values}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    for node in texts:
        if id(node) not in docs and is_vietnamese(node.value):
            yield node.value, id(node) in pieces


def is_vietnamese(text: str) -> bool:
    """Whether a text has a letter that English words do not."""
    return any(c in "đĐ" or (c.isalpha() and unicodedata.decomposition(c)) for c in text)


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
