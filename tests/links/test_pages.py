"""What the table of links does on the site: the evidence turns, nothing else does, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from generator.writing.artefacts import Site
from tests.golden.make import site_of
from tests.small import Small, copy

LINKS = "data/links.csv"
REPORT = "https://example.org/bao-cao-2025"
HEAD = "url,state,checked,status,last_seen,failing_since,moved_to,sha256,archived\n"
BADGE = re.compile(r'<span class="badge badge--(\w+)-([\w-]+)(?: [\w-]+)*">')


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def page(site: Site, address: str) -> str:
    return next(page.body for page in site.pages if page.address == address)


def sources(site: Site) -> list[dict[str, str]]:
    content = next(file.content for file in site.files if file.address == "du-lieu/sources.csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_dead_source_turns_the_evidence_badge_and_nothing_else(small: Small) -> None:
    before = page(site_of(small.root), "tinh/son-la/")
    small.put(LINKS, f"{HEAD}{REPORT},dead,2026-06-28,404,2026-06-14,2026-06-21,,,https://web.archive.org/web/2026/{REPORT}\n")
    site = site_of(small.root)
    after = page(site, "tinh/son-la/")
    turned = [pair for pair in zip(BADGE.findall(before), BADGE.findall(after), strict=True) if pair[0] != pair[1]]
    assert turned
    assert {new for _, new in turned} == {("evidence", "dead-link")}
    assert {old[0] for old, _ in turned} == {"evidence"}
    assert "<strong>Đường dẫn không còn mở được từ ngày 21/06/2026; thấy lần cuối 14/06/2026</strong>" in after
    assert f'<a href="https://web.archive.org/web/2026/{REPORT}" rel="external noopener">bản lưu' in after
    (row,) = [row for row in sources(site) if row["url"] == REPORT]
    assert (row["link"], row["last_checked"], row["last_seen"], row["failing_since"]) == (
        "dead", "2026-06-28", "2026-06-14", "2026-06-21",
    )  # fmt: skip
    assert row["archived"].startswith("https://web.archive.org/")


def test_a_failing_source_turns_nothing(small: Small) -> None:
    before = BADGE.findall(page(site_of(small.root), "tinh/son-la/"))
    small.put(LINKS, f"{HEAD}{REPORT},failing,2026-06-28,dns,2026-06-14,2026-06-21,,,\n")
    after = page(site_of(small.root), "tinh/son-la/")
    assert BADGE.findall(after) == before
    assert "không còn mở được" not in after


REFUSED = [
    ("javascript:alert(1),live,2026-06-28,200,,,,,", "MB-R"), (f"{REPORT},live,2026-06-28,200,,,javascript:alert(1),,", "MB-R"),
    (f"{REPORT},live,2026-06-28,200,,,,,data:text/html;base64,", "MB-R"), (f"{REPORT},=1+1,2026-06-28,200,,,,,", "MB-R"),
    (f'{REPORT},live,2026-06-28,200,,,"https://a.vn/""><script>",,', "MB-R"), (f"{REPORT},live,=TODAY(),200,,,,,", "MB-R"),
    (f"{REPORT},live,2026-06-28,200,,,,,\n{REPORT},dead,2026-06-28,404,,,,,", "MB-R"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "code"), REFUSED)
def test_a_table_made_by_somebody_else_is_refused_at_its_place(small: Small, row: str, code: str) -> None:
    small.put(LINKS, f"{HEAD}{row}\n")
    errors = [f for f in small.findings() if f.place.file == LINKS]
    assert errors
    assert all(f.rule.code.startswith(code) and f.place.line > 1 for f in errors)


def test_texts_in_it_stay_text(small: Small) -> None:
    small.put(LINKS, f'{HEAD}{REPORT},live,2026-06-28,"<script>alert(1)</script>",2026-06-28,,"https://a.vn/\'onclick=alert(1)",=1+1,\n')
    site = site_of(small.root)
    everything = "".join(page.body for page in site.pages)
    assert "<script>alert(1)" not in everything
    (row,) = [row for row in sources(site) if row["url"] == REPORT]
    assert row["sha256"] == "'=1+1"
