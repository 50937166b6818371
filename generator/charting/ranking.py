"""Places side by side: one bar each, with its value in words at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import altair as alt

from generator.charting import glyphs, look
from generator.charting.describe import apart_words, by_status, key_words
from generator.charting.kinds import Bar, Mark, Ranking
from generator.charting.look import INNER, MARGIN, WIDTH, Palette
from generator.charting.scales import Scale
from generator.charting.sheet import PICKED, TOLD, Row, Sheet, speech
from generator.charting.told import Told, told
from generator.language import Language

# A qualifier stands above its number rather than take the room of all bars.
_NAME_ROOM, _VALUE_ROOM = 150.0, 84.0
_ROW = 27.0
_GLYPH = 20.0
_BIG = look.LABEL + 1.5
_LINE = look.LABEL * 1.22
# How full a bar is: of what cannot be rated yet there is a frame, of what is not known well a paler bar.
_FULL = {"not-yet-due": 0.1, "not-due": 0.1, "no-information": 0.55}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the picture: the bar, its name and its value in lines of words, its middle.

    ``reach`` is what its value asks of the column of values; what a short name leaves free it may take as well.
    """

    bar: Bar
    names: list[str]
    values: list[str]
    y: float
    tall: float
    reach: float


def ranking(chart: Ranking, palette: Palette, language: Language) -> Row:
    """Return ``chart`` as a Vega-Lite specification."""
    sheet = Sheet(palette, language)
    y = sheet.heading(chart.title, _under(chart, language))
    y = _key(sheet, chart, y + 6)
    lines = _lines(chart, language)
    if lines:
        scale = _scale(chart, lines)
        bottom = _body(sheet, chart, lines, scale, y + 10)
    else:
        bottom = _nothing(sheet, chart, y + 12)
    height = sheet.footer(bottom + 6, chart.source, chart.as_of, _notes(chart, language))
    return sheet.specification(height, chart.stem)


def _same_day(chart: Ranking) -> str:
    """Return the date of all values where they have the same: then it is said once."""
    days = {bar.day for bar in chart.bars}
    return days.pop() if len(days) == 1 else ""


def _under(chart: Ranking, language: Language) -> str:
    day = _same_day(chart)
    return language._("{unit} · thời điểm {date}").format(unit=chart.unit, date=day) if day else chart.unit


def _body(sheet: Sheet, chart: Ranking, lines: list[Line], scale: Scale, y: float) -> float:
    """Draw bars and marks below ``y``, and return where they end."""
    top = y + 20 * _levels(chart, scale)
    lines = [replace(line, y=line.y + top) for line in lines]
    bottom = lines[-1].y + lines[-1].tall / 2
    _bars(sheet, lines, scale, told(chart, sheet.language))
    _reference(sheet, chart, scale, top, bottom)
    return bottom


def bar_words(bar: Bar, unit: str, language: Language) -> str:
    """Return a bar's value as a reader sees it: ``trên 90%``."""
    return look.plain(f"{bar.qualifier} {language.with_unit(bar.value, unit)}")


def _marks(chart: Ranking) -> list[tuple[str, Mark]]:
    both = (("reference", chart.reference), ("national", chart.national))
    return [(name, mark) for name, mark in both if mark]


def _lines(chart: Ranking, language: Language) -> list[Line]:
    """Return the rows with their places, counted from the top of the first."""
    shown = {bar: bar.label if _same_day(chart) else bar.name for bar in chart.bars}
    room = min(max((look.width(name, look.LABEL) for name in shown.values()), default=0) + 1, _NAME_ROOM)
    unit = chart.value_unit if chart.value_unit == "%" else ""
    stars = _footnotes(chart)
    names = {bar: _name(bar, shown[bar], room) for bar in chart.bars}
    words = {bar: bar_words(bar, unit, language) + stars.get(bar, "") for bar in chart.bars}
    reach = {bar: _wide(_value(words[bar], _VALUE_ROOM), bold=True) for bar in chart.bars}
    both = max(map(_wide, names.values()), default=0) + max(reach.values(), default=0)
    lines, y = [], 0.0
    for bar in chart.bars:
        values = _value(words[bar], max(_VALUE_ROOM, both - _wide(names[bar])))
        tall = max(_ROW, max(len(names[bar]), len(values)) * _LINE + 9)
        lines.append(Line(bar, names[bar], values, y + tall / 2, tall, reach[bar]))
        y += tall
    return lines


