"""The main line out of git: steps, merges, tags, odd names; and what stands in the way of reading it whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.history.git import RevisionError
from generator.history.mainline import NoHistoryError, main_line
from tests.history.repository import Repository, repository
from tests.small import PLAN, RESULTS, copy


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def test_each_commit_that_touched_data_is_a_step(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    changed = repo.commit("Đính chính", when="2026-02-03T23:30:00-05:00")
    repo.put("ghi chép.txt", "không phải dữ liệu")
    repo.commit()
    repo.git("mv", f"dự án/{PLAN}", f"dự án/{PLAN}".replace("plan.yml", "plan-2025.yml"))
    repo.commit("Đổi tên tệp")
    first, second, third = main_line(repo.root).steps
    assert (first.commit.title, PLAN in first.files, "site_config.yml" in first.files) == ("Bắt đầu", True, True)
    assert (second.commit.id, list(second.files)) == (changed, [RESULTS])
    assert second.commit.moment == dt.datetime(2026, 2, 4, 4, 30, tzinfo=dt.UTC)
    assert third.files == {PLAN: None, PLAN.replace("plan.yml", "plan-2025.yml"): repo.path(
        PLAN.replace("plan.yml", "plan-2025.yml")).read_bytes()}  # fmt: skip


def test_a_merge_is_one_step_of_the_day_of_the_merge(repo: Repository) -> None:
    repo.git("checkout", "-qb", "nhánh")
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit("một")
    repo.change(RESULTS, "trên,310", "trên,320")
    repo.commit("hai")
    repo.git("checkout", "-q", "main")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit("ba")
    repo.git("merge", "-q", "--no-ff", "-m", "gộp", "nhánh", when="2026-03-01T00:00:00Z")
    steps = main_line(repo.root).steps
    assert [step.commit.title for step in steps] == ["Bắt đầu", "ba", "gộp"]
    assert list(steps[-1].files) == [RESULTS]
    assert steps[-1].commit.moment == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def test_tags_name_the_last_step_they_hold(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    repo.put("ghi chép.txt", "không phải dữ liệu")
    repo.commit()
    repo.git("tag", "-a", "v2", "-m", "Báo cáo năm\n\nDài hơn")
    repo.git("checkout", "-qb", "bên")
    repo.change(RESULTS, "trên,310", "trên,320")
    repo.commit()
    repo.git("tag", "không-trên-nhánh-chính")
    repo.git("checkout", "-q", "main")
    tags = [(tag.name, tag.step, tag.title) for tag in main_line(repo.root).tags]
    assert tags[:2] == [("v1", 0, ""), ("v2", 1, "Báo cáo năm")]
    assert len(main_line(repo.root).steps) == 2


def test_a_detached_head_at_a_tag_is_read_as_any(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    repo.git("tag", "v1")
    repo.git("checkout", "-q", "--detach")
    assert [len(main_line(repo.root).steps), main_line(repo.root).tags[0].step] == [2, 1]


def test_odd_names_of_files_are_read_as_they_are(repo: Repository) -> None:
    repo.put('data/"ngoặc" \t và\\gạch.yml', "a: 1")
    repo.commit()
    assert list(main_line(repo.root).steps[-1].files) == ['data/"ngoặc" \t và\\gạch.yml']


def test_a_link_is_no_file(repo: Repository) -> None:
    repo.path("data/lien-ket.yml").symlink_to("/etc/passwd")
    repo.commit()
    assert main_line(repo.root).steps[-1].files == {"data/lien-ket.yml": None}


def test_a_work_tree_beside_the_repository_is_read_too(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "-q", str(tmp_path / "bên cạnh"), "-b", "khác")
    assert len(main_line(tmp_path / "bên cạnh" / "dự án").steps) == 1


def test_a_shallow_clone_is_refused_with_the_way_out(repo: Repository, tmp_path: Path) -> None:
    repo.commit()
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.top}", str(tmp_path / "nông"))
    with pytest.raises(RevisionError) as refused:
        main_line(tmp_path / "nông" / "dự án")
    assert not isinstance(refused.value, NoHistoryError)
    assert "git fetch --unshallow" in str(refused.value.words)


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    small = copy(tmp_path)
    with pytest.raises(NoHistoryError):
        main_line(small.root)


def test_without_a_commit_there_is_no_history(tmp_path: Path) -> None:
    repo = Repository(copy(tmp_path).root, tmp_path)
    repo.git("init", "-q")
    with pytest.raises(NoHistoryError):
        main_line(repo.root)
    repo.put("../khác.txt", "x")
    repo.git("add", "khác.txt")
    repo.git("commit", "-qm", "không có dữ liệu")
    with pytest.raises(NoHistoryError):
        main_line(repo.root)


def test_without_git_there_is_no_history(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoHistoryError):
        main_line(repo.root)


def test_a_repository_git_cannot_read_is_told_with_gits_own_words(repo: Repository) -> None:
    blob = repo.git("rev-parse", f"HEAD:dự án/{RESULTS}")
    (repo.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RevisionError) as refused:
        main_line(repo.root)
    assert blob in refused.value.details["reason"]
