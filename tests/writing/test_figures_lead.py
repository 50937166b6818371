"""No figure without a way to where it comes from, on any page: what is marked, and that nothing is left unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from lxml import html

from generator.building import DEFAULT_THEME
from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.artefacts import Page, PageKind
from generator.writing.desk import Desk
from generator.writing.sentences import Part, Sentence, counted, filled, joined, parts_of
from generator.writing.site import write_site
from tests.small import PROJECTS

# Pages that show figures of the data. The data page shows files, each beside its own download.
KINDS = [
    PageKind.HOME, PageKind.PROVINCES, PageKind.PROVINCE, PageKind.TARGETS, PageKind.TARGET, PageKind.INDICATORS,
    PageKind.INDICATOR, PageKind.REPORTS,
]  # fmt: skip
PROOF = ".//*[self::details or contains(@class, 'origin')]"
HOLDER = "ancestor-or-self::*[self::tr or self::li or self::article or self::section or contains(@class, 'voice')][1]"
# Numbers that are no figures: days, years, numbers of documents, ids of targets, what names contain.
NO_FIGURE = re.compile(r"\d\d/\d\d/\d{4}|(?:[Nn]ăm|[Kk]ỳ|tháng) (?:\d\d/)?\d{4}|\d+/[A-Z]\S+|\b[A-Z]{2,}\d*\.\d+")


@cache
def pages(project: str) -> dict[str, tuple[Page, Any]]:
    found = read_project(PROJECTS / project).project
    assert found is not None
    assert found.config.as_of is not None
    desk = Desk(measure(found, found.config.as_of), (), Language(), repository="https://example.org/kho")
    site = write_site(desk, DEFAULT_THEME, lambda _: None)
    return {f"/{p.address}": (p, html.fragment_fromstring(p.body, create_parent="div")) for p in site.pages}


def marked(tree: Any) -> Iterator[Any]:
    yield from tree.xpath(".//*[contains(concat(' ', @class, ' '), ' fig ')]")


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def outside(element: Any) -> str:
    """Return the text of an element without its marked figures."""
    if "fig" in (element.get("class") or "").split():
        return ""
    inner = "".join(outside(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def is_led(figure: Any, project: str, page: str) -> bool:
    """Whether a figure is a link to something that is there, or its proof stands in its row, card or section."""
    for link in (*figure.xpath("self::a"), *figure.xpath("./a")):
        address, _, fragment = link.get("href").partition("#")
        there = pages(project).get(address or page)
        return there is not None and (not fragment or bool(there[1].xpath(f".//*[@id='{fragment}']")))
    holder = figure.xpath(HOLDER)
    return bool(holder and holder[0].xpath(PROOF))


@pytest.mark.parametrize("project", ["nho", "minh-hoa", "khac"])
def test_every_marked_figure_leads_to_where_it_comes_from(project: str) -> None:
    found = [(a, f) for a, (page, tree) in pages(project).items() if page.kind in KINDS for f in marked(tree)]
    assert len(found) > 40
    assert [(a, text_of(f), f.get("href")) for a, f in found if not is_led(f, project, a)] == []


@pytest.mark.parametrize("project", ["nho", "minh-hoa", "khac"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_number_of_a_table_or_a_sentence_is_left_unmarked(project: str, kind: PageKind) -> None:
    places = "contains(@class, 'num') or contains(@class, 'key__value') or contains(@class, 'answer')"
    bare = [
        (address, text_of(cell))
        for address, (page, tree) in pages(project).items()
        if page.kind is kind
        for cell in tree.xpath(f".//*[self::td or self::dd or self::p or self::h1][{places}]")
        if re.search(r"\d", _figures(cell, page.title))
    ]
    assert bare == []


def _figures(cell: Any, title: str) -> str:
    """Return what is left of a text without marked figures, their parts in brackets, and numbers that are none."""
    muted = "".join(e.text_content() for e in cell.xpath(".//*[contains(@class, 'muted')]"))
    return NO_FIGURE.sub("", outside(cell).replace(muted, "").replace(title, ""))


# --- sentences ---


def test_a_sentence_is_its_text_and_keeps_where_its_numbers_lead() -> None:
    told = filled("{n} trong {of} {places}", {"n": counted(2, "/a/"), "of": 34, "places": "tỉnh"})
    assert told == "2 trong 34 tỉnh"
    assert told.parts[0] == Part("2", "/a/")
    assert "".join(p.text for p in told.parts) == told
    assert [p.address for p in told.parts if p.address] == ["/a/"]


def test_sentences_keep_their_parts_when_put_together() -> None:
    one, two = counted(1, "/a/"), counted(2, "/b/")
    for made in (one + "; " + two, joined("; ", [one, two]), filled("{x}; {y}", {"x": one, "y": two})):
        assert made == "1; 2"
        assert [p.address for p in made.parts if p.address] == ["/a/", "/b/"]
    assert parts_of("không") == (Part("không"),)
    assert Sentence() == ""
