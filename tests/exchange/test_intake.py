"""The command that takes a form in: files and an answer, an answer alone, or nothing; and never a way out of the data."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from generator.exchange.answer import MAX_SAID, refusing
from generator.exchange.forms import Action
from generator.exchange.intake import Update
from generator.exchange.proposal import Proposal
from generator.language import Language
from generator.reading.project import read_project
from generator.reading.rules import NOT_TEXT
from generator.records.values import Place
from tests.small import RESULTS, Small, copy
from tests.test_cli import run

BODIES = sorted((Path(__file__).parent / "bodies").glob("*.md"))
TAKEN_IN = [path for path in BODIES if "\n\n" in path.with_suffix(".txt").read_text("utf-8")]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def intake(small: Small, body: Path) -> tuple[int, dict[str, bytes]]:
    """Take a body in; return the exit code and what was written."""
    output = small.root.parent / "out"
    result = run("intake", body, "--project", small.root, "--as-of", "2026-12-05", "--issue", "7", "--output", output)
    files = (path for path in output.rglob("*") if path.is_file())
    return result.exit_code, {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("body", BODIES, ids=lambda path: path.stem)
def test_what_comes_of_each_body(small: Small, body: Path) -> None:
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    told = body.with_suffix(".txt").read_text("utf-8")
    code, written = intake(small, body)
    assert {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()} == before
    if told == "not this form\n":
        assert (code, written) == (0, {})
    elif body in TAKEN_IN:
        assert code == 0
        assert {"answer.md", "title.txt", "text.md"} < set(written)
        assert written["title.txt"].decode() == told.splitlines()[0] + "\n"
        assert written["text.md"].endswith(b"\n\nCloses #7\n")
    else:
        assert code == 1
        assert set(written) == {"answer.md"}


@pytest.mark.parametrize("body", TAKEN_IN, ids=lambda path: path.stem)
def test_only_data_is_written_and_it_can_be_read(small: Small, body: Path) -> None:
    _, written = intake(small, body)
    proposed = {name.removeprefix("files/"): content for name, content in written.items() if name.startswith("files/")}
    assert proposed
    assert all(re.fullmatch(r"data/(?:provinces/[a-z-]+/)?(?:results\.csv|sources\.yml)", name) for name in proposed)
    for name, content in proposed.items():
        small.put(name, content)
    reading = read_project(small.root)
    assert reading.project is not None
    assert not reading.has_errors


@pytest.mark.parametrize("body", BODIES, ids=lambda path: path.stem)
def test_an_answer_shows_what_was_written_and_obeys_none_of_it(small: Small, body: Path) -> None:
    for name, content in intake(small, body)[1].items():
        if name.endswith(".md"):
            text = content.decode()
            assert len(text) <= MAX_SAID + 1
            assert not re.search(r"<(?!\\)|(?<!\\)[`\[]|@\w|^#|^::|://", text, re.MULTILINE)
            assert all(c.isprintable() or c in "\n\u2060" for c in text)


def test_a_correction_changes_its_row_and_no_other(small: Small) -> None:
    before = small.path(RESULTS).read_text("utf-8").splitlines()
    _, written = intake(small, next(b for b in BODIES if b.stem == "correct"))
    after = written[f"files/{RESULTS}"].decode().splitlines()
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True), start=1) if old != new] == [2]
    row = next(csv.DictReader(after))
    assert (row["value"], row["numerator"], row["denominator"]) == ("28.5", "57", "200")
    assert row["note"] == "Báo cáo đính chính ngày 05/01/2026."


def test_a_confirmation_moves_the_day_it_was_last_checked(small: Small) -> None:
    _, written = intake(small, next(b for b in BODIES if b.stem == "confirm"))
    small.put(RESULTS, written[f"files/{RESULTS}"])
    first = small.project().holding("son-la").results[0]
    assert str(first.last_checked) == "2026-12-05"
    assert str(first.value) == "27.5"


def test_what_the_site_already_says_is_told(small: Small) -> None:
    body = next(b for b in BODIES if b.stem == "confirm")
    small.put(RESULTS, intake(small, body)[1][f"files/{RESULTS}"])
    shutil.rmtree(small.root.parent / "out")
    code, written = intake(small, body)
    assert (code, set(written)) == (1, {"answer.md"})
    assert "không có gì để thay đổi" in written["answer.md"].decode()


def test_data_with_errors_takes_nothing_in(small: Small) -> None:
    small.put("data/targets.yml", "targets: [")
    assert intake(small, BODIES[0]) == (2, {})


def test_an_error_that_would_appear_is_told_with_its_mend() -> None:
    update = Update(Action.NEW, "a", (("Giá trị", "1"),), ())
    error = NOT_TEXT.at(Place("data/a.csv", 2), value="0007")
    answer = refusing(update, Proposal(Path(), {}, (), (error,)), Language())
    assert "U+0007" in answer
    assert NOT_TEXT.mend in answer
    assert "MB-R011" in answer
