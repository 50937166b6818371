"""Every promise against what was reported: three badges each, and how they came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.measuring import pace
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.calendar import Delivery, deliver, dues
from generator.measuring.choosing import Choice, about_whole_unit, choose, quantity
from generator.measuring.judging import Judgement, judge
from generator.measuring.pace import Path, Point
from generator.measuring.voices import Hearing, hearings
from generator.records.evidence import LinkState, SourceKind
from generator.records.plans import Commitment, Milestone, Plan
from generator.records.programme import (
    Indicator,
    Level,
    MeasuredBy,
    Method,
    ObligationKind,
    Target,
)
from generator.records.project import NATIONAL, Holding, Project, applies
from generator.records.results import Result, State
from generator.records.values import PartialDate, Quantity


@dataclass(frozen=True)
class Assessment:
    """One promise of one unit (a slug; empty for the country), assessed on ``as_of``.

    A promise is a commitment of a plan, or a target that binds the unit without a commitment
    (``commitment`` is None). ``results`` are all values on the subject, oldest first, among them
    the former units'; ``actual`` is the one that decided, as a quantity. ``hearings`` are those
    values a review speaks of as well, the newest first.
    """

    unit: str
    as_of: dt.date
    target: Target | None
    plan: Plan | None
    commitment: Commitment | None
    indicator: Indicator | None
    path: Path | None
    choice: Choice
    actual: Quantity | None
    judgement: Judgement
    reported: Reported
    delivery: Delivery | None
    evidence: Evidence
    results: tuple[Result, ...] = ()
    last_checked: dt.date | None = None
    hearings: tuple[Hearing, ...] = ()

    @property
    def progress(self) -> Progress:
        """The progress badge."""
        return self.judgement.progress

    @property
    def direct(self) -> bool:
        """Whether a public figure measures the promise itself."""
        return self.choice.result is not None or self.choice.disputed


class Assessor:
    """Assesses the promises of a project on one date."""

    def __init__(self, project: Project, as_of: dt.date) -> None:
        self.project, self.as_of = project, as_of
        self.dues = dues(project.calendar)

    def of_unit(self, slug: str) -> tuple[Assessment, ...]:
        """Assess a unit's commitments, then the targets that bind it without one.

        A plan dated after the day promises nothing yet.
        """
        holding = self.project.holding(slug)
        issued = [plan for plan in holding.plans if plan.date <= self.as_of]
        found = [self.commitment(holding, plan, c) for plan in issued for c in plan.commitments]
        own = {a.target.id for a in found if a.target and a.plan and not a.plan.former_unit}
        bare = [self.target(holding, t) for t in self._binding(slug) if t.id not in own]
        return (*found, *bare)

    def _binding(self, slug: str) -> Sequence[Target]:
        if slug == NATIONAL:
            return [t for t in self.project.targets if Level.CENTRAL in t.levels]
        return self.project.provincial_targets()

    def target(self, holding: Holding, target: Target) -> Assessment:
        """Assess a target that binds a unit directly, on the target's own value and deadline."""
        goal = target.value
        path = None if goal is None else Path(Point(target.deadline, goal), ascending=target.ascending)
        results = _on_indicator(holding, target.indicator)
        return self._assess(holding, target, None, None, target.indicator, path, results, None)

    def _speaking(self, holding: Holding, results: list[Result], former: str | None) -> list[Result]:
        """Return the results that may speak for a unit: of the country those about the whole of it.

        Where there are none, those of the one body that told how it does itself what the centre is asked to do.
        """
        whole = about_whole_unit(results, former)
        if whole or holding.slug != NATIONAL:
            return whole
        names = {body.name for body in self.project.written.bodies}
        own = [r for r in results if r.scope in names and r.former_unit is None]
        return own if len({r.scope for r in own}) == 1 else []

    def commitment(self, holding: Holding, plan: Plan, commitment: Commitment) -> Assessment:
        """Assess one commitment of a plan; today's figures tell nothing about what a former unit promised."""
        target = self.project.target_by_id.get(commitment.target or "")
        indicator = commitment.indicator or (target.indicator if target else None)
        name = f"{plan.id}/{commitment.id}"
        results = [r for r in holding.results if r.commitment == name]
        if indicator and commitment.value is not None:
            about = [r for r in _on_indicator(holding, indicator) if r.commitment != name]
            results += [r for r in about if plan.former_unit in (None, r.former_unit)]
        path = path_of(commitment)
        return self._assess(holding, target, plan, commitment, indicator, path, results, plan.former_unit)

    def _assess(
        self,
        holding: Holding,
        target: Target | None,
        plan: Plan | None,
        commitment: Commitment | None,
        indicator_id: str | None,
        path: Path | None,
        results: list[Result],
        former: str | None,
    ) -> Assessment:
        indicator = self.project.indicator_by_id.get(indicator_id or "")
        whole = self._speaking(holding, results, former)
        if path is not None:
            whole = in_unit(whole, indicator, commitment)
        choice = choose(whole, self.as_of, self.project.config.bound_of)
        actual = quantity(choice.result, indicator, self.project.config) if choice.result else None
        method = method_of(commitment, indicator)
        ended = target is not None and not applies(target, self.as_of)
        by_plan = target is not None and target.measured_by is MeasuredBy.PLAN
        issued = _issued(plan or _own_plan(holding, self.as_of), self.as_of) if by_plan else None
        if ended:
            judgement = Judgement(Progress.NO_LONGER_APPLICABLE)
        elif issued and not choice.result:
            judgement = Judgement(Progress.ACHIEVED)
        else:
            record = commitment or target
            judgement = self._judge(choice, actual, path, method, commitment, record.deadline if record else None)
        delivery = self._delivery(holding, choice, judgement, by_plan, plan)
        evidence = self._evidence(holding.slug, choice, issued)
        return Assessment(
            holding.slug, self.as_of, target, plan, commitment, indicator, path, choice, actual, judgement,
            Reported.NO_LONGER_APPLICABLE if ended else delivery.reported if delivery else Reported.NOT_DUE,
            delivery, evidence, _in_order(results), self._last_checked(holding.slug, choice),
            hearings(self._known(results), self.project.config.bound_of),
        )  # fmt: skip

    def _known(self, results: Iterable[Result]) -> list[Result]:
        return [r for r in results if r.as_of is None or r.as_of.first <= self.as_of]

    def _judge(
        self,
        choice: Choice,
        actual: Quantity | None,
        path: Path | None,
        method: Method,
        commitment: Commitment | None,
        deadline: dt.date | None,
    ) -> Judgement:
        result = choice.result
        if result is not None and result.state is not None and actual is None:
            open_end = result.state is State.NOT_ACHIEVED and _is_outlived(deadline, result.as_of, self.as_of)
            progress = Progress.NO_INFORMATION if open_end else _STATES[result.state]
            return Judgement(progress, method, undecided=open_end)
        if result is not None and actual is not None and path is not None:
            return self._judge_value(path, actual, result.as_of, method)
        deliverable = commitment is not None and commitment.value is None
        waiting = deliverable and commitment is not None and self.as_of <= commitment.deadline
        silent = not choice.disputed and result is None
        return Judgement(Progress.NOT_YET_DUE if waiting and silent else Progress.NO_INFORMATION, method)

    def _judge_value(self, path: Path, actual: Quantity, date: PartialDate | None, method: Method) -> Judgement:
        """Judge a value on every day its date may mean: a month or a year is never completed in silence.

        Where its first and last day disagree nothing is decided; nor once the deadline has passed
        and the value is older than it, for then nobody has said how it ended.
        """
        days = (None,) if date is None else (min(date.first, self.as_of), min(date.last, self.as_of))
        found = [judge(path, actual, day, self.project.config.rubric, method) for day in days]
        last = found[-1]
        agreed = len({j.progress for j in found}) == 1
        if agreed and (last.progress is Progress.ACHIEVED or not outlived(path, date, self.as_of)):
            return last
        return replace(last, progress=Progress.NO_INFORMATION, ratio=None, undecided=True)

    def _delivery(
        self, holding: Holding, choice: Choice, judgement: Judgement, by_plan: bool, plan: Plan | None
    ) -> Delivery | None:
        """Return what came of the latest thing due that should have told about this promise.

        The calendar binds provinces; nothing is due from the country as a whole. A report due
        before a plan was made could not tell about it, and nobody has to report on a
        deliverable whose day has not come.
        """
        if holding.slug == NATIONAL:
            return None
        kind = ObligationKind.PLAN if by_plan else ObligationKind.REPORT
        due = [d for d in self.dues if d.obligation.kind is kind]
        if not due:
            return None
        if judgement.progress is Progress.NOT_YET_DUE and not choice.result and not choice.disputed:
            return None
        result = choice.result or next(iter(choice.rivals), None)
        year = result.as_of.year if result and result.as_of else None
        if judgement.progress is Progress.ACHIEVED and year is not None:
            due = [d for d in due if d.year in (None, year)] or due
        made = plan.date if plan and not by_plan else dt.date.min
        past = [d for d in due if made <= d.last_day < self.as_of]
        coming = [d for d in due if d.last_day >= self.as_of]
        latest = past[-1] if past else (coming or due)[0]
        delivery = deliver(latest, holding, self.as_of, plan.former_unit if plan else None)
        told = by_plan or (year is not None and (latest.year is None or year >= latest.year))
        if delivery.sent is not None and not told:
            overdue = (self.as_of - latest.last_day).days
            return Delivery(latest, Reported.OVERDUE, overdue_days=overdue, report=delivery.report)
        return delivery

    def _evidence(self, slug: str, choice: Choice, issued: Plan | None) -> Evidence:
        if choice.disputed:
            return Evidence.SOURCES_DISAGREE
        ids = [r.source for r in (choice.result, *choice.agreeing) if r and r.seen]
        if not ids and issued:
            ids = list(issued.sources)
        sources = [s for i in ids if (s := self.project.source(slug, i))]
        return evidence_of((s.kind, self.project.link_of(s).link) for s in sources)

    def _last_checked(self, slug: str, choice: Choice) -> dt.date | None:
        days = []
        for result in (choice.result, *choice.agreeing, *choice.rivals):
            source = self.project.source(slug, result.source) if result else None
            days += [d for d in (result and result.last_checked, source and source.last_checked) if d]
        return max(days, default=None)


