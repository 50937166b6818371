"""Tables of what provinces promise and send: plans, commitments, tasks, reports, related plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.records.plans import Aim, Commitment, Plan, RelatedPlan, Resources, Task
from generator.records.project import Project
from generator.records.results import Report
from generator.writing.open_data.held import (
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
from generator.writing.open_data.table import Drawn, Link, Pen, Table


def promise_tables(project: Project, pen: Pen) -> Iterator[Table]:
    """Yield plans, commitments, tasks, reports and related plans."""
    yield _plans(project, pen)
    yield _commitments(project, pen)
    yield _tasks(project, pen)
    yield _reports(project, pen)
    yield _related_plans(project, pen)


def _plans(project: Project, pen: Pen) -> Table:
    resources = pen.own(Resources, "people money merged", lambda r: r.record.resources or _NO_RESOURCES)
    columns = [
        *where(pen, code=True),
        *pen.own(Plan, "id number title date issuer former_unit", record_of),
        former_name(project, pen),
        *pen.own(Plan, "complete complete_note", record_of), *resources,
        *pen.own(Plan, "seen sources note", record_of), *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(plan, p) for h, p in folders(project) for plan in h.plans]
    return pen.table(
        "plans", "Kế hoạch", "Kế hoạch thực hiện chương trình của địa phương, đã được công khai.",
        rows, columns, "province id", [TO_PROVINCE, TO_FORMER],
    )  # fmt: skip


_NO_RESOURCES = Resources()


def _plan_column(pen: Pen) -> Drawn:
    return pen.made("plan", "Kế hoạch", "Mã kế hoạch", lambda r: r.plan.id, required=True)


def _commitments(project: Project, pen: Pen) -> Table:
    def baseline(name: str) -> Any:
        return lambda r: getattr(r.record.baseline, name, None)

    columns = [
        *where(pen), _plan_column(pen),
        *pen.own(Commitment, "id target indicator text value unit ascending deadline deadline_note", record_of),
        pen.made("baseline_value", "Mốc đầu kỳ", "Giá trị ở mốc đầu kỳ", baseline("value"), "number"),
        pen.made("baseline_as_of", "Ngày mốc đầu kỳ", "Ngày của mốc đầu kỳ", baseline("as_of"), "date"),
        pen.made("baseline_source", "Nguồn mốc đầu kỳ", "Mã nguồn của mốc đầu kỳ", baseline("source")),
        pen.made("milestones", "Mốc từng năm", "Giá trị kế hoạch đặt cho từng ngày: ngày=giá trị",
                 lambda r: tuple(f"{m.by}={m.value:f}" for m in r.record.milestones), "list"),
        *pen.own(Commitment, "method seen sources note", record_of), *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(c, p, plan) for h, p in folders(project) for plan in h.plans for c in plan.commitments]
    links = [
        TO_PROVINCE, Link(("province", "plan"), "plans", ("province", "id")),
        Link(("target",), "targets", ("id",)), Link(("indicator",), "indicators", ("id",)),
    ]  # fmt: skip
    return pen.table(
        "commitments", "Cam kết", "Điều kế hoạch cam kết: một mức phải đạt vào một ngày, hoặc một sản phẩm phải có.",
        rows, columns, "province plan id", links,
    )  # fmt: skip


def _tasks(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), _plan_column(pen),
        *pen.own(Task, "id text lead cooperating expected_result start end", record_of),
        pen.made("budget", "Kinh phí theo nguồn", "Từng nguồn kinh phí, triệu đồng: nguồn=số tiền",
                 lambda r: tuple(f"{b.source}={b.amount:f}" for b in r.record.budget), "list"),
        pen.made("budget_total", "Tổng kinh phí", "Tổng các nguồn đã nêu, triệu đồng; bỏ trống: chưa nêu",
                 lambda r: sum(b.amount for b in r.record.budget) if r.record.budget else None, "number"),
        *pen.own(Task, "serves platform extension merged source note", record_of), *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(t, p, plan) for h, p in folders(project) for plan in h.plans for t in plan.tasks]
    links = [
        TO_PROVINCE, Link(("province", "plan"), "plans", ("province", "id")),
        Link(("platform",), "platforms", ("id",)),
    ]  # fmt: skip
    return pen.table(
        "tasks", "Nhiệm vụ", "Việc, cơ quan chủ trì, kết quả, thời gian, kinh phí trong kế hoạch.",
        rows, columns, "province plan id", links,
    )  # fmt: skip


def _reports(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), *pen.own(Report, "obligation", record_of),
        pen.made("year", "Năm báo cáo", "Năm báo cáo",
                 lambda r: int(r.record.year), "integer", required=True),
        *pen.own(Report, "number date title reason", record_of),
        folder_column(project, pen), *pen.own(Report, "source note", record_of),
        *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(report, p) for h, p in folders(project) for report in h.reports]
    links = [TO_PROVINCE, Link(("obligation",), "obligations", ("id",)), TO_SOURCE]
    return pen.table(
        "reports", "Báo cáo đã gửi", "Báo cáo định kỳ của địa phương, đã được công khai.",
        rows, columns, links=links,
    )  # fmt: skip


def _related_plans(project: Project, pen: Pen) -> Table:
    columns = [
        *where(pen), *pen.own(RelatedPlan, "id number title date date_note issuer former_unit", record_of),
        former_name(project, pen),
        pen.made("aims", "Mục tiêu nêu trong văn bản", "Nội dung, giá trị, đơn vị, thời hạn theo nguồn",
                 lambda r: tuple(map(_aim, r.record.aims)), "list"),
        *pen.own(RelatedPlan, "quote doubt seen sources note", record_of), *origin_columns(pen),
    ]  # fmt: skip
    rows = [Held(related, p) for h, p in folders(project) for related in h.related]
    return pen.table(
        "related_plans", "Văn bản liên quan",
        "Kế hoạch có liên quan, không phải kế hoạch thực hiện chương trình.",
        rows, columns, links=[TO_PROVINCE, TO_FORMER],
    )  # fmt: skip


def _aim(aim: Aim) -> str:
    value = f"{aim.value:f} {aim.unit or ''}".strip() if aim.value is not None else ""
    details = ", ".join(part for part in (value, aim.by or "") if part)
    return f"{aim.text} ({details})" if details else aim.text
