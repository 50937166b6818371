"""The catalogue of indicators, and one page an indicator: every figure, every source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.labels import label
from generator.language import ours
from generator.measuring.amounts import shown
from generator.measuring.comparable import Apart, apart, comparable
from generator.records.base import Record
from generator.records.programme import Indicator, Measure, MeasuredBy, Role
from generator.records.project import NATIONAL
from generator.records.results import Result
from generator.records.values import Bound, Quantity
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.charts import indicator_stem
from generator.writing.desk import Desk
from generator.writing.parts import FigureView, closed, date_text, figure, figure_said
from generator.writing.pictures import ChartView, chart
from generator.writing.provenance import figure_address, last_published
from generator.writing.sentences import Sentence, counted, joined

#: More figures than these are told in two tables, the newest of each place first.
ALL_SHOWN = 40


@dataclass(frozen=True)
class IndicatorFigure:
    """A figure with the unit it is about; ``number`` is whether it states one, not only in words how far it is.

    ``proof`` is where it stands with its source, empty where it does here.
    """

    name: str
    address: str
    figure: FigureView
    number: bool
    proof: str = ""


@dataclass(frozen=True)
class IndicatorView:
    """Everything an indicator's page says; of many figures the newest of each place stand before ``earlier`` ones.

    ``updated`` is the day a figure was last published, nothing without history; ``table_address`` is the file of all
    figures, nothing without any.
    """

    name: str
    as_of: str
    answer: str
    role: str
    direct: bool
    topic: str
    updated: str
    facts: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str, str], ...]
    near_note: str
    chart: ChartView | None
    chart_note: str
    figures: tuple[IndicatorFigure, ...]
    earlier: tuple[IndicatorFigure, ...]
    table_address: str
    mistake_address: str
    edit_address: str


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in the catalogue; ``plans`` counts the plans that measure it instead of figures."""

    name: str
    address: str
    role: str
    direct: bool
    unit: str
    near: tuple[tuple[str, str], ...]
    values: int
    places: int
    listed: bool
    plans: str


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


def _found_in(desk: Desk, indicator: Indicator) -> Iterator[tuple[str, Result]]:
    """Yield the figures of an indicator with their units: the country's, then those of places by name."""
    ordered = sorted(desk.project.provinces, key=lambda p: sort_key(p.name))
    for unit in (NATIONAL, *(p.slug for p in ordered)):
        yield from ((unit, r) for r in desk.project.holding(unit).results if r.indicator == indicator.id)


def _figures(desk: Desk, indicator: Indicator) -> list[IndicatorFigure]:
    return [_figure(desk, indicator, unit, r) for unit, r in _found_in(desk, indicator)]


def _figure(desk: Desk, indicator: Indicator, unit: str, result: Result) -> IndicatorFigure:
    name, address = desk.place_name(unit), addresses.province(unit) if unit else ""
    there = _elsewhere(desk, indicator, unit, result)
    told = figure_said(desk, result) if there else figure(desk, unit, result)
    return IndicatorFigure(name, address, told, result.is_number, there)


def _elsewhere(desk: Desk, indicator: Indicator, unit: str, result: Result) -> str:
    """Return where else a figure stands with its proof: of very many units no page repeats the proofs of all."""
    there = figure_address(desk, unit, result) if desk.project.lean else ""
    return "" if there.startswith(addresses.indicator(indicator.id)) else there


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
    figures, updated = _figures(desk, indicator), figures_updated(desk, indicator)
    newest = _newest(figures)
    return IndicatorView(
        name=indicator.name,
        as_of=desk.as_of,
        answer=_answer(desk, indicator, figures),
        role=label(indicator.role, desk.words),
        direct=indicator.role is Role.TARGET,
        topic=next((t.name for t in desk.project.topics if t.id == indicator.topic), ""),
        updated=updated,
        facts=(*_facts(desk, indicator), *updated_facts(desk, updated, indicator)),
        near=tuple((t, targets[t].short, addresses.target(t)) for t in indicator.near if t in targets),
        near_note=closed(indicator.near_note or ""),
        chart=chart(desk, indicator_stem(indicator.id)),
        chart_note=_chart_note(desk, indicator),
        figures=tuple(newest),
        earlier=() if desk.project.lean else tuple(f for f in figures if f not in newest),
        table_address=table_address(desk, indicator),
        mistake_address=desk.mistake_address(addresses.indicator(indicator.id)),
        edit_address=desk.edit_address(indicator.place),
    )


