"""Where words go in a picture: beside what they name, hiding nothing, with no line running through them.

Places beside the mark come first. Where lines run through all of them, words stand farther off and a thin leader shows
whose they are. Only where the whole plot has no such place does a line pass behind words; their halo, in the colour of
the ground, then keeps them legible.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y grows downwards."""

#: What a line costs that would run through words: more than any detour. Lines that may lie behind words cost less.
FIRM = 50.0
# From the middle of a mark to the words above, below or beside it; one step further where it is narrow there.
_NEAR, _FAR, _ASIDE = 9.0, 17.0, 10.0
# What a place costs that is less usual than the one before it: less than any line that is crossed.
_UNUSUAL = 0.1
# What a place costs that lies nearer to somebody else's mark; what one costs that needs a leader, and by how far.
_MISTAKEN, _LED, _AWAY = 2.0, 2.0, 1 / 30
# What a place costs that a line parts from its mark which says what is above it and what below: words would be misread.
_BEYOND = 12.0
# What a leader costs that runs over a line or somebody's mark.
_OVER_LINE, _OVER_MARK = 2.5, 4.0
# What a leader costs that lies close along somebody else's words, as if it underlined them; how close that is.
_UNDERLINES, _CLOSE = 6.0, 6.0
_DISTANCES, _WAYS = (14.0, 24.0, 36.0, 50.0, 66.0, 84.0, 110.0, 140.0), 16
# How far a leader begins from the middle of its mark; words no farther than that need none.
_CLEAR, _BESIDE = 9.0, 18.0
# What air is looked for around words that may stand anywhere, in turn.
_AIRS = (16.0, 10.0, 5.0, 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line of the picture, and how much it disturbs words that it runs through."""

    x: float
    y: float
    x2: float
    y2: float
    weight: float

    def crosses(self, box: Box) -> bool:
        """Say whether the line touches the box: what is left of it between the sides, then between top and bottom."""
        start, end = 0.0, 1.0
        for at, way, low, high in (
            (self.x, self.x2 - self.x, box[0], box[2]),
            (self.y, self.y2 - self.y, box[1], box[3]),
        ):
            if way == 0:
                if not low < at < high:
                    return False
                continue
            one, other = sorted(((low - at) / way, (high - at) / way))
            start, end = max(start, one), min(end, other)
        return start < end

    def meets(self, other: Line) -> bool:
        """Say whether two lines cross between their ends."""
        return _turn(self, other.x, other.y) * _turn(self, other.x2, other.y2) < 0 and (
            _turn(other, self.x, self.y) * _turn(other, self.x2, self.y2) < 0
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, the leader from their mark where they need one, and what it costs."""

    box: Box
    cost: float
    leader: Line | None = None


@dataclass(slots=True)
class Ground:
    """The rectangle that words may fill, the marks and words they may not touch, and the lines they must not cross."""

    room: Box
    marks: list[Box] = field(default_factory=list)
    words: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    leaders: list[Line] = field(default_factory=list)

    def best(self, places: Iterable[Box]) -> Box | None:
        """Return the place that is free and least disturbed, of equals the first; None where none is free."""
        found = self.least(places)
        return found.box if found else None

    def least(self, places: Iterable[Box]) -> Place | None:
        """Return the same place with what it costs."""
        free = (Place(box, self._cost(box) + _UNUSUAL * n) for n, box in enumerate(places) if self._is_free(box))
        return min(free, key=lambda place: place.cost, default=None)

    def clearest(self, places: Sequence[Box]) -> Box | None:
        """Return the first of the free places with most air around it; None where firm lines cross all of them."""
        free = [box for box in places if self._is_free(box) and self._cost(box) < FIRM]
        for air in _AIRS:
            clear = next((box for box in free if self._has(air, box)), None)
            if clear:
                return clear
        return None

    def _has(self, air: float, box: Box) -> bool:
        """Say whether no firm line, mark or word is within ``air`` of the box, and behind it no line at all."""
        wider = (box[0] - air, box[1] - air, box[2] + air, box[3] + air)
        others = (*self.marks, *self.words)
        firm = (line for line in self.lines if line.weight >= FIRM or air > 0)
        return not any(overlap(wider, other) for other in others) and not any(
            line.crosses(wider if line.weight >= FIRM else box) for line in firm
        )

    def take(self, place: Place) -> None:
        """Keep a place and its leader from whatever is placed later."""
        self.words.append(place.box)
        if place.leader:
            self.lines.append(place.leader)
            self.leaders.append(place.leader)

    def copy(self) -> Ground:
        """Return the same ground, to try something on."""
        return Ground(self.room, self.marks, [*self.words], [*self.lines], [*self.leaders])

    def beside(self, x: float, y: float, wide: float, tall: float, low: float, high: float) -> Place | None:
        """Return the best place for words of the mark at ``x``, ``y``; centred ones stay within ``low`` and ``high``.

        Places farther off are looked at only where none beside the mark is clear of firm lines.
        """
        near = self._near(x, y, around(x, y, wide, tall, low, high))
        return near if near and near.cost < FIRM else self.away(x, y, wide, tall, near)

    def away(self, x: float, y: float, wide: float, tall: float, near: Place | None = None) -> Place | None:
        """Return the best place farther from ``x``, ``y``, or ``near`` if none is better.

        All there are come into question where none around the mark is clear of firm lines.
        """
        best = near
        for places in (farther(x, y, wide, tall), all_over(self.room, wide, tall)):
            led = (self._led(x, y, box) for box in places if self._is_free(box))
            best = min(filter(None, (best, *led)), key=lambda place: place.cost, default=None)
            if best and best.cost < FIRM:
                break
        return best

    def _near(self, x: float, y: float, places: Iterable[Box]) -> Place | None:
        found = (
            Place(box, self._cost(box) + _UNUSUAL * n + _MISTAKEN * self._mistaken(x, y, box) + self._beyond(x, y, box))
            for n, box in enumerate(places)
            if self._is_free(box)
        )
        return min(found, key=lambda place: place.cost, default=None)

    def _mistaken(self, x: float, y: float, box: Box) -> bool:
        """Say whether words in ``box`` lie nearer to another mark than to the one at ``x``, ``y``."""
        own = _gap(x, y, box)
        return any(_gap(*_middle(mark), box) < own for mark in self.marks)

    def _beyond(self, x: float, y: float, box: Box) -> float:
        """Return what it costs that a line which measures, as that of a target, lies between a mark and its words."""
        way = Line(x, y, *_middle(box), 0)
        return _BEYOND * any(line.weight > FIRM and line.meets(way) for line in self.lines)

    def _led(self, x: float, y: float, box: Box) -> Place | None:
        cost, leader = self._cost(box) + _LED + _AWAY * _gap(x, y, box) + self._beyond(x, y, box), _leader(x, y, box)
        if leader is None:
            return Place(box, cost + _MISTAKEN * self._mistaken(x, y, box))
        if any(leader.crosses(words) for words in self.words):
            return None
        cost += _MISTAKEN * any(_gap(*_middle(mark), box) < _BESIDE for mark in self.marks)
        over = sum(_OVER_LINE for line in self.lines if line.weight >= FIRM and line.meets(leader))
        over += sum(_OVER_MARK for mark in self.marks if leader.crosses(mark))
        over += sum(_UNDERLINES for words in self.words if leader.crosses(_with_air(words)))
        return Place(box, cost + over, leader)

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.room
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        return inside and not any(overlap(box, other) for other in (*self.marks, *self.words))

    def _cost(self, box: Box) -> float:
        underlined = _UNDERLINES * any(leader.crosses(_with_air(box)) for leader in self.leaders)
        return underlined + sum(line.weight for line in self.lines if line.crosses(box))


def overlap(one: Box, other: Box) -> bool:
    """Say whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(x: float, y: float, wide: float, tall: float, low: float, high: float) -> Iterator[Box]:
    """Yield places for words of a mark, the most usual first; centred ones stay within ``low`` and ``high``."""
    middle = min(max(x - wide / 2, low), high - wide)
    sideways = (middle, x - 6, x + 6 - wide)
    for away in (_NEAR, _FAR):
        for left in sideways:
            yield left, y - away - tall, left + wide, y - away
            yield left, y + away, left + wide, y + away + tall
        for lower in (0.5, 0.0, 1.0):  # level with the mark, then above and below that
            top = y - tall * (1 - lower)
            yield x + _ASIDE, top, x + _ASIDE + wide, top + tall
            yield x - _ASIDE - wide, top, x - _ASIDE, top + tall


def farther(x: float, y: float, wide: float, tall: float) -> Iterator[Box]:
    """Yield places all around a mark, ring after ring."""
    for away in _DISTANCES:
        for way in range(_WAYS):
            turn = 2 * math.pi * way / _WAYS
            left = x + math.cos(turn) * (away + wide / 2) - wide / 2
            top = y - math.sin(turn) * (away + tall / 2) - tall / 2
            yield left, top, left + wide, top + tall


def all_over(room: Box, wide: float, tall: float, step: float = 8.0) -> Iterator[Box]:
    """Yield places in the whole of ``room``, those nearest to its middle first."""
    spare_x, spare_y = room[2] - room[0] - wide, room[3] - room[1] - tall
    across = [room[0] + spare_x / 2 + step * n for n in _steps(spare_x / 2, step)]
    down = [room[1] + spare_y / 2 + step * n for n in _steps(spare_y / 2, step)]
    middle_x, middle_y = room[0] + spare_x / 2, room[1] + spare_y / 2
    corners = sorted((math.hypot(x - middle_x, y - middle_y), x, y) for x in across for y in down)
    yield from ((x, y, x + wide, y + tall) for _, x, y in corners)


def _steps(reach: float, step: float) -> range:
    most = max(int(reach / step), -1)
    return range(-most, most + 1)


def _leader(x: float, y: float, box: Box) -> Line | None:
    """Return the line from beside the mark to the nearest edge of its words; None where they need none."""
    to_x, to_y = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    away = math.hypot(to_x - x, to_y - y)
    if away <= _BESIDE:
        return None
    share = _CLEAR / away
    return Line(x + (to_x - x) * share, y + (to_y - y) * share, to_x, to_y, FIRM)


def _with_air(box: Box) -> Box:
    """Return a box with what is too close above and below it."""
    return box[0], box[1] - _CLOSE, box[2], box[3] + _CLOSE


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _gap(x: float, y: float, box: Box) -> float:
    return math.hypot(x - min(max(x, box[0]), box[2]), y - min(max(y, box[1]), box[3]))


def _turn(line: Line, x: float, y: float) -> float:
    return (line.x2 - line.x) * (y - line.y) - (line.y2 - line.y) * (x - line.x)
