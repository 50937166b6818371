"""Pages written by people in Markdown: read, made safe, turned into HTML.

Raw HTML is shown as text, never obeyed. A link leads to the web, to a mail box or to a place on
the site; any other kind (``javascript:``, ``data:``) loses its address and keeps its words.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from generator.language import Language
from generator.reading.decoding import read_text
from generator.records.values import Place
from generator.text import clean, slug
from generator.writing.templates import PageTemplateError

_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"([^/?#:]*):")
_SCHEMES = {"http", "https", "mailto"}


class ProseError(PageTemplateError):
    """A page of prose cannot be read; the message names its file and what is wrong."""


@dataclass(frozen=True)
class Prose:
    """A page of ``content/``: its address is its file's name. ``parts`` names computed parts."""

    address: str
    title: str
    description: str
    html: Markup
    parts: tuple[str, ...]


def read_prose(folder: Path, words: Language) -> tuple[Prose, ...]:
    """Return the pages in ``folder``, in the order of their addresses.

    Raises:
        ProseError: a file is not text, or what stands between its first lines of ``---`` cannot be read.
    """
    return tuple(_read(path, words) for path in sorted(folder.glob("*.md")))


def _read(path: Path, words: Language) -> Prose:
    place = Place(f"{path.parent.name}/{path.name}")
    text, findings = read_text(path, place)
    if text is None:
        raise ProseError(f"{findings[0].place}: {findings[0].what(words)}")
    head, body = _split(clean(text.replace("\r\n", "\n")), place, words)
    return Prose(
        f"{slug(path.stem)}/", str(head.get("title") or path.stem), str(head.get("description") or ""),
        Markup(_converted(body)), tuple(f"parts/{name}.html" for name in _names(head.get("parts"))),  # noqa: S704
    )  # fmt: skip


def _split(text: str, place: Place, words: Language) -> tuple[dict[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    head, _, body = text[4:].partition("\n---\n")
    try:
        values = yaml.safe_load(head) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise ProseError(words._("{place}: không đọc được phần đầu trang giữa hai dòng ---.").format(
            place=Place(place.file, line))) from error  # fmt: skip
    if not isinstance(values, dict):
        raise ProseError(words._("{place}: phần đầu trang giữa hai dòng --- phải gồm các dòng tên: giá trị.").format(
            place=Place(place.file, 2)))  # fmt: skip
    return values, body


def _names(parts: object) -> list[str]:
    return [str(part) for part in parts] if isinstance(parts, list) else []


def _converted(text: str) -> str:
    markdown = Markdown(extensions=["tables", "toc", "sane_lists", "def_list"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_SafeAddresses(markdown), "safe-addresses", -1)  # after escapes are resolved
    return str(markdown.convert(text))


class _SafeAddresses(Treeprocessor):  # type: ignore[misc]  # the package carries no types
    """Takes away addresses that lead elsewhere than to the web, a mail box or the site itself."""

    def run(self, root: Element) -> None:
        """Look at every link and picture of a page."""
        for element in root.iter():
            if "href" in element.attrib and not _leads_somewhere_safe(element.attrib["href"]):
                del element.attrib["href"]
            if "src" in element.attrib and not _on_this_site(element.attrib["src"]):
                element.tag, element.text = "span", element.attrib.get("alt", "")
                element.attrib.clear()


def _bare(address: str) -> str:
    """Return an address as a browser reads it: entities resolved, blanks gone, backslashes as slashes."""
    return _NOT_IN_ADDRESS.sub("", html.unescape(address.replace(AMP_SUBSTITUTE, "&"))).replace("\\", "/")


def _leads_somewhere_safe(address: str) -> bool:
    bare = _bare(address)
    scheme = _SCHEME.match(bare)
    return scheme[1].lower() in _SCHEMES if scheme else not bare.startswith("//")


def _on_this_site(address: str) -> bool:
    bare = _bare(address)
    return not _SCHEME.match(bare) and not bare.startswith("//")