def _answer(desk: Desk, indicator: Indicator, figures: list[IndicatorFigure]) -> str:
    words, by_plan = desk.project.config.words, _by_plan(desk, indicator)
    if by_plan and not figures:
        return by_plan
    if not figures:
        return desk.say("Chưa có số liệu công khai nào về chỉ số này.")
    listed = f"{addresses.indicator(indicator.id)}#so-lieu"
    text = _values(desk, indicator, listed) + _found(desk, figures, listed) + by_plan
    if indicator.role is not Role.TARGET:
        kind = (ours(" Đây là số liệu liên quan, không đo mục tiêu của {programme}.") if indicator.role is Role.PROXY
                else ours(" Đây là số liệu bối cảnh, không đo mục tiêu của {programme}."))  # fmt: skip
        text += desk.say(str(kind), programme=words.programme)
    return text


def _found(desk: Desk, figures: list[IndicatorFigure], listed: str) -> Sentence:
    """Say how many figures were found, and how many results only say in words how far it is."""
    numbers = [f for f in figures if f.number]
    told = [_numbers_found(desk, numbers, listed)] if numbers else []
    if rest := len(figures) - len(numbers):
        told.append(desk.tell("{n} kết quả chỉ nêu tình trạng, không nêu số.", n=counted(rest, listed)))
    return joined(" ", told)


def _numbers_found(desk: Desk, figures: list[IndicatorFigure], listed: str) -> Sentence:
    """Say how many figures there are, those of the country apart from those of places."""
    of_places = [f.name for f in figures if f.address]
    own, words, number = len(figures) - len(of_places), desk.project.config.words, desk.words.number
    details = {"n": counted(number(len(figures)), listed), "places": counted(number(len(set(of_places))), listed),
               "word": words.territory, "country": words.whole_country}  # fmt: skip
    if not of_places:
        return desk.tell("Tìm thấy {n} số liệu công khai của {country}.", **details)
    if not own:
        return desk.tell("Tìm thấy {n} số liệu công khai của {places} {word}.", **details)
    return desk.tell("Tìm thấy {n} số liệu công khai: {own} của {country}, {theirs} của {places} {word}.", **details,
                     own=counted(number(own), listed), theirs=counted(number(len(of_places)), listed))  # fmt: skip


def plans_counted(desk: Desk, indicator: Indicator) -> tuple[str, Sentence] | None:
    """Return the target that plans measure, and how many places have one; None for what figures measure."""
    for t in desk.measures.targets:
        if t.target.indicator == indicator.id and t.target.measured_by is MeasuredBy.PLAN and t.roll.of:
            part = "co-thong-tin" if t.roll.reporting else "cac-tinh"  # what nobody has is listed nowhere
            return t.target.id, counted(t.roll.reporting, f"{addresses.target(t.target.id)}#{part}")
    return None


def _by_plan(desk: Desk, indicator: Indicator) -> Sentence:
    """Say where the evidence stands of an indicator that plans measure."""
    found = plans_counted(desk, indicator)
    if found is None:
        return Sentence()
    words = desk.project.config.words
    return desk.tell("Chỉ số này đo bằng việc ban hành kế hoạch: đã tìm thấy kế hoạch công khai của {n} {places}; "
                     "xem mục tiêu {id}.", n=found[1], places=words.territory,
                     id=counted(found[0], addresses.target(found[0])))  # fmt: skip


def _values(desk: Desk, indicator: Indicator, listed: str) -> Sentence:
    """Say what the figures are that may stand beside each other: the country's, and from where to where places go.

    Of an indicator that measures a target the target's page says so, by the rules of judging.
    """
    if indicator.role is Role.TARGET or not indicator.unit:
        return Sentence()
    told = []
    if country := _Standing.of(desk, indicator, NATIONAL):
        told.append(country.sentence(desk))
    found = [s for p in desk.project.provinces if (s := _Standing.of(desk, indicator, p.slug))]
    found.sort(key=lambda s: (s.amount.value, _LEAN.get(s.amount.bound, 0)))
    if len(found) <= _NAMED:
        told += [s.sentence(desk) for s in found]
    else:
        told.append(_range(desk, found, listed))
    return joined(" ", [*told, ""]) if told else Sentence()


