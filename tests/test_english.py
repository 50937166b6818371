"""English: complete for everything the program says outside its pages, and in step with it."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.pofile import read_po

from generator.language import LOCALE_FOLDER, language
from tests import messages

# The words of pages come with the English site; until then they may be missing.
ROOMS = [
    "building.py", "charting", "checking", "cli.py", "history", "commands", "exchange", "links", "previewing.py", "publishing",
    "reading", "records",
]  # fmt: skip
IN_CODE = {m for room in ROOMS for m in messages.marked(room)}
NEEDED = sorted(messages.rules() | messages.fields() | messages.meanings() | IN_CODE)
ENGLISH = language("en").messages


def holes(sentence: str) -> list[tuple[str, str]]:
    return [(name, forms or "") for _, name, forms, _ in Formatter().parse(sentence) if name is not None]


def shown(sentence: str) -> list[str]:
    return sorted(name for name, forms in holes(sentence) if "|" not in forms)


def named(sentence: str) -> set[str]:
    return {name for name, _ in holes(sentence)}


def test_nothing_is_missing() -> None:
    assert [message for message in NEEDED if not ENGLISH.get(message)] == []


def test_nothing_is_left_over() -> None:
    known = set(NEEDED) | messages.marked()
    assert [message for message in ENGLISH if message not in known] == []


@pytest.mark.parametrize("message", sorted(ENGLISH), ids=lambda message: message[:40])
def test_translation_is_in_step(message: str) -> None:
    english = ENGLISH[message]
    assert named(english) == named(message)
    assert shown(english) == shown(message) or any("|" in forms for _, forms in holes(english))
    assert all(forms.count("|") == 1 for _, forms in holes(english) if "|" in forms), "English has two forms: one and many"
    assert english.strip() == english
    assert english[-1:] in ".?" or message[-1:] not in "."


def test_the_catalogue_is_in_order() -> None:
    with (LOCALE_FOLDER / "en.po").open("rb") as file:
        entries = [m for m in read_po(file, locale="en") if m.id]
    assert not any(m.fuzzy for m in entries)
    assert len(entries) == len({m.id for m in entries})
