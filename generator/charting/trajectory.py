"""Results over time, drawn against the target and the pace it requires."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import altair as alt

from generator.charting import glyphs, look
from generator.charting.describe import series_words
from generator.charting.kinds import REVIEWED, Goal, Point, Trajectory
from generator.charting.look import MARGIN, WIDTH, Palette
from generator.charting.placing import FIRM, Box, Ground, Line, Place, all_over
from generator.charting.scales import Scale, middle, ticks, year_starts
from generator.charting.sheet import PICKED, TOLD, Row, Sheet, speech
from generator.charting.told import Told, told
from generator.language import Language
from generator.records.values import Bound, PartialDate

PLOT_HEIGHT = 220
_GAP = 7.0
# How much words are disturbed by a line of the grid, by any other, and by the target's, which they could be taken for.
_GRID, _RULE, _AIM = 0.25, FIRM, 4 * FIRM
# How far words may be moved along what they belong to, and how far they keep from a line beside them.
_STEP, _AIR = 12.0, 1.5
_ABOVE = 19.0
# What words of a value at the upper edge need above it.
_HEAD = 22.0
_UP = "M0,-1L0.9,0.1H0.35V1H-0.35V0.1H-0.9Z"
_DOWN = "M0,1L0.9,-0.1H0.35V-1H-0.35V-0.1H-0.9Z"
_DIAMOND = "M0,-1L1,0L0,1L-1,0Z"
_DOT = glyphs.SHAPES["dot"]
_SHAPES = {
    Bound.ABOVE: _UP,
    Bound.AT_LEAST: _UP,
    Bound.BELOW: _DOWN,
    Bound.AT_MOST: _DOWN,
}


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot's rectangle and its two scales: days across, values up; ``head`` is where words above it may begin."""

    days: Scale
    values: Scale
    marks: tuple[Decimal, ...]
    head: float

    def x(self, date: PartialDate | dt.date) -> float:
        """Return the place of a date; an inexact one stands in the middle of its days."""
        return self.days.at(date.toordinal() if isinstance(date, dt.date) else middle(date))

    @property
    def left(self) -> float:
        """Left edge, where the first year begins."""
        return self.days.start

    @property
    def right(self) -> float:
        """Right edge, where the last year ends."""
        return self.days.end

    @property
    def top(self) -> float:
        """Upper edge, at the highest tick."""
        return self.values.end

    @property
    def bottom(self) -> float:
        """Lower edge, at the lowest tick."""
        return self.values.start


def trajectory(chart: Trajectory, palette: Palette, language: Language) -> Row:
    """Return ``chart`` as a Vega-Lite specification."""
    sheet = Sheet(palette, language)
    y = sheet.heading(chart.title, chart.unit)
    y = _key(sheet, chart, y + 6)
    plot = _with_head(chart, _plot(chart, language, y + 30 + _ABOVE * len(chart.breaks)))
    _frame(sheet, chart, plot)
    _divides(sheet, chart, plot)
    lines = told(chart, language)
    ground = _ground(chart, plot)
    _target(sheet, chart, plot, lines, ground)
    _pace(sheet, chart, plot)
    _results(sheet, chart, plot, lines)
    _labels(sheet, chart, plot, ground)
    if not chart.points:
        _no_data(sheet, chart, plot, ground)
    notes = _notes(chart, plot, language)
    height = sheet.footer(plot.bottom + (32 if notes else 26), chart.source, chart.as_of, notes)
    return sheet.specification(height, chart.stem)


def _all_points(chart: Trajectory) -> list[Point]:
    return [*([chart.baseline] if chart.baseline else []), *chart.points]


def _goals(chart: Trajectory) -> list[Goal]:
    ends = [chart.target] if chart.target else []
    return sorted([*chart.milestones, *ends], key=lambda goal: goal.deadline)


def _plot(chart: Trajectory, language: Language, top: float) -> Plot:
    values = [p.value for p in _all_points(chart)] + [g.value for g in _goals(chart)]
    marks = ticks(values, reaching=_whole(chart, values))
    room = max(look.width(_tick(chart, mark, language), look.AXIS) for mark in marks)
    dates = [p.date for p in _all_points(chart)] + [g.deadline for g in _goals(chart)]
    known = [d.first for d in dates] + [d.last for d in dates] + [chart.as_of]
    years = year_starts(min(known), max(known))
    return Plot(
        Scale(years[0].toordinal(), years[-1].toordinal(), MARGIN + room + 8, WIDTH - MARGIN),
        Scale(float(marks[0]), float(marks[-1]), top + PLOT_HEIGHT, top),
        tuple(marks),
        top - 6,
    )


