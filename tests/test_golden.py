"""The small project, written, is what was last looked at and found good; so is its twin in NFD."""

from __future__ import annotations

import difflib
import functools
import unicodedata
from pathlib import Path

import pytest

from tests.golden.make import GOLDEN, PROJECT, files_of, site_of

MOST_LINES = 40


def golden() -> dict[str, str]:
    found = (p for p in GOLDEN.rglob("*") if p.is_file())
    return {p.relative_to(GOLDEN).as_posix(): p.read_text(encoding="utf-8") for p in found}


@functools.cache
def small() -> dict[str, str]:
    return dict(files_of(site_of(PROJECT)))


def assert_golden(made: dict[str, str]) -> None:
    expected = golden()
    assert sorted(set(expected) - set(made)) == [], "no longer written"
    assert sorted(set(made) - set(expected)) == [], "not expected"
    for name, text in expected.items():
        lines = difflib.unified_diff(text.splitlines(), made[name].splitlines(), name, "written now", n=0, lineterm="")
        difference = "\n".join(list(lines)[:MOST_LINES])
        assert not difference, f"run make golden and look at the difference\n{difference}"
        assert made[name] == text, f"{name}: ends of lines differ"


def test_the_small_site_is_golden() -> None:
    assert_golden(small())


def test_its_twin_in_nfd_is_the_same_site(tmp_path: Path) -> None:
    changed = 0
    for path in PROJECT.rglob("*"):
        if path.is_file() and ".minhbach" not in path.parts:
            twin = tmp_path / path.relative_to(PROJECT)
            twin.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            decomposed = unicodedata.normalize("NFD", text)
            changed += decomposed != text
            twin.write_text(decomposed, encoding="utf-8")
    assert changed > 10
    assert_golden(dict(files_of(site_of(tmp_path))))


def test_writing_twice_gives_the_same() -> None:
    assert dict(files_of(site_of(PROJECT))) == small()


@pytest.mark.parametrize("name", ["pages/index.html", "pages/tinh/son-la/index.html", "redirects.txt", "search.txt"])
def test_golden_files_are_there(name: str) -> None:
    assert name in golden()
