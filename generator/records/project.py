"""A whole project, read: what every later room works from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.records.config import SiteConfig
from generator.records.evidence import ChangeNote, Link, LinkStatus, Source, link_status
from generator.records.plans import Plan, RelatedPlan
from generator.records.programme import (
    Body,
    Document,
    FrameworkTask,
    Group,
    Indicator,
    Level,
    NationalAim,
    Obligation,
    Platform,
    Programme,
    Target,
    Topic,
)
from generator.records.prose import Picture, Prose
from generator.records.results import LeftOut, Report, Result
from generator.records.sayings import Saying, told
from generator.records.terms import Term
from generator.records.territory import FormerUnit, Island, Province, Reorganisation

NATIONAL = ""


@dataclass(frozen=True)
class Holding:
    """What one folder holds: a province's, or the whole country's (``slug`` is empty)."""

    slug: str
    plans: tuple[Plan, ...] = ()
    results: tuple[Result, ...] = ()
    reports: tuple[Report, ...] = ()
    related: tuple[RelatedPlan, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    notes: tuple[ChangeNote, ...] = ()

    @property
    def oldest_note_first(self) -> bool:
        """Whether the file of notes grows downwards; one that shows no habit has the newest on top."""
        return bool(self.notes) and self.notes[0].date < self.notes[-1].date

    def newest_notes(self) -> tuple[ChangeNote, ...]:
        """Return the change notes, newest first; those of one day as the file has them, read from its newer end."""
        held = self.notes[::-1] if self.oldest_note_first else self.notes
        return tuple(sorted(held, key=lambda n: n.date, reverse=True))


@dataclass(frozen=True, slots=True)
class Noted:
    """A change note and the unit whose folder holds it (empty for the country's)."""

    unit: str
    note: ChangeNote

    @property
    def provinces(self) -> tuple[str, ...]:
        """The slugs of all places it speaks of, its own first."""
        own = (self.unit,) if self.unit else ()
        return tuple(dict.fromkeys((*own, *self.note.provinces)))


#: What a project holds for the whole country. What places wrote stays in their own words: it is evidence.
_FRAMEWORK = (
    "programme", "groups", "calendar", "tasks", "other_aims", "targets", "topics", "indicators", "bodies", "documents",
    "platforms", "islands",
)  # fmt: skip


@dataclass(frozen=True)
class Project:
    """Everything a project says, typed. Look-ups by id are made once."""

    config: SiteConfig
    programme: Programme
    groups: tuple[Group, ...]
    calendar: tuple[Obligation, ...]
    tasks: tuple[FrameworkTask, ...]
    other_aims: tuple[NationalAim, ...]
    targets: tuple[Target, ...]
    topics: tuple[Topic, ...]
    indicators: tuple[Indicator, ...]
    bodies: tuple[Body, ...]
    documents: tuple[Document, ...]
    platforms: tuple[Platform, ...]
    provinces: tuple[Province, ...]
    islands: tuple[Island, ...]
    reorganisation: Reorganisation | None
    national: Holding
    holdings: Mapping[str, Holding]
    left_out: tuple[LeftOut, ...] = ()
    links: tuple[Link, ...] = ()
    prose: tuple[Prose, ...] = ()
    pictures: tuple[Picture, ...] = ()
    translated: tuple[Prose, ...] = ()
    terms: tuple[Term, ...] = ()
    translated_terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    translated_texts: Mapping[str, tuple[Saying, ...]] = field(default_factory=dict)
    told_of: Project | None = field(default=None, repr=False)

    @property
    def written(self) -> Project:
        """The project in its own words, in which names of things are compared; itself, unless it was retold."""
        return self.told_of or self

    @property
    def lean(self) -> bool:
        """Whether there are so many units that nothing is made for each of them which is there in another form."""
        return len(self.provinces) > self.config.lean_above

    def texts_in(self, language: str) -> dict[str, str]:
        """Return what was translated of the texts of the data, by those texts."""
        configured = (s for t in self.config.translations if t.language == language for s in t.texts)
        return {s.text: s.said for s in (*configured, *self.translated_texts.get(language, ()))}

    def retold(self, texts: Mapping[str, str]) -> Project:
        """Return the project whose framework is said as ``texts`` have it; ids and evidence stay as they are."""
        changes: dict[str, Any] = {name: told(getattr(self, name), texts) for name in _FRAMEWORK} if texts else {}
        if texts:
            changes["provinces"] = tuple(p.retold(texts) for p in self.provinces)
        return replace(self, **changes, told_of=self.written)

    def terms_in(self, language: str) -> tuple[tuple[Term, str], ...]:
        """Return the terms as ``language`` has them, each with the language it is really in."""
        main, there = self.config.site.language, {t.id: t for t in self.translated_terms.get(language, ())}
        return tuple((there[t.id], language) if t.id in there else (t, main) for t in self.terms)

    @cached_property
    def target_by_id(self) -> Mapping[str, Target]:
        """Targets by id."""
        return {t.id: t for t in self.targets}

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {i.id: i for i in self.indicators}

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        """Framework documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def province_by_slug(self) -> Mapping[str, Province]:
        """Provinces by slug."""
        return {p.slug: p for p in self.provinces}

    @cached_property
    def former_by_id(self) -> Mapping[str, tuple[Province, FormerUnit]]:
        """Former units by id, each with the province it lies in today."""
        return {f.id: (p, f) for p in self.provinces for f in p.former}

    @cached_property
    def notes(self) -> tuple[Noted, ...]:
        """All change notes, newest first; of one day the country's come first, then by the folder's name."""
        held = (self.national, *sorted(self.holdings.values(), key=lambda h: h.slug))
        found = (Noted(holding.slug, note) for holding in held for note in holding.newest_notes())
        return tuple(sorted(found, key=lambda n: n.note.date, reverse=True))

    def folder(self, unit: str) -> str:
        """Return the folder of a place's data files, or of the country's for an empty unit."""
        return f"{self.config.folders.data}/provinces/{unit}" if unit else self.config.folders.data

    def holding(self, slug: str) -> Holding:
        """Return what is held of a province, or of the country for an empty slug."""
        held = self.holdings.get(slug) if slug else self.national
        return Holding(slug) if held is None else held

    def former_plan(self, slug: str, former_id: str) -> Plan | None:
        """Return the plan a former unit left in the folder of the province it lies in today."""
        return next((p for p in self.holding(slug).plans if p.former_unit == former_id), None)

    @property
    def programme_sources(self) -> tuple[Source, ...]:
        """The sources of the programme itself: the documents that everything else goes back to."""
        return tuple(s for i in self.programme.sources if (s := self.source(NATIONAL, i)))

    def source(self, slug: str, source_id: str) -> Source | None:
        """Return a source as seen from a folder: its own first, then the country's."""
        return self.holding(slug).sources.get(source_id) or self.national.sources.get(source_id)

    @cached_property
    def link_by_url(self) -> Mapping[str, Link]:
        """What the machine found of each address."""
        return {link.url: link for link in self.links}

    def link_of(self, source: Source) -> LinkStatus:
        """Return whether a source can be opened: the one answer for badges, pages, checks and open data."""
        return link_status(source, self.link_by_url.get(source.url or ""))

    def provincial_targets(self) -> tuple[Target, ...]:
        """Targets that bind provinces, or bound the districts in them."""
        bound = {Level.PROVINCE, Level.DISTRICT}
        return tuple(t for t in self.targets if bound & set(t.levels))


def applies(target: Target, day: dt.date) -> bool:
    """Whether ``target`` still applies on ``day``."""
    return target.applies_until is None or day < target.applies_until
