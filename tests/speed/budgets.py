"""What a first visit may cost, and which pages of a built site are measured."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

# Milliseconds on the emulated phone (tests/speed/visits.py); the shift is CLS, which has no unit.
LCP, LONGEST_TASK, RESULT = 1800, 200, 1500
SHIFT = 0.05


@dataclass(frozen=True)
class Budget:
    """The most a first visit may ask for; a KB is 1,000 bytes as sent."""

    size: int
    requests: int


_DOCUMENT = Budget(120_000, 12)
_OTHER = Budget(150_000, 12)
BUDGETS = {"province": _DOCUMENT, "target": _DOCUMENT, "home": Budget(150_000, 12), "search": Budget(300_000, 20)}

_LANGUAGE = re.compile(r'<html lang="([a-z-]+)"')
_KIND = re.compile(r'<div class="page page--([a-z-]+)"')


@dataclass(frozen=True)
class Found:
    """One page of a built site; ``size`` counts its own bytes, compressed."""

    language: str
    kind: str
    address: str
    size: int


def budget(kind: str) -> Budget:
    """Return what a page of this kind may cost; a search page's budget includes the first result."""
    return BUDGETS.get(kind, _OTHER)


def largest(site: Path) -> dict[tuple[str, str], Found]:
    """Return the largest page of every kind in every language."""
    found: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        language, kind = _LANGUAGE.search(text), _KIND.search(text)
        if language and kind:
            address = path.relative_to(site).as_posix().removesuffix("index.html")
            size = len(gzip.compress(text.encode(), 6))
            found[language[1], kind[1]].append(Found(language[1], kind[1], address, size))
    return {key: max(pages, key=lambda page: page.size) for key, pages in found.items()}
