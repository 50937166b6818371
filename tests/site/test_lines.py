"""What stands in one row of a table shares one line; the way to a page does too, and no line of it begins with a sign."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

# The height of the first line of each cell, found by an empty box put before its first word. Where a tablet puts a
# cell below another one, it is not of the first line; nor is what stands behind a label that is no text of the page.
_LINES = """rows => Array.from(document.querySelectorAll(rows)).map(row => Array.from(row.children).map(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let text = texts.nextNode();
  while (text && !text.data.trim()) { text = texts.nextNode(); }
  if (!text || cell.querySelector(".tally") || !cell.getClientRects().length) { return null; }
  if (getComputedStyle(row).display === "grid" && getComputedStyle(cell).gridRowStart !== "1") { return null; }
  if (getComputedStyle(row).display === "grid" && getComputedStyle(cell, "::before").content !== "none") { return null; }
  const mark = document.createElement("span"), word = text.parentNode.closest(".term") || text;
  mark.style.display = "inline-block";
  word.parentNode.insertBefore(mark, word);
  const height = mark.getBoundingClientRect().bottom;
  mark.remove();
  return height;
}).filter(height => height !== null))"""


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("muc-tieu/", ".targets tbody tr"),
        ("tinh/", "#bang-tinh tbody tr"),
        ("bao-cao/", "#bang-bao-cao tbody tr"),
        ("chi-so/", ".catalogue tbody tr"),
        ("so-sanh/", ".matrix tbody tr"),
    ],
)
def test_first_words_of_a_row_stand_on_one_line(
    browser: Any, real_address: str, address: str, rows: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(real_address + address)
    found = page.evaluate(_LINES, rows)
    assert len(found) > 2
    assert [heights for heights in found if max(heights) - min(heights) > 1] == []
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_to_a_page_stands_on_one_line_and_its_signs_stand_behind(
    browser: Any, real_address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{real_address}tinh/dien-bien/")
    (heights,) = page.evaluate(_LINES, ".crumbs ol")
    assert len(heights) == 3
    assert max(heights) - min(heights) <= 1
    signs = "all => all.map(li => ['::before', '::after'].map(at => getComputedStyle(li, at).content))"
    assert page.locator(".crumbs li").evaluate_all(signs) == [["none", '"\u00a0›"'], ["none", '"\u00a0›"'], ["none", "none"]]
    page.close()


def test_behind_a_link_that_breaks_the_sign_stands_where_its_last_word_ends(browser: Any, demo_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{demo_address}phien-ban/2029-12-14/tinh/hai-phong/")
    found = page.locator(".crumbs li:nth-child(3)").evaluate("""li => {
      const next = li.nextElementSibling.getClientRects()[0], words = [...li.querySelector("a").getClientRects()].pop();
      return [li.querySelector("a").getClientRects().length, next.top - words.top, next.left - words.right];
    }""")
    lines, lower, right = found
    assert lines > 1, "a link that breaks"
    assert abs(lower) < 6
    assert 0 < right < 40, "the sign and what it leads to follow the last word"
    page.close()


def test_no_line_begins_with_the_sign_between_two_remarks(real: Path, demo: Path) -> None:
    pages = ["", "tinh/dien-bien/", "muc-tieu/xhs-1/", "thay-doi/", "bao-cao/"]
    texts = [(site / page / "index.html").read_text("utf-8") for site in (real, demo) for page in pages]
    bodies = [text.partition("<main")[2].partition("</main>")[0] for text in texts]
    assert any("\u00a0·" in unescape(body) for body in bodies)
    assert [found for body in bodies for found in re.findall(r".{20}[ \n]· ", body)] == []


@pytest.mark.parametrize("site", ["en/so-sanh/", "so-sanh/"])
def test_a_place_to_choose_is_one_run_of_text(browser: Any, real_address: str, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(real_address + site)
    boxes = page.locator(".choices label").evaluate_all("labels => labels.map(label => label.childElementCount)")
    assert len(boxes) == 34
    assert set(boxes) == {2}
    page.close()


def test_heads_of_columns_stand_on_one_line_whether_they_sort_or_not(browser: Any, real_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{real_address}du-lieu/")
    page.wait_for_selector(".sort")
    (heights,) = page.evaluate(_LINES, "[aria-labelledby=cac-bang] thead tr")
    assert len(heights) == 5
    assert max(heights) - min(heights) < 1
    page.close()


def test_a_name_in_another_language_is_no_column_of_its_button(browser: Any, real_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{real_address}en/tinh/dien-bien/")
    gap = page.locator("#cap-nhat ~ .ways .button:has([lang])").first.evaluate("""button => {
      const words = document.createRange();
      words.selectNodeContents(button.firstChild);
      const before = [...words.getClientRects()].pop(), name = button.querySelector("[lang]").getClientRects()[0];
      return name.top >= before.bottom - 4 ? 0 : name.left - before.right;
    }""")
    assert gap < 8
    page.close()


def test_changes_of_all_days_share_their_columns(browser: Any, demo_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{demo_address}bao-chi/")
    tables = page.locator("[data-batch][open] .of-a-day:not(.of-a-day--alike) thead tr").evaluate_all(
        "rows => rows.filter(row => row.getClientRects().length).map(row => "
        "[...row.cells].map(cell => [cell.innerText, Math.round(cell.getBoundingClientRect().left)]))"
    )
    assert len(tables) > 3
    # What comes first does so at one place everywhere; columns behind it stand alike wherever the same ones are there.
    assert len({str(table[:3]) for table in tables}) == 1
    by_columns = {tuple(name for name, _ in table): str(table) for table in tables}
    assert {str(table) for table in tables} == set(by_columns.values())
    page.close()


def test_what_is_news_stands_before_what_is_folded_and_who_is_silent_fills_the_room_below_a_map(
    browser: Any, demo_address: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{demo_address}tinh/phu-tho/")
    ends = page.locator(".promise:has(.folds):has(.hearing__accord .badge)").evaluate_all("""cards => cards.map(card => {
      const [hearing, folds] = [".hearing", ".folds"].map(each => card.querySelector(each).getBoundingClientRect());
      return [hearing.bottom, folds.top];
    })""")
    assert len(ends) == 2
    assert all(bottom <= top for bottom, top in ends)
    page.goto(f"{demo_address}muc-tieu/kts-2/")
    map_, chart, silent = (page.locator(f".side-by-side > :nth-child({n})").bounding_box() for n in (1, 2, 3))
    assert silent["x"] == map_["x"] < chart["x"]
    assert silent["y"] + silent["height"] <= chart["y"] + chart["height"] + 1
    page.close()
