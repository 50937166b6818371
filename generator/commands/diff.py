"""``minhbach diff``: what changed between two versions, in words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import OK, as_of_option, day_of, lang_option, project_option, stop, words_for
from generator.language import Language, ours
from generator.reading.project import CONFIG, Reading, read_project
from generator.reading.rules import FORMAT_OLDER

if TYPE_CHECKING:
    from generator.history.account import Notice
    from generator.history.consequences import ChangedPage

BROUGHT_FORWARD = ours("{n} tệp ở định dạng cũ được đổi sang định dạng hiện nay trước khi so.")
FORMATS = ("text", "markdown", "json")


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@project_option
@as_of_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Dạng kết quả.")
@click.option("--direct", is_flag=True, help="So thẳng hai phiên bản, không lùi về điểm chung của chúng.")
@lang_option
@click.pass_obj
def diff_command(
    words: Language, base: str, head: str | None, root: Path, as_of: str | None, form: str, direct: bool,
    lang: str | None,
) -> None:  # fmt: skip
    """Kể bằng lời những gì đổi từ BASE đến HEAD.

    BASE, HEAD là phiên bản git hoặc thư mục; bỏ HEAD là so với thư mục đang mở. Mã thoát 0 dù đổi gì, 2 không chạy
    được.
    """
    from generator.history.git import RevisionError
    from generator.history.versions import versions

    words = words_for(words, lang)
    try:
        with versions(base, head, root, direct) as found:
            notices = list(found.notices)
            readings = [_read(side, side in found.copied, notices) for side in (found.old, found.new)]
            click.echo(_told(readings, as_of, found.files, notices, form, words))
    except RevisionError as error:
        stop(words.shown(error.words).format(**error.details))
    sys.exit(OK)


def _read(side: Path, copied: bool, notices: list[Notice]) -> Reading | None:
    """Read one version; a copy in an older data format is brought to today's first, and that is told."""
    if not (side / CONFIG).is_file():
        return None
    reading = read_project(side)
    if not copied or all(finding.rule != FORMAT_OLDER for finding in reading.findings):
        return reading
    number = _bring_forward(side)
    if number:
        notices.append((BROUGHT_FORWARD, {"n": str(number)}))
    return read_project(side)


def _bring_forward(copy: Path) -> int:
    """Bring the files of a copy to today's data format; return how many, none where one cannot be brought."""
    from generator.exchange.editing.edits import EditError
    from generator.exchange.migrating import migrated

    try:
        files, _ = migrated(copy)
    except EditError:
        return 0
    for name, content in files.items():
        (copy / name).write_bytes(content)
    return len(files)


def _told(
    readings: list[Reading | None], as_of: str | None, files: tuple[str, ...], notices: list[Notice], form: str,
    words: Language,
) -> str:  # fmt: skip
    from generator.history import telling
    from generator.history.account import account
    from generator.history.naming import Names
    from generator.history.noting import suggestions

    old, new = readings
    projects = [r.project for r in (new, old) if r and r.project]
    if not projects:
        stop(words._("Không phiên bản nào đọc được thành dự án."))
    day = day_of(projects[0].config, as_of, words)
    made = account(old, new, day, files, notices)
    names = Names(projects[-1], projects[0], words)
    forms: dict[str, Callable[..., str]] = {
        "text": telling.as_text, "markdown": telling.as_markdown, "json": telling.as_json,
    }  # fmt: skip
    told = forms[form](made, names, address_of)
    return "\n".join(filter(None, (told, suggestions(made, names, day) if form == "markdown" else "")))


def address_of(page: ChangedPage) -> str:
    """Return where a changed page stands on the site."""
    from generator.history.consequences import PageKind
    from generator.writing import addresses

    made = {
        PageKind.PROVINCE: addresses.province,
        PageKind.TARGET: addresses.target,
        PageKind.INDICATOR: addresses.indicator,
    }
    if page.kind in made:
        return made[page.kind](page.id)
    return addresses.REPORTS if page.kind is PageKind.REPORTS else addresses.HOME
