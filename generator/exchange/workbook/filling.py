"""What a row says becomes a mapping as a file would give it, every value with the place of its cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.exchange.workbook.field_names import title_of
from generator.exchange.workbook.rows import Value
from generator.exchange.workbook.sheets import PARENT, Sheet
from generator.language import Language
from generator.reading.records import make
from generator.records.base import Mapped, Record, Scalar
from generator.records.finding import Finding
from generator.records.values import Place


def filled(
    sheet: Sheet,
    values: Mapping[str, Value],
    places: Mapping[str, Place],
    kept: Record | None,
    changed: Collection[str],
) -> Mapped:
    """Return the mapping of one row.

    Of a record that was there before (``kept``) only the ``changed`` columns are read anew: what nobody
    touched keeps its typed value, and so do the fields that have no column.
    """
    mapped = Mapped(next(iter(places.values())))
    touched = {name.partition(".")[0] for name in changed}
    for name in type(kept).model_fields if kept else ():
        if name not in touched:
            mapped[name] = getattr(kept, name)
    for column in sheet.columns:
        top, _, inner = column.name.partition(".")
        if column.name == PARENT or (kept and top not in touched):
            continue
        value, place = values.get(column.name), places[column.name]
        if inner:
            _put_inside(mapped, top, inner, value, place)
        else:
            _put(mapped, top, value, place)
    for name in [name for name, value in mapped.items() if isinstance(value, Mapped) and not value]:
        del mapped[name]
    return mapped


def record_of(
    sheet: Sheet,
    values: Mapping[str, Value],
    places: Mapping[str, Place],
    kept: Record | None,
    changed: Collection[str],
    words: Language,
) -> tuple[Record | None, list[Finding]]:
    """Return the record a row describes, or every reason why it is none, its fields called as on the sheet."""
    record, found = make(sheet.kind, filled(sheet, values, places, kept, changed))
    titles = {places[column.name]: title_of(sheet, column, words) for column in sheet.columns}
    return record, [_in_words(finding, titles) for finding in found]


def _in_words(finding: Finding, titles: Mapping[Place, str]) -> Finding:
    title = titles.get(finding.place) if "field" in finding.details else None
    return Finding(finding.rule, finding.place, {**finding.details, "field": title}) if title else finding


def _put(mapped: Mapped, name: str, value: Value, place: Place) -> None:
    mapped.stands(name, place, place)
    if isinstance(value, tuple):
        mapped[name] = [Scalar(item, place) for item in value]
    elif value is not None:
        mapped[name] = Scalar(value, place)


def _put_inside(mapped: Mapped, top: str, inner: str, value: Value, place: Place) -> None:
    within = mapped.get(top)
    if not isinstance(within, Mapped):
        within = mapped[top] = Mapped(place)
        mapped.stands(top, place, place)
    _put(within, inner, value, place)
