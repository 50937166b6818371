"""Markdown files become pages of prose: the head is read as YAML, the body looked over line by line.

What the site would not keep as written is told here: links and pictures that lose their address,
HTML that is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.reading import rules
from generator.reading.decoding import read_text, value_text
from generator.reading.records import make
from generator.reading.yaml_file import mapping_of
from generator.records.finding import Finding
from generator.records.prose import METHOD, TAKEN, Head, Prose, may_link, may_show
from generator.records.values import Place
from generator.text import clean, slug

_FENCE = "---"
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*<?([^)\s>]*)")
_LINK_BELOW = re.compile(r"()^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_LINK_BARE = re.compile(r"()<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>")
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))[^>]*>?")
_TITLE = re.compile(r" {0,3}#\s+(.*\S)")


def read_folder(folder: Path, name_of: Callable[[Path], str]) -> tuple[tuple[Prose, ...], list[Finding]]:
    """Return the pages in ``folder`` in the order of their file names, and all that was found.

    ``name_of`` says how findings name a file.
    """
    pages: list[Prose] = []
    findings: list[Finding] = []
    by_address: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        name = name_of(path)
        page, found = read_prose(path, name)
        findings += [*found, *_address_problems(path, name, by_address)]
        if page is not None:
            pages.append(page)
    if METHOD not in by_address:
        missing = name_of(folder / f"{METHOD}.md")
        findings.append(rules.PROSE_MISSING.at(Place(missing), file=missing))
    return tuple(pages), findings


def _address_problems(path: Path, name: str, by_address: dict[str, str]) -> Iterator[Finding]:
    address = slug(path.stem)
    if address in TAKEN:
        shown = f"/{address}/" if address else "/"
        yield rules.PROSE_ADDRESS_TAKEN.at(Place(name), value=path.name, address=shown)
    elif address in by_address:
        other = by_address[address]
        yield rules.PROSE_ADDRESS_TWICE.at(Place(name), value=path.name, other=other, address=f"/{address}/")
    by_address.setdefault(address, path.name)


def read_prose(path: Path, name: str) -> tuple[Prose | None, list[Finding]]:
    """Return the page a Markdown file holds, and all that was found while reading it."""
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
    for number, line in enumerate(lines[last + 1 :], start=last + 2):
        findings += _line_problems(line, name, number)
    if head is None:
        return None, findings
    body = clean("\n".join(lines[last + 1 :]))
    return Prose(f"{slug(path.stem)}/", head.title, head.description or "", head.parts, body), findings


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


def _line_problems(line: str, name: str, number: int) -> Iterator[Finding]:
    letters: list[Finding] = []
    value_text(line, Place(name, number), letters)
    yield from letters
    plain = _CODE.sub(lambda code: " " * len(code[0]), line)
    yield from _address_lost(plain, name, number)
    for tag in _TAG.finditer(plain):
        yield rules.PROSE_HTML.at(Place(name, number, tag.start() + 1), value=tag[0][:60])
    title = _TITLE.match(plain)
    if title:
        yield rules.PROSE_SECOND_TITLE.at(Place(name, number), value=title[1])


def _address_lost(line: str, name: str, number: int) -> Iterator[Finding]:
    for pattern in (_LINK, _LINK_BELOW, _LINK_BARE):
        for link in pattern.finditer(line):
            place, address = Place(name, number, link.start(2) + 1), link[2]
            if link[1] and not may_show(address):
                yield rules.PROSE_PICTURE.at(place, value=address[:80])
            elif not link[1] and not may_link(address):
                yield rules.PROSE_LINK.at(place, value=address[:80])
