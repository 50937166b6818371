"""Publications and threads: what the public saw when, and what became of every record."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.building import BuildError, history_of
from generator.exchange.migrating import brought_forward
from generator.history.changes import Kind
from generator.history.chronicle import Chronicle, chronicle
from generator.history.mainline import NoHistoryError, main_line
from generator.records.results import Result
from tests.history.repository import Repository, repository
from tests.small import PLAN, RESULTS, SOURCES, VI

HANOI = dt.timezone(dt.timedelta(hours=7))
TODAY = dt.date(2026, 6, 30)


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def read(repo: Repository) -> Chronicle:
    return chronicle(repo.root, main_line(repo.root), HANOI, TODAY, brought_forward)


def kinds(told: Chronicle) -> list[list[str]]:
    return [[change.kind.value for change in p.changes] for p in told.publications]


def row(told: Chronicle, number: int, indicator: str = "tap-huan") -> Result:
    return next(r for r in told.publications[number - 1].new.holding("son-la").results if r.indicator == indicator)


def test_the_beginning_is_told_as_a_whole_and_what_follows_by_its_changes(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    repo.commit(when="2026-02-03T20:00:00Z")
    told = read(repo)
    assert kinds(told) == [[], ["result_corrected"]]
    assert [p.day for p in told.publications] == [dt.date(2026, 1, 1), dt.date(2026, 2, 4)]
    assert told.publications[0].old is None


def test_what_says_nothing_new_is_no_publication(repo: Repository) -> None:
    text = repo.path(RESULTS).read_text("utf-8")
    head, *rows = text.splitlines(keepends=True)
    repo.put(RESULTS, "".join([head, *reversed(rows)]))
    repo.commit()
    repo.path(PLAN).rename(repo.path(PLAN.replace("plan.yml", "plan-2025.yml")))
    repo.commit()
    assert len(read(repo).publications) == 1


def test_a_machine_that_looked_at_links_publishes_nothing_until_one_dies(repo: Repository) -> None:
    for state, day in (("live", "2026-01-10"), ("failing", "2026-01-17"), ("dead", "2026-01-24"), ("dead", "2026-01-31")):
        row = f"https://example.org/bao-cao-2025,{state},{day},404"
        repo.put("data/links.csv", f"url,state,checked,status\n{row}\n")
        repo.commit(when=f"{day}T12:00:00Z")
    told = read(repo)
    assert [p.day for p in told.publications[1:]] == [dt.date(2026, 1, 24)]
    source = told.publications[1].new.holding("son-la").sources["bao-cao-2025"]
    assert [stage.publication.number for stage in told.thread(source).stages] == [1, 2]  # type: ignore[union-attr]


def test_a_version_with_an_error_was_never_published(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,ba trăm")
    repo.commit(when="2026-02-01T12:00:00Z")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit(when="2026-02-02T12:00:00Z")
    repo.change(RESULTS, "trên,ba trăm", "trên,310")
    repo.commit(when="2026-02-03T12:00:00Z")
    told = read(repo)
    assert told.unread == 2
    assert kinds(told)[1:] == [["target_lowered", "result_corrected"]]
    assert told.publications[1].day == dt.date(2026, 2, 3)


def test_a_folder_whose_files_all_went_is_no_mistake(repo: Repository) -> None:
    repo.change("data/provinces.yml", "name: Sơn La", "name: Tây Bắc")
    repo.path("data/provinces/son-la").rename(repo.path("data/provinces/tay-bac"))
    for file in ("data/left-out.csv", "data/changes.yml"):
        if "son-la" in repo.path(file).read_text("utf-8"):
            repo.change(file, "son-la", "tay-bac")
    repo.commit()
    told = read(repo)
    assert told.unread == 0
    assert kinds(told)[1][0] == "record_renamed"


def test_a_folder_without_its_province_is_mended_where_the_province_is_named(repo: Repository) -> None:
    repo.change("data/provinces.yml", "name: Sơn La\n", "name: Sơn Lâm\n")
    repo.commit()
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    repo.change("data/provinces.yml", "name: Sơn Lâm\n", "name: Sơn La\n")
    repo.commit()
    told = read(repo)
    assert told.unread == 2
    assert kinds(told)[1:] == [["result_corrected"]]


def test_what_comes_back_carries_on_its_life(repo: Repository) -> None:
    line = "tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,\n"
    repo.change(RESULTS, line, "")
    repo.commit()
    repo.add(RESULTS, line.replace("300", "310"))
    repo.commit()
    told = read(repo)
    thread = told.thread(row(told, 1, "tram-5g"))
    assert thread is not None
    assert thread is told.thread(row(told, 3, "tram-5g"))
    assert [[c.kind for c in s.changes] for s in thread.stages] == [[], [Kind.RESULT_WITHDRAWN], [Kind.RESULT_ADDED]]
    assert not thread.gone


def test_a_correction_taken_back_is_told_both_times(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    wrong = repo.commit()
    repo.git("revert", "--no-edit", wrong, when="2026-04-01T12:00:00Z")
    told = read(repo)
    assert kinds(told)[1:] == [["result_corrected"], ["result_corrected"]]
    thread = told.thread(row(told, 3))
    assert thread is not None
    assert thread.origin.publication.number == 3
    assert [s.publication.number for s in thread.stages] == [1, 2, 3]


def test_the_line_that_set_a_figure_is_the_one_of_its_commit(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    repo.commit()
    head, *rows = repo.path(RESULTS).read_text("utf-8").splitlines(keepends=True)
    repo.put(RESULTS, "".join([head, *reversed(rows)]))
    repo.commit()
    told = read(repo)
    today = next(r for r in repo.project().holding("son-la").results if r.indicator == "tap-huan")
    thread = told.thread(today)
    assert thread is not None
    assert thread.origin.publication.number == 2
    assert thread.origin.record is not None
    assert (thread.origin.record.place.line, today.place.line) == (2, 4)


def test_a_figure_of_then_finds_what_became_of_it(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    repo.commit()
    repo.change(RESULTS, "tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,\n", "")
    repo.commit()
    told = read(repo)
    first = told.publications[0]
    corrected, withdrawn = (told.thread(row(told, 1, name)) for name in ("tap-huan", "tram-5g"))
    assert corrected is not None
    assert withdrawn is not None
    assert [c.kind for s in corrected.since(first) for c in s.changes] == [Kind.RESULT_CORRECTED]
    assert not corrected.gone
    assert withdrawn.gone
    assert withdrawn.at(told.publications[1]).record is not None  # type: ignore[union-attr]


def test_looking_again_is_told_but_sets_nothing(repo: Repository) -> None:
    repo.add(SOURCES, "    last_checked: 2026-05-01\n")
    repo.commit()
    told = read(repo)
    assert kinds(told)[1:] == [["confirmed"]]
    source = list(told.publications[1].new.holding("son-la").sources.values())[-1]
    thread = told.thread(source)
    assert thread is not None
    assert thread.origin.publication.number == 1


def test_what_is_not_committed_yet_comes_last(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    told = read(repo)
    assert (told.publications[-1].commit, told.publications[-1].day) == (None, TODAY)
    assert kinds(told)[1:] == [["result_corrected"]]


def test_the_site_of_a_day_is_the_last_publication_until_its_end(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit(when="2026-02-03T16:59:59Z")
    told = read(repo)
    found = [told.on(dt.date(2026, *day)) for day in ((2, 2), (2, 3), (6, 1))]
    assert [p.number if p else 0 for p in found] == [1, 2, 2]
    assert told.on(dt.date(2025, 12, 31)) is None


def test_a_release_names_the_publication_before_it(repo: Repository) -> None:
    repo.put("data/README.md", "không phải dữ liệu")
    repo.commit()
    repo.git("tag", "-a", "v1", "-m", "Lần một")
    (release,) = read(repo).releases
    assert (release.name, release.title, release.publication.number) == ("v1", "Lần một", 1)


def test_older_formats_are_brought_forward_and_tell_no_change(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    now = repo.path(PLAN).read_text("utf-8")
    repo.put(PLAN, now.replace("format: 2", "format: 1").replace("deadline:", "by:"))
    repo.commit()
    repo.put(PLAN, now)
    repo.commit()
    assert len(read(repo).publications) == 1


def test_notes_belong_to_the_publication_they_came_with(repo: Repository) -> None:
    repo.change("data/changes.yml", "changes:\n", "changes:\n  - date: 2026-02-01\n    who: Sở\n    what: Hạ cam kết\n")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit()
    told = read(repo).publications[-1]
    assert [note.what for note in told.notes] == ["Hạ cam kết"]
    assert "mục tiêu hạ từ 80% xuống 70%" in " ".join(c.sentence(told.names(VI)) for c in told.changes)


def test_a_file_may_become_a_folder_or_a_link_and_come_back(repo: Repository) -> None:
    odd = repo.path("data/a.yml")
    repo.put("data/a.yml", "x: 1")
    repo.commit()
    odd.unlink()
    repo.put("data/a.yml/b.yml", "x: 1")
    repo.commit()
    shutil.rmtree(odd)
    odd.symlink_to("/etc")
    repo.commit()
    odd.unlink()
    repo.put("data/a.yml/b.yml", "x: 2")
    repo.commit()
    shutil.rmtree(odd)
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    assert kinds(read(repo))[1:] == [["result_corrected"]]


def test_names_no_file_system_takes_are_passed_over(repo: Repository) -> None:
    long, deep = f"dự án/data/{'x' * 300}.yml", f"dự án/{'/'.join(['d' * 100] * 60)}/a.yml"
    files = "".join(f"M 100644 inline {name}\ndata 1\na\n" for name in (long, deep))
    head = f"commit refs/heads/main\ncommitter x <x> 1770000000 +0700\ndata 1\nx\nfrom {repo.git('rev-parse', 'HEAD')}\n"
    command = ("git", "fast-import", "--quiet")
    subprocess.run(command, input=(head + files).encode(), cwd=repo.top, check=True)
    told = read(repo)
    assert (len(told.publications), told.unread) == (1, 0)


def test_without_any_version_that_can_be_read_there_is_no_history(repo: Repository) -> None:
    """The country's units stand behind a link, which is not followed, neither in git nor here."""
    units = repo.path("data/provinces.yml")
    units.rename(repo.top / "tỉnh.txt")
    units.symlink_to(repo.top / "tỉnh.txt")
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "-m", "x")
    with pytest.raises(NoHistoryError):
        read(repo)


