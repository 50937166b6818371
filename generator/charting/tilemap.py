"""A map of equal tiles as SVG that works without script: each tile is a link that names itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.charting import glyphs, look
from generator.charting.describe import describe
from generator.charting.kinds import Tile, TileMap
from generator.charting.look import identifier, plain
from generator.language import Language
from generator.text import fold, slug

PITCH, HEIGHT, GAP = 49.5, 48.0, 2.5
ISLAND_WIDTH, SEA = 84.0, 13.0
TEXT = 11.8
_LINE = 13.8  # the tail of a letter and a mark above one in the next line keep apart
_ABBREVIATED = re.compile(r"\.(?=\w)")
# Room between the letters of a name and the edges of its tile, both sides together.
_ROOM = 6.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns and rows stand, in units of the picture."""

    land: int
    rows: int
    islands: bool

    @property
    def width(self) -> float:
        """Width of the picture in its own units."""
        return self.land * PITCH + (SEA + ISLAND_WIDTH if self.islands else 0)

    @property
    def height(self) -> float:
        """Height of the picture in its own units."""
        return self.rows * HEIGHT + 4


def tile_map_svg(chart: TileMap, language: Language) -> str:
    """Return the map as inline SVG: ``tile tile--<status> tone--<status>`` are its class names.

    Columns of land keep their width; islands, however far out, stand in frames beyond one
    narrow strip of sea. Colours come from the site's stylesheet; the status is also
    a shape and is spoken after the name. About 336 units wide: on a phone of 360 pixels names
    are 11 pixels high.
    """
    stem = slug(chart.stem)
    everything = [*chart.tiles, *chart.islands]
    grid = Grid(
        max((t.col for t in chart.tiles), default=0) + 1,
        max((t.row for t in everything), default=0) + 1,
        bool(chart.islands),
    )
    ordered = sorted(everything, key=lambda t: (t.row, t.col))
    tiles = [_island(t, grid) if t in chart.islands else _tile(t) for t in ordered]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tile-map" role="group" '
        f'viewBox="0 0 {grid.width:g} {grid.height:g}" '
        f'aria-labelledby="{stem}-title {stem}-desc" lang="{escape(language.code)}" '
        f"font-family=\"'{look.FONT}', 'Noto Sans', sans-serif\" font-size=\"{TEXT}\" "
        'text-anchor="middle" fill="currentColor">'
    )
    title = f'<title id="{stem}-title">{_safe(chart.title)}</title>'
    words = f'<desc id="{stem}-desc">{_safe(describe(chart, language))}</desc>'
    return "\n".join([head, title, words, *tiles, "</svg>"])


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One status of a map: its shape as SVG, its word, and how many tiles have it."""

    status: str
    word: str
    count: int
    glyph: str


def tile_key(chart: TileMap) -> list[KeyEntry]:
    """Return the statuses of a map, most frequent first; an island is counted with its owner."""
    counts = Counter((t.status, t.status_word, t.shape) for t in chart.tiles)
    return [
        KeyEntry(status, word, count, glyphs.glyph_svg(status, shape))
        for (status, word, shape), count in counts.most_common()
    ]


def _short_lines(text: str, room: float) -> list[str]:
    """Break between words, and behind the full stop of an abbreviation (TP.HCM): a word too long for its tile is
    written smaller instead.
    """
    whole = " ".join(plain(text).split())
    words = _ABBREVIATED.sub(". ", whole).split()
    if len(words) < 2 or look.width(whole, TEXT) <= room:
        return [whole]
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(cuts, key=lambda pair: max(look.width(part, TEXT) for part in pair)))


def _fit(line: str, wide: float) -> str:
    """Return the attribute that makes an overlong line fit, or nothing."""
    needed = look.width(plain(line), TEXT)
    return f' font-size="{TEXT * (wide - _ROOM) / needed:.1f}"' if needed > wide - _ROOM else ""


def _safe(text: str) -> str:
    return escape(plain(text))


def _called(tile: Tile) -> str:
    """Return a tile's name, then what is written where that differs, then where an island belongs."""
    name = tile.name
    if fold(tile.short) not in fold(tile.name):
        name += f" ({tile.short})"
    return plain(f"{name} ({tile.belongs})" if tile.belongs else name)


def _spoken(tile: Tile) -> str:
    """Return name, status and detail."""
    return plain(f"{_called(tile)}: {tile.status_word}" + (f"; {tile.detail}" if tile.detail else ""))


def _known_by(tile: Tile) -> str:
    """Return the attributes by which a script finds a tile and speaks of it."""
    return f' data-place={quoteattr(tile.id)} data-name={quoteattr(_called(tile))}' if tile.id else ""


def _tile(tile: Tile) -> str:
    x, y = tile.col * PITCH + GAP / 2, tile.row * HEIGHT + 2
    lines = _short_lines(tile.short, PITCH - GAP - _ROOM)
    return _link(tile, "tile", x, y, PITCH - GAP, HEIGHT - GAP, lines)


def _island(tile: Tile, grid: Grid) -> str:
    """Return an island: a wider tile with its owner's name, in a frame of its own."""
    x, y = grid.land * PITCH + SEA, tile.row * HEIGHT + 2
    lines = _short_lines(tile.short, ISLAND_WIDTH - 12)
    owner = [f"({plain(tile.belongs)})"] if tile.belongs else []
    tall = 20 + _LINE * (len(lines) + len(owner))
    top = max(4, min(y - (tall - HEIGHT) / 2, grid.height - tall - 6))
    box = f'x="{x:g}" y="{top - 3:g}" width="{ISLAND_WIDTH - 1:g}" height="{tall + 6:g}"'
    frame = f'<rect class="frame" {box} rx="4"/>'
    inner = ISLAND_WIDTH - 7
    return frame + _link(tile, "tile tile--island", x + 3, top, inner, tall, [*lines, *owner])


def _link(tile: Tile, kind: str, x: float, y: float, wide: float, tall: float, lines: list[str]) -> str:
    status = identifier(tile.status)
    spoken = _spoken(tile)
    middle = x + wide / 2
    # Names of one line begin where those of two do, so that a row of tiles reads as a row.
    start = y + 14 + (tall - 14 - max(len(lines), 2) * _LINE) / 2 + TEXT * 0.85
    words = " ".join(
        f'<text x="{middle:g}" y="{start + n * _LINE:.1f}"{_fit(line, wide)}>{_safe(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<a class="{kind} tile--{status} tone--{status}" href={quoteattr(plain(tile.href))}{_known_by(tile)} '
        f"aria-label={quoteattr(spoken)}><title>{escape(spoken)}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="3"/>'
        f'<path transform="translate({middle:g} {y + 8:g}) scale(5)" '
        f'd="{glyphs.shape(tile.shape or tile.status)}"/>{words}</a>'
    )
