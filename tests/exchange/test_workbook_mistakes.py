"""What officers type: taken when it has one meaning, refused with the address of the cell when not."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.editing.edits import Add, Remove, SetField
from generator.exchange.editing.proposal import edited
from generator.reading import workbook_rules
from generator.records.finding import Rule
from tests.exchange.workbooks import Office, both, column, first_empty, only, project_in, put, told
from tests.small import RESULTS, copy

Change = Callable[[Any], Any]
CHU_KY_SO = "Lãnh đạo cơ quan công tác dân tộc cấp tỉnh dùng chữ ký số cá nhân"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(only("dien-bien", tmp_path_factory.mktemp("office")), "dien-bien")


def shown_as(sheet: str, row: int, name: str, value: object, number_format: str) -> Change:
    def change(book: Any) -> None:
        put(sheet, row, **{name: value})(book)
        page = book[sheet]
        page.cell(3 + row, column(page, name)).number_format = number_format

    return change


TAKEN = [
    ("97,6", put("Kết quả", 0, value="97,6"), "value", "97.6"),
    ("97,6%", put("Kết quả", 0, value=" 97,6% "), "value", "97.6"),
    ("97.6", put("Kết quả", 0, value="97.6"), "value", "97.6"),
    ("1.234,5", put("Kết quả", 0, numerator="1.234,5"), "numerator", "1234.5"),
    ("1 234 567", put("Kết quả", 0, numerator="1 234 567"), "numerator", "1234567"),
    ("1.234.567", put("Kết quả", 0, numerator="1.234.567"), "numerator", "1234567"),
    ("a number", put("Kết quả", 0, value=41.25), "value", "41.25"),
    ("a sum of floats", put("Kết quả", 0, value=0.1 + 0.2), "value", "0.3"),
    ("per cent cell", shown_as("Kết quả", 0, "value", 0.976, "0.0%"), "value", "97.6"),
    ("date cell", put("Kết quả", 0, last_checked=dt.datetime(2026, 11, 30)), "last_checked", "2026-11-30"),  # noqa: DTZ001
    ("month cell", shown_as("Kết quả", 0, "as_of", dt.datetime(2025, 10, 1), "mm/yyyy"), "as_of", "2025-10"),  # noqa: DTZ001
    ("day first", put("Kết quả", 0, as_of="5/4/2025"), "as_of", "2025-04-05"),
    ("a month", put("Kết quả", 0, as_of="11/2025"), "as_of", "2025-11"),
    ("a year as a number", put("Kết quả", 0, as_of=2025), "as_of", "2025"),
    ("name without id", put("Kết quả", 1, indicator=CHU_KY_SO), "indicator", "chu-ky-so-cap-tinh"),
    ("name without marks", put("Kết quả", 1, indicator="chu ky so cap tinh"), "indicator", "chu-ky-so-cap-tinh"),
    ("state in words", put("Kết quả", 0, state="hoàn thành"), "state", "achieved"),
    ("machine word", put("Kết quả", 0, state="not_achieved"), "state", "not_achieved"),
    ("Không", put("Kết quả", 0, seen="không"), "seen", "no"),
    ("FALSE", put("Kết quả", 0, seen=False), "seen", "no"),
    ("NFD and spaces", put("Kết quả", 0, note=unicodedata.normalize("NFD", "  Đã rà soát ")), "note", "Đã rà soát"),
    ("a number as text", put("Kết quả", 0, page=12), "page", "12"),
    ("cleared", put("Kết quả", 0, page=None), "page", None),
    ("list", put("Nhiệm vụ", 1, cooperating="Sở A;  Sở B ;"), "cooperating", ["Sở A", "Sở B"]),
]


@pytest.mark.parametrize("change, field, value", [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_taken(office: Office, change: Change, field: str, value: object) -> None:
    back = office.after(change)
    assert told(back) == []
    assert [(e.field, e.value) for e in back.edits if isinstance(e, SetField)] == [(field, value)]
    assert len(back.edits) == 1


def formula(book: Any) -> None:
    page = book["Kết quả"]
    page.cell(3, column(page, "value")).value = "=1+1"


def error_cell(book: Any) -> None:
    page = book["Kết quả"]
    cell = page.cell(3, column(page, "value"))
    cell.value, cell.data_type = "#REF!", "e"


def renamed_machine_row(book: Any) -> None:
    page = book["Mốc"]
    page.cell(1, column(page, "value")).value = None
    page.cell(1, column(page, "by")).value = "^"


def copied_sheet(book: Any) -> None:
    book.copy_worksheet(book["Mốc"])


def merged(book: Any) -> None:
    book["Mốc"].merge_cells("D3:D4")


def stray(book: Any) -> None:
    book["Mốc"]["H4"] = "ghi chú riêng"


def deleted_row(book: Any) -> None:
    book["Mốc"].delete_rows(4)


def emptied_row(book: Any) -> None:
    for cell in book["Mốc"][4][2:]:
        cell.value = None


def broken_key(book: Any) -> None:
    book["Mốc"]["A3"] = "abc"


def meta(name: str, value: str) -> Change:
    def change(book: Any) -> None:
        for row in book["_minhbach"].iter_rows(min_col=1, max_col=2):
            if row[0].value == name:
                row[1].value = value

    return change


REFUSED = [
    ("so.xlsx › Kết quả:H3 MB-R120", "“3.802” ở cột “Giá trị” hiểu được hai cách: 3.802 / 3,802.", put("Kết quả", 0, value="3.802")),
    ("so.xlsx › Kết quả:H3 MB-R055", "“trên 90” của “Giá trị” không phải là số.", put("Kết quả", 0, value="trên 90")),
    ("so.xlsx › Kết quả:H3 MB-R113", "Ô này có công thức.", formula),
    ("so.xlsx › Kết quả:H3 MB-R114", "Ô này báo lỗi #REF!.", error_cell),
    ("so.xlsx › Kết quả:J3 MB-R125", "Ô ở cột “Tử số” có định dạng phần trăm (50%).", shown_as("Kết quả", 0, "numerator", 0.5, "0%")),
    ("so.xlsx › Kết quả:E3 MB-R056", "“31/2/2025” của “Thời điểm của số liệu” không phải ngày, tháng hay năm có thật.", put("Kết quả", 0, as_of="31/2/2025")),
    ("so.xlsx › Kết quả:E3 MB-R068", "“1025-02-28” của “Thời điểm của số liệu” nằm ngoài các năm từ 1900 đến 2199.", put("Kết quả", 0, as_of="28/2/1025")),
    ("so.xlsx › Kết quả:E3 MB-R068", "“9999” của “Thời điểm của số liệu” nằm ngoài các năm từ 1900 đến 2199.", put("Kết quả", 0, as_of=9999)),
    ("so.xlsx › Kết quả:AA3 MB-R068", "“9999-12-31” của “Lần kiểm tra gần nhất” nằm ngoài các năm từ 1900 đến 2199.", put("Kết quả", 0, last_checked=dt.datetime(9999, 12, 31))),  # noqa: DTZ001
    ("so.xlsx › Kết quả:AA3 MB-R058", "“2025-04” của “Lần kiểm tra gần nhất” chưa đủ ngày.", put("Kết quả", 0, last_checked="4/2025")),
    ("so.xlsx › Kết quả:P3 MB-R123", "Excel đã đổi nội dung của cột “Trang trong nguồn” thành ngày, giờ 2026-05-01 00:00:00.", put("Kết quả", 0, page=dt.datetime(2026, 5, 1))),  # noqa: DTZ001
    ("so.xlsx › Kết quả:C3 MB-R121", "“Chỉ số lạ” không có trong danh sách của cột “Chỉ số”.", put("Kết quả", 0, indicator="Chỉ số lạ")),
    ("so.xlsx › Kết quả:L3 MB-R121", "“xong” không có trong danh sách của cột “Kết quả bằng lời”.", put("Kết quả", 0, state="xong")),
    ("so.xlsx › Kết quả:O3 MB-R040", "Thiếu trường “Nguồn” (Mã nguồn (trong sources.yml)).", put("Kết quả", 0, source=None)),
    ("so.xlsx › Kết quả:B3 MB-R121", "“bỏ” không có trong danh sách của cột “Xóa?”.", put("Kết quả", 0, **{"-": "bỏ"})),
    ("so.xlsx › Nguồn:G3 MB-R061", "“javascript:alert(1)” của “Địa chỉ trên mạng” không phải địa chỉ web.", put("Nguồn", 0, url="javascript:alert(1)")),
    ("so.xlsx › Nguồn:D8 MB-R011", "Tệp có ký tự điều khiển U+202E không thuộc văn bản.", put("Nguồn", 5, title="a\u202eb")),
    ("so.xlsx › Cam kết:D4 MB-R118", "Ô màu xám này đã bị sửa: “CPS.9”, trước đây là “CPS.2”.", put("Cam kết", 1, id="CPS.9")),
    ("so.xlsx › Cam kết:M4 MB-R040", "Thiếu trường “Mốc đầu kỳ: giá trị” (Giá trị).", put("Cam kết", 1, baseline__value=None)),
    ("so.xlsx › Mốc:C7 MB-R126", "Chưa rõ hàng mới này thuộc về đâu (Cam kết).", put("Mốc", -1, value=5, by="31/12/2029")),
    ("so.xlsx › Mốc:E2 MB-R111", "Cột “Ngày của mốc *” xuất hiện hai lần.", renamed_machine_row),
    ("so.xlsx › Mốc Copy:A1 MB-R109", "Trang tính này là bản sao của trang tính “Mốc”.", copied_sheet),
    ("so.xlsx:1:1 MB-R108", "Thiếu trang tính “Mốc”.", lambda book: book.remove(book["Mốc"])),
    ("so.xlsx › Mốc:A3 MB-R115", "Các ô D3:D4 bị gộp.", merged),
    ("so.xlsx › Mốc:A2 MB-R110", "Trang tính mất cột “Giá trị phải đạt”.", lambda book: book["Mốc"].delete_cols(4)),
    ("so.xlsx › Mốc:H4 MB-R112", "Ô này nằm ngoài các cột của bảng.", stray),
    ("so.xlsx › Mốc:A2 MB-R119", "Hàng của “kh-dien-bien-2025/KTS.1, 2027-12-31” không còn, hoặc trống hết.", deleted_row),
    ("so.xlsx › Mốc:B4 MB-R119", "Hàng của “kh-dien-bien-2025/KTS.1, 2027-12-31” không còn, hoặc trống hết.", emptied_row),
    ("so.xlsx › Mốc:B3 MB-R116", "Mã ẩn ở cột A của hàng này đã bị sửa.", broken_key),
    ("so.xlsx:1:1 MB-R104", "Bảng này không phải bảng tải từ trang, hoặc đã mất trang tính ẩn của nó.", lambda book: book.remove(book["_minhbach"])),
    ("so.xlsx:1:1 MB-R105", "Bảng này của dự án “khac”, còn dự án đang mở là “Minh họa: theo dõi cam kết chuyển đổi số công tác dân tộc [de-an-1087]”.", meta("project", "khac")),
    ("so.xlsx:1:1 MB-R106", "Dự án không có địa phương “ha-tay” mà bảng này ghi.", meta("province", "ha-tay")),
    ("so.xlsx:1:1 MB-R107", "Bảng có dạng 9; bộ dựng trang này chỉ biết đến dạng 1.", meta("format", "9")),
]


@pytest.mark.parametrize("start, sentence, change", REFUSED, ids=[case[0] for case in REFUSED])
def test_refused_with_the_address_of_the_cell(office: Office, start: str, sentence: str, change: Change) -> None:
    back = office.after(change)
    assert f"{start} {sentence}" in told(back)
    assert back.edits == ()


def test_a_name_that_two_sources_share_is_asked_about(office: Office) -> None:
    twice = {"title": "Báo cáo sáu tháng", "publisher": "Sở", "kind": "Báo cáo chính thức"}
    back = office.after(both(
        put("Nguồn", -1, **twice), put("Nguồn", -2, **twice),
        put("Kết quả", -1, indicator=CHU_KY_SO, as_of="2029", value=1, source="Báo cáo sáu tháng"),
    ))  # fmt: skip
    (sentence,) = told(back)
    assert sentence.startswith("so.xlsx › Kết quả:O39 MB-R122 “Báo cáo sáu tháng” ở cột “Nguồn” là tên của nhiều mục")
    assert sentence.endswith(": bao-cao-sau-thang, bao-cao-sau-thang-2.")


def test_a_text_longer_than_a_cell_is_kept_and_not_written_in_part(tmp_path: Path) -> None:
    small = copy(tmp_path)
    small.change(RESULTS, "trên 300 trạm", "dài " * 10_000)
    office = Office(small.root, "son-la")
    assert office.back(office.content).edits == ()
    assert told(office.after(put("Kết quả", 1, quote="ngắn"))) == [
        "so.xlsx › Kết quả:Q4 MB-R124 Chữ ở ô này dài quá sức chứa của Excel nên chỉ có một phần."
    ]


def test_all_problems_of_all_sheets_are_told_at_once(office: Office) -> None:
    back = office.after(both(*(put("Kết quả", row, value="3.802") for row in range(5)), put("Mốc", 0, by="mai"), formula))
    assert len(back.findings) == 6
    assert back.edits == ()


def test_new_rows_with_a_new_source_named_by_its_title(office: Office) -> None:
    back = office.after(both(
        put("Nguồn", -1, title="Báo cáo sáu tháng", publisher="Sở", kind="Báo cáo chính thức", published="30/6/2029"),
        put("Kết quả", -1, indicator=CHU_KY_SO, as_of="30/6/2029", value="83,3", source="Báo cáo sáu tháng"),
    ))  # fmt: skip
    assert told(back) == []
    source, result = back.edits
    assert isinstance(source, Add)
    assert isinstance(result, Add)
    assert source.values["id"] == "bao-cao-sau-thang-2029"
    assert source.under == ("sources",)
    assert dict(result.values) == {
        "indicator": "chu-ky-so-cap-tinh", "as_of": "2029-06-30", "value": "83.3", "source": "bao-cao-sau-thang-2029",
    }  # fmt: skip


def test_a_new_commitment_with_its_milestones_and_task(office: Office) -> None:
    back = office.after(both(
        put("Cam kết", -1, text="Thêm một việc", deadline="31/12/2029", value=5),
        put("Mốc", -1, parent="kh-dien-bien-2025/SP3", value=3, by="31/12/2028"),
        put("Nhiệm vụ", -1, text="Làm việc đó", serves="SP3"),
        put("Kinh phí", -1, parent="kh-dien-bien-2025/NV8", source="Ngân sách", amount="1.500,5"),
    ))  # fmt: skip
    assert told(back) == []
    commitment, task = (e.values for e in back.edits if isinstance(e, Add))
    assert commitment["id"] == "SP3"
    assert commitment["milestones"] == [{"value": "3", "by": "2028-12-31"}]
    assert task["id"] == "NV8"
    assert task["budget"] == [{"source": "Ngân sách", "amount": "1500.5"}]


def test_a_milestone_added_and_one_removed_writes_the_list_anew(office: Office) -> None:
    back = office.after(both(
        put("Mốc", 0, **{"-": "Xóa"}),
        put("Mốc", -1, parent="kh-dien-bien-2025/KTS.1", value=40, by="30/6/2030"),
    ))  # fmt: skip
    (edit,) = back.edits
    assert isinstance(edit, SetField)
    assert edit.field == "milestones"
    assert [each["value"] for each in edit.value] == ["18", "24", "33", "40"]  # type: ignore[union-attr, index, call-overload]


def test_a_baseline_given_and_taken_away(office: Office) -> None:
    given = office.after(put("Cam kết", 0, baseline__value=1, baseline__as_of="1/1/2025", baseline__source="bao-cao-2025"))
    (edit,) = given.edits
    assert isinstance(edit, SetField)
    assert edit.value == {"value": "1", "as_of": "2025-01-01", "source": "bao-cao-2025"}
    taken = office.after(put("Cam kết", 1, baseline__value=None, baseline__as_of=None, baseline__source=None))
    (edit,) = taken.edits
    assert isinstance(edit, SetField)
    assert (edit.field, edit.value) == ("baseline", None)


def test_removal_is_asked_for_in_the_sheet_or_on_the_command(office: Office) -> None:
    marked = office.after(put("Kết quả", 2, **{"-": "xóa"}))
    gone = office.after(lambda book: book["Kết quả"].delete_rows(5), allow_removal=True)
    assert marked.edits == gone.edits
    (edit,) = marked.edits
    assert isinstance(edit, Remove)
    assert edit.place.line == 4


def test_a_copied_row_is_a_new_row(office: Office) -> None:
    def copy_last(book: Any) -> None:
        page = book["Kết quả"]
        line = first_empty(page)
        for cell in page[line - 1]:
            page.cell(line, cell.column).value = cell.value
        page.cell(line - 1, column(page, "value")).value = 99

    back = office.after(copy_last)
    assert [type(edit) for edit in back.edits] == [Add]
    assert back.edits[0].values["value"] == "99"  # type: ignore[union-attr]


def test_hidden_rows_count_and_other_sheets_do_not(office: Office) -> None:
    def change(book: Any) -> None:
        put("Kết quả", 0, value=34)(book)
        book["Kết quả"].row_dimensions[3].hidden = True
        book.create_sheet("Nháp")["A1"] = "=SUM(1,2)"
        book["Kết quả"].title = "Ket qua moi"

    (edit,) = office.after(change).edits
    assert isinstance(edit, SetField)
    assert edit.value == "34"


def test_what_others_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    office = Office(only("dien-bien", tmp_path), "dien-bien")
    name = "data/provinces/dien-bien/results.csv"
    path = office.root / name
    lines = path.read_text("utf-8").splitlines(keepends=True)
    moved = [lines[0], *lines[2:5], lines[1].replace(",33.3,", ",33.4,"), *lines[5:]]
    content = office.edited(put("Kết quả", 1, value=36))
    both_touched = office.edited(both(put("Kết quả", 0, value=34), put("Kết quả", 1, value=36)))
    path.write_text("".join(moved), "utf-8")
    office.project = project_in(office.root)
    untouched = office.back(content)
    assert told(untouched) == []
    assert edited(office.root, name, untouched.edits).decode() == "".join(moved).replace(",36.4,", ",36,", 1)
    (refused,) = told(office.back(both_touched))
    assert refused.startswith("so.xlsx › Kết quả:B3 MB-R117 Dữ liệu của hàng này đã đổi từ khi tải bảng")


def test_every_rule_of_workbooks_has_a_case() -> None:
    here = Path(__file__).parent
    written = "".join(path.read_text("utf-8") for path in here.glob("test_workbook*.py")) + "".join(
        path.read_text("utf-8") for path in here.glob("test_tables.py")
    )
    codes = {rule.code for rule in vars(workbook_rules).values() if isinstance(rule, Rule)}
    assert sorted(code for code in codes if code not in written) == []
