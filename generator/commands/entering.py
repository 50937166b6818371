"""How a command that changes data ends: refused with its findings, or written and told line by line."""

from __future__ import annotations

import click

from generator.checking import report
from generator.commands.common import ERRORS, OK, stop
from generator.exchange.edits import EditError
from generator.exchange.proposal import Proposal, write
from generator.exchange.telling import changed_lines
from generator.language import Language


def enter(proposal: Proposal, words: Language) -> int:
    """Write ``proposal`` unless it brings errors, say what changed, and return the exit code."""
    appeared = list(proposal.appeared)
    if proposal.refused:
        click.echo(report.as_text(appeared, words))
        click.echo(words._("Chưa ghi gì, vì dữ liệu sẽ có lỗi nêu trên."))
        return ERRORS
    try:
        write(proposal)
    except EditError as refused:
        stop(refused.told(words))
    click.echo("\n".join([words._("Đã ghi:"), *changed_lines(proposal.files, proposal.found, words)]))
    if appeared:
        click.echo("\n" + report.as_text(appeared, words))
    return OK
