"""One table: what is edited in the small project, and the sentence a reader gets. One edit, one sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.history.compare import compare
from generator.history.naming import Names, differing
from generator.history.shelves import Thing
from generator.language import Language, language
from tests.history.comparing import changes, sentences
from tests.small import PLAN, REPORTS, RESULTS, SOURCES, VI, Small

SON_LA_ROW = 'tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,"tập huấn được 55/200 trưởng thôn, đạt 27,5%",'
ROW_3 = "tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,"
ROW_4 = ",kh-son-la/CK3,2026-03,,,,,,achieved,,bao-cao-2025,đã mở chuyên mục,"
TARGETS = "data/targets.yml"
NOTES = "data/provinces/son-la/changes.yml"
NOTE = "Sơn La, ghi chú ngày 05/06/2026"
NOTE_2 = "  - date: 2026-06-20\n    who: Sở\n    what: Thêm báo cáo\n"
CK1, CK3 = "Sơn La, cam kết CK1 (Tập huấn)", "Sơn La, cam kết CK3 (Mở chuyên mục trên trang của tỉnh)"

# Kind, whether it is a retreat, file, what stood there, what stands there now, the sentence.
TABLE = [
    ("result_corrected", False, RESULTS, ",27.5,,55,200,", ",41,,82,200,",
     f"{CK1}, ngày 30/11/2025: 27,5% → 41% (+13,5 điểm phần trăm); tử số: 55 → 82"),
    ("result_corrected", False, RESULTS, "tram-5g,,2025-06-30,trên,300", "tram-5g,,2025-06-30,,330",
     "Sơn La, số trạm 5G, ngày 30/06/2025: trên 300 trạm → 330 trạm"),
    ("result_corrected", False, RESULTS, ",27.5,,55,200,", ",27.25,,55,200,", f"{CK1}, ngày 30/11/2025: 27,5% → 27,25% (−0,25 điểm phần trăm)"),
    ("result_corrected", False, RESULTS, "2025-06-30,trên,300", "2025-03-31,trên,200",
     "Sơn La, số trạm 5G, ngày 31/03/2025: trên 300 trạm → trên 200 trạm; thời điểm: 30/06/2025 → 31/03/2025"),
    ("result_corrected", False, "data/results.csv", "1217", "1339",
     "Cả nước, số trạm 5G, năm 2024: 1.217 trạm → 1.339 trạm (+122, +10%)"),
    ("result_corrected", False, "data/results.csv", "1217", "1218",
     "Cả nước, số trạm 5G, năm 2024: 1.217 trạm → 1.218 trạm (+1)"),
    ("result_corrected", False, RESULTS, "CK3,2026-03,,,,,,achieved", "CK3,2026-03,,,,,,not_achieved",
     f"{CK3}, tháng 03/2026: “hoàn thành” → “chưa hoàn thành”"),
    ("result_corrected", False, RESULTS, "CK3,2026-03", "CK3,2026-04",
     f"{CK3}, tháng 04/2026: “hoàn thành”; thời điểm: 03/2026 → 04/2026"),
    ("source_changed", False, RESULTS, ",achieved,,bao-cao-2025", ",achieved,,ke-hoach-son-la",
     f"{CK3}, tháng 03/2026: “hoàn thành”; nguồn mới: “Kế hoạch thử”"),
    ("result_described", False, RESULTS, "trên 300 trạm,", "trên 300 trạm,làm tròn",
     "Sơn La, số trạm 5G, ngày 30/06/2025: trên 300 trạm; thêm ghi chú: làm tròn"),
    ("result_corrected", False, RESULTS, ",55,200,,,bao", ",55,200,,xã Mường Bú,bao",
     f"{CK1}, xã Mường Bú, ngày 30/11/2025: 27,5%; thêm phạm vi: xã Mường Bú"),
    ("result_withdrawn", False, RESULTS, f"{ROW_3}\n", "",
     "Sơn La, số trạm 5G, ngày 30/06/2025: rút số trên 300 trạm; nguồn khi đó: “Báo cáo thử năm 2025”"),
    ("result_added", False, RESULTS, ROW_4, f"{ROW_4}\ntap-huan,,2026,,,,60,200,,xã Mường Bú,bao-cao-2025,x,",
     "Sơn La, cam kết CK1 (Tập huấn), xã Mường Bú, năm 2026: số mới 30%; nguồn: “Báo cáo thử năm 2025”"),
    ("target_lowered", True, PLAN, "value: 80\n", "value: 65.5\n", f"{CK1}: mục tiêu hạ từ 80% xuống 65,5% (−14,5 điểm phần trăm)"),
    ("target_raised", False, PLAN, "value: 80\n", "value: 90\n", f"{CK1}: mục tiêu nâng từ 80% lên 90% (+10 điểm phần trăm)"),
    ("target_restated", True, PLAN, "      value: 80\n", "", f"{CK1}: mục tiêu nêu lại, 80% → không có giá trị"),
    ("target_restated", False, PLAN, "trang của tỉnh\n", "trang của tỉnh\n      value: 2\n      unit: chuyên mục\n",
     f"{CK3}: mục tiêu nêu lại, không có giá trị → 2 chuyên mục"),
    ("target_restated", True, PLAN, "value: 80\n", "value: 800\n      unit: người\n",
     f"{CK1}: mục tiêu nêu lại, 80% → 800 người"),
    ("target_lowered", True, TARGETS, "value: 80", "value: 70", "Mục tiêu XHS.1 (Tập huấn): mục tiêu hạ từ 80% xuống 70% (−10 điểm phần trăm)"),
    ("target_raised", False, TARGETS, "value: 80", "value: 80\n    at_least: yes",
     "Mục tiêu XHS.1 (Tập huấn): mục tiêu nâng từ 80% lên ít nhất 80%"),
    ("deadline_moved", True, PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31",
     f"{CK3}: hạn lùi từ 31/12/2026 sang 31/12/2027 (muộn hơn 365 ngày)"),
    ("deadline_moved", False, PLAN, "deadline: 2026-12-31", "deadline: 2026-12-01",
     f"{CK3}: hạn sớm lên, từ 31/12/2026 về 01/12/2026 (sớm hơn 30 ngày)"),
    ("deadline_moved", True, PLAN, "end: 2026\n", "end: 2027-06\n",
     "Sơn La, nhiệm vụ NV2 (Trình và đăng kế hoạch): hạn lùi từ 2026 sang 06/2027 (muộn hơn 181 ngày)"),
    ("deadline_moved", False, PLAN, "end: 2026\n", "end: 2026-12\n",
     "Sơn La, nhiệm vụ NV2 (Trình và đăng kế hoạch): hạn ghi 2026 nay ghi 12/2026"),
    ("deadline_moved", True, PLAN, "      end: 2026\n", "", "Sơn La, nhiệm vụ NV2 (Trình và đăng kế hoạch): bỏ hạn 2026"),
    ("deadline_moved", True, "data/programme.yml", "due: 2025-03-31", "due: 2025-04-30",
     "Nghĩa vụ “Kế hoạch”: hạn lùi từ 31/03/2025 sang 30/04/2025 (muộn hơn 30 ngày)"),
    ("field_changed", True, TARGETS, "measured_by: plan", "measured_by: plan\n    applies_until: 2025-07-01",
     "Mục tiêu XHS.2 (Kế hoạch): không còn áp dụng từ 01/07/2025"),
    ("path_changed", False, PLAN, "value: 20\n", "value: 25\n",
     f"{CK1}, mốc đầu kỳ: 20% (31/12/2024, “Kế hoạch thử”) → 25% (31/12/2024, “Kế hoạch thử”)"),
    ("path_changed", False, PLAN, "value: 35\n", "value: 30\n", f"{CK1}, mốc từng năm: 35% (31/12/2026) → 30% (31/12/2026)"),
    ("text_corrected", False, PLAN, "lead: Ban Dân tộc\n      cooperating", "lead: Sở Dân tộc\n      cooperating",
     "Sơn La, nhiệm vụ NV1 (Mở lớp tập huấn), cơ quan chủ trì: Ban Dân tộc → Sở Dân tộc"),
    ("field_changed", False, PLAN, "serves: [CK2, CK3]", "serves: [CK3]",
     "Sơn La, nhiệm vụ NV2 (Trình và đăng kế hoạch), cam kết mà nhiệm vụ phục vụ: CK2 (Kế hoạch), CK3 (Mở chuyên mục trên trang của tỉnh) → CK3 (Mở chuyên mục trên trang của tỉnh)"),
    ("field_changed", False, PLAN, "amount: 500", "amount: 450",
     "Sơn La, nhiệm vụ NV1 (Mở lớp tập huấn), kinh phí theo nguồn: ngân sách tỉnh 500 → ngân sách tỉnh 450"),
    ("source_changed", False, PLAN, "sources: [ke-hoach-son-la]", "sources: [ke-hoach-son-la, bao-cao-2025]",
     "Sơn La, kế hoạch 14/KH-THU, nguồn mới: “Báo cáo thử năm 2025”"),
    ("record_removed", True, PLAN, "    - id: CK3\n      text: Mở chuyên mục trên trang của tỉnh\n      deadline: 2026-12-31\n", "",
     f"{CK3}: bỏ (hạn 31/12/2026)"),
    ("record_added", False, PLAN, "  tasks:\n", "    - id: CK4\n      target: XHS.1\n      text: Thêm\n      value: 95\n      deadline: 2029-12-31\n  tasks:\n",
     "Sơn La, cam kết CK4 (Tập huấn): thêm mới (95%, hạn 31/12/2029)"),
    ("record_added", False, REPORTS, "    source: bao-cao-2025", "    source: bao-cao-2025\n  - obligation: bao-cao-nam\n    year: 2026\n    reason: Đang sắp xếp bộ máy\n    source: bao-cao-2025",
     "Sơn La, báo cáo năm 2026: thêm mới (lý do: Đang sắp xếp bộ máy)"),
    ("record_renamed", False, PLAN, "id: NV1", "id: NV7", "Sơn La, nhiệm vụ NV7 (Mở lớp tập huấn): đổi mã NV1 → NV7"),
    ("confirmed", False, SOURCES, "last_checked: 2026-06-01", "last_checked: 2026-06-30",
     "Sơn La, nguồn “Kế hoạch thử”: kiểm tra lại ngày 30/06/2026, không đổi"),
    ("field_changed", False, SOURCES, "link: live", "link: dead", "Sơn La, nguồn “Kế hoạch thử”, kết quả lần kiểm tra gần nhất: mở được → không mở được"),
    ("field_changed", False, REPORTS, "date: 2025-12-14", "date: 2025-12-16", "Sơn La, báo cáo 12/BC-THU, ngày gửi: 14/12/2025 → 16/12/2025"),
    ("text_corrected", False, "data/indicators.yml", "name: Số trạm 5G", "name: Số trạm 5G hoạt động",
     "Chỉ số “Số trạm 5G hoạt động”, tên chỉ số: Số trạm 5G → Số trạm 5G hoạt động"),
    ("record_added", False, NOTES, "changes:\n", f"changes:\n{NOTE_2}    why: Mới có\n",
     "Sơn La, ghi chú ngày 20/06/2026 của Sở: Thêm báo cáo (lý do: Mới có)"),
    ("record_added", False, "data/changes.yml", "changes:\n", f"changes:\n{NOTE_2}", "Ghi chú ngày 20/06/2026 của Sở: Thêm báo cáo"),
    ("field_changed", False, "data/bodies.yml", "valid_until: 2025-03-01", "valid_until: 2025-02-28",
     "Cơ quan “Ủy ban Dân tộc”, đến: 01/03/2025 → 28/02/2025"),
    ("text_corrected", False, NOTES, "số lớp tập huấn theo", "số lớp học theo",
     f"{NOTE}, nội dung thay đổi: Sửa số lớp tập huấn theo biểu gửi kèm báo cáo → Sửa số lớp học theo biểu gửi kèm báo cáo"),
    ("text_corrected", False, NOTES, "    why: Lần đầu cộng trùng một lớp\n", "", f"{NOTE}, bỏ lý do: Lần đầu cộng trùng một lớp"),
    ("field_changed", False, NOTES, "date: 2026-06-05", "date: 2026-06-06",
     "Sơn La, ghi chú ngày 06/06/2026, ngày công bố: 05/06/2026 → 06/06/2026"),
    ("field_changed", False, NOTES, "targets: [XHS.1]", "targets: [XHS.1, XHS.2]",
     f"{NOTE}, mục tiêu liên quan: XHS.1 (Tập huấn) → XHS.1 (Tập huấn), XHS.2 (Kế hoạch)"),
    ("record_removed", False, NOTES, """changes:
  - date: 2026-06-05
    who: Ban Dân tộc tỉnh Sơn La
    what: Sửa số lớp tập huấn theo biểu gửi kèm báo cáo
    why: Lần đầu cộng trùng một lớp
    targets: [XHS.1]
