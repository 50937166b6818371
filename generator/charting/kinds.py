"""The kinds of chart, described in the words of the domain and without any drawing.

Every text arrives ready to be read: labels are already formatted in the reader's language, and
words that belong to a programme or a country ("tỉnh, thành phố") are arguments.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from generator.records.values import Bound, PartialDate

REPORTED, REVIEWED = "province", "review"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: its document and the words in it, and its line in the data as it was set.

    It goes with the numbers and changes no picture.
    """

    title: str = ""
    url: str = ""
    page: str = ""
    quote: str = ""
    file: str = ""
    line: int = 0
    commit: str = ""
    set_on: dt.date | None = None


UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class Point:
    """One value on a time line, in the unit of its chart.

    ``label`` is the value as a reader sees it, with its qualifier ("trên 90%"). ``series`` names
    who says so (``province``, ``review``, …). ``disputed`` marks one of several values that
    sources give for the same date.
    """

    date: PartialDate
    value: Decimal
    label: str
    bound: Bound = Bound.EXACT
    series: str = REPORTED
    disputed: bool = False
    origin: Origin = field(default=UNKNOWN, repr=False)


@dataclass(frozen=True, slots=True)
class Goal:
    """A value to be reached by a deadline, in the unit of its chart, with its label."""

    value: Decimal
    deadline: PartialDate
    label: str


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which values no longer mean the same unit: no line of results crosses it."""

    date: dt.date
    label: str


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Results over time against the target and the pace it requires.

    ``unit`` is shown under the title ("% thôn, bản"); ``ascending`` is False when less is
    better. ``milestones`` bend the required pace; ``required`` is the value it asks for on the day of
    the newest result, as a reader sees it. ``series_labels`` gives the words for the
    ``series`` of points; ``description`` replaces the sentence made from the data.
    """

    stem: str
    title: str
    unit: str
    as_of: dt.date
    source: str
    points: tuple[Point, ...] = ()
    baseline: Point | None = None
    target: Goal | None = None
    milestones: tuple[Goal, ...] = ()
    breaks: tuple[Break, ...] = ()
    ascending: bool = True
    no_data_label: str = ""
    description: str = ""
    series_labels: tuple[tuple[str, str], ...] = ()
    required: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One place in a ranking. ``qualifier`` stands before the value ("trên"), ``status`` is an id
    with a shape of its own, ``status_word`` its words, and ``note`` becomes a footnote. ``day`` is the date of
    the value as a reader sees it, where it has to be said.
    """

    label: str
    value: Decimal
    qualifier: str = ""
    status: str = ""
    status_word: str = ""
    note: str = ""
    day: str = ""
    origin: Origin = field(default=UNKNOWN, repr=False)

    @property
    def name(self) -> str:
        """The place with the date of its value."""
        return f"{self.label} ({self.day})" if self.day else self.label


@dataclass(frozen=True, slots=True)
class Mark:
    """A value that bars are read against, with the words beside it.

    ``spoken`` are the words where there is more room than in the picture.
    """

    value: Decimal
    label: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places side by side, in the order given; ``silent`` names those without data.

    ``apart`` names those whose data cannot stand beside others, each with the reason where it is to be said.
    ``statuses`` are the ids of statuses in the order in which they are counted, others behind them.
    ``value_unit`` follows each number ("%" without a space, others with one); ``places_word``
    is what is being counted ("tỉnh, thành phố").
    """

    stem: str
    title: str
    unit: str
    as_of: dt.date
    source: str
    bars: tuple[Bar, ...] = ()
    statuses: tuple[str, ...] = ()
    value_unit: str = "%"
    reference: Mark | None = None
    national: Mark | None = None
    silent: tuple[str, ...] = ()
    silent_label: str = ""
    apart: tuple[tuple[str, str], ...] = ()
    apart_label: str = ""
    places_word: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One place of a tile map: ``row`` and ``col`` count from 0, ``short`` is what is written.

    ``status`` is the id of a status and becomes a class name, ``shape`` replaces the status's
    own shape, ``detail`` is spoken after the status. An island names where it belongs
    (``belongs``). ``id`` is what a script knows the place by; without one it leaves the tile as it is.
    """

    row: int
    col: int
    short: str
    name: str
    status: str
    status_word: str
    href: str
    detail: str = ""
    shape: str = ""
    belongs: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map of equal tiles, one a place, with islands in frames of their own."""

    stem: str
    title: str
    tiles: tuple[Tile, ...]
    islands: tuple[Tile, ...] = ()
    places_word: str = ""
    description: str = ""


Chart = Trajectory | Ranking
