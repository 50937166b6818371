"""A target's page: what is asked, of whom, by when, how far the country is, who is silent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.labels import label
from generator.language import many_of
from generator.measuring.amounts import tidy
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.measures import TargetMeasures
from generator.measuring.pace import Refusal
from generator.measuring.rollup import NoFigure
from generator.records.programme import Indicator, Level, Measure, MeasuredBy, Role, Target
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.charts import target_map_stem, target_stem
from generator.writing.desk import Desk
from generator.writing.editions.links import LinkView, editions_of
from generator.writing.explain import DerivationView, aged, national, remarks
from generator.writing.history.pages import HistoryView, target_history
from generator.writing.indicator import figures_updated, table_address, updated_facts
from generator.writing.listings import Listing, by_progress, of_provinces, progress_anchor
from generator.writing.mending import MendView, mend_figure, mend_promise
from generator.writing.parts import (
    BadgeView,
    SourceView,
    aim,
    badges,
    date_text,
    lower_first,
    parts_text,
    place_map,
    progress_badge,
    reason_text,
    sources_view,
    value_text,
)
from generator.writing.pictures import ChartView, EmbedCode, chart, map_embed
from generator.writing.promise import PromiseView, outcome, promise, promised, target_origin
from generator.writing.provenance import OriginView, figure_address
from generator.writing.sentences import Sentence, counted
from generator.writing.standing import target_stands, target_title, tells_places_apart
from generator.writing.switching import SwitchView, switch_view
from generator.writing.voices import HearingView, hearing_views

# Parts of a target's page, and of the list, by their fragments.
ASKED, COUNTRY, PROVINCES, TOLD, LIST = "doi-hoi", "ca-nuoc", "cac-tinh", "co-thong-tin", "danh-sach"


@dataclass(frozen=True)
class StandingView:
    """One province in a target's ranking; ``reason`` is what its status needs to be understood."""

    name: str
    address: str
    value: str
    proof: str
    sort: str
    as_of: str
    parts: str
    badges: tuple[BadgeView, BadgeView, BadgeView]
    reason: str
    mend: MendView | None


@dataclass(frozen=True)
class HeardView:
    """A province where a review speaks of the target as well."""

    name: str
    address: str
    words: str
    hearing: HearingView


@dataclass(frozen=True)
class ProxyView:
    """An indicator that stands near a target without measuring it."""

    name: str
    address: str
    role: str
    note: str
    values: int


@dataclass(frozen=True)
class TargetView:
    """Everything a target's page says."""

    id: str
    short: str
    text: str
    group: str
    as_of: str
    answer: str
    facts: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    definition: str
    numerator: str
    denominator: str
    method: str
    days: tuple[tuple[str, str], ...]
    table_address: str
    clause: str
    figure: str
    coverage: str
    told: str
    no_figure: str
    statuses: tuple[tuple[BadgeView, Sentence], ...]
    aged: str
    listings: tuple[Listing, ...]
    derivation: DerivationView | None
    places: bool
    unmapped: str
    map: Markup | None
    map_embed: EmbedCode | None
    switch: SwitchView | None
    chart: ChartView | None
    ranked: tuple[StandingView, ...]
    others: tuple[StandingView, ...]
    silence: str
    silent: tuple[tuple[str, str], ...]
    pledged: tuple[tuple[str, str, str], ...]
    heard: tuple[HeardView, ...]
    central: PromiseView | None
    proxies: tuple[ProxyView, ...]
    sources: tuple[SourceView, ...]
    origin: OriginView
    seen: bool
    note: str
    mistake_address: str
    edit_address: str
    history: HistoryView
    editions: tuple[LinkView, ...]


