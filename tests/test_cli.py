"""The command: exit codes, formats, languages, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.checking import report, rules
from generator.checking.catalogue import catalogue
from generator.checking.check import find_all
from generator.commands import check as check_module
from generator.commands import common
from generator.language import Language
from generator.reading.project import read_project
from generator.records.finding import Finding, Severity
from generator.records.values import Folder, Place
from tests.messages import is_vietnamese
from tests.small import PLAN, PROJECTS, RESULTS, SMALL, Small, copy

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


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


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


# --- building ---


def test_what_keeps_a_site_from_being_built_is_told_in_the_language_asked_for(small: Small, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", "utf-8")
    result = run("build", "--without-history", "--project", small.root, "--output", tmp_path / "mine", "--lang", "en")
    assert result.exit_code == 2
    assert "this folder holds files that the build command did not make" in result.output
    assert not any(is_vietnamese(line) for line in result.output.splitlines())


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


YEARS = ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"]
WITH_A_DAY = [
    ["check", "--as-of"], ["build", "--as-of"], ["preview", "--as-of"], ["diff", SMALL, SMALL, "--as-of"],
    ["export", "--xlsx", "son-la", "--as-of"], ["import", SMALL / RESULTS, "--province", "son-la", "--as-of"],
    ["intake", SMALL / RESULTS, "--output", "out", "--as-of"], ["confirm", "son-la", "--all", "--day"],
    ["confirm", "son-la", "--indicator", "tap-huan", "--as-of-date"], ["links", "--day"],
]  # fmt: skip


@pytest.mark.parametrize("day", YEARS)
@pytest.mark.parametrize("command", WITH_A_DAY, ids=lambda command: f"{command[0]} {command[-1]}")
def test_no_option_takes_a_day_that_data_cannot_hold(small: Small, command: list[object], day: str) -> None:
    before = contents(small.root)
    result = run(*command, day, "--project", small.root, MINHBACH_LANG="en")
    assert result.exit_code == 2
    assert result.output == f"“{day}” lies outside the years 1900 to 2199; check the year.\n"
    assert contents(small.root) == before


@pytest.mark.parametrize(("option", "text"), [("--as-of-date", "9999"), ("--as-of-date", "1024-11"), ("--as-of-date", "1024")])
def test_nor_a_month_or_year(small: Small, option: str, text: str) -> None:
    result = run("confirm", "son-la", "--indicator", "tap-huan", option, text, "--project", small.root)
    assert (result.exit_code, result.output) == (2, f"“{text}” nằm ngoài các năm từ 1900 đến 2199; xem lại năm.\n")


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_data_can_hold_can_be_asked_for(day: str) -> None:
    assert check(SMALL, "--as-of", day).exit_code == 0


@pytest.mark.parametrize("day", YEARS)
@pytest.mark.parametrize(
    "command",
    [
        ["plan", "Cần Thơ", "--number", "12/KH-UBND", "--title", "x", "--issuer", "x", "--source", "qd", "--date"],
        ["report", "son-la", "--year", "2026", "--source", "bao-cao-2025", "--date"],
        ["source", "son-la", "--title", "x", "--publisher", "x", "--kind", "official_report", "--published"],
        ["note", "son-la", "--who", "x", "--what", "x", "--date"],
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_nothing_new_is_begun_on_such_a_day(small: Small, command: list[str], day: str) -> None:
    before = contents(small.root)
    result = run("new", *command, day, "--project", small.root)
    assert (result.exit_code, "MB-R068" in result.output, f"“{day}”" in result.output) == (1, True, True), result.output
    assert contents(small.root) == before


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
    assert told["counts"] == {"error": 21, "warning": 3, "note": 2, "accepted": 0}
    assert len(told["findings"]) == 26
    first = told["findings"][0]
    assert first == {
        "code": "MB-R030", "severity": "error", "file": "data/left-out.csv", "line": 2, "column": 2,
        "what": "Không đọc được CSV: dấu nháy kép mở mà không đóng.", "why": "Phần sau chỗ này không được đọc.",
        "mend": "Kiểm tra dấu nháy kép mở mà không đóng.", "accepted": None, "manual": "https://example.org/thu/kiem-tra/mb-r030/",
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


def hostile(small: Small) -> None:
    """A figure with everything that could break out of a report."""
    small.add(RESULTS, HOSTILE + "\n")


HOSTILE = ',kh-son-la/CK3,2026-03,"@ai |<img src=x>| [a](http://b.vn) `c` #12 ::error::x",,,,,,,bao-cao-2025,,'


def test_markdown_counts_first_then_one_table_a_file(small: Small) -> None:
    small.change(PLAN, "deadline: 2030-12-31", "deadline: 2031-12-31  # MB-S027: kế hoạch ghi như vậy")
    lines = check(small.root, "--format", "markdown").output.splitlines()
    assert lines[0] == "## Kiểm tra dữ liệu"
    assert lines[2] == "**0 lỗi, 0 cảnh báo, 3 ghi chú; đã chấp nhận 1**"
    assert lines.count("|---|---|---|---|---|") == sum(line.startswith("### ") for line in lines) == 3
    row = next(line for line in lines if "MB-S027" in line)
    assert "ĐÃ CHẤP NHẬN [MB-S027](https://example.org/thu/kiem-tra/mb-s027/)" in row
    assert row.endswith("| Lý do chấp nhận: kế hoạch ghi như vậy |")


def test_markdown_puts_the_worst_file_first_and_obeys_nothing_a_file_says(small: Small) -> None:
    hostile(small)
    output = check(small.root, "--format", "markdown").output
    assert next(line for line in output.splitlines() if line.startswith("### ")) == f"### {RESULTS}"
    row = next(line for line in output.splitlines() if "MB-C005" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
    assert "<img" not in output
    assert "@ai" not in output
    assert "http://" not in output
    assert not re.search(r"(?<!\\)[`#]1|(?<!\\)\[a", row)


def test_markdown_stays_small_enough_for_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "SUMMARY_BYTES", 2000)
    output = check(BROKEN, "--format", "markdown").output
    assert len(output.encode()) < 3000
    assert "**21 lỗi, 3 cảnh báo, 2 ghi chú**" in output
    assert re.search(r"… và \d+ phát hiện nữa", output)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_was_accepted_stays_with_its_reason(small: Small, form: str) -> None:
    small.change(PLAN, "deadline: 2030-12-31", "deadline: 2031-12-31  # MB-S027: kế hoạch ghi như vậy")
    output = check(small.root, "--format", form).output
    assert "kế hoạch ghi như vậy" in output
    assert "31/12/2031 nằm ngoài thời gian" in output


def test_what_was_accepted_is_not_annotated(small: Small) -> None:
    small.change(PLAN, "deadline: 2030-12-31", "deadline: 2031-12-31  # MB-S027: kế hoạch ghi như vậy")
    output = check(small.root, "--format", "github").output
    assert "MB-S027" not in output
    assert output.endswith("3 ghi chú; đã chấp nhận 1\n")


def test_github_paths_begin_at_the_root_of_the_repository(small: Small) -> None:
    (small.root.parent / ".git").mkdir()
    assert "::notice file=nho/data/provinces/can-tho," in check(small.root, "--format", "github").output
    (small.root / ".git").write_text("gitdir: elsewhere\n", "utf-8")  # a work tree of its own
    assert "::notice file=data/provinces/can-tho," in check(small.root, "--format", "github").output


def overdue_in(*places: str, days: int = 5) -> list[Finding]:
    return [rules.OVERDUE.at(Folder(f"data/provinces/{p}"), count=2, title="Kế hoạch", due="1/4", days=days) for p in places]


@pytest.mark.parametrize("form", [report.as_text, report.as_markdown])
def test_what_says_the_very_same_in_many_files_is_told_once_with_its_places(form: Callable[..., str]) -> None:
    told = form([*overdue_in("a", "b", "c"), *overdue_in("d", days=6)], Language())
    assert "… và ở 2 nơi khác: data/provinces/b, data/provinces/c" in told.replace("&#8203;", "").replace("\\", "")
    assert told.count("2 văn bản đã đến hạn") == 2  # the other one says something else
    assert "4 ghi chú" in told
    assert "1:1" not in told  # a folder has no lines


def test_the_same_error_stands_at_each_file_and_programs_get_every_finding() -> None:
    same = [rules.NEGATIVE.at(Place(f"data/{n}.yml", 3, 2), field="amount", value=-1) for n in "ab"]
    told = report.as_text([replace(f, rule=replace(f.rule, severity=Severity.ERROR)) for f in same], Language())
    assert told.count("  3:2  LỖI") == 2
    rows = json.loads(report.as_json(overdue_in("a", "b"), Language()))["findings"]
    assert [(r["file"], r["line"]) for r in rows] == [("data/provinces/a", 1), ("data/provinces/b", 1)]


def test_colour_is_for_terminals() -> None:
    findings = list(find_all(read_project(BROKEN), None))
    assert "\x1b[1;31mLỖI\x1b[0m" in report.as_text(findings, Language(), colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", report.as_text(findings, Language(), colour=True))
    assert plain == report.as_text(findings, Language())
    assert "\x1b" not in check(BROKEN).output


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True), (True, {"TERM": "dumb"}, False),
    ],
)  # fmt: skip
def test_when_to_colour(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert check_module.coloured() is expected


def test_a_value_cannot_speak_to_the_terminal(small: Small) -> None:
    small.change(PLAN, "value: 35", 'value: "35\\x1b[31m"')
    assert "\x1b" not in check(small.root).output


def test_a_note_that_repeats_is_told_in_one_line() -> None:
    output = report.as_text([*overdue_in("a"), *overdue_in("b", days=6)], Language())
    assert output.count("MB-P010") == 2
    assert output.count("không suy ra là chưa làm") == 1


# --- explain ---


@pytest.mark.parametrize("code", ["MB-S007", "mb-s007", "Mb-S007"])
def test_explain(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    for part in ("MB-S007", "CẢNH BÁO", "Vì sao:", "Cách sửa:", "Trước khi sửa:", "  2026,52000,", "‹giá trị›", "# MB-S007: lý do"):
        assert part in result.output


def test_explain_what_must_be_mended() -> None:
    assert "nêu lý do cũng không được chấp nhận" in run("explain", "MB-R071").output


def test_explain_an_unknown_code() -> None:
    result = run("explain", "MBS007")
    assert (result.exit_code, result.output) == (2, "Không có mã “MBS007”. Ý bạn là “MB-S007”?\n")
    assert run("explain", "x\n\x1b[31m").output == "Không có mã “x \ufffd[31m”.\n"


def test_explain_lists_all() -> None:
    lines = run("explain").output.splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue())


def test_explain_in_english_is_english_throughout() -> None:
    text = run("--lang", "en", "explain", "MB-S007").output
    assert "from ‹earlier figure› (‹earlier day›)" in text
    assert "‹value›" in text


def test_explain_for_programs_and_in_markdown() -> None:
    (told,) = json.loads(run("explain", "MB-S007", "--format", "json").output)
    assert set(told) == {"code", "severity", "what", "why", "mend", "before", "after", "acceptable", "manual"}
    assert told["manual"] == "kiem-tra/mb-s007/"
    assert len(json.loads(run("explain", "--format", "json").output)) == len(catalogue())
    text = run("explain", "--format", "markdown").output
    assert sum(line.startswith("## MB-") for line in text.splitlines()) == len(catalogue())
    assert "Why" in run("explain", "MB-S007", "--lang", "en").output


# --- languages ---


@pytest.mark.parametrize(
    ("option", "environment", "word"),
    [
        ([], {}, "0 lỗi"),
        (["--lang", "en"], {}, "0 errors"),
        (["--lang", "vi"], {"MINHBACH_LANG": "en"}, "0 lỗi"),
        ([], {"MINHBACH_LANG": "en"}, "0 errors"),
        ([], {"MINHBACH_LANG": "en_US.UTF-8"}, "0 errors"),
        ([], {"MINHBACH_LANG": "EN-gb"}, "0 errors"),
        ([], {"MINHBACH_LANG": "xx"}, "0 lỗi"),
        ([], {"MINHBACH_LANG": ""}, "0 lỗi"),
        ([], {"MINHBACH_LANG": "../../etc/passwd"}, "0 lỗi"),
    ],
)
def test_language(option: list[str], environment: dict[str, str], word: str) -> None:
    assert word in check(SMALL, *option, **environment).output


def test_language_may_stand_before_the_command() -> None:
    assert "0 errors" in run("--lang", "en", "check", "--project", SMALL).output


def test_dates_and_numbers_follow_the_language() -> None:
    assert "ban hành 23/04/2025, muộn 23 ngày so với hạn 31/03/2025" in check(SMALL).output
    assert "issued on 23 April 2025, 23 days after the deadline of 31 March 2025." in check(SMALL, "--lang", "en").output


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
