"""What was reported: results, reports sent, and figures left out with the reason."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import (
    CommitmentRef,
    Date,
    Day,
    Field,
    Id,
    Ids,
    Number,
    Record,
    Text,
    Year,
    YesNo,
    one_of,
)
from generator.records.values import Choice


class State(Choice):
    """A result in words, as province reports give it."""

    ACHIEVED = "achieved", "Hoàn thành"
    NOT_ACHIEVED = "not_achieved", "Chưa hoàn thành"
    NOT_CARRIED_OUT = "not_carried_out", "Không thực hiện"
    NO_INFORMATION = "no_information", "Chưa có thông tin đánh giá"


class Voice(Choice):
    """Who says so, when it matters: the province itself, or whoever reviewed it."""

    PROVINCE = "province", "Địa phương báo cáo"
    REVIEW = "review", "Rà soát"


class Result(Record):
    """One reported value. A row of ``results.csv``; columns not needed may be left out."""

    indicator: Id | None = Field(None, description="Chỉ số (mã trong indicators.yml)")
    commitment: CommitmentRef | None = Field(
        None, description="Cam kết (mã kế hoạch/mã cam kết) khi là sản phẩm"
    )
    as_of: Date | None = Field(None, description="Số liệu của năm, tháng hoặc ngày nào")
    as_of_note: Text | None = Field(None, description="Giải thích khi ngày chưa rõ")
    qualifier: Text | None = Field(None, description="Từ kèm số: trên, hơn, gần, khoảng, ít nhất…")
    value: Number | None = Field(None, description="Giá trị, viết 3802 và 97.6")
    unit: Text | None = Field(None, description="Đơn vị theo nguồn khi khác chỉ số")
    numerator: Number | None = Field(None, description="Tử số")
    denominator: Number | None = Field(None, description="Mẫu số")
    state: Annotated[State, BeforeValidator(one_of(State))] | None = Field(
        None, description="Kết quả bằng lời: achieved, not_achieved, not_carried_out, no_information"
    )
    scope: Text | None = Field(None, description="Chỉ một nơi, không phải cả địa phương, ví dụ một xã")
    former_unit: Id | None = Field(None, description="Đơn vị cũ, khi số liệu có trước sáp nhập")
    source: Id = Field(description="Mã nguồn (trong sources.yml)")
    page: Text | None = Field(None, description="Trang, mục trong nguồn")
    quote: Text | None = Field(None, description="Lời trích của nguồn")
    original: Text | None = Field(None, description="Chỉ số theo cách gọi của nguồn")
    seen: YesNo = Field(True, description="no: chưa thấy trong nguồn")
    voice: Annotated[Voice, BeforeValidator(one_of(Voice))] = Field(
        Voice.PROVINCE, description="province: địa phương báo cáo; review: rà soát"
    )
    reply: Text | None = Field(None, description="Ý kiến của địa phương về kết quả rà soát này")
    reply_by: Text | None = Field(None, description="Cơ quan nêu ý kiến")
    reply_date: Day | None = Field(None, description="Ngày nêu ý kiến")
    preferred: Text | None = Field(None, description="Lý do chọn khi các nguồn khác nhau")
    doubt: Text | None = Field(None, description="Điều còn nghi ngờ")
    note: Text | None = Field(None, description="Ghi chú")
    last_checked: Day | None = Field(None, description="Ngày đối chiếu gần nhất")
    accept: Text | None = Field(
        None, description="Phát hiện được chấp nhận ở hàng này và lý do, ví dụ MB-S007: thêm số trạm của đơn vị cũ"
    )

    @property
    def is_number(self) -> bool:
        """Whether the row states a number, not only in words how far something is."""
        return self.state is None or self.value is not None or self.numerator is not None


class Report(Record):
    """What a province sent for one period; without ``date`` nothing was seen, and ``reason`` says why."""

    obligation: Id = Field(description="Nghĩa vụ báo cáo (mã trong programme.yml)")
    year: Year = Field(description="Năm báo cáo")
    number: Text | None = Field(None, description="Số, ký hiệu")
    date: Day | None = Field(None, description="Ngày gửi; bỏ trống khi chưa gửi")
    title: Text | None = Field(None, description="Tên báo cáo")
    reason: Text | None = Field(None, description="Lý do muộn hoặc chưa gửi, theo nguồn")
    source: Id = Field(description="Mã nguồn")
    note: Text | None = Field(None, description="Ghi chú")


class LeftOut(Record):
    """A figure that was found and is not published, with the reason."""

    province: Id | None = Field(None, description="Địa phương (slug); bỏ trống: chung cho mọi nơi, hoặc chưa rõ")
    what: Text = Field(description="Số liệu nói về điều gì, theo nguồn")
    value: Text = Field(description="Giá trị theo nguồn")
    as_of: Text | None = Field(None, description="Thời điểm theo nguồn")
    url: Text | None = Field(None, description="Địa chỉ nguồn")
    reason: Text = Field(description="Vì sao không công bố")
    accept: Text | None = Field(None, description="Phát hiện được chấp nhận ở hàng này và lý do")


__all__ = ["Ids", "LeftOut", "Report", "Result", "State", "Voice"]
