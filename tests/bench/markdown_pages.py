"""The bodies of our pages as Markdown, for builders that read it: headings, text, lists, tables and links as Markdown
has them, pictures as they are (SVG in HTML, as whoever embeds a picture writes it)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from lxml import etree, html

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_AS_THEY_ARE = {"svg"}
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_HELD = re.compile(r"\0(\d+)\0")
_INSIDE = re.compile(r"(?<=\n)(?=[^\n])")
_SILENT = {"script", "style", "template", "button", "form"}
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "nav", "aside", "details", "summary", "figure", "figcaption",
    "dl", "dt", "dd", "blockquote", "ul", "ol", "li", "table", "main", "pre", *_HEADINGS,
}  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_SPACES = re.compile(r"\s+")


def markdown_of(body: str) -> str:
    """Return what a page's HTML says, in Markdown; blocks are separated by empty lines.

    >>> markdown_of("<h2>A</h2><p>B <a href='c/'>c</a></p><ul><li>d</li></ul>").split(chr(10) * 2)
    ['## A', 'B [c](c/)', '- d\\n']
    """
    pictures = _SVG.findall(body)
    numbers = count()  # the parser would write viewBox in small letters: pictures go around it
    tree = html.fragment_fromstring(_SVG.sub(lambda _: f"<svg id='{next(numbers)}'></svg>", body), create_parent="div")
    written = "\n\n".join(_blocks(tree)) + "\n"
    return _HELD.sub(lambda found: _SPACES.sub(" ", pictures[int(found[1])]), written)


def _blocks(element: etree._Element) -> Iterable[str]:
    """Yield the blocks in an element; text between them is a block of its own."""
    loose = [_text(element.text)]
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in _BLOCKS or name in _AS_THEY_ARE or _holds_blocks(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, name)
        else:
            loose.append(_inline(child, name))
        loose.append(_text(child.tail))
    yield from _paragraph(loose)


def _holds_blocks(element: etree._Element) -> bool:
    return any(isinstance(e.tag, str) and (e.tag in _BLOCKS or e.tag in _AS_THEY_ARE) for e in element.iterdescendants())


def _paragraph(parts: Iterable[str]) -> Iterable[str]:
    text = _SPACES.sub(" ", "".join(parts)).strip()
    if text:
        yield text


def _block(element: etree._Element, name: str) -> Iterable[str]:
    if name in _SILENT:
        return
    if name in _AS_THEY_ARE:
        yield f"<div>\0{element.get('id')}\0</div>"
    elif name in _HEADINGS:
        yield from (f"{_HEADINGS[name]} {text}" for text in _paragraph([_inside(element)]))
    elif name in ("ul", "ol"):
        yield from _list(element, "1." if name == "ol" else "-")
    elif name == "table":
        yield from _table(element)
    else:
        yield from _blocks(element)


def _list(element: etree._Element, mark: str) -> Iterable[str]:
    items = ["\n\n".join(_blocks(item)) for item in element if item.tag == "li"]
    written = "\n".join(f"{mark} {_INSIDE.sub('    ', item)}" for item in items if item)
    if written:
        yield written


def _table(element: etree._Element) -> Iterable[str]:
    rows = [[_cell(cell) for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    if rows:
        width = max(map(len, rows))
        filled = [row + [""] * (width - len(row)) for row in rows]
        yield "\n".join(f"| {' | '.join(row)} |" for row in [filled[0], ["---"] * width, *filled[1:]])


def _cell(element: etree._Element) -> str:
    return _SPACES.sub(" ", _inside(element)).strip()


def _inside(element: etree._Element) -> str:
    parts = [_text(element.text)]
    for child in element:
        parts += [_inline(child, child.tag if isinstance(child.tag, str) else ""), _text(child.tail)]
    return "".join(parts)


def _inline(element: etree._Element, name: str) -> str:
    if not name or name in _SILENT | _AS_THEY_ARE:
        return ""
    inside = _inside(element)
    if not inside.strip():
        return " " if inside else ""
    if name == "a" and element.get("href"):
        return f"[{inside.strip()}]({element.get('href')})"
    if name in ("strong", "b"):
        return f"**{inside.strip()}**"
    if name in ("em", "i"):
        return f"*{inside.strip()}*"
    return f"{inside} " if name in _BLOCKS or name == "br" else inside


def _text(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text)) if text else ""
