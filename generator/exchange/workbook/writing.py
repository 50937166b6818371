"""A province's records become a workbook that officers fill in, the same bytes for the same data."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.exchange.workbook import look
from generator.exchange.workbook.cell_texts import CellValue, fits, in_cell
from generator.exchange.workbook.choices import Choices, choices_of
from generator.exchange.workbook.edition import Edition, identity
from generator.exchange.workbook.field_names import title_of
from generator.exchange.workbook.rows import Row, rows_of
from generator.exchange.workbook.sheets import (
    FIRST_COLUMN,
    FIRST_ROW,
    HEAD_ROW,
    KEY_COLUMN,
    MARK,
    META,
    META_TITLE,
    NAMES_ROW,
    PARENT,
    REMOVE,
    REMOVE_COLUMN,
    SHEETS,
    WORKBOOK_FORMAT,
    Column,
    Form,
    Sheet,
)
from generator.exchange.workbook.words import cover, instructions
from generator.language import Language
from generator.records.project import Project

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def workbook(project: Project, edition: Edition, words: Language) -> bytes:
    """Return the workbook of a province as the bytes of an .xlsx file."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    look.add_styles(book)
    rows, choices = rows_of(project, edition.slug), choices_of(project, edition.slug, words)
    cover(book.create_sheet(words._("Bìa")), project, edition, words)
    instructions(book.create_sheet(words._("Hướng dẫn")), words)
    ranges = {name: _range(number, choice) for number, (name, choice) in enumerate(choices.items())}
    for sheet in SHEETS:
        _Writer(book.create_sheet(words._(sheet.title)), sheet, choices, ranges, words).write(rows[sheet.id])
    keys = [f"{name} {row.key}" for name, group in rows.items() for row in group]
    _write_meta(book.create_sheet(META_TITLE), project, edition, choices, keys)
    return _bytes(book)


def _range(number: int, choices: Choices) -> str:
    letter = get_column_letter(_LISTS_COLUMN + number)
    return f"{quote_sheetname(META_TITLE)}!${letter}$2:${letter}${max(2, len(choices.names) + 1)}"


_LISTS_COLUMN = 5


def _write_meta(
    sheet: Worksheet, project: Project, edition: Edition, choices: Mapping[str, Choices], keys: Sequence[str]
) -> None:
    """Write the hidden sheet: what the workbook is, every key that went out, the lists to choose from."""
    facts = {
        "format": str(WORKBOOK_FORMAT), "project": identity(project), "province": edition.slug,
        "as_of": str(edition.as_of), "version": edition.version,
    }  # fmt: skip
    _put(sheet, 1, 1, MARK + META)
    for line, (name, value) in enumerate(facts.items(), start=2):
        _put(sheet, line, 1, name)
        _put(sheet, line, 2, value)
    for line, key in enumerate(keys, start=2):
        _put(sheet, line, 3, key)
    for number, (name, choice) in enumerate(choices.items()):
        for line, text in enumerate([name, *choice.offered()], start=1):
            _put(sheet, line, _LISTS_COLUMN + number, text)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


