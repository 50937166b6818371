"""A history kept between builds as Python keeps objects, and read back without trusting who wrote it.

Reading a pickle can run anything. So nothing is made from one but the records of histories, which hold values and do
nothing; and whatever else stands there, the history is read anew. That the main line told something else than is kept
cannot be: its newest commit names what is kept, and no file of a commit can know that commit's id.
"""

from __future__ import annotations

import dataclasses
import gc
import io
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator import kept
from generator.history.git import git
from generator.history.mainline import folder_in_repository, is_whole

_OURS = ("generator.history.", "generator.records.")
_PLAIN = {
    ("builtins", "set"), ("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"),
    ("datetime", "timezone"), ("decimal", "Decimal"), ("generator.language", "Noun"),
    *(("generator.records.base", name) for name in ("Cells", "Lines", "Given")),
}  # fmt: skip


def main_line_name(root: Path, means: str) -> str:
    """Return what names everything the main line around ``root`` tells: its newest commit, the tags, where the
    project is in it, this program; and ``means``, by which it is told. Nothing where git knows no commit.

    Raises:
        RevisionError: there is no git.
    """
    there = git(root, "show-ref", "--head", "--tags")  # names of commits, whatever files there are
    if there.returncode or not is_whole(root):
        return ""
    where, found = folder_in_repository(root), there.stdout.decode("utf-8", "surrogateescape")
    return kept.key(kept.program(), means, where, found)


def packed(value: Any) -> bytes:
    """Return a value made of the records of a history as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes) -> Any:
    """Return what :func:`packed` was given; None for bytes that hold anything else."""
    with _no_garbage():
        try:
            return _Reader(io.BytesIO(content)).load()
        except Exception:  # bytes of strangers may fail in any way
            return None


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a class of records; refuse everything else before it is even loaded."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if not module.startswith(_OURS) or not name.isidentifier():
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if isinstance(found, type) and (issubclass(found, BaseModel | Enum) or dataclasses.is_dataclass(found)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Look for no garbage meanwhile: all that is read is kept."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()