def _wide(lines: list[str], *, bold: bool = False) -> float:
    return max((look.width(line, look.LABEL, bold) for line in lines), default=0)


def _value(words: str, room: float) -> list[str]:
    """Break a value where ``room`` asks for it, but not within a word."""
    longest = _wide(words.split(), bold=True)
    return look.balanced(words, max(room, longest), look.LABEL, bold=True, lines=3)


def _name(bar: Bar, shown: str, room: float) -> list[str]:
    """Break a name where its date begins, before anything within either is broken."""
    if not bar.day or shown == bar.label or look.width(shown, look.LABEL) <= room:
        return look.balanced(shown, room, look.LABEL, lines=3)
    parts = bar.label, f"({bar.day})"
    return [line for part in parts for line in look.balanced(part, room, look.LABEL, lines=2)]


def _footnotes(chart: Ranking) -> dict[Bar, str]:
    """Return the sign of each bar that has a note; equal notes share one."""
    signs: dict[str, str] = {}
    for bar in chart.bars:
        if bar.note and bar.note not in signs:
            signs[bar.note] = "*" * (len(signs) + 1) if len(signs) < 3 else f"({len(signs) + 1})"
    return {bar: signs[bar.note] for bar in chart.bars if bar.note}


def _scale(chart: Ranking, lines: list[Line]) -> Scale:
    """Return the scale of the bars: they stand right of names, values and shapes."""
    names = max(_wide(line.names) for line in lines)
    words = max(line.reach for line in lines)
    glyph = _GLYPH if any(line.bar.status for line in lines) else 0
    values = [line.bar.value for line in lines] + [mark.value for _, mark in _marks(chart)]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    if low == high:
        high = low + 1
    left = min(MARGIN + names + 12 + words + 8 + glyph, WIDTH - MARGIN - 80)
    return Scale(float(low), float(high), left, WIDTH - MARGIN - 4)


@dataclass(frozen=True, slots=True)
class Caption:
    """Words above the bars that belong to a rule through them."""

    name: str
    mark: Mark
    x: float
    left: float
    right: float


def _captions(chart: Ranking, scale: Scale) -> list[Caption]:
    """Place the words of the marks: of two, the left one ends at its rule, the right one begins."""
    marks = sorted(_marks(chart), key=lambda named: named[1].value)
    captions = []
    for place, (name, mark) in enumerate(marks):
        wide = look.width(mark.label, look.AXIS, True)
        x = scale.at(mark.value)
        share = 0.5 if len(marks) == 1 else (0.98, 0.02)[place]
        left = min(max(x - wide * share, MARGIN), WIDTH - MARGIN - wide)
        captions.append(Caption(name, mark, x, left, left + wide))
    return captions


def _levels(chart: Ranking, scale: Scale) -> int:
    """Return how many rows the captions need."""
    captions = _captions(chart, scale)
    if len(captions) == 2 and captions[0].right + 10 > captions[1].left:
        return 2
    return min(len(captions), 1)


def _reference(sheet: Sheet, chart: Ranking, scale: Scale, top: float, bottom: float) -> None:
    """Draw the target and the national value as rules over all bars, named above them.

    Their colour is that of words: any other is a status's.
    """
    stacked = _levels(chart, scale) == 2
    for level, caption in enumerate(_captions(chart, scale)):
        colour = sheet.palette.ink
        y = top - 20 * level * stacked
        dash = () if caption.name == "reference" else (6, 3)
        sheet.rule(
            caption.name,
            caption.x,
            y - 2,
            caption.x,
            bottom,
            colour,
            width=1.75,
            dash=dash,
            front=True,
        )
        middle = (caption.left + caption.right) / 2
        sheet.text(
            middle, y - 7, caption.mark.label,
            size=look.AXIS, bold=True, colour=colour, align="center", halo=True,
        )  # fmt: skip


