"""Search as people type it: in a real browser, under a sub-path, on a small phone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote_plus

import pytest
import sample
from playwright.sync_api import expect

from generator.publishing.search import Index, document, facets, keywords, shown
from generator.text import fold
from generator.writing.artefacts import SearchEntry

WORDS = (
    "Đắk Lắk",
    unicodedata.normalize("NFD", "Đắk Lắk"),
    "Thanh Hóa",
    "Thanh Hoá",
    "hoà",
    "hòa",
    "TP.HCM",
    "2309/KH-UBND",
    "TRƢỜNG THÔN, ƣu tiên",
    "người  có uy-tín",
    "Ấp Ỡm Ờ; ẵm ữ ỹ",
    "80 % ≥ 2025",
    "ð Ð Ɖ",
    "İstanbul ﬁ ß Ⅷ",
    "",
    "–—“”",
)
SEARCHES = (
    ("lao cai", "Lào Cai"),
    ("Lào Cai", "Lào Cai"),
    ("đắk lắk", "Đắk Lắk"),
    ("Dak Lak", "Đắk Lắk"),
    ("đăk lăk", "Đắk Lắk"),
    ("dao tao truong thon", "Đào tạo trưởng thôn, già làng, người có uy tín"),
    ("nguoi co uy tin", "Đào tạo trưởng thôn, già làng, người có uy tín"),
    ("soc trang", "Cần Thơ"),
    ("TP.HCM", "Hồ Chí Minh"),
    ("tphcm", "Hồ Chí Minh"),
    ("2309/KH-UBND", "Kế hoạch 2309/KH-UBND của Sóc Trăng"),
    ("xhs.1", "Đào tạo trưởng thôn, già làng, người có uy tín"),
)


def results(tab: Any, address: str, query: str) -> list[str]:
    """Open the search page with ``query`` and return the titles it shows."""
    tab.goto(f"{address}tim-kiem/?q={quote_plus(query)}")
    expect(tab.locator("#so-ket-qua")).to_contain_text("kết quả")
    titles: list[str] = tab.locator(".hit__title").all_inner_texts()
    return titles


@pytest.mark.parametrize(("query", "first"), SEARCHES)
def test_the_right_thing_comes_first(tab: Any, address: str, query: str, first: str) -> None:
    assert results(tab, address, query)[0] == first


def test_browser_folds_as_the_generator_does(tab: Any, address: str) -> None:
    tab.goto(address)
    folded = tab.evaluate("words => words.map(window.minhbach.fold)", list(WORDS))
    assert folded == [fold(word) for word in WORDS]


def test_a_hit_leads_to_its_part_of_the_page(tab: Any, address: str) -> None:
    results(tab, address, "2309/KH-UBND")
    tab.locator(".hit__title a").first.click()
    tab.wait_for_url(f"{address}tinh/can-tho/#ke-hoach")


def test_address_follows_typing_and_filters(tab: Any, address: str) -> None:
    results(tab, address, "lao cai")
    tab.select_option("#loai", "Số liệu bối cảnh")
    expect(tab.locator(".hit")).to_have_count(6)
    tab.fill("#q", "")
    tab.locator("#q").press_sequentially("dak lak")
    expect(tab).to_have_url(re.compile(r"q=dak\+lak"))
    assert "loai=" in tab.url
    expect(tab.locator(".hit__title").first).to_contain_text("Đắk Lắk")
    tab.reload()
    expect(tab.locator(".hit")).to_have_count(6)
    assert tab.locator("#loai").input_value() == "Số liệu bối cảnh"


def test_nothing_found_says_so_and_offers_ways_on(tab: Any, address: str) -> None:
    assert results(tab, address, "zzzz qqqq vvvv") == []
    assert "zzzz qqqq vvvv" in tab.inner_text("#so-ket-qua")
    assert tab.locator("#goi-y a").count() == 2


def test_when_no_entry_has_every_word_the_nearest_come_up(tab: Any, address: str) -> None:
    assert results(tab, address, "đào tạo trưởng bản thôn")[0].startswith("Đào tạo trưởng thôn")
    assert tab.inner_text("#so-ket-qua").startswith("Không có kết quả nào chứa đủ các từ")


def test_header_search_works_from_any_page(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}tinh/lao-cai/")
    page.fill("#tim-nhanh", "đắk lắk")
    page.press("#tim-nhanh", "Enter")
    page.wait_for_selector(".hit")
    assert page.locator(".hit__title").first.inner_text() == "Đắk Lắk"
    page.close()


def test_the_index_holds_folded_text_and_the_list_of_hits_the_original(published: Path) -> None:
    entry = SearchEntry("tinh/dak-lak/", "Tỉnh", 'Đắk "Lắk"', "Tóm tắt", keywords=("TP.HCM",))
    made = document(entry, "vi", facets([entry]))
    assert ">dak lak<" in made
    assert "Đắk" not in made
    assert shown(entry)["title"] == 'Đắk "Lắk"'
    assert keywords(entry) == ["tp hcm", "tphcm"]
    listed = json.loads((published / "pagefind/hits.json").read_text("utf-8"))
    titles = [values[1 + listed["columns"].index("title")] for values in listed["hits"]]
    assert titles == [entry.title for entry in sample.entries()]


def test_a_reader_asks_for_one_list_and_not_for_one_file_a_hit(tab: Any, address: str, published: Path) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(address).partition("?")[0]))
    assert len(results(tab, address, "lao")) > 1
    assert asked.count("pagefind/hits.json") == 1
    assert not [path for path in asked if "fragment" in path]
    assert not (published / "pagefind/fragment").exists()


def test_the_engine_has_one_name_in_every_language(tmp_path: Path) -> None:
    Index(sample.entries(), "en", tmp_path / "work", tmp_path / "site").finish()
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text("utf-8"))
    assert [language["wasm"] for language in entry["languages"].values()] == [None]
    assert [path.name for path in (tmp_path / "site/pagefind").glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_nothing_of_an_earlier_build_is_found(tmp_path: Path) -> None:
    """What is no more, was changed or was put there by others is not searched."""
    every = list(sample.entries())
    Index(every, "vi", tmp_path / "work", tmp_path / "one").finish()
    (tmp_path / "work" / "000001.html").write_text("<html>", "utf-8")
    (tmp_path / "work" / "folder").mkdir()
    (tmp_path / "work" / "folder" / "left.html").write_text("<html><body data-pagefind-body>x</body></html>", "utf-8")
    fewer = every[:-1]
    Index(fewer, "vi", tmp_path / "work", tmp_path / "two").finish()
    Index(fewer, "vi", tmp_path / "clean", tmp_path / "three").finish()
    found = [{p.relative_to(at).as_posix(): p.read_bytes() for p in at.rglob("*") if p.is_file()}
             for at in (tmp_path / "two", tmp_path / "three")]  # fmt: skip
    assert found[0] == found[1]
    assert len(list((tmp_path / "work").iterdir())) == len(fewer)


@pytest.fixture(params=["disk", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on either kind of file system: in memory, files are listed in the order in which they came."""
    if request.param == "disk":
        yield tmp_path
        return
    memory = Path("/dev/shm")
    if not memory.is_dir():
        pytest.skip("no file system in memory here")
    with TemporaryDirectory(dir=memory) as there:
        yield Path(there)


def test_an_index_does_not_hang_on_what_was_indexed_before(place: Path) -> None:
    every = list(sample.entries())
    changed = [replace(entry, text="khác hẳn") if number % 2 else entry for number, entry in enumerate(every)]
    Index(every, "vi", place / "work", place / "before").finish()
    Index(changed, "vi", place / "work", place / "after").finish()
    Index(changed, "vi", place / "clean", place / "once").finish()
    after, once = (
        {p.relative_to(at).as_posix(): p.read_bytes() for p in at.rglob("*") if p.is_file()}
        for at in (place / "after", place / "once")
    )
    assert after == once


def test_every_value_of_a_filter_has_a_word_of_its_own() -> None:
    many = [SearchEntry(f"{n}/", f"Loại {n}", "x", "", f"Tỉnh {n}") for n in range(700)]
    known = facets(many)
    words = [facet.word for values in known.values() for facet in values.values()]
    assert len(set(words)) == len(words) == 1400
    assert {len(word) for word in words} == {6}


def test_index_ships_no_widget(published: Path) -> None:
    assert not list((published / "pagefind").glob("*-ui*"))
    assert sample.entries()
