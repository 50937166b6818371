"""A promise on a page: what was promised, what came of it, what was required, and why it stands so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import cast

from generator.labels import label
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress, Reported
from generator.records.plans import Commitment
from generator.records.programme import Indicator, MeasuredBy, Target
from generator.records.project import NATIONAL
from generator.records.results import Result, State, Voice
from generator.writing import addresses
from generator.writing.charts import assessment_stem, required
from generator.writing.desk import Desk
from generator.writing.explain import remark, why
from generator.writing.mending import MendView, mend_promise
from generator.writing.parts import (
    BadgeView,
    FigureView,
    SourceView,
    aim,
    badges,
    date_text,
    figure,
    lower_first,
    sources_view,
    value_text,
)
from generator.writing.pictures import ChartView, chart
from generator.writing.provenance import OriginView, assessed_in, figure_address, origin_view
from generator.writing.voices import HearingView, hearing_views


@dataclass(frozen=True)
class PromiseView:
    """A commitment, or a target that binds the province without one.

    ``bare`` is whether its picture shows nothing but what is asked: the card says as much in fewer words. ``added`` is
    what the result says beyond the word of the progress badge, which stands before it when the card is folded.
    ``reason`` is what the status needs to be understood.
    """

    anchor: str
    id: str
    text: str
    target_name: str
    target_address: str
    promise: str
    result: str
    added: str
    proof: str
    required: str
    reason: str
    badges: tuple[BadgeView, BadgeView, BadgeView]
    why: tuple[str, ...]
    chart: ChartView | None
    bare: bool
    hearings: tuple[HearingView, ...]
    figures: tuple[FigureView, ...]
    sources: tuple[SourceView, ...]
    notes: tuple[str, ...]
    origin: OriginView | None
    mend: MendView | None


def promise(desk: Desk, a: Assessment) -> PromiseView:
    """Return a commitment or a bare target with its result, badges, picture and reasons."""
    c, t, result = a.commitment, a.target, outcome(desk, a)
    return PromiseView(
        anchor=addresses.anchor(a.plan, c) if a.plan and c else "",
        id=(t.id if t else c.id if c else ""),
        text=c.text if c else t.text if t else "",
        target_name=t.short if t else "",
        target_address=addresses.target(t.id) if t else "",
        promise=promised(desk, a),
        result=result,
        added=_added(desk, a, result),
        proof=figure_address(desk, a.unit, a.choice.result) if a.choice.result else "",
        required=required(a, desk.words),
        reason=remark(desk, a),
        badges=badges(desk, a),
        why=why(desk, a),
        chart=chart(desk, assessment_stem(a)) if c and a.progress is not Progress.NO_LONGER_APPLICABLE else None,
        bare=not a.results and (a.path is None or len(a.path.points) == 1),
        hearings=hearing_views(desk, a),
        figures=tuple(_figure(desk, a, r) for r in reversed(a.results)),
        sources=sources_view(desk, a.unit, (c.sources or (a.plan.sources if a.plan else ())) if c else ()),
        notes=tuple(desk.words.said(x) for part in (c or t,) if part for x in (part.note, part.deadline_note) if x),
        origin=_origin(desk, a),
        mend=mend_promise(desk, a),
    )


def _figure(desk: Desk, a: Assessment, result: Result) -> FigureView:
    """Return a figure of the card; on a former unit's, one of today's unit says that it measures another place."""
    view = figure(desk, a.unit, result, anchored=assessed_in(desk, a.unit, result) is a)
    if a.unit == NATIONAL:
        return replace(view, place=view.place or desk.project.config.words.whole_country)
    if a.plan is None or a.plan.former_unit is None or result.former_unit:
        return view
    name = desk.project.province_by_slug[a.unit].name
    now = desk.say("{name} hiện nay, không đo cam kết của đơn vị cũ", name=name)
    return replace(view, place=", ".join(x for x in (view.place, now) if x))


def _origin(desk: Desk, a: Assessment) -> OriginView | None:
    """Return where the promise itself stands in the data, and what it said before."""
    if a.commitment:
        return origin_view(desk, a.commitment, lambda c: _committed(desk, cast(Commitment, c), a.indicator))
    return target_origin(desk, a.target) if a.target else None


def target_origin(desk: Desk, target: Target) -> OriginView:
    """Return where a target stands in the data, and what it asked before."""
    return origin_view(desk, target, lambda t: _asked(desk, cast(Target, t)))


def promised(desk: Desk, a: Assessment) -> str:
    """Return what is to be reached, and by when."""
    if a.commitment:
        return _committed(desk, a.commitment, a.indicator)
    return _asked(desk, a.target) if a.target else ""


def _committed(desk: Desk, c: Commitment, indicator: Indicator | None) -> str:
    unit = c.unit or (indicator.unit if indicator else None) or ""
    return _by(desk, desk.words.with_unit(c.value, unit) if c.value is not None else "", c.deadline)


def _asked(desk: Desk, target: Target) -> str:
    return _by(desk, aim(desk, target) if target.value is not None else "", target.deadline)


def _by(desk: Desk, value: str, deadline: dt.date) -> str:
    day = desk.words.day(deadline)
    if value:
        return desk.say("{value} đến {day}", value=value, day=day)
    return desk.say("hoàn thành chậm nhất ngày {day}", day=day)


def outcome(desk: Desk, a: Assessment) -> str:
    """Return what came of a promise: its figure with its date, or why there is none."""
    if a.progress is Progress.NO_LONGER_APPLICABLE and not a.choice.result:
        return desk.say("không còn áp dụng")
    if a.choice.disputed:
        said = " / ".join(dict.fromkeys(value_text(desk, r) for r in a.choice.rivals))
        return desk.say("các nguồn nói khác nhau ({said})", said=said)
    result = a.choice.result
    if result is not None:
        where = desk.words.said(result.scope or "")
        about = ", ".join(x for x in (date_text(desk, result.as_of), _late(desk, a), where) if x)
        return f"{_said(desk, result)} ({about})"
    if a.progress is Progress.ACHIEVED:
        return desk.say("kế hoạch đã ban hành")
    if a.progress is Progress.NOT_YET_DUE:
        return lower_first(label(a.progress, desk.words))
    return _silence(desk, a)


def _said(desk: Desk, result: Result) -> str:
    """Return what a result says; a rating that nothing is known is what somebody wrote, not something that came out."""
    if result.state is not State.NO_INFORMATION or result.value is not None or result.numerator is not None:
        return value_text(desk, result)
    return desk.say("rà soát ghi chưa có thông tin") if result.voice is Voice.REVIEW else desk.say(
        "báo cáo ghi chưa có thông tin")  # fmt: skip


def _late(desk: Desk, a: Assessment) -> str:
    """Say of work that was done after its deadline that it was, and of a rating that it was given before.

    The earliest day on which work is known to be done counts.
    """
    if a.judgement.undecided and a.actual is None:
        return desk.say("trước hạn")
    done = [r.as_of.first for r in a.results if r.state is State.ACHIEVED and r.as_of]
    record = a.commitment or a.target
    late = a.progress is Progress.ACHIEVED and record and done and min(done) > record.deadline
    return desk.say("sau hạn") if late else ""


def _silence(desk: Desk, a: Assessment) -> str:
    """Say that nothing is known, and for how long after the deadline."""
    told = desk.say("chưa có báo cáo công khai")
    if a.target and a.target.measured_by is MeasuredBy.PLAN:
        old = a.reported is Reported.FORMER_UNITS_PLAN
        told = lower_first(label(a.reported, desk.words)) if old else desk.say("chưa tìm thấy kế hoạch công khai")
    days = days_past(a)
    return desk.say("{told}, hạn phải đạt đã qua {n} ngày", told=told, n=desk.words.number(days)) if days else told


def days_past(a: Assessment) -> int:
    """Return for how many days the deadline of a promise has passed; 0 before it."""
    record = a.commitment or a.target
    return max(0, (a.as_of - record.deadline).days) if record else 0


def _added(desk: Desk, a: Assessment, result: str) -> str:
    """Return what a result says that the word of the progress badge does not say already."""
    word = label(a.progress, desk.words)
    if not result.lower().startswith(word.lower()):
        return result
    return result[len(word):].strip().removeprefix("(").removesuffix(")")
