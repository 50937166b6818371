"""What every record shares, and the field types that read themselves from the text of a file.

A file gives text: ``Scalar`` for one value, ``Mapped`` for a mapping, each with its place. The
field types below turn that text into typed values and refuse it with a *problem name*; the
reading room turns problem names into findings. Typed values pass through unchanged, so records
can be made in code too.
"""

from __future__ import annotations

import datetime as dt
import re
from abc import abstractmethod
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.language import Noun, ours
from generator.records import written
from generator.records.values import PartialDate, Place
from generator.records.written import OrAlone, Written
from generator.text import slug

#: The format of data files that this generator reads and writes.
FORMAT = 2


class Scalar(str):
    """The text of one value in a file, its place, and whether it was written in quotes."""

    __slots__ = ("place", "quoted")
    place: Place
    quoted: bool

    def __new__(cls, text: str, place: Place, quoted: bool = True) -> Self:
        """Keep ``place`` and ``quoted`` beside the text."""
        made = super().__new__(cls, text)
        made.place, made.quoted = place, quoted
        return made

    def __getnewargs__(self) -> Any:  # a text alone would do, as far as Python knows
        return str(self), self.place, self.quoted


class Mapped(dict[str, Any]):
    """A mapping of a file: its own place, and the places of each of its keys and of their values.

    ``refused`` are the keys whose values are there but were refused, so that nobody misses them.
    ``remarks`` of a whole file are the comments at the ends of its lines that speak to the checks.
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._places, self._key_places = dict[str, Place](), dict[str, Place]()
        self.places: Mapping[str, Place] = self._places
        self.key_places: Mapping[str, Place] = self._key_places
        self.refused: set[str] = set()
        self.remarks: tuple[Scalar, ...] = ()

    def stands(self, key: str, key_place: Place, place: Place) -> None:
        """Keep where a key and its value stand."""
        self._key_places[key], self._places[key] = key_place, place


class Spots(Mapping[str, Place]):
    """Where a record and its values stand, by the names of its fields. A place is made when it is asked for."""

    __slots__ = ()

    @property
    @abstractmethod
    def place(self) -> Place:
        """Where the record begins."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spots) and self.place == other.place and super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]


class Cells(Spots):
    """The places of a row's cells; ``numbers`` are those of the columns, from 1.

    A large project has a million cells and tells the places of a few: rows with the same cells share their numbers.
    """

    __slots__ = ("file", "line", "numbers")

    def __init__(self, file: str, line: int, numbers: Mapping[str, int]) -> None:
        self.file, self.line, self.numbers = file, line, numbers

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return Place(self.file, self.line)

    def __getitem__(self, column: str) -> Place:
        return Place(self.file, self.line, self.numbers[column])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


class Lines(Spots):
    """The places of the values of a mapping in a text file, as numbers: ``at`` holds a line and a column, the
    mapping's own first, then those of ``names``, which mappings with the same fields share."""

    __slots__ = ("at", "file", "names")

    def __init__(self, file: str, at: bytes, names: tuple[str, ...]) -> None:
        self.file, self.at, self.names = file, at, names

    @classmethod
    def of(cls, mapped: Mapped) -> Spots:
        """Return where the values of a mapping stand, as numbers where all of them stand in one text file."""
        places = (mapped.place, *mapped.places.values())
        if any(type(p) is not Place or p.file != mapped.place.file for p in places):
            return Given(mapped.place, mapped.places)
        return cls.at_once(mapped.place.file, [n for p in places for n in (p.line, p.column)], tuple(mapped.places))

    @classmethod
    def at_once(cls, file: str, at: list[int], names: tuple[str, ...]) -> Self:
        """Return the places of ``names`` from a list of lines and columns, the mapping's own first."""
        return cls(file, array("I", at).tobytes(), _ALIKE.setdefault(names, names))

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self._at(0)

    def _at(self, number: int) -> Place:
        line, column = memoryview(self.at).cast("I")[2 * number : 2 * number + 2]
        return Place(self.file, line, column)

    def __getitem__(self, name: str) -> Place:
        try:
            return self._at(self.names.index(name) + 1)
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


