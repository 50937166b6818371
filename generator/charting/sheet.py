"""The sheet a chart is drawn on: frame, words and rules in picture units, data in their own.

Everything outside the data is placed in units of the picture (0,0 is top left), so that layout
never depends on measuring text while drawing, which is what costs most time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from generator.charting import look
from generator.charting.kinds import Bar, Goal, Point
from generator.charting.look import INNER, LEADING, MARGIN, WIDTH, Palette
from generator.charting.told import Told
from generator.language import Language

Row = dict[str, Any]

#: True of the mark that is being read out; in a still picture of none. Its lines are shown on request.
PICKED, TOLD = "datum.at === picked", alt.Tooltip("told:N")
_NOTHING_PICKED = {"name": "picked", "value": -1}


def speech(lines: Told, mark: Point | Goal | Bar) -> Row:
    """Return what is told of ``mark`` and its place in the order of reading, as columns of its row, if it is told."""
    if mark not in lines:
        return {}
    return {"told": lines[mark], "at": list(lines).index(mark)}


class Sheet:
    """Collects what is drawn, from the back to the front, and becomes one Altair chart."""

    def __init__(self, palette: Palette, language: Language) -> None:
        self.palette = palette
        self.language = language
        self._data: dict[str, list[Row]] = {}
        self._grounds: list[Row] = []
        self._rules: list[Row] = []
        self._front_rules: list[Row] = []
        self._series: list[alt.Chart] = []
        self._shapes: list[Row] = []
        self._texts: list[Row] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = look.LABEL,
        colour: str = "",
        bold: bool = False,
        align: str = "left",
        halo: bool = False,
    ) -> None:
        """Write one line with its baseline at ``y``; ``halo`` keeps it legible over lines."""
        row = {"x": round(x, 1), "y": round(y, 1), "text": look.plain(text), "size": size}
        weight = 600 if bold else 400
        paint = {"colour": colour or self.palette.ink, "weight": weight, "align": align}
        self._texts.append(row | paint | {"halo": 4 if halo else 0})

    def lines(self, x: float, y: float, lines: Sequence[str], size: float, **style: Any) -> float:
        """Write lines below ``y`` and return where they end."""
        for line in lines:
            y += size * LEADING
            self.text(x, y - size * (LEADING - 1), line, size=size, **style)
        return y

    def rule(
        self, name: str, x: float, y: float, x2: float, y2: float, colour: str, *,
        width: float = 1, dash: Sequence[int] = (), front: bool = False,
    ) -> None:  # fmt: skip
        """Draw a straight rule of the frame; ``name`` says what it stands for.

        ``front`` puts it before the data, on a wider strip of paper that sets it off; of a dashed one each dash,
        so that an end of the data behind it is seen.
        """
        ends = {"x": x, "y": y, "x2": x2, "y2": y2}
        row: Row = {key: round(value, 1) for key, value in ends.items()}
        row |= {"colour": colour, "width": width, "dash": list(dash), "what": name}
        if front:
            strip = {"colour": self.palette.paper, "width": width + 2.5}
            self._front_rules += [row | strip, row]
        else:
            self._rules.append(row)

    def ground(self, x: float, y: float, x2: float, y2: float, colour: str) -> None:
        """Fill a rectangle behind everything."""
        self._grounds.append({"x": x, "y": y, "x2": x2, "y2": y2, "colour": colour})

    def shape(self, x: float, y: float, path: str, colour: str, size: float = 12) -> None:
        """Draw a filled shape, ``size`` high, with its centre at x, y."""
        row = {"x": round(x, 1), "y": round(y, 1), "path": path, "colour": colour}
        self._shapes.append(row | {"area": size * size})

    def layer(self, rows: list[Row], name: str) -> alt.Chart:
        """Return a layer over ``rows``, called ``name`` in the specification and in the picture."""
        self._data[name] = rows
        return _named(name)

    def series(self, chart: alt.Chart) -> None:
        """Add a layer of data with scales of its own, in front of the rules."""
        self._series.append(chart)

    def heading(self, title: str, unit: str) -> float:
        """Write title and unit, and return where they end."""
        lines = look.balanced(title, INNER, look.TITLE, bold=True, lines=4)
        y = self.lines(MARGIN, 8, lines, look.TITLE, bold=True)
        under = look.wrap(unit, INNER, look.AXIS, lines=2)
        return self.lines(MARGIN, y + 2, under, look.AXIS, colour=self.palette.muted)

    def footer(self, y: float, source: str, as_of: dt.date, notes: Sequence[str] = ()) -> float:
        """Write notes, source and date under the picture, and return its height."""
        _ = self.language._
        muted = self.palette.muted
        for note in notes:
            lines = look.wrap(note, INNER, look.AXIS, lines=3)
            y = self.lines(MARGIN, y, lines, look.AXIS)
        y += 8
        self.rule("footer", MARGIN, y, WIDTH - MARGIN, y, self.palette.grid)
        y += 4
        date = _("Tính đến {date}").format(date=self.language.day(as_of))
        text = _("Nguồn: {source}").format(source=source.rstrip(".")) + "."
        for sentence in (text, date) if source else (date,):
            lines = look.wrap(sentence, INNER, look.AXIS, lines=3)
            y = self.lines(MARGIN, y, lines, look.AXIS, colour=muted)
        return round(y + 10)

    def specification(self, height: float, name: str) -> Row:
        """Return everything as one Vega-Lite specification, ``height`` units high.

        Layers of the frame differ by their rows alone, which are not in them, so Altair describes each once for all
        pictures.
        """
        layers = [*self._back(), *map(_described, self._series), *self._front()]
        spec = {**_outside(self.palette.paper), "layer": layers, "name": name, "height": height}
        return spec | {"params": [_NOTHING_PICKED], "datasets": self._data}

    def _back(self) -> list[Row]:
        layers = []
        if self._grounds:
            self._data["ground"] = self._grounds
            layers.append(_grounds())
        if self._rules:
            layers.append(self._ruled(self._rules, "rules"))
        return layers

    def _ruled(self, rows: list[Row], name: str) -> Row:
        self._data[name] = rows
        return _ruled(name)

    def _front(self) -> list[Row]:
        layers = []
        if self._front_rules:
            layers.append(self._ruled(self._front_rules, "front-rules"))
        if self._shapes:
            self._data["shapes"] = self._shapes
            layers.append(_shapes())
        self._data[look.WORDS] = self._texts
        return [*layers, _words(self.palette.paper)]


def _named(name: str) -> alt.Chart:
    """Return a layer over the rows called ``name``, which Altair never sees: it would copy them at every step."""
    return alt.Chart(alt.NamedData(name=name), name=name)


def _described(layer: alt.Chart) -> Row:
    with debug_mode(False):
        described: Row = layer.to_dict(validate=False, context={"top_level": False})
    return described


@cache
def _outside(paper: str) -> Row:
    """Return everything of a specification that stands around its layers."""
    apart = alt.ScaleResolveMap(x="independent", y="independent")
    around = alt.LayerChart(
        layer=[],
        resolve=alt.Resolve(scale=apart),
        width=WIDTH,
        padding=0,
        background=paper,
        autosize=alt.AutoSizeParams(type="none"),
        config=alt.Config(font=look.FONT, aria=False, view=alt.ViewConfig(stroke=None)),
    )
    with debug_mode(False):
        described: Row = around.to_dict(validate=False)
    return described


@cache
def _grounds() -> Row:
    return _described(_named("ground").mark_rect().encode(**_box(), color=_paint()))


@cache
def _ruled(name: str) -> Row:
    rules = _named(name).mark_rule(strokeDash=alt.expr("datum.dash"), opacity=1)
    width = alt.StrokeWidth("width:Q", scale=None, legend=None)
    return _described(rules.encode(**_box(), color=_paint(), strokeWidth=width))


@cache
def _shapes() -> Row:
    path = alt.Shape("path:N", scale=None, legend=None)
    area = alt.Size("area:Q", scale=None, legend=None)
    shapes = _named("shapes").mark_point(filled=True, opacity=1)
    return _described(shapes.encode(**_place(), color=_paint(), shape=path, size=area))


@cache
def _words(paper: str) -> Row:
    texts = _named(look.WORDS).mark_text(
        align=alt.expr("datum.align"),
        baseline="alphabetic",
        fontWeight=alt.expr("datum.weight"),
        stroke=alt.expr(f"datum.halo ? '{paper}' : null"),
        strokeWidth=alt.expr("datum.halo"),
    )
    size = alt.Size("size:Q", scale=None, legend=None)
    fill = alt.Fill("colour:N", scale=None, legend=None)
    return _described(texts.encode(**_place(), text=alt.Text("text:N"), size=size, fill=fill))


def _place() -> Row:
    return {"x": _raw(alt.X, "x"), "y": _raw(alt.Y, "y")}


def _paint() -> alt.Color:
    return alt.Color("colour:N", scale=None, legend=None)


def _raw(channel: Any, field: str) -> Any:
    return channel(f"{field}:Q", scale=None, axis=None)


def _box() -> dict[str, Any]:
    return {
        "x": _raw(alt.X, "x"),
        "y": _raw(alt.Y, "y"),
        "x2": alt.X2("x2:Q"),
        "y2": alt.Y2("y2:Q"),
    }
