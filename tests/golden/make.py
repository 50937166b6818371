"""The small site as readable text: page bodies, redirects, search entries, a few tables.

``make golden`` writes it to ``tests/golden/nho`` again, and what is told of mistakes beside it; look at the difference before committing it.
Pictures are left out: the charting room has tests of its own.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.building import DEFAULT_THEME
from generator.checking.check import find_all
from generator.language import Language
from generator.measuring.measures import measure
from generator.publishing.stamping import Stamps
from generator.reading.project import read_project
from generator.writing.artefacts import PageKind, Site
from generator.writing.desk import Desk
from generator.writing.site import write_site
from tests.checking.mistakes import write_golden
from tests.test_licences import LIST, written

HERE = Path(__file__).parent
PROJECT = HERE.parent / "projects" / "nho"
GOLDEN = HERE / "nho"
REFERENCE = {PageKind.DICTIONARY, PageKind.MANUAL, PageKind.RULE}  # of the program, not of the project; tested apart
DICTIONARY = '<section class="section" aria-labelledby="tu-dien">'  # long, and tested with the tables
BLOCK = re.compile(r"(?=<(?:article|a class=.tile|dd|details|div|dl|dt|figure|h[1-6]|li|nav|ol|p|section|table|t[dhr]|ul)\b)")
HASH = "<hash>"  # any change of any table would otherwise change every page
TABLES = ("assessments", "plans", "results", "targets")


def site_of(root: Path) -> Site:
    """Write the site of the project in ``root`` on the day its configuration fixes."""
    reading = read_project(root)
    project = reading.project
    assert project is not None, [str(f) for f in reading.findings]
    day = project.config.as_of
    assert day is not None
    findings = find_all(reading, day)
    desk = Desk(measure(project, day), findings, Language(), url=project.config.site.url or "",
                repository=project.config.site.repository or "")  # fmt: skip
    return write_site(desk, DEFAULT_THEME, lambda _: None)


def _named(site: Site, text: str) -> str:
    """Return a text as it will stand on the site, but for the hash of the data."""
    short = dict(site.stamps)[site.shell.hash]
    return re.sub(f"{short}[0-9a-f]*", HASH, Stamps(site.stamps).put(text.encode()).decode())


def files_of(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the golden files: their names and texts."""
    told = [page for page in site.pages if page.kind not in REFERENCE]
    for page in told:
        name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
        crumbs = " > ".join(c.title for c in page.crumbs)
        head = f"<!-- {page.kind.value} | {page.title} | {page.description} | {page.section} | {crumbs} -->\n"
        body = _named(site, page.body.partition(DICTIONARY)[0])
        yield f"pages/{name}", f"{head}{_lines(body)}\n"
    for embed in site.embeds:
        head = f"<!-- {embed.title} | {embed.description} | {embed.home} -->\n"
        yield f"pages/{embed.address}index.html", f"{head}{_lines(_named(site, embed.body))}\n"
    yield "redirects.txt", "".join(f"{r.address} -> {r.to} ({r.title})\n" for r in site.redirects)
    yield "search.txt", "\n".join(_entry(e) for e in site.entries if not e.address.startswith("kiem-tra/mb-"))
    yield "shell.json", f"{_named(site, json.dumps(dataclasses.asdict(site.shell), ensure_ascii=False, indent=1))}\n"
    for file in site.files:
        folder, _, name = file.address.rpartition("/")
        if folder == "du-lieu" and name in {f"{t}.csv" for t in TABLES}:
            yield file.address, file.content.decode("utf-8-sig")


def _lines(body: str) -> str:
    """Break a body before its blocks, so that a difference is a line one can read."""
    return re.sub(r"\n{2,}", "\n", BLOCK.sub("\n", body)).strip()


def _entry(entry: object) -> str:
    fields = dataclasses.asdict(entry).items()  # type: ignore[call-overload]
    return "".join(f"{name}: {value}\n" for name, value in fields if value)


def main() -> None:
    """Write the golden files anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, text in files_of(site_of(PROJECT)):
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_golden()
    LIST.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
