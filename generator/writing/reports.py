"""Who sent what, when, against which date."""

from __future__ import annotations

from dataclasses import dataclass

from generator.measuring.badges import Reported
from generator.measuring.calendar import Due
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.parts import BadgeView, SourceView, due_title, lateness, overdue, sources_view


@dataclass(frozen=True)
class CellView:
    """One thing due from one province, and what came of it."""

    badge: BadgeView
    overdue: str
    sent: str
    sort: str
    number: str
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ColumnView:
    """One thing due from everybody."""

    title: str
    due: str
    words: str
    received: int
    late: int
    of: int
    past: bool


@dataclass(frozen=True)
class ReportsView:
    """The table of deliveries: columns are what was due, rows are provinces."""

    as_of: str
    answer: str
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[str, str, tuple[CellView, ...]], ...]


def reports_view(desk: Desk) -> ReportsView:
    """Return everything due up to the next deadline, newest first, for every province."""
    dues = _shown(desk)
    columns = tuple(_column(desk, d) for d in dues)
    rows = [
        (p.name, addresses.province(p.slug), tuple(_cell(desk, p.slug, d) for d in dues))
        for p in sorted(desk.project.provinces, key=lambda p: sort_key(p.name))
    ]
    return ReportsView(desk.as_of, _answer(desk, columns), columns, tuple(rows))


def _shown(desk: Desk) -> list[Due]:
    past = [d for d in desk.measures.dues if d.last_day < desk.measures.as_of]
    return [*desk.measures.next_dues[:1], *reversed(past)]


def _column(desk: Desk, due: Due) -> ColumnView:
    states = [d.reported for s, u in desk.measures.units.items() if s for d in u.deliveries if d.due is due]
    return ColumnView(
        title=due_title(desk, due),
        due=desk.words.day(due.last_day),
        words=due.obligation.words,
        received=sum(s in (Reported.ON_TIME, Reported.LATE) for s in states),
        late=sum(s is Reported.LATE for s in states),
        of=len(states),
        past=due.last_day < desk.measures.as_of,
    )


def _answer(desk: Desk, columns: tuple[ColumnView, ...]) -> str:
    parts = [
        desk.say("{title}: {n}/{of} tìm thấy công khai", title=c.title, n=c.received, of=c.of)
        for c in reversed(columns) if c.past
    ]  # fmt: skip
    waiting = [desk.say("{title} phải gửi chậm nhất {day}", title=c.title, day=c.due) for c in columns if not c.past]
    return ". ".join(["; ".join(parts), *waiting]).strip(". ") + "." if parts or waiting else ""


def _cell(desk: Desk, slug: str, due: Due) -> CellView:
    d = next(d for d in desk.measures.units[slug].deliveries if d.due is due)
    badge = BadgeView("reported", d.reported.value, lateness(desk, d), due.obligation.title)
    number, note = "", ""
    ids: tuple[str, ...] = ()
    if d.report:
        number, note, ids = d.report.number or "", d.report.note or "", (d.report.source,)
    elif plan := d.plan or d.former_plan:
        former = desk.project.former_by_id.get(plan.former_unit or "")
        number, ids = plan.number, plan.sources[:1]
        note = desk.say("của {name} trước sáp nhập", name=former[1].name) if former else ""
    return CellView(
        badge,
        overdue(desk, d),
        desk.words.day(d.sent) if d.sent else "",
        d.sent.isoformat() if d.sent else "9999",
        number,
        note,
        sources_view(desk, slug, ids),
    )
