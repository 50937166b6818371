"""Versions out of git: revisions, the working tree, where lines part; and everything that can be in the way."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.history import revisions
from generator.history.git import RevisionError
from generator.history.revisions import Repository
from tests.small import PLAN, RESULTS, Small, copy

AUTHOR = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
LOWER = (PLAN, "value: 80\n", "value: 70\n")
CORRECT = (RESULTS, ",27.5,,55,200,", ",41,,82,200,")


def git(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def commit(folder: Path, message: str = "x") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message, "--allow-empty")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Small:
    """The small project in a folder of a repository, under a name with marks and a space."""
    top = tmp_path / "kho"
    (top / "dự án").mkdir(parents=True)
    small = copy(top / "dự án")
    git(top, "init", "-qb", "main")
    commit(top, "first")
    return small


def diff(small: Small, *arguments: str) -> Result:
    result = CliRunner().invoke(cli.cli, ["diff", "--project", str(small.root), "--as-of", "2026-06-30", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def told(small: Small, *arguments: str) -> dict[str, Any]:
    result = diff(small, *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def kinds(small: Small, *arguments: str) -> list[str]:
    return [change["kind"] for change in told(small, *arguments)["changes"]]


# --- what is compared with what ---


def test_a_revision_and_the_files_as_they_are(repository: Small) -> None:
    assert kinds(repository, "HEAD") == []
    repository.change(*CORRECT)
    assert kinds(repository, "HEAD") == ["result_corrected"]


def test_two_revisions(repository: Small) -> None:
    repository.change(*CORRECT)
    second = commit(repository.root)
    repository.change(*LOWER)
    commit(repository.root)
    assert kinds(repository, "HEAD~2", second) == ["result_corrected"]
    assert kinds(repository, f"HEAD~2..{second}") == ["result_corrected"]
    assert kinds(repository, "HEAD~1", "HEAD") == ["target_lowered"]
    assert sorted(kinds(repository, "HEAD~2", "HEAD")) == ["result_corrected", "target_lowered"]


def branches(repository: Small) -> None:
    """A branch lowers a target while the main line corrects a figure."""
    git(repository.root, "checkout", "-qb", "de-nghi")
    repository.change(*LOWER)
    commit(repository.root)
    git(repository.root, "checkout", "-q", "main")
    repository.change(*CORRECT)
    commit(repository.root)


def test_what_the_other_side_did_meanwhile_is_not_told(repository: Small) -> None:
    branches(repository)
    for asked in (["main", "de-nghi"], ["main...de-nghi"]):
        found = told(repository, *asked)
        assert [c["kind"] for c in found["changes"]] == ["target_lowered"]
        assert "điểm chung của hai bên" in found["notices"][0]


def test_unless_it_is_asked_for(repository: Small) -> None:
    branches(repository)
    for asked in (["main", "de-nghi", "--direct"], ["main..de-nghi"]):
        assert sorted(kinds(repository, *asked)) == ["result_corrected", "target_lowered"]


def test_a_merge_shows_what_it_brought(repository: Small) -> None:
    branches(repository)
    git(repository.root, "merge", "-q", "--no-edit", "de-nghi")
    assert kinds(repository, "HEAD^1", "HEAD") == ["target_lowered"]
    assert kinds(repository, "HEAD^2", "HEAD") == ["result_corrected"]


def test_a_renamed_file_is_no_change(repository: Small) -> None:
    git(repository.root, "mv", PLAN, PLAN.replace("plan.yml", "plan-2025.yml"))
    commit(repository.root)
    found = told(repository, "HEAD~1", "HEAD")
    assert found["changes"] == []
    assert found["findings"] == {"appeared": [], "gone": []}


def test_lines_without_a_common_point(repository: Small) -> None:
    git(repository.root, "checkout", "-q", "--orphan", "khac")
    repository.change(*LOWER)
    commit(repository.root)
    found = told(repository, "main", "khac")
    assert [c["kind"] for c in found["changes"]] == ["target_lowered"]
    assert "không có điểm chung" in found["notices"][0]


def test_two_folders(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    old, new = copy(tmp_path / "a"), copy(tmp_path / "b")
    new.change(*CORRECT)
    new.put("content/moi.md", "# Mới\n")
    found = told(new, str(old.root), str(new.root))
    assert [c["kind"] for c in found["changes"]] == ["result_corrected"]
    assert found["files"] == ["content/moi.md"]
    assert told(new, str(old.root))["changes"] == found["changes"]


def test_files_outside_the_data_are_named(repository: Small) -> None:
    repository.put("content/gioi-thieu.md", "# Giới thiệu\n")
    repository.put("theme/khac.css", "")
    repository.change("site_config.yml", "on_track: 0.95", "on_track: 0.9")
    found = diff(repository, "HEAD").output
    assert "Bài viết\n    - content/gioi-thieu.md" in found
    assert "Giao diện\n    - theme/khac.css" in found
    assert "Cấu hình trang, “Từ tỷ số này trở lên: đúng tiến độ”: 0,95 → 0,9" in found


# --- what is in the way ---


def test_a_revision_nobody_knows(repository: Small) -> None:
    for revision in ("khong-co", "--upload-pack=x", "HEAD~9"):
        result = diff(repository, "--", revision) if revision.startswith("-") else diff(repository, revision)
        assert result.exit_code == 2
        assert f"Kho git không có phiên bản “{revision}”." in result.output


def test_no_repository(tmp_path: Path) -> None:
    result = diff(copy(tmp_path), "HEAD")
    assert result.exit_code == 2
    assert "không nằm trong một kho git" in result.output


def test_a_shallow_clone(repository: Small, tmp_path: Path) -> None:
    first = git(repository.root, "rev-parse", "HEAD").strip()
    repository.change(*CORRECT)
    commit(repository.root)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.root.parents[1]}", "nong")
    result = diff(Small(tmp_path / "nong" / "dự án" / "nho"), first)
    assert result.exit_code == 2
    assert "git fetch --unshallow" in result.output


def test_a_project_that_was_not_there(repository: Small) -> None:
    git(repository.root, "checkout", "-q", "--orphan", "rong")
    git(repository.root, "rm", "-qrf", "--cached", ".")
    git(repository.root, "commit", "-qm", "rỗng", "--allow-empty")
    found = told(repository, "rong")
    assert found["notices"][-1] == "Phiên bản cũ không có dự án ở đây: mọi thứ đều mới."


def older_format(repository: Small, number: str) -> None:
    """Commit the plan in another format, and bring today's back into the folder."""
    repository.change(PLAN, "format: 2", f"format: {number}")
    repository.put(PLAN, repository.path(PLAN).read_text("utf-8").replace("deadline:", "by:"))
    commit(repository.root)
    git(repository.root, "checkout", "-q", "HEAD~1", "--", ".")


