"""Scaffolds: what can be known is there, what cannot is named line by line, and nothing is overwritten."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.exchange.editing.edits import EditError
from generator.exchange.whereabouts import find
from tests.small import REPORTS, SOURCES, Small, copy

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def new(small: Small, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.cli, ["new", *arguments, "--project", str(small.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def contents(small: Small) -> dict[str, bytes]:
    return {p.relative_to(small.root).as_posix(): p.read_bytes() for p in small.root.rglob("*") if p.is_file()}


# --- places ---


@pytest.mark.parametrize(
    ("name", "slug", "former"),
    [
        ("son-la", "son-la", None), ("Sơn La", "son-la", None), ("SON LA", "son-la", None), ("sonla", "son-la", None),
        ("tỉnh Sơn La", "son-la", None), ("Sóc Trăng", "can-tho", "soc-trang"), ("soc-trang", "can-tho", "soc-trang"),
        ("Cần Thơ", "can-tho", None),
    ],
)  # fmt: skip
def test_places_by_any_name(small: Small, name: str, slug: str, former: str | None) -> None:
    where = find(small.project(), name)
    assert (where.province.slug, where.former.id if where.former else None) == (slug, former)


def test_a_place_nobody_knows(small: Small) -> None:
    with pytest.raises(EditError, match="near"):
        find(small.project(), "Sơn Lạc")


# --- a plan ---

PLAN_12 = "data/provinces/can-tho/plan-12.yml"
KNOWN = ["--number", "12/KH-UBND", "--date", "2025-04-01", "--title", "Kế hoạch: thử", "--issuer", "UBND", "--complete"]


def test_a_plan_with_a_commitment_for_each_target(small: Small) -> None:
    code, told = new(small, "plan", "Cần Thơ", *KNOWN, "--source", "qd")
    text = small.path(PLAN_12).read_text("utf-8")
    assert code == 0
    assert text.startswith("# yaml-language-server: $schema=../../schema/plan.json\n# ")
    targets = [t.id for t in small.project().provincial_targets()]
    assert re.findall(r"- id: (\S+)\n +target: (\S+)\n", text) == [(t, t) for t in targets]
    assert "  title: 'Kế hoạch: thử'\n" in text
    named = {int(n) for n in re.findall(rf"{PLAN_12}:([0-9]+): Thiếu trường “text”", told)}
    assert len(named) == len(targets)  # one missing text a commitment, told by its line


def test_a_plan_that_is_filled_in_is_read(small: Small) -> None:
    source = next(iter(small.project().national.sources))
    new(small, "plan", "can-tho", *KNOWN, "--source", source)
    text = small.path(PLAN_12).read_text("utf-8")
    filled = re.sub(r"(text|value):  # ĐIỀN: .*", lambda m: f"{m[1]}: {'1' if m[1] == 'value' else 'Lời'}", text)
    small.put(PLAN_12, filled.replace("  # tasks", "  tasks").replace("  #   ", "    "))
    plan = next(p for p in small.project().holding("can-tho").plans if p.number == "12/KH-UBND")
    assert (plan.id, plan.title, len(plan.tasks)) == ("can-tho-12", "Kế hoạch: thử", 1)
    assert all(c.deadline == small.project().target_by_id[c.target or ""].deadline for c in plan.commitments)


def test_a_plan_with_nothing_known_names_every_blank(small: Small) -> None:
    code, told = new(small, "plan", "soc trang", "--number", "7/KH")
    assert code == 0
    for field in ("title", "date", "issuer", "complete", "seen", "sources"):
        assert f"Thiếu trường “{field}”" in told
    assert "  former_unit: soc-trang\n" in small.path("data/provinces/can-tho/plan-7.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["plan", "can-tho"], 2, "--number"), (["plan", "nơi khác", "--number", "1"], 2, "“nơi khác”"),
        (["plan", "can-tho", "--number", "1", "--date", "1/4/2025"], 1, "MB-R057"),
        (["report", "son-la", "--year", "2026", "--date", "2026-06-01"], 2, "--source"),
        (["report", "son-la", "--year", "2099", "--date", "2026-06-01", "--source", "x"], 2, "2099"),
        (["report", "son-la", "--year", "2025", "--date", "2025-12-01", "--source", "x"], 2, f"{REPORTS}:4: "),
        (["report", "son-la", "--year", "2026", "--date", "2026-06-01", "--source", "khong-co"], 1, "“khong-co”"),
        (["source", "son-la", "--title", "x"], 2, "--publisher"),
        (["source", "son-la", "--title", "x", "--publisher", "y", "--kind", "press", "--id", "bao-cao-2025"], 2, "bao-cao-2025"),
        (["source", "son-la", "--title", "x", "--publisher", "y", "--kind", "press", "--url", "javascript:x"], 1, "MB-R061"),
    ],
)  # fmt: skip
def test_refusals_write_nothing(small: Small, arguments: list[str], code: int, says: str) -> None:
    before = contents(small)
    assert new(small, *arguments)[0] == code
    assert says in new(small, *arguments)[1]
    assert contents(small) == before


def test_a_plan_is_never_overwritten(small: Small) -> None:
    new(small, "plan", "can-tho", "--number", "12/KH-UBND")
    before = contents(small)
    assert new(small, "plan", "can-tho", "--number", "12/QĐ")[0] == 2
    assert contents(small) == before


# --- a report ---


@pytest.mark.parametrize(("date", "told"), [("2026-06-01", "Hạn 14/12/2026: đúng hạn."), ("2026-06-30", "đúng hạn")])
def test_a_report_says_whether_it_is_on_time(small: Small, date: str, told: str) -> None:
    before = small.path(REPORTS).read_text("utf-8")
    code, output = new(small, "report", "son-la", "--year", "2026", "--date", date, "--source", "bao-cao-2025")
    assert code == 0
    assert told in output
    added = f"  - obligation: bao-cao-nam\n    year: 2026\n    date: {date}\n    source: bao-cao-2025\n"
    assert small.path(REPORTS).read_text("utf-8").replace("\n" + added, added) == before + added


def test_a_late_report(small: Small) -> None:
    small.put(REPORTS, "format: 2\nreports: []\n")
    output = new(small, "report", "son-la", "--year", "2025", "--date", "2025-12-16", "--source", "bao-cao-2025")[1]
    assert "Hạn 14/12/2025: muộn 2 ngày." in output


# --- a source ---

ARTICLE = ["--title", "Bài: một", "--publisher", "Báo Điện Biên Phủ", "--kind", "state_press", "--published", "2026-05"]


def test_sources_get_ids_of_their_own(small: Small) -> None:
    before = small.path(SOURCES).read_text("utf-8")
    for _ in range(2):
        assert new(small, "source", "son-la", *ARTICLE)[0] == 0
    assert new(small, "source", "quoc-gia", *ARTICLE)[0] == 0
    project = small.project()
    assert list(project.holding("son-la").sources)[-2:] == ["bai-mot-2026", "bai-mot-2026-2"]
    assert list(project.national.sources)[-1] == "bai-mot-2026-3"
    assert small.path(SOURCES).read_text("utf-8").startswith(before)


def test_the_first_source_begins_the_file(small: Small) -> None:
    small.path(SOURCES).unlink()
    assert new(small, "source", "son-la", *ARTICLE)[0] == 0
    first, second, *_ = small.path(SOURCES).read_text("utf-8").split("\n")
    assert first == "# yaml-language-server: $schema=../../schema/sources.json"
    assert second.startswith("# Nguồn")


# --- asked on a terminal ---


def test_what_is_missing_is_asked_on_a_terminal(small: Small) -> None:
    """The answers are typed into a real terminal; those that may stay open are passed over with Enter."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "generator", "new", "source", "son-la", "--project", str(small.root)]
    os.write(master, "Bài một\nBáo Thử\nkhông có\npress\n\n2026\n".encode())
    ended = subprocess.run(command, stdin=slave, capture_output=True, cwd=ROOT, timeout=60, check=False)
    os.close(slave)
    os.close(master)
    assert ended.returncode == 0, ended.stderr.decode()
    source = small.project().holding("son-la").sources["bai-mot-2026"]
    assert (source.title, source.publisher, source.kind, source.url) == ("Bài một", "Báo Thử", "press", None)
