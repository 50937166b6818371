"""Plans against the guidance letter, and promises against arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.checking import rules
from generator.language import Language
from generator.measuring.assessing import growth_notice, path_of
from generator.measuring.calendar import dues
from generator.measuring.pace import Refusal, baseline_refusal
from generator.records.finding import Finding
from generator.records.plans import Plan, Task
from generator.records.programme import Method, ObligationKind
from generator.records.project import Holding, Project, applies

_PLAIN = Language()
_REASONS = {Refusal.ZERO: "mốc đầu kỳ hoặc mục tiêu bằng 0", Refusal.SIGNS_DIFFER: "mốc đầu kỳ và mục tiêu khác dấu"}


def check_plan(project: Project, plan: Plan, as_of: dt.date) -> Iterator[Finding]:
    """Yield a plan's breaches of the guidance and its promises that cannot be right.

    Of a plan read only in excerpts nothing is said to be missing: the full text may have it.
    """
    yield from _dates(project, plan, as_of)
    yield from _late(project, plan)
    yield from _promises(project, plan)
    yield from _proposals(project, plan)
    if not plan.complete:
        yield rules.PLAN_EXCERPT.at(plan.place, plan=plan.number)
        return
    yield from _chain(project, plan)
    yield from _tasks(plan)
    yield from _resources(plan)


def _dates(project: Project, plan: Plan, as_of: dt.date) -> Iterator[Finding]:
    if plan.date > as_of:
        details = {"kind": f"Kế hoạch {plan.number}", "value": _PLAIN.day(plan.date), "as_of": _PLAIN.day(as_of)}
        yield rules.DOCUMENT_IN_FUTURE.at(plan.place_of("date"), **details)
    if plan.date < project.programme.start:
        start = _PLAIN.day(project.programme.start)
        yield rules.PLAN_BEFORE_PROGRAMME.at(plan.place_of("date"), value=_PLAIN.day(plan.date), start=start)


def _late(project: Project, plan: Plan) -> Iterator[Finding]:
    for due in dues(project.calendar):
        if due.obligation.kind is ObligationKind.PLAN and plan.date > due.last_day:
            yield rules.PLAN_LATE.at(
                plan.place_of("date"), plan=plan.number, date=_PLAIN.day(plan.date),
                due=_PLAIN.day(due.last_day), days=(plan.date - due.last_day).days,
            )  # fmt: skip


def _promises(project: Project, plan: Plan) -> Iterator[Finding]:
    for commitment in plan.commitments:
        path = path_of(commitment)
        if path is None or path.baseline is None:
            continue
        target = project.target_by_id.get(commitment.target or "")
        indicator = project.indicator_by_id.get(commitment.indicator or (target.indicator if target else ""))
        method = commitment.method or (indicator.method if indicator else Method.LINEAR)
        details = {
            "commitment": f"{plan.number}, {commitment.id}",
            "value": _PLAIN.number(path.target.value),
            "baseline": _PLAIN.number(path.baseline.value),
        }
        refusal = baseline_refusal(path)
        if refusal is Refusal.WRONG_SIDE:
            yield rules.WRONG_SIDE.at(commitment.place_of("baseline"), **details)
        elif refusal is Refusal.MET_AT_BASELINE:
            yield rules.MET_AT_BASELINE.at(commitment.place_of("baseline"), **details)
        growth = growth_notice(path, method)
        if growth in _REASONS:
            yield rules.GROWTH_REFUSED.at(commitment.place_of("baseline"), **details, reason=_REASONS[growth])


def _proposals(project: Project, plan: Plan) -> Iterator[Finding]:
    names = {p.id: p.name for p in project.platforms}
    for task in plan.tasks:
        if task.platform in names and not task.extension:
            yield rules.PLATFORM_PROPOSED.at(
                task.place_of("platform"), task=task.id, plan=plan.number, platform=names[task.platform]
            )


def _chain(project: Project, plan: Plan) -> Iterator[Finding]:
    promised = {c.target for c in plan.commitments}
    for target in project.provincial_targets():
        if target.id not in promised and applies(target, plan.date):
            details = {"plan": plan.number, "target": target.id, "short": target.short}
            yield rules.TARGET_WITHOUT_COMMITMENT.at(plan.place_of("commitments"), **details)
    served = {i for t in plan.tasks for i in t.serves}
    for commitment in plan.commitments:
        if commitment.id not in served:
            yield rules.COMMITMENT_WITHOUT_TASK.at(commitment.place, commitment=commitment.id, plan=plan.number)
    for task in plan.tasks:
        if not task.serves:
            yield rules.TASK_SERVES_NOTHING.at(task.place, task=task.id, plan=plan.number)


def _tasks(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        missing = _missing(task)
        if missing:
            yield rules.TASK_INCOMPLETE.at(task.place, task=task.id, plan=plan.number, missing=", ".join(missing))
        if task.start and task.end and task.start.first > task.end.last:
            details = {"task": task.id, "start": _PLAIN.date(task.start), "end": _PLAIN.date(task.end)}
            yield rules.TASK_DATES_REVERSED.at(task.place_of("start"), **details)


def _missing(task: Task) -> list[str]:
    parts = {
        "cơ quan chủ trì": task.lead, "kết quả phải có": task.expected_result,
        "thời gian bắt đầu": task.start, "thời gian kết thúc": task.end,
    }  # fmt: skip
    return [name for name, value in parts.items() if value is None]


def _resources(plan: Plan) -> Iterator[Finding]:
    resources = plan.resources
    money = any(t.budget for t in plan.tasks) or bool(resources and resources.money)
    parts = {"nhân lực": resources and resources.people, "kinh phí": money}
    missing = [name for name, value in parts.items() if not value]
    if missing:
        yield rules.RESOURCES_MISSING.at(plan.place, plan=plan.number, missing=", ".join(missing))


def check_plans(project: Project, holding: Holding, as_of: dt.date) -> Iterator[Finding]:
    """Yield the findings of every plan in a folder."""
    for plan in holding.plans:
        yield from check_plan(project, plan, as_of)
