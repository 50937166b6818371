"""What provinces promise: plans, commitments, tasks; and documents that stand near them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import (
    Date,
    Day,
    Field,
    Id,
    Ids,
    Number,
    Record,
    Text,
    Texts,
    YesNo,
    one_of,
)
from generator.records.programme import Method


class Baseline(Record):
    """The value at the start, in the unit of the commitment's indicator."""

    value: Number = Field(description="Giá trị")
    as_of: Day = Field(description="Ngày của mốc đầu kỳ")
    source: Id = Field(description="Mã nguồn")


class Milestone(Record):
    """A value the plan sets for a date before the deadline; it overrides the straight line."""

    value: Number = Field(description="Giá trị")
    by: Day = Field(description="Ngày")


class Commitment(Record):
    """What a plan promises: a value by a date for an indicator, or a deliverable."""

    id: Id = Field(description="Mã cam kết trong kế hoạch")
    target: Id | None = Field(None, description="Mục tiêu của chương trình mà cam kết thực hiện")
    indicator: Id | None = Field(None, description="Chỉ số; bỏ trống thì theo mục tiêu")
    text: Text = Field(description="Lời của kế hoạch, tóm tắt")
    value: Number | None = Field(None, description="Giá trị cam kết; bỏ trống: sản phẩm phải có")
    unit: Text | None = Field(None, description="Đơn vị khi khác chỉ số")
    ascending: YesNo = Field(True, description="yes: càng cao càng tốt")
    deadline: Day = Field(description="Hạn của cam kết")
    deadline_note: Text | None = Field(None, description="Hạn được suy ra thế nào")
    baseline: Baseline | None = Field(None, description="Mốc đầu kỳ")
    milestones: tuple[Milestone, ...] = Field((), description="Mốc từng năm")
    method: Annotated[Method, BeforeValidator(one_of(Method))] | None = Field(
        None, description="Cách tính tiến độ khi khác chỉ số: linear, growth"
    )
    seen: YesNo = Field(True, description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field((), description="Mã nguồn; bỏ trống thì theo kế hoạch")
    note: Text | None = Field(None, description="Ghi chú")


class Budget(Record):
    """Money for a task, from one source."""

    source: Text = Field(description="Nguồn kinh phí, ví dụ ngân sách địa phương")
    amount: Number = Field(description="Số tiền, triệu đồng")


class Task(Record):
    """Rõ việc, rõ người, rõ kết quả, rõ thời gian."""

    id: Id = Field(description="Mã nhiệm vụ trong kế hoạch")
    text: Text = Field(description="Việc")
    lead: Text | None = Field(None, description="Cơ quan chủ trì")
    cooperating: Texts = Field((), description="Cơ quan phối hợp")
    expected_result: Text | None = Field(None, description="Kết quả phải có")
    start: Date | None = Field(None, description="Bắt đầu")
    end: Date | None = Field(None, description="Kết thúc")
    budget: tuple[Budget, ...] = Field((), description="Kinh phí theo nguồn")
    serves: Ids = Field((), description="Cam kết mà nhiệm vụ phục vụ")
    platform: Id | None = Field(None, description="Nền tảng đã có mà nhiệm vụ đề xuất xây")
    extension: YesNo = Field(False, description="yes: chỉ mở rộng nền tảng đã có")
    merged: YesNo = Field(False, description="yes: lồng ghép với chương trình khác")
    source: Id | None = Field(None, description="Mã nguồn khi khác kế hoạch")
    note: Text | None = Field(None, description="Ghi chú")


class Resources(Record):
    """People and money as the plan states them."""

    people: Text | None = Field(None, description="Nhân lực")
    money: Text | None = Field(None, description="Kinh phí")
    merged: Text | None = Field(None, description="Phần lồng ghép với chương trình khác")


class Plan(Record):
    """A province's plan for the programme."""

    id: Id = Field(description="Mã kế hoạch")
    number: Text = Field(description="Số, ký hiệu")
    title: Text = Field(description="Tên kế hoạch")
    date: Day = Field(description="Ngày ban hành")
    issuer: Text = Field(description="Cơ quan ban hành, tên khi đó")
    former_unit: Id | None = Field(None, description="Đơn vị cũ đã ban hành, nếu nay đã sáp nhập")
    complete: YesNo = Field(description="yes: đã đọc toàn văn; no: mới đọc trích đoạn")
    complete_note: Text | None = Field(None, description="Phần nào chưa đọc được")
    resources: Resources | None = Field(None, description="Nguồn lực")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field(description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")
    commitments: tuple[Commitment, ...] = Field((), description="Cam kết")
    tasks: tuple[Task, ...] = Field((), description="Nhiệm vụ")


class Aim(Record):
    """An aim of a related plan, for context only."""

    text: Text = Field(description="Nội dung")
    value: Number | None = Field(None, description="Giá trị")
    unit: Text | None = Field(None, description="Đơn vị")
    by: Text | None = Field(None, description="Thời hạn theo nguồn")


class RelatedPlan(Record):
    """A neighbouring plan that does not carry out the programme, and says so."""

    id: Id = Field(description="Mã văn bản")
    number: Text | None = Field(None, description="Số, ký hiệu; bỏ trống khi chưa biết")
    title: Text = Field(description="Tên")
    date: Date | None = Field(None, description="Ngày ban hành: 2025, 2025-04 hoặc 2025-04-23")
    date_note: Text | None = Field(None, description="Vì sao chưa rõ ngày")
    issuer: Text | None = Field(None, description="Cơ quan ban hành, tên khi đó")
    former_unit: Id | None = Field(None, description="Đơn vị cũ đã ban hành")
    aims: tuple[Aim, ...] = Field((), description="Mục tiêu nêu trong văn bản")
    quote: Text | None = Field(None, description="Lời trích")
    doubt: Text | None = Field(None, description="Điều còn nghi ngờ")
    seen: YesNo = Field(description="Đã thấy trong nguồn hay chưa")
    sources: Ids = Field(description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")
