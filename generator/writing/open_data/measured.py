"""Tables of what was measured: every promise with its three badges, and what was due against what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.measuring.assessing import Assessment
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.calendar import Delivery
from generator.measuring.measures import Measures
from generator.measuring.pace import Refusal
from generator.measuring.voices import Accord
from generator.records.programme import Level, Method, ObligationKind
from generator.records.territory import Province
from generator.records.values import Bound
from generator.writing.open_data.held import TO_PROVINCE, where
from generator.writing.open_data.table import Drawn, Link, Pen, Table, computed


@dataclass(frozen=True, slots=True)
class Measured:
    """An assessment or a delivery, and the unit it is of (None: the whole country)."""

    of: Any
    province: Province | None

    @property
    def slug(self) -> str:
        """The province's slug; empty for the whole country."""
        return self.province.slug if self.province else ""


def measured_tables(measures: Measures, pen: Pen) -> Iterator[Table]:
    """Yield the assessments and the deliveries of all units."""
    units = [(measures.project.province_by_slug.get(slug), unit) for slug, unit in measures.units.items()]
    assessments = [Measured(a, p) for p, unit in units for a in unit.assessments]
    deliveries = [Measured(d, p) for p, unit in units for d in unit.deliveries]
    yield _assessments(measures, pen, assessments)
    yield _deliveries(measures, pen, deliveries)


def _assessments(measures: Measures, pen: Pen, rows: list[Measured]) -> Table:
    columns = [
        *pen.choice("level", "Cấp", "Cấp được đánh giá", Level,
                    lambda r: Level.PROVINCE if r.province else Level.CENTRAL, required=True),
        *where(pen, code=True), *_promise(pen), *_figures(pen), *_judgement(pen), *_badges(pen),
        *_basis(measures, pen),
    ]  # fmt: skip
    links = [TO_PROVINCE, Link(("target",), "targets", ("id",)), Link(("indicator",), "indicators", ("id",))]
    return pen.table(
        "assessments", "Đánh giá",
        "Mỗi cam kết, hoặc mục tiêu bắt buộc chưa có cam kết, với ba tình trạng riêng: báo cáo, tiến độ, "
        "nguồn. Số tính toán làm tròn 6 chữ số thập phân.",
        rows, columns, links=links,
    )  # fmt: skip


def _id_of(part: str) -> Any:
    return lambda r: getattr(getattr(r.of, part), "id", None)


def _promise(pen: Pen) -> list[Drawn]:
    def text(row: Measured) -> str | None:
        promise = row.of.commitment or row.of.target
        return promise.text if promise else None

    def short(row: Measured) -> str | None:
        return row.of.target.short if row.of.target else None

    return [
        pen.made("plan", "Kế hoạch", "Mã kế hoạch; bỏ trống: chưa có cam kết", _id_of("plan")),
        pen.made("commitment", "Cam kết", "Mã cam kết; bỏ trống: chưa có cam kết", _id_of("commitment")),
        pen.made("former_unit", "Đơn vị cũ", "Đơn vị cũ đã cam kết",
                 lambda r: r.of.plan.former_unit if r.of.plan else None),
        pen.made("target", "Mục tiêu", "Mã mục tiêu", _id_of("target")),
        pen.made("target_name", "Tên mục tiêu", "Tên ngắn của mục tiêu", short),
        pen.made("text", "Nội dung", "Lời cam kết, hoặc nội dung mục tiêu khi chưa có cam kết", text),
        pen.made("indicator", "Chỉ số", "Mã chỉ số", _id_of("indicator")),
    ]  # fmt: skip


def _figures(pen: Pen) -> list[Drawn]:
    def goal(row: Measured) -> Any:
        return row.of.path.target if row.of.path else None

    return [
        pen.made("value", "Giá trị phải đạt", "Giá trị cam kết, hoặc của mục tiêu",
                 lambda r: getattr(goal(r), "value", None), "number"),
        pen.made("unit", "Đơn vị tính", "Đơn vị của các giá trị", lambda r: _unit(r.of)),
        pen.made("by", "Hạn", "Ngày phải đạt", lambda r: _deadline(r.of), "date"),
        pen.made("actual", "Giá trị thực tế", "Giá trị đã công bố, hoặc tính từ tử số và mẫu số",
                 lambda r: _actual(r.of), "number"),
        pen.made("qualifier", "Từ kèm số", "Từ đứng trước giá trị thực tế trong nguồn",
                 lambda r: (r.of.actual.word or _sign(r.of.actual.bound)) if r.of.actual else None),
        pen.made("actual_as_of", "Thời điểm của số liệu", "Năm, tháng hoặc ngày của giá trị thực tế",
                 lambda r: r.of.choice.result.as_of if r.of.choice.result else None),
        pen.made("source", "Nguồn", "Mã nguồn của giá trị thực tế",
                 lambda r: r.of.choice.result.source if r.of.choice.result else None),
    ]  # fmt: skip


def _unit(a: Assessment) -> str | None:
    own = a.commitment.unit if a.commitment else None
    return own or (a.indicator.unit if a.indicator else None)


def _deadline(a: Assessment) -> object:
    if a.commitment:
        return a.commitment.deadline
    return a.target.deadline if a.target else None


