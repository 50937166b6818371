"""What programs, and whoever cites, read on every page of a built site."""

from __future__ import annotations

import datetime as dt
import json
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from generator.building import DEFAULT_THEME
from generator.language import Language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.cards import cards
from generator.writing.desk import Desk
from generator.writing.site import write_site
from tests.site.conftest import ROOT

BASE = "https://example.org/minh-hoa/"
FRAME = 'class="site-footer"'
EDITION = re.compile(r"(?:en/)?phien-ban/[0-9-]{10}")


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, str]:
    """The text of every page of the demonstration site, by its address; the one for no network tells of no data."""
    texts = {p.relative_to(demo).as_posix(): p.read_text("utf-8") for p in sorted(demo.rglob("*.html"))}
    return {name.removesuffix("index.html"): text for name, text in texts.items() if FRAME in text and "khong-co-mang/" not in name}


def test_the_foot_of_every_page_names_the_data(demo: Path, pages: dict[str, str]) -> None:
    package = json.loads((demo / "du-lieu/all.json").read_text("utf-8"))
    short = package["hash"].removeprefix("sha256:")[:12]
    version = re.escape(package["version"])
    for home, as_of, edition in (
        ("", rf"Số liệu tính đến 15/03/2030, phiên bản {version}(?: \(.+\))?, mã nội dung",
         r"Bản ngày \d\d/\d\d/\d{4}[^<]*: phiên bản \d+\.\d+\.\d+, mã nội dung [0-9a-f]{12}"),
        ("en/", rf"15 March 2030, version {version}(?: \(.+\))?, content hash", r"\d+\.\d+\.\d+, content hash [0-9a-f]{12}"),
    ):  # fmt: skip
        foot = re.compile(rf'{as_of} <a href="[./a-z-]*du-lieu/"><code>{short}</code></a>')
        own = {name: text for name, text in pages.items() if name.startswith("en/") == bool(home)}
        assert len(own) > 100
        assert [n for n, text in own.items() if not (re.compile(edition) if EDITION.match(n) else foot).search(text)] == []


def test_a_picture_says_the_same_on_its_page_and_in_its_files(demo: Path, pages: dict[str, str]) -> None:
    stem = "muc-tieu-xhs-1"
    drawn = ET.fromstring((demo / f"bieu-do/{stem}.svg").read_text("utf-8"))
    citation = drawn.findtext(".//{http://purl.org/dc/terms/}bibliographicCitation")
    assert citation
    assert citation.endswith(f"/bieu-do/{stem}.svg")
    assert f">{citation}</p>" in unescape(pages["muc-tieu/xhs-1/"])
    spec = json.loads((demo / f"bieu-do/{stem}.json").read_text("utf-8"))
    assert spec["usermeta"] == {"bibliographicCitation": citation}


