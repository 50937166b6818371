"""The tile map in a browser: another target, another year, spoken, in the address, by keys, from a folder, unscripted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

LAO_CAI, ISLANDS = "[data-place=lao-cai]", ".tile--island"
SAYS = (
    "XHS.1, hết năm 2028: 16 đúng tiến độ, 5 chậm tiến độ, 1 chưa hoàn thành, 8 chưa có thông tin đánh giá, "
    "4 chưa đến hạn. Trong đó 2 nơi chỉ có số liệu từ trước năm 2028."
)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda m: errors.append(m.text) if m.type == "error" and not about_font(m) else None)
    yield opened
    opened.close()
    assert errors == []


def about_font(message: Any) -> bool:
    """Whether a complaint is about a font: from a folder the browser refuses them, and the stand-in is shown."""
    return "font" in message.text or message.location.get("url", "").endswith(".woff2")


def says(page: Any, words: str) -> None:
    expect(page.locator("[data-map-says]")).to_have_text(words)


def key(page: Any) -> dict[str, int]:
    rows = page.locator("[data-map] .legend li")
    words, counts = rows.locator(".badge").all_inner_texts(), rows.locator("button, a").all_inner_texts()
    return dict(zip(words, (int(n) for n in counts), strict=True))


def test_a_target_and_a_year_are_chosen(page: Any, demo_address: str) -> None:
    page.goto(demo_address)
    before = page.locator("[data-place=thai-nguyen] path").get_attribute("d")
    page.select_option("#ban-do-xem", "xhs-1")
    page.select_option("#ban-do-luc", "2028")
    says(page, SAYS)
    tile = page.locator(LAO_CAI)
    assert tile.get_attribute("aria-label") == "Lào Cai: Chậm tiến độ; 44,7% (30/11/2028)"
    assert tile.locator("title").text_content() == "Lào Cai: Chậm tiến độ; 44,7% (30/11/2028)"
    assert tile.get_attribute("class") == "tile tile--behind tone--behind"
    after = page.locator("[data-place=thai-nguyen] path").get_attribute("d")
    assert after != before, "late with its plan, then on track: a shape, never colour alone"
    assert key(page) == {
        "Đúng tiến độ": 16, "Chậm tiến độ": 5, "Chưa hoàn thành": 1, "Chưa có thông tin đánh giá": 8, "Chưa đến hạn": 4,
    }  # fmt: skip
    assert page.locator("svg.tile-map > desc").text_content() == SAYS
    assert page.locator("[data-map-past]").is_visible()
    assert page.locator("[data-map-page] a").get_attribute("href") == "./muc-tieu/xhs-1/"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_address_holds_the_choice_and_the_back_button_undoes_it(page: Any, demo_address: str) -> None:
    page.goto(demo_address)
    usual = page.locator(LAO_CAI).get_attribute("aria-label")
    page.select_option("#ban-do-xem", "xhs-1")
    page.select_option("#ban-do-luc", "2028")
    says(page, SAYS)
    assert page.url == f"{demo_address}#xem=xhs-1&luc=2028"
    page.go_back()
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, đến 15/03/2030: 7 hoàn thành")
    assert page.input_value("#ban-do-luc") == "hom-nay"
    page.go_back()
    expect(page.locator("[data-map-says]")).to_contain_text("Kế hoạch công khai, đến 15/03/2030")
    assert page.locator(LAO_CAI).get_attribute("aria-label") == usual, "as the page was without script"
    assert page.input_value("#ban-do-xem") == "ke-hoach"
    page.go_forward()
    page.go_forward()
    says(page, SAYS)


def test_an_address_that_was_sent_shows_the_same_map(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}#xem=xhs-1&luc=2028")
    says(page, SAYS)
    assert page.input_value("#ban-do-xem") == "xhs-1"
    assert page.locator("[data-map-says]").evaluate("e => e.getBoundingClientRect().bottom < innerHeight")
    assert page.locator("[data-map-says]").get_attribute("role") == "status"


def test_an_address_that_makes_no_sense_shows_the_usual_map(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}#xem=__proto__&luc=1066")
    expect(page.locator("[data-map-says]")).to_contain_text("Kế hoạch công khai, đến 15/03/2030")


def test_the_default_map_drawn_by_the_script_is_the_one_of_the_page(page: Any, demo_address: str) -> None:
    tiles = "all => all.map(a => [a.getAttribute('class'), a.getAttribute('aria-label'), a.querySelector('path').getAttribute('d')])"
    for address, hash_ in ((demo_address, "#xem=ke-hoach"), (f"{demo_address}muc-tieu/xhs-1/", "#luc=hom-nay")):
        page.goto(address)
        plain = page.locator(".tile").evaluate_all(tiles)
        page.evaluate("hash => { location.hash = hash; }", hash_)
        expect(page.locator("[data-map-says]")).to_contain_text("đến 15/03/2030")
        assert len(plain) == 36
        assert page.locator(".tile").evaluate_all(tiles) == plain


def test_both_groups_of_islands_stay_on_every_map(page: Any, demo_address: str) -> None:
    page.goto(demo_address)
    subjects = page.locator("#ban-do-xem option").evaluate_all("all => all.map(o => o.value)")
    times = page.locator("#ban-do-luc option").evaluate_all("all => all.map(o => o.value)")
    assert len(subjects) > 5
    assert len(times) == 6
    homes = {"Quần đảo Hoàng Sa (Đà Nẵng)": "da-nang", "Quần đảo Trường Sa (Khánh Hòa)": "khanh-hoa"}
    for subject in subjects:
        for time in times:
            page.evaluate("hash => { location.hash = hash; }", f"xem={subject}&luc={time}")
            page.wait_for_function(
                "choice => document.querySelector('[data-map-switch]').elements.xem.value === choice[0]"
                " && document.querySelector('[data-map-switch]').elements.luc.value === choice[1]", arg=[subject, time]
            )  # fmt: skip
            for name, home in homes.items():
                island = page.locator(f"{ISLANDS}[data-name='{name}']")
                assert island.is_visible()
                mainland = page.locator(f"[data-place={home}]:not({ISLANDS})")
                status = mainland.get_attribute("aria-label").partition(": ")[2]
                assert island.get_attribute("aria-label") == f"{name}: {status}"
                assert island.get_attribute("href").endswith(f"/{home}/")


def test_every_figure_of_a_map_leads_to_its_proof(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}#xem=xhs-1&luc=2028")
    says(page, SAYS)
    page.locator("[data-map] .legend button").nth(1).click()
    assert page.evaluate("document.activeElement.textContent") == "Chậm tiến độ 5"
    figure = page.locator("[data-map-places] li", has_text="Lào Cai").locator("a.fig")
    assert figure.inner_text() == "44,7% (30/11/2028)"
    figure.click()
    page.wait_for_url("**/tinh/lao-cai/#so-*")
    anchor = page.url.partition("#")[2]
    page.locator(f"[id='{anchor}']").wait_for(state="visible")


def test_keys_are_enough(page: Any, demo_address: str) -> None:
    page.goto(demo_address)
    page.locator("#ban-do-xem").focus()
    page.keyboard.type("XHS")
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, đến 15/03/2030")
    assert page.evaluate("document.activeElement.id") == "ban-do-xem", "the focus stays where it was"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ban-do-luc"
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, hết năm 2029")


def test_nothing_more_is_loaded_until_it_is_asked_for(page: Any, demo_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(demo_address, wait_until="networkidle")
    assert not any("tinh-trang.js" in url for url in asked)
    page.locator("#ban-do-xem").focus()
    page.wait_for_function("document.querySelector('script[src*=\"tinh-trang.js\"]') !== null")
    page.select_option("#ban-do-xem", "xhs-1")
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1")
    assert sum("tinh-trang.js" in url for url in asked) == 1


def test_a_map_that_does_not_come_is_told_and_can_be_asked_for_again(browser: Any, demo_address: str) -> None:
    page = browser.new_page()
    page.route("**/tinh-trang.js*", lambda route: route.abort())
    page.goto(f"{demo_address}#xem=xhs-1&luc=2028")
    says(page, "Chưa lấy được bản đồ này; hãy thử lại khi có mạng.")
    page.unroute("**/tinh-trang.js*")
    page.select_option("#ban-do-luc", "2027")
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, hết năm 2027")
    page.close()


def test_a_target_shows_its_own_past(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}muc-tieu/xhs-1/")
    assert page.locator("#ban-do-xem").count() == 0
    page.select_option("#ban-do-luc", "2028")
    says(page, SAYS)
    assert key(page)["Chậm tiến độ"] == 5
    assert page.url.endswith("/muc-tieu/xhs-1/#luc=2028")


def test_opened_from_a_folder_it_works_the_same(page: Any, demo: Path) -> None:
    page.goto((demo / "index.html").as_uri())
    page.select_option("#ban-do-xem", "xhs-1")
    page.select_option("#ban-do-luc", "2028")
    says(page, SAYS)
    page.go_back()
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, đến 15/03/2030")
    page.locator("[data-map-page] a").click()
    expect(page.locator("h1")).to_have_text("Tập huấn trưởng thôn, người có uy tín")


def test_without_script_the_page_leads_to_the_maps_of_all_targets(browser: Any, demo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo_address)
    assert not page.locator("[data-map-switch]").is_visible()
    assert page.locator("[data-map] svg [data-place]").count() == 36
    links = page.locator(".map-static a:visible")
    addresses = links.evaluate_all("all => all.map(a => a.href)")
    # Eight targets with places; a ninth has ended, so its page says in words what a map could not show.
    assert len(addresses) == 8
    for address in addresses:
        page.goto(address)
        assert page.locator("#cac-tinh ~ .side-by-side svg.tile-map [data-place]").count() == 36
    page.goto(f"{demo_address}muc-tieu/cps-3/")
    assert page.locator("svg.tile-map").count() == 0
    assert page.get_by_text("nên không vẽ bản đồ").count() == 1
    context.close()


def test_the_choices_move_nothing_when_the_script_comes(browser: Any, demo_address: str) -> None:
    tops = []
    for blocked in (True, False):
        page = browser.new_page(viewport={"width": 360, "height": 2000})
        if blocked:
            page.route("**/map.*.js", lambda route: route.abort())
        page.goto(demo_address, wait_until="networkidle")
        assert page.locator("#ban-do-xem").is_visible() is not blocked
        tops.append(page.locator("svg.tile-map").bounding_box())
        page.close()
    assert tops[0] == tops[1]


def test_in_another_language_the_map_speaks_it_and_leads_to_its_pages(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}en/#xem=xhs-1&luc=2028")
    expect(page.locator("[data-map-says]")).to_contain_text("XHS.1, end of 2028: on track (16), behind (5)")
    assert page.locator(LAO_CAI).get_attribute("aria-label") == "Lào Cai: Behind; 44.7% (30 November 2028)"
    assert page.locator("[data-map-page] a").get_attribute("href").endswith("en/muc-tieu/xhs-1/")
    figure = page.locator("[data-map-places] li a.fig").first.get_attribute("href")
    assert "en/tinh/" in figure
    page.goto(f"{demo_address}en/so-sanh/?tinh=lao-cai,son-la")
    expect(page.locator(".chooser__status")).to_have_text("Side by side: Lào Cai, Sơn La.")
    assert page.locator("h1").inner_text() == "Compare provinces and cities"


_COLOURS = """() => {
  const tile = status => getComputedStyle(document.querySelector(`.tile--${status} rect`));
  const rows = [...document.querySelectorAll("[data-map] .legend .badge")];
  return rows.map(badge => {
    const status = [...badge.classList].map(c => /^badge--(?:progress|reported)-(.+)$/.exec(c)).find(Boolean)[1];
    return [status, getComputedStyle(badge).backgroundColor, tile(status).fill, getComputedStyle(badge).color, tile(status).stroke];
  });
}"""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_tile_has_the_colours_of_its_badge(page: Any, demo_address: str, look: str) -> None:
    page.emulate_media(color_scheme=look)
    page.goto(demo_address)
    page.select_option("#ban-do-xem", "xhs-1")
    expect(page.locator(LAO_CAI)).to_have_attribute("aria-label", re.compile("Lào Cai: .*%"))
    told = page.evaluate(_COLOURS)
    assert len(told) >= 4
    for status, badge, tile, words, line in told:
        assert (tile, line) == (badge, words), status
    assert len({badge for _, badge, *_ in told}) == len(told)
