"""A reader follows a figure from the home page to the line of the data file that set it, in a real browser."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.projects.demo_history.planted import VIETNAM
from tests.projects.demo_history.repository import run

LINE = re.compile(r".*/blob/(?P<commit>[0-9a-f]{40})/(?P<file>[^?]+)\?plain=1#L(?P<line>\d+)")
COLUMNS = "indicator,"


def shown(repository: Path, address: str) -> tuple[str, dict[str, str]]:
    """Return the commit an address names and the row that stands at its line there."""
    found = LINE.fullmatch(address)
    assert found, address
    text = run(repository, "show", f"{found['commit']}:{unquote(found['file'])}").decode()
    head, *rest = text.splitlines(keepends=True)
    assert head.startswith(COLUMNS)
    return found["commit"], next(csv.DictReader([head, *rest[int(found["line"]) - 2 :]]))


def number(text: str) -> str:
    """Return a shown number as data files write it."""
    return re.sub(r"[^\d,.]", "", text).replace(".", "").replace(",", ".")


@pytest.fixture
def reader(browser: Any, demo_address: str) -> Any:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(demo_address, wait_until="networkidle")
    yield page
    context.close()


def test_from_home_to_the_line_in_the_data_file(reader: Any, demo_repository: Path) -> None:
    reader.locator("#danh-sach a.fig[href*='/xhs-1/#co-thong-tin']").click()
    reader.wait_for_load_state("networkidle")
    assert "/muc-tieu/" in reader.url
    assert reader.locator("#co-thong-tin").is_visible(), "the list a number counts is opened"
    cell = reader.locator("#bang-xep tr", has_text="Điện Biên").locator("td.num")
    value = cell.locator("a.fig").inner_text()
    cell.locator("a.fig").click()
    reader.wait_for_load_state("networkidle")
    assert "/tinh/" in reader.url
    proof = reader.locator(f"[id='{reader.url.partition('#')[2]}']")
    assert proof.is_visible(), "the proof a figure leads to is opened"
    assert proof.locator(".source a").get_attribute("href").startswith("https://")
    quote = proof.locator("blockquote").inner_text()

    line, commit = (link.get_attribute("href") for link in proof.locator(".origin a").all()[:2])
    told, row = shown(demo_repository, line)
    assert row["quote"] == quote
    assert row["page"]
    assert row["page"] in proof.inner_text()
    assert number(value) in (row["value"], _share(row))
    assert commit.endswith(f"/commit/{told}")
    _assert_told(demo_repository, told, proof.locator(".origin").inner_text())
    assert reader.locator("article.card, tr", has=proof).last.locator(".fig", has_text=value).count()


def _share(row: dict[str, str]) -> str:
    """Return the percentage a row's parts make, with at most one decimal."""
    if not row["denominator"]:
        return ""
    return f"{100 * float(row['numerator']) / float(row['denominator']):.1f}".removesuffix(".0")


def _assert_told(repository: Path, commit: str, told: str) -> None:
    """The day and the note beside a figure are those of its commit."""
    moment, title = run(repository, "show", "-s", "--format=%cI %s", commit).decode().strip().split(" ", 1)
    day = dt.datetime.fromisoformat(moment).astimezone(VIETNAM)
    said = re.search(rf"Công bố ngày {day:%d/%m/%Y}, lần ghi {commit[:8]}: (.+)", told)
    assert said, told
    changed = run(repository, "show", "--first-parent", "-m", "--format=", commit).decode()
    assert said[1] == title or all(part in changed for part in said[1].split(". "))


def test_every_figure_of_a_province_leads_to_its_row(reader: Any, demo_address: str, demo_repository: Path) -> None:
    """Not one lucky figure: all of one page, each line with the words quoted beside it."""
    reader.goto(f"{demo_address}tinh/son-la/", wait_until="networkidle")
    proofs = reader.evaluate(
        "[...document.querySelectorAll('[id^=so-]')].map(e => "
        "[e.querySelector('blockquote')?.textContent, e.querySelector('.origin a').href])"
    )
    assert len(proofs) > 20
    for quote, address in proofs:
        assert (shown(demo_repository, address)[1]["quote"] or None) == quote
