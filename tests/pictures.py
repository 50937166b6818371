"""Takes the pictures of the guides from the running site: ``make pictures`` writes content/hinh/ again.

A picture shows what an officer sees on a phone; what is to be pressed has a frame around it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.site.conftest import served

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "content" / "hinh"
WIDTH, HEIGHT, SCALE = 400, 820, 1.5
# Enough of a picture for a site to be built that the real one is then taken from.
_EMPTY = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"
FRAME = "{ outline: 3px solid #b3261e; outline-offset: 3px; border-radius: 3px; }"


@dataclass(frozen=True)
class Shot:
    """One picture: where it is taken, what is done first, what is framed, and what part is kept."""

    name: str
    address: str
    keep: str
    framed: str = ""
    tall: int = HEIGHT
    before: Callable[[Any], None] = lambda page: None


def _open_mend(page: Any) -> None:
    page.locator("tr:has(details.mend)").filter(has_text="Số người có uy tín").first.locator("details.mend summary").click()


_FIGURE = "tr:has(details.mend[open])"
_EXCEL = "section:has(> h2#cap-nhat)"
SHOTS = (
    Shot("tim-tinh", "/", "main", framed="form[role=search]", tall=480),
    Shot("sua-so-nay", "/tinh/son-la/", _FIGURE, framed=f"{_FIGURE} .mend a:first-of-type", before=_open_mend),
    Shot("co-so-moi", "/tinh/son-la/", _FIGURE, framed=f"{_FIGURE} .mend a:last-of-type", before=_open_mend),
    Shot("tai-excel", "/tinh/son-la/", _EXCEL, framed=f"{_EXCEL} a:first-of-type"),
    Shot("giai-thich-loi", "/kiem-tra/mb-r053/", "main", tall=760),
)


def take(site: Path, folder: Path) -> None:
    """Take every picture from the built ``site`` into ``folder``."""
    from playwright.sync_api import sync_playwright

    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        for shot in SHOTS:
            page.goto(address + shot.address.lstrip("/"), wait_until="networkidle")
            shot.before(page)
            if shot.framed:
                page.add_style_tag(content=f"{shot.framed} {FRAME}")
            kept = page.locator(shot.keep).first
            kept.scroll_into_view_if_needed()
            box = kept.bounding_box()
            assert box, f"{shot.name}: nothing to see at {shot.keep}"
            top = max(0, box["y"] - 12 + page.evaluate("scrollY"))
            clip = {"x": 0, "y": top, "width": WIDTH, "height": min(box["height"] + 24, shot.tall)}
            page.screenshot(path=folder / f"{shot.name}.png", full_page=True, clip=clip)
        browser.close()


def main() -> None:
    """Build the site as it is in its repository and take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:  # a guide that lacks a picture is refused by the build
        if not (FOLDER / f"{shot.name}.png").exists():
            (FOLDER / f"{shot.name}.png").write_bytes(_EMPTY)
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch, "site")
        command = [sys.executable, "-m", "generator", "build", "--project", str(ROOT), "--output", str(site), "--as-of", "2026-11-22"]
        named = {**os.environ, "GITHUB_REPOSITORY": "to-chuc/kho-du-lieu"}
        subprocess.run(command, check=True, env=named, cwd=ROOT)
        take(site, FOLDER)


if __name__ == "__main__":
    main()