def test_a_citation_is_copied_by_a_button_and_readable_without(browser: Any, demo_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{demo_address}tinh/dien-bien/")
    page.get_by_role("button", name="Chép câu đầy đủ").click()
    page.locator("#trich-dan ~ dl [role=status]", has_text="Đã chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{demo_address}tinh/dien-bien/")
    assert copied in page.locator("section.cite").inner_text()
    assert page.locator("section.cite button").count() == 0
    plain.close()


# JSON-LD --------------------------------------------------------------------------------------

SCHEMA = "https://schema.org/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def offline(url: str, options: object) -> dict[str, Any]:
    """Stand for schema.org: every word is one of its own, and ``@id`` is an address."""
    assert url == SCHEMA
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def graph(text: str, base: str) -> list[dict[str, Any]]:
    """Return the nodes a page describes, as an independent library reads them."""
    (block,) = BLOCK.findall(text)
    expanded = jsonld.expand(json.loads(block), {"documentLoader": offline, "base": base})
    assert all(set(node) - {"@id", "@type"} for node in expanded)
    return list(expanded)


def value(node: dict[str, Any], name: str) -> Any:
    (found,) = node[f"{SCHEMA}{name}"]
    return found.get("@value", found.get("@id"))


def of_type(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node.get("@type") == [f"{SCHEMA}{name}"]]


def test_every_page_describes_itself_to_machines(pages: dict[str, str]) -> None:
    described = {name: text for name, text in pages.items() if name != "404.html"}
    ids: set[str] = set()
    wanted: set[str] = set()
    for name, text in described.items():
        nodes = graph(text, f"{BASE}{name}")
        kinds = [kind for node in nodes for kind in node["@type"]]
        assert sum(kind.endswith(("WebPage", "CollectionPage", "SearchResultsPage")) for kind in kinds) == 1, name
        assert of_type(nodes, "BreadcrumbList") or name in ("", "en/"), name
        ids |= {node["@id"] for node in nodes}
        wanted |= {i for node in nodes for i in references(node)}
    assert {i for i in ids | wanted if not i.startswith(BASE)} == set()
    assert wanted <= ids, "whatever is named is described somewhere"
    assert BLOCK.search(pages["404.html"]) is None


def references(node: dict[str, Any]) -> Iterator[str]:
    """Yield the identifiers that a node only names."""
    for values in node.values():
        for found in values if isinstance(values, list) else []:
            if isinstance(found, dict) and set(found) == {"@id"}:
                yield found["@id"]


def test_data_are_described_as_catalogues_of_data_ask(demo: Path, pages: dict[str, str]) -> None:
    found = {name: d for name, text in pages.items() if name != "404.html" for d in of_type(graph(text, BASE), "Dataset")}
    units = [name for name in found if re.fullmatch(r"tinh/[^/]+/", name)]
    assert len(units) == 34
    assert {"du-lieu/", "muc-tieu/xhs-1/", "chi-so/tram-5g/"} <= set(found)
    package = json.loads((demo / "du-lieu/all.json").read_text("utf-8"))
    for name, node in found.items():
        assert value(node, "name"), name
        assert 50 <= len(value(node, "description")) <= 5000, name
        warning = "Invented figures" if name.startswith("en/") else "Dữ liệu minh họa"
        assert value(node, "description").startswith(warning), name
        assert value(node, "license").startswith("https://creativecommons.org/"), name
        if not EDITION.match(name):
            assert value(node, "identifier") == package["hash"]
            assert value(node, "version") == package["version"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", value(node, "temporalCoverage"))
        assert value(node, "creditText") in unescape(pages[name]), "the citation of the page"
        assert (f"{SCHEMA}isPartOf" in node) == (name not in ("du-lieu/", "en/du-lieu/") and not re.fullmatch(f"{EDITION.pattern}[^/]*/", name))
        for file in node.get(f"{SCHEMA}distribution", ()):
            assert (demo / value(file, "contentUrl").removeprefix(BASE)).is_file()
    assert len(found["du-lieu/"][f"{SCHEMA}distribution"]) > 15
    assert value(found["tinh/lao-cai/"][f"{SCHEMA}spatialCoverage"][0], "name") == "tỉnh Lào Cai"


def test_without_a_public_address_identifiers_are_relative_and_meet() -> None:
    project = read_project(ROOT / "tests/projects/nho").project
    assert project is not None
    assert project.config.as_of is not None
    desk = Desk(measure(project, project.config.as_of), (), Language())
    texts = {p.address: p.linked_data for p in write_site(desk, DEFAULT_THEME, lambda _: None).pages if p.linked_data}
    base = "file:///usb/"
    ids: set[str] = set()
    wanted: set[str] = set()
    for address, text in texts.items():
        nodes = graph(f'<script type="application/ld+json">{text}</script>', f"{base}{address}")
        assert "http" not in "".join(node["@id"] for node in nodes)
        ids |= {node["@id"] for node in nodes}
        wanted |= {i for node in nodes for i in references(node)}
    assert wanted <= ids
    assert f"{base}du-lieu/#bo-du-lieu" in ids


# Sitemap --------------------------------------------------------------------------------------

def test_the_sitemap_lists_every_page_once(demo: Path, pages: dict[str, str]) -> None:
    root = ET.fromstring((demo / "sitemap.xml").read_text("utf-8"))
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [url.findtext(f"{name}loc") for url in root]
    hidden = {"404.html", "tim-kiem/", "en/tim-kiem/"}
    assert sorted(listed) == sorted(f"{BASE}{page}" for page in pages if page not in hidden)


# Pictures of shared pages ---------------------------------------------------------------------

META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">')


def test_every_page_has_a_picture_where_it_is_shared(demo: Path, pages: dict[str, str]) -> None:
    told = {name: dict(META.findall(text)) for name, text in pages.items()}
    assert all(len(META.findall(text)) == len(told[name]) for name, text in pages.items()), "each is told once"
    for name, meta in told.items():
        locale = "en_US" if name.startswith("en/") else "vi_VN"
        assert (meta["og:locale"], meta["twitter:card"]) == (locale, "summary_large_image")
        assert meta["og:title"], name
        picture = demo / meta["og:image"].removeprefix(BASE)
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630), name
    assert told["tinh/lao-cai/"]["og:image"] == f"{BASE}chia-se/tinh-lao-cai.png"
    assert told["muc-tieu/xhs-1/"]["og:image"] == f"{BASE}chia-se/muc-tieu-xhs-1.png"
    assert told["bao-cao/"]["og:image"] == told[""]["og:image"] == f"{BASE}chia-se/trang.png"
    assert told["en/tinh/lao-cai/"]["og:image"] == f"{BASE}en/chia-se/tinh-lao-cai.png"
    assert len({meta["og:image"] for meta in told.values()}) == 2 * (34 + 12 + 1)


def test_without_a_public_address_no_picture_is_drawn() -> None:
    project = read_project(ROOT / "tests/projects/nho").project
    assert project is not None
    desk = Desk(measure(project, project.config.as_of or dt.date.max), (), Language())
    assert list(cards(desk)) == []
    shared = list(cards(replace(desk, url=BASE)))
    assert len(shared) == 1 + len(project.provinces) + len(project.targets)
    assert {card.banner for card in shared} == {"Dữ liệu thử"}
