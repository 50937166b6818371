"""The way of a site from values to a folder, step by step."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.kept import Shelf
from generator.language import Language, ours
from generator.publishing.assets import gather
from generator.publishing.carrying import carried, tell_size
from generator.publishing.embeds import embed_pages
from generator.publishing.frames import frame, write_tree
from generator.publishing.lock import alone
from generator.publishing.offline import WORKER, worker
from generator.publishing.problems import PublishError, problem
from generator.publishing.redirects import redirect_page
from generator.publishing.search import indexing
from generator.publishing.sitemap import SITEMAP, sitemap
from generator.publishing.sources import ordinary_pages
from generator.publishing.stamping import Stamps
from generator.publishing.swap import fresh_folder
from generator.publishing.verify import file_of, verify
from generator.writing.artefacts import Site

_AS_WRITTEN = Language()
_ADDRESS_PARTS_REFUSED = {"..", ".", ""}


@dataclass(frozen=True, slots=True)
class Published:
    """What stands on the site now; ``size`` counts bytes of all ``files``."""

    pages: int
    entries: int
    redirects: int
    files: int
    size: int


def publish(
    site: Site, theme: Path, work: Path, output: Path, progress: Callable[[str], None],
    finish: Callable[[Site, Path], None] | None = None, tree: Path | None = None, words: Language = _AS_WRITTEN,
) -> Published:  # fmt: skip
    """Build ``site`` with the shell in ``theme / "shell"`` and put it at ``output``.

    ``work`` keeps intermediate files between builds; ``progress`` is told each step in ``words``. ``finish`` may add
    to the finished folder what can only be made of it; then everything is verified. ``tree`` is a folder for what
    another builder would make the pages of.
    Raises :class:`PublishError` with every problem found; ``output`` is then untouched.
    """
    _refuse_addresses(site)
    shell = theme / "shell"
    with alone(work), fresh_folder(output) as fresh:
        assets, stamps, folder = gather(shell, site.shell.colours), Stamps(site.stamps), _Folder(fresh, output)
        stamped = stamps.put
        progress(words._("Lập chỉ mục tìm kiếm"))
        with indexing(site, work, fresh) as indexes:
            progress(words._("Dựng khung {n} trang").format(n=_pages(site)))
            for name, content in frame(site, assets, shell, work):
                folder.write(name, stamped(content))
            files = sum(len(one.files) for one in site.languages)
            progress(words._("Ghi {n} tệp và {old} địa chỉ cũ").format(n=files, old=_redirects(site)))
            for name, content in (*assets.files.items(), *_others(site)):
                folder.write(name, stamped(content))
            if listed := sitemap(site):
                folder.write(SITEMAP, listed.encode())
            for address, text in embed_pages(site, assets, shell):
                folder.write(file_of(address), stamped(text.encode()))
            entries = indexes.finish()
        if script := worker(site, assets, shell, fresh):
            folder.write(WORKER, script)
        if finish:
            finish(site, fresh)
        if tree:
            with fresh_folder(tree) as beside:
                write_tree(site, assets, shell, stamps, beside)
        if site.carried:
            progress(words._("Đóng gói cả trang để đọc khi không có mạng"))
            folder.write(site.carried.address, carried(site, shell, fresh, Shelf(work / "carried")))
            tell_size(site, fresh)
        progress(words._("Kiểm tra mọi liên kết"))
        if problems := verify(site, fresh, Shelf(work / "verified")):
            raise PublishError(problems)
        counted = _count(site, fresh, entries)
    progress(words._("Đã thay trang cũ bằng trang mới"))
    return counted


def _refuse_addresses(site: Site) -> None:
    """Refuse two things at one address, and addresses that could leave the site's folder."""
    taken: dict[str, str] = {}
    problems = []
    for address in _addresses(site):
        name = file_of(address)
        if not _stays_inside(name):
            problems.append(problem(address, ours("địa chỉ không được phép")))
        elif name.casefold() in taken:
            problems.append(problem(address, ours("trùng địa chỉ với {other}"), other=taken[name.casefold()] or "/"))
        taken.setdefault(name.casefold(), address)
    if problems:
        raise PublishError(problems)


def _addresses(site: Site) -> Iterator[str]:
    for one in site.languages:
        yield from (page.address for page in ordinary_pages(one))
        yield from (redirect.address for redirect in one.redirects)
        yield from (file.address for file in one.files)
        yield from (embed.address for embed in one.embeds)
    if site.carried:
        yield site.carried.address


def _pages(site: Site) -> int:
    return sum(len(one.pages) for one in site.languages)


def _redirects(site: Site) -> int:
    return sum(len(one.redirects) for one in site.languages)


def _stays_inside(name: str) -> bool:
    forbidden = "\\" in name or "\0" in name or PurePosixPath(name).is_absolute()
    return not forbidden and not _ADDRESS_PARTS_REFUSED.intersection(name.split("/"))


def _others(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield what needs no shell around it: redirects and files."""
    for one in site.languages:
        for redirect in one.redirects:
            yield file_of(redirect.address), redirect_page(redirect, one.shell).encode()
        for file in one.files:
            yield file.address, file.content


@dataclass(frozen=True, slots=True)
class _Folder:
    """The folder a site is written into; a file that stands in the ``old`` one with the same content is linked.

    Most files of most builds are, and neither writing nor removing them then moves their bytes. So no file of a
    site is ever written over in place: what is other than before is a file of its own.
    """

    fresh: Path
    old: Path

    def write(self, name: str, content: bytes) -> None:
        """Put a file at its place."""
        path = self.fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _linked(self.old / name, path, content):
            path.write_bytes(content)


def _linked(old: Path, path: Path, content: bytes) -> bool:
    """Link a plain file that belongs to the old site alone and holds ``content``, where the system can."""
    try:
        told = old.lstat()
        mine = stat.S_ISREG(told.st_mode) and told.st_nlink == 1 and told.st_size == len(content)
        if not mine or old.read_bytes() != content:
            return False
        os.link(old, path)
    except OSError:
        return False
    return True


def _count(site: Site, folder: Path, entries: int) -> Published:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Published(_pages(site), entries, _redirects(site), len(sizes), sum(sizes))
