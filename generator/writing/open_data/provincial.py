"""Tables of what provinces promise and send, and of the sources everything rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.records.evidence import Source
from generator.records.plans import Aim, Commitment, Plan, RelatedPlan, Resources, Task
from generator.records.programme import Role
from generator.records.project import NATIONAL, Holding, Project
from generator.records.results import LeftOut, Report, Result
from generator.records.territory import Province
from generator.records.values import Bound
from generator.writing.open_data.table import Column, Drawn, Link, Pen, Table

SHARED_FOLDER = "national"
_TO_PROVINCE = Link(("province",), "provinces", ("slug",))
_TO_FORMER = Link(("former_unit",), "former_units", ("id",))
_TO_SOURCE = Link(("source_folder", "source"), "sources", ("folder", "id"))


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


def provincial_tables(project: Project, pen: Pen) -> Iterator[Table]:
    """Yield plans, commitments, tasks, reports, results, related plans, sources, and what was left out."""
    yield _plans(project, pen)
    yield _commitments(project, pen)
    yield _tasks(project, pen)
    yield _reports(project, pen)
    yield _results(project, pen)
    yield _related_plans(project, pen)
    yield _sources(project, pen)
    yield _left_out(project, pen)


def where(pen: Pen, code: bool = False) -> list[Drawn]:
    """Draw the province of a row; empty for the whole country."""
    empty = "bỏ trống: cả nước hoặc chưa rõ"
    columns = [
        pen.made("province", "Tỉnh (slug)", f"Tỉnh, thành phố hiện nay; {empty}", lambda r: r.slug or None),
        pen.made("province_name", "Tên tỉnh", f"Tên tỉnh, thành phố hiện nay; {empty}",
                 lambda r: r.province.name if r.province else None),
    ]  # fmt: skip
    if code:
        description = f"Mã đơn vị hành chính hiện nay; {empty}"
        columns.insert(1, pen.made("province_code", "Mã tỉnh", description,
                                   lambda r: r.province.code if r.province else None))  # fmt: skip
    return columns


def _record(row: Held) -> Any:
    return row.record


def _former_name(project: Project, pen: Pen) -> Drawn:
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


def _folder_column(project: Project, pen: Pen) -> Drawn:
    return pen.made(
        "source_folder", "Nơi giữ nguồn",
        f"Cùng mã nguồn tạo thành khóa của bảng sources; {SHARED_FOLDER}: nguồn chung",
        lambda r: _source_folder(project, r.slug, r.record.source),
    )  # fmt: skip


def _folders(project: Project) -> list[tuple[Holding, Province | None]]:
    return [(project.national, None), *((project.holding(p.slug), p) for p in project.provinces)]


def _plans(project: Project, pen: Pen) -> Table:
    resources = pen.own(Resources, "people money merged", lambda r: r.record.resources or _NO_RESOURCES)
    columns = [
        *where(pen, code=True),
        *pen.own(Plan, "id number title date issuer former_unit", _record),
        _former_name(project, pen),
        *pen.own(Plan, "complete complete_note", _record), *resources,
        *pen.own(Plan, "seen sources note", _record),
    ]  # fmt: skip
    rows = [Held(plan, p) for h, p in _folders(project) for plan in h.plans]
    return pen.table(
        "plans", "Kế hoạch", "Kế hoạch của tỉnh, thành phố thực hiện chương trình, tìm thấy công khai.",
        rows, columns, "province id", [_TO_PROVINCE, _TO_FORMER],
    )  # fmt: skip


_NO_RESOURCES = Resources()


def _plan_column(pen: Pen) -> Drawn:
    return pen.made("plan", "Kế hoạch", "Mã kế hoạch", lambda r: r.plan.id, required=True)


def _commitments(project: Project, pen: Pen) -> Table:
    def baseline(name: str) -> Any:
        return lambda r: getattr(r.record.baseline, name, None)

    columns = [
        *where(pen), _plan_column(pen),
        *pen.own(Commitment, "id target indicator text value unit ascending by by_note", _record),
        pen.made("baseline_value", "Mốc đầu kỳ", "Giá trị ở mốc đầu kỳ", baseline("value"), "number"),
        pen.made("baseline_as_of", "Ngày mốc đầu kỳ", "Ngày của mốc đầu kỳ", baseline("as_of"), "date"),
        pen.made("baseline_source", "Nguồn mốc đầu kỳ", "Mã nguồn của mốc đầu kỳ", baseline("source")),
        pen.made("milestones", "Mốc từng năm", "Giá trị kế hoạch đặt cho từng ngày: ngày=giá trị",
                 lambda r: tuple(f"{m.by}={m.value:f}" for m in r.record.milestones), "list"),
        *pen.own(Commitment, "method seen sources note", _record),
    ]  # fmt: skip
    rows = [Held(c, p, plan) for h, p in _folders(project) for plan in h.plans for c in plan.commitments]
    links = [
        _TO_PROVINCE, Link(("province", "plan"), "plans", ("province", "id")),
        Link(("target",), "targets", ("id",)), Link(("indicator",), "indicators", ("id",)),
    ]  # fmt: skip
    return pen.table(
        "commitments", "Cam kết", "Điều kế hoạch hứa: một giá trị vào một ngày, hoặc một sản phẩm phải có.",
        rows, columns, "province plan id", links,
    )  # fmt: skip


def _tasks(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), _plan_column(pen),
        *pen.own(Task, "id text lead cooperating expected_result start end", _record),
        pen.made("budget", "Kinh phí theo nguồn", "Từng nguồn kinh phí, triệu đồng: nguồn=số tiền",
                 lambda r: tuple(f"{b.source}={b.amount:f}" for b in r.record.budget), "list"),
        pen.made("budget_total", "Tổng kinh phí", "Tổng các nguồn đã nêu, triệu đồng; bỏ trống: chưa nêu",
                 lambda r: sum(b.amount for b in r.record.budget) if r.record.budget else None, "number"),
        *pen.own(Task, "serves platform extension merged source note", _record),
    ]  # fmt: skip
    rows = [Held(t, p, plan) for h, p in _folders(project) for plan in h.plans for t in plan.tasks]
    links = [
        _TO_PROVINCE, Link(("province", "plan"), "plans", ("province", "id")),
        Link(("platform",), "platforms", ("id",)),
    ]  # fmt: skip
    return pen.table(
        "tasks", "Nhiệm vụ", "Việc, người chủ trì, kết quả, thời gian, kinh phí trong kế hoạch.",
        rows, columns, "province plan id", links,
    )  # fmt: skip


def _reports(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), *pen.own(Report, "obligation", _record),
        pen.made("year", "Năm báo cáo", "Năm báo cáo",
                 lambda r: int(r.record.year), "integer", required=True),
        *pen.own(Report, "number date title", _record),
        _folder_column(project, pen), *pen.own(Report, "source note", _record),
    ]  # fmt: skip
    rows = [Held(report, p) for h, p in _folders(project) for report in h.reports]
    links = [_TO_PROVINCE, Link(("obligation",), "obligations", ("id",)), _TO_SOURCE]
    return pen.table(
        "reports", "Báo cáo đã gửi", "Báo cáo định kỳ của tỉnh, thành phố, tìm thấy công khai.",
        rows, columns, links=links,
    )  # fmt: skip


def _results(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen, code=True),
        *pen.own(Result, "former_unit", _record), _former_name(project, pen),
        *pen.own(Result, "scope indicator", _record), *_about_indicator(project, pen),
        *pen.own(Result, "commitment as_of as_of_note qualifier", _record), _bound(project, pen),
        *pen.own(Result, "value", _record), _unit(project, pen),
        *pen.own(Result, "numerator denominator state voice", _record),
        *_about_source(project, pen),
        *pen.own(Result, "page quote original seen preferred doubt note last_checked", _record),
    ]  # fmt: skip
    rows = [Held(result, p) for h, p in _folders(project) for result in h.results]
    links = [_TO_PROVINCE, _TO_FORMER, Link(("indicator",), "indicators", ("id",)), _TO_SOURCE]
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

    described = pen.own(Source, "title url publisher kind weak", source)
    named = [Drawn(_of_source(pen, d.column), _unless_missing(source, d)) for d in described]
    return [_folder_column(project, pen), *pen.own(Result, "source", _record), *named]


def _of_source(pen: Pen, column: Column) -> Column:
    title = pen.words._("Nguồn: {title}").format(title=column.title[0].lower() + column.title[1:])
    return replace(column, name=f"source_{column.name}", title=title, required=False)


def _unless_missing(source: Any, drawn: Drawn) -> Any:
    return lambda row: None if source(row) is None else drawn.read(row)


def _related_plans(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), *pen.own(RelatedPlan, "id number title date date_note issuer former_unit", _record),
        _former_name(project, pen),
        pen.made("aims", "Mục tiêu nêu trong văn bản", "Nội dung, giá trị, đơn vị, thời hạn theo nguồn",
                 lambda r: tuple(map(_aim, r.record.aims)), "list"),
        *pen.own(RelatedPlan, "quote doubt seen sources note", _record),
    ]  # fmt: skip
    rows = [Held(related, p) for h, p in _folders(project) for related in h.related]
    return pen.table(
        "related_plans", "Văn bản liên quan",
        "Kế hoạch đứng gần, không phải kế hoạch thực hiện chương trình.",
        rows, columns, links=[_TO_PROVINCE, _TO_FORMER],
    )  # fmt: skip


def _aim(aim: Aim) -> str:
    value = f"{aim.value:f} {aim.unit or ''}".strip() if aim.value is not None else ""
    details = ", ".join(part for part in (value, aim.by or "") if part)
    return f"{aim.text} ({details})" if details else aim.text


def _sources(project: Project, pen: Pen) -> Table:
    columns = [
        pen.made("folder", "Nơi giữ nguồn", f"Tỉnh (slug), hoặc {SHARED_FOLDER} khi dùng chung",
                 lambda r: r.slug or SHARED_FOLDER, required=True),
        *pen.own(Source, "id title publisher kind url published language weak archived", _record),
        *pen.own(Source, "last_checked link note", _record),
    ]  # fmt: skip
    rows = [Held(s, p) for h, p in _folders(project) for s in h.sources.values()]
    return pen.table(
        "sources", "Nguồn", "Tài liệu và bài viết mà mọi số liệu dựa vào.", rows, columns, "folder id"
    )


def _left_out(project: Project, pen: Pen) -> Table:
    columns = [*where(pen), *pen.own(LeftOut, "what value as_of url reason", _record)]
    rows = [Held(x, project.province_by_slug.get(x.province or "")) for x in project.left_out]
    return pen.table(
        "left_out", "Số liệu không công bố", "Số liệu đã tìm thấy nhưng quá mơ hồ để công bố, kèm lý do.",
        rows, columns, links=[_TO_PROVINCE],
    )  # fmt: skip
