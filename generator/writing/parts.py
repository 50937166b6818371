"""The small things pages are made of: badges, figures with their sources, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from markupsafe import Markup

from generator.charting.tilemap import tile_map_svg
from generator.labels import label
from generator.measuring.amounts import shown, tidy
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.calendar import Delivery, Due
from generator.measuring.pace import percentage
from generator.records.evidence import LinkState, LinkStatus, Source
from generator.records.finding import Finding
from generator.records.programme import Measure, ObligationKind, Target
from generator.records.results import Result, Voice
from generator.records.values import PartialDate
from generator.writing import addresses
from generator.writing.charts import Stand, tile_map
from generator.writing.desk import Desk
from generator.writing.mending import MendView, mend_figure
from generator.writing.provenance import OriginView, figure_address, figure_anchor, in_brief, origin_view


@dataclass(frozen=True)
class BadgeView:
    """One of the three badges: which one, its id for shape and colour, and its words."""

    kind: str
    id: str
    word: str
    name: str


@dataclass(frozen=True)
class SourceView:
    """A source as readers see it."""

    title: str
    publisher: str
    kind: str
    url: str
    published: str
    archived: str
    seen: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class FigureView:
    """One reported value with all that readers need to trust or doubt it."""

    value: str
    sort: str
    as_of: str
    as_of_sort: str
    as_of_note: str
    original: str
    place: str
    voice: str
    parts: str
    quote: str = ""
    page: str = ""
    marks: tuple[str, ...] = ()
    reply: str = ""
    reply_author: str = ""
    source: SourceView | None = None
    checked: str = ""
    formula: str = ""
    origin: OriginView | None = None
    anchor: str = ""
    address: str = ""
    mend: MendView | None = None


@dataclass(frozen=True)
class NoticeView:
    """A finding as readers see it; ``accepted`` is the reason why the data stay as they are."""

    code: str
    address: str
    severity: str
    what: str
    why: str
    data_line: str
    accepted: str


def badges(desk: Desk, a: Assessment) -> tuple[BadgeView, BadgeView, BadgeView]:
    """Return the three badges of an assessment, never merged."""
    word = label(a.reported, desk.words)
    if a.reported is Reported.NOT_DUE and not a.unit:
        word = desk.say("Không có hạn báo cáo")
    elif a.reported is Reported.NOT_DUE and a.progress is Progress.NOT_YET_DUE:
        word = desk.say("Chưa phải báo cáo vì cam kết chưa đến hạn")
    elif a.delivery and a.reported in (Reported.LATE, Reported.OVERDUE, Reported.NOT_DUE):
        word = _delivered(desk, a.delivery)
    proof = BadgeView("evidence", a.evidence.value, label(a.evidence, desk.words), desk.say("Nguồn kết quả"))
    if a.progress is Progress.NO_LONGER_APPLICABLE and a.evidence is Evidence.NONE:
        proof = unneeded(desk)
    sent = BadgeView("reported", a.reported.value, word, _sent(desk, a.delivery))
    return progress_badge(desk, a.progress), sent, proof


def unneeded(desk: Desk) -> BadgeView:
    """Return the badge of what has no source and needs none, since it applies no longer."""
    return BadgeView("evidence", Evidence.NONE.value, desk.say("Không còn cần nguồn"), desk.say("Nguồn kết quả"))


def _sent(desk: Desk, d: Delivery | None) -> str:
    """Return what was to be sent: a plan is no report, and has a deadline of its own."""
    return desk.say("Kế hoạch") if d and d.due.obligation.kind is ObligationKind.PLAN else desk.say("Báo cáo")


def progress_badge(desk: Desk, progress: Progress) -> BadgeView:
    """Return the badge of a progress."""
    return BadgeView("progress", progress.value, label(progress, desk.words), desk.say("Tiến độ"))


def _delivered(desk: Desk, d: Delivery) -> str:
    """Say how a duty was kept against its own due date: another deadline stands beside it, that of the promise.

    A report that was seen but tells nothing of the promise is not called missing.
    """
    if d.reported is Reported.OVERDUE and d.report:
        return (desk.say("Báo cáo năm {year} không nêu kết quả này", year=d.due.year) if d.due.year
                else desk.say("Báo cáo không nêu kết quả này"))  # fmt: skip
    word = ", ".join(x for x in (lateness(desk, d), overdue(desk, d)) if x)
    due = desk.words.day(d.due.last_day)
    word = (desk.say("{state} (hạn {day})", state=word, day=due) if d.reported in (Reported.OVERDUE, Reported.NOT_DUE)
            else desk.say("{state} so với hạn {day}", state=word, day=due))  # fmt: skip
    return desk.say("Năm {year}: {state}", year=d.due.year, state=lower_first(word)) if d.due.year else word


def upper_first(text: str) -> str:
    """Return ``text`` as it reads at the start of a line."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return ``text`` as it reads inside a sentence."""
    return text[:1].lower() + text[1:]


