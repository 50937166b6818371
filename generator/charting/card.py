"""The picture shown where somebody shares a page: its name, its answer, its counts.

Drawn as SVG half as large as the 1200 × 630 pixels that social networks ask for, without Vega.
Measured: 52 ms a picture to draw and 30 ms to pack.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import kept
from generator.charting import raster
from generator.charting.glyphs import shape
from generator.charting.look import FONT, Palette, balanced, plain, width, wrap

WIDTH, HEIGHT = 600, 315
MARGIN = 32
INNER = WIDTH - 2 * MARGIN
_KICKER, _ANSWER, _COUNT, _FOOT = 15, 19, 15, 13
_SMALLEST, _LEADING = 14, 1.32
_FLOOR = HEIGHT - 44  # above it the counts end, below it stands the foot


@dataclass(frozen=True, slots=True)
class Card:
    """One picture; ``counts`` are a status's id, its words and how many, ``banner`` is the site's warning."""

    stem: str
    kicker: str
    title: str
    answer: str
    counts: tuple[tuple[str, str, int], ...]
    as_of: str
    site: str
    banner: str = ""


@dataclass(frozen=True, slots=True)
class CardOrder:
    """One card to be drawn; ``entry`` names everything that decides the picture."""

    stem: str
    svg: str
    entry: str

    def draw(self) -> bytes:
        """Return the card as PNG of 1200 × 630 pixels; in a process that knows the fonts."""
        return raster.png(self.svg)


def card_orders(cards: Iterable[Card], means: str) -> list[CardOrder]:
    """Return what is to be drawn of cards; ``means`` names everything they are drawn with."""
    svgs = {card.stem: card_svg(card) for card in cards}
    return [CardOrder(stem, svg, kept.key(svg, means)) for stem, svg in svgs.items()]


def card_svg(card: Card, palette: Palette | None = None) -> str:
    """Return a card as SVG; text that finds no room ends in an ellipsis."""
    sheet = _Sheet(palette or Palette())
    y = sheet.banner(plain(card.banner)) if card.banner else 12.0
    y = sheet.lines(y + 10, wrap(card.kicker, INNER, _KICKER, lines=1), _KICKER, sheet.palette.muted)
    y = sheet.lines(y + 2, *_title(card.title), sheet.palette.ink, bold=True)
    rows = list(_rows(card))
    room = _FLOOR - 12 - len(rows) * _COUNT * 1.6 - y
    sheet.lines(y + 8, *_answer(card.answer, room), sheet.palette.ink)
    sheet.counts(rows)
    sheet.foot(card.site, card.as_of)
    return ET.tostring(sheet.root, encoding="unicode")


def _title(title: str) -> tuple[list[str], float]:
    """Return a title's lines and size: large when short, smaller when that saves a line."""
    for size in (40, 30):
        lines = balanced(title, INNER, size, bold=True, lines=2)
        if len(lines) == 1:
            return lines, size
    return balanced(title, INNER, 24, bold=True, lines=3), 24


def _answer(answer: str, room: float) -> tuple[list[str], float]:
    """Return the answer's lines and size: smaller rather than cut, so that it stays true."""
    size = _ANSWER
    most = _lines_in(room, size)
    while len(wrap(answer, INNER, size, lines=99)) > most and size > _SMALLEST:
        size -= 1
        most = _lines_in(room, size)
    return wrap(answer, INNER, size, lines=most), size


def _lines_in(room: float, size: float) -> int:
    return max(1, int(room // (size * _LEADING)))


def _rows(card: Card) -> Iterator[list[tuple[str, str, float]]]:
    """Yield the counts in rows: the status, the words, and where they begin."""
    row: list[tuple[str, str, float]] = []
    x = float(MARGIN)
    for status, word, n in card.counts:
        text = f"{word}: {n}"
        needed = 22 + width(text, _COUNT) + 18
        if row and x + needed - 18 > WIDTH - MARGIN:
            yield row
            row, x = [], float(MARGIN)
        row.append((status, text, x))
        x += needed
    if row:
        yield row


class _Sheet:
    """An SVG that is filled from top to bottom."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        size = {"width": f"{WIDTH}", "height": f"{HEIGHT}", "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
        self.root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": f"'{FONT}'", **size})
        self.box(0, HEIGHT, palette.paper)
        self.box(0, 10, palette.result)

    def box(self, y: float, height: float, colour: str) -> None:
        ET.SubElement(
            self.root, "rect", {"y": f"{y:g}", "width": f"{WIDTH}", "height": f"{height:g}", "fill": colour}
        )

    def text(self, x: float, y: float, text: str, size: float, colour: str, **more: str) -> None:
        place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{size:g}", "fill": colour}
        ET.SubElement(self.root, "text", {**place, **more}).text = text

    def lines(self, y: float, lines: list[str], size: float, colour: str, bold: bool = False) -> float:
        """Write lines below ``y`` and return where they end."""
        weight = {"font-weight": "600" if bold else "400"}
        for line in lines:
            y += size * _LEADING
            self.text(MARGIN, y - size * (_LEADING - 1), line, size, colour, **weight)
        return y

    def banner(self, text: str) -> float:
        """Write the site's warning over everything, and return where it ends."""
        self.box(10, 26, self.palette.divide)
        (line,) = wrap(text, INNER, _FOOT, bold=True, lines=1)
        self.text(MARGIN, 28, line, _FOOT, self.palette.paper, **{"font-weight": "600"})
        return 36

    def counts(self, rows: list[list[tuple[str, str, float]]]) -> None:
        """Write counts above the foot, each with the shape of its status."""
        for up, row in enumerate(reversed(rows)):
            y = _FLOOR - 12 - up * _COUNT * 1.6
            for status, text, x in row:
                at = f"translate({x + 7:g} {y - 5:g}) scale(6.5)"
                colour = self.palette.status(status)
                ET.SubElement(self.root, "path", {"d": shape(status), "transform": at, "fill": colour})
                self.text(x + 22, y, text, _COUNT, self.palette.ink)

    def foot(self, site: str, as_of: str) -> None:
        """Write whose picture it is, and as of which day."""
        self.box(_FLOOR, 1, self.palette.grid)
        room = INNER - width(as_of, _FOOT) - 24
        (name,) = wrap(site, room, _FOOT, lines=1)
        self.text(MARGIN, _FLOOR + 26, name, _FOOT, self.palette.muted)
        self.text(WIDTH - MARGIN, _FLOOR + 26, as_of, _FOOT, self.palette.muted, **{"text-anchor": "end"})
