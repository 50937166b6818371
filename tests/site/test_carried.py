"""The whole site from a folder: unpacked, opened without a server and without a network."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

FOLDER = "toan-bo-trang-web"
ZIP = f"du-lieu/{FOLDER}.zip"
LINK = re.compile(r'<(\w+)\b[^>]*?\s(href|src|action|data-src|poster)="([^"]*)"')
SITES = ("real", "demo")


@pytest.fixture(scope="module")
def folders(real: Path, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both sites, unpacked as a reader does."""
    made = {}
    for name, site in (("real", real), ("demo", demo)):
        where = tmp_path_factory.mktemp(name)
        with zipfile.ZipFile(site / ZIP) as packed:
            packed.extractall(where)
        made[name] = where / FOLDER
    return made


class Reader:
    """A browser tab that has no network; what it asked for beside files, and complained of, is kept."""

    def __init__(self, browser: Any, script: bool) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=script)
        self.context.set_offline(True)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def elsewhere(self) -> set[str]:
        return {url for url in self.asked if urlsplit(url).scheme not in ("file", "data", "blob")}


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def reader(browser: Any, request: pytest.FixtureRequest) -> Iterator[Reader]:
    made = Reader(browser, request.param)
    yield made
    made.context.close()
    assert made.complaints == []
    assert made.elsewhere() == set()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    made = Reader(browser, script=True)
    yield made.page
    made.context.close()
    assert made.complaints == []
    assert made.elsewhere() == set()


@pytest.mark.parametrize("site", SITES)
def test_every_link_names_a_file_of_the_folder_or_an_address_of_the_web(folders: dict[str, Path], site: str) -> None:
    folder = folders[site]
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 500
    broken = []
    for page in pages:
        here = page.relative_to(folder).as_posix()
        for tag, attribute, value in LINK.findall(page.read_text("utf-8")):
            parts = urlsplit(value)
            if parts.scheme or parts.netloc:
                if tag in ("script", "img", "source", "form") or parts.scheme not in ("http", "https", "mailto", "webcal", "data"):
                    broken.append((here, value))
            elif parts.path:
                target = folder / posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
                if not target.is_file():
                    broken.append((here, f"{attribute} {value}"))
    assert broken == []


def test_readers_follow_links_from_home_to_a_figure(folders: dict[str, Path], reader: Reader) -> None:
    page = reader.page
    page.goto((folders["real"] / "index.html").as_uri())
    page.locator("nav.menu--wide a", has_text="Tỉnh, thành phố").click()
    page.locator("main a", has_text="Điện Biên").first.click()
    assert page.url.endswith("/tinh/dien-bien/index.html")
    assert "8 cam kết" in page.locator(".answer").first.inner_text()
    page.locator("main a[href*='muc-tieu/']").first.click()
    assert "/muc-tieu/" in page.url
    page.locator("a.brand").first.click()
    assert page.url.endswith(f"/{FOLDER}/index.html")


def test_an_old_address_leads_on(folders: dict[str, Path], reader: Reader) -> None:
    reader.page.goto((folders["real"] / "tinh/soc-trang/index.html").as_uri())
    reader.page.wait_for_url("**/tinh/can-tho/index.html#*")


def test_it_looks_as_it_does_on_the_web(folders: dict[str, Path], tab: Any) -> None:
    tab.goto((folders["real"] / "tinh/lao-cai/index.html").as_uri())
    assert tab.evaluate("document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"'))")
    assert tab.evaluate("[...document.fonts].filter(font => font.family.includes('Be Vietnam')).map(font => font.status)") == [
        "loaded", "loaded",
    ]  # fmt: skip


def test_tables_sort_and_the_theme_changes(folders: dict[str, Path], tab: Any) -> None:
    tab.goto((folders["real"] / "bao-cao/index.html").as_uri())
    table = tab.locator("table[data-sortable]").first
    before = table.locator("tbody tr").all_inner_texts()
    table.locator("thead button.sort").first.click()
    table.locator("thead button.sort").first.click()
    after = table.locator("tbody tr").all_inner_texts()
    assert before != after
    assert sorted(before) == sorted(after)
    dark = "getComputedStyle(document.body).backgroundColor"
    colour = tab.evaluate(dark)
    tab.evaluate("localStorage.setItem('theme', 'dark')")
    tab.reload()
    assert tab.evaluate(dark) != colour


@pytest.mark.parametrize("home, query, title", [("", "lao cai", "Lào Cai"), ("", "dao tao truong thon", "XHS.1"), ("en/", "lao cai", "Lào Cai")])
def test_the_search_finds_without_a_server(folders: dict[str, Path], tab: Any, home: str, query: str, title: str) -> None:
    tab.goto((folders["real"] / home / "index.html").as_uri())
    box = tab.locator("main input[name=q]")
    box.fill(query)
    box.press("Enter")
    first = tab.locator("#ket-qua li a").first
    expect(first).to_contain_text(title)
    assert tab.locator("#loai option").count() > 3
    all_hits, kind = tab.locator("#ket-qua li").count(), tab.locator(".hit__kind").first.inner_text()
    tab.locator("#loai").select_option(kind)
    expect(tab.locator(".hit__kind", has_text=kind)).to_have_count(tab.locator("#ket-qua li").count())
    assert 0 < tab.locator("#ket-qua li").count() <= all_hits
    first.click()
    tab.wait_for_url(lambda url: "tim-kiem" not in url)
    assert tab.url.partition("#")[0].endswith(".html")


def test_the_search_of_the_folder_finds_what_the_index_finds(folders: dict[str, Path], real_address: str, browser: Any) -> None:
    def hits(address: str, query: str) -> list[str]:
        page = browser.new_page()
        page.goto(f"{address}?q={query}")
        expect(page.locator("#ket-qua li").first).to_be_visible()
        titles: list[str] = page.locator("#ket-qua .hit__title").all_inner_texts()
        page.close()
        return titles

    folder = (folders["real"] / "tim-kiem/index.html").as_uri()
    for query in ("lao cai", "soc trang", "TP.HCM", "2309/KH-UBND"):
        assert hits(folder, query)[0] == hits(f"{real_address}tim-kiem/", query)[0]


@pytest.mark.parametrize("site", SITES)
def test_the_packing_repeats_and_tells_what_it_is(request: pytest.FixtureRequest, site: str) -> None:
    folder: Path = request.getfixturevalue(site)
    with zipfile.ZipFile(folder / ZIP) as packed:
        names = [entry.filename for entry in packed.infolist()]
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        readme = packed.read(f"{FOLDER}/DOC-TRUOC.txt").decode("utf-8-sig")
    assert names == sorted(names)
    assert all(name.startswith(f"{FOLDER}/") for name in names)
    assert f"{FOLDER}/READ-FIRST.txt" in names
    inside = {name.removeprefix(f"{FOLDER}/") for name in names}
    assert not [name for name in inside if name.endswith((".zip", ".xlsx", "sw.js")) or "pagefind" in name or "phien-ban" in name]
    assert {"index.html", "en/index.html", "du-lieu/results.csv", "tinh/lao-cai/index.html"} <= inside
    assert "index.html" in readme
    assert "\r\n" in readme
    assert "giải nén toàn bộ" in readme
    size = (folder / ZIP).stat().st_size
    assert size < 15_000_000
    told = f"(ZIP, {size / 1e6:.1f} MB)"
    assert told.replace(".", ",") in (folder / "du-lieu/index.html").read_text("utf-8")
    assert told in (folder / "en/du-lieu/index.html").read_text("utf-8")
    assert not [page for page in folder.rglob("*.html") if "@size-of" in page.read_text("utf-8")]
