"""The main line out of git: steps, merges, tags, odd names; and what stands in the way of reading it whole."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from generator.history import mainline
from generator.history.git import RevisionError
from generator.history.mainline import NoHistoryError, forwards, main_line
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


def raw_commit(repo: Repository, committer: str, text: bytes = b"x") -> None:
    """Commit everything with a line git itself would not write."""
    repo.git("add", "-A")
    tree, parent = repo.git("write-tree"), repo.git("rev-parse", "HEAD")
    head = f"tree {tree}\nparent {parent}\nauthor {committer}\ncommitter {committer}\n\n"
    made = subprocess.run(
        ("git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"),
        input=head.encode() + text, cwd=repo.top, capture_output=True, check=True,
    )  # fmt: skip
    repo.git("update-ref", "refs/heads/main", made.stdout.decode().strip())


def test_where_another_line_was_merged_into_ours_nothing_is_lost(repo: Repository) -> None:
    """Somebody merged the published branch into an own commit and pushed: that line counts, as the module says."""
    repo.git("branch", "công-bố")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit("của mình")
    repo.git("checkout", "-q", "công-bố")
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit("của người khác")
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "-m", "gộp ngược", "công-bố")
    steps = main_line(repo.root).steps
    assert [(s.commit.title, list(s.files)) for s in steps[1:]] == [("của mình", [PLAN]), ("gộp ngược", [RESULTS])]


def test_a_merge_of_several_branches_at_once_is_one_step(repo: Repository) -> None:
    for name, file, old, new in (("a", RESULTS, "trên,300", "trên,310"), ("b", PLAN, "value: 80\n", "value: 70\n")):
        repo.git("checkout", "-qb", name, "main")
        repo.change(file, old, new)
        repo.commit(name)
    repo.git("checkout", "-q", "main")
    repo.put("ghi chép.txt", "không phải dữ liệu")
    repo.commit()
    repo.git("merge", "-q", "-m", "gộp", "a", "b")
    assert [sorted(step.files) for step in main_line(repo.root).steps[1:]] == [[PLAN, RESULTS]]


def test_tags_of_tags_of_trees_and_of_files_do_no_harm(repo: Repository) -> None:
    repo.git("tag", "-a", "-m", "Bên trong", "a")
    repo.git("tag", "-a", "-m", "Bên ngoài", "b", "a")
    repo.git("tag", "-d", "a")
    for name, what in (("cây", "HEAD^{tree}"), ("tệp", f"HEAD:dự án/{RESULTS}")):
        repo.git("tag", name, what)
        repo.git("tag", "-a", "-m", name, f"{name}-2", what)
    assert [(tag.name, tag.step, tag.title) for tag in main_line(repo.root).tags] == [("b", 0, "Bên ngoài")]


def test_a_detached_head_is_not_mistaken_for_a_tag_elsewhere(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit("chính")
    repo.git("checkout", "-qb", "bên")
    repo.change(RESULTS, "trên,310", "trên,320")
    repo.commit("bên", when="2027-01-01T00:00:00Z")
    repo.git("tag", "bên-cạnh")
    repo.git("checkout", "-q", "--detach", "main")
    line = main_line(repo.root)
    assert ([step.commit.title for step in line.steps], line.tags) == (["Bắt đầu", "chính"], ())


@pytest.mark.parametrize(
    "moment", ["253402300799 -0000", "99999999999999999999999 +0000", "-86400 +0700", "x y", "", "1770000000 +9999"]
)
def test_a_moment_no_calendar_has_stops_nothing(repo: Repository, moment: str) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    raw_commit(repo, f"x <x> {moment}")
    assert len(main_line(repo.root).steps) == 2
    repo.change(RESULTS, "trên,310", "trên,320")
    repo.commit(when="2026-03-01T00:00:00Z")
    days = [step.commit.moment.date() for step in main_line(repo.root).steps]
    assert days[0] == dt.date(2026, 1, 1)
    assert days[1] in (dt.date(2026, 1, 1), dt.date(2026, 2, 2))
    assert days[2] == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("clocks", "told"),
    [
        ([1, 2, 2, 4], [1, 2, 2, 4]),
        ([1, 9, 3, 4], [1, 1, 3, 4]),
        ([3, 4, 2, 5], [3, 4, 4, 5]),
        ([3, -60, 4], [3, 3, 4]),
        ([-60, 4], [4, 4]),
        ([-60], [-50]),
        ([], []),
    ],
)
def test_time_runs_forwards_whatever_clocks_said(clocks: list[int], told: list[int]) -> None:
    """Years from 2020 on; what was before git was is no time, and what has no other began with 1970."""

    def days(years: list[int]) -> list[dt.datetime]:
        return [dt.datetime(2020 + year, 1, 1, tzinfo=dt.UTC) for year in years]

    assert list(forwards(days(clocks))) == days(told)


def test_a_message_is_one_line_that_a_page_can_show(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    raw_commit(repo, "x <x> 1770000000 +0700", b"\n\ncaf\xe9 \x1b[31m\tx\x00y\r\nfrom :1\n")
    assert main_line(repo.root).steps[-1].commit.title == "caf\ufffd \ufffd[31m x"


def test_a_tag_whose_name_is_no_text_is_named_as_far_as_it_is(repo: Repository) -> None:
    with (repo.top / ".git/packed-refs").open("ab") as refs:
        refs.write(repo.git("rev-parse", "HEAD").encode() + b" refs/tags/\xff1\n")
    assert [tag.name for tag in main_line(repo.root).tags] == ["\ufffd1"]


def test_a_hook_of_another_repository_has_no_say(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "khác", "x")
    other.commit("không phải đây")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git/index"))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert [step.commit.title for step in main_line(repo.root).steps] == ["Bắt đầu"]


def test_what_replaces_a_commit_on_this_machine_was_not_published(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.git("commit", "-q", "--amend", "-m", "Giả")
    repo.git("replace", first, repo.git("rev-parse", "HEAD"))
    repo.git("reset", "-q", "--hard", first)
    assert [step.commit.title for step in main_line(repo.root).steps] == ["Bắt đầu"]


def test_a_clone_without_contents_is_refused_and_nothing_is_fetched(repo: Repository, tmp_path: Path) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    repo.git("config", "uploadpack.allowFilter", "true")
    part = tmp_path / "thiếu"
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.top}", str(part))
    for _ in range(2):
        with pytest.raises(RevisionError) as refused:
            main_line(part / "dự án")
        assert "--filter" in str(refused.value.words)
        assert "--without-history" in str(refused.value.words)


@pytest.mark.parametrize("spoil", ["head", "pointer"])
def test_a_repository_git_will_not_open_is_not_taken_for_an_empty_one(repo: Repository, spoil: str) -> None:
    if spoil == "head":
        (repo.top / ".git/HEAD").write_text("gì đó\n", "utf-8")
    else:
        (repo.top / ".git").rename(repo.top / "đi")
        (repo.top / ".git").write_bytes(b"\xff\xfe")
    with pytest.raises(RevisionError) as refused:
        main_line(repo.root)
    assert not isinstance(refused.value, NoHistoryError)


def test_a_history_larger_than_allowed_is_not_read_to_its_end(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mainline, "MAX_BYTES", 1000)
    with pytest.raises(RevisionError) as refused:
        main_line(repo.root)
    assert "--without-history" in str(refused.value.words)


def test_a_graft_of_this_machine_cuts_nothing_off(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    last = repo.commit()
    (repo.top / ".git/info").mkdir(exist_ok=True)
    (repo.top / ".git/info/grafts").write_text(f"{last}\n", "utf-8")
    assert len(main_line(repo.root).steps) == 2
