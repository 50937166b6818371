"""Finished pictures on a page: their files, the numbers they tell when asked, the code that shows them elsewhere."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from generator.charting import svg
from generator.charting.look import INNER
from generator.charting.render import Picture
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.citing import cite_picture
from generator.writing.desk import Desk
from generator.writing.scripts import handing_over
from generator.writing.worked_example import STEM as EXAMPLE

#: In pixels: how wide an embedded picture is at most; how high are what stands around it, the site's warning, a line.
WIDE, _AROUND, _BANNER, _LINE = 480, 155, 40, 21
#: How wide a tile map is at most, and how high are its title, its key and what stands below it.
_MAP_WIDE, _MAP_AROUND = 432, 235
#: How many letters fit in such a line.
_LETTERS = 62


@dataclass(frozen=True)
class ChartView:
    """A picture on a page with its files and its words.

    ``live_address`` is the file that a browser tells its numbers from, empty where there are none to tell;
    ``embed_code`` what another page copies to show it, empty while nobody has said where the site stands.
    """

    title: str
    description: str
    svg: Markup
    stem: str
    svg_address: str
    csv_address: str
    json_address: str
    live_address: str
    embed_address: str
    embed_code: str
    citation: str


@dataclass(frozen=True)
class EmbedCode:
    """What another page copies to show a picture, and the page that it then shows."""

    address: str
    code: str


def chart(desk: Desk, stem: str) -> ChartView | None:
    """Return a finished picture for a page, or None when none was drawn."""
    picture: Picture | None = desk.pictures.get(stem)
    if picture is None:
        return None
    return ChartView(
        picture.title, picture.description, Markup(picture.svg),  # noqa: S704 - our own renderer escapes labels
        stem, addresses.chart(stem, "svg"), addresses.chart(stem, "csv"),
        addresses.chart(stem, "json"),
        _live_address(picture), addresses.embed(stem), embed_code(desk, stem, picture.title, _height(desk, picture)),
        cite_picture(desk, picture).full,
    )  # fmt: skip


def live_script(picture: Picture) -> bytes:
    """Return the file that hands a picture's compiled specification to the page that asks for it."""
    return handing_over("chart", json.dumps(picture.stem), picture.live)


def answers(picture: Picture) -> bool:
    """Say whether there is anything to go through in a picture: more than one mark that tells something."""
    return picture.live.count('"told":') > 1  # within a text the quotation marks are escaped


def _live_address(picture: Picture) -> str:
    """Return where that file is, under a name that changes with it, or nothing where there is nothing to go through."""
    if not answers(picture):
        return ""
    version = hashlib.sha256(live_script(picture)).hexdigest()[:10]
    return f"{addresses.chart(picture.stem, 'js')}?{version}"


def embed_code(desk: Desk, stem: str, title: str, height: int) -> str:
    """Return what shows a picture in another page: a frame ``height`` pixels high until the script has measured it."""
    if not desk.url:
        return ""
    frame, script = desk.public(addresses.embed(stem)), desk.public(addresses.EMBED_SCRIPT)
    return (
        f'<iframe src="{escape(frame)}" title="{escape(title)}" width="100%" height="{height}" '
        f'style="max-width:{WIDE + 40}px;border:0" loading="lazy"></iframe>\n'
        f'<script async src="{escape(script)}"></script>'
    )


def map_embed(desk: Desk, stem: str, title: str, picture: Markup) -> EmbedCode | None:
    """Return what shows a tile map in another page, once the site has an address."""
    wide, tall = map(float, svg.root_box(str(picture)).split()[2:])
    height = math.ceil(tall * _MAP_WIDE / wide) + _MAP_AROUND + _banner(desk)
    code = embed_code(desk, stem, title, height)
    return EmbedCode(addresses.embed(stem), code) if code else None


def _height(desk: Desk, picture: Picture) -> int:
    """Return how high the embedded page is where there is room enough."""
    # The edge of the picture stands beside the words (site.css).
    tall = float(svg.root_box(picture.svg).split()[3]) * WIDE / INNER
    words = _LINE * math.ceil(len(picture.description) / _LETTERS)
    return math.ceil(tall) + _AROUND + _banner(desk) + words


def _banner(desk: Desk) -> int:
    return _BANNER if desk.project.config.site.banner else 0


def picture_files(desk: Desk) -> Iterator[File]:
    """Yield the files of every finished picture."""
    for stem, picture in sorted(desk.pictures.items()):
        if stem == EXAMPLE:
            continue
        base = f"{addresses.plain(desk.placed(addresses.CHARTS))}{stem}"
        citation = cite_picture(desk, picture).full
        usermeta = json.dumps({"bibliographicCitation": citation}, ensure_ascii=False)
        yield File(f"{base}.svg", svg.cited(picture.svg, citation).encode())
        yield File(f"{base}.csv", picture.csv)
        yield File(f"{base}.json", f'{picture.spec[:-1]},"usermeta":{usermeta}}}'.encode())
        if answers(picture):
            yield File(f"{base}.js", live_script(picture))
