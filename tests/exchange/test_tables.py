"""Tables of results as Excel saves them in Vietnam: taken when clear, explained when not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.exchange.editing.edits import Add, SetField
from generator.exchange.editing.proposal import edited
from generator.exchange.workbook.comparing import Comparison
from generator.exchange.workbook.incoming import incoming
from tests.exchange.workbooks import Office, only, told

NAME = "data/provinces/dien-bien/results.csv"
HEAD = "Chỉ số;Thời điểm của số liệu;Giá trị;Nguồn;Ghi chú"
CHANGED = "chu-ky-so-cap-tinh;30/11/2025;33,4;bao-cao-2025;Đã kiểm"
NEW = "Lãnh đạo cơ quan công tác dân tộc cấp tỉnh dùng chữ ký số cá nhân;6/2029;70,5;bao-cao-2029;"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(only("dien-bien", tmp_path_factory.mktemp("office")), "dien-bien")


def came(office: Office, content: bytes, name: str = "bang.csv") -> Comparison:
    return incoming(office.project, content, name, "dien-bien")


def in_1258(text: str) -> bytes:
    """Write as Windows-1258 does: marks of tone follow their letter."""
    out = ""
    for char in unicodedata.normalize("NFC", text):
        try:
            char.encode("cp1258")
            out += char
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
            shape = "".join(mark for mark in parts[1:] if mark not in tones)
            out += unicodedata.normalize("NFC", parts[0] + shape) + "".join(tones)
    return out.encode("cp1258")


TEXT = f"{HEAD}\r\n{CHANGED}\r\n{NEW}\r\n"
DIALECTS = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": TEXT.encode("utf-8-sig"),
    "utf-16 with its mark": TEXT.encode("utf-16"),
    "utf-16 without": TEXT.encode("utf-16-le"),
    "utf-16 the other way": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "windows-1258": in_1258(TEXT),
    "unicode text": TEXT.replace(";", "\t").encode("utf-16"),
    "nfd": unicodedata.normalize("NFD", TEXT).encode(),
    "machine names": TEXT.replace(HEAD, "indicator;as_of;value;source;note").encode(),
    "commas": "\n".join(['indicator,as_of,value,source,note', CHANGED.replace(",", ".").replace(";", ","), 'chu-ky-so-cap-tinh,2029-06,"70,5",bao-cao-2029,']).encode(),
}  # fmt: skip


@pytest.mark.parametrize("content", DIALECTS.values(), ids=DIALECTS)
def test_every_dialect_says_the_same(office: Office, content: bytes) -> None:
    back = came(office, content)
    assert told(back) == []
    value, note, new = back.edits
    assert isinstance(value, SetField)
    assert isinstance(note, SetField)
    assert isinstance(new, Add)
    assert (value.place.line, value.field, value.value) == (2, "value", "33.4")
    assert (note.place.line, note.field, note.value) == (2, "note", "Đã kiểm")
    assert dict(new.values) == {
        "indicator": "chu-ky-so-cap-tinh", "as_of": "2029-06", "value": "70.5", "source": "bao-cao-2029",
    }  # fmt: skip


def test_windows_1258_is_what_it_says() -> None:
    assert in_1258("Đã kiểm, số liệu") == b"\xd0a\xde ki\xea\xd2m, s\xf4\xec li\xea\xf2u"


def test_only_the_changed_cells_of_the_file_change(office: Office) -> None:
    old = (office.root / NAME).read_text("utf-8")
    content = b"indicator;as_of;value;source\r\nchu-ky-so-cap-tinh;2025-11-30;33,4;bao-cao-2025\r\n"
    new = edited(office.root, NAME, came(office, content).edits).decode()
    assert new == old.replace("33.3", "33.4", 1)


def test_the_sheet_of_our_workbook_saved_as_text_is_no_change(office: Office) -> None:
    import io

    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(office.content))["Kết quả"]
    rows = [["" if v is None else str(v).replace("\n", " ") for v in row] for row in page.iter_rows(values_only=True)]
    text = "\r\n".join("\t".join(row) for row in rows)
    back = came(office, text.encode("utf-16"), "Kết quả.txt")
    assert told(back) == []
    assert back.edits == ()


REFUSED = [
    ("bang.csv:2:3 MB-R120", "indicator;as_of;value;source\nchu-ky-so-cap-tinh;2029;1.234;bao-cao-2029"),
    ("bang.csv:2:3 MB-R120", "indicator\tas_of\tvalue\tsource\nchu-ky-so-cap-tinh\t2029\t1,234\tbao-cao-2029"),
    ("bang.csv:2:2 MB-R056", "indicator;as_of;value;source\nchu-ky-so-cap-tinh;11/30/2029;1;bao-cao-2029"),
    ("bang.csv:2:2 MB-R068", "indicator;as_of;value;source\nchu-ky-so-cap-tinh;30/11/1029;1;bao-cao-2029"),
    ("bang.csv:2:1 MB-R121", "indicator;as_of;value;source\nchi-so-la;2029;1;bao-cao-2029"),
    ("bang.csv:1:3 MB-R033", "indicator;as_of;vlue;source\nchu-ky-so-cap-tinh;2029;1;bao-cao-2029"),
    ("bang.csv:1:1 MB-R032", "indicator;as_of;value\nchu-ky-so-cap-tinh;2029;1"),
    ("bang.csv:1:4 MB-R034", "indicator;as_of;value;Giá trị;source\nchu-ky-so-cap-tinh;2029;1;2;bao-cao-2029"),
    ("bang.csv:2:5 MB-R035", "indicator;as_of;value;source\nchu-ky-so-cap-tinh;2029;97;bao-cao-2029;6"),
    ("bang.csv:1:1 MB-R131", "STT;Nội dung;Số\n1;abc;2"),
    ("bang.csv:3:1 MB-R132", "indicator;as_of;value;source\nchu-ky-so-cap-tinh;30/11/2025;1;bao-cao-2025\nchu-ky-so-cap-tinh;30/11/2025;2;bao-cao-2025"),
    ("bang.csv:1:1 MB-R130", "indicator;as_of\nĐ".encode()[:-1] + b"\xb5\xb6 \xa8\xa9\xac\xad"),
    ("bang.csv:1:1 MB-R131", b"\x00\x01\x02\x03" * 50),
    ("bang.csv:1:1 MB-R131", b""),
    ("bang.csv:1:1 MB-R014", b"a;b\n" * 2_100_000),
]  # fmt: skip


@pytest.mark.parametrize("start, content", REFUSED, ids=[f"{n} {case[0]}" for n, case in enumerate(REFUSED)])
def test_what_is_not_clear_is_explained(office: Office, start: str, content: str | bytes) -> None:
    back = came(office, content if isinstance(content, bytes) else content.encode())
    assert any(line.startswith(start) for line in told(back)), told(back)
    assert back.edits == ()


def test_a_comma_begins_decimals_where_semicolons_part_the_cells(office: Office) -> None:
    (edit,) = came(office, b"indicator;as_of;value;source\nchu-ky-so-cap-tinh;2029;3,802;bao-cao-2029").edits
    assert isinstance(edit, Add)
    assert edit.values["value"] == "3.802"


def test_an_empty_cell_erases_nothing(office: Office) -> None:
    content = "indicator;as_of;value;source;quote\nchu-ky-so-cap-tinh;30/11/2025;;bao-cao-2025;"
    assert came(office, content.encode()).edits == ()


def test_a_table_needs_its_province(office: Office) -> None:
    back = incoming(office.project, TEXT.encode(), "bang.csv")
    assert [f.rule.code for f in back.findings] == ["MB-R133"]


def test_a_broken_quote_is_told_with_its_line(office: Office, tmp_path: Path) -> None:
    back = came(office, b'indicator;as_of;value;source\n"chu;2029;1;b\n')
    assert back.findings
    assert back.edits == ()
