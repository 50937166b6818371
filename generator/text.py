"""One way to compare, sort and address text; search, slugs, sorting and duplicate checks all use it.

Vietnamese writes the same word in several byte sequences: composed and decomposed marks
(NFC, NFD), the tone on either vowel (hòa, hoà), and, in text copied out of old PDF files,
the letter Ƣ where Ư was meant. ``đ`` is a letter of its own and Unicode does not decompose it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PDF_LOOKALIKES = str.maketrans({"Ƣ": "Ư", "ƣ": "ư"})
_WITHOUT_DECOMPOSITION = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "Ɖ": "D", "ɖ": "d"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")

# Alphabetical order of letters with their marks but without their tone (CLDR, locale vi).
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
# ngang, huyền, hỏi, ngã, sắc, nặng
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


# Unicode's own limit for text that may be handled as a stream (UAX #15); putting more into order takes the square
# of their number. Marks are no letters, so that a run of them is found at once.
MOST_MARKS = 30
_NO_LETTERS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")
# Where no mark is: Latin and Greek letters, punctuation, arrows and mathematical signs.
_UNMARKED = "\x00-\u02ff\u1e00-\u20cf\u2100-\u2bff"
_PERHAPS_MARKS = re.compile(f"[^{_UNMARKED}][^{_UNMARKED}]{{{MOST_MARKS}}}")  # a first sign alone is found far faster


def overloaded(text: str) -> int | None:
    """Return where a letter begins to carry more marks than any writing has; None in ordinary text."""
    if text.isascii() or not _PERHAPS_MARKS.search(text):
        return None
    for found in _NO_LETTERS.finditer(text):
        run = 0
        for at, char in enumerate(found[0], start=found.start()):
            run = run + 1 if unicodedata.combining(char) else 0
            if run > MOST_MARKS:
                return at - MOST_MARKS
    return None


def clean(text: str) -> str:
    """Return ``text`` in NFC with PDF look-alikes of Ư/ư mended and spaces at the ends removed."""
    mended = text.translate(_PDF_LOOKALIKES) if "Ƣ" in text or "ƣ" in text else text
    return unicodedata.normalize("NFC", mended).strip()


def fold(text: str) -> str:
    """Return the form of ``text`` under which people would call two spellings the same.

    Lower case, no marks, đ as d, runs of anything but letters and digits as one space.

    >>> fold("Đắk  Lắk"), fold("Thanh Hoá") == fold("Thanh Hóa")
    ('dak lak', True)
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_PDF_LOOKALIKES))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.translate(_WITHOUT_DECOMPOSITION).lower()).strip()


@lru_cache(maxsize=1 << 15)  # the same few names are asked for again and again, above all by a history
def slug(text: str) -> str:
    """Return ``text`` as part of an address: lower case, hyphens, ASCII.

    >>> slug("XHS.1"), slug("MT25.3"), slug("Hồ Chí Minh")
    ('xhs-1', 'mt25-3', 'ho-chi-minh')
    """
    return fold(text).replace(" ", "-")


@lru_cache(maxsize=1 << 13)  # names of places are sorted once for each table they stand in
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, tones second.

    Letters: a ă â b c d đ e ê …; tones: ngang, huyền, hỏi, ngã, sắc, nặng. Spaces come before
    letters, digits before letters.
    """
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", clean(text).lower()):
        if char in _TONE_RANK:
            if tones:
                tones[-1] = _TONE_RANK[char]
        elif unicodedata.combining(char):
            composed = unicodedata.normalize("NFC", _base_of(letters[-1]) + char) if letters else ""
            if composed in _LETTER_RANK:
                letters[-1] = _LETTER_RANK[composed] + 1000
        else:
            rank = _LETTER_RANK.get(char)
            letters.append(rank + 1000 if rank else min(ord(char), 999))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _base_of(rank: int) -> str:
    return _LETTERS[rank - 1001] if rank > 1000 else ""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice a person most likely meant by ``word``, or None when nothing is near."""
    by_fold = {fold(choice): choice for choice in choices}
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


#: What ends a clause: a text that is too long is cut behind one rather than inside a name of several words.
CLAUSE_ENDS = ",;:.!?…–"
_CLAUSE_END = re.compile(r"(?<=[,;:.!?…–])\s")
_LEAST = 0.5  # a clause that ends before so much of the limit would leave out too much
_LITTLE_MORE = 1.25  # what is longer by so little is shown whole


def inside_quotes(text: str) -> str:
    """Return a text as it stands in quotation marks: its own become single.

    >>> inside_quotes("số là “trên 90%”")
    'số là ‘trên 90%’'
    """
    return text.replace("“", "‘").replace("”", "’")


def lower_first(text: str) -> str:
    """Return ``text`` as it reads inside a sentence; a first word that is no plain one (OCOP, 5G) stays as it is.

    >>> lower_first("Số trạm 5G"), lower_first("OCOP")
    ('số trạm 5G', 'OCOP')
    """
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() or any(c.isdigit() for c in first) else text[:1].lower() + text[1:]


def is_long(text: str, limit: int) -> bool:
    """Whether a text is so much longer than ``limit`` characters that it is cut."""
    return len(text) > limit * _LITTLE_MORE


def clipped(text: str, limit: int) -> str:
    """Return a text whole where it is little longer than ``limit``, else up to a clause that ends near it.

    Where none does it is cut at ``limit``, between words.
    """
    if not is_long(text, limit):
        return text
    more = int(limit * _LITTLE_MORE)
    return cut(text, more if _clause_end(text, more) else limit)


def cut(text: str, limit: int) -> str:
    """Return a text of at most ``limit`` characters and "…": up to the last clause that ends within it, or else
    the last word; what has no spaces is cut anywhere.

    >>> cut("Tập huấn kỹ năng số, thương mại điện tử", 24)
    'Tập huấn kỹ năng số…'
    """
    if len(text) <= limit:
        return text
    end = _clause_end(text, limit) or text.rfind(" ", 0, limit + 1)
    whole = text[:end] if end > 0 else text[:limit]
    return whole.rstrip(" .,;:–") + "…"


def _clause_end(text: str, limit: int) -> int:
    """Return where the last clause ends that fills much of ``limit`` characters; 0 for none."""
    ends = (found.start() for found in _CLAUSE_END.finditer(text, int(limit * _LEAST), limit + 1))
    return max(ends, default=0)
