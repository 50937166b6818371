"""What changes tell of themselves in one sentence, and the note that is suggested where nobody says why."""

from __future__ import annotations

import pytest
import yaml

from generator.checking.notes import MAX_NOTE, is_short
from generator.history import noting
from generator.history.account import account
from generator.history.compare import compare
from generator.history.naming import Names
from generator.history.noting import in_one_sentence, suggestions
from generator.history.telling import as_text
from generator.markdown import inert
from generator.reading.project import read_project
from tests.history.comparing import before, changes
from tests.small import AS_OF, PLAN, RESULTS, SMALL, SOURCES, VI, Small
from tests.test_cli import run

NOTES = "data/provinces/son-la/changes.yml"
CAN_THO = "data/provinces/can-tho/results.csv"
TRAINED = "Sơn La, cam kết CK1 (Tập huấn), ngày 30/11/2025: 27,5% → 28% (+0,5 điểm phần trăm)"
CORRECTED = (RESULTS, ",27.5,,55,200,", ",28,,56,200,")
NOTE = "  - date: 2026-06-30\n    who: Sở\n    what: Sửa kết quả tập huấn\n"


def told(small: Small) -> str:
    return in_one_sentence(changes(small), Names(before(), small.project(), VI))


def suggested(small: Small) -> str:
    old, new = read_project(SMALL), small.read()
    assert old.project is not None
    assert new.project is not None
    return suggestions(account(old, new, AS_OF), Names(old.project, new.project, VI), AS_OF)


# --- one sentence ---


def test_one_change_is_told_as_it_is(small: Small) -> None:
    small.change(*CORRECTED)
    assert told(small) == f"{TRAINED}; tử số: 55 → 56"


def test_a_new_source_is_not_told_beside_its_figure(small: Small) -> None:
    small.change(*CORRECTED)
    small.add(SOURCES, "  - id: bao-2\n    title: Báo cáo\n    publisher: Sở\n    kind: press\n")
    assert told(small) == f"{TRAINED}; tử số: 55 → 56"


def test_alone_a_source_is_told(small: Small) -> None:
    small.add(SOURCES, "  - id: bao-2\n    title: Báo cáo\n    publisher: Sở\n    kind: press\n")
    assert told(small) == "Sơn La, nguồn “Báo cáo”: thêm mới"


@pytest.mark.parametrize("quote", ["rất dài " * 40, "Năm nay hơn. Năm sau nữa."])
def test_details_that_make_it_too_long_are_left_out(small: Small, quote: str) -> None:
    small.change(*CORRECTED)
    small.change(RESULTS, '"tập huấn được 55/200 trưởng thôn, đạt 27,5%"', f'"đạt 28%, {quote}"')
    assert told(small) == f"{TRAINED}; tử số: 55 → 56"


def test_a_sentence_that_cannot_be_shortened_is_cut(small: Small) -> None:
    small.change(PLAN, "text: Mở chuyên mục trên trang của tỉnh", "text: " + "Mở chuyên mục " * 40)
    assert len(told(small)) <= MAX_NOTE
    assert is_short(told(small))


def test_a_reply_is_told_whole_or_only_that_there_is_one(small: Small) -> None:
    head = "indicator,as_of,value,source,voice,scope,reply,reply_by,reply_date\n"
    review = f"tap-huan,2025-11-30,25,bao-cao-2025,review,{'các thôn ' * 6}"
    reply = '"Danh sách thiếu các lớp; Sở đã gửi bổ sung danh sách, đề nghị rà soát lại",Sở Dân tộc,2026-01-05'
    projects = []
    for said in (",,", reply):
        small.put(RESULTS, f"{head}{review},{said}\n")
        projects.append(small.project())
    text = in_one_sentence(compare(*projects), Names(*projects, VI))
    assert is_short(text)
    assert text.endswith(": địa phương nêu ý kiến về kết quả rà soát 25%")


def test_quoted_words_are_cut_behind_a_clause_and_closed() -> None:
    told = f"Sơn La, {'các thôn ' * 15}: “Danh sách thiếu các lớp, Sở đã gửi bổ sung danh sách rồi, đề nghị rà soát lại”"
    assert noting._shortened(told).endswith(" “Danh sách thiếu các lớp…”")


def test_many_changes_are_counted(small: Small) -> None:
    small.change(*CORRECTED)
    small.change(RESULTS, "trên,300", "trên,310")
    small.change(PLAN, "value: 80\n", "value: 70\n")
    assert told(small) == "1 cam kết bị hạ, 2 số đính chính của Sơn La"


def test_a_count_leaves_out_nothing_that_readers_are_shown(small: Small) -> None:
    small.change(*CORRECTED)
    small.change(RESULTS, "trên,300", "trên,310")
    small.change(PLAN, "value: 80\n", "value: 70\n")
    small.change(SOURCES, "title: Báo cáo thử năm 2025", "title: Báo cáo thử của năm 2025")
    assert told(small) == "1 cam kết bị hạ, 2 số đính chính, 1 chỗ sửa câu chữ của Sơn La"


