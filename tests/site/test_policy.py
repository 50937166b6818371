"""Every page of a site, on the web and in the folder to carry away, forbids what it does not need."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.publishing.redirects import POLICY
from generator.publishing.sources import policy

POLICIES = {policy("'self'"): "page", policy("'self' 'wasm-unsafe-eval'"): "search", POLICY: "redirect"}
_DATA = {"application/ld+json"}  # no browser runs it
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset")


def pages(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_bytes()


def carried(site: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO((site / "du-lieu" / "toan-bo-trang-web.zip").read_bytes())) as packed:
        yield from ((name, packed.read(name)) for name in packed.namelist() if name.endswith(".html"))


def policies(page: html.HtmlElement) -> list[html.HtmlElement]:
    return [meta for meta in page.iter("meta") if meta.get("http-equiv", "").lower() == "content-security-policy"]


def complaints(content: bytes) -> Iterator[str]:
    """Yield what a page does or allows that none should."""
    page = html.document_fromstring(content)
    told = policies(page)
    if len(told) != 1 or told[0].get("content") not in POLICIES:
        yield f"policy: {[meta.get('content') for meta in told]}"
        return
    before = [e.tag for e in page.find("head") if isinstance(e.tag, str)]
    at = next(n for n, e in enumerate(page.find("head")) if e is told[0])
    yield from (f"before its policy: {tag}" for tag in before[:at] if tag != "meta")
    for element in page.iter(html.etree.Element):
        yield from _of(element, POLICIES[told[0].get("content")])


def _of(element: html.HtmlElement, kind: str) -> Iterator[str]:
    name = str(element.tag)
    if name == "script" and element.get("src") is None and element.get("type") not in _DATA:
        yield "a script among the words"
    if name in ("script", "object", "embed", "applet") and (kind == "redirect" or name != "script"):
        yield f"an element that runs: {name}"
    if name == "base" and element.get("href") is not None:
        yield "a base address"
    for attribute, value in element.items():
        if attribute.lower().startswith("on"):
            yield f"a handler: {attribute}"
        if attribute.lower() in _ADDRESSES and re.match(r"[\x00-\x20]*(?:javascript|vbscript|data:(?!image/))", value, re.IGNORECASE):
            yield f"an address that runs: {value[:60]}"
        if attribute.lower() == "srcdoc":
            yield "a page inside an attribute"


@pytest.mark.parametrize("name", ["real", "demo"])
def test_every_page_carries_the_policy_and_keeps_to_it(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    kinds: Counter[str] = Counter()
    for where, content in (*pages(site), *carried(site)):
        assert list(complaints(content)) == [], where
        kinds[POLICIES[policies(html.document_fromstring(content))[0].get("content")]] += 1
    assert kinds["page"] > 100
    assert kinds["search"] >= 2
    assert {"404.html", "khong-co-mang/index.html"} <= {where for where, _ in pages(site)}
    assert any(where.startswith("nhung/") for where, _ in pages(site))


def test_policies_are_strict() -> None:
    for text in POLICIES:
        rules = dict(rule.strip().split(" ", 1) for rule in text.split(";"))
        assert rules["default-src"] in ("'self'", "'none'")
        assert rules["base-uri"] == "'none'"
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "data:"} & set(rules.get("script-src", "").split())
        assert not re.search(r"https?:|\*", text)
        assert rules.get("object-src", rules["default-src"]) == "'none'"


BAD = [
    "<script>a</script>", "<p onclick='a'>b</p>", "<a href='java&#115;cript:a'>b</a>", "<svg><a xlink:href='javascript:a'/></svg>", "<iframe srcdoc='a'></iframe>",
    "<object data='/a'></object>", "<base href='/a'>", "<a href='data:text/html,a'>b</a>", "<script type=module>a</script>",
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_this_test_can_fail(bad: str) -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{next(iter(POLICIES))}">'
    page = f"<!doctype html><html><head>{head}</head><body>{{}}</body></html>"
    assert list(complaints(page.format("<p>a</p>").encode())) == []
    assert list(complaints(page.format(bad).encode())) != []
    assert list(complaints(b"<!doctype html><html><head></head><body>a</body></html>")) != []
