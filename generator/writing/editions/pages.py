"""Everything of the site that belongs to editions: what their pages, files and addresses are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import kept
from generator.history.chronicle import Chronicle
from generator.kept import NOTHING_KEPT, Shelf
from generator.writing import addresses
from generator.writing.artefacts import PageKind, Redirect
from generator.writing.bodies import Answering
from generator.writing.datasets import (
    JSON,
    ZIP,
    Dataset,
    Download,
    edition_dataset,
    province_dataset,
    target_dataset,
)
from generator.writing.desk import Desk
from generator.writing.editions.aftermath import Aftermath
from generator.writing.editions.comparing import (
    Pair,
    comparison_address,
    comparison_view,
    comparisons_view,
    name_of,
    of_one,
    pairs,
)
from generator.writing.editions.edition import (
    Then,
    edition_province_view,
    edition_target_view,
    edition_view,
    then,
)
from generator.writing.editions.frozen import freeze
from generator.writing.editions.links import LinkView
from generator.writing.editions.listing import editions_view
from generator.writing.editions.since import Since


@dataclass(frozen=True)
class Unmade:
    """A view that need not be made while its page is kept: ``made_of`` names everything that decides it."""

    made_of: str
    make: Callable[[], Answering]


@dataclass(frozen=True)
class Remembered:
    """A page that need not be made while it is kept and all that it asked of the time ``since`` is answered as it was.

    ``made_of`` names everything else that decides it besides this program and the frame of its language.
    """

    made_of: str
    since: Since
    make: Callable[[], EditionPage]


@dataclass(frozen=True)
class EditionPage:
    """A page before it is rendered: ``desk`` is the one it speaks for, ``way`` its crumbs below the list.

    ``shown`` are the data it shows, in the words of catalogues.
    """

    desk: Desk
    address: str
    kind: PageKind
    title: str
    view: Answering | Unmade
    way: tuple[tuple[str, str | None], ...] = ()
    state: str = ""
    shown: Dataset | None = None


class Editions:
    """All editions of a site, frozen, and the comparisons between them."""

    def __init__(self, desk: Desk, main: Editions | None = None, shelf: Shelf = NOTHING_KEPT) -> None:
        """Freeze the editions, or take those that the ``main`` language has frozen; ``shelf`` keeps their files."""
        self.desk, told = desk, desk.history
        frozen = {t.key: t.frozen for t in main.thens} if main else {}
        self.after: dict[str, Aftermath] = {}
        self.thens: tuple[Then, ...] = ()
        if isinstance(told, Chronicle):
            known = {key: after.told for key, after in main.after.items()} if main else {}
            self.after = {e.key: Aftermath(desk, told, e, known.get(e.key)) for e in desk.editions}
            self.thens = tuple(
                then(desk, e, frozen.get(e.key) or freeze(told, e, shelf), self.after[e.key]) for e in desk.editions
            )
        self.pairs = pairs(self.thens)

    @property
    def latest(self) -> Redirect:
        """The one address that always means the newest edition; where there is none, their list."""
        home = self.thens[-1].frozen.home if self.thens else addresses.EDITIONS
        title = self.thens[-1].title if self.thens else self.desk.say("Các bản dữ liệu đã chốt")
        return Redirect(addresses.plain(addresses.LATEST_EDITION), addresses.plain(home), title)

    def parts(self) -> Iterator[Callable[[], Iterable[EditionPage | Remembered]]]:
        """Yield what writes the list, each edition with its provinces and targets, and each comparison."""
        yield self._list
        yield from (partial(self._edition, t) for t in self.thens)
        if self.thens:
            yield self._comparisons
            yield from (partial(self._comparison, pair) for pair in self.pairs)

    def _list(self) -> Iterator[EditionPage]:
        view, title = editions_view(self.desk, self.thens), self.desk.say("Các bản dữ liệu đã chốt")
        yield EditionPage(self.desk, addresses.EDITIONS, PageKind.EDITIONS, title, view)

    def _edition(self, t: Then) -> Iterator[Remembered]:
        others = [LinkView(name_of(self.desk, o).title, comparison_address(p)) for o, p in of_one(t, self.pairs)]
        yield _remembered(t, kept.named(others), partial(_home, t, others))
        project = t.edition.publication.new
        for province in project.provinces:
            yield _remembered(t, addresses.province(province.slug), partial(_province, t, province.slug))
        for target in project.targets:
            yield _remembered(t, addresses.target(target.id), partial(_target, t, target.id))

    def _comparisons(self) -> Iterator[EditionPage]:
        desk, title = self.desk, self.desk.say("So sánh hai bản")
        view = comparisons_view(desk, self.pairs, self.thens)
        way = ((title, None),)
        yield EditionPage(desk, addresses.COMPARISONS, PageKind.COMPARISONS, title, view, way)

    def _comparison(self, pair: Pair) -> Iterator[EditionPage]:
        told, desk = self.desk.history, self.desk
        assert isinstance(told, Chronicle)  # no editions without one
        earlier, later = pair
        name = f"{name_of(desk, earlier).title} → {name_of(desk, later).title}"
        make = partial(comparison_view, desk, told, pair, None if later else self.after[earlier.key].told)
        view = Unmade(kept.key(earlier.made_of, later.made_of), make) if later else make()
        way = ((desk.say("So sánh hai bản"), addresses.COMPARISONS), (name, None))
        yield EditionPage(desk, comparison_address(pair), PageKind.COMPARISON, name, view, way)


def _remembered(t: Then, which: str, make: Callable[[], EditionPage]) -> Remembered:
    return Remembered(kept.key(t.made_of, t.today.as_of, which), t.since, make)


def _home(t: Then, others: Iterable[LinkView]) -> EditionPage:
    view, shown = edition_view(t, others), edition_dataset(t.desk, t.title, _downloads(t))
    return EditionPage(t.desk, t.frozen.home, PageKind.EDITION, t.title, view, ((t.title, None),), _state(t), shown)


def _province(t: Then, slug: str) -> EditionPage:
    province = t.desk.project.province_by_slug[slug]
    told = edition_province_view(t, province)
    address = addresses.in_edition(t.key, addresses.province(slug))
    way = ((t.title, t.frozen.home), (province.name, None))
    shown = province_dataset(t.desk, province, told.answer)
    return EditionPage(t.desk, address, PageKind.EDITION_PROVINCE, f"{province.name}, {t.title}", told, way,
                       _state(t), shown)  # fmt: skip


def _target(t: Then, target_id: str) -> EditionPage:
    m = t.desk.measures.of_target(target_id)
    said = edition_target_view(t, m)
    address = addresses.in_edition(t.key, addresses.target(target_id))
    way = ((t.title, t.frozen.home), (target_id, None))
    shown = target_dataset(t.desk, m, said.answer)
    return EditionPage(t.desk, address, PageKind.EDITION_TARGET, f"{target_id}: {m.target.short}, {t.title}", said,
                       way, _state(t), shown)  # fmt: skip


def _state(t: Then) -> str:
    data = t.frozen.data
    return t.today.say("{title}: phiên bản {version}, mã nội dung {hash}",
                       title=t.title, version=data.version, hash=data.short_hash)  # fmt: skip


def _downloads(t: Then) -> Iterator[Download]:
    for file in t.frozen.files:
        name = file.address.rpartition("/")[2]
        yield Download(name, f"/{file.address}", ZIP if name.endswith(".zip") else JSON)
