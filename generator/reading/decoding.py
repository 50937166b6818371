"""Bytes become text, or a finding says why not; nothing is half-read."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.reading import rules
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import clean

MAX_BYTES = 8_000_000
_ALLOWED_CONTROLS = {"\n", "\r", "\t"}


def read_text(path: Path, place: Place) -> tuple[str | None, list[Finding]]:
    """Return the text of a file, and what was found while decoding it.

    The text is None when the file cannot be used. A byte-order mark is accepted. The
    characters stay as written; values are brought to NFC one by one (``value_text``).
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        found = rules.TOO_LARGE.at(place, value=f"{size / 1e6:.0f}", limit=MAX_BYTES // 1_000_000)
        return None, [found]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [rules.NOT_UTF8.at(place, encoding=_guess(raw))]
    if not text.strip():
        return None, [rules.EMPTY_FILE.at(place)]
    bad = _control(text, place)
    if bad:
        return None, [bad]
    decomposed = not unicodedata.is_normalized("NFC", text)
    return text, [rules.DECOMPOSED.at(place)] if decomposed else []


def value_text(text: str, place: Place, findings: list[Finding]) -> str:
    """Return one value in NFC with look-alikes mended, and say so when there were some."""
    if "Ƣ" in text or "ƣ" in text:
        findings.append(rules.LOOKALIKE.at(place, value=text[:60]))
    return clean(text)


def _guess(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:2] == b"\0":
        return "UTF-16"
    return "Windows-1258, Windows-1252 hoặc TCVN3"


def _control(text: str, place: Place) -> Finding | None:
    for line_number, line in enumerate(text.split("\n"), start=1):
        for column, char in enumerate(line, start=1):
            if char < " " and char not in _ALLOWED_CONTROLS or char == "\x7f":
                where = Place(place.file, line_number, column)
                return rules.NOT_TEXT.at(where, value=f"{ord(char):04X}")
    return None
