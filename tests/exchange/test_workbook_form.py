"""A workbook sent back by the form: fetched only from where GitHub keeps files, taken in whole or answered cell by cell."""

from __future__ import annotations

import datetime as dt
import os
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from generator.exchange.form.attachment import attached
from generator.exchange.form.forms import Box, workbook_form
from generator.exchange.workbook.edition import Edition, version_of
from generator.exchange.workbook.workbooks import workbooks
from generator.exchange.workbook.writing import workbook
from generator.language import Language
from tests.small import AS_OF, RESULTS, VI, Small, copy
from tests.test_cli import run

ADDRESS = "https://github.com/user-attachments/files/123456/son-la-2026-06-30.xlsx"
BODY = """### Bảng của nơi nào

{place}

### Tệp Excel

{file}

### Lời nhắn cho người duyệt

{message}

### Cam đoan

- [X] Tôi đã đọc các số liệu này trong nguồn.
- [X] Bảng không có dữ liệu cá nhân (số định danh, số điện thoại, thư riêng).
"""
BOX = Box("workbook", "Tệp Excel")


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


SENDER = "### Cơ quan gửi bảng\n\nSở Dân tộc và Tôn giáo\n\n### Cam đoan"


def body(file: str = f"[son-la.xlsx]({ADDRESS})", place: str = "Sơn La", message: str = "_No response_") -> str:
    return BODY.format(place=place, file=file, message=message)


def take(small: Small, text: str, content: bytes | None = None) -> tuple[int, dict[str, str]]:
    """Take a body in, with what was fetched; return the exit code and what was written."""
    folder = small.root.parent
    (folder / "body.md").write_text(text, "utf-8")
    more: list[object] = []
    if content is not None:
        (folder / "bang").write_bytes(content)
        more = ["--attached", folder / "bang"]
    output = folder / "out"
    result = run("intake", folder / "body.md", "--project", small.root, "--as-of", AS_OF, "--issue", "7",
                 "--output", output, *more)  # fmt: skip
    assert "Traceback" not in result.output
    files = (path for path in output.rglob("*") if path.is_file())
    return result.exit_code, {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in files}


def book(small: Small, cell: str = "", value: object = None) -> bytes:
    """The workbook of Sơn La, perhaps with one cell of its results changed: the one that holds ``cell``."""
    project = small.project()
    content = workbook(project, Edition("son-la", AS_OF, version_of(small.root, project, "son-la")), Language())
    if not cell:
        return content
    opened = openpyxl.load_workbook(BytesIO(content))
    found = [c for row in opened["Kết quả"].iter_rows() for c in row if str(c.value) == cell]
    assert len(found) == 1
    found[0].value = value  # type: ignore[assignment]
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def test_the_file_is_first_asked_for(small: Small) -> None:
    assert take(small, body()) == (0, {"attachment.txt": ADDRESS + "\n"})


@pytest.mark.parametrize("file", [
    "_No response_", "Uploading son-la.xlsx…", "http://github.com/user-attachments/files/1/a.xlsx",
    "https://example.org/user-attachments/files/1/a.xlsx", "https://github.com.example.org/user-attachments/files/1/a.xlsx",
    "https://github.com/user-attachments/files/1/a.exe", "https://github.com/user-attachments/files/1/../../a.xlsx",
    "https://github.com/user-attachments/files/1/a.xlsx?x=1", "https://github.com/user-attachments/files/1/$(id).xlsx",
    "https://github.com/user-attachments/files/1/a.xlsx https://github.com/user-attachments/files/2/b.xlsx",
    "file:///etc/passwd.csv",
])  # fmt: skip
def test_nothing_else_is_fetched(small: Small, file: str) -> None:
    code, written = take(small, body(file))
    assert code == 1
    assert set(written) == {"answer.md"}
    assert "Ô “Tệp Excel”" in written["answer.md"]


@pytest.mark.parametrize("address", [ADDRESS, "https://github.com/to-chuc/kho.du-lieu/files/9/ket-qua.csv"])
def test_where_github_keeps_files(address: str) -> None:
    assert attached(BOX, f"[tệp]({address})") == (address, None)
    assert attached(BOX, f"{address}\n{address}") == (address, None)


def test_a_place_that_is_not_offered(small: Small) -> None:
    code, written = take(small, body(place="Sơn Laa; rm -rf"))
    assert (code, set(written)) == (1, {"answer.md"})
    assert "Ô “Bảng của nơi nào”" in written["answer.md"]


