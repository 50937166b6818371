"""What is wrong with a site is told the same, whichever process found it."""

from __future__ import annotations

import pytest

from generator import parallel
from generator.language import language, ours
from generator.publishing.problems import Problem, PublishError, problem

WRONG = (Problem("tinh/", "a b"), Problem("", "c"))


def _fail() -> None:
    raise PublishError(WRONG)


def test_problems_found_by_a_worker_are_told_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    with pytest.raises(PublishError) as told:
        parallel.shared_out([_fail, _fail])
    assert told.value.problems == tuple(sorted(WRONG))
    assert str(told.value) == "/: c\ntinh/: a b"


def test_problems_are_told_in_the_language_of_whoever_builds() -> None:
    ours_and_theirs = PublishError([
        problem("tinh/", ours("liên kết không tới đâu: {target}"), target="../{x}/"), Problem("mkdocs", "a {warning}"),
    ])  # fmt: skip
    assert str(ours_and_theirs) == "mkdocs: a {warning}\ntinh/: liên kết không tới đâu: ../{x}/"
    assert ours_and_theirs.told(language("en")) == "mkdocs: a {warning}\ntinh/: a link leads nowhere: ../{x}/"
    many = PublishError(Problem(f"{n:04}/", "x") for n in range(40))
    assert many.told(language("en")).splitlines()[-1] == "… and 10 more"
