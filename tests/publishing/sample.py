"""A small made-up site: one page of each difficulty, with every class of the shell on show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.language import Language
from generator.records.config import Words
from generator.writing.artefacts import (
    Crumb,
    File,
    MenuItem,
    Page,
    PageKind,
    Redirect,
    SearchEntry,
    Shell,
    Site,
)
from generator.writing.templates import environment

THEME = Path(__file__).parents[2] / "theme"
FIXTURES = Path(__file__).parent / "pages"

MENU = (
    MenuItem("Trang chủ", ""),
    MenuItem("Tỉnh, thành phố", "tinh/"),
    MenuItem("Mục tiêu", "muc-tieu/"),
    MenuItem("Báo cáo", "bao-cao/"),
    MenuItem("Số liệu bối cảnh", "so-lieu/"),
    MenuItem("Dữ liệu", "du-lieu/"),
    MenuItem("Phương pháp", "phuong-phap/"),
)

SHELL = Shell(
    name="Theo dõi thực hiện Quyết định 1087/QĐ-TTg",
    short_name="Theo dõi Đề án 1087",
    description="Các tỉnh, thành phố thực hiện Đề án chuyển đổi số trong công tác dân tộc ra sao.",
    language="vi",
    url="https://example.org/minh-bach/",
    menu=MENU,
    footer_html='<p>Số liệu từ văn bản công khai. <a href="/phuong-phap/">Cách tính</a></p>',
    as_of="22/11/2026",
)


def body(name: str) -> str:
    """Return the made-up body in ``pages/<name>.html``."""
    return (FIXTURES / f"{name}.html").read_text("utf-8")


def search_body() -> str:
    """Return the real search page's body, its words as written."""
    words = Words(
        programme="chương trình",
        territory="tỉnh, thành phố",
        territories_short="tỉnh",
        central="trung ương",
        district="huyện",
        whole_country="cả nước",
        guidance="văn bản hướng dẫn",
        merged_programme="chương trình khác",
    )
    return environment(THEME, Language()).get_template("pages/search.html").render(words=words)


def page(address: str, kind: PageKind, title: str, html: str, *crumbs: Crumb) -> Page:
    """Return a page whose section is the first part of its address."""
    section = address.split("/", maxsplit=1)[0] + "/" if address else ""
    way = (Crumb("Trang chủ", ""), *crumbs, Crumb(title)) if address else ()
    return Page(address, kind, title, f"{title}: trang thử.", html, section, way)


def entries() -> tuple[SearchEntry, ...]:
    """Return what can be found: provinces, one target and things that look alike."""
    places = (
        ("Lào Cai", "tinh/lao-cai/", ("Yên Bái", "Tỉnh Lào Cai")),
        ("Đắk Lắk", "tinh/dak-lak/", ("Phú Yên", "Đăk Lăk", "Tỉnh Đắk Lắk")),
        ("Cần Thơ", "tinh/can-tho/", ("Sóc Trăng", "Hậu Giang", "TP. Cần Thơ")),
        ("Hồ Chí Minh", "tinh/ho-chi-minh/", ("TP.HCM", "Sài Gòn", "Bình Dương")),
    )
    provinces = [
        SearchEntry(
            address,
            "Tỉnh, thành phố",
            title,
            f"{title}: chưa có báo cáo công khai.",
            title,
            "Chưa có báo cáo",
            old,
            rank=1,
        )
        for title, address, old in places
    ]
    figures = [
        SearchEntry(
            f"{address}#bo-chi-so-{number}",
            "Số liệu bối cảnh",
            f"Tỷ lệ hộ nghèo năm {2020 + number}, {title}",
            "Số liệu không đo mục tiêu.",
            title,
            "",
            (),
            f"Báo cáo của {title} về đào tạo nghề",
            6,
        )
        for title, address, _ in places
        for number in range(1, 7)
    ]
    target = SearchEntry(
        "muc-tieu/xhs-1/",
        "Mục tiêu",
        "Đào tạo trưởng thôn, già làng, người có uy tín",
        "80% được đào tạo kỹ năng số vào năm 2025.",
        "",
        "Chưa có thông tin",
        ("XHS.1",),
        "Tỷ lệ trưởng thôn được đào tạo",
        2,
    )
    plan = SearchEntry(
        "tinh/can-tho/#ke-hoach",
        "Kế hoạch",
        "Kế hoạch 2309/KH-UBND của Sóc Trăng",
        "Ban hành ngày 12/12/2024.",
        "Cần Thơ",
        "",
        ("2309/KH-UBND",),
        rank=3,
    )
    return (*provinces, target, plan, *figures)


def site(**changes: object) -> Site:
    """Return the made-up site; ``changes`` replace fields of it."""
    province = Crumb("Tỉnh, thành phố", "tinh/")
    pages = (
        page("", PageKind.HOME, "Trang chủ", body("home")),
        page("tinh/", PageKind.PROVINCES, "Tỉnh, thành phố", body("provinces")),
        *(
            page(
                f"tinh/{slug}/",
                PageKind.PROVINCE,
                title,
                body("province").format(title=title),
                province,
            )
            for slug, title in (
                ("lao-cai", "Lào Cai"),
                ("dak-lak", "Đắk Lắk"),
                ("can-tho", "Cần Thơ"),
                ("ho-chi-minh", "Hồ Chí Minh"),
            )
        ),
        page(
            "muc-tieu/",
            PageKind.TARGETS,
            "Mục tiêu",
            '<h1>Mục tiêu</h1><p><a href="/muc-tieu/xhs-1/">XHS.1</a></p>',
        ),
        page(
            "muc-tieu/xhs-1/",
            PageKind.TARGET,
            "XHS.1",
            "<h1>XHS.1</h1>",
            Crumb("Mục tiêu", "muc-tieu/"),
        ),
        *(
            page(item.address, PageKind.PROSE, item.title, f"<h1>{item.title}</h1>")
            for item in MENU[3:]
        ),
        page("tim-kiem/", PageKind.SEARCH, "Tìm kiếm", search_body()),
        page(
            "404.html",
            PageKind.NOT_FOUND,
            "Không tìm thấy trang",
            '<h1>Không tìm thấy</h1><p><a href="/tinh/">Các tỉnh</a></p>',
        ),
    )
    made = Site(
        SHELL,
        pages,
        entries(),
        (Redirect("tinh/soc-trang/", "tinh/can-tho/#ke-hoach", "Cần Thơ"),),
        (File("du-lieu/tinh.csv", "ten\nLào Cai\n".encode()),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]
