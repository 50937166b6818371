"""Which places are most alike by the criteria a site declares, by how many of them, or that too little is known.

The distance is J. C. Gower's ("A general coefficient of similarity and some of its properties", Biometrics 27, 1971,
857–871): on each criterion two places differ by a share of the widest difference there is between any two; the
distance is the mean of these shares over the criteria known of both, each with the same weight. So it lies between 0
and 1, is the same either way, and does not hang on the units criteria are counted in. What is unknown of a place is
left out, never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.measuring.choosing import about_whole_unit, choose
from generator.records.programme import Indicator
from generator.records.project import Project
from generator.records.results import Result
from generator.records.values import Bound
from generator.text import sort_key

_HUNDREDTH = Decimal("0.01")

#: What is known of a place: its value by the id of the criterion.
Profile = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Criterion:
    """An indicator that places are likened by, and the row that speaks for each place of which it is known."""

    indicator: Indicator
    values: Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Apart:
    """How far two places are apart, from 0 (alike) to 1, and by which criteria."""

    distance: Fraction
    shared: tuple[str, ...]

    @property
    def stated(self) -> Decimal:
        """The distance as readers see it, with two decimals rounded half up: places that look equal are equal."""
        exact = Decimal(self.distance.numerator) / Decimal(self.distance.denominator)
        return exact.quantize(_HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Alike:
    """Another place, by its slug, and how far it is away."""

    unit: str
    apart: Apart


@dataclass(frozen=True, slots=True)
class Likeness:
    """The places that are like one, the nearest first; ``known`` are the criteria known of it.

    ``beyond`` is the nearest place where even that one is too far away to be called like it.
    """

    known: tuple[str, ...]
    nearest: tuple[Alike, ...]
    beyond: Alike | None = None


def spreads(profiles: Mapping[str, Profile]) -> dict[str, Fraction]:
    """Return the widest difference on each criterion; one on which all are equal tells nothing and is left out."""
    by_criterion: dict[str, list[Fraction]] = {}
    for profile in profiles.values():
        for criterion, value in profile.items():
            by_criterion.setdefault(criterion, []).append(value)
    widest = {criterion: max(values) - min(values) for criterion, values in by_criterion.items()}
    return {criterion: spread for criterion, spread in widest.items() if spread}


def apart(one: Profile, other: Profile, spread: Mapping[str, Fraction]) -> Apart | None:
    """Return how far two places are apart; None where no criterion is known of both."""
    shared = [criterion for criterion in spread if criterion in one and criterion in other]
    if not shared:
        return None
    shares = (abs(one[criterion] - other[criterion]) / spread[criterion] for criterion in shared)
    return Apart(sum(shares, Fraction(0)) / len(shared), tuple(shared))


def likeness(
    profiles: Mapping[str, Profile], names: Mapping[str, str], at_least: int, at_most: Decimal = Decimal(1)
) -> dict[str, Likeness]:
    """Return for each place which others are most alike, those at one stated distance in the order of their names.

    Two places are only compared by ``at_least`` criteria or more, and not called alike beyond the distance ``at_most``.
    """
    spread = spreads(profiles)
    found = {}
    for unit, profile in profiles.items():
        others = (
            Alike(other, between)
            for other in profiles
            if other != unit and (between := apart(profile, profiles[other], spread))
        )
        enough = [alike for alike in others if len(alike.apart.shared) >= at_least]
        enough.sort(key=lambda alike: (alike.apart.stated, sort_key(names[alike.unit]), alike.unit))
        near = tuple(alike for alike in enough if alike.apart.stated <= at_most)
        known = tuple(c for c in spread if c in profile)
        found[unit] = Likeness(known, near, None if near or not enough else enough[0])
    return found


# --- from the records ---


def criteria(project: Project, as_of: dt.date) -> tuple[Criterion, ...]:
    """Return the criteria the site declares with the rows that count, in the order of the configuration.

    A row counts when it is about the whole of today's unit, dated, seen in its source and not doubted, when it states
    an exact value in the indicator's own unit, and when no other source disagrees.
    """
    wanted = (project.indicator_by_id.get(i) for i in project.config.similarity.by)
    return tuple(Criterion(i, _speaking(project, i, as_of)) for i in wanted if i)


def _speaking(project: Project, indicator: Indicator, as_of: dt.date) -> dict[str, Result]:
    found = {}
    for province in project.provinces:
        about = [r for r in project.holding(province.slug).results if r.indicator == indicator.id]
        chosen = choose([r for r in about_whole_unit(about) if r.as_of], as_of, project.config.bound_of).result
        if chosen and _counts(project, indicator, chosen):
            found[province.slug] = chosen
    return found


def _counts(project: Project, indicator: Indicator, r: Result) -> bool:
    exact = r.value is not None and project.config.bound_of(r.qualifier) is Bound.EXACT
    return exact and r.seen and not r.doubt and (r.unit or indicator.unit) == indicator.unit


def profiles_of(project: Project, known: tuple[Criterion, ...]) -> dict[str, Profile]:
    """Return what the criteria say of every place; nothing of one nobody has told about."""
    found: dict[str, dict[str, Fraction]] = {p.slug: {} for p in project.provinces}
    for criterion in known:
        for unit, row in criterion.values.items():
            if row.value is not None:
                found[unit][criterion.indicator.id] = Fraction(row.value)
    return dict(found)


def alike(project: Project, known: tuple[Criterion, ...]) -> dict[str, Likeness]:
    """Return for each place which others are most alike by the declared criteria."""
    names = {p.slug: p.name for p in project.provinces}
    declared = project.config.similarity
    return likeness(profiles_of(project, known), names, declared.at_least, declared.at_most)
