"""Pages written by people: what is read of them, and every mistake in them told before a site is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.prose import read_prose
from generator.records.prose import METHOD, TAKEN, Part
from generator.records.values import Place
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
    ("", "MB-R015", 1, 1, "trống"),
    (HEAD + "Lời, CHƢƠNG\n", "MB-R013", 4, 1, "CHƢƠNG"),
    (HEAD + "\nXem [tại đây](javascript:alert(1)).\n", "MB-R084", 5, 15, "“javascript:alert(1”"),
    (HEAD + "\nXem [tại đây](//example.org/a).\n", "MB-R084", 5, 15, "“//example.org/a”"),
    (HEAD + "\n[x]: ftp://example.org\n", "MB-R084", 5, 6, "“ftp://example.org”"),
    (HEAD + "\n<tel:+84123>\n", "MB-R084", 5, 2, "“tel:+84123”"),
    (HEAD + "\n![Hình](https://example.org/a.png)\n", "MB-R085", 5, 9, "“https://example.org/a.png”"),
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
    assert filled | {"bieu-do", "assets", "pagefind"} == TAKEN  # the first are drawn, the others are the shell's
