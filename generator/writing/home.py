"""The home page: where is my province; what is new; who leads, who is late, who is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.labels import label
from generator.measuring.badges import Progress, Reported
from generator.measuring.calendar import Delivery, Due
from generator.measuring.measures import UnitMeasures
from generator.records.programme import MeasuredBy, ObligationKind
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.charts import PLAN_MAP
from generator.writing.desk import Desk
from generator.writing.history.pages import LatestView, latest
from generator.writing.listings import Listing, of_provinces
from generator.writing.parts import BadgeView, due_title, lateness, lower_first, place_map
from generator.writing.pictures import EmbedCode, map_embed
from generator.writing.province_answer import headline
from generator.writing.sentences import Sentence, counted, joined
from generator.writing.standing import plan_delivery, plan_stands, plan_status, plan_title
from generator.writing.switching import StaticMap, SwitchView, static_maps, switch_view
from generator.writing.targets import TargetRow, target_row

# The lists on the page of all provinces, by their fragments.
PLANNED, FORMER, TOLD, SILENT = "co-ke-hoach", "ke-hoach-don-vi-cu", "do-truc-tiep", "chua-co-thong-tin"
REPORTS_TABLE = f"{addresses.REPORTS}#bang-bao-cao"


@dataclass(frozen=True)
class DueRow:
    """One thing due soon, or overdue, and for how many."""

    title: str
    day: str
    text: str


@dataclass(frozen=True)
class ProvinceRow:
    """A province in a list: plan, promises, direct figures, context figures."""

    name: str
    address: str
    type: str
    former: str
    plan: BadgeView
    report: BadgeView
    commitments: int
    direct: int
    context: int
    answer: str


@dataclass(frozen=True)
class HomeView:
    """Everything the home page says."""

    programme: str
    answer: str
    second: str
    map: Markup
    map_embed: EmbedCode | None
    legend: tuple[tuple[BadgeView, Sentence], ...]
    switch: SwitchView | None
    static_maps: tuple[StaticMap, ...]
    targets: tuple[TargetRow, ...]
    next_dues: tuple[DueRow, ...]
    overdue: tuple[DueRow, ...]
    changes: tuple[LatestView, ...]
    figures: int
    sources: int
    left_out: int
    island_note: str


@dataclass(frozen=True)
class ProvincesView:
    """The list of all provinces."""

    as_of: str
    answer: str
    map: Markup
    legend: tuple[tuple[BadgeView, Sentence], ...]
    switch: SwitchView | None
    rows: tuple[ProvinceRow, ...]
    listings: tuple[Listing, ...]
    former: tuple[tuple[str, str, str], ...]


def home_view(desk: Desk) -> HomeView:
    """Return what the home page says."""
    project, measures = desk.project, desk.measures
    return HomeView(
        programme=project.programme.name,
        answer=answer(desk),
        second=_second(desk),
        map=(picture := plan_map(desk)),
        map_embed=map_embed(desk, PLAN_MAP, plan_title(desk), picture),
        legend=plan_legend(desk),
        switch=switch_view(desk),
        static_maps=static_maps(desk),
        targets=tuple(target_row(desk, t) for t in measures.targets),
        next_dues=tuple(_next(desk, d) for d in measures.next_dues[:1]),
        overdue=tuple(_overdue(desk)),
        changes=latest(desk, 6),
        figures=sum(len(project.holding(s).results) for s in measures.units),
        sources=len(project.national.sources) + sum(len(h.sources) for h in project.holdings.values()),
        left_out=len(project.left_out),
        island_note=island_note(desk),
    )


def island_note(desk: Desk) -> str:
    """Return the sentence that says which province each group of islands belongs to."""
    names = {p.slug: p.name for p in desk.project.provinces}
    parts = [
        desk.say("{island} thuộc {province}", island=i.name, province=names[i.province]) for i in desk.project.islands
    ]
    return "".join(f"{part}. " for part in parts).rstrip()


def _listed(number: int, listing: str = "bang-tinh") -> Sentence:
    """Return a number of provinces that leads to the list of them."""
    return counted(number, f"{addresses.PROVINCES}#{listing}")


def _told(desk: Desk) -> set[str]:
    """Return the slugs of provinces with a public figure that measures a target."""
    return {a.unit for t in desk.measures.targets for a in t.every if a.direct}


def listings(desk: Desk) -> tuple[Listing, ...]:
    """Return which provinces the numbers of this page and of the list count."""
    units, say = {slug: u for slug, u in desk.measures.units.items() if slug}, desk.say
    found = [
        of_provinces(desk, PLANNED, say("Có kế hoạch công khai"), desk.measures.with_plan),
        of_provinces(desk, FORMER, say("Chỉ có kế hoạch của đơn vị cũ"), desk.measures.with_former_plans_only),
        of_provinces(desk, TOLD, say("Đã công bố số liệu đo trực tiếp ít nhất một mục tiêu"), _told(desk)),
        of_provinces(desk, SILENT, say("Chưa có thông tin công khai nào"), [s for s in units if _is_silent(units[s])]),
    ]  # fmt: skip
    for state, word in sorted({plan_status(desk, u) for u in units.values()}):
        slugs = (slug for slug, u in units.items() if plan_status(desk, u)[0] == state)
        found.append(of_provinces(desk, plan_anchor(state), word, slugs))
    return tuple(listing for listing in found if listing.members)


def plan_anchor(state: str) -> str:
    """Return the fragment of the list of provinces whose plan is in a state."""
    return f"ke-hoach-{state.replace('_', '-')}"


def answer(desk: Desk) -> Sentence:
    """Return the state of the whole programme in one sentence."""
    words, n = desk.project.config.words, len(desk.project.provinces)
    plans, old = len(desk.measures.with_plan), len(desk.measures.with_former_plans_only)
    if plans:
        first = desk.tell("Tính đến {day}: đã tìm thấy kế hoạch công khai của {plans} trong {n} {places}",
                          day=desk.as_of, plans=_listed(plans, PLANNED), n=_listed(n),
                          places=words.territory)  # fmt: skip
    else:
        first = desk.tell("Tính đến {day}: chưa tìm thấy kế hoạch công khai nào của {n} {places}",
                          day=desk.as_of, n=_listed(n), places=words.territory)  # fmt: skip
    if old and plans:
        first += desk.tell("; {n} nơi khác chỉ có kế hoạch của đơn vị cũ", n=_listed(old, FORMER))
    elif old:
        first += desk.tell("; {n} nơi chỉ có kế hoạch của đơn vị cũ", n=_listed(old, FORMER))
    told = _told(desk)
    first += desk.say("; ngoài kế hoạch, ") if _plans_measure(desk) else "; "
    if not told:
        return first + desk.say("chưa {place} nào công bố số liệu đo trực tiếp các mục tiêu của {programme}.",
                                place=words.territories_short, programme=words.programme)  # fmt: skip
    return first + desk.tell(
        "{told} {places} đã công bố số liệu đo trực tiếp ít nhất một mục tiêu của {programme}.",
        told=_listed(len(told), TOLD), places=words.territory, programme=words.programme,
    )  # fmt: skip


def _plans_measure(desk: Desk) -> bool:
    """Whether some place meets a target by its plan alone: the table of targets counts it there."""
    by_plan = [t for t in desk.measures.targets if t.target.measured_by is MeasuredBy.PLAN]
    return any(a.progress is Progress.ACHIEVED and not a.direct for t in by_plan for a in t.every)


def _second(desk: Desk) -> Sentence:
    units = [u for slug, u in desk.measures.units.items() if slug]
    context = sum(len(u.context) for u in desk.measures.units.values())  # as the catalogue counts them
    silent = sum(_is_silent(u) for u in units)
    sentences = []
    if context:
        sentences.append(desk.tell(
            "Trang còn tập hợp {n} số liệu liên quan hoặc bối cảnh có nguồn; chúng không đo mục tiêu.",
            n=counted(desk.words.number(context), f"{addresses.INDICATORS}#chu-de-1"),
        ))  # fmt: skip
    if silent:
        sentences.append(desk.tell("{n} nơi chưa có thông tin công khai nào.", n=_listed(silent, SILENT)))
    return joined(" ", sentences)


def _is_silent(unit: UnitMeasures) -> bool:
    """Whether nothing public is known of a unit: no plan, no report, no figure of any kind."""
    heard = unit.plans or unit.context or any(d.report for d in unit.deliveries)
    return not heard and not any(a.direct for a in unit.assessments)


def report_delivery(unit: UnitMeasures) -> Delivery | None:
    """Return what came of the latest report already due, or the first one to come."""
    reports = [d for d in unit.deliveries if d.due.obligation.kind is ObligationKind.REPORT]
    past = [d for d in reports if d.reported is not Reported.NOT_DUE]
    return past[-1] if past else reports[0] if reports else None


def delivery_badge(desk: Desk, delivery: Delivery | None, name: str) -> BadgeView:
    """Return the badge of a delivery: sent when, or not seen."""
    if delivery is None:
        return BadgeView("reported", Reported.NOT_DUE.value, label(Reported.NOT_DUE, desk.words), name)
    return BadgeView("reported", delivery.reported.value, lateness(desk, delivery), name)


def plan_map(desk: Desk) -> Markup:
    """Return the tile map of who has a public plan."""
    return place_map(desk, plan_title(desk), plan_stands(desk, desk.measures))


def plan_legend(desk: Desk) -> tuple[tuple[BadgeView, Sentence], ...]:
    """Return the statuses on the plan map with how many provinces have each."""
    states = [plan_status(desk, u) for slug, u in desk.measures.units.items() if slug]
    name = desk.say("Kế hoạch")
    order = [r.value for r in Reported]
    found = sorted(set(states), key=lambda s: order.index(s[0]))
    return tuple(
        (BadgeView("reported", s[0], s[1], name), _listed(states.count(s), plan_anchor(s[0]))) for s in found
    )


def province_rows(desk: Desk) -> tuple[ProvinceRow, ...]:
    """Return all provinces in alphabetical order."""
    rows = []
    for p in sorted(desk.project.provinces, key=lambda p: sort_key(p.name)):
        unit = desk.measures.units[p.slug]
        rows.append(
            ProvinceRow(
                p.name, addresses.province(p.slug), p.type, ", ".join(f.name for f in p.former),
                delivery_badge(desk, plan_delivery(unit), desk.say("Kế hoạch")),
                delivery_badge(desk, report_delivery(unit), desk.say("Báo cáo")),
                len(unit.own_commitments), sum(a.direct for a in unit.assessments), len(unit.context),
                headline(desk, p, unit),
            )
        )  # fmt: skip
    return tuple(rows)


def provinces_view(desk: Desk) -> ProvincesView:
    """Return the list of provinces, and where each former unit is today."""
    former = sorted(
        ((f.name, p.name, addresses.province(p.slug)) for p in desk.project.provinces for f in p.former),
        key=lambda row: sort_key(row[0]),
    )
    return ProvincesView(
        desk.as_of, answer(desk), plan_map(desk), plan_legend(desk), switch_view(desk), province_rows(desk),
        listings(desk), tuple(former),
    )  # fmt: skip


def _next(desk: Desk, due: Due) -> DueRow:
    days = (due.last_day - desk.measures.as_of).days
    title = due_title(desk, due)
    text = desk.say("còn {n} ngày ({words})", n=desk.words.number(days), words=lower_first(due.obligation.words))
    return DueRow(title, desk.words.day(due.last_day), text)


def _overdue(desk: Desk) -> Iterator[DueRow]:
    units = [u for slug, u in desk.measures.units.items() if slug]
    for due in desk.measures.dues:
        if due.last_day < desk.measures.as_of:
            silent = sum(any(d.due is due and d.reported is Reported.OVERDUE for d in u.deliveries) for u in units)
            if silent:
                title = due_title(desk, due)
                places = desk.project.config.words.territory
                text = desk.tell("chưa thấy văn bản công khai của {n}/{of} {places}", n=counted(silent, REPORTS_TABLE),
                                 of=_listed(len(units)), places=places)  # fmt: skip
                yield DueRow(title, desk.words.day(due.last_day), text)
