"""Reported figures: complete, possible, and in keeping with each other?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from generator.checking import rules
from generator.language import Language
from generator.measuring.choosing import computed, disagreements
from generator.measuring.pace import reached
from generator.records.finding import Finding
from generator.records.programme import Indicator, Measure
from generator.records.project import Holding, Project
from generator.records.results import Result

_PLAIN = Language()


def check_results(project: Project, holding: Holding, as_of: dt.date) -> Iterator[Finding]:
    """Yield what is wrong with single rows of a folder's results."""
    seen: dict[tuple[object, ...], Result] = {}
    for result in holding.results:
        yield from _complete(project, result)
        yield from _possible(project, result, as_of)
        yield from _valid_unit(project, holding, result)
        key = tuple(getattr(result, name) for name in Result.model_fields)
        if key in seen:
            yield rules.SAME_ROW_TWICE.at(result.place, line=seen[key].place.line)
        seen[key] = result


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


def _possible(project: Project, result: Result, as_of: dt.date) -> Iterator[Finding]:
    indicator = project.indicator_by_id.get(result.indicator or "")
    if result.as_of is not None and result.as_of.first > as_of:
        place = result.place_of("as_of")
        yield rules.DATE_IN_FUTURE.at(place, value=_PLAIN.date(result.as_of), as_of=_PLAIN.day(as_of))
    if result.denominator == 0:
        yield rules.DENOMINATOR_ZERO.at(result.place_of("denominator"))
        return
    if indicator is not None and indicator.measure is Measure.PERCENTAGE:
        yield from _percentage(project, indicator, result)


def _percentage(project: Project, indicator: Indicator, result: Result) -> Iterator[Finding]:
    value, part, whole = result.value, result.numerator, result.denominator
    if value is not None and not 0 <= value <= 100:
        yield rules.PERCENT_OUT_OF_RANGE.at(result.place_of("value"), value=_PLAIN.number(value))
    if part is not None and whole is not None and part > whole:
        details = {"numerator": _PLAIN.number(part), "denominator": _PLAIN.number(whole)}
        yield rules.NUMERATOR_ABOVE.at(result.place_of("numerator"), **details)
        return
    again = computed(result, indicator)
    if again is None or value is None or result.qualifier:
        return
    if abs(again - value) > rounding_of(value, project.config.rubric.rounding):
        yield rules.PERCENT_DIFFERS.at(
            result.place_of("value"), value=_PLAIN.number(value), computed=_PLAIN.number(again, 2),
            numerator=_PLAIN.number(part or 0), denominator=_PLAIN.number(whole or 0),
        )  # fmt: skip


def rounding_of(value: Decimal, least: Decimal) -> Decimal:
    """Return the difference rounding can explain: half of the last digit written, or ``least``."""
    digits = value.as_tuple().exponent
    half = Decimal(5).scaleb(int(digits) - 1) if isinstance(digits, int) else least
    return max(half, least)


def _valid_unit(project: Project, holding: Holding, result: Result) -> Iterator[Finding]:
    province = project.province_by_slug.get(holding.slug)
    if not province or not province.valid_from or result.former_unit or result.as_of is None:
        return
    if result.as_of.last < province.valid_from:
        yield rules.UNIT_NOT_VALID.at(
            result.place_of("as_of"), value=_PLAIN.date(result.as_of), valid_from=_PLAIN.day(province.valid_from)
        )


def check_disagreements(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield one finding a group of values that contradict each other."""
    groups = disagreements(holding.results)
    contested = {id(r) for group in groups for r in group}
    for group in groups:
        if any(r.preferred for r in group):
            continue
        first = group[0]
        assert first.as_of is not None
        values = " / ".join(_PLAIN.number(r.value) if r.value is not None else str(r.state) for r in group)
        yield rules.SOURCES_DISAGREE.at(
            group[-1].place, indicator=subject(project, first), date=_PLAIN.date(first.as_of), values=values
        )
    for result in holding.results:
        if result.preferred and id(result) not in contested:
            yield rules.PREFERRED_ALONE.at(result.place_of("preferred"))


def subject(project: Project, result: Result) -> str:
    """Return what a result is about, in words."""
    indicator = project.indicator_by_id.get(result.indicator or "")
    return indicator.name if indicator else result.commitment or result.indicator or "?"


def check_series(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield jumps and falls between consecutive values of one series."""
    series: dict[tuple[object, ...], list[Result]] = {}
    for r in holding.results:
        if r.value is not None and r.as_of is not None and not r.qualifier:
            series.setdefault((r.indicator, r.commitment, r.scope, r.former_unit, r.unit, r.voice), []).append(r)
    for results in series.values():
        results.sort(key=lambda r: r.as_of.last if r.as_of else dt.date.min)
        for before, after in zip(results, results[1:], strict=False):
            if before.as_of != after.as_of and not after.note:
                yield from _step(project, before, after)


def _step(project: Project, before: Result, after: Result) -> Iterator[Finding]:
    assert before.value is not None and after.value is not None and before.as_of and after.as_of
    indicator = project.indicator_by_id.get(after.indicator or "")
    factor = project.config.rubric.jump_factor
    details = {
        "indicator": subject(project, after), "before": _PLAIN.number(before.value),
        "value": _PLAIN.number(after.value), "date_before": _PLAIN.date(before.as_of),
        "date": _PLAIN.date(after.as_of), "factor": _PLAIN.number(factor),
    }  # fmt: skip
    if indicator and indicator.cumulative and not reached(after.value, before.value, ascending=True):
        yield rules.CUMULATIVE_FELL.at(after.place_of("value"), **details)
    elif before.value > 0 and after.value > before.value * factor:
        yield rules.JUMP.at(after.place_of("value"), **details)
