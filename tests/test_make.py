"""The words in ``make`` are the words in CI, and no workflow hands a stranger's text to a shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORDS = ("site", "preview", "check", "demo", "preview-demo", "links", "test", "fuzz", "bench", "lint", "types", "lock", "clean", "help")
COMMIT = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")

workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``make`` in the root without doing anything."""
    command = ["make", "--dry-run", "--always-make", *arguments]
    # The make that runs these tests hands its own options down; they are not meant for this one.
    handed = ("MAKE", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(handed)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def jobs(path: Path) -> list[dict[str, Any]]:
    """Return the jobs of a workflow."""
    return list(yaml.safe_load(path.read_text("utf-8"))["jobs"].values())


def runs(path: Path) -> list[str]:
    """Return every shell script of a workflow."""
    return [step["run"] for job in jobs(path) for step in job["steps"] if "run" in step]


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")


@needs_make
@pytest.mark.parametrize("word", WORDS)
def test_every_word_can_be_said(word: str) -> None:
    said = make(word)
    assert said.returncode == 0, said.stderr
    assert "warning" not in said.stderr


@needs_make
def test_help_names_every_word_and_is_the_default() -> None:
    said = make().stdout
    assert said == make("help").stdout
    for word in set(WORDS) - {"help"}:
        assert f"make {word} " in said


@needs_make
@workflow
def test_workflows_use_the_words_of_make(path: Path) -> None:
    for script in runs(path):
        for call in re.findall(r"\bmake\s+([\w-]+(?: [A-Z_]+=\w+)*)", script):
            assert make(*call.split()).returncode == 0, call


@workflow
def test_no_expression_is_pasted_into_a_shell(path: Path) -> None:
    assert [script for script in runs(path) if "${{" in script] == []


@workflow
def test_actions_are_pinned_by_commit_and_jobs_end(path: Path) -> None:
    for job in jobs(path):
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "run" in step or COMMIT.fullmatch(step["uses"]), step


# The only jobs that may write anything, and what.
WRITES = {
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("changes.yml", "comment"): {"pull-requests"},
    ("intake.yml", "carry"): {"contents", "pull-requests", "issues", "actions"},
    ("links.yml", "carry"): {"contents", "pull-requests", "actions"},
}


def written_by(job: dict[str, Any]) -> set[str]:
    return {key for key, value in job["permissions"].items() if value == "write"}


@workflow
def test_a_workflow_may_do_nothing_and_each_job_what_it_needs(path: Path) -> None:
    document = yaml.safe_load(path.read_text("utf-8"))
    assert document["permissions"] == {}
    assert "pull_request_target" not in document[True]  # YAML reads the key "on" as true
    assert "secrets." not in path.read_text("utf-8")
    for name, job in document["jobs"].items():
        assert set(job["permissions"].values()) <= {"read", "write"}
        assert written_by(job) == WRITES.get((path.name, name), set())


@workflow
def test_who_may_write_runs_nothing_that_a_stranger_wrote(path: Path) -> None:
    """A job that may write checks out the main branch alone, and hands files to scripts that tests run."""
    for job in jobs(path):
        for step in job["steps"]:
            assert "ref" not in step.get("with", {})
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            if written_by(job) and "run" in step:
                script = re.match(r"\.github/scripts/[a-z]+\.sh(?= )", step["run"])
                assert script, step["run"]
                subprocess.run(["bash", "-n", str(ROOT / script[0])], check=True)


@workflow
def test_what_strangers_trigger_never_fills_a_cache_others_read(path: Path) -> None:
    triggers = yaml.safe_load(path.read_text("utf-8"))[True]
    if {"workflow_run", "issues"} & set(triggers):
        assert not [step for job in jobs(path) for step in job["steps"] if "cache" in step.get("with", {})]


def test_the_check_annotates_lines_and_summarises_everything() -> None:
    check = runs(ROOT / ".github/workflows/check.yml")
    assert "make check FORMAT=github" in check
    (summary,) = [script for script in check if "GITHUB_STEP_SUMMARY" in script]
    assert summary.startswith('make check FORMAT=markdown >> "$GITHUB_STEP_SUMMARY"')


def test_changes_are_told_after_the_check_and_forms_call_it() -> None:
    document = yaml.safe_load((ROOT / ".github/workflows/changes.yml").read_text("utf-8"))
    check = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    assert document[True]["workflow_run"]["workflows"] == [check["name"]]
    assert "workflow_dispatch" in check[True]
    assert "gh workflow run check.yml" in (ROOT / ".github/scripts/propose.sh").read_text("utf-8")


def test_ci_runs_the_tests_that_everybody_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text("utf-8").rstrip().endswith("\nmake test")
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_locks_hold_hashes_and_the_build_backend_but_no_index() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "flit-core==" in text
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE)
        assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\w)", text.strip()))


def test_the_test_lock_only_adds() -> None:
    pins = [
        {line for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line}
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    assert pins[0] <= pins[1]
