"""The command: exit codes, formats, languages, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.commands import common
from tests.small import PLAN, PROJECTS, SMALL, Small, copy

BROKEN = PROJECTS / "hong"


def run(*arguments: object, **environment: str) -> Result:
    result = CliRunner().invoke(cli.cli, [str(a) for a in arguments], env={"MINHBACH_LANG": None, **environment})
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def check(project: Path, *arguments: str, **environment: str) -> Result:
    return run("check", "--project", project, *arguments, **environment)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


# --- golden: one broken project, told in both languages ---


@pytest.mark.parametrize(("lang", "expected"), [("vi", "expected.txt"), ("en", "expected.en.txt")])
def test_golden(lang: str, expected: str) -> None:
    result = check(BROKEN, "--lang", lang)
    assert result.exit_code == 1
    assert result.output == (BROKEN / expected).read_text("utf-8")


def test_golden_says_nothing_vietnamese_in_english() -> None:
    english = (BROKEN / "expected.en.txt").read_text("utf-8")
    quoted = re.sub(r"“[^”]*”|\([^)]*\)|Ƣ/ƣ|Ư/ư|[ƢƣƯư]", "", english)
    assert re.findall(r"\w*[^\W\x00-\x7f]\w*", quoted) == []


# --- exit codes ---


def test_warnings_and_notes_are_no_errors() -> None:
    result = check(SMALL)
    assert result.exit_code == 0
    assert result.output.endswith("0 lỗi, 0 cảnh báo, 3 ghi chú\n")


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_no_project_there(tmp_path: Path, folder: str) -> None:
    result = check(tmp_path / folder)
    assert result.exit_code == 2
    assert "site_config.yml" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_project_that_is_a_file(small: Small) -> None:
    assert check(small.path(PLAN)).exit_code == 2


@pytest.mark.parametrize("date", ["hôm nay", "2026-13-01", "2026-02-30", "20260630", "2026-06", "30/06/2026", ""])
def test_no_such_date(date: str) -> None:
    result = check(SMALL, "--as-of", date)
    assert result.exit_code == 2
    assert f"“{date}”" in result.output


def test_the_date_is_told_even_when_nothing_can_be_read(small: Small) -> None:
    small.put("site_config.yml", "")
    assert check(small.root, "--as-of", "x").exit_code == 2
    assert check(small.root).exit_code == 1


def test_as_of_decides_what_is_in_the_future() -> None:
    assert "MB-S005" in check(SMALL, "--as-of", "2025-06-01").output
    assert "MB-S005" not in check(SMALL).output


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "fr"], ["--nope"]])
def test_wrong_options(arguments: list[str]) -> None:
    assert check(SMALL, *arguments).exit_code == 2


def test_build_refuses_a_broken_project(tmp_path: Path) -> None:
    result = run("build", "--project", BROKEN, "--output", tmp_path / "site")
    assert result.exit_code == 1
    assert "MB-R053" in result.output
    assert not (tmp_path / "site").exists()


# --- formats ---


def test_json() -> None:
    result = check(BROKEN, "--format", "json")
    told = json.loads(result.output)
    assert result.exit_code == 1
    assert told["counts"] == {"error": 21, "warning": 3, "note": 2}
    assert len(told["findings"]) == 26
    first = told["findings"][0]
    assert first == {
        "code": "MB-R030", "severity": "error", "file": "data/left-out.csv", "line": 2, "column": 2,
        "what": "Không đọc được CSV: dấu nháy kép mở mà không đóng.", "why": "Phần sau chỗ này không được đọc.",
        "mend": "Kiểm tra dấu nháy kép mở mà không đóng.",
    }  # fmt: skip
    assert json.loads(check(SMALL, "--format", "json").output)["counts"]["note"] == 3


ANNOTATION = re.compile(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=MB-[RCSP]\d{3}::[^\r\n]+")


def test_github_shows_the_ten_worst() -> None:
    lines = check(BROKEN, "--format", "github").output.splitlines()
    assert len(lines) == 11
    assert all(ANNOTATION.fullmatch(line) for line in lines[:10])
    assert all(line.startswith("::error ") for line in lines[:10])
    assert lines[10] == "21 lỗi, 3 cảnh báo, 2 ghi chú"


def test_github_puts_errors_first(small: Small) -> None:
    small.change(PLAN, "value: 35", "value: 35,5")
    lines = check(small.root, "--format", "github").output.splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == ["::error", "::notice", "::notice"]


def test_github_escapes_what_files_say(small: Small) -> None:
    small.change(PLAN, "value: 35", 'value: "35%\\n::error::x"')
    small.put("data/a,b:c.yml", "format: 1\n")
    output = check(small.root, "--format", "github").output
    assert "“35%25 ::error::x”" in output
    assert "file=data/a%2Cb%3Ac.yml," in output
    assert not any(line.startswith("::error::x") for line in output.splitlines())


def test_text_gives_no_line_of_its_own_to_what_files_say(small: Small) -> None:
    small.change(PLAN, "value: 35", 'value: "35%\\n::error::x"')
    assert not any(line.startswith("::") for line in check(small.root).output.splitlines())


# --- languages ---


@pytest.mark.parametrize(
    ("option", "environment", "word"),
    [
        ([], {}, "0 lỗi"),
        (["--lang", "en"], {}, "Errors: 0"),
        (["--lang", "vi"], {"MINHBACH_LANG": "en"}, "0 lỗi"),
        ([], {"MINHBACH_LANG": "en"}, "Errors: 0"),
        ([], {"MINHBACH_LANG": "en_US.UTF-8"}, "Errors: 0"),
        ([], {"MINHBACH_LANG": "EN-gb"}, "Errors: 0"),
        ([], {"MINHBACH_LANG": "xx"}, "0 lỗi"),
        ([], {"MINHBACH_LANG": ""}, "0 lỗi"),
        ([], {"MINHBACH_LANG": "../../etc/passwd"}, "0 lỗi"),
    ],
)
def test_language(option: list[str], environment: dict[str, str], word: str) -> None:
    assert word in check(SMALL, *option, **environment).output


def test_language_may_stand_before_the_command() -> None:
    assert "Errors: 0" in run("--lang", "en", "check", "--project", SMALL).output


def test_dates_and_numbers_follow_the_language() -> None:
    assert "ban hành 23/04/2025, muộn 23 ngày so với hạn 31/03/2025" in check(SMALL).output
    assert "23 April 2025; it was due on 31 March 2025. Days late: 23." in check(SMALL, "--lang", "en").output


# --- the whole process ---


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, timeout=60, check=False)


def test_a_terminal_that_knows_only_ascii() -> None:
    done = process("check", "--project", str(SMALL), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "ghi chú" in done.stdout.decode()


def test_a_name_no_encoding_takes(tmp_path: Path) -> None:
    small = copy(tmp_path)
    (small.root / "data" / os.fsdecode(b"\xff.yml")).write_bytes(b"format: 2\n")
    done = process("check", "--project", str(small.root), "--format", "json")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "data/\ufffd.yml" in [f["file"] for f in json.loads(done.stdout)["findings"]]


@pytest.mark.parametrize(("lang", "word"), [("vi", "Lỗi của chương trình"), ("en", "A fault of the program")])
def test_a_fault_of_the_program_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("một\nhai")

    monkeypatch.setenv("MINHBACH_LANG", lang)
    monkeypatch.delenv("MINHBACH_TRACE", raising=False)
    monkeypatch.setattr(common, "read_project", fail)
    monkeypatch.setattr(sys, "argv", ["minhbach", "check", "--project", str(SMALL)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert word in told
    assert "RuntimeError: một hai" in told
    assert "Traceback" not in told
    monkeypatch.setenv("MINHBACH_TRACE", "1")
    with pytest.raises(RuntimeError):
        cli.main()
