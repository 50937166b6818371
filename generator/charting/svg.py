"""Vega's SVG made fit for a page: named, described, scaling, without words in English."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from generator.charting.look import FONT, plain

_NS = "http://www.w3.org/2000/svg"
_TERMS = "http://purl.org/dc/terms/"
_FAMILY = f"'{FONT}', 'Noto Sans', sans-serif"
_WORDS = "mark-text role-mark words_marks"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
ET.register_namespace("", _NS)


def finish(
    svg: str, *, stem: str, title: str, description: str, lang: str, paper: str = "",
    words: Iterable[Mapping[str, Any]] = (),
) -> str:  # fmt: skip
    """Return ``svg`` as one labelled image that scales with its place on the page.

    ``words`` are rows of a sheet's text that Vega was not given, because it measures every piece of it though each
    has its place already; ``paper`` is the colour of their halo.

    Inside an image nothing is read out piece by piece, so Vega's own labels, which are in
    English, go; the title and the description are what is spoken. Identifiers begin with
    ``stem``, which is unique on a site. Text names its fallback fonts for readers of the file
    alone.
    """
    root = ET.fromstring(svg)  # noqa: S314 (Vega wrote it; it has no entities)
    for place in root.iterfind(f".//{{{_NS}}}g[@class='{_WORDS}']"):
        place.extend(_text(word, paper) for word in words)
    for element in root.iter():
        _quieten(element)
    root.attrib.clear()
    root.attrib.update(_root(root_box(svg), stem, lang))
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        child = ET.Element(f"{{{_NS}}}{tag}", {"id": f"{stem}-{tag}"})
        child.text = text
        root.insert(position, child)
    return ET.tostring(root, encoding="unicode")


def cited(svg: str, citation: str) -> str:
    """Return a finished picture that carries how it is cited, for whoever meets the file alone.

    The cache keeps pictures without it: a new day or version draws nothing again.
    """
    told = f'<bibliographicCitation xmlns="{_TERMS}">{escape(plain(citation))}</bibliographicCitation>'
    return svg.replace("</desc>", f"</desc><metadata>{told}</metadata>", 1)


def root_box(svg: str) -> str:
    """Return the viewBox that Vega gave to its picture."""
    head = svg[: svg.index(">") + 1] + "</svg>"
    return ET.fromstring(head).attrib["viewBox"]  # noqa: S314 (as above)


def _text(word: Mapping[str, Any], paper: str) -> ET.Element:
    """Return what Vega would write for a row of text."""
    style = {
        "text-anchor": _ANCHORS[word["align"]], "transform": f"translate({_number(word['x'])},{_number(word['y'])})",
        "font-size": f"{_number(word['size'])}px", "font-weight": str(word["weight"]), "fill": word["colour"],
    }  # fmt: skip
    halo = {"stroke": paper} if word["halo"] else {}
    element = ET.Element(f"{{{_NS}}}text", {**style, **halo, "stroke-width": _number(word["halo"])})
    element.text = word["text"]
    return element


def _number(value: float) -> str:
    """Return a number as JavaScript writes it."""
    return str(value).removesuffix(".0")


def _root(box: str, stem: str, lang: str) -> dict[str, str]:
    return {
        "class": "chart",
        "viewBox": box,
        "role": "img",
        "aria-labelledby": f"{stem}-title {stem}-desc",
        "lang": lang,
        "font-family": _FAMILY,
    }


def _quieten(element: ET.Element) -> None:
    """Drop what only a screen reader would see, and put the halo of words behind them."""
    for name in [n for n in element.attrib if n == "role" or n.startswith("aria-")]:
        del element.attrib[name]
    if element.tag == f"{{{_NS}}}text":
        element.attrib.pop("font-family", None)
        if "stroke" in element.attrib:
            element.attrib["paint-order"] = "stroke"
            element.attrib["stroke-linejoin"] = "round"
