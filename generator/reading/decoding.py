"""Bytes become text, or a finding says why not; nothing is half-read."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.language import Words, ours
from generator.reading import rules
from generator.reading.texts import as_read, check_text
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import MOST_MARKS, overloaded

MAX_BYTES = 8_000_000
_MOST_HOLD = 1 << 16  # bytes: memory for all that a file may hold is asked for only where it holds more
_QUOTED = re.compile(r'"[^"]*"')
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)  # ======= alone may be a heading in Markdown
# Control characters but tab and line ends; marks that turn the direction of text; line ends that some
# programs know and others do not; noncharacters (some stand for what is filled in last: writing/stamp.py).
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def read_text(path: Path, place: Place) -> tuple[str | None, list[Finding]]:
    """Return the text of a file, and what was found while decoding it.

    The text is None when the file cannot be used. A byte-order mark is accepted. The
    characters stay as written; values are brought to NFC one by one (``value_text``).
    """
    try:
        raw = _bytes(path)
    except OSError as error:
        return None, [rules.CANNOT_OPEN.at(place, reason=error.strerror or type(error).__name__)]
    if len(raw) > MAX_BYTES:
        size = path.stat().st_size
        return None, [rules.TOO_LARGE.at(place, value=f"{size / 1e6:.0f}", limit=MAX_BYTES // 1_000_000)]
    bare = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = bare.decode()
    except UnicodeDecodeError as error:
        before = bare[: error.start].decode()
        return None, [rules.NOT_UTF8.at(_after(before, place.file), encoding=_guess(raw))]
    if not text.strip():
        return None, [rules.EMPTY_FILE.at(place)]
    bad = _not_text(text, place) or _overloaded(text, place) or _conflict(text, place)
    if bad:
        return None, [bad]
    return text, list(_decomposed(text, place))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        begun = file.read(_MOST_HOLD)
        return begun if len(begun) < _MOST_HOLD else begun + file.read(MAX_BYTES + 1 - _MOST_HOLD)


def value_text(text: str, place: Place, findings: list[Finding], public_mail: bool = False) -> str:
    """Return one value in NFC, look-alikes and hidden characters mended, and say what was found.

    A value may hold a control character the file does not show, as an escape between quotes.
    ``public_mail`` says that it is meant to be an address people write to.
    """
    clean = unremarkable(text, public_mail)
    if clean is not None:
        return clean
    marks = overloaded(text)
    if marks is not None:
        findings.append(rules.TOO_MANY_MARKS.at(place, limit=MOST_MARKS))
        return value_text(text[:marks], place, findings, public_mail)
    hidden = NOT_TEXT.search(text)
    if hidden:
        findings.append(rules.NOT_TEXT.at(place, value=f"{ord(hidden[0]):04X}"))
    if "Ƣ" in text or "ƣ" in text:
        findings.append(rules.LOOKALIKE.at(place, value=text[:60]))
    findings += check_text(text, place, public_mail)
    return as_read(text)


@lru_cache(maxsize=1 << 16)
def unremarkable(text: str, public_mail: bool = False) -> str | None:
    """Return a value about which there is nothing to say, None for others.

    A history reads the same values hundreds of times.
    """
    if overloaded(text) is not None:  # looked at first: whatever else is asked of such a text takes for ever
        return None
    odd = NOT_TEXT.search(text) or "Ƣ" in text or "ƣ" in text or any(check_text(text, Place(""), public_mail))
    return None if odd else as_read(text)


def _guess(raw: bytes) -> Words | str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:2] == b"\0":
        return "UTF-16"
    return ours("Windows-1258, Windows-1252 hoặc TCVN3")


def _not_text(text: str, place: Place) -> Finding | None:
    found = NOT_TEXT.search(text)
    if found is None:
        return None
    return rules.NOT_TEXT.at(_after(text[: found.start()], place.file), value=f"{ord(found[0]):04X}")


def _overloaded(text: str, place: Place) -> Finding | None:
    marks = overloaded(text)
    return None if marks is None else rules.TOO_MANY_MARKS.at(_after(text[:marks], place.file), limit=MOST_MARKS)


def _conflict(text: str, place: Place) -> Finding | None:
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None:
        return None
    return rules.CONFLICT.at(_after(text[: found.start()], place.file), value=found[0].strip()[:60])


def _decomposed(text: str, place: Place) -> Iterator[Finding]:
    if not unicodedata.is_normalized("NFC", text):
        word = next(w for w in re.finditer(r"\S+", text) if not unicodedata.is_normalized("NFC", w[0]))
        shown = unicodedata.normalize("NFC", word[0])[:60]
        yield rules.DECOMPOSED.at(_after(text[: word.start()], place.file), value=shown)


def _after(before: str, file: str) -> Place:
    """Return the place that follows ``before``, a file's beginning; in CSV the column is the number of the cell."""
    line = before.rpartition("\n")[2]
    column = _QUOTED.sub("", line).count(",") + 1 if file.endswith(".csv") else len(line) + 1
    return Place(file, before.count("\n") + 1, column)
