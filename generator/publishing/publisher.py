"""The way of a site from values to a folder, step by step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from generator.kept import Shelf
from generator.language import Language, ours
from generator.publishing.assets import Assets, gather
from generator.publishing.carrying import carried, tell_size
from generator.publishing.embeds import embed_pages
from generator.publishing.folder import Folder, in_parts
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
from generator.writing.artefacts import File, Site

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
        assets, stamps = gather(shell, site.shell.colours), Stamps(site.stamps)
        folder = Folder(fresh, output, stamps)
        progress(words._("Lập chỉ mục tìm kiếm"))
        with indexing(site, fresh) as indexes:
            progress(words._("Dựng khung {n} trang").format(n=_pages(site)))
            pages = frame(site, assets, shell, work)
            files = sum(len(one.files) for one in site.languages)
            progress(words._("Ghi {n} tệp và {old} địa chỉ cũ").format(n=files, old=_redirects(site)))
            folder.write_all([*pages, *in_parts([*_others(site, assets), *embed_pages(site, assets, shell)])])
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
            folder.write(site.carried.address, carried(site, shell, folder, Shelf(work / "carried")))
            tell_size(site, folder)
        progress(words._("Kiểm tra mọi liên kết"))
        if problems := verify(site, folder, Shelf(work / "verified")):
            raise PublishError(problems)
        counted = _count(site, folder, entries)
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


def _others(site: Site, assets: Assets) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Yield what needs no shell around it: its own files, redirects, files of the data."""
    for name, content in assets.files.items():
        yield name, partial(bytes, content)
    for one in site.languages:
        for redirect in one.redirects:
            yield file_of(redirect.address), partial(redirect_page, redirect, one.shell)
        for file in one.files:
            yield file.address, partial(_content, file)
    if listed := sitemap(site):
        yield SITEMAP, listed.encode


def _content(file: File) -> bytes:
    return file.content


def _count(site: Site, folder: Folder, entries: int) -> Published:
    sizes = [os.stat(os.path.join(folder.fresh, name)).st_size for name in folder.names()]  # noqa: PTH116, PTH118
    return Published(_pages(site), entries, _redirects(site), len(sizes), sum(sizes))
