"""One build at a time: two in one working folder would mix their pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.language import ours
from generator.publishing.problems import PublishError, problem

LOCK = "lock"


@contextmanager
def alone(work: Path) -> Iterator[None]:
    """Hold the working folder for one build; the system lets go when a build dies.

    Raises :class:`PublishError` when another build holds it.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / LOCK).open("w") as file:
        if not _taken(file):
            what = ours("một lần dựng khác đang chạy; hãy đợi xong rồi dựng lại")
            raise PublishError([problem(str(work), what)])
        yield


def _taken(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows has no such lock: there nothing is held
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