def target_view(desk: Desk, t: TargetMeasures) -> TargetView:
    """Return what the page of one target says."""
    target, indicator = t.target, desk.project.indicator_by_id[t.target.indicator]
    return TargetView(
        id=target.id,
        short=target.short,
        text=target.text,
        group=next((g.name for g in desk.project.groups if g.id == target.group), ""),
        as_of=desk.as_of,
        answer=answer(desk, t),
        facts=tuple(_facts(desk, target, indicator)),
        gaps=target.gaps,
        definition=indicator.definition,
        numerator=indicator.numerator or "",
        denominator=indicator.denominator or "",
        method=_method(desk, target, indicator),
        days=tuple(updated_facts(desk, figures_updated(desk, indicator), target, indicator)),
        table_address=table_address(desk, indicator),
        clause=target.clause or "",
        figure=_figure(desk, t, indicator),
        coverage=_covered(desk, t),
        told=_told(desk, t),
        no_figure=no_figure(desk, t),
        statuses=tuple(statuses(desk, t)),
        aged=_aged(desk, t),
        listings=_listings(desk, t),
        derivation=national(desk, t),
        places=bool(t.roll.of),
        unmapped=_unmapped(desk, t),
        map=target_map(desk, t) if _is_mapped(desk, t) else None,
        map_embed=_map_embed(desk, t) if _is_mapped(desk, t) else None,
        switch=switch_view(desk, t) if t.roll.of else None,
        chart=chart(desk, target_stem(target.id)),
        ranked=tuple(_ranked(desk, a) for a in t.roll.ranked),
        others=tuple(_standing(desk, a) for a in t.others),
        silence=_silence(desk, t),
        silent=tuple(_silent(desk, t)),
        pledged=tuple(_pledged(desk, t)),
        heard=tuple(_heard(desk, t)),
        central=promise(desk, t.central) if t.central else None,
        proxies=tuple(_proxies(desk, target)),
        sources=sources_view(desk, "", target.sources),
        origin=target_origin(desk, target),
        seen=target.seen,
        note=target.note or "",
        mistake_address=desk.mistake_address(addresses.target(target.id)),
        edit_address=desk.edit_address(target.place),
        history=target_history(desk, target.id),
        editions=editions_of(desk, target),
    )


def _name(desk: Desk, a: Assessment) -> str:
    return desk.project.province_by_slug[a.unit].name


def is_ended(t: TargetMeasures) -> bool:
    """Whether a target no longer applies: then nobody is waited for."""
    return t.roll.reason is NoFigure.NO_LONGER_APPLICABLE


def _is_mapped(desk: Desk, t: TargetMeasures) -> bool:
    """Whether a target has a map of its own: one of very many places would be heavier than all else on the page."""
    return bool(t.roll.of) and not desk.project.lean


def _unmapped(desk: Desk, t: TargetMeasures) -> str:
    if not t.roll.of or tells_places_apart(t):
        return ""
    return desk.say("Mục tiêu không còn áp dụng ở bất cứ nơi nào, nên không vẽ bản đồ.")


def _told(desk: Desk, t: TargetMeasures) -> str:
    """Say what is known of the places of which anything is."""
    if t.target.measured_by is MeasuredBy.PLAN:
        return desk.say("Đã có kế hoạch công khai")
    return desk.say("Đã có số liệu đo trực tiếp")


def _silence(desk: Desk, t: TargetMeasures) -> str:
    """Say what is not known of the places of which nothing is."""
    if t.target.measured_by is MeasuredBy.PLAN:
        return desk.say("Chưa tìm thấy kế hoạch của đơn vị hiện nay")
    return desk.say("Chưa có báo cáo công khai")


def _silent(desk: Desk, t: TargetMeasures) -> list[tuple[str, str]]:
    if is_ended(t):
        return []
    names = [(_name(desk, a), addresses.province(a.unit)) for a in t.roll.silent]
    return sorted(names, key=lambda row: sort_key(row[0]))


def _pledged(desk: Desk, t: TargetMeasures) -> list[tuple[str, str, str]]:
    """Return what places without any result promised in a plan: the history of the page counts it."""
    made = [] if is_ended(t) else [a for a in t.roll.silent if a.commitment]
    told = [(_name(desk, a), addresses.province(a.unit), promised(desk, a)) for a in made]
    return sorted(told, key=lambda row: sort_key(row[0]))


