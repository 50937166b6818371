"""What is kept between builds is what it was made of, and no build takes what it did not make."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from generator import kept
from generator.kept import NOTHING_KEPT, DamagedError, Shelf, Stored, mend, named
from generator.publishing.stamping import Stamps
from generator.writing.open_data.state import DataState
from generator.writing.sentences import Part, Sentence
from generator.writing.stamp import marked, stamps
from tests.editor import publish_in_two_languages
from tests.small import copy
from tests.test_standing import Small, build, contents, small  # noqa: F401 - a fixture


@dataclass(frozen=True)
class View:
    """As views of pages are."""

    answer: str
    numbers: tuple[Decimal, ...] = ()


def test_a_shelf_gives_what_was_put_there_and_nothing_that_was_damaged(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.get("a") is None
    assert not shelf.has("a")
    shelf.put("a", b"one\ntwo")
    assert shelf.get("a") == b"one\ntwo"
    assert shelf.has("a")
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:-1])
    assert shelf.get("a") is None


def test_what_no_build_asked_for_is_let_go(tmp_path: Path) -> None:
    first = Shelf(tmp_path)
    first.put("old", b"1")
    first.put("used", b"2")
    for entry in tmp_path.iterdir():
        os.utime(entry, (1, 1))
    later = Shelf(tmp_path)
    assert later.get("used") == b"2"
    later.sweep()
    assert [entry.name for entry in tmp_path.iterdir()] == ["used"]


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    NOTHING_KEPT.put("a", b"1")
    NOTHING_KEPT.sweep()
    assert NOTHING_KEPT.get("a") is None
    assert not NOTHING_KEPT.has("a")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("other", [
    View("a", (Decimal("1.0"),)), View("b", (Decimal(1),)), View("a"), ("a", (Decimal(1),)),
    View(Sentence(Part("a")), (Decimal(1),)), View(Sentence(Part("a", "/x/")), (Decimal(1),)),
])  # fmt: skip
def test_values_that_differ_in_anything_have_names_that_differ(other: object) -> None:
    assert named(View("a", (Decimal(1),))) != named(other)


def test_equal_values_have_one_name_whoever_shares_what_and_in_every_process() -> None:
    text, same = "xy", f"{'x':s}{'y':s}"
    assert text is not same
    assert named((text, text)) == named((text, same))
    told = (
        "from generator.kept import named; from generator.records.config import Words, Colours;"
        "print(named((Words.model_construct(territories='b', territory='a'), Colours())))"
    )
    names = {
        subprocess.run(
            [sys.executable, "-c", told], env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, check=True
        ).stdout
        for seed in range(4)
    }
    assert len(names) == 1


def test_marks_are_put_and_taken_without_loss_in_every_language() -> None:
    data = DataState.of("7.1.0", "0123456789abcdef")
    pairs = stamps(data, "vi") | stamps(DataState.of("7.1.0-unpublished", data.hash), "en")
    put = Stamps(pairs.items())
    for code, version in (("vi", "7.1.0"), ("en", "7.1.0-unpublished")):
        mark = marked(data, code)
        page = f"{mark.version} {mark.short_hash} {mark.hash} ă".encode()
        assert put.put(page).decode() == f"{version} 0123456789ab 0123456789abcdef ă"
        assert put.put(put.taken(put.put(page))) == put.put(page)


def test_bytes_that_look_like_marks_stay_in_pictures_and_archives() -> None:
    data = DataState.of("7.1.0", "0123456789abcdef")
    put, mark = Stamps(stamps(data, "vi").items()), marked(data, "vi")
    binary = b"PK\3\4\0" + mark.hash.encode() + mark.short_hash.encode() + data.hash.encode()
    assert put.put(binary) == binary
    assert put.taken(binary) == binary


def test_a_file_is_known_as_it_was_made_whatever_names_coincide() -> None:
    """Published data have one version in every language, and a version may also stand on a page as plain text."""
    data = DataState.of("7.1.0", "0123456789abcdef")
    pairs = stamps(data, "vi") | stamps(data, "en")
    content = f"7.1.0 {marked(data, 'en').version} {marked(data, 'vi').version} {data.hash} {marked(data, 'en').hash}".encode()
    put = Stamps(pairs.items())
    finished, places = put.noted(content)
    assert finished == put.put(content) == b"7.1.0 7.1.0 7.1.0 0123456789abcdef 0123456789abcdef"
    assert put.marked(finished, places) == content


def test_damaged_or_missing_kept_pages_are_made_again(small: Small, tmp_path: Path) -> None:  # noqa: F811
    clean = tmp_path / "clean"
    build(small.root, clean)
    folders = [small.root / ".minhbach" / "bodies", *((small.root / ".minhbach" / "build") / n for n in ("framed", "verified", "carried"))]
    for folder in folders:
        entries = sorted(folder.iterdir())
        assert len(entries) > 20, folder
        for number, entry in enumerate(entries):
            if number % 3 == 0:
                entry.unlink()
            elif number % 3 == 1:
                entry.write_bytes(b"x" * 65 + b"\nplanted")
    again = tmp_path / "again"
    build(small.root, again)
    assert contents(again) == contents(clean)


def test_what_was_damaged_behind_its_head_is_made_again(small: Small, tmp_path: Path) -> None:  # noqa: F811
    """Where a body stands is told without reading it, so damage is only found once somebody reads it."""
    clean, work = tmp_path / "clean", small.root / ".minhbach"
    build(small.root, clean)
    for entry in (work / "bodies").iterdir():
        entry.write_bytes(entry.read_bytes()[:-9] + b"otherwise")
    shutil.rmtree(work / "build" / "framed")
    build(small.root, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(clean)


def test_what_stands_on_a_shelf_is_told_without_reading_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.found("a") is None
    there = shelf.holding("a", lambda: b"one\ntwo")
    assert isinstance(there, Stored)
    assert there == shelf.found("a") == shelf.holding("a", lambda: pytest.fail("made twice"))
    assert (there.read(), there.size, there.digest) == (b"one\ntwo", 7, hashlib.sha256(b"one\ntwo").hexdigest())
    assert NOTHING_KEPT.holding("a", lambda: b"x") == b"x"
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:-1])
    with pytest.raises(DamagedError):
        there.read()
    mend(tmp_path)
    assert shelf.found("a") is None
    (tmp_path / "a").write_bytes(b"no head")
    assert shelf.found("a") is None


def test_an_article_is_marked_anew_when_a_name_it_quotes_becomes_one_of_the_data(tmp_path: Path) -> None:
    """Nothing of the article is changed: only what the data call a place, and with it what is foreign on the page."""
    project = copy(tmp_path)
    publish_in_two_languages(project)
    project.put("content/en/phuong-phap.md", "---\ntitle: Method\n---\nPeople of Tan Lap were asked.\n")
    build(project.root, tmp_path / "site")
    article = tmp_path / "site" / "en" / "phuong-phap" / "index.html"
    assert "of Tan Lap were" in article.read_text("utf-8")
    project.change("data/provinces.yml", "name: Sóc Trăng", "name: Tan Lap")
    build(project.root, tmp_path / "site")
    assert 'of <span lang="vi">Tan Lap</span> were' in article.read_text("utf-8")
    shutil.rmtree(project.root / ".minhbach")
    build(project.root, tmp_path / "clean")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")


def test_nothing_is_taken_that_other_packages_made(tmp_path: Path) -> None:
    """Whatever is kept, by whichever part of the program, hangs on all that is installed."""
    project = copy(tmp_path)
    publish_in_two_languages(project)
    place, others = project.root / ".minhbach", tmp_path / "packages"
    (others / "altair-999.dist-info").mkdir(parents=True)

    def built(packages: str) -> dict[str, int]:
        command = [sys.executable, "-m", "generator", "build", "--project", project.root, "--output", tmp_path / "site"]
        shutil.rmtree(tmp_path / "site", ignore_errors=True)  # where a whole site stands, nothing is made
        subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": packages}, capture_output=True)
        return {p.relative_to(place).as_posix(): p.stat().st_mtime_ns for p in place.rglob("*") if p.is_file()}

    kept_first = built("")
    shelves = {name.split("/")[0] for name in kept_first} | {"/".join(name.split("/")[:2]) for name in kept_first}
    assert shelves >= {"bodies", "editions", "history", "pictures", "templates", "workbooks"}
    assert shelves >= {"build/framed", "build/carried", "build/verified"}
    for name in kept_first:
        os.utime(place / name, (1, 1))
    again = built(str(others))
    taken = {name for name in kept_first if again.get(name, 10**9) > 10**9}
    assert taken - {name for name in taken if name.startswith(("built/", "build/lock"))} == set()


def test_no_mark_is_left_on_a_site(small: Small, tmp_path: Path) -> None:  # noqa: F811
    build(small.root, tmp_path / "site")
    for name, content in contents(tmp_path / "site").items():
        if name.endswith((".html", ".svg", ".json", ".js", ".csv", ".xml", ".txt")):
            text = content.decode()
            assert not [c for c in text if "\ufdd0" <= c <= "\ufdef"], name
            assert "\\ufdd" not in text.lower(), name


def test_a_key_is_told_by_every_part() -> None:
    assert len({kept.key("a", "b"), kept.key("ab"), kept.key("b", "a"), kept.key("a", "b", "")}) == 4
