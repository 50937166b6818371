"""The few categories readers filter changes by: the one place that says which change belongs to which."""

from __future__ import annotations

from typing import Any

from generator.history.changes import Change, Kind, ResultDescribed
from generator.history.record_changes import FieldChanged
from generator.history.shelves import Thing
from generator.language import Words, ours
from generator.records.values import Choice


class Category(Choice):
    """What readers look for among changes, what weighs most first."""

    TARGET = "target", "Mục tiêu, cam kết đổi"
    DEADLINE = "deadline", "Hạn đổi"
    CORRECTION = "correction", "Đính chính"
    RESULT = "result", "Số liệu mới"
    DOCUMENT = "document", "Kế hoạch, báo cáo"
    SOURCE = "source", "Nguồn"
    CONFIRMED = "confirmed", "Kiểm tra lại, không đổi"
    WORDING = "wording", "Sửa ghi chú của trang"
    TEXT = "text", "Sửa câu chữ"
    OTHER = "other", "Thay đổi khác"


_BY_KIND = {
    Kind.RESULT_ADDED: Category.RESULT,
    Kind.RESULT_CORRECTED: Category.CORRECTION,
    Kind.RESULT_WITHDRAWN: Category.CORRECTION,
    Kind.RESULT_DESCRIBED: Category.OTHER,  # the figure stands; what is said of it may be a province's reply
    Kind.CONFIRMED: Category.CONFIRMED,
    Kind.TARGET_LOWERED: Category.TARGET,
    Kind.TARGET_RAISED: Category.TARGET,
    Kind.TARGET_RESTATED: Category.TARGET,
    Kind.PATH_CHANGED: Category.TARGET,
    Kind.DEADLINE_MOVED: Category.DEADLINE,
    Kind.SOURCE_CHANGED: Category.SOURCE,
    Kind.RECORD_RENAMED: Category.OTHER,
    Kind.SETTING_CHANGED: Category.OTHER,
}
# Changes that any thing can go through belong where the thing does.
_BY_THING = {
    Thing.TARGET: Category.TARGET,
    Thing.COMMITMENT: Category.TARGET,
    Thing.PLAN: Category.DOCUMENT,
    Thing.REPORT: Category.DOCUMENT,
    Thing.RELATED: Category.DOCUMENT,
    Thing.SOURCE: Category.SOURCE,
}

_RETREATS = {
    Kind.TARGET_LOWERED: ours("Mục tiêu bị hạ"),
    Kind.DEADLINE_MOVED: ours("Hạn bị lùi"),
    Kind.RECORD_REMOVED: ours("Cam kết bị bỏ"),
    Kind.FIELD_CHANGED: ours("Ngừng áp dụng"),
    Kind.TARGET_RESTATED: ours("Không còn so được"),
}
_COMMITMENT_LOWERED = ours("Cam kết bị hạ")


def retreat_of(change: Change[Any]) -> Words | None:
    """Return the words that mark a change by which a promise became smaller or later, or was taken back."""
    if not change.retreat:
        return None
    own = change.subject.thing is Thing.COMMITMENT and change.kind is Kind.TARGET_LOWERED
    return _COMMITMENT_LOWERED if own else _RETREATS[change.kind]


#: What the site itself says beside what it reports; fields whose name ends in ``_note`` are such, too.
_OF_THE_SITE = {"note", "applies_until_reason", "gaps", "short", "seen"}


def _is_wording(change: Change[Any]) -> bool:
    """Whether only a remark of the site reads otherwise: what is promised, reported and quoted stands."""
    if isinstance(change, ResultDescribed):
        fields = set(change.fields)
    elif isinstance(change, FieldChanged):
        fields = {change.field}
    else:
        return False
    return bool(fields) and all(field in _OF_THE_SITE or field.endswith("_note") for field in fields)


def category_of(change: Change[Any]) -> Category:
    """Return the category a change belongs to."""
    if _is_wording(change):
        return Category.WORDING
    told_apart = _BY_KIND.get(change.kind) or _BY_THING.get(change.subject.thing)
    return told_apart or (Category.TEXT if change.kind is Kind.TEXT_CORRECTED else Category.OTHER)
