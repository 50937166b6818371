"""The pages of an edition: what it is, and each province and target with its figures as they were on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator import kept
from generator.history.editions import Edition
from generator.measuring.assessing import Assessment
from generator.measuring.measures import TargetMeasures, UnitMeasures
from generator.records.plans import Commitment, Plan
from generator.records.programme import Target
from generator.records.results import Result
from generator.records.territory import Province
from generator.text import clipped, sort_key
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.editions.aftermath import Aftermath, FateView, Now, summary
from generator.writing.editions.frozen import FIGURES, PACKAGE, SOURCES, Frozen
from generator.writing.editions.links import LinkView, Today, edition_title, own_words
from generator.writing.editions.since import Since
from generator.writing.explain import remark
from generator.writing.home import answer as home_answer
from generator.writing.open_data.view import DownloadView, size_text
from generator.writing.parts import (
    BadgeView,
    badges,
    date_text,
    parts_text,
    place_text,
    progress_badge,
    upper_first,
    value_text,
)
from generator.writing.promise import outcome, promised
from generator.writing.province_answer import headline
from generator.writing.target import answer as target_answer
from generator.writing.targets import is_told, target_row, unrated

#: So many provinces with the same answer are told together.
ALIKE = 3
#: How long the words of a promise are, about, before they are cut.
MAX_PROMISE = 160


@dataclass(frozen=True)
class Then:
    """An edition as its pages need it: frozen, how the site of ``today`` speaks, and what became of it ``since``.

    Nothing else of today can be reached from here, so nothing else decides what stands on its pages.
    """

    title: str
    own_words: tuple[str, ...]
    today: Today
    frozen: Frozen
    since: Since

    @property
    def edition(self) -> Edition:
        """Which edition it is."""
        return self.frozen.edition

    @property
    def key(self) -> str:
        """The part of the address that names it."""
        return self.edition.key

    @cached_property
    def desk(self) -> Desk:
        """The desk of that day, for pages that stand on the site of today and speak its language."""
        then, today = self.frozen.desk.on_site(self.today.url), self.today
        return then.in_language(today.words.code, today) if today.home else then

    @cached_property
    def made_of(self) -> str:
        """What names everything that decides how the edition itself is told, whatever became of it since."""
        return kept.key(self.frozen.made_of, kept.named((self.title, self.own_words)), self.today.identity)


def then(desk: Desk, edition: Edition, frozen: Frozen, after: Aftermath) -> Then:
    """Return an edition beside the site of today."""
    title, own = edition_title(desk, edition), own_words(desk, edition)
    return Then(title, own, Today.of(desk), frozen, Since(after))


@dataclass(frozen=True)
class EditionFacts:
    """What every page of an edition says first: which it is, and where the page of today stands.

    ``since`` counts what became of what the page holds; where its rows do not say it, ``told`` is where they do.
    """

    title: str
    address: str
    day: str
    version: str
    hash: str
    live: str
    since: str
    told: str = ""


@dataclass(frozen=True)
class ThenProvinceRow:
    """A province in an edition: its answer of that day."""

    name: str
    address: str
    answer: str


@dataclass(frozen=True)
class ThenTargetRow:
    """A target in an edition, as it stood."""

    id: str
    address: str
    short: str
    aim: str
    status: str
    coverage: str
    fates: tuple[FateView, ...]


@dataclass(frozen=True)
class EditionView:
    """Everything the page of an edition says; ``alike`` are provinces without a plan that share an answer.

    ``own_words`` are those of the data that name it where nobody translated them, in ``own_language``; ``tag`` is what
    git calls it, if anything; ``renamed`` says which places have another name today.
    """

    facts: EditionFacts
    own_words: tuple[str, ...]
    own_language: str
    tag: str
    reason: str
    commit: str
    commit_address: str
    commit_day: str
    full_hash: str
    source_hash: str
    answer: str
    files: tuple[tuple[str, DownloadView], ...]
    provinces: tuple[ThenProvinceRow, ...]
    alike: tuple[tuple[str, tuple[ThenProvinceRow, ...]], ...]
    renamed: str
    targets: tuple[ThenTargetRow, ...]
    unrated: str
    comparisons: tuple[LinkView, ...]


@dataclass(frozen=True)
class ThenFigure:
    """A figure as it was, and what became of it."""

    about: str
    value: str
    as_of: str
    fates: tuple[FateView, ...]


@dataclass(frozen=True)
class ThenSource:
    """The figures of a province that rest on one source; its address may be empty."""

    title: str
    address: str
    figures: tuple[ThenFigure, ...]


@dataclass(frozen=True)
class ThenPromise:
    """A promise as it was, its result with the source, its three badges, and what became of both.

    ``committed`` is whether a plan made it; otherwise it is a target of the programme. ``reason`` is what its status
    needs to be understood.
    """

    id: str
    committed: bool
    text: str
    promised: str
    fates: tuple[FateView, ...]
    outcome: str
    source: LinkView | None
    badges: tuple[BadgeView, ...]
    reason: str
    figure_fates: tuple[FateView, ...]


@dataclass(frozen=True)
class EditionProvinceView:
    """A province's page in an edition; ``former`` are the promises of units that are no more."""

    facts: EditionFacts
    name: str
    answer: str
    promises: tuple[ThenPromise, ...]
    former: tuple[ThenPromise, ...]
    sources: tuple[ThenSource, ...]


