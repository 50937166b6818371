"""Markdown files become pages of prose: the head is read as YAML, the body looked over line by line.

What the site would not keep as written is told here: links and pictures that lose their address,
HTML that is shown as text.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.language import ours
from generator.reading import rules
from generator.reading.decoding import read_text, value_text
from generator.reading.records import make
from generator.reading.yaml_file import mapping_of
from generator.records.finding import Finding
from generator.records.prose import (
    METHOD,
    PICTURES,
    TAKEN,
    Head,
    Only,
    Part,
    Picture,
    Prose,
    may_link,
    may_show,
    placed,
)
from generator.records.values import Place
from generator.text import clean, nearest, slug

_FENCE = "---"
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*<?([^)\s>]*)")
_LINK_BELOW = re.compile(r"()^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_LINK_BARE = re.compile(r"()<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>")
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))[^>]*>?")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.png\Z")
_PNG, _PNG_HEAD = b"\x89PNG\r\n\x1a\n", 24  # the size stands in the first 24 bytes
_MAX_PICTURE = 300_000
# What Markdown takes the square of for its time, or a level of calls for each.
_MOST = (
    (re.compile(r"\["), 2_000, ours("dấu “[”")),
    (re.compile(r"<"), 2_000, ours("dấu “<”")),
    (re.compile(r"^ {0,3}#", re.MULTILINE), 1_000, ours("đề mục")),
    (re.compile(r"^[ \t]*:[ \t]", re.MULTILINE), 200, ours("dòng định nghĩa")),
    (re.compile(r"^(?:[ ]{120}|\t{30}|(?:[ \t]*>){40})", re.MULTILINE), 0, ours("tầng lồng nhau")),
)
_TITLE = re.compile(r" {0,3}#\s+(.*\S)")


def read_folder(
    folder: Path, name_of: Callable[[Path], str]
) -> tuple[tuple[Prose, ...], tuple[Picture, ...], list[Finding]]:
    """Return the pages in ``folder`` in the order of their file names, their pictures, and all that was found.

    ``name_of`` says how findings name a file.
    """
    pages: list[Prose] = []
    pictures, findings = _read_pictures(folder / PICTURES, name_of)
    shown = {picture.address for picture in pictures}
    by_address: dict[str, str] = {}
    for path in _files(folder, "*.md"):
        name = name_of(path)
        page, found = read_prose(path, name, shown)
        findings += [*found, *_address_problems(path, name, by_address)]
        if page is not None:
            pages.append(page)
    if METHOD not in by_address:
        missing = name_of(folder / f"{METHOD}.md")
        findings.append(rules.PROSE_MISSING.at(Place(missing), file=missing))
    return tuple(pages), pictures, findings


def read_translations(
    folder: Path, language: str, originals: Iterable[Prose], name_of: Callable[[Path], str], shown: Collection[str]
) -> tuple[tuple[Prose, ...], list[Finding]]:
    """Return what ``folder`` holds of ``originals`` in another language, and all that was found.

    A translation has its original's file name, stands at its address, and shows the same pictures and computed parts.
    """
    by_address, pages, findings = {p.address: p for p in originals}, [], []
    for path in _files(folder, "*.md"):
        page, found = read_prose(path, name_of(path), shown)
        findings += found
        original = by_address.get(f"{slug(path.stem)}/")
        if original is None:
            findings.append(rules.PROSE_WITHOUT_ORIGINAL.at(Place(name_of(path)), file=name_of(path), value=path.name))
        elif page is not None:
            pages.append(replace(page, parts=original.parts, language=language))
    return tuple(pages), findings


def _read_pictures(folder: Path, name_of: Callable[[Path], str]) -> tuple[tuple[Picture, ...], list[Finding]]:
    pictures: list[Picture] = []
    findings: list[Finding] = []
    for path in _files(folder, "*"):
        if path.name.startswith("."):
            continue
        try:
            data = _beginning(path) if path.is_file() else b""
        except OSError as error:
            reason = error.strerror or type(error).__name__
            findings.append(rules.CANNOT_OPEN.at(Place(name_of(path)), reason=reason))
            continue
        if len(data) > _MAX_PICTURE:
            size = path.stat().st_size // 1000
            findings.append(rules.PICTURE_LARGE.at(Place(name_of(path)), value=size, limit=_MAX_PICTURE // 1000))
        elif not data.startswith(_PNG) or len(data) < _PNG_HEAD or path.suffix != ".png" or not _NAME.match(path.name):
            findings.append(rules.PICTURE_UNKNOWN.at(Place(name_of(path)), value=path.name))
        else:
            width, height = struct.unpack(">II", data[16:_PNG_HEAD])
            pictures.append(Picture(path.name, data, width, height))
    return tuple(pictures), findings


def _files(folder: Path, pattern: str) -> list[Path]:
    """Return what ``folder`` holds, but for links: they may lead anywhere."""
    linked = folder.is_symlink()
    return [] if linked else sorted(path for path in folder.glob(pattern) if not path.is_symlink())


def _beginning(path: Path) -> bytes:
    """Return as much of a file as tells whether it is too large."""
    with path.open("rb") as file:
        return file.read(_MAX_PICTURE + 1)


def _address_problems(path: Path, name: str, by_address: dict[str, str]) -> Iterator[Finding]:
    address = slug(path.stem)
    if address in TAKEN:
        shown = f"/{address}/" if address else "/"
        yield rules.PROSE_ADDRESS_TAKEN.at(Place(name), value=path.name, address=shown)
    elif address in by_address:
        other = by_address[address]
        yield rules.PROSE_ADDRESS_TWICE.at(Place(name), value=path.name, other=other, address=f"/{address}/")
    by_address.setdefault(address, path.name)


def read_prose(path: Path, name: str, shown: Collection[str] = ()) -> tuple[Prose | None, list[Finding]]:
    """Return the page a Markdown file holds, and all that was found while reading it.

    ``shown`` are the pictures there are, as a page writes their addresses (``hinh/tim-tinh.png``).
    """
    text, findings = read_text(path, Place(name))
    if text is None:
        return None, findings
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next(n for n, line in enumerate(lines) if line.strip())
    last = next((n for n, line in enumerate(lines[first + 1 :], first + 1) if line.strip() == _FENCE), None)
    if lines[first].strip() != _FENCE:
        return None, [*findings, rules.PROSE_WITHOUT_HEAD.at(Place(name, first + 1))]
    if last is None:
        return None, [*findings, rules.PROSE_HEAD_OPEN.at(Place(name, first + 1))]
    head = _head("\n" * (first + 1) + "\n".join(lines[first + 1 : last]), name, findings)
    tangled = _tangled("\n".join(lines[last + 1 :]), Place(name, last + 2))
    if tangled:
        return None, [*findings, tangled]
    for number, line in enumerate(lines[last + 1 :], start=last + 2):
        findings += _line_problems(line, name, number, shown)
    if head is None:
        return None, findings
    body = clean("\n".join(lines[last + 1 :]))
    return Prose(Place(name), f"{slug(path.stem)}/", head.title, head.description or "", head.parts, body), findings


def _tangled(body: str, place: Place) -> Finding | None:
    """Return the finding that a body would take Markdown too long, or too deep."""
    for pattern, most, what in _MOST:
        if sum(1 for _ in pattern.finditer(body)) > most:
            return rules.PROSE_TANGLED.at(place, what=what, limit=most or 30)
    return None


def _head(text: str, name: str, findings: list[Finding]) -> Head | None:
    if not text.strip():
        findings.append(rules.PROSE_WITHOUT_HEAD.at(Place(name)))
        return None
    mapped = mapping_of(text, name, findings)
    if mapped is None:
        return None
    head, found = make(Head, mapped)
    findings += found
    return head


def _line_problems(line: str, name: str, number: int, shown: Collection[str]) -> Iterator[Finding]:
    letters: list[Finding] = []
    value_text(" ".join(line.split()), Place(name, number), letters)  # Markdown itself counts spaces
    yield from letters
    for part in placed(line):
        if part not in {*Part, *Only}:
            near, known = nearest(part, (*Part, *Only)), ", ".join((*Part, *Only))
            extra = {"nearest": near} if near else {}
            yield rules.PROSE_PART_UNKNOWN.at(Place(name, number), value=part[:80], choices=known, **extra)
    plain = _CODE.sub(lambda code: " " * len(code[0]), line)
    yield from _address_lost(plain, name, number)
    yield from _pictures_missed(plain, name, number, shown)
    for tag in _TAG.finditer(plain):
        yield rules.PROSE_HTML.at(Place(name, number, tag.start() + 1), value=tag[0][:60])
    title = _TITLE.match(plain)
    if title:
        yield rules.PROSE_SECOND_TITLE.at(Place(name, number), value=title[1])


def _pictures_missed(line: str, name: str, number: int, shown: Collection[str]) -> Iterator[Finding]:
    for picture in _PICTURE.finditer(line):
        if picture[2].startswith(f"{PICTURES}/") and picture[2] not in shown:
            place = Place(name, number, picture.start(2) + 1)
            near = nearest(picture[2], shown)
            yield rules.PICTURE_MISSING.at(place, value=picture[2][:80], **({"nearest": near} if near else {}))
        elif not picture[1].strip():
            yield rules.PICTURE_WITHOUT_WORDS.at(Place(name, number, picture.start() + 1), value=picture[2][:80])


def _address_lost(line: str, name: str, number: int) -> Iterator[Finding]:
    for pattern in (_LINK, _LINK_BELOW, _LINK_BARE):
        for link in pattern.finditer(line):
            place, address = Place(name, number, link.start(2) + 1), link[2]
            if link[1] and not may_show(address):
                yield rules.PROSE_PICTURE.at(place, value=address[:80])
            elif not link[1] and not may_link(address):
                yield rules.PROSE_LINK.at(place, value=address[:80])
