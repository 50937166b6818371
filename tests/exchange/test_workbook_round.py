"""A workbook goes out and comes back: nothing changed, nothing written; one cell changed, one field."""

from __future__ import annotations

import datetime as dt
import difflib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.exchange.editing.edits import SetField
from generator.exchange.editing.proposal import edited
from generator.exchange.workbook.edition import Edition
from generator.exchange.workbook.rows import rows_of
from generator.exchange.workbook.sheets import FIRST_ROW, INSIDE, PARENT, SHEET_BY_ID, SHEETS, Form
from generator.exchange.workbook.writing import workbook
from tests.exchange.workbooks import AS_OF, DEMO, VI, Office, column, only, project_in
from tests.small import RESULTS, copy

PROVINCES = ["dien-bien", "can-tho", "son-la", "hai-phong", "bac-ninh"]


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Office]:
    folder = tmp_path_factory.mktemp("offices")
    return {slug: Office(only(slug, folder), slug) for slug in PROVINCES}


def test_nothing_changed_is_no_edit(tmp_path: Path) -> None:
    project = project_in(DEMO)
    for province in project.provinces[::6]:
        office = Office.__new__(Office)
        office.project, office.slug = project, province.slug
        office.content = workbook(project, Edition(province.slug, AS_OF, "v"), VI)
        back = office.back(office.content)
        assert (back.edits, back.findings) == ((), ()), province.slug


@pytest.mark.parametrize("slug", PROVINCES)
def test_saved_by_another_program_is_no_edit(offices: dict[str, Office], slug: str) -> None:
    back = offices[slug].after(lambda book: None)
    assert (back.edits, back.findings) == ((), ())


def test_the_same_data_are_the_same_bytes(offices: dict[str, Office]) -> None:
    office = offices["dien-bien"]
    again = workbook(project_in(office.root), Edition("dien-bien", AS_OF, "0123456789ab"), VI)
    assert again == office.content
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


NEW_VALUES = {
    Form.NUMBER: st.sampled_from([7, 12.5, "13,25", "41.5"]),
    Form.DATE: st.sampled_from(["17/05/2027", "2027-05-17", dt.datetime(2027, 5, 17)]),  # noqa: DTZ001
    Form.LIST: st.just("mot; hai"),
    Form.TEXT: st.sampled_from(["=1+1", "+84", "-", "@x", "012", "2025-04", "a: b # c", "“Nông” , thôn"]),
}


@st.composite
def a_cell(draw: st.DrawFn) -> tuple[str, str, int, int, Any]:
    """A province, one of its sheets, a row, a column that may change, and what to type there."""
    slug, sheet_id = draw(st.sampled_from(PROVINCES)), draw(st.sampled_from([s.id for s in SHEETS]))
    return slug, sheet_id, draw(st.integers(0, 60)), draw(st.integers(0, 60)), draw(st.integers(0, 1000))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(cell=a_cell(), data=st.data())
def test_one_cell_changed_is_one_field_and_one_line(offices: dict[str, Office], cell: Any, data: st.DataObject) -> None:
    slug, sheet_id, row_number, column_number, _ = cell
    office, sheet = offices[slug], SHEET_BY_ID[sheet_id]
    rows = rows_of(office.project, slug)[sheet_id]
    free = [c for c in sheet.columns if not sheet.locked(c) and not c.choices and c.form is not Form.YES_NO]
    free = [c for c in free if c.name not in ("url", "archived", "year") and not c.name.startswith("baseline")]
    if not rows:
        return
    row, field = rows[row_number % len(rows)], free[column_number % len(free)]
    value = data.draw(NEW_VALUES[field.form])

    def change(book: Any) -> None:
        page = book[sheet.title]
        at = page.cell(FIRST_ROW + rows.index(row), column(page, field.name))
        at.value = value
        if isinstance(value, str):
            at.data_type = "s"

    back = office.after(change)
    assert back.findings == ()
    if len(back.edits) == 0:  # the cell said so already
        assert row.values[field.name] is not None
        return
    (edit,) = back.edits
    assert isinstance(edit, SetField)
    name = edit.place.file
    old = (office.root / name).read_bytes()
    new = edited(office.root, name, back.edits)
    lines = list(difflib.ndiff(old.decode().splitlines(), new.decode().splitlines()))
    added, gone = ([line for line in lines if line.startswith(sign)] for sign in "+-")
    # A text of several lines may become one; a field that was not there is a line more; a column not there is
    # a cell more in every row.
    if not (name.endswith(".csv") and field.name not in old.decode().splitlines()[0].split(",")):
        assert len(added) <= 1 + (row.values[field.name] is None and "." in field.name)
        assert len(gone) <= max(1, str(row.values[field.name] or "").count("\n") + 1) or sheet_id in INSIDE
    _only_this_field_differs(office, name, new, sheet_id, rows.index(row), field.name)


def _only_this_field_differs(office: Office, name: str, new: bytes, sheet: str, number: int, field: str) -> None:
    old = (office.root / name).read_bytes()
    (office.root / name).write_bytes(new)
    try:
        after = rows_of(project_in(office.root), office.slug)
    finally:
        (office.root / name).write_bytes(old)
    before = rows_of(office.project, office.slug)
    differing = [
        (each, row, key)
        for each in before
        for row, (one, two) in enumerate(zip(before[each], after[each], strict=True))
        for key in one.values
        if one.values[key] != two.values[key]
    ]
    assert differing == [(sheet, number, field)]


def test_every_field_of_every_record_is_on_a_sheet() -> None:
    for sheet in SHEETS:
        shown = {c.name.partition(".")[0] for c in sheet.columns}
        missing = set(sheet.kind.model_fields) - shown - {"commitments", "tasks", "milestones", "budget", "aims"}
        assert missing == set(), sheet.id
        assert all(c.description for c in sheet.columns if c.name != PARENT)


def test_what_a_workbook_says_and_guards(offices: dict[str, Office]) -> None:
    book = load_workbook(io.BytesIO(offices["dien-bien"].content))
    assert book.sheetnames[:4] == ["Bìa", "Hướng dẫn", "Kết quả", "Nguồn"]
    assert book["_minhbach"].sheet_state == "hidden"
    assert book["Bìa"]["A1"].value == "Tỉnh Điện Biên"
    page = book["Cam kết"]
    assert page.protection.sheet
    assert page.protection.password is None
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[1].hidden
    assert page.cell(FIRST_ROW, column(page, "id")).protection.locked
    assert not page.cell(FIRST_ROW, column(page, "text")).protection.locked
    assert page.cell(FIRST_ROW, column(page, "deadline")).number_format == "@"
    assert page.cell(2, column(page, "text")).comment.text.startswith("Lời của kế hoạch")


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    small = copy(tmp_path)
    small.change(RESULTS, "trên 300 trạm", "=HYPERLINK(1)")
    office = Office(small.root, "son-la")
    page = load_workbook(io.BytesIO(office.content))["Kết quả"]
    cell = page.cell(FIRST_ROW + 1, column(page, "quote"))
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert office.back(office.content).edits == ()
