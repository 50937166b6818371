"""What stands around a page on paper: whose it is, of which day, where it is found, which sheet of how many."""

from __future__ import annotations

from collections.abc import Mapping

_UNSAFE = {"\\": "\\5c ", '"': "\\22 ", "<": "\\3c ", ">": "\\3e ", "&": "\\26 ", "\n": " "}


def margin_boxes(name: str, title: str, state: str, url: str) -> str:
    """Return the style that fills the margins of a printed page; the first sheet needs no name, the page says it.

    ``state`` is the day the page speaks of, in words; ``url`` is the page's public address or empty.
    """
    boxes = {"top-left": f"{name} · {title}", "top-right": state, "bottom-left": url}
    filled = "".join(f"@{place}{{content:{_string(text)}}}" for place, text in boxes.items() if text)
    return f'@page{{{filled}@bottom-right{{content:counter(page) " / " counter(pages)}}}}'


def _string(text: str) -> str:
    """Return ``text`` as a string of CSS that can close neither itself nor the element around it."""
    return '"' + "".join(_UNSAFE.get(char, char) for char in text) + '"'


def state_words(say: Mapping[str, str], as_of: str) -> str:
    """Return the day a page speaks of, as its margin says it."""
    return f"{say['as_of']} {as_of}" if as_of else ""
