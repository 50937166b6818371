"""The files of an edition. Nothing but its own version decides their bytes: not today's data, settings or day."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from generator import kept
from generator.history.chronicle import Chronicle
from generator.history.editions import Edition
from generator.history.naming import Names
from generator.kept import NOTHING_KEPT, Shelf
from generator.language import language
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.measures import measure
from generator.records.results import Result
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.open_data.files import zip_file, zip_of
from generator.writing.open_data.state import DataState, content_hash
from generator.writing.open_data.table import plain
from generator.writing.parts import value_text
from generator.writing.promise import outcome, promised

PACKAGE, SOURCES, FIGURES = "du-lieu.zip", "nguon.zip", "edition.json"


@dataclass(frozen=True)
class Frozen:
    """An edition as it was on its day; what it made is kept."""

    edition: Edition
    told: Chronicle = field(repr=False)
    shelf: Shelf = NOTHING_KEPT

    @cached_property
    def desk(self) -> Desk:
        """The desk of its day: measured only when something asks for what is not kept."""
        return self._measured.drawn_already(self.data.hash)

    @cached_property
    def _measured(self) -> Desk:
        edition, project = self.edition, self.edition.publication.new
        site = project.config.site
        return Desk(
            measure(project, edition.day), (), language(site.language),
            url=site.url.rstrip("/") + "/" if site.url else "", repository=site.repository or "",
            history=self.told.until(edition.publication), data_home=addresses.edition(edition.key),
        )  # fmt: skip

    @cached_property
    def data(self) -> DataState:
        """What names its data."""
        return DataState(**json.loads(self._kept("data", lambda: json.dumps(asdict(self._measured.data)))))

    @cached_property
    def counts(self) -> Counts:
        """How its promises stood."""
        return Counts(*json.loads(self._kept("counts", lambda: json.dumps(counts(self.desk)))))

    def _kept(self, name: str, make: Callable[[], str]) -> bytes:
        return self.shelf.made(kept.key(self.made_of, name), lambda: make().encode())

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """The data files of its version as git has them, by name."""
        return {_printable(name): raw for name, raw in self.told.files(self.edition.publication).items()}

    @property
    def made_of(self) -> str:
        """What names everything that decides the edition: the version, with all that came before, and the day."""
        return _made_of(self.edition)

    @property
    def home(self) -> str:
        """Where everything that belongs to the edition stands."""
        return addresses.edition(self.edition.key)

    @cached_property
    def source_hash(self) -> str:
        """The hash of the data files as they were written."""
        return content_hash(self.sources)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The open data of the day in one file, the data files of the version in another, the figures in brief."""
        folder = addresses.plain(self.home)
        files = {PACKAGE: self._package, SOURCES: lambda: zip_of(self.sources.items()), FIGURES: self._figures}
        return tuple(File(f"{folder}{name}", self.shelf.made(kept.key(self.made_of, name), make))
                     for name, make in files.items())  # fmt: skip

    def _package(self) -> bytes:
        return zip_file(self.desk).content

    def _figures(self) -> bytes:
        return (json.dumps(in_brief(self), ensure_ascii=False, indent=1) + "\n").encode()


def _made_of(edition: Edition) -> str:
    commit = edition.publication.commit
    assert commit  # what is not committed is no edition
    return kept.key(kept.program(), edition.key, edition.day.isoformat(), commit.id)


def freeze(told: Chronicle, edition: Edition, shelf: Shelf = NOTHING_KEPT) -> Frozen:
    """Return an edition measured on its own day, by the settings of its own version; ``shelf`` keeps what it makes."""
    return Frozen(edition, told, shelf)


class Counts(NamedTuple):
    """How promises stand: how many in each state of progress, and how many of each target apply no longer."""

    progress: dict[str, int]
    ended: dict[str, int]


def counts(desk: Desk) -> Counts:
    """Count how the promises of a desk stand."""
    every = [a for unit in desk.measures.units.values() for a in unit.assessments]
    ended = (a.target.id for a in every if a.target and a.progress is Progress.NO_LONGER_APPLICABLE)
    return Counts(dict(Counter(a.progress.value for a in every)), dict(Counter(ended)))


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def in_brief(frozen: Frozen) -> dict[str, Any]:
    """Return the figures and statuses of an edition, in words and as numbers."""
    desk, data = frozen.desk, frozen.desk.data
    return {
        "edition": frozen.edition.key, "as_of": frozen.edition.day.isoformat(), "commit": data.commit,
        "version": data.version, "version_reason": data.reason, "hash": f"sha256:{data.hash}",
        "source_hash": f"sha256:{frozen.source_hash}",
        "promises": [_promise(desk, a) for u in desk.measures.units.values() for a in u.assessments],
        "figures": list(_figures(desk)),
    }  # fmt: skip


def _promise(desk: Desk, a: Assessment) -> dict[str, Any]:
    return {
        "unit": a.unit, "plan": a.plan.id if a.plan and a.commitment else "",
        "commitment": a.commitment.id if a.commitment else "", "target": a.target.id if a.target else "",
        "promised": promised(desk, a), "outcome": outcome(desk, a), "progress": a.progress.value,
        "reported": a.reported.value, "evidence": a.evidence.value,
    }  # fmt: skip


def _figures(desk: Desk) -> Iterator[dict[str, Any]]:
    names = Names(desk.project, desk.project, desk.words)
    for unit in desk.measures.units:
        for result in desk.project.holding(unit).results:
            source = desk.project.source(unit, result.source)
            yield {
                "key": _key(unit, result), "about": names.row(unit, result), "words": value_text(desk, result),
                "value": None if result.value is None else f"{result.value:f}", "as_of": plain(result.as_of),
                "source": source.title if source else result.source, "url": (source.url if source else None) or "",
            }  # fmt: skip


def _key(unit: str, result: Result) -> str:
    """Return what tells a figure from its like: place, subject, part of the place, who says so, day."""
    parts = (unit, result.indicator or result.commitment, result.former_unit, result.scope, result.voice.value)
    return "/".join(part or "" for part in (*parts, str(result.as_of or "")))
