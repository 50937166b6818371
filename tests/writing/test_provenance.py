"""Every figure says where it stands in the data, which publication set it, and what it said before."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.building import history_of
from generator.charting.kinds import Trajectory
from generator.charting.tables import table
from generator.history.chronicle import Chronicle
from generator.language import Language
from generator.measuring.measures import measure
from generator.records.results import Result
from generator.writing.charts import charts
from generator.writing.desk import NO_HISTORY, Desk
from generator.writing.indicator import indicator_view
from generator.writing.parts import FigureView, figure
from generator.writing.promise import promise, target_origin
from generator.writing.provenance import EarlierView, OriginView, figure_address
from generator.writing.province import province_view
from generator.writing.target import target_view
from tests.history.repository import Repository, repository
from tests.small import AS_OF, PLAN, RESULTS, VI

HANOI = dt.timezone(dt.timedelta(hours=7))
KHO = "https://example.org/nhom-thu/kho"
BEFORE, AFTER = ",27.5,,55,200,", ",41,,82,200,"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path, "dự án")


def desk_of(repo: Repository, address: str = KHO, **more: Any) -> Desk:
    more = {"history": history_of(repo.root, AS_OF, HANOI, VI), "folder": "dự án/", **more}
    return Desk(measure(repo.project(), AS_OF), (), Language(), repository=address, **more)


def row(desk: Desk, indicator: str = "tap-huan") -> Result:
    return next(r for r in desk.project.holding("son-la").results if r.indicator == indicator)


def shown(desk: Desk, indicator: str = "tap-huan") -> FigureView:
    return figure(desk, "son-la", row(desk, indicator))


def test_without_history_a_figure_names_its_line_and_no_day(repo: Repository) -> None:
    desk = desk_of(repo, history=NO_HISTORY)
    address = f"{KHO}/blob/main/d%E1%BB%B1%20%C3%A1n/{RESULTS}?plain=1#L2"
    assert shown(desk).origin == OriginView(f"{RESULTS}, dòng 2", address)


def days(desk: Desk) -> tuple[str, ...]:
    view = indicator_view(desk, desk.project.indicator_by_id["tap-huan"])
    told = dict(view.facts)
    return view.updated, told["Số liệu cập nhật ngày"], told["Định nghĩa cập nhật ngày"]


def test_figures_and_definition_of_an_indicator_each_have_their_day(repo: Repository) -> None:
    assert days(desk_of(repo)) == ("01/01/2026",) * 3
    repo.change(RESULTS, BEFORE, AFTER)
    repo.commit("Sửa theo biểu mới", when="2026-02-03T20:00:00Z")
    assert days(desk_of(repo)) == ("04/02/2026", "04/02/2026", "01/01/2026")
    repo.change("data/indicators.yml", "Số trưởng thôn đã tập huấn trên", "Số trưởng thôn được tập huấn trên")
    repo.commit("Nói rõ định nghĩa", when="2026-03-01T12:00:00Z")
    desk = desk_of(repo)
    assert days(desk) == ("04/02/2026", "04/02/2026", "01/03/2026")
    measured = next(t for t in desk.measures.targets if t.target.indicator == "tap-huan")
    assert [day for _, day in target_view(desk, measured).days] == ["04/02/2026", "01/03/2026"]


def test_without_history_no_day_is_named(repo: Repository) -> None:
    view = indicator_view(desk := desk_of(repo, history=NO_HISTORY), desk.project.indicator_by_id["tap-huan"])
    assert (view.updated, [name for name, _ in view.facts if "cập nhật" in name]) == ("", [])


def test_without_a_repository_a_figure_still_names_its_line_and_its_commit(repo: Repository) -> None:
    origin = shown(desk_of(repo, address="")).origin
    assert (origin.line, origin.address, origin.commit_address) == (f"{RESULTS}, dòng 2", "", "")
    assert len(origin.commit) == 8


def test_a_corrected_figure_leads_to_the_line_its_correction_set_and_says_what_it_was(repo: Repository) -> None:
    repo.change(RESULTS, BEFORE, AFTER)
    commit = repo.commit("Sửa theo biểu mới", when="2026-02-03T20:00:00Z")
    repo.put(RESULTS, _turned(repo.path(RESULTS).read_text("utf-8")))
    repo.commit("Xếp lại các dòng", when="2026-03-01T12:00:00Z")
    origin = shown(desk_of(repo)).origin
    assert origin == OriginView(
        line=f"{RESULTS}, dòng 2",
        address=f"{KHO}/blob/{commit}/d%E1%BB%B1%20%C3%A1n/{RESULTS}?plain=1#L2",
        day="04/02/2026",
        said="Sửa theo biểu mới",
        commit=commit[:8],
        commit_address=f"{KHO}/commit/{commit}",
        first="01/01/2026",
        earlier=(EarlierView("27,5%", "01/01/2026", "04/02/2026"),),
    )
    line = repo.git("show", f"{commit}:dự án/{RESULTS}").splitlines()[1]
    assert AFTER in line


def test_a_correction_taken_back_tells_both_values(repo: Repository) -> None:
    repo.change(RESULTS, BEFORE, AFTER)
    wrong = repo.commit(when="2026-02-01T12:00:00+07:00")
    repo.git("revert", "--no-edit", wrong, when="2026-03-01T12:00:00+07:00")
    told = [(e.value, e.since, e.until) for e in shown(desk_of(repo)).origin.earlier]
    assert told == [("41%", "01/02/2026", "01/03/2026"), ("27,5%", "01/01/2026", "01/02/2026")]


def test_a_change_of_other_words_than_the_value_is_no_earlier_value(repo: Repository) -> None:
    repo.change(RESULTS, "trên 300 trạm", "có trên 300 trạm")
    repo.commit(when="2026-02-01T12:00:00+07:00")
    origin = shown(desk_of(repo), "tram-5g").origin
    assert (origin.day, origin.first, origin.earlier) == ("01/02/2026", "01/01/2026", ())


NOTE = "changes:\n  - date: 2026-02-01\n    who: Sở\n    what: Cộng trùng một lớp\n"
NOTES = [
    ("data/provinces/son-la/changes.yml", "", "Cộng trùng một lớp"),
    ("data/provinces/can-tho/changes.yml", "", "Sửa"),
    ("data/provinces/can-tho/changes.yml", "    provinces: [son-la]\n", "Cộng trùng một lớp"),
    ("data/changes.yml", "", "Cộng trùng một lớp"),
    ("data/changes.yml", "    provinces: [son-la]\n", "Cộng trùng một lớp"),
    ("data/changes.yml", "    provinces: [can-tho]\n", "Sửa"),
    ("data/changes.yml", "    targets: [XHS.2]\n", "Sửa"),
]


@pytest.mark.parametrize("file, about, expected", NOTES)
def test_the_note_that_speaks_of_a_figure_explains_it_else_the_title(
    repo: Repository, file: str, about: str, expected: str
) -> None:
    if repo.path(file).exists():
        repo.change(file, "changes:\n", NOTE + about)
    else:
        repo.put(file, f"format: 2\n{NOTE}{about}")
    repo.change(RESULTS, BEFORE, AFTER)
    repo.commit("Sửa")
    assert shown(desk_of(repo)).origin.said == expected


def test_notes_of_one_publication_stand_apart_and_are_said_as_somebody_translated_them(repo: Repository) -> None:
    second = NOTE.removeprefix("changes:\n").replace("Cộng trùng một lớp", "Sửa tên")
    repo.put("data/provinces/son-la/changes.yml", f"format: 2\n{NOTE}{second}")
    repo.change(RESULTS, BEFORE, AFTER)
    repo.commit("Sửa")
    desk = desk_of(repo)
    assert shown(desk).origin.said == "Cộng trùng một lớp; Sửa tên"
    words = replace(desk.words, texts={"Sửa tên": "Name mended"})
    assert shown(replace(desk, words=words)).origin.said == "Cộng trùng một lớp; Name mended"


def test_what_is_not_committed_yet_says_so(repo: Repository) -> None:
    repo.change(RESULTS, BEFORE, AFTER)
    origin = shown(desk_of(repo)).origin
    assert origin.uncommitted
    assert (origin.address, origin.commit) == ("", "")
    assert origin.earlier == (EarlierView("27,5%", "01/01/2026", "30/06/2026"),)


def test_a_lowered_commitment_and_a_changed_target_say_what_they_were(repo: Repository) -> None:
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.change("data/targets.yml", "value: 80\n", "value: 75\n")
    repo.commit(when="2026-02-01T12:00:00+07:00")
    desk = desk_of(repo)
    lowered = promise(desk, desk.measures.units["son-la"].commitments[0]).origin
    assert lowered is not None
    assert [e.value for e in lowered.earlier] == ["80% đến 31/12/2030"]
    target = target_origin(desk, desk.project.target_by_id["XHS.1"])
    assert [e.value for e in target.earlier] == ["80% đến 31/12/2030"]


def test_the_address_of_a_figure_outlives_corrections_and_new_neighbours(repo: Repository) -> None:
    first = shown(desk_of(repo)).anchor
    repo.change(RESULTS, BEFORE, AFTER)
    repo.commit()
    head, *rows = repo.path(RESULTS).read_text("utf-8").splitlines(keepends=True)
    new = rows[0].replace("2025-11-30", "2026-05-31").replace("55/200", "56/200")
    repo.put(RESULTS, "".join([head, new, *rows]))
    repo.commit()
    desk = desk_of(repo)
    figures = [figure(desk, "son-la", r) for r in desk.project.holding("son-la").results]
    assert first in [f.anchor for f in figures]
    assert len({f.anchor for f in figures}) == len(figures)


def test_a_page_shows_every_figure_once_with_its_own_address(repo: Repository) -> None:
    """A second plan that promises the same is about the same figures; the context may be promised as well."""
    second = repo.path(PLAN).read_text("utf-8").replace("kh-son-la", "kh-moi").replace("target: XHS.1\n", "indicator: tram-5g\n      unit: trạm\n")
    repo.put(PLAN.replace("plan.yml", "plan-moi.yml"), second.replace("14/KH-THU", "15/KH-THU"))
    desk = desk_of(repo)
    page = province_view(desk, desk.project.province_by_slug["son-la"])
    cards = [f for plan in page.plans for p in plan.promises for f in p.figures]
    cards += [f for p in page.bound for f in p.figures] + [r.figure for g in page.context for r in g.rows]
    told = [f.anchor for f in cards if f.anchor]
    assert len(told) == len(set(told)) == len(desk.project.holding("son-la").results) < len(cards)
    assert {figure_address(desk, "son-la", r).partition("#")[0] for r in desk.project.holding("son-la").results} == {
        "/tinh/son-la/"
    }


PARTS = [
    ("", "55", "200", "55 ÷ 200 × 100 = 27,5%"),
    ("30", "55", "200", "55 ÷ 200 × 100 = 27,5%"),
    ("27.5", "", "", ""),
    ("", "1", "3", "1 ÷ 3 × 100 = 33,3%"),
]


@pytest.mark.parametrize("value, numerator, denominator, expected", PARTS)
def test_a_percentage_shows_the_division_it_follows_from(
    repo: Repository, value: str, numerator: str, denominator: str, expected: str
) -> None:
    repo.change(RESULTS, BEFORE, f",{value},,{numerator},{denominator},")
    assert shown(desk_of(repo, history=NO_HISTORY)).formula == expected


def _turned(text: str) -> str:
    head, *rows = text.splitlines(keepends=True)
    return "".join([head, *reversed(rows)])


# --- the same in the open data ---


def cells(desk: Desk, table: str, row: int) -> dict[str, Any]:
    found = next(t for t in desk.tables.tables if t.name == table)
    drawn = dict(zip((c.name for c in found.columns), found.values, strict=True))
    return {name: drawn[name][row] for name in ("data_file", "data_line", "commit", "set_on")}


def test_open_data_say_which_line_and_commit_set_a_row_and_when(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.put(RESULTS, _turned(repo.path(RESULTS).read_text("utf-8")))
    lowered = repo.commit(when="2026-02-03T20:00:00Z")
    desk = desk_of(repo)
    results = next(t for t in desk.tables.tables if t.name == "results")
    drawn = dict(zip((c.name for c in results.columns), results.values, strict=True))
    pairs = list(zip(drawn["province"], drawn["indicator"], strict=True))
    told = cells(desk, "results", pairs.index(("son-la", "tram-5g")))
    assert told == {"data_file": RESULTS, "data_line": 3, "commit": first, "set_on": "2026-01-01"}
    assert cells(desk, "commitments", 0) == {
        "data_file": PLAN, "data_line": 16, "commit": lowered, "set_on": "2026-02-04"
    }  # fmt: skip


def test_open_data_without_history_say_the_line_of_today(repo: Repository) -> None:
    told = cells(desk_of(repo, history=NO_HISTORY), "commitments", 0)
    assert told == {"data_file": PLAN, "data_line": 16, "commit": None, "set_on": None}


def test_what_an_edition_tells_ends_on_its_day(repo: Repository) -> None:
    repo.change(RESULTS, BEFORE, AFTER)
    repo.commit(when="2026-02-03T20:00:00Z")
    whole = history_of(repo.root, AS_OF, HANOI, VI)
    assert isinstance(whole, Chronicle)
    first = replace(whole, publications=whole.publications[:1], versions=whole.versions[:1])
    desk = Desk(measure(whole.publications[0].new, AS_OF), (), Language(), history=first)
    origin = shown(desk).origin
    assert (origin.day, origin.earlier) == ("01/01/2026", ())
    assert cells(desk, "results", 0)["set_on"] == "2026-01-01"


# --- the same beside pictures ---


def test_the_table_of_a_picture_says_where_each_value_came_from(repo: Repository) -> None:
    repo.change(RESULTS, BEFORE, AFTER)
    commit = repo.commit(when="2026-02-03T20:00:00Z")
    desk = desk_of(repo)
    drawn = charts(desk.measures, VI, "Thử", desk.history)
    chart = next(c for c in drawn if isinstance(c, Trajectory))
    head, *rows = csv.reader(io.StringIO(table(chart, VI).decode("utf-8-sig")))
    told = next(dict(zip(head, r, strict=True)) for r in rows if "41" in r)
    assert told["Nguồn"] == "Báo cáo thử năm 2025"
    assert told["Địa chỉ nguồn"] == "https://example.org/bao-cao-2025"
    assert told["Lời trích"].startswith("tập huấn được 55/200")
    assert (told["Tệp dữ liệu"], told["Dòng trong tệp"]) == (RESULTS, "2")
    assert (told["Lần ghi"], told["Ngày công bố"]) == (commit, "2026-02-04")
    assert {len(r) for r in rows} == {len(head)}


def test_where_a_value_came_from_draws_no_picture_again(repo: Repository) -> None:
    desk = desk_of(repo)
    plain, dated = (charts(desk.measures, VI, "Thử", history) for history in (None, desk.history))
    assert [repr(c) for c in plain] == [repr(c) for c in dated]
    assert plain != dated
