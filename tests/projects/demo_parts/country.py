"""What the demonstration holds for the whole country: sources, results, related plans, changes."""


from __future__ import annotations

import hashlib

from demo_parts.files import Fields, day, fields, partial_date
from demo_parts.framework import WEB

_MINISTRY = "Bộ Dân tộc và Tôn giáo"
_YEARS = (2025, 2026, 2027, 2028, 2029)


def sources() -> Fields:
    """Return the content of the national ``sources.yml``."""
    texts = (
        ("vb-quyet-dinh", "(Minh họa) Trang giới thiệu Quyết định 1087/QĐ-TTg", "2024-10-02"),
        ("vb-huong-dan", "(Minh họa) Trang giới thiệu công văn hướng dẫn", "2025"),
        ("vb-nghi-quyet", "(Minh họa) Trang giới thiệu nghị quyết sắp xếp tỉnh", "2025-06-12"),
        ("vb-danh-muc", "(Minh họa) Danh mục nền tảng số dùng chung", "2025-09"),
        ("vb-ke-hoach-bo", "(Minh họa) Kế hoạch chuyển đổi số của Bộ", "2026"),
    )
    legal = [_source(id_, title, "Trang minh họa", "legal_text", date) for id_, title, date in texts]
    reports = [
        _source(
            f"bao-cao-bo-{year}",
            f"(Minh họa) Báo cáo của Bộ năm {year}",
            _MINISTRY,
            "official_report",
            f"{year}-12-20",
        )
        for year in _YEARS
    ]
    press = [
        _source(
            "bao-minh-hoa-2027",
            "(Minh họa) Trung tâm dữ liệu chậm hai năm",
            "Báo Minh Họa",
            "press",
            "2027-01-20",
        ),
        _source(
            "thong-tan-minh-hoa-2029",
            "(Minh họa) Bức tranh sóng di động cả nước",
            "Thông tấn Minh Họa",
            "state_press",
            "2029-11",
        ),
    ]
    return {"sources": legal + reports + press}


def _source(id_: str, title: str, publisher: str, kind: str, published: str) -> Fields:
    return fields(
        id=id_, title=title, publisher=publisher, kind=kind, url=f"{WEB}/trung-uong/{id_}", published=partial_date(published),
        last_checked=day("2030-03-01"), link="live",
    )  # fmt: skip


def results() -> list[Fields]:
    """Return the national results: the ministry's own share of the central targets, and context."""
    rows = [
        _share("chu-ky-so-trung-uong", year, num, 12, None)
        for year, num in zip(_YEARS, (3, 5, 7, 10, 11), strict=True)
    ]
    rows += [
        _share("bao-cao-ket-noi", year, num, 15) for year, num in zip(_YEARS[1:], (4, 9, 12, 15), strict=True)
    ]
    rows += [
        _share("dich-vu-cong-toan-trinh", year, num, 9)
        for year, num in zip(_YEARS, (2, 3, 3, 4, 5), strict=True)
    ]
    rows += [_share("du-lieu-mo", year, num, 24) for year, num in zip(_YEARS[2:], (6, 12, 20), strict=True)]
    return rows + _legal_framework() + _data_centre() + _context()


def _share(
    indicator: str, year: int, numerator: int, denominator: int, scope: str | None = _MINISTRY
) -> Fields:
    """A yearly share; ``scope`` says that it is the ministry's own, not the whole country's."""
    return fields(
        indicator=indicator, as_of=f"{year}-11-30", value=round(100 * numerator / denominator, 1),
        numerator=numerator, denominator=denominator, scope=scope, source=f"bao-cao-bo-{year}",
        quote=f"(Minh họa) đạt {numerator} trên tổng số {denominator}",
    )  # fmt: skip


def _legal_framework() -> list[Fields]:
    return [
        fields(
            indicator="khung-phap-ly", as_of="2025-12-31", state="achieved", source="bao-cao-bo-2025",
            quote="(Minh họa) khung pháp lý đã cơ bản hoàn thiện",
        ),
        fields(
            indicator="khung-phap-ly", as_of="2025-12-31", state="not_achieved", source="bao-minh-hoa-2027",
            quote="(Minh họa) còn hai thông tư chưa ban hành", voice="review",
        ),
    ]  # fmt: skip


def _data_centre() -> list[Fields]:
    return [
        fields(
            indicator="trung-tam-du-lieu", as_of="2025-12-31", state="not_achieved", source="bao-cao-bo-2025",
            quote="(Minh họa) trung tâm dữ liệu đang được xây dựng",
        ),
        fields(
            indicator="trung-tam-du-lieu", as_of="2027-06", state="achieved", source="bao-cao-bo-2027",
            quote="(Minh họa) trung tâm dữ liệu hoạt động từ tháng 6",
        ),
    ]  # fmt: skip


