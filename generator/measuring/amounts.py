"""How values read that were computed rather than stated: few decimals, qualifier kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal

from generator.measuring.choosing import quantity
from generator.records.config import SiteConfig
from generator.records.programme import Indicator
from generator.records.results import Result
from generator.records.values import Quantity

_EXACT = Context(prec=MAX_PREC)
_PLACES = range(1, 10)


def tidy(value: Decimal) -> Decimal:
    """Return a computed value with one decimal, or none when it is whole, rounded half up.

    What is not zero does not become zero: a smaller value keeps its first digit.

    >>> tidy(Decimal("33.333")), tidy(Decimal("20.00")), tidy(Decimal("0.04"))
    (Decimal('33.3'), Decimal('20'), Decimal('0.04'))
    """
    for places in _PLACES:
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
        if rounded or not value:
            break
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded


def shown(result: Result, indicator: Indicator | None, config: SiteConfig) -> Quantity | None:
    """Return a result's value as it is shown: as its source states it, or computed and tidy."""
    amount = quantity(result, indicator, config)
    if amount is None or result.value is not None:
        return amount
    return replace(amount, value=tidy(amount.value))
