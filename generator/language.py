"""How numbers, dates and messages read in the reader's language.

Messages are written in Vietnamese in code and templates and marked with ``_``; another language
is one message catalogue at ``generator/locale/<language>.po``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal
from functools import cache
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from generator.records.values import PartialDate, Quantity

SOURCE_LANGUAGE = "vi"
LOCALE_FOLDER = Path(__file__).parent / "locale"
MAX_SHOWN = 200

# Patterns of CLDR for a day and a month: figures where that is how a language writes them.
_FIGURES = ("dd/MM/yyyy", "MM/yyyy")
_MONTH_NAMES = ("d MMMM yyyy", "MMMM yyyy")
_PATTERNS = {"vi": _FIGURES}
_SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈", "=": ""}


@dataclass(frozen=True)
class Language:
    """One language: its messages and its forms of numbers and dates."""

    code: str = SOURCE_LANGUAGE
    messages: Mapping[str, str] = field(default_factory=dict, repr=False)

    def _(self, message: str) -> str:
        """Return ``message`` (written in Vietnamese) in this language."""
        return self.messages.get(message) or message

    gettext = _

    def number(self, value: Decimal | int | float, places: int | None = None) -> str:
        """Return a number with grouped thousands; ``places`` rounds half up, None keeps its digits.

        >>> Language("vi").number(Decimal("3802")), Language("vi").number(Decimal("97.6"))
        ('3.802', '97,6')
        """
        group, point = _separators(self.code)
        exact = Decimal(str(value))
        if places is not None:
            exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=MAX_PREC))
        whole, dot, fraction = f"{exact:,f}".partition(".")
        sign = "−" if exact < 0 else ""
        return sign + whole.lstrip("-").replace(",", group) + (point + fraction if dot else "")

    def signed(self, value: Decimal, places: int | None = None) -> str:
        """Return a difference with its sign always shown."""
        text = self.number(value, places)
        return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text

    def with_unit(self, value: Decimal, unit: str, places: int | None = None) -> str:
        """Return a number and its unit: ``97,6%`` but ``1.217 trạm`` (CLDR, locale vi)."""
        text = self.number(value, places)
        return f"{text}%" if unit == "%" else f"{text} {unit}".strip()

    def quantity(self, quantity: Quantity) -> str:
        """Return a quantity with the word or sign that qualifies it."""
        text = self.with_unit(quantity.value, quantity.unit)
        qualifier = quantity.word or _SIGNS[quantity.bound.value]
        return f"{qualifier} {text}".strip()

    def day(self, value: dt.date) -> str:
        """Return a day as ``22/11/2026`` (English: ``22 November 2026``)."""
        return self._formatted(value, _PATTERNS.get(self.code, _MONTH_NAMES)[0])

    def _formatted(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=_locale(self.code))

    def date(self, value: PartialDate | dt.date) -> str:
        """Return a date exactly as precise as it is known: day, month or year."""
        if isinstance(value, dt.date):
            return self.day(value)
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return self._formatted(value.first, _PATTERNS.get(self.code, _MONTH_NAMES)[1])
        return self.day(value.first)

    def shown(self, detail: object) -> str:
        """Return a detail of a message as text on one line: numbers, dates and our own words in this
        language, texts from files as they are but never longer than ``MAX_SHOWN`` characters."""
        if isinstance(detail, Words):
            return ", ".join(self._(part) for part in detail.parts)
        if isinstance(detail, tuple):
            return " / ".join(self.shown(part) for part in detail)
        if isinstance(detail, (PartialDate, dt.date)):
            return self.date(detail)
        if isinstance(detail, Decimal):
            return self.number(detail)
        if isinstance(detail, Quantity):
            return self.quantity(detail)
        text = " ".join(str(detail).split())
        text = text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)
        return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


@dataclass(frozen=True)
class Words:
    """Words of ours inside a message, translated with it; several are joined by commas."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.parts)


def ours(*parts: str) -> Words:
    """Mark ``parts``, written in Vietnamese, as words of ours for ``Language.shown``."""
    return Words(parts)


@cache
def _locale(code: str) -> Locale:
    """Return the locale of a language; one that CLDR does not know writes as English does."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@cache
def _separators(code: str) -> tuple[str, str]:
    """Return what groups thousands and what begins decimals, as CLDR has it."""
    symbols = _locale(code).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def joined(words: Iterable[Words]) -> Words:
    """Return several words of ours as one list of them."""
    return Words(tuple(part for each in words for part in each.parts))


def languages() -> tuple[str, ...]:
    """Return the codes of the languages messages can be read in, the source language first."""
    return (SOURCE_LANGUAGE, *sorted(f.stem for f in LOCALE_FOLDER.glob("*.po")))


@cache
def language(code: str = SOURCE_LANGUAGE) -> Language:
    """Return the language ``code``; a language without a catalogue speaks Vietnamese messages."""
    catalogue = LOCALE_FOLDER / f"{code}.po"
    if code == SOURCE_LANGUAGE or code not in languages():
        return Language(code)
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as file:
        entries = read_po(file, locale=code)
    return Language(code, {str(m.id): str(m.string) for m in entries if m.id and m.string})
