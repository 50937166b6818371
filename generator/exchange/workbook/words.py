"""The two sheets of a workbook that people read before they type: its cover and its instructions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from generator.exchange.workbook import look
from generator.exchange.workbook.edition import Edition
from generator.language import Language
from generator.records.config import Contact
from generator.records.project import Project

_WIDTH = 110


@dataclass
class _Page:
    """Writes line after line in two columns; a text is a text, whatever it begins with."""

    sheet: Worksheet
    line: int = 1

    def title(self, text: str) -> None:
        self._put(text, 1).font = look.TITLE
        self.sheet.row_dimensions[self.line].height = 30
        self.line += 1

    def heading(self, text: str) -> None:
        self.line += 1
        self._put(text, 1).font = look.HEADING
        self.line += 1

    def pair(self, name: str, text: str) -> None:
        self._put(name, 1).font = look.BOLD
        self._put(text, 2)
        self._grow(text)

    def swatch(self, fill: PatternFill, text: str) -> None:
        cell = self._put("", 1)
        cell.fill, cell.border = fill, look.LINES
        self._put(text, 2)
        self._grow(text)

    def _put(self, text: str, column: int):  # type: ignore[no-untyped-def]  # the cell's class is the library's
        cell = self.sheet.cell(self.line, column)
        cell.value = text
        cell.data_type = "s"
        cell.font, cell.alignment = look.PLAIN, look.WRAPPED
        return cell

    def _grow(self, text: str) -> None:
        self.sheet.row_dimensions[self.line].height = look.height_of([(text, _WIDTH)])
        self.line += 1


def cover(sheet: Worksheet, project: Project, edition: Edition, words: Language) -> None:
    """Write what the workbook is, of which day, which cells are for typing, and how it goes back."""
    _, page = words._, _Page(sheet)
    province = project.province_by_slug[edition.slug]
    page.title(province.full_name[:1].upper() + province.full_name[1:])
    page.pair(_("Bảng này là gì"), _("Số liệu đang công bố trên trang “{site}”, để đơn vị phụ trách sửa và bổ sung.")
              .format(site=project.config.site.name))
    page.pair(_("Chương trình"), project.programme.name)
    page.pair(_("Tính đến ngày"), words.day(edition.as_of))
    page.pair(_("Phiên bản dữ liệu"), edition.version)
    page.heading(_("Ô nào được sửa"))
    page.swatch(look.FILLS[look.OPEN], _("Ô trắng: số liệu đã công bố, sửa được."))
    page.swatch(look.FILLS[look.NEW], _("Ô vàng nhạt: hàng trống để thêm số liệu mới."))
    page.swatch(look.FILLS[look.LOCKED], _("Ô xám: mã của mục đã công bố, không sửa, vì nơi khác trỏ tới."))
    page.heading(_("Gửi lại thế nào"))
    for number, step in enumerate(_steps(words), start=1):
        page.pair(_("Bước {number}").format(number=number), step)
    page.heading(_("Liên hệ"))
    for name, text in _contact(project.config.site.contact, words):
        page.pair(name, text)
    _finish(sheet, _("Bìa"))


def _steps(words: Language) -> Sequence[str]:
    _ = words._
    return (
        _("Đọc trang tính “Hướng dẫn”, sửa ô trắng, thêm hàng mới vào ô vàng."),
        _("Lưu tệp ở dạng Excel (.xlsx), giữ nguyên tên các trang tính và các cột."),
        _("Gửi lại: ở trang của địa phương, bấm “Gửi bảng đã điền” rồi thả tệp vào biểu mẫu; hoặc gửi tệp cho "
          "nơi liên hệ dưới đây."),
        _("Máy đọc từng ô và nói rõ ô nào cần sửa; không có gì được công bố trước khi mọi ô đều đúng."),
    )


def _contact(contact: Contact, words: Language) -> list[tuple[str, str]]:
    _ = words._
    lines = [(_("Nơi phụ trách"), contact.name), (_("Thư điện tử"), contact.email), (_("Trang web"), contact.url)]
    return [(name, str(text)) for name, text in lines if text]


def instructions(sheet: Worksheet, words: Language) -> None:
    """Write how numbers, dates and names are typed, each with an example."""
    _, page = words._, _Page(sheet)
    page.title(_("Hướng dẫn"))
    page.heading(_("Gõ thế nào"))
    for name, text in _habits(words):
        page.pair(name, text)
    page.heading(_("Việc thường làm"))
    for name, text in _tasks(words):
        page.pair(name, text)
    page.heading(_("Xin đừng"))
    for name, text in _warnings(words):
        page.pair(name, text)
    _finish(sheet, _("Hướng dẫn"))


def _habits(words: Language) -> Sequence[tuple[str, str]]:
    _ = words._
    return (
        (_("Số"), _("Gõ 3802 hoặc 97,6. Đừng gõ dấu ngăn hàng nghìn: máy không đoán 3.802 là ba nghìn tám trăm lẻ hai"
                    " hay ba phẩy tám, mà sẽ hỏi lại. Tỷ lệ phần trăm gõ 97,6, không cần dấu %.")),
        (_("Từ kèm số"), _("“trên 90%” thì gõ “trên” ở cột Từ kèm số và 90 ở cột Giá trị.")),
        (_("Ngày"), _("Ngày trước, tháng sau: 30/11/2026. Chỉ biết tháng: 11/2026. Chỉ biết năm: 2026.")),
        (_("Chọn trong danh sách"), _("Ô có mũi tên thả xuống: chọn một mục. Mã trong ngoặc vuông do máy ghi,"
                                      " để nguyên.")),
        (_("Có, Không"), _("Chọn Có hoặc Không; để trống là theo lệ thường của cột.")),
        (_("Nhiều mục trong một ô"), _("Ngăn bằng dấu chấm phẩy: Sở Nội vụ; Sở Tài chính.")),
        (_("Chưa biết"), _("Để trống. Đừng gõ 0 hay gạch ngang thay cho chưa biết.")),
    )


def _tasks(words: Language) -> Sequence[tuple[str, str]]:
    _ = words._
    return (
        (_("Thêm kết quả mới"), _("Trang tính “Kết quả”, hàng vàng đầu tiên: chọn chỉ số, gõ thời điểm, giá trị,"
                                  " chọn nguồn, chép lời trích của nguồn.")),
        (_("Thêm nguồn mới"), _("Trang tính “Nguồn”, hàng vàng: gõ tên tài liệu, nơi công bố, loại, địa chỉ; mã để"
                                " trống cũng được. Sau đó gõ đúng tên tài liệu ấy vào cột Nguồn của kết quả.")),
        (_("Sửa số liệu cũ"), _("Gõ đè lên ô trắng. Chỉ những ô thật sự đổi mới được ghi.")),
        (_("Bỏ một hàng"), _("Chọn Xóa ở cột “Xóa?” đầu hàng. Hàng biến mất mà không chọn Xóa thì máy sẽ hỏi lại.")),
        (_("Kiểm tra lại, không đổi"), _("Chỉ ghi ngày kiểm tra vào cột “Lần kiểm tra gần nhất”.")),
    )


def _warnings(words: Language) -> Sequence[tuple[str, str]]:
    _ = words._
    return (
        (_("Công thức"), _("Ô có công thức bị từ chối; hãy chép kết quả rồi dán dạng giá trị (Paste Special,"
                           " Values).")),
        (_("Gộp ô"), _("Ô gộp bị từ chối, vì không rõ giá trị thuộc hàng nào.")),
        (_("Đổi cột, đổi tên trang tính"), _("Thêm cột riêng cũng không được đọc. Ghi chú thì dùng cột Ghi chú.")),
    )


def _finish(sheet: Worksheet, title: str) -> None:
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = _WIDTH
    sheet.sheet_view.showGridLines = False
    look.print_on_a4(sheet, title)
    look.guide(sheet)
