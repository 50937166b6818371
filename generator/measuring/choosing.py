"""Which reported values may speak for a province, and where sources disagree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.measuring.pace import percentage
from generator.records.config import SiteConfig
from generator.records.programme import Indicator, Measure
from generator.records.results import Result, Voice
from generator.records.values import Bound, Quantity

Meaning = Callable[[str | None], object]


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that speaks for a unit: ``result`` decides; ``rivals`` say otherwise for the same
    date, ``agreeing`` say the same. ``disputed`` means that nothing decides because no rival is
    marked preferred."""

    result: Result | None
    rivals: tuple[Result, ...] = ()
    agreeing: tuple[Result, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether sources disagree and no choice was made with a reason."""
        return self.result is None and bool(self.rivals)


def quantity(result: Result, indicator: Indicator | None, config: SiteConfig) -> Quantity | None:
    """Return a result's value with unit and qualifier.

    Without a stated value a percentage is computed from numerator and denominator (per cent).
    """
    unit = result.unit or (indicator.unit if indicator else None) or ""
    value = result.value
    if value is None:
        value = computed(result, indicator)
    if value is None:
        return None
    bound = config.bound_of(result.qualifier)
    return None if bound is None else Quantity(value, unit, bound, result.qualifier or "")


def computed(result: Result, indicator: Indicator | None) -> Decimal | None:
    """Return the percentage a result's numerator and denominator give, when both are there."""
    percent = indicator is not None and indicator.measure is Measure.PERCENTAGE
    if not percent or result.numerator is None or not result.denominator:
        return None
    return percentage(result.numerator, result.denominator)


def about_whole_unit(results: Iterable[Result], former_unit: str | None = None) -> list[Result]:
    """Return results about a whole unit: today's, or the named former one; never a part of it."""
    return [r for r in results if r.scope is None and r.former_unit == former_unit]


def choose(results: Iterable[Result], as_of: dt.date, meaning: Meaning = str) -> Choice:
    """Choose among results on one subject the latest one, or say that sources disagree about it.

    Results dated after ``as_of`` are not counted; undated ones only when no other is there. The
    order of the rows plays no part. ``meaning`` gives what a qualifying word means: "trên 90" and
    "hơn 90" say the same.
    """
    known = [r for r in results if r.as_of is None or r.as_of.first <= as_of]
    dated = [r for r in known if r.as_of is not None]
    if not dated:
        return _among(known, meaning)
    latest = max(r.as_of for r in dated if r.as_of is not None)
    return _among([r for r in dated if r.as_of == latest], meaning)


def _among(results: list[Result], meaning: Meaning) -> Choice:
    ordered = sorted(results, key=_rank) if len(results) > 1 else results  # a rank names every field
    says = speaking(ordered, meaning)
    if says is None and compatible(ordered, meaning):
        exact = _finest(ordered, meaning)
        return Choice(exact, (), tuple(r for r in ordered if r is not exact))
    if says is None:
        return Choice(None, _province_first(ordered))
    same = [r for r in ordered if _says(r, meaning) == says]
    others = _province_first(r for r in ordered if _says(r, meaning) != says)
    return Choice(same[0], others, tuple(same[1:]))


def _province_first(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return rivals in the order every page has: the province's own word, then what a review found."""
    return tuple(sorted(results, key=lambda r: r.voice is Voice.REVIEW))


def speaking(results: Collection[Result], meaning: Meaning = str) -> tuple[object, ...] | None:
    """Return what counts among results for one date: what all say, or else what those marked
    preferred say; None when that is not one thing."""
    for group in (results, [r for r in results if r.preferred]):
        said = {_says(r, meaning) for r in group}
        if len(said) == 1:
            return said.pop()
    return None


def _rank(result: Result) -> tuple[object, ...]:
    """Rows marked preferred first, then those that carry most; the rest only fixes an order."""
    pair = result.numerator is not None and result.denominator is not None
    rest = (str(getattr(result, name)) for name in sorted(Result.model_fields))
    return (not result.preferred, not pair, not result.seen, *rest)


def _says(result: Result, meaning: Meaning) -> tuple[object, ...]:
    ratio = (result.numerator, result.denominator) if result.value is None else None
    return (result.value, meaning(result.qualifier), result.state, ratio)


def disagreements(results: Iterable[Result], meaning: Meaning = str) -> list[list[Result]]:
    """Return groups of results that name the same subject, date, place and unit but differ.

    Only dated results are compared: two values without dates may both be right.
    """
    groups: dict[tuple[object, ...], list[Result]] = {}
    for r in results:
        if r.as_of is not None:
            groups.setdefault(about(r), []).append(r)
    return [group for group in groups.values() if not compatible(group, meaning)]


def about(r: Result) -> tuple[object, ...]:
    """Return what a result tells about: its subject, date, place and unit, but not who says so."""
    return (r.indicator, r.commitment, r.as_of, r.scope, r.former_unit, r.unit)


def compatible(group: Sequence[Result], meaning: Meaning = str) -> bool:
    """Whether all may be true at once: the same words, or one exact value that every other allows,
    being a bound it keeps ("gần 95" and 94.88) or itself rounded (95 and 94.9)."""
    if len({_says(r, meaning) for r in group}) == 1:
        return True
    exact = _finest(group, meaning)
    if exact is None or exact.value is None or len({r.state for r in group}) != 1:
        return False
    return all(_allows(meaning(r.qualifier), r.value, exact.value) for r in group)


def _finest(group: Sequence[Result], meaning: Meaning) -> Result | None:
    """Return the exact value with most decimals, the first of several."""
    exact = [r for r in group if r.value is not None and meaning(r.qualifier) is Bound.EXACT]
    return max(exact, key=lambda r: _decimals(r.value), default=None)


def _decimals(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _allows(bound: object, stated: Decimal | None, value: Decimal) -> bool:
    if stated is None:
        return False
    half = Decimal(5).scaleb(-_decimals(stated) - 1)
    return {
        Bound.EXACT: abs(value - stated) <= half,
        Bound.ABOVE: value > stated,
        Bound.AT_LEAST: value >= stated,
        Bound.BELOW: value < stated,
        Bound.AT_MOST: value <= stated,
    }.get(bound if isinstance(bound, Bound) else Bound.ABOUT, False)
