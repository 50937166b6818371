"""Which lines of which files change, in words."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from generator.language import Language

_SHOWN = 8


def changed_lines(files: Mapping[str, bytes], found: Mapping[str, bytes | None], words: Language) -> list[str]:
    """Return a line for each file: its name and which of its lines are new, numbered as they are now."""
    return [f"  {name}: {_lines(found.get(name), new, words)}" for name, new in sorted(files.items())]


def _spans(old: bytes, new: bytes) -> list[tuple[int, int]]:
    before, after = old.splitlines(), new.splitlines()
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(start, end) for tag, _, _, start, end in codes if tag != "equal"]


def _lines(old: bytes | None, new: bytes, words: Language) -> str:
    if old is None:
        return words._("tệp mới, {count} dòng").format(count=len(new.splitlines()))
    spans = _spans(old, new)
    shown = [f"{start + 1}–{end}" if end > start + 1 else f"{start + 1}" for start, end in spans[:_SHOWN]]
    more = ", …" if len(spans) > _SHOWN else ""
    return words._("dòng {lines}").format(lines=", ".join(shown) + more)
