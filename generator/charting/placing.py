"""Where words go in a picture: beside what they name, hiding nothing, with no line running through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y grows downwards."""

# From the middle of a mark to the words above, below or beside it; one step further where it is narrow there.
_NEAR, _FAR, _ASIDE = 9.0, 17.0, 10.0
# What a place costs that is less usual than the one before it: less than any line that is crossed.
_UNUSUAL = 0.1


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


@dataclass(slots=True)
class Ground:
    """The rectangle that words may fill, the boxes they may not touch, and the lines they would rather not cross."""

    room: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def best(self, places: Iterable[Box]) -> Box | None:
        """Return the place that is free and least disturbed, of equals the first; None where none is free."""
        free = [(self._cost(box) + _UNUSUAL * n, box) for n, box in enumerate(places) if self._is_free(box)]
        return min(free, key=lambda pair: pair[0])[1] if free else None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.room
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        return inside and not any(overlap(box, other) for other in self.taken)

    def _cost(self, box: Box) -> float:
        return sum(line.weight for line in self.lines if line.crosses(box))


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
        yield x + _ASIDE, y - tall / 2, x + _ASIDE + wide, y + tall / 2
        yield x - _ASIDE - wide, y - tall / 2, x - _ASIDE, y + tall / 2