_NAMED = 2  # so many places are named each with its figure; of more, those at both ends
# "Above 90" stands after 90, "below 90" before it.
_LEAN = {Bound.BELOW: -1, Bound.AT_MOST: -1, Bound.AT_LEAST: 1, Bound.ABOVE: 1}


@dataclass(frozen=True)
class _Standing:
    """A figure that may stand beside those of others."""

    unit: str
    result: Result
    amount: Quantity

    @classmethod
    def of(cls, desk: Desk, indicator: Indicator, unit: str) -> _Standing | None:
        result = comparable(desk.project, unit, indicator)
        amount = shown(result, indicator, desk.project.config) if result else None
        return cls(unit, result, amount) if result and amount else None

    def value(self, desk: Desk) -> Sentence:
        return counted(desk.words.quantity(self.amount), figure_address(desk, self.unit, self.result))

    def day(self, desk: Desk) -> str:
        date = self.result.as_of
        text = date_text(desk, date)
        if date is None or date.day is not None:
            return text
        return desk.say("năm {date}" if date.month is None else "tháng {date}", date=text)

    def sentence(self, desk: Desk) -> Sentence:
        return desk.tell("{place}: {value} ({day}).", place=desk.place_name(self.unit), value=self.value(desk),
                         day=self.day(desk))  # fmt: skip


def _range(desk: Desk, found: list[_Standing], listed: str) -> Sentence:
    """Say from where to where the figures of several places go; ``found`` begins with the smallest."""
    low, high, n = found[0], found[-1], counted(len(found), listed)
    word = desk.project.config.words.territory
    if len({s.amount for s in found}) == 1:
        return desk.tell("{n} {word} cùng ở mức {value}.", n=n, word=word, value=low.value(desk))
    ends = {"low": low.value(desk), "at_low": _where(desk, found, low),
            "high": high.value(desk), "at_high": _where(desk, found, high)}  # fmt: skip
    return desk.tell("{n} {word}: từ {low} ({at_low}) đến {high} ({at_high}).", n=n, word=word, **ends)


def _where(desk: Desk, found: list[_Standing], end: _Standing) -> str:
    """Name the place that stands at one end and its day, or say how many stand there."""
    there = [s for s in found if s.amount == end.amount]
    if len(there) > 1:
        return desk.tell("{n} nơi", n=counted(len(there), f"{addresses.indicator(end.result.indicator or '')}#so-lieu"))
    return f"{desk.place_name(end.unit)}, {end.day(desk)}"


def _chart_note(desk: Desk, indicator: Indicator) -> Sentence:
    """Say how many of the places with figures are drawn, which are not and why, and of different days what it means."""
    places = [p.slug for p in desk.project.provinces]
    drawn = [s for slug in places if (s := _Standing.of(desk, indicator, slug))]
    told = [_drawn(desk, indicator, drawn, [slug for slug in places if apart(desk.project, slug, indicator)])]
    if len({s.result.as_of for s in drawn}) > 1:
        told.append(desk.tell("Các số ở những thời điểm khác nhau, nên chỉ để tham khảo, không phải bảng xếp hạng."))
    return joined(" ", told)


def _drawn(desk: Desk, indicator: Indicator, drawn: list[_Standing], left: list[str]) -> Sentence:
    listed = f"{addresses.indicator(indicator.id)}#so-lieu"
    n, word = counted(len(drawn), listed), desk.project.config.words.territory
    if not left:
        return desk.tell("Hình gồm đủ {n} {places} có số.", n=n, places=word)
    of, rest = counted(len(drawn) + len(left), listed), counted(len(left), listed)
    return desk.tell("Hình gồm {n} trong {of} {places} có số; {left} nơi không vẽ vì chưa so sánh được: {reasons}.",
                     n=n, of=of, places=word, left=rest, reasons=_reasons(desk, indicator, left))  # fmt: skip


def _reasons(desk: Desk, indicator: Indicator, left: list[str]) -> str:
    """Name the places that are not drawn, by the reason."""
    found: dict[Apart, list[str]] = {}
    for slug in left:
        if reason := apart(desk.project, slug, indicator):
            found.setdefault(reason, []).append(desk.place_name(slug))
    ordered = [(reason, sorted(found[reason], key=sort_key)) for reason in Apart if reason in found]
    return "; ".join(f"{', '.join(names)} ({label(reason, desk.words)})" for reason, names in ordered)


