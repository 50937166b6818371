"""``minhbach check``: everything the rules find, in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from generator.checking import report
from generator.commands.common import (
    ERRORS,
    OK,
    as_of_option,
    has_errors,
    lang_option,
    project_option,
    read_and_check,
    words_for,
)
from generator.language import Language
from generator.records.finding import Finding

_FORMATS: dict[str, Callable[[list[Finding], Language], str]] = {
    "text": report.as_text, "json": report.as_json, "github": report.as_github,
}  # fmt: skip


@click.command("check")
@project_option
@as_of_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="Dạng kết quả.")
@lang_option
@click.pass_obj
def check_command(words: Language, root: Path, as_of: str | None, form: str, lang: str | None) -> None:
    """Kiểm tra dữ liệu; mã thoát 0 không lỗi, 1 có lỗi, 2 không chạy được."""
    words = words_for(words, lang)
    reading, findings = read_and_check(root, as_of, words)
    click.echo(_FORMATS[form](findings, words))
    sys.exit(ERRORS if has_errors(reading, findings) else OK)
