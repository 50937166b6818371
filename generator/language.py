"""How numbers, dates and messages read in the reader's language.

Messages are written in Vietnamese in code and templates and marked with ``_``; another language
is one message catalogue at ``generator/locale/<language>.po``. Where a word follows a number, the
catalogue writes all its forms: ``{n} {n:commitment|commitments}`` (``Message``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError

from generator.records.values import PartialDate, Quantity

SOURCE_LANGUAGE = "vi"
MANY = "many"
_CONTEXT_ENDS = "\x04"  # as gettext has it
LOCALE_FOLDER = Path(__file__).parent / "locale"
MAX_SHOWN = 200

# Patterns of CLDR for a day, for a month as the precision of a date, and for a month by itself: figures where
# that is how a language writes them.
_FIGURES = ("dd/MM/yyyy", "MM/yyyy", "M/yyyy")
_MONTH_NAMES = ("d MMMM yyyy", "MMMM yyyy", "MMMM yyyy")
_PATTERNS = {"vi": _FIGURES}
_SIGNS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈", "=": ""}


class Noun(str):
    """A word of the configuration with its forms for one and for many: ``province|provinces``.

    By itself it reads as the first form. A translated message asks for another by the number it follows,
    ``{n} {places:n}``, or outright, ``all {places:many}``; ``{programme:cap}`` begins a sentence.
    """

    __slots__ = ("forms",)
    forms: tuple[str, ...]

    def __new__(cls, text: str) -> Noun:
        """Take a word as it is written."""
        forms = tuple(form.strip() for form in text.split("|"))
        made = super().__new__(cls, forms[0])
        made.forms = forms
        return made

    def __getnewargs__(self) -> tuple[str]:
        """Return what a copy is made of."""
        return ("|".join(self.forms),)

    @property
    def many(self) -> str:
        """The form for many."""
        return self.forms[-1]


def many_of(word: str) -> str:
    """Return the form for many of a word of the configuration."""
    return word.many if isinstance(word, Noun) else word


# The kinds of numbers that take a form of their own, in the order in which catalogues write the forms.
_KINDS = ("zero", "one", "two", "few", "many", "other")
_CHOICE = re.compile(r"\{(\w+):([^{}]*\|[^{}]*)\}")
_FORM = re.compile(r"\{(\w+):(\w+)\}")


class Message(str):
    """A translated message in which words follow numbers: ``{n} {n:commitment|commitments}``.

    Behind the colon stand the forms, one for each kind of number the language tells apart (CLDR), in the
    order zero, one, two, few, many, other; the last one serves every kind without a form of its own.
    One sentence may hold several numbers, which the plural entries of gettext do not allow.
    """

    __slots__ = ("code",)
    code: str

    def __new__(cls, text: str, code: str) -> Message:
        """Take a message in the language ``code``."""
        made = super().__new__(cls, text)
        made.code = code
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Return what a copy is made of."""
        return str(self), self.code

    def chosen(self, details: Mapping[str, object]) -> tuple[str, dict[str, object]]:
        """Return the message with the form of every word that ``details`` ask for, and what fills its holes."""
        more: dict[str, object] = {}

        def choice(hole: re.Match[str]) -> str:
            return _form(hole[2].split("|"), details[hole[1]], self.code)

        def form(hole: re.Match[str]) -> str:
            name = f"{hole[1]}_{hole[2]}"
            more[name] = _asked(details[hole[1]], hole[2], details, self.code)
            return f"{{{name}}}"

        return _FORM.sub(form, _CHOICE.sub(choice, self)), {**details, **more}

    def format(self, *args: object, **details: object) -> str:
        """Fill in ``details``, as ``str.format`` does."""
        text, filling = self.chosen(details)
        return text.format(*args, **filling)

    def format_map(self, details: Any, /) -> str:
        """Fill in ``details``, as ``str.format_map`` does."""
        text, filling = self.chosen(details)
        return text.format_map(ChainMap(filling, details))


@cache
def _kinds(code: str) -> tuple[str, ...]:
    told_apart = {*_locale(code).plural_form.tags, "other"}
    return tuple(kind for kind in _KINDS if kind in told_apart)


@lru_cache(50_000)  # the same days stand on a site again and again
def _written_out(day: dt.date, pattern: str, code: str) -> str:
    from babel.dates import format_date

    written: str = format_date(day, pattern, locale=_locale(code))
    return written


def _form(forms: Sequence[str], number: object, code: str) -> str:
    """Return the form a number asks for; what is no number takes the last."""
    value = _value_of(number, code)
    kind = "other" if value is None else _locale(code).plural_form(abs(value))
    return forms[-1] if kind == "other" else forms[min(_kinds(code).index(kind), len(forms) - 1)]


