"""English: complete for everything the program and its pages say, and in step with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest
import yaml
from babel.messages.pofile import read_po

from generator.labels import label
from generator.language import LOCALE_FOLDER, language
from generator.measuring.badges import Evidence, Progress, Reported
from tests import messages

NEEDED = sorted(
    messages.rules() | messages.fields() | messages.meanings() | messages.dictionary() | messages.templates()
    | messages.of_pages() | messages.marked()
)  # fmt: skip
ENGLISH = language("en").messages


def bare(message: str) -> str:
    """Return a message of the catalogue without its context."""
    return message.rpartition("\x04")[2]


def holes(sentence: str) -> list[tuple[str, str]]:
    return [(name, forms or "") for _, name, forms, _ in Formatter().parse(sentence) if name is not None]


def shown(sentence: str) -> list[str]:
    return sorted(name for name, forms in holes(sentence) if "|" not in forms)


def ends(sentence: str) -> tuple[str, str]:
    """Return the white space a piece of a sentence begins and ends with."""
    return sentence[: len(sentence) - len(sentence.lstrip())], sentence[len(sentence.rstrip()) :]


def named(sentence: str) -> set[str]:
    return {name for name, _ in holes(sentence)}


def test_nothing_is_missing() -> None:
    assert [message for message in NEEDED if not ENGLISH.get(message)] == []


def test_nothing_is_left_over() -> None:
    assert [message for message in ENGLISH if bare(message) not in NEEDED] == []


def test_no_vietnamese_stands_outside_messages() -> None:
    """In a template by itself, or in pieces inside an f-string, no catalogue could find it."""
    assert messages.unmarked() == {}
    assert messages.glued() == set()


def test_what_is_found_is_everything() -> None:
    """The finder knows templates, tables of words and titles, and what is Vietnamese."""
    for text in ("Trang chủ", "Đúng tiến độ", "Mức phải đạt lúc này", "Kết quả và số liệu bối cảnh", "Hạn theo lời văn bản"):
        assert text in NEEDED
    assert [messages.is_vietnamese(text) for text in ("đo", "Mã", "trang", "naïve")] == [True, True, False, True]


@pytest.mark.parametrize("message", sorted(ENGLISH), ids=lambda message: message[:40])
def test_translation_is_in_step(message: str) -> None:
    english, message = ENGLISH[message], bare(message)
    assert named(english) == named(message)
    assert shown(english) == shown(message) or any("|" in forms for _, forms in holes(english))
    assert all(forms.count("|") == 1 for _, forms in holes(english) if "|" in forms), "English has two forms: one and many"
    assert ends(english) == ends(message)
    assert english[-1:] in ".?" or message[-1:] not in "."


def test_the_catalogue_is_in_order() -> None:
    with (LOCALE_FOLDER / "en.po").open("rb") as file:
        entries = [m for m in read_po(file, locale="en") if m.id]
    assert not any(m.fuzzy for m in entries)
    assert len(entries) == len({(m.context, m.id) for m in entries})


CONTENT = messages.GENERATOR.parent / "content"
STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)' (?=\w)|}'s\b")  # an apostrophe, not a mark around something quoted


def english_texts(value: object) -> Iterator[str]:
    """Yield the texts of a file; those in the data's own language are no English."""
    if isinstance(value, dict):
        yield from (text for key, part in value.items() if key != "text" for text in english_texts(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in english_texts(part))
    elif isinstance(value, str):
        yield value


def test_apostrophes_are_those_of_print() -> None:
    """A site with curly quotation marks has no straight apostrophe beside them: not in messages, not in articles."""
    written = [*ENGLISH.values(), *((CONTENT / "en" / f.name).read_text("utf-8") for f in (CONTENT / "en").glob("*.md"))]
    for file in (CONTENT / "en").glob("*.yml"):
        written += english_texts(yaml.safe_load(file.read_text("utf-8")))
    for config in (CONTENT.parent / "site_config.yml", CONTENT.parent / "tests/projects/minh-hoa/site_config.yml"):
        written += english_texts(yaml.safe_load(config.read_text("utf-8"))["translations"])
    assert len(written) > 2_000
    assert [text for text in written if STRAIGHT.search(text)] == []




def test_every_article_has_its_english() -> None:
    assert {f.name for f in CONTENT.glob("*.md")} == {f.name for f in (CONTENT / "en").glob("*.md")}


def test_every_term_has_its_english() -> None:
    """Under the same id, which is its address; a status by the very word its badge has."""
    vietnamese, english = (yaml.safe_load((folder / "terms.yml").read_text("utf-8"))["terms"] for folder in (CONTENT, CONTENT / "en"))
    assert {t["id"] for t in english} == {t["id"] for t in vietnamese}
    badges = {label(member, language("en")).lower() for kind in (Reported, Progress, Evidence) for member in kind}
    assert {t["word"] for t in english if t.get("status")} == badges
