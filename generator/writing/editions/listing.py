"""The list of editions: which there are, what makes the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.history.chronicle import NoHistory
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.editions.edition import Then
from generator.writing.editions.links import LinkView
from generator.writing.parts import due_title


@dataclass(frozen=True)
class EditionRow:
    """An edition in a list."""

    title: str
    address: str
    day: str
    version: str
    hash: str
    since: LinkView


@dataclass(frozen=True)
class EditionsView:
    """All editions, the newest first; ``absent`` says why there are none, where there is no history."""

    answer: str
    absent: str
    next: str
    rows: tuple[EditionRow, ...]


def editions_view(desk: Desk, thens: Sequence[Then]) -> EditionsView:
    """Return the list of editions."""
    absent = desk.words.shown(desk.history.why) if isinstance(desk.history, NoHistory) else ""
    if thens:
        answer = desk.say("Có {n} bản dữ liệu đã chốt; bản mới nhất: {title}.",
                          n=desk.words.number(len(thens)), title=thens[-1].title)  # fmt: skip
    else:
        answer = desk.say("Chưa có bản dữ liệu nào được chốt.")
    return EditionsView(answer, absent, "" if absent else _next(desk), tuple(_row(desk, t) for t in reversed(thens)))


def _next(desk: Desk) -> str:
    """Say which deadline makes the next edition."""
    due = next(iter(desk.measures.next_dues), None)
    if due is None:
        return ""
    return desk.say("Bản kế tiếp được chốt khi hết ngày {day}: {due}.",
                    day=desk.words.day(due.last_day), due=due_title(desk, due))  # fmt: skip


def _row(desk: Desk, t: Then) -> EditionRow:
    data = t.frozen.data
    since = LinkView(desk.say("So sánh với hôm nay"), addresses.comparison(t.key))
    return EditionRow(t.title, t.frozen.home, desk.words.day(t.edition.day), data.version, data.short_hash, since)
