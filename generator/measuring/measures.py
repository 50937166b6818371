"""Everything computed about a project on one date, for the rooms that draw and write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.measuring.assessing import Assessment, Assessor
from generator.measuring.badges import Reported
from generator.measuring.calendar import Delivery, Due, deliver, dues
from generator.measuring.rollup import NoFigure, Roll, roll_up
from generator.records.plans import Plan
from generator.records.programme import Level, ObligationKind, Role, Target
from generator.records.project import NATIONAL, Project
from generator.records.results import Result
from generator.text import sort_key


@dataclass(frozen=True)
class UnitMeasures:
    """One province (or the country, slug empty): promises, deliveries, context, plans issued so far."""

    slug: str
    assessments: tuple[Assessment, ...]
    deliveries: tuple[Delivery, ...]
    context: tuple[Result, ...]
    plans: tuple[Plan, ...] = ()

    def about(self, result: Result) -> Assessment | None:
        """Return the first assessment among whose results this very one is; None where it is in none."""
        return self._about.get(id(result))

    @cached_property
    def _about(self) -> Mapping[int, Assessment]:
        """Assessments by the identity of their results, which they hold."""
        return {id(r): a for a in reversed(self.assessments) for r in a.results}

    @property
    def commitments(self) -> tuple[Assessment, ...]:
        """Assessments of what the unit's plans promise."""
        return tuple(a for a in self.assessments if a.commitment is not None)

    @property
    def bound_only(self) -> tuple[Assessment, ...]:
        """Assessments of targets that bind the unit without a commitment of its own."""
        return tuple(a for a in self.assessments if a.commitment is None)

    @property
    def overdue(self) -> tuple[Delivery, ...]:
        """What was due and has not been seen."""
        return tuple(d for d in self.deliveries if d.reported is Reported.OVERDUE)

    @property
    def own_commitments(self) -> tuple[Assessment, ...]:
        """Assessments of what today's unit itself promised."""
        return tuple(a for a in self.commitments if a.plan is None or a.plan.former_unit is None)

    @property
    def promises(self) -> tuple[Assessment, ...]:
        """Assessments of the unit's own commitments, or, where only former units planned, of theirs."""
        return self.commitments if self.only_former_plans else self.own_commitments

    @property
    def has_plan(self) -> bool:
        """Whether a plan of today's unit itself was found."""
        return any(p.former_unit is None for p in self.plans)

    @property
    def only_former_plans(self) -> bool:
        """Whether every plan found was issued by a unit this one was formed from."""
        return bool(self.plans) and not self.has_plan


@dataclass(frozen=True)
class TargetMeasures:
    """One target: how provinces stand, and the central body where the target binds it."""

    target: Target
    roll: Roll
    central: Assessment | None
    every: tuple[Assessment, ...] = ()

    @property
    def others(self) -> tuple[Assessment, ...]:
        """Provinces that spoke, but whose word cannot be ranked: disputed values, states in words."""
        placed = {a.unit for a in (*self.roll.ranked, *self.roll.silent)}
        return tuple(a for a in self.every if a.unit not in placed)


@dataclass(frozen=True)
class Measures:
    """All measures of a project on ``as_of``."""

    project: Project
    as_of: dt.date
    units: Mapping[str, UnitMeasures]
    targets: tuple[TargetMeasures, ...]
    dues: tuple[Due, ...]

    @property
    def with_plan(self) -> tuple[str, ...]:
        """Slugs of provinces with a public plan of their own."""
        return tuple(s for s, u in self.units.items() if s and u.has_plan)

    @property
    def with_former_plans_only(self) -> tuple[str, ...]:
        """Slugs of provinces where only units they were formed from have a public plan."""
        return tuple(s for s, u in self.units.items() if s and u.only_former_plans)

    @property
    def next_dues(self) -> tuple[Due, ...]:
        """What is due on ``as_of`` or later, soonest first."""
        return tuple(d for d in self.dues if d.last_day >= self.as_of)

    def of_target(self, target_id: str) -> TargetMeasures:
        """Return one target's measures.

        Raises:
            KeyError: no target has this id.
        """
        return next((t for t in self.targets if t.target.id == target_id), None) or _no(target_id)


def _no(target_id: str) -> TargetMeasures:
    raise KeyError(target_id)


def measure(project: Project, as_of: dt.date) -> Measures:
    """Measure a whole project on ``as_of``."""
    assessor = Assessor(project, as_of)
    all_dues = dues(project.calendar)
    slugs = [NATIONAL, *(p.slug for p in project.provinces)]
    units = {slug: _unit(project, assessor, slug, all_dues, as_of) for slug in slugs}
    by_name = [p.slug for p in sorted(project.provinces, key=lambda p: sort_key(p.name))]
    targets = tuple(_target(t, units, by_name) for t in project.targets)
    return Measures(project, as_of, units, targets, all_dues)


def _unit(
    project: Project, assessor: Assessor, slug: str, all_dues: tuple[Due, ...], as_of: dt.date
) -> UnitMeasures:
    holding = project.holding(slug)
    deliveries = tuple(deliver(d, holding, as_of) for d in all_dues) if slug else ()
    issued = tuple(p for p in holding.plans if p.date <= as_of)
    return UnitMeasures(slug, assessor.of_unit(slug), deliveries, context_of(project, slug), issued)


def context_of(project: Project, slug: str) -> tuple[Result, ...]:
    """Return the results of a unit that do not measure a target, in the catalogue's order."""
    order = {i.id: n for n, i in enumerate(project.indicators) if i.role is not Role.TARGET}
    found = [r for r in project.holding(slug).results if r.indicator in order]
    oldest = dt.date.min
    found.sort(key=lambda r: (order[str(r.indicator)], r.as_of.last if r.as_of else oldest))
    return tuple(found)


def _target(target: Target, units: Mapping[str, UnitMeasures], by_name: list[str]) -> TargetMeasures:
    """Measure a target over all places, in the order of their names, which stands wherever values tie."""
    binds_provinces = {Level.PROVINCE, Level.DISTRICT} & set(target.levels)
    own = [a for slug in by_name if binds_provinces and (a := _speaking(units[slug], target.id))]
    roll = roll_up(own, target.ascending)
    if not own:
        roll = Roll(None, NoFigure.CENTRAL_ONLY, 0, 0, (), (), ())
    return TargetMeasures(target, roll, _speaking(units[NATIONAL], target.id), tuple(own))


def _speaking(unit: UnitMeasures, target_id: str) -> Assessment | None:
    """Return the assessment that speaks for a unit: of its newest plan's commitments the one that
    runs longest, else the bare target; a former unit's commitment never speaks for today's unit."""
    about = [a for a in unit.assessments if a.target and a.target.id == target_id]
    own = [a for a in about if a.plan is None or a.plan.former_unit is None]
    return max(own, key=_weight, default=None)


def _weight(a: Assessment) -> tuple[dt.date, dt.date]:
    never = dt.date.min
    return (a.plan.date if a.plan else never, a.commitment.deadline if a.commitment else never)


__all__ = ["Measures", "ObligationKind", "TargetMeasures", "UnitMeasures", "measure"]
