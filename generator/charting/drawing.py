"""Charts and cards are drawn by other processes, while this one goes on; what was drawn before is taken as it is kept.

Charts and cards share their workers: what draws both takes longer to load than many of them to draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as cached
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from generator import kept
from generator.charting.card import Card, card_orders
from generator.charting.kinds import Chart
from generator.charting.look import Palette
from generator.charting.render import Picture, chart_orders, ready_to_draw
from generator.kept import Shelf
from generator.language import Language
from generator.parallel import elsewhere

_AT_ONCE = 4  # pictures a process takes at a time: less than that does not pay for starting another


@dataclass(frozen=True, slots=True)
class ToDraw:
    """The charts and the cards of a language."""

    language: Language
    charts: Sequence[Chart] = ()
    cards: Sequence[Card] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The finished charts of a language, and its cards as PNG of 1200 × 630 pixels, both by stem."""

    pictures: Mapping[str, Picture]
    cards: Mapping[str, bytes]


class _Order(Protocol):
    @property
    def entry(self) -> str: ...

    def draw(self) -> bytes: ...


@contextmanager
def drawing(
    told: Sequence[ToDraw], *, fonts: Path, palette: Palette | None = None, cache: Path | None = None
) -> Iterator[Callable[[], list[Drawn]]]:
    """Begin to draw what ``cache`` does not hold, and yield what waits for everything, if it is not there yet.

    ``cache`` is a folder, made when missing; ``fonts`` is a folder of TrueType files with Be Vietnam Pro in it.
    Whoever leaves without having waited gives up what is not drawn yet.

    Raises:
        ValueError: two charts of a language have one stem, so their files and identifiers would collide.
        OSError: by what waits: the cache cannot be written.
        BrokenProcessPool: by what waits: workers were ended from outside.
    """
    colours = palette or Palette()
    shelf, means = Shelf(cache), kept.key(kept.program(), kept.tree(fonts))
    charts = [chart_orders(one.charts, one.language, colours, means) for one in told]
    cards = [card_orders(one.cards, means) for one in told]
    every: list[_Order] = [*chain.from_iterable(charts), *chain.from_iterable(cards)]
    known = [shelf.get(order.entry) for order in every]
    missing = [partial(_drawn, order, shelf) for order, content in zip(every, known, strict=True) if content is None]
    beginning = ([one.language for one in told], colours, fonts)
    with elsewhere(missing, ready_to_draw, beginning, at_once=_AT_ONCE) as finished:

        def everything() -> list[Drawn]:
            fresh = iter(finished())
            shelf.sweep()
            contents = iter([next(fresh) if content is None else content for content in known])
            pictures = [
                {order.chart.stem: order.picture(next(contents), one.language) for order in orders}
                for one, orders in zip(told, charts, strict=True)
            ]
            shared = [{order.stem: next(contents) for order in orders} for orders in cards]
            return [Drawn(p, c) for p, c in zip(pictures, shared, strict=True)]

        yield cached(everything)


def _drawn(order: _Order, shelf: Shelf) -> bytes:
    """Draw and keep a picture, in a worker."""
    return shelf.made(order.entry, order.draw)
