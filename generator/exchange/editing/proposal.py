"""Edits become the files they would make, with what the rules say before and after; then, perhaps, they are written."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.checking.check import find_all
from generator.exchange.editing.beginnings import begun
from generator.exchange.editing.csv_edits import edit_csv
from generator.exchange.editing.edits import Add, Edit, EditError
from generator.exchange.editing.saving import bytes_of, save
from generator.exchange.editing.splicing import Paper
from generator.exchange.editing.yaml_edits import edit_yaml
from generator.language import ours
from generator.reading.project import CONFIG, Reading, read_project
from generator.records.files import kind_of
from generator.records.finding import Finding, Severity, without
from generator.records.values import Place


@dataclass(frozen=True)
class Proposal:
    """What edits would make of a project; nothing is written yet.

    ``files`` are the new contents by name relative to the project, only of files whose bytes change;
    ``found`` are the contents they were made from, None for a file that is new; ``old`` and ``new`` are
    the project as it is and as it would be.
    """

    root: Path
    files: Mapping[str, bytes]
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    old: Reading = field(repr=False)
    new: Reading = field(repr=False)
    found: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)

    @property
    def appeared(self) -> tuple[Finding, ...]:
        """The findings that the edits bring; one that only moved to another line is none."""
        return without(self.after, self.before)

    @property
    def refused(self) -> bool:
        """Whether the edits bring an error, or the project as it would be cannot be read."""
        return self.new.project is None or any(f.severity is Severity.ERROR for f in self.appeared)


def propose(root: Path, edits: Sequence[Edit], as_of: dt.date) -> Proposal:
    """Return what ``edits`` would make of the project in ``root``, checked as of ``as_of``.

    Nothing in ``root`` is touched: the rules are run over a temporary copy of the data.

    Raises:
        EditError: an edit cannot be applied.
    """
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.file if isinstance(edit, Add) else edit.place.file].append(edit)
    return proposal_of(root, {name: edited(root, name, edits) for name, edits in by_file.items()}, as_of)


def proposal_of(root: Path, contents: Mapping[str, bytes], as_of: dt.date) -> Proposal:
    """Return the proposal to give files of the project in ``root`` the bytes of ``contents``."""
    found = {name: bytes_of(root, name) for name in contents}
    files = {name: content for name, content in contents.items() if content != found[name]}
    old, before = _checked(root, as_of)
    if not files:
        return Proposal(root, {}, before, before, old, old)
    with _copied(root, old, files) as copy:
        new, after = _checked(copy, as_of)
    return Proposal(root, files, before, after, old, new, {n: found[n] for n in files})


def edited(root: Path, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of one file with ``edits`` made.

    Raises:
        EditError: an edit cannot be applied.
    """
    kind, raw = kind_of(name), bytes_of(root, name)
    adds = [edit for edit in edits if isinstance(edit, Add)]
    if kind is None or not (adds or raw is not None):
        raise EditError(ours("Không có tệp dữ liệu nào tên như vậy."), Place(name))
    try:
        paper = Paper.of(begun(kind, name, adds).encode() if raw is None else raw)
    except UnicodeDecodeError as error:
        raise EditError(ours("Không đọc được tệp; chạy minhbach check để xem vì sao."), Place(name)) from error
    return paper.bytes_of((edit_yaml if kind.is_yaml else edit_csv)(paper, name, kind.record, edits))


def _checked(root: Path, as_of: dt.date) -> tuple[Reading, tuple[Finding, ...]]:
    reading = read_project(root, prose=False)
    return reading, find_all(reading, as_of)


@contextlib.contextmanager
def _copied(root: Path, reading: Reading, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a temporary copy of what reading reads, with ``files`` in it."""
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        copy = Path(folder)
        folders = {PurePosixPath(name).parts[0] for name in (*reading.files, *files) if "/" in name}
        for name in sorted(folders):
            shutil.copytree(root / name, copy / name)
        if (root / CONFIG).is_file():
            shutil.copy(root / CONFIG, copy / CONFIG)
        for name, content in files.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(content)
        yield copy


def write(proposal: Proposal) -> None:
    """Write the files of a proposal: all of them, or none.

    Raises:
        EditError: a file was changed since the proposal was made, or cannot be written.
    """
    save(proposal.root, proposal.files, proposal.found)