_STATES = {
    State.ACHIEVED: Progress.ACHIEVED,
    State.NOT_ACHIEVED: Progress.NOT_ACHIEVED,
    State.NOT_CARRIED_OUT: Progress.NOT_CARRIED_OUT,
    State.NO_INFORMATION: Progress.NO_INFORMATION,
}
_EVIDENCE = {
    SourceKind.OFFICIAL_REPORT: Evidence.OFFICIAL_REPORT,
    SourceKind.LEGAL_TEXT: Evidence.OFFICIAL_REPORT,
    SourceKind.STATE_PRESS: Evidence.STATE_PRESS,
    SourceKind.PRESS: Evidence.PRESS,
}
_STRENGTH = [Evidence.OFFICIAL_REPORT, Evidence.STATE_PRESS, Evidence.PRESS]


def evidence_of(sources: Iterable[tuple[SourceKind, LinkState]]) -> Evidence:
    """Return what a figure rests on: its strongest living source; a dead one turns the badge."""
    known = list(sources)
    living = [_EVIDENCE[kind] for kind, link in known if link is not LinkState.DEAD]
    if living:
        return min(living, key=_STRENGTH.index)
    return Evidence.DEAD_LINK if known else Evidence.NONE


def path_of(commitment: Commitment) -> Path | None:
    """Return the path a commitment sets, or None for a deliverable."""
    if commitment.value is None:
        return None
    base = commitment.baseline
    milestones = sorted(commitment.milestones, key=lambda m: m.by)
    return Path(
        Point(commitment.deadline, commitment.value),
        Point(base.as_of, base.value) if base else None,
        tuple(Point(m.by, m.value) for m in milestones if inside(commitment, m)),
        commitment.ascending,
    )


