"""Every content rule: the small project passes it, a spoilt copy fails it, with place and value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.checking.catalogue import catalogue
from generator.records.finding import Severity
from tests.small import PLAN, REPORTS, RESULTS, SOURCES, VI, Small, told

NOTES = "data/provinces/son-la/changes.yml"
COMMON_NOTES = "data/changes.yml"
SAME = "  - date: 2026-05-01\n    who: A\n    what: Thêm số liệu của Sơn La và Cần Thơ\n"

CAN_THO = "data/provinces/can-tho/results.csv"
SOC_TRANG = "data/provinces/can-tho/plan-soc-trang.yml"
LINKS = "data/links.csv"
LINK_COLUMNS = "url,state,checked,status,last_seen,moved_to"
COLUMNS = "indicator,commitment,as_of,qualifier,value,unit,numerator,denominator,state,scope,source,quote,note\n"
QUIET = {"MB-P007", "MB-P008", "MB-P010"}  # what the small project itself is told


@dataclass(frozen=True)
class Case:
    """A way to break a rule, and where and how the finding then reads."""

    code: str
    make: Callable[[Small], object]
    file: str
    line: int
    column: int
    says: str
    also: frozenset[str] = frozenset()


def change(file: str, old: str, new: str) -> Callable[[Small], object]:
    return lambda small: small.change(file, old, new)


def row(cells: str) -> Callable[[Small], object]:
    """Add a row to the results of Sơn La."""
    return lambda small: small.add(RESULTS, cells + "\n")


def spoken(*rows: str) -> Callable[[Small], object]:
    """Give the results of Sơn La the columns of a review and its reply, and add rows."""

    def make(small: Small) -> None:
        head, *old = small.path(RESULTS).read_text("utf-8").splitlines()
        told = [f"{head},voice,reply,reply_by,reply_date", *(f"{line},,,," for line in old), *rows]
        small.put(RESULTS, "\n".join(told) + "\n")

    return make


def also(*codes: str) -> frozenset[str]:
    return frozenset(codes)


CASES = [
    Case("MB-C001", change(PLAN, "target: XHS.1", "target: XHS.9"), PLAN, 17, 15, "mục tiêu nào mang mã “XHS.9”", also("MB-P001")),
    Case("MB-C001", change(PLAN, "serves: [CK1]", "serves: [CK9]"), PLAN, 46, 15, "cam kết nào mang mã “CK9”", also("MB-P002")),
    Case("MB-C001", row("tap-huann,,2026-05,,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 1, "chỉ số nào mang mã “tap-huann”"),
    Case("MB-C001", row("tap-huan,,2026-05,,30,,,,,,bao-cao-2026,,"), RESULTS, 5, 11, "nguồn nào mang mã “bao-cao-2026”"),
    Case("MB-C001", row(",kh-son-la/CK7,2026-05,,,,,,achieved,,bao-cao-2025,,"), RESULTS, 5, 2, "“kh-son-la/CK7”"),
    Case("MB-C001", change(REPORTS, "obligation: bao-cao-nam", "obligation: bao-cao"), REPORTS, 4, 17, "nghĩa vụ nào mang mã “bao-cao”"),
    Case("MB-C001", change(SOC_TRANG, "former_unit: soc-trang", "former_unit: ca-mau"), SOC_TRANG, 9, 16, "đơn vị cũ nào mang mã “ca-mau”"),
    Case("MB-C001", change("data/provinces.yml", "document: quyet-dinh-thu", "document: nghi-quyet"), "data/provinces.yml", 5, 13, "“nghi-quyet”"),
    Case("MB-C001", change("data/provinces.yml", "province: can-tho", "province: ca-mau"), "data/provinces.yml", 29, 15, "địa phương nào mang mã “ca-mau”"),
    Case("MB-C001", change("data/changes.yml", "[son-la,", "[son-laa,"), "data/changes.yml", 7, 16, "địa phương nào mang mã “son-laa”"),
    Case("MB-C001", change("data/left-out.csv", "son-la,", "sonla,"), "data/left-out.csv", 2, 1, "địa phương nào mang mã “sonla”"),
    Case("MB-C001", change("data/indicators.yml", "near: [XHS.1]", "near: [XHS.8]"), "data/indicators.yml", 14, 11, "“XHS.8”"),
    Case("MB-C001", change("data/bodies.yml", "successor: bo", "successor: bbo"), "data/bodies.yml", 7, 16, "cơ quan nào mang mã “bbo”"),
    Case("MB-C002", row(",,2026-05,,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 1, "không ghi chỉ số"),
    Case("MB-C003", row("tap-huan,,2026-05,,,,5,,,,bao-cao-2025,,"), RESULTS, 5, 1, "không có giá trị"),
    Case("MB-C004", row("tap-huan,,,,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 1, "không có ngày"),
    Case("MB-C005", row("tap-huan,,2026-05,tầm,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 4, "“tầm”"),
    Case("MB-C006", row(',kh-son-la/CK3,2026-03,,,,,,achieved,,bao-cao-2025,đã mở chuyên mục,'), RESULTS, 5, 1, "hàng 4"),
    Case("MB-C007", row("tram-5g,,2025-06-30,,167,,,,,,ke-hoach-son-la,,"), RESULTS, 5, 1, "(trên 300 trạm / 167 trạm)"),
    Case("MB-C008", lambda s: s.put(CAN_THO, "indicator,as_of,value,source,preferred\ntap-huan,2026-05,18.5,ke-hoach-soc-trang,vì rõ\n"), CAN_THO, 2, 5, "preferred"),
    Case("MB-C009", lambda s: s.add(SOURCES, "  - id: thua\n    title: A\n    publisher: B\n    kind: press\n"), SOURCES, 17, 9, "“thua”"),
    Case("MB-C010", change("data/programme.yml", "    last_year: 2030\n", ""), "data/programme.yml", 22, 5, "“Báo cáo hằng năm”"),
    Case("MB-C011", change(REPORTS, "year: 2025", "year: 2024"), REPORTS, 5, 11, "năm 2024"),
    Case("MB-S001", row("tap-huan,,2026-05,,130,,,,,,bao-cao-2025,,"), RESULTS, 5, 5, "130%", also("MB-S007")),
    Case("MB-S001", row("tap-huan,,2026-05,,-3,,,,,,bao-cao-2025,,"), RESULTS, 5, 5, "−3%"),
    Case("MB-S002", change(RESULTS, ",27.5,,55,200", ",28.5,,55,200"), RESULTS, 2, 5, "ghi 28,5% nhưng 55/200 = 27,5"),
    Case("MB-S003", change(RESULTS, ",27.5,,55,200", ",27.5,,200,55"), RESULTS, 2, 7, "200 lớn hơn mẫu số 55"),
    Case("MB-S004", change(RESULTS, ",27.5,,55,200", ",27.5,,55,0"), RESULTS, 2, 8, "Mẫu số bằng 0"),
    Case("MB-S005", row("tap-huan,,2026-07-01,,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 3, "01/07/2026, sau ngày 30/06/2026", also("MB-S022")),
    Case("MB-S006", change(PLAN, "date: 2025-03-20", "date: 2026-07-01"), PLAN, 7, 9, "14/KH-THU đề ngày 01/07/2026", also("MB-S021", "MB-S028", "MB-P007")),
    Case("MB-S006", change(REPORTS, "date: 2025-12-14", "date: 2026-12-14"), REPORTS, 7, 11, "12/BC-THU đề ngày 14/12/2026"),
    Case("MB-S007", row("tap-huan,,2026-05,,5,,,,,,bao-cao-2025,,"), RESULTS, 5, 5, "từ 27,5 (30/11/2025) xuống 5 (05/2026)"),
    Case("MB-S007", row("tap-huan,,2026-05,,90,,,,,,bao-cao-2025,,"), RESULTS, 5, 5, "từ 27,5 (30/11/2025) lên 90 (05/2026)"),
    Case("MB-S008", lambda s: s.put(RESULTS, COLUMNS + "tram-5g,,2025,,300,,,,,,bao-cao-2025,,\ntram-5g,,2026-05,,299,,,,,,bao-cao-2025,,\n"), RESULTS, 3, 5, "giảm từ 300 (2025) xuống 299 (05/2026)"),
    Case("MB-S009", change(CAN_THO, ",12,soc-trang,", ",12,,"), CAN_THO, 2, 2, "31/05/2025 ghi cho đơn vị hiện nay"),
    Case("MB-S010", change(PLAN, "value: 20", "value: 95"), PLAN, 22, 9, "mục tiêu 80 nằm ngược chiều so với mốc đầu kỳ 95", also("MB-S017")),
    Case("MB-S011", change(PLAN, "value: 20", "value: 80"), PLAN, 22, 9, "mốc đầu kỳ 80 đã đạt mục tiêu 80", also("MB-S017")),
    Case("MB-S012", lambda s: (s.change(PLAN, "value: 20", "value: 0"), s.change(PLAN, "      milestones:", "      method: growth\n      milestones:")), PLAN, 22, 9, "bằng 0"),
    Case("MB-S013", change(PLAN, "start: 2025-04", "start: 2031-04"), PLAN, 41, 14, "bắt đầu 04/2031 sau khi kết thúc 12/2030"),
    Case("MB-S014", change(PLAN, "date: 2025-03-20", "date: 2024-03-20"), PLAN, 7, 9, "20/03/2024"),
    Case("MB-S015", row("tram-5g,,2026-05,,3.802,,,,,,bao-cao-2025,,"), RESULTS, 5, 5, "“3.802” được đọc là số thập phân 3,802; nếu là hàng nghìn thì phải viết 3802"),
    Case("MB-S015", change(PLAN, "value: 35", "value: 1.234"), PLAN, 26, 18, "“1.234” được đọc là số thập phân 1,234", also("MB-S017")),
    Case("MB-S015", change(RESULTS, ",27.5,,55,200", ",27.5,,550,2.000"), RESULTS, 2, 8, "“2.000” được đọc là", also("MB-S003")),
    Case("MB-S016", change(PLAN, "by: 2026-12-31\n    - id: CK2", "by: 2031-12-31\n    - id: CK2"), PLAN, 27, 15, "mốc 35 ngày 31/12/2031"),
    Case("MB-S016", change(PLAN, "by: 2026-12-31\n    - id: CK2", "by: 2024-12-31\n    - id: CK2"), PLAN, 27, 15, "mốc 35 ngày 31/12/2024"),
    Case("MB-S017", change(PLAN, "value: 35", "value: 10"), PLAN, 26, 9, "từ 20 (31/12/2024) đến 10 (31/12/2026)"),
    Case("MB-S018", lambda s: (s.change(PLAN, "as_of: 2024-12-31", "as_of: 2031-12-31")), PLAN, 22, 9, "31/12/2031", also("MB-S019", "MB-S016")),
    Case("MB-P001", change(PLAN, "      target: XHS.2\n", ""), PLAN, 16, 5, "mục tiêu XHS.2 (Kế hoạch)"),
    Case("MB-P002", change(PLAN, "serves: [CK2, CK3]", "serves: [CK2]"), PLAN, 32, 7, "Cam kết CK3", also("MB-S034")),
    Case("MB-P003", change(PLAN, "      serves: [CK1]\n", ""), PLAN, 36, 7, "Nhiệm vụ NV1", also("MB-P002")),
    Case("MB-P004", lambda s: (s.change(PLAN, "      expected_result: 30 lớp một năm\n", ""), s.change(PLAN, "      end: 2030-12\n", "")), PLAN, 36, 7, "chưa rõ kết quả phải có, thời gian kết thúc"),
    Case("MB-P005", change(PLAN, "      serves: [CK1]", "      platform: hop-truc-tuyen\n      serves: [CK1]"), PLAN, 46, 17, "“Nền tảng họp trực tuyến”"),
    Case("MB-P006", change(PLAN, "    people: 2 công chức\n", ""), PLAN, 4, 3, "chưa nêu nhân lực"),
    Case("MB-P007", change(PLAN, "date: 2025-03-20", "date: 2025-04-23"), PLAN, 7, 9, "23/04/2025, muộn 23 ngày so với hạn 31/03/2025"),
    Case("MB-P008", change(PLAN, "complete: yes", "complete: no"), PLAN, 4, 3, "14/KH-THU"),
    Case("MB-C010", change("data/programme.yml", "last_year: 2030", "last_year: 2020"), "data/programme.yml", 22, 5, "“Báo cáo hằng năm”", also("MB-C011")),
    Case("MB-C012", change(SOURCES, "published: 2026-06-15", "published: 2026-06-15\n    link: dead"), SOURCES, 17, 11, "chưa có bản lưu; 4 chỗ"),
    Case("MB-C013", row("tram-5g,,,,10,,,,,,bao-cao-2025,,\ntram-5g,,,,20,,,,,,bao-cao-2025,,"), RESULTS, 6, 1, "khác nhau (10 trạm / 20 trạm)", also("MB-C004")),
    Case("MB-C014", row("tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,,"), RESULTS, 5, 1, "số của hàng 2"),
    Case("MB-C015", lambda s: s.add(SOURCES, "  - id: bai\n    title: A\n    publisher: B\n    kind: press\n    url: https://example.org/bao-cao-2025\n"), SOURCES, 21, 10, "“bai” có cùng địa chỉ với nguồn “bao-cao-2025”", also("MB-C009")),
    Case("MB-C016", change("data/indicators.yml", "name: Số trạm 5G", "name: Kế  hoạch của TỈNH"), "data/indicators.yml", 23, 11, "“tram-5g” có cùng tên với chỉ số “ke-hoach-tinh”", also("MB-R017")),
    Case("MB-C018", change("content/terms.yml", "word: đơn vị cũ", "word: Mục tiêu"), "content/terms.yml", 14, 11, "“Mục tiêu” đã có ở thuật ngữ “muc-tieu”"),
    Case("MB-C012", lambda s: s.put(LINKS, f"{LINK_COLUMNS}\nhttps://example.org/bao-cao-2025,dead,2026-06-20,404,,\n"), SOURCES, 15, 10, "chưa có bản lưu; 4 chỗ"),
    Case("MB-C012", change("data/sources.yml", "link: live", "link: dead"), "data/sources.yml", 11, 11, "“Quyết định thử” không còn mở được"),
    Case("MB-C017", lambda s: s.put(LINKS, f"{LINK_COLUMNS}\nhttps://example.org/bao-cao-2025,live,2026-06-20,200,2026-06-20,https://example.org/moi\n"), SOURCES, 15, 10, "“Báo cáo thử năm 2025” đã chuyển hẳn sang địa chỉ “https://example.org/moi”"),
    Case("MB-S019", lambda s: s.put(LINKS, f"{LINK_COLUMNS}\nhttps://example.org/bao-cao-2025,live,2026-07-20,200,,\n"), LINKS, 2, 3, "“checked” ghi ngày 20/07/2026"),
    Case("MB-C024", change(REPORTS, "    date: 2025-12-14\n", ""), REPORTS, 4, 5, "Báo cáo hằng năm, năm 2025: không có ngày gửi, cũng không có lý do"),
    Case("MB-C025", spoken("tram-5g,,2026-05,,310,,,,,,bao-cao-2025,,,province,Thiếu trạm,Sở,2026-06-20"), RESULTS, 5, 15, "(reply) ghi ở hàng không phải của bên rà soát"),
    Case("MB-C026", spoken("tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,,,review,Thiếu hai lớp,,2026-06-20"), RESULTS, 5, 15, "thiếu reply_by"),
    Case("MB-C026", spoken("tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,,,review,,Sở,2026-06-20"), RESULTS, 5, 16, "thiếu reply."),
    Case("MB-C027", spoken("tap-huan,,2026-05,,27.5,,55,200,,,bao-cao-2025,,,review,,,"), RESULTS, 5, 14, "Tỷ lệ trưởng thôn được tập huấn, 05/2026: có kết quả rà soát"),
    Case("MB-S001", change(PLAN, "value: 80", "value: 800"), PLAN, 19, 14, "800%"),
    Case("MB-S019", change(SOURCES, "last_checked: 2026-06-01", "last_checked: 2062-06-01"), SOURCES, 9, 19, "“last_checked” ghi ngày 01/06/2062, sau ngày 30/06/2026"),
    Case("MB-S019", spoken("tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,,,review,Đúng,Sở,2026-07-01"), RESULTS, 5, 17, "“reply_date” ghi ngày 01/07/2026"),
    Case("MB-S019", change("data/changes.yml", "date: 2026-05-01", "date: 2026-07-01"), "data/changes.yml", 4, 11, "01/07/2026"),
    Case("MB-S020", row("tap-huan,,2023,,20,,,,,,bao-cao-2025,,"), RESULTS, 5, 3, "số liệu của 2023 có trước khi chương trình bắt đầu (02/10/2024)"),
    Case("MB-S021", change(RESULTS, "CK3,2026-03", "CK3,2025-01"), RESULTS, 4, 3, "kết quả của 01/2025, trước ngày kế hoạch được ban hành (20/03/2025)"),
    Case("MB-S022", row("tap-huan,,2026-06-20,,30,,,,,,bao-cao-2025,,"), RESULTS, 5, 3, "Số liệu của 20/06/2026 nhưng nguồn công bố từ 15/06/2026"),
    Case("MB-S023", change(CAN_THO, "18.5,,", "18.5,soc-trang,"), CAN_THO, 3, 2, "Sóc Trăng, nhưng đơn vị này chỉ có đến trước 01/07/2025"),
    Case("MB-S024", change(SOC_TRANG, "  former_unit: soc-trang\n", ""), SOC_TRANG, 7, 9, "23/04/2025, trước khi đơn vị hiện nay có (01/07/2025)"),
    Case("MB-S025", change(REPORTS, "year: 2025", "year: 2026"), REPORTS, 7, 11, "Báo cáo năm 2026 đề ngày 14/12/2025"),
    Case("MB-S026", change(PLAN, "deadline: 2025-12-31", "deadline: 2026-06-30"), PLAN, 31, 17, "hạn 30/06/2026 sau hạn 31/12/2025 của mục tiêu XHS.2"),
    Case("MB-S027", change(PLAN, "deadline: 2030-12-31", "deadline: 2031-12-31"), PLAN, 20, 17, "31/12/2031 nằm ngoài thời gian của chương trình (02/10/2024–31/12/2030)"),
    Case("MB-S028", change(PLAN, "deadline: 2025-12-31", "deadline: 2025-01-31"), PLAN, 31, 17, "31/01/2025 trước ngày ban hành kế hoạch (20/03/2025)"),
    Case("MB-S029", change(PLAN, "value: 80", "value: 80\n      ascending: no"), PLAN, 20, 18, "ngược với mục tiêu XHS.1", also("MB-S010", "MB-S017")),
    Case("MB-S030", row("tap-huan,,2026-05,,1300,lượt,,,,,bao-cao-2025,,"), RESULTS, 5, 6, "“lượt”, nhưng chỉ số là tỷ lệ phần trăm"),
    Case("MB-S030", row("tram-5g,,2026-05,,41,,,,,,bao-cao-2025,đạt 41%,"), RESULTS, 5, 5, "“trạm”, nhưng lời trích ghi số này là phần trăm"),
    Case("MB-S031", change(RESULTS, ",55,200", ",-55,200"), RESULTS, 2, 7, "“numerator” là số âm: −55", also("MB-S002")),
    Case("MB-S031", change(PLAN, "amount: 500", "amount: -500"), PLAN, 45, 19, "“amount” là số âm: −500"),
    Case("MB-S032", row("tram-5g,,2026-05,,58,,,,,,bao-cao-2025,đã có 41 trạm,"), RESULTS, 5, 5, "số 58 trong lời trích “đã có 41 trạm”"),
    Case("MB-S033", change(PLAN, "        - value: 35", "        - value: 50\n          by: 2027-12-31\n        - value: 35"), PLAN, 29, 15, "31/12/2026 đứng sau mốc ngày 31/12/2027"),
    Case("MB-S034", change(PLAN, "end: 2030-12", "end: 2031-03"), PLAN, 42, 12, "NV1 kết thúc 03/2031, sau hạn 31/12/2030 của cam kết CK1"),
    Case("MB-P009", change(REPORTS, "date: 2025-12-14", "date: 2026-01-06"), REPORTS, 7, 11, "12/BC-THU gửi 06/01/2026, muộn 23 ngày so với hạn 14/12/2025"),
    Case("MB-P010", lambda s: s.path(REPORTS).unlink(), "data/provinces/son-la", 1, 1, "1 văn bản đã đến hạn mà chưa thấy công khai; sớm nhất là “Báo cáo hằng năm”, hạn 14/12/2025, đến nay 198 ngày"),
    Case("MB-P011", change(PLAN, "      merged: yes\n", ""), PLAN, 4, 3, "14/KH-THU chưa ghi phần lồng ghép"),
    Case("MB-P012", change(PLAN, "value: 80", "value: 60"), PLAN, 19, 14, "CK1 của kế hoạch 14/KH-THU là 60, mục tiêu XHS.1 là 80"),
    Case("MB-C040", change(NOTES, "kèm báo cáo", "kèm báo cáo năm 2025. Số cũ sai"), NOTES, 6, 11, "2 câu; nên là một câu"),
    Case("MB-C040", change(NOTES, "kèm báo cáo", "kèm báo cáo, " + "rất dài " * 20), NOTES, 6, 11, "dài 2"),
    Case("MB-C041", change(NOTES, "Sửa số lớp tập huấn theo biểu gửi kèm báo cáo", "Update"), NOTES, 6, 11, "“Update” chưa nói"),
    Case("MB-C042", change(NOTES, "    targets: [XHS.1]", SAME), NOTES, 10, 11, "01/05/2026"),  # the common file has it
    Case("MB-C043", change(COMMON_NOTES, "[son-la, can-tho]", "[can-tho]"), COMMON_NOTES, 7, 16, "chỉ nói về Cần Thơ"),
]  # fmt: skip


def test_the_small_project_breaks_no_rule(small: Small) -> None:
    assert {f.rule.code for f in small.findings()} == QUIET
    assert not any(f.severity is Severity.ERROR for f in small.findings())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.says[:40]}")
def test_rule(small: Small, case: Case) -> None:
    case.make(small)
    found = small.findings()
    hits = [f for f in found if f.rule.code == case.code and (f.place.file, f.place.line, f.place.column) == (case.file, case.line, case.column)]
    assert len(hits) == 1, [told(f) for f in found]
    assert case.says in hits[0].what(VI)
    others = {f.rule.code for f in found} - QUIET - {case.code} - case.also
    assert not others, [told(f) for f in found if f.rule.code in others]


def test_every_content_rule_has_a_case() -> None:
    accepting = {"MB-C030", "MB-C031", "MB-C032", "MB-C033"}  # in test_accepting
    rules = {code for code in catalogue() if not code.startswith("MB-R")} - accepting
    assert rules == {case.code for case in CASES}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (row("tap-huan,,2026-05,,90,,,,,,bao-cao-2025,,đổi cách tính"), "MB-S007"),  # a reason was given
        (row("tap-huan,,2026-05,trên,90,,,,,,bao-cao-2025,,"), "MB-S007"),  # not comparable
        (row("tap-huan,,2026-05,,27,,55,200,,,bao-cao-2025,,"), "MB-S002"),  # a whole number is rounded by up to a half
        (row("tap-huan,,2026-05,,27.54,,55,200,,,bao-cao-2025,,"), "MB-S002"),  # within the configured rounding
        (row("tap-huan,,2026-05,,1300,lượt,,,,,bao-cao-2025,,"), "MB-S001"),  # no percentage
        (row("tap-huan,,2026-05,,27.125,,,,,,bao-cao-2025,,"), "MB-S015"),  # a percentage may have three decimals
        (row("tram-5g,,2026-05,,1234.5,,,,,,bao-cao-2025,,"), "MB-S015"),
        (row("tram-5g,,2025,,200,,,,,,bao-cao-2025,,"), "MB-S008"),  # over 300 says nothing exact
        (row("tram-5g,,2025-06-30,trên,300,,,,,,ke-hoach-son-la,,"), "MB-C007"),  # two sources, one word
        (row("tram-5g,,2025-06-30,,734,,,,,,ke-hoach-son-la,,"), "MB-C007"),  # 734 is over 300
        (change(PLAN, "      serves: [CK1]", "      platform: hop-truc-tuyen\n      extension: yes\n      serves: [CK1]"), "MB-P005"),
        (change(PLAN, "    money: 500 triệu đồng\n", ""), "MB-P006"),  # the tasks' budgets say it
        (change(SOURCES, "published: 2026-06-15", "link: dead\n    archived: https://example.org/a"), "MB-C012"),  # kept
        (row("tram-5g,,,,10,,,,,,bao-cao-2025,,\ntram-5g,,,,20,,,,,xã A,bao-cao-2025,,"), "MB-C013"),  # another place
        (row("tap-huan,,2025-11-30,,27.5,,55,200,,,ke-hoach-son-la,,"), "MB-C014"),  # another source says the same
        (row("tram-5g,,2023,,20,,,,,,bao-cao-2025,,"), "MB-S020"),  # context may be older
        (row("tap-huan,,2024,,20,,,,,,bao-cao-2025,,"), "MB-S020"),  # the year the programme began
        (row("tap-huan,,2026-06,,30,,,,,,bao-cao-2025,,"), "MB-S022"),  # the month of publication
        (row('tram-5g,,2026-05,,1217000,,,,,,bao-cao-2025,"1,217 triệu",'), "MB-S032"),
        (row("tram-5g,,2026-05,,1217,,,,,,bao-cao-2025,có 1.217 trạm,"), "MB-S032"),
        (row('tram-5g,,2026-05,,1217,,,,,,bao-cao-2025,"over 1,217 stations",'), "MB-S032"),
        (row("tram-5g,,2026-05,,9,,,,,,bao-cao-2025,chín trạm,"), "MB-S032"),  # in words
        (row("tram-5g,,2026-05,,-5,,,,,,bao-cao-2025,–5,"), "MB-S032"),  # a dash is a minus
        (row('tap-huan,,2026-05,,27.5,,55,200,,,bao-cao-2025,"55 trên 200",'), "MB-S032"),  # the pair is there
        (row("tap-huan,,2026-05,,100,,,,,,bao-cao-2025,mọi trưởng thôn của 12 xã,"), "MB-S032"),
        (row("tram-5g,,2026-05,,41,,,,,,bao-cao-2025,\"41 trạm, phủ 41% xã\","), "MB-S030"),
        (change(PLAN, "deadline: 2030-12-31", "deadline: 2029-12-31"), "MB-P012"),  # as high, sooner
        (change(NOTES, "kèm báo cáo", "kèm báo cáo của UBND TP. Cần Thơ (12.500 lượt), v.v. theo mẫu"), "MB-C040"),
        (change(NOTES, "Sửa số lớp tập huấn theo biểu gửi kèm báo cáo", "Cập nhật kết quả 2025"), "MB-C041"),
        (change(NOTES, "    targets: [XHS.1]", SAME.replace("05-01", "05-02")), "MB-C042"),  # another day
        (change(COMMON_NOTES, "    provinces: [son-la, can-tho]\n", ""), "MB-C043"),  # of everything
        (change(NOTES, "date: 2026-06-05", "date: 2020-01-01"), "MB-S019"),  # before the programme
        (change(PLAN, "end: 2030-12", "end: 2030"), "MB-S034"),  # a year may end in time
    ],
)  # fmt: skip
def test_no_false_alarm(small: Small, make: Callable[[Small], object], code: str) -> None:
    make(small)
    assert code not in {f.rule.code for f in small.findings()}


def test_preferred_ends_a_dispute_unless_both_are(small: Small) -> None:
    head = "indicator,as_of,value,source,preferred\n"
    small.put(CAN_THO, head + "tap-huan,2026-05,1,ke-hoach-soc-trang,vì rõ\ntap-huan,2026-05,2,quyet-dinh,\n")
    assert not {"MB-C007", "MB-C008"} & {f.rule.code for f in small.findings()}
    small.put(CAN_THO, head + "tap-huan,2026-05,1,ke-hoach-soc-trang,vì rõ\ntap-huan,2026-05,2,quyet-dinh,vì mới\n")
    assert "MB-C007" in {f.rule.code for f in small.findings()}


def test_of_an_excerpt_nothing_is_said_to_be_missing(small: Small) -> None:
    small.change(PLAN, "complete: yes", "complete: no")
    small.change(PLAN, "      serves: [CK1]\n", "")
    small.change(PLAN, "    people: 2 công chức\n", "")
    small.change(PLAN, "start: 2025-04", "start: 2031-04")
    assert {f.rule.code for f in small.findings()} - QUIET == {"MB-S013"}


def test_a_target_that_had_ended_needs_no_commitment(small: Small) -> None:
    small.change(PLAN, "      target: XHS.2\n", "")
    small.change("data/targets.yml", "    measured_by: plan", "    measured_by: plan\n    applies_until: 2025-01-01")
    assert "MB-P001" not in {f.rule.code for f in small.findings()}
