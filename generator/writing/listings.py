"""Lists of what a number counts: wherever a page says how many, a reader can see which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator.labels import label
from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.rollup import count
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.desk import Desk


@dataclass(frozen=True)
class Listing:
    """What one number counts: names with the places they stand at."""

    anchor: str
    title: str
    members: tuple[tuple[str, str], ...]


def of_provinces(desk: Desk, anchor: str, title: str, slugs: Iterable[str]) -> Listing:
    """List provinces in the order of their names."""
    named = sorted(((desk.place_name(s), addresses.province(s)) for s in slugs), key=lambda row: sort_key(row[0]))
    return Listing(anchor, title, tuple(named))


def progress_anchor(progress: Progress) -> str:
    """Return the fragment of the list of what stands at a progress."""
    return f"dem-{progress.value.replace('_', '-')}"


def by_progress(
    desk: Desk, every: Iterable[Assessment], remark: Callable[[Assessment], str]
) -> tuple[Listing, ...]:
    """List the provinces of one target by how they stand, in the order of the badges, each with its remark if any."""
    found = list(every)
    said = {addresses.province(a.unit): f" ({text})" for a in found if (text := remark(a))}
    return tuple(
        replace(listing, members=tuple((name + said.get(address, ""), address) for name, address in listing.members))
        for listing in (
            of_provinces(desk, progress_anchor(p), label(p, desk.words), (a.unit for a in found if a.progress is p))
            for p, _ in count(found)
        )
    )
