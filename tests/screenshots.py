"""Takes a picture of every kind of page, to be looked at one by one: ``make screenshots`` fills screenshots/.

Both sites are taken as they were last built (site/, demo-site/): on a phone, a tablet and a desk, light and dark;
the kinds are found in the built pages (:mod:`tests.site.kinds`). A name tells what is seen:
``demo-province-tinh-phu-tho-360-dark.png``. Words after the command narrow the choice: a picture is taken when
every word is in its name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.site.conftest import served
from tests.site.kinds import Chosen, chosen

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "screenshots"
SITES = {"real": ROOT / "site", "demo": ROOT / "demo-site"}
WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark")
# Beyond this a page repeats itself, and a picture could not be looked at.
TALLEST = 9000


def _name(site: str, page: Chosen, width: int, theme: str) -> str:
    address = page.address.strip("/").replace("/", "-") or "index"
    return f"{site}-{page.kind}-{page.language}-{address}-{width}-{theme}"


def _wanted(words: list[str]) -> Iterator[tuple[str, Chosen, int, str, str]]:
    for site, folder in SITES.items():
        pages = [page for page in chosen(folder) if page.kind != "redirect"]
        for page, width, theme in product(pages, WIDTHS, THEMES):
            name = _name(site, page, width, theme)
            if all(word in name for word in words):
                yield site, page, width, theme, name


def _answer_at_root(tab: Any, folder: Path) -> None:
    """Answer for the site's public path too: the page for unknown addresses names its files from the host's root."""
    found = re.search(r'href="(/[^"]*?)assets/site', (folder / "404.html").read_text("utf-8"))
    if found:
        root, files = found[1], f"{found[1]}assets/"
        tab.route(
            lambda url: urlsplit(url).path.startswith(files),
            lambda route: route.fulfill(path=folder / urlsplit(route.request.url).path.removeprefix(root)),
        )


def _take(tab: Any, address: str, width: int, theme: str, path: Path) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=theme)
    tab.goto(address, wait_until="networkidle")
    # Pictures further down wait until they come into view, which they never do here.
    tab.evaluate("document.querySelectorAll('img[loading]').forEach(each => each.loading = 'eager')")
    tab.wait_for_load_state("networkidle")
    tall = min(TALLEST, tab.evaluate("document.documentElement.scrollHeight"))
    tab.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})


def main(words: list[str]) -> None:
    """Take the pictures whose names hold every one of ``words``."""
    from playwright.sync_api import sync_playwright

    missing = [folder.name for folder in SITES.values() if not folder.exists()]
    if missing:
        sys.exit(f"Chưa có {', '.join(missing)}: chạy make site demo trước.")
    FOLDER.mkdir(exist_ok=True)
    with served(SITES["real"]) as real, served(SITES["demo"]) as demo, sync_playwright() as playwright:
        addresses = {"real": real, "demo": demo}
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        for folder in SITES.values():
            _answer_at_root(tab, folder)
        for site, page, width, theme, name in _wanted(words):
            _take(tab, addresses[site] + page.address, width, theme, FOLDER / f"{name}.png")
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} hình trong {FOLDER.name}/.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