def _heard(desk: Desk, t: TargetMeasures) -> list[HeardView]:
    """Return where both voices spoke, the newest word of each place, in order of names."""
    found = []
    for a in t.every:
        for hearing in hearing_views(desk, a)[:1]:
            said = " / ".join(dict.fromkeys(f.value for voice in hearing.voices for f, _ in voice.figures))
            found.append(HeardView(_name(desk, a), addresses.province(a.unit), said, hearing))
    return sorted(found, key=lambda heard: sort_key(heard.name))


def _method(desk: Desk, target: Target, indicator: Indicator) -> str:
    """Return how progress is judged; a path needs numbers."""
    if target.measured_by is MeasuredBy.PLAN or indicator.measure in (Measure.YES_NO, Measure.QUALITATIVE):
        return label(target.measured_by, desk.words)
    return label(indicator.method, desk.words)


def answer(desk: Desk, t: TargetMeasures) -> str:
    """Return how far the country is, in one sentence."""
    target, roll, words = t.target, t.roll, desk.project.config.words
    if is_ended(t) and target.applies_until:
        day = desk.words.day(target.applies_until)
        ended = desk.say("Mục tiêu {id} không còn áp dụng từ {day}.", id=target.id, day=day)
        return ended + reason_text(target.applies_until_reason)
    if roll.of == 0:
        return desk.tell("Mục tiêu {id} giao cho {level}, hạn {day}: {state}.", id=target.id,
                         level=words.central, day=desk.words.day(target.deadline),
                         state=to_part(t, central_state(desk, t), COUNTRY))  # fmt: skip
    if target.measured_by is MeasuredBy.PLAN:
        return _answer_by_plan(desk, t)
    return _answer_by_results(desk, t)


def central_state(desk: Desk, t: TargetMeasures, in_row: bool = False) -> str:
    """Return how the centre stands with its own target: its figure and the status, or how long nothing is known.

    A row of a table says that beside the deadline.
    """
    a = t.central
    state = lower_first(label(a.progress if a else Progress.NO_INFORMATION, desk.words))
    told = outcome(desk, a) if a else ""
    if a and a.choice.disputed:
        return desk.say("{told} nên chưa xếp được tình trạng", told=told)
    if a and a.direct:
        return lower_first(told) if told.lower().startswith(state) else f"{lower_first(told)}, {state}"
    return told if a and a.progress is Progress.NO_INFORMATION and not in_row else state


def _answer_by_plan(desk: Desk, t: TargetMeasures) -> str:
    words, old = desk.project.config.words, sum(desk.measures.units[a.unit].only_former_plans for a in t.roll.silent)
    if t.roll.reporting:
        text = desk.tell("Đã tìm thấy kế hoạch công khai của {n} trong {of} {places}",
                         n=to_part(t, t.roll.reporting, TOLD), of=to_part(t, t.roll.of),
                         places=words.territory)  # fmt: skip
    else:
        text = desk.tell("Chưa tìm thấy kế hoạch công khai của {place} nào",
                         place=words.territories_short)  # fmt: skip
    if old:
        text += desk.tell("; {n} nơi chỉ có kế hoạch của đơn vị cũ, chưa rõ còn hiệu lực hay không",
                          n=counted(old, f"{addresses.PROVINCES}#ke-hoach-don-vi-cu"))  # fmt: skip
    return text + "."


