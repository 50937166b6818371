"""Dates that cannot be: recorded before they came, before the programme, for units of another time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.checking import rules
from generator.checking.figures import subject
from generator.records.base import Record
from generator.records.finding import Finding
from generator.records.programme import Role
from generator.records.project import Holding, Project
from generator.records.results import Result
from generator.records.values import PartialDate


def check_recorded(project: Project, as_of: dt.date) -> Iterator[Finding]:
    """Yield days on which something was recorded, published or checked, that lie after ``as_of``."""
    yield from _future(project.documents, ("date",), as_of)
    yield from _future(project.links, ("checked", "last_seen"), as_of)
    for holding in (project.national, *project.holdings.values()):
        yield from _future(holding.sources.values(), ("published", "last_checked"), as_of)
        yield from _future(holding.related, ("date",), as_of)
        yield from _future(holding.notes, ("date",), as_of)
        yield from _future(holding.results, ("last_checked", "reply_date"), as_of)
        yield from _future(
            (c.baseline for p in holding.plans for c in p.commitments if c.baseline), ("as_of",), as_of
        )


def _future(records: Iterable[Record], fields: tuple[str, ...], as_of: dt.date) -> Iterator[Finding]:
    for record in records:
        for field in fields:
            value: dt.date | PartialDate | None = getattr(record, field)
            first = value.first if isinstance(value, PartialDate) else value
            if first is not None and first > as_of:
                yield rules.RECORDED_IN_FUTURE.at(record.place_of(field), field=field, value=value, as_of=as_of)


def check_times(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield figures and plans of a folder whose dates do not fit their programme, plan, source or unit."""
    issued = {f"{p.id}/{c.id}": p.date for p in holding.plans for c in p.commitments}
    for result in holding.results:
        if result.as_of is not None:
            yield from _too_early(project, holding, result, issued.get(result.commitment or ""))
            yield from _source(project, holding, result)
            yield from _unit(project, holding, result)
    province = project.province_by_slug.get(holding.slug)
    for plan in holding.plans:
        if province and province.valid_from and not plan.former_unit and plan.date < province.valid_from:
            yield rules.PLAN_UNIT_NOT_VALID.at(
                plan.place_of("date"), plan=plan.number, value=plan.date, valid_from=province.valid_from
            )


def _too_early(
    project: Project, holding: Holding, result: Result, issued: dt.date | None
) -> Iterator[Finding]:
    assert result.as_of is not None
    about = {"indicator": subject(project, holding, result), "value": result.as_of}
    indicator = project.indicator_by_id.get(result.indicator or "")
    if issued and result.as_of.last < issued:
        yield rules.BEFORE_PLAN.at(result.place_of("as_of"), **about, date=issued)
    elif indicator and indicator.role is Role.TARGET and result.as_of.last < project.programme.start:
        yield rules.BEFORE_PROGRAMME.at(result.place_of("as_of"), **about, start=project.programme.start)


def _source(project: Project, holding: Holding, result: Result) -> Iterator[Finding]:
    source = project.source(holding.slug, result.source)
    published = source.published if source else None
    if published and result.as_of and result.as_of.first > published.last:
        yield rules.SOURCE_EARLIER.at(result.place_of("as_of"), value=result.as_of, published=published)


def _unit(project: Project, holding: Holding, result: Result) -> Iterator[Finding]:
    """Yield a figure of today's unit from before it, or of a former one from after its end."""
    province, former = project.former_by_id.get(result.former_unit or "", (None, None))
    unit = province or project.province_by_slug.get(holding.slug)
    if unit is None or unit.valid_from is None or result.as_of is None:
        return
    place, details = result.place_of("as_of"), {"value": result.as_of, "valid_from": unit.valid_from}
    if former is None and not result.former_unit and result.as_of.last < unit.valid_from:
        yield rules.UNIT_NOT_VALID.at(place, **details)
    elif former is not None and result.as_of.first >= unit.valid_from:
        yield rules.FORMER_UNIT_ENDED.at(place, **details, former=former.name)