def figures_updated(desk: Desk, indicator: Indicator) -> str:
    """Return the day a figure of an indicator was last published; nothing without history or figures."""
    return last_published(desk, _results(desk, indicator))


def table_address(desk: Desk, indicator: Indicator) -> str:
    """Return the file of all figures of an indicator; nothing where there are none."""
    return addresses.figures_of(indicator.id) if any(_results(desk, indicator)) else ""


def _results(desk: Desk, indicator: Indicator) -> Iterator[Result]:
    for held in (desk.project.national, *desk.project.holdings.values()):
        yield from (r for r in held.results if r.indicator == indicator.id)


def updated_facts(desk: Desk, figures: str, *definition: Record) -> list[tuple[str, str]]:
    """Return when figures were last published, and when what defines them was: two days that say different things."""
    defined = last_published(desk, definition)
    days = ((desk.say("Số liệu cập nhật ngày"), figures), (desk.say("Định nghĩa cập nhật ngày"), defined))
    return [(name, day) for name, day in days if day]


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
    """Return the catalogue of indicators by topic; those counted in plans come first, those without figures last."""
    groups = []
    for topic in desk.project.topics:
        rows = [_row(desk, i) for i in desk.project.indicators if i.topic == topic.id]
        rows.sort(key=lambda r: (not r.plans, -r.values, sort_key(r.name)))
        if rows:
            groups.append(TopicGroup(topic.name, tuple(rows)))
    answer = joined(" ", [_catalogue_answer(desk, [r for g in groups for r in g.rows]), *_beside_catalogue(desk)])
    return IndicatorsView(desk.as_of, answer, tuple(groups))


def _beside_catalogue(desk: Desk) -> Iterator[Sentence]:
    """Say how many results no indicator counts as a figure, so that all of them add up to what the home page says."""
    held = (desk.project.national, *desk.project.holdings.values())
    results = [r for h in held for r in h.results]
    for n, message in (
        (sum(r.indicator is None for r in results),
         ours("Ngoài ra có {n} kết quả của riêng từng cam kết, không thuộc chỉ số nào.")),
        (sum(r.indicator is not None and not r.is_number for r in results),
         ours("{n} kết quả chỉ nêu tình trạng, không nêu số.")),
    ):  # fmt: skip
        if n:
            yield desk.tell(str(message), n=counted(desk.words.number(n), f"{addresses.DATA}#bang-results"))


def _catalogue_answer(desk: Desk, rows: list[IndicatorRow]) -> Sentence:
    """Say how many indicators and figures there are, and how many of the figures measure a target."""
    listed = f"{addresses.INDICATORS}#chu-de-1"
    values, direct = sum(r.values for r in rows), sum(r.values for r in rows if r.direct)
    details = {"n": counted(len(rows), listed), "values": counted(desk.words.number(values), listed),
               "direct": counted(desk.words.number(direct), listed),
               "context": counted(desk.words.number(values - direct), listed),
               "programme": desk.project.config.words.programme}  # fmt: skip
    if not direct:
        return desk.tell("{n} chỉ số, {values} số liệu có nguồn. Đó là số liên quan hoặc bối cảnh: cho biết điều kiện "
                         "và hoàn cảnh, không đo mục tiêu của {programme}.", **details)  # fmt: skip
    return desk.tell("{n} chỉ số, {values} số liệu có nguồn: {direct} số đo trực tiếp mục tiêu của {programme}, "
                     "{context} số liên quan hoặc bối cảnh cho biết điều kiện và hoàn cảnh.", **details)  # fmt: skip


def _row(desk: Desk, i: Indicator) -> IndicatorRow:
    every = list(_found_in(desk, i))
    figures = [(unit, r) for unit, r in every if r.is_number]
    near = tuple((t, addresses.target(t)) for t in i.near if t in desk.project.target_by_id)
    bare = "–" if i.measure is Measure.NUMBER else label(i.measure, desk.words)  # a rank is no quantity
    unit = desk.words.unit(i.unit) if i.unit else bare
    by_plan = plans_counted(desk, i)
    plans = desk.tell("{n} kế hoạch", n=by_plan[1]) if by_plan and not every else ""
    places = int(by_plan[1]) if by_plan and plans else len({unit for unit, _ in figures if unit})
    return IndicatorRow(
        i.name, addresses.indicator(i.id), label(i.role, desk.words), i.role is Role.TARGET, unit, near,
        len(figures), places, bool(every), plans,
    )  # fmt: skip
