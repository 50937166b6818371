"""What editions are called, and the way from a page of today to what it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator import kept
from generator.history.chronicle import NoHistory
from generator.history.editions import Edition
from generator.language import Language, ours
from generator.measuring.calendar import Due
from generator.records.base import Record
from generator.records.config import SiteConfig
from generator.records.programme import ObligationKind, Target
from generator.records.territory import Province
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.parts import due_title


@dataclass(frozen=True)
class Today:
    """All that pages of an edition know of the site they stand on: how it speaks, where it is, which day it speaks of.

    ``home`` is where the pages of their language begin.
    """

    words: Language
    config: SiteConfig
    as_of: str
    url: str
    repository: str
    home: str

    @classmethod
    def of(cls, desk: Desk) -> Today:
        """Return what a desk of today tells."""
        return cls(desk.words, desk.project.config, desk.as_of, desk.url, desk.repository, desk.home)

    @cached_property
    def identity(self) -> str:
        """What names it all but the day; messages are the program's."""
        words = (self.words.code, dict(self.words.terms), dict(self.words.texts))
        return kept.named((words, self.config, self.url, self.repository, self.home))

    def say(self, message: str, **details: object) -> str:
        """Return ``message`` in the pages' language with ``{details}`` filled in."""
        return self.words._(message).format(**details) if details else self.words._(message)


@dataclass(frozen=True)
class LinkView:
    """A link: its words and its address."""

    title: str
    address: str


# What a deadline was of, where nobody said its own title in the page's language.
_DEADLINES = {
    ObligationKind.PLAN: ours("hạn gửi kế hoạch"), ObligationKind.REPORT: ours("hạn gửi báo cáo"),
}  # fmt: skip


def edition_title(desk: Desk, edition: Edition) -> str:
    """Return what an edition is called: its day, and what was due or how its tag is named."""
    return desk.say("Bản ngày {day}, {name}", day=desk.words.day(edition.day), name=edition_name(desk, edition))


def edition_name(desk: Desk, edition: Edition) -> str:
    """Return what an edition is of, in the page's language: what was due, or how its tag is named."""
    if edition.release is None:
        return ", ".join(_due_name(desk, due) for due in edition.dues)
    release = edition.release
    if not release.title or _is_foreign(desk, release.title):
        return desk.say("mang tên {name}", name=release.name)
    told, namesakes = desk.words.said(release.title), [e for e in desk.editions if _has_title(e, release.title)]
    return told if len(namesakes) < 2 else desk.say("{title} (mang tên {name})", title=told, name=release.name)


def own_words(desk: Desk, edition: Edition) -> tuple[str, ...]:
    """Return the words of the data that name an edition, where nobody said them in the page's language."""
    titles = [d.obligation.title for d in edition.dues]
    titles += [edition.release.title] if edition.release and edition.release.title else []
    return tuple(dict.fromkeys(title for title in titles if _is_foreign(desk, title)))


def _due_name(desk: Desk, due: Due) -> str:
    if not _is_foreign(desk, due.obligation.title):
        return due_title(desk, due)
    told = desk.words.shown(_DEADLINES[due.obligation.kind])
    return desk.say("{title} năm {year}", title=told, year=due.year) if due.year else told


def _is_foreign(desk: Desk, text: str) -> bool:
    """Whether a text of the data stands in another language than the page's."""
    return desk.main is not None and text not in desk.words.texts


def _has_title(edition: Edition, title: str) -> bool:
    return edition.release is not None and edition.release.title == title


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
