"""The scripts of the workflows, run with real git and a ``gh`` that remembers what it was asked."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parent.parent / ".github" / "scripts"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
needed = [name for name in ("bash", "git", "jq") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(needed), reason=f"not on this machine: {needed}")

# Comments and pull requests are files; what changes them is one line of calls.txt.
GH = """#!/usr/bin/env bash
printf '%s\\n' "$(printf '%s ' "$@")" >> "$STATE/calls.txt"
case "$1 $2" in
  "api --paginate") jq --raw-output "$5" "$STATE/comments.json" ;;
  "api --silent") cp "${7#body=@}" "$STATE/body.md" ;;
  "pr list") cat "$STATE/open.txt" 2> /dev/null || true ;;
  "pr create") [ -f "$STATE/forbidden" ] && exit 1; echo https://example.org/pull/8 | tee "$STATE/open.txt" ;;
esac
"""


@dataclass
class Desk:
    """A clone of a repository, a folder of answers, and what ``gh`` was asked."""

    root: Path

    @property
    def clone(self) -> Path:
        return self.root / "clone"

    @property
    def answers(self) -> Path:
        return self.root / "answers"

    @property
    def state(self) -> Path:
        return self.root / "state"

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=folder or self.clone, check=True, capture_output=True, text=True).stdout

    def run(self, script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}", "STATE": str(self.state), "BASE": "main",
            "GITHUB_REPOSITORY": "nhom/kho", "GITHUB_SERVER_URL": "https://example.org", "TMPDIR": str(self.root),
        }  # fmt: skip
        command = ["bash", str(SCRIPTS / script), *map(str, arguments)]
        return subprocess.run(command, cwd=self.clone, env=environment, check=False, capture_output=True, text=True)

    def propose(self) -> subprocess.CompletedProcess[str]:
        """Begin at the main branch, as a job does, and propose what the folder of answers holds."""
        self.git("switch", "--quiet", "main")
        return self.run("propose.sh", self.answers, "7")

    def put(self, name: str, text: str) -> None:
        path = self.answers / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def calls(self) -> list[str]:
        file = self.state / "calls.txt"
        return file.read_text("utf-8").splitlines() if file.exists() else []

    def answer(self) -> str:
        return (self.answers / "answer.md").read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    for folder in (desk.answers, desk.state, tmp_path / "bin", tmp_path / "origin.git", tmp_path / "seed" / "data"):
        folder.mkdir(parents=True)
    gh = tmp_path / "bin" / "gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
    seed, origin = tmp_path / "seed", tmp_path / "origin.git"
    (seed / "data" / "results.csv").write_text("a\n1\n", "utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "a"]):
        desk.git(*arguments, folder=seed)
    desk.git("clone", "-q", "--bare", str(seed), str(origin), folder=tmp_path)
    desk.git("clone", "-q", str(origin), str(desk.clone), folder=tmp_path)
    for name, text in {"title.txt": "Sơn La: $(id) `id` 62,5%\n", "text.md": "b\n", "answer.md": "Đã hiểu.\n",
                       "files/data/results.csv": "a\n1\n2\n"}.items():  # fmt: skip
        desk.put(name, text)
    return desk


# --- propose.sh ---


def test_files_become_a_branch_a_pull_request_and_a_check(desk: Desk) -> None:
    done = desk.propose()
    assert done.returncode == 0, done.stderr
    assert desk.git("diff", "--name-only", "main", "origin/cap-nhat/7").split() == ["data/results.csv"]
    assert desk.git("show", "origin/cap-nhat/7:data/results.csv") == "a\n1\n2\n"
    assert desk.git("log", "-1", "--format=%s|%ae", "origin/cap-nhat/7").strip() == f"Sơn La: $(id) `id` 62,5%|{BOT}"
    assert any(call.startswith("pr create --head cap-nhat/7 --base main --title Sơn La: $(id) `id`") for call in desk.calls())
    assert desk.calls()[-1].strip() == "workflow run check.yml --ref cap-nhat/7"
    assert desk.answer().endswith("Đề nghị thay đổi, chờ người duyệt: https://example.org/pull/8\n")


def test_what_no_issue_asked_for_has_a_branch_of_its_own(desk: Desk) -> None:
    (desk.answers / "answer.md").unlink()
    desk.git("switch", "--quiet", "main")
    done = desk.run("propose.sh", desk.answers, "duong-dan")
    assert done.returncode == 0, done.stderr
    assert desk.git("diff", "--name-only", "main", "origin/cap-nhat/duong-dan").split() == ["data/results.csv"]
    assert "https://example.org/pull/8" in done.stdout  # nobody reads an answer: the log tells


def test_a_form_sent_again_changes_the_same_pull_request(desk: Desk) -> None:
    desk.propose()
    desk.put("files/data/results.csv", "a\n1\n3\n")
    assert desk.propose().returncode == 0
    assert desk.git("show", "origin/cap-nhat/7:data/results.csv") == "a\n1\n3\n"
    assert sum(call.startswith("pr create") for call in desk.calls()) == 1
    assert sum(call.startswith("pr edit https://example.org/pull/8") for call in desk.calls()) == 1
    assert desk.git("rev-list", "--count", "main..origin/cap-nhat/7").strip() == "1"


def test_what_a_person_added_to_the_branch_is_never_overwritten(desk: Desk) -> None:
    desk.propose()
    (desk.clone / "data" / "results.csv").write_text("a\n1\n2.5\n", "utf-8")
    desk.git("commit", "-qam", "mended by hand")
    desk.git("push", "-q", "origin", "HEAD:cap-nhat/7")
    desk.put("files/data/results.csv", "a\n1\n9\n")
    assert desk.propose().returncode == 0
    assert desk.git("show", "origin/cap-nhat/7:data/results.csv") == "a\n1\n2.5\n"
    assert "không ghi đè" in desk.answer()


def test_without_leave_to_open_one_the_answer_says_where_to(desk: Desk) -> None:
    (desk.state / "forbidden").touch()
    assert desk.propose().returncode == 0
    assert "https://example.org/nhom/kho/compare/main...cap-nhat/7?expand=1" in desk.answer()


@pytest.mark.parametrize("name", [
    ".github/workflows/check.yml", "data/.git/config.csv", "Makefile", "generator/cli.py", "data/a.csv.sh",
])  # fmt: skip
def test_nothing_but_data_files_is_taken(desk: Desk, name: str) -> None:
    desk.put(f"files/{name}", "x\n")
    done = desk.propose()
    assert done.returncode == 1
    assert "Không phải tệp dữ liệu" in done.stderr
    assert desk.calls() == []


def test_a_link_is_no_data_file(desk: Desk) -> None:
    (desk.answers / "files" / "data" / "b.csv").symlink_to("/etc/passwd")
    assert desk.propose().returncode == 1


# --- comment.sh ---


def comments(desk: Desk, *found: dict[str, Any]) -> None:
    (desk.state / "comments.json").write_text(json.dumps(found), "utf-8")


def said(desk: Desk, text: str) -> list[str]:
    desk.put("said.md", text)
    done = desk.run("comment.sh", "5", desk.answers / "said.md", "minhbach-thu")
    assert done.returncode == 0, done.stderr
    return desk.calls()[-1].split()[1:5]


def by(login: str, text: str, number: int) -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": text}


def test_the_first_comment_is_made(desk: Desk) -> None:
    comments(desk, by("ai", "<!-- minhbach-thu -->\n\nkhông phải của máy", 1), by("github-actions[bot]", "khác", 2))
    assert said(desk, "Chào\n") == ["--silent", "--method", "POST", "repos/nhom/kho/issues/5/comments"]
    assert (desk.state / "body.md").read_text("utf-8") == "<!-- minhbach-thu -->\n\nChào\n"


def test_the_next_is_written_into_it(desk: Desk) -> None:
    comments(desk, by("github-actions[bot]", "<!-- minhbach-thu -->\n\ncũ", 12))
    assert said(desk, "Mới\n") == ["--silent", "--method", "PATCH", "repos/nhom/kho/issues/comments/12"]


def test_what_is_too_long_is_cut_between_letters(desk: Desk) -> None:
    comments(desk)
    said(desk, "ế" * 50_000)
    body = (desk.state / "body.md").read_bytes().decode()  # no letter is broken
    assert len(body) < 65_536
    assert body.endswith("ế")
