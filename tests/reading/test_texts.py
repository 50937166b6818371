"""Single texts: what is found in them, and what is left alone."""

from __future__ import annotations

import pytest

from generator.reading.texts import check_text, mended
from generator.reading.yaml_file import mapping_of
from generator.records.finding import Finding
from generator.records.values import Place
from tests.small import PLAN, RESULTS, VI, Small, told

CITIZEN, PHONE, MAIL = "MB-R070", "MB-R071", "MB-R072"

CASES = [
    (" Sở Nội vụ", "MB-R017", "dấu cách thừa"),
    ("Sở Nội vụ ", "MB-R017", "dấu cách thừa"),
    ("Sở  Nội vụ", "MB-R017", "hai dấu cách"),
    ("Sở\tNội vụ \t x", "MB-R017", "hai dấu cách"),
    ("Sở\u00a0Nội vụ", "MB-R017", "không ngắt"),
    ("Sơn\u200b La", "MB-R018", "“Sơn La” có ký tự ẩn U+200B"),
    ("Sơn\u00ad La", "MB-R018", "U+00AD"),
    ("Кế hoạch số 1", "MB-R016", "“Кế” có ký tự “К” (U+041A)"),
    ("Kế hoạcһ", "MB-R016", "U+04BB"),
    ("Ηà Nội", "MB-R016", "“Ηà” có ký tự “Η” (U+0397)"),
    ("Ðiện Biên", "MB-R016", "U+00D0"),
    ("２０２５", "MB-R016", "“２０２５”"),
    ("𝐁áo cáo", "MB-R016", "U+1D401"),
    ("CCCD 001085012345", CITIZEN, "001•••45"),
    ("ông A, 001 085 012 345.", CITIZEN, "001•••45"),
    ("096.085.012.345", CITIZEN, "096"),
    ("CMND số 012345678", CITIZEN, "012•••78"),
    ("chứng minh nhân dân: 012 345 678", CITIZEN, "012"),
    ("Căn cước công dân 212345678901", CITIZEN, "212"),
    ("0912345678", PHONE, "091•••78"),
    ("gọi 0912 345 678.", PHONE, "091"),
    ("091.234.5678", PHONE, "091"),
    ("0912.345.678", PHONE, "091"),
    ("0912-345-678", PHONE, "091"),
    ("0912 34 56 78", PHONE, "091"),
    ("09 12 34 56 78", PHONE, "09"),
    ("(091) 234 5678", PHONE, "78"),
    ("+84912345678", PHONE, "+84"),
    ("+84 912 345 678", PHONE, "+84"),
    ("(+84) 912 345 678", PHONE, "78"),
    ("+84 (0)912 345 678", PHONE, "+84"),
    ("0084912345678", PHONE, "008"),
    ("ĐT: 024 3733 1234", PHONE, "024•••34"),
    ("điện thoại (024) 37331234", PHONE, "34"),
    ("Zalo 84912345678", PHONE, "849"),
    ("nguyenvana@gmail.com", MAIL, "ng•••@gmail.com"),
    ("Gửi Nguyen.Van_A@yahoo.com.vn.", MAIL, "@yahoo.com.vn"),
    ("a (at) hotmail.com", MAIL, ""),
    ("a[AT]hotmail.com", MAIL, ""),
]  # fmt: skip

GOOD = [
    "Kế hoạch 2309/KH-UBND ngày 27/5/2025", "một\nhai\n", "μg/m³, 10 kΩ, α-amin", "Спасибо", "đ, Đ, ư, ơ",
    "123.456.789 đồng", "1.234.567.890.123", "84.912.345.678 đồng", "0.912345678", "05.12.2025 30 lớp",
    "2025-03-20 12", "năm 2021 2025 2026 2027 100", "000123456789", "987654321012", "20250912345678",
    "https://a.vn/0912345678-x", "Xem https://baosonla.vn/bai-001085012345.html.", "www.a.vn/0912345678",
    "0912345678/QĐ-UBND", "bao-0912345678", "định danh điện tử mức 2 cho 1.234.567 người",
    "nhóm Zalo 12 thôn, 415/871 người", "hotline 1900 1234", "sodantoc@sonla.gov.vn", "toasoan@baosonla.vn",
    "mail@gmailx.com.example", "@gmail.com",
]  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    return [(f.rule.code, f.what(VI)) for f in check_text(text, Place("a"))]


