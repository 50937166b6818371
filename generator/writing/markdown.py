"""The Markdown of a page written by people, turned into HTML and made safe.

Raw HTML is shown as text, never obeyed. A link leads to the web, to a mail box or to a place on
the site; any other kind (``javascript:``, ``data:``) loses its address and keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from generator.records.prose import Picture, may_link, may_show
from generator.text import slug


def html_of(text: str, pictures: Iterable[Picture] = ()) -> Markup:
    """Return Markdown as HTML that can do no harm; ``pictures`` get their size and their place on the site."""
    contents = TocExtension(slugify=lambda heading, _: slug(heading))
    markdown = Markdown(extensions=["tables", contents, "sane_lists", "def_list"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_SafeAddresses(markdown), "safe-addresses", -1)  # after escapes are resolved
    markdown.treeprocessors.register(_Sized(pictures), "sized-pictures", -2)
    return Markup(markdown.convert(text))  # noqa: S704 (raw HTML was escaped, addresses looked at)


class _SafeAddresses(Treeprocessor):  # type: ignore[misc]  # the package carries no types
    """Takes away addresses that lead elsewhere than to the web, a mail box or the site itself."""

    def run(self, root: Element) -> None:
        """Look at every link and picture of a page."""
        for element in root.iter():
            if "href" in element.attrib and not may_link(_plain(element.attrib["href"])):
                del element.attrib["href"]
            if "src" in element.attrib and not may_show(_plain(element.attrib["src"])):
                element.tag, element.text = "span", element.attrib.get("alt", "")
                element.attrib.clear()


class _Sized(Treeprocessor):  # type: ignore[misc]  # the package carries no types
    """Gives pictures beside the pages their address on the site and their size, so that nothing jumps."""

    def __init__(self, pictures: Iterable[Picture]) -> None:
        super().__init__()
        self.pictures = {picture.address: picture for picture in pictures}

    def run(self, root: Element) -> None:
        """Look at every picture of a page."""
        for element in root.iter("img"):
            picture = self.pictures.get(element.attrib["src"])
            if picture is not None:
                size = {"width": str(picture.width), "height": str(picture.height)}
                element.attrib |= {"src": f"/{picture.address}", "loading": "lazy", **size}


def _plain(address: str) -> str:
    return address.replace(AMP_SUBSTITUTE, "&")
