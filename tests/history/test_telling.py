"""The account as people and programs get it: the first sentence, the order, the length, and nothing obeyed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.commands.diff import address_of
from generator.history import telling
from generator.history.account import account
from generator.history.naming import Names
from generator.markdown import inert
from generator.reading.project import read_project
from tests.small import AS_OF, PLAN, RESULTS, SMALL, VI, Small, copy

ROW = ",27.5,,55,200,"
CONFIRM = ("data/provinces/son-la/sources.yml", "last_checked: 2026-06-01", "last_checked: 2026-06-30")


def render(small: Small, form: str = "markdown", files: tuple[str, ...] = ()) -> str:
    old, new = read_project(SMALL), small.read()
    assert old.project is not None
    assert new.project is not None
    forms = {"text": telling.as_text, "markdown": telling.as_markdown, "json": telling.as_json}
    return forms[form](account(old, new, AS_OF, files), Names(old.project, new.project, VI), address_of)


NOTES = "data/provinces/son-la/changes.yml"
NO_RETREAT = "không có mục tiêu hay hạn nào thay đổi"


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ([], "Không có gì thay đổi."),
        ([("data/targets.yml", "measured_by: plan", "measured_by: plan\n    applies_until: 2030-07-01")], "1 mục tiêu ngừng áp dụng của cả nước."),
        ([CONFIRM], f"1 mục kiểm tra lại, không đổi của Sơn La; {NO_RETREAT}."),
        ([(RESULTS, "trên 300 trạm,", "trên 300 trạm,làm tròn")], f"1 chỗ sửa ghi chú của số liệu của Sơn La; {NO_RETREAT}."),
        ([("data/indicators.yml", "name: Số trạm 5G", "name: Trạm 5G")], f"1 chỗ sửa câu chữ ở phần chung của cả nước; {NO_RETREAT}."),
        ([(NOTES, "    why: Lần đầu cộng trùng một lớp\n", ""), ("data/indicators.yml", "name: Số trạm 5G", "name: Trạm 5G")],
         "1 chỗ sửa câu chữ ở phần chung của cả nước; 1 chỗ sửa câu chữ trong ghi chú của trang; " + NO_RETREAT + "."),
        ([CONFIRM, ("data/indicators.yml", "name: Số trạm 5G", "name: Trạm 5G")],
         f"1 mục kiểm tra lại, không đổi, 1 chỗ sửa câu chữ của Sơn La và phần chung của cả nước; {NO_RETREAT}."),
        ([(PLAN, "value: 80\n", "value: 70\n")], "1 cam kết bị hạ của Sơn La; 1 nhận xét mới khi kiểm tra."),
        ([(PLAN, "value: 80\n", "value: 70\n"), (PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31"), CONFIRM],
         "1 cam kết bị hạ, 1 hạn bị lùi, 1 mục kiểm tra lại, không đổi của Sơn La; 1 nhận xét mới khi kiểm tra."),
        ([(PLAN, "value: 80\n", "value: 90\n")],
         "1 cam kết nâng của Sơn La; không có mục tiêu nào bị hạ, không có hạn nào bị lùi."),
    ],
)  # fmt: skip
def test_one_sentence_says_everything(small: Small, edits: list[tuple[str, str, str]], sentence: str) -> None:
    for edit in edits:
        small.change(*edit)
    assert render(small, "text").splitlines()[0] == sentence
    assert render(small).splitlines()[0] == f"**{inert(sentence)}**"
    assert json.loads(render(small, "json"))["summary"] == sentence


def test_retreats_stand_first_under_their_own_heading(small: Small) -> None:
    small.change(RESULTS, ROW, ",41,,82,200,")
    small.change(PLAN, "value: 80\n", "value: 70\n")
    titles = [line for line in render(small).splitlines() if line.startswith("#")]
    assert titles[:2] == ["### ⚠ Mục tiêu bị hạ, hạn bị lùi, cam kết bị bỏ", "### Thay đổi khác"]


def test_what_changes_alike_is_told_once(small: Small) -> None:
    small.change("data/provinces/son-la/reports.yml", "date: 2025-12-14", "date: 2025-12-24")
    told = [line for line in render(small, "text").splitlines() if "Đúng hạn → Muộn" in line]
    assert len(told) == 1


# --- nothing of the data is obeyed ---

HOSTILE = [
    "@octocat xem", "nhóm @to-chuc/nhom", "#1 và GH-2", "[bấm](https://evil.example)", "<img src=x onerror=alert(1)>",
    "</details><h1>Đã duyệt</h1>", "![x](https://evil.example/x.png)", "```", "a | b | c", "*đậm* _nghiêng_ `mã`",
    "https://evil.example www.evil.example", "~~gạch~~", "$x^2$", "&lt;script&gt;", "<!-- ẩn", "\\[thoát\\](x)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_data_is_inert(small: Small, text: str) -> None:
    quoted = text.replace("'", "''")
    small.change(PLAN, "lead: Ban Dân tộc\n      cooperating", f"lead: '{quoted}'\n      cooperating")
    told = render(small)
    for dangerous in ("<img", "</details><h1", "<!--", "](http", "@octocat", "@to-chuc", "```", "https://", "#1", "www.e"):
        assert dangerous not in told
    assert inert(text) in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("41,0% → 58,0% (+17 điểm phần trăm)", "41,0% → 58,0% \\(+17 điểm phần trăm\\)"),
        ("a\n- b\n# c", "a - b \\# c"),
        ("- x", "\\- x"), ("+ x", "\\+ x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("=== x", "\\=== x"),
        ("a@b.vn", "a@\u2060b.vn"), ("#12", "\\#\u206012"), ("# 12", "\\# 12"), ("gh-5", "gh\u2060-5"),
        ("http://x", "http:\u2060//x"), ("www.x.vn", "www\u2060.x.vn"), ("a & b < c", "a &amp; b &lt; c"),
        ("\x1b[31m\u202e", "\\[31m"), ("  ", ""),
    ],
)  # fmt: skip
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_long_account_is_folded_and_capped(tmp_path: Path) -> None:
    small = copy(tmp_path)
    rows = "".join(f"tram-5g,,2026-01-{n % 28 + 1:02d},,{n},,,,,x{n},bao-cao-2025,{'@a ' * 100},\n" for n in range(2000))
    small.add(RESULTS, rows)
    told = render(small)
    assert len(told) < 65_536
    assert "<details><summary><b>Thay đổi</b> (2000)</summary>" in told
    assert "mục nữa; chạy minhbach diff để xem đủ" in told
    assert told.count("<details>") == told.count("</details>")
    assert len(json.loads(render(small, "json"))["changes"]) == 2000
