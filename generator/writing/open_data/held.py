"""Records and whose they are: what every table of a province's records shares."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generator.history.chronicle import Stage, life
from generator.records.plans import Plan
from generator.records.project import NATIONAL, Holding, Project
from generator.records.territory import Province
from generator.records.values import Place
from generator.writing.open_data.table import Drawn, Link, Pen

SHARED_FOLDER = "national"
TO_PROVINCE = Link(("province",), "provinces", ("slug",))
TO_FORMER = Link(("former_unit",), "former_units", ("id",))
TO_SOURCE = Link(("source_folder", "source"), "sources", ("folder", "id"))


@dataclass(frozen=True, slots=True)
class Held:
    """A record and whose it is: a province's, or the whole country's (``province`` is None).

    ``plan`` is the plan that a commitment or task stands in.
    """

    record: Any
    province: Province | None
    plan: Plan | None = None

    @property
    def slug(self) -> str:
        """The folder's name in the project; empty for the whole country."""
        return self.province.slug if self.province else NATIONAL


def where(pen: Pen, code: bool = False) -> list[Drawn]:
    """Draw the province of a row; empty for the whole country."""
    columns = [
        pen.made("province", "Địa phương (slug)", "Địa phương hiện nay; bỏ trống: chung cho mọi nơi, hoặc chưa rõ",
                 lambda r: r.slug or None),
        pen.made("province_name", "Tên địa phương",
                 "Tên địa phương hiện nay; bỏ trống: chung cho mọi nơi, hoặc chưa rõ",
                 lambda r: r.province.name if r.province else None),
    ]  # fmt: skip
    if code:
        description = "Mã đơn vị hành chính hiện nay; bỏ trống: chung cho mọi nơi, hoặc chưa rõ"
        columns.insert(1, pen.made("province_code", "Mã địa phương", description,
                                   lambda r: r.province.code if r.province else None))  # fmt: skip
    return columns


def record_of(row: Held) -> Any:
    """Return the record of a row."""
    return row.record


def origin_columns(pen: Pen) -> list[Drawn]:
    """Draw where a record stands in the data and which publication set what it says.

    Without history the line is today's, and nothing is said of commit and day.
    """

    def stage(row: Held) -> Stage | None:
        thread = life(pen.history, row.record)
        return thread.origin if thread else None

    def place(row: Held) -> Place:
        found = stage(row)
        return found.record.place if found and found.record else row.record.place

    def commit(row: Held) -> str | None:
        found = stage(row)
        return found.publication.commit.id if found and found.publication.commit else None

    def day(row: Held) -> dt.date | None:
        found = stage(row)
        return found.publication.day if found else None

    return [
        pen.made("data_file", "Tệp dữ liệu", "Tệp trong kho dữ liệu giữ dòng này", lambda r: place(r).file or None),
        pen.made("data_line", "Dòng trong tệp", "Dòng trong tệp ấy, ở lần ghi nêu tại cột commit; không có lịch sử "
                 "thì là dòng hiện nay", lambda r: place(r).line, "integer", required=True),
        pen.made("commit", "Lần ghi", "Mã lần ghi trong kho dữ liệu đã đặt ra nội dung hiện nay; bỏ trống: chưa ghi, "
                 "hoặc trang dựng không kèm lịch sử", commit),
        pen.made("set_on", "Ngày công bố", "Ngày công chúng thấy nội dung hiện nay lần đầu; bỏ trống: trang dựng "
                 "không kèm lịch sử", day, "date"),
    ]  # fmt: skip


def former_name(project: Project, pen: Pen) -> Drawn:
    """Draw the name of a record's former unit."""

    def read(row: Held) -> str | None:
        found = project.former_by_id.get(row.record.former_unit or "")
        return found[1].name if found else None

    return pen.made("former_unit_name", "Tên đơn vị cũ", "Tên đơn vị khi đó, trước sắp xếp", read)


def _source_folder(project: Project, slug: str, source_id: str | None) -> str | None:
    """Return where the source lies that a folder's record means: its own before the country's."""
    if source_id is None:
        return None
    if slug and source_id in project.holding(slug).sources:
        return slug
    return SHARED_FOLDER if source_id in project.national.sources else None


def folder_column(project: Project, pen: Pen) -> Drawn:
    """Draw where a record's source lies: with the source's id it is the key of the table of sources."""
    meaning = pen.words._("Cùng mã nguồn tạo thành khóa của bảng sources; {shared}: nguồn chung")
    return pen.made(
        "source_folder", "Nơi giữ nguồn", meaning.format(shared=SHARED_FOLDER),
        lambda r: _source_folder(project, r.slug, r.record.source),
    )  # fmt: skip


def folders(project: Project) -> list[tuple[Holding, Province | None]]:
    """Return every folder and its province, the country's (None) first."""
    return [(project.national, None), *((project.holding(p.slug), p) for p in project.provinces)]
