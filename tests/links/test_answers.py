"""What several attempts amount to: one failure is no death."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.links.answers import Answer, Outcome, after, due
from generator.records.evidence import Link, LinkCheck

URL = "https://example.org/bai"
DAY = dt.date(2026, 6, 1)
LIVE, DEAD, FAILING, REFUSED = LinkCheck.LIVE, LinkCheck.DEAD, LinkCheck.FAILING, LinkCheck.REFUSED
ANSWERS = {
    "ok": Answer(Outcome.ALIVE, "200"), "404": Answer(Outcome.FAILED, "404"), "410": Answer(Outcome.FAILED, "410"),
    "500": Answer(Outcome.FAILED, "500"), "dns": Answer(Outcome.FAILED, "dns", heard=False),
    "403": Answer(Outcome.REFUSED, "403"),
}  # fmt: skip

# What was answered on which day, counted from the first, and the states this gave.
HISTORIES: list[tuple[str, list[LinkCheck]]] = [
    ("0 ok, 7 ok", [LIVE, LIVE]),
    ("0 ok, 7 500, 14 ok", [LIVE, FAILING, LIVE]),
    ("0 404", [FAILING]),
    ("0 404, 0 404", [FAILING, FAILING]),  # the same day again confirms nothing
    ("0 404, 1 404", [FAILING, DEAD]),
    ("0 404, 1 410", [FAILING, DEAD]),
    ("0 404, 1 500, 2 404", [FAILING, FAILING, FAILING]),  # three failures, but over two days only
    ("0 500, 7 404, 8 404", [FAILING, FAILING, DEAD]),
    ("0 dns, 1 dns, 2 dns", [FAILING, FAILING, FAILING]),
    ("0 dns, 3 dns, 7 dns", [FAILING, FAILING, DEAD]),
    ("0 dns, 7 dns", [FAILING, FAILING]),  # seven days, but two failures only
    ("0 dns, 0 dns, 7 dns", [FAILING, FAILING, FAILING]),  # two on one day count once
    ("0 dns, 3 ok, 7 dns, 9 dns", [FAILING, LIVE, FAILING, FAILING]),  # counted anew
    ("0 404, 1 404, 2 403, 3 404", [FAILING, DEAD, DEAD, DEAD]),  # being turned away proves no life
    ("0 404, 1 404, 2 ok", [FAILING, DEAD, LIVE]),
    ("0 403, 7 403, 14 403, 21 403", [REFUSED] * 4),  # nor is it death
    ("0 ok, 7 dns, 14 403, 21 dns, 28 dns", [LIVE, FAILING, REFUSED, FAILING, DEAD]),
]  # fmt: skip


def steps(history: str) -> list[Link]:
    found: list[Link] = []
    for n, name in (part.split() for part in history.split(", ")):
        found.append(after(URL, found[-1] if found else None, ANSWERS[name], DAY + dt.timedelta(int(n))))
    return found


@pytest.mark.parametrize(("history", "states"), HISTORIES, ids=[h for h, _ in HISTORIES])
def test_states_over_days(history: str, states: list[LinkCheck]) -> None:
    assert [link.state for link in steps(history)] == states


def test_it_is_remembered_when_it_was_seen_and_since_when_it_fails() -> None:
    last = steps("0 ok, 7 dns, 10 dns, 14 dns")[-1]
    assert (str(last.last_seen), str(last.failing_since), last.failures) == ("2026-06-01", "2026-06-08", 3)
    back = after(URL, last, ANSWERS["ok"], DAY + dt.timedelta(20))
    assert (str(back.last_seen), back.failing_since, back.failures) == ("2026-06-21", None, 0)


def test_a_change_of_content_is_dated_and_a_copy_is_kept() -> None:
    first = after(URL, None, Answer(Outcome.ALIVE, "200", sha256="a", size=1), DAY)
    first = first.model_copy(update={"archived": "https://web.archive.org/web/2026/x"})
    same = after(URL, first, Answer(Outcome.ALIVE, "200", sha256="a", size=1), DAY + dt.timedelta(1))
    unread = after(URL, same, Answer(Outcome.ALIVE, "200"), DAY + dt.timedelta(2))
    other = after(URL, unread, Answer(Outcome.ALIVE, "200", sha256="b", size=2), DAY + dt.timedelta(3))
    assert [(x.sha256, x.changed) for x in (first, same, unread)] == [("a", None)] * 3
    assert (other.sha256, other.size, other.changed) == ("b", 2, DAY + dt.timedelta(3))
    assert other.archived == first.archived


@pytest.mark.parametrize(("history", "days", "asked"), [
    ("0 ok", 6, False), ("0 ok", 7, True), ("0 dns", 0, False), ("0 dns", 1, True), ("0 403", 6, False),
    ("0 404, 1 404", 3, False), ("0 ok", -1, True),
])  # fmt: skip
def test_who_is_asked_again(history: str, days: int, asked: bool) -> None:
    assert due(steps(history)[-1], DAY + dt.timedelta(days), 7) is asked
    assert due(None, DAY, 7)
