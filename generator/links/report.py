"""What a round of checks found, in words: for a terminal, a program, a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.language import Language, ours
from generator.links.account import Account
from generator.markdown import inert
from generator.records.evidence import Link, LinkCheck

#: So many addresses of one kind are named; the table has them all.
SHOWN = 40
REASONS = {
    "dns": ours("không tìm thấy máy chủ"),
    "connect": ours("không kết nối được"),
    "timeout": ours("không trả lời kịp"),
    "closed": ours("ngắt giữa chừng"),
    "tls": ours("chứng thư của máy chủ không hợp lệ"),
    "home": ours("bị đưa về trang chủ"),
    "redirects": ours("chuyển hướng vòng quanh"),
    "robots": ours("robots.txt không cho máy vào"),
    "private": ours("địa chỉ trong mạng nội bộ, không hỏi"),
    "address": ours("địa chỉ viết sai"),
    "credentials": ours("địa chỉ kèm mật khẩu, không hỏi"),
    "port": ours("cổng không phải của trang web, không hỏi"),
}
_LISTS = {
    "died": ours("Không còn mở được, kết luận lần này"),
    "returned": ours("Mở lại được"),
    "moved": ours("Đã chuyển sang địa chỉ khác"),
    "rewritten": ours("Tài liệu có nội dung khác lần trước"),
    "failing": ours("Chưa mở được, sẽ thử lại"),
    "refused": ours("Máy không được vào, cần người mở thử"),
    "copies": ours("Tìm thấy bản lưu trữ"),
}


def summary(account: Account, language: Language) -> str:
    """Return one sentence: how many were asked, how all of them stand, how many wait."""
    _, number = language._, language.number
    said = _(
        "Đã kiểm tra {asked} địa chỉ ngày {day}. Hiện nay {live} mở được, {dead} không còn mở được, "
        "{failing} đang thử lại, {refused} không cho máy vào."
    ).format(
        asked=number(len(account.asked)), day=language.day(account.day),
        **{state.value: number(account.in_state(state)) for state in LinkCheck},
    )  # fmt: skip
    return " ".join((said, *_notes(account, language)))


def _notes(account: Account, language: Language) -> Iterator[str]:
    _, number = language._, language.number
    if account.fresh:
        yield _("{n} địa chỉ vừa kiểm tra gần đây nên bỏ qua.").format(n=number(account.fresh))
    if account.left:
        yield _("{n} địa chỉ để lần sau.").format(n=number(account.left))
    if account.interrupted:
        yield _("Dừng giữa chừng theo yêu cầu; những gì đã biết đều đã ghi.")
    if account.archive_silent:
        yield _("Kho lưu trữ không trả lời, lần sau hỏi tiếp.")


def title(account: Account, language: Language) -> str:
    """Return one line for a commit or a pull request."""
    said = language._("Đường dẫn nguồn ngày {day}: {dead} không còn mở được, {live} mở được")
    return said.format(
        day=language.day(account.day), dead=language.number(account.in_state(LinkCheck.DEAD)),
        live=language.number(account.in_state(LinkCheck.LIVE)),
    )  # fmt: skip


def as_text(account: Account, language: Language) -> str:
    """Return the account for a terminal."""
    parts = [summary(account, language)]
    for heading, links in _lists(account, language):
        parts.append("\n".join((heading, *(f"  {line}" for line in _lines(links, language)))))
    return "\n\n".join(parts)


def as_markdown(account: Account, language: Language) -> str:
    """Return the account for a pull request; addresses stay text there."""
    parts = [f"## {language._('Đường dẫn của các nguồn')}", inert(summary(account, language))]
    for heading, links in _lists(account, language):
        parts.append("\n".join((f"### {heading}", "", *(f"- {inert(line)}" for line in _lines(links, language)))))
    return "\n\n".join(parts) + "\n"


def as_json(account: Account) -> str:
    """Return the account as a JSON document: the day, counts by state, and the addresses of each list."""
    document = {
        "day": account.day.isoformat(), "asked": len(account.asked), "fresh": account.fresh, "left": account.left,
        "interrupted": account.interrupted, "states": {s.value: account.in_state(s) for s in LinkCheck},
        **{name: [link.url for link in getattr(account, name)] for name in _LISTS},
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=2)


def _lists(account: Account, language: Language) -> Iterator[tuple[str, Sequence[Link]]]:
    for name, heading in _LISTS.items():
        links: Sequence[Link] = getattr(account, name)
        if links:
            yield f"{language.shown(heading)} ({language.number(len(links))})", links


def _lines(links: Sequence[Link], language: Language) -> Iterator[str]:
    for link in links[:SHOWN]:
        yield f"{link.url} ({', '.join(_about(link, language))})"
    if len(links) > SHOWN:
        yield language._("… và {n} địa chỉ nữa").format(n=language.number(len(links) - SHOWN))


def _about(link: Link, language: Language) -> Iterator[str]:
    yield language.shown(REASONS.get(link.status, link.status))
    if link.failing_since and link.last_seen:
        yield language._("thấy lần cuối {day}").format(day=language.day(link.last_seen))
    if link.moved_to:
        yield f"→ {link.moved_to}"
    if link.archived and link.failing_since:
        yield language._("có bản lưu")
