"""Places side by side in a browser: chosen by hand or as most alike, in the address, by keys, from a folder, unscripted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.site.test_map_switch import about_font


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda m: errors.append(m.text) if m.type == "error" and not about_font(m) else None)
    yield opened
    opened.close()
    assert errors == []


def says(page: Any, words: str) -> None:
    expect(page.locator(".chooser__status")).to_have_text(words)


def heads(page: Any) -> list[str]:
    """The places above the table of targets."""
    names = page.locator("#so-muc-tieu ~ .table-wrap thead th > a").all_inner_texts()
    return [str(name) for name in names]


def test_two_places_are_chosen_by_hand(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}so-sanh/")
    says(page, "Hãy chọn ít nhất 2 nơi.")
    assert page.locator("[data-compared]").is_hidden()
    page.get_by_label("Lào Cai", exact=True).check()
    says(page, "Hãy chọn ít nhất 2 nơi.")
    page.get_by_label("Sơn La", exact=True).check()
    says(page, "Đang đặt cạnh nhau: Lào Cai, Sơn La.")
    assert heads(page) == ["Lào Cai", "Sơn La"]
    assert page.url == f"{demo_address}so-sanh/?tinh=lao-cai,son-la"
    row = page.locator("[data-row=muc-tieu-xhs-1] td")
    assert "70,6%" not in row.nth(0).inner_text()
    assert "55,1%" in row.nth(0).inner_text()
    assert "trên 90%" in row.nth(1).inner_text()
    for cell in row.all():
        assert cell.locator(".badge").count() == 3


def test_every_figure_leads_to_its_proof(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}so-sanh/?tinh=lao-cai,son-la")
    cell = page.locator("[data-row=muc-tieu-xhs-1] td").first
    figures = cell.locator("dd").all_inner_texts()
    links = cell.locator("dd a").all_inner_texts()
    assert [text for text in figures if any(c.isdigit() for c in text) and text not in links] == [
        text for text in figures if text in cell.locator(".badge").all_inner_texts() and any(c.isdigit() for c in text)
    ]
    cell.locator("strong a").click()
    page.wait_for_url("**/tinh/lao-cai/#so-*")
    page.locator(f"[id='{page.url.partition('#')[2]}']").wait_for(state="visible")


def test_the_address_decides_and_the_back_button_undoes(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}so-sanh/?tinh=son-la,lao-cai,khong-co,son-la")
    assert heads(page) == ["Sơn La", "Lào Cai"], "in the order of the address, each once"
    assert page.locator("[data-choices]").get_attribute("open") is None
    page.locator(".chip--remove", has_text="Sơn La").click()
    says(page, "Hãy chọn ít nhất 2 nơi.")
    page.get_by_label("Thanh Hóa", exact=True).check()
    says(page, "Đang đặt cạnh nhau: Lào Cai, Thanh Hóa.")
    page.go_back()
    says(page, "Hãy chọn ít nhất 2 nơi.")
    page.go_back()
    says(page, "Đang đặt cạnh nhau: Sơn La, Lào Cai.")
    assert heads(page) == ["Sơn La", "Lào Cai"]


def test_four_places_are_enough(page: Any, demo_address: str) -> None:
    page.goto(f"{demo_address}so-sanh/?tinh=lao-cai,son-la,ha-noi,hue,nghe-an")
    says(page, "Đang đặt cạnh nhau: Lào Cai, Sơn La, Hà Nội, Huế. Đã đủ 4 nơi: bỏ bớt một nơi thì chọn được nơi khác.")
    page.locator("[data-choices] summary").click()
    assert page.get_by_label("Nghệ An", exact=True).is_disabled()
    page.get_by_label("Huế", exact=True).uncheck()
    assert page.get_by_label("Nghệ An", exact=True).is_enabled()


def test_names_are_found_without_marks_and_by_old_names_with_keys_alone(page: Any, real_address: str) -> None:
    page.goto(f"{real_address}so-sanh/")
    page.locator("#loc-so-sanh").focus()
    page.keyboard.type("yen bai")
    assert page.locator(".choices li:visible").all_inner_texts() == ["Lào Cai"]
    page.keyboard.press("Enter")
    assert page.locator("#loc-so-sanh").input_value() == ""
    page.keyboard.type("dien bien")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    says(page, "Đang đặt cạnh nhau: Lào Cai, Điện Biên.")
    page.locator("#loc-so-sanh").fill("xyz")
    assert page.locator("[data-nothing]").is_visible()


def test_the_most_alike_is_one_press_away_and_too_little_known_is_said(page: Any, real_address: str) -> None:
    page.goto(f"{real_address}so-sanh/?tinh=dien-bien")
    offered = page.locator("[data-alike] p").first
    assert offered.inner_text().startswith("Giống Điện Biên nhất:")
    assert "khoảng cách 0,38, theo 2/6 tiêu chí" in " ".join(offered.inner_text().split())
    page.locator("[data-add=son-la]").click()
    says(page, "Đang đặt cạnh nhau: Điện Biên, Sơn La.")
    assert page.locator("[data-add=son-la]").first.is_disabled()
    page.goto(f"{real_address}so-sanh/?tinh=ninh-binh")
    assert "Ninh Bình: Chưa đủ số liệu để tìm nơi giống: mới biết 1 trong 6 tiêu chí." in page.locator("[data-alike]").inner_text()


def test_what_places_are_like_stands_apart_with_day_and_source(page: Any, real_address: str) -> None:
    page.goto(f"{real_address}so-sanh/?tinh=son-la,lai-chau,lao-cai")
    part = page.locator("#so-boi-canh ~ *")
    assert "Số xã, phường, đặc khu" in " ".join(part.all_inner_texts())
    row = page.locator("[data-row=chi-so-xa-khu-vuc-3]")
    assert " ".join(row.locator("td").first.inner_text().split()).startswith("66 xã (02/2026)")
    assert row.locator("td").first.locator("a[rel~=external]").count() == 1
    former = page.locator("[data-row=chi-so-thon-dbkk] td").nth(2)
    assert former.inner_text() == "chỉ có số của đơn vị cũ", "Lào Cai's value is from before the reorganisation"
    assert page.locator("[data-compared] tr:visible[data-row^=chi-so]").count() > 2
    for shown in page.locator("[data-compared] tr:visible[data-row^=chi-so]").all():
        assert shown.locator("td > div > a.fig").count() >= 2, "only what is known of two places is put side by side"
    assert page.locator("[data-row=chi-so-thon-song-di-dong] [data-years]").count() == 1


def test_values_of_different_years_are_said_to_be_so(page: Any, real_address: str) -> None:
    page.goto(f"{real_address}so-sanh/?tinh=dien-bien,son-la")
    row = page.locator("[data-row=chi-so-nguoi-uy-tin]")
    assert "(2022)" in row.inner_text()
    assert "(2025)" in row.inner_text()
    assert row.locator("[data-years]").is_visible()
    assert page.locator("[data-row=chi-so-so-don-vi-cap-xa] [data-years]").is_hidden()


def test_on_a_phone_places_stand_below_each_other_with_their_names(browser: Any, demo_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{demo_address}so-sanh/?tinh=lao-cai,son-la")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    cells = page.locator("[data-row=muc-tieu-xhs-1] td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    labels = cells.evaluate_all("all => all.map(c => getComputedStyle(c, '::before').content)")
    assert labels == ['"Lào Cai "', '"Sơn La "']
    page.close()


def test_a_provinces_page_leads_here(page: Any, real_address: str) -> None:
    page.goto(f"{real_address}tinh/dien-bien/")
    page.locator(".beside a", has_text="Sơn La").click()
    says(page, "Đang đặt cạnh nhau: Điện Biên, Sơn La.")


def test_opened_from_a_folder_it_works_the_same(page: Any, demo: Path) -> None:
    page.goto((demo / "so-sanh" / "index.html").as_uri() + "?tinh=lao-cai")
    page.get_by_label("Sơn La", exact=True).check()
    says(page, "Đang đặt cạnh nhau: Lào Cai, Sơn La.")
    assert page.url.endswith("?tinh=lao-cai,son-la")
    page.locator("#so-muc-tieu ~ .table-wrap thead th > a").first.click()
    expect(page.locator("h1")).to_have_text("Lào Cai")


def test_without_script_all_places_and_the_most_alike_are_there(browser: Any, real_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{real_address}so-sanh/")
    assert not page.locator("[data-chooser]").is_visible()
    assert page.locator(".matrix tbody tr").count() == 34
    row = page.locator(".matrix tbody tr", has=page.locator("th", has_text="Điện Biên"))
    assert "57 ngày" in row.inner_text()
    assert "Hoàn thành" in row.inner_text()
    text = page.locator("main").inner_text()
    assert "Chưa đủ số liệu để tìm nơi giống với 21 tỉnh, thành phố: " in text
    context.close()
