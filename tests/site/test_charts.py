"""Pictures that answer when asked, the menu below them, and the same picture in somebody else's page."""

from __future__ import annotations

import gzip
import json
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.charting.look import Palette
from tests.site.conftest import _Quiet

PAGES = ["tinh/nghe-an/", "muc-tieu/xhs-1/", "chi-so/luot-tap-huan/"]
BUDGET = 220 * 1024
PUBLIC = "https://example.org/minh-hoa/"  # as the demonstration has it


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a phone, on which nothing may go wrong: no error, no breach of the site's policy."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def opened(page: Any, address: str) -> Any:
    """Open a page and return its first figure that can be asked."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('main details[data-folds]').forEach(each => { each.open = true; })")
    figure = page.locator("figure[data-src]").first
    figure.scroll_into_view_if_needed()
    return figure


def asked(figure: Any) -> Any:
    figure.locator("button[data-live]").click()
    expect(figure.locator(".chart--live svg")).to_be_visible(timeout=20_000)
    return figure


def box_of(part: Any) -> list[float]:
    """Return where a part stands on the page and how large it is, however far the page is scrolled."""
    found: list[float] = part.evaluate(
        "e => { const b = e.getBoundingClientRect(); return [b.x, b.y + scrollY, b.width, b.height].map(n => Math.round(n * 8)); }"
    )
    return found


def tip(figure: Any) -> list[str]:
    return str(figure.locator(".live-tip").inner_text()).splitlines()


@pytest.mark.parametrize("address", PAGES)
def test_the_asked_picture_stands_exactly_where_the_still_one_stood(page: Any, demo_address: str, address: str) -> None:
    figure = opened(page, demo_address + address)
    still = figure.locator("svg.chart")
    before, place, words = box_of(figure), box_of(still), still.locator("text").all_text_contents()
    asked(figure)
    drawn = figure.locator(".chart--live svg")
    assert box_of(figure) == before
    assert box_of(drawn) == place
    assert still.is_hidden()
    assert drawn.locator("text").all_text_contents() == words
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_looks_the_same(page: Any, demo_address: str) -> None:
    """Only what joins letters differs by a shade: compared in eight shades, no more than one dot in five hundred."""
    figure = opened(page, demo_address + "tinh/nghe-an/")
    before = figure.locator("svg.chart").screenshot()
    asked(figure)
    page.mouse.move(0, 0)
    after = figure.locator(".chart--live").screenshot()
    assert page.evaluate(DIFFERENT_DOTS, [list(before), list(after)]) < 0.002


DIFFERENT_DOTS = """async pictures => {
  const [one, other] = await Promise.all(pictures.map(async bytes => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height).data;
  }));
  if (one.length !== other.length) { return 1; }
  let different = 0;
  for (let n = 0; n < one.length; n += 1) { different += Math.abs(one[n] - other[n]) > 32 ? 1 : 0; }
  return different / one.length;
}"""


def test_each_number_is_told_with_date_source_and_who_says_so(page: Any, demo_address: str) -> None:
    figure = asked(opened(page, demo_address + "tinh/nghe-an/"))
    page.keyboard.press("ArrowRight")
    assert tip(figure) == ["30% (31/12/2024)", "Mốc đầu kỳ"]
    page.keyboard.press("ArrowRight")
    first, voice, source = tip(figure)
    assert (first, voice) == ("40% (30/11/2025)", "Địa phương báo cáo")
    assert source.startswith("Nguồn: (Minh họa) Báo cáo kết quả thực hiện Đề án năm 2025, tỉnh Nghệ An")
    page.keyboard.press("End")
    assert tip(figure) == ["Mục tiêu 80%", "Hạn: 31/12/2030"]
    page.keyboard.press("Home")
    assert tip(figure)[0] == "30% (31/12/2024)"


def test_it_is_heard_and_reached_by_buttons(page: Any, demo_address: str) -> None:
    figure = asked(opened(page, demo_address + "tinh/nghe-an/"))
    status = figure.locator(".live-tools [role=status]")
    expect(status).to_contain_text("Hình có 7 số.")
    stage = figure.locator(".chart--live")
    title, description = str(stage.get_attribute("aria-labelledby")).split()
    assert page.locator(f"#{title}").text_content() == "Nghệ An: Chữ ký số: cấp tỉnh"
    assert page.locator(f"#{description}").text_content().startswith("Mới nhất (30/11/2029): 80%.")
    figure.get_by_role("button", name="Số sau").press("Enter")
    expect(status).to_contain_text("30% (31/12/2024). Mốc đầu kỳ. Số 1 trong 7")
    figure.get_by_role("button", name="Số sau").press("Enter")
    figure.get_by_role("button", name="Số trước").press("Enter")
    expect(status).to_contain_text("Số 1 trong 7")


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_it_goes_back_to_the_still_picture_with_the_focus(page: Any, demo_address: str, way: str) -> None:
    figure = opened(page, demo_address + "muc-tieu/xhs-1/")
    before = page.evaluate("document.body.innerHTML")
    asked(figure)
    page.keyboard.press("ArrowDown")
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        figure.get_by_role("button", name="Về hình tĩnh").click()
    assert figure.locator("svg.chart").is_visible()
    assert figure.locator(".chart--live").count() == 0
    assert page.evaluate("document.activeElement.dataset.live") == ""
    assert page.evaluate("document.body.innerHTML") == before
    asked(figure)
    page.keyboard.press("ArrowDown")
    assert tip(figure)[0].startswith("Đà Nẵng (2030): 92,4%")


def test_a_finger_and_a_pointer_find_the_mark_they_mean(browser: Any, demo_address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    figure = asked(opened(page, demo_address + "muc-tieu/xhs-1/"))
    bars = figure.locator(".chart--live .mark-rect path")
    bars.nth(2).scroll_into_view_if_needed()
    box = bars.nth(2).bounding_box()
    page.touchscreen.tap(40, box["y"] + box["height"] / 2)  # on the name, left of its bar
    third = tip(figure)
    assert third[0].startswith("Thái Nguyên: 87,4%")
    assert float(bars.nth(1).get_attribute("opacity")) < 1 == float(bars.nth(2).get_attribute("opacity") or 1)
    box = bars.nth(0).bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 3)
    assert tip(figure)[0].startswith("Đà Nẵng")
    page.mouse.move(2, 2)
    expect(figure.locator(".live-tip")).to_be_hidden()
    context.close()


def test_its_extra_is_within_budget_and_loaded_once(page: Any, demo_address: str, demo: Path) -> None:
    figure = opened(page, demo_address + "tinh/nghe-an/")
    loaded: list[str] = []
    page.on("request", lambda r: loaded.append(urlsplit(r.url).path))
    asked(figure)
    files = [demo.parent / path.lstrip("/") for path in loaded]
    assert sum(len(gzip.compress(f.read_bytes(), 6)) for f in files) <= BUDGET
    assert [f.suffix for f in files] == [".js", ".js"]
    second = page.locator("figure[data-src]").nth(1)
    asked(second)
    assert len(loaded) == 3
    assert sum("vega" in path for path in loaded) == 1
    assert page.locator(".chart--live").count() == 2


def test_when_it_cannot_be_loaded_the_page_says_so_and_tries_again(browser: Any, demo_address: str) -> None:
    context = browser.new_context(service_workers="block")  # which would answer in the network's place
    page = context.new_page()
    page.route("**/vega*.js", lambda route: route.abort())
    figure = opened(page, demo_address + "tinh/nghe-an/")
    button = figure.locator("button[data-live]")
    button.click()
    expect(button).to_have_text("Không tải được, bấm để thử lại")
    assert figure.locator("svg.chart").is_visible()
    page.unroute("**/vega*.js")
    asked(figure)
    context.close()


def test_it_works_from_a_folder(browser: Any, demo: Path) -> None:
    page = browser.new_page()
    figure = asked(opened(page, (demo / "chi-so/luot-tap-huan/index.html").as_uri()))
    page.keyboard.press("ArrowRight")
    assert "lượt" in tip(figure)[0]
    page.close()


def test_a_picture_without_numbers_offers_nothing_to_go_through(real: Path) -> None:
    """Điện Biên has targets and no figure yet: its pictures hold one mark each."""
    text = (real / "tinh/dien-bien/index.html").read_text("utf-8")
    assert text.count('class="chart" viewBox') == text.count('class="downloads"') > 0
    assert "data-live" not in text
    stems = [p.stem for p in (real / "bieu-do").glob("tinh-dien-bien-*.svg")]
    assert stems
    assert not [stem for stem in stems if (real / f"bieu-do/{stem}.js").exists()]


def test_without_script_there_is_no_button_and_the_menu_works(browser: Any, demo_address: str, demo: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo_address + "muc-tieu/xhs-1/")
    figure = page.locator("figure[data-src]").first
    assert not figure.locator("button[data-live]").is_visible()
    figure.locator("details.downloads summary").click()
    links = {a.inner_text(): a.get_attribute("href") for a in figure.locator("details.downloads a[download]").all()}
    assert list(links) == ["SVG", "CSV", "JSON"]
    assert not figure.locator("button[data-png]").is_visible()
    for name, link in links.items():
        answer = context.request.get(f"{demo_address}muc-tieu/xhs-1/{link}")
        assert answer.ok
        assert len(answer.body()) > 200, name
    spec = json.loads((demo / "bieu-do/muc-tieu-xhs-1.json").read_text("utf-8"))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert spec["datasets"]["bars"][0]["value"] == 92.4
    assert f'<iframe src="{PUBLIC}nhung/muc-tieu-xhs-1/"' in figure.locator("details.downloads code").inner_text()
    context.close()


def taken(page: Any, figure: Any) -> tuple[str, bytes]:
    """Take a picture as PNG and return the file's name and content."""
    if not figure.locator("details.downloads").evaluate("menu => menu.open"):
        figure.locator("details.downloads summary").click()
    with page.expect_download() as waiting:
        figure.get_by_role("button", name="PNG", exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the chunks of a PNG by name; each has the check sum it says."""
    found, at = dict[bytes, bytes](), 8
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(name + body), name
        found[name] = found.get(name, b"") + body
        at += 12 + length
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_taken_as_png_with_its_letters_and_citation(browser: Any, demo_address: str, theme: str) -> None:
    """Twice as large as drawn, light whatever the page; letters of another font differ by one dot in twenty."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=2, color_scheme=theme)
    page.goto(f"{demo_address}tinh/nghe-an/")
    figure = page.locator("figure[data-src]").first
    still, citation = figure.locator("svg.chart"), figure.locator("[data-cite]").text_content()
    name, png = taken(page, figure)
    wide, tall = still.evaluate("svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]")
    told = chunks(png)
    assert name == f"{figure.locator('[data-png]').get_attribute('data-png')}.png"
    assert struct.unpack(">II", told[b"IHDR"][:8]) == (2 * wide, 2 * tall)
    assert told[b"iTXt"].split(b"\0")[-1].decode() == citation
    page.emulate_media(color_scheme="light")
    still.evaluate("svg => { svg.style.cssText = `position: fixed; inset: 0 auto auto 0; z-index: 9; max-width: none;"
                   " width: ${svg.viewBox.baseVal.width}px; height: ${svg.viewBox.baseVal.height}px`; }")  # fmt: skip
    shown = page.screenshot(clip={"x": 0, "y": 0, "width": wide, "height": tall})
    assert page.evaluate(DIFFERENT_DOTS, [list(shown), list(png)]) < 0.002
    page.close()


def test_a_picture_is_taken_again_after_a_failure_and_while_it_answers(browser: Any, demo_address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{demo_address}tinh/nghe-an/")
    figure = page.locator("figure[data-src]").first
    asked(figure)
    figure.locator("details.downloads summary").click()
    page.route("**/*.woff2", lambda route: route.abort())
    figure.get_by_role("button", name="PNG", exact=True).click()
    again = figure.get_by_role("button", name="Không tải được, bấm để thử lại")
    again.wait_for()
    page.unroute("**/*.woff2")
    with page.expect_download() as waiting:
        again.click()
    assert chunks(Path(waiting.value.path()).read_bytes())[b"iTXt"]
    expect(figure.get_by_role("button", name="PNG", exact=True)).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_menus_stay_within_their_places(browser: Any, demo_address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(demo_address + "muc-tieu/xhs-1/")
    page.evaluate("document.querySelectorAll('details.downloads').forEach(each => { each.open = true; })")
    assert page.locator("details.downloads").count() >= 2
    beyond = page.evaluate("""() => [...document.querySelectorAll('details.downloads')].filter(menu => {
      const place = (menu.closest('figure') || menu.parentElement).getBoundingClientRect();
      return [menu, ...menu.querySelectorAll('ul, li, p, pre')].some(e => e.getBoundingClientRect().right > place.right + 1);
    }).map(menu => menu.innerText)""")
    assert beyond == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ["tinh/nghe-an/", "nhung/muc-tieu-xhs-1/", "nhung/ban-do/"])
def test_everyone_can_use_them(browser: Any, demo_address: str, address: str, theme: str) -> None:
    """An asked picture with a number on show and the menu open, and embedded pages, have no fault that axe finds."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    page.goto(demo_address + address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('main details[data-folds], details.downloads').forEach(each => { each.open = true; })")
    if page.locator("figure[data-src]").count():
        asked(page.locator("figure[data-src]").first)
        page.keyboard.press("ArrowDown")
        expect(page.locator(".live-tip")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found] == []
    context.close()


# Embedded --------------------------------------------------------------------------------------

@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Any]:
    """Make pages of somebody else's site: the code as readers copy it, on another port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def publish(code: str, site: str) -> str:
        text = f"<!doctype html><meta charset=utf-8><h1>Tin</h1><p>Lời</p>{code.replace(PUBLIC, site)}<p>Hết</p>"
        (tmp_path / "tin.html").write_text(text, "utf-8")
        return f"http://127.0.0.1:{server.server_port}/tin.html"

    yield publish
    server.shutdown()


def code_of(demo: Path, page: str) -> str:
    """Return the code to copy that stands first on a page."""
    found = re.search(r"<code>(&lt;iframe.*?)</code>", (demo / page / "index.html").read_text("utf-8"), re.DOTALL)
    assert found, page
    return unescape(found[1])


def inner_height(frame: Any) -> tuple[int, int]:
    """Return how high the frame is and how high what is in it."""
    heights = frame.evaluate("[innerHeight, document.documentElement.scrollHeight]")
    return heights[0], heights[1]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("home", ["", "tinh/nghe-an/", "muc-tieu/xhs-1/", "chi-so/luot-tap-huan/"])
def test_an_embedded_picture_grows_to_its_content(
    browser: Any, demo: Path, demo_address: str, foreign: Any, home: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "favicon" not in m.location["url"] else None)
    page.goto(foreign(code_of(demo, home), demo_address), wait_until="networkidle")
    frame = page.frames[1]
    page.wait_for_function("document.querySelector('iframe').style.height")
    page.wait_for_timeout(200)
    tall, content = inner_height(frame)
    assert content - 1 <= tall <= content + 1
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert frame.locator(".demo-banner").inner_text() == "Dữ liệu minh họa, không phải số liệu thật"
    assert frame.locator("h1").count() == 1
    assert "số liệu tính đến 15/03/2030" in frame.locator(".embed__source").inner_text()
    assert complaints == []
    page.set_viewport_size({"width": 330, "height": 700})
    page.wait_for_timeout(300)
    tall, content = inner_height(frame)
    assert content - 1 <= tall <= content + 1
    page.close()


def test_an_embedded_picture_leads_home_in_the_whole_window(
    browser: Any, demo: Path, demo_address: str, foreign: Any
) -> None:
    page = browser.new_page()
    page.goto(foreign(code_of(demo, "tinh/nghe-an/"), demo_address), wait_until="networkidle")
    frame = page.frames[1]
    frame.locator("button[data-live]").click()
    expect(frame.locator(".chart--live svg")).to_be_visible(timeout=20_000)
    frame.locator(".embed__source a").click()
    page.wait_for_url(f"{demo_address}tinh/nghe-an/#*")
    assert len(page.frames) == 1
    page.close()


def test_an_embedded_map_speaks_its_tiles_and_leads_to_their_pages(
    browser: Any, demo: Path, demo_address: str, foreign: Any
) -> None:
    assert f'&lt;iframe src="{PUBLIC}nhung/ban-do-xhs-1/"' in (demo / "muc-tieu/xhs-1/index.html").read_text("utf-8").replace("&#34;", '"')
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(foreign(code_of(demo, ""), demo_address), wait_until="networkidle")
    frame = page.frames[1]
    assert frame.url == f"{demo_address}nhung/ban-do/"
    tiles = [a.get_attribute("aria-label") for a in frame.locator("a.tile").all()]
    assert len(tiles) == 36
    assert [any(name in str(tile) for tile in tiles) for name in ("Hoàng Sa", "Trường Sa")] == [True, True]
    legend = sum(int(str(text).split()[-1]) for text in frame.locator(".legend li").all_inner_texts())
    assert legend == 34
    frame.locator("a.tile").first.click()
    page.wait_for_url(f"{demo_address}tinh/*/")
    page.close()


def test_without_its_script_the_frame_is_about_as_high_as_needed(browser: Any, demo: Path, demo_address: str, foreign: Any) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 700})
    code = code_of(demo, "tinh/nghe-an/").partition("<script")[0]
    page.goto(foreign(code, demo_address), wait_until="networkidle")
    tall, content = inner_height(page.frames[1])
    assert tall - 90 <= content <= tall
    page.goto(foreign(code_of(demo, "").partition("<script")[0], demo_address), wait_until="networkidle")
    tall, content = inner_height(page.frames[1])
    assert tall - 90 <= content <= tall
    page.close()


