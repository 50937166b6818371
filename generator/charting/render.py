"""Charts become pictures: SVG for the page, CSV of its numbers; a PNG is the work of the reader's browser.

Measured: a piece of text costs 0.8 ms in Vega whatever its size, four fifths of a picture, so labels are laid out
here and put into Vega's picture afterwards (``svg.finish``); Altair took 100 ms a chart while data passed through its
objects, 15 ms since it goes beside them, and 10 ms since its objects are not checked one by one: tests check them. A
chart that has not changed is taken from what is kept by the hash of its description, without importing Altair at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import kept
from generator.charting import raster
from generator.charting.describe import describe
from generator.charting.kinds import Chart, Trajectory
from generator.charting.look import WORDS, Palette, plain
from generator.charting.tables import table
from generator.charting.told import told
from generator.language import Language
from generator.parallel import made_ready
from generator.text import slug

_LOADED = ("altair", "vl_convert")  # what takes long to load


@dataclass(frozen=True, slots=True)
class Picture:
    """One finished chart.

    ``spec`` is the Vega-Lite behind ``svg``, ``live`` the same compiled to Vega: what a browser needs to answer for
    each mark. Both are JSON on one line, as files carry them.
    """

    stem: str
    svg: str = field(repr=False)
    csv: bytes = field(repr=False)
    spec: str = field(repr=False)
    live: str = field(repr=False)
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """One chart to be drawn in a language, by its code, and its description.

    ``entry`` names everything that decides the picture.
    """

    chart: Chart
    language: str
    description: str
    entry: str

    def draw(self) -> bytes:
        """Return specification, the same compiled, and SVG, one after the other; in a process that is ready to draw."""
        import vl_convert

        from generator.charting.svg import finish

        languages, palette = _tools[0]
        language, chart = languages[self.language], self.chart
        spec = specification(chart, language=language, palette=palette) | {"description": self.description}
        live = vl_convert.vegalite_to_vega(json.dumps(spec))
        svg = finish(
            vl_convert.vega_to_svg(json.dumps(_without_words(live)), allowed_base_urls=[]),
            stem=slug(chart.stem),
            title=plain(chart.title),
            description=self.description,
            lang=language.code,
            paper=palette.paper,
            words=spec["datasets"][WORDS],
        )
        return f"{_json(spec)}\n{_json(_compiled(live))}\n{svg}".encode()

    def picture(self, content: bytes, language: Language) -> Picture:
        """Return the picture of what was drawn, in the ``language`` of the order."""
        spec, live, svg = content.decode().split("\n", 2)
        chart = self.chart
        return Picture(chart.stem, svg, table(chart, language), spec, live, plain(chart.title), self.description)


def get_ready() -> None:
    """Begin to load what draws pictures, beside what a build does before it knows whether there is any to draw."""
    made_ready(_LOADED)


def chart_orders(charts: Iterable[Chart], language: Language, palette: Palette, means: str) -> list[ChartOrder]:
    """Return what is to be drawn of the charts of a language; ``means`` names everything they are drawn with.

    Raises:
        ValueError: two charts have one stem, so their files and identifiers would collide.
    """
    known = _known(language, palette, means)
    orders = [_order(chart, language, known) for chart in charts]
    _refuse_doubles([order.chart for order in orders])
    return orders


def specification(chart: Chart, *, language: Language, palette: Palette | None = None) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, with its data inside."""
    from generator.charting.ranking import ranking
    from generator.charting.trajectory import trajectory

    colours = palette or Palette()
    if isinstance(chart, Trajectory):
        return trajectory(chart, colours, language)
    return ranking(chart, colours, language)


def _order(chart: Chart, language: Language, known: str) -> ChartOrder:
    description = describe(chart, language)
    lines = json.dumps(list(told(chart, language).values()))
    return ChartOrder(chart, language.code, description, kept.key(repr(chart), lines, description, known))


def _known(language: Language, palette: Palette, means: str) -> str:
    """Return the hash of everything besides its data that a picture depends on: words, colours, means."""
    words = json.dumps(sorted(language.messages.items()))
    return kept.key(language.code, words, repr(palette), means)


def _refuse_doubles(charts: list[Chart]) -> None:
    seen: set[str] = set()
    for chart in charts:
        if slug(chart.stem) in seen:
            raise ValueError(f"two charts are called {chart.stem!r}")
        seen.add(slug(chart.stem))


# What every chart drawn in this process shares: the languages, by their code, and the colours.
_tools: list[tuple[dict[str, Language], Palette]] = []


def ready_to_draw(languages: Iterable[Language], palette: Palette, fonts: Path) -> None:
    """Prepare this process for drawing charts in ``languages``, and cards."""
    from altair.utils import schemapi

    schemapi.disable_debug_mode()
    raster.register(fonts)
    _tools[:] = [({language.code: language for language in languages}, palette)]


def _without_words(live: dict[str, Any]) -> dict[str, Any]:
    """Return a compiled picture whose words are left out, for Vega would measure each of them."""
    return live | {"data": [one | {"values": []} if one["name"] == WORDS else one for one in live["data"]]}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _compiled(live: dict[str, Any]) -> dict[str, Any]:
    """Drop what the page already says, and what only an editor of specifications reads."""
    return {name: value for name, value in live.items() if name not in {"$schema", "description"}}
