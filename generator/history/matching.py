"""Which thing of the old version is which of the new one: by key where there is one, else by likeness.

Likeness weighs what two things share by how rare it is where they belong: the same quoted words say
much, the same publisher little. Old and new play the same part, and so does every order: swapped or shuffled
versions are matched alike. The time is near to linear in the number of things.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Any

from generator.history.shelves import NAMED, Item, Thing
from generator.records.base import Record

# More must be shared than tells apart: a dropped promise must not pass for a renamed one.
ALIKE = 0.55
_COMMON = 20  # a value that so many share tells nothing about which is which
_FEW = 400
_SAYS_LITTLE = {"last_checked"}


@dataclass
class Pairs:
    """What belongs together, and what has no partner; ``same`` are those of the matched that say the very same."""

    same: list[tuple[Item, Item]] = field(default_factory=list)
    matched: list[tuple[Item, Item]] = field(default_factory=list)
    removed: list[Item] = field(default_factory=list)
    added: list[Item] = field(default_factory=list)


def match(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    """Pair the things of one kind, each of them at most once.

    A thing stays the same under its key; else it was renamed or corrected, where another of the
    same home says nearly the same; else it was moved from another home.
    """
    pairs = _unchanged(old, new)
    if not pairs.removed or not pairs.added:
        return pairs
    likeness = Likeness(old, new)
    thing = old[0].thing if old else new[0].thing if new else Thing.RESULT
    for key in _KEYS_OF.get(thing, _KEYS):
        _pair_by(key, pairs, likeness)
    if thing in NAMED:  # an id that went elsewhere as it was is sooner a move than another one's new name
        _pair_by(lambda i: (i.home, i.whole), pairs, likeness)
        _pair_by(lambda i: (i.key, i.whole), pairs, likeness)
    _pair_by(lambda i: i.home, pairs, likeness, ALIKE)
    if thing in NAMED:
        _pair_by(lambda i: i.key, pairs, likeness, ALIKE)
    else:
        _pair_by(lambda i: i.whole, pairs, likeness)
    return pairs


def _unchanged(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    """Pair what stands in both versions as it was written; with new names about, the same words may say another."""
    if any(item.renames.names for item in old[:1]):
        return Pairs(removed=list(old), added=list(new))
    waiting: dict[Hashable, list[Item]] = defaultdict(list)
    for item in old:
        waiting[item.raw].append(item)
    pairs = Pairs()
    for item in new:
        alike = waiting.get(item.raw)
        if alike:
            pairs.same.append((alike.pop(0), item))
        else:
            pairs.added.append(item)
    left = {id(item) for items in waiting.values() for item in items}
    pairs.removed = [item for item in old if id(item) in left]
    return pairs


def match_known(
    old: Sequence[Item], new: Sequence[Item], life: Callable[[Record], Hashable], changed: Collection[Hashable]
) -> Pairs:
    """Pair the things of one kind of which ``life`` tells that they are the same, and nothing by likeness.

    Those whose life is not among the ``changed`` ones are left out.
    """
    later = {life(item.record): item for item in new}
    pairs = Pairs(removed=list(old), added=list(new))
    _take([(item, later[key]) for item in old if (key := life(item.record)) in later], pairs)
    pairs.matched = [pair for pair in pairs.matched if life(pair[0].record) in changed]
    return pairs


Key = Callable[[Item], Hashable]
Feature = tuple[str, Any]
_KEYS: tuple[Key, ...] = (lambda i: (i.home, i.key),)


def _told(item: Item, *names: str) -> tuple[Hashable, ...]:
    return (item.home, *(item.says.get(name) for name in ("indicator", "commitment", *names)))


# Rows have no id. Two rows on one subject, date and place are two words on one thing: the same row corrected;
# so are two rows with the same words of one source, read with another date and value.
_RESULT_KEYS: tuple[Key, ...] = (
    lambda i: (i.home, i.whole),
    lambda i: _told(i, "as_of", "scope", "former_unit", "voice", "source"),
    lambda i: _told(i, "as_of", "scope", "former_unit"),
    lambda i: (*_told(i, "scope", "former_unit", "voice", "source"), _quoted(i)),
)


# A note says what it says on its day; one of them, or the words, may have been corrected.
_NOTE_KEYS: tuple[Key, ...] = (
    *_KEYS,
    lambda i: (i.home, i.says.get("what")),
    lambda i: (i.home, i.says.get("date"), i.says.get("who")),
)
_KEYS_OF = {Thing.RESULT: _RESULT_KEYS, Thing.CHANGE_NOTE: _NOTE_KEYS}


def _quoted(item: Item) -> Hashable:
    """Return the quoted words of a row. Without any, another date is another figure: then the row is like none."""
    return item.says.get("quote") or id(item)


class Likeness:
    """How alike two things are, from 0 to 1: what they share, weighed against what tells them apart.

    A value weighs the less, the more things of its home have it. Where two values differ the more usual one
    counts: a mistyped date is always rare.
    """

    def __init__(self, old: Iterable[Item], new: Iterable[Item]) -> None:
        self._versions = (tuple(old), tuple(new))

    @cached_property
    def _count(self) -> dict[tuple[Hashable, Feature], int]:
        """How many things of a home have a feature, in the version in which more do; counted when first asked."""
        counts = [Counter((i.home, f) for i in items for f in features(i).items()) for items in self._versions]
        return {key: max(c[key] for c in counts) for key in counts[0] | counts[1]}

    def weight(self, item: Item, feature: Feature) -> float:
        """Return what a feature of an item says: 1 when only one thing of its home has it."""
        return 1 / self._count[item.home, feature]

    def of(self, a: Item, b: Item) -> float:
        """Return the likeness of two things."""
        ours, theirs = features(a), features(b)
        same, different = [0.0], [0.0]
        for name in ours.keys() | theirs.keys():
            weights = [self.weight(i, (name, f[name])) for i, f in ((a, ours), (b, theirs)) if name in f]
            alike = name in ours and name in theirs and ours[name] == theirs[name]
            (same if alike else different).append(min(weights))
        every = math.fsum(same) + math.fsum(different)
        return math.fsum(same) / every if every else 0.0

    def rare(self, item: Item) -> list[Feature]:
        """Return the features by which a partner may be found."""
        return [f for f in features(item).items() if self._count[item.home, f] < _COMMON]


def features(item: Item) -> dict[str, Any]:
    """Return what tells a thing from its like, by field; yes, no and words from a list do not."""
    return {
        name: value for name, value in item.says.items()
        if name not in _SAYS_LITTLE and not isinstance(value, (bool, StrEnum))
    }  # fmt: skip


def _pair_by(key: Key, pairs: Pairs, likeness: Likeness, minimum: float = 0.0) -> None:
    """Pair what shares a key; the likest first where several do."""
    sharing: dict[Hashable, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for side, left in enumerate((pairs.removed, pairs.added)):
        for item in left:
            sharing[key(item)][side].append(item)
    found: list[tuple[Item, Item]] = []
    for ours, theirs in sharing.values():
        if len(ours) == len(theirs) == 1 and not minimum:
            found.append((ours[0], theirs[0]))
        elif ours and theirs and len({item.whole for item in (*ours, *theirs)}) == 1:
            found += zip(ours, theirs, strict=False)
        elif ours and theirs:
            found += _best(_candidates(ours, theirs, likeness), likeness, minimum)
    _take(found, pairs)


def _candidates(ours: list[Item], theirs: list[Item], likeness: Likeness) -> Iterable[tuple[Item, Item]]:
    """Return who may belong together: anyone among few, among many only what shares something rare."""
    if len(ours) * len(theirs) <= _FEW:
        return product(ours, theirs)
    having: dict[Feature, list[Item]] = defaultdict(list)
    for item in theirs:
        for feature in likeness.rare(item):
            having[feature].append(item)
    near = ((a, b) for a in ours for feature in likeness.rare(a) for b in having.get(feature, ()))
    return {(id(a), id(b)): (a, b) for a, b in near}.values()


def _best(candidates: Iterable[tuple[Item, Item]], likeness: Likeness, minimum: float) -> Iterator[tuple[Item, Item]]:
    """Yield the likest pairs, nothing twice; what the things say settles a tie, not where they stand."""
    scored = ((likeness.of(a, b), a, b) for a, b in candidates)
    enough = [(score, a, b) for score, a, b in scored if score >= minimum]
    enough.sort(key=lambda s: (-s[0], sorted((repr((s[1].key, s[1].whole)), repr((s[2].key, s[2].whole))))))
    taken: set[int] = set()
    for _, a, b in enough:
        if id(a) not in taken and id(b) not in taken:
            taken |= {id(a), id(b)}
            yield a, b


def _take(found: Iterable[tuple[Item, Item]], pairs: Pairs) -> None:
    """Move what was paired from what is left."""
    new = list(found)
    taken = {id(item) for pair in new for item in pair}
    pairs.matched += new
    pairs.removed = [i for i in pairs.removed if id(i) not in taken]
    pairs.added = [i for i in pairs.added if id(i) not in taken]
