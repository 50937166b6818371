"""The data page: can I take all of it, and may I?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.history.numbering import DataVersion
from generator.language import Language
from generator.measuring.measures import Measures
from generator.measuring.rollup import NoFigure
from generator.text import sort_key
from generator.writing import addresses
from generator.writing.artefacts import CARRIED_SIZE
from generator.writing.desk import Desk
from generator.writing.open_data.files import OpenData, TableView
from generator.writing.open_data.table import Column
from generator.writing.open_data.tables import TOO_LARGE

MOST_REASONS = 8
LAST_VERSIONS = 10
_DETAILS = re.compile(r"[:;]\s|\.(?:\s|\Z)")
_TYPES = {
    "string": "chữ", "list": "nhiều giá trị, ngăn bằng |", "number": "số", "integer": "số nguyên",
    "boolean": "true hoặc false", "date": "ngày",
}  # fmt: skip


@dataclass(frozen=True)
class DownloadView:
    """A file to take: its address from the site's root, and its size in words."""

    address: str
    size: str


@dataclass(frozen=True)
class ColumnView:
    """One line of the data dictionary."""

    name: str
    title: str
    type: str
    description: str


@dataclass(frozen=True)
class TableRowView:
    """One table: what it holds, how much, where, and its part of the dictionary."""

    name: str
    title: str
    description: str
    anchor: str
    rows: str
    rows_sort: int
    size: str
    size_sort: int
    address: str
    form: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True)
class VersionView:
    """A version of the data: its number, why it has it, and the day it was published."""

    version: str
    reason: str
    day: str


@dataclass(frozen=True)
class LeftOutView:
    """A reason for which figures were left out, and how many."""

    reason: str
    count: str


@dataclass(frozen=True)
class DataView:
    """All that the data page's template relies on."""

    as_of: str
    version: str
    version_reason: str
    versions: tuple[VersionView, ...]
    hash: str
    short_hash: str
    answer: str
    everything: DownloadView
    carried: DownloadView | None
    json: DownloadView | None
    lean: str
    compressed: str
    package_address: str
    csvw_address: str
    tables: tuple[TableRowView, ...]
    licence: str
    licence_url: str
    publisher: str
    repository: str
    contact_name: str
    contact_email: str
    contact_url: str
    missing: tuple[str, ...]
    left_out_count: str
    left_out: tuple[LeftOutView, ...]
    left_out_more: str
    left_out_address: str


def data_view(desk: Desk, data: OpenData) -> DataView:
    """Return the data page's view."""
    site, words = desk.project.config.site, desk.words
    tables = tuple(_table(t, words) for t in data.tables)
    reasons = _reasons(desk)
    return DataView(
        as_of=desk.as_of, version=desk.data.version, version_reason=desk.data.reason,
        versions=tuple(version_view(desk, v) for v in reversed(desk.versions[-LAST_VERSIONS:])),
        hash=desk.data.hash, short_hash=desk.data.short_hash,
        answer=answer(desk, data),
        everything=DownloadView(f"/{data.zip_address}", size_text(data.zip_bytes, words)),
        carried=None if desk.project.lean else DownloadView(addresses.CARRIED, CARRIED_SIZE),
        json=DownloadView(f"/{data.json_address}", size_text(data.json_bytes, words)) if data.json_address else None,
        lean=_lean(desk), compressed=_compressed(desk, data),
        package_address=f"/{data.package_address}",
        csvw_address=f"/{data.csvw_address}" if data.csvw_address else "", tables=tables,
        licence=site.licence, licence_url=site.licence_url, publisher=site.publisher,
        repository=desk.repository,
        contact_name=site.contact.name, contact_email=site.contact.email or "",
        contact_url=site.contact.url or "",
        missing=tuple(missing(desk)),
        left_out_count=words.number(data.rows_of("left_out")), left_out=reasons[:MOST_REASONS],
        left_out_more=words.number(len(reasons) - MOST_REASONS) if len(reasons) > MOST_REASONS else "",
        left_out_address=next(t.address for t in tables if t.name == "left_out"),
    )  # fmt: skip


def _lean(desk: Desk) -> str:
    """Say what a site of very many units does without."""
    if not desk.project.lean:
        return ""
    return desk.say(
        "Vì có {n} {units}, trang dựng gọn: không kèm tệp JSON, bảng Excel, hình của từng cam kết, tệp đọc khi không "
        "có mạng. Mọi số liệu vẫn có đủ trong tệp nén và các bảng.",
        n=desk.words.number(len(desk.project.provinces)), units=desk.project.config.words.territory,
    )  # fmt: skip


