"""How every place stands on one subject: its status in words, the figure behind it, and where that is proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.labels import label
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress, Reported
from generator.measuring.calendar import Delivery
from generator.measuring.measures import Measures, TargetMeasures, UnitMeasures
from generator.measuring.rollup import NoFigure
from generator.records.programme import ObligationKind
from generator.writing import addresses
from generator.writing.charts import Stand
from generator.writing.desk import Desk
from generator.writing.parts import lateness, lower_first
from generator.writing.promise import outcome
from generator.writing.provenance import figure_address

Stands = Mapping[str, Stand]
# What both badges may say stands last in either.
_ORDER = list({**{r.value: 0 for r in Reported if r.value not in set(Progress)}, **{p.value: 0 for p in Progress}})


def tells_places_apart(t: TargetMeasures) -> bool:
    """Say whether a map of a target shows anything: one that ended with no figure since is the same tile everywhere."""
    ended = t.roll.reason is NoFigure.NO_LONGER_APPLICABLE
    return bool(t.roll.of) and not (ended and not t.roll.ranked and not t.others)


def plan_delivery(unit: UnitMeasures) -> Delivery | None:
    """Return what came of the duty to send a plan."""
    return next((d for d in unit.deliveries if d.due.obligation.kind is ObligationKind.PLAN), None)


def plan_status(desk: Desk, unit: UnitMeasures) -> tuple[str, str]:
    """Return the id of how the duty to send a plan was kept, and its words on a map."""
    delivery = plan_delivery(unit)
    reported = delivery.reported if delivery else Reported.NOT_DUE
    return reported.value, _plan_words(desk)[reported]


def _plan_words(desk: Desk) -> dict[Reported, str]:
    return {
        Reported.ON_TIME: desk.say("Có kế hoạch, đúng hạn"),
        Reported.LATE: desk.say("Có kế hoạch, muộn"),
        Reported.OVERDUE: desk.say("Chưa tìm thấy kế hoạch công khai"),
        Reported.FORMER_UNITS_PLAN: label(Reported.FORMER_UNITS_PLAN, desk.words),
        Reported.NOT_DUE: desk.say("Chưa đến hạn gửi kế hoạch"),
        Reported.NO_LONGER_APPLICABLE: desk.say("Không còn phải gửi kế hoạch"),
    }


def plan_stands(desk: Desk, measures: Measures) -> dict[str, Stand]:
    """Return how every place stands with its plan, on the day of ``measures``."""
    return {slug: _plan_stand(desk, unit) for slug, unit in measures.units.items() if slug}


def plan_title(desk: Desk) -> str:
    """Return what the map of the plans is called."""
    return desk.say("Kế hoạch công khai theo {places}", places=desk.project.config.words.territory)


def target_title(desk: Desk, t: TargetMeasures) -> str:
    """Return what the map of a target is called."""
    return desk.say("{short}, tình trạng mục tiêu {id} theo {places}", short=t.target.short, id=t.target.id,
                    places=desk.project.config.words.territory)  # fmt: skip


def _plan_stand(desk: Desk, unit: UnitMeasures) -> Stand:
    state, word = plan_status(desk, unit)
    delivery = plan_delivery(unit)
    plan = (delivery.plan or delivery.former_plan) if delivery else None
    if delivery is None or plan is None:
        return Stand("reported", state, word)
    late = lower_first(lateness(desk, delivery)) if delivery.days_late else ""
    detail = ", ".join(part for part in (plan.number, desk.words.day(plan.date), late) if part)
    return Stand("reported", state, word, detail, f"{addresses.province(unit.slug)}#{addresses.anchor(plan)}")


def target_stands(desk: Desk, t: TargetMeasures) -> dict[str, Stand]:
    """Return how every place stands with a target."""
    return {a.unit: _target_stand(desk, a) for a in t.every}


def _target_stand(desk: Desk, a: Assessment) -> Stand:
    word, told = label(a.progress, desk.words), outcome(desk, a)
    detail = "" if told.lower() == word.lower() else told
    result = a.choice.result
    proof = figure_address(desk, a.unit, result) if result else ""
    return Stand("progress", a.progress.value, word, detail, proof)


def counted_stands(stands: Iterable[Stand]) -> list[tuple[Stand, int]]:
    """Return each status once with how many places have it, in the order of the badges."""
    every = list(stands)
    counts = Counter(s.id for s in every)
    first = {s.id: s for s in reversed(every)}
    return [(first[state], counts[state]) for state in _ORDER if state in counts]
