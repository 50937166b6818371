"""A province's page: what it promised, whether it delivered, how we know, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from generator.labels import label
from generator.measuring.badges import Progress, Reported
from generator.measuring.calendar import Delivery
from generator.measuring.measures import UnitMeasures
from generator.records.base import Record
from generator.records.plans import Aim, Plan, RelatedPlan, Task
from generator.records.programme import Indicator, MeasuredBy, ObligationKind, Target
from generator.records.results import Report, Result
from generator.records.territory import Province
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.editions.links import LinkView, editions_of
from generator.writing.history.pages import HistoryView, unit_history
from generator.writing.listings import Listing
from generator.writing.parts import (
    BadgeView,
    FigureView,
    NoticeView,
    SourceView,
    date_text,
    due_title,
    figure,
    lateness,
    notices,
    overdue,
    sources_view,
    upper_first,
)
from generator.writing.promise import PromiseView, promise
from generator.writing.provenance import OriginView, assessed_in, origin_view, said_once
from generator.writing.province_answer import headline, tallies
from generator.writing.reports import record_sentence
from generator.writing.sentences import counted, joined
from generator.writing.side_by_side import BesideView, beside


@dataclass(frozen=True)
class TaskView:
    """A task of a plan."""

    id: str
    text: str
    cooperating: str
    expected_result: str
    dates: str
    budget: str
    serves: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class LeadView:
    """The tasks one body leads."""

    lead: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class PlanView:
    """A plan's facts, its commitments, its tasks by lead body.

    ``beside`` is whether it is a former unit's, beside a plan of today's unit: the page's answer does not count it.
    ``resources`` are people, money and what is merged, in the plan's own words. ``notes`` are those that every one of
    its promises has; they are not said again in each card.
    """

    anchor: str
    number: str
    title: str
    facts: tuple[tuple[str, str], ...]
    resources: tuple[tuple[str, str], ...]
    warning: str
    notes: tuple[str, ...]
    promises: tuple[PromiseView, ...]
    leads: tuple[LeadView, ...]
    sources: tuple[SourceView, ...]
    origin: OriginView
    edit_address: str
    beside: bool


@dataclass(frozen=True)
class DueView:
    """One thing due, and what came of it."""

    title: str
    due: str
    sent: str
    status: BadgeView
    overdue: str
    reason: str
    sources: tuple[SourceView, ...]
    origin: OriginView | None


@dataclass(frozen=True)
class ContextRow:
    """One context figure, with the indicator it belongs to."""

    indicator: str
    indicator_address: str
    role: str
    figure: FigureView


@dataclass(frozen=True)
class ContextGroup:
    """Context figures under one topic."""

    topic: str
    rows: tuple[ContextRow, ...]


@dataclass(frozen=True)
class RelatedView:
    """A neighbouring document."""

    title: str
    number: str
    date: str
    issuer: str
    aims: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class FormerView:
    """A unit the province was formed from."""

    id: str
    name: str
    code: str
    plan_anchor: str
    plan_number: str


@dataclass(frozen=True)
class ProvinceView:
    """Everything a province's page says."""

    name: str
    full_name: str
    code: str
    as_of: str
    answer: str
    empty: bool
    tallies: tuple[Listing, ...]
    beside: BesideView | None
    plans: tuple[PlanView, ...]
    bound: tuple[PromiseView, ...]
    bound_why: str
    record: str
    dues: tuple[DueView, ...]
    breaches: tuple[NoticeView, ...]
    doubts: tuple[NoticeView, ...]
    missing: tuple[str, ...]
    context: tuple[ContextGroup, ...]
    context_count: int
    former: tuple[FormerView, ...]
    reorganisation: str
    related: tuple[RelatedView, ...]
    mistake_address: str
    update_address: str
    workbook: str
    paper: str
    send_address: str
    history: HistoryView
    editions: tuple[LinkView, ...]


