"""The first sentence of a province's page, true if nothing else is read, and which promises its numbers count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.labels import count_of, label
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.measures import UnitMeasures
from generator.measuring.rollup import count
from generator.records.programme import MeasuredBy
from generator.records.territory import Province
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.listings import Listing, progress_anchor
from generator.writing.sentences import Sentence, counted, joined

UNTOLD = "dem-chua-bao-cao"


def headline(desk: Desk, province: Province, unit: UnitMeasures) -> str:
    """Return the page's answer in one sentence, true if nothing else is read."""
    promises, name = unit.promises, province.name
    if not unit.plans:
        return _without_plan(desk, name, unit)
    if unit.only_former_plans and not promises:
        return desk.say("{name}: chưa tìm thấy kế hoạch của đơn vị hiện nay; chỉ có kế hoạch của đơn vị cũ ({plans}).",
                        name=name, plans=_former_plans(desk, province))  # fmt: skip
    if not promises:
        return desk.say("{name}: có kế hoạch công khai; trang chưa đọc được cam kết nào trong đó.", name=name)
    n, state = _to(unit, len(promises), "ke-hoach"), _state(desk, unit)
    if unit.only_former_plans and (own := _told_by_today(unit)):
        told = joined(", ", [desk.tell(count_of(p), n=_to(unit, n, "muc-tieu")) for p, n in count(own)])
        return desk.tell("{name}: đơn vị hiện nay đã công bố số liệu của {m} mục tiêu ({told}); chưa tìm thấy kế hoạch "
                        "của đơn vị này. Kế hoạch của đơn vị cũ ({plans}) có {n} cam kết: {state}.", name=name,
                        m=_to(unit, len(own), "muc-tieu"), told=told, plans=_former_plans(desk, province), n=n,
                        state=state)  # fmt: skip
    if unit.only_former_plans:
        return desk.tell("{name}: chưa tìm thấy kế hoạch của đơn vị hiện nay; kế hoạch của đơn vị cũ ({plans}) có "
                        "{n} cam kết: {state}.", name=name, plans=_former_plans(desk, province), n=n,
                        state=state)  # fmt: skip
    return desk.tell("{name}: {n} cam kết; {state}.", name=name, n=n, state=state)


def _told_by_today(unit: UnitMeasures) -> list[Assessment]:
    """Return the targets of which today's unit published figures, without a plan of its own."""
    return [a for a in unit.assessments if a.commitment is None and a.choice.result]


def _to(unit: UnitMeasures, number: object, part: str) -> Sentence:
    """Return a number that leads to the part of the province's page that shows what it counts."""
    return counted(number, f"{addresses.province(unit.slug)}#{part}")


def _former_plans(desk: Desk, province: Province) -> str:
    names = {f.id: f.name for f in province.former}
    plans = desk.project.holding(province.slug).plans
    return "; ".join(f"{names[p.former_unit]}, {p.number}" for p in plans if p.former_unit in names)


def _state(desk: Desk, unit: UnitMeasures) -> str:
    """Return what came of promises, counted by the badges of their cards, and how many nobody has reported on."""
    told = [a for a in unit.promises if _is_told(a)]
    if not told:
        return desk.say("chưa có cam kết nào có báo cáo công khai")
    by_plan = desk.say(" (ban hành kế hoạch)") if all(_is_plan_itself(a) for a in told) else ""
    after = {Progress.ACHIEVED: by_plan, Progress.NO_INFORMATION: _untold(desk, unit)}
    parts = [
        desk.tell(count_of(p), n=_to(unit, n, progress_anchor(p))) + after.get(p, "")
        for p, n in count(unit.promises)
    ]
    return joined(", ", parts)


def _untold(desk: Desk, unit: UnitMeasures) -> Sentence:
    """Say of how many promises without a status nobody has reported; cards and this sentence count by the same word."""
    silent = sum(map(_is_silent, unit.promises))
    if not silent:
        return joined("", [])
    if all(_is_silent(a) for a in unit.promises if a.progress is Progress.NO_INFORMATION):
        return desk.tell(" vì chưa có báo cáo công khai")
    return desk.tell(" ({n} chưa có báo cáo công khai)", n=_to(unit, silent, UNTOLD))


def tallies(desk: Desk, unit: UnitMeasures) -> tuple[Listing, ...]:
    """Return which promises the page's answer counts, by what came of them; nothing when it counts none."""
    if not any(_is_told(a) for a in unit.promises):
        return ()
    silent = [a for a in unit.promises if _is_silent(a)]
    partly = silent and any(a.progress is Progress.NO_INFORMATION and a not in silent for a in unit.promises)
    untold = [Listing(UNTOLD, desk.say("Chưa có báo cáo công khai"), _named(silent))] if partly else []
    return (*_tally(desk, unit.promises), *untold)


def _tally(desk: Desk, promises: Sequence[Assessment]) -> list[Listing]:
    return [
        Listing(progress_anchor(p), label(p, desk.words), _named(a for a in promises if a.progress is p))
        for p, _ in count(promises)
    ]


def _named(promises: Iterable[Assessment]) -> tuple[tuple[str, str], ...]:
    """Return promises by their short names, with the places of their cards; two on one target by their own words."""
    made = [a for a in promises if a.plan and a.commitment]
    times = Counter(a.target.id for a in made if a.target)
    return tuple(
        (_name_of(a, alone=not a.target or times[a.target.id] == 1),
         f"{addresses.province(a.unit)}#{addresses.anchor(a.plan, a.commitment)}")
        for a in made if a.plan and a.commitment
    )  # fmt: skip


def _name_of(a: Assessment, *, alone: bool) -> str:
    words = a.commitment.text if a.commitment else ""
    if a.target is None:
        return words
    return f"{a.target.id}: {a.target.short if alone else words}"


def _is_plan_itself(a: Assessment) -> bool:
    """Whether all that a promise asks is the plan, and no report says more."""
    return a.target is not None and a.target.measured_by is MeasuredBy.PLAN and a.progress is Progress.ACHIEVED


def _is_told(a: Assessment) -> bool:
    """Whether a promise has a status of its own that needs no report to be known."""
    return a.direct or a.progress in (Progress.ACHIEVED, Progress.NO_LONGER_APPLICABLE)


def _is_silent(a: Assessment) -> bool:
    """Whether a report on a promise is waited for; one whose day has not come counts as its card says: not yet due."""
    return not _is_told(a) and a.progress is not Progress.NOT_YET_DUE


def _without_plan(desk: Desk, name: str, unit: UnitMeasures) -> str:
    reports = sum(d.report is not None for d in unit.deliveries)
    measured = len({a.target.id for a in unit.bound_only if a.target and a.direct})
    found = [
        text for n, text in (
            (reports, desk.tell("{n} báo cáo công khai", n=_to(unit, reports, "bao-cao"))),
            (measured, desk.tell("số liệu đo trực tiếp {n} mục tiêu", n=_to(unit, measured, "muc-tieu"))),
        ) if n
    ]  # fmt: skip
    if found:
        parts = joined(desk.say(" và "), found)
        return desk.tell("{name}: chưa tìm thấy kế hoạch công khai; có {parts}.", name=name, parts=parts)
    programme, context = desk.project.config.words.programme, len(unit.context)
    extra = desk.tell(" Trang có {n} số liệu bối cảnh, không đo mục tiêu.",
                      n=_to(unit, context, "boi-canh")) if context else ""  # fmt: skip
    return desk.tell("{name}: chưa tìm thấy kế hoạch hay báo cáo công khai nào về thực hiện {programme}.",
                     name=name, programme=programme) + extra  # fmt: skip
