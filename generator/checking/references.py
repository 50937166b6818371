"""Does every id lead somewhere, and is every source used?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.checking import rules
from generator.language import Words, ours
from generator.records.base import Record
from generator.records.evidence import LinkState, Source
from generator.records.finding import Finding
from generator.records.plans import Plan
from generator.records.project import NATIONAL, Holding, Project
from generator.records.terms import Term
from generator.text import fold, nearest

_SOURCE, _INDICATOR, _PROMISE = ours("nguồn"), ours("chỉ số"), ours("cam kết")
_FORMER = ours("đơn vị cũ")


def check_references(project: Project, unread: Collection[str]) -> Iterator[Finding]:
    """Yield an unknown-id finding for every reference of the programme's own records that leads nowhere.

    ``unread`` ids stand in records with mistakes of their own and are not reported again.
    """
    look = _Lookup(project, frozenset(unread))
    yield from _framework(project, look)
    for row in project.left_out:
        yield from look.ids(row, "province", _some(row.province), ours("địa phương"), project.province_by_slug)


def check_references_in(project: Project, holding: Holding, unread: Collection[str]) -> Iterator[Finding]:
    """Yield the same for every reference in what one unit, or the country, holds."""
    return _holding(project, holding, _Lookup(project, frozenset(unread)))


class _Lookup:
    def __init__(self, project: Project, unread: frozenset[str]) -> None:
        self.project, self.unread = project, unread
        self._sources: dict[str, Mapping[str, Source]] = {}

    def ids(
        self, record: Record, field: str, ids: Iterable[str], kind: Words, known: Collection[str]
    ) -> Iterable[Finding]:
        """Return what is found; hundreds of thousands of ids are asked about, and nearly all are known."""
        strange = [value for value in ids if value not in known and value not in self.unread]
        return self._strange(record, field, strange, kind, known) if strange else ()

    @staticmethod
    def _strange(
        record: Record, field: str, ids: Iterable[str], kind: Words, known: Collection[str]
    ) -> Iterator[Finding]:
        for value in ids:
            near = nearest(value, known)
            extra = {"nearest": near} if near else {}
            yield rules.UNKNOWN_ID.at(record.place_of(field), kind=kind, value=value, **extra)

    def sources(self, record: Record, field: str, ids: Iterable[str], slug: str) -> Iterable[Finding]:
        if self.broken(NATIONAL, "sources.yml") or self.broken(slug, "sources.yml"):
            return ()
        if slug not in self._sources:
            self._sources[slug] = {**self.project.national.sources, **self.project.holding(slug).sources}
        return self.ids(record, field, ids, _SOURCE, self._sources[slug])

    def broken(self, slug: str, start: str) -> bool:
        """Whether a file of a folder, whose name begins so, could not be read at all."""
        if not self.unread:
            return False
        data = PurePosixPath(self.project.config.folders.data)
        folder = data / "provinces" / slug if slug else data
        return any(name.startswith(f"{folder / start}") for name in self.unread)


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _framework(project: Project, look: _Lookup) -> Iterator[Finding]:
    documents = project.document_by_id
    programme = project.programme
    yield from look.ids(programme, "decision", (programme.decision,), ours("văn bản"), documents)
    alike = project.config.similarity
    yield from look.ids(alike, "by", alike.by, ours("chỉ số"), project.indicator_by_id)
    groups, topics = {g.id for g in project.groups}, {t.id for t in project.topics}
    for target in project.targets:
        yield from look.ids(target, "group", (target.group,), ours("nhóm"), groups)
        yield from look.ids(target, "indicator", (target.indicator,), ours("chỉ số"), project.indicator_by_id)
    for indicator in project.indicators:
        yield from look.ids(indicator, "topic", (indicator.topic,), ours("chủ đề"), topics)
        yield from look.ids(indicator, "near", indicator.near, ours("mục tiêu"), project.target_by_id)
    bodies = {b.id for b in project.bodies}
    for body in project.bodies:
        yield from look.ids(body, "successor", _some(body.successor), ours("cơ quan"), bodies)
    if project.reorganisation:
        moved = project.reorganisation
        yield from look.ids(moved, "document", (moved.document,), ours("văn bản"), documents)
    for duty in project.calendar:
        yearly = duty.before and duty.first_year and duty.last_year and duty.first_year <= duty.last_year
        if not duty.due and not yearly:
            yield rules.DUTY_WITHOUT_DATE.at(duty.place, value=duty.title)
    for aim in project.other_aims:
        yield from look.ids(aim, "document", (aim.document,), ours("văn bản"), documents)
    for island in project.islands:
        yield from look.ids(island, "province", (island.province,), ours("địa phương"), project.province_by_slug)
    for platform in project.platforms:
        yield from look.ids(platform, "document", _some(platform.document), ours("văn bản"), documents)
    for record in _sourced(project):
        yield from look.sources(record, "sources", record.sources, NATIONAL)  # type: ignore[attr-defined]


def _sourced(project: Project) -> Iterable[Record]:
    return (
        project.programme, *project.targets, *project.bodies, *project.documents, *project.platforms,
        *project.calendar, *project.tasks, *project.other_aims, *project.terms,
    )  # fmt: skip


def _holding(project: Project, holding: Holding, look: _Lookup) -> Iterator[Finding]:
    slug = holding.slug
    former = {f.id for f in project.province_by_slug[slug].former} if slug else set(project.former_by_id)
    plans_known = not look.broken(slug, "plan")
    commitments = {f"{p.id}/{c.id}" for p in holding.plans for c in p.commitments}
    indicators = project.indicator_by_id
    for result in holding.results:
        yield from look.ids(result, "indicator", _some(result.indicator), _INDICATOR, indicators)
        if plans_known and not set((result.commitment or "").split("/")) & look.unread:
            yield from look.ids(result, "commitment", _some(result.commitment), _PROMISE, commitments)
        yield from look.ids(result, "former_unit", _some(result.former_unit), _FORMER, former)
        yield from look.sources(result, "source", (result.source,), slug)
    for related in holding.related:
        yield from look.ids(related, "former_unit", _some(related.former_unit), _FORMER, former)
        yield from look.sources(related, "sources", related.sources, slug)
    for note in holding.notes:
        yield from look.ids(note, "provinces", note.provinces, ours("địa phương"), project.province_by_slug)
        yield from look.ids(note, "targets", note.targets, ours("mục tiêu"), project.target_by_id)
    obligations = {o.id for o in project.calendar}
    for report in holding.reports:
        yield from look.ids(report, "obligation", (report.obligation,), ours("nghĩa vụ"), obligations)
        yield from look.sources(report, "source", (report.source,), slug)
    for plan in holding.plans:
        yield from look.ids(plan, "former_unit", _some(plan.former_unit), _FORMER, former)
        yield from look.sources(plan, "sources", plan.sources, slug)
        yield from _plan(project, slug, plan, look)


def _plan(project: Project, slug: str, plan: Plan, look: _Lookup) -> Iterator[Finding]:
    own = {c.id for c in plan.commitments}
    for c in plan.commitments:
        yield from look.ids(c, "target", _some(c.target), ours("mục tiêu"), project.target_by_id)
        yield from look.ids(c, "indicator", _some(c.indicator), _INDICATOR, project.indicator_by_id)
        yield from look.sources(c, "sources", c.sources, slug)
        if c.baseline:
            yield from look.sources(c.baseline, "source", (c.baseline.source,), slug)
    platforms = {p.id for p in project.platforms}
    for task in plan.tasks:
        yield from look.ids(task, "serves", task.serves, _PROMISE, own)
        yield from look.ids(task, "platform", _some(task.platform), ours("nền tảng"), platforms)
        yield from look.sources(task, "source", _some(task.source), slug)


def check_unused_sources(project: Project, unread: Collection[str]) -> Iterator[Finding]:
    """Yield a note for every source that nothing refers to.

    Where something could not be read nothing is said: it may well use them.
    """
    everywhere = {i for r in _sourced(project) for i in r.sources}  # type: ignore[attr-defined]
    by_slug = {h.slug: set(_used(h)) for h in (project.national, *project.holdings.values())}
    for ids in by_slug.values():
        everywhere |= ids
    for holding in (project.national, *project.holdings.values()):
        folder = f"{PurePosixPath(project.config.folders.data) / 'provinces' / holding.slug}/"
        if folder in unread or (unread and not holding.slug):
            continue
        used = by_slug[holding.slug] if holding.slug else everywhere
        for source in holding.sources.values():
            if source.id not in used:
                yield rules.SOURCE_UNUSED.at(source.place_of("id"), value=source.id)


def _used(holding: Holding) -> Iterator[str]:
    for result in holding.results:
        yield result.source
    for report in holding.reports:
        yield report.source
    for related in holding.related:
        yield from related.sources
    for plan in holding.plans:
        yield from plan.sources
        for c in plan.commitments:
            yield from c.sources
            yield from _some(c.baseline.source if c.baseline else None)
        for task in plan.tasks:
            yield from _some(task.source)


def check_sources(project: Project) -> Iterator[Finding]:
    """Yield sources that moved or cannot be opened but still carry figures, and sources listed twice."""
    for holding in (project.national, *project.holdings.values()):
        uses = Counter(_used(holding)) if holding.slug else _uses_of_shared(project)
        by_address: dict[str, Source] = {}
        for source in holding.sources.values():
            status = project.link_of(source)
            if status.link is LinkState.DEAD and not status.archived and uses[source.id]:
                field = "link" if source.link is LinkState.DEAD else "url"
                yield rules.SOURCE_DEAD.at(source.place_of(field), title=source.title, count=uses[source.id])
            if status.moved_to:
                yield rules.SOURCE_MOVED.at(source.place_of("url"), title=source.title, value=status.moved_to)
            first = by_address.setdefault(source.url or source.id, source)
            if first is not source and source.url:
                yield rules.SAME_ADDRESS.at(source.place_of("url"), value=source.id, other=first.id)


def _uses_of_shared(project: Project) -> Counter[str]:
    """Count who refers to each of the country's sources: its own records, and the units that have none of that id."""
    uses = Counter(i for r in _sourced(project) for i in r.sources)  # type: ignore[attr-defined]
    for holding in (project.national, *project.holdings.values()):
        uses.update(i for i in _used(holding) if not holding.slug or i not in holding.sources)
    return uses