def _asked(word: object, how: str, details: Mapping[str, object], code: str) -> object:
    """Return a detail as a message asks for it: with a capital, in the form for many, or as a number asks."""
    if how == "cap":
        text = str(word)
        return text[:1].upper() + text[1:]
    forms = word.forms if isinstance(word, Noun) else (str(word),)
    if how in _KINDS:
        return forms[0] if how == "one" else forms[-1]
    return _form(forms, details[how], code)


def _value_of(number: object, code: str) -> Decimal | None:
    text = str(number)
    if isinstance(number, str):
        group, point = _separators(code)
        text = text.replace(group, "").replace(point, ".").replace("−", "-")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


@dataclass(frozen=True)
class Language:
    """One language: its messages and its forms of numbers and dates.

    ``terms`` are units and words before figures in this language, ``texts`` longer texts of the data, both by what
    the data call them.
    """

    code: str = SOURCE_LANGUAGE
    messages: Mapping[str, str] = field(default_factory=dict, repr=False)
    terms: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def _(self, message: str, context: str = "") -> str:
        """Return ``message`` (written in Vietnamese) in this language.

        Vietnamese says one and many alike; where a heading names many, ``context`` is ``MANY``, and a catalogue
        may give it another text (``msgctxt``).
        """
        said = self.messages.get(f"{context}{_CONTEXT_ENDS}{message}") if context else None
        return said or self.messages.get(message) or message

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

    def term(self, word: str) -> str:
        """Return what a short word of the data is called in this language; itself where nobody said."""
        return self.terms.get(word, word)

    def unit_name(self, kind: str, name: str) -> str:
        """Return a unit's name with its kind, ``Lào Cai Province``; as the data have it where nobody said the kind."""
        if kind not in self.terms:
            return f"{kind} {name}"
        return self._("{kind} {name}").format(kind=self.terms[kind], name=name)

    def said(self, text: str) -> str:
        """Return a text of the data as somebody translated it; itself where nobody did."""
        return self.texts.get(text, text)

    def said_alike(self, *texts: str) -> tuple[str, ...]:
        """Return texts that stand side by side in one language: as translated if all are, else all as they are."""
        known = all(not text or text in self.texts for text in texts)
        return tuple(map(self.said, texts)) if known else texts

    def unit(self, unit: str, value: Decimal | None = None) -> str:
        """Return a unit of the data as it stands behind ``value``, or by itself as the name of many."""
        said = self.term(unit)
        forms = said.forms if isinstance(said, Noun) else (said,)
        return forms[-1] if value is None else _form(forms, value, self.code)

    def with_unit(self, value: Decimal, unit: str, places: int | None = None) -> str:
        """Return a number and its unit: ``97,6%`` but ``1.217 trạm`` (CLDR, locale vi)."""
        text = self.number(value, places)
        return f"{text}%" if unit == "%" else f"{text} {self.unit(unit, value)}".strip()

    def quantity(self, quantity: Quantity) -> str:
        """Return a quantity with the word or sign that qualifies it."""
        text = self.with_unit(quantity.value, quantity.unit)
        qualifier = self.term(quantity.word) if quantity.word else _SIGNS[quantity.bound.value]
        return f"{qualifier} {text}".strip()

    def day(self, value: dt.date) -> str:
        """Return a day as ``22/11/2026`` (English: ``22 November 2026``)."""
        return self._formatted(value, _PATTERNS.get(self.code, _MONTH_NAMES)[0])

    def month(self, year: int, month: int) -> str:
        """Return a month as ``3/2026`` (English: ``March 2026``)."""
        return self._formatted(dt.date(year, month, 1), _PATTERNS.get(self.code, _MONTH_NAMES)[2])

    @property
    def month_names(self) -> tuple[str, ...]:
        """The names of the months as they stand in dates; none where dates are written in figures."""
        months = () if self.code in _PATTERNS else _locale(self.code).months["format"]["wide"].values()
        return tuple(str(name) for name in months)

    def _formatted(self, day: dt.date, pattern: str) -> str:
        return _written_out(day, pattern, self.code)

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
            said = [self._(part) for part in detail.parts]
            return said[0] if len(said) == 1 else ", ".join(said)
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


def language_name(code: str, inside: str = "") -> str:
    """Return what a language is called in the language ``inside``, or in itself.

    >>> language_name("vi"), language_name("vi", "en"), language_name("en", "vi")
    ('Tiếng Việt', 'Vietnamese', 'Tiếng Anh')
    """
    name = _locale(code).get_language_name(inside or code) or code
    return name[:1].upper() + name[1:]


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
    return Language(code, {_key(m): _message(str(m.string), code) for m in entries if m.id and m.string})


def _key(entry: Any) -> str:
    return f"{entry.context}{_CONTEXT_ENDS}{entry.id}" if entry.context else str(entry.id)


def _message(text: str, code: str) -> str:
    return Message(text, code) if _CHOICE.search(text) or _FORM.search(text) else text
