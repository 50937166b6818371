"""The command that takes a form in: files and an answer, an answer alone, or nothing; and never a way out of the data."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.exchange.form.answer import MAX_SAID
from generator.reading.project import read_project
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
        assert written["title.txt"].decode() == told.splitlines()[0] + "\n"
        assert written["text.md"].endswith(b"\n\nCloses #7\n")
        assert_only_readable_data(small, written)
    else:
        assert code == 1
        assert set(written) == {"answer.md"}
    assert_inert(content.decode() for name, content in written.items() if name.endswith(".md"))


def assert_only_readable_data(small: Small, written: dict[str, bytes]) -> None:
    """Files of data alone are proposed, and with them in place the project is read without an error."""
    proposed = {name.removeprefix("files/"): content for name, content in written.items() if name.startswith("files/")}
    assert proposed
    assert all(re.fullmatch(r"data/(?:provinces/[a-z-]+/)?(?:results\.csv|sources\.yml)", name) for name in proposed)
    for name, content in proposed.items():
        small.put(name, content)
    reading = read_project(small.root)
    assert reading.project is not None
    assert not reading.has_errors


def assert_inert(texts: Iterable[str]) -> None:
    """What was written is shown and nothing of it obeyed."""
    for text in texts:
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


def test_what_must_not_be_published_is_refused_and_not_said_again(small: Small) -> None:
    body = small.root.parent / "body.md"
    text = next(b for b in BODIES if b.stem == "new-figure").read_text("utf-8")
    body.write_text(text.replace("trang 4", "ông A, số định danh 038090001234"), "utf-8")
    code, written = intake(small, body)
    assert (code, set(written)) == (1, {"answer.md"})
    answer = written["answer.md"].decode()
    assert "MB-R070" in answer
    assert "038090001234" not in answer


@pytest.mark.parametrize("action", ["Đã kiểm tra lại, không đổi", "Sửa số liệu đã có"])
def test_a_figure_without_a_day_is_found(small: Small, action: str) -> None:
    small.add(RESULTS, 'tap-huan,,,,30,,,,,,bao-cao-2025,"đạt 30%",\n')
    confirm = (BODIES[0].parent / "confirm.md").read_text("utf-8")
    value = "31" if action.startswith("Sửa") else "_No response_"
    text = confirm.replace("Đã kiểm tra lại, không đổi", action).replace("30/11/2025", "Chưa rõ ngày")
    text = text.replace("### Giá trị\n\n_No response_", f"### Giá trị\n\n{value}")
    text = text.replace("### Ghi chú\n\n_No response_", "### Ghi chú\n\nNguồn đính chính.")
    small.put("../body.md", text)
    code, written = intake(small, small.root.parent / "body.md")
    assert code == 0, written["answer.md"].decode()
    before = small.path(RESULTS).read_text("utf-8").splitlines()
    after = written[f"files/{RESULTS}"].decode().splitlines()
    assert [row.split(",")[:2] for row in before] == [row.split(",")[:2] for row in after]
    changed = [new for old, new in zip(before[1:], after[1:], strict=True) if old not in (new, new.removesuffix(","))]
    assert len(changed) == 1
    assert changed[0].startswith("tap-huan,,,,31," if value == "31" else "tap-huan,,,,30,")


def test_a_new_figure_needs_its_day(small: Small) -> None:
    confirm = (BODIES[0].parent / "confirm.md").read_text("utf-8")
    text = confirm.replace("Đã kiểm tra lại, không đổi", "Thêm số liệu mới").replace("30/11/2025", "không rõ")
    small.put("../body.md", text)
    code, written = intake(small, small.root.parent / "body.md")
    assert (code, set(written)) == (1, {"answer.md"})
    assert "số liệu mới phải có ngày" in written["answer.md"].decode()
