"""Change notes are written by commands and by the form: beside the data, at the newer end, and only when asked for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.records.evidence import ChangeNote
from generator.records.project import NATIONAL
from tests.small import AS_OF, RESULTS, Small, copy, told
from tests.test_cli import run

NOTES = "data/provinces/son-la/changes.yml"
CAN_THO = "data/provinces/can-tho/changes.yml"
WHAT = ["--what", "Thêm báo cáo năm 2026: biểu 2"]
LOOKED_AT = "Sơn La, số trạm 5G, ngày 30/06/2025: kiểm tra lại ngày 30/06/2026, không đổi (trên 300 trạm)"
CORRECT = (Path(__file__).parent / "bodies" / "correct.md").read_text("utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def new(small: Small, *arguments: str) -> tuple[int, str]:
    result = run("new", "note", *arguments, "--project", small.root)
    return result.exit_code, result.output


def contents(small: Small) -> dict[str, bytes]:
    return {p.relative_to(small.root).as_posix(): p.read_bytes() for p in small.root.rglob("*") if p.is_file()}


def newest(small: Small, unit: str = "son-la") -> ChangeNote:
    return small.project().holding(unit).newest_notes()[0]


# --- minhbach new note ---


def test_a_note_goes_on_top_and_every_other_byte_stays(small: Small) -> None:
    before = small.path(NOTES).read_text("utf-8")
    code, output = new(small, "sơn la", *WHAT, "--why", "Sở gửi thêm", "--target", "XHS.1", "--minor")
    assert code == 0, output
    note = newest(small)
    assert (note.date, note.who) == (AS_OF, "Ban Dân tộc tỉnh Sơn La")  # as the note before
    assert (note.what, note.why, note.targets, note.minor) == (WHAT[1], "Sở gửi thêm", ("XHS.1",), True)
    head, _, tail = before.partition("changes:\n")
    now = small.path(NOTES).read_text("utf-8")
    assert now.startswith(f"{head}changes:\n  - date: 2026-06-30\n    who: ")
    assert now.endswith(f"    minor: yes\n\n{tail}")
    assert "ghi chú ngày 30/06/2026 của Ban Dân tộc tỉnh Sơn La: Thêm báo cáo năm 2026: biểu 2 (lý do: Sở gửi thêm)" in output


def test_a_file_with_the_oldest_on_top_grows_downwards(small: Small) -> None:
    small.add(NOTES, "  - date: 2026-06-20\n    who: Sở Dân tộc và Tôn giáo\n    what: Thêm số\n")
    before = small.path(NOTES).read_text("utf-8")
    assert new(small, "son-la", *WHAT)[0] == 0
    assert small.path(NOTES).read_text("utf-8").startswith(before)
    assert newest(small).who == "Sở Dân tộc và Tôn giáo"


def test_the_first_note_begins_the_file(small: Small) -> None:
    assert new(small, "can-tho", *WHAT, "--who", "Sở: A", "--date", "2026-06-01")[0] == 0
    lines = small.path(CAN_THO).read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../schema/changes.json"
    assert lines[1].startswith("# Ghi chú thay đổi, mới nhất ở trên")
    assert lines[3:] == ["format: 2", "changes:", "  - date: 2026-06-01", "    who: 'Sở: A'", f"    what: '{WHAT[1]}'"]


@pytest.mark.parametrize("place", ["quoc-gia", "Cả nước"])
def test_a_note_of_the_country(small: Small, place: str) -> None:
    assert new(small, place, *WHAT)[0] == 0
    assert newest(small, NATIONAL).what == WHAT[1]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["son-la"], 2, "--what"), (["can-tho", *WHAT], 2, "--who"), (["sơn lạc", *WHAT], 2, "Ý bạn là “Sơn La”?"),
        (["son-la", *WHAT, "--date", "hôm nay"], 1, "MB-R"), (["son-la", *WHAT, "--target", "XHS.9"], 1, "MB-C001"),
        (["son-la", *WHAT, "--who", "Ông A, 038090001234"], 1, "MB-R070"),
        (["son-la", "--what", "Sửa số lớp tập huấn theo biểu gửi kèm báo cáo", "--date", "2026-06-05"], 2, f"{NOTES}:4: Ghi chú này đã có."),
    ],
)  # fmt: skip
def test_refusals_write_nothing(small: Small, arguments: list[str], code: int, says: str) -> None:
    before = contents(small)
    ended, output = new(small, *arguments)
    assert (ended, contents(small)) == (code, before), output
    assert says in output


# --- confirm, import ---


def confirm(small: Small, *more: str) -> tuple[int, str]:
    result = run("confirm", "son-la", "--indicator", "tram-5g", "--project", small.root, *more)
    return result.exit_code, result.output


def test_no_note_unless_it_is_asked_for(small: Small) -> None:
    before = small.path(NOTES).read_bytes()
    assert confirm(small, "--who", "Sở")[0] == 0
    assert small.path(NOTES).read_bytes() == before


def test_with_a_reason_the_change_says_itself_what_it_is(small: Small) -> None:
    assert confirm(small, "--why", "Sở đối chiếu với nhà mạng", "--who", "Sở Khoa học")[0] == 0
    note = newest(small)
    assert (note.who, note.what, note.why, note.date) == ("Sở Khoa học", LOOKED_AT, "Sở đối chiếu với nhà mạng", AS_OF)
    assert [f.rule.code for f in small.findings() if f.place.file == NOTES] == []


def test_with_words_of_its_own(small: Small) -> None:
    assert confirm(small, "--note", "Đối chiếu lại số trạm 5G")[0] == 0
    assert (newest(small).what, newest(small).why) == ("Đối chiếu lại số trạm 5G", None)


def test_nobody_to_name_writes_nothing(small: Small) -> None:
    small.path(NOTES).unlink()
    before = contents(small)
    code, output = confirm(small, "--why", "Sở đối chiếu")
    assert (code, contents(small)) == (2, before)
    assert "--who" in output


def test_a_note_the_rules_refuse_takes_the_change_back_with_it(small: Small) -> None:
    before = contents(small)
    code, output = confirm(small, "--why", "Hỏi ông A, 038090001234")
    assert (code, contents(small)) == (1, before)
    assert "MB-R070" in output


def test_a_table_is_brought_with_its_reason(small: Small) -> None:
    table = small.root.parent / "bang.csv"
    table.write_text("indicator,as_of,value,source,quote\ntap-huan,2026-05,30,bao-cao-2025,đạt 30%\n", "utf-8")
    arguments = ("import", table, "--province", "son-la", "--project", small.root, "--as-of", "2026-06-30")
    assert run(*arguments, "--why", "Sở gửi bảng", "--dry-run").exit_code == 0
    assert newest(small).why == "Lần đầu cộng trùng một lớp"
    assert run(*arguments, "--why", "Sở gửi bảng").exit_code == 0
    note = newest(small)
    assert note.what == "Sơn La, cam kết CK1 (Tập huấn), tháng 05/2026: số mới 30%; nguồn: “Báo cáo thử năm 2025”"
    assert (note.why, note.targets) == ("Sở gửi bảng", ("XHS.1",))


# --- the form ---


def sent(small: Small, who: str, note: str = "Báo cáo đính chính.") -> tuple[int, str, dict[str, bytes]]:
    """Send the form that corrects a figure; return exit code, answer and proposed files."""
    body, output = small.root.parent / "body.md", small.root.parent / "out"
    text = CORRECT.replace("Báo cáo đính chính ngày 05/01/2026.", note)
    body.write_text(text.replace("### Xác nhận", f"### Cơ quan gửi\n\n{who}\n\n### Xác nhận"), "utf-8")
    result = run("intake", body, "--project", small.root, "--as-of", "2026-12-05", "--output", output)
    files = {p.relative_to(output / "files").as_posix(): p.read_bytes() for p in (output / "files").rglob("*.*")}
    return result.exit_code, (output / "answer.md").read_text("utf-8"), files


def test_an_agency_that_gives_a_reason_is_told_in_the_history(small: Small) -> None:
    code, answer, files = sent(small, "Sở Dân tộc và Tôn giáo")
    assert code == 0
    assert set(files) == {RESULTS, NOTES}
    assert "Cơ quan gửi: **Sở Dân tộc và Tôn giáo**" in answer
    before = small.project()
    for name, content in files.items():
        small.put(name, content)
    note = newest(small)
    assert (str(note.date), note.who, note.why) == ("2026-12-05", "Sở Dân tộc và Tôn giáo", "Báo cáo đính chính.")
    assert note.what.startswith("Sơn La, cam kết CK1 (Tập huấn), ngày 30/11/2025: 27,5% → 28,5% (+1 điểm phần trăm)")
    assert note.targets == ("XHS.1",)
    assert len(small.project().notes) == len(before.notes) + 1
    assert [told(f) for f in small.findings(note.date) if f.place.file == NOTES] == []


@pytest.mark.parametrize("who", ["_No response_", ""])
def test_without_an_agency_only_the_figure_changes(small: Small, who: str) -> None:
    code, _, files = sent(small, who)
    assert (code, set(files)) == (0, {RESULTS})


def test_what_must_not_be_published_is_refused_in_the_agencys_name_too(small: Small) -> None:
    code, answer, files = sent(small, "Ông A, số định danh 038090001234")
    assert (code, files) == (1, {})
    assert "MB-R070" in answer
    assert "038090001234" not in answer


@pytest.mark.parametrize("name", ["Sở: A # b", "- Sở", "'Sở' \"A\"", "{a: b}", "[x](http://x) <b> `c` @ai"])
def test_names_stay_text(small: Small, name: str) -> None:
    code, answer, files = sent(small, name)
    assert code == 0
    small.put(NOTES, files[NOTES])
    assert newest(small).who == name
    assert "<b>" not in answer


def test_the_row_is_changed_as_without_a_note(small: Small) -> None:
    alone, noted = (sent(small, who)[2][RESULTS] for who in ("", "Sở"))
    assert alone == noted
    assert next(csv.DictReader(noted.decode().splitlines()))["value"] == "28.5"