def _answer_by_results(desk: Desk, t: TargetMeasures) -> str:
    target, roll, words = t.target, t.roll, desk.project.config.words
    if not roll.reporting:
        return desk.say("Chưa {places} nào công bố số liệu đo trực tiếp mục tiêu {id} ({goal}, hạn {day}).",
                        places=words.territories_short, id=target.id, goal=aim(desk, target),
                        day=desk.words.day(target.deadline))  # fmt: skip
    if roll.figure is None:
        return desk.tell("{n} trong {of} {places} có số liệu công khai; chưa có số chung {country} vì {reason}.",
                         n=to_part(t, roll.reporting, TOLD), of=to_part(t, roll.of), places=words.territory,
                         country=words.whole_country, reason=no_figure(desk, t))  # fmt: skip
    unit = desk.project.indicator_by_id[target.indicator].unit or ""
    value = desk.words.with_unit(tidy(roll.figure.value), unit)
    how = desk.say("cộng") if roll.figure.numerator is None else desk.say("tính gộp")
    return desk.tell("{value}, {how} từ {n} trong {of} {places}{years}; mục tiêu {goal} đến {day}.", how=how,
                    years=_years(desk, t), value=to_part(t, value, COUNTRY), n=to_part(t, roll.figure.covered, COUNTRY),
                    of=to_part(t, roll.of), places=words.territory, goal=to_part(t, aim(desk, target), ASKED),
                    day=desk.words.day(target.deadline))  # fmt: skip


def to_part(t: TargetMeasures, number: object, part: str = PROVINCES) -> Sentence:
    """Return a number that leads to the part of the target's page where it comes from."""
    return counted(number, f"{addresses.target(t.target.id)}#{part}")


def no_figure(desk: Desk, t: TargetMeasures) -> str:
    """Return why the country has no figure, as part of a sentence; nothing when it has one."""
    if t.target.measured_by is MeasuredBy.PLAN and not is_ended(t) and t.roll.of:
        return desk.say("mục tiêu này đo bằng việc ban hành kế hoạch")
    return label(t.roll.reason, desk.words) if t.roll.reason else ""


def coverage(desk: Desk, t: TargetMeasures) -> str:
    """Return how many of how many provinces have a public figure: ``13/34 tỉnh``."""
    if not t.roll.of:
        return desk.project.config.words.central
    return _share(desk, t.roll.reporting, t.roll.of)


def _covered(desk: Desk, t: TargetMeasures) -> str:
    """Return how many provinces the country's figure adds, or where there is none how many have a figure.

    Empty where nobody has to report any more.
    """
    if is_ended(t):
        return ""
    figure = t.roll.figure
    if figure is None:
        return coverage(desk, t)
    return _share(desk, figure.covered, figure.of, desk.project.config.words.territory)


def _share(desk: Desk, n: int, of: int, places: str = "") -> str:
    return desk.say("{n}/{of} {places}", n=n, of=of, places=places or desk.project.config.words.territories_short)


def _years(desk: Desk, t: TargetMeasures) -> str:
    """Say from which years the added figures come, when they are not all of one year."""
    results = [a.choice.result for a in t.roll.ranked if a.choice.result]
    years = sorted({r.as_of.year for r in results if r.as_of and r.numerator is not None})
    return desk.say(" (số liệu từ năm {first} đến năm {last})", first=years[0], last=years[-1]) if years[1:] else ""


def _figure(desk: Desk, t: TargetMeasures, indicator: Indicator) -> str:
    figure = t.roll.figure
    if figure is None:
        return ""
    text = desk.words.with_unit(tidy(figure.value), indicator.unit or "")
    if figure.numerator is None or figure.denominator is None:
        return text
    return f"{text} ({desk.words.number(figure.numerator)}/{desk.words.number(figure.denominator)})"


def _facts(desk: Desk, target: Target, indicator: Indicator) -> list[tuple[str, str]]:
    words = desk.project.config.words
    levels = {Level.CENTRAL: words.central, Level.PROVINCE: many_of(words.territory),
              Level.DISTRICT: many_of(words.district)}  # fmt: skip
    facts = [
        (desk.say("Phải đạt"), aim(desk, target)),
        (desk.say("Hạn"), _deadline(desk, target)),
        (desk.say("Giao cho"), "; ".join(levels[level] for level in target.levels)),
        (desk.say("Cách đo"), label(indicator.measure, desk.words)),
    ]
    for name, text in ((desk.say("Về hạn"), target.deadline_note), (desk.say("Về nơi được giao"), target.levels_note)):
        if text:
            facts.append((name, text))
    return facts


