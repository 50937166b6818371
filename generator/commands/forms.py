"""``minhbach forms``: the files of the issue page, written again from the data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.common import OK, project_option, read_and_check, stop, write_whole
from generator.language import Language, language


@click.command("forms")
@project_option
@click.pass_obj
def forms_command(words: Language, root: Path) -> None:
    """Ghi lại biểu mẫu trên GitHub theo dữ liệu: tỉnh, chỉ số, từ kèm số."""
    from generator.exchange.form.forms import form_files

    project = read_and_check(root, None, words)[0].project
    if project is None:
        stop(words._("Dữ liệu có lỗi nên chưa ghi được biểu mẫu; chạy “minhbach check” để xem."))
    for path, text in form_files(project, language(project.config.site.language)).items():
        try:
            write_whole(root / path, text.encode())
        except OSError as error:
            stop(words._("Không ghi được {file}: {reason}.").format(file=path, reason=error.strerror))
        click.echo(path.as_posix())
    sys.exit(OK)
