"""What a reader is told of one mark of a picture, when the picture is asked for its numbers.

The lines go into the specification beside the mark, in the order a reader steps through them: along the time line,
then the target; down the ranking.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.charting.describe import series_words
from generator.charting.kinds import Bar, Chart, Goal, Origin, Point, Trajectory
from generator.charting.look import plain
from generator.language import Language

#: Mark by mark, the lines told of it.
Told = dict[Point | Goal | Bar, str]

_LONGEST_TITLE = 140


def told(chart: Chart, language: Language) -> Told:
    """Return what is told of each mark, one piece of news a line, the marks in reading order."""
    if isinstance(chart, Trajectory):
        return {mark: _lines(lines) for mark, lines in _trajectory(chart, language)}
    return {bar: _lines(_bar(bar, chart.value_unit, language)) for bar in chart.bars}


def _lines(parts: Iterator[str]) -> str:
    return "\n".join(filter(None, map(plain, parts)))


def _trajectory(chart: Trajectory, language: Language) -> Iterator[tuple[Point | Goal, Iterator[str]]]:
    """Yield baseline and points in the order of their days, then the target, which is all without a result."""
    words = series_words(chart, language)
    drawn = (*filter(None, [chart.baseline]), *chart.points) if chart.points else ()
    for point in sorted(drawn, key=lambda p: p.date):
        usual = words.get(point.series, point.series)
        yield point, _point(point, language._("Mốc đầu kỳ") if point is chart.baseline else usual, language)
    if chart.target:
        yield chart.target, _goal(chart.target, language)


def _point(point: Point, series: str, language: Language) -> Iterator[str]:
    yield f"{point.label} ({language.date(point.date)})"
    yield series
    if point.disputed:
        yield language._("Các nguồn nói khác nhau")
    yield _source(point.origin, language)


def _goal(goal: Goal, language: Language) -> Iterator[str]:
    yield goal.label
    yield language._("Hạn: {date}").format(date=language.date(goal.deadline))


def _bar(bar: Bar, unit: str, language: Language) -> Iterator[str]:
    yield f"{bar.name}: {bar.qualifier} {language.with_unit(bar.value, unit)}"
    yield bar.status_word
    yield bar.note
    yield _source(bar.origin, language)


def _source(origin: Origin, language: Language) -> str:
    if not origin.title:
        return ""
    title = plain(origin.title)
    title = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
    words = language._("Nguồn: {source}").format(source=title)
    return f"{words}, {origin.page}" if origin.page else words
