"""Findings accepted with a reason: where that may stand, what it may accept, and that nothing disappears."""

from __future__ import annotations

import pytest

from generator.records.finding import Finding
from tests.golden.make import site_of
from tests.small import PLAN, RESULTS, VI, Small, told

HEAD = "indicator,as_of,value,source,quote,accept\n"
JUMP = "tap-huan,2025-11-30,27.5,bao-cao-2025,,\ntap-huan,2026-05,90,bao-cao-2025,,"
DEADLINE = "deadline: 2030-12-31"
LATE = "deadline: 2031-12-31"


def of(findings: list[Finding], code: str) -> list[Finding]:
    return [f for f in findings if f.rule.code == code]


def results(small: Small, accept: str) -> list[Finding]:
    # Without these rows the commitment's own result would be missed elsewhere.
    small.put(RESULTS, HEAD + JUMP + accept + "\n")
    return small.findings()


def test_in_a_row(small: Small) -> None:
    found = results(small, "MB-S007: mở rộng đối tượng")
    assert [f.accepted for f in of(found, "MB-S007")] == ["mở rộng đối tượng"]
    assert not [f for f in found if f.rule.code.startswith("MB-C03")]


def test_several_in_a_row(small: Small) -> None:
    small.put(RESULTS, HEAD + 'tap-huan,,90,bao-cao-2025,đạt 9%,"MB-C004: không có ngày; kể cả trong bài; mb-s032: làm tròn"\n')
    found = small.findings()
    assert of(found, "MB-C004")[0].accepted == "không có ngày; kể cả trong bài"
    assert of(found, "MB-S032")[0].accepted == "làm tròn"


def test_only_on_its_own_line(small: Small) -> None:
    small.put(RESULTS, HEAD + JUMP.replace("2025,,\n", "2025,,MB-S007: lý do\n") + "\n")
    found = small.findings()
    assert of(found, "MB-S007")[0].accepted is None
    assert [f.place.line for f in of(found, "MB-C033")] == [2]


def test_at_the_end_of_a_line(small: Small) -> None:
    small.change(PLAN, DEADLINE, f"{LATE}  # MB-S027: kế hoạch ghi như vậy")
    found = small.findings()
    assert of(found, "MB-S027")[0].accepted == "kế hoạch ghi như vậy"


@pytest.mark.parametrize(
    "written",
    [
        "text: 'Mở chuyên mục # MB-S027: không phải chú thích'",
        'text: "Mở chuyên mục # MB-S027: không phải chú thích"',
        "text: |\n        Mở chuyên mục\n        # MB-S027: không phải chú thích",
        "text: Mở chuyên mục#MB-S027",
    ],
)
def test_a_hash_inside_a_value_is_no_comment(small: Small, written: str) -> None:
    small.change(PLAN, "text: Mở chuyên mục trên trang của tỉnh", written)
    assert small.read().acceptances == ()


def test_a_comment_on_a_line_of_its_own_accepts_nothing(small: Small) -> None:
    small.change(PLAN, f"      {DEADLINE}", f"      # MB-S027: kế hoạch ghi như vậy\n      {LATE}")
    found = small.findings()
    assert of(found, "MB-S027")[0].accepted is None
    assert [f.place.line for f in of(found, "MB-C033")] == [20]


@pytest.mark.parametrize(
    ("accept", "code", "says"),
    [
        ("MB-S007", "MB-C030", "Chấp nhận MB-S007 nhưng không ghi lý do"),
        ("MB-S007:  ", "MB-C030", "không ghi lý do"),
        ("MB-S999: lý do", "MB-C031", "“MB-S999”"),
        ("số đúng rồi", "MB-C031", "“số đúng rồi”"),
        ("MB-R053: theo Excel", "MB-C032", "MB-R053"),
        ("MB-R071: số của cơ quan", "MB-C032", "MB-R071"),
        ("MB-C030: không cần lý do", "MB-C032", "MB-C030"),
        ("MB-S001: lý do", "MB-C033", "MB-S001"),
    ],
)
def test_what_is_wrong_with_an_acceptance(small: Small, accept: str, code: str, says: str) -> None:
    found = results(small, accept)
    hits = [f for f in found if f.rule.code.startswith("MB-C03")]
    assert [(f.rule.code, f.place.line, f.place.column) for f in hits] == [(code, 3, 6)], [told(f) for f in found]
    assert says in hits[0].what(VI)
    assert of(found, "MB-S007")[0].accepted is None


def test_an_error_stays_an_error(small: Small) -> None:
    small.change(PLAN, "value: 35", "value: 35,5  # MB-R053: theo Excel")
    found = small.findings()
    assert of(found, "MB-R053")[0].accepted is None
    assert len(of(found, "MB-C032")) == 1


def test_personal_data_stay_personal(small: Small) -> None:
    small.change(PLAN, "text: Mở lớp tập huấn", "text: Gọi 0912345678  # MB-R071: số của cơ quan")
    found = small.findings()
    assert [f.accepted for f in of(found, "MB-R071")] == [None]
    assert len(of(found, "MB-C032")) == 1


def test_a_reason_is_a_text_like_any_other(small: Small) -> None:
    small.change(PLAN, DEADLINE, f"{LATE}  # MB-S027: hỏi ông A, 0912345678")
    assert of(small.findings(), "MB-R071")


def test_nothing_is_idle_while_something_is_unread(small: Small) -> None:
    small.change(PLAN, DEADLINE, f"{DEADLINE}  # MB-S027: kế hoạch ghi như vậy")
    small.change(PLAN, "value: 35", "value: 35,5")
    assert not of(small.findings(), "MB-C033")


def test_the_reason_stands_on_the_page(small: Small) -> None:
    small.change(PLAN, DEADLINE, f"{LATE}  # MB-S027: kế hoạch <b>ghi</b> như vậy")
    (page,) = [p for p in site_of(small.root).pages if p.address == "tinh/son-la/"]
    assert "31/12/2031 nằm ngoài thời gian" in page.body
    assert "Giữ nguyên, vì: kế hoạch &lt;b&gt;ghi&lt;/b&gt; như vậy" in page.body
