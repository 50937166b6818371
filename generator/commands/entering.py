"""How a command that changes data ends: refused with its findings, or written and told line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.checking import report
from generator.commands.common import ERRORS, OK, stop
from generator.commands.diff import address_of
from generator.exchange.editing.edits import EditError
from generator.exchange.editing.noting import Told, with_note
from generator.exchange.editing.proposal import Proposal, proposal_of, write
from generator.exchange.editing.saving import bytes_of
from generator.exchange.telling import changed_lines
from generator.history import telling
from generator.history.account import account
from generator.history.naming import Names
from generator.language import Language, ours
from generator.reading.rules import FIELD_MISSING
from generator.records.finding import Severity
from generator.records.values import Place

_FORMS: dict[str, Callable[..., str]] = {"text": telling.as_text, "markdown": telling.as_markdown}


def sentences(proposal: Proposal, day: dt.date, words: Language, form: str = "text") -> str:
    """Tell what would change, as the reviewers of the change will read it, and what the rules newly say."""
    old, new = proposal.old.project, proposal.new.project
    if not proposal.files or old is None or new is None:
        return words._("Không có gì thay đổi so với dữ liệu đang có.")
    return _FORMS[form](account(proposal.old, proposal.new, day), Names(old, new, words), address_of)


def noted(proposal: Proposal, given: Mapping[str, str | None], day: dt.date, words: Language) -> Proposal:
    """Return ``proposal`` with the change note that the options ``note``, ``why`` and ``who`` ask for, if they do.

    Raises:
        EditError: it is not known who speaks, or the note is there already.
    """
    who, what, why = ((given[name] or "").strip() for name in ("who", "note", "why"))
    told = Told(who, what, why)
    return with_note(proposal, told, day, words) if told and not proposal.refused else proposal


def enter(proposal: Proposal, day: dt.date, words: Language) -> int:
    """Write ``proposal`` unless it brings errors, say what changed as of ``day``, and return the exit code."""
    if proposal.refused:
        errors = [f for f in proposal.appeared if f.severity is Severity.ERROR]
        click.echo(report.as_text(errors, words))
        click.echo(words._("Chưa ghi gì, vì dữ liệu sẽ có lỗi nêu trên."))
        return ERRORS
    told = sentences(proposal, day, words)
    try:
        write(proposal)
    except EditError as refused:
        stop(refused.told(words))
    click.echo("\n".join([told, "", words._("Đã ghi:"), *changed_lines(proposal.files, proposal.found, words)]))
    return OK


def begin(root: Path, name: str, text: str, as_of: dt.date, words: Language) -> int:
    """Write a new file that still has fields to fill in, name each of them, and return the exit code.

    Only what is missing may be wrong with it; anything else is refused.

    Raises:
        EditError: the file is there already, or cannot be written.
    """
    if bytes_of(root, name) is not None:
        raise EditError(ours("Tệp này đã có; không ghi đè."), Place(name))
    proposal = proposal_of(root, {name: text.encode()}, as_of)
    missing = [f for f in proposal.appeared if f.rule == FIELD_MISSING and f.place.file == name]
    errors = [f for f in proposal.appeared if f.severity is Severity.ERROR and f not in missing]
    if errors or proposal.new.project is None:
        click.echo(report.as_text(errors, words))
        click.echo(words._("Chưa ghi gì, vì dữ liệu sẽ có lỗi nêu trên."))
        return ERRORS
    write(proposal)
    click.echo("\n".join([words._("Đã ghi:"), *changed_lines(proposal.files, proposal.found, words)]))
    if missing:
        click.echo(words._("Còn phải điền, hoặc bỏ cả khối nếu kế hoạch không cam kết:"))
        click.echo("\n".join(f"  {f.place.file}:{f.place.line}: {f.what(words)}" for f in missing))
    click.echo(words._("Tiếp theo: mở tệp, điền các dòng có chữ ĐIỀN, rồi chạy minhbach check."))
    return OK