def province_view(desk: Desk, province: Province) -> ProvinceView:
    """Return what the page of ``province`` says."""
    unit = desk.measures.units[province.slug]
    holding = desk.project.holding(province.slug)
    address = addresses.province(province.slug)
    context = tuple(_context(desk, unit))
    bound, bound_why = _reason_said_once(tuple(promise(desk, a) for a in unit.bound_only))
    return ProvinceView(
        name=province.name,
        full_name=desk.full_name(province),
        code=province.code,
        as_of=desk.as_of,
        answer=headline(desk, province, unit),
        empty=not holding.plans and not any(r.date for r in holding.reports),
        tallies=tallies(desk, unit),
        beside=beside(desk, province.slug),
        plans=tuple(_plan(desk, unit, plan) for plan in sorted(holding.plans, key=lambda p: _is_beside(unit, p))),
        bound=bound,
        bound_why=bound_why,
        record=record_sentence(desk, unit.deliveries),
        dues=tuple(due_view(desk, province.slug, d) for d in unit.deliveries if _is_listed(unit, d)),
        breaches=notices(desk, province.slug, ("MB-P",)),
        doubts=notices(desk, province.slug, ("MB-C007", "MB-S")),
        missing=tuple(_missing(desk, unit)),
        context=context,
        context_count=sum(len(g.rows) for g in context),
        former=tuple(_former(province, holding.plans)),
        reorganisation=_reorganisation(desk, province),
        related=tuple(related_view(desk, province.slug, r) for r in holding.related),
        mistake_address=desk.mistake_address(address),
        update_address=desk.update_address(province.name),
        paper=addresses.paper(addresses.province(province.slug)) if desk.on_paper else "",
        workbook=addresses.workbook(province.slug) if province.slug in desk.workbooks else "",
        send_address=desk.send_address(province.name),
        history=unit_history(desk, province.slug),
        editions=editions_of(desk, province),
    )


def _is_listed(unit: UnitMeasures, delivery: Delivery) -> bool:
    """Whether something was due already, or is the next to come."""
    if delivery.reported is not Reported.NOT_DUE:
        return True
    waiting = [d for d in unit.deliveries if d.reported is Reported.NOT_DUE]
    return delivery is waiting[0]


def _plan(desk: Desk, unit: UnitMeasures, plan: Plan) -> PlanView:
    notes, own = _notes_said_once(tuple(promise(desk, a) for a in unit.commitments if a.plan is plan))
    origin = origin_view(desk, plan, lambda p: desk.words.day(cast(Plan, p).date))
    if desk.project.lean:  # the plan itself tells when and by whom it was published
        own = tuple(replace(p, origin=said_once(p.origin, origin) if p.origin else None) for p in own)
    return PlanView(
        anchor=addresses.anchor(plan),
        number=plan.number,
        title=plan.title,
        facts=tuple(_facts(desk, unit, plan)),
        resources=tuple(_resources(desk, plan)),
        warning=desk.words.said(plan.complete_note or "") if not plan.complete else "",
        notes=notes,
        promises=own,
        leads=tuple(_leads(desk, plan)),
        sources=sources_view(desk, unit.slug, plan.sources),
        origin=origin,
        edit_address=desk.edit_address(plan.place),
        beside=_is_beside(unit, plan),
    )


def _notes_said_once(promises: tuple[PromiseView, ...]) -> tuple[tuple[str, ...], tuple[PromiseView, ...]]:
    """Return the notes that all of several promises have, and the promises without them."""
    if len(promises) < 2:
        return (), promises
    shared = tuple(note for note in dict.fromkeys(promises[0].notes) if all(note in p.notes for p in promises))
    return shared, tuple(replace(p, notes=tuple(n for n in p.notes if n not in shared)) for p in promises)


def _reason_said_once(promises: tuple[PromiseView, ...]) -> tuple[tuple[PromiseView, ...], str]:
    """Return promises without the reason that most of them give for their status, and that reason."""
    given = Counter(" ".join(p.why) for p in promises)
    reason, times = max(given.items(), key=lambda pair: pair[1], default=("", 0))
    if times < 2:
        return promises, ""
    return tuple(replace(p, why=()) if " ".join(p.why) == reason else p for p in promises), reason


