"""The whole site in one file, to be read from a folder: on a stick, without a network, without a server.

A folder has no server that turns ``tinh/`` into ``tinh/index.html``, so the copies of pages name files in their
links; what stays online is named with the site's public address, or not linked where there is none. The search
cannot ask for parts of an index either: its list comes as a script.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from generator import kept
from generator.kept import NOTHING_KEPT, Shelf
from generator.language import language
from generator.parallel import shared_out
from generator.publishing.archive import Member, archive, compressed
from generator.publishing.folder import Folder
from generator.publishing.links import TAG
from generator.publishing.offline import WORKER
from generator.publishing.search import FOLDER, list_for_folders
from generator.publishing.verify import file_of
from generator.writing.artefacts import CARRIED_SIZE, PageKind, Site

# Asked for by servers and programs, not by a reader of a folder.
_NOT_TO_CARRY = (WORKER, ".*", "404.html", f"{FOLDER}/*", f"*/{FOLDER}/*")
_AT_ONCE = 32  # files a process takes at a time
_LIST = "list.js"
_SOURCE = Path("assets", "folder-search.js")
_BYTE_ORDER_MARK = "\ufeff"  # old editors of Windows take a text without it for one of another code

_ATTRIBUTE = re.compile(r'(\s(?:href|src|action|poster|data-src|data-href)=")([^"]*)"')
_REFRESH = re.compile(r'(content="0; url=)([^"]*)"')
_AHEAD = re.compile(r'<link rel="(?:preload|modulepreload|alternate)"[^>]*>\n?')
_ONLINE_ONLY = re.compile(r"<(\w+) data-online-only\b[^>]*>.*?</\1>\n?", re.DOTALL)
_SEARCH_SCRIPT = re.compile(r'<script defer src="[^"]*/search\.\w+\.js"></script>')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def carried(site: Site, shell: Path, built: Folder, shelf: Shelf = NOTHING_KEPT) -> bytes:
    """Pack the site built in ``built``; the same site gives the same bytes. ``shelf`` keeps copies of pages."""
    assert site.carried
    makers = {**dict(_readme(site)), **dict(_files(site, shell, built, shelf))}
    names = sorted(makers)
    members = shared_out([partial(_member, makers[name]) for name in names], at_once=_AT_ONCE)
    shelf.sweep()
    return archive(zip((f"{Path(site.carried.address).stem}/{name}" for name in names), members, strict=True))


def _member(make: Callable[[], bytes]) -> Member:
    return compressed(make())


def tell_size(site: Site, built: Folder) -> None:
    """Write on the pages of data how large the carried site is."""
    assert site.carried
    size = round((built.fresh / site.carried.address).stat().st_size / 1_000_000, 1)
    for one in site.languages:
        told = f"{language(one.shell.language).number(size, 1)} MB"
        for name in (file_of(page.address) for page in one.pages if page.kind is PageKind.DATA):
            built.write(name, built.read(name).replace(CARRIED_SIZE.encode(), told.encode()))


def _readme(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for name, text in site.carried.readme if site.carried else ():
        yield name, (_BYTE_ORDER_MARK + text.replace("\n", "\r\n")).encode


def _files(site: Site, shell: Path, built: Folder, shelf: Shelf) -> Iterator[tuple[str, Callable[[], bytes]]]:
    without = (*_NOT_TO_CARRY, *(site.carried.without if site.carried else ()))
    names = [name for name in built.names() if not any(fnmatchcase(name, pattern) for pattern in without)]
    marked = frozenset(built.stamps.taken(name.encode()).decode() for name in names)
    copier = _Copier(_Pages(marked, site.shell.url), built, shelf)
    yield from ((name, partial(copier.copied, name)) for name in names)
    yield from _searching(site, shell)


class _Copier:
    """Copies files; the copy of a page is kept by the page's words, whatever names the data on it."""

    def __init__(self, pages: _Pages, built: Folder, shelf: Shelf) -> None:
        self.pages, self.built, self.shelf = pages, built, shelf
        self.means = kept.key(kept.program(), pages.online, *sorted(pages.kept))

    def copied(self, name: str) -> bytes:
        """Return what is carried of a file."""
        if not name.endswith(".html"):
            return self.built.read(name)
        stamps = self.built.stamps
        place = kept.key(self.means, name, self.built.identity(name))
        return stamps.put(self.shelf.made(place, partial(self._copied, stamps.taken(name.encode()).decode(), name)))

    def _copied(self, marked: str, name: str) -> bytes:
        return self.pages.copied(marked, self.built.unstamped(name).decode()).encode()


def _searching(site: Site, shell: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield, beside each language's search page, what makes the script that holds everything it can find."""
    engine = (shell / _SOURCE).read_text("utf-8")
    for one in site.languages:
        for page in one.pages:
            if page.kind is PageKind.SEARCH:
                yield f"{page.address}{_LIST}", partial(_list, one, engine)


def _list(one: Site, engine: str) -> bytes:
    listed = list_for_folders(one.entries)
    at = listed["hits.json"]["columns"].index("address") + 1
    for hit in listed["hits.json"]["hits"]:
        hit[at] = _file_in(hit[at])
    told = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return f"window.minhbach.folder = {told};\n{engine}".encode()


def _file_in(address: str) -> str:
    path, mark, fragment = address.partition("#")
    return file_of(path) + mark + fragment


class _Pages:
    """Makes the copies of pages: ``kept`` are the files that are carried, ``online`` is the site's public address."""

    def __init__(self, kept: frozenset[str], online: str) -> None:
        self.kept, self.online = kept, online

    def copied(self, name: str, text: str) -> str:
        """Return a page as it reads from a folder."""
        text = _AHEAD.sub("", _ONLINE_ONLY.sub("", text))
        text = TAG.sub(lambda tag: self._tag(name, tag[0]), text)
        return _SEARCH_SCRIPT.sub(lambda script: f'<script defer src="{_LIST}"></script>\n{script[0]}', text)

    def _tag(self, page: str, tag: str) -> str:
        if 'http-equiv="refresh"' in tag:
            return _REFRESH.sub(lambda found: f'{found[1]}{self._target(page, found[2])}"', tag)
        return _ATTRIBUTE.sub(lambda found: self._attribute(page, found), tag) if "=" in tag else tag

    def _attribute(self, page: str, found: re.Match[str]) -> str:
        target = self._target(page, found[2])
        return "" if target is None else f'{found[1]}{target}"'

    def _target(self, page: str, target: str) -> str | None:
        """Return where a link of a page leads in a folder; None where it leads nowhere."""
        path, rest = re.match(r"([^?#]*)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]  # fits everything
        if not path or _ELSEWHERE.match(path):
            return target
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        address = "" if joined == "." else f"{joined}/" if path.endswith(("/", ".")) else joined
        if file_of(unquote(address)) in self.kept:
            return f"{path.rstrip('/') or '.'}/index.html{rest}" if path.endswith(("/", ".")) else target
        return f"{self.online}{address}{rest}" if self.online else None
