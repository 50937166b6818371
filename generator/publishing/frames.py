"""Pages in their frame: each is built once for what it is made of, with as many builders as there are processors.

What a framed page is made of is the page itself, where it stands in other languages, the builder's settings (the
names and notices around every page), the shell's templates and this program. Nothing of another page is on it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import kept
from generator.kept import Shelf, named, tree
from generator.parallel import processes
from generator.publishing.assets import Assets
from generator.publishing.builder import build_shell
from generator.publishing.folder import Part, in_parts
from generator.publishing.sources import Source, Tongues, configuration, ordinary_pages, write_sources
from generator.publishing.stamping import Stamps
from generator.publishing.verify import file_of
from generator.writing.artefacts import Site

NOT_FOUND = "404.html"
_PLACE = "builder-"  # of folders that pages are built in
_ENOUGH = 50  # pages that a second builder has to have before it pays
_MOST = 150  # a builder holds all its pages, each several times


def write_tree(site: Site, assets: Assets, shell: Path, stamps: Stamps, folder: Path) -> None:
    """Write everything that another builder of the family needs to build all pages, in a fresh ``folder``."""
    tongues = Tongues(site)
    pages = ((page, one.shell) for one in site.languages for page in ordinary_pages(one))
    sources = [Source(page, around, tuple(tongues.of(page))) for page, around in pages]
    config = write_sources(site, sources, assets, shell, folder)
    for path in (config, *folder.rglob("*.md")):
        path.write_bytes(stamps.put(path.read_bytes()))


@dataclass(frozen=True)
class _Order:
    """A page to be framed: the file it becomes, the name it is kept under."""

    file: str
    name: str
    source: Source | None


Builder = Callable[[Sequence[_Order]], None]


def frame(site: Site, assets: Assets, shell: Path, work: Path) -> list[Part]:
    """Return parts that put the frame of ``shell`` around every page of ``site``, those that take longest first.

    Raises :class:`PublishError` for whatever the builder warned of or stumbled over.
    """
    shelf, settings = Shelf(work / "framed"), configuration(site, assets, shell)
    means = kept.key(kept.program(), tree(shell), named(settings))
    orders = list(_orders(site, means))
    build: Builder = partial(_built, site, assets, shell, shelf, work)
    for left in work.glob(f"{_PLACE}*"):
        shutil.rmtree(left, ignore_errors=True)
    there = {order.file for order in orders if shelf.has(order.name)}
    shelf.sweep()
    missing, known = ([o for o in orders if (o.file in there) is found] for found in (False, True))
    made = [partial(_built_now, shelf, build, part) for part in _parts(missing)]
    return [*made, *in_parts([(order.file, partial(_framed, shelf, build, order)) for order in known])]


def _built_now(shelf: Shelf, build: Builder, orders: Sequence[_Order]) -> Iterator[tuple[str, bytes]]:
    build(orders)
    yield from ((order.file, _framed(shelf, build, order)) for order in orders)


def _framed(shelf: Shelf, build: Builder, order: _Order) -> bytes:
    content = shelf.get(order.name)
    if content is None:  # what was kept is not whole
        build([order])
        content = shelf.get(order.name)
    if content is None:
        raise FileNotFoundError(order.file)
    return content


def _orders(site: Site, means: str) -> Iterator[_Order]:
    tongues = Tongues(site)
    for one in site.languages:
        for page in ordinary_pages(one):
            source = Source(page, one.shell, tuple(tongues.of(page)))
            own = named((page.identity, one.shell.language, source.others))
            yield _Order(file_of(page.address), kept.key(means, own), source)
    if site.not_found:
        yield _Order(NOT_FOUND, kept.key(means, NOT_FOUND), None)


def _parts(orders: Sequence[_Order]) -> list[Sequence[_Order]]:
    count = max(1, min(processes(), len(orders) // _ENOUGH), -(-len(orders) // _MOST))
    return [orders[number::count] for number in range(count)] if orders else []


def _built(site: Site, assets: Assets, shell: Path, shelf: Shelf, work: Path, orders: Sequence[_Order]) -> None:
    """Build some pages in a folder of their own below ``work`` and keep them."""
    sources = [order.source for order in orders if order.source]
    with TemporaryDirectory(prefix=_PLACE, dir=work, ignore_cleanup_errors=True) as place:
        target = Path(place, "site")
        build_shell(write_sources(site, sources, assets, shell, Path(place)), target)
        for order in orders:
            shelf.put(order.name, (target / order.file).read_bytes())
