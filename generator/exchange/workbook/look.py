"""What a workbook looks like: colours that say what may be edited, widths, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.exchange.workbook.sheets import Column, Form

_FONT = "Arial"
HEAD = PatternFill("solid", fgColor="1F4E5F")
LOCKED, OPEN, NEW = "locked", "open", "new"
FILLS = {
    LOCKED: PatternFill("solid", fgColor="E3E6E8"),
    OPEN: PatternFill("solid", fgColor="FFFFFF"),
    NEW: PatternFill("solid", fgColor="FFF8DC"),
}
_THIN = Side(style="thin", color="B8BEC2")
LINES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
PLAIN = Font(name=_FONT, size=10)
MUTED = Font(name=_FONT, size=10, color="4A5358")
BOLD = Font(name=_FONT, size=10, bold=True)
TITLE = Font(name=_FONT, size=18, bold=True, color="1F4E5F")
HEADING = Font(name=_FONT, size=12, bold=True, color="1F4E5F")
ON_HEAD = Font(name=_FONT, size=10, bold=True, color="FFFFFF")
WRAPPED = Alignment(wrap_text=True, vertical="top")
RIGHT = Alignment(horizontal="right", vertical="top")
BESIDE = Alignment(wrap_text=True, vertical="top", indent=1)
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
MAY_EDIT, MAY_NOT_EDIT = Protection(locked=False), Protection(locked=True)
AS_TEXT, AS_NUMBER = "@", "General"

_WIDTHS = {
    "^": 30, "id": 24, "indicator": 34, "commitment": 30, "source": 30, "baseline.source": 26, "quote": 40,
    "text": 46, "title": 44, "url": 34, "archived": 24, "publisher": 26, "original": 24, "target": 24, "lead": 24,
    "cooperating": 28, "expected_result": 28, "note": 26, "doubt": 24, "platform": 26, "obligation": 26,
    "resources.people": 34, "resources.money": 26, "resources.merged": 34, "issuer": 24, "sources": 28,
    "number": 22, "kind": 20, "state": 18, "voice": 16, "serves": 18, "number.": 12,
}  # fmt: skip
_MAX_LINES = 12
_FORM_WIDTHS = {Form.NUMBER: 12, Form.DATE: 13, Form.YES_NO: 10, Form.TEXT: 18, Form.LIST: 22}


def add_styles(book: Workbook) -> None:
    """Make the styles of cells known to a workbook: named once, they cost nothing a cell."""
    for kind, fill in FILLS.items():
        for form in (Form.TEXT, Form.NUMBER):
            style = NamedStyle(style_of(kind, form), font=PLAIN, border=LINES, fill=fill)
            style.alignment = RIGHT if form is Form.NUMBER else WRAPPED
            style.number_format = AS_NUMBER if form is Form.NUMBER else AS_TEXT
            style.protection = MAY_NOT_EDIT if kind == LOCKED else MAY_EDIT
            book.add_named_style(style)


def style_of(kind: str, form: Form) -> str:
    """Return the name of the style of a cell that is locked, open or for something new."""
    return f"minhbach {kind} {Form.NUMBER if form is Form.NUMBER else Form.TEXT}"


def width_of(column: Column) -> int:
    """Return how wide a column is, in characters."""
    return _WIDTHS.get(column.name, _FORM_WIDTHS[column.form])


def height_of(texts: Iterable[tuple[str, int]]) -> float:
    """Return how high a row must be, in points, to show each text in a column of its width."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return 5 + 13 * min(lines, _MAX_LINES)


def _lines(text: str, width: int) -> int:
    return sum(1 + int(len(part) / (width * 1.05)) for part in text.split("\n"))


def print_on_a4(sheet: Worksheet, title: str, pages_wide: int = 1) -> None:
    """Lay a sheet out for A4 paper on its side, its header on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.8, 0.4
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = title.replace("&", "&&"), "&P/&N"


def guide(sheet: Worksheet) -> None:
    """Protect a sheet without a password: locked cells guide, and whoever must can unlock them."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False  # False: allowed