def test_one_changed_cell_is_one_changed_line(small: Small) -> None:
    before = small.path(RESULTS).read_text("utf-8").splitlines()
    code, written = take(small, body(message="Theo @ai-do báo cáo"), book(small, "27.5", 28))
    assert code == 0
    assert set(written) == {"answer.md", "title.txt", "text.md", f"files/{RESULTS}"}
    after = written[f"files/{RESULTS}"].splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        (before[1], before[1].replace(",27.5,", ",28,"))
    ]
    assert written["title.txt"] == "Sơn La: cập nhật từ bảng Excel\n"
    assert "27,5% → 28%" in written["answer.md"]
    assert "27,5% → 28%" in written["text.md"]
    assert "@ai-do" not in written["text.md"]
    assert written["text.md"].endswith("\n\nCloses #7\n")


def test_a_cell_to_mend_is_named(small: Small) -> None:
    code, written = take(small, body(), book(small, "27.5", "3.802.1"))
    assert code == 1
    assert set(written) == {"answer.md"}
    assert "Kết quả, " in written["answer.md"]
    assert "3.802.1" in written["answer.md"]


def test_a_workbook_without_news(small: Small) -> None:
    code, written = take(small, body(), book(small))
    assert (code, set(written)) == (1, {"answer.md"})
    assert "không ô nào khác" in written["answer.md"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"<html>404</html>"])
def test_what_was_fetched_is_no_workbook(small: Small, content: bytes) -> None:
    code, written = take(small, body(), content)
    assert (code, set(written)) == (1, {"answer.md"})


def test_the_place_is_one_of_the_list(small: Small) -> None:
    assert [box.id for box in workbook_form(small.project(), VI).boxes][:2] == ["province", "workbook"]


def test_workbooks_are_made_again_only_when_something_differs(small: Small, tmp_path: Path) -> None:
    def made(day: dt.date = AS_OF) -> tuple[dict[str, bytes], set[Path]]:
        books = workbooks(small.project(), small.root, day, VI, tmp_path / "cache")
        return books, set((tmp_path / "cache").iterdir())

    def long_ago() -> None:
        for entry in (tmp_path / "cache").iterdir():
            os.utime(entry, (0, 0))

    books, kept = made()
    assert set(books) == set(small.project().province_by_slug)
    assert made() == (books, kept)
    small.change(RESULTS, ",27.5,,55,200", ",28.5,,57,200")
    long_ago()
    changed, others = made()
    assert {slug for slug in books if changed[slug] != books[slug]} == {"son-la"}
    assert len(others) == len(kept)
    assert len(others & kept) == len(kept) - 1
    long_ago()
    assert not made(AS_OF + dt.timedelta(1))[1] & others
    fresh = workbooks(small.project(), small.root, AS_OF, VI, tmp_path / "other")
    assert fresh == made()[0]


def test_a_folder_in_the_cache_is_left_alone(small: Small, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "4e430749"
    folder.mkdir(parents=True)
    assert workbooks(small.project(), small.root, AS_OF, VI, tmp_path / "cache")
    assert folder.is_dir()


def test_a_damaged_workbook_is_made_again(small: Small, tmp_path: Path) -> None:
    books = workbooks(small.project(), small.root, AS_OF, VI, tmp_path / "cache")
    for entry in (tmp_path / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert workbooks(small.project(), small.root, AS_OF, VI, tmp_path / "cache") == books


@pytest.mark.parametrize("message", ["_No response_", "Sở đối chiếu với báo cáo năm."])
def test_an_agency_that_gives_a_reason_is_told_in_the_history(small: Small, message: str) -> None:
    code, written = take(small, body(message=message).replace("### Cam đoan", SENDER), book(small, "27.5", 28))
    assert code == 0
    notes = "files/data/provinces/son-la/changes.yml"
    assert (notes in written) == (message != "_No response_")
    if notes in written:
        small.put(notes.removeprefix("files/"), written[notes])
        note = small.project().holding("son-la").newest_notes()[0]
        assert (note.who, note.why, note.date) == ("Sở Dân tộc và Tôn giáo", message, AS_OF)
        assert note.what.startswith("Sơn La, cam kết CK1 (Tập huấn), ngày 30/11/2025: 27,5% → 28% (+0,5 điểm phần trăm)")
