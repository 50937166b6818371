"""Search as people type it: in a real browser, under a sub-path, on a small phone."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote_plus

import pytest
import sample
from playwright.sync_api import expect

from generator.publishing import indexer
from generator.publishing.problems import PublishError
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
    Index(sample.entries(), "en", tmp_path / "site").finish()
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text("utf-8"))
    assert [language["wasm"] for language in entry["languages"].values()] == [None]
    assert [path.name for path in (tmp_path / "site/pagefind").glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_an_index_is_the_same_on_every_file_system(tmp_path: Path) -> None:
    """Some list files in the order in which they came, some by a number of their own."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        pytest.skip("no file system in memory here")
    with TemporaryDirectory(dir=memory) as there:
        found = []
        for place in (tmp_path, Path(there)):
            Index(sample.entries(), "vi", place).finish()
            found.append({p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()})
    assert len(found[0]) > 5
    assert found[0] == found[1]


def test_entries_are_numbered_in_their_order(tmp_path: Path) -> None:
    """The index of what stands in another order is another one: nothing but the order given decides."""
    entries = list(sample.entries())
    names = []
    for place, ordered in ((tmp_path / "a", entries), (tmp_path / "b", entries), (tmp_path / "c", entries[::-1])):
        Index(ordered, "vi", place).finish()
        names.append(sorted(p.name for p in place.rglob("*.pf_meta")))
    assert names[0] == names[1] != names[2]


def test_an_indexer_that_ends_before_its_time_is_told(tmp_path: Path) -> None:
    index = Index(sample.entries(), "vi", tmp_path)
    index.indexer.process.kill()
    with pytest.raises(PublishError, match="không lập được chỉ mục tìm kiếm"):
        index.finish()
    assert not list(tmp_path.iterdir())


def test_an_indexer_that_does_not_run_at_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [SearchEntry(f"{n}/", "Tỉnh", f"Nơi {n}", "x", text="chữ " * 200) for n in range(700)]
    for command, what in (("/bin/false", "pagefind: 1"), (str(tmp_path / "none"), "No such file")):
        monkeypatch.setattr(indexer, "get_executable", lambda command=command: command)
        with pytest.raises(PublishError, match=what):
            Index(many, "vi", tmp_path / "site").finish()


def test_more_than_a_pipe_holds_is_indexed(tmp_path: Path) -> None:
    """Requests and answers of some megabytes pass, though nobody takes the answers until the end.

    Nor has this process a thread meanwhile: it is copied to write pages.
    """
    threads = threading.active_count()
    many = [
        SearchEntry(f"{n}/", "Tỉnh", f"Nơi {n}", "x", text=" ".join(f"chữ{n}x{m}" for m in range(200)))
        for n in range(700)
    ]
    index = Index(many, "vi", tmp_path)
    assert threading.active_count() == threads
    assert index.finish() == 700


def test_every_value_of_a_filter_has_a_word_of_its_own() -> None:
    many = [SearchEntry(f"{n}/", f"Loại {n}", "x", "", f"Tỉnh {n}") for n in range(700)]
    known = facets(many)
    words = [facet.word for values in known.values() for facet in values.values()]
    assert len(set(words)) == len(words) == 1400
    assert {len(word) for word in words} == {6}


def test_index_ships_no_widget(published: Path) -> None:
    assert not list((published / "pagefind").glob("*-ui*"))
    assert sample.entries()
