"""Sentences whose numbers lead to what they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Self

from generator.language import Message


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence; one with an address leads there."""

    text: str
    address: str = ""


class Sentence(str):
    """A text, and the same in parts, so that a page shows its numbers as links and everybody else reads the text."""

    __slots__ = ("parts",)
    parts: tuple[Part, ...]

    def __new__(cls, *parts: Part) -> Self:
        """Put a sentence together."""
        made = super().__new__(cls, "".join(p.text for p in parts))
        made.parts = parts
        return made

    def __getnewargs__(self) -> tuple[Part, ...]:  # type: ignore[override]
        """Return what a copy is made of."""
        return self.parts

    def __add__(self, more: str) -> Sentence:
        """Go on with another sentence, keeping the parts of both."""
        return Sentence(*self.parts, *parts_of(more))


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a sentence; a plain text is one part."""
    if isinstance(text, Sentence):
        return text.parts
    return (Part(text),) if text else ()


def counted(number: object, address: str) -> Sentence:
    """Return a number that leads to where the things it counts are listed."""
    return Sentence(Part(str(number), address))


def filled(message: str, details: Mapping[str, object]) -> Sentence:
    """Return ``message`` with ``{details}`` filled in; those that lead somewhere still do."""
    parts: list[Part] = []
    if isinstance(message, Message):
        message, details = message.chosen(details)
    for text, name, _, _ in Formatter().parse(message):
        parts += parts_of(text)
        if name is not None:
            detail = details[name]
            parts += parts_of(detail if isinstance(detail, str) else str(detail))
    return Sentence(*parts)


def joined(between: str, sentences: Iterable[str]) -> Sentence:
    """Put sentences one behind the other, with ``between`` between them."""
    parts: list[Part] = []
    for sentence in sentences:
        parts += [*parts_of(between if parts else ""), *parts_of(sentence)]
    return Sentence(*parts)
