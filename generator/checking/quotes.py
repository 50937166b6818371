"""Is the figure in the words that are said to carry it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking import rules
from generator.records.finding import Finding
from generator.records.results import Result

_NUMBER = re.compile(r"[0-9]+(?:[.,\u00a0 ][0-9]+)*")
_GAPS = re.compile(r"[.,\u00a0 ]")
_SCALES = (1, 1000, 10**6, 10**9)  # 1,2 triệu is 1200000
_IN_WORDS = (0, 100)  # none of them, all of them
_LONGEST = 2000


def check_quote(result: Result, subject: str) -> Iterator[Finding]:
    """Yield a finding when a quote has figures, but not the one it is quoted for.

    A value computed from numerator and denominator is carried by these two.
    """
    value, quote = result.value, result.quote
    if value is None or not quote or value in _IN_WORDS:
        return
    said = _figures(quote)
    size = abs(value)  # a minus is easily a dash
    pair = {result.numerator, result.denominator}
    if not said or pair <= said or any(figure * scale == size for figure in said for scale in _SCALES):
        return
    yield rules.NOT_IN_QUOTE.at(result.place_of("value"), indicator=subject, value=value, quote=quote[:80])


def _figures(quote: str) -> set[Decimal]:
    """Return every number a quote can be read to hold, however it groups and divides its digits."""
    found: set[Decimal] = set()
    for written in _NUMBER.findall(quote[:_LONGEST]):
        parts = _GAPS.split(written)
        found |= {Decimal("".join(parts)), *map(Decimal, parts)}
        if len(parts) > 1:
            found.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    return found


def is_percent_in(quote: str, value: Decimal) -> bool:
    """Whether a quote gives ``value`` as a percentage each time it names it."""
    after = {
        quote[match.end() :].lstrip()[:1] == "%"
        for match in _NUMBER.finditer(quote[:_LONGEST])
        if abs(value) in _figures(match[0])
    }
    return after == {True}
