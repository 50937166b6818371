"""The catalogue of indicators, and one page an indicator: every figure, every source."""

from __future__ import annotations

from dataclasses import dataclass

from generator.labels import label
from generator.records.programme import Indicator, Role
from generator.records.project import NATIONAL
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.charts import indicator_stem
from generator.writing.desk import Desk
from generator.writing.parts import FigureView, figure
from generator.writing.pictures import ChartView, chart
from generator.writing.sentences import counted

#: More figures than these are told in two tables, the newest of each place first.
ALL_SHOWN = 40


@dataclass(frozen=True)
class IndicatorFigure:
    """A figure with the unit it is about."""

    name: str
    address: str
    figure: FigureView


@dataclass(frozen=True)
class IndicatorView:
    """Everything an indicator's page says; of many figures the newest of each place stand before ``earlier`` ones."""

    name: str
    as_of: str
    answer: str
    role: str
    direct: bool
    topic: str
    facts: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str, str], ...]
    near_note: str
    chart: ChartView | None
    figures: tuple[IndicatorFigure, ...]
    earlier: tuple[IndicatorFigure, ...]
    mistake_address: str
    edit_address: str


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in the catalogue."""

    name: str
    address: str
    role: str
    unit: str
    near: tuple[tuple[str, str], ...]
    values: int
    places: int


@dataclass(frozen=True)
class TopicGroup:
    """Indicators under one topic."""

    name: str
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class IndicatorsView:
    """The catalogue."""

    as_of: str
    answer: str
    groups: tuple[TopicGroup, ...]


def _figures(desk: Desk, indicator: Indicator) -> list[IndicatorFigure]:
    units = [(desk.place_name(NATIONAL), "", NATIONAL)]
    ordered = sorted(desk.project.provinces, key=lambda p: sort_key(p.name))
    units += [(p.name, addresses.province(p.slug), p.slug) for p in ordered]
    return [
        IndicatorFigure(name, address, figure(desk, slug, r))
        for name, address, slug in units
        for r in desk.project.holding(slug).results
        if r.indicator == indicator.id
    ]


def _newest(figures: list[IndicatorFigure]) -> list[IndicatorFigure]:
    """Return the newest figures of each place and part of it, all of the same day; every figure where they are few."""
    if len(figures) <= ALL_SHOWN:
        return figures
    last: dict[tuple[str, str], str] = {}
    for f in figures:
        last[f.name, f.figure.place] = max(f.figure.as_of_sort, last.get((f.name, f.figure.place), ""))
    return [f for f in figures if f.figure.as_of_sort in ("", last[f.name, f.figure.place])]


def indicator_view(desk: Desk, indicator: Indicator) -> IndicatorView:
    """Return what the page of one indicator says."""
    targets = desk.project.target_by_id
    figures = _figures(desk, indicator)
    newest = _newest(figures)
    return IndicatorView(
        name=indicator.name,
        as_of=desk.as_of,
        answer=_answer(desk, indicator, figures),
        role=label(indicator.role, desk.words),
        direct=indicator.role is Role.TARGET,
        topic=next((t.name for t in desk.project.topics if t.id == indicator.topic), ""),
        facts=tuple(_facts(desk, indicator)),
        near=tuple((t, targets[t].short, addresses.target(t)) for t in indicator.near if t in targets),
        near_note=indicator.near_note or "",
        chart=chart(desk, indicator_stem(indicator.id)),
        figures=tuple(newest),
        earlier=tuple(f for f in figures if f not in newest),
        mistake_address=desk.mistake_address(addresses.indicator(indicator.id)),
        edit_address=desk.edit_address(indicator.place),
    )


def _answer(desk: Desk, indicator: Indicator, figures: list[IndicatorFigure]) -> str:
    places = len({f.name for f in figures if f.address})
    words = desk.project.config.words
    if not figures:
        return desk.say("Chưa có số liệu công khai nào về chỉ số này.")
    listed = f"{addresses.indicator(indicator.id)}#so-lieu"
    n = counted(len(figures), listed)
    text = desk.tell("Tìm thấy {n} số liệu công khai của {places} {word}.", n=n, places=counted(places, listed),
                     word=words.territory) if places else desk.tell("Tìm thấy {n} số liệu công khai của {country}.",
                     n=n, country=words.whole_country)  # fmt: skip
    if indicator.role is not Role.TARGET:
        text += desk.say(" Đây là số liệu bối cảnh, không đo mục tiêu của {programme}.", programme=words.programme)
    return text


def _facts(desk: Desk, i: Indicator) -> list[tuple[str, str]]:
    facts = [(desk.say("Định nghĩa"), i.definition), (desk.say("Cách đo"), label(i.measure, desk.words))]
    for name, text in (
        (desk.say("Đơn vị"), desk.words.unit(i.unit or "")),
        (desk.say("Tử số"), i.numerator),
        (desk.say("Mẫu số"), i.denominator),
    ):
        if text:
            facts.append((name, text))
    return facts


def indicators_view(desk: Desk) -> IndicatorsView:
    """Return the catalogue of indicators by topic; those without figures come last in theirs."""
    groups = []
    for topic in desk.project.topics:
        rows = [_row(desk, i) for i in desk.project.indicators if i.topic == topic.id]
        rows.sort(key=lambda r: (-r.values, sort_key(r.name)))
        if rows:
            groups.append(TopicGroup(topic.name, tuple(rows)))
    context = [r for g in groups for r in g.rows]
    values = sum(r.values for r in context)
    listed = f"{addresses.INDICATORS}#chu-de-1"
    answer = desk.tell("{n} chỉ số, {values} số liệu có nguồn. Phần lớn là số liệu bối cảnh: chúng cho biết điều kiện "
                       "và hoàn cảnh, không đo mục tiêu của {programme}.",
                       n=counted(len(context), listed), values=counted(values, listed),
                       programme=desk.project.config.words.programme)  # fmt: skip
    return IndicatorsView(desk.as_of, answer, tuple(groups))


def _row(desk: Desk, i: Indicator) -> IndicatorRow:
    figures = _figures(desk, i)
    near = tuple((t, addresses.target(t)) for t in i.near if t in desk.project.target_by_id)
    unit = desk.words.unit(i.unit) if i.unit else label(i.measure, desk.words)
    return IndicatorRow(
        i.name, addresses.indicator(i.id), label(i.role, desk.words), unit, near,
        len(figures), len({f.name for f in figures if f.address}),
    )  # fmt: skip
