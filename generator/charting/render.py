"""Charts become pictures: SVG for the page, PNG of that same SVG, CSV of its numbers.

Measured on two cores: a piece of text costs 0.8 ms in Vega and 1 ms in the PNG whatever its
size, so labels are laid out here, written once, and never measured by Vega; Altair took 100 ms
a chart while data passed through its objects and 15 ms since it goes beside them, unchecked. A
chart that has not changed is taken from the cache by the hash of its description, without
importing Altair at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.charting import cache as kept
from generator.charting import raster
from generator.charting.cache import Drawn
from generator.charting.describe import describe
from generator.charting.kinds import Chart, Trajectory
from generator.charting.look import Palette, plain
from generator.charting.tables import table
from generator.charting.told import told
from generator.language import Language
from generator.text import slug

_WORTH_A_PROCESS = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """One finished chart.

    ``png`` is drawn from ``svg``, ``spec`` is the Vega-Lite behind both, ``live`` the same compiled to Vega: what a
    browser needs to answer for each mark.
    """

    stem: str
    svg: str = field(repr=False)
    png: bytes = field(repr=False)
    csv: bytes = field(repr=False)
    spec: dict[str, Any] = field(repr=False)
    live: dict[str, Any] = field(repr=False)
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class _Job:
    """One chart to be drawn, its description, and where its cache entry stands, if anywhere."""

    chart: Chart
    description: str
    entry: Path | None


def render(
    chart: Chart,
    *,
    language: Language,
    fonts: Path,
    palette: Palette | None = None,
    cache: Path | None = None,
) -> Picture:
    """Draw one chart; arguments as for ``render_all``."""
    charts = render_all([chart], language=language, fonts=fonts, palette=palette, cache=cache)
    return charts[chart.stem]


def render_all(
    charts: Iterable[Chart],
    *,
    language: Language,
    fonts: Path,
    palette: Palette | None = None,
    cache: Path | None = None,
    progress: Callable[[], None] = lambda: None,
) -> dict[str, Picture]:
    """Draw charts, or take them from the cache, and return them by stem.

    ``cache`` is a folder, made when missing; ``fonts`` is a folder of TrueType files with
    Be Vietnam Pro in it; ``progress`` is called after each chart.

    Raises:
        ValueError: two charts have one stem, so their files and identifiers would collide.
    """
    colours = palette or Palette()
    jobs = [_job(chart, language, colours, fonts, cache) for chart in charts]
    _refuse_doubles([job.chart for job in jobs])
    known = {job.chart.stem: kept.read(job.entry) if job.entry else None for job in jobs}
    missing = [job for job in jobs if not known[job.chart.stem]]
    for _ in range(len(jobs) - len(missing)):
        progress()
    known |= _draw_all(missing, language, colours, fonts, progress)
    return {job.chart.stem: _picture(job, known[job.chart.stem], language) for job in jobs}


def specification(chart: Chart, *, language: Language, palette: Palette | None = None) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, with its data inside."""
    from generator.charting.ranking import ranking
    from generator.charting.trajectory import trajectory

    colours = palette or Palette()
    if isinstance(chart, Trajectory):
        return trajectory(chart, colours, language)
    return ranking(chart, colours, language)


def _job(chart: Chart, language: Language, palette: Palette, fonts: Path, cache: Path | None) -> _Job:
    description = describe(chart, language)
    key = _key(chart, description, language, palette, fonts)
    return _Job(chart, description, cache / key if cache else None)


def _refuse_doubles(charts: list[Chart]) -> None:
    seen: set[str] = set()
    for chart in charts:
        if slug(chart.stem) in seen:
            raise ValueError(f"two charts are called {chart.stem!r}")
        seen.add(slug(chart.stem))


def _picture(job: _Job, drawn: Drawn | None, language: Language) -> Picture:
    assert drawn
    svg, png, spec, live = drawn
    chart = job.chart
    title = plain(chart.title)
    return Picture(chart.stem, svg, png, table(chart, language), spec, live, title, job.description)


def _draw_all(
    jobs: list[_Job],
    language: Language,
    palette: Palette,
    fonts: Path,
    progress: Callable[[], None],
) -> dict[str, Drawn]:
    """Draw what the cache does not hold; PNG in a second process where there is enough to do."""
    if not jobs:
        return {}
    raster.register(fonts)
    with ExitStack() as stack:
        beside = None
        if len(jobs) >= _WORTH_A_PROCESS:
            beside = stack.enter_context(raster.Rasteriser(fonts))
        waiting = []
        for job in jobs:
            svg, spec, live = _draw(job, language, palette)
            waiting.append((job, svg, spec, live, beside.png(svg) if beside else None))
            progress()
        return {
            job.chart.stem: _kept(job, (svg, later.result() if later else raster.png(svg), spec, live))
            for job, svg, spec, live, later in waiting
        }


def _draw(job: _Job, language: Language, palette: Palette) -> tuple[str, dict[str, Any], dict[str, Any]]:
    import vl_convert

    from generator.charting.svg import finish

    chart = job.chart
    spec = specification(chart, language=language, palette=palette) | {"description": job.description}
    text = json.dumps(spec)
    svg = finish(
        vl_convert.vegalite_to_svg(text, allowed_base_urls=[]),
        stem=slug(chart.stem),
        title=plain(chart.title),
        description=job.description,
        lang=language.code,
    )
    return svg, spec, _compiled(vl_convert.vegalite_to_vega(text))


def _compiled(live: dict[str, Any]) -> dict[str, Any]:
    """Drop what the page already says, and what only an editor of specifications reads."""
    return {name: value for name, value in live.items() if name not in {"$schema", "description"}}


def _key(chart: Chart, description: str, language: Language, palette: Palette, fonts: Path) -> str:
    """Return the hash of everything a picture depends on: data, words, code, libraries, fonts."""
    words = json.dumps(sorted(language.messages.items()))
    lines = json.dumps(list(told(chart, language).values()))
    return kept.key(repr(chart), lines, description, language.code, words, repr(palette), kept.tools(fonts))


def _kept(job: _Job, drawn: Drawn) -> Drawn:
    if job.entry:
        kept.write(job.entry, drawn)
    return drawn
