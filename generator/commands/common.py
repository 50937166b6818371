"""What the commands share: options, exit codes, the day, and reading with checking."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator.checking.check import find_all
from generator.checking.report import counts
from generator.garbage import little_garbage
from generator.language import Language, language, languages
from generator.reading.project import CONFIG, Reading, read_project
from generator.records.config import SiteConfig
from generator.records.finding import Finding, Severity
from generator.records.project import Project
from generator.records.values import PartialDate

OK, ERRORS, CANNOT_RUN = 0, 1, 2

project_option = click.option(
    "--project", "root", type=click.Path(path_type=Path), default=Path(), help="Thư mục dự án."
)
as_of_option = click.option("--as-of", "as_of", default=None, help="Tính đến ngày YYYY-MM-DD.")
lang_option = click.option("--lang", type=click.Choice(languages()), default=None, help="Ngôn ngữ thông báo.")

# What is said of a change; given, a note goes into changes.yml beside the data.
_NOTE_OPTIONS = (
    click.option("--note", help="Ghi chú thay đổi, một câu; bỏ trống mà có --why thì máy kể thay bằng lời."),
    click.option("--why", help="Vì sao thay đổi; câu này vào lịch sử thay đổi."),
    click.option("--who", help="Cơ quan chịu trách nhiệm về ghi chú; bỏ trống thì như ghi chú trước."),
)


def note_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options ``note``, ``why`` and ``who``."""
    for option in reversed(_NOTE_OPTIONS):
        command = option(command)
    return command


def words_for(words: Language, lang: str | None) -> Language:
    """Return the language of a command's messages: its own option, else what the group was told."""
    return language(lang) if lang else words


def require_project(root: Path, words: Language) -> None:
    """End the command when there is no project in ``root``."""
    if not (root / CONFIG).is_file():
        stop(words._("Không có dự án ở {root}: thiếu tệp {file}.").format(root=root, file=CONFIG))


def read_to_edit(root: Path, words: Language) -> Project:
    """Read the project in ``root``; ends the command when too little of it can be read to change it."""
    require_project(root, words)
    reading = read_project(root, prose=False)
    if reading.project is None:
        stop(words._("Dữ liệu có lỗi nên chưa sửa được; chạy “minhbach check” để xem."))
    return reading.project


def read_and_check(root: Path, as_of: str | None, words: Language) -> tuple[Reading, list[Finding]]:
    """Read and check the project in ``root``; ends the command when there is no project."""
    require_project(root, words)
    given = day_given(as_of, words)
    with little_garbage():  # all that was read is kept until the checks are done
        reading = read_project(root)
        day = given or (day_of(reading.project.config, None, words) if reading.project else None)
        return reading, list(find_all(reading, day))


def day_given(as_of: str | None, words: Language) -> dt.date | None:
    """Return the day an option names, None when it was not given; ends the command when there is no such day."""
    if as_of is None:
        return None
    wrong = words._("Ngày “{value}” không đúng; viết YYYY-MM-DD.")
    date = date_given(as_of, wrong, words)
    if date.day is None:
        stop(wrong.format(value=as_of))
    return date.first


def date_given(text: str, wrong: str, words: Language) -> PartialDate:
    """Return the day, month or year an option names; ends the command, saying ``wrong``, when there is none such.

    A year that data files cannot hold is refused here too.
    """
    try:
        date = PartialDate.parse(text)
    except ValueError:
        stop(wrong.format(value=text))
    if not date.can_be_meant:
        stop(words._("“{value}” nằm ngoài các năm từ 1900 đến 2199; xem lại năm.").format(value=text))
    return date


def day_of(config: SiteConfig, as_of: str | None, words: Language) -> dt.date:
    """Return the day the site speaks of: the option, the configuration, or today there."""
    given = day_given(as_of, words)
    if given:
        return given
    return config.as_of or today_of(config)


def today_of(config: SiteConfig) -> dt.date:
    """Return what day it is where the site is published, whatever day the site speaks of."""
    return dt.datetime.now(zone_of(config)).date()


def zone_of(config: SiteConfig) -> dt.tzinfo:
    """Return the site's time zone; UTC when this machine does not know the one configured."""
    try:
        return ZoneInfo(config.site.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def has_errors(reading: Reading, findings: list[Finding]) -> bool:
    """Whether what was read cannot be published."""
    return reading.project is None or counts(findings)[Severity.ERROR] > 0


def stop(message: str) -> NoReturn:
    """End the command: it could not run, and ``message`` says why."""
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
