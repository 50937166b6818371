"""Older files become today's, byte for byte but for the names that changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import cli
from generator.exchange.editing.edits import EditError
from generator.exchange.migrating import brought_forward
from generator.records.files import FORMAT
from generator.records.plans import Commitment
from generator.records.results import Result
from tests.small import PLAN, RESULTS, SOURCES, Small, copy

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, ROOT / "tests" / "projects" / "minh-hoa")
FILES = [p for project in PROJECTS for p in (project / "site_config.yml", *sorted((project / "data").rglob("*.yml")))]
PLANS = [p for p in FILES if p.name.startswith("plan")]
PLANS = [*PLANS[:2], *PLANS[2::6]]


def older(text: str) -> str:
    """The text of today's file as format 1 had it."""
    text = re.sub(r"\bdeadline(_note)?(?=['\"]?:)", r"by\1", text)
    return re.sub(r"\bformat(['\"]?): (['\"]?)2", r"format\1: \g<2>1", text)


def hands(text: str) -> list[str]:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    flow = yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, sort_keys=False)
    quoted = re.sub(r"\b(deadline|format):", r"'\1':", text)
    return [text, text.replace("\n", "\r\n"), "\ufeff" + text, flow, quoted, text.rstrip("\n")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_todays_files_come_back_as_they_are(path: Path) -> None:
    raw = path.read_bytes()
    assert brought_forward(path.name, raw) == raw


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_older_plans_become_todays(path: Path) -> None:
    for text in hands(path.read_text("utf-8")):
        assert "deadline" in text
        was = older(text)
        assert "deadline" not in was
        new = brought_forward(path.name, was.encode()).decode()
        assert new.replace("'", "") == text.replace("'", "")  # a name in quotes loses them


def test_only_commitments_are_renamed() -> None:
    text = (
        "format: 1\nplan:\n  by: a\n  commitments:\n    - id: x  # by: một\n      by: 2030-12-31\n"
        "      milestones:\n        - value: 1\n          by: 2027-12-31\n"
    )
    new = brought_forward("plan.yml", text.encode()).decode()
    assert new == text.replace("format: 1", f"format: {FORMAT}").replace("      by: 2030", "      deadline: 2030")


def test_a_file_without_format_is_of_the_first() -> None:
    text = "# Ghi chú\n\nplan:\n  commitments:\n    - {id: x, by: 2030-12-31}\n"
    new = brought_forward("plan.yml", text.encode()).decode()
    assert new == "# Ghi chú\n\nformat: 2\nplan:\n  commitments:\n    - {id: x, deadline: 2030-12-31}\n"


@pytest.mark.parametrize("written", ["99", "3", "x", "[1]", "0", "-1"])
def test_other_formats_are_refused(written: str) -> None:
    with pytest.raises(EditError):
        brought_forward("plan.yml", f"format: {written}\nplan: {{}}\n".encode())


def test_a_commitment_with_both_names() -> None:
    with pytest.raises(EditError):
        brought_forward("plan.yml", b"format: 1\nplan:\n  commitments:\n    - {by: 2030, deadline: 2031}\n")


def test_columns_are_renamed_by_the_same_table() -> None:
    steps = ({Commitment: {"by": "deadline"}, Result: {"date": "as_of"}},)
    raw = b'indicator,"date",value\r\na,2025,"1"\r\n'
    assert brought_forward("results.csv", raw, steps) == raw.replace(b'"date"', b"as_of")
    assert brought_forward("results.csv", raw) == raw


# --- the command ---


@pytest.fixture
def aged(tmp_path: Path) -> Small:
    """The small project with every file in format 1."""
    small = copy(tmp_path)
    for path in small.root.rglob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(older(text) if path.name.startswith("plan") else text.replace("format: 2", "format: 1"), "utf-8")
    return small


def run(small: Small, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.cli, ["migrate", "--project", str(small.root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def files(small: Small) -> dict[str, bytes]:
    return {p.relative_to(small.root).as_posix(): p.read_bytes() for p in small.root.rglob("*") if p.is_file()}


def test_one_finding_a_file_and_no_flood(aged: Small) -> None:
    # Where the articles and their glossary stand is known from the configuration, once that is of today's format.
    yaml_files = [name for name in files(aged) if name.endswith(".yml") and not name.startswith("content/")]
    assert sorted((f.rule.code, f.place.file) for f in aged.findings()) == sorted(("MB-R046", n) for n in yaml_files)


def test_one_older_file_is_one_finding(tmp_path: Path) -> None:
    small = copy(tmp_path)
    before = {f.rule.code for f in small.findings()}
    for name in (PLAN, SOURCES):
        small.put(name, older(small.path(name).read_text("utf-8")))
    assert [f.place.file for f in small.findings() if f.rule.code == "MB-R046"] == [PLAN, SOURCES]
    assert {f.rule.code for f in small.findings()} - before == {"MB-R046"}


def test_migrate(aged: Small, tmp_path: Path) -> None:
    (tmp_path / "today").mkdir()
    today = files(copy(tmp_path / "today"))
    aged_files = files(aged)
    code, told = run(aged, "--check")
    assert (code, files(aged)) == (1, aged_files)
    assert f"  {PLAN}: " in told
    code, told = run(aged)
    assert (code, files(aged)) == (0, today)
    assert f"  {PLAN}: " in told
    assert RESULTS not in told
    assert run(aged) == (0, "Mọi tệp đã ở định dạng hiện nay.\n")
    assert run(aged, "--check")[0] == 0


def test_all_or_nothing(aged: Small) -> None:
    aged.put(SOURCES, "format: 99\nsources: []\n")
    before = files(aged)
    code, told = run(aged)
    assert (code, files(aged)) == (2, before)
    assert told.startswith(f"{SOURCES}:1: ")
    assert "format: 99" in told


def test_a_data_folder_of_another_name(aged: Small) -> None:
    aged.path("data").rename(aged.path("so-lieu"))
    aged.add("site_config.yml", "\nfolders:\n  data: so-lieu\n")
    assert {f.rule.code for f in aged.findings()} == {"MB-R046"}
    assert run(aged)[0] == 0
    assert aged.read().project is not None
