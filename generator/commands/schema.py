"""``minhbach schema``: the schemas that let editors complete and explain the data files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.common import ERRORS, OK, lang_option, project_option, stop, words_for
from generator.language import Language
from generator.reading.project import CONFIG, read_project
from generator.records.config import Folders
from generator.records.files import SCHEMAS


@click.command("schema")
@project_option
@click.option("--check", "only_check", is_flag=True, help="Chỉ xem có khớp không, không ghi.")
@lang_option
@click.pass_obj
def schema_command(words: Language, root: Path, only_check: bool, lang: str | None) -> None:
    """Ghi mô tả dữ liệu (JSON Schema) vào thư mục dữ liệu, để trình soạn thảo gợi ý và giải thích."""
    from generator.exchange.schema import out_of_step, write_schemas

    words = words_for(words, lang)
    if not (root / CONFIG).is_file():
        stop(words._("Không có dự án ở {root}: thiếu tệp {file}.").format(root=root, file=CONFIG))
    project = read_project(root).project
    folder = root / (project.config.folders if project else Folders()).data / SCHEMAS
    try:
        changed = out_of_step(folder) if only_check else write_schemas(folder)
    except (OSError, ValueError) as error:
        stop(words._("Không ghi được vào {folder}: {reason}.").format(folder=folder, reason=error))
    if not changed:
        click.echo(words._("Mô tả dữ liệu đã khớp với chương trình."))
        sys.exit(OK)
    told = words._("Chưa khớp: {names}. Chạy: minhbach schema") if only_check else words._("Đã ghi: {names}.")
    click.echo(told.format(names=", ".join(changed)))
    sys.exit(ERRORS if only_check else OK)
