"""The demonstration's life on its pages: every change once in all years together, and on the pages it concerns."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from generator.building import DEFAULT_THEME
from generator.history.chronicle import Chronicle
from generator.history.past import Entry
from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.artefacts import PageKind
from generator.writing.citing import cite
from generator.writing.desk import Desk
from generator.writing.history.entries import ChangeView, EntryView
from generator.writing.history.feeds import feeds
from generator.writing.history.pages import (
    ChangesView,
    HistoryView,
    changes_view,
    target_history,
    unit_history,
    year_views,
)
from generator.writing.history.press import press_view
from generator.writing.province import province_view
from generator.writing.target import target_view
from generator.writing.templates import Templates
from tests.history.test_demo_history import LAST, versions
from tests.projects.demo_history.edits import Told
from tests.writing.test_feeds import schema

HEAVIEST = 120_000  # bytes of a page as it travels
TODAY = {"thua-thien-hue": "hue"}  # what a unit of then is called today
Seen = tuple[str, str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def desk(demo_repository: Path, demo_chronicle: Chronicle) -> Desk:
    project = read_project(demo_repository).project
    assert project is not None
    return Desk(measure(project, LAST), (), Language(), history=demo_chronicle)


def expected() -> Iterator[tuple[dt.date, Told]]:
    """What was meant to be told: notes are the words about it, not a change of their own."""
    for version in versions():
        yield from ((version.day, told) for told in version.told if told.thing != "change_note")


def seen(entries: Iterable[Entry]) -> Counter[Seen]:
    return Counter(
        (e.day.isoformat(), t.change.kind.value, t.unit, tuple(sorted(t.targets))) for e in entries for t in e.changes
    )


def meant(told: Iterable[tuple[dt.date, Told]]) -> Counter[Seen]:
    return Counter(
        (day.isoformat(), t.kind, TODAY.get(t.unit, t.unit), tuple(sorted(t.targets))) for day, t in told
    )  # fmt: skip


def changes_of(view: ChangesView) -> Iterator[tuple[str, ChangeView]]:
    for entry in (e for year in view.years for month in year.months for e in month.entries):
        for change in (*entry.shown, *(c for group in entry.folded for c in group.changes)):
            yield entry.iso, change


def test_every_change_stands_once_on_the_pages_of_the_years_with_its_day(desk: Desk) -> None:
    assert seen(desk.past.entries) == meant(expected())
    shown = Counter(
        (day, c.units, tuple(sorted(c.targets.split()))) for _, view in year_views(desk) for day, c in changes_of(view)
    )
    assert shown == Counter((day, unit, targets) for (day, _, unit, targets) in meant(expected()).elements())
    assert all({day[:4] for day, _ in changes_of(view)} <= {str(year)} for year, view in year_views(desk))


def test_every_change_stands_on_the_pages_it_concerns_and_on_no_other(desk: Desk) -> None:
    for p in desk.project.provinces:
        here = ((day, told) for day, told in expected() if TODAY.get(told.unit, told.unit) == p.slug)
        assert seen(desk.past.of_unit(p.slug)) == meant(here), p.slug
    for t in desk.project.targets:
        assert seen(desk.past.of_target(t.id)) == meant((d, x) for d, x in expected() if t.id in x.targets), t.id


def test_what_was_planted_reads_as_it_must(desk: Desk) -> None:
    lowered = next(c for e in _told(unit_history(desk, "khanh-hoa")) for c in e.shown if c.retreat)
    assert lowered.retreat == "Cam kết bị hạ"
    assert ("60% doanh nghiệp" in lowered.old_words, "50% doanh nghiệp" in lowered.new_words) == (True, True)
    back = [c.back for _, view in year_views(desk) for _, c in changes_of(view) if c.back]
    assert back == ["trở lại số đã công bố ngày 22/12/2025"]
    assert any("đổi mã trong dữ liệu" in c.sentence for e in _told(unit_history(desk, "hue")) for c in e.shown)
    never_folded = target_history(desk, "CPS.2").retreats
    assert [(e.iso, [c.retreat for c in e.shown]) for e in never_folded] == [("2026-05-20", ["Mục tiêu bị hạ"])]


def _told(view: HistoryView) -> tuple[EntryView, ...]:
    return (*view.newest, *view.retreats, *view.older)


def test_no_page_is_heavy(desk: Desk) -> None:
    templates, citation = Templates(DEFAULT_THEME, desk), cite(desk, "Trang", "/trang/")
    views = [
        *((PageKind.CHANGES, view) for _, view in year_views(desk)),
        (PageKind.CHANGES, changes_view(desk)),
        (PageKind.PRESS, press_view(desk)),
        (PageKind.PROVINCE, province_view(desk, desk.project.province_by_slug["phu-tho"])),
        *((PageKind.TARGET, target_view(desk, t)) for t in desk.measures.targets if t.target.id == "XHS.1"),
    ]
    sizes = [len(gzip.compress(templates.render(kind, view, citation).encode())) for kind, view in views]
    assert max(sizes) < HEAVIEST
    assert len(sizes) == 10


def test_all_its_feeds_are_atom(desk: Desk) -> None:
    made = list(feeds(desk, Templates(DEFAULT_THEME, desk)))
    assert len(made) == 1 + 34 + len(desk.project.targets)
    for file in made:
        assert schema().validate(etree.fromstring(file.content)), (file.address, schema().error_log)
        parsed = feedparser.parse(file.content)
        assert not parsed.bozo
        days = [entry.updated for entry in parsed.entries]
        assert len(days) <= 50
        assert parsed.feed.updated == max(days)
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d", day) for day in days)
