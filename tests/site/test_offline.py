"""Readers without a network: what they have seen comes with a dated remark, and never as if it were new."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.language import Language
from generator.previewing import _serving
from tests.speed.server import Server, gzipping

PAGE = "tinh/lao-cai/"
NOTE = ".offline-note"
KEPT = """async (path) => { for (const name of await caches.keys()) {
  for (const each of await (await caches.open(name)).keys()) { if (new URL(each.url).pathname === path) { return true } } }
  return false }"""
NO_WORKER = """async () => (await navigator.serviceWorker.getRegistrations()).length === 0
  && (await caches.keys()).length === 0"""


@pytest.fixture
def server(real: Path, tmp_path: Path) -> Iterator[Server]:
    """The real site in a folder that a test may change."""
    folder = tmp_path / "first"
    for name in ("", "tinh", "tinh/lao-cai", "tinh/son-la", "khong-co-mang", "tim-kiem", "du-lieu", "en", "en/khong-co-mang", "en/tinh/lao-cai"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for path in (real / name).glob("*.*"):
            if path.is_file():
                shutil.copy2(path, folder / name)
    shutil.copytree(real / "assets", folder / "assets")
    with gzipping(folder) as running:
        yield running


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def visit(page: Any, server: Server, address: str) -> None:
    """Open a page and wait until it is kept."""
    page.goto(server.address + address)
    path = "/theo-doi/" + address
    until(page, KEPT, path)


def until(page: Any, asked: str, argument: Any = None) -> None:
    """Ask the page, whose answers take time, until it says yes."""
    for _ in range(100):
        if page.evaluate(asked, argument):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"not within ten seconds: {asked}")


def test_a_seen_page_is_shown_with_a_dated_remark(page: Any, server: Server) -> None:
    for address in ("", PAGE):  # the first brings the worker, the second has it already
        visit(page, server, address)
        assert page.locator(NOTE).count() == 0
    heading = page.locator("h1").inner_text()
    server.down = True
    answer = page.goto(server.address + PAGE + "?x=1#ke-hoach")
    assert answer.status == 200
    note = page.locator(NOTE)
    today = page.evaluate("new Date().toLocaleDateString('vi', {day: '2-digit', month: '2-digit', year: 'numeric'})")
    assert re.search(rf"Không có mạng .* lưu trên máy này lúc \d\d:\d\d ngày {today}; số liệu có thể đã cũ", note.inner_text())
    assert page.locator("h1").inner_text() == heading
    assert note.evaluate("each => getComputedStyle(each).position") == "sticky", "the style is there as well"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert note.evaluate("each => each.getBoundingClientRect().top") == 0, "and the remark stays in sight"
    page.goto(server.address)
    expect(page.locator(NOTE)).to_be_visible()
    server.down = False
    page.locator(NOTE).get_by_role("link", name="Tải lại").click()
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_browser_that_knows_it_is_offline_does_the_same(page: Any, server: Server) -> None:
    visit(page, server, PAGE)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(NOTE)).to_be_visible()


def test_the_remark_needs_no_script(page: Any, server: Server) -> None:
    visit(page, server, PAGE)
    server.down = True
    html = page.goto(server.address + PAGE).text()
    assert html.index('class="offline-note" role="status"') < html.index('class="skip"') < html.index("<main")


def test_a_page_never_seen_says_so_and_lists_what_is_kept(page: Any, server: Server) -> None:
    visit(page, server, "")
    visit(page, server, PAGE)
    server.down = True
    answer = page.goto(server.address + "tinh/son-la/")
    assert answer.status == 503
    assert page.url.endswith("tinh/son-la/")
    assert page.locator("h1").inner_text() == "Không có mạng"
    assert "chưa được lưu trên máy này" in page.locator(".answer").inner_text()
    kept = page.locator("[data-kept-pages] li")
    assert kept.count() == 2
    assert re.fullmatch(r"Lào Cai\slưu lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}", kept.first.inner_text()), "the last seen stands first"
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    kept.first.get_by_role("link").click()
    expect(page.locator(NOTE)).to_be_visible()
    assert "Lào Cai" in page.locator("h1").inner_text()


def test_each_language_has_its_own_words(page: Any, server: Server) -> None:
    visit(page, server, f"en/{PAGE}")
    server.down = True
    page.goto(server.address + f"en/{PAGE}")
    note = page.locator(NOTE).inner_text()
    assert re.search(r"saved on this device at \d\d:\d\d on \d+ [A-Z]\w+ \d{4}; its figures may be out of date", note)
    page.goto(server.address + "en/tinh/son-la/")
    assert page.locator("h1").inner_text() == "You are offline"
    page.locator("[data-kept-pages] a").click()
    assert page.url == server.address + f"en/{PAGE}"
    page.goto(server.address + "tinh/son-la/")
    assert page.locator("h1").inner_text() == "Không có mạng"


def test_a_figure_that_changed_is_shown_at_once(page: Any, server: Server) -> None:
    visit(page, server, PAGE)
    visit(page, server, PAGE)  # now the worker answers
    file = server.folder / PAGE / "index.html"
    file.write_text(file.read_text("utf-8").replace("<h1", "<h1 data-new", 1), "utf-8")
    page.goto(server.address + PAGE)  # a browser may hold its own copy for ten minutes: it is not asked
    assert page.locator("h1[data-new]").count() == 1
    server.down = True
    page.goto(server.address + PAGE)
    assert page.locator("h1[data-new]").count() == 1, "and the new one is kept"


def test_a_new_site_takes_the_place_of_the_old_one(page: Any, server: Server) -> None:
    visit(page, server, "")
    visit(page, server, PAGE)
    old = shells(page)
    page.evaluate("async () => { await caches.open('minhbach:/khac/:shell:1'); await caches.open('khac') }")
    style = next((server.folder / "assets").glob("site.*.css"))
    new = style.with_name("site.0123456789.css")
    style.rename(new)
    for path in (server.folder / "sw.js", server.folder / "index.html"):
        text = path.read_text("utf-8").replace(style.name, new.name)
        path.write_text(re.sub(r'("version": ")\w+', r"\g<1>abcdefabcdef", text), "utf-8")
    page.goto(server.address)
    until(page, "async (old) => !(await caches.keys()).includes(old)", old[0])
    assert [name.rpartition(":")[2] for name in shells(page)] == ["abcdefabcdef"]
    assert {"minhbach:/khac/:shell:1", "khac"} <= set(page.evaluate("caches.keys()")), "others' stores are left alone"
    server.down = True
    page.goto(server.address + PAGE)  # kept in the old site, with the name of the old style
    expect(page.locator(NOTE)).to_be_visible()
    assert page.locator(NOTE).evaluate("each => getComputedStyle(each).position") == "sticky"


def shells(page: Any) -> list[str]:
    return [name for name in page.evaluate("caches.keys()") if name.startswith("minhbach:/theo-doi/:shell:")]


def test_no_more_than_sixty_pages_are_kept(page: Any, server: Server) -> None:
    shutil.copytree(server.folder / PAGE, server.folder / "nhieu/0")
    for number in range(1, 70):
        shutil.copytree(server.folder / "nhieu/0", server.folder / f"nhieu/{number}")
    visit(page, server, PAGE)
    page.reload()
    for number in range(70):
        page.evaluate(f"navigator.serviceWorker.controller.postMessage({{ keep: new URL('../../nhieu/{number}/', location).href }})")
    until(page, KEPT, "/theo-doi/nhieu/69/")
    page.wait_for_timeout(300)
    counted = page.evaluate("async () => (await (await caches.open('minhbach:/theo-doi/:pages')).keys()).length")
    assert 50 <= counted <= 60


def test_figures_outside_pages_are_never_old(page: Any, server: Server) -> None:
    visit(page, server, "du-lieu/")
    page.reload()
    fetching = "async () => { try { return (await fetch('results.csv', { cache: 'no-store' })).status } catch { return 'no answer' } }"
    assert page.evaluate(fetching) == 200
    server.down = True
    assert page.evaluate(fetching) == "no answer"


def test_only_the_shell_is_fetched_ahead(page: Any, server: Server) -> None:
    visit(page, server, PAGE)
    pages = {answer.path for answer in server.answers if answer.path.endswith("/")}
    assert pages == {"/theo-doi/tinh/lao-cai/", "/theo-doi/khong-co-mang/"}


def test_a_preview_never_shows_a_page_of_before(page: Any, server: Server) -> None:
    """One server of the real site, then a preview at the same address: the kept pages are gone with their worker."""
    with _serving(server.folder, 0, Language(), lambda _: None) as address:
        page.goto(address)
        page.evaluate("caches.open('minhbach:/:pages')")
        page.reload()
        until(page, NO_WORKER)
        file = server.folder / "index.html"
        file.write_text(file.read_text("utf-8").replace("<h1", "<h1 data-new", 1), "utf-8")
        page.reload()
        assert page.locator("h1[data-new]").count() == 1
    with pytest.raises(Exception, match="ERR_CONNECTION"):
        page.goto(address)
