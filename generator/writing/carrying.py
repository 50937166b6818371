"""What goes into the one file that holds the whole site, and what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.writing import addresses
from generator.writing.artefacts import Carried
from generator.writing.desk import Desk

# What stays online: versions of what is there in another form, what other sites and programs ask for, the past.
# Patterns for every language; those of data and pictures stand once.
_IN_EACH_LANGUAGE = (
    f"{addresses.EDITIONS}*", f"{addresses.EMBEDS}*", f"{addresses.CARDS}*",
    f"{addresses.CHARTS}*.json", "/*.xml", "/*.ics", "/*.pdf",
)  # fmt: skip
_ONCE = (f"{addresses.DATA}*.json", f"{addresses.DATA}*.zip", f"{addresses.DATA}*.xlsx")


def carried(desk: Desk, further: Sequence[Desk]) -> Carried:
    """Return what makes the carried site: where it stands, what it leaves out, its readme in each language."""
    desks = (desk, *further)
    without = [one.home + pattern for one in desks for pattern in _IN_EACH_LANGUAGE]
    return Carried(
        addresses.plain(addresses.CARRIED),
        tuple((one.say("DOC-TRUOC.txt"), _readme(one)) for one in desks),
        tuple(addresses.plain(pattern) for pattern in (*without, *_ONCE)),
    )


def _readme(desk: Desk) -> str:
    site, say = desk.project.config.site, desk.say
    latest = f"{say('Số liệu ở đây không tự cập nhật. Bản mới nhất:')} {desk.url}" if desk.url else ""
    version = f"{say('phiên bản')} {desk.data.version}, {say('mã nội dung')} {desk.data.short_hash}"
    state = f"{say('Số liệu tính đến')} {desk.as_of}, {version}"
    paragraphs = (
        f"{site.name}\n{state}",
        site.banner or "",
        say("Mở tệp index.html bằng trình duyệt để đọc. Không cần mạng, không cần cài đặt gì."),
        say("Hãy giải nén toàn bộ trước khi mở: mở ngay trong tệp nén thì các trang không tìm thấy nhau."),
        say("Có ở đây: mọi trang hiện nay, biểu đồ, bản đồ, bảng số liệu dạng CSV, ô tìm kiếm."),
        say(
            "Không có ở đây, phải mở trang web: các bản dữ liệu đã chốt, hình PNG, bảng Excel, tệp JSON, "
            "trang để nhúng, nguồn ở các trang khác."
        ),
        latest,
        f"{say('Dữ liệu theo giấy phép')} {site.licence} ({site.licence_url}).",
        f"{say('Đơn vị công bố')}: {site.publisher}.",
    )
    return "\n\n".join(filter(None, paragraphs)) + "\n"