def _with_head(chart: Trajectory, plot: Plot) -> Plot:
    """Return the plot, lower where a value stands so high that its words need room above the highest line."""
    if not any(plot.values.at(point.value) < plot.top + _HEAD for point in _all_points(chart)):
        return plot
    values = replace(plot.values, start=plot.bottom + _HEAD, end=plot.top + _HEAD)
    return replace(plot, values=values)


def _whole(chart: Trajectory, values: list[Decimal]) -> Decimal | None:
    """Return the end of the scale of shares that come near it, so that no target hangs at the upper edge."""
    return Decimal(100) if chart.unit.startswith("%") and values and 60 < max(values) <= 100 else None


def _ground(chart: Trajectory, plot: Plot) -> Ground:
    """Return what words of the plot have to share it with: marks, and lines by how much they disturb reading."""
    spots = [(plot.x(p.date), plot.values.at(p.value)) for p in _all_points(chart)]
    ground = Ground((plot.left - 4, plot.head, WIDTH - 4, plot.bottom))
    ground.marks = [(x - 7, y - 7, x + 7, y + 7) for x, y in spots]
    ground.lines = list(_lines(chart, plot))
    return ground


def _lines(chart: Trajectory, plot: Plot) -> Iterator[Line]:
    for mark in plot.marks:
        y = plot.values.at(mark)
        yield Line(plot.left, y, plot.right, y, _GRID)
    for day in (chart.as_of, *(b.date for b in chart.breaks)):
        yield Line(plot.x(day), plot.head, plot.x(day), plot.bottom, _RULE)
    if chart.target:
        x, y = plot.x(chart.target.deadline.last), plot.values.at(chart.target.value)
        yield Line(plot.left, y, x, y, _AIM)
    for point in _all_points(chart):
        (x, x2), y = map(plot.days.at, _days(point)), plot.values.at(point.value)
        yield Line(x, y, x2, y, _RULE)
    rows = [*_line_rows(chart), *(_pace_rows(chart, 0) if chart.baseline and chart.target else ())]
    for one, other in pairwise(rows):
        if one["run"] == other["run"]:
            (x, y), (x2, y2) = ((plot.days.at(row["day"]), plot.values.at(row["value"])) for row in (one, other))
            yield Line(x, y, x2, y2, _RULE)


def _days(point: Point) -> tuple[int, int]:
    return point.date.first.toordinal(), point.date.last.toordinal()


def _tick(chart: Trajectory, mark: Decimal, language: Language) -> str:
    return language.number(mark) + ("%" if chart.unit.startswith("%") else "")


def _frame(sheet: Sheet, chart: Trajectory, plot: Plot) -> None:
    """Draw the grid, the years, and the ground of the days that are still to come."""
    palette = sheet.palette
    sheet.ground(plot.x(chart.as_of), plot.top, plot.right, plot.bottom, palette.future)
    for mark in plot.marks:
        y = plot.values.at(mark)
        colour = palette.muted if mark == plot.marks[0] else palette.grid
        sheet.rule("grid", plot.left, y, plot.right, y, colour)
        label = _tick(chart, mark, sheet.language)
        sheet.text(plot.left - 8, y + 5, label, size=look.AXIS, colour=palette.muted, align="right")
    _years(sheet, plot)


def _years(sheet: Sheet, plot: Plot) -> None:
    """Write each year under the middle of its days, or every second where there are many."""
    first = dt.date.fromordinal(int(plot.days.low)).year
    last = dt.date.fromordinal(int(plot.days.high)).year
    room = (plot.right - plot.left) / (last - first)
    stride = next(n for n in (1, 2, 5, 10, 25, 100) if room * n > 44)
    for year in range(first, last + 1):
        x = plot.x(dt.date(year, 1, 1))
        sheet.rule("year", x, plot.bottom, x, plot.bottom + 5, sheet.palette.muted)
        if year < last and (year - first) % stride == 0:
            x = plot.x(PartialDate(year))
            muted = sheet.palette.muted
            sheet.text(x, plot.bottom + 21, str(year), size=look.AXIS, colour=muted, align="center")


