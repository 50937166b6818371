"""In which language somebody wrote a line that pages quote as it is, such as the first line of a commit.

Nobody says so in the repository. The languages of the site are told apart by the words of their messages; a line
in none of them, or in several alike, is taken for the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from generator.language import SOURCE_LANGUAGE, language, languages

_WORD = re.compile(r"[^\W\d_]+")
_HOLE = re.compile(r"\{[^{}]*\}")


def language_of(text: str, own: str, others: Iterable[str]) -> str:
    """Return the language of ``text`` where it is one of ``others`` rather than the page's ``own``; else nothing."""
    return _told(text, own, tuple(sorted(set(others) - {own})))


@lru_cache(10_000)  # the same commits stand on many pages
def _told(text: str, own: str, others: tuple[str, ...]) -> str:
    words = _words_in(text)
    score = {code: sum(word in _vocabulary(code) for word in words) for code in (own, *others)}
    best = max(score, key=lambda code: (score[code], code == own))
    return best if best != own and score[best] * 2 > len(words) else ""


def _words_in(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if len(word) > 1]


@cache
def _vocabulary(code: str) -> frozenset[str]:
    """Return the words of a language, as far as its messages use them; those of the source language are their ids."""
    if code != SOURCE_LANGUAGE:
        messages: Iterable[str] = language(code).messages.values()
    else:
        messages = (i for c in languages() for i in language(c).messages)
    return frozenset(word for message in messages for word in _words_in(_HOLE.sub(" ", message)))
