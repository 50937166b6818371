"""A year that nobody can have meant is refused wherever a date, a month, a year or a period is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from generator.language import language, languages
from generator.reading.records import make
from generator.reading.rules import VALUE_RULES
from generator.records.base import Mapped, Record, Scalar
from generator.records.values import FIRST_YEAR, LAST_YEAR, PartialDate, Place
from generator.records.written import YEAR, YEAR_PATTERN
from tests.reading.test_alike import every_kind

RULE = VALUE_RULES["year_not_meant"]
YEARS = ("0001", "1024", "1899", "2200", "9999")
DATES = ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "31/12/9999", "9999/12/31", "9999-12", "12/1024")


def holds(annotation: Any) -> Iterator[Any]:
    """Yield every type and note that a field's annotation is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from holds(part)


def dated() -> Iterator[tuple[type[Record], str]]:
    """Yield every field of every kind of record that holds a date or a year."""
    for kind in every_kind():
        for name, info in kind.model_fields.items():
            of = [*holds(info.annotation), *(note for note in info.metadata if note is YEAR)]
            if any(part in (dt.date, PartialDate) or part is YEAR for part in of):
                yield kind, name


FIELDS = list(dated())


def codes(kind: type[Record], name: str, text: str) -> list[str]:
    """The codes of what is found when a file says ``text`` of a field."""
    mapped = Mapped(Place("tep.yml"))
    mapped[name] = Scalar(text, Place("tep.yml"))
    return [f.rule.code for f in make(kind, mapped)[1] if f.details.get("field") == name]


def test_every_field_that_is_called_a_year_or_a_date_is_among_them() -> None:
    assert len(FIELDS) >= 30
    named = {(k, n) for k in every_kind() for n in k.model_fields if re.fullmatch(r"(.*_)?(year|date|deadline)", n)}
    assert named <= set(FIELDS)


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, name in FIELDS])
def test_refused_in_every_field(kind: type[Record], name: str) -> None:
    for text in YEARS if name.endswith("year") else (*YEARS, *DATES):
        assert codes(kind, name, text) == [RULE.code], text


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, name in FIELDS])
def test_the_first_and_the_last_year_are_taken_by_every_field(kind: type[Record], name: str) -> None:
    for text in ("1900-01-01", "2199-12-31", "1900", "2199"):
        assert RULE.code not in codes(kind, name, text)
    assert [] in (codes(kind, name, "1900-01-01"), codes(kind, name, "1900"))
    assert [] in (codes(kind, name, "2199-12-31"), codes(kind, name, "2199"))


@pytest.mark.parametrize("code", languages())
def test_all_who_speak_of_these_years_name_the_same(code: str) -> None:
    words = language(code)
    for sentence in (RULE.what, VALUE_RULES["not_a_year"].mend):
        assert re.findall(r"[0-9]{4}", words._(sentence)) == [str(FIRST_YEAR), str(LAST_YEAR)]
    pattern = re.compile(rf"{YEAR_PATTERN}\Z")
    assert [y for y in range(10_000) if pattern.match(f"{y:04d}")] == [*range(FIRST_YEAR, LAST_YEAR + 1)]