def _bars(sheet: Sheet, lines: list[Line], scale: Scale, speeches: Told) -> None:
    """Draw each line: its name, its value in a column that ends evenly, its shape, its bar."""
    glyph = _GLYPH if any(line.bar.status for line in lines) else 0
    rows: list[Row] = []
    for line in lines:
        tone = sheet.palette.status(line.bar.status) if line.bar.status else sheet.palette.result
        place = {"name": look.plain(line.bar.name), "value": float(line.bar.value), "zero": 0}
        edges = {"top": line.y - 8, "bottom": line.y + 8, "colour": tone, "words": " ".join(line.values)}
        full = {"full": _FULL.get(look.identifier(line.bar.status), 1)}
        rows.append(place | edges | full | speech(speeches, line.bar))
        _column(sheet, MARGIN, line.y, line.names)
        _column(sheet, scale.start - 8 - glyph, line.y, line.values, bold=True, align="right")
        if line.bar.status:
            sheet.shape(scale.start - glyph + 2, line.y, glyphs.shape(line.bar.status), tone, 12)
    sheet.series(_bar_layer(sheet, rows, scale))
    zero = scale.at(0)
    edge = lines[-1].y + lines[-1].tall / 2
    sheet.rule("zero", zero, lines[0].y - lines[0].tall / 2, zero, edge, sheet.palette.muted)


def _column(sheet: Sheet, x: float, y: float, lines: list[str], **style: Any) -> None:
    """Write lines of one row of the picture around its middle."""
    for number, words in enumerate(lines):
        sheet.text(x, y - (len(lines) - 1) * _LINE / 2 + 5.5 + number * _LINE, words, **style)


def _bar_layer(sheet: Sheet, rows: list[Row], scale: Scale) -> alt.Chart:
    bars = sheet.layer(rows, "bars").mark_rect(
        opacity=alt.expr(f"picked < 0 || {PICKED} ? 1 : 0.35"),
        fillOpacity=alt.expr("datum.full"),
        stroke=alt.expr("datum.full < 0.5 ? datum.colour : null"),
        strokeWidth=1.5,
    )
    across = alt.X("zero:Q", scale=scale.altair(), axis=None)
    up = alt.Y("top:Q", scale=None, axis=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    edges = {"x": across, "x2": alt.X2("value:Q"), "y": up, "y2": alt.Y2("bottom:Q")}
    layer: alt.Chart = bars.encode(**edges, color=colour, tooltip=TOLD)
    return layer


def _nothing(sheet: Sheet, chart: Ranking, y: float) -> float:
    words = _silent_words(chart, sheet.language).partition(": ")
    parts = [words[0] + words[1].strip(), words[2]]
    lines = [line for part in parts for line in look.wrap(part, INNER - 40, _BIG, bold=True)]
    sheet.ground(MARGIN, y, WIDTH - MARGIN, y + 90, sheet.palette.future)
    top = y + 45 - len(lines) * _BIG * 0.65
    sheet.lines(WIDTH / 2, top, lines, _BIG, bold=True, align="center")
    for _, mark in _marks(chart):
        sheet.text(MARGIN, y + 112, mark.label, colour=sheet.palette.target, bold=True)
        y += 22
    return y + 94


def _silent_words(chart: Ranking, language: Language) -> str:
    words = chart.silent_label or language._("Chưa có báo cáo công khai")
    counted = language._("{n} {places}").format(n=len(chart.silent), places=chart.places_word).strip()
    return f"{words}: {counted}" if chart.silent else words


def _notes(chart: Ranking, language: Language) -> list[str]:
    signs = {sign: bar.note for bar, sign in _footnotes(chart).items()}
    notes = [f"{sign} {note}" for sign, note in signs.items()]
    if chart.silent and chart.bars:
        notes.append(_silent_words(chart, language) + ".")
    if chart.apart:
        notes.append(apart_words(chart, language) + ".")
    return notes


def _key(sheet: Sheet, chart: Ranking, y: float) -> float:
    """Draw each status in the picture once: its shape, its word, how often it occurs."""
    counts = [(status, n) for status, n in by_status(chart) if status[0]]
    for line in look.wrap(key_words(chart, sheet.language), INNER, look.AXIS) if counts else ():
        y += 16
        sheet.text(MARGIN, y, line, size=look.AXIS, colour=sheet.palette.muted)
    x, y = float(MARGIN), y + 18
    for (status, word), count in counts:
        words = f"{word or status}: {count}"
        wide = 18 + look.width(words, look.AXIS) + 16
        if x > MARGIN and x + wide - 16 > WIDTH - MARGIN:
            x, y = MARGIN, y + 20
        sheet.shape(x + 6, y - 5, glyphs.shape(status), sheet.palette.status(status), 12)
        sheet.text(x + 18, y, words, size=look.AXIS)
        x += wide
    return y + 4 if counts else y - 16
