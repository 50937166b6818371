"""What is wrong with a site is told the same, whichever process found it."""

from __future__ import annotations

import pytest

from generator import parallel
from generator.publishing.problems import Problem, PublishError

WRONG = (Problem("tinh/", "a b"), Problem("", "c"))


def _fail() -> None:
    raise PublishError(WRONG)


def test_problems_found_by_a_worker_are_told_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    with pytest.raises(PublishError) as told:
        parallel.shared_out([_fail, _fail])
    assert told.value.problems == tuple(sorted(WRONG))
    assert str(told.value) == "/: c\ntinh/: a b"
