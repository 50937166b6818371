"""The programme: its targets, indicators, bodies, documents and calendar."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import (
    Date,
    Day,
    Field,
    Id,
    Ids,
    MonthDay,
    Number,
    Record,
    Text,
    Texts,
    Year,
    YesNo,
    one_of,
)
from generator.records.values import Choice


class Level(Choice):
    """Which level of government a target binds."""

    CENTRAL = "central", "trung ương"
    PROVINCE = "province", "cấp địa phương"
    DISTRICT = "district", "cấp trực thuộc địa phương"


class Measure(Choice):
    """How an indicator is measured."""

    PERCENTAGE = "percentage", "tỷ lệ phần trăm"
    NUMBER = "number", "số lượng"
    YES_NO = "yes_no", "có hoặc không"
    QUALITATIVE = "qualitative", "định tính"


class Role(Choice):
    """How an indicator stands to the programme's targets; only the first measures one."""

    TARGET = "target", "Đo trực tiếp mục tiêu"
    PROXY = "proxy", "Số liệu liên quan, không đo mục tiêu"
    DENOMINATOR = "denominator", "Mẫu số hoặc quy mô đối tượng"
    CONTEXT = "context", "Số liệu bối cảnh"


class Method(Choice):
    """How progress towards a target value is judged."""

    LINEAR = "linear", "đường thẳng"
    GROWTH = "growth", "tốc độ tăng kép hằng năm"


class MeasuredBy(Choice):
    """What shows that a target is met: reported results, or the issued plan itself."""

    RESULTS = "results", "theo kết quả báo cáo"
    PLAN = "plan", "theo việc ban hành kế hoạch"


class ObligationKind(Choice):
    """What a reporting duty asks for."""

    PLAN = "plan", "kế hoạch"
    REPORT = "report", "báo cáo"


LevelField = Annotated[Level, BeforeValidator(one_of(Level))]


class Group(Record):
    """A heading under which the programme lists its targets."""

    id: Id = Field(description="Mã nhóm")
    name: Text = Field(description="Tên nhóm")