def check_terms(project: Project) -> Iterator[Finding]:
    """Yield spellings that two terms share, of which a page could explain only one, and translations of no term."""
    known = {t.id for t in project.terms}
    yield from _shared_spellings(project.terms)
    for translated in project.translated_terms.values():
        yield from _shared_spellings(translated)
        for term in translated:
            if term.id not in known:
                near = nearest(term.id, known)
                extra = {"nearest": near} if near else {}
                yield rules.UNKNOWN_ID.at(term.place_of("id"), kind=ours("thuật ngữ"), value=term.id, **extra)


def _shared_spellings(terms: Iterable[Term]) -> Iterator[Finding]:
    by_spelling: dict[str, str] = {}
    for term in terms:
        for field, spellings in (("word", (term.word,)), ("also", term.also)):
            for spelling in spellings:
                first = by_spelling.setdefault(spelling.casefold(), term.id)
                if first != term.id:
                    yield rules.TERM_TWICE.at(term.place_of(field), value=spelling, other=first)


def check_names(project: Project) -> Iterator[Finding]:
    """Yield indicators that people would call the same."""
    by_name: dict[str, str] = {}
    for indicator in project.indicators:
        first = by_name.setdefault(fold(indicator.name), indicator.id)
        if first != indicator.id:
            yield rules.SAME_NAME.at(indicator.place_of("name"), value=indicator.id, other=first)
