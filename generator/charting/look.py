"""How charts look: measures, colours, and text that fits.

A picture is 440 units wide with text of 14.5 to 20: in the 328 pixels that a phone of 360 leaves,
labels are still 11 to 12 pixels high, and the same file reads well at 480 on a desktop.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

#: What a sheet's text is called among a picture's data.
WORDS = "words"
FONT = "Be Vietnam Pro"
WIDTH = 440
MARGIN = 14
INNER = WIDTH - 2 * MARGIN
TITLE, LABEL, AXIS = 20, 15.5, 14.5
LEADING = 1.3

# Advance widths of Be Vietnam Pro in thousandths of the size, by letter without its marks.
_WIDTHS: Mapping[str, int] = dict(
    zip(
        " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-–—%()/\"“”·…",
        (
            230, 640, 650, 610, 650, 600, 390, 640, 580, 260, 270, 560, 260, 890, 570, 640, 650,
            650, 390, 510, 430, 570, 580, 870, 560, 580, 500, 740, 670, 780, 730, 620, 630, 780,
            710, 260, 470, 680, 620, 850, 730, 830, 640, 820, 670, 640, 650, 720, 710, 1000, 720,
            670, 660, 680, 390, 650, 660, 710, 660, 680, 590, 630, 680, 290, 300, 290, 300, 610,
            680, 870, 850, 440, 440, 500, 320, 410, 410, 260, 730,
        ),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``, one a role; statuses have the light colours of the site's badges.

    ``statuses`` colours shapes and bars by status id; ``tints`` the ground of tiles.
    """

    paper: str = "#ffffff"
    ink: str = "#1c2430"
    muted: str = "#5a6472"
    grid: str = "#dfe3e8"
    future: str = "#f4f6f8"
    result: str = "#0b5cad"
    review: str = "#7a3e9d"
    target: str = "#a3390f"
    pace: str = "#707a88"
    divide: str = "#8a6d1d"
    statuses: Mapping[str, str] = field(
        default_factory=lambda: {
            "achieved": "#17693a",
            "on-track": "#0b5a86",
            "behind": "#845000",
            "at-risk": "#a4300f",
            "not-achieved": "#7b2450",
            "not-carried-out": "#7b2450",
            "no-information": "#4e5a61",
            "not-yet-due": "#3f5470",
            "no-longer-applicable": "#625b50",
            "on-time": "#17693a",
            "late": "#845000",
            "overdue": "#4e5a61",
            "not-due": "#3f5470",
            "former-units-plan": "#3f5470",
        }
    )

    def status(self, status: str) -> str:
        """Return the colour of a status, or the colour of results for one it does not know."""
        return self.statuses.get(identifier(status), self.result)


def identifier(status: str) -> str:
    """Return a status id as it stands in class names: lower case letters, digits, hyphens."""
    kept = (c if c.isascii() and c.isalnum() else "-" for c in status.lower())
    return "".join(kept).strip("-")


_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """Return ``text`` in NFC on one line, without control or direction-changing characters.

    Noncharacters stay: no text of the data has one, and they stand for what is filled in last.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _NOT_SHOWN or "\ufdd0" <= c <= "\ufdef")


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of ``text`` at ``size``, in the same unit, a little on the wide side."""
    return _units(text) * size * (1.03 if bold else 1.0) / 1000


@lru_cache(maxsize=1 << 16)  # lines are tried again and again, a few units narrower
def _units(text: str) -> int:
    return sum(_WIDTHS.get(c, 700) for c in _bare(text))


def _bare(text: str) -> Iterator[str]:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return (c for c in decomposed if not unicodedata.combining(c))


def balanced(text: str, room: float, size: float, *, bold: bool = False, lines: int = 3) -> list[str]:
    """Break as ``wrap`` does, with lines as even as their number allows."""
    best = wrap(text, room, size, bold=bold, lines=lines)
    longest = max((width(word, size, bold) for word in plain(text).split()), default=room)
    while room - 4 >= longest:
        room -= 4
        tighter = wrap(text, room, size, bold=bold, lines=len(best) + 1)
        if len(tighter) > len(best):
            break
        best = tighter
    return best


def wrap(text: str, room: float, size: float, *, bold: bool = False, lines: int = 3) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``room``; an ellipsis says what is cut off."""
    done: list[str] = []
    for word in _words(plain(text), room, size, bold):
        if done and width(f"{done[-1]} {word}", size, bold) <= room:
            done[-1] += " " + word
        else:
            done.append(word)
    if len(done) > lines:
        done[lines - 1 :] = [_cut(done[lines - 1] + " " + done[lines], room, size, bold)]
    return done


def _words(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """Yield words, and a word too long for any line in pieces."""
    for word in text.split():
        piece = word
        while width(piece, size, bold) > room and len(piece) > 1:
            keep = len(piece) - 1
            while keep > 1 and width(piece[:keep], size, bold) > room:
                keep -= 1
            yield piece[:keep]
            piece = piece[keep:]
        yield piece


def _cut(text: str, room: float, size: float, bold: bool) -> str:
    while len(text) > 1 and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"
