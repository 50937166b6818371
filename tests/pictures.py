"""Takes the pictures of the guides and of the README from the running site: ``make pictures`` writes content/hinh/
and .github/trang.png again.

A picture shows what an officer sees on a phone; what is to be pressed has a frame around it. It holds whole parts of
a page and nothing of what stands above or below them.
"""

from __future__ import annotations

import base64
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
FRONT = ROOT / ".github" / "trang.png"
WIDTH, HEIGHT, SCALE = 360, 820, 1.5
# Enough of a picture for a site to be built that the real one is then taken from.
_EMPTY = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"
FRAME = "{ outline: 3px solid #b3261e; outline-offset: 3px; border-radius: 3px; } .table-wrap { overflow: visible; }"


# Everything but the parts from the first to the last is made invisible, so that no piece of it is cut at an edge.
_ALONE = """([from, to]) => {
  let part = document.querySelector(from);
  const last = document.querySelector(to || from), kept = [part];
  while (!part.contains(last)) { part = part.nextElementSibling; kept.push(part); }
  const boxes = kept.map(each => each.getBoundingClientRect());
  document.body.style.visibility = "hidden";
  kept.forEach(each => { each.style.visibility = "visible"; });
  kept[0].style.borderTopColor = "transparent";
  const bottom = Math.max(last.getBoundingClientRect().bottom, ...boxes.map(box => box.bottom).slice(0, -1));
  return [boxes[0].top + scrollY, bottom + scrollY];
}"""
MARGIN = 14


@dataclass(frozen=True)
class Shot:
    """One picture: where it is taken, its first and its last part (children of one parent, or parts of such), what is
    framed, and what is done first.
    """

    name: str
    address: str
    first: str
    last: str = ""
    framed: str = ""
    before: Callable[[Any], None] = lambda page: None


def _open_mend(page: Any) -> None:
    page.locator("tr:has(details.mend)").filter(has_text="Số người có uy tín").first.locator(
        "details.mend summary"
    ).click()


_FIGURE = "tr:has(details.mend[open])"
_EXCEL = "section:has(> h2#cap-nhat)"
SHOTS = (
    Shot("tim-tinh", "/", "h1.answer", "form.home-search", framed="form.home-search"),
    Shot("sua-so-nay", "/tinh/son-la/", _FIGURE, framed=f"{_FIGURE} .mend a:first-of-type", before=_open_mend),
    Shot("co-so-moi", "/tinh/son-la/", _FIGURE, framed=f"{_FIGURE} .mend a:last-of-type", before=_open_mend),
    Shot("tai-excel", "/tinh/son-la/", _EXCEL, framed=f"{_EXCEL} a:first-of-type"),
    Shot("giai-thich-loi", "/kiem-tra/mb-r053/", "h1", "section:has(> h2#vi-du)"),
)


# What the README shows: the home page on a desk, a place on a phone; each with its width there and in the picture.
_PARTS = (("", 1280, 860), ("tinh/dien-bien/", 360, 242))
_SIDE_BY_SIDE = "body { display: flex; gap: 12px; margin: 12px; background: #d8dde0 } img { height: 1200px; object-fit: cover; object-position: top }"


def _front(browser: Any, address: str, path: Path) -> None:
    """Take the README's picture into ``path``: two pages side by side, cut off at the bottom."""
    images = ""
    for part, seen, shown in _PARTS:
        page = browser.new_page(viewport={"width": seen, "height": 1200 * seen // shown})
        page.goto(address + part, wait_until="networkidle")
        taken = base64.b64encode(page.screenshot()).decode()
        images += f'<img width="{shown}" src="data:image/png;base64,{taken}">'
        page.close()
    width = sum(shown for _, _, shown in _PARTS) + 3 * 12
    page = browser.new_page(viewport={"width": width, "height": 1224})
    page.set_content(f"<style>{_SIDE_BY_SIDE}</style>{images}", wait_until="load")
    page.screenshot(path=path)
    page.close()


def take(site: Path, folder: Path, front: Path) -> None:
    """Take every picture from the built ``site`` into ``folder``, and the README's into ``front``."""
    from playwright.sync_api import sync_playwright

    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        for shot in SHOTS:
            page.goto(address + shot.address.lstrip("/"), wait_until="networkidle")
            shot.before(page)
            if shot.framed:
                page.add_style_tag(content=f"{shot.framed} {FRAME}")
            page.mouse.move(0, 0)
            page.locator(shot.first).first.scroll_into_view_if_needed()
            top, bottom = page.evaluate(_ALONE, [shot.first, shot.last])
            clip = {"x": 0, "y": top - MARGIN, "width": WIDTH, "height": bottom - top + 2 * MARGIN}
            page.screenshot(path=folder / f"{shot.name}.png", full_page=True, clip=clip)
        _front(browser, address, front)
        browser.close()


def main() -> None:
    """Build the site as it is in its repository and take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:  # a guide that lacks a picture is refused by the build
        if not (FOLDER / f"{shot.name}.png").exists():
            (FOLDER / f"{shot.name}.png").write_bytes(_EMPTY)
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch, "site")
        command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--project",
            str(ROOT),
            "--output",
            str(site),
            "--as-of",
            "2026-11-29",
        ]
        named = {**os.environ, "GITHUB_REPOSITORY": "to-chuc/kho-du-lieu"}
        subprocess.run(command, check=True, env=named, cwd=ROOT)
        take(site, FOLDER, FRONT)


if __name__ == "__main__":
    main()
