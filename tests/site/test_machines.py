"""What programs, and whoever cites, read on every page of a built site."""

from __future__ import annotations

import json
import re
from pathlib import Path

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