def _divides(sheet: Sheet, chart: Trajectory, plot: Plot) -> None:
    """Draw series breaks, and the day up to which the picture knows anything."""
    palette = sheet.palette
    today = plot.x(chart.as_of)
    sheet.rule("as-of", today, plot.head + 2, today, plot.bottom, palette.muted)
    words = sheet.language._("Tính đến {date}").format(date=sheet.language.day(chart.as_of))
    _above(sheet, today, plot.head - 4, words, palette.muted, plot, [plot.x(b.date) for b in chart.breaks])
    for row, divide in enumerate(sorted(chart.breaks, key=lambda b: b.date), start=1):
        x = plot.x(divide.date)
        if plot.left < x < plot.right:
            top = plot.head + 1 - _ABOVE * row
            sheet.rule("break", x, top, x, plot.bottom, palette.divide, width=1.5, dash=(5, 4))
            higher = [plot.x(b.date) for b in chart.breaks if b.date > divide.date]
            _above(sheet, x, top - 4, divide.label, palette.divide, plot, higher)


def _above(sheet: Sheet, x: float, y: float, words: str, colour: str, plot: Plot, rules: list[float]) -> None:
    """Write words over the rule at ``x``, right of the values' axis, where the fewest of ``rules`` run through them."""
    wide = look.width(words, look.AXIS)
    low, high = plot.left - 2, WIDTH - MARGIN - wide
    ground = Ground((low - _AIR, y - 20, WIDTH - MARGIN + _AIR, y + 20))
    ground.lines = [Line(rule, y - 20, rule, y + 20, _RULE) for rule in rules]
    lefts = (min(max(left, low), high) for left in (x - wide / 2, *_along(x - 6, x + 6 - wide)))
    box = ground.best((left - _AIR, y - 11, left + wide + _AIR, y + 3) for left in lefts)
    left = box[0] + _AIR if box else max(MARGIN, high)
    sheet.text(left + wide / 2, y, words, size=look.AXIS, colour=colour, align="center", halo=True)


def _along(start: float, end: float) -> Iterator[float]:
    """Yield places from ``start`` to ``end`` and both ends, a step apart."""
    yield start
    yield end
    way = _STEP if end > start else -_STEP
    yield from (start + way * n for n in range(1, int(abs(end - start) / _STEP) + 1))


def _target(sheet: Sheet, chart: Trajectory, plot: Plot, lines: Told, ground: Ground) -> None:
    """Draw the target's rule up to its deadline, and its words, whose place is taken from then on."""
    if not chart.target:
        return
    colour = sheet.palette.target
    x, y = plot.x(chart.target.deadline.last), plot.values.at(chart.target.value)
    row = {"day": plot.days.low, "end": _due(chart.target), "value": float(chart.target.value)}
    row |= speech(lines, chart.target)
    rule = sheet.layer([row], "target").mark_rule(color=colour, strokeWidth=alt.expr(f"{PICKED} ? 4 : 2"))
    across = alt.X("day:Q", scale=plot.days.altair(), axis=None)
    up = alt.Y("value:Q", scale=plot.values.altair(), axis=None)
    sheet.series(rule.encode(x=across, x2=alt.X2("end:Q"), y=up, tooltip=TOLD))
    sheet.shape(x, y, _DIAMOND, colour, 13)
    _target_words(sheet, chart, plot, ground)


def _target_words(sheet: Sheet, chart: Trajectory, plot: Plot, ground: Ground) -> None:
    """Write the target's label above or below its rule, or farther off where lines run through all places there."""
    assert chart.target
    lines = look.wrap(chart.target.label, plot.right - plot.left - 12, look.LABEL, bold=True, lines=2)
    tall = len(lines) * look.LABEL * look.LEADING
    wide = max((look.width(line, look.LABEL, True) for line in lines), default=0)
    x, y = plot.x(chart.target.deadline.last), plot.values.at(chart.target.value)
    along = list(_along_target(chart.target, chart, plot, wide, tall))
    place = ground.least(along) or Place(along[0], FIRM)
    if place.cost >= FIRM:
        place = ground.away(x, y, wide, tall + 3, place) or place
    ground.take(place)
    _led(sheet, place, sheet.palette.target)
    sheet.lines(place.box[0], place.box[1], lines, look.LABEL, bold=True, colour=sheet.palette.target, halo=True)


