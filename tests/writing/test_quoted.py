"""A line quoted as it is says its language where that is another than the page's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.history.mainline import Commit
from generator.language import language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing.desk import Desk
from generator.writing.quoted import language_of

ROOT = Path(__file__).parent.parent.parent

SITE = ("vi", "en")
VI = "Sơn La: số tập huấn năm 2029 là “trên 90%”"
EN = "The table of targets has the deadlines; figures keep their sources"


@pytest.mark.parametrize(
    ("text", "own", "others", "expected"),
    [
        (VI, "en", SITE, "vi"), (VI, "vi", SITE, ""), (EN, "vi", SITE, "en"), (EN, "en", SITE, ""),
        (EN, "vi", ("vi",), ""), ("", "vi", SITE, ""), ("1087/QĐ-TTg", "en", SITE, ""),
        ("Zxcvb qwert the asdfg poiuy", "vi", SITE, ""),
    ],
)  # fmt: skip
def test_the_language_of_a_quoted_line(text: str, own: str, others: tuple[str, ...], expected: str) -> None:
    assert language_of(text, own, others) == expected


def test_what_was_written_of_a_commit_is_shown_to_those_who_can_read_it() -> None:
    project = read_project(ROOT / "tests" / "projects" / "minh-hoa").project
    assert project
    desk = Desk(measure(project, dt.date(2030, 3, 15)), (), language("vi"))
    when = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    ours = Commit("1" * 40, when, "Báo cáo năm 2029 của các tỉnh và kết quả rà soát")
    theirs = Commit("2" * 40, when, "Data: the report and the plans of all provinces that were sent on time")
    assert [desk.title_of(c) for c in (ours, theirs, None)] == [ours.title, "", ""]
    assert [desk.in_language("en").title_of(c) for c in (ours, theirs)] == ["", theirs.title]
