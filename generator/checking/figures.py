"""Reported figures: complete, possible, and in keeping with each other?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from generator.checking import rules
from generator.checking.quotes import check_quote, is_percent_in
from generator.labels import called
from generator.language import ours
from generator.measuring.choosing import computed, disagreements, speaking
from generator.measuring.pace import reached
from generator.records.base import Record
from generator.records.finding import Finding
from generator.records.programme import Measure
from generator.records.project import Holding, Project
from generator.records.results import Result
from generator.records.values import Bound, Quantity

_BEFORE_THREE = slice(-4, -3)  # where a number with three decimals has its point
# What makes a figure one figure: its subject, time, value and source.
_figure = attrgetter(
    "indicator", "commitment", "as_of", "as_of_note", "scope", "former_unit", "unit", "qualifier", "value",
    "numerator", "denominator", "state", "source", "voice",
)  # fmt: skip


def check_results(project: Project, holding: Holding, as_of: dt.date) -> Iterator[Finding]:
    """Yield what is wrong with single rows of a folder's results."""
    seen: dict[tuple[object, ...], Result] = {}
    for result in holding.results:
        yield from _complete(project, result)
        yield from _possible(project, holding, result, as_of)
        yield from _unit(project, holding, result)
        yield from check_quote(result, subject(project, holding, result))
        first = seen.setdefault(_figure(result), result)
        if first is not result:
            same = all(getattr(first, name) == getattr(result, name) for name in Result.model_fields)
            rule = rules.SAME_ROW_TWICE if same else rules.SAME_FIGURE_TWICE
            yield rule.at(result.place, line=first.place.line)


def _complete(project: Project, result: Result) -> Iterator[Finding]:
    if not result.indicator and not result.commitment:
        yield rules.RESULT_WITHOUT_SUBJECT.at(result.place)
    pair = result.numerator is not None and result.denominator is not None
    if result.value is None and result.state is None and not pair:
        yield rules.RESULT_WITHOUT_VALUE.at(result.place)
    if result.as_of is None and not result.as_of_note:
        yield rules.DATE_UNEXPLAINED.at(result.place)
    if result.qualifier and project.config.bound_of(result.qualifier) is None:
        words = ", ".join(q.word for q in project.config.qualifiers)
        yield rules.QUALIFIER_UNKNOWN.at(result.place_of("qualifier"), value=result.qualifier, choices=words)


def _possible(project: Project, holding: Holding, result: Result, as_of: dt.date) -> Iterator[Finding]:
    if result.as_of is not None and result.as_of.first > as_of:
        place = result.place_of("as_of")
        yield rules.DATE_IN_FUTURE.at(place, value=result.as_of, as_of=as_of)
    for field in ("numerator", "denominator"):
        value = getattr(result, field)
        if value is not None and value < 0:
            yield rules.NEGATIVE.at(result.place_of(field), field=field, value=value)
    if result.denominator == 0:
        yield rules.DENOMINATOR_ZERO.at(result.place_of("denominator"))
        return
    percent = _is_percentage(project, result)
    if percent and result.unit in (None, "%"):
        yield from _percentage(project, holding, result)
    for name in ("value", "numerator", "denominator"):
        if not (percent and name == "value"):
            yield from grouped(result, name)


def _is_percentage(project: Project, result: Result) -> bool:
    indicator = project.indicator_by_id.get(result.indicator or "")
    return indicator is not None and indicator.measure is Measure.PERCENTAGE


def _percentage(project: Project, holding: Holding, result: Result) -> Iterator[Finding]:
    value, part, whole = result.value, result.numerator, result.denominator
    yield from out_of_range(result)
    if part is not None and whole is not None and part > whole:
        yield rules.NUMERATOR_ABOVE.at(result.place_of("numerator"), numerator=part, denominator=whole)
        return
    again = computed(result, project.indicator_by_id.get(result.indicator or ""))
    if again is None or value is None or result.qualifier:
        return
    if abs(again - value) > rounding_of(value, project.config.rubric.rounding):
        yield rules.PERCENT_DIFFERS.at(
            result.place_of("value"), indicator=subject(project, holding, result), value=value,
            computed=round(again, 2).normalize(), numerator=part, denominator=whole,
        )  # fmt: skip


def out_of_range(record: Record) -> Iterator[Finding]:
    """Yield a finding when the ``value`` of a record, in per cent, is no share of a whole."""
    value: Decimal | None = getattr(record, "value", None)
    if value is not None and not 0 <= value <= 100:
        yield rules.PERCENT_OUT_OF_RANGE.at(record.place_of("value"), value=value)


def _unit(project: Project, holding: Holding, result: Result) -> Iterator[Finding]:
    """Yield a unit that its indicator, or the quoted words, contradict."""
    indicator = project.indicator_by_id.get(result.indicator or "")
    unit = result.unit or (indicator.unit if indicator else None)
    if result.value is None or not unit:
        return
    reason = None
    if indicator and indicator.measure is Measure.PERCENTAGE and unit != "%":
        reason = ours("chỉ số là tỷ lệ phần trăm")
    elif "%" not in unit and is_percent_in(result.quote or "", result.value):
        reason = ours("lời trích ghi số này là phần trăm")
    if reason:
        place = result.place_of("unit") if result.unit else result.place_of("value")
        yield rules.UNIT_DIFFERS.at(
            place, indicator=subject(project, holding, result), unit=unit, reason=reason
        )


