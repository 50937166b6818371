"""What somebody wants to change in the data files. Every way in ends in these three edits.

An edit is addressed by the place of the record it touches, as reading gave it; values are machine
text (``97.6``, ``2026-11-30``, ``yes``), exactly as a person would type them into the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.language import Language, Words
from generator.reading import texts
from generator.records.values import Place

# A value as a file holds it: text, a list, or fields with their values.
Tree: TypeAlias = str | Sequence["Tree"] | Mapping[str, "Tree"]


@dataclass(frozen=True, slots=True)
class SetField:
    """Write ``field`` of the record that begins at ``place``; None takes the field away.

    ``place`` is the row of a CSV file (its line) or a mapping of a YAML file (``Record.place``). A field that
    is not there yet is added where the order of the record's class has it.
    """

    place: Place
    field: str
    value: Tree | None


@dataclass(frozen=True, slots=True)
class Add:
    """Add a record at the end of a list, or as the ``first`` of one; a file that is not there yet is begun.

    ``under`` leads to the list in a YAML file, for example ``("sources",)`` or ``("plan", "commitments")``;
    it is empty for a row of a CSV file, which always goes last. Columns the CSV file lacks are added at its end.
    """

    file: str
    under: tuple[str, ...]
    values: Mapping[str, Tree]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the record that begins at ``place``: a row, or an item of a list with its comments."""

    place: Place


Edit: TypeAlias = SetField | Add | Remove


def as_read(edit: Edit) -> Edit:
    """Return an edit with its texts as reading will take them: nothing hidden gets into a file.

    A field of which nothing is left is taken away.
    """
    if isinstance(edit, SetField) and edit.value is not None:
        return replace(edit, value=_tidy(edit.value) or None if isinstance(edit.value, str) else _tidy(edit.value))
    if isinstance(edit, Add):
        return replace(edit, values={name: _tidy(value) for name, value in edit.values.items()})
    return edit


def _tidy(value: Tree) -> Tree:
    if isinstance(value, str):
        return texts.as_read(value)
    if isinstance(value, Mapping):
        return {name: _tidy(inner) for name, inner in value.items()}
    return [_tidy(inner) for inner in value]


class EditError(Exception):
    """An edit that cannot be applied; ``told`` says why in words a person understands.

    ``message`` is the sentence in Vietnamese with ``{details}``; ``place`` is where it was to be applied,
    None when that is no place in a file.
    """

    def __init__(self, message: Words, place: Place | None, **details: object) -> None:
        super().__init__(str(message))
        self.message, self.place, self.details = message, place, details

    def told(self, words: Language) -> str:
        """Return the sentence in the reader's language, with its place first."""
        shown = {name: words.shown(value) for name, value in self.details.items()}
        sentence = words.shown(self.message).format_map(shown)
        return f"{self.place.file}:{self.place.line}: {sentence}" if self.place else sentence


__all__ = ["Add", "Edit", "EditError", "Remove", "SetField", "Tree", "as_read"]
