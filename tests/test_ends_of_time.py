"""Whole sites of the first and last days that data can hold, and of commits made by clocks that were wrong: each is
built, and every link of it leads somewhere, as every build verifies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.records.values import FIRST_YEAR, LAST_YEAR
from tests.history.repository import repository
from tests.small import PLAN, RESULTS, Small, copy

FIRST, LAST = f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"
# Days and months wherever a file has them, but not in an address or an id; years where they are all of a value.
DAY = re.compile(r"(?<![\w/-])2[0-9]{3}-[0-9]{2}(?:-[0-9]{2})?(?![\w/-])")
YEAR = re.compile(r"(?<=: )2[0-9]{3}$|(?<=,)2[0-9]{3}(?=,)", re.MULTILINE)


def build(root: Path, output: Path, *arguments: str) -> str:
    """Build, and return what was said."""
    told = CliRunner().invoke(cli, ["build", "--project", str(root), "--output", str(output), *arguments])
    assert told.exit_code == 0, (told.output, told.exception)
    return told.output


def move(small: Small, day: str) -> int:
    """Put every date and year of a project on ``day``, as precise as it was; return how many."""
    moved = 0
    for path in (small.path("site_config.yml"), *small.path("data").rglob("*.[yc][ms][lv]")):
        text, days = DAY.subn(lambda found: day[: len(found[0])], path.read_text("utf-8"))
        text, years = YEAR.subn(day[:4], text)
        path.write_text(text, "utf-8")
        moved += days + years
    return moved


@pytest.mark.parametrize(("day", "as_of"), [(FIRST, FIRST), (FIRST, LAST), (LAST, FIRST), (LAST, LAST)])
def test_a_site_of_the_ends_of_what_data_can_hold(tmp_path: Path, day: str, as_of: str) -> None:
    small = copy(tmp_path)
    before = small.project()
    assert move(small, day) > 30
    project = small.project()
    assert {str(plan.date) for holding in project.holdings.values() for plan in holding.plans} == {day}
    assert {target.deadline.isoformat() for target in project.targets} == {day}
    assert len(project.holding("son-la").results) == len(before.holding("son-la").results)
    build(small.root, tmp_path / "site", "--as-of", as_of)
    assert (tmp_path / "site/du-lieu/results.csv").read_text("utf-8-sig").count(day[:4]) >= 3


CLOCKS = {
    "2242": ("@8583753600 +0700",) * 3,
    "1970, then 2242, then the last second of the calendar": ("@0 +0000", "@8583753600 +0000", "@253402300799 -1200"),
    "the other way round": ("@253402300799 -1200", "@8583753600 +0000", "@0 +0000"),
}


@pytest.mark.parametrize("clocks", CLOCKS.values(), ids=CLOCKS)
def test_a_site_whose_commits_were_made_by_wrong_clocks(tmp_path: Path, clocks: tuple[str, str, str]) -> None:
    repo = repository(tmp_path, when=clocks[0])
    repo.git("tag", "-a", "-m", "Bản đầu", "v1", when=clocks[0])
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit("hai", when=clocks[1])
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    last = repo.commit("ba", when=clocks[2])
    for as_of in ("2026-06-30", LAST):
        build(repo.root, tmp_path / "site", "--as-of", as_of)
        assert f'id="p-{last[:12]}"' in (tmp_path / "site/thay-doi/index.html").read_text("utf-8")