def grouped(record: Record, field: str) -> Iterator[Finding]:
    """Yield a finding when a number has exactly three decimals: 3.802 is read as three point eight,
    and was perhaps meant as three thousand eight hundred and two."""
    value = getattr(record, field)
    written = str(value)  # looked at first: what it is made of takes five times as long to ask for
    if value is not None and written[_BEFORE_THREE] == "." and 1 <= abs(value) < 1000:
        meant = written.replace(".", "")
        yield rules.PERHAPS_THOUSANDS.at(record.place_of(field), written=written, value=value, meant=meant)


def rounding_of(value: Decimal, least: Decimal) -> Decimal:
    """Return the difference rounding can explain: half of the last digit written, or ``least``."""
    digits = value.as_tuple().exponent
    half = Decimal(5).scaleb(int(digits) - 1) if isinstance(digits, int) else least
    return max(half, least)


def check_disagreements(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield one finding a group of values that contradict each other."""
    meaning = project.config.bound_of
    groups = disagreements(holding.results, meaning)
    contested = {id(r) for group in groups for r in group}
    for group in groups:
        if speaking(group, meaning) is not None:
            continue
        first = group[0]
        values = tuple(_value(project, r) for r in group)
        yield rules.SOURCES_DISAGREE.at(
            group[-1].place, indicator=subject(project, holding, first), date=first.as_of, values=values
        )
    for result in holding.results:
        if result.preferred and id(result) not in contested:
            yield rules.PREFERRED_ALONE.at(result.place_of("preferred"))


def check_undated(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield one finding a group of values without dates that nothing tells apart, and that differ."""
    groups: dict[tuple[object, ...], list[Result]] = {}
    for r in holding.results:
        if r.as_of is None:
            key = (r.indicator, r.commitment, r.scope, r.former_unit, r.unit, r.as_of_note)
            groups.setdefault(key, []).append(r)
    for group in groups.values():
        values = tuple(dict.fromkeys(_value(project, r) for r in group))
        if len(values) > 1 and speaking(group, project.config.bound_of) is None:
            name = subject(project, holding, group[0])
            yield rules.UNDATED_DIFFER.at(group[-1].place, indicator=name, values=values)


def _value(project: Project, result: Result) -> object:
    if result.value is not None:
        indicator = project.indicator_by_id.get(result.indicator or "")
        unit = result.unit or (indicator.unit if indicator else None) or ""
        return Quantity(result.value, unit, Bound.EXACT, result.qualifier or "")
    if result.numerator is not None and result.denominator is not None:
        return f"{result.numerator}/{result.denominator}"
    return called(result.state) if result.state else "?"


def subject(project: Project, holding: Holding, result: Result) -> str:
    """Return what a result is about, in words: its indicator, or the text of its commitment."""
    indicator = project.indicator_by_id.get(result.indicator or "")
    if indicator:
        return indicator.name
    promised = {f"{p.id}/{c.id}": f"{c.text} ({p.number}, {c.id})" for p in holding.plans for c in p.commitments}
    return promised.get(result.commitment or "") or result.commitment or result.indicator or "?"


def check_series(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield jumps and falls between consecutive values of one series."""
    series: dict[tuple[object, ...], list[Result]] = {}
    for r in holding.results:
        if r.value is not None and r.as_of is not None and not r.qualifier:
            key = (r.indicator, r.commitment, r.scope, r.former_unit, r.unit, r.voice)
            series.setdefault(key, []).append(r)
    for results in series.values():
        results.sort(key=lambda r: r.as_of.last if r.as_of else dt.date.min)
        for before, after in pairwise(results):
            if before.as_of != after.as_of and not after.note:
                yield from _step(project, holding, before, after)


def _step(project: Project, holding: Holding, before: Result, after: Result) -> Iterator[Finding]:
    assert before.value is not None
    assert after.value is not None
    indicator = project.indicator_by_id.get(after.indicator or "")
    factor = project.config.rubric.jump_factor
    details: dict[str, object] = {
        "indicator": subject(project, holding, after), "before": before.value, "value": after.value,
        "date_before": before.as_of, "date": after.as_of, "factor": factor,
    }  # fmt: skip
    if indicator and indicator.cumulative and not reached(after.value, before.value, ascending=True):
        yield rules.CUMULATIVE_FELL.at(after.place_of("value"), **details)
        return
    low, high = sorted((before.value, after.value))
    if low >= 0 and high > low * factor and before.value != 0:
        direction = ours("lên") if after.value == high else ours("xuống")
        yield rules.JUMP.at(after.place_of("value"), **details, direction=direction)
