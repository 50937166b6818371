"""Workbooks that are broken, foreign or meant to harm: told in words, within bounds, never a crash."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.exchange.workbook.reading import MAX_FILE, open_workbook
from tests.exchange.workbooks import Office, only, put, told


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(only("dien-bien", tmp_path_factory.mktemp("office")), "dien-bien")


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Give the parts of a workbook, changed, and further ones; None leaves a part out."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                target.writestr(name, part)
        for name, part in more.items():
            target.writestr(name, part)
    return new.getvalue()


def sheet_part(content: bytes, sheet: int, old: bytes, new: bytes) -> bytes:
    return rezipped(content, lambda name, part: part.replace(old, new, 1) if name.endswith(f"sheet{sheet}.xml") else part)


def bomb(content: bytes) -> bytes:
    return rezipped(content, lambda name, part: part, **{"xl/media/image1.png": b"\0" * 80_000_000})


def lying_bomb(content: bytes) -> bytes:
    """A part that promises ten bytes and unpacks to many more."""
    data = rezipped(content, lambda name, part: b"<a/>" + b" " * 50_000_000 if name.endswith("theme1.xml") else part)
    at = data.rindex(b"xl/theme/theme1.xml") - 46
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def entities(content: bytes) -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'
    return rezipped(content, lambda name, part: declared + part if name.endswith("workbook.xml") else part)


def entities_in_utf16(content: bytes) -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "ha">]><a/>'
    return rezipped(content, lambda name, part: text.encode("utf-16") if name.endswith("workbook.xml") else part)


def without(ending: str) -> Callable[[bytes], bytes]:
    return lambda content: rezipped(content, lambda name, part: None if name.endswith(ending) else part)


def nonsense(ending: str) -> Callable[[bytes], bytes]:
    return lambda content: rezipped(content, lambda name, part: part[: len(part) // 2] if name.endswith(ending) else part)


def plain_zip(_: bytes) -> bytes:
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        archive.writestr("thu.txt", "xin chào")
    return new.getvalue()


def far_row(content: bytes) -> bytes:
    cell = b'<row r="60000"><c r="C60000" t="inlineStr"><is><t>xa</t></is></c></row></sheetData>'
    return sheet_part(content, 3, b"</sheetData>", cell)


def endless_row(content: bytes) -> bytes:
    return sheet_part(content, 3, b"</sheetData>", b'<row r="99999999999"><c r="C1"><v>1</v></c></row></sheetData>')


def million_rows(content: bytes) -> bytes:
    rows = b"".join(b'<row r="%d" s="1"/>' % n for n in range(2000, 1_000_000))
    return sheet_part(content, 3, b"</sheetData>", rows + b"</sheetData>")


HOSTILE = [
    ("MB-R100", lambda _: b""),
    ("MB-R100", lambda _: b"xin ch\xc3\xa0o"),
    ("MB-R100", lambda _: b"PK\x03\x04" + b"\0" * 200),
    ("MB-R100", plain_zip),
    ("MB-R100", lambda content: content[: len(content) // 2]),
    ("MB-R100", lying_bomb),
    ("MB-R100", entities),
    ("MB-R100", entities_in_utf16),
    ("MB-R100", without("workbook.xml")),
    ("MB-R100", without("[Content_Types].xml")),
    ("MB-R100", without("styles.xml")),
    ("MB-R100", nonsense("workbook.xml")),
    ("MB-R100", nonsense("sheet3.xml")),
    ("MB-R100", nonsense("styles.xml")),
    ("MB-R101", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ("MB-R102", bomb),
    ("MB-R102", million_rows),
    ("MB-R102", lambda content: content + b"\0" * MAX_FILE),
    ("MB-R103", far_row),
    ("MB-R104", lambda content: rezipped(content, lambda name, part: part.replace(b"minhbach:", b"nobody:"))),
]


@pytest.mark.parametrize("code, spoil", HOSTILE, ids=[f"{n} {case[0]}" for n, case in enumerate(HOSTILE)])
def test_hostile_workbooks_are_told_in_words(office: Office, code: str, spoil: Callable[[bytes], bytes]) -> None:
    back = office.back(spoil(office.content))
    assert code in {f.rule.code for f in back.findings}, told(back)
    assert back.edits == ()


def test_memory_stays_bounded_for_a_bomb(office: Office) -> None:
    content = bomb(office.content)
    tracemalloc.start()
    office.back(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_formatting_without_end_is_no_content(office: Office) -> None:
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(2000, 42_000))
    back = office.back(sheet_part(office.content, 3, b"</sheetData>", rows + b"</sheetData>"))
    assert (back.edits, back.findings) == ((), ())


def test_a_row_of_a_number_nobody_has_is_not_waited_for(office: Office) -> None:
    back = office.back(endless_row(office.content))
    assert back.edits == ()


def test_macros_and_links_to_other_files_are_never_opened(office: Office) -> None:
    more = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro",
        "xl/externalLinks/externalLink1.xml": b"<broken",
        "xl/media/image9.png": b"no picture",
    }
    content = rezipped(office.edited(put("Kết quả", 0, value=34)), lambda name, part: part, **more)
    back = office.back(content)
    assert back.findings == ()
    assert len(back.edits) == 1


def test_the_size_a_sheet_claims_is_not_believed(office: Office) -> None:
    content = office.edited(put("Kết quả", 5, value=34))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read("xl/worksheets/sheet3.xml")
    start = part.index(b'<dimension ref="') + 16
    claimed = part[start : part.index(b'"', start)]
    back = office.back(sheet_part(content, 3, b'"' + claimed + b'"', b'"A1:B2"'))
    assert len(back.edits) == 1
    assert back.findings == ()


@pytest.mark.parametrize("name", ["so.xlsx", "so.xlsm", "so.csv"])
def test_the_content_decides_what_a_file_is(office: Office, name: str) -> None:
    from generator.exchange.workbook.incoming import incoming

    back = incoming(office.project, office.content, name)
    assert (back.edits, back.findings) == ((), ())


def test_opening_never_raises(office: Office, tmp_path: Path) -> None:
    for at in range(0, len(office.content), len(office.content) // 60):
        spoilt = office.content[:at] + b"\xff\x00\xff" + office.content[at + 3 :]
        assert open_workbook(spoilt, "so.xlsx") is not None
