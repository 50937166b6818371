"""How charts look: measures, colours, and text that fits.

A picture is 440 units wide with text of 13 to 20: in the 328 pixels that a phone of 360 leaves,
labels are still 11 to 12 pixels high, and the same file reads well at 480 on a desktop.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FONT = "Be Vietnam Pro"
WIDTH = 440
MARGIN = 14
INNER = WIDTH - 2 * MARGIN
TITLE, LABEL, AXIS, SMALL = 20, 15.5, 14.5, 13
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
            680, 870, 850, 440, 440, 500, 320, 370, 410, 260, 730,
        ),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``, one distinct colour a role so that a stylesheet can exchange them.

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
            "achieved": "#0a6b3d",
            "on-track": "#2c7a55",
            "behind": "#9a5b00",
            "at-risk": "#b3400f",
            "not-carried-out": "#9e1b32",
            "no-information": "#67717e",
            "not-yet-due": "#3f6296",
            "no-longer-applicable": "#6e737b",
        }
    )

    def status(self, status: str) -> str:
        """Return the colour of a status, or the colour of results for one it does not know."""
        return self.statuses.get(identifier(status), self.result)


DARK = Palette(
    paper="#171c24",
    ink="#eef1f5",
    muted="#aab4c1",
    grid="#353d49",
    future="#1d232d",
    result="#6cb2ff",
    review="#cf9df0",
    target="#ff9a70",
    pace="#98a3b3",
    divide="#d9b95a",
    statuses={
        "achieved": "#5fd39a",
        "on-track": "#86d9b0",
        "behind": "#f0b45a",
        "at-risk": "#ff9566",
        "not-carried-out": "#ff8598",
        "no-information": "#a3adba",
        "not-yet-due": "#9dbcf0",
        "no-longer-applicable": "#9ca1a9",
    },
)


def identifier(status: str) -> str:
    """Return a status id as it stands in class names: lower case letters, digits, hyphens."""
    kept = (c if c.isascii() and c.isalnum() else "-" for c in status.lower())
    return "".join(kept).strip("-")


def plain(text: str) -> str:
    """Return ``text`` in NFC on one line, without control or direction-changing characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of ``text`` at ``size``, in the same unit, a little on the wide side."""
    units = sum(_WIDTHS.get(c, 700) for c in _bare(text))
    return units * size * (1.03 if bold else 1.0) / 1000


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


def stylesheet(light: Palette, dark: Palette, dark_selector: str) -> str:
    """Return CSS for charts, tile maps and status shapes on a page.

    Pictures carry their light colours themselves; under ``dark_selector`` each of them is
    exchanged for the same role of ``dark``.
    """
    rules = [_STRUCTURE]
    rules += [f".tone--{s}{{--tone:{c}}}" for s, c in sorted(light.statuses.items())]
    rules += [f"{dark_selector} .tone--{s}{{--tone:{c}}}" for s, c in sorted(dark.statuses.items())]
    for old, new in zip(_colours(light), _colours(dark), strict=True):
        rules += [f'{dark_selector} .chart [{what}="{old}"]{{{what}:{new}}}' for what in ("fill", "stroke")]
    return "\n".join(dict.fromkeys(rules)) + "\n"


_STRUCTURE = """\
.chart{display:block;width:100%;max-width:30rem;height:auto}
.tile-map{display:block;width:100%;max-width:27rem;height:auto}
.tile{--tone:currentColor;text-decoration:none}
.tile rect{fill:var(--tone);fill-opacity:.1;stroke:var(--tone);stroke-width:1}
.tile path{fill:var(--tone)}
.tile text{fill:currentColor}
.tile:hover rect,.tile:focus-visible rect{fill-opacity:.28;stroke-width:2.5}
.tile-map .frame{fill:none;stroke:currentColor;stroke-opacity:.5;stroke-dasharray:3 3}
.glyph{width:.8em;height:.8em;fill:var(--tone,currentColor)}"""


def _colours(palette: Palette) -> list[str]:
    roles = (
        palette.paper, palette.ink, palette.muted, palette.grid, palette.future, palette.result,
        palette.review, palette.target, palette.pace, palette.divide,
    )  # fmt: skip
    return [*roles, *(colour for _, colour in sorted(palette.statuses.items()))]
