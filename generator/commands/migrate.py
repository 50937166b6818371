"""``minhbach migrate``: files of an older format are brought forward, comments and order kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.common import ERRORS, OK, lang_option, project_option, require_project, stop, words_for
from generator.language import Language


@click.command("migrate")
@project_option
@click.option("--check", "only_check", is_flag=True, help="Chỉ cho biết tệp nào còn cũ; mã thoát 1 khi có.")
@lang_option
@click.pass_obj
def migrate_command(words: Language, root: Path, only_check: bool, lang: str | None) -> None:
    """Đưa tệp dữ liệu định dạng cũ lên định dạng hiện nay, giữ nguyên chú thích và thứ tự."""
    from generator.exchange.editing.edits import EditError
    from generator.exchange.editing.saving import save
    from generator.exchange.migrating import migrated
    from generator.exchange.telling import changed_lines

    words = words_for(words, lang)
    require_project(root, words)
    try:
        files, found = migrated(root)
        if not only_check:
            save(root, files, found)
    except EditError as refused:
        stop(refused.told(words))
    told = changed_lines(files, found, words)
    if not files:
        click.echo(words._("Mọi tệp đã ở định dạng hiện nay."))
    elif only_check:
        click.echo("\n".join([words._("Các tệp còn ở định dạng cũ; chạy minhbach migrate để đổi:"), *told]))
    else:
        click.echo("\n".join([words._("Đã đổi:"), *told]))
    sys.exit(ERRORS if files and only_check else OK)