def _along_target(target: Goal, chart: Trajectory, plot: Plot, wide: float, tall: float) -> Iterator[Box]:
    """Yield places at a target's rule: where it begins or ends, after the picture's day, then between."""
    x, y = plot.x(target.deadline.last), plot.values.at(target.value)
    tops = [y + 3] if y - tall - 4 < plot.top else [y - tall - 6, y + 3]
    for left in (plot.left + 6, plot.x(chart.as_of) + 8, x - 14 - wide, *_along(plot.left + 6, x - 14 - wide)):
        yield from ((left, top, left + wide, top + tall + 3) for top in tops)


def _led(sheet: Sheet, place: Place, colour: str) -> None:
    if place.leader:
        line = place.leader
        sheet.rule("leader", line.x, line.y, line.x2, line.y2, colour)


def _due(goal: Goal) -> float:
    """Return the last day on which a goal can be reached in time: "by 2030" ends with 2030."""
    return goal.deadline.last.toordinal()


def _pace(sheet: Sheet, chart: Trajectory, plot: Plot) -> None:
    """Draw the straight line from the baseline over the milestones to the target.

    It stops a little before a series break and goes on a little after it.
    """
    if not chart.baseline or not chart.target:
        return
    rows = list(_pace_rows(chart, _GAP * (plot.days.high - plot.days.low) / (plot.right - plot.left)))
    line = sheet.layer(rows, "pace").mark_line(
        color=sheet.palette.pace, strokeDash=[2, 4], strokeWidth=2.5, strokeCap="round"
    )
    sheet.series(line.encode(**_at(plot), detail=alt.Detail("run:N"), order=alt.Order("day:Q")))


def _pace_rows(chart: Trajectory, gap: float) -> Iterator[Row]:
    assert chart.baseline
    stations = [(middle(chart.baseline.date), float(chart.baseline.value))]
    stations += [(_due(g), float(g.value)) for g in _goals(chart)]
    run = 0
    for (day, value), (next_day, next_value) in pairwise(stations):
        if next_day <= day:
            continue
        slope = (next_value - value) / (next_day - day)
        for start, end in _without_breaks(day, next_day, chart, gap):
            for x in (start, end):
                yield {"day": x, "value": value + slope * (x - day), "run": run}
            run += 1


def _without_breaks(start: float, end: float, chart: Trajectory, gap: float) -> Iterator[tuple[float, float]]:
    for divide in sorted(b.date.toordinal() for b in chart.breaks):
        if start < divide < end:
            if divide - gap > start:
                yield start, divide - gap
            start = divide + gap
    if start < end:
        yield start, end


def _at(plot: Plot) -> dict[str, alt.X | alt.Y]:
    return {
        "x": alt.X("day:Q", scale=plot.days.altair(), axis=None),
        "y": alt.Y("value:Q", scale=plot.values.altair(), axis=None),
    }


def _results(sheet: Sheet, chart: Trajectory, plot: Plot, lines: Told) -> None:
    """Draw lines through comparable results, the days a value can mean, and each value's mark."""
    rows = list(_line_rows(chart))
    for series in dict.fromkeys(row["series"] for row in rows):
        mine = [row for row in rows if row["series"] == series]
        name = f"results-{look.identifier(series)}"
        line = sheet.layer(mine, name).mark_line(color=_tone(sheet, series), strokeWidth=2.5)
        sheet.series(line.encode(**_at(plot), detail=alt.Detail("run:N"), order=alt.Order("day:Q")))
    spans = [row for point in _all_points(chart) for row in _span(sheet, chart, point)]
    if spans:
        rule = sheet.layer(spans, "spans").mark_rule(strokeWidth=1.5, opacity=0.7)
        colour = alt.Color("colour:N", scale=None, legend=None)
        sheet.series(rule.encode(**_at(plot), x2=alt.X2("end:Q"), color=colour))
    marks = [_mark(sheet, chart, point) | speech(lines, point) for point in _all_points(chart)]
    if marks:
        sheet.series(_points(sheet, marks, plot))


def _tone(sheet: Sheet, series: str) -> str:
    return sheet.palette.review if series == REVIEWED else sheet.palette.result


def _point_tone(sheet: Sheet, chart: Trajectory, point: Point) -> str:
    return sheet.palette.muted if point is chart.baseline else _tone(sheet, point.series)