def _deadline(desk: Desk, target: Target) -> str:
    day, days = desk.words.day(target.deadline), (desk.measures.as_of - target.deadline).days
    return desk.say("{day} (đã qua {n} ngày)", day=day, n=desk.words.number(days)) if days > 0 else day


def statuses(desk: Desk, t: TargetMeasures) -> list[tuple[BadgeView, Sentence]]:
    """Return how many places stand at each status, as numbers that lead to them."""
    return [(progress_badge(desk, p), to_part(t, n, progress_anchor(p))) for p, n in t.roll.counts]


def _listings(desk: Desk, t: TargetMeasures) -> tuple[Listing, ...]:
    """Return which provinces the numbers on the page count."""
    silent = {a.unit for a in t.roll.silent}
    told = [a.unit for a in t.every if a.unit not in silent]
    found = [of_provinces(desk, TOLD, _told(desk, t), told)] if told else []
    return (*found, *by_progress(desk, t.every, lambda a: aged(desk, a)))


def target_map(desk: Desk, t: TargetMeasures) -> Markup:
    """Return the tile map of how every place stands with a target."""
    return place_map(desk, target_title(desk, t), target_stands(desk, t))


def _map_embed(desk: Desk, t: TargetMeasures) -> EmbedCode | None:
    return map_embed(desk, target_map_stem(t.target.id), target_title(desk, t), target_map(desk, t))


def _ranked(desk: Desk, a: Assessment) -> StandingView:
    """Return a place in the ranking, which has a column of days: that a figure has none is said there."""
    standing, undated = _standing(desk, a), a.judgement.refusal is Refusal.NO_TIME
    return replace(standing, reason="") if undated and a.choice.result and not a.choice.result.as_of else standing


def _standing(desk: Desk, a: Assessment) -> StandingView:
    result = a.choice.result
    rivals = " / ".join(value_text(desk, r) for r in a.choice.rivals) if a.choice.disputed else ""
    value = value_text(desk, result) if result else rivals
    return StandingView(
        _name(desk, a), addresses.province(a.unit), value,
        figure_address(desk, a.unit, result or a.choice.rivals[0]) if result or a.choice.rivals else "",
        str(a.actual.value) if a.actual else "",
        date_text(desk, result.as_of) if result else "",
        parts_text(desk, result) if result else "", badges(desk, a), remarks(desk, a),
        _mend(desk, a, value),
    )  # fmt: skip


def _mend(desk: Desk, a: Assessment, value: str) -> MendView | None:
    """Return how to mend what is told of a place; of very many places its own page says so."""
    if desk.project.lean:
        return None
    return mend_figure(desk, a.unit, a.choice.result, value) if a.choice.result else mend_promise(desk, a)


def _aged(desk: Desk, t: TargetMeasures) -> str:
    """Say how many of the places counted stand where they do by an older figure; nothing where none does."""
    n = sum(bool(aged(desk, a)) for a in t.every)
    return desk.say("Trong đó {n} nơi được xếp theo số liệu có trước kỳ báo cáo gần nhất.", n=n) if n else ""


def _proxies(desk: Desk, target: Target) -> list[ProxyView]:
    counts: dict[str, int] = {}
    for unit in desk.measures.units.values():
        for r in unit.context:
            counts[str(r.indicator)] = counts.get(str(r.indicator), 0) + 1
    near = [i for i in desk.project.indicators if target.id in i.near and i.role is not Role.TARGET]
    return [
        ProxyView(i.name, addresses.indicator(i.id), label(i.role, desk.words), i.near_note or "", counts[i.id])
        for i in near
        if counts.get(i.id)
    ]
