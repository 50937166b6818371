"""What the tile map can be switched to: the plans and each target, today and at the end of each year that is over.

The page holds the map of today. The other maps stand in one small file, which a page loads when a reader first
asks for another; it is a script, because a page opened from a folder may load scripts but not fetch files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.charting import glyphs
from generator.charting.look import identifier
from generator.measuring.measures import Measures, TargetMeasures
from generator.text import slug
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.charts import Stand
from generator.writing.desk import Desk
from generator.writing.parts import lower_first
from generator.writing.scripts import call
from generator.writing.standing import Stands, counted_stands, plan_stands, target_stands, tells_places_apart

PLANS, TODAY = "ke-hoach", "hom-nay"


@dataclass(frozen=True)
class SwitchView:
    """What a reader may choose: subjects and times by id and name; ``data`` is the file with all maps.

    ``fixed`` is the one subject of a page that is about it; then only times are chosen.
    """

    subjects: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]
    data: str
    fixed: str = ""


@dataclass(frozen=True)
class StaticMap:
    """A map that stands on a page of its own and needs no script."""

    name: str
    title: str
    address: str


def switch_view(desk: Desk, t: TargetMeasures | None = None) -> SwitchView | None:
    """Return the choices of the map of everything, or of one target; None where there is nothing to choose, or the maps
    of very many units would be too large for a phone.
    """
    if desk.project.lean:
        return None
    subjects = [(_id(m), f"{m.target.id}: {m.target.short}") for m in _targets(desk.measures)]
    plans = (PLANS, desk.say("Kế hoạch công khai"))
    times = [(TODAY, desk.say("Hôm nay ({day})", day=desk.as_of))]
    times += [(str(year), desk.say("Hết năm {year}", year=year)) for year in reversed(desk.year_ends)]
    if (t is not None or not subjects) and len(times) == 1:
        return None
    data = f"{addresses.MAPS}?{desk.named.short_hash}"
    return SwitchView((plans, *subjects), tuple(times), data, _id(t) if t else "")


def static_maps(desk: Desk) -> tuple[StaticMap, ...]:
    """Return where each target's map of today stands."""
    return tuple(
        StaticMap(m.target.id, m.target.short, f"{addresses.target(m.target.id)}#cac-tinh")
        for m in (() if desk.project.lean else _targets(desk.measures))
        if tells_places_apart(m)
    )


def _targets(measures: Measures) -> list[TargetMeasures]:
    return [t for t in measures.targets if t.roll.of]


def _id(t: TargetMeasures) -> str:
    return slug(t.target.id)


# --- sentences ---


def said(desk: Desk, subject: str, stands: Stands, year: int | None, older: int = 0) -> str:
    """Return a map in one sentence: what it shows, when, and how many places stand how.

    ``older`` is how many places have only a value from before ``year``.
    """
    between = "; " if any("," in s.word for s in stands.values()) else ", "
    counts = between.join(
        desk.say("{n} {status}", n=n, status=lower_first(s.word)) for s, n in counted_stands(stands.values())
    )
    if year is None:
        return desk.say("{subject}, đến {day}: {counts}.", subject=subject, day=desk.as_of, counts=counts)
    text = desk.say("{subject}, hết năm {year}: {counts}.", subject=subject, year=year, counts=counts)
    if not older:
        return text
    return f"{text} {desk.say('Trong đó {n} nơi chỉ có số liệu từ trước năm {year}.', n=older, year=year)}"


def _older(t: TargetMeasures, year: int) -> int:
    dates = [a.choice.result.as_of for a in t.every if a.choice.result]
    return sum(date is not None and date.year < year for date in dates)


# --- the file ---


def maps_file(desk: Desk) -> File:
    """Return the script that hands all maps over to the page, in the language of the desk."""
    return File(addresses.plain(desk.placed(addresses.MAPS)), call("maps", _Maps(desk).content()))


@dataclass
class _Table:
    """Texts that stand once and are spoken of by their number."""

    rows: dict[object, int] = field(default_factory=dict)

    def number(self, row: object) -> int:
        return self.rows.setdefault(row, len(self.rows))


class _Maps:
    """All maps with their texts, each text once: places repeat statuses, and years repeat figures."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.units = [p.slug for p in desk.project.provinces]
        self.statuses, self.details = _Table(), _Table()

    def content(self) -> dict[str, object]:
        """Return what the file holds. A map tells place by place, by number, the status (``s``) and the detail with
        its proof (``d``), and which statuses its key names in which order (``k``)."""
        maps = dict(self.maps())
        return {
            "units": self.units,
            "spoken": ["{name}: {status}", "{name}: {status}; {detail}"],
            "maps": maps,
            "statuses": list(self.statuses.rows),
            "details": list(self.details.rows),
        }

    def maps(self) -> Iterator[tuple[str, dict[str, object]]]:
        yield PLANS, self.subject("", self.plans())
        for t in _targets(self.desk.measures):
            yield _id(t), self.subject(addresses.plain(self.desk.placed(addresses.target(t.target.id))), self.target(t))

    def subject(self, address: str, times: Iterator[tuple[str, dict[str, object]]]) -> dict[str, object]:
        return {"page": address, "times": dict(times)}

    def plans(self) -> Iterator[tuple[str, dict[str, object]]]:
        name = self.desk.say("Kế hoạch công khai")
        for year, measures in self.moments():
            stands = plan_stands(self.desk, measures)
            yield str(year or TODAY), self.map(stands, said(self.desk, name, stands, year))

    def target(self, t: TargetMeasures) -> Iterator[tuple[str, dict[str, object]]]:
        for year, measures in self.moments():
            then = measures.of_target(t.target.id)
            stands = target_stands(self.desk, then)
            older = _older(then, year) if year else 0
            yield str(year or TODAY), self.map(stands, said(self.desk, t.target.id, stands, year, older))

    def moments(self) -> Iterator[tuple[int | None, Measures]]:
        yield None, self.desk.measures
        yield from self.desk.year_ends.items()

    def map(self, stands: Stands, sentence: str) -> dict[str, object]:
        every = [stands[unit] for unit in self.units]
        return {
            "say": sentence,
            "k": [self.status(s) for s, _ in counted_stands(every)],
            "s": [self.status(s) for s in every],
            "d": [self.details.number((s.detail, _fragment(s))) for s in every],
        }

    def status(self, s: Stand) -> int:
        css = identifier(s.id)
        return self.statuses.number((css, f"{s.kind}-{css}", s.word, glyphs.shape(s.id)))


def _fragment(stand: Stand) -> str:
    """Return the proof's place on the page of its province, where the figures of targets stand."""
    page, _, fragment = stand.proof.partition("#")
    return fragment if page.startswith(addresses.PROVINCES) else ""