def _line_rows(chart: Trajectory) -> Iterator[Row]:
    """Yield points of lines; a new run starts at each break.

    Disputed values join no line, nor do those whose days lie on both sides of a break.
    """
    breaks = sorted(b.date for b in chart.breaks)
    for series in dict.fromkeys(p.series for p in chart.points):
        for point in sorted(chart.points, key=lambda p: p.date):
            astride = any(point.date.first < b <= point.date.last for b in breaks)
            if point.series == series and not point.disputed and not astride:
                side = sum(point.date.last >= b for b in breaks)
                run = f"{series}-{side}"
                yield {
                    "day": middle(point.date),
                    "value": float(point.value),
                    "run": run,
                    "series": series,
                }


def _span(sheet: Sheet, chart: Trajectory, point: Point) -> Iterator[Row]:
    first, last = _days(point)
    if last > first:
        row: Row = {"day": first, "end": last, "value": float(point.value)}
        yield row | {"colour": _point_tone(sheet, chart, point)}


def _mark(sheet: Sheet, chart: Trajectory, point: Point) -> Row:
    tone = _point_tone(sheet, chart, point)
    hollow = point.disputed or point.bound is not Bound.EXACT
    default = _DIAMOND if point.series == REVIEWED else _DOT
    return {
        "day": middle(point.date),
        "value": float(point.value),
        "label": look.plain(point.label),
        "series": point.series,
        "disputed": point.disputed,
        "path": _SHAPES.get(point.bound, default),
        "colour": tone,
        "inside": sheet.palette.paper if hollow else tone,
    }


def _points(sheet: Sheet, rows: list[Row], plot: Plot) -> alt.Chart:
    marks = sheet.layer(rows, "points").mark_point(size=alt.expr(f"{PICKED} ? 330 : 150"), strokeWidth=2, opacity=1)
    layer: alt.Chart = marks.encode(
        **_at(plot),
        shape=alt.Shape("path:N", scale=None, legend=None),
        stroke=alt.Stroke("colour:N", scale=None, legend=None),
        fill=alt.Fill("inside:N", scale=None, legend=None),
        tooltip=TOLD,
    )
    return layer


def _labels(sheet: Sheet, chart: Trajectory, plot: Plot, ground: Ground) -> None:
    """Write values beside their marks, wherever they hide nothing."""
    for point, place in _placed(chart, plot, ground):
        ground.take(place)
        _label(sheet, _words(chart, point.label), place, _point_tone(sheet, chart, point))


def _placed(chart: Trajectory, plot: Plot, ground: Ground) -> list[tuple[Point, Place]]:
    """Return the place of each label: the newest choose first, unless in another order fewer lines are crossed."""
    newest = _worth_words(chart)
    by_value = sorted(newest, key=lambda p: p.value)
    best, least = [], math.inf
    for order in (newest, newest[::-1], by_value, by_value[::-1]):
        found = list(_in_turn(order, chart, plot, ground.copy()))
        cost = sum(place.cost >= FIRM for _, place in found) + 2 * (len(order) - len(found))
        if cost < least:
            best, least = found, cost
        if not cost:
            break
    return best


def _in_turn(points: list[Point], chart: Trajectory, plot: Plot, ground: Ground) -> Iterator[tuple[Point, Place]]:
    for point in points:
        x, y = plot.x(point.date), plot.values.at(point.value)
        wide = look.width(_words(chart, point.label), look.LABEL, True) + 2 * _AIR
        place = ground.beside(x, y, wide, look.LABEL + 3, plot.left - 4, WIDTH - MARGIN)
        if place:
            ground.take(place)
            yield point, place


def _words(chart: Trajectory, label: str) -> str:
    """Return a value without the unit that stands under the title; a sign like ``%`` stays with its number."""
    return label.removesuffix(f" {chart.unit}")


def _label(sheet: Sheet, words: str, place: Place, tone: str) -> None:
    left, _, right, bottom = place.box
    _led(sheet, place, tone)
    sheet.text((left + right) / 2, bottom - 4, words, colour=tone, bold=True, align="center", halo=True)


