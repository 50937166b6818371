"""On a phone of 360 px nothing is cut, comes loose from its name, or goes on for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.kinds import WIDE, faults

# What is folded counts too; what a page leaves folded by itself is opened before.
_FAULTS = """wide => {
  const faults = [];
  document.querySelectorAll("main details").forEach(each => { each.open = true; });
  document.querySelectorAll(".table-wrap").forEach(each => {
    if (!each.querySelector(wide) && each.scrollWidth > each.clientWidth + 1) {
      faults.push(`table wider than the screen: ${each.scrollWidth}, ${each.textContent.trim().slice(0, 60)}`);
    }
  });
  document.querySelectorAll("main input[placeholder]").forEach(each => {
    if (each.scrollWidth > each.clientWidth) { faults.push(`hint cut: ${each.placeholder}`); }
  });
  document.querySelectorAll(".whole").forEach(each => {
    if (each.getClientRects().length > 1) { faults.push(`broken: ${each.textContent}`); }
    const right = each.getBoundingClientRect().right;
    if (right > innerWidth && !each.closest(`${wide}, .visually-hidden`)) { faults.push(`sticks out: ${each.textContent}`); }
  });
  return faults;
}"""
# A label that is seen and stands alone on its line: the first word behind it begins where the cell does. What heads
# a sentence of its own (.label-above) is meant to.
_LOOSE = """() => Array.from(document.querySelectorAll(".cards-on-phone:not(.compared) td[data-label]")).filter(cell => {
  const label = getComputedStyle(cell, "::before");
  if (label.position === "absolute" || label.content === "none" || cell.matches(".label-above") || cell.querySelector("details[open]")) { return false; }
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    range.selectNodeContents(text);
    const [box] = range.getClientRects();
    const strip = cell.querySelector(".tally__bar");
    if (strip) { return strip.getBoundingClientRect().left < cell.getBoundingClientRect().left + 8; }
    if (text.data.trim() && box && !text.parentNode.closest("details:not([open]) > :not(summary)")) {
      return box.left < cell.getBoundingClientRect().left + 8;
    }
  }
  return false;
}).map(cell => `${cell.dataset.label}: ${cell.textContent.trim().slice(0, 60)}`)"""


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A page on a phone's screen."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    yield page
    page.close()


def test_nothing_of_the_real_site_is_cut_or_loose(phone: Any, real: Path, real_address: str) -> None:
    assert faults(phone, real, real_address, _LOOSE, _FAULTS) == []


def test_nothing_of_the_demonstration_is_cut_or_loose(phone: Any, demo: Path, demo_address: str) -> None:
    assert faults(phone, demo, demo_address, _LOOSE, _FAULTS) == []


# Ten screens of a phone: what else these pages hold waits in folds until it is asked for.
TALLEST = 8000


def _tall(phone: Any, address: str) -> int:
    phone.goto(address)
    return int(phone.evaluate("document.documentElement.scrollHeight"))


def test_the_longest_pages_of_places_are_run_through_with_a_thumb(
    phone: Any, real_address: str, demo_address: str
) -> None:
    assert _tall(phone, f"{real_address}tinh/dien-bien/") < TALLEST
    assert _tall(phone, f"{demo_address}tinh/phu-tho/") < TALLEST


def test_what_waits_on_a_phone_is_opened_by_a_link_into_it_and_stands_open_on_a_desk(
    phone: Any, real_address: str
) -> None:
    folds = "#boi-canh ~ details"
    phone.goto(f"{real_address}tinh/dien-bien/")
    assert phone.locator(folds).count() > 2
    assert phone.locator(f"{folds}[open]").count() == 0
    figure = phone.locator(f"{folds} [id]:not(h3, details)").first.get_attribute("id")
    phone.goto(f"{real_address}tinh/dien-bien/#{figure}")
    phone.wait_for_selector(f"[id='{figure}']", state="visible")
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(f"{real_address}tinh/lai-chau/")
    phone.goto(f"{real_address}tinh/dien-bien/")
    assert phone.locator(f"{folds}:not([open])").count() == 0


def test_faults_are_seen(phone: Any, real_address: str) -> None:
    phone.goto(f"{real_address}tinh/dien-bien/")
    phone.add_style_tag(content=".whole { white-space: normal !important; } main { width: 50px; } "
                                "td[data-label]::before { display: block !important; position: static !important; } "
                                "td[data-label] { display: block !important; } table { min-width: 400px; }")  # fmt: skip
    assert phone.evaluate(_LOOSE)
    told = " ".join(phone.evaluate(_FAULTS, WIDE))
    assert "broken: 2309/KH-UBND" in told
    assert "table wider than the screen" in told


# Lines of what stands behind a label: none goes back under the label.
_UNDER = """() => Array.from(document.querySelectorAll(".lines .lines__named")).filter(cell => {
  const link = cell.querySelector("a.fig");
  if (!link) { return false; }
  const lefts = [...link.getClientRects()].map(box => box.left);
  return Math.max(...lefts) - Math.min(...lefts) > 1;
}).map(cell => cell.textContent.trim())"""


def test_what_is_asked_goes_on_beside_its_label(phone: Any, real_address: str) -> None:
    phone.goto(f"{real_address}tinh/lao-cai/")
    assert phone.locator(".lines .lines__named a.fig").evaluate_all("all => all.some(a => a.getClientRects().length > 1)")
    assert phone.evaluate(_UNDER) == []


def test_what_is_said_of_a_date_stands_below_it(phone: Any, real_address: str) -> None:
    phone.goto(f"{real_address}tinh/lao-cai/")
    beside = phone.evaluate("""() => Array.from(document.querySelectorAll(".lines .as-of-note")).map(note => {
      const day = document.createRange();
      day.setStart(note.parentNode, 0);
      day.setEndBefore(note);
      return note.getBoundingClientRect().top - day.getBoundingClientRect().top;
    })""")
    assert len(beside) > 3
    assert min(beside) > 10


def test_a_day_follows_its_status_or_stands_below_the_reason_for_it(phone: Any, demo_address: str) -> None:
    phone.goto(f"{demo_address}muc-tieu/kts-2/")
    rows = phone.locator("#bang-xep tbody tr").evaluate_all("""rows => rows.map(row => {
      const sign = row.querySelector(".lines__state .badge").getBoundingClientRect();
      const day = row.querySelector("td.kept:not(.lines__state)").getBoundingClientRect();
      return [day.width && day.top < sign.bottom, day.left - sign.right, day.left - row.getBoundingClientRect().left];
    })""")
    assert {bool(row[0]) for row in rows} == {True, False}
    assert [row for row in rows if row[0] and row[1] > 16] == []
    assert [row for row in rows if not row[0] and row[2] > 8] == []


def test_rows_of_all_places_are_no_higher_than_their_words(phone: Any, real_address: str) -> None:
    phone.goto(f"{real_address}so-sanh/")
    heights = phone.locator(".matrix tbody tr").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert len(heights) == 34
    assert max(heights) <= 64


# Where the facts of each row begin: a row whose facts begin at several places is not run through with an eye.
_EDGES = """rows => rows.map(row => [...row.querySelectorAll("td:not(.num, .lines__aside), .lines__ways")]
  .filter(each => each.getClientRects().length && each.textContent.trim())
  .map(each => Math.round(each.getBoundingClientRect().left - row.getBoundingClientRect().left)))"""


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("tinh/lao-cai/", ".context tbody tr"),
        ("chi-so/xa-cap-quang/", ".lines tbody tr"),
        ("tinh/dien-bien/", "[aria-labelledby=bao-cao] tbody tr:has(.lines__ways)"),
    ],
)
def test_day_note_and_source_of_a_figure_begin_at_the_edge_of_its_row(
    phone: Any, real_address: str, address: str, rows: str
) -> None:
    phone.goto(real_address + address)
    ways = phone.locator(rows).evaluate_all(_EDGES)
    assert ways
    assert {edge for row in ways for edge in (row if "context" in rows or "chi-so" in address else row[-1:])} == {0}


def test_facts_of_places_and_targets_stand_below_each_other(phone: Any, demo_address: str) -> None:
    below = """cells => cells.filter(cell => cell.getClientRects().length).every(cell =>
      Math.abs(cell.getBoundingClientRect().left - cell.parentNode.getBoundingClientRect().left) < 1)"""
    for address, cells in (("bao-cao/", "#bang-bao-cao td"), ("muc-tieu/", ".targets td"), ("bao-chi/", ".of-a-day td")):
        phone.goto(demo_address + address)
        assert phone.locator(cells).evaluate_all(below), address


def test_a_strip_of_statuses_stands_behind_its_label(phone: Any, demo_address: str) -> None:
    phone.goto(f"{demo_address}muc-tieu/")
    strips = phone.locator(".targets td:has(.tally__bar)").evaluate_all("""cells => cells.map(cell => {
      const label = getComputedStyle(cell, "::before"), strip = cell.querySelector("svg").getBoundingClientRect();
      const numbers = cell.querySelector(".tally__is").getBoundingClientRect();
      return [label.position, label.content, strip.left - cell.getBoundingClientRect().left, numbers.left - strip.left];
    })""")
    assert len(strips) == 8
    assert max(abs(off) for *_, off in strips) < 2
    assert {(position, words) for position, words, *_ in strips} == {("static", '"Tình trạng "')}
    assert min(left for _, _, left, _ in strips) > 60


def test_what_an_edition_said_of_a_target_has_one_place_each(phone: Any, demo_address: str) -> None:
    phone.goto(f"{demo_address}phien-ban/2029-12-14/muc-tieu/xhs-1/")
    rows = phone.locator(".lines--then tbody tr").evaluate_all("""rows => rows.map(row =>
      [...row.querySelectorAll("td:not(.num)")].filter(cell => cell.getClientRects().length)
        .map(cell => Math.round(cell.getBoundingClientRect().left - row.getBoundingClientRect().left)))""")
    assert len(rows) > 20
    assert {left for row in rows for left in row} == {0}


def test_labels_of_what_an_edition_said_of_a_place_share_a_column(phone: Any, demo_address: str) -> None:
    phone.goto(f"{demo_address}phien-ban/2025-03-31/tinh/an-giang/")
    begin = phone.locator(".lines--then tbody").evaluate("""body =>
      [...body.querySelectorAll(".lines__named > div, .state-then dd")].map(value => value.getBoundingClientRect().left)""")
    assert len(begin) > 8
    assert max(begin) - min(begin) < 1


def test_a_button_that_copies_stands_beside_the_label_of_its_words(phone: Any, demo_address: str) -> None:
    phone.goto(f"{demo_address}muc-tieu/")
    for width in (360, 768, 1280):
        phone.set_viewport_size({"width": width, "height": 800})
        found = phone.locator(".cite dd[data-copy]").evaluate_all("""all => all.map(dd => {
          const button = dd.querySelector("button").getBoundingClientRect(), words = document.createRange();
          words.setStart(dd, 0);
          words.setEndBefore(dd.querySelector("button"));
          const label = dd.previousElementSibling.getBoundingClientRect();
          const upon = [...words.getClientRects()].some(box => box.right > button.left && box.top < button.bottom - 2 && box.bottom > button.top + 2);
          return [button.top < label.bottom && button.bottom > label.top, upon];
        })""")
        assert found == [[True, False], [True, False]], width
