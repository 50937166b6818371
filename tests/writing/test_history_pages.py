"""The pages of what changed, the part on each page, the page for the press, the table of all changes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest

from generator.building import DEFAULT_THEME
from generator.measuring.measures import measure
from generator.spreadsheets import exact
from generator.writing.artefacts import PageKind
from generator.writing.citing import cite
from generator.writing.desk import Desk
from generator.writing.history import pages as history_pages
from generator.writing.history import press
from generator.writing.history.entries import EntryView
from generator.writing.history.pages import HistoryView, changes_view, latest, target_history, unit_history, year_views
from generator.writing.history.press import ChangeRow, PressView, press_view
from generator.writing.history.table import changes_file
from generator.writing.search import entries
from generator.writing.site import write_site
from generator.writing.templates import Templates
from tests.history.repository import Repository, repository
from tests.small import AS_OF, PLAN, RESULTS, SOURCES, VI, copy
from tests.writing.past import desk_of

NOTES = "data/provinces/son-la/changes.yml"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A year ago a deadline moved; then a correction, and a lowered target with a note."""
    made = repository(tmp_path, when="2025-02-20T12:00:00+07:00")
    made.change(PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31")
    made.commit("Lùi hạn <b>", when="2025-03-01T12:00:00+07:00")
    made.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    made.commit("Đính chính", when="2026-02-01T12:00:00+07:00")
    made.change(PLAN, "value: 80\n", "value: 70\n")
    made.change(PLAN, "text: 80% trưởng thôn được tập huấn", "text: 70% <i>trưởng thôn</i>")
    made.add(NOTES, "  - date: 2026-03-01\n    who: Sở thử\n    what: Hạ <script>alert(1)</script>\n")
    made.commit("Hạ mục tiêu", when="2026-03-01T12:00:00+07:00")
    return made


def body(desk: Desk, kind: PageKind, view: object) -> str:
    return Templates(DEFAULT_THEME, desk).render(kind, view, cite(desk, "Trang", "/trang/"))


def year(desk: Desk, number: int) -> str:
    return body(desk, PageKind.CHANGES, dict(year_views(desk))[number])


# --- the pages of changes ---


def test_every_publication_stands_on_the_page_of_its_year(repo: Repository) -> None:
    desk = desk_of(repo)
    years = {year: [e.anchor for y in v.years for m in y.months for e in m.entries] for year, v in year_views(desk)}
    assert {year: len(found) for year, found in years.items()} == {2026: 4, 2025: 2}
    every = [anchor for found in years.values() for anchor in found]
    assert len(set(every)) == len(every)
    for told in changes_view(desk).years[0].months[0].entries:
        assert told.address.endswith(f"#{told.anchor}")


def test_the_latest_page_holds_whole_years_until_there_is_enough(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [y.name for y in changes_view(desk_of(repo)).years] == ["2026", "2025"]
    monkeypatch.setattr(history_pages, "ENOUGH", 4)
    view = changes_view(desk_of(repo))
    assert [y.name for y in view.years] == ["2026"]
    assert [(y.name, y.count, y.here) for y in view.others] == [("2026", 2, True), ("2025", 2, False)]
    assert [(m.name, m.count) for y in view.years for m in y.months] == [
        ("Tháng 6/2026", "1 ghi chú"), ("Tháng 5/2026", "1 ghi chú"), ("Tháng 3/2026", "1 lần công bố"),
        ("Tháng 2/2026", "1 lần công bố"),
    ]  # fmt: skip


def test_the_answer_counts_and_names_what_was_taken_back(repo: Repository) -> None:
    assert changes_view(desk_of(repo)).answer == (
        "Từ 20/02/2025 đến 01/03/2026: 4 lần công bố, 4 thay đổi, trong đó có 1 cam kết bị hạ, 1 hạn bị lùi."
    )


def test_a_page_of_changes_is_whole_without_script_and_runs_nothing_of_the_data(repo: Repository) -> None:
    told = year(desk_of(repo), 2026)
    assert "Hạ &lt;script&gt;alert(1)&lt;/script&gt;" in told
    assert "70% &lt;i&gt;trưởng thôn&lt;/i&gt;" in told
    assert "<script" not in told
    assert re.search(r'<span class="mark mark--retreat">Cam kết bị hạ</span>', told)
    assert re.search(r"Nguyên văn trước đó.*80% trưởng thôn được tập huấn.*Nguyên văn từ lúc này", told, re.DOTALL)
    assert re.search(r'/commit/[0-9a-f]{40}"', told)
    assert "Lùi hạn &lt;b&gt;" in year(desk_of(repo), 2025)


def test_without_history_the_page_says_why(tmp_path: Path) -> None:
    desk = Desk(measure(copy(tmp_path).project(), AS_OF), (), VI)
    told = body(desk, PageKind.CHANGES, changes_view(desk))
    assert "Trang chưa có lịch sử để kể." in told
    assert "Trang được dựng không kèm lịch sử." in told
    assert "Thêm số liệu của Sơn La và Cần Thơ" in told
    assert "Trang được dựng không kèm lịch sử." in body(desk, PageKind.PRESS, press_view(desk))


# --- on the pages of units and targets ---


def test_the_site_has_the_pages_and_feeds_and_each_page_knows_when_it_changed(repo: Repository) -> None:
    repo.change("data/provinces/can-tho/results.csv", "2025", "2024")
    repo.commit(when="2026-06-22T12:00:00+07:00")
    made = write_site(desk_of(repo), DEFAULT_THEME, lambda _: None)
    pages = {p.address: p for p in made.pages}
    assert {p.address for p in made.pages if p.kind in (PageKind.CHANGES, PageKind.PRESS)} == {
        "thay-doi/", "thay-doi/2026/", "thay-doi/2025/", "bao-chi/",
    }  # fmt: skip
    assert {"thay-doi/atom.xml", "thay-doi/changes.csv"} <= {f.address for f in made.files}
    days = {a: str(pages[a].updated) for a in ("", "tinh/son-la/", "tinh/can-tho/", "muc-tieu/xhs-1/", "kiem-tra/")}
    assert days == {
        "": "2026-06-22", "tinh/son-la/": "2026-06-05", "tinh/can-tho/": "2026-06-22", "muc-tieu/xhs-1/": "2026-06-22",
        "kiem-tra/": "None",
    }  # fmt: skip
    assert "cập nhật lần cuối 05/06/2026" in pages["tinh/son-la/"].body
    feeds = {a: pages[a].feed for a in ("", "tinh/son-la/", "muc-tieu/xhs-1/", "bao-cao/")}
    assert feeds == {
        "": "thay-doi/atom.xml", "tinh/son-la/": "tinh/son-la/atom.xml", "muc-tieu/xhs-1/": "muc-tieu/xhs-1/atom.xml",
        "bao-cao/": "thay-doi/atom.xml",
    }  # fmt: skip


def test_what_was_taken_back_is_never_folded_away(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_pages, "NEWEST", 1)
    view = unit_history(desk_of(repo), "son-la")
    assert (len(view.newest), len(view.retreats), len(view.older)) == (1, 2, 3)
    many = "".join(f"tram-5g,,2026-01-{n:02d},,{n},,,,,,bao-cao-2025,{n} trạm,\n" for n in range(1, 9))
    repo.add(RESULTS, many)
    repo.change(PLAN, "value: 70\n", "value: 60\n")
    repo.commit(when="2026-06-20T12:00:00+07:00")
    first = changes_view(desk_of(repo)).years[0].months[0].entries[0]
    assert [c.retreat for c in first.shown] == ["Cam kết bị hạ"]
    assert (first.folded_count, [g.name for g in first.folded]) == (8, [""])


def test_a_target_has_its_own_past(repo: Repository) -> None:
    desk = desk_of(repo)
    told = [c.sentence for e in _all_of(target_history(desk, "XHS.1")) for c in e.shown]
    assert [("70%" in s or "41%" in s) for s in told] == [True, True, True]
    assert [c for e in _all_of(target_history(desk, "XHS.2")) for c in e.shown] == []


def _all_of(past: HistoryView) -> tuple[EntryView, ...]:
    return (*past.newest, *past.retreats, *past.older)


# --- home, search ---


def test_home_tells_what_weighs_and_leaves_out_what_does_not(repo: Repository) -> None:
    repo.add("data/provinces/son-la/sources.yml", "    last_checked: 2026-06-01\n")
    repo.commit(when="2026-06-22T12:00:00+07:00")
    told = latest(desk_of(repo), 6)
    assert "27,5% → 41%" in told[3].what
    assert [(c.day, c.retreat) for c in told] == [
        ("05/06/2026", False), ("01/05/2026", False), ("01/03/2026", True), ("01/02/2026", False), ("01/03/2025", True),
    ]  # fmt: skip


def test_notes_and_retreats_are_found(repo: Repository) -> None:
    found = [e for e in entries(desk_of(repo)) if e.kind == "Thay đổi"]
    assert [(e.title[:10], e.status, e.province) for e in found] == [
        ("05/06/2026", "", "Sơn La"), ("01/05/2026", "", ""), ("01/03/2026", "Cam kết bị hạ", "Sơn La"),
        ("01/03/2025", "Hạn bị lùi", "Sơn La"),
    ]  # fmt: skip


# --- the press, the table ---


def test_the_page_for_the_press_has_a_year_and_what_was_taken_back_first(repo: Repository) -> None:
    view = press_view(desk_of(repo))
    assert (view.since.default, view.since.first, view.since.last) == ("2026-04-01", "2025-06-30", "2026-06-30")
    assert [r.change.retreat for r in view.retreats] == ["Cam kết bị hạ"]
    assert [(r.iso, r.unit, r.change.category) for r in rows_of(view)] == [
        ("2026-03-01", "Sơn La", "target"), ("2026-03-01", "Sơn La", "target"), ("2026-02-01", "Sơn La", "correction"),
    ]  # fmt: skip
    assert {c: n for c, _, n in view.counts if n != "0"} == {"target": "2", "correction": "1"}


def rows_of(view: PressView) -> list[ChangeRow]:
    return [row for day in view.days for row in day.rows]


def test_the_table_for_the_press_is_told_day_by_day_and_from_when_the_record_begins(tmp_path: Path) -> None:
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    made.commit(when="2026-03-01T09:00:00+07:00")
    made.change(RESULTS, "trên,300", "trên,310")
    made.commit(when="2026-03-01T12:00:00+07:00")
    desk = desk_of(made)
    view = press_view(desk)
    assert [(d.day, len(d.rows)) for d in view.days] == [("01/03/2026", 2)]
    assert (view.first_day, view.whole, view.since.first) == ("20/02/2026", True, "2026-02-20")
    assert "Không có lần nào kể từ ngày 20/02/2026, khi trang bắt đầu ghi lại." in body(desk, PageKind.PRESS, view)


def test_a_record_longer_than_a_year_says_that_twelve_months_are_told(repo: Repository) -> None:
    repo.change(PLAN, "value: 70\n", "value: 75\n")
    repo.commit("Nâng lại", when="2027-06-01T12:00:00+07:00")
    desk = desk_of(repo, as_of=dt.date(2027, 6, 30))
    told = body(desk, PageKind.PRESS, press_view(desk))
    assert "Không có lần nào trong 12 tháng qua, kể từ ngày 30/06/2026; phần này luôn kể đủ 12 tháng" in told


def test_a_new_result_told_in_words_is_called_a_result_and_no_figure(tmp_path: Path) -> None:
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.add(RESULTS, ",kh-son-la/CK3,2026-02,,,,,,achieved,,bao-cao-2025,đã mở,\n")
    made.add(RESULTS, ROWS.partition("\n")[0] + "\n")
    made.commit(when="2026-03-01T09:00:00+07:00")
    assert [r.change.word for r in rows_of(press_view(desk_of(made)))] == ["Kết quả mới", "Số liệu mới"]


ROWS = "".join(f"tram-5g,,2026-01-0{n},,{n},,,,,,bao-cao-2025,{n} trạm,\n" for n in range(1, 5))


def test_figures_that_came_with_one_source_name_it_once_above_their_table(tmp_path: Path) -> None:
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.add(RESULTS, ROWS)
    made.add("data/provinces/can-tho/results.csv", "tram-5g,2026-01-01,7,,ke-hoach-soc-trang,7 trạm\n")
    made.commit(when="2026-03-01T09:00:00+07:00")
    desk = desk_of(made)
    (day,) = press_view(desk).days
    alike, apart = day.tables
    assert alike.shared is not None
    assert (alike.shared.unit, alike.shared.about, alike.shared.title) == ("Sơn La", "", "Báo cáo thử năm 2025")
    assert [r.change.sentence for r in alike.rows] == [f"Số trạm 5G, ngày 0{n}/01/2026: {n} trạm" for n in range(1, 5)]
    assert (apart.shared, [r.change.sentence for r in apart.rows]) == (None, ["Số trạm 5G, ngày 01/01/2026: số mới 7 trạm"])
    assert (apart.targeted, apart.sourced) == (False, True)
    told = body(desk, PageKind.PRESS, press_view(desk))
    assert told.count("“Báo cáo thử năm 2025”") == 1
    assert '<th scope="col" class="of-a-day__target">' not in told


def test_a_new_source_is_linked_where_sources_stand_and_not_written_out(tmp_path: Path) -> None:
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.add(SOURCES, "  - id: bao-moi\n    title: Báo mới\n    publisher: Tòa soạn\n    kind: press\n    url: https://example.org/bao-moi\n")
    made.commit(when="2026-03-01T09:00:00+07:00")
    (row,) = rows_of(press_view(desk_of(made)))
    assert (row.source, row.publisher, row.change.sentence) == ("https://example.org/bao-moi", "Tòa soạn", "Nguồn “Báo mới”: thêm mới")


def test_the_same_figure_of_several_places_is_said_once_above_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "ALIKE", 2)
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.add(RESULTS, "tram-5g,,2026-01-01,,5,,,,,,quyet-dinh,5 trạm,\n")
    made.add("data/provinces/can-tho/results.csv", "tram-5g,2026-01-01,7,,quyet-dinh,7 trạm\n")
    made.commit(when="2026-03-01T09:00:00+07:00")
    (day,) = press_view(desk_of(made)).days
    (table,) = day.tables
    assert table.shared is not None
    assert (table.shared.unit, table.shared.about) == ("", "Số trạm 5G, ngày 01/01/2026")
    assert [(r.unit, r.change.sentence) for r in table.rows] == [("Cần Thơ", "7 trạm"), ("Sơn La", "5 trạm")]
    assert len(day.rows) == 2


def test_what_only_sets_up_the_site_is_no_news_and_stands_after_what_is(tmp_path: Path) -> None:
    made = repository(tmp_path, when="2026-02-20T12:00:00+07:00")
    made.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    made.commit(when="2026-03-01T09:00:00+07:00")
    made.change("site_config.yml", "short_name: Thử", "short_name: Tên mới")
    made.commit(when="2026-03-01T12:00:00+07:00")
    desk = desk_of(made)
    kinds = [[c.category for c in e.shown] for y in changes_view(desk).years for m in y.months for e in m.entries]
    assert kinds[-3:-1] == [["correction"], ["other"]]
    assert [r.change.category for r in rows_of(press_view(desk))] == ["correction"]


def test_settings_that_judge_nothing_otherwise_are_no_news_on_the_home_page(repo: Repository) -> None:
    before = latest(desk_of(repo), 6)
    repo.change("site_config.yml", "word: gần", "word: xấp xỉ")
    repo.commit("Từ kèm số")
    assert latest(desk_of(repo), 6) == before
    repo.change("site_config.yml", "on_track: 0.95", "on_track: 0.9")
    repo.commit("Ngưỡng")
    assert len(latest(desk_of(repo), 6)) == len(before) + 1


def rows(desk: Desk) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(changes_file(desk).content.decode("utf-8-sig"))))


