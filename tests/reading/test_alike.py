"""Records made value by value are the ones pydantic makes whole, whatever was read before them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.reading import records, rules
from generator.reading.project import read_project
from generator.records.alike import record_of
from generator.records.base import Cells, Mapped, Record, Row, Scalar
from generator.records.plans import Commitment, Milestone
from generator.records.results import Result
from generator.records.territory import FormerUnit
from generator.records.values import Place
from tests.small import PROJECTS, SMALL

ROOT = Path(__file__).parents[2]


def every_kind(kind: type[Record] = Record) -> list[type[Record]]:
    """Return all kinds of records."""
    return [found for one in kind.__subclasses__() for found in (one, *every_kind(one))]


def whole(kind: type[Record], mapped: Mapped) -> Record | None:
    """Return what pydantic alone makes of a mapping."""
    try:
        return kind.model_validate(mapped)
    except ValidationError:
        return None


@pytest.mark.parametrize("root", [SMALL, ROOT, PROJECTS / "minh-hoa"], ids=["small", "real", "demo"])
def test_both_ways_give_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[bool] = Counter()

    def both(kind: type[Record], mapped: Mapped) -> Record | None:
        quick, slow = record_of(kind, mapped), whole(kind, mapped)
        made[quick is not None] += 1
        assert quick is None or (quick == slow and repr(quick) == repr(slow)), mapped.place
        return quick

    monkeypatch.setattr(records, "record_of", both)
    monkeypatch.setenv("MINHBACH_PROCESSES", "1")
    read_project(root)
    assert made[True] > 20 * made[False], made


def test_no_kind_decides_by_more_than_each_value_for_itself() -> None:
    for kind in every_kind():
        own = kind.__pydantic_decorators__
        assert own.model_validators.keys() == {"_keep_places"}, kind
        assert not {**own.field_validators, **own.validators, **own.root_validators}, kind
        assert kind.model_config == Record.model_config, kind
        assert "model_post_init" not in vars(kind), kind
        for info in kind.model_fields.values():
            assert info.alias is None, kind
            assert not info.validate_default, kind
            hash(info.default)  # shared by all records, so nobody may be able to change it


def mapping(**values: Any) -> Mapped:
    """Return a mapping of a text file."""
    made = Mapped(Place("data/tep.yml"))
    for line, (name, value) in enumerate(values.items(), start=1):
        made.stands(name, Place("data/tep.yml", line), Place("data/tep.yml", line, 5))
        made[name] = value
    return made


def said(text: str, quoted: bool = False) -> Scalar:
    """Return a value of a text file."""
    return Scalar(text, Place("data/tep.yml"), quoted)


def test_a_code_that_was_read_in_quotes_is_still_refused_without() -> None:
    for quoted in (True, False, True, False):
        unit = mapping(id=said("son-la"), code=said("014", quoted), name=said("Sơn La"))
        found, _ = records.make(FormerUnit, unit)
        assert (found is not None) is quoted


def test_figures_that_are_equal_are_not_the_same_text() -> None:
    milestones = [mapping(value=said(text), by=said("2030-12-31")) for text in ("97.60", "97.6", "97.600", "97.60")]
    made, _ = records.make_all(Milestone, [*milestones], Place("data/tep.yml"))
    assert [str(milestone.value) for milestone in made] == ["97.60", "97.6", "97.600", "97.60"]


@pytest.mark.parametrize("value", [said(""), said("", True), said("không"), Mapped(Place("data/tep.yml")), [said("x")]])
def test_what_is_no_list_of_mappings_is_refused(value: Any) -> None:
    written: dict[str, Any] = {
        "id": said("CQ.1"), "text": said("100% xã"), "deadline": said("2030-12-31"), "milestones": value,
    }  # fmt: skip
    assert records.make(Commitment, mapping(**written))[0] is None
    assert records.make(Commitment, mapping(**written | {"milestones": []}))[0] is not None


def test_a_field_that_is_unknown_or_missing_is_told() -> None:
    written = {"value": said("97.6"), "by": said("2030-12-31")}
    assert records.make(Milestone, mapping(**written))[0] is not None
    assert [f.rule for f in records.make(Milestone, mapping(**written, at=said("x")))[1]] == [rules.FIELD_UNKNOWN]
    assert [f.rule for f in records.make(Milestone, mapping(value=said("97.6")))[1]] == [rules.FIELD_MISSING]


def test_rows_alike_share_what_they_say() -> None:
    rows = [Row(Place("data/results.csv", line)) for line in range(2, 40)]
    for row in rows:
        row.update({"indicator": "chu-ky-so", "as_of": "2030-11-30", "value": "97.6", "source": "bao-cao"})
        row.places = Cells(row.place.file, row.place.line, {name: n for n, name in enumerate(row, start=1)})
    made, found = records.make_all(Result, rows, Place("data/results.csv"))
    assert not found
    assert [result.place.line for result in made] == [*range(2, 40)]
    for name in ("indicator", "as_of", "value", "source"):
        assert len({id(getattr(result, name)) for result in made}) == 1, name
