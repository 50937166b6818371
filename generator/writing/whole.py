"""What no line breaks: ``2309/KH-UBND``, ``2029-12-14``, ``2026–2030``, ``1 May 2029``, ``54,4% (80/147)``.

A browser may begin a line behind any hyphen or dash, and behind a slash before a letter. Signs that look alike and do
not break (U+2011) would be found by no search and copied into letters, so the text stays as it is and its element says
that it stays whole. Between two digits a slash never breaks (Unicode's rule LB25): ``14/12/2029`` needs no element.
"""

from __future__ import annotations

import re
from functools import cache

# Longer ones must be able to break: a phone of 320 px shows some thirty letters of running text.
LONGEST = 24
# What is read letter by letter, shown by itself, or laid out by its pieces.
_LEFT = r"<(button|code|option|pre|script|style|svg|textarea|title)\b[^>]*>.*?</\1>|<!--.*?-->|<[^>]*>"
_PART = r"\w+(?:[.,]\d+)*"
# Numbers, and codes that begin with a capital; not the pieces of an address, nor names in small letters with hyphens.
_TOKEN = rf"(?<![\w&#/.:=?%@–-])(?=[^\W_a-z]){_PART}(?:[/–-]{_PART})+(?![\w/–-])"
# A figure and what it is computed from.
_SUM = r"(?<![\w.,(/–-])\d[\d.,]*%? \(\d[\d.,]*/\d[\d.,]*\)"
# A value and what came in its place; an abbreviation and the name behind it; a quarter; a word after one letter.
_VALUE = r"(?:[^\W\d_]{1,8} )?\d[\d.,/]*%?"
_ARROW = rf"(?<![\w.,/–-]){_VALUE}(?: [^\W\d_]{{1,8}})? → {_VALUE}(?!\w)"
_SHORTENED = r"(?<!\w)[^\W\d_a-z]{2,3}\. [^\W\d_a-z]\w*"
_QUARTER = r"(?<!\w)[^\W\d_]+ [IVX]+/\d{4}(?!\w)"
_LETTER = r"(?<![\w&#/.:=?%@–-])[A-Za-z]-[^\W\d_]+(?![\w/–-])"
# What a left out beginning goes on with, also where another language begins there; an arrow before what came.
_CUT = r"(?<![^\s>(“])…(<span lang=\"[^\"]*\">)?([^\W_]+)"
_LEADS = "→ "
_MAY_BREAK = re.compile(r"[–-]|/(?!\d)|(?<!\d)/")


def kept_whole(html: str, months: tuple[str, ...] = ()) -> str:
    """Return the body of a page whose numbers of documents, codes, ranges, dates and sums stay on one line.

    ``months`` are the names of the months where the page writes dates with them.
    """
    return _found(months).sub(_whole, html)


@cache
def _found(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, months))
    date = rf"(?<!\w)(?:\d{{1,2}} )?(?:{names}) \d{{4}}(?!\w)" if names else r"(?!)"
    kept = rf"({_ARROW}|{date}|{_SUM}|{_SHORTENED}|{_QUARTER}|{_LETTER})"
    return re.compile(rf"{_LEFT}|{kept}|({_TOKEN})|{_CUT}|({_LEADS})", re.DOTALL)


def _whole(found: re.Match[str]) -> str:
    if found[2]:
        too_long = "→" in found[2] and len(found[2]) > LONGEST
        return _led(found[2]) if too_long else f'<span class="whole">{found[2]}</span>'
    if found[5]:
        return f'{found[4] or ""}<span class="whole">…{found[5]}</span>'
    if found[6]:
        return _led(found[6])
    token = found[3]
    if token is None or len(token) > LONGEST or not any(map(str.isdigit, token)) or not _MAY_BREAK.search(token):
        return found[0]
    return f'<span class="whole">{token}</span>'


def _led(text: str) -> str:
    """Keep an arrow at what it leads to: what follows may be an element, so the space itself does not break."""
    return text.replace("→ ", "→\N{NO-BREAK SPACE}")
