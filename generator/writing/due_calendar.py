"""Everything the programme's calendar asks for, as an iCalendar file (RFC 5545) that a telephone can subscribe to."""

from __future__ import annotations

import datetime as dt

from icalendar import Alarm, Calendar, Event

from generator.measuring.calendar import Due
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.parts import due_title

_MAKER = "-//minhbach//{name}//{language}"
_ONE_DAY = dt.timedelta(days=1)
# A day begins at midnight, when nobody reads reminders; these come at eight in the morning.
_MORNING = dt.timedelta(hours=8)
REMINDERS = (30, 7)


def due_calendar(desk: Desk) -> bytes:
    """Return the last day of every due thing as a day-long event, with reminders 30 and 7 days before.

    A due thing keeps its UID for good, so that a moved deadline moves the entry. The only day in it beside the
    deadlines is the one the site speaks of: the same data on the same day give the same bytes.
    """
    site = desk.project.config.site
    calendar = Calendar()
    calendar.add("PRODID", _MAKER.format(name=desk.project.programme.id, language=desk.words.code.upper()))
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    title = desk.say("Hạn của {programme}", programme=desk.project.config.words.programme)
    for name in ("NAME", "X-WR-CALNAME"):  # the standard's, and the one telephones read
        calendar.add(name, f"{title} ({site.short_name})")
    calendar.add("REFRESH-INTERVAL", _ONE_DAY, parameters={"VALUE": "DURATION"})
    for due in desk.measures.dues:
        calendar.add_component(_event(desk, due))
    content: bytes = calendar.to_ical()
    return content


def _event(desk: Desk, due: Due) -> Event:
    title = due_title(desk, due)
    event = Event()
    event.add("UID", uid(desk, due))
    event.add("DTSTAMP", dt.datetime.combine(desk.measures.as_of, dt.time(), dt.UTC))
    event.add("DTSTART", due.last_day)
    event.add("DTEND", due.last_day + _ONE_DAY)
    event.add("SUMMARY", desk.say("Hạn: {title}", title=title))
    event.add("DESCRIPTION", _description(desk, due))
    event.add("CATEGORIES", [desk.project.config.words.programme, due.obligation.title])
    event.add("TRANSP", "TRANSPARENT")  # a deadline does not make anybody busy
    if desk.url:
        event.add("URL", desk.public(addresses.REPORTS))
    for days in REMINDERS:
        event.add_component(_reminder(desk, title, days))
    return event


def uid(desk: Desk, due: Due) -> str:
    """Return what a due thing is called for good, wherever the site stands."""
    of = f"{due.obligation.id}-{due.year}" if due.year else due.obligation.id
    return f"{of}@{desk.project.programme.id}.minhbach"


def _description(desk: Desk, due: Due) -> str:
    lines = [
        desk.say("Gửi trong ngày {day} vẫn đúng hạn.", day=desk.words.day(due.last_day)),
        desk.say("Theo văn bản: {words}.", words=due.obligation.words.rstrip(".")),
    ]
    if desk.url:
        lines.append(desk.say("Ai đã công bố gì: {address}", address=desk.public(addresses.REPORTS)))
    return "\n".join(lines)


def _reminder(desk: Desk, title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", desk.say("Còn {n} ngày: {title}", n=days, title=title))
    alarm.add("TRIGGER", _MORNING - dt.timedelta(days=days))
    return alarm
