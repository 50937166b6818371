"""On a desk nothing is cut either, however much of a page stands open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.kinds import faults

# Everything that can be opened stands open: a table of sources must not be cut by what stands beside it.
_FAULTS = """wide => {
  const faults = [];
  document.querySelectorAll("main details").forEach(each => { each.open = true; });
  document.querySelectorAll(".table-wrap").forEach(each => {
    if (each.getClientRects().length && !each.querySelector(wide) && each.scrollWidth > each.clientWidth + 1) {
      const said = each.textContent.trim().slice(0, 60);
      faults.push(`wider than its place: ${each.scrollWidth} in ${each.clientWidth}, ${said}`);
    }
  });
  if (document.documentElement.scrollWidth > innerWidth) { faults.push("the page is wider than the screen"); }
  return faults;
}"""
# Where a word is broken between two lines: its letters stand at two heights.
_BROKEN = """() => {
  const word = document.createRange(), broken = [];
  document.querySelectorAll("main :is(dt, h1, h2, h3)").forEach(name => {
    const texts = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentNode.closest("code, .visually-hidden, .meaning")) { continue; }
      for (const found of text.data.matchAll(/\\p{L}+/gu)) {
        word.setStart(text, found.index);
        word.setEnd(text, found.index + found[0].length);
        const boxes = [...word.getClientRects()].filter(box => box.width > 1);
        if (boxes.some(box => box.top > boxes[0].top + 6)) { broken.push(found[0]); }
      }
    }
  });
  return broken;
}"""


@pytest.fixture(params=[900, 1024, 1280])
def desk(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page in a narrow window, on a small laptop, on a usual screen."""
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    yield page
    page.close()


def test_nothing_of_the_real_site_is_cut(desk: Any, real: Path, real_address: str) -> None:
    assert faults(desk, real, real_address, _FAULTS) == []


def test_nothing_of_the_demonstration_is_cut(desk: Any, demo: Path, demo_address: str) -> None:
    assert faults(desk, demo, demo_address, _FAULTS) == []


@pytest.mark.parametrize("address", ["gioi-thieu/", "en/gioi-thieu/"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_names_of_bodies_are_broken_between_words_only(
    browser: Any, real_address: str, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(real_address + address)
    assert page.locator("#co-quan + dl dt").count() > 5
    assert page.evaluate(_BROKEN) == []
    page.close()


def test_duties_of_a_body_are_told_apart(browser: Any, real_address: str) -> None:
    """A duty goes over several lines on a phone; a sign shows where the next one begins."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(real_address + "gioi-thieu/")
    unmarked = page.evaluate("""() => [...document.querySelectorAll("#co-quan + dl > div")]
      .filter(body => body.querySelectorAll("dd").length > 1)
      .flatMap(body => [...body.querySelectorAll("dd")])
      .filter(duty => getComputedStyle(duty).display !== "list-item" || getComputedStyle(duty).listStyleType !== "disc")
      .map(duty => duty.textContent)""")
    assert page.locator("#co-quan + dl dd + dd").count() > 5
    assert unmarked == []
    page.close()
