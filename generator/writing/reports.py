"""Who sent what, when, against which date: what came in time, what late, and who is silent since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.labels import label
from generator.measuring.badges import Reported
from generator.measuring.calendar import Delivery, Due
from generator.measuring.punctuality import Punctuality, of_due, punctuality
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.due_calendar import REMINDERS
from generator.writing.parts import BadgeView, SourceView, due_title, lateness, overdue, sources_view
from generator.writing.sentences import Sentence, counted, joined

PERIODS, BY_PROVINCE = f"{addresses.REPORTS}#qua-cac-ky", f"{addresses.REPORTS}#bang-bao-cao"
_FEW = 3
_BAR_STEP = 5


@dataclass(frozen=True)
class PeriodView:
    """One thing that was due from everybody, counted; ``share`` is what came in time, in steps of 5 per cent.

    ``apart`` counts places with nothing but a former unit's plan, ``of`` all of them.
    """

    anchor: str
    title: str
    due: str
    words: str
    summary: str
    on_time: int
    late: int
    unseen: int
    apart: int
    of: int
    share: int
    sent: tuple[SentView, ...]
    silent: tuple[SilentView, ...]


@dataclass(frozen=True)
class SentView:
    """What came from one province: its own document, or a former unit's plan, credited to nobody."""

    name: str
    address: str
    badge: BadgeView
    sent: str
    sort: str
    number: str
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class SilentView:
    """A province whose document nobody has seen, for how long, and why where a source says so."""

    name: str
    address: str
    overdue: str
    reason: str


@dataclass(frozen=True)
class RecordView:
    """One province's record in words, with what the columns sort by."""

    name: str
    address: str
    on_time: str
    late: str
    late_sort: int
    unseen: str
    unseen_sort: int
    reason: str


@dataclass(frozen=True)
class ReportsView:
    """The record by period, newest first, and by province."""

    as_of: str
    answer: str
    periods: tuple[PeriodView, ...]
    rows: tuple[RecordView, ...]
    calendar: str
    subscribe: str
    reminders: tuple[int, ...]


def reports_view(desk: Desk) -> ReportsView:
    """Return what was due so far from every province, and what came of it."""
    rows = tuple(_record(desk, slug) for slug in _slugs(desk))
    past = [d for d in desk.measures.dues if d.last_day < desk.measures.as_of]
    return ReportsView(
        desk.as_of, answer(desk), tuple(_period(desk, d) for d in reversed(past)), rows if past else (),
        addresses.DUE_CALENDAR, _subscription(desk), REMINDERS,
    )  # fmt: skip


def _slugs(desk: Desk) -> list[str]:
    return [p.slug for p in sorted(desk.project.provinces, key=lambda p: sort_key(p.name))]


def _subscription(desk: Desk) -> str:
    """Return the calendar's address as telephones subscribe to it, once the site has one."""
    scheme, found, rest = desk.public(addresses.DUE_CALENDAR).partition("://")
    return f"webcal://{rest}" if found and scheme in ("http", "https") else ""


# --- sentences ---


def answer(desk: Desk) -> str:
    """Return how much of what was due came in time, late or not; who is silent longest; and what is due next."""
    every = _past(desk, (d for slug in _slugs(desk) for d in desk.measures.units[slug].deliveries))
    total = punctuality(every)
    periods = len({id(d.due) for d in every})
    parts: list[str] = [_counted(desk, total, periods)] if total.due or total.apart else []
    parts += [*_longest_silence(desk)]
    parts += [
        desk.say("{title} phải gửi chậm nhất {day}.", title=due_title(desk, due), day=desk.words.day(due.last_day))
        for due in desk.measures.next_dues[:1]
    ]
    return joined(" ", parts)


