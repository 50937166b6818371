"""Every kind of bad file, one case each: found once, with its place and the offending value, and
without blaming anything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.checking.catalogue import catalogue
from generator.records.finding import Severity
from tests.reading.test_texts import CASES as TEXT_CASES
from tests.small import PLAN, REPORTS, RESULTS, SOURCES, VI, Small, told

CONFIG = "site_config.yml"
TARGETS = "data/targets.yml"
PROVINCES = "data/provinces.yml"
PROGRAMME = "data/programme.yml"
INDICATORS = "data/indicators.yml"
LEFT_OUT = "data/left-out.csv"
HEADER = "indicator,as_of,value,source\n"


@dataclass(frozen=True)
class Case:
    """A mistake: how it is made, the one finding it gives, and words its sentences hold."""

    name: str
    make: Callable[[Small], object]
    code: str
    file: str
    line: int
    column: int
    says: str
    suggests: str = ""


def change(file: str, old: str, new: str) -> Callable[[Small], object]:
    return lambda small: small.change(file, old, new)


def put(file: str, content: str | bytes) -> Callable[[Small], object]:
    return lambda small: small.put(file, content)


def recode(file: str, encoding: str) -> Callable[[Small], object]:
    def make(small: Small) -> None:
        text = small.path(file).read_text("utf-8")
        small.put(file, text.encode(encoding, errors="ignore"))

    return make


def bomb(levels: int = 20) -> str:
    lines = ["format: 2", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


YAML_CASES = [
    Case("UTF-16", recode(PLAN, "utf-16"), "MB-R010", PLAN, 1, 1, "UTF-16"),
    Case("cp1258", recode(PLAN, "cp1258"), "MB-R010", PLAN, 6, 28, "Windows-1258"),
    Case("Latin-1 further down", put(SOURCES, b"format: 2\nsources: []\n# caf\xe9\n"),
         "MB-R010", SOURCES, 3, 6, "không phải UTF-8"),
    Case("empty", put(PLAN, ""), "MB-R015", PLAN, 1, 1, "trống"),
    Case("a byte-order mark, then half a letter", put(SOURCES, b"\xef\xbb\xbfformat: 2\n# t\xe1\xbb\x89nh \xe1\xbb"),
         "MB-R010", SOURCES, 2, 8, "không phải UTF-8"),
    Case("only spaces", put(PLAN, " \n\n"), "MB-R015", PLAN, 1, 1, "trống"),
    Case("only a comment", put(PLAN, "# hết\n"), "MB-R015", PLAN, 1, 1, "trống"),
    Case("only a byte-order mark", put(PLAN, b"\xef\xbb\xbf"), "MB-R015", PLAN, 1, 1, "trống"),
    Case("NUL", change(PLAN, "14/KH-THU", "14/KH\0-THU"), "MB-R011", PLAN, 5, 16, "U+0000"),
    Case("bell", change(PLAN, "14/KH-THU", "\a14/KH-THU"), "MB-R011", PLAN, 5, 11, "U+0007"),
    Case("escape, hidden between quotes", change(PLAN, "14/KH-THU", '"14\\x1b[31m"'),
         "MB-R011", PLAN, 5, 11, "U+001B"),
    Case("a mark of the program's own", change(PLAN, "14/KH-THU", "14/\ufdd0KH-THU"),
         "MB-R011", PLAN, 5, 14, "U+FDD0"),
    Case("the same, hidden between quotes", change(PLAN, "14/KH-THU", '"14\\uFDD3"'),
         "MB-R011", PLAN, 5, 11, "U+FDD3"),
    Case("text turned right to left", change(PLAN, "14/KH-THU", "14/\u202eKH-THU"),
         "MB-R011", PLAN, 5, 14, "U+202E"),
    Case("duplicate key", change(PLAN, "  issuer: UBND", "  date: 2025-03-21\n  issuer: UBND"),
         "MB-R021", PLAN, 8, 3, "“date”"),
    Case("unknown key", change(PLAN, "  issuer:", "  isuer: Sở\n  issuer:"),
         "MB-R041", PLAN, 8, 3, "“isuer”", "issuer"),
    Case("unknown key, deep, its value on the next line",
         change(PLAN, "      baseline:\n", "      baselin:\n        value: 3\n      baseline:\n"),
         "MB-R041", PLAN, 21, 7, "“baselin”", "baseline"),
    Case("unknown key at the top", change(TARGETS, "format: 2\n", "format: 2\ntarget: []\n"),
         "MB-R041", TARGETS, 3, 1, "“target”", "targets"),
    Case("unquoted code", change(PROVINCES, "code: '14'", "code: 14"), "MB-R052", PROVINCES, 8, 11, "Mã 14"),
    Case("unquoted 012", change(PROVINCES, "code: '14'", "code: 012"), "MB-R052", PROVINCES, 8, 11, "012"),
    Case("unquoted NO", change(PROVINCES, "code: '14'", "code: NO"), "MB-R052", PROVINCES, 8, 11, "NO"),
    Case("unquoted 12:30", change(PROVINCES, "code: '14'", "code: 12:30"),
         "MB-R052", PROVINCES, 8, 11, "12:30"),
    Case("unquoted 1e3", change(PROVINCES, "code: '14'", "code: 1e3"), "MB-R052", PROVINCES, 8, 11, "1e3"),
    Case("decimal comma", change(PLAN, "value: 35", "value: 35,5"), "MB-R053", PLAN, 26, 18, "“35,5”", "35.5"),
    Case("dots between thousands", change(PLAN, "amount: 500", "amount: 1.234.567"),
         "MB-R054", PLAN, 45, 19, "“1.234.567”", "1234567"),
    Case("a word with a number", change(PLAN, "value: 35", "value: trên 35"),
         "MB-R055", PLAN, 26, 18, "“trên 35”", "qualifier"),
    Case("an Arabic digit", change(PLAN, "value: 35", "value: ٣٥"), "MB-R055", PLAN, 26, 18, "“٣٥”"),
    Case("a number without end", change(PLAN, "value: 35", "value: " + "9" * 5000),
         "MB-R055", PLAN, 26, 18, "9999"),
    Case("a percent sign", change(PLAN, "value: 35", "value: 35,5 %"), "MB-R074", PLAN, 26, 18, "“35,5 %”", "Viết 35.5"),
    Case("scientific", change(PLAN, "value: 35", "value: 3.5E+01"), "MB-R073", PLAN, 26, 18, "“3.5E+01”", "thì viết 35."),
    Case("curly quotes round a code", change(PROVINCES, "code: '14'", "code: ‘14’"), "MB-R076", PROVINCES, 8, 11, "‘14’", "Viết 14"),
    Case("curly quotes round a number", change(PLAN, "value: 35", "value: “35”"), "MB-R076", PLAN, 26, 18, "“35”", "Viết 35"),
    Case("curly quotes round an id", change(PLAN, "id: NV2", "id: “NV2”"), "MB-R076", PLAN, 47, 11, "“NV2”", "Viết NV2"),
    Case("curly quotes round a date", change(PLAN, "date: 2025-03-20", "date: “2025-03-20”"),
         "MB-R076", PLAN, 7, 9, "“2025-03-20”", "Viết 2025-03-20"),
    Case("a date as a spreadsheet counts it", change(PLAN, "date: 2025-03-20", "date: 45736"),
         "MB-R067", PLAN, 7, 9, "“45736”", "Viết 2025-03-20"),
    Case("a conflict nobody ended", change(PLAN, "  issuer:", "<<<<<<< HEAD\n  issuer:"),
         "MB-R019", PLAN, 8, 1, "“<<<<<<< HEAD”"),
    Case("the end of a conflict", change(PLAN, "  issuer:", ">>>>>>> ban-sua\r\n  issuer:"),
         "MB-R019", PLAN, 8, 1, "“>>>>>>> ban-sua”"),
    Case("31 April", change(PLAN, "date: 2025-03-20", "date: 2025-04-31"),
         "MB-R056", PLAN, 7, 9, "“2025-04-31”"),
    Case("a year a thousand years off", change(PLAN, "date: 2025-03-20", "date: 1025-03-20"),
         "MB-R068", PLAN, 7, 9, "“1025-03-20”", "Mở nguồn xem lại năm"),
    Case("the first day of the calendar", change(PLAN, "deadline: 2025-12-31", "deadline: 0001-01-01"),
         "MB-R068", PLAN, 31, 17, "“0001-01-01” của “deadline”"),
    Case("the last day of the calendar", change(PROGRAMME, "end: 2030-12-31", "end: 9999-12-31"),
         "MB-R068", PROGRAMME, 9, 8, "“9999-12-31” của “end”"),
    Case("the day before the first that can be meant", change(TARGETS, "deadline: 2030-12-31", "deadline: 1899-12-31"),
         "MB-R068", TARGETS, 10, 15, "“1899-12-31”"),
    Case("the day after the last that can be meant", change(CONFIG, "as_of: 2026-06-30", "as_of: 2200-01-01"),
         "MB-R068", CONFIG, 15, 8, "“2200-01-01” của “as_of”"),
    Case("a month of no year that can be meant", change(SOURCES, "published: 2026-06-15", "published: 3026-06"),
         "MB-R068", SOURCES, 16, 16, "“3026-06”"),
    Case("a year of no time that can be meant", change(SOURCES, "published: 2026-06-15", "published: 1026"),
         "MB-R068", SOURCES, 16, 16, "“1026”"),
    Case("a period of no year that can be meant", change(REPORTS, "year: 2025", "year: 9999"),
         "MB-R068", REPORTS, 5, 11, "“9999” của “year”"),
    Case("day first, of a year that cannot be meant", change(PLAN, "date: 2025-03-20", "date: 20/03/1025"),
         "MB-R068", PLAN, 7, 9, "“20/03/1025”"),
    Case("day first", change(PLAN, "date: 2025-03-20", "date: 20/03/2025"),
         "MB-R057", PLAN, 7, 9, "“20/03/2025”", "2025-03-20"),
    Case("day first, and no such day", change(PLAN, "date: 2025-03-20", "date: 31/04/2025"),
         "MB-R056", PLAN, 7, 9, "“31/04/2025”"),
    Case("one digit a month", change(PLAN, "date: 2025-03-20", "date: 2025-3-5"),
         "MB-R057", PLAN, 7, 9, "“2025-3-5”", "2025-03-05"),
    Case("a day is wanted", change(PLAN, "date: 2025-03-20", "date: 2025-03"),
         "MB-R058", PLAN, 7, 9, "“2025-03”"),
    Case("neither yes nor no", change(PLAN, "complete: yes", "complete: rồi"),
         "MB-R059", PLAN, 9, 13, "“rồi”"),
    Case("an id with marks", change(PLAN, "id: NV2", "id: Nhiệm vụ 2"),
         "MB-R060", PLAN, 47, 11, "“Nhiệm vụ 2”", "gạch nối"),
    Case("javascript", change(SOURCES, "url: https://example.org/bao-cao-2025", "url: javascript:alert(1)"),
         "MB-R061", SOURCES, 15, 10, "“javascript:alert(1)”"),
    Case("not in the list", change(TARGETS, "levels: [province]", "levels: [provinces]"),
         "MB-R062", TARGETS, 11, 14, "“provinces”", "province"),
    Case("half a tile", change(PROVINCES, "row: 1\n", "row: 1.5\n"), "MB-R064", PROVINCES, 13, 12, "“1.5”"),
    Case("two digits a year", change(REPORTS, "year: 2025", "year: 25"), "MB-R065", REPORTS, 5, 11, "“25”"),
    Case("no such yearly day", change(PROGRAMME, "before: '12-15'", "before: '15-12'"),
         "MB-R066", PROGRAMME, 25, 13, "“15-12”"),
    Case("empty between quotes", change(PLAN, "lead: Ban Dân tộc\n      cooperating", "lead: ''\n      cooperating"),
         "MB-R051", PLAN, 38, 13, "“lead”"),
    Case("a list where text is expected", change(PLAN, "issuer: UBND tỉnh Sơn La", "issuer: [UBND, Sở]"),
         "MB-R050", PLAN, 8, 11, "“issuer”"),
    Case("text where a block is expected", change(PLAN, "resources:\n    people: 2 công chức\n    money: 500 triệu đồng",
                                                  "resources: đủ"), "MB-R043", PLAN, 10, 14, "“resources”"),
    Case("text where a list is expected", put(SOURCES, "format: 2\nsources: không\n"),
         "MB-R043", SOURCES, 2, 10, "“sources” phải là danh sách"),
    Case("text in a list of blocks", change(PLAN, "  tasks:\n", "  tasks:\n    - tập huấn\n"),
         "MB-R043", PLAN, 36, 7, "“tasks”"),
    Case("a list as a whole file", put(SOURCES, "# thử\n- a\n- b\n"), "MB-R043", SOURCES, 2, 1, SOURCES),
    Case("missing field", change(PLAN, "      text: Trình và đăng kế hoạch\n", ""),
         "MB-R040", PLAN, 47, 7, "“text” (Việc)"),
    Case("nothing after the colon", change(PLAN, "text: Trình và đăng kế hoạch", "text:"),
         "MB-R040", PLAN, 48, 12, "“text” (Việc)"),
    Case("a list item without content", change(PLAN, "cooperating: [Sở Nội vụ]", "cooperating: [Sở Nội vụ, ~]"),
         "MB-R044", PLAN, 39, 20, "“cooperating”"),
    Case("an id twice", change(PLAN, "id: NV2", "id: NV1"), "MB-R045", PLAN, 47, 11, "“NV1”"),
    Case("a source twice", lambda s: s.add(SOURCES, "  - id: bao-cao-2025\n    title: A\n    publisher: B\n    kind: press\n"),
         "MB-R045", SOURCES, 17, 9, "“bao-cao-2025”"),
    Case("a province's code twice", change(PROVINCES, "code: '92'", "code: '14'"),
         "MB-R045", PROVINCES, 15, 11, "“14”"),
    Case("unclosed quote", change(PLAN, "text: Ban hành kế hoạch", "text: 'Ban hành kế hoạch"),
         "MB-R020", PLAN, 30, 13, "dấu nháy mở mà không đóng"),
    Case("no space after the colon", change(PLAN, "  issuer: UBND tỉnh Sơn La", "  issuer:UBND tỉnh Sơn La"),
         "MB-R020", PLAN, 8, 3, "thiếu dấu “:”"),
    Case("a colon in the text", change(PLAN, "Kế hoạch thử của", "Kế hoạch: thử của"),
         "MB-R020", PLAN, 6, 18, "dấu “:” ở chỗ", "dấu nháy"),
    Case("shifted line", change(PLAN, "  issuer:", "   issuer:"), "MB-R020", PLAN, 8, 10, "dấu “:”"),
    Case("tab", change(PLAN, "  issuer:", "\tissuer:"), "MB-R020", PLAN, 8, 1, "Tab"),
    Case("two documents", change(PLAN, "  issuer:", "---\n  issuer:"), "MB-R020", PLAN, 8, 1, "---"),
    Case("custom tag", change(PLAN, "issuer: UBND", "issuer: !lenh UBND"), "MB-R022", PLAN, 8, 3, "“!lenh”"),
    Case("Python tag", change(PLAN, "issuer: UBND", "issuer: !!python/name:os.system UBND"),
         "MB-R022", PLAN, 8, 3, "“!!python/name:os.system”"),
    Case("alias", change(PLAN, "  issuer: UBND", "  note: &a Sở\n  complete_note: *a\n  issuer: UBND"),
         "MB-R022", PLAN, 9, 3, "“Sở”"),
    Case("deep nesting", put(SOURCES, "format: 2\nsources: " + "[" * 100_000),
         "MB-R023", SOURCES, 2, 49, "40 tầng"),
    Case("deep nesting in blocks", put(SOURCES, "- " * 100_000 + "a"), "MB-R023", SOURCES, 1, 81, "40 tầng"),
    Case("nesting a little too deep", put(SOURCES, f"format: 2\nsources: {'[' * 60}{']' * 60}\n"),
         "MB-R023", SOURCES, 2, 50, "40 tầng"),
    Case("ten thousand keys", lambda s: s.add(PLAN, "".join(f"  note{n}:\n" for n in range(10_000)).replace("note0", "note")),
         "MB-R024", PLAN, 4, 3, "10011"),
    Case("newer format", change(PLAN, "format: 2", "format: 3"), "MB-R042", PLAN, 2, 9, "format: 3"),
    Case("older format", change(PLAN, "format: 2", "format: 1"), "MB-R046", PLAN, 2, 9, "format: 1"),
    Case("no such format", change(PLAN, "format: 2", "format: ²"), "MB-R044", PLAN, 2, 9, "“²”"),
    Case("format forgotten", change(PLAN, "format: 2\n", ""), "MB-R040", PLAN, 2, 1, "“format”"),
    Case("huge file", put(SOURCES, b"#" * 8_000_001), "MB-R014", SOURCES, 1, 1, "8 MB"),
    Case("data outside the project", change(CONFIG, "banner: Dữ liệu thử\n", "banner: Dữ liệu thử\nfolders:\n  data: ../..\n"),
         "MB-R005", CONFIG, 16, 9, "“../..”"),
]  # fmt: skip

CSV_CASES = [
    Case("UTF-16", recode(RESULTS, "utf-16"), "MB-R010", RESULTS, 1, 1, "UTF-16"),
    Case("cp1258", recode(RESULTS, "cp1258"), "MB-R010", RESULTS, 2, 12, "Windows-1258"),
    Case("semicolons", put(RESULTS, "indicator;as_of;value;source\ntap-huan;2025;27,5;bao-cao-2025\n"),
         "MB-R031", RESULTS, 1, 1, "“;”"),
    Case("tabs", put(RESULTS, "indicator\tas_of\tvalue\tsource\ntap-huan\t2025\t27.5\tbao-cao-2025\n"),
         "MB-R031", RESULTS, 1, 1, "“Tab”"),
    Case("semicolons and a comma", put(RESULTS, "indicator;as_of;value;source,\ntap-huan;2025;27,5;x\n"),
         "MB-R031", RESULTS, 1, 1, "“;”"),
    Case("a year a thousand years off", put(RESULTS, HEADER + "tap-huan,1025-11-30,27.5,bao-cao-2025\n"),
         "MB-R068", RESULTS, 2, 2, "“1025-11-30” của “as_of”", "Mở nguồn xem lại năm"),
    Case("ragged row, short", put(RESULTS, HEADER + "tap-huan,2025,bao-cao-2025\n"),
         "MB-R039", RESULTS, 2, 3, "3 ô"),
    Case("ragged row, decimal comma", put(RESULTS, HEADER + "tap-huan,2025,97,6,bao-cao-2025\n"),
         "MB-R035", RESULTS, 2, 4, "5 ô", "dấu chấm"),
    Case("ragged row, curly quotes", put(RESULTS, HEADER + "tap-huan,2025,27.5,“bao-cao, 2025”\n"),
         "MB-R077", RESULTS, 2, 4, "“bao-cao”"),
    Case("a broken formula", put(RESULTS, HEADER + "tap-huan,2025,#REF!,bao-cao-2025\ntram-5g,2025,3,bao-cao-2025\n"),
         "MB-R038", RESULTS, 2, 3, "“#REF!”", "công thức"),
    Case("a column too narrow", put(RESULTS, HEADER + "tap-huan,########,27.5,bao-cao-2025\n"),
         "MB-R038", RESULTS, 2, 2, "“########”"),
    Case("a row of totals", put(RESULTS, HEADER + "tap-huan,2025,27.5,bao-cao-2025\nTổng cộng,,27.5,\n"),
         "MB-R075", RESULTS, 3, 1, "“Tổng cộng”", "Xóa hàng"),
    Case("missing column", put(RESULTS, "indicator,as_of,value\ntap-huan,2025,27.5\n"),
         "MB-R032", RESULTS, 1, 1, "“source”"),
    Case("misspelt column", put(RESULTS, "indicater,indicator,as_of,value,source\n,tap-huan,2025,27.5,bao-cao-2025\n"),
         "MB-R033", RESULTS, 1, 1, "“indicater”", "indicator"),
    Case("nameless column", put(RESULTS, "indicator,as_of,value,source,\ntap-huan,2025,27.5,bao-cao-2025,\n"),
         "MB-R033", RESULTS, 1, 5, "(không tên)"),
    Case("column twice", put(RESULTS, "indicator,as_of,value,value,source\ntap-huan,2025,1,2,bao-cao-2025\n"),
         "MB-R034", RESULTS, 1, 4, "“value”"),
    Case("a thousand columns", put(RESULTS, "," * 999 + "\n"), "MB-R015", RESULTS, 1, 1, "trống"),
    Case("a thousand named columns", put(RESULTS, ",".join(f"c{n}" for n in range(1000)) + "\n"),
         "MB-R037", RESULTS, 1, 1, "1000"),
    Case("empty", put(RESULTS, ""), "MB-R015", RESULTS, 1, 1, "trống"),
    Case("only commas", put(RESULTS, ",,,\n,,,\n"), "MB-R015", RESULTS, 1, 1, "trống"),
    Case("unclosed quote", put(RESULTS, HEADER + "tap-huan,2025,27.5,\"bao-cao-2025\n"),
         "MB-R030", RESULTS, 2, 4, "nháy kép mở mà không đóng"),
    Case("unclosed quote, lines of an old Mac", put(RESULTS, HEADER.replace("\n", "\r\r") + "tap-huan,2025,27.5,\"bao-cao-2025\r"),
         "MB-R030", RESULTS, 3, 4, "nháy kép mở mà không đóng"),
    Case("text after a quote", put(RESULTS, HEADER + "tap-huan,2025,27.5,\"bao\"-cao-2025\n"),
         "MB-R030", RESULTS, 2, 1, "sau dấu nháy kép"),
    Case("a cell without end", put(RESULTS, HEADER + f"tap-huan,2025,27.5,{'a' * 200_001}\n"),
         "MB-R030", RESULTS, 2, 1, "dài quá mức"),
    Case("NUL", put(RESULTS, HEADER + "tap-huan,2025,27.5,bao\0cao\n"), "MB-R011", RESULTS, 2, 4, "U+0000"),
    Case("decimal comma", put(RESULTS, HEADER + 'tap-huan,2025,"27,5",bao-cao-2025\n'),
         "MB-R053", RESULTS, 2, 3, "“27,5”", "27.5"),
    Case("both kinds of mark", put(RESULTS, HEADER + 'tap-huan,2025,"1.234,5",bao-cao-2025\n'),
         "MB-R053", RESULTS, 2, 3, "“1.234,5”", "1234.5"),
    Case("dots between thousands", put(RESULTS, HEADER + "tap-huan,2025,1.234.567,bao-cao-2025\n"),
         "MB-R054", RESULTS, 2, 3, "“1.234.567”", "1234567"),
    Case("per cent sign", put(RESULTS, HEADER + "tap-huan,2025,27.5%,bao-cao-2025\n"),
         "MB-R074", RESULTS, 2, 3, "“27.5%”"),
    Case("day first", put(RESULTS, HEADER + "tap-huan,30/11/2025,27.5,bao-cao-2025\n"),
         "MB-R057", RESULTS, 2, 2, "“30/11/2025”", "2025-11-30"),
    Case("month and year", put(RESULTS, HEADER + "tap-huan,11/2025,27.5,bao-cao-2025\n"),
         "MB-R057", RESULTS, 2, 2, "“11/2025”", "2025-11"),
    Case("31 April", put(RESULTS, HEADER + "tap-huan,2025-04-31,27.5,bao-cao-2025\n"),
         "MB-R056", RESULTS, 2, 2, "“2025-04-31”"),
    Case("a commitment without its plan", change(RESULTS, "kh-son-la/CK3", "CK3"),
         "MB-R063", RESULTS, 4, 2, "“CK3”", "gạch chéo"),
    Case("no source in the row, line counted over a quoted line end",
         put(RESULTS, 'indicator,as_of,value,quote,source\ntap-huan,2025,27.5,"một\nhai",bao-cao-2025\ntram-5g,2025,3,,\n'),
         "MB-R040", RESULTS, 4, 1, "“source”"),
    Case("a state that is none", change(RESULTS, ",achieved,", ",xong,"), "MB-R062", RESULTS, 4, 9, "“xong”"),
    Case("huge file", put(LEFT_OUT, b"a," * 4_000_001), "MB-R014", LEFT_OUT, 1, 1, "8 MB"),
]  # fmt: skip

FOLDER_CASES = [
    Case("misspelt file", put("data/provinces/son-la/result.csv", HEADER),
         "MB-R002", "data/provinces/son-la/result.csv", 1, 1, "result.csv", "results.csv"),
    Case("file in the wrong folder", put("data/plan.yml", "format: 2\n"), "MB-R002", "data/plan.yml", 1, 1, "plan.yml"),
    Case("file beside the folders", put("data/provinces/ghi-chu.txt", "a"),
         "MB-R002", "data/provinces/ghi-chu.txt", 1, 1, "ghi-chu.txt"),
    Case("other ending", put("data/provinces/son-la/plan.yaml", "format: 2\n"),
         "MB-R002", "data/provinces/son-la/plan.yaml", 1, 1, "plan.yaml", "plan.yml"),
    Case("unknown folder", put("data/provinces/SonLa/README.md", "a"),
         "MB-R003", "data/provinces/SonLa", 1, 1, "“SonLa”", "son-la"),
    Case("missing file", lambda s: s.path(TARGETS).unlink(), "MB-R001", TARGETS, 1, 1, TARGETS),
    Case("missing configuration", lambda s: s.path(CONFIG).unlink(), "MB-R001", CONFIG, 1, 1, CONFIG),
]  # fmt: skip

CASES = [*YAML_CASES, *CSV_CASES, *FOLDER_CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.file} {case.name}")
def test_bad_file(small: Small, case: Case) -> None:
    case.make(small)
    errors = [f for f in small.findings() if f.severity is Severity.ERROR]
    assert [f.rule.code for f in errors] == [case.code], [told(f) for f in errors]
    place = errors[0].place
    assert (place.file, place.line, place.column) == (case.file, case.line, case.column)
    assert case.says in errors[0].what(VI)
    assert case.suggests in errors[0].why(VI) + errors[0].mend(VI)


def test_alias_bomb_is_refused_at_once(small: Small) -> None:
    small.put(SOURCES, bomb())
    codes = {f.rule.code for f in small.read().findings}
    assert "MB-R022" in codes
    assert len(small.read().findings) < 100


def test_merge_key_is_no_shortcut(small: Small) -> None:
    small.put(SOURCES, "format: 2\nsources:\n  - &a\n    id: a\n  - <<: *a\n    id: b\n  - <<: {id: c}\n")
    found = [(f.rule.code, f.place.line, f.place.column) for f in small.read().findings]
    assert ("MB-R022", 5, 5) in found
    assert ("MB-R041", 7, 5) in found


def test_every_rule_of_reading_has_a_case() -> None:
    """Rules that only a disk can break, or that are no errors, are tested by name; those of prose in test_prose,
    those of names in test_names, of bombs in tests/fuzz, those of workbooks in tests/exchange."""
    names = {"MB-R006", "MB-R007", "MB-R008", "MB-R009", "MB-R047", "MB-R025", "MB-R026"}
    elsewhere = {"MB-R004", "MB-R012", "MB-R013", "MB-R036", *names} | {code for _, code, _ in TEXT_CASES}
    others = ("MB-R08", "MB-R09", "MB-R1")
    rules = {code for code in catalogue() if code.startswith("MB-R") and not code.startswith(others)}
    assert rules - elsewhere == {case.code for case in CASES}


def test_two_dots_and_marks_in_the_configuration(small: Small) -> None:
    small.change(CONFIG, "name: Nhóm thử", "name: Nhóm thử\n    emal: a@example.org")
    found = small.findings()
    assert [told(f) for f in found if f.severity is Severity.ERROR] == [
        "site_config.yml:14:5 MB-R041 Không có trường nào tên “emal” ở đây."
    ]