@dataclass(frozen=True)
class ThenStanding:
    """A province on a target's page in an edition; ``reason`` is what its status needs to be understood."""

    name: str
    address: str
    value: str
    as_of: str
    badge: BadgeView
    reason: str
    fates: tuple[FateView, ...]


@dataclass(frozen=True)
class EditionTargetView:
    """A target's page in an edition; ``counted`` says how many of the places listed the country's figure adds."""

    facts: EditionFacts
    id: str
    short: str
    answer: str
    aim: str
    deadline: str
    fates: tuple[FateView, ...]
    standings: tuple[ThenStanding, ...]
    counted: str
    silent: str


def facts(t: Then, live: str, fates: Iterable[FateView], told: str = "", came_later: bool = False) -> EditionFacts:
    """Return what a page of an edition says first; ``live`` is the page of today, empty when there is none.

    ``came_later`` is whether everything that the page of today shows came after the edition.
    """
    data, since = t.frozen.data, summary(t.today, fates, came_later and bool(live))
    return EditionFacts(t.title, t.frozen.home, t.desk.as_of, data.version, data.short_hash, live, since, told)


def edition_view(t: Then, others: Iterable[LinkView]) -> EditionView:
    """Return the page of an edition; ``others`` are the comparisons it stands in."""
    data = t.desk.data
    provinces = sorted(t.desk.project.provinces, key=lambda p: sort_key(p.name))
    every = _fates_of(t, [m.target for m in t.desk.measures.targets], provinces)
    rows = [_province_row(t, p) for p in provinces]
    units = t.desk.measures.units
    bare = {p.slug for p in provinces if not (units[p.slug].plans or units[p.slug].context)}
    alike = _alike(r for r, p in zip(rows, provinces, strict=True) if p.slug in bare)
    return EditionView(
        facts=facts(t, addresses.HOME, every, addresses.comparison(t.key, addresses.TODAY)),
        own_words=t.own_words, own_language=t.frozen.desk.words.code,
        tag=t.edition.release.name if t.edition.release else "", reason=data.reason,
        commit=data.commit[:12],
        commit_address=f"{t.today.repository.rstrip('/')}/commit/{data.commit}" if t.today.repository else "",
        commit_day=t.today.words.day(t.edition.publication.day),
        full_hash=data.hash, source_hash=t.frozen.source_hash, answer=home_answer(t.desk),
        files=tuple(_files(t)), provinces=tuple(r for r in rows if r.answer not in alike),
        alike=tuple((_without_more(t, answer), own) for answer, own in alike.items()), renamed=_renamed(t, provinces),
        targets=tuple(_target_row(t, m) for m in t.desk.measures.targets), unrated=unrated(t.desk),
        comparisons=tuple(others),
    )  # fmt: skip


def _alike(rows: Iterable[ThenProvinceRow]) -> dict[str, tuple[ThenProvinceRow, ...]]:
    """Return the answers that several provinces share, with those provinces."""
    by_answer: dict[str, list[ThenProvinceRow]] = {}
    for row in rows:
        by_answer.setdefault(row.answer, []).append(row)
    return {answer: tuple(own) for answer, own in by_answer.items() if len(own) >= ALIKE}


