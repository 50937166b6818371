"""Where facts come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from generator.records.base import Date, Day, Field, Id, Record, Text, Url, Whole, YesNo, one_of
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


class LinkCheck(Choice):
    """What a machine's checks of an address amount to; only ``live`` and ``dead`` decide anything."""

    LIVE = "live", "mở được"
    DEAD = "dead", "không còn mở được, đã thử nhiều lần"
    FAILING = "failing", "lần gần nhất không mở được, còn thử lại"
    REFUSED = "refused", "máy chủ không cho máy kiểm tra"


class Link(Record):
    """What was found of one address; written by ``minhbach links``, never by hand."""

    url: Url = Field(description="Địa chỉ, đúng như nguồn ghi")
    state: Annotated[LinkCheck, BeforeValidator(one_of(LinkCheck))] = Field(
        description="Kết luận từ các lần kiểm tra: live, dead, failing, refused"
    )
    checked: Day = Field(description="Ngày kiểm tra gần nhất")
    status: Text = Field(description="Mã trả lời của máy chủ, hoặc một từ cho biết vì sao không có trả lời")
    last_seen: Day | None = Field(None, description="Ngày gần nhất còn mở được")
    failing_since: Day | None = Field(None, description="Không mở được liên tục từ ngày này")
    failures: Whole = Field(0, description="Số ngày kiểm tra liên tiếp không mở được")
    moved_to: Url | None = Field(None, description="Địa chỉ mới mà máy chủ chuyển hẳn sang")
    content_type: Text | None = Field(None, description="Loại nội dung, ví dụ application/pdf")
    size: Whole | None = Field(None, description="Cỡ nội dung, byte")
    sha256: Text | None = Field(None, description="Mã băm SHA-256 của nội dung như đã nhận")
    changed: Day | None = Field(None, description="Ngày gần nhất thấy nội dung khác lần trước")
    archived: Url | None = Field(None, description="Bản lưu trữ máy tìm được")


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """Whether a source can be opened, as last stated by people or by the machine.

    Its parts are named like the fields they answer for. ``failing_since`` is known of a dead source only;
    ``found`` is all that the machine found of the address, if it ever looked.
    """

    link: LinkState
    last_checked: dt.date | None = None
    last_seen: dt.date | None = None
    failing_since: dt.date | None = None
    archived: str | None = None
    found: Link | None = None

    @property
    def moved_to(self) -> str | None:
        """The address the server sends everybody to for good."""
        return self.found.moved_to if self.found else None

    @property
    def sha256(self) -> str | None:
        """The hash of the content last received."""
        return self.found.sha256 if self.found else None


def link_status(source: Source, found: Link | None) -> LinkStatus:
    """Return what is known of a source's address from what people wrote and what the machine ``found``.

    The later statement wins: what people wrote beside ``last_checked``, or what the machine concluded.
    An archived copy that people chose goes before one that was found.
    """
    seen = source.last_checked if source.link is LinkState.LIVE else None
    if found is None:
        return LinkStatus(source.link, source.last_checked, seen, archived=source.archived)
    concluded = found.state in (LinkCheck.LIVE, LinkCheck.DEAD) and not _later(source, found)
    link = LinkState(found.state.value) if concluded else source.link
    return LinkStatus(
        link,
        _latest(source.last_checked, found.checked),
        _latest(seen, found.last_seen),
        found.failing_since if link is LinkState.DEAD else None,
        source.archived or found.archived,
        found,
    )


def _later(source: Source, found: Link) -> bool:
    """Whether people stated what became of the source's address after the machine last looked."""
    said = source.last_checked if source.link is not LinkState.NOT_CHECKED else None
    return said is not None and said > found.checked


def _latest(*days: dt.date | None) -> dt.date | None:
    return max((day for day in days if day), default=None)


class ChangeNote(Record):
    """One act of publication, in a sentence a reader understands: who, what, why."""

    date: Day = Field(description="Ngày công bố")
    who: Text = Field(description="Cơ quan hoặc người chịu trách nhiệm")
    what: Text = Field(description="Nội dung thay đổi, một câu")
    why: Text | None = Field(None, description="Lý do")
    provinces: tuple[Id, ...] = Field((), description="Các địa phương liên quan (slug), ngoài nơi giữ tệp")
    targets: tuple[Id, ...] = Field((), description="Mục tiêu liên quan")
    minor: YesNo = Field(False, description="Thay đổi nhỏ, không đưa lên trang chủ")
