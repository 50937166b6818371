"""The calendar file: read back by its own library and by a reader of lines, and held against RFC 5545."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.records.project import Project
from generator.writing.desk import Desk
from generator.writing.due_calendar import due_calendar
from generator.writing.parts import due_title
from tests.measuring import make
from tests.small import PROJECTS

HARD = "Báo cáo tiếng Việt: ăâđêôơư; dấu phẩy, chấm phẩy; gạch \\ chéo, " + "rất dài " * 12 + "hết"


def desk_of(url: str = "https://example.org/trang/", as_of: str = "2026-11-22", **more: Any) -> Desk:
    return Desk(measure(make.project(make.holding("a"), **more), make.day(as_of)), (), Language(), url=url)


def hard() -> Desk:
    words = "trước ngày 15/12;\ntheo mục 4, khoản 2"
    return desk_of(calendar=(make.plan_duty(), make.report_duty(title=HARD, words=words)))


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def project(name: str) -> Project:
    found = read_project(PROJECTS / name).project
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["nho", "khac", "minh-hoa"])
def test_every_due_thing_once_on_its_last_day(name: str) -> None:
    held = project(name)
    desk = Desk(measure(held, held.config.as_of or make.day("2030-01-01")), (), Language())
    found = events(due_calendar(desk))
    dues = desk.measures.dues
    assert [(e["SUMMARY"], e["DTSTART"].dt, e["DTEND"].dt) for e in found] == [
        (f"Hạn: {due_title(desk, d)}", d.last_day, d.last_day + dt.timedelta(days=1)) for d in dues
    ]
    assert len({e["UID"] for e in found}) == len(dues) > 0


def test_what_the_standard_asks_for_is_there() -> None:
    calendar = Calendar.from_ical(due_calendar(hard()))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"]
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL"} <= set(event)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTSTAMP"].dt == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
        alarms = event.walk("VALARM")
        assert [a["TRIGGER"].dt for a in alarms] == [dt.timedelta(days=-30, hours=8), dt.timedelta(days=-7, hours=8)]
        assert all(a["ACTION"] == "DISPLAY" and a["DESCRIPTION"] for a in alarms)
    assert not calendar.errors


def test_text_comes_back_as_it_was() -> None:
    event = events(due_calendar(hard()))[-1]
    assert event["SUMMARY"] == f"Hạn: {HARD} năm 2030"
    assert event["CATEGORIES"].cats == ["Đề án", HARD]
    assert event["DESCRIPTION"] == (
        "Gửi trong ngày 14/12/2030 vẫn đúng hạn.\nTheo văn bản: trước ngày 15/12;\ntheo mục 4, khoản 2.\n"
        "Ai đã công bố gì: https://example.org/trang/bao-cao/"
    )


def test_lines_are_folded_and_nothing_breaks_out_of_them() -> None:
    lines = due_calendar(hard()).split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert all(line.decode() for line in lines)  # no letter is cut in two
    unfolded = b"\r\n".join(lines).replace(b"\r\n ", b"").decode().split("\r\n")
    assert {line.split(":")[0].split(";")[0] for line in unfolded} <= {
        "BEGIN", "END", "PRODID", "VERSION", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "UID", "DTSTAMP",
        "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP", "URL", "ACTION", "TRIGGER",
    }  # fmt: skip
    (first, *_) = [line for line in unfolded if line.startswith("DESCRIPTION:Gửi") and "15/12" in line]
    assert "15/12\\;\\ntheo mục 4\\, khoản 2" in first


def test_the_same_data_on_the_same_day_are_the_same_bytes_and_another_day_moves_nothing_else() -> None:
    first, again, later = due_calendar(hard()), due_calendar(hard()), due_calendar(desk_of(as_of="2027-01-01"))
    assert first == again
    assert [e["UID"] for e in events(later)] == [e["UID"] for e in events(due_calendar(desk_of()))]


def test_without_an_address_of_the_site_none_is_told() -> None:
    assert b"http" not in due_calendar(desk_of(url=""))


def test_a_programme_without_a_calendar_has_an_empty_one() -> None:
    assert events(due_calendar(desk_of(calendar=()))) == []
