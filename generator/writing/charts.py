"""Which pictures the site shows, and what each is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.charting.kinds import (
    UNKNOWN,
    Bar,
    Break,
    Chart,
    Goal,
    Mark,
    Origin,
    Point,
    Ranking,
    Tile,
    TileMap,
    Trajectory,
)
from generator.history.chronicle import History, life
from generator.labels import label
from generator.language import Language
from generator.measuring import pace
from generator.measuring.amounts import shown, tidy
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.comparable import apart, comparable
from generator.measuring.measures import Measures, TargetMeasures
from generator.measuring.rollup import NationalFigure
from generator.records.programme import Indicator, Method, Role
from generator.records.prose import Part
from generator.records.results import Result, Voice
from generator.records.territory import Province
from generator.records.values import Bound, PartialDate, Quantity
from generator.text import lower_first, slug, sort_key
from generator.writing import addresses
from generator.writing.worked_example import example_chart

#: Of more bars nobody sees one: the table tells them, and can be sorted.
FEWEST_BARS, MOST_BARS = 2, 150


def charts(measures: Measures, words: Language, site: str, history: History | None = None) -> tuple[Chart, ...]:
    """Return every picture of the site, ready to be drawn; ``site`` is the source they name."""
    artist = _Artist(measures, words, site, history)
    drawn = (*artist.trajectories(), *artist.target_rankings(), *artist.indicator_rankings())
    wanted = any(page.shows(Part.PATH) for page in measures.project.prose)
    example = (example_chart(words, measures.project.config.rubric),) if wanted else ()
    return (*drawn, *example)


def assessment_stem(a: Assessment) -> str:
    """Return the name of the picture of a commitment, without extension."""
    plan = a.plan.id if a.plan else ""
    promise = a.commitment.id if a.commitment else a.target.id if a.target else ""
    return slug(f"tinh {a.unit} {plan} {promise}")


def target_stem(target_id: str) -> str:
    """Return the name of the picture of a target's ranking."""
    return slug(f"muc-tieu {target_id}")


def indicator_stem(indicator_id: str) -> str:
    """Return the name of the picture of an indicator's comparison."""
    return slug(f"chi-so {indicator_id}")


def required(a: Assessment, words: Language) -> str:
    """Return the value that the straight path asked for on the result's day; the growth method has no such line."""
    judgement = a.judgement
    if judgement.required is None or judgement.refusal or a.path is None or judgement.method is Method.GROWTH:
        return ""
    unit = (a.commitment.unit if a.commitment else None) or (a.indicator.unit if a.indicator else None) or ""
    return words.with_unit(tidy(judgement.required), unit)


PLAN_MAP = "ban-do"


def target_map_stem(target_id: str) -> str:
    """Return the name of the map of a target."""
    return slug(f"{PLAN_MAP} {target_id}")


