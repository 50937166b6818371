"""Which pages stand for all: a few of every kind, found in the built site, so that a new kind is there by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_KIND = re.compile(r'<div class="page page--([\w-]+)"')
_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')
_CLASSES = re.compile(r'class="([^"]*)"')
_REFRESH = 'http-equiv="refresh"'
# What a class or two alone tells apart is no kind of its own: so many pages of one kind are enough.
MOST = 4


@dataclass(frozen=True)
class Chosen:
    """A page that stands for its kind, by its address below the site."""

    kind: str
    language: str
    address: str

    def __str__(self) -> str:
        """Return the name a test shows."""
        return f"{self.kind}-{self.language}-{self.address}"


def kind_of(html: str) -> str:
    """Return a page's kind as the page names it; pages without a frame are a kind each."""
    found = _KIND.search(html)
    return found[1] if found else "redirect" if _REFRESH in html else "frameless"


def chosen(site: Path) -> list[Chosen]:
    """Return pages of every kind and language that between them show every part (class name) the kind can have."""
    groups: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for path in sorted(site.rglob("*.html")):
        if "pagefind" in path.parts:
            continue
        html = path.read_text("utf-8")
        language = _LANGUAGE.search(html)
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        parts = {name for names in _CLASSES.findall(html) for name in names.split()}
        groups[kind_of(html), language[1] if language else ""][address] = parts
    home = (site / "index.html").read_text("utf-8")
    first = _LANGUAGE.search(home)
    return [
        Chosen(kind, language, address)
        for (kind, language), pages in groups.items()
        for address in _cover(pages, MOST if not first or language in ("", first[1]) else 1)
    ]


def _cover(pages: dict[str, set[str]], most: int) -> list[str]:
    """Return the poorest page, then the richest, then those that add most, until nothing is missing.

    In a further language the same templates speak: the richest page is enough.
    """
    if most == 1:
        return [max(pages, key=lambda a: (len(pages[a]), a))]
    missing: set[str] = set().union(*pages.values())
    taken = [min(pages, key=lambda a: (len(pages[a]), a))]
    missing -= pages[taken[0]]
    while missing and len(taken) < most:
        best = max(pages, key=lambda a: (len(pages[a] & missing), a))
        taken.append(best)
        missing -= pages[best]
    return taken


# Places by places: a phone shows a few columns of it at a time, under names that stay.
WIDE = ".matrix"


def faults(page: Any, site: Path, address: str, *finders: str) -> list[str]:
    """Walk all chosen pages of a site; return what scripts find wrong, each with its page. They are given ``WIDE``."""
    found = []
    for one in chosen(site):
        if one.kind != "redirect":
            page.goto(address + one.address)
            found += [f"{one}: {fault}" for finder in finders for fault in page.evaluate(finder, WIDE)]
    return found