def test_an_older_data_format_is_brought_forward(repository: Small) -> None:
    older_format(repository, "1")
    repository.change(*LOWER)
    found = told(repository, "HEAD")
    assert found["notices"] == ["1 tệp ở định dạng cũ được đổi sang định dạng hiện nay trước khi so."]
    assert [c["kind"] for c in found["changes"]] == ["target_lowered"]
    assert "format: 1" in git(repository.root, "show", f"HEAD:./{PLAN}")  # nothing is written but the copy


def test_a_format_nobody_knows_is_said(repository: Small) -> None:
    older_format(repository, "99")
    found = told(repository, "HEAD")
    assert "Phiên bản cũ dùng định dạng dữ liệu khác; phần không đọc được không được so." in found["notices"]
    assert found["changes"] == []  # the plan is not called new because the old one could not be read


def test_what_has_a_mistake_is_not_called_withdrawn(repository: Small) -> None:
    repository.change(PLAN, "value: 80\n", "value: tám mươi\n")
    found = told(repository, "HEAD")
    assert found["changes"] == []
    assert found["notices"] == [
        "Phiên bản mới có 1 lỗi khi đọc; chỉ so những gì đọc được.",
        "1 mục không kể là thêm hay bỏ, vì bản kia có lỗi đúng ở đó.",
    ]
    assert [f["code"] for f in found["findings"]["appeared"]][:1] == ["MB-R055"]


def test_a_version_that_is_no_project_any_more(repository: Small) -> None:
    repository.put("data/programme.yml", "format: 2\n")
    found = told(repository, "HEAD")
    assert found["notices"][0].startswith("Phiên bản mới không đọc được thành dự án (")


# --- a revision is read, never obeyed ---


def test_links_and_attributes_of_a_revision_have_no_say(repository: Small, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("indicator,as_of,value,source\ntap-huan,2026,1,x\n")
    repository.put(".gitattributes", "* export-ignore export-subst filter=evil\n")
    repository.path(RESULTS).unlink()
    repository.path(RESULTS).symlink_to(secret)
    git(repository.root, "config", "filter.evil.smudge", f"touch {tmp_path}/ran")
    commit(repository.root)
    found = told(repository, "HEAD~1", "HEAD")
    assert {c["kind"] for c in found["changes"]} == {"result_withdrawn"}
    assert not (tmp_path / "ran").exists()


def test_a_revision_larger_than_memory_is_refused_before_it_is_read(
    repository: Small, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole, copied = Repository.around(repository.root, "HEAD"), tmp_path / "copied"
    monkeypatch.setattr(revisions, "MAX_BYTES", 5_000)
    with pytest.raises(RevisionError) as refused:
        whole.copy(whole.commit("HEAD"), copied)
    assert refused.value.words == revisions.TOO_LARGE
    assert [path.name for path in copied.rglob("*") if path.is_file()] == ["site_config.yml"]


# --- forms ---


def test_forms_agree(repository: Small) -> None:
    repository.change(*LOWER)
    sentence = "Sơn La, cam kết CK1 (Tập huấn): mục tiêu hạ từ 80% xuống 70% (−10 điểm phần trăm)"
    assert sentence in diff(repository, "HEAD").output
    assert sentence.replace("(", "\\(").replace(")", "\\)") in diff(repository, "HEAD", "--format", "markdown").output
    (change,) = told(repository, "HEAD")["changes"]
    assert change["sentence"] == sentence
    assert (change["old"]["value"], change["new"]["value"]) == ("80", "70")
    assert change["new_place"] == {"file": PLAN, "line": 19, "column": 14}
    assert "target lowered from 80% to 70%" in diff(repository, "HEAD", "--lang", "en").output


def test_a_clone_without_contents_is_told_and_nothing_is_fetched(repository: Small, tmp_path: Path) -> None:
    repository.change(*LOWER)
    commit(repository.root)
    git(repository.root, "config", "uploadpack.allowFilter", "true")
    part = tmp_path / "thiếu"
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{tmp_path / 'kho'}", str(part))
    result = diff(Small(part / "dự án" / "nho"), "HEAD^..HEAD")
    assert result.exit_code == 2
    assert "--filter" in result.output