def _renamed(t: Then, provinces: Iterable[Province]) -> str:
    """Say which places are called otherwise today: an edition keeps the names its data had."""
    pairs = ((p, t.since.now(p)) for p in provinces)
    others = [(p.name, now.name) for p, now in pairs if now and now.name != p.name]
    if not others:
        return ""
    names = "; ".join(t.today.say("{old} nay là {new}", old=old, new=new) for old, new in others)
    return t.today.say("Tên ghi theo dữ liệu của bản này: {names}.", names=names)


def _without_more(t: Then, answer: str) -> str:
    """Return an answer that places share; one with other figures has the same words before them, and its own row."""
    return t.today.say("{answer}, cũng không có số liệu bối cảnh nào", answer=answer.rstrip("."))


def _files(t: Then) -> Iterator[tuple[str, DownloadView]]:
    say = t.today.say
    titles = {
        PACKAGE: say("Gói dữ liệu của ngày ấy (CSV, JSON, từ điển dữ liệu)"),
        SOURCES: say("Tệp dữ liệu gốc của phiên bản ấy, đúng từng byte"),
        FIGURES: say("Mọi số và tình trạng, gọn trong một tệp JSON"),
    }
    for file in t.frozen.files:
        name = file.address.rpartition("/")[2]
        yield titles[name], DownloadView(f"/{file.address}", size_text(file.size, t.today.words))


def _province_row(t: Then, province: Province) -> ThenProvinceRow:
    answer = _answer(t.desk, province, t.desk.measures.units[province.slug])
    inside = _inside(t, addresses.province(province.slug))
    return ThenProvinceRow(province.name, inside, upper_first(answer.removeprefix(f"{province.name}: ")))


def _inside(t: Then, live: str) -> str:
    return addresses.in_edition(t.key, live)


def _target_row(t: Then, m: TargetMeasures) -> ThenTargetRow:
    row = target_row(t.desk, m)
    return ThenTargetRow(
        row.id, _inside(t, row.address), row.short, row.aim, row.status, row.coverage, t.since.of_promise(m.target)
    )


# --- a province ---


def _results_of(t: Then, province: Province) -> tuple[Result, ...]:
    return t.desk.project.holding(province.slug).results


def _fates_of(t: Then, targets: Iterable[Target], provinces: Iterable[Province]) -> Iterator[FateView]:
    """Yield what became of targets, and of the promises and figures of provinces; of each record once."""
    asked: dict[int, Target | Commitment] = {id(target): target for target in targets}
    for province in provinces:
        promised = (_promise_of(a) for a in t.desk.measures.units[province.slug].assessments)
        asked |= {id(record): record for record in promised if record}
        for result in _results_of(t, province):
            yield from t.since.kinds_of_figure(province.slug, result)
    for record in asked.values():
        yield from t.since.of_promise(record)


def _promise_of(a: Assessment) -> Target | Commitment | None:
    """Return whose words and value an assessment holds a unit to."""
    return a.commitment or a.target


def edition_province_view(t: Then, province: Province) -> EditionProvinceView:
    """Return the page of a province in an edition."""
    unit = t.desk.measures.units[province.slug]
    now = t.since.now(province)
    live = addresses.province(now.key) if now else ""
    spoken = {id(a.choice.result) for a in unit.assessments if a.choice.result}
    results = [r for r in _results_of(t, province) if id(r) not in spoken]
    return EditionProvinceView(
        facts=facts(t, live, _fates_of(t, (), (province,)), came_later=_came_later(t, province, now)),
        name=province.name, answer=_answer(t.desk, province, unit),
        promises=tuple(_promise(t, a) for a in unit.assessments if not _is_former(a)),
        former=tuple(_promise(t, a) for a in unit.assessments if _is_former(a)),
        sources=tuple(_by_source(t, province, results)),
    )


def _came_later(t: Then, province: Province, now: Now | None) -> bool:
    """Whether an edition has neither a plan nor a figure of a province that has one today."""
    then = t.desk.measures.units[province.slug]
    return not (then.plans or _results_of(t, province)) and now is not None and now.told


def _answer(desk: Desk, province: Province, unit: UnitMeasures) -> str:
    """Return the page's answer as plain words: its numbers lead to parts of the page of today."""
    return str(headline(desk, province, unit))


