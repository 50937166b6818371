"""The way of a site from values to a folder, step by step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publishing.assets import gather
from generator.publishing.builder import build_shell
from generator.publishing.embeds import embed_pages
from generator.publishing.lock import alone
from generator.publishing.problems import Problem, PublishError
from generator.publishing.redirects import redirect_page
from generator.publishing.search import FOLDER, write_index
from generator.publishing.sources import ordinary_pages, write_sources
from generator.publishing.swap import fresh_folder
from generator.publishing.verify import file_of, verify
from generator.writing.artefacts import Site

_ADDRESS_PARTS_REFUSED = {"..", ".", ""}


@dataclass(frozen=True, slots=True)
class Published:
    """What stands on the site now; ``size`` counts bytes of all ``files``."""

    pages: int
    entries: int
    redirects: int
    files: int
    size: int


def publish(site: Site, theme: Path, work: Path, output: Path, progress: Callable[[str], None]) -> Published:
    """Build ``site`` with the shell in ``theme / "shell"`` and put it at ``output``.

    ``work`` keeps intermediate files between builds; ``progress`` is told each step in words.
    Raises :class:`PublishError` with every problem found; ``output`` is then untouched.
    """
    _refuse_addresses(site)
    shell = theme / "shell"
    with alone(work), fresh_folder(output) as fresh:
        progress(f"Viết {len(site.pages)} trang")
        assets = gather(shell, site.shell.colours)
        config = write_sources(site, assets, shell, work)
        with ThreadPoolExecutor(1) as pool:
            progress("Dựng khung trang và chỉ mục tìm kiếm")
            built = _empty(work / "index")
            indexing = pool.submit(write_index, site.entries, site.shell.language, work, built)
            build_shell(config, fresh)
            entries = indexing.result()
        progress(f"Ghi {len(site.files)} tệp và {len(site.redirects)} địa chỉ cũ")
        shutil.move(built / FOLDER, fresh / FOLDER)
        _write_others(site, fresh)
        for address, text in embed_pages(site, assets, shell):
            _write(fresh / file_of(address), text.encode())
        progress("Kiểm tra mọi liên kết")
        if problems := verify(site, fresh):
            raise PublishError(problems)
        counted = _count(site, fresh, entries)
    progress("Đã thay trang cũ bằng trang mới")
    return counted


def _refuse_addresses(site: Site) -> None:
    """Refuse two things at one address, and addresses that could leave the site's folder."""
    taken: dict[str, str] = {}
    problems = []
    for address in _addresses(site):
        name = file_of(address)
        if not _stays_inside(name):
            problems.append(Problem(address, "địa chỉ không được phép"))
        elif name.casefold() in taken:
            problems.append(Problem(address, f"trùng địa chỉ với {taken[name.casefold()] or '/'}"))
        taken.setdefault(name.casefold(), address)
    if problems:
        raise PublishError(problems)


def _addresses(site: Site) -> Iterator[str]:
    yield from (page.address for page in ordinary_pages(site))
    yield from (redirect.address for redirect in site.redirects)
    yield from (file.address for file in site.files)
    yield from (embed.address for embed in site.embeds)


def _stays_inside(name: str) -> bool:
    forbidden = "\\" in name or "\0" in name or PurePosixPath(name).is_absolute()
    return not forbidden and not _ADDRESS_PARTS_REFUSED.intersection(name.split("/"))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _write_others(site: Site, folder: Path) -> None:
    """Write what needs no shell around it: redirects and files."""
    for redirect in site.redirects:
        _write(
            folder / file_of(redirect.address),
            redirect_page(redirect, site.shell).encode(),
        )
    for file in site.files:
        _write(folder / file.address, file.content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _count(site: Site, folder: Path, entries: int) -> Published:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Published(len(site.pages), entries, len(site.redirects), len(sizes), sum(sizes))
