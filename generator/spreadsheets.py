"""Text of the data in the cells of a table: shown as it is, never run by a spreadsheet."""

from __future__ import annotations

import re

# At the start of a cell, or after a semicolon: a spreadsheet that divides by semicolons would
# begin a new cell there. The wide forms are what some input methods type for = + - @.
_FORMULA = re.compile(r"(^\s*|;)('*)(?=[=+\-@＝＋－＠])")
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s?%?\Z")


def inert(text: str) -> str:
    """Return ``text`` so that no spreadsheet runs it; a number stays a number.

    >>> inert("=1+1"), inert("- 12 xã"), inert("-5,2%"), inert("a; b")
    ("'=1+1", "'- 12 xã", '-5,2%', 'a; b')
    """
    return text if _PLAIN_NUMBER.match(text) else _FORMULA.sub(r"\1'\2", text)


def exact(cell: str) -> str:
    """Return the words that ``inert`` was given (line breaks apart)."""
    return re.sub(r"(^\s*|;)'('*)(?=[=+\-@＝＋－＠])", r"\1\2", cell)