def _by_source(t: Then, province: Province, results: Iterable[Result]) -> Iterator[ThenSource]:
    """Yield figures under the source they rest on, in the order of the data."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.source, []).append(result)
    for key, own in found.items():
        source = _source(t, province.slug, key)
        yield ThenSource(source.title, source.address, tuple(_figure(t, province, r) for r in own))


def _source(t: Then, unit: str, key: str) -> LinkView:
    """Return what a source was called and where it was; its address may be empty."""
    source = t.desk.project.source(unit, key)
    return LinkView(source.title if source else key, (source.url if source else None) or "")


def _promise(t: Then, a: Assessment) -> ThenPromise:
    record = _promise_of(a)
    text = a.commitment.text if a.commitment else a.target.short if a.target else ""
    result = a.choice.result
    return ThenPromise(
        a.target.id if a.target else a.commitment.id if a.commitment else "", a.commitment is not None,
        clipped(text, MAX_PROMISE) + _former(t, a.plan),
        promised(t.desk, a), t.since.of_promise(record) if record else (), outcome(t.desk, a),
        _source(t, a.unit, result.source) if result else None, badges(t.desk, a), remark(t.desk, a),
        t.since.of_figure(a.unit, result) if result else (),
    )  # fmt: skip


def _is_former(a: Assessment) -> bool:
    return a.plan is not None and a.plan.former_unit is not None


def _former(t: Then, plan: Plan | None) -> str:
    """Say whose promise it was, where a unit made it that is no more."""
    former = t.desk.project.former_by_id.get((plan.former_unit if plan else None) or "")
    return f", {t.today.say('{name} (trước sáp nhập)', name=former[1].name)}" if former else ""


def _figure(t: Then, province: Province, result: Result) -> ThenFigure:
    indicator = t.desk.project.indicator_by_id.get(result.indicator or "")
    about = indicator.name if indicator else upper_first(t.since.subject(province.slug, result))
    value = value_text(t.desk, result)
    return ThenFigure(
        ", ".join(x for x in (about, place_text(t.desk, result)) if x),
        f"{value} ({parts})" if (parts := parts_text(t.desk, result)) else value,
        date_text(t.desk, result.as_of), t.since.of_figure(province.slug, result),
    )  # fmt: skip


# --- a target ---


def edition_target_view(t: Then, m: TargetMeasures) -> EditionTargetView:
    """Return the page of a target in an edition."""
    row, target = target_row(t.desk, m), m.target
    own, now = t.since.of_promise(target), t.since.now(target)
    live = addresses.target(now.key) if now else ""
    spoken = [a for a in (*m.roll.ranked, *m.others) if a.choice.result or a.choice.disputed]
    standings = tuple(_standing(t, a) for a in spoken)
    silent = len(m.every) - len(spoken)
    return EditionTargetView(
        facts=facts(t, live, (*own, *(f for s in standings for f in s.fates)),
                    came_later=not (standings or is_told(m)) and now is not None and now.told),
        id=target.id, short=target.short,
        answer=target_answer(t.desk, m), aim=row.aim, deadline=row.deadline, fates=own, standings=standings,
        counted=_counted(t, m, len(standings)),
        silent=t.today.words.number(silent) if silent else "",
    )  # fmt: skip


def _counted(t: Then, m: TargetMeasures, listed: int) -> str:
    """Say why the country's figure is of fewer places than are listed; empty where it is of all, or there is none."""
    figure, words = m.roll.figure, t.today.words
    if figure is None or figure.covered >= listed:
        return ""
    return t.today.say("Số chung ở trên cộng từ {n} trong {listed} nơi dưới đây. Không cộng được số kèm từ như “trên”, "
                       "“gần”, số thiếu tử số hay mẫu số, số mà các nguồn nêu khác nhau, số của đơn vị cũ và kết quả "
                       "chỉ nêu bằng lời, như “không thực hiện”.",
                       n=words.number(figure.covered), listed=words.number(listed))  # fmt: skip


def _standing(t: Then, a: Assessment) -> ThenStanding:
    result = a.choice.result
    rivals = " / ".join(value_text(t.desk, r) for r in a.choice.rivals)
    return ThenStanding(
        t.desk.project.province_by_slug[a.unit].name, _inside(t, addresses.province(a.unit)),
        value_text(t.desk, result) if result else rivals, date_text(t.desk, result.as_of) if result else "",
        progress_badge(t.desk, a.progress), remark(t.desk, a), t.since.of_figure(a.unit, result) if result else (),
    )  # fmt: skip