def inside(commitment: Commitment, milestone: Milestone) -> bool:
    """Whether a milestone lies after the baseline and before the deadline; others bend nothing."""
    started = commitment.baseline is None or commitment.baseline.as_of < milestone.by
    return started and milestone.by < commitment.deadline


def outlived(path: Path, date: PartialDate | None, as_of: dt.date) -> bool:
    """Whether the deadline has passed and a value is from before it."""
    return _is_outlived(path.target.day, date, as_of)


def _is_outlived(deadline: dt.date | None, date: PartialDate | None, as_of: dt.date) -> bool:
    return date is not None and deadline is not None and date.last < deadline < as_of


def method_of(commitment: Commitment | None, indicator: Indicator | None) -> Method:
    """Return how progress is judged: the commitment's own way, else its indicator's."""
    own = commitment.method if commitment else None
    return own or (indicator.method if indicator else Method.LINEAR)


def in_unit(
    results: Iterable[Result], indicator: Indicator | None, commitment: Commitment | None
) -> list[Result]:
    """Return the results stated in the unit the promise is stated in; no other can be compared."""
    usual = (indicator.unit if indicator else None) or ""
    wanted = (commitment.unit if commitment else None) or usual
    return [r for r in results if (r.unit or usual) == wanted]


def growth_notice(path: Path, method: Method) -> pace.Refusal | None:
    """Return why the growth method was asked for but cannot be used."""
    return pace.growth_refusal(path) if method is Method.GROWTH else None


def _own_plan(holding: Holding, as_of: dt.date) -> Plan | None:
    return next((p for p in holding.plans if p.former_unit is None and p.date <= as_of), None)


def _issued(plan: Plan | None, as_of: dt.date) -> Plan | None:
    return plan if plan is not None and plan.date <= as_of else None


def _on_indicator(holding: Holding, indicator: str) -> list[Result]:
    return [r for r in holding.results if r.indicator == indicator]


def _in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(sorted(results, key=lambda r: (r.as_of.last if r.as_of else dt.date.min, r.source)))
