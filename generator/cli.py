"""The command ``minhbach``: its group, and the last net under every subcommand."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

import click

from generator import __version__
from generator.commands.build import build_command, preview_command
from generator.commands.check import check_command
from generator.commands.common import CANNOT_RUN, lang_option
from generator.commands.confirm import confirm_command
from generator.commands.diff import diff_command
from generator.commands.explain import explain_command
from generator.commands.export import export_command
from generator.commands.forms import forms_command
from generator.commands.import_ import import_command
from generator.commands.intake import intake_command
from generator.commands.links import links_command
from generator.commands.migrate import migrate_command
from generator.commands.new import new_command
from generator.commands.pdf import pdf_command
from generator.commands.schema import schema_command
from generator.language import SOURCE_LANGUAGE, language, languages


@click.group()
@click.version_option(__version__, prog_name="minhbach")
@lang_option
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """Biến dữ liệu YAML, CSV về cam kết và kết quả thành trang web tĩnh."""
    context.obj = language(lang or _wished_language())


# A project is read into a million values that stay to the end: looking them over for circles as often as Python does
# by itself takes a third of the time, and finds nothing.
_COLLECTED = (100_000, 50, 100)
_COMMANDS = (
    check_command,
    explain_command,
    build_command,
    preview_command,
    confirm_command,
    diff_command,
    export_command,
    import_command,
    forms_command,
    intake_command,
    links_command,
    migrate_command,
    new_command,
    pdf_command,
    schema_command,
)

for command in _COMMANDS:
    cli.add_command(command)


def _wished_language() -> str:
    """Return the language the environment asks for: ``en``, also as ``en_US.UTF-8``."""
    wish = os.environ.get("MINHBACH_LANG", "").replace("-", "_").partition("_")[0].lower()
    return wish if wish in languages() else SOURCE_LANGUAGE


def main() -> None:
    """Run the command; no traceback ever reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal or pipe that cannot write Vietnamese by itself
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(*_COLLECTED)
    try:
        cli(standalone_mode=True)
    except Exception as error:  # the last net: a bug is told as one, in one line
        if os.environ.get("MINHBACH_TRACE"):
            raise
        words, what = language(_wished_language()), f"{type(error).__name__}: {error}"
        fault = words._("Lỗi của chương trình, không phải của dữ liệu: {what}")
        click.echo(fault.format(what=" ".join(what.split())), err=True)
        click.echo(words._("Đặt MINHBACH_TRACE=1 rồi chạy lại để xem chi tiết khi báo lỗi."), err=True)
        sys.exit(CANNOT_RUN)
