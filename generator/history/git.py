"""Asking git: the only place of the program that runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile

from generator.language import Words, ours

MAX_BYTES = 300_000_000
_SETTINGS = (
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "advice.graftFileDeprecated=false",
)  # fmt: skip
# Nothing is fetched, whatever is missing here; and a commit says what it always said, not what replaces it locally.
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "LC_ALL": "C",
}  # fmt: skip
# A hook is told by these of the repository it runs in, which need not be the one a project stands in.
_OF_ANOTHER = {
    "GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
}  # fmt: skip


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
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell
            _command(arguments), cwd=folder, input=given, capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError as error:
        raise RevisionError(NO_GIT) from error


def git_within(limit: int, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git as ``git`` does, and stop it once it has said more than ``limit`` bytes; what it said is longer then.

    Raises:
        RevisionError: there is no git on this machine.
    """
    command, pipe = _command(arguments), subprocess.PIPE
    try:
        with TemporaryFile() as errors:
            with subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=pipe, stderr=errors, env=_environment()
            ) as running:
                said = running.stdout.read(limit + 1) if running.stdout else b""
                if len(said) > limit:
                    running.kill()
            errors.seek(0)
            return subprocess.CompletedProcess(command, running.returncode, said, errors.read())
    except FileNotFoundError as error:
        raise RevisionError(NO_GIT) from error


def tracks(folder: Path, name: str) -> bool:
    """Whether the repository around ``folder`` holds something called ``name`` there, however it is spelled; without
    git, or a repository, it does not.
    """
    try:
        return bool(git(folder, "ls-files", "--", f":(icase,literal){name}").stdout)
    except RevisionError:
        return False


def _command(arguments: Sequence[str]) -> Sequence[str]:
    return ("git", *(part for setting in _SETTINGS for part in ("-c", setting)), *arguments)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER} | _QUIET
