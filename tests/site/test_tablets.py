"""On a tablet nothing is cut or touches, a picture and its words are as wide as the page, and rows are no towers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.kinds import WIDE, faults

# Words that stick out of their cell, tables wider than their place, words of neighbours without a gap between them.
_FAULTS = """wide => {
  const faults = [], words = document.createRange();
  document.querySelectorAll("main details").forEach(each => { each.open = true; });
  const box = cell => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), boxes = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.data.trim() && !text.parentNode.closest(".visually-hidden, .meaning")) {
        words.selectNodeContents(text);
        boxes.push(...words.getClientRects());
      }
    }
    return boxes.length ? {left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)),
      top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom))} : null;
  };
  document.querySelectorAll(".table-wrap").forEach(each => {
    if (!each.getClientRects().length || each.querySelector(wide)) { return; }
    if (each.scrollWidth > each.clientWidth + 1) {
      faults.push(`wider than its place: ${each.scrollWidth}, ${each.textContent.trim().slice(0, 60)}`);
    }
    each.querySelectorAll("tr").forEach(row => {
      const cells = [...row.cells].filter(c => c.getClientRects().length && getComputedStyle(c).position !== "absolute");
      const found = cells.map(box);
      found.forEach((one, i) => found.slice(i + 1).forEach((other, j) => {
        if (!one || !other || one.bottom < other.top + 4 || other.bottom < one.top + 4) { return; }
        const gap = other.left > one.left ? other.left - one.right : one.left - other.right;
        if (gap < 7) {
          const said = [cells[i], cells[i + 1 + j]].map(c => c.textContent.trim().slice(0, 30)).join(" | ");
          faults.push(`${Math.round(gap)} px between: ${said}`);
        }
      }));
    });
  });
  document.querySelectorAll(".whole").forEach(each => {
    if (each.getClientRects().length > 1) { faults.push(`broken: ${each.textContent}`); }
  });
  if (document.documentElement.scrollWidth > innerWidth) { faults.push("the page is wider than the screen"); }
  return faults;
}"""


@pytest.fixture
def tablet(browser: Any) -> Iterator[Any]:
    """A page on an upright tablet's screen."""
    page = browser.new_page(viewport={"width": 768, "height": 1024})
    yield page
    page.close()


def test_nothing_of_the_real_site_is_cut_or_touches(tablet: Any, real: Path, real_address: str) -> None:
    assert faults(tablet, real, real_address, _FAULTS) == []


def test_nothing_of_the_demonstration_is_cut_or_touches(tablet: Any, demo: Path, demo_address: str) -> None:
    assert faults(tablet, demo, demo_address, _FAULTS) == []


def test_faults_are_seen(tablet: Any, demo_address: str) -> None:
    tablet.goto(f"{demo_address}muc-tieu/kts-2/")
    tablet.add_style_tag(content=".ranked { display: table !important; width: 1200px !important; } .whole { white-space: "
                                 "normal !important; display: inline; } p:has(.whole) { max-width: 1rem; } "
                                 ".facts-on-phone td, #so-gan ~ .table-wrap td { padding: 0 !important; }")  # fmt: skip
    told = " ".join(tablet.evaluate(_FAULTS, WIDE))
    assert "wider than its place" in told
    tablet.add_style_tag(content=".ranked { letter-spacing: .5em; table-layout: fixed; width: 100% !important; }")
    assert "px between" in " ".join(tablet.evaluate(_FAULTS, WIDE))