def _is_beside(unit: UnitMeasures, plan: Plan) -> bool:
    return plan.former_unit is not None and unit.has_plan


def _facts(desk: Desk, unit: UnitMeasures, plan: Plan) -> Iterator[tuple[str, str]]:
    words = desk.words
    yield desk.say("Số, ký hiệu"), plan.number
    yield desk.say("Ngày ban hành"), words.day(plan.date)
    for d in unit.deliveries:
        if d.due.obligation.kind is ObligationKind.PLAN:
            late = (plan.date - d.due.last_day).days
            text = desk.say("{words} (hết ngày {day})", words=d.due.obligation.words, day=words.day(d.due.last_day))
            yield desk.say("Hạn gửi kế hoạch"), text
            status = desk.say("muộn {n} ngày", n=words.number(late)) if late > 0 else desk.say("đúng hạn")
            yield desk.say("So với hạn"), status
    yield desk.say("Cơ quan ban hành"), words.said(plan.issuer)
    former = desk.project.former_by_id.get(plan.former_unit or "")
    if former:
        yield desk.say("Đơn vị hiện nay"), upper_first(desk.full_name(former[0]))
    if plan.note:
        yield desk.say("Ghi chú"), words.said(plan.note)


def _resources(desk: Desk, plan: Plan) -> Iterator[tuple[str, str]]:
    resources = plan.resources
    if resources:
        for name, stated in (
            (desk.say("Nhân lực"), resources.people),
            (desk.say("Kinh phí"), resources.money),
            (desk.say("Lồng ghép"), resources.merged),
        ):
            if stated:
                yield name, stated


def _leads(desk: Desk, plan: Plan) -> Iterator[LeadView]:
    nobody = desk.say("Chưa rõ cơ quan chủ trì")
    ordered = sorted(plan.tasks, key=lambda t: t.lead or "\uffff")
    for lead, tasks in groupby(ordered, key=lambda t: t.lead):
        yield LeadView(lead or nobody, tuple(_task(desk, t) for t in tasks))


def _task(desk: Desk, task: Task) -> TaskView:
    words = desk.words
    dates = " – ".join(words.date(d) for d in (task.start, task.end) if d)
    budget = "; ".join(
        desk.say("{amount} triệu đồng ({source})", amount=words.number(b.amount), source=b.source) for b in task.budget
    )
    marks = []
    if task.merged:
        marks.append(desk.say("Lồng ghép với {name}", name=desk.project.config.words.merged_programme))
    if task.note:
        marks.append(task.note)
    return TaskView(
        task.id, task.text, ", ".join(task.cooperating), task.expected_result or "", dates, budget,
        task.serves, tuple(marks),
    )  # fmt: skip


def due_view(desk: Desk, unit: str, d: Delivery) -> DueView:
    """Return one thing due and what came of it, with both dates."""
    title = due_title(desk, d.due)
    status = BadgeView("reported", d.reported.value, lateness(desk, d), desk.say("Báo cáo"))
    sent = desk.words.day(d.sent) if d.sent else ""
    found = d.report or d.plan or d.former_plan
    ids = () if found is None else (found.source,) if isinstance(found, Report) else found.sources
    return DueView(
        title, desk.words.day(d.due.last_day), sent, status, overdue(desk, d), d.reason or "",
        sources_view(desk, unit, ids),
        origin_view(desk, found, lambda r: _sent_on(desk, r)) if found else None,
    )  # fmt: skip


def _sent_on(desk: Desk, record: Record) -> str:
    day = record.date if isinstance(record, (Plan, Report)) else None
    return desk.words.day(day) if day else ""


def _missing(desk: Desk, unit: UnitMeasures) -> Iterator[str]:
    """Yield what was due and has not been seen: documents, and targets without any figure."""
    for d in unit.overdue:
        day = desk.words.day(d.due.last_day)
        title = due_title(desk, d.due)
        yield desk.say("{title}: chậm nhất {day}, chưa thấy công khai.", title=title, day=day)
    names = [counted(f"{t.id}: {t.short}", addresses.target(t.id)) for t in _unmeasured(desk, unit)]
    if names and _report_was_due(desk):
        yield desk.tell("Chưa có số liệu của kỳ nào đo trực tiếp {n} mục tiêu: {names}.", n=len(names),
                        names=joined("; ", names))  # fmt: skip