def _compressed(desk: Desk, data: OpenData) -> str:
    """Say which files are compressed, and where they are plain; nothing where none is."""
    if data.csvw_address:
        return ""
    return desk.say(
        "Bảng nặng hơn {size} ở đây chỉ có dạng nén .csv.gz, phần mềm thống kê đọc được ngay. Muốn mở bằng bảng tính "
        "thì tải tệp nén chung: trong đó mọi bảng là .csv, kèm csv-metadata.json (chuẩn CSVW của W3C).",
        size=size_text(TOO_LARGE, desk.words),
    )  # fmt: skip


def version_view(desk: Desk, version: DataVersion) -> VersionView:
    """Return a version as readers see it."""
    return VersionView(version.label(desk.words), version.reason(desk.words), desk.words.day(version.publication.day))


def answer(desk: Desk, data: OpenData) -> str:
    """Say in one sentence that all of it can be taken, how much that is, and what is asked in return."""
    return desk.say(
        "Tải được toàn bộ: {rows} dòng trong {tables} bảng, gói trong một tệp nén {size}; {may}.",
        rows=desk.words.number(data.rows), tables=desk.words.number(len(data.tables)),
        size=size_text(data.zip_bytes, desk.words), may=_permission(desk),
    )  # fmt: skip


def _permission(desk: Desk) -> str:
    """Say what the licence allows, where it is one whose terms are known."""
    licence = desk.project.config.site.licence
    if licence.startswith("CC BY 4"):
        return desk.say("được dùng lại cho mọi mục đích, chỉ cần ghi nguồn ({licence})", licence=licence)
    if licence.startswith("CC0"):
        return desk.say("được dùng lại cho mọi mục đích, không kèm điều kiện ({licence})", licence=licence)
    return desk.say("được dùng lại theo giấy phép {licence}", licence=licence)


def missing(desk: Desk) -> list[str]:
    """Say what is not in the data because nobody has made it public, in sentences with counts."""
    project, units = desk.project, desk.project.config.words.territory
    provinces = len(project.provinces)
    old = len(desk.measures.with_former_plans_only)
    without = provinces - len(desk.measures.with_plan) - old
    silent, binding = _silent(desk.measures)
    holdings = (project.national, *project.holdings.values())
    unseen = sum(not r.seen for h in holdings for r in h.results)
    sentences = [
        ("{n} trong {of} {units} chưa thấy kế hoạch công khai.", without, provinces),
        ("{n} trong {of} {units} chỉ có kế hoạch của đơn vị cũ, không tính cho đơn vị hiện nay.", old, provinces),
        (
            "{n} trong {of} mục tiêu giao cho {units} chưa có số liệu công khai nào đo trực tiếp.",
            silent,
            binding,
        ),
        ("{n} số liệu trong bảng `results` chưa được đối chiếu tận nguồn (cột `seen` là `false`).", unseen, 0),
    ]
    number = desk.words.number
    said = [desk.say(text, n=number(n), of=number(of), units=units) for text, n, of in sentences if n]
    return [*said, *project.programme.known_gaps]


def _silent(measures: Measures) -> tuple[int, int]:
    """Count targets of provinces that nobody reported on, and targets of provinces, as far as they apply."""
    rolls = [t.roll for t in measures.targets if t.roll.of]
    rolls = [r for r in rolls if r.reason is not NoFigure.NO_LONGER_APPLICABLE]
    return sum(r.reporting == 0 for r in rolls), len(rolls)


def _reasons(desk: Desk) -> tuple[LeftOutView, ...]:
    """Count reasons by what stands before their first colon, semicolon or full stop: details vary."""
    counted = Counter(_DETAILS.split(x.reason, maxsplit=1)[0].strip() for x in desk.project.left_out)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], sort_key(item[0])))
    return tuple(LeftOutView(reason, desk.words.number(count)) for reason, count in ordered)


def _table(table: TableView, words: Language) -> TableRowView:
    return TableRowView(
        table.name, table.title, table.description, f"bang-{table.name.replace('_', '-')}",
        words.number(table.rows), table.rows, size_text(table.bytes, words), table.bytes,
        f"/{table.address}", "CSV.GZ" if table.address.endswith(".gz") else "CSV",
        tuple(_column(c, words) for c in table.columns),
    )  # fmt: skip


def _column(column: Column, words: Language) -> ColumnView:
    typed = words._("năm, tháng hoặc ngày" if column.pattern else _TYPES[column.type])
    if column.choices and column.type == "string":
        typed = words._("một trong các mã")
    return ColumnView(column.name, column.title, typed, column.description)


def size_text(size: int, words: Language) -> str:
    r"""Return a number of bytes as readers write it, in kB or MB of a thousand; no line parts number and unit.

    >>> [size_text(size, Language()) for size in (640, 12_340, 2_540_000)]
    ['1\xa0kB', '12\xa0kB', '2,5\xa0MB']
    """
    if size < 1_000_000:
        return f"{words.number(max(1, round(size / 1000)))}\N{NO-BREAK SPACE}kB"
    return f"{words.number(size / 1_000_000, 1)}\N{NO-BREAK SPACE}MB"
