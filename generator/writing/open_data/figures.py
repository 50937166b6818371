"""Tables of figures: every reported value, the sources they rest on, what was left out, what was told of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.records import evidence
from generator.records.evidence import ChangeNote, Source
from generator.records.programme import Role
from generator.records.project import Project
from generator.records.results import LeftOut, Result
from generator.records.values import Bound
from generator.writing.open_data.held import (
    SHARED_FOLDER,
    TO_FORMER,
    TO_PROVINCE,
    TO_SOURCE,
    Held,
    folder_column,
    folders,
    former_name,
    origin_columns,
    record_of,
    where,
)
from generator.writing.open_data.table import Column, Drawn, Link, Pen, Table


def figure_tables(project: Project, pen: Pen) -> Iterator[Table]:
    """Yield results, sources, figures that were left out with the reason, and change notes."""
    yield _results(project, pen)
    yield _sources(project, pen)
    yield _left_out(project, pen)
    yield _changes(project, pen)


def _results(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen, code=True),
        *pen.own(Result, "former_unit", record_of), former_name(project, pen),
        *pen.own(Result, "scope indicator", record_of), *_about_indicator(project, pen),
        *pen.own(Result, "commitment as_of as_of_note qualifier", record_of), _bound(project, pen),
        *pen.own(Result, "value", record_of), _unit(project, pen),
        *pen.own(Result, "numerator denominator state voice reply reply_by reply_date", record_of),
        *_about_source(project, pen),
        *pen.own(Result, "page quote original seen preferred doubt note last_checked accept", record_of),
        *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(result, p) for h, p in folders(project) for result in h.results]
    links = [TO_PROVINCE, TO_FORMER, Link(("indicator",), "indicators", ("id",)), TO_SOURCE]
    return pen.table(
        "results", "Kết quả và số liệu bối cảnh",
        "Mỗi dòng là một giá trị đã công bố, kèm nguồn và lời trích. "
        "Chỉ dòng có vai trò “target” đo mục tiêu.",
        rows, columns, links=links,
    )  # fmt: skip


def _about_indicator(project: Project, pen: Pen) -> list[Drawn]:
    def indicator(row: Held) -> Any:
        return project.indicator_by_id.get(row.record.indicator or "")

    return [
        pen.made("indicator_name", "Tên chỉ số", "Tên chỉ số trong danh mục",
                 lambda r: getattr(indicator(r), "name", None)),
        *pen.choice("indicator_role", "Vai trò của chỉ số", "Vai trò", Role,
                    lambda r: getattr(indicator(r), "role", None)),
    ]  # fmt: skip


_BOUNDS = {
    Bound.EXACT: "đúng bằng", Bound.ABOVE: "lớn hơn", Bound.AT_LEAST: "ít nhất", Bound.BELOW: "nhỏ hơn",
    Bound.AT_MOST: "nhiều nhất", Bound.ABOUT: "vào khoảng",
}  # fmt: skip


def _bound(project: Project, pen: Pen) -> Drawn:
    """Draw what the qualifying word means, as a word: a lone ``=`` would look like a formula."""
    choices = tuple((b.name.lower(), pen.words._(word)) for b, word in _BOUNDS.items())
    head = pen.words._("Giá trị thật so với giá trị nêu ra")
    meaning = "; ".join(f"{value}: {word}" for value, word in choices)
    column = Column(
        "bound", pen.words._("Nghĩa của từ kèm số"), f"{head}. {meaning}", "string", False, choices
    )

    def read(row: Held) -> str | None:
        if row.record.value is None:
            return None
        bound = project.config.bound_of(row.record.qualifier)
        return bound.name.lower() if bound else None

    return Drawn(column, read)


def _unit(project: Project, pen: Pen) -> Drawn:
    def read(row: Held) -> str | None:
        indicator = project.indicator_by_id.get(row.record.indicator or "")
        return row.record.unit or (indicator.unit if indicator else None)

    return pen.made("unit", "Đơn vị tính", "Đơn vị theo nguồn, không nêu thì theo chỉ số", read)


def _about_source(project: Project, pen: Pen) -> list[Drawn]:
    def source(row: Held) -> Source | None:
        return project.source(row.slug, row.record.source)

    described = pen.own(Source, "title url publisher kind weak", lambda found: found)
    named = [Drawn(_of_source(pen, d.column), _unless_missing(source, d)) for d in described]
    return [folder_column(project, pen), *pen.own(Result, "source", record_of), *named]


def _of_source(pen: Pen, column: Column) -> Column:
    title = pen.words._("Nguồn: {title}").format(title=column.title[0].lower() + column.title[1:])
    return replace(column, name=f"source_{column.name}", title=title, required=False)


def _unless_missing(source: Callable[[Held], Source | None], drawn: Drawn) -> Any:
    """Read a column of a row's source; nothing where that is missing."""
    return lambda row: None if (found := source(row)) is None else drawn.read(found)


def _sources(project: Project, pen: Pen) -> Table:
    def opened(row: Held) -> evidence.LinkStatus:
        return project.link_of(row.record)

    columns = [
        pen.made("folder", "Nơi giữ nguồn",
                 pen.words._("Địa phương (slug), hoặc {shared} khi dùng chung").format(shared=SHARED_FOLDER),
                 lambda r: r.slug or SHARED_FOLDER, required=True),
        *pen.own(Source, "id title publisher kind url published language weak", record_of),
        *pen.own(Source, "archived last_checked link", opened),
        *pen.own(evidence.Link, "last_seen failing_since moved_to sha256", opened),
        *pen.own(Source, "note", record_of),
    ]  # fmt: skip
    rows = [Held(s, p) for h, p in folders(project) for s in h.sources.values()]
    return pen.table(
        "sources", "Nguồn", "Tài liệu và bài viết mà mọi số liệu dựa vào.", rows, columns, "folder id"
    )


def _left_out(project: Project, pen: Pen) -> Table:
    columns = [*where(pen), *pen.own(LeftOut, "what value as_of url reason", record_of)]
    rows = [Held(x, project.province_by_slug.get(x.province or "")) for x in project.left_out]
    return pen.table(
        "left_out", "Số liệu không công bố", "Số liệu đã tìm thấy nhưng không đưa vào, kèm lý do.",
        rows, columns, links=[TO_PROVINCE],
    )  # fmt: skip


def _changes(project: Project, pen: Pen) -> Table:
    columns = [*where(pen), *pen.own(ChangeNote, "date who what why provinces targets minor", record_of)]
    rows = [Held(noted.note, project.province_by_slug.get(noted.unit)) for noted in project.notes]
    return pen.table(
        "changes", "Ghi chú thay đổi", "Lời người công bố ghi về thay đổi, mỗi ghi chú một dòng, mới nhất ở trên; "
        "thay đổi không kèm ghi chú thì không có ở đây.",
        rows, columns, links=[TO_PROVINCE],
    )  # fmt: skip
