"""The shell in a real browser: fits a phone, works by keyboard, needs nobody else."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = ("", "tinh/", "tinh/can-tho/", "muc-tieu/", "tim-kiem/", "404.html")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(tab: Any, address: str, path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 760})
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_only_this_site_is_asked_and_no_cookie_set(tab: Any, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}tinh/can-tho/")
    tab.wait_for_load_state("networkidle")
    assert all(url.startswith((address, "data:")) for url in asked)
    assert len(asked) <= 7
    assert tab.context.cookies() == []


def test_phone_header_is_low_and_its_menu_opens_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 760}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}tinh/")
    assert page.locator(".site-header").bounding_box()["height"] <= 110
    page.click(".menu-fold > summary")
    page.click(".menu--narrow >> text=Mục tiêu")
    assert page.url == f"{address}muc-tieu/"
    page.goto(f"{address}tim-kiem/")
    assert page.locator("noscript a, .notice a").count() == 2
    context.close()


def test_skip_link_is_the_first_stop(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "noi-dung"


def test_current_section_is_marked(tab: Any, address: str) -> None:
    tab.goto(f"{address}tinh/can-tho/")
    marked = tab.locator(".menu--wide [aria-current]").all_text_contents()
    assert marked == ["Tỉnh, thành phố"]


def _ground(tab: Any) -> str:
    return str(tab.evaluate("getComputedStyle(document.body).backgroundColor"))


_GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 27)", "contrast": "rgb(255, 255, 255)"}


@pytest.mark.parametrize("theme", _GROUNDS)
def test_chosen_colours_are_remembered(browser: Any, address: str, theme: str) -> None:
    context = browser.new_context(color_scheme="dark" if theme == "light" else "light")
    page = context.new_page()
    page.goto(address)
    page.click("[data-themes] > summary")
    page.check(f"[data-themes] input[value={theme}]")
    assert _ground(page) == _GROUNDS[theme]
    page.goto(f"{address}tinh/")
    assert _ground(page) == _GROUNDS[theme]
    assert page.locator("[data-themes] input:checked").get_attribute("value") == theme
    page.click("[data-themes] > summary")
    page.check("[data-themes] input[value='']")
    page.reload()
    assert _ground(page) == _GROUNDS["dark" if theme == "light" else "light"]
    context.close()


def test_chosen_colours_show_from_the_first_paint(tab: Any, address: str) -> None:
    """The choice is on the page before its body is: nothing flashes."""
    tab.goto(address)
    tab.evaluate("localStorage.setItem('theme', 'dark')")
    tab.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { "
        "window.early = document.documentElement.dataset.theme; watch.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    tab.goto(f"{address}tinh/")
    assert tab.evaluate("window.early") == "dark"


@pytest.mark.parametrize("scheme, ink, ground", [("light", "0, 0, 0", "255, 255, 255"), ("dark", "255, 255, 255", "0, 0, 0")])
def test_more_contrast_is_given_when_the_device_asks_or_the_reader_chooses(
    browser: Any, address: str, scheme: str, ink: str, ground: str
) -> None:
    look = "(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))"
    for asked, chosen in (("more", ""), ("no-preference", "contrast")):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.emulate_media(contrast=asked)
        page.goto(address)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", chosen)
        assert page.evaluate(look) == [f"rgb({ink})", f"rgb({ground})"]
        edge = page.evaluate("getComputedStyle(document.querySelector('.badge')).borderTopWidth")
        assert edge == "1px", "a badge without a tint needs a line"
        context.close()


def test_escape_and_a_step_elsewhere_fold_the_choice_in(tab: Any, address: str) -> None:
    tab.goto(address)
    fold = tab.locator("[data-themes]")
    tab.click("[data-themes] > summary")
    tab.focus("[data-themes] input:checked")
    tab.keyboard.press("Escape")
    assert fold.get_attribute("open") is None
    assert tab.evaluate("document.activeElement.localName") == "summary"
    tab.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    tab.mouse.click(4, 700)
    assert fold.get_attribute("open") is None


def test_tables_sort_and_filter(tab: Any, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(address)
    head = tab.locator("#bang thead th").nth(2)
    head.locator("button").click()
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert tab.locator("#bang tbody th").first.inner_text().startswith("HT.2")
    tab.locator("#bang thead th").nth(3).locator("button").click()
    assert tab.locator("#bang tbody th").last.inner_text().startswith("CPS.3")
    tab.fill("#loc", "truong thon")
    assert tab.locator("#bang tbody tr:visible").count() == 1


def test_redirect_arrives(tab: Any, address: str) -> None:
    tab.goto(f"{address}tinh/soc-trang/")
    tab.wait_for_url(f"{address}tinh/can-tho/#ke-hoach")


def test_paper_shows_what_is_folded_away(tab: Any, address: str) -> None:
    tab.goto(f"{address}tinh/can-tho/")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details.why").first.get_attribute("open") is not None
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details.why").first.get_attribute("open") is None


def test_pages_read_from_a_folder(browser: Any, published: Any) -> None:
    """From a USB stick: style, script and fonts work (only the fonts' preload is refused there)."""
    page = browser.new_page()
    page.goto((published / "tinh/can-tho/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.badge')).fontWeight") == "600"
    assert page.locator("[data-themes]").is_visible()
    loaded = "document.fonts.ready.then(f => [...f].filter(x => x.status === 'loaded').length)"
    assert page.evaluate(loaded) >= 2
    page.click(".menu--wide >> text=Phương pháp")
    assert page.inner_text("h1") == "Phương pháp"
    page.close()