def test_a_stranger_cannot_change_the_frame(browser: Any, demo: Path, demo_address: str, foreign: Any) -> None:
    page = browser.new_page()
    code = code_of(demo, "tinh/nghe-an/")
    page.goto(foreign(f"{code}<iframe id=la></iframe>", demo_address), wait_until="networkidle")
    page.wait_for_function("document.querySelector('iframe').style.height")
    before = page.evaluate("document.querySelector('iframe').style.height")
    page.evaluate("""() => { for (const height of [7, -1, 1e9, 'x'])
      window.postMessage({ type: 'minhbach-height', height }, '*'); }""")
    page.wait_for_timeout(200)
    assert page.evaluate("[...document.querySelectorAll('iframe')].map(f => f.style.height)") == [before, ""]
    page.close()


def test_embedded_pages_are_for_frames_not_for_search_engines(demo: Path) -> None:
    folders = [p for p in (demo / "nhung").iterdir() if p.is_dir()]
    stems = {p.stem for p in (demo / "bieu-do").glob("*.svg")}
    assert stems <= {p.name for p in folders}
    assert sorted(p.name for p in folders if p.name not in stems)[:2] == ["ban-do", "ban-do-cps-2"]
    sitemap = (demo / "sitemap.xml").read_text("utf-8")
    assert "/nhung/" not in sitemap
    for folder in folders:
        text = (folder / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', text)
        assert canonical
        home = demo / canonical[1].removeprefix(PUBLIC)
        assert (home / "index.html").is_file(), folder.name
        assert "frame-ancestors" not in text
        assert 'role="' in text
        assert len(gzip.compress(text.encode())) < 9_000, folder.name


# The drawn colours and what each is on the page, the worst contrast of words with the ground they lie on.
_READABLE = """() => {
  const channels = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = colour => channels(colour).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  const fill = each => getComputedStyle(each).fill;
  return [...document.querySelectorAll('svg.chart')].map(chart => {
    const grounds = [...chart.querySelectorAll(':scope > rect, .ground_marks path')].map(fill);
    const words = [...chart.querySelectorAll('text')].map(fill);
    return [light(grounds[0]), Math.min(...words.flatMap(word => grounds.map(ground => contrast(word, ground))))];
  });
}"""


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
def test_at_night_a_picture_is_dark_and_its_words_are_readable(
    browser: Any, demo_address: str, address: str, contrast: str
) -> None:
    context = browser.new_context(color_scheme="dark", contrast=contrast, service_workers="block")
    night = context.new_page()
    night.goto(demo_address + address)
    found = night.evaluate(_READABLE)
    context.close()
    assert found
    assert max(ground for ground, _ in found) < 0.05
    assert min(words for _, words in found) >= 4.5


def test_every_drawn_colour_has_one_on_the_page() -> None:
    """A colour that somebody adds to the pictures gets its place in the stylesheet, or it stays that of day."""
    palette = Palette()
    drawn = {value for value in asdict(palette).values() if isinstance(value, str)} | set(palette.statuses.values())
    css = Path("theme/shell/assets/site.css").read_text("utf-8")
    placed = set(re.findall(r'^\.chart \[(?:fill|stroke)="(#[0-9a-f]{6})"\]', css, re.MULTILINE))
    assert sorted(drawn - placed) == []
