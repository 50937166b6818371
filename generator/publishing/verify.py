"""Proof that a built site is whole: every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator.parallel import shared_out
from generator.publishing.links import TAG
from generator.publishing.problems import Problem
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
    """What verification knows of one HTML file."""

    address: str
    ids: Counter[str]
    references: tuple[_Reference, ...]


def verify(site: Site, folder: Path) -> list[Problem]:
    """Return everything that is wrong with the site built in ``folder``."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    names = [name for name in sorted(files) if name.endswith(".html")]
    read = shared_out([partial(_read, folder, name) for name in names], at_once=_AT_ONCE)
    documents = dict(zip(names, read, strict=True))
    problems = list(_missing(site, files))
    for document in documents.values():
        problems += _repeated_ids(document)
        problems += _broken(document, documents, files, path_of(site.shell))
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
            yield Problem(address, "không có trong trang đã dựng")


def _read(folder: Path, name: str) -> _Document:
    text = _UNREAD.sub(lambda match: match[1] or "", (folder / name).read_text("utf-8"))
    ids: Counter[str] = Counter()
    references: list[_Reference] = []
    for tag in TAG.findall(text):
        for attribute, written in _attributes(tag):
            value = unescape(written).strip()
            if attribute == "id":
                ids[value] += 1
            elif attribute == "popovertarget":
                references.append(_Reference(f"#{value}", loads=False))
            elif not _CANONICAL.search(tag):
                references += _references(tag, attribute, value)
    return _Document(name, ids, tuple(references))


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


def _repeated_ids(document: _Document) -> Iterator[Problem]:
    for name, count in document.ids.items():
        if count > 1:
            yield Problem(document.address, f"id “{name}” có {count} lần")


def _broken(
    document: _Document,
    documents: dict[str, _Document],
    files: set[str],
    site_path: str,
) -> Iterator[Problem]:
    for reference in dict.fromkeys(document.references):
        complaint = _complaint(document, reference, site_path)
        if complaint is None and not _outside(reference.target):
            complaint = _unresolved(document, reference.target, documents, files, site_path)
        if complaint:
            yield Problem(document.address, complaint)


def _outside(target: str) -> bool:
    return bool(_SCHEME.match(target)) or target.startswith("//")


def _complaint(document: _Document, reference: _Reference, site_path: str) -> str | None:
    target = reference.target
    if reference.loads and _outside(target) and not target.startswith("data:image/"):
        return f"nạp tệp từ nơi khác: {target}"
    if target.lower().startswith(("javascript:", "vbscript:", "file:")):
        return f"liên kết không an toàn: {target}"
    from_root = target.startswith("/") and not target.startswith("//")
    if from_root and not (document.address == "404.html" and target.startswith(site_path)):
        return f"liên kết tính từ gốc máy chủ: {target}"
    return None


def _unresolved(
    document: _Document,
    target: str,
    documents: dict[str, _Document],
    files: set[str],
    site_path: str,
) -> str | None:
    path, _, fragment = target.partition("#")
    name = _resolve(document.address, unquote(path.partition("?")[0]), site_path)
    if name not in files:
        return f"liên kết không tới đâu: {target}"
    if fragment and name in documents and unquote(fragment) not in documents[name].ids:
        return f"không có mục “{unquote(fragment)}” ở {name}"
    return None


def _resolve(page: str, path: str, site_path: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        return file_of(path.removeprefix(site_path))
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    joined = "" if joined == "." else joined
    ends_in_folder = path.endswith(("/", "..", ".")) and not path.endswith("...")
    return file_of(f"{joined}/" if joined and ends_in_folder else joined)
