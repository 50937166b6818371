"""What a single text may not hold: stray spaces, hidden and look-alike characters, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.language import ours
from generator.reading import rules
from generator.reading.personal import personal_data
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import clean

_SHOWN = 60
_TOO_SHORT = 8  # fewer characters hold no number of a person, and no address

# --- spaces ---------------------------------------------------------------------------------

_NO_BREAK = "\u00a0\u2007\u202f"
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u2060-\u2064"
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_NO_BREAKS = re.compile(f"[{_NO_BREAK}]")
_SPACES = (
    (_NO_BREAKS, ours("dấu cách không ngắt")),
    (re.compile(r"(?<=\S)[^\S\n]{2}"), ours("hai dấu cách liền nhau")),
    (re.compile(r"\A[^\S\n]|[^\S\n]\n*\Z"), ours("dấu cách thừa ở đầu hoặc cuối")),
)

# --- letters --------------------------------------------------------------------------------

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f"
# Greek and Cyrillic, but for the signs of units (μ, Ω) that do stand beside Latin letters.
_OTHER = "\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f"
_ALWAYS = "\u00d0\u00f0\u0189\u0256\uff01-\uff5e\U0001d400-\U0001d7ff"  # Ð for Đ; full width; mathematical
_ALIKE = re.compile(f"[{_ALWAYS}]|(?<=[{_LATIN}])[{_OTHER}]|[{_OTHER}](?=[{_LATIN}])")
_PERHAPS_ALIKE = re.compile(f"[{_ALWAYS}{_OTHER}]")  # far faster to look for
_WORD = re.compile(r"[\w\u0300-\u036f]+")

def check_text(text: str, place: Place, public_mail: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with one text as its file has it.

    ``public_mail`` says that the text is meant to be an address people write to.
    """
    if len(text) < _TOO_SHORT and text.isascii() and " " not in text and "\t" not in text:
        return  # most cells: a number, a yes, nothing
    yield from _spaces(text, place)
    if not text.isascii():
        yield from _letters(text, place)
    yield from personal_data(text, place, public_mail)


def as_read(text: str) -> str:
    """Return what a text says once it is read: in NFC, look-alikes, hidden characters and odd spaces mended."""
    return clean(mended(text))


def mended(text: str) -> str:
    """Return ``text`` without hidden characters and with ordinary spaces."""
    if text.isascii():
        return text
    return _NO_BREAKS.sub(" ", _HIDDEN.sub("", text))


def _spaces(text: str, place: Place) -> Iterator[Finding]:
    if text == " ".join(text.split()):
        return
    problem = next((words for pattern, words in _SPACES if pattern.search(text)), None)
    if problem:
        yield rules.STRAY_SPACE.at(place, value=text[:_SHOWN], problem=problem)


def _letters(text: str, place: Place) -> Iterator[Finding]:
    hidden = _HIDDEN.search(text)
    if hidden:
        yield rules.HIDDEN_CHARACTER.at(place, value=mended(text)[:_SHOWN], sign=f"{ord(hidden[0]):04X}")
    alike = _ALIKE.search(text) if _PERHAPS_ALIKE.search(text) else None
    if alike:
        word = next((w[0] for w in _WORD.finditer(text) if w.start() <= alike.start() < w.end()), alike[0])
        sign = f"{ord(alike[0]):04X}"
        yield rules.OTHER_LETTER.at(place, value=word[:_SHOWN], letter=alike[0], sign=sign)