def test_a_data_folder_with_a_new_name_holds_the_same(repo: Repository) -> None:
    repo.path("data").rename(repo.path("du-lieu"))
    repo.add("site_config.yml", "\nfolders:\n  data: du-lieu\n")
    repo.commit()
    repo.change(RESULTS.replace("data/", "du-lieu/"), "trên,300", "trên,310")
    repo.commit()
    assert kinds(read(repo))[1:] == [["setting_changed"], ["result_corrected"]]


def test_versions_nobody_can_read_cost_nothing_but_their_own_telling(repo: Repository) -> None:
    good = repo.path(PLAN).read_text("utf-8")
    bad = ["a: &a [1]\nb: &b [*a,*a]\nc: [*b,*b]\n", "[" * 5000, "? " * 3000, "!!python/object:x {}", b"\xff\xfe", "",
           "%YAML 9.9\n---\na", "format: [1]\nplan: {}", "format: 99\n", "plan: {commitments: [{by: !!set {a}}]}"]  # fmt: skip
    for content in bad:
        repo.put(PLAN, content)
        repo.commit()
    repo.put(PLAN, good.replace("value: 80\n", "value: 70\n"))
    repo.commit()
    told = history_of(repo.root, TODAY, HANOI, VI)
    assert isinstance(told, Chronicle)
    assert (told.unread, kinds(told)[1:]) == (len(bad), [["target_lowered"]])


def test_a_disk_that_takes_nothing_is_told(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(repo.path("data/provinces.yml")))
    with pytest.raises(BuildError) as refused:
        history_of(repo.root, TODAY, HANOI, VI)
    assert "Trang cũ giữ nguyên" in str(refused.value)
