"""Ids for new records, made the way the files make them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from generator.text import slug

MAX_ID = 48


def new_id(sheet: str, said: Mapping[str, object], taken: Mapping[str, bool]) -> str:
    """Return a free id for a new record of ``sheet``: its target, the next number, or words of its title.

    ``taken`` are the ids there are, each with whether it is one of the numbered ones.
    """
    target = str(said.get("target") or "")
    if sheet == "commitments" and target and target not in taken:
        return target
    if sheet in _NUMBERED:
        return _next_number([each for each, numbered in taken.items() if numbered], _NUMBERED[sheet], taken)
    year = str(said.get("published") or said.get("date") or "")[:4]
    base = _short(slug(str(said.get("number") or said.get("title") or ""))) or "moi"
    return _free(base if not year or year in base else f"{base}-{year}", taken)


_NUMBERED = {"commitments": "CK.", "tasks": "NV"}


def _short(text: str) -> str:
    return text if len(text) <= MAX_ID else text[:MAX_ID].rpartition("-")[0]


def _next_number(alike: Sequence[str], usual: str, taken: Collection[str]) -> str:
    """Return the id after the last of ``alike`` that ends in a number; ``usual`` begins it where there is none."""
    numbered = [(m[1], int(m[2])) for each in alike if (m := re.match(r"([A-Za-z]+[.-]?)([0-9]{1,6})\Z", each))]
    prefix = numbered[-1][0] if numbered else usual
    first = 1 + max((number for each, number in numbered if each == prefix), default=0)
    return next(name for number in count(first) if (name := f"{prefix}{number}") not in taken)


def _free(name: str, taken: Collection[str]) -> str:
    return name if name not in taken else next(n for i in count(2) if (n := f"{name}-{i}") not in taken)
