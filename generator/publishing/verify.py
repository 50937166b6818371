"""Proof that a built site is whole: every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from urllib.parse import unquote

from generator import kept
from generator.kept import NOTHING_KEPT, Shelf
from generator.language import ours
from generator.parallel import shared_out
from generator.publishing.folder import Folder
from generator.publishing.links import TAG
from generator.publishing.problems import Problem, problem
from generator.publishing.sources import ordinary_pages, path_of
from generator.writing.artefacts import Site

_NAMES = "id|href|src|action|poster|srcset|xlink:href|popovertarget|data-src|data-engine|data-painter"
_ATTRIBUTE = re.compile(rf'\s({_NAMES})\s*=\s*"([^"]*)"')
_IN_SINGLE_QUOTES = re.compile(rf"\s({_NAMES})\s*=\s*'([^']*)'")
_VALUE = re.compile(r'"[^"]*"')
_UNREAD = re.compile(r"<!--.*?-->|(<(?:script|style)\b[^>]*>).*?(?=</(?:script|style)>)", re.DOTALL)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NAME = re.compile(r"<([a-zA-Z0-9]+)")
_LOADING = {"src", "srcset", "poster"}
_LOADING_LINK = re.compile(r"""\srel\s*=\s*["'](?:stylesheet|icon|preload|modulepreload|manifest)""")
_CANONICAL = re.compile(r"""\srel\s*=\s*["'](?:canonical|alternate)""")


_AT_ONCE = 32  # pages a process takes at a time


@dataclass(frozen=True, slots=True)
class _Reference:
    """One link of a page: ``loads`` when the browser fetches it by itself."""

    target: str
    loads: bool


@dataclass(frozen=True, slots=True)
class _Document:
    """What verification knows of one HTML file.

    ``wrong`` is what is wrong with it by itself; ``targets`` are where its links lead: the file, the element, and
    the link as it is written.
    """

    address: str
    ids: frozenset[str]
    wrong: tuple[Problem, ...]
    targets: tuple[tuple[str, str, str], ...]


def verify(site: Site, folder: Folder, shelf: Shelf = NOTHING_KEPT) -> list[Problem]:
    """Return everything that is wrong with the site built in ``folder``; ``shelf`` keeps what was read of its pages."""
    names = folder.names()
    pages = [name for name in names if name.endswith(".html")]
    reader = _Reader(folder, path_of(site.shell), shelf)
    read = shared_out([partial(reader.read, name) for name in pages], at_once=_AT_ONCE)
    documents, files = dict(zip(pages, read, strict=True)), set(names)
    shelf.sweep()
    problems = list(_missing(site, files))
    for document in documents.values():
        problems += document.wrong
        problems += _broken(document, documents, files)
    return problems


def file_of(address: str) -> str:
    """Return the file that answers for an address.

    >>> file_of(""), file_of("tinh/"), file_of("du-lieu/a.csv")
    ('index.html', 'tinh/index.html', 'du-lieu/a.csv')
    """
    return f"{address}index.html" if not address or address.endswith("/") else address


def _missing(site: Site, files: set[str]) -> Iterator[Problem]:
    expected: list[str] = []
    for one in site.languages:
        expected += [page.address for page in ordinary_pages(one)]
        expected += [redirect.address for redirect in one.redirects]
        expected += [file.address for file in one.files]
        expected += [embed.address for embed in one.embeds]
    if site.not_found:
        expected.append("404.html")
    for address in expected:
        if file_of(address) not in files:
            yield problem(address, ours("không có trong trang đã dựng"))


@dataclass(frozen=True)
class _Reader:
    """Reads pages; what was read of one is kept by its words, whatever names the data on it."""

    folder: Folder
    site_path: str
    shelf: Shelf

    def read(self, name: str) -> _Document:
        """Return what there is to know of a page."""
        place = kept.key(kept.program(), self.site_path, name, self.folder.identity(name))
        known = self.shelf.get(place)
        if known is None:
            ids, wrong, targets = _read(name, self.folder.unstamped(name).decode(), self.site_path)
            written = [ids, [(one.what, one.details) for one in wrong], targets]
            known = json.dumps(written, ensure_ascii=False).encode()
            self.shelf.put(place, known)
        ids, found, targets = json.loads(self.folder.stamps.put(known))
        wrong = [Problem(name, what, tuple(map(tuple, details))) for what, details in found]
        return _Document(name, frozenset(ids), tuple(wrong), tuple(map(tuple, targets)))