def _actual(a: Assessment) -> Decimal | None:
    if a.actual is None or a.choice.result is None:
        return None
    stated = a.choice.result.value
    return stated if stated is not None else computed(a.actual.value)


def _sign(bound: Bound) -> str | None:
    return None if bound is Bound.EXACT else bound.value


def _judgement(pen: Pen) -> list[Drawn]:
    def number(name: str) -> Any:
        return lambda r: computed(getattr(r.of.judgement, name))

    return [
        *pen.choice("method", "Cách tính tiến độ", "Cách tính", Method, lambda r: r.of.judgement.method),
        pen.made("required", "Mức phải đạt lúc đó", "Giá trị phải đạt vào ngày của số liệu",
                 number("required"), "number"),
        pen.made("ratio", "Tỷ số", "Đã đạt chia cho phải đạt; 1: vừa đúng", number("ratio"), "number"),
        pen.made("distance", "Còn thiếu", "Còn thiếu bao nhiêu đến giá trị phải đạt",
                 number("distance"), "number"),
        *pen.choice("refusal", "Vì sao không tính tiến độ", "Lý do", Refusal,
                    lambda r: r.of.judgement.refusal),
        pen.made("undecided", "Chưa đủ để xếp", "true: từ kèm số cho phép nhiều kết luận",
                 lambda r: r.of.judgement.undecided, "boolean", required=True),
    ]  # fmt: skip


def _badges(pen: Pen) -> list[Drawn]:
    return [
        *pen.choice("reported", "Báo cáo", "Đã báo cáo chưa; overdue cũng là báo cáo đã có mà không nêu kết quả này",
                    Reported, lambda r: r.of.reported, required=True),
        *pen.choice("progress", "Tiến độ", "So với mức phải đạt", Progress,
                    lambda r: r.of.progress, required=True),
        *pen.choice("evidence", "Nguồn kết quả", "Dựa vào đâu", Evidence,
                    lambda r: r.of.evidence, required=True),
        *pen.choice("voices", "Hai bên", "Địa phương báo cáo và rà soát, lần gần nhất cả hai cùng nêu", Accord,
                    lambda r: r.of.hearings[0].accord if r.of.hearings else None),
    ]  # fmt: skip


def _basis(measures: Measures, pen: Pen) -> list[Drawn]:
    version = measures.project.config.rubric.version
    return [
        pen.made("last_checked", "Lần kiểm tra gần nhất", "Ngày đối chiếu gần nhất với nguồn",
                 lambda r: r.of.last_checked, "date"),
        pen.made("as_of", "Tính đến ngày", "Ngày mà đánh giá nói về",
                 lambda r: r.of.as_of, "date", required=True),
        pen.made("rubric", "Bộ ngưỡng", "Phiên bản bộ ngưỡng đánh giá", lambda _: version, required=True),
    ]  # fmt: skip


def _deliveries(measures: Measures, pen: Pen, rows: list[Measured]) -> Table:
    columns = [
        *where(pen, code=True),
        pen.made("obligation", "Nghĩa vụ", "Mã nghĩa vụ",
                 lambda r: r.of.due.obligation.id, required=True),
        pen.made("obligation_title", "Phải gửi gì", "Phải gửi gì", lambda r: r.of.due.obligation.title),
        *pen.choice("kind", "Loại", "Kế hoạch hay báo cáo", ObligationKind,
                    lambda r: r.of.due.obligation.kind),
        pen.made("year", "Năm báo cáo", "Năm, với nghĩa vụ hằng năm", lambda r: r.of.due.year, "integer"),
        pen.made("last_day", "Ngày cuối còn đúng hạn", "Gửi trong ngày này vẫn đúng hạn",
                 lambda r: r.of.due.last_day, "date", required=True),
        pen.made("sent", "Ngày gửi", "Ngày của văn bản; bỏ trống: chưa thấy công khai",
                 lambda r: r.of.sent, "date"),
        pen.made("days_late", "Muộn (ngày)", "Số ngày muộn; 0: đúng hạn",
                 lambda r: r.of.days_late, "integer"),
        pen.made("overdue_days", "Quá hạn (ngày)", "Số ngày đã qua hạn mà chưa thấy công khai",
                 lambda r: r.of.overdue_days, "integer"),
        pen.made("reason", "Lý do", "Lý do muộn hoặc chưa gửi, khi có nguồn nêu", lambda r: r.of.reason),
        *pen.choice("reported", "Báo cáo", "Tình trạng", Reported, lambda r: r.of.reported, required=True),
        pen.made("document", "Số, ký hiệu", "Số, ký hiệu văn bản đã gửi", lambda r: _number(r.of)),
        pen.made("as_of", "Tính đến ngày", "Ngày mà bảng nói về",
                 lambda _: measures.as_of, "date", required=True),
    ]  # fmt: skip
    links = [TO_PROVINCE, Link(("obligation",), "obligations", ("id",))]
    return pen.table(
        "deliveries", "Đúng hạn, muộn, chưa thấy",
        "Từng việc đến hạn của từng địa phương: gửi ngày nào, muộn mấy ngày.",
        rows, columns, links=links,
    )  # fmt: skip


def _number(delivery: Delivery) -> str | None:
    document = delivery.plan or delivery.report
    return document.number if document else None
