"""Where facts come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import Date, Day, Field, Id, Record, Text, Url, YesNo, one_of
from generator.records.values import Choice


class SourceKind(Choice):
    """What weight a source carries, from the strongest to the weakest."""

    OFFICIAL_REPORT = "official_report", "Báo cáo chính thức"
    LEGAL_TEXT = "legal_text", "Văn bản pháp lý"
    STATE_PRESS = "state_press", "Báo, cổng thông tin nhà nước"
    PRESS = "press", "Báo chí"


class LinkState(Choice):
    """What was found when the source's address was last opened."""

    NOT_CHECKED = "not_checked", "chưa kiểm tra"
    LIVE = "live", "mở được"
    DEAD = "dead", "không mở được"


class Source(Record):
    """One document or page that carries facts."""

    id: Id = Field(description="Mã nguồn, không đổi về sau, ví dụ bao-son-la-2026-01")
    title: Text = Field(description="Tên tài liệu hoặc bài viết")
    publisher: Text = Field(description="Cơ quan, tòa soạn công bố")
    kind: Annotated[SourceKind, BeforeValidator(one_of(SourceKind))] = Field(
        description="Loại nguồn: official_report, legal_text, state_press, press"
    )
    url: Url | None = Field(None, description="Địa chỉ trên mạng; bỏ trống khi không có")
    published: Date | None = Field(None, description="Ngày công bố: 2025, 2025-04 hoặc 2025-04-23")
    language: Text | None = Field(None, description="Ngôn ngữ của nguồn khi không phải tiếng Việt, ví dụ en")
    weak: Text | None = Field(None, description="Vì sao nguồn yếu, ví dụ trang chép lại")
    archived: Url | None = Field(None, description="Bản lưu trữ")
    last_checked: Day | None = Field(None, description="Ngày mở kiểm tra gần nhất")
    link: Annotated[LinkState, BeforeValidator(one_of(LinkState))] = Field(
        LinkState.NOT_CHECKED, description="Kết quả lần kiểm tra gần nhất: live, dead, not_checked"
    )
    note: Text | None = Field(None, description="Ghi chú")


class ChangeNote(Record):
    """One act of publication, in a sentence a reader understands: who, what, why."""

    date: Day = Field(description="Ngày công bố thay đổi")
    who: Text = Field(description="Cơ quan hoặc người chịu trách nhiệm")
    what: Text = Field(description="Thay đổi gì, một câu")
    why: Text | None = Field(None, description="Vì sao")
    provinces: tuple[Id, ...] = Field((), description="Các địa phương liên quan (slug), ngoài nơi giữ tệp")
    targets: tuple[Id, ...] = Field((), description="Mục tiêu liên quan")
    minor: YesNo = Field(False, description="Thay đổi nhỏ, không đưa lên trang chủ")