class _Artist:
    def __init__(self, measures: Measures, words: Language, site: str, history: History | None) -> None:
        self.measures, self.words, self.site, self.history = measures, words, site, history
        self.project = measures.project
        self.names = {p.slug: p.name for p in self.project.provinces}

    def say(self, message: str, **details: object) -> str:
        return self.words._(message).format(**details)

    def trajectories(self) -> Iterator[Trajectory]:
        for unit in () if self.project.lean else self.measures.units.values():
            for a in unit.commitments:
                if a.path is not None and a.indicator is not None:
                    yield self.trajectory(a, a.indicator)

    def trajectory(self, a: Assessment, indicator: Indicator) -> Trajectory:
        assert a.path is not None
        assert a.commitment is not None
        path, unit = a.path, a.commitment.unit or indicator.unit or ""
        change = self.project.reorganisation
        breaks = (Break(change.date, self.say("Sắp xếp đơn vị")),) if change and any(
            r.former_unit for r in a.results
        ) else ()  # fmt: skip
        return Trajectory(
            stem=assessment_stem(a),
            title=f"{self.names[a.unit]}: {a.target.short if a.target else a.commitment.text}",
            unit=self._unit_words(indicator, unit),
            as_of=a.as_of,
            source=self.site,
            points=tuple(p for r in a.results if (p := self._point(a, indicator, r))),
            baseline=self._base(a, unit),
            target=self._target(path.target, unit),
            milestones=tuple(self._goal(m, unit) for m in path.milestones),
            breaks=breaks,
            ascending=path.ascending,
            required=self._required(a),
            no_data_label=(
                self.say("Chưa có số liệu đủ rõ để vẽ") if a.results else self.say("Chưa có báo cáo công khai")
            ),
            series_labels=tuple((voice.value, label(voice, self.words)) for voice in Voice),
        )

    def _required(self, a: Assessment) -> str:
        """Return what the newest result is held against, where it is the one that is judged."""
        dates = [r.as_of for r in a.results if r.as_of and not r.scope and r.as_of.first <= a.as_of]
        judged = a.choice.result
        return required(a, self.words) if judged and judged.as_of and judged.as_of == max(dates, default=None) else ""

    def _origin(self, unit: str, result: Result | None) -> Origin:
        if result is None:
            return UNKNOWN
        source, thread = self.project.source(unit, result.source), life(self.history, result)
        publication, record = (thread.origin.publication, thread.origin.record) if thread else (None, None)
        place = (record or result).place
        return Origin(
            source.title if source else "", (source.url or "") if source else "", result.page or "",
            result.quote or "", place.file, place.line,
            publication.commit.id if publication and publication.commit else "",
            publication.day if publication else None,
        )  # fmt: skip

    def _goal(self, point: pace.Point, unit: str) -> Goal:
        return Goal(point.value, PartialDate.of(point.day), self._amount(point.value, unit))

    def _target(self, point: pace.Point, unit: str) -> Goal:
        words = self.say("Mục tiêu {value}", value=self._amount(point.value, unit))
        return Goal(point.value, PartialDate.of(point.day), words)

    def _base(self, a: Assessment, unit: str) -> Point | None:
        base = a.path.baseline if a.path else None
        return Point(PartialDate.of(base.day), base.value, self._amount(base.value, unit)) if base else None

    def _unit_words(self, indicator: Indicator, unit: str) -> str:
        whole = indicator.denominator or ""
        return self.say("% {whole}", whole=lower_first(whole)) if unit == "%" and whole else self.words.unit(unit)

    def _amount(self, value: Decimal, unit: str) -> str:
        return self.words.with_unit(value, unit)

    def _point(self, a: Assessment, indicator: Indicator, result: Result) -> Point | None:
        amount = shown(result, indicator, self.project.config)
        if amount is None or result.as_of is None or result.scope or result.as_of.first > a.as_of:
            return None
        disputed = a.choice.disputed and result in a.choice.rivals
        words = self.words.quantity(amount)
        origin = self._origin(a.unit, result)
        return Point(result.as_of, amount.value, words, amount.bound, result.voice.value, disputed, origin)

    def target_rankings(self) -> Iterator[Ranking]:
        for t in self.measures.targets:
            if FEWEST_BARS <= len(t.roll.ranked) <= MOST_BARS:
                yield self.target_ranking(t)

    def target_ranking(self, t: TargetMeasures) -> Ranking:
        indicator = self.project.indicator_by_id[t.target.indicator]
        unit, goal, figure = indicator.unit or "", t.target.value, t.roll.figure
        usual = _usual_year(t)
        return Ranking(
            stem=target_stem(t.target.id),
            title=f"{t.target.id}: {t.target.short}",
            unit=self._unit_words(indicator, unit),
            as_of=self.measures.as_of,
            source=self.site,
            bars=tuple(self._bar(self._dated(a, usual), a.actual, a) for a in t.roll.ranked if a.actual),
            statuses=tuple(status.value for status in Progress),
            value_unit=unit,
            reference=Mark(goal, self.say("Mục tiêu {value}", value=self._amount(goal, unit))) if goal else None,
            national=self._together(figure, unit) if figure else None,
            silent=tuple(self.names[a.unit] for a in t.roll.silent),
            silent_label=self.say("Chưa có báo cáo công khai"),
            apart=tuple((self.names[a.unit], self._unranked(t, a)) for a in t.others),
            apart_label=self.say("Có thông tin công khai, không xếp thứ tự"),
            places_word=self.project.config.words.territory,
        )  # fmt: skip

    def _unranked(self, t: TargetMeasures, a: Assessment) -> str:
        """Return why a place that spoke has no bar."""
        if a.choice.disputed:
            return self.say("các nguồn nói khác nhau")
        other = a.indicator is not None and a.indicator.id != t.target.indicator
        return self.say("đo bằng chỉ số khác") if other else self.say("không nêu số")

    def _together(self, figure: NationalFigure, unit: str) -> Mark:
        """Return the mark of the figure of all that told one: short in the picture, in words where it is described."""
        told = {"n": figure.covered, "of": figure.of, "value": self._amount(tidy(figure.value), unit)}
        places = self.project.config.words.territory
        if figure.numerator is None:
            spoken = self.say("Cộng {n}/{of} {places}: {value}", places=places, **told)
            return Mark(figure.value, self.say("Cộng {n}/{of}: {value}", **told), spoken)
        spoken = self.say("Tính gộp {n}/{of} {places}: {value}", places=places, **told)
        return Mark(figure.value, self.say("Tính gộp {n}/{of}: {value}", **told), spoken)

    def _dated(self, a: Assessment, usual: int | None) -> str:
        """Return a province's name, with the year of its value where most others are of another, or none is known."""
        year, name = _year(a), self.names[a.unit]
        if a.choice.result and year is None:
            return self.say("{name} (chưa rõ ngày)", name=name)
        return name if year in (None, usual) else f"{name} ({year})"

    def _bar(self, name: str, amount: Quantity, a: Assessment) -> Bar:
        word = self.words.term(amount.word) or ("" if amount.bound is Bound.EXACT else amount.bound.value)
        stated = a.choice.result is not None and a.choice.result.value is not None
        value = amount.value if stated else tidy(amount.value)
        return Bar(name, value, word, a.progress.value, label(a.progress, self.words),
                   origin=self._origin(a.unit, a.choice.result))  # fmt: skip

    def indicator_rankings(self) -> Iterator[Ranking]:
        for indicator in self.project.indicators:
            bars = self._comparable(indicator)
            enough = FEWEST_BARS <= len(bars) <= MOST_BARS
            if indicator.role is not Role.TARGET and indicator.unit and enough:
                yield self._indicator_ranking(indicator, bars)

    def _comparable(self, indicator: Indicator) -> tuple[Bar, ...]:
        bars = [b for p in self.project.provinces if (b := self._latest(p, indicator))]
        return tuple(sorted(bars, key=lambda b: (-b.value, sort_key(b.label))))

    def _latest(self, province: Province, indicator: Indicator) -> Bar | None:
        result = comparable(self.project, province.slug, indicator)
        amount = shown(result, indicator, self.project.config) if result else None
        if result is None or result.as_of is None or amount is None:
            return None
        origin = self._origin(province.slug, result)
        qualifier, day = self.words.term(amount.word), self.words.date(result.as_of)
        return Bar(province.name, amount.value, qualifier, day=day, origin=origin)

    def _indicator_ranking(self, indicator: Indicator, bars: tuple[Bar, ...]) -> Ranking:
        return Ranking(
            stem=indicator_stem(indicator.id),
            title=indicator.name,
            unit=self._unit_words(indicator, indicator.unit or ""),
            as_of=self.measures.as_of,
            source=self.site,
            bars=bars,
            value_unit=indicator.unit or "",
            apart=tuple((p.name, "") for p in self.project.provinces if apart(self.project, p.slug, indicator)),
            apart_label=self.say("Có số, chưa so sánh được"),
            places_word=self.project.config.words.territory,
        )


