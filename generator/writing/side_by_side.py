"""Places side by side: plan and reports, each target from promise to badges, and, apart from that, what they are like.

The page holds one column a place, folded away, and a table of all of them that needs no script. A script lays the
columns a reader chooses beside each other. Nothing is ranked, and a value of a former unit or of a part of a place
is never put beside another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.measuring.assessing import Assessment
from generator.measuring.choosing import about_whole_unit, choose
from generator.measuring.measures import TargetMeasures, UnitMeasures
from generator.measuring.similarity import Alike, Criterion, Likeness
from generator.records.plans import Plan
from generator.records.programme import Indicator
from generator.records.results import Result
from generator.records.territory import Province
from generator.text import slug, sort_key
from generator.writing import addresses
from generator.writing.charts import required
from generator.writing.desk import Desk
from generator.writing.explain import remark, remarks
from generator.writing.parts import BadgeView, badges, date_text, lateness, progress_badge, value_text
from generator.writing.promise import outcome, promised
from generator.writing.provenance import figure_address
from generator.writing.reports import record_sentence
from generator.writing.standing import plan_delivery, plan_status
from generator.writing.target import ASKED, is_ended

FEWEST, MOST = 2, 4
_SHOWN = 3


@dataclass(frozen=True)
class RowView:
    """A row of the comparison: its id, what it is about and where that is explained."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class RowGroup:
    """Rows under one topic."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class PlanCell:
    """A place's plan: number and day against the day it was due; ``former`` names whose plan it was, if not its own."""

    badge: BadgeView
    number: str
    day: str
    due: str
    address: str
    former: str


@dataclass(frozen=True)
class TargetCell:
    """A target in one place: what was promised, what came of it, what was required then, three badges.

    ``reason`` is what its status needs to be understood.
    """

    row: str
    own: bool
    promise: str
    promise_address: str
    result: str
    proof: str
    required: str
    badges: tuple[BadgeView, BadgeView, BadgeView]
    reason: str


@dataclass(frozen=True)
class ContextCell:
    """What a place is like in one respect: a value with day and source, or why there is none to put beside others."""

    row: str
    value: str
    proof: str
    as_of: str
    year: str
    source: str
    source_address: str
    note: str


@dataclass(frozen=True)
class AlikeView:
    """A place like another: how far apart from 0 to 1, and by how many of the criteria."""

    id: str
    name: str
    distance: str
    by: str


@dataclass(frozen=True)
class ColumnView:
    """One place with everything that can be put beside another's."""

    id: str
    name: str
    address: str
    former: str
    search: str
    plan: PlanCell
    record: str
    record_address: str
    targets: tuple[TargetCell, ...]
    context: tuple[ContextCell, ...]
    alike: tuple[AlikeView, ...]
    why_none: str
    together: str


@dataclass(frozen=True)
class CriterionView:
    """A criterion by which places are likened, and of how many places it is known."""

    name: str
    address: str
    known: str


@dataclass(frozen=True)
class MatrixCell:
    """A target in one place, in short."""

    badge: BadgeView
    value: str
    proof: str
    reason: str


@dataclass(frozen=True)
class MatrixRow:
    """One place in the table of all: its plan and every target."""

    name: str
    address: str
    plan: BadgeView
    plan_address: str
    targets: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class SideBySideView:
    """Everything the page says."""

    as_of: str
    answer: str
    fewest: int
    most: int
    targets: tuple[RowView, ...]
    ended: str
    context: tuple[RowGroup, ...]
    columns: tuple[ColumnView, ...]
    criteria: tuple[CriterionView, ...]
    at_least: int
    at_most: str
    unlike: str
    matrix: tuple[MatrixRow, ...]


def side_by_side_view(desk: Desk) -> SideBySideView:
    """Return what the page says."""
    places = sorted(desk.project.provinces, key=lambda p: sort_key(p.name))
    targets, groups = _targets(desk), _context_rows(desk)
    return SideBySideView(
        as_of=desk.as_of,
        answer=answer(desk),
        fewest=FEWEST,
        most=MOST,
        targets=tuple(_target_row(t) for t in targets),
        ended=_ended(desk),
        context=groups,
        columns=tuple(_column(desk, p, targets, groups) for p in places),
        criteria=tuple(_criterion(desk, c) for c in desk.criteria),
        at_least=desk.project.config.similarity.at_least,
        at_most=_most(desk),
        unlike=_unlike(desk, places),
        matrix=tuple(_matrix_row(desk, p, targets) for p in places),
    )  # fmt: skip


def answer(desk: Desk) -> str:
    """Return what the page is for in one sentence."""
    words = desk.project.config.words
    return desk.say("Chọn từ {fewest} đến {most} {places} để đặt kế hoạch, báo cáo và từng mục tiêu cạnh nhau.",
                    fewest=FEWEST, most=MOST, places=words.territory)  # fmt: skip


