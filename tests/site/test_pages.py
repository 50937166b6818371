"""Every page kind of both sites in a real browser, on a phone and on a desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

WIDTHS = [360, 1280]
REAL_PAGES = [
    "", "tinh/", "tinh/dien-bien/", "tinh/can-tho/", "tinh/tuyen-quang/", "tinh/ninh-binh/", "tinh/lam-dong/",
    "so-sanh/", "so-sanh/?tinh=son-la,lai-chau,lao-cai",
    "muc-tieu/", "muc-tieu/xhs-1/", "muc-tieu/cps-3/", "muc-tieu/mt25-1/", "muc-tieu/mt25-2/", "chi-so/",
    "chi-so/tram-5g/", "bao-cao/", "du-lieu/", "du-lieu/tu-dien/", "kiem-tra/", "kiem-tra/mb-s007/", "phuong-phap/",
    "gioi-thieu/", "tiep-can/", "doc-so-lieu/", "thuat-ngu/", "cap-nhat/", "tim-kiem/?q=lao%20cai", "404.html",
]  # fmt: skip
DEMO_PAGES = [
    "", "tinh/", "tinh/dien-bien/", "tinh/nghe-an/", "tinh/lai-chau/", "muc-tieu/xhs-1/", "muc-tieu/cps-3/",
    "bao-cao/", "so-sanh/?tinh=lao-cai,son-la,thanh-hoa,hue", "chi-so/", "chi-so/tram-5g/", "du-lieu/", "phuong-phap/",
    "tim-kiem/?q=da%20nang",
]  # fmt: skip


class Visit:
    """A page opened with everything it asked for and complained about."""

    def __init__(self, browser: Any, width: int, address: str, site: str) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800})
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("response", lambda r: self.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.page.on("request", lambda r: self._note(r.url, site))
        self.page.goto(address, wait_until="networkidle")

    def _note(self, url: str, site: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != urlsplit(site).netloc:
            self.strangers.append(url)

    def close(self) -> None:
        self.context.close()


def assert_good(browser: Any, width: int, site: str, page: str) -> None:
    visit = Visit(browser, width, site + page, site)
    try:
        assert visit.complaints == []
        assert visit.strangers == [], "a third party was asked"
        assert visit.context.cookies() == []
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"scrolls sideways: {wide} > {width}"
        assert visit.page.locator("h1").count() == 1
        assert visit.page.evaluate("document.documentElement.lang") == "vi"
        assert "{" not in visit.page.locator("main").inner_text().replace("{{", "{"), "a sentence was not filled in"
    finally:
        visit.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", REAL_PAGES)
def test_real_pages_open_without_complaint(browser: Any, real_address: str, page: str, width: int) -> None:
    assert_good(browser, width, real_address, page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", DEMO_PAGES)
def test_demonstration_pages_open_without_complaint(browser: Any, demo_address: str, page: str, width: int) -> None:
    assert_good(browser, width, demo_address, page)


def text_of(browser: Any, address: str) -> str:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    text = page.locator("main").inner_text()
    context.close()
    return str(text)


def test_home_says_the_state_of_the_programme_first(browser: Any, real_address: str) -> None:
    text = text_of(browser, real_address)
    assert "Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 1 trong 34 tỉnh, thành phố" in text
    assert "1 nơi khác chỉ có kế hoạch của đơn vị cũ" in text
    assert "chưa tỉnh nào công bố số liệu đo trực tiếp các mục tiêu của Đề án" in text


def test_a_province_with_a_plan_says_what_it_promised(browser: Any, real_address: str) -> None:
    text = text_of(browser, real_address + "tinh/dien-bien/")
    assert "Điện Biên: 8 cam kết" in text
    assert "2309/KH-UBND" in text
    assert "muộn 57 ngày" in text  # 31/03/2025 to 27/05/2025


def test_a_silent_province_says_what_is_expected_of_it(browser: Any, real_address: str) -> None:
    text = text_of(browser, real_address + "tinh/ninh-binh/")
    assert "chưa tìm thấy kế hoạch hay báo cáo công khai" in text
    assert "31/03/2025" in text
    assert "Chưa tìm thấy không có nghĩa là chưa làm" in text


def test_context_is_kept_apart_from_results(browser: Any, real_address: str) -> None:
    text = text_of(browser, real_address + "tinh/tuyen-quang/")
    heading = text.index("Số liệu bối cảnh, không đo mục tiêu")
    assert "97,6%" not in text[:heading]
    assert "97,6%" in text[heading:]


def test_the_district_target_no_longer_applies(browser: Any, real_address: str) -> None:
    assert "không còn áp dụng từ 01/07/2025" in text_of(browser, real_address + "muc-tieu/cps-3/")


def test_an_old_address_leads_to_the_plan_in_its_new_province(browser: Any, real_address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(real_address + "tinh/soc-trang/")
    page.wait_for_url("**/tinh/can-tho/#*")
    anchor = urlsplit(page.url).fragment
    assert "90/KH-UBND" in page.locator(f"[id='{anchor}']").inner_text()
    context.close()


def test_a_link_to_a_field_unfolds_the_dictionary_there(browser: Any, real_address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(real_address + "du-lieu/tu-dien/#plan-plan-commitments-deadline")
    page.locator("#plan-plan-commitments-deadline").wait_for(state="visible")
    assert page.locator("#results-state").is_hidden()
    context.close()


def test_both_groups_of_islands_are_on_every_map(browser: Any, real_address: str) -> None:
    for page in ("", "tinh/", "muc-tieu/xhs-1/"):
        svg = browser.new_page()
        svg.goto(real_address + page)
        spoken = " ".join(
            svg.locator("svg a").evaluate_all("all => all.map(a => a.textContent + a.getAttribute('aria-label'))")
        )
        svg.close()
        assert "Hoàng Sa" in spoken
        assert "Trường Sa" in spoken


SEARCHES = [
    ("lao cai", "Lào Cai", "/tinh/lao-cai/"),
    ("dak lak", "Đắk Lắk", "/tinh/dak-lak/"),
    ("da nang", "Đà Nẵng", "/tinh/da-nang/"),
    ("Đà Nẵng", "Đà Nẵng", "/tinh/da-nang/"),
    ("dao tao truong thon", "XHS.1", "/muc-tieu/xhs-1/"),
    ("nguoi co uy tin", "XHS.1", "/muc-tieu/xhs-1/"),
    ("soc trang", "Sóc Trăng", "/tinh/can-tho/"),
    ("mb-s007", "MB-S007", "/kiem-tra/mb-s007/"),
    ("TP.HCM", "TP. Hồ Chí Minh", "/tinh/ho-chi-minh/"),
    ("thanh hoá", "Thanh Hóa", "/tinh/thanh-hoa/"),
    ("2309/KH-UBND", "2309/KH-UBND", "/tinh/dien-bien/"),
]


@pytest.mark.parametrize("query, title, address", SEARCHES)
@pytest.mark.parametrize("width", WIDTHS)
def test_search_puts_the_right_page_first(
    browser: Any, real_address: str, query: str, title: str, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(real_address)
    box = page.locator("main input[name=q]")
    box.fill(query)
    box.press("Enter")
    first = page.locator("#ket-qua li a").first
    first.wait_for()
    assert title in first.inner_text()
    assert address in str(first.get_attribute("href")).replace("../", "/")
    context.close()


def test_the_demonstration_says_so_on_every_page_and_stays_out_of_search_engines(demo: Any) -> None:
    pages = [p for p in demo.rglob("*.html") if "pagefind" not in p.parts]
    assert len(pages) > 60
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert "noindex" in html, path
        if 'http-equiv="refresh"' not in html:
            warning = "Invented figures for demonstration" if "en" in path.parts else "Dữ liệu minh họa, không phải số liệu thật"
            assert warning in html, path


def test_the_real_site_is_not_the_demonstration(real: Any) -> None:
    html = (real / "index.html").read_text(encoding="utf-8")
    assert "minh họa" not in html.lower()
    assert "noindex" not in html
