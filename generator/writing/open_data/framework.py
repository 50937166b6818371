"""Tables of the programme and its territory: what holds for everyone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.records.programme import (
    Body,
    Document,
    FrameworkTask,
    Indicator,
    NationalAim,
    Obligation,
    Platform,
    Target,
)
from generator.records.project import Project
from generator.records.territory import FormerUnit, Province
from generator.writing.open_data.table import Link, Pen, Table


def framework_tables(project: Project, pen: Pen) -> Iterator[Table]:
    """Yield the tables of the programme, its calendar, bodies, documents and territory."""
    yield _targets(project, pen)
    yield _indicators(project, pen)
    yield _provinces(project, pen)
    yield _former_units(project, pen)
    yield from _duties(project, pen)
    yield from _surroundings(project, pen)


def _targets(project: Project, pen: Pen) -> Table:
    groups = {g.id: g.name for g in project.groups}
    units = {i.id: i.unit for i in project.indicators}
    columns = [
        *pen.own(Target, "id group"),
        pen.made("group_name", "Tên nhóm", "Tên nhóm mục tiêu", lambda t: groups.get(t.group)),
        *pen.own(Target, "short text indicator value"),
        pen.made("unit", "Đơn vị tính", "Đơn vị của giá trị, theo chỉ số", lambda t: units.get(t.indicator)),
        *pen.own(Target, "at_least ascending deadline deadline_note levels levels_note measured_by"),
        *pen.own(Target, "applies_until applies_until_reason clause gaps seen sources note"),
    ]
    links = [Link(("indicator",), "indicators", ("id",))]
    return pen.table(
        "targets", "Mục tiêu", "Mục tiêu của chương trình: giá trị, hạn, cấp phải thực hiện.",
        project.targets, columns, "id", links,
    )  # fmt: skip


def _indicators(project: Project, pen: Pen) -> Table:
    topics = {t.id: t.name for t in project.topics}
    columns = [
        *pen.own(Indicator, "id name topic"),
        pen.made("topic_name", "Tên chủ đề", "Tên chủ đề của chỉ số", lambda i: topics.get(i.topic)),
        *pen.own(Indicator, "definition measure unit role near near_note numerator denominator"),
        *pen.own(Indicator, "ascending cumulative method"),
    ]
    return pen.table(
        "indicators", "Chỉ số", "Danh mục chỉ số: định nghĩa, đơn vị, đo mục tiêu nào hay chỉ là bối cảnh.",
        project.indicators, columns, "id",
    )  # fmt: skip


def _provinces(project: Project, pen: Pen) -> Table:
    columns = [
        pen.made("slug", "Mã trong địa chỉ", "Tên không dấu, dùng trong địa chỉ và mọi bảng khác",
                 lambda p: p.slug, required=True),
        *pen.own(Province, "code name bare type short aliases valid_from"),
        pen.made("tile_row", "Hàng", "Hàng trên bản đồ ô, đếm từ 0", lambda p: p.tile.row, "integer"),
        pen.made("tile_col", "Cột", "Cột trên bản đồ ô, đếm từ 0", lambda p: p.tile.col, "integer"),
    ]  # fmt: skip
    return pen.table(
        "provinces", "Địa phương",
        "Đơn vị đang tồn tại. Mã chỉ có nghĩa cùng thời gian hiệu lực: mã của một đơn vị cũ có thể nay "
        "thuộc đơn vị khác.",
        project.provinces, columns, "slug",
    )  # fmt: skip


def _former_units(project: Project, pen: Pen) -> Table:
    def ended(row: tuple[Province, FormerUnit]) -> dt.date | None:
        return row[0].valid_from - dt.timedelta(days=1) if row[0].valid_from else None

    columns = [
        *pen.own(FormerUnit, "id code name", lambda row: row[1]),
        pen.made("valid_until", "Đến", "Ngày cuối cùng của đơn vị cũ", ended, "date"),
        pen.made("province", "Địa phương hiện nay (slug)", "Địa phương mà địa bàn nay thuộc về",
                 lambda row: row[0].slug, required=True),
        pen.made("province_name", "Tên địa phương hiện nay", "Tên địa phương mà địa bàn nay thuộc về",
                 lambda row: row[0].name),
    ]  # fmt: skip
    rows = [(p, f) for p in project.provinces for f in p.former]
    return pen.table(
        "former_units", "Đơn vị cũ", "Các đơn vị trước khi sắp xếp, và đơn vị hiện nay của từng nơi.",
        rows, columns, "id", [Link(("province",), "provinces", ("slug",))],
    )  # fmt: skip


def _duties(project: Project, pen: Pen) -> Iterator[Table]:
    obligation = pen.own(Obligation, "id title kind due before first_year last_year words sources")
    yield pen.table(
        "obligations", "Nghĩa vụ gửi kế hoạch, báo cáo", "Phải gửi gì, hạn nào, theo văn bản nào.",
        project.calendar, obligation, "id",
    )  # fmt: skip
    yield pen.table(
        "programme_tasks", "Nhiệm vụ của chương trình", "Nhiệm vụ do chính chương trình đặt ra.",
        project.tasks, pen.own(FrameworkTask, "id text seen sources"), "id",
    )  # fmt: skip
    yield pen.table(
        "national_aims", "Mục tiêu của văn bản khác",
        "Mục tiêu trong các văn bản liên quan đến chương trình; không phải mục tiêu của chương trình.",
        project.other_aims, pen.own(NationalAim, "document text value unit period seen sources note"),
        links=[Link(("document",), "documents", ("id",))],
    )  # fmt: skip


def _surroundings(project: Project, pen: Pen) -> Iterator[Table]:
    document = pen.own(Document, "id number title issuer date date_note seen sources note")
    yield pen.table(
        "documents", "Văn bản", "Các văn bản khung của chương trình.", project.documents, document, "id"
    )
    body = pen.own(Body, "id name short valid_from valid_until successor duties seen sources note")
    yield pen.table(
        "bodies", "Cơ quan", "Cơ quan theo tên của từng thời kỳ, và cơ quan kế tục.",
        project.bodies, body, "id", [Link(("successor",), "", ("id",))],
    )  # fmt: skip
    yield pen.table(
        "platforms", "Nền tảng đã có", "Hệ thống đã có hoặc đang xây; kế hoạch không được đề xuất xây lại.",
        project.platforms, pen.own(Platform, "id name owner document sources"), "id",
        [Link(("document",), "documents", ("id",))],
    )  # fmt: skip
