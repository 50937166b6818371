"""All changes as one table, for spreadsheets and statistics: one row a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.history.categories import Category
from generator.history.changes import Change, Goal, Kind
from generator.history.naming import Names
from generator.history.past import Entry, ToldChange
from generator.records.base import Record
from generator.records.results import Result
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.history.entries import address_of, unit_name
from generator.writing.open_data.cells import csv_bytes
from generator.writing.open_data.table import Pen, Table


@dataclass(frozen=True, slots=True)
class Row:
    """A change and the entry that told it."""

    entry: Entry
    told: ToldChange


def changes_file(desk: Desk) -> File:
    """Return the table as a CSV file, the newest change on top."""
    return File(addresses.plain(addresses.CHANGES_TABLE), csv_bytes(changes_table(desk)))


def changes_table(desk: Desk) -> Table:
    """Draw the table; what is not committed yet is not in it."""
    pen = Pen(desk.words)
    category = pen.choice("category", "Loại thay đổi", "Loại thay đổi như bộ lọc trên trang", Category,
                          lambda r: r.told.category, required=True)  # fmt: skip
    columns = [
        pen.made("date", "Ngày", "Ngày công bố", lambda r: r.entry.day, "date", required=True),
        pen.made("commit", "Lần ghi", "Mã đầy đủ của lần ghi trong kho dữ liệu", lambda r: r.entry.commit.id),
        pen.made("unit", "Địa phương (slug)", "Bỏ trống: khung chung", lambda r: r.told.unit or None),
        pen.made("unit_name", "Tên địa phương", "Tên hiện nay", lambda r: unit_name(desk, r.told.unit)),
        pen.made("targets", "Mục tiêu liên quan", "Các mục tiêu có trang kể thay đổi này",
                 lambda r: r.told.targets, "list"),
        *category,
        pen.made("kind", "Kiểu thay đổi", "Kiểu chi tiết, cho máy", lambda r: r.told.change.kind),
        pen.made("retreat", "Hạ hoặc lùi", "true: mục tiêu bị hạ, hạn bị lùi hoặc cam kết bị bỏ",
                 lambda r: r.told.change.retreat, "boolean", required=True),
        pen.made("old", "Trước đó", "Giá trị hoặc lời trước đó", lambda r: _stated(r, r.told.change.old)),
        pen.made("new", "Từ lúc này", "Giá trị hoặc lời mới", lambda r: _stated(r, r.told.change.new)),
        pen.made("old_words", "Nguyên văn trước đó", "Lời của cam kết hay mục tiêu khi đó",
                 lambda r: (r.told.wording.old or None) if r.told.wording else None),
        pen.made("new_words", "Nguyên văn từ lúc này", "Lời của cam kết hay mục tiêu từ lúc này",
                 lambda r: (r.told.wording.new or None) if r.told.wording else None),
        pen.made("sentence", "Kể bằng lời", "Câu kể như trên trang", lambda r: r.told.sentence, required=True),
        pen.made("note", "Ghi chú thay đổi", "Ghi chú của lần công bố",
                 lambda r: " ".join(noted.note.what for noted in r.entry.notes) or None),
        pen.made("address", "Địa chỉ", "Nơi kể thay đổi trên trang", lambda r: desk.public(address_of(r.entry)),
                 required=True),
    ]  # fmt: skip
    return pen.table("history", "Mọi thay đổi", "Mỗi thay đổi một dòng, mới nhất ở trên.", _rows(desk), columns)


def _rows(desk: Desk) -> Iterator[Row]:
    for entry in desk.past.entries:
        if entry.commit:
            yield from (Row(entry, told) for told in entry.changes)


def _stated(row: Row, value: object) -> str | None:
    """Return one side of a change as text; a record that came or went has only its sentence."""
    return _text(row.told.change, row.entry.names, value) or None


def _text(change: Change[object], names: Names, value: object) -> str:
    if isinstance(value, Result):
        return names.value(value)
    if isinstance(value, Goal):
        return names.goal(value, change.subject.indicator)
    if isinstance(value, Record) and change.kind in (Kind.RECORD_ADDED, Kind.RECORD_REMOVED):
        return ""
    return names.plain(value)