@pytest.mark.parametrize(("text", "code", "says"), CASES)
def test_found(text: str, code: str, says: str) -> None:
    findings = found(text)
    assert [c for c, _ in findings] == [code]
    assert says in findings[0][1]


@pytest.mark.parametrize("text", GOOD)
def test_left_alone(text: str) -> None:
    assert found(text) == []


def test_personal_data_are_not_repeated_by_who_reports_them() -> None:
    for text, code, _ in CASES:
        digits = [c for c in text if c.isdigit()]
        if code in (CITIZEN, PHONE):
            (_, said), *_ = found(text)
            assert sum(c.isdigit() for c in said) <= 5 < len(digits)


def test_a_field_for_the_public_to_write_to() -> None:
    assert not list(check_text("nhom.theo.doi@gmail.com", Place("a"), public_mail=True))


@pytest.mark.parametrize("text", ["a" * 300_000, "0912 " * 60_000, "1 2 " * 75_000, "CCCD " * 60_000, "a.b-" * 75_000])
def test_long_texts_are_looked_through_at_once(text: str) -> None:
    """What a pattern tries again for every character would take hours here."""
    list(check_text(text, Place("a")))


@pytest.mark.parametrize(
    ("line", "column"),
    [("# gọi chị B 0912345678", 1), ("note: 'a # b'  # gọi 0912345678", 16), ("note: a  # MB # anh C, 0912345678", 10)],
)
def test_comments_are_public_too(line: str, column: int) -> None:
    findings: list[Finding] = []
    mapping_of(f"format: 2\n{line}\n", "a.yml", findings)
    assert [(f.rule.code, f.place) for f in findings] == [(PHONE, Place("a.yml", 2, column))]


def test_what_stands_in_a_value_is_told_once() -> None:
    findings: list[Finding] = []
    mapping_of("a: 'x # 0912345678'\nb: |\n  # 0912345678\nc: http://b.vn/#0912345678\n", "a.yml", findings)
    assert [(f.rule.code, f.place.line) for f in findings] == [(PHONE, 1), (PHONE, 2)]


def test_what_is_mended() -> None:
    assert mended("Sơn\u200b\u00a0La") == "Sơn La"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        (PLAN, "lead: Ban Dân tộc\n      coop", "lead: Ban Dân tộc (0912 345 678)\n      coop", 38, 13),
        (PLAN, "cooperating: [Sở Nội vụ]", "cooperating: [Sở Nội vụ 0912345678]", 39, 21),
        (PLAN, "issuer: UBND", '"issuer": "0912345678 UBND"\n  # ', 8, 13),
        (RESULTS, "đã mở chuyên mục", "hỏi 0912345678", 4, 12),
        ("data/left-out.csv", "son-la,", "son-la,0912345678 ", 2, 2),
        ("data/indicators.yml", "definition: Số trạm", "definition: 0912345678 Số trạm", 25, 17),
        ("site_config.yml", "publisher: Nhóm thử", "publisher: Nhóm thử 0912345678", 11, 14),
        ("content/gioi-thieu.md", "---\n\n", "---\n\nGọi 0912345678.\n", 7, 1),
    ],
)
def test_in_every_file(small: Small, file: str, old: str, new: str, line: int, column: int) -> None:
    text = small.path(file).read_text("utf-8")
    small.path(file).write_text(text.replace(old, new, 1), "utf-8")
    hits = [f for f in small.read().findings if f.rule.code == PHONE]
    assert [f.place for f in hits] == [Place(file, line, column)], [told(f) for f in small.read().findings]
