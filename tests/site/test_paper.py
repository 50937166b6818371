"""Provinces' pages on paper: what stands in the PDF files, and what a site built with them links to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from generator.printing.browser import VARIABLE, PrintError, find_browser
from generator.printing.paper import print_pages
from tests.site.conftest import ROOT

URL = "https://example.org/theo-doi/"
A4 = (595, 842)  # points
# An empty province, one with a former unit's plan, and one in English.
REAL = ("tinh/son-la/", "tinh/can-tho/", "en/tinh/son-la/")
RICH = "tinh/nghe-an/"


def chromium() -> str:
    """The browser tests use; without one, skip at home and fail in CI."""
    try:
        return find_browser()
    except PrintError:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("neither Chrome nor Chromium is installed")


def printed_from(site: Path, pages: Sequence[str], folder: Path) -> dict[str, PdfReader]:
    """Print a few pages of a site out of a copy of it; return the PDF files by the pages' addresses."""
    for part in ("assets", *pages):
        shutil.copytree(site / part, folder / part)
    paths = print_pages(folder, pages, URL, chromium())
    assert [path.name for path in paths] == [f"{page.split('/')[-2]}.pdf" for page in pages]
    return {page: PdfReader(path) for page, path in zip(pages, paths, strict=True)}


@pytest.fixture(scope="module")
def printed(real: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    return printed_from(real, REAL, tmp_path_factory.mktemp("real-paper"))


@pytest.fixture(scope="module")
def rich(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The report of a province with a plan, tasks, results and changes."""
    return printed_from(demo, (RICH,), tmp_path_factory.mktemp("demo-paper"))[RICH]


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def structure(reader: PdfReader) -> list[str]:
    """The kinds of all elements of the structure tree, in order."""

    def below(element: Any) -> Iterator[str]:
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                yield from below(one)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                yield str(element["/S"])
            if "/K" in element:
                yield from below(element["/K"])

    return list(below(reader.root_object["/StructTreeRoot"]["/K"]))


def assert_report(reader: PdfReader, language: str, name: str) -> None:
    """A4, of a sane length, tagged, with its language and title."""
    assert 2 <= len(reader.pages) <= 25
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in reader.pages} == {A4}
    assert str(reader.root_object["/Lang"]).split("-")[0] == language
    assert reader.metadata is not None
    assert unicodedata.normalize("NFC", str(reader.metadata.title)).startswith(name)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    kinds = structure(reader)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 4
    assert {"/Table", "/TH", "/TD", "/P", "/LI"} <= set(kinds)


@pytest.mark.parametrize(("page", "language", "name"), [
    ("tinh/son-la/", "vi", "Sơn La"), ("tinh/can-tho/", "vi", "Cần Thơ"), ("en/tinh/son-la/", "en", "Sơn La"),
])  # fmt: skip
def test_a_report_is_whole(printed: dict[str, PdfReader], page: str, language: str, name: str) -> None:
    assert_report(printed[page], language, name)


def test_the_report_of_a_province_with_everything_is_whole(rich: PdfReader) -> None:
    assert_report(rich, "vi", "Nghệ An")


def test_a_reader_finds_the_parts_in_the_outline(printed: dict[str, PdfReader]) -> None:
    def titles(outline: Any) -> Iterator[str]:
        for one in outline:
            yield from titles(one) if isinstance(one, list) else [one.title]

    found = [unicodedata.normalize("NFC", title) for title in titles(printed["tinh/son-la/"].outline)]
    assert found[0] == "Sơn La"
    assert "Văn bản đã công khai, so với hạn" in found
    assert "Địa chỉ các nguồn" in found


@pytest.mark.parametrize(("page", "sentence"), [
    ("tinh/son-la/", "chưa tìm thấy kế hoạch hay báo cáo công khai nào"),
    ("tinh/can-tho/", "kế hoạch của đơn vị cũ (Sóc Trăng, 90/KH-UBND)"),
])  # fmt: skip
def test_text_can_be_selected_with_its_marks(printed: dict[str, PdfReader], page: str, sentence: str) -> None:
    text = text_of(printed[page])
    assert sentence in text
    assert unicodedata.is_normalized("NFC", text)


def test_the_margins_say_whose_page_it_is_of_which_day_and_where(printed: dict[str, PdfReader]) -> None:
    first, second = (" ".join(sheet.extract_text().split()) for sheet in printed["tinh/son-la/"].pages[:2])
    assert "Theo dõi 1087 · Sơn La" in second
    assert "Số liệu tính đến 22/11/2026" in second
    for number, sheet in enumerate((first, second), start=1):
        assert f"{URL}tinh/son-la/" in sheet
        assert f"{number} / {len(printed['tinh/son-la/'].pages)}" in sheet


def test_what_is_folded_on_a_screen_is_open_on_paper(rich: PdfReader) -> None:
    text = text_of(rich)
    assert "Vì sao xếp như vậy? 1." in text
    assert "8 trên 10 lãnh đạo dùng chữ ký số" in text  # a quotation in a folded table
    assert "Sửa, báo sai" not in text
    assert "Tải về" not in text


def test_sources_and_quotes_have_the_room_for_their_words(browser: Any, real_address: str) -> None:
    """In a table of context figures they take most words, and so most of the width of a sheet."""
    page = browser.new_page(viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto(f"{real_address}tinh/son-la/")
    shares = page.evaluate("""() => [...document.querySelectorAll("table.context")].map(table =>
      table.querySelector("th:last-child").getBoundingClientRect().width / table.getBoundingClientRect().width)""")
    page.close()
    assert len(shares) > 3
    assert min(shares) >= 0.4


def test_a_picture_of_a_promise_fills_its_place(browser: Any, demo_address: str) -> None:
    """What is said of it stands below: beside it, neither could be read."""
    page = browser.new_page(viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto(demo_address + RICH)
    shares = page.evaluate("""() => [...document.querySelectorAll(".promise .picture:not(.picture--bare) .chart")].map(
      chart => chart.getBoundingClientRect().width / chart.closest(".picture").getBoundingClientRect().width)""")
    page.close()
    assert len(shares) > 3
    assert min(shares) >= 0.9


def test_each_source_has_its_address_once_and_links_lead_to_the_web(printed: dict[str, PdfReader]) -> None:
    reader = printed["tinh/son-la/"]
    squeezed = text_of(reader).replace(" ", "")
    assert squeezed.count("https://www.vietnam.vn/en/phat-trien-ha-tang-so-o-khu-vuc-phu-yen") == 1
    links = [a.get_object() for sheet in reader.pages for a in sheet.get("/Annots", [])]
    addresses = {str(a["/A"]["/URI"]) for a in links if "/A" in a and "/URI" in a["/A"]}
    assert any(address.startswith(f"{URL}muc-tieu/") for address in addresses)
    assert {address.split(":")[0] for address in addresses} == {"https", "http"} & {a.split(":")[0] for a in addresses}
    assert not any("invalid" in address or "127.0.0.1" in address for address in addresses)


def test_without_a_public_address_no_link_leads_nowhere(real: Path, tmp_path: Path) -> None:
    for part in ("assets", "tinh/son-la/"):
        shutil.copytree(real / part, tmp_path / part)
    (path,) = print_pages(tmp_path, ["tinh/son-la/"], "", chromium())
    links = [a.get_object() for sheet in PdfReader(path).pages for a in sheet.get("/Annots", [])]
    assert not any("invalid" in str(a.get("/A", {}).get("/URI", "")) for a in links)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/projects/nho", tmp_path / "nho")
    return tmp_path / "nho"


def test_a_site_leads_to_its_reports_only_when_it_has_them(small: Path) -> None:
    project, page = ("--project", str(small)), small / "site/tinh/son-la/index.html"
    made = run("build", *project, "--as-of", "2026-06-30")
    assert made.returncode == 0, made.stdout + made.stderr
    assert ".pdf" not in page.read_text("utf-8")
    made = run("build", *project, "--as-of", "2026-06-30", "--with-pdf", MINHBACH_BROWSER=chromium())
    assert made.returncode == 0, made.stdout + made.stderr
    assert 'href="../../tinh/son-la/son-la.pdf"' in page.read_text("utf-8")
    assert len(list((small / "site").rglob("*.pdf"))) == len(list((small / "site/tinh").glob("*/*.pdf"))) > 1


def test_a_missing_browser_is_told_and_the_old_site_stays(small: Path) -> None:
    told = run("build", "--project", str(small), "--with-pdf", "--browser", "khong-co-trinh-duyet")
    assert told.returncode == 2
    assert "khong-co-trinh-duyet" in told.stderr
    assert not (small / "site").exists()


def test_a_program_that_is_no_browser_is_told(small: Path) -> None:
    told = run("build", "--project", str(small), "--with-pdf", **{VARIABLE: shutil.which("true") or "true"})
    assert told.returncode == 2
    assert "không trả lời" in told.stderr
    assert not (small / "site").exists()


def test_one_place_is_printed_by_its_name(real: Path, tmp_path: Path) -> None:
    for part in ("assets", "tinh/son-la/"):
        shutil.copytree(real / part, tmp_path / part)
    told = run("pdf", "sơn la", "--site", str(tmp_path), MINHBACH_BROWSER=chromium())
    assert told.returncode == 0, told.stderr
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.pdf")] == ["tinh/son-la/son-la.pdf"]
    assert "Ý bạn là “Sơn La”" in run("pdf", "son laa", "--site", str(tmp_path)).stderr
    assert "dựng trang trước" in run("pdf", "hue", "--site", str(tmp_path)).stderr
