"""The way out: the tree of written pages also builds with Zensical, the successor of the builder in use.

What it does otherwise is listed here and nothing else is allowed. ``make zensical`` installs it in an environment of
its own and runs this; elsewhere nothing is tried.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.writing.artefacts import CARRIED_SIZE
from tests.small import SMALL
from tests.test_whole import ROOT

#: Where the command ``zensical`` is.
COMMAND = os.environ.get("MINHBACH_ZENSICAL", "")
pytestmark = pytest.mark.skipif(not COMMAND, reason="make zensical installs what this needs")

# It takes no hooks: so the theme's own files, and ours under their plain names, stand beside the pages unused.
UNUSED = ("assets/", "search.json")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built as ever, with the tree of written pages beside it."""
    project = shutil.copytree(SMALL, tmp_path_factory.mktemp("zensical") / "project")
    command = [sys.executable, "-m", "generator", "build", "--project", str(project), "--tree", str(project / "tree")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="module")
def theirs(ours: Path) -> Path:
    """The same tree, built by Zensical."""
    work = ours / "tree"
    told = subprocess.run([COMMAND, "build", "-f", "mkdocs.yml"], cwd=work, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "No issues found" in told.stdout + told.stderr
    return work / "site"


def _seen(page: Path) -> Iterator[object]:
    """Yield what a browser makes of a page: its elements with their attributes, and their words."""
    # How large the packed site is, publishing writes in when everything else is there.
    text = re.sub(r"\d+,\d MB(?=\))", CARRIED_SIZE, page.read_text("utf-8"))
    for element in html.document_fromstring(text).iter():
        if isinstance(element.tag, str):
            words = [" ".join((text or "").split()) for text in (element.text, element.tail)]
            yield element.tag, sorted(element.attrib.items()), words


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_page_is_there_and_reads_the_same(ours: Path, theirs: Path) -> None:
    docs = ours / "tree" / "docs"
    pages = [path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")]
    assert len(pages) > 200
    for name in [*pages, "404.html"]:
        assert list(_seen(theirs / name)) == list(_seen(ours / "site" / name)), name


def test_what_it_leaves_beside_the_pages_is_known_and_harmless(ours: Path, theirs: Path) -> None:
    more = {name for name in _names(theirs) - _names(ours / "site") if not name.startswith(UNUSED)}
    assert more == set()
    docs = ours / "tree" / "docs"
    for name in _names(docs):
        if not name.endswith(".md"):
            assert (theirs / name).read_bytes() == (docs / name).read_bytes(), name


def test_nothing_of_the_theme_is_asked_for_by_any_page(theirs: Path) -> None:
    beside = {name for name in _names(theirs) if name.startswith("assets/javascripts/") or "/stylesheets/" in name}
    assert beside
    asked = b"".join(path.read_bytes() for path in theirs.rglob("*.html"))
    assert not [name for name in beside if Path(name).name.encode() in asked]
