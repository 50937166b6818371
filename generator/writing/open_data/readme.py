"""The words that travel with the files: how to read them, how to cite them, what one may do."""

from __future__ import annotations

from generator.writing.citing import cite_data
from generator.writing.desk import Desk

_README = """\
{name}
Dữ liệu mở, phiên bản {version}, số liệu tính đến {day}
Vì sao mang số phiên bản này: {reason}.
{where}

TRONG TỆP NÉN NÀY
- Mỗi bảng một tệp .csv{holds}.
- datapackage.json giải thích từng cột (chuẩn Data Package 2.0); csv-metadata.json nói điều ấy theo chuẩn CSVW của W3C.

CÁCH GHI CSV
- UTF-8 có dấu BOM để Excel đọc đúng tiếng Việt; dấu phẩy ngăn cột; mỗi dòng một bản ghi.
- Số viết kiểu máy: 3802 và 97.6. Ngày viết 2026-11-22; chỉ biết tháng thì 2026-11, chỉ biết năm thì 2026.
- Ô trống: không biết hoặc không có. Ô trống không bao giờ có nghĩa là 0.
- Một ô có nhiều giá trị thì ngăn bằng dấu |.
- Ô chữ mở đầu bằng = + - @ có thêm một dấu ' phía trước (cả sau dấu chấm phẩy), để bảng tính không chạy
  nó như công thức. Bỏ một dấu ' đó là được nguyên văn{keeps}.
- Mở bằng Excel tiếng Việt: chọn Dữ liệu > Từ Văn bản/CSV, mã 65001 UTF-8, dấu phẩy, rồi đổi kiểu các cột số
  theo ngôn ngữ English (United States), vì số trong tệp dùng dấu chấm thập phân.

KIỂM TRA
Mã nội dung (SHA-256): {hash}
Tính lại: giải nén rồi chạy  LC_ALL=C; sha256sum *.csv | sha256sum

TRÍCH DẪN
{citation}
"""

_LICENCE = """\
{name}

Dữ liệu được phát hành theo giấy phép {licence}: {url}
Khi dùng lại, xin ghi nguồn: {publisher}.
Lời trích trong cột quote thuộc về nguồn đã nêu bên cạnh và được trích để chứng minh số liệu.
"""


def data_address(desk: Desk) -> str:
    """Return the public address where the data stand, or nothing when the site's is not known."""
    return desk.public(desk.data_home) if desk.url else ""


def readme_text(desk: Desk) -> str:
    """Return README.txt of the zip."""
    site, lean = desk.project.config.site, desk.project.lean
    holds, keeps = desk.say("; all.json chứa mọi bảng"), desk.say("; all.json giữ nguyên văn")
    return desk.words._(_README).format(
        holds="" if lean else holds, keeps="" if lean else keeps,
        name=desk.warned(site.name), version=desk.data.version, day=desk.as_of, reason=desk.data.reason,
        where=data_address(desk) or site.publisher, hash=desk.data.hash, citation=cite_data(desk).full,
    )  # fmt: skip


def licence_text(desk: Desk) -> str:
    """Return LICENCE.txt of the zip."""
    site = desk.project.config.site
    return desk.words._(_LICENCE).format(
        name=desk.warned(site.name), licence=site.licence, url=site.licence_url, publisher=site.publisher
    )
