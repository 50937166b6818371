"""The moment a new site takes the old one's place.

A build happens in a fresh folder beside the output; the two change places in one step where the
system can, by two renames elsewhere. A marker file says that a folder is a site made here; nothing
without it is ever deleted.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.language import ours
from generator.publishing.problems import PublishError, problem

MARKER = ".minhbach-site"
_MARKER_TEXT = """Thư mục này do lệnh dựng trang tạo ra và sẽ bị thay khi dựng lại.
This folder was made by the build command and is replaced by the next build.
"""


@contextmanager
def fresh_folder(output: Path) -> Iterator[Path]:
    """Give a fresh folder beside ``output`` and, when all went well, put it in its place.

    Raises :class:`PublishError` when ``output`` holds something this program did not make, :class:`OSError` when
    it cannot be written; then, and after any error inside, ``output`` is as it was.
    """
    output = output.resolve()
    _refuse_foreign(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    _clean_leftovers(output)
    fresh = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
    try:
        (fresh / MARKER).write_text(_MARKER_TEXT, "utf-8")
        fresh.chmod(0o755)
        yield fresh
        _replace(output, fresh)
    finally:
        _remove(fresh)


def _refuse_foreign(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise PublishError([problem(str(output), ours("đã có một tệp mang tên này; hãy chọn thư mục khác"))])
    if any(output.iterdir()) and not (output / MARKER).is_file():
        what = ours(
            "thư mục này có sẵn tệp không do lệnh dựng trang tạo ra nên không bị ghi đè; "
            "hãy chọn thư mục khác hoặc tự dọn thư mục này"
        )
        raise PublishError([problem(str(output), what)])


def _clean_leftovers(output: Path) -> None:
    """Undo what a killed build left: give the old site its place back, drop half-built ones."""
    for old in sorted(output.parent.glob(f".{output.name}.old-*")):
        if (old / MARKER).is_file() and not output.exists():
            old.rename(output)
    for pattern in ("new", "old"):
        for folder in output.parent.glob(f".{output.name}.{pattern}-*"):
            if (folder / MARKER).is_file() or not any(folder.iterdir()):
                _remove(folder)


def _replace(output: Path, fresh: Path) -> None:
    if not output.exists():
        fresh.rename(output)
    elif _exchanged(fresh, output):
        _remove(fresh)
    else:
        _replace_in_two_steps(output, fresh)


def _replace_in_two_steps(output: Path, fresh: Path) -> None:
    old = fresh.with_name(fresh.name.replace(".new-", ".old-"))
    output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        old.rename(output)
        raise
    _remove(old)


_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can: at no moment is either of them missing."""
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _remove(folder: Path) -> None:
    """Remove a folder, its marker last: whoever is stopped in between leaves something that the next build knows."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != MARKER:
            entry.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