def _unmeasured(desk: Desk, unit: UnitMeasures) -> list[Target]:
    """Return the targets that no figure of today's unit ever measured; what a former unit promised is not asked of it.

    A target measured by a plan is missing with the plan.
    """
    own = [a for a in unit.assessments if a.target and (a.plan is None or a.plan.former_unit is None)]
    told = {a.target.id for a in own if a.target and (a.direct or a.progress is not Progress.NO_INFORMATION)}
    asked = {a.target.id for a in own if a.target and a.target.measured_by is MeasuredBy.RESULTS}
    return [t for t in desk.project.targets if t.id in asked - told]


def _report_was_due(desk: Desk) -> bool:
    """Whether a report that could have told was due already; where none is ever due, figures are missing anyway."""
    due = [d.last_day for d in desk.measures.dues if d.obligation.kind is ObligationKind.REPORT]
    return not due or min(due) < desk.measures.as_of


def _context(desk: Desk, unit: UnitMeasures) -> Iterator[ContextGroup]:
    by_id = desk.project.indicator_by_id
    topics = {t.id: t.name for t in desk.project.topics}
    pairs = [(by_id[r.indicator], r) for r in unit.context if r.indicator]
    order = {t: n for n, t in enumerate(topics)}
    pairs.sort(key=lambda pair: order.get(pair[0].topic, 99))
    for topic, rows in groupby(pairs, key=lambda pair: pair[0].topic):
        yield ContextGroup(topics.get(topic, topic), tuple(_row(desk, unit.slug, i, r) for i, r in rows))


def _row(desk: Desk, unit: str, indicator: Indicator, result: Result) -> ContextRow:
    return ContextRow(
        indicator.name, addresses.indicator(indicator.id), label(indicator.role, desk.words),
        figure(desk, unit, result, anchored=assessed_in(desk, unit, result) is None),
    )  # fmt: skip


def _former(province: Province, plans: Iterable[Plan]) -> Iterator[FormerView]:
    by_unit = {p.former_unit: p for p in plans}
    for former in province.former:
        plan = by_unit.get(former.id)
        yield FormerView(
            former.id, former.name, former.code, addresses.anchor(plan) if plan else "", plan.number if plan else ""
        )


def _reorganisation(desk: Desk, province: Province) -> str:
    change = desk.project.reorganisation
    if not province.former or change is None:
        return ""
    names = ", ".join(f.name for f in province.former)
    return desk.say("Từ {day}, {name} gồm: {names}. Số liệu trước ngày này thuộc các đơn vị cũ, không cộng và không "
                    "so với đơn vị hiện nay.", day=desk.words.day(change.date), name=desk.full_name(province),
                    names=names)  # fmt: skip


def related_view(desk: Desk, unit: str, r: RelatedPlan) -> RelatedView:
    """Return a neighbouring document with its aims and sources."""
    former = desk.project.former_by_id.get(r.former_unit or "")
    words = desk.words
    doubt = r.doubt and desk.say("Còn nghi ngờ. {note}", note=upper_first(words.said(r.doubt)))
    notes = [words.said(x) for x in (r.date_note, doubt, r.note) if x]
    if former:
        notes.insert(0, desk.say("Ban hành khi còn là {name}", name=former[1].name))
    aims = tuple(_aim(desk, a) for a in r.aims)
    return RelatedView(
        r.title, r.number or upper_first(desk.say("chưa rõ số")), date_text(desk, r.date),
        words.said(r.issuer or ""), aims, tuple(notes), sources_view(desk, unit, r.sources),
    )  # fmt: skip


def _aim(desk: Desk, aim: Aim) -> str:
    amount = desk.words.with_unit(aim.value, aim.unit or "") if aim.value is not None else ""
    detail = ", ".join(x for x in (amount, aim.by) if x)
    return f"{aim.text} ({detail})" if detail else aim.text
