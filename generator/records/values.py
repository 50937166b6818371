"""Small values that records are made of: places in files, partial dates, qualified quantities."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Final, Self


@total_ordering
@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: file relative to the project, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    @property
    def spot(self) -> str:
        """Where in its file."""
        return f"{self.line}:{self.column}"

    def __lt__(self, other: Place) -> bool:
        return (self.file, self.line, self.column) < (other.file, other.line, other.column)

    def __str__(self) -> str:
        return f"{self.file}:{self.spot}" if self.spot else self.file


class Folder(Place):
    """A whole folder: it has no lines."""

    __slots__ = ()

    @property
    def spot(self) -> str:
        """Nowhere in particular."""
        return ""


class Cell(Place):
    """A cell of a workbook: its file names the workbook and the sheet, its line is the row."""

    __slots__ = ()

    @property
    def spot(self) -> str:
        """The address on its sheet, as Excel has it: ``D14``."""
        letters, number = "", self.column
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"


# A year outside of these was mistyped: nothing a programme tells of, promises or is judged by lies so far away.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as precise as its source and never completed in silence."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: the text has another form or names a day that does not exist.
        """
        return _parsed(text)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Return ``day`` as a fully known date."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """The first day this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day this date can mean."""
        month = self.month or 12
        return dt.date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    @property
    def can_be_meant(self) -> bool:
        """Whether its year is one that somebody can have meant to write."""
        return FIRST_YEAR <= self.year <= LAST_YEAR

    def __lt__(self, other: PartialDate) -> bool:
        return (self.last, self.first) < (other.last, other.first)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}"]
        return "-".join(part for part in parts if part)


@lru_cache(maxsize=1 << 12)  # a project names the same few days over and over
def _parsed(text: str) -> PartialDate:
    match = _PARTIAL_DATE.match(text)
    if not match:
        raise ValueError(f"not a year, month or day: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    dt.date(year, month or 1, day or 1)
    return PartialDate(year, month, day)


class Choice(StrEnum):
    """One of the words a field accepts. ``meaning`` says, to whoever picks or reads it, what it stands for:
    the only place that does, for pages, schemas, the data dictionary and drop-downs alike."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make the member that files write as ``value``; looking one up takes the value alone."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.meaning = meaning
        return made


class Bound(Choice):
    """What a qualifier says about the true value, given the stated one."""

    EXACT = "=", "đúng bằng số đã ghi"
    ABOVE = ">", "lớn hơn số đã ghi"
    AT_LEAST = ">=", "bằng hoặc lớn hơn số đã ghi"
    BELOW = "<", "nhỏ hơn số đã ghi"
    AT_MOST = "<=", "bằng hoặc nhỏ hơn số đã ghi"
    ABOUT = "~", "khoảng chừng số đã ghi"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number with its unit and the word its source qualified it with ("trên", "gần").

    ``value`` is in ``unit``; a percentage is stated in per cent (97.6 means 97.6 %).
    """

    value: Decimal
    unit: str
    bound: Bound = Bound.EXACT
    word: str = ""
