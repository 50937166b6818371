"""Whatever a text field holds, a page shows it and nothing else happens."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.building import build
from generator.checking.check import check
from generator.language import Language
from generator.writing.artefacts import PageKind, Site
from generator.writing.markdown import html_of
from tests.site.conftest import served
from tests.site.planting import planted, written
from tests.small import AS_OF, Small, copy

ATTACK = (
    "</p></script>\"'><img src=x onerror=alert(1)><script>alert(2)</script><svg/onload=alert(3)> &lt;b&gt; {{7*7}} "
    "{% include 'x' %} {{ view }} ${7*7} [k](javascript:alert(4)) <javascript:alert(5)> <!-- --> ]]> **d** `"
)
HARMLESS = re.sub(r"[^ ]", "a", ATTACK)
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Skeleton(HTMLParser):
    """The elements of a body with the names of their attributes, and every address in it."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return copy(tmp_path_factory.mktemp("inert"))


@pytest.fixture(scope="module")
def hostile(small: Small) -> Site:
    return written(planted(small.project(), ATTACK))


@pytest.fixture(scope="module")
def harmless(small: Small) -> Site:
    return written(planted(small.project(), HARMLESS))


def test_the_text_was_planted_wherever_a_page_shows_texts(hostile: Site) -> None:
    reference = {PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE}  # of the program, not of the data
    told = [p for p in hostile.pages if p.kind not in reference]
    without = [p.address for p in told if "alert(1)" not in p.body]
    assert set(without) <= {"404.html", "tim-kiem/", "tiep-can/", "phuong-phap/", "phien-ban/", "khong-co-mang/"}
    assert sum(p.body.count("alert(1)") for p in hostile.pages) > 300


def test_planted_text_makes_no_element_and_no_attribute(hostile: Site, harmless: Site) -> None:
    assert len(hostile.pages) == len(harmless.pages)
    for bad, good in zip(hostile.pages, harmless.pages, strict=True):
        assert Skeleton(bad.body).elements == Skeleton(good.body).elements, bad.address
    assert Skeleton(hostile.shell.footer_html).elements == Skeleton(harmless.shell.footer_html).elements


def test_marking_a_text_of_another_language_makes_no_other_element(hostile: Site, harmless: Site) -> None:
    def unmarked(body: str) -> list[tuple[str, ...]]:
        elements = (e for e in Skeleton(body).elements if e[0] not in ("span", "/span"))
        return [tuple(name for name in e if name != "lang") for e in elements]

    (bad_site,), (good_site,) = hostile.further, harmless.further
    assert len(bad_site.pages) == len(hostile.pages)
    for bad, good in zip(bad_site.pages, good_site.pages, strict=True):
        assert unmarked(bad.body) == unmarked(good.body), bad.address


def test_planted_text_is_read_back_as_it_was(hostile: Site) -> None:
    body = next(p.body for p in hostile.pages if p.address.startswith("tinh/son-la"))
    assert ATTACK in "".join(Skeleton(body).text)
    assert "<script" not in body


def test_no_template_in_a_text_is_run(hostile: Site) -> None:
    for page in hostile.pages:
        shown = "".join(Skeleton(page.body).text).replace("&#x27;", "'")  # code to copy is shown as HTML
        assert shown.count("${7*7}") == shown.count("{{7*7}}") == shown.count("{% include 'x' %}"), page.address
        assert "ProvinceView(" not in shown


def test_addresses_lead_to_the_web_a_mail_box_or_the_site(hostile: Site) -> None:
    own = {  # the site's own calendar, as telephones subscribe to it; what was asked for when there was no network
        ("bao-cao/", "webcal://example.org/bao-cao/lich.ics"), ("khong-co-mang/", ""),
    }  # fmt: skip
    for page in hostile.pages:
        for address in Skeleton(page.body).addresses:
            if (page.address, address) in own:
                continue
            assert address.startswith(("/", "#", "https://", "http://", "mailto:")), (page.address, address)
            assert not address.startswith("//"), (page.address, address)


def test_search_entries_hold_addresses_without_markup(hostile: Site) -> None:
    assert [e.address for e in hostile.entries if re.search(r"[<>\"'\s]", e.address)] == []
    assert [r for r in hostile.redirects if re.search(r"[<>\"'\s]", r.address + r.to)] == []


NOT_WEB = ["javascript:alert(1)", "data:text/html,x", "//example.org/", "https://a b", 'https://a"onclick="x', "ftp://a"]


