"""Pages written by people: what is read of them, and every mistake in them told before a site is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.prose import read_prose
from generator.records.prose import METHOD, TAKEN, Part
from generator.records.values import Place
from generator.writing.markdown import html_of
from tests.golden.make import PROJECT, site_of
from tests.small import VI, Small, told

PAGE = "content/bai.md"
HEAD = "---\ntitle: Bài\n---\n"


def read(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "bai.md"
    path.write_text(text, "utf-8")
    return [told(f) for f in read_prose(path, "bai.md")[1]]


def test_a_page_is_read(small: Small) -> None:
    page = small.project().prose[1]
    assert (page.address, page.title, page.parts) == ("phuong-phap/", "Phương pháp", (Part.BADGES, Part.RUBRIC))
    assert page.body.startswith("Trang thử tính **ba tình trạng**")


MISTAKES = [
    ("Lời.\n", "MB-R080", 1, 1, "không có phần đầu"),
    ("---\n---\nLời.\n", "MB-R080", 1, 1, "không có phần đầu"),
    ("\n---\ntitle: Bài\n\nLời.\n", "MB-R081", 2, 1, "không có dòng --- đóng"),
    ("---\ndescription: Bài\n---\nLời.\n", "MB-R040", 2, 1, "“title”"),
    ("---\ntitle: Bài\ntitel: Bài\n---\nLời.\n", "MB-R041", 3, 1, "“titel”"),
    ("---\ntitle: Bài\ntitle: Bài\n---\nLời.\n", "MB-R021", 3, 1, "“title”"),
    ("---\ntitle: [\n---\n", "MB-R020", 3, 1, "Không đọc được YAML"),
    ("---\n- a\n---\nx", "MB-R043", 2, 1, "tên: giá trị"),
    ("---\ntitle: Bài\nparts: [rule]\n---\nLời.\n", "MB-R062", 3, 9, "“rule”"),
    (HEAD + "\u202ex", "MB-R011", 4, 1, "U+202E"),
    (HEAD + "a\ufdd2x", "MB-R011", 4, 2, "U+FDD2"),
    ("", "MB-R015", 1, 1, "trống"),
    (HEAD + "Lời, CHƢƠNG\n", "MB-R013", 4, 1, "CHƢƠNG"),
    (HEAD + "\nXem [tại đây](javascript:alert(1)).\n", "MB-R084", 5, 15, "“javascript:alert(1”"),
    (HEAD + "\nXem [tại đây](//example.org/a).\n", "MB-R084", 5, 15, "“//example.org/a”"),
    (HEAD + "\n[x]: ftp://example.org\n", "MB-R084", 5, 6, "“ftp://example.org”"),
    (HEAD + "\n<tel:+84123>\n", "MB-R084", 5, 2, "“tel:+84123”"),
    (HEAD + "\n![Hình](https://example.org/a.png)\n", "MB-R085", 5, 9, "“https://example.org/a.png”"),
    (HEAD + "\nXem ![Trang tỉnh](hinh/tinh.png)\n", "MB-R090", 5, 19, "“hinh/tinh.png”"),
    (HEAD + "\n![ ](/bieu-do/a.png)\n", "MB-R091", 5, 1, "“/bieu-do/a.png”"),
    (HEAD + "\nLời <b>đậm\n", "MB-R086", 5, 5, "“<b>”"),
    (HEAD + "\n<!-- ghi chú -->\n", "MB-R086", 5, 1, "“<!-- ghi chú -->”"),
    (HEAD + "\n# Cách tính\n", "MB-R088", 5, 1, "“Cách tính”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "column", "says"), MISTAKES)
def test_a_mistake_is_told_with_its_place(small: Small, text: str, code: str, line: int, column: int, says: str) -> None:
    small.put(PAGE, text)
    found = small.read().findings
    assert [(f.rule.code, f.place) for f in found] == [(code, Place(PAGE, line, column))], [told(f) for f in found]
    assert says in found[0].what(VI)


@pytest.mark.parametrize("text", [
    "[a](https://example.org/x?y=1#z) [b](/tinh/) [c](#d) [e](mailto:a@example.org) ![f](/bieu-do/f.png) [g](h/i:j)",
    "`<b>` và ``<i> ` <u>``, a < b, 3 <4, <https://example.org>", "## Đề mục", "#không phải đề mục", "a\r\n\r\nb",
])  # fmt: skip
def test_no_false_alarm(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, HEAD + text) == []


def test_a_page_that_is_not_utf8_is_named(small: Small) -> None:
    small.put(PAGE, (HEAD + "Lời nói").encode("utf-16"))
    assert [told(f) for f in small.read().findings] == [f"{PAGE}:1:1 MB-R010 Tệp không phải UTF-8 (có vẻ là UTF-16)."]


@pytest.mark.parametrize(("name", "address"), [("du-lieu.md", "/du-lieu/"), ("Tỉnh.md", "/tinh/"), ("–.md", "/")])
def test_an_address_of_the_generator_is_not_given_away(small: Small, name: str, address: str) -> None:
    small.put(f"content/{name}", HEAD)
    found = small.read().findings
    assert [(f.rule.code, f.place) for f in found] == [("MB-R082", Place(f"content/{name}"))]
    assert f"“{name}” chiếm địa chỉ {address}" in found[0].what(VI)


def test_two_pages_of_one_address(small: Small) -> None:
    small.put("content/tiep_can.md", HEAD)
    found = small.read().findings
    assert [told(f) for f in found] == [
        "content/tiep_can.md:1:1 MB-R083 Bài viết “tiep_can.md” có cùng địa chỉ /tiep-can/ với “tiep-can.md”."
    ]


def test_the_page_everybody_is_led_to_is_missed(small: Small) -> None:
    small.path(f"content/{METHOD}.md").unlink()
    assert [told(f) for f in small.read().findings] == [
        f"content/{METHOD}.md:1:1 MB-R087 Thiếu bài viết content/{METHOD}.md."
    ]


def test_taken_addresses_are_those_the_generator_fills() -> None:
    site = site_of(PROJECT)
    own = {page.address for page in site.pages if page.kind.value == "prose"}
    addresses = {*(p.address for p in site.pages), *(f.address for f in site.files)} - own
    filled = {address.partition("/")[0].removesuffix(".html") for address in addresses}
    others = {"bieu-do", "hinh", "assets", "pagefind"}  # drawn, beside the pages, the shell's
    assert filled | others == TAKEN


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (360).to_bytes(4, "big")


def test_a_picture_beside_the_pages_is_shown_with_its_size(small: Small) -> None:
    small.put("content/hinh/tim-tinh.png", PNG)
    small.put(PAGE, HEAD + "![Ô tìm](hinh/tim-tinh.png)\n")
    project = small.project()
    assert small.read().findings == ()
    assert [(p.address, p.width, p.height) for p in project.pictures] == [("hinh/tim-tinh.png", 640, 360)]
    html = html_of("![Ô tìm](hinh/tim-tinh.png)", project.pictures)
    assert 'src="/hinh/tim-tinh.png"' in html
    assert 'width="640"' in html
    assert 'height="360"' in html


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.jpg", b"\xff\xd8", "MB-R092"), ("a.png", b"\xff\xd8", "MB-R092"), ("Hình 1.png", PNG, "MB-R092"),
    ("a.png", PNG[:20], "MB-R092"), ("a.png", PNG + b"\0" * 300_000, "MB-R093"),
])  # fmt: skip
def test_a_picture_that_cannot_be_shown(small: Small, name: str, data: bytes, code: str) -> None:
    small.put(f"content/hinh/{name}", data)
    assert [(f.rule.code, f.place.file) for f in small.read().findings] == [(code, f"content/hinh/{name}")]
    assert small.project().pictures == ()


def test_a_misspelt_picture_is_named(small: Small) -> None:
    small.put("content/hinh/tim-tinh.png", PNG)
    small.put(PAGE, HEAD + "![Ô tìm](hinh/tim-tin.png)\n")
    found = small.read().findings
    assert [f.rule.code for f in found] == ["MB-R090"]
    assert "Ý bạn là “hinh/tim-tinh.png”?" in found[0].mend(VI)


def test_a_translation_stands_beside_its_original_with_its_parts_and_pictures(small: Small) -> None:
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    small.put("content/en/phuong-phap.md", "---\ntitle: Method\ndescription: How.\n---\nThree badges.\n")
    [page] = small.project().translated
    assert (page.address, page.language, page.title) == ("phuong-phap/", "en", "Method")
    assert page.parts == (Part.BADGES, Part.RUBRIC)


def test_what_a_language_without_catalogue_would_say_is_refused(small: Small) -> None:
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, tlh]\n")
    assert any("MB-R095" in told(f) and "“tlh”" in told(f) for f in small.read().findings)


def test_folders_of_languages_not_asked_for_are_left_alone(small: Small) -> None:
    small.put("content/en/phuong-phap.md", "---\ntitle: Method\n---\nWords.\n")
    assert small.project().translated == ()