@dataclass(frozen=True)
class BesideView:
    """Ways from a place's page to comparisons: with each place most like it, and with one a reader chooses."""

    alike: tuple[tuple[str, str], ...]
    address: str


def beside(desk: Desk, unit: str) -> BesideView | None:
    """Return with whom a place may be compared at once; None where so many places stand on no page together."""
    if desk.project.lean:
        return None
    shown = desk.alike[unit].nearest[:_SHOWN]
    return BesideView(tuple((desk.place_name(a.unit), choice(unit, a.unit)) for a in shown), choice(unit))


def choice(*units: str) -> str:
    """Return the address of the comparison of some places."""
    return f"{addresses.SIDE_BY_SIDE}?tinh={','.join(units)}"


def _targets(desk: Desk) -> list[TargetMeasures]:
    """Return the targets that bind places and still apply."""
    return [t for t in desk.measures.targets if t.roll.of and not is_ended(t)]


def _ended(desk: Desk) -> str:
    """Say which targets are left out because they no longer apply."""
    ended = [t.target.id for t in desk.measures.targets if is_ended(t)]
    return desk.say("Không có trong bảng vì không còn áp dụng: {names}.", names=", ".join(ended)) if ended else ""


def _target_row(t: TargetMeasures) -> RowView:
    return RowView(_row(t), f"{t.target.id}: {t.target.short}", addresses.target(t.target.id))


def _row(t: TargetMeasures) -> str:
    return slug(f"muc-tieu {t.target.id}")


# --- one place ---


def _column(desk: Desk, p: Province, targets: list[TargetMeasures], groups: tuple[RowGroup, ...]) -> ColumnView:
    unit, found = desk.measures.units[p.slug], desk.alike[p.slug]
    shown = found.nearest[:_SHOWN]
    return ColumnView(
        id=p.slug,
        name=p.name,
        address=addresses.province(p.slug),
        former=_formed(desk, p),
        search=" ".join((p.name, *(f.name for f in p.former), *p.aliases)),
        plan=_plan(desk, unit),
        record=record_sentence(desk, unit.deliveries) or desk.say("Không có kỳ nào tính cho đơn vị hiện nay."),
        record_address=f"{addresses.province(p.slug)}#bao-cao",
        targets=tuple(_target(desk, t, a) for t in targets for a in t.every if a.unit == p.slug),
        context=tuple(_context(desk, p, groups)),
        alike=tuple(_alike(desk, a) for a in shown),
        why_none="" if shown else _why_none(desk, found),
        together=choice(p.slug, *(a.unit for a in shown)) if shown else "",
    )


def _formed(desk: Desk, p: Province) -> str:
    change = desk.project.reorganisation
    if not p.former or change is None:
        return ""
    names = ", ".join(f.name for f in p.former)
    return desk.say("gồm {names} từ {day}", names=names, day=desk.words.day(change.date))


def _plan(desk: Desk, unit: UnitMeasures) -> PlanCell:
    state, word = plan_status(desk, unit)
    delivery = plan_delivery(unit)
    plan = (delivery.plan or delivery.former_plan) if delivery else None
    late = lateness(desk, delivery) if delivery and delivery.days_late else word
    badge = BadgeView("reported", state, late, desk.say("Kế hoạch"))
    if plan is None:
        return PlanCell(badge, "", "", "", addresses.province(unit.slug), "")
    address = f"{addresses.province(unit.slug)}#{addresses.anchor(plan)}"
    due = desk.say("hạn {day}", day=desk.words.day(delivery.due.last_day)) if delivery else ""
    return PlanCell(badge, plan.number, desk.words.day(plan.date), due, address, _former(desk, plan))


def _former(desk: Desk, plan: Plan) -> str:
    former = desk.project.former_by_id.get(plan.former_unit or "")
    return desk.say("của {name} trước sáp nhập", name=former[1].name) if former else ""


def _target(desk: Desk, t: TargetMeasures, a: Assessment) -> TargetCell:
    own = a.plan is not None and a.commitment is not None
    where = f"{addresses.target(t.target.id)}#{ASKED}"
    if a.plan and a.commitment:
        where = f"{addresses.province(a.unit)}#{addresses.anchor(a.plan, a.commitment)}"
    result = a.choice.result
    return TargetCell(
        _row(t), own, promised(desk, a), where, outcome(desk, a),
        figure_address(desk, a.unit, result) if result else "", required(a, desk.words), badges(desk, a),
        remark(desk, a),
    )  # fmt: skip


# --- what places are like ---


def _context_rows(desk: Desk) -> tuple[RowGroup, ...]:
    """Return the indicators that measure no target and of which anything is known, by topic."""
    told = {r.indicator for unit, u in desk.measures.units.items() if unit for r in u.context}
    known = [i for i in desk.project.indicators if i.id in told]
    groups = ((t.name, [i for i in known if i.topic == t.id]) for t in desk.project.topics)
    return tuple(RowGroup(name, tuple(_context_row(i) for i in rows)) for name, rows in groups if rows)