def _past(desk: Desk, deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Return what was due so far: what came before its time counts once that is over."""
    return [d for d in deliveries if d.due.last_day < desk.measures.as_of]


def _counted(desk: Desk, total: Punctuality, periods: int) -> Sentence:
    number = desk.words.number
    return desk.tell("{n} hạn đã qua, {of} văn bản phải gửi: {parts}.", n=counted(number(periods), PERIODS),
                     of=counted(number(total.due + total.apart), BY_PROVINCE),
                     parts=in_parts(desk, total, BY_PROVINCE))  # fmt: skip


def in_parts(desk: Desk, p: Punctuality, address: str = "") -> Sentence:
    """Return counts of what came in time, late, not yet, and from former units, without what is none.

    The counts lead to ``address``, if given.
    """
    return joined(", ", (
        desk.tell(text, n=counted(desk.words.number(n), address))
        for n, text in (
            (p.on_time, "{n} đúng hạn"), (p.late, "{n} muộn"), (p.unseen, "{n} chưa thấy công khai"),
            (p.apart, "{n} chỉ có kế hoạch của đơn vị cũ"),
        ) if n
    ))  # fmt: skip


def _longest_silence(desk: Desk) -> Iterator[str]:
    """Say who is silent longest, by name where they are few."""
    records = {slug: punctuality(desk.measures.units[slug].deliveries) for slug in _slugs(desk)}
    days = max((p.silent_days or 0 for p in records.values()), default=0)
    if not days:
        return
    found = [slug for slug, p in records.items() if p.silent_days == days]
    since = records[found[0]].silent_since
    assert since is not None
    who = (
        ", ".join(desk.place_name(slug) for slug in found) if len(found) <= _FEW
        else desk.tell("{n} {places}", n=counted(len(found), BY_PROVINCE), places=desk.project.config.words.territory)
    )  # fmt: skip
    alone = len(found) == sum(bool(p.silent_days) for p in records.values())
    details = {"who": who, "day": desk.words.day(since), "n": counted(desk.words.number(days), BY_PROVINCE)}
    if alone:
        yield desk.tell("{who} chưa có văn bản công khai nào kể từ hạn {day} ({n} ngày).", **details)
    else:
        yield desk.tell("Lâu nhất: {who} chưa có văn bản công khai nào kể từ hạn {day} ({n} ngày).", **details)


def record_sentence(desk: Desk, deliveries: tuple[Delivery, ...]) -> str:
    """Return one province's record in one sentence."""
    p, number = punctuality(deliveries), desk.words.number
    if not p.due:
        return desk.say("Chưa có kỳ nào đến hạn.") if not p.apart else ""
    parts = [desk.say("đúng hạn {n}/{of} văn bản", n=number(p.on_time), of=number(p.due + p.apart))]
    if p.late:
        parts.append(desk.say("muộn {late}", late=_late(desk, p)))
    if p.unseen:
        parts.append(desk.say("chưa thấy công khai {n} văn bản", n=number(p.unseen)))
    if p.apart:
        parts.append(desk.say("{n} văn bản chỉ có của đơn vị cũ", n=number(p.apart)))
    if p.silent_since and p.silent_days:
        details = {"n": number(p.silent_days), "day": desk.words.day(p.silent_since)}
        parts.append(desk.say("đã {n} ngày chưa thấy văn bản mới, tính từ hạn {day}", **details) if p.on_time + p.late
                     else desk.say("đã {n} ngày chưa thấy văn bản nào, tính từ hạn {day}", **details))  # fmt: skip
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _late(desk: Desk, p: Punctuality) -> str:
    """Return how many things came late and by how much, the longest of several."""
    details = {"n": desk.words.number(p.late), "days": desk.words.number(p.most_days_late)}
    if p.late == 1:
        return desk.say("{n} văn bản, {days} ngày", **details)
    return desk.say("{n} văn bản, lâu nhất {days} ngày", **details)


# --- by province ---


def _record(desk: Desk, slug: str) -> RecordView:
    deliveries = desk.measures.units[slug].deliveries
    p, past, number = punctuality(deliveries), punctuality(_past(desk, deliveries)), desk.words.number
    of = past.due + past.apart  # as the periods count them, so that both tables add up to the same
    silence = desk.say("{n} ngày", n=number(p.silent_days)) if p.silent_days else ""
    unseen = desk.say("{n} văn bản", n=number(p.unseen)) if p.unseen else ""
    return RecordView(
        name=desk.place_name(slug),
        address=addresses.province(slug),
        on_time=desk.say("{n}/{of} văn bản", n=number(past.on_time), of=number(of)) if of else "",
        late=_late(desk, p) if p.late else "",
        late_sort=p.days_late,
        unseen=", ".join(part for part in (unseen, silence) if part),
        unseen_sort=p.silent_days or 0,
        reason="; ".join(_reasons(desk, deliveries)),
    )


def _reasons(desk: Desk, deliveries: tuple[Delivery, ...]) -> Iterator[str]:
    """Yield why things came late or not, as sources say; one reason once, with all it is given for."""
    given: dict[str, list[str]] = {}
    for d in deliveries:
        if d.reason and d.reported in (Reported.LATE, Reported.OVERDUE):
            given.setdefault(d.reason.rstrip("."), []).append(str(d.due.year or d.due.obligation.title))
    for reason, when in given.items():
        yield desk.say("{when}: {reason}", when=", ".join(when), reason=reason)
    for d in deliveries:
        if d.reported is Reported.FORMER_UNITS_PLAN:
            yield desk.say("{title}: chỉ có kế hoạch của đơn vị cũ", title=d.due.obligation.title)


# --- by period ---


def _period(desk: Desk, due: Due) -> PeriodView:
    found = [(slug, d) for slug in _slugs(desk) for d in desk.measures.units[slug].deliveries if d.due is due]
    p = of_due(due, (d for _, d in found))
    of = p.due + p.apart
    return PeriodView(
        anchor=f"ky-{due.obligation.id}-{due.year}" if due.year else f"ky-{due.obligation.id}",
        title=due_title(desk, due),
        due=desk.words.day(due.last_day),
        words=due.obligation.words,
        summary=in_parts(desk, p),
        on_time=p.on_time, late=p.late, unseen=p.unseen, apart=p.apart, of=of,
        share=_BAR_STEP * round(100 * p.on_time / of / _BAR_STEP) if of else 0,
        sent=tuple(_sent(desk, slug, d) for slug, d in found if d.reported is not Reported.OVERDUE),
        silent=tuple(_silent(desk, slug, d) for slug, d in found if d.reported is Reported.OVERDUE),
    )  # fmt: skip


def _silent(desk: Desk, slug: str, d: Delivery) -> SilentView:
    return SilentView(desk.place_name(slug), addresses.province(slug), overdue(desk, d), d.reason or "")


def _sent(desk: Desk, slug: str, d: Delivery) -> SentView:
    word = lateness(desk, d) if d.sent else label(d.reported, desk.words)
    number, notes = "", [d.reason]
    ids: tuple[str, ...] = ()
    if d.report:
        number, ids = d.report.number or "", (d.report.source,)
        notes.append(d.report.note)
    elif plan := d.plan or d.former_plan:
        former = desk.project.former_by_id.get(plan.former_unit or "")
        number, ids = plan.number, plan.sources[:1]
        notes.append(desk.say("của {name} trước sáp nhập", name=former[1].name) if former else None)
    return SentView(
        name=desk.place_name(slug),
        address=addresses.province(slug),
        badge=BadgeView("reported", d.reported.value, word, d.due.obligation.title),
        sent=desk.words.day(d.sent) if d.sent else "",
        sort=d.sent.isoformat() if d.sent else "",
        number=number,
        note=". ".join(note.rstrip(".") for note in notes if note),
        sources=sources_view(desk, slug, ids),
    )