""", "changes: []\n", f"{NOTE}: bỏ (“Sửa số lớp tập huấn theo biểu gửi kèm báo cáo”)"),
    ("setting_changed", False, "site_config.yml", "whole_country: cả nước", "whole_country: toàn quốc",
     "Cấu hình trang, “Cách gọi toàn bộ lãnh thổ”: cả nước → toàn quốc"),
    ("result_added", False, RESULTS, ROW_4, f"{ROW_4}\n,kh-son-la/CK3,2026-05,,,,,,not_achieved,,bao-cao-2025,x,",
     f"{CK3}, tháng 05/2026: kết quả mới “chưa hoàn thành”; nguồn: “Báo cáo thử năm 2025”"),
    ("result_withdrawn", False, RESULTS, f"{ROW_4}\n", "",
     f"{CK3}, tháng 03/2026: rút kết quả “hoàn thành”; nguồn khi đó: “Báo cáo thử năm 2025”"),
    ("setting_changed", False, "site_config.yml", "on_track: 0.95", "on_track: 0.9", "Cấu hình trang, “Từ tỷ số này trở lên: đúng tiến độ”: 0,95 → 0,9"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "retreat", "file", "old", "new", "sentence"), TABLE, ids=[f"{row[0]}-{n}" for n, row in enumerate(TABLE)]
)
def test_sentence(small: Small, kind: str, retreat: bool, file: str, old: str, new: str, sentence: str) -> None:
    small.change(file, old, new)
    assert [(c.kind.value, c.retreat) for c in changes(small)] == [(kind, retreat)]
    assert sentences(small) == [sentence]
    (english,) = sentences(small, language("en"))
    assert english != sentence or "→" in sentence


def test_places_go_by_their_name_in_the_readers_language(small: Small) -> None:
    english = Language("en", texts={"Sơn La": "Son La Mountains", "Sóc Trăng": "Old Soc Trang"})
    names = Names(small.project(), small.project(), english)
    assert names.unit("son-la") == "Son La Mountains"
    assert "Old Soc Trang" in names.thing(Thing.FORMER_UNIT, "can-tho", "soc-trang")
    assert "Old Soc Trang" in names.row("can-tho", small.project().holding("can-tho").results[0])


def test_a_former_unit_is_named(small: Small) -> None:
    small.change("data/provinces.yml", "name: Sóc Trăng", "name: Sóc Trăng cũ")
    assert sentences(small) == ["Cần Thơ, đơn vị cũ Sóc Trăng cũ, tên khi đó: Sóc Trăng → Sóc Trăng cũ"]


BY = "Các chỉ số dùng làm tiêu chí, mỗi tiêu chí nặng như nhau"


def test_languages_of_the_site_are_named(small: Small) -> None:
    small.change("site_config.yml", "language: vi\n", "language: vi\n  languages: [vi, en]\n")
    assert sentences(small) == ["Cấu hình trang, thêm “Mọi ngôn ngữ của trang”: Tiếng Việt, Tiếng Anh"]


def test_a_setting_with_parts_is_named_and_not_written_out(small: Small) -> None:
    projects = []
    for by in ("", "similarity:\n  by: [{0}1, {0}2, {0}3, {0}4]\n", "similarity:\n  by: [{0}1, {0}2, {0}3, {0}5]\n", ""):
        text = (small.root / "site_config.yml").read_text(encoding="utf-8").partition("similarity:")[0]
        small.put("site_config.yml", text + by.format("mot-chi-so-co-ten-dai-"))
        projects.append(small.project())
    told = [c.sentence(Names(*pair, VI)) for pair in pairwise(projects) for c in compare(*pair)]
    assert told == [f"Cấu hình trang: {what} phần “{BY}”" for what in ("thêm", "sửa", "bỏ")]


def test_a_target_that_ends_another_day_says_both(small: Small) -> None:
    projects = []
    for day in ("2026-01-01", "2025-07-01"):
        text = (small.root / TARGETS).read_text(encoding="utf-8").partition("    applies_until:")[0]
        small.put(TARGETS, f"{text}    applies_until: {day}\n    applies_until_reason: Thử\n")
        projects.append(small.project())
    assert [c.sentence(Names(*projects, VI)) for c in compare(*projects)] == [
        "Mục tiêu XHS.2 (Kế hoạch): không còn áp dụng từ 01/07/2025 (trước đó ghi 01/01/2026)"
    ]


REPORT = "https://example.org/bao-cao-2025"
ALIVE, DEAD = f"{REPORT},live,2026-06-07,200,2026-06-07,", f"{REPORT},dead,2026-06-28,404,2026-06-07,2026-06-21"
FAILING, REFUSED = f"{REPORT},failing,2026-06-21,404,2026-06-07,2026-06-21", f"{REPORT},refused,2026-06-21,403,,"
ABOUT_REPORT = "Sơn La, nguồn “Báo cáo thử năm 2025”: đường dẫn"
LINKS = [
    ("", ALIVE, []), (ALIVE, FAILING, []), (FAILING, ALIVE, []), (ALIVE, REFUSED, []), (ALIVE, ALIVE.replace("07,200", "14,200"), []),
    (FAILING, DEAD, [f"{ABOUT_REPORT} không còn mở được từ ngày 21/06/2026"]), (DEAD, ALIVE, [f"{ABOUT_REPORT} mở lại được"]),
    (DEAD, DEAD.replace("28,404", "29,404"), []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), LINKS)
def test_an_address_that_died_or_came_back_is_told_and_nothing_less(small: Small, old: str, new: str, told: list[str]) -> None:
    projects = []
    for row in (old, new):
        small.put("data/links.csv", f"url,state,checked,status,last_seen,failing_since\n{row}\n" if row else "")
        projects.append(small.project())
    found = compare(*projects)
    assert [c.sentence(Names(*projects, VI)) for c in found] == told
    assert {c.kind.value for c in found} <= {"source_changed"}


REVIEW = "tap-huan,2025-11-30,25,bao-cao-2025,review,"
SAID, AGAIN = "Thiếu hai lớp,Sở Dân tộc,2026-06-20", "Thiếu ba lớp,Sở Dân tộc,2026-06-25"
FIRST, SECOND = "“Thiếu hai lớp” (Sở Dân tộc, 20/06/2026)", "“Thiếu ba lớp” (Sở Dân tộc, 25/06/2026)"
NEW = f"{CK1}, ngày 30/11/2025: rà soát nêu 25%; nguồn: “Báo cáo thử năm 2025”"
ABOUT = f"{CK1}, ngày 30/11/2025: địa phương"

# The row of the review before and after, and the sentences a reader gets.
REPLIES = [
    ("", f"{REVIEW},,", ["result_added"], [NEW]),
    ("", f"{REVIEW}{SAID}", ["result_added"], [f"{NEW}; ý kiến của địa phương: {FIRST}"]),
    (f"{REVIEW},,", f"{REVIEW}{SAID}", ["result_described"], [f"{ABOUT} nêu ý kiến về kết quả rà soát 25%: {FIRST}"]),
    (f"{REVIEW}{SAID}", f"{REVIEW}{AGAIN}", ["result_described"], [f"{ABOUT} sửa ý kiến về kết quả rà soát 25%: {FIRST} → {SECOND}"]),
    (f"{REVIEW}{SAID}", f"{REVIEW},,", ["result_described"], [f"{ABOUT} rút ý kiến về kết quả rà soát 25%: {FIRST}"]),
    (f"{REVIEW},,", f"{REVIEW.replace(',25,', ',26,')}{SAID}", ["result_described", "result_corrected"],
     [f"{ABOUT} nêu ý kiến về kết quả rà soát 26%: {FIRST}", f"{CK1}, ngày 30/11/2025: 25% → 26% (+1 điểm phần trăm)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kinds", "told"), REPLIES)
def test_what_the_province_says_of_a_review_is_told(small: Small, old: str, new: str, kinds: list[str], told: list[str]) -> None:
    head = "indicator,as_of,value,source,voice,reply,reply_by,reply_date\ntap-huan,2025-11-30,27.5,bao-cao-2025,,,,"
    projects = []
    for row in (old, new):
        small.put(RESULTS, f"{head}\n{row}\n")
        projects.append(small.project())
    found = compare(*projects)
    names = Names(*projects, VI)
    assert [(c.kind.value, c.sentence(names)) for c in found] == list(zip(kinds, told, strict=True))


def test_what_somebody_translated_is_called_so_everywhere(small: Small) -> None:
    """Names of indicators and targets in a change are those of the rest of the page; words of places stay evidence."""
    texts = {"Tập huấn": "Training", "Số trạm 5G": "5G stations", "Tên mới": "New name"}
    words = replace(language("en"), texts=texts)
    old = small.project()
    small.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    small.change(RESULTS, "2025-06-30,trên,300", "2025-06-30,trên,310")
    small.change(TARGETS, "short: Tập huấn", "short: Tên mới")
    new = small.project()
    told = [c.sentence(Names(old, new, words)) for c in compare(old, new)]
    assert any(s.startswith("Sơn La, 5G stations, 30 June 2025: ") for s in told)
    assert any(s.startswith("Sơn La, commitment CK1 (New name), 30 November 2025: ") for s in told)
    assert any(s.endswith(": Training → New name") for s in told)


def test_two_wordings_side_by_side_are_in_one_language() -> None:
    words = replace(language("en"), texts={"Cũ": "Old"})
    assert words.said_alike("Cũ", "Mới") == ("Cũ", "Mới")
    assert words.said_alike("Cũ", "") == ("Old", "")


REST = " của cơ quan nhà nước ở mọi lĩnh vực, trong kỳ báo cáo theo văn bản hướng dẫn của cơ quan chủ trì"
@pytest.mark.parametrize(("old", "new", "told"), [
    ("Phần hồ sơ thủ tục hành chính" + REST, "Tỷ lệ hồ sơ thủ tục hành chính" + REST,
     ("Phần hồ sơ thủ tục…", "Tỷ lệ hồ sơ thủ tục…")),
    (REST.strip() + " của thành phố Cần Thơ cho bên 1 và những điều khác",
     REST.strip() + " của thành phố Cần Thơ cho bên 2 và những điều khác",
     ("…Cần Thơ cho bên 1 và những điều khác", "…Cần Thơ cho bên 2 và những điều khác")),
    ("ngắn", "gọn", ("ngắn", "gọn")),
])  # fmt: skip
def test_long_texts_are_told_where_they_differ_and_no_name_is_cut(old: str, new: str, told: tuple[str, str]) -> None:
    assert differing(old, new) == told
