"""The few words that belong to the shell itself, not to any page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.language import language


def words(code: str) -> Mapping[str, str]:
    """Return the shell's words in the language ``code``."""
    _ = language(code)._
    return {
        "skip": _("Bỏ qua, đến nội dung chính"),
        "home": _("Trang chủ"),
        "menu": _("Menu"),
        "menu_label": _("Menu trang web"),
        "crumbs_label": _("Bạn đang ở đây"),
        "search": _("Tìm kiếm"),
        "search_label": _("Tìm địa phương, mục tiêu, văn bản"),
        "search_everywhere": _("Tìm trên toàn trang"),
        "search_button": _("Tìm"),
        "notice_label": _("Thông báo"),
        "theme": _("Màu nền"),
        "theme_device": _("Theo thiết bị"),
        "theme_light": _("Sáng"),
        "theme_dark": _("Tối"),
        "theme_contrast": _("Tương phản cao"),
        "as_of": _("Số liệu tính đến"),
        "version": _("phiên bản"),
        "hash": _("mã nội dung"),
        "feed": _("Theo dõi thay đổi (Atom)"),
        "chart_waiting": _("Đang tải…"),
        "chart_broken": _("Không tải được, bấm để thử lại"),
        "chart_ready": _("Hình có {all} số. Phím mũi tên hoặc hai nút dưới hình: xem từng số; phím Esc: về hình tĩnh."),
        "chart_tools": _("Xem từng số"),
        "chart_previous": _("Số trước"),
        "chart_next": _("Số sau"),
        "chart_still": _("Về hình tĩnh"),
        "chart_place": _("Số {n} trong {all}"),
        "moved": _("Trang này đã chuyển đến địa chỉ mới"),
        "moved_go": _("Đi đến"),
    }
