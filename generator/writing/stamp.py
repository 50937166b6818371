"""What names the data on every page is put there last, so that a page whose own words stay the same stays the same.

Until then noncharacters of Unicode stand for it: they are meant for a program's own use, and no text of the data may
hold one (``reading/decoding.py``). What the version is called differs between languages, so each has its own mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from string import ascii_lowercase

from generator.writing.open_data.state import DataState

_HASH, _SHORT_HASH, _VERSION, _END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_LETTERS = {letter: chr(0xFDD6 + number) for number, letter in enumerate(ascii_lowercase)}


def stamps(data: DataState, code: str) -> Mapping[str, str]:
    """Return what will stand where each mark stands on pages of the language ``code``."""
    named = marked(data, code)
    return {named.version: data.version, named.hash: data.hash, named.short_hash: data.short_hash}


def marked(data: DataState, code: str) -> DataState:
    """Return the state of the data with marks for what names it."""
    version = _VERSION + "".join(_LETTERS.get(letter, "") for letter in code.lower()) + _END
    return replace(data, version=version, hash=_HASH, short_hash=_SHORT_HASH)