def lateness(desk: Desk, d: Delivery) -> str:
    """Say in neutral words whether a delivery came, and how many days late."""
    if d.reported is Reported.LATE and d.days_late:
        return desk.say("Muộn {n} ngày", n=desk.words.number(d.days_late))
    if d.reported is Reported.NOT_DUE and d.due.obligation.kind is ObligationKind.PLAN:
        return desk.say("Chưa đến hạn gửi kế hoạch")
    return label(d.reported, desk.words)


def overdue(desk: Desk, d: Delivery) -> str:
    """Say for how many days something due has not been seen, or nothing."""
    if d.reported is Reported.OVERDUE and d.overdue_days:
        return desk.say("quá hạn {n} ngày", n=desk.words.number(d.overdue_days))
    return ""


def source_view(desk: Desk, source: Source) -> SourceView:
    """Return a source as readers see it; ``seen`` is the last day a living address is known to have opened."""
    status = desk.project.link_of(source)
    warnings = []
    if source.weak:
        warnings.append(desk.say("Nguồn yếu. {why}", why=upper_first(desk.words.said(source.weak).rstrip("."))))
    if status.link is LinkState.DEAD:
        warnings.append(_dead(desk, status))
    if source.url is None:
        warnings.append((desk.words.said(source.note or "") or desk.say("Không rõ địa chỉ trên mạng")).rstrip("."))
    seen = status.last_seen if status.link is not LinkState.DEAD else None
    return SourceView(
        source.title, source.publisher, label(source.kind, desk.words), source.url or "",
        desk.words.date(source.published) if source.published else "", status.archived or "",
        desk.words.day(seen) if seen else "", tuple(warnings),
    )  # fmt: skip


def _dead(desk: Desk, status: LinkStatus) -> str:
    """Say since when an address does not open, and when it last did, as far as that is known."""
    since, seen = status.failing_since, status.last_seen
    said = desk.say("Đường dẫn không còn mở được")
    if since:
        said = desk.say("Đường dẫn không còn mở được từ ngày {day}", day=desk.words.day(since))
    return desk.say("{said}; thấy lần cuối {day}", said=said, day=desk.words.day(seen)) if seen else said


def sources_view(desk: Desk, unit: str, ids: Iterable[str]) -> tuple[SourceView, ...]:
    """Return the sources of a record in a folder."""
    found = (desk.project.source(unit, i) for i in ids)
    return tuple(source_view(desk, s) for s in found if s)


def figure(desk: Desk, unit: str, result: Result, anchored: bool = True) -> FigureView:
    """Return a reported value as readers see it: qualifier, date, place, quote, marks, source.

    A page shows a figure ``anchored`` once: that is where its own address leads.
    """
    source, value = desk.project.source(unit, result.source), value_text(desk, result)
    lean = desk.project.lean  # then its proof alone: what was found where, the line of the data, what it said before
    origin = origin_view(desk, result, lambda r: value_text(desk, cast(Result, r)))
    return replace(
        figure_said(desk, result),
        quote=result.quote or "",
        page=result.page or "",
        marks=tuple(marks(desk, result)),
        reply=result.reply or "",
        reply_author=reply_author(desk, result),
        source=source_view(desk, source) if source else None,
        checked="" if lean else _checked(desk, result, source),
        formula="" if lean else formula(desk, result),
        origin=in_brief(origin) if lean else origin,
        anchor=figure_anchor(desk, unit, result) if anchored else "",
        address="" if lean else desk.public(figure_address(desk, unit, result)),
        mend=None if lean else mend_figure(desk, unit, result, value),
    )


def figure_said(desk: Desk, result: Result) -> FigureView:
    """Return a reported value without its proof, for where that stands on another page."""
    indicator = desk.project.indicator_by_id.get(result.indicator or "")
    original = result.original or ""
    return FigureView(
        value=value_text(desk, result),
        sort=str(result.value if result.value is not None else ""),
        as_of=date_text(desk, result.as_of),
        as_of_sort=str(result.as_of or ""),
        as_of_note=desk.words.said(result.as_of_note or ""),
        original="" if indicator and original == indicator.name else original,
        place=place_text(desk, result),
        voice=label(result.voice, desk.words) if result.voice is Voice.REVIEW else "",
        parts=parts_text(desk, result),
    )


def reply_author(desk: Desk, result: Result) -> str:
    """Return who replied to a review's finding and when, or nothing."""
    day = desk.words.day(result.reply_date) if result.reply_date else ""
    return ", ".join(part for part in (result.reply_by or "", day) if part)


