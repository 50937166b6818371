"""What programs, and whoever cites, read on every page of a built site."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from typing import Any

import pytest

FRAME = 'class="site-footer"'


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, str]:
    """The text of every page of the demonstration site, by its address."""
    texts = {p.relative_to(demo).as_posix(): p.read_text("utf-8") for p in sorted(demo.rglob("*.html"))}
    return {name.removesuffix("index.html"): text for name, text in texts.items() if FRAME in text}


def test_the_foot_of_every_page_names_the_data(demo: Path, pages: dict[str, str]) -> None:
    package = json.loads((demo / "du-lieu/all.json").read_text("utf-8"))
    short = package["hash"].removeprefix("sha256:")[:12]
    foot = re.compile(
        rf"Số liệu tính đến 15/03/2030, phiên bản {package['version']}, "
        rf'mã nội dung <a href="[./a-z-]*du-lieu/"><code>{short}</code></a>'
    )
    assert len(pages) > 100
    assert [name for name, text in pages.items() if not foot.search(text)] == []


def test_a_picture_says_the_same_on_its_page_and_in_its_files(demo: Path, pages: dict[str, str]) -> None:
    stem = "muc-tieu-xhs-1"
    drawn = ET.fromstring((demo / f"bieu-do/{stem}.svg").read_text("utf-8"))
    citation = drawn.findtext(".//{http://purl.org/dc/terms/}bibliographicCitation")
    assert citation
    assert citation.endswith(f"/bieu-do/{stem}.svg")
    assert f">{citation}</p>" in unescape(pages["muc-tieu/xhs-1/"])
    assert citation.encode() in (demo / f"bieu-do/{stem}.png").read_bytes()
    spec = json.loads((demo / f"bieu-do/{stem}.json").read_text("utf-8"))
    assert spec["usermeta"] == {"bibliographicCitation": citation}


def test_a_citation_is_copied_by_a_button_and_readable_without(browser: Any, demo_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{demo_address}tinh/dien-bien/")
    page.get_by_role("button", name="Chép câu đầy đủ").click()
    page.locator("#trich-dan ~ dl [role=status]", has_text="Đã chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{demo_address}tinh/dien-bien/")
    assert copied in page.locator("section.cite").inner_text()
    assert page.locator("section.cite button").count() == 0
    plain.close()
