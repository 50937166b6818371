"""What was done on purpose: each event with the one sentence that says what a history must make of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tests.projects.demo_history.edits import (
    Cells,
    Edit,
    Moved,
    Note,
    Renamed,
    Rewritten,
    RowAdded,
    RowWithdrawn,
    Swap,
    Told,
    Whole,
    all_quoted,
    composed,
    decomposed,
    plainly_quoted,
    quoted_titles,
    recounted,
    rows_reversed,
    with_crlf,
    without_crlf,
)

VIETNAM = dt.timezone(dt.timedelta(hours=7))


@dataclass
class Step:
    """One commit on a branch; ``edits`` None: it has the very files of the merge."""

    what: str
    edits: list[Edit] | None = None


@dataclass
class Event:
    """One commit of the main line. ``why`` says what a history must make of it; nothing for the ordinary ones.

    ``when`` is when it was committed, ``written`` when its author wrote it, if much earlier. A merge has a
    ``branch`` that left the main line ``since`` commits before. A ``broken`` version has an error: nobody saw it.
    """

    when: dt.datetime
    what: str
    edits: list[Edit]
    told: list[Told] = field(default_factory=list)
    why: str = ""
    written: dt.datetime | None = None
    branch: list[Step] = field(default_factory=list)
    since: int = 1
    broken: bool = False
    tag: str = ""
    tag_says: str = ""


def at(moment: str) -> dt.datetime:
    """A moment such as ``2027-03-04 09:00``, in the time of Vietnam; with ``Z`` at its end, of Greenwich."""
    if moment.endswith("Z"):
        return dt.datetime.fromisoformat(moment[:-1]).replace(tzinfo=dt.UTC)
    return dt.datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)


def plan(unit: str) -> str:
    return f"data/provinces/{unit}/plan-2025.yml"


def field_told(kind: str, thing: str, unit: str, key: str, old: str, new: str, *targets: str) -> Told:
    """A change of one field, in the order one says it."""
    return Told(kind, thing, unit, key, old, new, targets)


_TRAINING = "tap-huan-truong-thon"
_PLANS_TARGETS = ("CPS.2", "CPS.3", "CPS.4", "CPS.5", "CPS.6", "KTS.1", "KTS.2", "MT25.2", "XHS.1")
_60 = "(Minh họa) Đến hết năm 2030, 60% doanh nghiệp, hợp tác xã, hộ kinh doanh người dân tộc thiểu số được tập huấn, hỗ trợ dùng công nghệ số"
_50 = _60.replace("60%", "50%")
_ADJUSTED = "Kế hoạch ban đầu ghi 60%; tỉnh điều chỉnh xuống 50% ngày 04/03/2027"
_LATER = "2030-10-31"
_REPLY = "(Minh họa) Danh sách đối chiếu thiếu các lớp do huyện cũ tổ chức; Sở đã gửi bổ sung danh sách ký nhận."
_NO_DISTRICTS = "Không còn cấp huyện từ ngày 01/07/2025, mẫu số không còn"

CORRECTIONS = [
    Event(
        at("2026-02-10 09:12"), "Hà Nội: đính chính tập huấn năm 2025",
        [recounted("ha-noi", _TRAINING, "2025-11-30", 353, 335, of=1343)],
        written=at("2025-12-29 16:40"),
        why="A corrected figure, written weeks before it was committed: the day is that of the commit.",
    ),
    Event(
        at("2026-03-03 10:05"), "Đà Nẵng: sửa số chủ thể OCOP năm 2025",
        [recounted("da-nang", "ocop-kinh-te-so", "2025-11-30", 22, 27, of=147)],
        why="A correction that will be reverted: told on its day.",
    ),
    Event(
        at("2026-03-05 08:30"), "Revert \"Đà Nẵng: sửa số chủ thể OCOP năm 2025\"",
        [recounted("da-nang", "ocop-kinh-te-so", "2025-11-30", 27, 22, of=147)],
        why="The revert: a correction of its own, back to the first value.",
    ),
    Event(
        at("2027-02-28 18:40Z"), "Quảng Ninh: đính chính dữ liệu mở năm 2026",
        [recounted("quang-ninh", "du-lieu-mo", "2026-11-30", 9, 8, of=16)],
        why="Committed late in the evening of Greenwich: in Vietnam it was 1 March already.",
    ),
    Event(
        at("2027-05-18 14:20"), "Lào Cai: sửa ngày của số dịch vụ công năm 2026",
        [Cells("lao-cai", "dich-vu-cong-toan-trinh", "2026-11-30", "result_corrected",
               {"as_of": ("2026-10-31", "2026-11-30")})],
        why="A corrected day: the same row by its words, not one withdrawn and another added.",
    ),
    Event(
        at("2029-02-14 09:45"), "Đắk Lắk: số tập huấn năm 2028 lấy từ báo cáo năm 2028",
        [Cells("dak-lak", _TRAINING, "2028-11-30", "source_changed", {"source": ("bao-cao-2027", "bao-cao-2028")})],
        why="The same figure from another source.",
    ),
    Event(
        at("2029-05-15 15:30"), "Phú Thọ: đính chính tập huấn trưởng thôn năm 2028",
        [recounted("phu-tho", _TRAINING, "2028-11-30", 1203, 1126, of=1908),
         Note("phu-tho", "2029-05-15", "(Minh họa) Đính chính kết quả tập huấn trưởng thôn năm 2028")],
        why="A corrected figure with a note of who, what and why.",
    ),
    Event(
        at("2029-09-04 11:00"), "TP. Hồ Chí Minh: ghi rõ vì sao số trạm 5G năm 2026 nhảy vọt",
        [Cells("ho-chi-minh", "tram-5g", "2026-11-30", "result_described",
               {"note": ("", "(Minh họa) Từ năm 2026 tính cả trạm dùng chung của ba tỉnh cũ")})],
        why="The figure is the same, only what is said about it is not.",
    ),
    Event(
        at("2030-01-10 09:00"), "Sơn La: số tập huấn năm 2029 là “trên 90%”",
        [Cells("son-la", _TRAINING, "2029-11-30", "result_corrected", {"qualifier": ("gần", "trên")})],
        why="Another word before the same number turns what it says around: a correction.",
    ),
    Event(
        at("2030-02-15 10:10"), "Điện Biên: kiểm tra lại số tập huấn năm 2029",
        [Cells("dien-bien", _TRAINING, "2029-11-30", "confirmed", {"last_checked": ("", "2030-02-15")})],
        why="Checked again, no change.",
    ),
    Event(
        at("2030-03-04 14:00"), "Phú Thọ: trả lời kết quả rà soát năm 2029",
        [Cells("phu-tho", _TRAINING, "2029-11-30", "result_described",
               {"reply": ("", _REPLY), "reply_by": ("", "Sở Dân tộc và Tôn giáo tỉnh Phú Thọ"),
                "reply_date": ("", "2030-03-04")})],
        why="A province answers a review: both figures stay what they are.",
    ),
    Event(
        at("2027-06-15 09:00"), "Thái Nguyên: tạm rút số chủ thể OCOP năm 2026",
        [RowWithdrawn("thai-nguyen", "ocop-kinh-te-so", "2026-11-30")],
        why="A figure is withdrawn …",
    ),
    Event(
        at("2027-07-20 09:00"), "Thái Nguyên: công bố lại số chủ thể OCOP năm 2026",
        [RowAdded("thai-nguyen", "ocop-kinh-te-so", "2026-11-30")],
        why="… and comes back as it was.",
    ),
]  # fmt: skip

PROMISES = [
    Event(
        at("2026-05-20 10:00"), "Mục tiêu CPS.2 điều chỉnh từ 90% xuống 80%",
        [Swap("data/targets.yml", "value: 90", "value: 80", "id: CPS.2")],
        [field_told("target_lowered", "target", "", "CPS.2", "90", "80", "CPS.2")],
        why="A national target is lowered.",
    ),
    Event(
        at("2027-03-04 09:00"), "Khánh Hòa: cam kết KTS.1 hạ từ 60% xuống 50%",
        [Swap(plan("khanh-hoa"), _60, _50, "id: KTS.1"),
         Swap(plan("khanh-hoa"), "value: 60", "value: 50", "id: KTS.1"),
         Swap(plan("khanh-hoa"), "", f"      note: {_ADJUSTED}\n", "id: KTS.1"),
         Note("khanh-hoa", "2027-03-04", "(Minh họa) Cam kết KTS.1 hạ từ 60% xuống 50%")],
        [field_told("target_lowered", "commitment", "khanh-hoa", "KTS.1", "60", "50", "KTS.1"),
         field_told("text_corrected", "commitment", "khanh-hoa", "KTS.1", _60, _50, "KTS.1"),
         field_told("text_corrected", "commitment", "khanh-hoa", "KTS.1", "None", _ADJUSTED, "KTS.1")],
        why="A promise becomes smaller, its words with it; the note says so.",
    ),
    Event(
        at("2028-04-11 09:30"), "Quảng Ninh: nới thời gian giải quyết hồ sơ từ 12 lên 14 ngày",
        [Swap(plan("quang-ninh"), "value: 12", "value: 14", "id: CT2")],
        [field_told("target_lowered", "commitment", "quang-ninh", "CT2", "12", "14")],
        why="Where lower is better, a higher number is a smaller promise.",
    ),
    Event(
        at("2027-09-09 09:30"), "Đồng Nai: nâng cam kết XHS.1 từ 75% lên 80%",
        [Swap(plan("dong-nai"), "value: 75", "value: 80", "id: XHS.1")],
        [field_told("target_raised", "commitment", "dong-nai", "XHS.1", "75", "80", "XHS.1")],
        why="A promise becomes greater.",
    ),
    Event(
        at("2025-11-18 16:00"), "Huế: lùi hạn tổ công nghệ số sang năm 2027",
        [Swap(plan("hue"), "deadline: 2026-12-31", "deadline: 2027-12-31", "id: SP3")],
        [field_told("deadline_moved", "commitment", "hue", "SP3", "2026-12-31", "2027-12-31")],
        why="A deadline moves to a later day.",
    ),
    Event(
        at("2028-08-08 16:00"), "Thanh Hóa: hoàn thành KTS.2 sớm hơn, cuối năm 2030",
        [Swap(plan("thanh-hoa"), "deadline: 2031-06-30", "deadline: 2030-12-31", "id: KTS.2")],
        [field_told("deadline_moved", "commitment", "thanh-hoa", "KTS.2", "2031-06-30", "2030-12-31", "KTS.2")],
        why="A deadline moves to a sooner day.",
    ),
    Event(
        at("2026-10-06 13:30"), "Hải Phòng: đính chính mốc đầu kỳ của CPS.4",
        [Swap(plan("hai-phong"), "value: 18.2", "value: 27.3", "id: CPS.4")],
        [field_told("path_changed", "commitment", "hai-phong", "CPS.4", "18.2", "27.3", "CPS.4")],
        why="Another baseline: the pace it asks for is another.",
    ),
    Event(
        at("2028-01-18 13:30"), "Điện Biên: mốc năm 2029 của KTS.1",
        [Swap(plan("dien-bien"), "value: 36", "value: 33", "id: KTS.1")],
        [field_told("path_changed", "commitment", "dien-bien", "KTS.1", "14,18,24,36", "14,18,24,33", "KTS.1")],
        why="Another milestone on the way.",
    ),
    Event(
        at("2028-02-11 10:00"), "Đắk Lắk: sửa lỗi chính tả tên cơ quan chủ trì",
        [Swap(plan("dak-lak"), "lead: Sở Dân tộc và Tôn gíao", "lead: Sở Dân tộc và Tôn giáo", "id: NV2"),
         Note("dak-lak", "2028-02-11", "(Minh họa) Sửa lỗi chính tả tên cơ quan chủ trì")],
        [field_told("text_corrected", "task", "dak-lak", "NV2", "Sở Dân tộc và Tôn gíao", "Sở Dân tộc và Tôn giáo")],
        why="A spelling, with a note that calls itself minor.",
    ),
    Event(
        at("2026-01-15 09:00"), "Ngưỡng “đúng tiến độ” nâng từ 0,9 lên 0,95",
        [Swap("site_config.yml", "version: '2025.1'", "version: '2026.1'"),
         Swap("site_config.yml", "on_track: 0.9\n", "on_track: 0.95\n")],
        [field_told("setting_changed", "setting", "", "rubric.version", "2025.1", "2026.1"),
         field_told("setting_changed", "setting", "", "rubric.on_track", "0.9", "0.95")],
        why="The rule for statuses changes, and says so by its version.",
    ),
    Event(
        at("2028-06-20 09:00"), "Hà Tĩnh: hai báo cáo không còn mở được",
        [Swap("data/provinces/ha-tinh/sources.yml", "link: live", "link: dead", "id: bao-cao-2025"),
         Swap("data/provinces/ha-tinh/sources.yml", "link: live", "link: dead", "id: bao-cao-2026")],
        [field_told("field_changed", "source", "ha-tinh", "bao-cao-2025", "live", "dead"),
         field_told("field_changed", "source", "ha-tinh", "bao-cao-2026", "live", "dead")],
        why="Evidence rots.",
    ),
]  # fmt: skip

NAMES = [
    Event(
        at("2025-04-15 09:00"), "Thừa Thiên Huế nay là thành phố Huế",
        [Swap("data/provinces.yml", "name: Thừa Thiên Huế\n", "name: Huế\n", "code: '46'"),
         Swap("data/provinces.yml", "    tile:", "    aliases: [Thừa Thiên Huế]\n    tile:", "code: '46'"),
         Moved("data/provinces/thua-thien-hue/", "data/provinces/hue/")],
        [field_told("record_renamed", "province", "hue", "hue", "thua-thien-hue", "hue"),
         field_told("field_changed", "province", "hue", "hue", "()", "('Thừa Thiên Huế',)")],
        why="A province and its folder get another name: nothing in it is new.",
    ),
    Event(
        at("2026-08-12 10:00"), "Sơn La: đổi tên tệp kế hoạch",
        [Moved("data/provinces/son-la/plan.yml", plan("son-la"))],
        why="A file gets another name: nothing to tell.",
    ),
    Event(
        at("2029-06-12 10:00"), "Bắc Ninh: đổi mã nguồn",
        [Renamed("data/provinces/bac-ninh/", "bao-bac-ninh-so", "bao-tinh-2028", "bac-ninh")],
        [field_told("record_renamed", "source", "bac-ninh", "bao-tinh-2028", "bao-bac-ninh-so", "bao-tinh-2028")],
        why="The id of a source changes wherever it is named: one change.",
    ),
    Event(
        at("2027-10-19 10:00"), "TP. Hồ Chí Minh: đổi mã cam kết",
        [Renamed(plan("ho-chi-minh"), "SP-A", "SP1"),
         Renamed("data/provinces/ho-chi-minh/results.csv", "kh-ho-chi-minh-2025/SP-A", "kh-ho-chi-minh-2025/SP1")],
        [field_told("record_renamed", "commitment", "ho-chi-minh", "SP1", "SP-A", "SP1")],
        why="The id of a commitment changes, with the tasks that serve it and the row about it: one change.",
    ),
    Event(
        at("2026-07-07 10:00"), "Lạng Sơn: đổi mã kế hoạch",
        [Renamed("data/provinces/lang-son/", "kh-lang-son", "kh-lang-son-2025")],
        [field_told("record_renamed", "plan", "lang-son", "kh-lang-son-2025", "kh-lang-son", "kh-lang-son-2025",
                    *_PLANS_TARGETS)],
        why="The id of a plan changes: one change, nothing about what it holds.",
    ),
    Event(
        at("2029-03-21 10:00"), "Danh mục: đổi mã chỉ số lượt tập huấn",
        [Renamed("data/", "luot-hoc", "luot-tap-huan")],
        [field_told("record_renamed", "indicator", "", "luot-tap-huan", "luot-hoc", "luot-tap-huan")],
        why="The id of an indicator changes in the catalogue, in plans and in the rows of several provinces: one change.",
    ),
]  # fmt: skip

NOISE = [
    Event(
        at("2027-04-06 09:00"), "Điện Biên: sắp lại các hàng",
        [Rewritten("data/provinces/dien-bien/results.csv", rows_reversed)],
        why="Rows in another order: nothing to tell.",
    ),
    Event(
        at("2027-04-07 09:00"), "Hà Nội: lưu lại bằng Excel",
        [Rewritten("data/provinces/ha-noi/results.csv", without_crlf)],
        why="Other line ends: nothing to tell.",
    ),
    Event(
        at("2027-04-08 09:00"), "Hà Nội: đưa về cách xuống dòng cũ",
        [Rewritten("data/provinces/ha-noi/results.csv", with_crlf)],
        why="The same back.",
    ),
    Event(
        at("2028-03-07 09:00"), "Cần Thơ: mọi ô đặt trong dấu nháy",
        [Rewritten("data/provinces/can-tho/results.csv", plainly_quoted)],
        why="Every cell in quotes: nothing to tell.",
    ),
    Event(
        at("2028-03-08 09:00"), "Cần Thơ: bỏ dấu nháy thừa",
        [Rewritten("data/provinces/can-tho/results.csv", all_quoted)],
        why="The same back.",
    ),
    Event(
        at("2028-03-14 09:00"), "Gia Lai: bỏ dấu nháy quanh tên nguồn",
        [Rewritten("data/provinces/gia-lai/sources.yml", quoted_titles)],
        why="A YAML file with other quotes: nothing to tell.",
    ),
    Event(
        at("2029-08-15 09:00"), "Vĩnh Long: chép lại từ máy Mac",
        [Rewritten("data/provinces/vinh-long/results.csv", composed)],
        why="Letters and their marks written apart: nothing to tell.",
    ),
    Event(
        at("2029-08-16 09:00"), "Vĩnh Long: chuẩn hóa chữ có dấu",
        [Rewritten("data/provinces/vinh-long/results.csv", decomposed)],
        why="The same back.",
    ),
]  # fmt: skip

MERGES = [
    Event(
        at("2028-05-16 09:00"), "Gộp nhánh: Gia Lai sửa số tập huấn năm 2027",
        [recounted("gia-lai", _TRAINING, "2027-11-30", 1535, 1553, of=2897),
         Swap(plan("gia-lai"), f"end: {_LATER[:7]}\n", f"end: {_LATER}\n", "id: NV6")],
        [field_told("deadline_moved", "task", "gia-lai", "NV6", _LATER[:7], _LATER)],
        branch=[
            Step("Gia Lai: sửa số tập huấn", [recounted("gia-lai", _TRAINING, "2027-11-30", 1535, 1600, of=2897)]),
            Step("Gia Lai: ghi rõ ngày của NV6",
                 [Swap(plan("gia-lai"), f"end: {_LATER[:7]}\n", f"end: {_LATER}\n", "id: NV6")]),
            Step("Gia Lai: lấy đúng số trong báo cáo",
                 [recounted("gia-lai", _TRAINING, "2027-11-30", 1600, 1553, of=2897)]),
        ],
        since=3,
        why="A branch of three commits, merged: its net change, once, on the day of the merge.",
    ),
    Event(
        at("2027-08-24 09:00"), "Gộp nhánh: Cần Thơ thử sửa rồi thôi",
        [],
        branch=[
            Step("Cần Thơ: sửa số dữ liệu mở", [recounted("can-tho", "du-lieu-mo", "2026-11-30", 13, 15, of=26)]),
            Step("Cần Thơ: giữ số cũ", [recounted("can-tho", "du-lieu-mo", "2026-11-30", 15, 13, of=26)]),
        ],
        since=2,
        why="A branch that changed a figure and changed it back, merged: nothing to tell.",
    ),
    Event(
        at("2028-10-03 09:00"), "Vĩnh Long: đính chính tập huấn năm 2027",
        [recounted("vinh-long", _TRAINING, "2027-11-30", 885, 855, of=1593)],
        why="One side of a file that two people change at once …",
    ),
    Event(
        at("2028-10-05 09:00"), "Gộp nhánh: Vĩnh Long đính chính chủ thể OCOP năm 2027",
        [recounted("vinh-long", "ocop-kinh-te-so", "2027-11-30", 23, 25, of=104)],
        branch=[
            Step("Vĩnh Long: đính chính chủ thể OCOP",
                 [recounted("vinh-long", "ocop-kinh-te-so", "2027-11-30", 23, 25, of=104)]),
        ],
        since=2,
        why="… and the other: the merge tells what the branch did, not again what the main line had.",
    ),
]  # fmt: skip

UNREADABLE = [
    Event(
        at("2028-07-10 09:00"), "Cao Bằng: đính chính năm 2027",
        [recounted("cao-bang", "bao-cao-ket-noi", "2027-11-30", 5, 6, of=8),
         Cells("cao-bang", "du-lieu-mo", "2027-11-30", "", {"value": ("57.9", "6E.2")})],
        broken=True,
        why="A slip of the finger makes the version unreadable: it is never published.",
    ),
    Event(
        at("2028-07-11 09:00"), "Lạng Sơn: đính chính tập huấn năm 2027",
        [recounted("lang-son", _TRAINING, "2027-11-30", 413, 403, of=815)],
        broken=True,
        why="Somebody else's correction cannot be published either …",
    ),
    Event(
        at("2028-07-12 09:00"), "Cao Bằng: sửa ô nhập sai",
        [Cells("cao-bang", "du-lieu-mo", "2027-11-30", "", {"value": ("6E.2", "63.2")})],
        [Told("result_corrected", "result", "cao-bang", "du-lieu-mo", "2027-11-30  57.9", "2027-11-30  63.2", ("CPS.6",))],
        why="… until it is mended: the three are told on this day, the mended figure from its last published value.",
    ),
]  # fmt: skip

OF_THE_DAY = [
    Event(
        at("2025-07-01 08:00"), "Sắp xếp tỉnh: kế hoạch của các tỉnh cũ; CPS.3 không còn áp dụng",
        [Swap("data/targets.yml", "", f"    applies_until: 2025-07-01\n    applies_until_reason: {_NO_DISTRICTS}\n",
              "id: CPS.3"),
         Note("", "2025-07-01", "(Minh họa) Chuyển kế hoạch của các tỉnh cũ vào trang của tỉnh mới"),
         Note("", "2025-07-01", "(Minh họa) Mục tiêu CPS.3 không còn áp dụng")],
        [field_told("field_changed", "target", "", "CPS.3", "None", "2025-07-01", "CPS.3"),
         field_told("text_corrected", "target", "", "CPS.3", "None", _NO_DISTRICTS, "CPS.3")],
        why="One commit with two notes: plans of former units come, and a target applies no longer.",
    ),
]  # fmt: skip

README = "data/README.md"
ARTICLE = "content/gioi-thieu.md"
_DRAFTS = [f"# Giới thiệu\n\n(Minh họa) Trang này theo dõi cam kết. Bản thảo {n}.\n" for n in range(1, 8)]
_DAYS = [
    "2025-02-17 09:00", "2025-02-24 15:00", "2025-03-10 09:00", "2026-06-30 16:00", "2027-11-02 09:00", "2028-11-07 09:00",
    "2029-10-09 09:00", "2030-03-08 09:00",
]  # fmt: skip
PROSE = [
    Event(at(day), "Bài giới thiệu", [Whole(ARTICLE, was, now)], why="An article: nothing to tell.")
    for day, was, now in zip(_DAYS, [None, *_DRAFTS], [*_DRAFTS, None], strict=True)
] + [
    Event(
        at("2025-03-03 09:00"), "Lời dặn người nhập số liệu", [Whole(README, None, "Mỗi hàng một số.\n")],
        why="A file beside the data that is not data: nothing to tell.",
    ),
    Event(at("2030-03-07 09:00"), "Lời dặn đã có trong hướng dẫn", [Whole(README, "Mỗi hàng một số.\n", None)],
          why="It goes again."),
]  # fmt: skip

PLANTED = [*CORRECTIONS, *PROMISES, *NAMES, *NOISE, *MERGES, *UNREADABLE, *OF_THE_DAY, *PROSE]
