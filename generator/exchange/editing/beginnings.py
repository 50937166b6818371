"""How a file begins that is not there yet: the line for editors, what the file is for, its format, its list."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exchange.editing.csv_edits import begin_csv
from generator.exchange.editing.edits import Add
from generator.exchange.schema import first_line
from generator.records.files import FORMAT, FileKind

_SOURCES = """\
# Nguồn của số liệu và văn bản trong thư mục này; mỗi trang, văn bản một khối “- id: …”.
# kind: official_report = báo cáo của cơ quan, legal_text = văn bản, state_press = báo nhà nước, press = báo khác.
# Thêm nguồn: chép một khối, đổi id (không dấu, gạch nối) rồi dùng id đó ở results.csv. Không rõ ngày thì bỏ published.
"""
_REPORTS = """\
# Báo cáo hằng năm đã gửi; mỗi báo cáo một khối. date là ngày gửi; so với hạn trong lịch của chương trình.
# source là mã nguồn trong sources.yml. Gửi muộn có lý do thì ghi ở note.
"""
_RELATED = """\
# Văn bản liên quan, KHÔNG phải kế hoạch thực hiện chương trình; chỉ để tham khảo.
# aims: mục tiêu nêu trong văn bản, là việc sẽ làm, không phải kết quả.
"""
_PLAN = """\
# Kế hoạch thực hiện chương trình: mỗi cam kết một khối, target là mã mục tiêu, bỏ đi nếu cam kết tự đặt.
# Dòng có chữ ĐIỀN còn trống: điền vào sau dấu hai chấm rồi xóa lời nhắc. Kế hoạch không cam kết điều gì thì bỏ cả khối.
"""
_CHANGES = """\
# Ghi chú thay đổi, mới nhất ở trên; mỗi lần công bố một khối “- date: …”.
# what: một câu nói thay đổi gì; why: lý do. Sửa nhỏ (lỗi chính tả, địa chỉ nguồn) thì thêm minor: yes.
"""
_COMMENTS = {"plan": _PLAN, "sources": _SOURCES, "reports": _REPORTS, "related": _RELATED, "changes": _CHANGES}


def begun(kind: FileKind, name: str, adds: Sequence[Add]) -> str:
    """Return the text of the new file ``name``, ready to take in ``adds``."""
    if not kind.is_yaml:
        return begin_csv(kind.record, adds)
    return f"{opening(kind, name)}format: {FORMAT}\n{adds[0].under[-1]}: []\n"


def opening(kind: FileKind, name: str) -> str:
    """Return the comments at the top of a new YAML file."""
    return first_line(kind, name) + _COMMENTS.get(kind.name, f"# {kind.title}.\n")
