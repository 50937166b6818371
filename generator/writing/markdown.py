"""The Markdown of a page written by people, turned into HTML and made safe.

Raw HTML is shown as text, never obeyed. A link leads to the web, to a mail box or to a place on
the site; any other kind (``javascript:``, ``data:``) loses its address and keeps its words.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from generator.records.prose import may_link, may_show


def html_of(text: str) -> Markup:
    """Return Markdown as HTML that can do no harm."""
    markdown = Markdown(extensions=["tables", "toc", "sane_lists", "def_list"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_SafeAddresses(markdown), "safe-addresses", -1)  # after escapes are resolved
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


def _plain(address: str) -> str:
    return address.replace(AMP_SUBSTITUTE, "&")
