"""The ordinary life of the project: each source comes with what rests on it, and is opened again now and then.

A source comes some days after the last date it or anything resting on it has. Of a former unit nothing came before
the new unit was there; the plans in time came together, and the reports of some provinces with the note of the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from generator.text import slug
from tests.projects.demo_history.edits import Arrival, Checked, Edit, Files, LeftOut, Note, rows_of, slug_of, tree_of
from tests.projects.demo_history.planted import VIETNAM, Event, Step

SEED = 1087
BEGINNING = dt.date(2025, 2, 10)
REORGANISED = dt.date(2025, 7, 1)
IN_TIME = dt.date(2025, 3, 31)
PUBLISHED_IN_TIME = dt.date(2025, 4, 2)
EVERY_LINK = dt.date(2030, 3, 1)
LEFT_OUT = dt.date(2030, 1, 22)
_TOGETHER = 4  # every fourth province's reports come with the note of the year
_MERGED = 5  # every fifth arrival is a pull request


@dataclass
class Life:
    """What came when: the days of sources by unit and id, the days a unit's links were opened, and the commits."""

    files: Files
    came: dict[tuple[str, str], dt.date] = field(default_factory=dict)
    checks: dict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list))
    events: list[Event] = field(default_factory=list)


def last_day(text: str) -> dt.date:
    """The last day of a year, a month or a day."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def live(files: Files, notes: set[tuple[str, str, str]]) -> Life:
    """Return the ordinary life that ends in ``files``; ``notes`` come with what is planted."""
    life = Life(files)
    days = {date: what for unit, date, what in _notes(files) if what.startswith("(Minh họa) Cập nhật báo cáo năm")}
    by_day: dict[tuple[dt.date, str], list[Edit]] = defaultdict(list)  # what comes together has no name of its own
    for folder in sorted({name.rpartition("/")[0] + "/" for name in files if name.endswith("sources.yml")}):
        for arrival, day, together in _arrivals(files, folder, [dt.date.fromisoformat(d) for d in days]):
            life.came[arrival.unit, arrival.source] = day
            if day > BEGINNING:
                by_day[day, "" if together else _title(files, folder, arrival)].append(arrival)
    for unit, date, what in _notes(files):
        if (unit, date, what) not in notes:
            by_day[dt.date.fromisoformat(date), ""].append(Note(unit, date, what))
    by_day[LEFT_OUT, ""].append(LeftOut())
    for (day, title), edits in sorted(by_day.items()):
        life.events.append(_event(day, title, edits))
    _every_link(life)
    return life


def _notes(files: Files) -> list[tuple[str, str, str]]:
    found = ((slug_of(name), tree_of(text)) for name, text in files.items() if name.endswith("/changes.yml"))
    return [(unit, n["date"], n["what"]) for unit, tree in found for n in tree["changes"]]


def _title(files: Files, folder: str, arrival: Arrival) -> str:
    listed = tree_of(files[f"{folder}sources.yml"])["sources"]
    title = next(str(s["title"]) for s in listed if s["id"] == arrival.source)
    return f"{name_of(files, arrival.unit)}: {title.removeprefix('(Minh họa) ')}"


def name_of(files: Files, unit: str) -> str:
    """What people call a unit, for the words of a commit."""
    named = {slug(p["name"]): str(p["name"]) for p in tree_of(files["data/provinces.yml"])["provinces"]}
    return named.get(unit, "Cả nước")


def _event(day: dt.date, title: str, edits: list[Edit]) -> Event:
    chance = Random(f"{SEED} {day} {title}")
    moment = dt.datetime(day.year, day.month, day.day, chance.randint(10, 16), chance.randint(0, 59), tzinfo=VIETNAM)
    event = Event(moment + dt.timedelta(seconds=chance.randint(0, 59)), title or f"Công bố ngày {day:%d/%m/%Y}", edits)
    if title and chance.randrange(_MERGED) == 0:
        event.what, event.branch = f"Gộp đề xuất: {title}", [Step(title)]
    return event


def _arrivals(files: Files, folder: str, days: list[dt.date]) -> Iterator[tuple[Arrival, dt.date, bool]]:
    """Yield what comes with each source of a folder, its day, and whether it comes together with others."""
    unit = slug_of(folder)

    def listed(file: str, key: str) -> list[dict[str, Any]]:
        return list(tree_of(files[folder + file])[key]) if folder + file in files else []

    plans = {n.removeprefix(folder): tree_of(t)["plan"] for n, t in files.items() if n.startswith(f"{folder}plan")}
    for source in listed("sources.yml", "sources"):
        key = source["id"]
        rows = [r for r in rows_of(files.get(f"{folder}results.csv", "")) if r["source"] == key]
        held = {file: p for file, p in plans.items() if p["sources"][0] == key}
        reports = [r for r in listed("reports.yml", "reports") if r["source"] == key]
        related = [r for r in listed("related.yml", "related") if r["sources"][0] == key] if unit else []
        arrival = Arrival(unit, key, tuple(held), int(reports[0]["year"]) if reports else None,
                          tuple(r["id"] for r in related))  # fmt: skip
        dated = [source.get("published"), *(r.get("date") for r in (*held.values(), *reports))]
        latest = max(last_day(text) for text in (*dated, *(r["as_of"] for r in rows)) if text)
        former = any(r.get("former_unit") for r in (*rows, *held.values()))
        yield arrival, *_day(arrival, latest, former, days, any((rows, held, reports, unit)))


def _day(arrival: Arrival, latest: dt.date, former: bool, days: list[dt.date], rests: bool) -> tuple[dt.date, bool]:
    """The day of an arrival, and whether it comes together with others."""
    chance = Random(f"{SEED} {arrival.unit} {arrival.source}")
    usual = latest + dt.timedelta(days=chance.randint(1, 6))
    fixed = _FIXED.get((arrival.unit, arrival.source))
    if not rests:  # what the framework names is there from the beginning
        fixed = BEGINNING
    elif former and arrival.plans and arrival.unit in _MOVED:
        fixed = REORGANISED
    elif former:
        return max(usual, REORGANISED + dt.timedelta(days=chance.randint(2, 9))), False
    elif arrival.plans and latest <= IN_TIME:
        fixed = PUBLISHED_IN_TIME
    elif arrival.year and Random(f"{SEED} {arrival.unit}").randrange(_TOGETHER) == 0:
        fixed = next((day for day in days if day.year == arrival.year and latest < day), None)
    return fixed or usual, fixed is not None


# What notes in the data say of days.
_MOVED = ("can-tho", "tuyen-quang", "lao-cai")
_FIXED = {
    ("quang-tri", "ke-hoach-quang-tri-2030"): dt.date(2030, 2, 20),
    ("phu-tho", "ra-soat-2029"): dt.date(2030, 2, 12),
}


def _every_link(life: Life) -> None:
    """Every link of every unit is opened on the day the files say, in the commit that has the note of it."""
    (event,) = [e for e in life.events if e.when.date() == EVERY_LINK]
    event.edits += [check(life, unit, EVERY_LINK) for unit in sorted({unit for unit, _ in life.came})]


def check(life: Life, unit: str, on: dt.date) -> Checked:
    """One unit's links are opened again; before, each was opened at an earlier check or when it came."""
    life.checks[unit].append(on)

    def before(source: str) -> dt.date:
        return max(day for day in (life.came[unit, source], *life.checks[unit]) if day < on)

    return Checked(unit, on, before)


def check_some(life: Life, number: int) -> None:
    """Fill the history up with ``number`` commits in which the links of one unit were opened."""
    chance = Random(f"{SEED} links")
    first = {unit: min(day for (u, _), day in life.came.items() if u == unit) for unit, _ in life.came}
    days = [(unit, dt.date(year, 1, 1) + dt.timedelta(days=chance.randint(31, 300)))
            for year in range(2026, 2030) for unit in sorted(first)]  # fmt: skip
    free = [(unit, day) for unit, day in days if first[unit] < day and not _UNSEEN[0] <= day <= _UNSEEN[1]]
    for unit, day in sorted(chance.sample(free, number)):
        event = _event(day, f"{name_of(life.files, unit)}: mở lại các liên kết nguồn", [check(life, unit, day)])
        life.events.append(event)


_UNSEEN = dt.date(2028, 7, 10), dt.date(2028, 7, 12)  # what is planted there stands alone
