"""Charts become pictures: SVG for the page, CSV of its numbers; a PNG is the work of the reader's browser.

Measured: a piece of text costs 0.8 ms in Vega whatever its size, four fifths of a picture, so labels are laid out
here and put into Vega's picture afterwards (``svg.finish``); Altair took 100 ms a chart while data passed through its
objects, 15 ms since it goes beside them, and 10 ms since its objects are not checked one by one: tests check them. A
chart that has not changed is taken from the cache by the hash of its description, without importing Altair at all.
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
from generator.charting.tools import tools
from generator.language import Language
from generator.parallel import done_elsewhere, made_ready
from generator.text import slug

#: A picture as SVG, the specification behind it, and the same compiled, both as JSON.
Drawn = tuple[str, str, str]

_LOADED = ("altair", "vl_convert")  # what takes long to load
_AT_ONCE = 4  # charts a process takes at a time: less than that does not pay for starting another


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
class _Job:
    """One chart to be drawn in a language, its description, and where its cache entry stands, if anywhere."""

    chart: Chart
    language: str
    description: str
    entry: Path | None


def get_ready() -> None:
    """Begin to load what draws pictures, beside what a build does before it knows whether there is any to draw."""
    made_ready(_LOADED)


def render_each(
    told: Iterable[tuple[Language, Iterable[Chart]]],
    *,
    fonts: Path,
    palette: Palette | None = None,
    cache: Path | None = None,
) -> list[dict[str, Picture]]:
    """Draw the charts of each language, or take them from the cache, and return them by stem.

    ``cache`` is a folder, made when missing; ``fonts`` is a folder of TrueType files with
    Be Vietnam Pro in it.

    Raises:
        ValueError: two charts of a language have one stem, so their files and identifiers would collide.
    """
    colours = palette or Palette()
    sets = [(language, _jobs(charts, language, _means(language, colours, fonts), cache)) for language, charts in told]
    known = {job: _known(job.entry) for _, jobs in sets for job in jobs}
    known |= _drawn([job for job, found in known.items() if not found], [one for one, _ in sets], colours, fonts)
    return [{job.chart.stem: _picture(job, known[job], language) for job in jobs} for language, jobs in sets]


def specification(chart: Chart, *, language: Language, palette: Palette | None = None) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, with its data inside."""
    from generator.charting.ranking import ranking
    from generator.charting.trajectory import trajectory

    colours = palette or Palette()
    if isinstance(chart, Trajectory):
        return trajectory(chart, colours, language)
    return ranking(chart, colours, language)


def _jobs(charts: Iterable[Chart], language: Language, means: str, cache: Path | None) -> list[_Job]:
    jobs = [_job(chart, language, means, cache) for chart in charts]
    _refuse_doubles([job.chart for job in jobs])
    return jobs


def _job(chart: Chart, language: Language, means: str, cache: Path | None) -> _Job:
    description = describe(chart, language)
    lines = json.dumps(list(told(chart, language).values()))
    entry = cache / kept.key(repr(chart), lines, description, means) if cache else None
    return _Job(chart, language.code, description, entry)


def _means(language: Language, palette: Palette, fonts: Path) -> str:
    """Return the hash of everything besides its data that a picture depends on: words, code, libraries, fonts."""
    words = json.dumps(sorted(language.messages.items()))
    return kept.key(language.code, words, repr(palette), tools(fonts))


def _refuse_doubles(charts: list[Chart]) -> None:
    seen: set[str] = set()
    for chart in charts:
        if slug(chart.stem) in seen:
            raise ValueError(f"two charts are called {chart.stem!r}")
        seen.add(slug(chart.stem))


def _known(entry: Path | None) -> Drawn | None:
    content = kept.read(entry) if entry else None
    if content is None:
        return None
    spec, live, svg = content.decode().split("\n", 2)
    return svg, spec, live


def _picture(job: _Job, drawn: Drawn | None, language: Language) -> Picture:
    assert drawn
    svg, spec, live = drawn
    chart = job.chart
    title = plain(chart.title)
    return Picture(chart.stem, svg, table(chart, language), spec, live, title, job.description)


def _drawn(jobs: list[_Job], languages: list[Language], palette: Palette, fonts: Path) -> dict[_Job, Drawn]:
    """Draw what the cache does not hold."""
    by_code = {language.code: language for language in languages}
    drawn = done_elsewhere(_draw, jobs, _begin, (by_code, palette, fonts), at_once=_AT_ONCE)
    return dict(zip(jobs, drawn, strict=True))


# What every chart drawn in this process shares: the languages, by their code, and the colours.
_tools: list[tuple[dict[str, Language], Palette]] = []


def _begin(languages: dict[str, Language], palette: Palette, fonts: Path) -> None:
    from altair.utils import schemapi

    schemapi.disable_debug_mode()
    raster.register(fonts)
    _tools[:] = [(languages, palette)]


def _draw(job: _Job) -> Drawn:
    import vl_convert

    from generator.charting.svg import finish

    languages, palette = _tools[0]
    language, chart = languages[job.language], job.chart
    spec = specification(chart, language=language, palette=palette) | {"description": job.description}
    live = vl_convert.vegalite_to_vega(json.dumps(spec))
    svg = finish(
        vl_convert.vega_to_svg(json.dumps(_without_words(live)), allowed_base_urls=[]),
        stem=slug(chart.stem),
        title=plain(chart.title),
        description=job.description,
        lang=language.code,
        paper=palette.paper,
        words=spec["datasets"][WORDS],
    )
    drawn = svg, _json(spec), _json(_compiled(live))
    if job.entry:
        kept.write(job.entry, f"{drawn[1]}\n{drawn[2]}\n{svg}".encode())
    return drawn


def _without_words(live: dict[str, Any]) -> dict[str, Any]:
    """Return a compiled picture whose words are left out, for Vega would measure each of them."""
    return live | {"data": [one | {"values": []} if one["name"] == WORDS else one for one in live["data"]]}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _compiled(live: dict[str, Any]) -> dict[str, Any]:
    """Drop what the page already says, and what only an editor of specifications reads."""
    return {name: value for name, value in live.items() if name not in {"$schema", "description"}}
