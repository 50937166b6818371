"""Every page can be used with keys alone: all is reached, in reading order, seen where one is, and left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.kinds import Chosen, chosen

# Walks of more steps than this are broken off: long lists repeat themselves.
STEPS = 120
_LOOKS = [("light", "no-preference"), ("dark", "no-preference"), ("light", "more")]

# What can be reached, in reading order. Of a group of radio buttons one is a stop, the others are reached by arrows.
_STOPS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  window.stops = all.filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.disabled
    && each.tabIndex >= 0 && !(each.type === 'radio' && !each.checked));
  return window.stops.length;
}"""
# Where one is now: its place in reading order, how it shows, and whether it can be seen.
_HERE = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const colour = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0);
  let ground = [255, 255, 255, 0];
  for (let each = here.parentElement; each && !ground[3]; each = each.parentElement) {
    const own = colour(getComputedStyle(each).backgroundColor);
    if (own.length === 3 || own[3] === 1) { ground = [...own.slice(0, 3), 1]; }
  }
  const [one, other] = [light(colour(style.outlineColor)), light(ground)].sort((a, b) => b - a);
  const middle = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.min(box.top + Math.min(box.height / 2, 20), innerHeight - 1));
  return {
    place: window.stops.indexOf(here), name: here.outerHTML.slice(0, 120), body: here === document.body, parts: here.type === 'date',
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, contrast: (one + .05) / (other + .05),
    inside: box.bottom > 0 && box.top < innerHeight,
    covered: Boolean(middle) && !here.contains(middle) && !middle.contains(here) && getComputedStyle(middle).position === 'fixed',
  };
}"""


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    """One page for all walks; focus jumps at once, so that it is measured where it ends."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", service_workers="block"
    )
    yield context.new_page()
    context.close()


def one_of_each(site: Path) -> list[Chosen]:
    """Return a page of every kind that keeps its frame wherever it is served."""
    frameless = ("redirect", "not-found")
    return list({page.kind: page for page in reversed(chosen(site)) if page.kind not in frameless}.values())


def _walk(tab: Any) -> Iterator[str]:
    """Step through a page from its top; tell what a keyboard user would complain about."""
    tab.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    stops, last = tab.evaluate(_STOPS), -1
    for _ in range(min(stops, STEPS)):
        tab.keyboard.press("Tab")
        here = tab.evaluate(_HERE)
        if here["body"]:
            yield f"left the page after {last + 1} of {stops} stops"
            return
        if here["place"] == last and here["parts"]:  # day, month and year of one field
            continue
        if here["place"] != last + 1:
            yield f"order: {here['place']} after {last}: {here['name']}"
        if not here["outline"] or here["contrast"] < 3:
            yield f"focus not seen ({here['contrast']:.1f}:1): {here['name']}"
        if not here["inside"] or here["covered"]:
            yield f"focus hidden: {here['name']}"
        last = here["place"]


@pytest.mark.parametrize("which", ["real", "demo"])
def test_all_is_reached_in_reading_order_and_seen(tab: Any, request: pytest.FixtureRequest, which: str) -> None:
    address = request.getfixturevalue(f"{which}_address")
    faults = []
    for n, page in enumerate(one_of_each(request.getfixturevalue(which))):
        scheme, contrast = _LOOKS[n % len(_LOOKS)]
        tab.emulate_media(color_scheme=scheme, contrast=contrast)
        tab.goto(address + page.address, wait_until="networkidle" if page.kind == "search" else "load")
        faults += [f"{page} ({scheme}, {contrast}): {fault}" for fault in _walk(tab)]
    assert faults == []


def test_the_skip_link_skips(tab: Any, real_address: str) -> None:
    tab.goto(real_address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_closes_by_keys(tab: Any, real_address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 760})
    tab.goto(real_address)
    tab.focus(".menu-fold > summary")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.menu--narrow') !== null")
    tab.keyboard.press("Escape")
    assert tab.locator(".menu-fold").get_attribute("open") is None
    assert tab.evaluate("document.activeElement.localName") == "summary"
    tab.set_viewport_size({"width": 1280, "height": 800})