def test_the_table_has_a_row_a_change(repo: Repository) -> None:
    desk = desk_of(repo)
    made = rows(desk)
    assert [(r["date"], r["category"], r["kind"], r["retreat"], r["old"], r["new"]) for r in made] == [
        ("2026-03-01", "target", "target_lowered", "true", "80%", "70%"),
        ("2026-03-01", "target", "text_corrected", "false", "80% trưởng thôn được tập huấn", "70% <i>trưởng thôn</i>"),
        ("2026-02-01", "correction", "result_corrected", "false", "27,5%", "41%"),
        ("2025-03-01", "deadline", "deadline_moved", "true", "31/12/2026", "31/12/2027"),
    ]
    assert {(r["unit"], r["unit_name"]) for r in made} == {("son-la", "Sơn La")}
    assert made[0]["note"] == "Hạ <script>alert(1)</script>"
    assert made[0]["old_words"] == "80% trưởng thôn được tập huấn"
    assert re.fullmatch(r"https://example\.org/thu/thay-doi/2026/#p-[0-9a-f]{12}", made[0]["address"])
    assert re.fullmatch(r"[0-9a-f]{40}", made[0]["commit"])


def test_no_cell_of_the_table_is_run_by_a_spreadsheet(repo: Repository) -> None:
    repo.change(PLAN, "text: 70% <i>trưởng thôn</i>", "text: =HYPERLINK(1)")
    repo.commit(when="2026-06-20T12:00:00+07:00")
    made = rows(desk_of(repo))
    assert made[0]["new"] == "'=HYPERLINK(1)"
    assert exact(made[0]["new"]) == "=HYPERLINK(1)"


def test_what_is_not_committed_is_seen_on_the_page_but_not_in_what_travels(repo: Repository) -> None:
    repo.change(PLAN, "value: 70\n", "value: 60\n")
    desk = desk_of(repo)
    assert any(e.waiting for y in changes_view(desk).years for m in y.months for e in m.entries)
    assert "chưa đưa lên" in year(desk, 2026)
    assert rows(desk)[0]["new"] == "70%"
    assert "60%" not in " ".join(r.change.sentence for r in rows_of(press_view(desk)))
    assert all("60%" not in e.title for e in entries(desk) if e.kind == "Thay đổi")
