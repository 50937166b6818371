"""Asking git: the only place of the program that runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.language import Words, ours

MAX_BYTES = 300_000_000
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class RevisionError(Exception):
    """A version, or the history, cannot be had; ``words`` and ``details`` say why to a person."""

    def __init__(self, words: Words, **details: str) -> None:
        super().__init__(str(words))
        self.words, self.details = words, details


NO_GIT = ours("Máy này không có git, nên chỉ so được hai thư mục.")


def git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in ``folder`` and return what it said; a failure is told by its return code.

    Raises:
        RevisionError: there is no git on this machine.
    """
    command: Sequence[str] = ("git", *_SAFE, *arguments)
    environment = {**os.environ, **_QUIET}
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell
            command, cwd=folder, input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise RevisionError(NO_GIT) from error
