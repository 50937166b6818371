"""What stands on disk after publishing, and what must never be lost."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sample

from generator.publishing import Problem, PublishError, publish
from generator.publishing.links import rewrite
from generator.publishing.lock import alone
from generator.publishing.swap import MARKER
from generator.publishing.verify import _attributes
from generator.writing.artefacts import File, Page, PageKind, Site


def build(site: Site, folder: Path) -> Path:
    """Publish into ``folder / "site"`` and return that."""
    publish(site, sample.THEME, folder / "work", folder / "site", lambda _: None)
    return folder / "site"


def with_body(html: str) -> Site:
    """Return the made-up site with one more page."""
    more = Page("them/", PageKind.PROSE, "Thêm", "Thêm", html)
    return replace(sample.site(), pages=(*sample.site().pages, more))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_everything_stands_at_its_address(published: Path) -> None:
    for name in ("index.html", "tinh/lao-cai/index.html", "404.html", "du-lieu/tinh.csv"):
        assert (published / name).is_file(), name
    redirect = (published / "tinh/soc-trang/index.html").read_text("utf-8")
    assert 'href="../../tinh/can-tho/#ke-hoach"' in redirect
    assert 'content="noindex"' in redirect


def test_only_files_that_differ_are_written_and_none_is_shared_with_anybody_else(tmp_path: Path) -> None:
    site = build(sample.site(), tmp_path)
    same, shared, pointed = (site / name for name in ("du-lieu/tinh.csv", "index.html", "404.html"))
    numbers = {path: path.stat().st_ino for path in (same, shared, pointed)}
    os.link(shared, tmp_path / "a copy of somebody's")
    pointed.rename(tmp_path / "elsewhere.html")
    pointed.symlink_to(tmp_path / "elsewhere.html")
    (site / "tinh/lao-cai/index.html").write_text("x", "utf-8")
    before = tree(site)
    assert build(sample.site(), tmp_path) == site
    assert same.stat().st_ino == numbers[same]
    assert shared.stat().st_ino != numbers[shared]
    assert not pointed.is_symlink()
    after = tree(site)
    assert [name for name in after if after[name] != before[name]] == ["tinh/lao-cai/index.html"]
    assert {path.stat().st_nlink for path in site.rglob("*") if path.is_file()} == {1}


def test_the_tree_of_pages_is_whole_and_no_folder_of_anybody_else_is_touched(tmp_path: Path) -> None:
    marked = replace(with_body("<p>\ufdd1</p>"), stamps=(("\ufdd1", "0123456789ab"),))
    site, beside, own = (tmp_path / name for name in ("site", "tree", "own"))

    def build_tree(folder: Path) -> None:
        publish(marked, sample.THEME, tmp_path / "work", site, lambda _: None, tree=folder)

    build_tree(beside)
    build_tree(beside)
    pages = {path.parent.relative_to(beside / "docs").as_posix() for path in beside.rglob("index.md")}
    assert pages == {(page.address.strip("/") or ".") for page in marked.pages if page.kind is not PageKind.NOT_FOUND}
    assert "<p>0123456789ab</p>" in (beside / "docs" / "them" / "index.md").read_text("utf-8")
    assert (beside / "mkdocs.yml").is_file()
    own.mkdir()
    (own / "docs").mkdir()
    (own / "docs" / "mine.md").write_text("x", "utf-8")
    before = tree(site)
    with pytest.raises(PublishError):
        build_tree(own)
    assert tree(own) == {"docs/mine.md": b"x"}
    assert tree(site) == before


def test_links_of_pages_are_relative(published: Path) -> None:
    for path in published.rglob("*.html"):
        rooted = re.findall(r'(?:href|src|action)="/[^"]*"', path.read_text("utf-8"))
        assert path.name == "404.html" or rooted == [], path


def test_links_of_the_404_page_start_at_the_server(published: Path) -> None:
    text = (published / "404.html").read_text("utf-8")
    assert 'href="/minh-bach/tinh/"' in text
    links = re.findall(r'(?:href|src|action)="([^"#]*)', text)
    assert all(link.startswith("/minh-bach/") for link in links if link)


def test_nothing_of_the_theme_is_shipped(published: Path) -> None:
    names = set(tree(published))
    assert not [
        name
        for name in names
        if "bundle" in name or "lunr" in name or name.endswith((".map", ".gz", ".ttf"))
    ]
    assert {name for name in names if name.startswith("assets/")} == {
        name
        for name in names
        if re.fullmatch(r"assets/[a-z0-9/-]+\.[0-9a-f]{10}\.(css|js|svg|woff2)", name)
    }


def test_home_is_light(published: Path) -> None:
    import gzip

    asked = re.findall(
        r'(?:src|href)="\./(assets/[^"]+)"', (published / "index.html").read_text("utf-8")
    )
    fonts = [name for name in tree(published) if name.endswith(".woff2")]
    files = {"index.html", *asked, *fonts}
    assert len(files) <= 8
    assert sum(len(gzip.compress((published / name).read_bytes())) for name in files) < 60_000


def test_two_builds_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tree(build(sample.site(), tmp_path / "one"))
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    second = tree(build(sample.site(), tmp_path / "two"))
    assert first == second


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ('<a href="/tinh/khong-co/">x</a>', "liên kết không tới đâu"),
        ('<a href="/tinh/lao-cai/#khong-co">x</a>', "không có mục"),
        ('<a href="#khong-co">x</a>', "không có mục"),
        ('<p id="a"></p><p id="a"></p>', "có 2 lần"),
        ('<img alt="" src="https://example.com/a.png">', "nạp tệp từ nơi khác"),
        ('<a href="javascript:alert(1)">x</a>', "không an toàn"),
        ('<a href="//example.com/">x</a><script src="//example.com/a.js"></script>', "từ nơi khác"),
    ],
)
def test_a_broken_page_is_named_and_the_old_site_survives(
    tmp_path: Path, html: str, complaint: str
) -> None:
    site = build(sample.site(), tmp_path)
    before = tree(site)
    with pytest.raises(PublishError, match=complaint):
        build(with_body(html), tmp_path)
    assert tree(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]


def test_links_that_are_fine_pass(tmp_path: Path) -> None:
    html = (
        '<a href="https://example.com/">x</a><a href="mailto:a@example.com">x</a>'
        '<a href="/tinh/lao-cai/#ke-hoach">x</a><a href="/du-lieu/tinh.csv">x</a><a href="/">x</a>'
    )
    built = (build(with_body(html), tmp_path) / "them/index.html").read_text("utf-8")
    assert '<a href="../tinh/lao-cai/#ke-hoach">' in built
    assert '<a href="../">' in built


def test_html_and_markdown_pass_untouched(tmp_path: Path) -> None:
    html = '<pre>\n\n    # *a* {{ b }} {% c %}\n\n&lt;a href="/x/"&gt;</pre>'
    built = (build(with_body(html), tmp_path) / "them/index.html").read_text("utf-8")
    assert html in built


def test_the_sitemap_tells_the_day_of_the_last_change_where_it_is_known(tmp_path: Path) -> None:
    site = sample.site()
    first, *others = site.pages
    output = build(replace(site, pages=(replace(first, updated=dt.date(2026, 7, 1)), *others)), tmp_path)
    sitemap = (output / "sitemap.xml").read_text("utf-8")
    assert "<url><loc>https://example.org/minh-bach/</loc><lastmod>2026-07-01</lastmod></url>" in sitemap
    assert sitemap.count("<lastmod>") == 1
    assert "tim-kiem" not in sitemap


def test_without_a_public_address_there_is_no_sitemap(tmp_path: Path) -> None:
    output = build(sample.site(shell=replace(sample.SHELL, url="")), tmp_path)
    assert not list(output.glob("sitemap*"))


def test_a_foreign_folder_is_never_deleted(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "anh.jpg").write_bytes(b"mine")
    with pytest.raises(PublishError, match="không bị ghi đè"):
        build(sample.site(), tmp_path)
    assert (tmp_path / "site" / "anh.jpg").read_bytes() == b"mine"


def test_leftovers_of_a_killed_build_are_mended(tmp_path: Path) -> None:
    site = build(sample.site(), tmp_path)
    before = tree(site)
    site.rename(tmp_path / ".site.old-abc")
    half = tmp_path / ".site.new-abc"
    half.mkdir()
    (half / MARKER).touch()
    with pytest.raises(PublishError):
        build(with_body('<a href="/khong-co/">x</a>'), tmp_path)
    assert tree(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    with alone(tmp_path / "work"), pytest.raises(PublishError, match="đang chạy"):
        build(sample.site(), tmp_path)
    assert build(sample.site(), tmp_path).is_dir()


@pytest.mark.parametrize(
    "address", ["../ra-ngoai.csv", "/etc/x", "a//b", "a/./b", "du-lieu/tinh.csv"]
)
def test_addresses_stay_inside_and_are_unique(tmp_path: Path, address: str) -> None:
    files = (*sample.site().files, File(address, b""))
    with pytest.raises(PublishError, match="địa chỉ"):
        build(replace(sample.site(), files=files), tmp_path)


def test_text_from_data_is_inert_in_the_shell(tmp_path: Path) -> None:
    nasty = '"><script>alert(1)</script>{{ 7*7 }}\n---\nx: y'
    page = Page("them/", PageKind.PROSE, nasty, nasty, "<p>x</p>")
    site = replace(sample.site(), pages=(*sample.site().pages, page))
    built = (build(site, tmp_path) / "them/index.html").read_text("utf-8")
    assert "<script>alert" not in built
    assert "{{ 7*7 }}" in built


def test_a_banner_keeps_the_site_out_of_search_engines(tmp_path: Path) -> None:
    shell = replace(sample.SHELL, banner="Dữ liệu minh họa, không phải số liệu thật", url="")
    site = build(sample.site(shell=shell), tmp_path)
    home = (site / "index.html").read_text("utf-8")
    assert "Dữ liệu minh họa" in home
    assert '<meta name="robots" content="noindex">' in home
    assert "canonical" not in home
    assert 'href="/tinh/"' in (site / "404.html").read_text("utf-8")


def test_an_owner_can_change_colours_and_nothing_else(tmp_path: Path) -> None:
    shell = replace(sample.SHELL, colours=(("accent", "#7a1f1f"), ("accent-dark", "#f0a0a0"), ("bg", "#fffdf8")))
    site = build(sample.site(shell=shell), tmp_path)
    style = next((site / "assets").glob("site.*.css")).read_text("utf-8")
    assert "--accent: var(--day, #7a1f1f) var(--night, #f0a0a0);" in style
    assert "--bg: var(--day, #fffdf8) var(--night, var(--sharp, #000000) var(--plain, #12181b));" in style
    with pytest.raises(PublishError, match="màu"):
        build(sample.site(shell=replace(shell, colours=(("accent", "red}body{"),))), tmp_path)
    with pytest.raises(PublishError, match="không có màu tên này"):
        build(sample.site(shell=replace(shell, colours=(("acent", "#7a1f1f"),))), tmp_path)


def test_the_environment_is_left_as_it_was(tmp_path: Path) -> None:
    before = dict(os.environ)
    build(sample.site(), tmp_path)
    assert {k: v for k, v in os.environ.items() if k != "NO_MKDOCS_2_WARNING"} == before


def test_what_looks_like_an_attribute_in_a_text_is_none() -> None:
    """A text may speak of HTML: it is neither rewritten nor taken for what a page loads."""
    tag = """<img alt="[embed src='javascript:a' href='/b/']" src="/c.png">"""
    assert rewrite(tag, "../") == tag.replace("/c.png", "../c.png")
    assert _attributes(tag) == [("src", "/c.png")]
    assert _attributes("<a href='/x' id='y'>") == [("href", "/x"), ("id", "y")]


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    told = str(PublishError(Problem(f"trang-{n:04}/", "hỏng") for n in range(1000))).splitlines()
    assert len(told) == 31
    assert told[0].startswith("trang-0000/")
    assert told[-1] == "… và 970 chỗ nữa"


def test_who_is_stopped_while_removing_leaves_what_the_next_build_removes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    publish(sample.site(), sample.THEME, tmp_path / "work", output, lambda _: None)
    remove = shutil.rmtree

    def stopped(folder: Path, *arguments: object, **options: object) -> None:
        if ".site." in str(folder):
            (folder / MARKER).unlink(missing_ok=True)  # it may come first
            raise KeyboardInterrupt
        remove(folder)

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", stopped)
        with pytest.raises(KeyboardInterrupt):
            publish(sample.site(), sample.THEME, tmp_path / "work", output, lambda _: None)
    assert len(list(tmp_path.glob(".site.*"))) == 1
    publish(sample.site(), sample.THEME, tmp_path / "work", output, lambda _: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "work"]