@pytest.mark.parametrize("address", ["muc-tieu/kts-2/", "chi-so/luot-tap-huan/", "tinh/nghe-an/", "en/muc-tieu/cps-4/"])
def test_a_picture_and_its_words_are_as_wide_as_the_page(tablet: Any, demo_address: str, address: str) -> None:
    tablet.goto(demo_address + address)
    shares = tablet.locator("main .figure:has(> svg.chart)").evaluate_all("""figures => figures.filter(
      figure => figure.getClientRects().length).map(figure => {
        const whole = figure.parentNode.closest("section, article, .grid-2").getBoundingClientRect();
        const picture = figure.querySelector("svg.chart").getBoundingClientRect();
        const words = figure.querySelector("figcaption").getBoundingClientRect();
        return [(words.right - picture.left) / whole.width, picture.width / whole.width, words.left - picture.right];
      })""")
    assert shares
    for together, picture, gap in shares:
        assert together > 0.93
        assert picture > 0.57
        assert gap > 4, "words beside the picture, not upon it"


def test_beside_a_map_stands_what_is_due_or_who_is_silent(tablet: Any, demo_address: str) -> None:
    for address, beside in (("", ".home-top > .stack"), ("muc-tieu/kts-2/", ".side-by-side > :nth-child(3)"), ("tinh/", ".legend")):
        tablet.goto(demo_address + address)
        map_ = tablet.locator("svg.tile-map").first.bounding_box()
        other = tablet.locator(beside).first.bounding_box()
        assert other["x"] >= map_["x"] + map_["width"], address
        assert other["y"] < map_["y"] + map_["height"], address


@pytest.mark.parametrize("address", ["", "en/", "muc-tieu/"])
def test_statuses_of_a_target_share_lines(tablet: Any, demo_address: str, address: str) -> None:
    """Seven statuses one below the other made rows of 200 px with nothing beside them."""
    tablet.goto(demo_address + address)
    heights = tablet.locator(".targets tbody tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert len(heights) == 12
    assert max(heights) <= 150


def test_places_in_order_take_three_lines(tablet: Any, demo_address: str) -> None:
    tablet.goto(f"{demo_address}muc-tieu/kts-2/")
    heights = tablet.locator("#bang-xep tbody tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert sorted(heights)[len(heights) // 2] <= 100, "three lines as far apart as two thumbs ask for"


# A figure and what it is computed from, in two elements, each on how many lines.
_APART = """() => Array.from(document.querySelectorAll("main .muted")).filter(
  each => /^\\([\\d.,]+\\/[\\d.,]+\\)$/.test(each.textContent.trim()) && each.getClientRects().length
).map(each => {
  const before = document.createRange();
  before.setStart(each.parentNode, 0);
  before.setEndBefore(each);
  const last = [...before.getClientRects()].filter(box => box.width > 2).pop();
  return [each.parentNode.textContent.trim(), Math.abs(last.bottom - each.getClientRects()[0].bottom)];
})"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("address", ["muc-tieu/kts-2/", "chi-so/ocop-kinh-te-so/", "tinh/phu-tho/"])
def test_a_value_and_what_it_is_computed_from_stand_on_one_line(
    browser: Any, demo_address: str, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(demo_address + address)
    found = page.evaluate(_APART)
    assert len(found) >= 2
    assert [words for words, apart in found if apart > 8] == []
    page.close()


def test_no_column_of_changes_is_empty_and_what_changed_has_half_the_width(
    tablet: Any, real_address: str, demo_address: str
) -> None:
    filled = """tables => tables.flatMap(table => {
      const rows = [...table.tBodies[0].rows];
      return [...table.tHead.rows[0].cells].map((head, n) => rows.some(row => row.cells[n].textContent.trim()));
    })"""
    for address in (real_address, demo_address):
        tablet.goto(f"{address}bao-chi/")
        columns = tablet.locator("table.of-a-day").evaluate_all(filled)
        assert len(columns) >= 3 or address == real_address, "without history there is no change"
        assert all(columns)
    cell = tablet.locator("[data-batch][open] .apart td.of-a-day__what").first.bounding_box()
    assert cell["width"] >= 350


def test_figures_of_a_row_of_boxes_stand_on_one_line(tablet: Any, demo_address: str) -> None:
    tablet.goto(f"{demo_address}en/")
    tops = tablet.locator(".key__value").evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().top))")
    assert len(tops) == 3
    assert len(set(tops)) == 1