def _worth_words(chart: Trajectory) -> list[Point]:
    """Return all points where they are few; else the newest, disputed, first and extreme ones."""
    points = sorted(chart.points, key=lambda p: p.date, reverse=True)
    if len(points) > 7:
        extremes = [min(points, key=lambda p: p.value), max(points, key=lambda p: p.value)]
        chosen = [points[0], *(p for p in points if p.disputed), points[-1], *extremes]
        points = list(dict.fromkeys(chosen))
    return [*points, *([chart.baseline] if chart.baseline else [])]


def _no_data(sheet: Sheet, chart: Trajectory, plot: Plot, ground: Ground) -> None:
    """Say in the plot that there is nothing to show, on the wider side of the picture's day, clear of every line."""
    words, size = chart.no_data_label or sheet.language._("Chưa có báo cáo công khai"), look.LABEL + 1.5
    today = plot.x(chart.as_of)
    left, right = max((plot.left, today), (today, plot.right), key=lambda side: side[1] - side[0])
    room = (left + 6, plot.top + 8, right - 6, plot.bottom - 8)
    wraps = [look.balanced(words, share * (right - left - 24), size, bold=True) for share in (1, 0.6, 0.45)]
    places = {box: lines for lines in wraps for box in all_over(room, *_size(lines, size))}
    box = ground.clearest([*places])
    middle_x, top = ((box[0] + box[2]) / 2, box[1]) if box else ((left + right) / 2, (plot.top + plot.bottom) / 2)
    sheet.lines(middle_x, top, places[box] if box else wraps[0], size, bold=True, align="center", halo=True)


def _size(lines: list[str], size: float) -> tuple[float, float]:
    """Return how wide and how high bold lines are, with a little air around them."""
    return max(look.width(line, size, True) for line in lines) + 2 * _AIR, len(lines) * size * look.LEADING + _AIR


#: Signs, each of a kind and a colour, and what they mean.
KeyItem = tuple[tuple[tuple[str, str], ...], str]


def _key(sheet: Sheet, chart: Trajectory, y: float) -> float:
    """Draw the key in rows of what fits, and return where it ends."""
    x, y = float(MARGIN), y + 16
    for signs, words in _key_items(sheet, chart):
        room = 24 + 16 * (len(signs) - 1)
        wide = room + look.width(words, look.AXIS) + 12
        if x > MARGIN and x + wide - 12 > WIDTH - MARGIN:
            x, y = MARGIN, y + 20
        for number, (kind, colour) in enumerate(signs):
            _sign(sheet, kind, colour, x + 16 * number, y - 5)
        sheet.text(x + room, y, words, size=look.AXIS)
        x += wide
    return y + 4 if x > MARGIN else y - 16


def _sign(sheet: Sheet, kind: str, colour: str, x: float, y: float) -> None:
    if kind == "pace":
        sheet.rule("key", x, y, x + 19, y, colour, width=2.5, dash=(2, 4))
    else:
        sheet.shape(x + 10, y, _KEY_SHAPES[kind], colour, 13)


_KEY_SHAPES = {
    "result": _DOT,
    "review": _DIAMOND,
    "result-disputed": glyphs.SHAPES["no-information"],
    "review-disputed": glyphs.SHAPES["former-units-plan"],
    "base": _DOT,
}


def _kind(series: str) -> str:
    return "review" if series == REVIEWED else "result"


def _key_items(sheet: Sheet, chart: Trajectory) -> Iterator[KeyItem]:
    _, palette = sheet.language._, sheet.palette
    words = series_words(chart, sheet.language)
    for series in dict.fromkeys(p.series for p in chart.points):
        yield ((_kind(series), _tone(sheet, series)),), words.get(series, series)
    if chart.baseline:
        yield (("base", palette.muted),), _("Mốc đầu kỳ")
    if chart.baseline and chart.target:
        yield (("pace", palette.pace),), _("Mức phải đạt")
    unsure = [p.series for p in chart.points if p.disputed]
    disputed = dict.fromkeys((f"{_kind(s)}-disputed", _tone(sheet, s)) for s in unsure)
    if disputed:
        yield tuple(disputed), _("Các nguồn nói khác nhau")


def _notes(chart: Trajectory, plot: Plot, language: Language) -> list[str]:
    notes = []
    if not chart.ascending:
        notes.append(language._("Chỉ số này càng thấp càng tốt."))
    if plot.marks[0] > 0:
        notes.append(language._("Trục giá trị không bắt đầu từ 0."))
    return notes
