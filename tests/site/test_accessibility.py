"""No page kind breaks a rule of WCAG 2.2 AA that a machine can see: axe-core, in every look, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.site.kinds import Chosen, chosen

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# 1,280 pixels at 200 % zoom lay a page out in 640; 320 is the narrowest that WCAG 1.4.10 asks for.
NARROW, ZOOMED = 320, 640
LOOKS = {
    "light": {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference", "forced_colors": "none"},
    "high contrast": {"color_scheme": "light", "contrast": "more", "forced_colors": "none"},
    "high contrast, dark": {"color_scheme": "dark", "contrast": "more", "forced_colors": "none"},
}

# The menu and the choice of colours lie over the page; they are looked at by themselves.
_UNFOLD = "document.querySelectorAll('main details').forEach(each => { each.open = true; })"
# Of brothers that look alike (the same tags and classes in them) two stay: what is wrong with them is wrong
# with the two, and axe measures every word. Whether a page scrolls sideways is measured before.
_THIN_OUT = """() => {
  const own = each => each.localName + '.' + each.className.toString();
  const look = each => [...new Set([own(each), ...[...each.querySelectorAll('*')].map(own)])].sort().join();
  document.querySelectorAll('.page, tbody, ul, ol, dl, svg, section, .promises, .cards').forEach(parent => {
    const seen = {};
    [...parent.children].filter(each => !/^H[1-6]$/.test(each.tagName)).forEach(each => {
      const kind = look(each);
      seen[kind] = (seen[kind] || 0) + 1;
      if (seen[kind] > 2) { each.remove(); }
    });
  });
}"""
_RUN = """([tags, colours, only]) => axe.run(document, {
  resultTypes: ['violations'], preload: false, iframes: false,
  ...(only ? { runOnly: colours }
    : { runOnly: { type: 'tag', values: tags }, rules: Object.fromEntries(colours.map(id => [id, { enabled: false }])) }),
}).then(found => found.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`))"""


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    """One page for all; the site's own policy would keep axe out, so this page alone passes it over."""
    context = browser.new_context(bypass_csp=True, service_workers="block", viewport={"width": NARROW, "height": 800})
    page = context.new_page()
    page.route(re.compile(r".*"), _without_moving)
    yield page
    context.close()


def _without_moving(route: Any) -> None:
    """Hand out a page that moves on at once without its order to move, so that it can be looked at."""
    if route.request.resource_type != "document":
        return route.continue_()
    answer = route.fetch()
    text = answer.text()
    return route.fulfill(response=answer, body=re.sub(r'<meta http-equiv="refresh" content="0;[^>]*>', "", text))


def _broken(page: Any, only_colours: bool) -> list[str]:
    return list(page.evaluate(_RUN, [TAGS, COLOUR_RULES, only_colours]))


def _look_at(page: Any, address: str) -> Iterator[str]:
    """Open a page, unfold everything, and tell what is wrong: how it is built, then its colours in every look."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.emulate_media(**LOOKS["light"])
    page.goto(address, wait_until="load")
    page.evaluate(_UNFOLD)
    page.evaluate(AXE)
    for width in (NARROW, ZOOMED):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{width} px: scrolls sideways, {wide}"
    page.evaluate(_THIN_OUT)
    for width in (NARROW, ZOOMED):
        page.set_viewport_size({"width": width, "height": 800})
        yield from (f"{width} px: {fault}" for fault in _broken(page, only_colours=False))
    for look, media in LOOKS.items():
        page.emulate_media(**media)
        yield from (f"{look}: {fault}" for fault in _broken(page, only_colours=True))


def _all_faults(page: Any, site: str, pages: list[Chosen]) -> list[str]:
    return [f"{each}: {fault}" for each in pages for fault in _look_at(page, site + each.address)]


def test_every_kind_of_page_is_looked_at(real: Path, demo: Path) -> None:
    from generator.writing.artefacts import PageKind

    kinds = {page.kind for site in (real, demo) for page in chosen(site)}
    assert kinds >= set(PageKind), "a kind of page without a page"
    assert "redirect" in kinds


def test_real_pages_break_no_rule(tab: Any, real: Path, real_address: str) -> None:
    assert _all_faults(tab, real_address, chosen(real)) == []


def test_demonstration_pages_break_no_rule(tab: Any, demo: Path, demo_address: str) -> None:
    # The page for unknown addresses begins at the site's public address, which is not where the demonstration is served.
    pages = [page for page in chosen(demo) if page.kind != "not-found"]
    assert _all_faults(tab, demo_address, pages) == []


@pytest.mark.parametrize("fold", [".menu-fold", "[data-themes]"])
def test_what_folds_out_over_the_page_breaks_no_rule(tab: Any, demo_address: str, fold: str) -> None:
    tab.set_viewport_size({"width": NARROW, "height": 800})
    tab.goto(demo_address)
    tab.click(f"{fold} > summary")
    tab.evaluate(AXE)
    tab.evaluate("document.querySelector('main').innerHTML = '<h1>Trang</h1>'")
    for media in LOOKS.values():
        tab.emulate_media(**media)
        assert [fault for fault in _broken(tab, True) + _broken(tab, False) if "landmark" not in fault] == []


def test_faults_are_seen(tab: Any, real_address: str) -> None:
    """What would be told, is: a page spoilt in four ways."""
    tab.goto(real_address)
    tab.evaluate(AXE)
    tab.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', "
        '\'<img src="x.png"><h5>h</h5><p style="color:#bbb;background:#fff">mờ</p><button></button>\')'
    )
    seen = {fault.split(":")[0] for fault in _broken(tab, False) + _broken(tab, True)}
    assert seen >= {"image-alt", "heading-order", "color-contrast", "button-name"}
