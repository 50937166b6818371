"""What the columns of a workbook are called, in words an officer knows."""

from __future__ import annotations

from generator.exchange.workbook.sheets import PARENT, Column, Sheet
from generator.language import Language
from generator.titles import TITLES

# Where the usual title of a field says too little on its sheet.
_TITLES = {
    "baseline.value": "Mốc đầu kỳ: giá trị",
    "baseline.as_of": "Mốc đầu kỳ: ngày",
    "baseline.source": "Mốc đầu kỳ: nguồn",
    "resources.people": "Nhân lực",
    "resources.money": "Kinh phí",
    "resources.merged": "Phần lồng ghép",
    "sources": "Nguồn (mã)",
    "serves": "Phục vụ cam kết (mã)",
    "year": "Năm báo cáo",
    "by": "Ngày của mốc",
    "amount": "Số tiền (triệu đồng)",
}
_ON_SHEET = {
    "commitments": {PARENT: "Kế hoạch", "id": "Mã cam kết", "text": "Cam kết", "value": "Giá trị cam kết"},
    "tasks": {PARENT: "Kế hoạch", "id": "Mã nhiệm vụ", "text": "Việc"},
    "milestones": {PARENT: "Cam kết", "value": "Giá trị phải đạt"},
    "budgets": {PARENT: "Nhiệm vụ", "source": "Nguồn kinh phí"},
    "plans": {"id": "Mã kế hoạch", "title": "Tên kế hoạch", "date": "Ngày ban hành"},
    "reports": {"date": "Ngày gửi", "title": "Tên báo cáo"},
    "sources": {"id": "Mã nguồn", "title": "Tên tài liệu, bài viết", "kind": "Loại nguồn"},
    "related": {"id": "Mã văn bản", "title": "Tên văn bản", "date": "Ngày ban hành"},
}


def title_of(sheet: Sheet, column: Column, words: Language) -> str:
    """Return the heading of a column on its sheet."""
    own = _ON_SHEET.get(sheet.id, {}).get(column.name)
    return words._(own or _TITLES.get(column.name) or TITLES[column.name])