def _checked(desk: Desk, result: Result, source: Source | None) -> str:
    """Return the last day on which the value, or its source, was looked at again."""
    days = [day for day in (result.last_checked, source.last_checked if source else None) if day]
    return desk.words.day(max(days)) if days else ""


def value_text(desk: Desk, result: Result) -> str:
    """Return a result's value with qualifier and unit, or its state in words."""
    indicator = desk.project.indicator_by_id.get(result.indicator or "")
    amount = shown(result, indicator, desk.project.config)
    if amount is not None:
        return desk.words.quantity(amount)
    if result.state is not None:
        return label(result.state, desk.words)
    return desk.say("không rõ")


def parts_text(desk: Desk, result: Result) -> str:
    """Return numerator and denominator as ``3.711/3.802``."""
    if result.numerator is None or result.denominator is None:
        return ""
    return f"{desk.words.number(result.numerator)}/{desk.words.number(result.denominator)}"


def formula(desk: Desk, result: Result) -> str:
    """Return how a percentage follows from its parts, with its numbers, or nothing where nothing was computed."""
    indicator = desk.project.indicator_by_id.get(result.indicator or "")
    if result.numerator is None or not result.denominator or indicator is None:
        return ""
    if indicator.measure is not Measure.PERCENTAGE:
        return ""
    n, d = desk.words.number(result.numerator), desk.words.number(result.denominator)
    share = desk.words.with_unit(tidy(percentage(result.numerator, result.denominator)), "%")
    return f"{n} ÷ {d} × 100 = {share}"


def date_text(desk: Desk, date: PartialDate | None) -> str:
    """Return a date as precisely as it is known, or say that it is not known."""
    return desk.words.date(date) if date else desk.say("chưa rõ ngày")


def due_title(desk: Desk, due: Due) -> str:
    """Return what is due, with its year where it is due every year.

    A title that ends with the word that would follow it ("Báo cáo hằng năm") is not made to say it twice.
    """
    title = desk.words.said(due.obligation.title)
    if not due.year:
        return title
    before_the_year = desk.say("{title} năm {year}", title="", year="").strip()
    if before_the_year and title.endswith(f" {before_the_year}"):
        return desk.say("{title} kỳ {year}", title=title, year=due.year)
    return desk.say("{title} năm {year}", title=title, year=due.year)


def aim(desk: Desk, target: Target) -> str:
    """Return a target's value with unit and "ít nhất", or words for a target without one."""
    if target.value is None:
        return desk.say("hoàn thành")
    text = desk.words.with_unit(target.value, desk.project.indicator_by_id[target.indicator].unit or "")
    return desk.say("ít nhất {value}", value=text) if target.at_least else text


def closed(text: str) -> str:
    """Return a sentence with its full stop, where nothing else closes it."""
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def reason_text(text: str | None) -> str:
    """Return a reason of the data as a sentence that may follow another: spaced and closed, or nothing."""
    closed = (text or "").rstrip(" .;,")
    return f" {closed[0].upper()}{closed[1:]}." if closed else ""


def place_text(desk: Desk, result: Result) -> str:
    """Return the place a result is about when it is not the whole of today's unit."""
    names = []
    if result.scope:
        names.append(desk.words.said(result.scope))
    former = desk.project.former_by_id.get(result.former_unit or "")
    if former:
        names.append(desk.say("{name} (trước sáp nhập)", name=former[1].name))
    return ", ".join(names)


def marks(desk: Desk, result: Result) -> Iterable[str]:
    """Yield what readers must know beside the value."""
    if result.doubt:
        yield desk.say("Còn nghi ngờ. {note}", note=upper_first(desk.words.said(result.doubt)))
    if not result.seen:
        yield desk.say("Chưa thấy trong nguồn")
    if result.preferred:
        yield desk.say("Được chọn vì: {note}", note=desk.words.said(result.preferred))
    if result.note:
        yield desk.words.said(result.note)


def place_map(desk: Desk, title: str, stands: Mapping[str, Stand]) -> Markup:
    """Return the tile map of all places; ``stands`` are by slug."""
    return Markup(tile_map_svg(tile_map(desk.measures, title, stands), desk.words))  # noqa: S704 - it escapes labels


def notices(desk: Desk, unit: str, codes: tuple[str, ...]) -> tuple[NoticeView, ...]:
    """Return the findings of a folder whose codes begin with one of ``codes``."""
    found = desk.findings_by_unit.get(unit, ())
    return tuple(notice(desk, f) for f in found if f.rule.code.startswith(codes))


def notice(desk: Desk, f: Finding) -> NoticeView:
    """Return one finding as readers see it."""
    return NoticeView(
        f.rule.code, addresses.rule(f.rule.code), f.severity.value, f.what(desk.words), f.why(desk.words),
        desk.line_address(f.place), f.accepted or "",
    )  # fmt: skip
