"""The real and the demonstration site in English, as browsers get them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from generator.language import language

MARKS = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
# Pages for officers, who see forms and messages in Vietnamese: these quote them.
QUOTING = ("en/cap-nhat/", "en/duyet/", "en/kiem-tra/")
ARTICLE = re.compile(r'<article lang="vi">.*?</article>', re.DOTALL)
VOID = {"meta", "link", "br", "img", "input", "hr", "wbr", "base"}



class Texts(HTMLParser):
    """The texts of a page, each with its element and the language that is said for it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.found: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that ends at once holds no text."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1][0] not in ("script", "style"):
            said = next((code for _, code in reversed(self.open) if code), "")
            self.found.append((self.open[-1][0], said, " ".join(data.split())))


@pytest.fixture(params=["real", "demo"])
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of either site."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((site / "en").rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


def test_every_page_speaks_english_and_every_vietnamese_text_says_that_it_is(site: Path) -> None:
    """The only texts that cannot be marked are titles: of the window, and of pictures that mix names with words."""
    unmarked, count = [], 0
    for name, html in pages(site):
        assert '<html lang="en"' in html, name
        for element, said, text in Texts(html).found:
            count += said == "vi"
            if said != "vi" and element not in ("title", "desc") and MARKS.search(text):
                unmarked.append((name, element, text))
    assert unmarked == []
    assert count > 1000


def test_no_word_of_ours_is_left_in_vietnamese(site: Path) -> None:
    """What is marked as Vietnamese is of the data: no message of the program."""
    ours = {m for m in language("en").messages if MARKS.search(m) and len(m.split()) > 4}
    others = [(name, html) for name, html in pages(site) if not name.startswith(QUOTING)]
    own = ((name, Texts(ARTICLE.sub("", html)).found) for name, html in others)
    left = {(name, text) for name, found in own for _, said, text in found if said == "vi" and text in ours}
    assert left == set()


def test_pages_and_search_engines_know_both_languages(site: Path) -> None:
    html = (site / "en/tinh/lao-cai/index.html").read_text("utf-8")
    base = re.search(r'rel="canonical" href="([^"]*)en/tinh/lao-cai/"', html)
    assert base
    assert f'<link rel="alternate" hreflang="vi" href="{base[1]}tinh/lao-cai/">' in html
    assert f'<link rel="alternate" hreflang="x-default" href="{base[1]}tinh/lao-cai/">' in html
    assert f'<link rel="alternate" hreflang="en" href="{base[1]}en/tinh/lao-cai/">' in html
    assert '<meta property="og:locale" content="en_US">' in html
    assert '<meta property="og:locale:alternate" content="vi_VN">' in html
    other = (site / "tinh/lao-cai/index.html").read_text("utf-8")
    assert f'hreflang="en" href="{base[1]}en/tinh/lao-cai/">' in other


def test_the_sitemap_pairs_every_page(site: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {}
    for url in ET.parse(site / "sitemap.xml").getroot():
        where = url.findtext("s:loc", "", spaces)
        listed[where] = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
    english = [where for where in listed if "/en/" in where]
    assert len(english) * 2 == len(listed)
    assert all(listed[where]["en"] == where and listed[where]["vi"] in listed for where in english)


@pytest.mark.parametrize("page", ["", "tinh/lao-cai/", "muc-tieu/xhs-1/", "bao-cao/", "phien-ban/", "tim-kiem/", "phuong-phap/"])
def test_the_switch_keeps_the_page(browser: Any, real_address: str, page: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 640})
    tab.goto(real_address + page)
    switch = tab.locator("header a[hreflang=en]")
    assert (switch.get_attribute("lang"), switch.inner_text().split()[0]) == ("en", "English")
    switch.click()
    assert tab.url == f"{real_address}en/{page}"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    back = tab.locator("header a[hreflang=vi]")
    assert back.get_attribute("lang") == "vi"
    back.click()
    assert tab.url == real_address + page
    tab.close()


def test_an_edition_has_its_page_in_english_and_shares_its_files(demo: Path) -> None:
    home = next(p for p in sorted((demo / "en/phien-ban").iterdir()) if p.is_dir() and p.name[0].isdigit())
    html = (home / "index.html").read_text("utf-8")
    files = {urljoin(f"/en/phien-ban/{home.name}/", h) for h in re.findall(r'href="([^"]*\.(?:zip|json))"', html)}
    assert f"/phien-ban/{home.name}/du-lieu.zip" in files
    assert not list(home.glob("*.zip"))


def test_the_page_that_is_not_there_speaks_both_languages(real: Path) -> None:
    html = (real / "404.html").read_text("utf-8")
    assert '<div lang="en">' in html
    assert 'href="/theo-doi/en/tinh/"' in html
    assert 'action="/theo-doi/en/tim-kiem/"' in html


def test_search_finds_in_english(browser: Any, real_address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{real_address}en/tim-kiem/?q=soc+trang")
    first = tab.locator(".hit a").first
    first.wait_for()
    assert "now part of" in first.inner_text()
    assert urlsplit(first.get_attribute("href") or "").path.endswith("en/tinh/can-tho/")
    assert tab.locator(".search-count").inner_text().endswith(("results", "result"))
    tab.fill("#q", "village heads trained")
    tab.locator(".hit a", has_text="Village heads and respected persons trained").first.wait_for()
    tab.close()


def test_titles_of_hits_say_their_language(browser: Any, real_address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{real_address}en/tim-kiem/?q=lao+cai")
    first = tab.locator(".hit a").first
    first.wait_for()
    assert first.get_attribute("lang") == "vi"
    tab.close()


def test_pictures_are_drawn_in_english(demo: Path) -> None:
    drawings = sorted((demo / "en/bieu-do").glob("*.svg"))
    assert len(drawings) == len(sorted((demo / "bieu-do").glob("*.svg")))
    text = drawings[0].read_text("utf-8")
    assert 'lang="en"' in text
    assert "As of" in text


def test_former_addresses_lead_on_in_english(real: Path) -> None:
    html = (real / "en/tinh/soc-trang/index.html").read_text("utf-8")
    assert '<html lang="en">' in html
    assert 'url=../../tinh/can-tho/' in html.replace("../../../en/tinh", "../../tinh")


def test_the_press_reads_numbers_and_days_in_english(browser: Any, demo_address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{demo_address}en/bao-chi/")
    tab.wait_for_function("document.querySelector('[data-since]').textContent.includes('December')")
    told = " ".join(tab.locator(".answer").inner_text().split())
    assert re.match(r"Since 15 December 2029: 1 correction \d+ new figures ", told.replace(";", "")), told
    tab.close()
