"""What a cell may name, in words people choose from; and which id such words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.exchange.workbook.sheets import ENUMS
from generator.labels import label
from generator.language import Language
from generator.records.plans import Plan
from generator.records.project import Project
from generator.text import clean, fold, nearest

_ID_AT_END = re.compile(r".*\[([^\[\]]+)\]\Z", re.DOTALL)
MAX_LABEL = 120


class UnknownChoiceError(Exception):
    """The words name nothing of the list; ``nearest`` is what was perhaps meant."""

    def __init__(self, near: str | None) -> None:
        super().__init__(near)
        self.nearest = near


class AmbiguousChoiceError(Exception):
    """The words name several things of the list."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(ids)
        self.ids = ids


@dataclass(frozen=True)
class Choices:
    """One list: names by id, in the order they are offered.

    ``open`` lists also take what they do not name: another word, or the id of a record to come.
    ``bare`` lists are shown by the name alone, the others by name and id.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    bare: bool = False

    def shown(self, key: str) -> str:
        """Return how a cell shows ``key``: ``Tên [mã]``, or the id itself when it is not listed."""
        name = self.names.get(key)
        if name is None or self.bare or name == key:
            return name or key
        short = name if len(name) <= MAX_LABEL else name[: MAX_LABEL - 1] + "…"
        return f"{' '.join(short.split())} [{key}]"

    def offered(self) -> list[str]:
        """Return what a drop-down shows, in order."""
        return [self.shown(key) for key in self.names]

    def read(self, text: str) -> str:
        """Return the id that ``text`` means: an id, a name, or both as shown.

        Raises:
            UnknownChoiceError: nothing of a closed list is called so.
            AmbiguousChoiceError: several things are called so.
        """
        wanted = clean(text)
        if wanted in self.names:
            return wanted
        with_id = _ID_AT_END.match(wanted)
        if with_id and (self.open or with_id[1] in self.names):
            return with_id[1].strip()
        named = self._by_fold.get(fold(wanted), ())
        if len(named) == 1:
            return named[0]
        if named:
            raise AmbiguousChoiceError(named)
        if self.open:
            return wanted
        raise UnknownChoiceError(nearest(wanted, self.offered()))

    @cached_property
    def _by_fold(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key, name in self.names.items():
            for way in dict.fromkeys((fold(key), fold(name), fold(self.shown(key)))):
                found[way] = (*found.get(way, ()), key)
        return found

    def with_more(self, names: Mapping[str, str]) -> Choices:
        """Return the list with further names, such as those of sources that come in with it."""
        return Choices({**self.names, **names}, self.open, self.bare)


def choices_of(project: Project, slug: str, words: Language) -> dict[str, Choices]:
    """Return every list that cells of a province's workbook choose from, by the list's name."""
    holding = project.holding(slug)
    sources = {s.id: s.title for s in (*holding.sources.values(), *project.national.sources.values())}
    former = next((p.former for p in project.provinces if p.slug == slug), ())
    plans = holding.plans
    return {
        "indicator": Choices({i.id: i.name for i in project.indicators}),
        "source": Choices(sources, open=True),
        "plan": Choices({p.id: f"{p.number}, {p.title}" for p in plans}),
        "commitment": Choices(dict(_parts(plans, "commitments"))),
        "plan_commitment": Choices(dict(_parts(plans, "commitments"))),
        "plan_task": Choices(dict(_parts(plans, "tasks"))),
        "target": Choices({t.id: t.short for t in project.targets}),
        "former_unit": Choices({f.id: f.name for f in former}),
        "obligation": Choices({o.id: o.title for o in project.calendar}),
        "platform": Choices({p.id: p.name for p in project.platforms}),
        "qualifier": Choices({q.word: q.word for q in project.config.qualifiers}, open=True),
        **{name: Choices({m.value: label(m, words) for m in kind}, bare=True) for name, kind in ENUMS.items()},
    }


def _parts(plans: tuple[Plan, ...], field_name: str) -> Iterator[tuple[str, str]]:
    for plan in plans:
        for part in getattr(plan, field_name):
            yield f"{plan.id}/{part.id}", part.text
