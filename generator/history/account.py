"""Everything there is to tell about two versions: changes, consequences, files, and what could not be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.checking.check import find_all
from generator.history.changes import Change, ResultAdded, ResultWithdrawn
from generator.history.compare import compare
from generator.history.consequences import Consequences, consequences
from generator.history.record_changes import RecordAdded, RecordRemoved
from generator.history.shelves import Thing
from generator.language import Words, ours
from generator.measuring.measures import measure
from generator.reading.project import Reading
from generator.records.finding import Severity
from generator.records.project import Project

Notice = tuple[Words, dict[str, str]]
NO_OLD = ours("Phiên bản cũ không có dự án ở đây: mọi thứ đều mới.")
NO_NEW = ours("Phiên bản mới không còn dự án ở đây.")
UNREADABLE_OLD = ours("Phiên bản cũ không đọc được thành dự án ({errors} lỗi), nên không so được dữ liệu.")
UNREADABLE_NEW = ours("Phiên bản mới không đọc được thành dự án ({errors} lỗi), nên không so được dữ liệu.")
ERRORS_OLD = ours("Phiên bản cũ có {errors} lỗi khi đọc; chỉ so những gì đọc được.")
ERRORS_NEW = ours("Phiên bản mới có {errors} lỗi khi đọc; chỉ so những gì đọc được.")
OTHER_FORMAT = ours("Phiên bản cũ dùng định dạng dữ liệu khác; phần không đọc được không được so.")
NOT_TOLD = ours("{n} mục không kể là thêm hay bỏ, vì bản kia có lỗi đúng ở đó.")
_FORMATS = {"MB-R042", "MB-R046"}


@dataclass(frozen=True)
class Account:
    """Two versions compared; ``old`` and ``new`` are None when there was no project to compare."""

    old: Project | None
    new: Project | None
    changes: tuple[Change[Any], ...] = ()
    consequences: Consequences = field(default_factory=Consequences)
    files: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def account(
    old: Reading | None, new: Reading | None, as_of: dt.date, files: Iterable[str] = (), notices: Iterable[Notice] = ()
) -> Account:
    """Compare two readings on ``as_of``; a version without a project is None. Errors are told, never fatal."""
    told = [*notices, *_notices(old, new)]
    before, after = (r.project if r else None for r in (old, new))
    outside = tuple(name for name in files if not _is_data(name, before or after))
    if old is None or new is None or before is None or after is None:
        return Account(before, after, (), Consequences(), outside, tuple(told))
    every = compare(before, after)
    sure = tuple(c for c in every if not _doubtful(c, old, new))
    if len(sure) < len(every):
        told.append((NOT_TOLD, {"n": str(len(every) - len(sure))}))
    versions = [(measure(p, as_of), list(find_all(r, as_of))) for r, p in ((old, before), (new, after))]
    return Account(before, after, sure, consequences(versions[0], versions[1], sure), outside, tuple(told))


def _is_data(name: str, project: Project | None) -> bool:
    return name.startswith(f"{project.config.folders.data if project else 'data'}/")


def _notices(old: Reading | None, new: Reading | None) -> list[Notice]:
    sides = ((old, NO_OLD, UNREADABLE_OLD, ERRORS_OLD), (new, NO_NEW, UNREADABLE_NEW, ERRORS_NEW))
    found: list[Notice] = []
    for reading, absent, unreadable, errors in sides:
        if reading is None:
            found.append((absent, {}))
        elif reading.has_errors:
            number = str(sum(f.severity is Severity.ERROR for f in reading.findings))
            found.append((errors if reading.project else unreadable, {"errors": number}))
    if old is not None and any(f.rule.code in _FORMATS for f in old.findings):
        found.append((OTHER_FORMAT, {}))
    return found


def _doubtful(change: Change[Any], old: Reading, new: Reading) -> bool:
    """Whether something seems new or gone only because the other version could not be read there."""
    if isinstance(change, (RecordRemoved, ResultWithdrawn)):
        return _unread(change, new)
    return isinstance(change, (RecordAdded, ResultAdded)) and _unread(change, old)


def _unread(change: Change[Any], other: Reading) -> bool:
    place = change.old_place or change.new_place
    s = change.subject
    by_row = s.thing in (Thing.RESULT, Thing.LEFT_OUT)
    return (place is not None and place.file in other.unread) or (not by_row and bool({s.id, s.plan} & other.unread))
