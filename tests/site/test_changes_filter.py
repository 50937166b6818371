"""The filters over what changed, in a browser: they hide, count, keep the address, and fetch older years."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.building import DEFAULT_THEME
from generator.publishing.links import rewrite, root_from
from generator.writing import addresses
from generator.writing.artefacts import PageKind
from generator.writing.citing import cite
from generator.writing.desk import Desk
from generator.writing.history import pages as history_pages
from generator.writing.history.pages import changes_view, year_views
from generator.writing.history.press import press_view
from generator.writing.templates import Templates
from tests.history.repository import repository
from tests.site.conftest import served
from tests.small import PLAN, RESULTS, SOURCES
from tests.writing.past import desk_of

SCRIPTS = ("site.js", "changes.js")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of changes with their scripts: a moved deadline in 2025, the rest in 2026."""
    repo = repository(tmp_path_factory.mktemp("kho"), when="2025-02-20T12:00:00+07:00")
    repo.change(PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31")
    repo.commit(when="2025-03-01T12:00:00+07:00")
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    repo.commit(when="2026-02-01T12:00:00+07:00")
    repo.change("data/provinces/can-tho/results.csv", "18.5,,ke-hoach-soc-trang,\"đạt 18,5%\"",
                "19.5,,ke-hoach-soc-trang,\"đạt 19,5%\"")  # fmt: skip
    repo.commit(when="2026-05-01T12:00:00+07:00")
    repo.add(SOURCES, "    last_checked: 2026-05-20\n")
    repo.commit(when="2026-05-20T12:00:00+07:00")
    repo.add(RESULTS, "".join(f"tram-5g,,2026-0{n}-28,,{n},,,,,,bao-cao-2025,{n} trạm,\n" for n in (1, 2)))
    more = "".join(f'tap-huan,2026-0{n}-28,{n},,ke-hoach-soc-trang,"đạt {n}%"\n' for n in (1, 2))
    repo.add("data/provinces/can-tho/results.csv", more)
    repo.commit(when="2026-05-25T12:00:00+07:00")
    folder = tmp_path_factory.mktemp("trang") / "thu"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history_pages, "ENOUGH", 1)
        write(desk_of(repo), folder)
    with served(folder) as found:
        yield found


def write(desk: Desk, folder: Path) -> None:
    templates = Templates(DEFAULT_THEME, desk)
    views: list[tuple[str, PageKind, object]] = [
        (addresses.CHANGES, PageKind.CHANGES, changes_view(desk)), (addresses.PRESS, PageKind.PRESS, press_view(desk)),
        *((addresses.changes_of(year), PageKind.CHANGES, view) for year, view in year_views(desk)),
    ]  # fmt: skip
    for page, kind, view in views:
        plain = addresses.plain(page)
        body = rewrite(templates.render(kind, view, cite(desk, "Trang", page)), root_from(plain))
        scripts = "".join(f'<script defer src="{root_from(plain)}{name}"></script>' for name in SCRIPTS)
        target = folder / plain / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'<!doctype html><html lang="vi"><meta charset="utf-8">{scripts}<body>{body}', "utf-8")
    for name in SCRIPTS:
        (folder / name).write_bytes((DEFAULT_THEME / "shell" / "assets" / name).read_bytes())


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def shown(page: Any) -> list[str]:
    return [str(text) for text in page.locator("[data-change]:visible").all_inner_texts()]


def says(page: Any, words: str) -> None:
    """Wait until the page says ``words``: older years are fetched first."""
    expect(page.locator("[role=status]").first).to_have_text(words)


def test_everything_is_there_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}thay-doi/")
    assert page.locator("[data-change]").count() == 7
    page.locator(".entry summary").first.click()
    assert len(shown(page)) == 7
    assert page.locator("form").count() == 0 or not page.locator("[data-changes-form]").is_visible()
    context.close()


def test_a_unit_is_asked_for_and_kept_in_the_address(page: Any, address: str) -> None:
    page.goto(f"{address}thay-doi/")
    says(page, "7 thay đổi từ năm 2026 trên trang này. Khi lọc, các năm trước cũng được tìm.")
    page.select_option("#tinh", "son-la")
    page.wait_for_function("document.querySelectorAll('[data-year]').length === 2")
    assert page.url.endswith("?tinh=son-la")
    says(page, "5 thay đổi")
    assert all("Sơn La" in text for text in shown(page))
    assert page.locator("h2", has_text="Năm 2025").count() == 1
    assert page.locator("summary:visible [data-words]").all_inner_texts() == ["2 thay đổi"]
    assert page.locator("[data-part]:visible > p").all_inner_texts() == ["Sơn La"]


def test_the_page_of_a_year_is_filtered_by_itself(page: Any, address: str) -> None:
    page.goto(f"{address}thay-doi/2026/?tinh=son-la")
    says(page, "4 thay đổi")
    assert page.locator("[data-year]").count() == 1


def test_an_address_that_was_sent_shows_the_same(page: Any, address: str) -> None:
    page.goto(f"{address}thay-doi/?loai=retreat")
    page.wait_for_function("document.querySelectorAll('[data-year]').length === 2")
    assert [("hạn lùi" in text) for text in shown(page)] == [True]
    says(page, "1 thay đổi")
    assert page.locator("[data-year='2026']").is_hidden()
    link = page.locator("[data-entry]:visible .entry__day a").get_attribute("href")
    assert link.startswith(f"{address}thay-doi/2025/#p-")


def test_nothing_found_is_said(page: Any, address: str) -> None:
    page.goto(f"{address}thay-doi/2026/?tinh=can-tho&loai=deadline")
    says(page, "Không có thay đổi nào như vậy.")
    assert shown(page) == []
    page.select_option("#loai", "")
    says(page, "3 thay đổi")


def test_filters_are_reached_by_keys(page: Any, address: str) -> None:
    page.goto(f"{address}thay-doi/2026/")
    page.locator("#tinh").focus()
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "muc-tieu"
    says(page, "3 thay đổi")


def test_the_press_asks_from_a_day(page: Any, address: str) -> None:
    page.goto(f"{address}bao-chi/")
    assert page.input_value("#tu") == "2026-04-01"
    says(page, "5 thay đổi")
    page.fill("#tu", "2026-01-01")
    page.locator("#tu").dispatch_event("change")
    says(page, "6 thay đổi")
    assert page.url.endswith("?tu=2026-01-01")
    assert page.locator("[data-since]").inner_text() in ("01/01/2026", "1/1/2026")
    assert page.locator("[data-count=correction]").inner_text() == "2 đính chính"
    page.select_option("#loai", "")
    says(page, "7 thay đổi")
    page.reload()
    says(page, "7 thay đổi")
    assert page.input_value("#loai") == ""
