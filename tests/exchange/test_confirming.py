"""Looked at again, nothing changed: only the day of the check moves, in the files and on the page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from tests.golden.make import site_of
from tests.small import AS_OF, RESULTS, SOURCES, Small, copy


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def confirm(small: Small, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.cli, ["confirm", "--project", str(small.root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def checked(small: Small) -> dict[str, dt.date | None]:
    """The day each figure of the province was looked at, by its indicator or commitment and date."""
    rows = small.project().holding("son-la").results
    return {f"{r.indicator or r.commitment} {r.as_of}": r.last_checked for r in rows}


def test_one_figure(small: Small) -> None:
    before = checked(small)
    name = next(iter(before))
    subject, date = name.split(" ")
    code, told = confirm(small, "sơn la", "--indicator", subject, "--as-of-date", date, "--day", "2026-06-20")
    assert code == 0
    assert f"  {RESULTS}: " in told
    assert checked(small) == {**before, name: dt.date(2026, 6, 20)}


def test_a_source_changes_one_line(small: Small) -> None:
    before = small.path(SOURCES).read_text("utf-8")
    assert confirm(small, "son-la", "--source", "ke-hoach-son-la", "--day", "2026-06-20")[0] == 0
    now = small.path(SOURCES).read_text("utf-8")
    assert now == before.replace("last_checked: 2026-06-01", "last_checked: 2026-06-20")


def test_a_target_stands_for_its_indicator(small: Small) -> None:
    targets = small.project().targets
    rows = {r.indicator for r in small.project().holding("son-la").results}
    target = next(t for t in targets if t.indicator in rows)
    assert confirm(small, "Tỉnh Sơn La", "--indicator", target.id.lower().replace(".", "-"))[0] == 0
    moved = {name.split(" ")[0] for name, day in checked(small).items() if day == AS_OF}
    assert target.indicator in moved


def test_everything_and_once_more(small: Small) -> None:
    assert confirm(small, "son-la", "--all")[0] == 0
    assert set(checked(small).values()) == {AS_OF}  # the day the small site fixes is its today
    assert {s.last_checked for s in small.project().holding("son-la").sources.values()} == {AS_OF}
    code, told = confirm(small, "son-la", "--all")
    assert (code, "không có gì để đổi" in told) == (0, True)


def test_the_page_shows_the_day(small: Small) -> None:
    assert "20/06/2026" not in _page(small)
    confirm(small, "son-la", "--all", "--day", "2026-06-20")
    assert "Kiểm tra lại gần nhất: 20/06/2026" in _page(small)


def _page(small: Small) -> str:
    return next(page.body for page in site_of(small.root).pages if page.address == "tinh/son-la/")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sơn lạc", "--all"], "Ý bạn là “Sơn La”?"), (["zzzz", "--all"], "“zzzz”"), (["son-la"], "--indicator"),
        (["son-la", "--indicator", "khong-co"], "Không thấy"), (["son-la", "--source", "khong-co"], "Không thấy"),
        (["son-la", "--all", "--day", "2026-07-01"], "tương lai"), (["son-la", "--all", "--day", "hôm nay"], "“hôm nay”"),
        (["son-la", "--all", "--day", "2020-01-01"], "sớm hơn"), (["son-la", "--all", "--as-of-date", "x"], "“x”"),
    ],
)  # fmt: skip
def test_refusals_change_nothing(small: Small, arguments: list[str], says: str) -> None:
    before = {p: p.read_bytes() for p in small.root.rglob("*") if p.is_file()}
    code, told = confirm(small, *arguments)
    assert code == 2
    assert says in told
    assert before == {p: p.read_bytes() for p in small.root.rglob("*") if p.is_file()}
