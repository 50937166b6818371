"""What names the data on every page is put there last, so that a page whose own words stay the same stays the same.

Until then noncharacters of Unicode stand for it: they are meant for a program's own use, and no text of the data may
hold one (``reading/decoding.py``). What the version is called differs between languages, so each has its own mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.writing.open_data.state import DataState

_HASH, _SHORT_HASH, _FIRST_VERSION = "\ufdd0", "\ufdd1", 0xFDD2


def stamps(data: DataState, language: int) -> Mapping[str, str]:
    """Return what will stand where each mark stands on pages of a language, by its number in the site."""
    named = marked(data, language)
    return {named.version: data.version, named.hash: data.hash, named.short_hash: data.short_hash}


def marked(data: DataState, language: int) -> DataState:
    """Return the state of the data with marks for what names it."""
    return replace(data, version=chr(_FIRST_VERSION + language), hash=_HASH, short_hash=_SHORT_HASH)
