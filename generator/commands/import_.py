"""``minhbach import``: a workbook, or a table saved by Excel, changes only what was changed in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.commands.common import (
    ERRORS,
    OK,
    as_of_option,
    day_of,
    lang_option,
    note_options,
    project_option,
    read_and_check,
    stop,
    words_for,
)
from generator.language import Language
from generator.records.finding import Finding, Severity

if TYPE_CHECKING:
    from generator.exchange.editing.proposal import Proposal


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--province", default=None, help="Tỉnh của bảng CSV; bảng Excel đã ghi sẵn.")
@click.option("--allow-removal", is_flag=True, help="Hàng biến mất khỏi bảng là muốn bỏ.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ đổi gì, không ghi.")
@note_options
@project_option
@as_of_option
@lang_option
@click.pass_obj
def import_command(
    words: Language, /, file: Path, province: str | None, allow_removal: bool, dry_run: bool, root: Path,
    as_of: str | None, lang: str | None, **given: str | None,
) -> None:  # fmt: skip
    """Nhập lại bảng Excel đã sửa, hoặc bảng kết quả CSV do Excel lưu.

    Chỉ điều gì đổi mới được ghi, và chỉ khi mọi ô đều đúng. Mã thoát 0 xong, 1 có ô cần sửa, 2 không chạy được.
    """
    from generator.commands.entering import noted, sentences
    from generator.exchange.editing.edits import EditError
    from generator.exchange.editing.proposal import propose, write
    from generator.exchange.whereabouts import find
    from generator.exchange.workbook.incoming import incoming

    words = words_for(words, lang)
    project = read_and_check(root, as_of, words)[0].project
    if project is None:
        stop(words._("Dữ liệu có lỗi nên chưa nhập được; chạy “minhbach check” để xem."))
    day = day_of(project.config, as_of, words)
    try:
        slug = find(project, province).province.slug if province is not None else None
        came = incoming(project, _content(file, words), file.name, slug, allow_removal)
        if came.findings:
            _refuse(came.findings, words)
        proposal = noted(propose(root, came.edits, day), given, day, words)
        if proposal.refused:
            _refuse([f for f in proposal.appeared if f.severity is Severity.ERROR], words)
        click.echo(sentences(proposal, day, words))
        if not dry_run:
            write(proposal)
    except EditError as error:
        stop(error.told(words))
    click.echo(_done(proposal, dry_run, words))
    sys.exit(OK)


def _content(file: Path, words: Language) -> bytes:
    from generator.exchange.workbook.reading import MAX_FILE

    try:
        with file.open("rb") as opened:
            return opened.read(MAX_FILE + 1)
    except OSError as error:
        stop(words._("Không mở được {file}: {reason}.").format(file=file, reason=error.strerror))


def _refuse(findings: Sequence[Finding], words: Language) -> NoReturn:
    from generator.checking import report

    click.echo(report.as_text(findings, words))
    click.echo(words._("Chưa nhập gì: hãy sửa các chỗ trên rồi nhập lại."))
    sys.exit(ERRORS)


def _done(proposal: Proposal, dry_run: bool, words: Language) -> str:
    files = ", ".join(sorted(proposal.files))
    if not files:
        return words._("Không tệp nào được ghi.")
    sentence = words._("Sẽ ghi {files} (chạy thử, chưa ghi gì).") if dry_run else words._("Đã ghi {files}.")
    return sentence.format(files=files)