class Given(Spots):
    """Places of any kind, kept as they are."""

    __slots__ = ("begins", "places")

    def __init__(self, begins: Place, places: Mapping[str, Place]) -> None:
        self.begins, self.places = begins, places

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.begins

    def __getitem__(self, name: str) -> Place:
        return self.places[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


# The fields that mappings have, each list of them once.
_ALIKE: dict[tuple[str, ...], tuple[str, ...]] = {}
_NO_PLACES: dict[str, Place] = {}
_NOT_REFUSED: set[str] = set()


class Row(Mapped):
    """A row of a table: its cells are texts without a place of their own, and none of them is ever refused."""

    def __init__(self, place: Place) -> None:
        dict.__init__(self)
        self.place, self.places = place, _NO_PLACES
        self.key_places, self.refused, self.remarks = _NO_PLACES, _NOT_REFUSED, ()


# Which fields were given is one set for all records that were given the same: half a kilobyte each otherwise.
_GIVEN: dict[frozenset[str], set[str]] = {}


def given_once(names: frozenset[str]) -> set[str]:
    """Return the one set of the names of given fields that equals ``names``."""
    return _GIVEN.setdefault(names, set(names))


class Record(BaseModel):  # noqa: PLW1641 - pydantic gives every kind of frozen record its hash
    """A frozen record that knows where each of its values stands.

    A large project holds some hundred thousand. So one that was read keeps its values in the row that instances of a
    class share the names of (a dictionary of its own would take three times as much), and its places as numbers.
    """

    __slots__ = ("_where",)

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    # The names of all fields in their order: asking pydantic for them takes longer than setting some.
    _names: ClassVar[tuple[str, ...]] = ()

    if TYPE_CHECKING:
        _where: Spots | None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Have Python learn the names of the fields, in their order, from the first instance there is."""
        super().__pydantic_init_subclass__(**kwargs)
        cls._names = tuple(cls.model_fields)
        cls.__new__(cls).__setstate__(((None,) * len(cls._names), None, None))

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if not isinstance(data, Mapped):
            return record
        return cls.kept(record.__dict__.values(), given_once(frozenset(record.model_fields_set)), data)

    @classmethod
    def kept(cls, values: Iterable[Any], given: set[str], mapped: Mapped) -> Self:
        """Return the record with these values of all its fields, in their order, that stands where ``mapped`` does."""
        record = cls.__new__(cls)
        where = mapped.places if isinstance(mapped.places, (Cells, Lines)) else Lines.of(mapped)
        record.__setstate__((values, given, where))
        return record

    def __getstate__(self) -> Any:
        values = tuple([getattr(self, name) for name in self._names])
        return values, self.__pydantic_fields_set__, self._spots

    def __setstate__(self, state: Any) -> None:
        values, given, where = state
        for name, value in zip(self._names, values, strict=True):
            _set(self, name, value)
        _set(self, "__pydantic_fields_set__", given)
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", None)
        _set(self, "_where", where)

    def __copy__(self) -> Self:
        copied = super().__copy__()
        _set(copied, "_where", self._spots)
        return copied

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        copied = super().__deepcopy__(memo)
        _set(copied, "_where", self._spots)
        return copied

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and super().__eq__(other) is True and self._spots == other._spots

    @property
    def _spots(self) -> Spots | None:
        return getattr(self, "_where", None)

    @property
    def place(self) -> Place:
        """Where the record begins; a record made in code stands at line 1 of no file."""
        where = self._spots
        return Place("") if where is None else where.place

    def place_of(self, field: str) -> Place:
        """Where the value of ``field`` stands, or the record itself when it was left out."""
        where = self._spots
        return where[field] if where is not None and field in where else self.place


_set = object.__setattr__


def values_of(record: Record) -> tuple[Any, ...]:
    """Return what all fields of a record hold, in their order."""
    values: tuple[Any, ...] = record.__getstate__()[0]
    return values


def problem(name: str, value: object, **details: object) -> PydanticCustomError:
    """Return the error a field type raises; ``name`` is known to the catalogue of findings."""
    return PydanticCustomError(name, name, {"value": str(value), **details})


def _text(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        raise problem("not_text", "…")
    if isinstance(value, str):
        return str(value).strip() or _raise(problem("empty", value))
    return value


def _raise(error: Exception) -> Any:
    raise error


# Texts that YAML, left to itself, reads as a number, a yes or no, or nothing.
LOOKS_LIKE_OTHER = re.compile(
    r"[-+]?[\d_.,:]+\Z|0x[\da-f]+\Z|\d+e\d+\Z|(?:y|yes|no|n|true|false|on|off|null|~)\Z", re.IGNORECASE
)


def _uncurled(text: str) -> str:
    """Return ``text``, refused when it stands between the curly quotes that word processors put."""
    if len(text) > 1 and text[0] in written.CURLY and text[-1] in written.CURLY:
        raise problem("curly_quotes", text[:80], plain=text.strip(written.CURLY))
    return text


def _code(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str):
        _uncurled(text)
    if isinstance(value, Scalar) and not value.quoted and LOOKS_LIKE_OTHER.match(value):
        raise problem("unquoted_code", value)
    return text


_NUMBER = re.compile(rf"(?:{written.NUMBER_PATTERN})\Z")
_WITH_COMMA = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+\Z|-?[0-9]+,[0-9]+\Z")
_WITH_GROUPS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")
_SCIENTIFIC = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,2}\Z")
_PERCENT = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?) ?%\Z")
MAX_DIGITS = 30


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _uncurled(str(_text(value)))
    number = _decimal(text) if len(text) <= MAX_DIGITS else None
    if number is None:
        raise _number_problem(text)
    return number


@lru_cache(maxsize=1 << 14)  # figures are alike: one object, made once, for all that are
def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace("−", "-")) if _NUMBER.match(text) else None


def _number_problem(text: str) -> PydanticCustomError:
    if _WITH_COMMA.match(text):
        plain = text.replace(".", "").replace(",", ".")
        return problem("number_with_comma", text, plain=plain)
    if _WITH_GROUPS.match(text):
        return problem("number_with_groups", text, plain=text.replace(".", ""))
    percent = _PERCENT.match(text)
    if percent:
        return problem("number_with_percent", text, plain=percent[1].replace(",", "."))
    if _SCIENTIFIC.match(text):
        plain = f"{Decimal(text.replace(',', '.')):f}"
        return problem("number_scientific", text, plain=plain)
    return problem("not_a_number", text[:80])


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    number = _number(value)
    if number != number.to_integral_value():
        raise problem("not_whole", value)
    return int(number)


def _year(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = str(_text(value))
    if not re.match(r"[0-9]{4}\Z", text):
        raise problem("not_a_year", text[:80])
    return _meant(PartialDate(int(text)), text).year


def _month_day(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str) and not _is_month_day(text):
        raise problem("not_a_month_day", text[:80])
    return text


def _is_month_day(text: str) -> bool:
    match = re.match(r"([0-9]{2})-([0-9]{2})\Z", text)
    return bool(match) and _exists(2000, int(text[:2]), int(text[3:]))


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    date = _partial_date(value)
    if date.day is None:
        raise problem("date_without_day", value)
    return date.first


_DAY_FIRST = re.compile(r"(?:(?P<day>[0-9]{1,2})[/.-])?(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})\Z")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})(?:[/.-](?P<day>[0-9]{1,2}))?\Z")


# Spreadsheets count days; five digits are days from 1954 to 2119.
_SERIAL = re.compile(r"[2-7][0-9]{4}(?:[.,][0-9]+)?\Z")
_DAY_ZERO = dt.date(1899, 12, 30)


def _partial_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _uncurled(str(_text(value)))
    try:
        date = PartialDate.parse(text)
    except ValueError:
        raise _date_problem(text) from None
    return _meant(date, text)


def _date_problem(text: str) -> PydanticCustomError:
    if _SERIAL.match(text):
        return problem("date_serial", text, plain=str(_DAY_ZERO + dt.timedelta(int(text[:5]))))
    other = _DAY_FIRST.match(text) or _YEAR_FIRST.match(text)
    if other:
        year, month, day = int(other["year"]), int(other["month"]), int(other["day"] or 0)
        if _exists(year, month, day or 1):
            date = _meant(PartialDate(year, month, day or None), text)
            return problem("date_in_other_form", text, plain=str(date))
    return problem("not_a_date", text[:80])


def _meant(date: PartialDate, text: str) -> PartialDate:
    """Return ``date``, written as ``text``, unless nobody can have meant its year: the one place that refuses it."""
    if not date.can_be_meant:
        raise problem("year_not_meant", text)
    return date


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


_YES_NO = {"yes": True, "true": True, "có": True, "no": False, "false": False, "không": False}


def _yes_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    answer = _YES_NO.get(str(value).strip().lower())
    return _raise(problem("not_yes_or_no", value)) if answer is None else answer


_ID = re.compile(rf"{written.ID_PATTERN}\Z")


def _id(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str) and not _ID.match(_uncurled(text)):
        raise problem("not_an_id", text, plain=slug(text) or "ma-1")
    return text


def _commitment_ref(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str):
        plan, slash, commitment = text.partition("/")
        if not slash or not _ID.match(plan) or not _ID.match(commitment):
            raise problem("not_a_commitment", text)
    return text


def _url(value: Any) -> Any:
    text = _text(value)
    if isinstance(text, str) and not re.match(rf"{written.URL_PATTERN}\Z", text):
        raise problem("not_a_web_address", text)
    return text


def _list(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


E = TypeVar("E", bound=StrEnum)


def one_of(kind: type[E]) -> Callable[[Any], Any]:
    """Return a reader for the members of ``kind``, written as their values."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or isinstance(value, kind):
            return value
        text = str(value).strip()
        if text not in set(kind):
            raise problem("not_in_list", text, choices=", ".join(kind))
        return kind(text)

    return read


Text = Annotated[str, BeforeValidator(_text), written.TEXT]
Word = Annotated[str, BeforeValidator(_text), AfterValidator(Noun), written.WORD]
Code = Annotated[str, BeforeValidator(_code), written.CODE]
Id = Annotated[str, BeforeValidator(_id), written.ID]
CommitmentRef = Annotated[str, BeforeValidator(_commitment_ref), written.COMMITMENT]
Url = Annotated[str, BeforeValidator(_url), written.URL]
Number = Annotated[Decimal, BeforeValidator(_number), written.NUMBER]
Whole = Annotated[int, BeforeValidator(_whole), written.WHOLE]
Format = Annotated[
    int,
    BeforeValidator(_whole),
    Written(ours("phiên bản định dạng"), str(FORMAT), {"enum": [FORMAT, str(FORMAT)]}),
]
Year = Annotated[int, BeforeValidator(_year), written.YEAR]
MonthDay = Annotated[str, BeforeValidator(_month_day), written.MONTH_DAY]
Day = Annotated[dt.date, BeforeValidator(_day), written.DAY]
Date = Annotated[PartialDate, BeforeValidator(_partial_date), written.DATE]
YesNo = Annotated[bool, BeforeValidator(_yes_no), written.YES_NO]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_list), OrAlone()]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_list), OrAlone()]


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record a field holds, or holds a list of; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := model_in(a))), None)


__all__ = [
    "FORMAT", "LOOKS_LIKE_OTHER", "Cells", "Code", "CommitmentRef", "Date", "Day", "Field", "Format", "Given", "Id",
    "Ids", "Lines", "Mapped", "MonthDay", "Number", "Record", "Row", "Scalar", "Spots", "Text", "Texts", "Url", "Whole",
    "Word", "Year", "YesNo", "model_in", "one_of", "problem", "values_of",
]  # fmt: skip