def _year(a: Assessment) -> int | None:
    date = a.choice.result.as_of if a.choice.result else None
    return date.year if date else None


def _usual_year(t: TargetMeasures) -> int | None:
    counts = Counter(year for a in t.roll.ranked if (year := _year(a)))
    return counts.most_common(1)[0][0] if counts else None


@dataclass(frozen=True, slots=True)
class Stand:
    """How a place stands on a map: the badge's kind, the status and its word, what is said after it, and its proof."""

    kind: str
    id: str
    word: str
    detail: str = ""
    proof: str = ""


NOTHING_KNOWN = Stand("progress", "no_information", "")


def tile_map(measures: Measures, title: str, stands: Mapping[str, Stand]) -> TileMap:
    """Return the map of all provinces; ``stands`` are by slug."""
    tiles = {}
    for p in measures.project.provinces:
        stand = stands.get(p.slug, NOTHING_KNOWN)
        tiles[p.slug] = Tile(p.tile.row, p.tile.col, p.short, p.name, stand.id, stand.word, addresses.province(p.slug),
                             stand.detail, id=p.slug)  # fmt: skip
    islands = []
    for island in measures.project.islands:
        home = tiles[island.province]
        islands.append(
            Tile(island.tile.row, island.tile.col, island.name, island.name, home.status, home.status_word,
                 home.href, home.detail, belongs=home.name, id=home.id)
        )  # fmt: skip
    return TileMap("ban-do", title, tuple(tiles.values()), tuple(islands), measures.project.config.words.territory)