# --- the suggestion ---


def test_the_note_to_paste_is_read_and_ends_the_suggestion(small: Small) -> None:
    small.change(*CORRECTED)
    line, _, code = suggested(small).partition("\n\n")
    assert line.startswith(f"Chưa có ghi chú thay đổi; trang sẽ tự kể bằng lời: “{inert(TRAINED)}; ")
    assert line.endswith(f"thêm vào đầu danh sách trong {NOTES}:")
    assert all(row.startswith("    ") for row in code.splitlines())
    pasted = "".join(f"{row.removeprefix('    ')}\n" for row in code.splitlines())
    small.change(NOTES, "changes:\n", f"changes:\n{pasted}")
    note = small.project().holding("son-la").notes[0]
    assert (note.date, note.who, note.what) == (AS_OF, "Ban Dân tộc tỉnh Sơn La", f"{TRAINED}; tử số: 55 → 56")
    assert suggested(small) == ""
    assert "MB-C04" not in as_text(account(read_project(SMALL), small.read(), AS_OF), Names(before(), small.project(), VI), str)


def test_the_first_note_of_a_place_begins_the_file(small: Small) -> None:
    small.change(CAN_THO, "18.5", "18.6")
    line, _, code = suggested(small).partition("\n\n")
    assert line.endswith("tạo tệp data/provinces/can-tho/changes.yml:")
    small.put("data/provinces/can-tho/changes.yml", "".join(f"{row.removeprefix('    ')}\n" for row in code.splitlines()))
    assert [n.who for n in small.project().holding("can-tho").notes] == ["Tên cơ quan"]


def test_a_file_with_the_oldest_on_top_goes_on_at_its_end(small: Small) -> None:
    small.add(NOTES, NOTE.replace("06-30", "06-20"))
    old = small.read()
    small.change(*CORRECTED)
    new = small.read()
    assert old.project is not None
    assert new.project is not None
    told = suggestions(account(old, new, AS_OF), Names(old.project, new.project, VI), AS_OF)
    assert f"thêm vào cuối {NOTES}:" in told


@pytest.mark.parametrize(
    ("file", "note"),
    [(NOTES, NOTE), ("data/changes.yml", NOTE), ("data/changes.yml", f"{NOTE}    provinces: [son-la, can-tho]\n")],
)
def test_nothing_is_suggested_where_a_note_tells_it(small: Small, file: str, note: str) -> None:
    small.change(*CORRECTED)
    small.change(file, "changes:\n", f"changes:\n{note}")
    assert suggested(small) == ""


def test_a_note_of_another_place_tells_nothing_of_this_one(small: Small) -> None:
    small.change(*CORRECTED)
    small.put("data/provinces/can-tho/changes.yml", f"format: 2\nchanges:\n{NOTE}")
    assert NOTES in suggested(small)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(SOURCES, "last_checked: 2026-06-01", "last_checked: 2026-06-30"), (RESULTS, "trên 300 trạm,", "trên 300 trạm,làm tròn"),
     ("data/results.csv", "1217", "1218"), (PLAN, "lead: Ban Dân tộc\n      cooperating", "lead: Sở\n      cooperating")],
)  # fmt: skip
def test_small_things_need_no_note(small: Small, file: str, old: str, new: str) -> None:
    small.change(file, old, new)
    assert suggested(small) == ""


def test_what_the_data_say_stays_text(small: Small) -> None:
    hostile = 'Sở "A" \\ `b` <img src=x> @nguoi: [x](http://x)'
    small.change(NOTES, "who: Ban Dân tộc tỉnh Sơn La", f"who: '{hostile}'")
    small.change(RESULTS, "trên 300 trạm,", "trên 300 trạm,<script>`@nguoi` [x](http://x)")
    small.change(*CORRECTED)
    line, _, code = suggested(small).partition("\n\n")
    assert "<" not in line
    assert "`" not in line.replace("\\`", "")
    rows = yaml.safe_load("".join(f"{row.removeprefix('    ')}\n" for row in code.splitlines()))
    assert rows[0]["who"] == hostile


def test_it_never_outgrows_the_comment(small: Small) -> None:
    small.change(NOTES, "who: Ban Dân tộc tỉnh Sơn La", f"who: {'Ban Dân tộc ' * 9000}")
    small.change(*CORRECTED)
    assert len(suggested(small)) < 2000


def test_the_comment_on_a_proposal_ends_with_it(small: Small) -> None:
    small.change(*CORRECTED)
    comment = run("diff", SMALL, small.root, "--direct", "--format", "markdown").output
    assert comment.rstrip("\n").endswith(suggested(small))
    assert "Chưa có ghi chú" not in run("diff", SMALL, small.root, "--direct").output
