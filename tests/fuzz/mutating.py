"""Inputs changed as people and adversaries change them: by the pieces of their format, not by chance alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

MAX_SIZE = 6_000  # of what is changed by chance; large inputs have tests of their own

#: Where a format is cut into the pieces that are changed.
PIECES = {
    "yaml": re.compile(rb"(\n *|: |- |#|[\[\]{},'\"|>&*!])"),
    "csv": re.compile(rb'(,|;|\r?\n|")'),
    "text": re.compile(rb"(\n+|#+ |[ |*`_\[\]()<>:-])"),
    "xml": re.compile(rb"(</?[\w:]+|\s[\w:]+=|\"[^\"]*\"|/?>|\n)"),
    "log": re.compile(rb"([\x1e\x1f\n])"),
}
_TEXTS = (
    # bytes that are no text, or hardly
    "\0", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "\u202e", "\u2066", "\u200b", "\u00ad",
    "\U000e0041", "e\u0301", "a\u0323\u0306", "Ƣ", "đ", "Ðắk", "Нa", "ﬁ", "İ", "ß", "ǆ", "\u0345", "ͅ" * 40, "𝟙",
    # numbers, dates and answers that are none, or are too much
    "-0", "00", "1e999", "1e-99", "0x1F", "1_000", "٣٥", "²", "½", "−5", "--5", "+5", ".5", "5.", "9" * 31, "NaN", "Infinity", "1,5",
    "1.234", "1.234.567,8", "12,5 %", "2026-02-30", "0000-01-01", "9999-12-31", "10000-01-01", "2026-1-1", "31/12/2026", "45736",
    "12:30", "02-29", "NO", "yes", "Có", "null", "~", "''", '""', "“97”", "tr\u00e9s",
    # what a format or a program could take for its own
    "&a ", "*a", "<<: *a", "!!python/object:os.system ", "!!binary ", "!<tag:x>", "? ", "- - - - ", "|\n", ">-\n", "%YAML 9.9\n",
    "---\n", "...\n", "{a: ", "[[[[", "]]", "}}", ": ", " #", "# MB-S001: vì vậy", "# MB-", "\\x00", "\\ud800", "\\U0010ffff", "\\",
    '"\\ud800"', "'", '"', '"""', ",,,,", ";", "\t", "\r", "\r\n", "\n", " ", "\u00a0", "=1+1", "+1", "-1", "@a", "#REF!", "Tổng cộng",
    "{", "{0}", "{value}", "{n:a|b}", "{n:many}", "%s", "{{7*7}}", "$x", "</script>", "<b>", "&amp;", "&#x110000;", "]]>", "<!--",
    "javascript:a", "https://a", "https://[::1", "https://a:b@c:99999999/", "//a", "../..", "/etc", "con", "a/b", "a" * 90, ".", "..",
    "### ", "```", "- [x] ", "_No response_", "[[signs]]", "[[", "![a](hinh/b.png)", "[a]: b", "1. ", "* * *", "| a |\n|--|\n", "\u00d7",
    "0912345678", "012345678901", "a@gmail.com", "format: 1\n", "format: 3\n", "id: a\n", "accept", "by", "by_note",
    "<<<<<<< HEAD", ">>>>>>> a",
)  # fmt: skip
#: Bytes put in, as they stand: texts, and what is no UTF-8 at all.
PLANTED = (
    *(text.encode() for text in _TEXTS),
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xe1\xba", b"\xe9", b"a\0b\0",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random, kind: str, others: Sequence[bytes]) -> bytes:
    """Return ``data`` with one to four changes to its pieces; ``others`` lend theirs."""
    pieces = [piece for piece in PIECES[kind].split(data) if piece]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        chance.choice(_CHANGES)(pieces, chance, kind, others)
    changed = b"".join(pieces)
    if chance.random() < 0.1:
        changed = _bent(changed, chance)
    return changed[:MAX_SIZE]


def _at(pieces: list[bytes], chance: random.Random) -> int:
    return chance.randrange(len(pieces)) if pieces else 0


def _plant(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    pieces.insert(_at(pieces, chance), chance.choice(PLANTED))


def _replace(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    at = _at(pieces, chance)
    pieces[at : at + 1] = [chance.choice(PLANTED)]


def _drop(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    at = _at(pieces, chance)
    del pieces[at : at + chance.choice((1, 1, 2, 8, 40))]


def _repeat(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    at = _at(pieces, chance)
    run = pieces[at : at + chance.choice((1, 2, 8, 40))]
    pieces[at:at] = run * chance.choice((1, 1, 2, 60))


def _move(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    at = _at(pieces, chance)
    run = pieces[at : at + chance.choice((1, 2, 8))]
    del pieces[at : at + len(run)]
    to = _at(pieces, chance)
    pieces[to:to] = run


def _lend(pieces: list[bytes], chance: random.Random, kind: str, others: Sequence[bytes]) -> None:
    lent = [piece for piece in PIECES[kind].split(chance.choice(others)) if piece] if others else []
    start, to = _at(lent, chance), _at(pieces, chance)
    pieces[to:to] = lent[start : start + chance.choice((1, 2, 8, 40))]


_Change = Callable[[list[bytes], random.Random, str, Sequence[bytes]], None]
_CHANGES: tuple[_Change, ...] = (_plant, _plant, _replace, _replace, _replace, _drop, _repeat, _move, _lend)


def _bent(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` in another encoding, cut off, or with a byte turned."""
    way = chance.randrange(4)
    if way == 0:
        return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-be", "cp1258", "utf-8-sig")), "replace")
    if way == 1:
        return data[: chance.randrange(len(data) + 1)]
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + (way == 2) :]