def _context_row(indicator: Indicator) -> RowView:
    return RowView(slug(f"chi-so {indicator.id}"), indicator.name, addresses.indicator(indicator.id))


def _context(desk: Desk, p: Province, groups: tuple[RowGroup, ...]) -> Iterator[ContextCell]:
    by_row = {_context_row(i).id: i for i in desk.project.indicators}
    for group in groups:
        for row in group.rows:
            own = [r for r in desk.measures.units[p.slug].context if r.indicator == by_row[row.id].id]
            if own:
                yield _context_cell(desk, p.slug, row.id, own)


def _context_cell(desk: Desk, unit: str, row: str, own: list[Result]) -> ContextCell:
    """Return the latest value of the whole of today's unit; others are named, and stand on the place's page."""
    chosen = choose(about_whole_unit(own), desk.measures.as_of, desk.project.config.bound_of)
    result = chosen.result
    if result is None:
        where = f"{addresses.province(unit)}#boi-canh"
        return ContextCell(row, "", where, "", "", "", "", _why_not(desk, own, chosen.disputed))
    source = desk.project.source(unit, result.source)
    return ContextCell(
        row, value_text(desk, result), figure_address(desk, unit, result), date_text(desk, result.as_of),
        str(result.as_of.year) if result.as_of else "", source.publisher if source else "",
        (source.url or "") if source else "", desk.say("còn nghi ngờ") if result.doubt else "",
    )  # fmt: skip


def _why_not(desk: Desk, own: list[Result], disputed: bool) -> str:
    if disputed:
        return desk.say("các nguồn nói khác nhau")
    if all(r.former_unit for r in own):
        return desk.say("chỉ có số của đơn vị cũ")
    return desk.say("chỉ có số của một phần hoặc của đơn vị cũ")


# --- who is like whom ---


def _alike(desk: Desk, a: Alike) -> AlikeView:
    return AlikeView(
        a.unit, desk.place_name(a.unit), _share(desk, a),
        desk.say("theo {n}/{of} tiêu chí", n=len(a.apart.shared), of=len(desk.criteria)),
    )  # fmt: skip


def _share(desk: Desk, a: Alike) -> str:
    return desk.words.number(a.apart.stated, 2)


def _why_none(desk: Desk, found: Likeness) -> str:
    if not desk.criteria:
        return desk.say("Chưa có tiêu chí để tìm những nơi giống nhau.")
    if found.beyond:
        return desk.say("Chưa đủ căn cứ để nói nơi nào giống: nơi gần nhất cũng có khoảng cách {d}.",
                        d=_share(desk, found.beyond))  # fmt: skip
    return desk.say("Chưa đủ số liệu để tìm nơi giống: mới biết {n} trong {of} tiêu chí.",
                    n=len(found.known), of=len(desk.criteria))  # fmt: skip


def _criterion(desk: Desk, c: Criterion) -> CriterionView:
    known = desk.say("{n}/{of} {places}", n=len(c.values), of=len(desk.project.provinces),
                     places=desk.project.config.words.territories_short)  # fmt: skip
    return CriterionView(c.indicator.name, addresses.indicator(c.indicator.id), known)


def _unlike(desk: Desk, places: list[Province]) -> str:
    """Say of which places too little is known to find others like them, and to which all others are too far away."""
    if not desk.criteria:
        return ""
    alone = [p for p in places if not desk.alike[p.slug].nearest]
    far = [p.name for p in alone if desk.alike[p.slug].beyond]
    unknown = [p.name for p in alone if not desk.alike[p.slug].beyond]
    said = []
    if unknown:
        said.append(desk.say("Chưa đủ số liệu để tìm nơi giống với {n} {places}: {names}.", n=len(unknown),
                             places=desk.project.config.words.territory, names=", ".join(unknown)))  # fmt: skip
    if far:
        said.append(desk.say("Chưa đủ căn cứ để nói nơi nào giống {names}: "
                             "mọi nơi đủ số liệu để so đều cách quá {most}.",
                             names=", ".join(far), most=_most(desk)))  # fmt: skip
    return " ".join(said)


def _most(desk: Desk) -> str:
    return desk.words.number(desk.project.config.similarity.at_most)


# --- all places ---


def _matrix_row(desk: Desk, p: Province, targets: list[TargetMeasures]) -> MatrixRow:
    plan = _plan(desk, desk.measures.units[p.slug])
    cells = tuple(_matrix_cell(desk, a) for t in targets for a in t.every if a.unit == p.slug)
    return MatrixRow(p.name, addresses.province(p.slug), plan.badge, plan.address, cells)


def _matrix_cell(desk: Desk, a: Assessment) -> MatrixCell:
    result = a.choice.result
    value = f"{value_text(desk, result)} ({date_text(desk, result.as_of)})" if result else ""
    proof = figure_address(desk, a.unit, result) if result else ""
    return MatrixCell(progress_badge(desk, a.progress), value, proof, remarks(desk, a))
