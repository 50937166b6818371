"""Plans against the guidance letter, and promises against arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from generator.checking import rules
from generator.checking.figures import grouped
from generator.checking.promises import check_promises
from generator.language import Words, joined, ours
from generator.measuring.assessing import growth_notice, inside, method_of, path_of
from generator.measuring.calendar import dues
from generator.measuring.pace import Refusal, baseline_refusal, reached
from generator.records.finding import Finding
from generator.records.plans import Commitment, Plan, Task
from generator.records.programme import ObligationKind
from generator.records.project import Holding, Project, applies

_REASONS = {
    Refusal.ZERO: ours("mốc đầu kỳ hoặc mục tiêu bằng 0"),
    Refusal.SIGNS_DIFFER: ours("mốc đầu kỳ và mục tiêu khác dấu"),
}


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
        place = plan.place_of("date")
        yield rules.DOCUMENT_IN_FUTURE.at(place, document=plan.number, value=plan.date, as_of=as_of)
    start = project.programme.start
    if plan.date < start:
        yield rules.PLAN_BEFORE_PROGRAMME.at(plan.place_of("date"), value=plan.date, start=start)
    for task in plan.tasks:
        if task.start and task.end and task.start.first > task.end.last:
            details = {"task": task.id, "start": task.start, "end": task.end}
            yield rules.TASK_DATES_REVERSED.at(task.place_of("start"), **details)


def _late(project: Project, plan: Plan) -> Iterator[Finding]:
    for due in dues(project.calendar):
        if due.obligation.kind is ObligationKind.PLAN and plan.date > due.last_day:
            yield rules.PLAN_LATE.at(
                plan.place_of("date"), plan=plan.number, date=plan.date, due=due.last_day,
                days=(plan.date - due.last_day).days,
            )  # fmt: skip


def _promises(project: Project, plan: Plan) -> Iterator[Finding]:
    for commitment in plan.commitments:
        name = f"{plan.number}, {commitment.id}"
        yield from grouped(commitment, "value")
        if commitment.baseline:
            yield from grouped(commitment.baseline, "value")
            yield from _from_baseline(project, commitment, name)
        yield from _milestones(commitment, name)


def _from_baseline(project: Project, commitment: Commitment, name: str) -> Iterator[Finding]:
    path = path_of(commitment)
    if path is None or path.baseline is None:
        return
    target = project.target_by_id.get(commitment.target or "")
    indicator = project.indicator_by_id.get(commitment.indicator or (target.indicator if target else ""))
    place = commitment.place_of("baseline")
    details = {"commitment": name, "value": path.target.value, "baseline": path.baseline.value}
    refusal = baseline_refusal(path)
    if refusal is Refusal.WRONG_SIDE:
        yield rules.WRONG_SIDE.at(place, **details)
    elif refusal is Refusal.MET_AT_BASELINE:
        yield rules.MET_AT_BASELINE.at(place, **details)
    if path.baseline.day >= path.target.day:
        yield rules.BASELINE_AFTER_DEADLINE.at(
            place, commitment=name, date=path.baseline.day, deadline=path.target.day
        )
    growth = growth_notice(path, method_of(commitment, indicator))
    if growth in _REASONS:
        yield rules.GROWTH_REFUSED.at(place, **details, reason=_REASONS[growth])


def _milestones(commitment: Commitment, name: str) -> Iterator[Finding]:
    """Yield milestones outside the commitment's time, then steps away from its target."""
    for milestone in commitment.milestones:
        yield from grouped(milestone, "value")
        if not inside(commitment, milestone):
            place = milestone.place_of("by")
            yield rules.MILESTONE_OUTSIDE.at(
                place, commitment=name, value=milestone.value, date=milestone.by, deadline=commitment.deadline
            )
    path = path_of(commitment)
    if path is None or not path.milestones:
        return
    for before, after in pairwise(path.points):
        if before.day == after.day or not reached(after.value, before.value, commitment.ascending):
            yield rules.MILESTONE_BACKWARDS.at(
                commitment.place_of("milestones"), commitment=name, before=before.value,
                date_before=before.day, value=after.value, date=after.day,
            )  # fmt: skip


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
            details = {"commitment": commitment.id, "plan": plan.number}
            yield rules.COMMITMENT_WITHOUT_TASK.at(commitment.place, **details)
    for task in plan.tasks:
        if not task.serves:
            yield rules.TASK_SERVES_NOTHING.at(task.place, task=task.id, plan=plan.number)


def _tasks(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        missing = _missing(task)
        if missing.parts:
            yield rules.TASK_INCOMPLETE.at(task.place, task=task.id, plan=plan.number, missing=missing)


def _missing(task: Task) -> Words:
    sides = (
        (ours("cơ quan chủ trì"), task.lead), (ours("kết quả phải có"), task.expected_result),
        (ours("thời gian bắt đầu"), task.start), (ours("thời gian kết thúc"), task.end),
    )  # fmt: skip
    return joined(name for name, value in sides if value is None)


def _resources(plan: Plan) -> Iterator[Finding]:
    resources = plan.resources
    money = any(t.budget for t in plan.tasks) or bool(resources and resources.money)
    sides = ((ours("nhân lực"), resources and resources.people), (ours("kinh phí"), money))
    missing = joined(name for name, value in sides if not value)
    if missing.parts:
        yield rules.RESOURCES_MISSING.at(plan.place, plan=plan.number, missing=missing)
    if not any(t.merged for t in plan.tasks) and not (resources and resources.merged):
        yield rules.MERGED_UNSAID.at(plan.place, plan=plan.number)


def check_plans(project: Project, holding: Holding, as_of: dt.date) -> Iterator[Finding]:
    """Yield the findings of every plan in a folder."""
    for plan in holding.plans:
        yield from check_plan(project, plan, as_of)
        yield from check_promises(project, plan)