@dataclass
class _Writer:
    page: Worksheet
    sheet: Sheet
    choices: Mapping[str, Choices]
    ranges: Mapping[str, str]
    words: Language

    def write(self, rows: Sequence[Row]) -> None:
        """Write header, rows, and empty rows for what is new."""
        self._head()
        for line, row in enumerate(rows, start=FIRST_ROW):
            self._row(line, row)
        last = FIRST_ROW + len(rows) + self.sheet.new_rows - 1
        for line in range(FIRST_ROW + len(rows), last + 1):
            self._empty_row(line)
        self._validate(max(last, FIRST_ROW))
        self._lay_out(max(last, FIRST_ROW), filled=FIRST_ROW + len(rows))

    def _head(self) -> None:
        _ = self.words._
        _put(self.page, NAMES_ROW, KEY_COLUMN, self.sheet.mark)
        _put(self.page, NAMES_ROW, REMOVE_COLUMN, REMOVE)
        told = _("Muốn bỏ hẳn một hàng đã có, chọn Xóa ở cột này. Đừng xóa hàng của bảng.")
        self._head_cell(REMOVE_COLUMN, _("Xóa?"), told)
        for number, column in enumerate(self.sheet.columns, start=FIRST_COLUMN):
            _put(self.page, NAMES_ROW, number, column.name)
            title = title_of(self.sheet, column, self.words)
            self._head_cell(number, f"{title} *" if column.required else title, self._note(column))

    def _head_cell(self, number: int, title: str, note: str) -> None:
        cell = _put(self.page, HEAD_ROW, number, title)
        cell.font, cell.fill, cell.border, cell.alignment = look.ON_HEAD, look.HEAD, look.LINES, look.CENTRED
        cell.comment = Comment(note, "minhbach", height=140, width=300)

    def _note(self, column: Column) -> str:
        _ = self.words._
        lines = [_(column.description)]
        if column.required:
            lines.append(_("Bắt buộc."))
        if column.name == "id":
            lines.append(_("Hàng mới: để trống thì máy tự đặt mã."))
        lines += {
            Form.NUMBER: [_("Số: 3802 hoặc 97,6; không gõ dấu ngăn hàng nghìn.")],
            Form.DATE: [_("Ngày: 30/11/2026; chỉ biết tháng: 11/2026; chỉ biết năm: 2026.")],
            Form.LIST: [_("Nhiều mục thì ngăn bằng dấu chấm phẩy.")],
        }.get(column.form, [])
        return "\n".join(lines)

    def _row(self, line: int, row: Row) -> None:
        _put(self.page, line, KEY_COLUMN, row.key)
        self.page.cell(line, REMOVE_COLUMN).style = look.style_of(look.OPEN, Form.TEXT)
        values = row.values
        for number, column in enumerate(self.sheet.columns, start=FIRST_COLUMN):
            value = values[column.name]
            locked = self.sheet.locked(column) or not fits(value)
            shown = in_cell(column, value, self.choices, self.words)
            _put(self.page, line, number, shown, look.style_of(look.LOCKED if locked else look.OPEN, column.form))
        self.page.row_dimensions[line].height = look.height_of(
            (str(cell.value or ""), look.width_of(column))
            for cell, column in zip(self.page[line][FIRST_COLUMN - 1 :], self.sheet.columns, strict=False)
        )

    def _empty_row(self, line: int) -> None:
        for number, column in enumerate(self.sheet.columns, start=FIRST_COLUMN):
            self.page.cell(line, number).style = look.style_of(look.NEW, column.form)

    def _validate(self, last: int) -> None:
        _ = self.words._
        self._choose(REMOVE_COLUMN, last, f'"{_("Xóa")}"')
        for number, column in enumerate(self.sheet.columns, start=FIRST_COLUMN):
            if column.choices:
                open_list = self.choices[column.choices].open or column.name == PARENT
                self._choose(number, last, self.ranges[column.choices], "warning" if open_list else "stop")
            elif column.form is Form.YES_NO:
                self._choose(number, last, f'"{_("Có")},{_("Không")}"')

    def _choose(self, number: int, last: int, among: str, strict: Literal["stop", "warning"] = "stop") -> None:
        _ = self.words._
        rule = DataValidation(type="list", formula1=among, allow_blank=True, errorStyle=strict, showErrorMessage=True)
        rule.errorTitle = _("Không có trong danh sách")
        rule.error = _("Chọn một mục trong danh sách thả xuống của ô này.")
        letter = get_column_letter(number)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        self.page.add_data_validation(rule)

    def _lay_out(self, last: int, filled: int) -> None:
        page = self.page
        page.column_dimensions[get_column_letter(KEY_COLUMN)].hidden = True
        page.column_dimensions[get_column_letter(REMOVE_COLUMN)].width = 7
        for number, column in enumerate(self.sheet.columns, start=FIRST_COLUMN):
            page.column_dimensions[get_column_letter(number)].width = look.width_of(column)
        page.row_dimensions[NAMES_ROW].hidden = True
        page.row_dimensions[HEAD_ROW].height = 44
        page.freeze_panes = f"{get_column_letter(FIRST_COLUMN + 1)}{FIRST_ROW}"
        right = get_column_letter(FIRST_COLUMN + len(self.sheet.columns) - 1)
        page.auto_filter.ref = f"B{HEAD_ROW}:{right}{last}"
        page.print_area = f"A{NAMES_ROW}:{right}{filled}"
        page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        look.print_on_a4(page, page.title, pages_wide=1 + (len(self.sheet.columns) > 12))
        look.guide(page)


def _put(sheet: Worksheet, row: int, column: int, value: CellValue, style: str = "") -> Cell:
    """Write a cell; a text is a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if style:
        cell.style = style
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"
    return cell


def _bytes(book: Workbook) -> bytes:
    """Return the file with every time in it the same, so that the same data are the same bytes."""
    book.properties.creator = "minhbach"
    book.properties.created = book.properties.modified = dt.datetime(*_LONG_AGO)  # noqa: DTZ001 (says nothing)
    book.calculation = CalcProperties(fullCalcOnLoad=False)
    written, same = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _LONG_AGO), source.read(name), zipfile.ZIP_DEFLATED)
    return same.getvalue()