def _context() -> list[Fields]:
    source = "thong-tan-minh-hoa-2029"
    return [
        fields(
            indicator="thon-co-song", as_of="2029-10", qualifier="trên", value=99, source=source,
            quote="(Minh họa) trên 99% số thôn đã có sóng",
        ),
        fields(
            indicator="ho-co-internet", as_of="2029", qualifier="khoảng", value=88, source=source,
            quote="(Minh họa) khoảng 88% số hộ có Internet cáp quang",
        ),
    ]  # fmt: skip


def related() -> Fields:
    """Return the national documents that stand near the programme and are not part of it."""
    return {
        "related": [
            fields(
                id="binh-dan-hoc-vu-so", number="04/CTr-MINHHOA", title="(Minh họa) Phong trào học kỹ năng số",
                date="2025-11", issuer=_MINISTRY,
                aims=[fields(text="(Minh họa) Người lớn có kỹ năng số cơ bản", value=80, unit="%", by="2026")],
                seen=True, sources=["vb-ke-hoach-bo"],
            )
        ]
    }  # fmt: skip


def left_out() -> list[Fields]:
    """Return figures that were found and are not published, with the reason."""
    rows = (
        ("gia-lai", "Số điểm wifi công cộng", "512", "2028", "bao-1", "(Minh họa) Hai bài chép nhau, không rõ nguồn gốc"),
        ("ca-mau", "Hộ có điện thoại thông minh", "gần 90%", "", "bao-2", "(Minh họa) Không có thời điểm"),
        ("ha-tinh", "Trưởng thôn được tập huấn", "1.2k", "2027-05", "bao-3", "(Minh họa) Số viết tắt, không kiểm được"),
        ("", "Chủ thể OCOP bán hàng trực tuyến", "70%", "2029", "bao-4", "(Minh họa) Gồm cả chủ thể không phải hộ dân tộc thiểu số"),
        ("hung-yen", "Lượt truy cập cổng thông tin", "2 triệu", "2029", "bao-5", "(Minh họa) Không gắn với chỉ số nào"),
    )  # fmt: skip
    return [
        fields(
            province=slug or None,
            what=what,
            value=value,
            as_of=as_of or None,
            url=f"{WEB}/{page}",
            reason=reason,
        )
        for slug, what, value, as_of, page, reason in rows
    ]


def links() -> list[Fields]:
    """Return what a machine would have found of two addresses: one that opens, one that no longer does."""
    home = f"{WEB}/ha-tinh"
    return [
        fields(
            url=f"{home}/bao-cao-2026",
            state="dead",
            checked=day("2030-03-10"),
            status="404",
            last_seen=day("2029-10-21"),
            failing_since=day("2029-10-28"),
            failures=20,
            archived=f"{WEB}/luu-tru/ha-tinh-2026",
        ),
        fields(
            url=f"{home}/ke-hoach-ha-tinh-2025",
            state="live",
            checked=day("2030-03-10"),
            status="200",
            last_seen=day("2030-03-10"),
            failures=0,
            content_type="application/pdf",
            size=482_113,
            sha256=hashlib.sha256(b"minh hoa").hexdigest(),
        ),
    ]


def changes() -> Fields:
    """Return the acts of publication that concern more than one province, oldest first."""
    rows = (
        ("2025-04-02", "Công bố các kế hoạch gửi đúng hạn", None, (), ("MT25.2",), False),
        ("2025-07-01", "Chuyển kế hoạch của các tỉnh cũ vào trang của tỉnh mới", "Sắp xếp đơn vị hành chính", ("can-tho", "tuyen-quang", "lao-cai"), (), False),
        ("2025-07-01", "Mục tiêu CPS.3 không còn áp dụng", "Không còn cấp huyện", (), ("CPS.3",), False),
        ("2025-12-22", "Cập nhật báo cáo năm 2025", None, (), (), False),
        ("2026-12-21", "Cập nhật báo cáo năm 2026", None, (), (), False),
        ("2027-12-20", "Cập nhật báo cáo năm 2027", None, (), (), False),
        ("2028-12-20", "Cập nhật báo cáo năm 2028", None, (), (), False),
        ("2029-12-19", "Cập nhật báo cáo năm 2029", None, (), (), False),
        ("2030-03-01", "Kiểm tra lại các liên kết nguồn", None, (), (), True),
    )  # fmt: skip
    return {
        "changes": [
            fields(
                date=day(date), who="Nhóm minh họa", what=f"(Minh họa) {what}", why=why, provinces=list(slugs) or None,
                targets=list(targets) or None, minor=True if minor else None,
            )
            for date, what, why, slugs, targets, minor in rows
        ]
    }  # fmt: skip
