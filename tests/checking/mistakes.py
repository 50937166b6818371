"""Mistakes people make, all in one project: how each is made, and where and how it must be told.

The project is a copy of the demonstration's, so that a file one mistake makes unreadable hides no
other. Every change names the line it is made on; ``make golden`` writes what is then told of each.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.small import PROJECTS, Small

ROOT = PROJECTS.parents[1]
DEMO = PROJECTS / "minh-hoa"
GOLDEN = ROOT / "tests" / "golden" / "mistakes"
Make = Callable[[Small], object]

CONFIG = "site_config.yml"
PROGRAMME = "data/programme.yml"
TARGETS = "data/targets.yml"
INDICATORS = "data/indicators.yml"
PROVINCES = "data/provinces.yml"
DOCUMENTS = "data/documents.yml"
BODIES = "data/bodies.yml"
LEFT_OUT = "data/left-out.csv"
LINKS = "data/links.csv"
COUNTRY = "data/results.csv"


def results(slug: str) -> str:
    return f"data/provinces/{slug}/results.csv"


def sources(slug: str) -> str:
    return f"data/provinces/{slug}/sources.yml"


def reports(slug: str) -> str:
    return f"data/provinces/{slug}/reports.yml"


def notes(slug: str) -> str:
    return f"data/provinces/{slug}/changes.yml"


def plan(slug: str, name: str = "plan-2025.yml") -> str:
    return f"data/provinces/{slug}/{name}"


@dataclass(frozen=True)
class Mistake:
    """A mistake; the code and place of what must be told; words its sentence and its mending hold."""

    name: str
    make: Make
    code: str
    file: str
    line: int
    column: int
    says: str
    mend: str


# --- ways to make them ---


def on(file: str, line: int, old: str, new: str) -> Make:
    """Replace ``old`` on one line of a file."""

    def make(small: Small) -> None:
        lines = small.path(file).read_text("utf-8").split("\n")
        assert lines[line - 1].count(old) == 1, f"{file}:{line} {lines[line - 1]!r}"
        lines[line - 1] = lines[line - 1].replace(old, new)
        small.put(file, "\n".join(lines))

    return make


def cell(file: str, line: int, **values: str) -> Make:
    """Give cells of a row other contents, written as a spreadsheet writes them."""

    def make(small: Small) -> None:
        rows = list(csv.reader(io.StringIO(small.path(file).read_text("utf-8"))))
        for column, value in values.items():
            rows[line - 1][rows[0].index(column)] = value
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        small.put(file, out.getvalue())

    return make


def row(file: str, text: str) -> Make:
    """Add a row at the end of a CSV file."""
    return lambda small: small.add(file, f"{text}\n")


def both(*ways: Make) -> Make:
    return lambda small: [way(small) for way in ways]


def put(file: str, content: str) -> Make:
    return lambda small: small.put(file, content)


def recoded(file: str, encoding: str) -> Make:
    """Save a file as another program would."""

    def make(small: Small) -> None:
        text = unicodedata.normalize("NFC", small.path(file).read_text("utf-8"))
        small.put(file, text.encode(encoding, errors="replace"))

    return make


def decomposed(file: str) -> Make:
    return lambda small: small.put(file, unicodedata.normalize("NFD", small.path(file).read_text("utf-8")))


def other_delimiter(file: str, delimiter: str) -> Make:
    def make(small: Small) -> None:
        rows = csv.reader(io.StringIO(small.path(file).read_text("utf-8")))
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
        small.put(file, out.getvalue())

    return make


def without_column(file: str, column: str) -> Make:
    def make(small: Small) -> None:
        rows = list(csv.reader(io.StringIO(small.path(file).read_text("utf-8"))))
        at = rows[0].index(column)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([*r[:at], *r[at + 1 :]] for r in rows)
        small.put(file, out.getvalue())

    return make


# --- the mistakes ---

FROM_THE_PEERS = [
    Mistake("year-abc", on(reports("lang-son"), 6, "2025", "abc"), "MB-R065", reports("lang-son"), 6, 11,
            "“abc” của “year” không phải một năm", "Viết bốn chữ số"),
    Mistake("year-3015", cell(results("ha-noi"), 2, as_of="3015-11-30"), "MB-R068", results("ha-noi"), 2, 3,
            "“3015-11-30” của “as_of” nằm ngoài các năm từ 1900 đến 2199", "Mở nguồn xem lại năm"),
    Mistake("year-2115", cell(results("ha-noi"), 3, as_of="2115-11-30"), "MB-S005", results("ha-noi"), 3, 3,
            "30/11/2115, sau ngày 15/03/2030", "Kiểm lại ngày"),
    Mistake("year-0001", on(plan("ha-tinh"), 8, "2025-", "0001-01-01 # 2025-"), "MB-R068", plan("ha-tinh"), 8, 9,
            "“0001-01-01” của “date”", "Mở nguồn xem lại năm"),
    Mistake("year-9999", on(reports("quang-tri"), 12, "2026", "9999"), "MB-R068", reports("quang-tri"), 12, 11,
            "“9999” của “year”", "Mở nguồn xem lại năm"),
    Mistake("row-twice", row(results("ninh-binh"), "indicator,as_of,value,source\ntram-5g,2025,310,van-ban-2026\ntram-5g,2025,310,van-ban-2026"),
            "MB-C006", results("ninh-binh"), 3, 1, "giống hệt hàng 2", "Xóa một hàng"),
    Mistake("category-misspelt", on(sources("ha-noi"), 16, "official_report", "oficial_report"), "MB-R062", sources("ha-noi"), 16, 11,
            "“oficial_report” không dùng được cho “kind”", "Ý bạn là “official_report”?"),
    Mistake("thousand-per-cent", cell(results("bac-ninh"), 3, value="1000", quote=""), "MB-S001", results("bac-ninh"), 3, 4,
            "1.000%", "Kiểm lại số và đơn vị"),
    Mistake("key-twice", on(plan("dak-lak"), 9, "  issuer", "  date: 2025-11-12\n  issuer"), "MB-R021", plan("dak-lak"), 9, 3,
            "“date” được ghi hai lần", "Giữ một dòng"),
    Mistake("key-unknown", on(plan("dong-nai"), 88, "deadline", "deadlin"), "MB-R041", plan("dong-nai"), 88, 7,
            "“deadlin”", "Ý bạn là “deadline”?"),
    Mistake("semicolons", other_delimiter(results("dong-nai"), ";"), "MB-R031", results("dong-nai"), 1, 1,
            "ngăn bằng “;”", "thay “;” bằng dấu phẩy"),
    Mistake("latin-1", recoded(sources("dong-nai"), "latin-1"), "MB-R010", sources("dong-nai"), 2, 56,
            "Tệp không phải UTF-8", "Lưu lại với bảng mã UTF-8"),
    Mistake("row-short", on(results("dien-bien"), 2, ",,2025", ",2025"), "MB-R039", results("dien-bien"), 2, 10,
            "Hàng chỉ có 10 ô, dòng đầu có 11 cột", "thêm dấu phẩy"),
    Mistake("column-missing", without_column(results("hai-phong"), "source"), "MB-R032", results("hai-phong"), 1, 1,
            "Thiếu cột “source”", "Thêm cột"),
    Mistake("file-empty", put(reports("dong-thap"), ""), "MB-R015", reports("dong-thap"), 1, 1, "Tệp trống", "Thêm nội dung"),
]  # fmt: skip

FROM_SPREADSHEETS = [
    Mistake("decimal-comma", cell(results("ha-noi"), 9, value="50,5"), "MB-R053", results("ha-noi"), 9, 4, "“50,5”", "Viết 50.5"),
    Mistake("decimal-comma-unquoted", on(results("dien-bien"), 3, ",,2025-11-30,", ",,2025-11-30,1,"), "MB-R035", results("dien-bien"), 3, 11,
            "Hàng có 12 ô, dòng đầu có 11 cột", "số thập phân dùng dấu chấm"),
    Mistake("dots-between-thousands", cell(results("ha-noi"), 6, denominator="1.008.957"), "MB-R054", results("ha-noi"), 6, 6,
            "“1.008.957”", "Viết 1008957"),
    Mistake("one-dot-between-thousands", cell(results("bac-ninh"), 4, value="1.312"), "MB-S015", results("bac-ninh"), 4, 4,
            "“1.312” được đọc là số thập phân 1,312", "bỏ dấu chấm"),
    Mistake("day-first", cell(results("ha-noi"), 10, as_of="30/11/2026"), "MB-R057", results("ha-noi"), 10, 3,
            "“30/11/2026”", "Viết 2026-11-30"),
    Mistake("utf-16", recoded(results("khanh-hoa"), "utf-16"), "MB-R010", results("khanh-hoa"), 1, 1, "UTF-16", "CSV UTF-8"),
    Mistake("windows-1258", recoded(results("lam-dong"), "cp1258"), "MB-R010", results("lam-dong"), 2, 11, "Windows-1258", "CSV UTF-8"),
    Mistake("formula-broken", cell(results("ha-noi"), 11, value="#REF!"), "MB-R038", results("ha-noi"), 11, 4,
            "Ô “value” chứa “#REF!”", "sửa công thức"),
    Mistake("formula-without-answer", cell(results("ha-noi"), 12, numerator="#N/A"), "MB-R038", results("ha-noi"), 12, 5,
            "Ô “numerator” chứa “#N/A”", "sửa công thức"),
    Mistake("column-too-narrow", cell(results("ha-noi"), 13, as_of="##########"), "MB-R038", results("ha-noi"), 13, 3,
            "Ô “as_of” chứa “##########”", "nới rộng cột"),
    Mistake("date-as-a-number", cell(results("ha-noi"), 14, as_of="46356"), "MB-R067", results("ha-noi"), 14, 3,
            "“46356” của “as_of”", "Viết 2026-11-30"),
    Mistake("scientific", cell(results("ha-noi"), 21, denominator="8.957E+03"), "MB-R073", results("ha-noi"), 21, 6,
            "“8.957E+03”", "thì viết 8957"),
    Mistake("percent-sign", cell(results("ha-noi"), 22, value="36,1%"), "MB-R074", results("ha-noi"), 22, 4, "“36,1%”", "Viết 36.1"),
    Mistake("total-row", row(results("ha-noi"), "Tổng cộng,,,,4088,8957,,,,"), "MB-R075", results("ha-noi"), 38, 1,
            "“Tổng cộng”", "Xóa hàng"),
    Mistake("quote-not-closed", row(results("vinh-long"), 'tram-5g,,2029,12,,,,bao-cao-2029,,"(Minh họa) 12 trạm'), "MB-R030",
            results("vinh-long"), 38, 10, "dấu nháy kép mở mà không đóng", "Kiểm tra dấu nháy kép"),
    Mistake("quote-curly", row(results("da-nang"), "tram-5g,,2029,12,,,,bao-cao-2029,,“12 trạm, đã phát sóng”"), "MB-R077",
            results("da-nang"), 41, 10, "“12 trạm”", 'bằng dấu "'),
    Mistake("column-misspelt", on(results("dak-lak"), 1, "quote", "quot"), "MB-R033", results("dak-lak"), 1, 10,
            "“quot”", "Ý bạn là “quote”?"),
    Mistake("column-twice", on(results("thanh-hoa"), 1, "page", "quote"), "MB-R034", results("thanh-hoa"), 1, 10,
            "“quote” xuất hiện hai lần", "Xóa một cột"),
    Mistake("only-a-header", put(results("hung-yen"), "indicator,as_of,value,source\n\n,,,\n"), "MB-R036", results("hung-yen"), 1, 1,
            "chỉ có dòng tên cột", "Thêm hàng"),
]  # fmt: skip

FROM_EDITORS = [
    Mistake("tab", on(plan("gia-lai"), 9, "  issuer", "\tissuer"), "MB-R020", plan("gia-lai"), 9, 1, "Tab", "thay Tab bằng dấu cách"),
    Mistake("no-space-after-colon", on(plan("hai-phong"), 9, "issuer: ", "issuer:"), "MB-R020", plan("hai-phong"), 9, 3,
            "thiếu dấu “:”", "thêm dấu “:” và một dấu cách"),
    Mistake("colon-in-text", on(plan("lao-cai"), 7, "Kế hoạch", "Kế hoạch: kèm phụ lục"), "MB-R020", plan("lao-cai"), 7, 29,
            "dấu “:” ở chỗ không được phép", "trong dấu nháy, ví dụ"),
    Mistake("line-shifted", on(plan("da-nang"), 96, "      lead", "     lead"), "MB-R020", plan("da-nang"), 96, 6,
            "bị lệch đầu dòng", "cho dòng này thẳng"),
    Mistake("yaml-quote-not-closed", on(reports("quang-ngai"), 9, "title: ", "title: '"), "MB-R020", reports("quang-ngai"), 9, 12,
            "dấu nháy mở mà không đóng", "thêm dấu nháy đóng"),
    Mistake("conflict-left", on(plan("tuyen-quang"), 8, "  date", "<<<<<<< HEAD\n  date: 2025-01-02\n=======\n  date"), "MB-R019",
            plan("tuyen-quang"), 8, 1, "“<<<<<<< HEAD”", "Giữ một trong hai bản"),
    Mistake("hidden-character", on(plan("vinh-long"), 6, "/KH", "\u202e/KH"), "MB-R011", plan("vinh-long"), 6, 13, "U+202E", "Xóa ký tự"),
    Mistake("star", on(plan("dong-thap"), 12, "people: (Minh họa) ", "people: *"), "MB-R020", plan("dong-thap"), 12, 13,
            "chữ bắt đầu bằng * phải đặt trong dấu nháy", "đặt cả phần chữ"),
    Mistake("alias", on(plan("khanh-hoa"), 9, "issuer: ", "issuer: !ubnd "), "MB-R022", plan("khanh-hoa"), 9, 3, "“!ubnd”", "Chép lại nội dung"),
    Mistake("code-unquoted", on(PROVINCES, 45, "'12'", "012"), "MB-R052", PROVINCES, 45, 11, "Mã 012", "Đặt trong dấu nháy"),
    Mistake("code-in-curly-quotes", on(PROVINCES, 158, "'33'", "‘33’"), "MB-R076", PROVINCES, 158, 15, "‘33’", "Viết 33"),
    Mistake("letters-apart", decomposed(sources("an-giang")), "MB-R012", sources("an-giang"), 2, 3, "từ chữ “Nguồn”", "NFC"),
    Mistake("letters-of-old-pdf", on(reports("khanh-hoa"), 9, "Báo cáo", "BÁO CÁO CHƢƠNG TRÌNH"), "MB-R013", reports("khanh-hoa"), 9, 12,
            "“BÁO CÁO CHƢƠNG TRÌNH", "Thay Ƣ bằng Ư"),
    Mistake("file-where-none-belongs", put("data/provinces/ha-noi.csv", "a,b\n"), "MB-R002", "data/provinces/ha-noi.csv", 1, 1,
            "tệp ha-noi.csv", "Đổi tên cho đúng"),
    Mistake("file-misspelt", put("data/provinces/bac-ninh/result.csv", "indicator\n"), "MB-R002", "data/provinces/bac-ninh/result.csv", 1, 1,
            "tệp result.csv", "Ý bạn là “results.csv”?"),
    Mistake("folder-misspelt", put("data/provinces/ThaiNguyen/README.md", "Tỉnh Thái Nguyên\n"), "MB-R003",
            "data/provinces/ThaiNguyen", 1, 1, "“ThaiNguyen”", "Ý bạn là “thai-nguyen”?"),
    Mistake("format-older", on(sources("son-la"), 3, "2", "1"), "MB-R046", sources("son-la"), 3, 9, "format: 1", "minhbach migrate"),
    Mistake("format-newer", on(sources("thanh-hoa"), 3, "2", "9"), "MB-R042", sources("thanh-hoa"), 3, 9, "format: 9", "Cập nhật bộ dựng trang"),
    Mistake("format-forgotten", on(sources("cao-bang"), 3, "format: 2", "# format"), "MB-R040", sources("cao-bang"), 4, 1,
            "“format”", "Điền “format”"),
    Mistake("page-without-head", put("content/huong-dan.md", "Hướng dẫn cho cán bộ.\n"), "MB-R080", "content/huong-dan.md", 1, 1,
            "không có phần đầu", "title:"),
    Mistake("page-takes-an-address", put("content/Dữ liệu.md", "---\ntitle: Về dữ liệu\n---\nLời.\n"), "MB-R082", "content/Dữ liệu.md", 1, 1,
            "/du-lieu/", "Đổi tên tệp"),
    Mistake("page-links-to-a-disk", put("content/tep.md", "---\ntitle: Tệp\n---\nXem [báo cáo](file:///D:/bao-cao.pdf).\n"), "MB-R084",
            "content/tep.md", 4, 15, "“file:///D:/bao-cao.pdf”", "https://"),
    Mistake("translation-of-nothing", put("content/eng/about.md", "---\ntitle: About\n---\nWords.\n"), "MB-R094", "content/eng/about.md", 1, 1,
            "content/eng/about.md", "giống bài gốc"),
    Mistake("language-without-words", on(CONFIG, 10, "en", "eng"), "MB-R095", CONFIG, 10, 14, "“eng”", "vi, en"),
    Mistake("configuration-key-unknown", on(CONFIG, 17, "email", "emal"), "MB-R041", CONFIG, 17, 5, "“emal”", "Ý bạn là “email”?"),
]  # fmt: skip

IN_FIELDS = [
    Mistake("no-such-day", on(plan("ha-noi"), 8, "2025-", "2025-02-30 # 2025-"), "MB-R056", plan("ha-noi"), 8, 9, "“2025-02-30”", "2025-04-23"),
    Mistake("day-forgotten", on(plan("thanh-hoa"), 8, "-30", ""), "MB-R058", plan("thanh-hoa"), 8, 9, "“2025-03”", "năm-tháng-ngày"),
    Mistake("number-in-words", on(plan("son-la"), 26, "80", "trên 80%"), "MB-R055", plan("son-la"), 26, 14, "“trên 80%”", "qualifier"),
    Mistake("yes-or-no", on(plan("quang-ngai"), 10, "yes", "rồi"), "MB-R059", plan("quang-ngai"), 10, 13, "“rồi”", "Viết yes hoặc no"),
    Mistake("id-with-spaces", on(sources("dak-lak"), 5, "ke-hoach-dak-lak-2025", "Kế hoạch 2025"), "MB-R060", sources("dak-lak"), 5, 9,
            "“Kế hoạch 2025”", "ví dụ ke-hoach-2025"),
    Mistake("address-without-https", on(sources("nghe-an"), 9, "https://", "www."), "MB-R061", sources("nghe-an"), 9, 10,
            "“www.example.org", "https://"),
    Mistake("commitment-without-plan", cell(results("hue"), 14, commitment="SP1"), "MB-R063", results("hue"), 14, 2, "“SP1”",
            "Viết mã kế hoạch, dấu gạch chéo"),
    Mistake("half-a-tile", on(PROVINCES, 452, "1", "1.5"), "MB-R064", PROVINCES, 452, 12, "“1.5”", "Viết chữ số"),
    Mistake("list-for-text", on(reports("hue"), 9, "Báo cáo kết quả thực hiện Đề án năm 2025", "[Báo cáo, phụ lục]"), "MB-R050", reports("hue"), 9, 12,
            "“title”", "Viết trên một dòng"),
    Mistake("text-for-list", on(plan("lang-son"), 22, "deadline", "milestones: mỗi năm 10%\n      deadline"), "MB-R043", plan("lang-son"), 22, 19,
            "“milestones” phải là danh sách", "Xem ví dụ"),
    Mistake("empty-in-quotes", on(reports("da-nang"), 7, "48/BC-MINHHOA-2025", "''"), "MB-R051", reports("da-nang"), 7, 13, "“number”", "bỏ cả dòng"),
    Mistake("field-missing", on(reports("dien-bien"), 6, "    year", "    # year"), "MB-R040", reports("dien-bien"), 5, 5, "“year”", "Điền “year”"),
    Mistake("yearly-day-reversed", on(PROGRAMME, 39, "sources: [vb-huong-dan]", "sources: [vb-huong-dan]\n  - id: so-ket\n    title: Sơ kết\n"
            "    kind: report\n    before: 15/6\n    first_year: 2027\n    last_year: 2027\n    words: Giữa kỳ\n    sources: [vb-huong-dan]"),
            "MB-R066", PROGRAMME, 43, 13, "“15/6”", "'12-15'"),
    Mistake("state-not-in-list", cell(results("hue"), 34, state="chưa đạt"), "MB-R062", results("hue"), 34, 8, "“chưa đạt”", "not_achieved"),
    Mistake("task-twice", on(plan("quang-tri", "plan-2030.yml"), 102, "NV2", "NV1"), "MB-R045", plan("quang-tri", "plan-2030.yml"), 102, 11,
            "“NV1”", "Đổi một trong hai mã"),
]  # fmt: skip

IN_FIGURES = [
    Mistake("numerator-above", cell(results("hue"), 2, value="", numerator="8", denominator="3"), "MB-S003", results("hue"), 2, 6,
            "Tử số 8 lớn hơn mẫu số 3", "đổi chỗ"),
    Mistake("percentage-differs", cell(results("hue"), 8, value="55"), "MB-S002", results("hue"), 8, 5, "55% nhưng 4/8 = 50", "Kiểm tử số"),
    Mistake("denominator-zero", cell(results("hue"), 9, denominator="0", quote=""), "MB-S004", results("hue"), 9, 7, "Mẫu số bằng 0", "để trống"),
    Mistake("cumulative-falls", cell(results("lang-son"), 51, value="1240", quote=""), "MB-S008", results("lang-son"), 51, 4,
            "giảm từ 1.480 (30/11/2027) xuống 1.240", "note"),
    Mistake("jump", cell(results("lang-son"), 42, value="2700", quote=""), "MB-S007", results("lang-son"), 42, 4, "lên 2.700", "ghi lý do ở note"),
    Mistake("unit-of-before", cell(results("can-tho"), 2, as_of="2025-05-31"), "MB-S009", results("can-tho"), 2, 3, "31/05/2025", "former_unit"),
    Mistake("unit-of-another-province", cell(results("can-tho"), 3, as_of="2025-05-31", former_unit="dak-nong"), "MB-C001", results("can-tho"), 3, 9,
            "đơn vị cũ nào mang mã “dak-nong”", "Sửa mã"),
    Mistake("source-unknown", cell(results("hue"), 12, source="bao-cao-2062"), "MB-C001", results("hue"), 12, 9,
            "nguồn nào mang mã “bao-cao-2062”", "Ý bạn là “bao-cao-20"),
    Mistake("indicator-misspelt", cell(results("hue"), 13, indicator="tap-huan-trong-thon"), "MB-C001", results("hue"), 13, 1,
            "chỉ số nào mang mã “tap-huan-trong-thon”", "Ý bạn là “tap-huan-truong-thon”?"),
    Mistake("province-misspelt", on(LEFT_OUT, 2, "gia-lai", "gialai"), "MB-C001", LEFT_OUT, 2, 1, "địa phương nào mang mã “gialai”",
            "Ý bạn là “gia-lai”?"),
    Mistake("subject-forgotten", cell(results("hue"), 18, indicator=""), "MB-C002", results("hue"), 18, 1, "không ghi chỉ số", "một trong hai cột"),
    Mistake("value-forgotten", cell(results("hue"), 19, value="", numerator="", denominator=""), "MB-C003", results("hue"), 19, 1,
            "không có giá trị", "Điền giá trị"),
    Mistake("date-forgotten", cell(results("hue"), 33, as_of_note=""), "MB-C004", results("hue"), 33, 1, "không có ngày", "Điền as_of"),
    Mistake("qualifier-unknown", cell(results("son-la"), 37, qualifier="tầm"), "MB-C005", results("son-la"), 37, 4, "“tầm”", "site_config.yml"),
    Mistake("two-sources-two-figures", row(results("son-la"), "tap-huan-truong-thon,,2028-11-30,,45,,,,bao-cao-2029,,"),
            "MB-C007", results("son-la"), 38, 1, "các nguồn nói khác nhau (60% / 45%)", "cột preferred"),
    Mistake("preferred-alone", cell(results("cao-bang"), 36, preferred="Biểu kèm theo rõ hơn"), "MB-C008", results("cao-bang"), 36, 11,
            "preferred", "Xóa nội dung cột preferred"),
    Mistake("source-unused", row(sources("ninh-binh"), "  - id: bao-cao-thua\n    title: A\n    publisher: B\n    kind: press"), "MB-C009",
            sources("ninh-binh"), 13, 9, "“bao-cao-thua”", "Xóa, hoặc dùng"),
    Mistake("reply-beside-no-review", cell(results("phu-tho"), 2, reply="Đúng", reply_by="Sở", reply_date="2026-01-05"), "MB-C025",
            results("phu-tho"), 2, 12, "hàng không phải của bên rà soát", "voice là review"),
    Mistake("reply-of-nobody", cell(results("phu-tho"), 40, reply="Chuyên mục đã có bài"), "MB-C026", results("phu-tho"), 40, 12,
            "thiếu reply_by, reply_date", "Điền đủ ba cột"),
    Mistake("review-alone", row(results("phu-tho"), "tap-huan-truong-thon,,2029-06-30,60,,,,ra-soat-2029,,,review,,,"), "MB-C027",
            results("phu-tho"), 41, 11, "chưa có số địa phương báo cáo", "để nguyên"),
    Mistake("report-without-day-or-reason", on(reports("ha-tinh"), 19, "    reason", "    # reason"), "MB-C024", reports("ha-tinh"), 17, 5,
            "năm 2027: không có ngày gửi", "ghi lý do theo nguồn ở reason"),
    Mistake("year-not-in-the-calendar", on(reports("son-la"), 6, "2025", "2024"), "MB-C011", reports("son-la"), 6, 11, "năm 2024", "Kiểm lại năm"),
]  # fmt: skip

KON_TUM, YEN_BAI = plan("quang-ngai", "plan-kon-tum-2025.yml"), plan("lao-cai", "plan-yen-bai-2025.yml")
HA_GIANG, TRA_VINH = plan("tuyen-quang", "plan-ha-giang-2025.yml"), plan("vinh-long", "plan-tra-vinh-2025.yml")
SOC_TRANG, LAO_CAI = plan("can-tho", "plan-soc-trang-2025.yml"), plan("lao-cai", "plan-lao-cai-cu-2025.yml")
HOA_BINH, BINH_DINH = plan("phu-tho", "plan-hoa-binh-2025.yml"), plan("gia-lai", "plan-binh-dinh-2025.yml")
SAIGON, AN_GIANG, DIEN_BIEN = plan("ho-chi-minh"), plan("an-giang", "plan-2026.yml"), plan("dien-bien")

IN_PLANS = [
    Mistake("target-without-commitment", on(KON_TUM, 25, "target", "# target"), "MB-P001", KON_TUM, 20, 5, "mục tiêu CPS.2", "thêm cam kết"),
    Mistake("commitment-without-task", on(YEN_BAI, 111, "MT25.2", "CPS.2"), "MB-P002", YEN_BAI, 20, 7, "Cam kết MT25.2", "serves"),
    Mistake("task-serves-nothing", row(HA_GIANG, "    - id: NV9\n      text: Mua máy\n      lead: Sở\n      expected_result: Máy\n"
            "      start: 2026\n      end: 2027"), "MB-P003", HA_GIANG, 186, 7, "Nhiệm vụ NV9", "Điền trường serves"),
    Mistake("task-without-lead", on(TRA_VINH, 114, "lead", "# lead"), "MB-P004", TRA_VINH, 112, 7, "chưa rõ cơ quan chủ trì", "Điền phần còn thiếu"),
    Mistake("platform-built-again", on(SOC_TRANG, 122, "serves", "platform: hop-truc-tuyen\n      serves"), "MB-P005", SOC_TRANG, 122, 17,
            "“Nền tảng họp trực tuyến", "extension: yes"),
    Mistake("people-forgotten", on(LAO_CAI, 13, "people", "# people"), "MB-P006", LAO_CAI, 5, 3, "chưa nêu nhân lực", "resources"),
    Mistake("plan-late", on(HOA_BINH, 8, "2025-03", "2025-04"), "MB-P007", HOA_BINH, 8, 9, "so với hạn 31/03/2025", "Không cần sửa"),
    Mistake("only-an-excerpt", on(BINH_DINH, 11, "yes", "no"), "MB-P008", BINH_DINH, 5, 3, "trích đoạn", "complete: yes"),
    Mistake("plan-before-the-programme", on(YEN_BAI, 8, "2025", "2024"), "MB-S014", YEN_BAI, 8, 9, "10/04/2024, trước khi", "related.yml"),
    Mistake("report-in-the-future", on(reports("ha-noi"), 8, "2025-", "2035-"), "MB-S006", reports("ha-noi"), 8, 11, "/2035, sau ngày", "Kiểm lại ngày"),
    Mistake("baseline-beyond-target", on(SAIGON, 29, "value: 20", "value: 92"), "MB-S010", SAIGON, 29, 9, "nằm ngược chiều", "ascending"),
    Mistake("met-at-baseline", on(AN_GIANG, 65, "9.6", "50"), "MB-S011", AN_GIANG, 65, 9, "mốc đầu kỳ 50 đã đạt mục tiêu 50", "Kiểm lại"),
    Mistake("task-ends-before-it-begins", on(HA_GIANG, 117, "2025-03", "2031-03"), "MB-S013", HA_GIANG, 117, 14, "bắt đầu 03/2031", "đổi chỗ"),
    Mistake("milestone-after-deadline", on(DIEN_BIEN, 85, "2029", "2031"), "MB-S016", DIEN_BIEN, 85, 15, "mốc 33 ngày 31/12/2031", "Kiểm lại ngày"),
    Mistake("milestone-backwards", on(DIEN_BIEN, 80, "18", "8"), "MB-S017", DIEN_BIEN, 78, 9, "từ 14 (31/12/2026) đến 8", "các mốc"),
    Mistake("baseline-after-deadline", both(on(TRA_VINH, 28, "2030-12-31", "2029-12-31"), on(TRA_VINH, 31, "2024-12-31", "2030-01-31")),
            "MB-S018", TRA_VINH, 30, 9, "31/01/2030 không trước hạn 31/12/2029", "Kiểm lại hai ngày"),
]  # fmt: skip

IN_TEXTS = [
    Mistake("letter-of-another-alphabet", on(reports("cao-bang"), 9, "Báo", "\u0412áo"), "MB-R016", reports("cao-bang"), 9, 12, "U+0412", "Gõ lại"),
    Mistake("two-spaces", on(reports("vinh-long"), 9, "Báo cáo", "Báo  cáo"), "MB-R017", reports("vinh-long"), 9, 12, "hai dấu cách", "dấu cách"),
    Mistake("hidden-sign", on(reports("thanh-hoa"), 9, "Báo cáo", "Báo\u200b cáo"), "MB-R018", reports("thanh-hoa"), 9, 12, "U+200B", "Xóa"),
    Mistake("citizen-number", on(reports("thai-nguyen"), 9, "title: ", "title: (ông A, CCCD 001085012345) "), "MB-R070", reports("thai-nguyen"), 9, 12,
            "số căn cước", "Xóa số đó"),
    Mistake("telephone", on(reports("tuyen-quang"), 9, "title: ", "title: (chị B, 0912 345 678) "), "MB-R071", reports("tuyen-quang"), 9, 12,
            "số điện thoại", "Xóa số đó"),
    Mistake("private-mail", on(reports("phu-tho"), 9, "title: ", "title: (ten@gmail.com) "), "MB-R072", reports("phu-tho"), 9, 12, "thư điện tử riêng", "địa chỉ công vụ"),
    Mistake("link-dead", on(sources("hue"), 28, "live", "dead"), "MB-C012", sources("hue"), 28, 11, "chưa có bản lưu", "archived"),
    Mistake("address-moved", both(on(LINKS, 1, ",archived", ",archived,moved_to"), on(LINKS, 2, "luu-tru/ha-tinh-2026", "luu-tru/ha-tinh-2026,"),
            on(LINKS, 3, "058bd6,", "058bd6,,https://example.org/cho-moi")), "MB-C017", sources("ha-tinh"), 9, 10, "https://example.org/cho-moi", "ghi vào url"),
    Mistake("address-of-another-source", on(sources("can-tho"), 17, "bao-cao-2025", "ke-hoach-soc-trang-2025"), "MB-C015", sources("can-tho"), 17, 10,
            "cùng địa chỉ", "Giữ một mã"),
    Mistake("report-late", on(reports("gia-lai"), 8, "2025-12", "2026-01"), "MB-P009", reports("gia-lai"), 8, 11, "muộn", "Không cần sửa nếu ngày đúng"),
    Mistake("deadline-after-the-programme", on(SOC_TRANG, 28, "2030", "2031"), "MB-S027", SOC_TRANG, 28, 17, "31/12/2031", "Kiểm lại hạn"),
    Mistake("money-below-zero", on(HOA_BINH, 121, "amount: ", "amount: -"), "MB-S031", HOA_BINH, 121, 19, "là số âm", "Kiểm lại dấu"),
    Mistake("figure-not-in-its-quote", cell(results("hue"), 29, value="85"), "MB-S032", results("hue"), 29, 5, "không thấy số 85", "chép lại lời trích"),
    Mistake("figure-newer-than-its-source", cell(results("hue"), 32, source="bao-cao-2025"), "MB-S022", results("hue"), 32, 3, "nguồn công bố từ", "Kiểm lại ngày"),
]  # fmt: skip

COUNTRY_NOTES = "data/changes.yml"
IN_NOTES = [
    Mistake("note-of-two-sentences", on(notes("khanh-hoa"), 7, "50%", "50%. Tỉnh điều chỉnh vì thiếu vốn"), "MB-C040", notes("khanh-hoa"), 7, 11,
            "2 câu", "Giữ một câu"),
    Mistake("note-says-nothing", on(notes("quang-tri"), 7, "(Minh họa) Công bố kế hoạch gửi muộn", "Cập nhật số liệu mới."), "MB-C041",
            notes("quang-tri"), 7, 11, "“Cập nhật số liệu mới.”", "Nêu điều đã đổi"),
    Mistake("note-twice", on(COUNTRY_NOTES, 30, "(Minh họa) Cập nhật báo cáo năm 2028", "(Minh họa) Cập nhật báo cáo năm 2028\n"
            "  - date: 2028-12-20\n    who: Nhóm\n    what: (Minh họa) cập nhật báo cáo năm 2028"), "MB-C042", COUNTRY_NOTES, 33, 11,
            "20/12/2028", "Xóa một trong hai"),
    Mistake("note-of-one-province-in-the-common-file", on(COUNTRY_NOTES, 13, "can-tho, tuyen-quang, lao-cai", "can-tho"), "MB-C043",
            COUNTRY_NOTES, 13, 16, "chỉ nói về Cần Thơ", "data/provinces/can-tho/changes.yml"),
    Mistake("note-tomorrow", on(notes("phu-tho"), 5, "2030-02-12", "2030-12-02"), "MB-S019", notes("phu-tho"), 5, 11, "02/12/2030", "Kiểm lại ngày"),
    Mistake("note-of-a-target-unknown", on(notes("khanh-hoa"), 9, "KTS.1", "KST.1"), "MB-C001", notes("khanh-hoa"), 9, 14, "mục tiêu nào mang mã “KST.1”",
            "Ý bạn là “KTS.1”?"),
    Mistake("note-names-a-person", on(notes("phu-tho"), 12, "Tỉnh cộng trùng", "Ông A, số định danh 038090001234, cộng trùng"), "MB-R070",
            notes("phu-tho"), 12, 10, "(038•••34)", "chỉ nêu chức danh"),
]  # fmt: skip

MISTAKES = [*FROM_THE_PEERS, *FROM_SPREADSHEETS, *FROM_EDITORS, *IN_FIELDS, *IN_FIGURES, *IN_PLANS, *IN_TEXTS, *IN_NOTES]


# --- the project that has them all ---


def copy(folder: Path) -> Small:
    """Copy the demonstration project, with the pages of the real site, into ``folder``."""
    root = folder / "minh-hoa"
    shutil.copytree(DEMO, root, ignore=shutil.ignore_patterns(".minhbach"))
    shutil.copytree(ROOT / "content", root / "content")
    small = Small(root)
    small.change(CONFIG, "content: ../../../content", "content: content")
    return small


def told(small: Small, ends: int) -> list[dict[str, Any]]:
    """Run the real command over the project; return its findings.

    Raises:
        AssertionError: it said anything else, or ended otherwise than with exit code ``ends``.
    """
    command = [sys.executable, "-m", "generator", "check", "--project", str(small.root), "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    assert done.returncode == ends, done.stdout
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def of(mistake: Mistake, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was told of a mistake."""
    wanted = (mistake.code, mistake.file, mistake.line, mistake.column)
    return [f for f in found if (f["code"], f["file"], f["line"], f["column"]) == wanted]


def rendered(finding: dict[str, Any]) -> str:
    """Return a finding as its golden file holds it."""
    f = finding
    head = f"{f['file']}:{f['line']}:{f['column']}\n{f['severity']} {f['code']}\n"
    return f"{head}{f['what']}\nVì sao: {f['why']}\nCách sửa: {f['mend']}\n"


def write_golden() -> None:
    """Write the golden files anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        small = copy(Path(folder))
        for mistake in MISTAKES:
            mistake.make(small)
        found = told(small, ends=1)
    for mistake in MISTAKES:
        text = "".join(rendered(f) for f in of(mistake, found))
        (GOLDEN / f"{mistake.name}.txt").write_text(text, encoding="utf-8")
