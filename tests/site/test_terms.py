"""A reader meets a word, opens its meaning where it stands, and goes on reading; in a real browser, without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

PAGES = ["", "tinh/son-la/", "muc-tieu/xhs-1/", "bao-cao/", "du-lieu/", "phuong-phap/"]
# Whatever a term stands in must not itself be something to press, nor a heading or a quotation.
NESTED = ":is(a, button, summary, label, h1, h2, h3, h4, h5, h6, blockquote, svg) .term"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Any, real_address: str) -> Iterator[Any]:
    """The page of an empty province, on a phone and on a desk, without script."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=False)
    made = context.new_page()
    made.goto(f"{real_address}tinh/son-la/")
    yield made
    context.close()


def test_a_word_opens_and_closes_by_hand(page: Any) -> None:
    word, meaning = page.locator(".term[popovertarget=nghia-ket-qua]"), page.locator("#nghia-ket-qua")
    assert word.count() == 1
    assert not meaning.is_visible()
    word.click()
    assert meaning.is_visible()
    box, view = meaning.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= view["width"]
    assert box["y"] + box["height"] <= view["height"]
    meaning.hover()
    page.wait_for_timeout(300)
    assert meaning.is_visible(), "a meaning stays while it is read"
    meaning.get_by_role("button").click()
    assert not meaning.is_visible()
    word.click()
    page.mouse.click(5, 5)
    assert not meaning.is_visible(), "a click beside it dismisses it"


def test_a_word_opens_by_keyboard_and_gives_the_focus_back(page: Any) -> None:
    word, meaning = page.locator(".term[popovertarget=nghia-muc-tieu]"), page.locator("#nghia-muc-tieu")
    word.focus()
    page.keyboard.press("Enter")
    assert meaning.is_visible()
    focused = "document.activeElement.id || document.activeElement.className"
    assert page.evaluate(focused) == "nghia-muc-tieu", "what opened is read"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.meaning').id") == "nghia-muc-tieu"
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "nghia-muc-tieu"


def test_a_meaning_leads_to_the_glossary(page: Any) -> None:
    page.locator(".term[popovertarget=nghia-muc-tieu]").click()
    page.locator("#nghia-muc-tieu").get_by_role("link").click()
    page.wait_for_url("**/thuat-ngu/#muc-tieu")
    assert page.locator("#muc-tieu dfn").inner_text() == "Mục tiêu"


def test_a_word_has_a_name_and_a_role(page: Any) -> None:
    page.locator(".term[popovertarget=nghia-muc-tieu]").click()
    assert page.get_by_role("dialog", name="Mục tiêu").count() == 1


def test_on_paper_all_meanings_are_a_list_and_words_are_words(page: Any) -> None:
    page.emulate_media(media="print")
    shown = page.locator(".meaning").all()
    assert shown
    assert all(m.is_visible() for m in shown)
    assert not page.locator(".meaning__ways").first.is_visible()
    style = "getComputedStyle(document.querySelector('.term')).textDecorationLine"
    assert page.evaluate(style) == "none"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_explains_a_word_once_and_in_its_sentences_only(browser: Any, real_address: str, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(real_address + address, wait_until="networkidle")
    words = page.locator(".term").evaluate_all("all => all.map(e => e.getAttribute('popovertarget'))")
    assert words
    assert len(words) == len(set(words))
    assert page.locator(NESTED).count() == 0
    assert page.locator(".meaning").evaluate_all("all => all.map(e => e.id)") == words
    page.close()


def test_a_long_word_breaks_like_text_and_opens_wherever_it_is_pressed(browser: Any, real_address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{real_address}phuong-phap/")
    lines = page.locator(".term-rest").evaluate_all("all => all.map(e => e.getClientRects().length)")
    assert max(lines) > 1
    meaning = page.locator("#nghia-so-lieu-boi-canh")
    page.locator(".term-rest[for=nghia-so-lieu-boi-canh-mo]").click()
    assert meaning.is_visible()
    assert page.get_by_role("button", name="số liệu bối cảnh").count() == 1
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    context.close()
