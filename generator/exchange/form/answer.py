"""What is said on an issue about its form, and of the pull request made from it.

What somebody wrote is shown, never obeyed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exchange.editing.proposal import Proposal
from generator.exchange.form.intake import Update
from generator.exchange.form.issue_form import Problem
from generator.language import Language
from generator.markdown import inert
from generator.records.finding import Finding, Severity
from generator.records.values import Cell

# GitHub takes 65,536 characters; what is said must leave room for what a workflow adds.
MAX_SAID = 60_000
MAX_FINDINGS = 20


def asking(problems: Iterable[Problem], words: Language) -> str:
    """Return what to mend in a form, box by box."""
    head = words._(
        "**Chưa đưa được số liệu này vào.** Xin sửa những ô sau ngay trong nội dung ở đầu trang này rồi lưu; "
        "máy sẽ đọc lại."
    )
    return _page([head, _listed(inert(problem.told(words)) for problem in problems)])


def refusing(update: Update, proposal: Proposal, words: Language) -> str:
    """Return why what was understood cannot be taken in: the rules it would break.

    What somebody wrote is not said again: it may be what must not be published.
    """
    head = words._(
        "**Chưa đưa được số liệu này vào.** Máy hiểu nội dung, nhưng dữ liệu sau khi sửa có lỗi. Xin sửa nội dung ở "
        "đầu trang này rồi lưu; máy sẽ đọc lại."
    )
    errors = [f for f in proposal.appeared if f.severity is Severity.ERROR]
    return _page([head, _heading(update, words), _findings(errors, words)])


def accepting(update: Update, proposal: Proposal, words: Language) -> str:
    """Return what was understood, and what the rules remark on it."""
    head = words._("**Máy đã đọc được biểu mẫu.** Xin soát lại; sai thì sửa nội dung ở đầu trang này rồi lưu.")
    return _page([head, *_told(update, proposal, words)])


def describing(update: Update, proposal: Proposal, issue: int | None, words: Language) -> str:
    """Return the text of the pull request, which closes the issue once it is merged."""
    head = words._("Từ biểu mẫu “{form}”, do máy soạn. Người duyệt đối chiếu với nguồn trước khi gộp.")
    closes = [f"Closes #{issue}"] if issue else []
    return _page([head.format(form=words._("Cập nhật kết quả")), *_told(update, proposal, words), *closes])


def not_taken(findings: Iterable[Finding], words: Language) -> str:
    """Return why a workbook cannot be taken in: what is to mend, cell by cell."""
    head = words._(
        "**Chưa lấy được bảng này vào.** Xin sửa những chỗ sau trong bảng, rồi thay tệp: sửa nội dung ở đầu trang này, "
        "xóa tệp cũ, thả tệp mới, lưu."
    )
    return _page([head, _findings(findings, words)])


def nothing_new(words: Language) -> str:
    """Return that a workbook says what the data say already."""
    return _page([words._("Máy đã đọc bảng: không ô nào khác dữ liệu đang có, nên không có gì để đưa vào.")])


def taken(changes: str, words: Language) -> str:
    """Return what a workbook changes; ``changes`` is the account of it, in Markdown."""
    head = words._("**Máy đã đọc được bảng.** Xin soát lại; sai thì sửa trong bảng, rồi thay tệp ở đầu trang này.")
    return _page([head, changes])


def describing_taken(changes: str, message: str, issue: int | None, words: Language) -> str:
    """Return the text of the pull request made from a workbook, which closes the issue once it is merged."""
    head = words._("Từ biểu mẫu “{form}”, do máy soạn. Người duyệt đối chiếu với nguồn trước khi gộp.")
    said = [f"{words._('Lời nhắn của người gửi:')} {inert(message)}"] if message else []
    closes = [f"Closes #{issue}"] if issue else []
    return _page([head.format(form=words._("Gửi bảng Excel")), *said, changes, *closes])


def _told(update: Update, proposal: Proposal, words: Language) -> Iterator[str]:
    yield from _understood(update, words)
    if proposal.appeared:
        yield words._("Máy còn lưu ý:")
        yield _findings(proposal.appeared, words)


def _understood(update: Update, words: Language) -> Iterator[str]:
    yield _heading(update, words)
    yield _listed(f"{inert(label)}: **{inert(text)}**" for label, text in update.said)


def _heading(update: Update, words: Language) -> str:
    return f"{words._('Đã hiểu là:')} **{inert(update.title)}**"


def _findings(findings: Iterable[Finding], words: Language) -> str:
    told = [f"{_cell(f)}{inert(f.what(words))} {inert(f.mend(words))} ({f.rule.code})" for f in findings]
    left = len(told) - MAX_FINDINGS
    more = [words._("… và {n} mục nữa").format(n=left)] if left > 0 else []
    return _listed([*told[:MAX_FINDINGS], *more])


def _cell(finding: Finding) -> str:
    """Name the cell of a workbook; a file and its line mean nothing to whoever filled in a form."""
    place = finding.place
    return f"**{inert(place.file)}, {place.spot}:** " if isinstance(place, Cell) else ""


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)[:MAX_SAID] + "\n"
