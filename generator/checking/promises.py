"""What plans promise, beside the programme's targets and time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checking import rules
from generator.checking.figures import out_of_range
from generator.measuring.pace import reached
from generator.records.finding import Finding
from generator.records.plans import Commitment, Plan, Task
from generator.records.programme import Measure, Target
from generator.records.project import Project


def check_promises(project: Project, plan: Plan) -> Iterator[Finding]:
    """Yield promises of a plan that do not fit the targets they carry out, or the programme's time."""
    for commitment in plan.commitments:
        name = f"{plan.number}, {commitment.id}"
        yield from _deadline(project, plan, commitment, name)
        target = project.target_by_id.get(commitment.target or "")
        if target:
            yield from _beside(project, plan, commitment, target, name)
        yield from _range(project, commitment, target)
        for before, after in pairwise(commitment.milestones):
            if after.by < before.by:
                yield rules.MILESTONES_UNORDERED.at(
                    after.place_of("by"), commitment=name, date=after.by, date_before=before.by
                )
    deadlines = {c.id: c for c in plan.commitments}
    for task in plan.tasks:
        yield from _task(task, [deadlines[i] for i in task.serves if i in deadlines])
        for budget in task.budget:
            if budget.amount < 0:
                yield rules.NEGATIVE.at(budget.place_of("amount"), field="amount", value=budget.amount)


def _deadline(project: Project, plan: Plan, commitment: Commitment, name: str) -> Iterator[Finding]:
    start, end = project.programme.start, project.programme.end
    about = {"commitment": name, "deadline": commitment.deadline}
    place = commitment.place_of("deadline")
    if not start <= commitment.deadline <= end:
        yield rules.DEADLINE_OUTSIDE.at(place, **about, start=start, end=end)
    elif commitment.deadline < plan.date:
        yield rules.DEADLINE_BEFORE_PLAN.at(place, **about, date=plan.date)


def _beside(
    project: Project, plan: Plan, commitment: Commitment, target: Target, name: str
) -> Iterator[Finding]:
    if target.deadline < commitment.deadline <= project.programme.end:
        yield rules.DEADLINE_AFTER_TARGET.at(
            commitment.place_of("deadline"), commitment=name, deadline=commitment.deadline,
            limit=target.deadline, target=target.id,
        )  # fmt: skip
    if commitment.indicator not in (None, target.indicator) or commitment.value is None:
        return
    if commitment.ascending != target.ascending:
        yield rules.DIRECTION_DIFFERS.at(commitment.place_of("ascending"), commitment=name, target=target.id)
    elif target.value is not None and _same_unit(project, commitment, target):
        due_with_it = commitment.deadline >= target.deadline
        if due_with_it and not reached(commitment.value, target.value, target.ascending):
            yield rules.BELOW_TARGET.at(
                commitment.place_of("value"), commitment=commitment.id, plan=plan.number,
                value=commitment.value, target=target.id, aim=target.value,
            )  # fmt: skip


def _same_unit(project: Project, commitment: Commitment, target: Target) -> bool:
    indicator = project.indicator_by_id.get(target.indicator)
    return commitment.unit is None or indicator is None or commitment.unit == indicator.unit


def _range(project: Project, commitment: Commitment, target: Target | None) -> Iterator[Finding]:
    own = commitment.indicator or (target.indicator if target else "")
    indicator = project.indicator_by_id.get(own)
    if indicator and indicator.measure is Measure.PERCENTAGE and commitment.unit in (None, "%"):
        baseline = (commitment.baseline,) if commitment.baseline else ()
        for record in (commitment, *baseline, *commitment.milestones):
            yield from out_of_range(record)


def _task(task: Task, served: list[Commitment]) -> Iterator[Finding]:
    last = max(served, key=lambda c: c.deadline, default=None)
    if last and task.end and task.end.first > last.deadline:
        yield rules.TASK_AFTER_DEADLINE.at(
            task.place_of("end"), task=task.id, end=task.end, deadline=last.deadline, commitment=last.id
        )