@pytest.mark.parametrize("address", NOT_WEB)
def test_a_source_address_that_is_not_of_the_web_is_refused(tmp_path: Path, address: str) -> None:
    small = copy(tmp_path)
    small.change("data/sources.yml", "url: https://example.org/quyet-dinh", f"url: '{address}'")
    assert "MB-R" in " ".join(f.rule.code for f in small.findings() if f.severity.value == "error")


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u0000"])
def test_marks_that_turn_or_hide_text_are_refused(tmp_path: Path, mark: str) -> None:
    raw, escaped = copy(tmp_path / "a"), copy(tmp_path / "b")
    raw.change("data/sources.yml", "title: Quyết định thử", f"title: Quyết định {mark}thử")
    escaped.change("data/sources.yml", "title: Quyết định thử", f'title: "Quyết định \\u{ord(mark):04x}thử"')
    assert [f for f in raw.findings() if f.severity.value == "error"]
    assert [f for f in escaped.findings() if f.severity.value == "error"]


def test_what_machines_read_of_a_page_cannot_leave_its_script(hostile: Site) -> None:
    told = [page.linked_data for page in hostile.pages if page.linked_data]
    assert len(told) > 20
    assert [text for text in told if re.search("[<>&\u2028\u2029]", text)] == []
    nodes = [node for text in told for node in json.loads(text)["@graph"]]
    assert sum(ATTACK in node.get("name", "") for node in nodes) > 20


# Prose ----------------------------------------------------------------------------------------

LINKS = [
    "[x](javascript:alert(1))", "[x](JaVa&#115;cript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](java\nscript:y)",
    "[x](data:text/html,y)", "[x]\n\n[x]: vbscript:y", "[x](//example.org/)", "[x](\\\\\\\\example.org)",
    "![x](data:image/svg+xml,y)", "![x](https://example.org/x.png)", "![x](//example.org/x.png)", "[x](file:///etc)",
    "<javascript:alert(1)>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "`</code><script>`",
    "<!-- x --><b>", "<svg/onload=alert(1)>", "{{7*7}} {% include 'x' %}",
]  # fmt: skip


@pytest.mark.parametrize("text", LINKS)
def test_markdown_of_a_page_can_do_no_harm(text: str) -> None:
    found = Skeleton(html_of(text))
    assert found.addresses == []
    names = {name for element in found.elements for name in element[1:]}
    assert names <= {"id", "alt"}
    assert {e[0].lstrip("/") for e in found.elements} <= {"p", "a", "code", "span", "em", "strong"}


def test_good_links_stay() -> None:
    text = "[a](https://example.org/x?y=1#z) [b](/tinh/) [c](#d) [e](mailto:a@example.org) ![f](/bieu-do/f.png) [g](h/i:j)"
    assert Skeleton(html_of(text)).addresses == [
        "https://example.org/x?y=1#z", "/tinh/", "#d", "mailto:a@example.org", "/bieu-do/f.png", "h/i:j",
    ]  # fmt: skip


# In a browser ---------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def address(small: Small, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The planted site, built with its pictures, its shell and its search."""
    output = tmp_path_factory.mktemp("planted") / "thu"  # the end of its public address: 404.html needs it
    small.add("content/phuong-phap.md", f"\n\n{ATTACK}\n\n{chr(10).join(LINKS)}\n")
    project = planted(small.project(), ATTACK)
    build(project, list(check(project, AS_OF)), AS_OF, small.root, output, Language(), lambda _: None)
    with served(output) as where:
        yield where
    shutil.rmtree(output)


def pages_of(site: Site) -> list[str]:
    return [p.address for p in site.pages]


def test_nothing_runs_in_a_browser(browser: Any, address: str, hostile: Site) -> None:
    page, complaints = browser.new_page(), []
    page.on("dialog", lambda d: (complaints.append(f"dialog {d.message}"), d.dismiss()))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: complaints.append(r.url) if not r.url.startswith((address, "data:")) else None)
    for where in pages_of(hostile):
        page.goto(address + where, wait_until="load")
        bad = "script:not([src]):not([type='application/ld+json']), img[src='x'], [onerror], [onload], [href^='javascript:'], iframe"
        found = page.locator(bad).evaluate_all("all => all.map(e => e.outerHTML).filter(t => t.includes('alert('))")
        assert found == [], where
    assert complaints == []
    page.close()


def test_hits_of_a_search_are_shown_as_text(browser: Any, address: str) -> None:
    page, complaints = browser.new_page(), []
    page.on("dialog", lambda d: (complaints.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(f"{address}tim-kiem/?q=son%20la")
    first = page.locator("#ket-qua li").first
    first.wait_for()
    assert "<img src=x onerror=alert(1)>" in page.locator("#ket-qua").inner_text()
    assert page.locator("#ket-qua img, #ket-qua script, #ket-qua svg[onload]").count() == 0
    assert complaints == []
    page.close()
