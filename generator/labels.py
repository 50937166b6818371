"""What enumerated ids are called on the page: what files choose from names itself, what is computed is named
here, one table a kind."""

from __future__ import annotations

from enum import StrEnum

from generator.language import Language, Words, ours
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.comparable import Apart
from generator.measuring.pace import Refusal
from generator.measuring.rollup import NoFigure
from generator.measuring.voices import Accord
from generator.records.values import Choice

_LABELS: dict[type[StrEnum], dict[str, str]] = {
    Reported: {
        "not_due": "Chưa đến hạn báo cáo",
        "on_time": "Đúng hạn",
        "late": "Muộn",
        "overdue": "Chưa thấy công khai",
        "former_units_plan": "Chỉ có kế hoạch của đơn vị cũ",
        "no_longer_applicable": "Không còn phải báo cáo",
    },
    Progress: {
        "achieved": "Hoàn thành",
        "on_track": "Đúng tiến độ",
        "behind": "Chậm tiến độ",
        "at_risk": "Có nguy cơ không đạt",
        "not_achieved": "Chưa hoàn thành",
        "not_carried_out": "Không thực hiện",
        "no_information": "Chưa có thông tin đánh giá",
        "not_yet_due": "Chưa đến hạn",
        "no_longer_applicable": "Không còn áp dụng",
    },
    Evidence: {
        "official_report": "Văn bản chính thức",
        "state_press": "Báo, cổng thông tin nhà nước",
        "press": "Báo chí",
        "none": "Chưa có nguồn công khai",
        "dead_link": "Đường dẫn nguồn đã hỏng",
        "sources_disagree": "Các nguồn nói khác nhau",
    },
    Accord: {
        "agree": "Hai bên thống nhất",
        "disagree": "Hai bên nêu khác nhau",
    },
    Refusal: {
        "no_baseline": "chưa có mốc đầu kỳ",
        "wrong_side": "mục tiêu nằm ngược chiều so với mốc đầu kỳ",
        "met_at_baseline": "mốc đầu kỳ đã đạt mục tiêu",
        "zero": "mốc đầu kỳ hoặc mục tiêu bằng 0",
        "signs_differ": "mốc đầu kỳ và mục tiêu khác dấu",
        "no_time": "chưa rõ ngày của số liệu",
    },
    NoFigure: {
        "nobody_reported": "chưa nơi nào công bố số liệu đo trực tiếp",
        "not_addable": "số liệu đã công bố không kèm tử số và mẫu số nên không cộng được",
        "nothing_exact": "số liệu đã công bố là số ước chừng, số mâu thuẫn hoặc lời xếp loại nên không cộng được",
        "central_only": "mục tiêu chỉ giao cho trung ương",
        "no_longer_applicable": "mục tiêu không còn áp dụng",
    },
    Apart: {
        "former_unit": "chỉ có số của đơn vị cũ",
        "part_only": "số chỉ về một phần, không phải toàn địa bàn",
        "other_unit": "dùng đơn vị tính khác",
        "doubted": "số còn nghi ngờ",
        "undated": "không rõ thời điểm",
        "disputed": "các số cùng thời điểm khác nhau",
        "no_number": "không nêu số",
    },
}

# What stands behind the number of those that stand so, or behind what it counts: ``2 on track``.
_COUNTED = {
    Progress.ACHIEVED: ours("{n} hoàn thành"),
    Progress.ON_TRACK: ours("{n} đúng tiến độ"),
    Progress.BEHIND: ours("{n} chậm tiến độ"),
    Progress.AT_RISK: ours("{n} có nguy cơ không đạt"),
    Progress.NOT_ACHIEVED: ours("{n} chưa hoàn thành"),
    Progress.NOT_CARRIED_OUT: ours("{n} không thực hiện"),
    Progress.NO_INFORMATION: ours("{n} chưa có thông tin đánh giá"),
    Progress.NOT_YET_DUE: ours("{n} chưa đến hạn"),
    Progress.NO_LONGER_APPLICABLE: ours("{n} không còn áp dụng"),
}


def label(member: StrEnum, language: Language) -> str:
    """Return what ``member`` is called in ``language``.

    Raises:
        KeyError: the kind has no table here, or the member is missing from it.
    """
    return language._(_name(member))


def count_of(progress: Progress) -> str:
    """Return the message, with a hole ``{n}``, that counts what stands at ``progress``."""
    return str(_COUNTED[progress])


def called(member: StrEnum) -> Words:
    """Return what ``member`` is called, as words of ours inside a message."""
    return ours(_name(member))


def _name(member: StrEnum) -> str:
    return member.meaning if isinstance(member, Choice) else _LABELS[type(member)][member.value]


def kinds() -> tuple[type[StrEnum], ...]:
    """Return the kinds that have names, for tests."""
    return (*_LABELS, *Choice.__subclasses__())
