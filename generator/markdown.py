"""Text of the data inside GitHub's Markdown: shown as it is, never obeyed."""

from __future__ import annotations

import re

# What GitHub looks for in finished text, where no backslash helps: a word joiner, which nobody sees, takes it apart.
_JOINER = "\u2060"
_LINKED = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=\bGH)(?=-\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_MARKS = re.compile(r"([\\`*_{}\[\]()#!|~$])")
_AT_THE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def inert(text: str) -> str:
    r"""Return ``text`` on one line as Markdown that shows it and does nothing else.

    No heading, list, table, code, picture, HTML or formula; no link, mention of a user or of an issue.

    >>> inert("| <b> @ai *1*")
    '\\| &lt;b&gt; @\u2060ai \\*1\\*'
    """
    shown = "".join(c if c.isprintable() else " " for c in text)
    marked = _MARKS.sub(r"\\\1", " ".join(shown.split()))
    return _LINKED.sub(_JOINER, _start(marked)).translate(_ENTITIES)


def _start(text: str) -> str:
    """Escape what would begin a list, or underline what stands above."""
    found = _AT_THE_START.match(text)
    if not found:
        return text
    number = found[1].isdigit()
    return f"{found[1]}\\{text[found.end():]}" if number else f"\\{text}"
