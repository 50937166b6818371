"""Mappings become records; what a record refuses becomes a finding with its place."""

from __future__ import annotations

from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.language import ours
from generator.reading import rules
from generator.records.alike import record_of
from generator.records.base import Mapped, Record, Scalar, model_in
from generator.records.finding import Finding
from generator.records.values import Place
from generator.text import nearest

R = TypeVar("R", bound=Record)


def make(kind: type[R], mapped: Mapped) -> tuple[R | None, list[Finding]]:
    """Return the record ``mapped`` describes, or every reason why it is none."""
    record = record_of(kind, mapped)
    if record is not None:
        return record, []
    try:
        return kind.model_validate(mapped), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = {where for detail in details if (where := _meant(kind, detail))}
        told = (d for d in details if not (d["type"] == "missing" and d["loc"] in meant))
        return None, [found for detail in told if (found := _finding(kind, mapped, detail))]


def _meant(kind: type[Record], detail: ErrorDetails) -> tuple[str | int, ...] | None:
    """Return where the field stands that a misspelt name stands for, which is then not missed as well."""
    loc = detail["loc"]
    model = _model_at(kind, list(loc[:-1])) if detail["type"] == "extra_forbidden" else None
    near = nearest(str(loc[-1]), model.model_fields) if model else None
    return (*loc[:-1], near) if near else None


def make_all(kind: type[R], items: list[Any], place: Place) -> tuple[list[R], list[Finding]]:
    """Return the records among ``items`` that are good, and the findings of the others."""
    records: list[R] = []
    findings: list[Finding] = []
    for item in items:
        if not isinstance(item, Mapped):
            where = item.place if isinstance(item, Scalar) else place
            findings.append(rules.WRONG_SHAPE.at(where, field="-", expected=rules.LINES))
            continue
        record, found = make(kind, item)
        findings += found
        if record is not None:
            records.append(record)
    return records, findings


def check_keys(kind: type[Record], mapped: Mapped) -> list[Finding]:
    """Return what the top level of a file lacks, does not know, or has in another shape."""
    fields = kind.model_fields
    found = [_unknown(kind, key, place) for key, place in mapped.key_places.items() if key not in fields]
    for name, info in fields.items():
        if name not in mapped:
            if info.is_required() and name not in mapped.refused:
                meaning = ours(info.description or "")
                found.append(rules.FIELD_MISSING.at(mapped.place, field=name, meaning=meaning))
            continue
        wanted = list if get_origin(info.annotation) is tuple else Mapped
        if model_in(info.annotation) and not isinstance(mapped[name], wanted):
            expected = rules.LIST if wanted is list else rules.LINES
            found.append(rules.WRONG_SHAPE.at(mapped.places[name], field=name, expected=expected))
    return found


def _unknown(kind: type[BaseModel], field: str, place: Place) -> Finding:
    near = nearest(field, kind.model_fields)
    return rules.FIELD_UNKNOWN.at(place, field=field, **({"nearest": near} if near else {}))


def _finding(kind: type[Record], mapped: Mapped, detail: ErrorDetails) -> Finding | None:
    loc = [part for part in detail["loc"] if isinstance(part, (str, int))]
    place, field = _place(mapped, loc), _field_name(loc)
    model = _model_at(kind, loc[:-1])
    if detail["type"] == "missing":
        around = _around(mapped, loc)
        if around and field in around.refused:
            return None
        meaning = model.model_fields[str(loc[-1])].description or "" if model else ""
        return rules.FIELD_MISSING.at(place, field=field, meaning=ours(meaning))
    if detail["type"] == "extra_forbidden":
        around = _around(mapped, loc)
        return _unknown(model or kind, field, around.key_places.get(field, place) if around else place)
    if detail["type"] in rules.VALUE_RULES:
        return _value_finding(detail, place, field)
    if detail["type"] in ("tuple_type", "model_type", "dict_type", "model_attributes_type"):
        expected = rules.LIST if detail["type"] == "tuple_type" else rules.LINES
        return rules.WRONG_SHAPE.at(place, field=field, expected=expected)
    value = detail["input"] if isinstance(detail["input"], str) else ours("(trống)")
    return rules.WRONG_VALUE.at(place, field=field, value=value)


def _around(mapped: Mapped, loc: list[str | int]) -> Mapped | None:
    """Return the mapping that holds, or lacks, the last key of ``loc``."""
    value: Any = mapped
    for part in loc[:-1]:
        value = value[part]
    return value if isinstance(value, Mapped) else None


def _value_finding(detail: ErrorDetails, place: Place, field: str) -> Finding:
    details: dict[str, object] = {**detail.get("ctx", {}), "field": field}
    choices = str(details.get("choices", "")).split(", ")
    near = nearest(str(details.get("value", "")), choices)
    if near:
        details["nearest"] = near
    return rules.VALUE_RULES[detail["type"]].at(place, **details)


def _field_name(loc: list[str | int]) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "-")


def _place(mapped: Mapped, loc: list[str | int]) -> Place:
    place, here = mapped.place, mapped
    value: Any = here
    for part in loc:
        if isinstance(value, Mapped) and isinstance(part, str):
            place = value.places.get(part, value.place)
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
            place = value.place if isinstance(value, (Scalar, Mapped)) else place
    return place


def _model_at(kind: type[BaseModel], loc: list[str | int]) -> type[BaseModel] | None:
    model: type[BaseModel] | None = kind
    for part in loc:
        if isinstance(part, str) and model is not None and part in model.model_fields:
            model = model_in(model.model_fields[part].annotation)
    return model
