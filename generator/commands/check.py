"""``minhbach check``: everything the rules find, in the form asked for."""

from __future__ import annotations

import os
import sys
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
from generator.records.project import Project

_FORMATS = ("text", "json", "github", "markdown")


@click.command("check")
@project_option
@as_of_option
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="Dạng kết quả.")
@lang_option
@click.pass_obj
def check_command(words: Language, root: Path, as_of: str | None, form: str, lang: str | None) -> None:
    """Kiểm tra dữ liệu; mã thoát 0 không lỗi, 1 có lỗi, 2 không chạy được."""
    words = words_for(words, lang)
    reading, findings = read_and_check(root, as_of, words)
    click.echo(_rendered(form, findings, words, root, reading.project))
    sys.exit(ERRORS if has_errors(reading, findings) else OK)


def _rendered(form: str, findings: list[Finding], words: Language, root: Path, project: Project | None) -> str:
    from generator.building import url_of

    site = url_of(project) if project else ""
    if form == "json":
        return report.as_json(findings, words, site=site)
    if form == "github":
        return report.as_github(findings, words, folder=_in_repository(root))
    if form == "markdown":
        return report.as_markdown(findings, words, site=site, folder=_in_repository(root))
    return report.as_text(findings, words, colour=coloured())


def coloured() -> bool:
    """Whether a person looks on at a terminal that shows colours, and did not ask for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _in_repository(root: Path) -> str:
    """Return the project's folder relative to the root of the git repository around it."""
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return here.relative_to(top).as_posix() if here != top else ""
