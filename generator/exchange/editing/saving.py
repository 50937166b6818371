"""New contents of files are put in their places: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.exchange.editing.edits import EditError
from generator.language import ours
from generator.records.values import Place


def bytes_of(root: Path, name: str) -> bytes | None:
    """Return the bytes of a file of the project, None when there is no such file.

    Raises:
        EditError: the name leads out of the project, or the file cannot be opened.
    """
    path = root / name
    parts = PurePosixPath(name).parts
    if ".." in parts or not path.resolve().is_relative_to(root.resolve()):
        raise EditError(ours("Tệp nằm ngoài dự án."), Place(name))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EditError(ours("Không mở được tệp ({reason})."), Place(name), reason=error.strerror) from error


def save(root: Path, files: Mapping[str, bytes], found: Mapping[str, bytes | None]) -> None:
    """Write ``files``, by name relative to ``root``, in place of what was ``found`` (None: a file that is new).

    Each is written beside its place and then renamed into it; should a rename fail, those already made are undone.

    Raises:
        EditError: a file is no longer what was found, or cannot be written.
    """
    for name, old in found.items():
        if bytes_of(root, name) != old:
            raise EditError(ours("Tệp vừa bị thay đổi ở nơi khác; chưa ghi gì, hãy làm lại."), Place(name))
    done: list[str] = []
    fresh: dict[str, Path] = {}
    try:
        for name, content in files.items():
            fresh[name] = _beside(root / name, content)
        for name, path in fresh.items():
            path.replace(_target(root / name))
            done.append(name)
    except OSError as error:
        _undo(root, found, done)
        reason = error.strerror or type(error).__name__
        raise EditError(ours("Không ghi được tệp: {reason}. Chưa thay đổi gì."), Place(name), reason=reason) from error
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    return path.resolve() if path.is_symlink() else path


def _beside(path: Path, content: bytes) -> Path:
    """Write ``content`` into a new file beside ``path``, with its rights."""
    target = _target(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, name)
    else:
        Path(name).chmod(0o644)
    return Path(name)


def _undo(root: Path, found: Mapping[str, bytes | None], done: Sequence[str]) -> None:
    for name in done:
        old, target = found[name], _target(root / name)
        with contextlib.suppress(OSError):
            if old is None:
                target.unlink()
            else:
                _beside(target, old).replace(target)
