"""Looked at again, nothing changed: the day moves, the figure stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.exchange.editing.edits import EditError, SetField
from generator.language import ours
from generator.records.evidence import Source
from generator.records.project import Holding, Project
from generator.records.results import Result
from generator.records.values import PartialDate
from generator.text import slug


@dataclass(frozen=True)
class Looked:
    """What was looked at again: figures of a subject (of one date, or of all), a source, or everything."""

    subject: str | None = None
    as_of: PartialDate | None = None
    source: str | None = None
    everything: bool = False


def confirmations(project: Project, unit: str, looked: Looked, day: dt.date) -> tuple[SetField, ...]:
    """Return the edits that say what was ``looked`` at on ``day`` in the folder of ``unit``.

    ``subject`` is an indicator, a target whose indicator is meant, or a commitment (plan/commitment).
    What was looked at on that day or later already stays as it is.

    Raises:
        EditError: nothing is meant, or a figure is younger than ``day``.
    """
    holding = project.holding(unit)
    found: list[Source | Result] = [*_sources(holding, looked), *_results(project, holding, looked)]
    if not found:
        raise EditError(ours("Không thấy số liệu hay nguồn nào như vậy để xác nhận."), None)
    for record in found:
        begun = record.published if isinstance(record, Source) else record.as_of
        if begun and begun.first > day:
            message = ours("Ngày kiểm tra {day} sớm hơn ngày {date} của chính số liệu hoặc nguồn này.")
            raise EditError(message, record.place, day=day, date=begun)
    moved = [record for record in found if not record.last_checked or record.last_checked < day]
    return tuple(SetField(record.place, "last_checked", day.isoformat()) for record in moved)


def _sources(holding: Holding, looked: Looked) -> Iterator[Source]:
    for source in holding.sources.values():
        if looked.everything or source.id == looked.source:
            yield source


def _results(project: Project, holding: Holding, looked: Looked) -> Iterator[Result]:
    target = next((t for t in project.targets if slug(t.id) == slug(looked.subject or "-")), None)
    names = {looked.subject, target.indicator if target else None} - {None}
    for result in holding.results:
        named = result.indicator in names or result.commitment in names
        dated = looked.as_of is None or result.as_of == looked.as_of
        if looked.everything or (named and dated):
            yield result