class Target(Record):
    """A national aim of the programme."""

    id: Id = Field(description="Mã mục tiêu, ví dụ XHS.1")
    group: Id = Field(description="Mã nhóm")
    short: Text = Field(description="Tên ngắn, dùng trong bảng")
    text: Text = Field(description="Nội dung mục tiêu")
    indicator: Id = Field(description="Chỉ số đo mục tiêu (mã trong indicators.yml)")
    value: Number | None = Field(None, description="Giá trị phải đạt")
    at_least: YesNo = Field(False, description="yes khi văn bản ghi “ít nhất”")
    ascending: YesNo = Field(True, description="yes: càng cao càng tốt")
    deadline: Day = Field(description="Hạn")
    deadline_note: Text | None = Field(None, description="Hạn được suy ra thế nào")
    levels: tuple[LevelField, ...] = Field(description="Cấp phải thực hiện: central, province, district")
    levels_note: Text | None = Field(None, description="Cấp được suy ra thế nào")
    measured_by: Annotated[MeasuredBy, BeforeValidator(one_of(MeasuredBy))] = Field(
        MeasuredBy.RESULTS, description="results: theo kết quả; plan: theo việc ban hành kế hoạch"
    )
    applies_until: Day | None = Field(None, description="Không còn áp dụng từ ngày này")
    applies_until_reason: Text | None = Field(None, description="Vì sao không còn áp dụng")
    clause: Text | None = Field(None, description="Điều, khoản, mục nêu mục tiêu")
    gaps: Texts = Field((), description="Những điều văn bản chưa nói rõ")
    seen: YesNo = Field(description="Đã thấy trong trích đoạn của nguồn hay chưa")
    sources: Ids = Field(description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")


class Indicator(Record):
    """What is measured."""

    id: Id = Field(description="Mã chỉ số")
    name: Text = Field(description="Tên chỉ số")
    topic: Id = Field(description="Chủ đề (mã trong topics)")
    definition: Text = Field(description="Định nghĩa")
    measure: Annotated[Measure, BeforeValidator(one_of(Measure))] = Field(
        description="percentage, number, yes_no, qualitative"
    )
    unit: Text | None = Field(None, description="Đơn vị; tỷ lệ phần trăm ghi %")
    role: Annotated[Role, BeforeValidator(one_of(Role))] = Field(
        description="target: đo mục tiêu; proxy: gần; denominator: mẫu số; context: bối cảnh"
    )
    near: Ids = Field((), description="Mục tiêu mà chỉ số đo hoặc liên quan đến")
    near_note: Text | None = Field(None, description="Giống và khác mục tiêu ở đâu")
    numerator: Text | None = Field(None, description="Tử số là gì")
    denominator: Text | None = Field(None, description="Mẫu số là gì")
    ascending: YesNo | None = Field(None, description="yes: càng cao càng tốt; bỏ trống: không có chiều")
    cumulative: YesNo = Field(False, description="yes: số lũy kế, không thể giảm")
    method: Annotated[Method, BeforeValidator(one_of(Method))] = Field(
        Method.LINEAR, description="linear: đường thẳng; growth: tốc độ tăng kép"
    )


class Topic(Record):
    """A heading of the catalogue of indicators."""

    id: Id = Field(description="Mã chủ đề")
    name: Text = Field(description="Tên chủ đề")


class Body(Record):
    """A public body, under the name it had during a period."""

    id: Id = Field(description="Mã cơ quan")
    name: Text = Field(description="Tên")
    short: Text | None = Field(None, description="Tên viết tắt")
    valid_from: Date | None = Field(None, description="Có từ")
    valid_until: Date | None = Field(None, description="Đến")
    successor: Id | None = Field(None, description="Cơ quan kế tục")
    duties: Texts = Field((), description="Trách nhiệm trong chương trình")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field((), description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")


class Document(Record):
    """A document of the programme's framework."""

    id: Id = Field(description="Mã văn bản")
    number: Text | None = Field(None, description="Số, ký hiệu")
    title: Text = Field(description="Trích yếu")
    issuer: Text | None = Field(None, description="Cơ quan ban hành, tên khi đó")
    date: Date | None = Field(None, description="Ngày ban hành")
    date_note: Text | None = Field(None, description="Vì sao chưa rõ ngày")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field((), description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")


class Platform(Record):
    """A system that exists or is being built: plans must not propose it again."""

    id: Id = Field(description="Mã nền tảng")
    name: Text = Field(description="Tên nền tảng")
    owner: Text | None = Field(None, description="Cơ quan chủ quản")
    document: Id | None = Field(None, description="Văn bản công bố danh mục")
    sources: Ids = Field((), description="Mã nguồn")


class Obligation(Record):
    """A duty to send something, once (``due``) or every year (``before``)."""

    id: Id = Field(description="Mã nghĩa vụ")
    title: Text = Field(description="Phải gửi gì")
    kind: Annotated[ObligationKind, BeforeValidator(one_of(ObligationKind))] = Field(
        description="plan hoặc report"
    )
    due: Day | None = Field(None, description="Ngày cuối cùng còn đúng hạn (nghĩa vụ một lần)")
    before: MonthDay | None = Field(None, description="Hằng năm, trước ngày này (tháng-ngày, ví dụ 12-15)")
    first_year: Year | None = Field(None, description="Năm báo cáo đầu tiên")
    last_year: Year | None = Field(None, description="Năm báo cáo cuối cùng")
    words: Text = Field(description="Hạn theo lời văn bản")
    sources: Ids = Field(description="Mã nguồn")


class FrameworkTask(Record):
    """A task the programme itself sets."""

    id: Id = Field(description="Mã nhiệm vụ")
    text: Text = Field(description="Nội dung")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field(description="Mã nguồn")


class NationalAim(Record):
    """An aim set by another national document that stands beside the programme."""

    document: Id = Field(description="Văn bản")
    text: Text = Field(description="Nội dung")
    value: Number | None = Field(None, description="Giá trị")
    unit: Text | None = Field(None, description="Đơn vị")
    period: Text = Field(description="Giai đoạn")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field(description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")


class Programme(Record):
    """The decision and its framework."""

    id: Id = Field(description="Mã chương trình")
    name: Text = Field(description="Tên đầy đủ")
    short: Text = Field(description="Tên ngắn dùng trong câu")
    decision: Id = Field(description="Văn bản phê duyệt")
    start: Day = Field(description="Ngày bắt đầu")
    end: Day = Field(description="Ngày kết thúc")
    purpose: Text = Field(description="Mục tiêu tổng quát")
    funding: Text | None = Field(None, description="Kinh phí")
    known_gaps: Texts = Field((), description="Những phần của văn bản chưa đọc được")
    sources: Ids = Field(description="Mã nguồn")
