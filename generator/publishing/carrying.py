"""The whole site in one file, to be read from a folder: on a stick, without a network, without a server.

A folder has no server that turns ``tinh/`` into ``tinh/index.html``, so the copies of pages name files in their
links; what stays online is named with the site's public address, or not linked where there is none. The search
cannot ask for parts of an index either: its list comes as a script.
"""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from generator import kept
from generator.kept import NOTHING_KEPT, Shelf
from generator.language import language
from generator.parallel import shared_out
from generator.publishing.links import TAG
from generator.publishing.offline import WORKER
from generator.publishing.search import FOLDER, list_for_folders
from generator.publishing.stamping import Stamps
from generator.publishing.verify import file_of
from generator.writing.artefacts import CARRIED_SIZE, PageKind, Site

# Asked for by servers and programs, not by a reader of a folder.
_NOT_TO_CARRY = (WORKER, ".*", "404.html", f"{FOLDER}/*", f"*/{FOLDER}/*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
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


def carried(site: Site, shell: Path, built: Path, shelf: Shelf = NOTHING_KEPT) -> bytes:
    """Pack the site built in ``built``; the same site gives the same bytes. ``shelf`` keeps copies of pages."""
    assert site.carried
    folder = Path(site.carried.address).stem
    contents = {name: content.encode() for name, content in _readme(site)}
    contents |= dict(_files(site, shell, built, shelf))
    shelf.sweep()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, contents[name])
    return buffer.getvalue()


def tell_size(site: Site, built: Path) -> None:
    """Write on the pages of data how large the carried site is."""
    assert site.carried
    size = round((built / site.carried.address).stat().st_size / 1_000_000, 1)
    for one in site.languages:
        for page in one.pages:
            if CARRIED_SIZE in page.body:
                file = built / file_of(page.address)
                told = f"{language(one.shell.language).number(size, 1)} MB"
                text = file.read_text("utf-8").replace(CARRIED_SIZE, told)
                file.unlink()  # it may be one with that of the old site
                file.write_text(text, "utf-8")


def _readme(site: Site) -> Iterator[tuple[str, str]]:
    for name, text in site.carried.readme if site.carried else ():
        yield name, _BYTE_ORDER_MARK + text.replace("\n", "\r\n")


def _files(site: Site, shell: Path, built: Path, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    without = (*_NOT_TO_CARRY, *(site.carried.without if site.carried else ()))
    names = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    carried_names = {name for name in names if not any(fnmatchcase(name, pattern) for pattern in without)}
    stamps = Stamps(site.stamps)
    marked = frozenset(stamps.taken(name.encode()).decode() for name in carried_names)
    searching, copier = dict(_searching(site, shell)), _Copier(_Pages(marked, site.shell.url), built, stamps, shelf)
    read = [partial(copier.copied, name) for name in sorted(carried_names)]
    yield from zip(sorted(carried_names), shared_out(read, at_once=_AT_ONCE), strict=True)
    yield from searching.items()


class _Copier:
    """Copies files; the copy of a page is kept by the page's words, whatever names the data on it."""

    def __init__(self, pages: _Pages, built: Path, stamps: Stamps, shelf: Shelf) -> None:
        self.pages, self.built, self.stamps, self.shelf = pages, built, stamps, shelf
        self.means = kept.key(kept.program(), pages.online, *sorted(pages.kept))

    def copied(self, name: str) -> bytes:
        """Return what is carried of a file."""
        content = (self.built / name).read_bytes()
        if not name.endswith(".html"):
            return content
        content = self.stamps.taken(content)
        place = kept.key(self.means, name, hashlib.sha256(content).hexdigest())
        made = self.shelf.get(place)
        if made is None:
            made = self.pages.copied(self.stamps.taken(name.encode()).decode(), content.decode()).encode()
            self.shelf.put(place, made)
        return self.stamps.put(made)


def _searching(site: Site, shell: Path) -> Iterator[tuple[str, bytes]]:
    """Yield, beside each language's search page, the script that holds everything it can find."""
    engine = (shell / _SOURCE).read_text("utf-8")
    for one in site.languages:
        for page in one.pages:
            if page.kind is PageKind.SEARCH:
                listed = list_for_folders(one.entries)
                columns = listed["hits.json"]["columns"]
                at = columns.index("address") + 1
                for hit in listed["hits.json"]["hits"]:
                    hit[at] = _file_in(hit[at])
                told = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
                yield f"{page.address}{_LIST}", f"window.minhbach.folder = {told};\n{engine}".encode()


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