def _read(name: str, text: str, site_path: str) -> tuple[list[str], list[Problem], list[tuple[str, str, str]]]:
    """Return the ids of a page, what is wrong with it by itself, and where it leads."""
    ids: Counter[str] = Counter()
    references: list[_Reference] = []
    for tag in TAG.findall(_UNREAD.sub(lambda match: match[1] or "", text)):
        for attribute, written in _attributes(tag):
            value = unescape(written).strip()
            if attribute == "id":
                ids[value] += 1
            elif attribute == "popovertarget":
                references.append(_Reference(f"#{value}", loads=False))
            elif not _CANONICAL.search(tag):
                references += _references(tag, attribute, value)
    twice = ours("id “{id}” có {n} lần")
    wrong = [problem(name, twice, id=one, n=count) for one, count in ids.items() if count > 1]
    targets = []
    for reference in dict.fromkeys(references):
        complaint = _complaint(name, reference, site_path)
        if complaint:
            wrong.append(complaint)
        elif not _outside(reference.target):
            targets.append(_led_to(name, reference.target, site_path))
    return list(ids), wrong, targets


def _attributes(tag: str) -> list[tuple[str, str]]:
    """Return the attributes of a tag that name things; inside the value of another one nothing is an attribute."""
    found = _ATTRIBUTE.findall(tag)
    return found + _IN_SINGLE_QUOTES.findall(_VALUE.sub('""', tag)) if "'" in tag else found


def _references(tag: str, attribute: str, value: str) -> Iterator[_Reference]:
    if attribute == "srcset":
        for candidate in filter(None, (part.split() for part in value.split(","))):
            yield _Reference(candidate[0], loads=True)
        return
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    loads = attribute in _LOADING or name in {"image", "use"}
    yield _Reference(value, loads or (name == "link" and bool(_LOADING_LINK.search(tag))))


def _broken(document: _Document, documents: dict[str, _Document], files: set[str]) -> Iterator[Problem]:
    for name, fragment, written in document.targets:
        if name not in files:
            yield problem(document.address, ours("liên kết không tới đâu: {target}"), target=written)
        elif fragment and name in documents and fragment not in documents[name].ids:
            yield problem(document.address, ours("không có mục “{id}” ở {page}"), id=fragment, page=name)


def _outside(target: str) -> bool:
    return bool(_SCHEME.match(target)) or target.startswith("//")


def _complaint(page: str, reference: _Reference, site_path: str) -> Problem | None:
    target = reference.target
    if reference.loads and _outside(target) and not target.startswith("data:image/"):
        return problem(page, ours("nạp tệp từ nơi khác: {target}"), target=target)
    if target.lower().startswith(("javascript:", "vbscript:", "file:")):
        return problem(page, ours("liên kết không an toàn: {target}"), target=target)
    from_root = target.startswith("/") and not target.startswith("//")
    if from_root and not (page == "404.html" and target.startswith(site_path)):
        return problem(page, ours("liên kết tính từ gốc máy chủ: {target}"), target=target)
    return None


def _led_to(page: str, target: str, site_path: str) -> tuple[str, str, str]:
    path, _, fragment = target.partition("#")
    return _resolve(page, unquote(path.partition("?")[0]), site_path), unquote(fragment), target


def _resolve(page: str, path: str, site_path: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        return file_of(path.removeprefix(site_path))
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    joined = "" if joined == "." else joined
    ends_in_folder = path.endswith(("/", "..", ".")) and not path.endswith("...")
    return file_of(f"{joined}/" if joined and ends_in_folder else joined)
