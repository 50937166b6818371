"""What editions are called, and the way from a page of today to what it was."""

from __future__ import annotations

from dataclasses import dataclass

from generator.history.chronicle import NoHistory
from generator.history.editions import Edition
from generator.records.base import Record
from generator.records.programme import Target
from generator.records.territory import Province
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.parts import due_title


@dataclass(frozen=True)
class LinkView:
    """A link: its words and its address."""

    title: str
    address: str


def edition_title(desk: Desk, edition: Edition) -> str:
    """Return what an edition is called: its day, and what was due or how its tag is named."""
    day = desk.words.day(edition.day)
    if edition.release is None:
        return desk.say("Bản ngày {day}, {due}", day=day, due=", ".join(due_title(desk, d) for d in edition.dues))
    release = edition.release
    return desk.say("Bản ngày {day}, {name}", day=day, name=release.title or release.name)


def editions_of(desk: Desk, record: Province | Target) -> tuple[LinkView, ...]:
    """Return where the page of a province or a target stands in each edition that has it, the newest first."""
    found = []
    for edition in reversed(desk.editions):
        then = _then(desk, record, edition.publication.number)
        if isinstance(then, (Province, Target)):
            live = addresses.province(then.slug) if isinstance(then, Province) else addresses.target(then.id)
            found.append(LinkView(edition_title(desk, edition), addresses.in_edition(edition.key, live)))
    return tuple(found)


def _then(desk: Desk, record: Record, number: int) -> Record | None:
    if isinstance(desk.history, NoHistory):
        return None
    thread = desk.history.thread(record)
    stage = thread.at(desk.history.publications[number - 1]) if thread else None
    return stage.record if stage else None
