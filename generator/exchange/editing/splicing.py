"""Text that changes only where it is told to: everything outside a splice stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.exchange.editing.edits import EditError
from generator.language import ours
from generator.records.values import Place

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Put ``new`` in place of the characters from ``start`` up to ``end``.

    Several insertions at one point stand in the order of ``rank``.
    """

    start: int
    end: int
    rank: tuple[int, ...] = ()
    new: str = ""


def spliced(text: str, splices: Iterable[Splice], file: str) -> str:
    """Return ``text`` with all ``splices`` made at once, so that their order does not matter.

    Raises:
        EditError: two splices want the same characters.
    """
    parts, at = [], 0
    for splice in sorted(splices):
        if splice.start < at:
            line = text.count("\n", 0, splice.start) + 1
            raise EditError(ours("Hai sửa đổi cùng chạm vào một chỗ."), Place(file, line))
        parts += [text[at : splice.start], splice.new]
        at = splice.end
    return "".join([*parts, text[at:]])


@dataclass(frozen=True)
class Paper:
    """A text file as it is edited: without its byte-order mark, its last line ended, both put back in ``bytes_of``."""

    text: str
    eol: str
    bom: bool = False
    ended: bool = True

    @classmethod
    def of(cls, raw: bytes) -> Paper:
        """Take up the bytes of a file (UTF-8).

        Raises:
            UnicodeDecodeError: the file is not UTF-8.
        """
        text = raw.decode()
        bom = text.startswith(_BOM)
        text = text.removeprefix(_BOM)
        first = text.find("\n")
        eol = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
        ended = text.endswith("\n")
        return cls(text if ended else text + eol, eol, bom, ended)

    def holding(self, text: str) -> Paper:
        """Return the same paper with another text on it."""
        return replace(self, text=text)

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of the file when its text is now ``text``."""
        if not self.ended:
            text = text.removesuffix(self.eol)
        return ((_BOM if self.bom else "") + text).encode()

    def line_start(self, index: int) -> int:
        """Return where the line of the character at ``index`` begins."""
        return self.text.rfind("\n", 0, index) + 1

    def next_line(self, index: int) -> int:
        """Return where the line after the one of ``index`` begins."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1
