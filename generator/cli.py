"""The command ``minhbach``: a thin line over the rooms. Only here are clock, terminal and exit codes."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator import __version__
from generator.checking import report
from generator.checking.check import check
from generator.language import SOURCE_LANGUAGE, Language, language, languages
from generator.reading.project import CONFIG, Reading, read_project
from generator.records.config import Folders, SiteConfig
from generator.records.finding import Finding, Severity
from generator.records.values import PartialDate

OK, ERRORS, CANNOT_RUN = 0, 1, 2
_FORMATS: dict[str, Callable[[list[Finding], Language], str]] = {
    "text": report.as_text, "json": report.as_json, "github": report.as_github,
}  # fmt: skip

_project_option = click.option(
    "--project", "root", type=click.Path(path_type=Path), default=Path(), help="Thư mục dự án."
)
_as_of_option = click.option("--as-of", "as_of", default=None, help="Tính đến ngày YYYY-MM-DD.")
_lang_option = click.option("--lang", type=click.Choice(languages()), default=None, help="Ngôn ngữ thông báo.")


@click.group()
@click.version_option(__version__, prog_name="minhbach")
@_lang_option
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """Biến dữ liệu YAML, CSV về cam kết và kết quả thành trang web tĩnh."""
    context.obj = language(lang or _wished_language())


@cli.command("check")
@_project_option
@_as_of_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="Dạng kết quả.")
@_lang_option
@click.pass_obj
def check_command(words: Language, root: Path, as_of: str | None, form: str, lang: str | None) -> None:
    """Kiểm tra dữ liệu; mã thoát 0 không lỗi, 1 có lỗi, 2 không chạy được."""
    words = language(lang) if lang else words
    reading, findings = read_and_check(root, as_of, words)
    click.echo(_FORMATS[form](findings, words))
    sys.exit(ERRORS if _has_errors(reading, findings) else OK)


@cli.command("build")
@_project_option
@_as_of_option
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Thư mục trang dựng xong.")
@_lang_option
@click.pass_obj
def build_command(words: Language, root: Path, as_of: str | None, output: Path | None, lang: str | None) -> None:
    """Kiểm tra rồi dựng trang; dữ liệu có lỗi thì trang cũ giữ nguyên."""
    words = language(lang) if lang else words
    code, told = _build(words, root, as_of, output or root / "site", _progress())
    click.echo(told, err=code == CANNOT_RUN)
    sys.exit(code)


@cli.command("preview")
@_project_option
@_as_of_option
@click.option("--port", type=int, default=8000, show_default=True, help="Cổng.")
@_lang_option
@click.pass_obj
def preview_command(words: Language, root: Path, as_of: str | None, port: int, lang: str | None) -> None:
    """Dựng trang, mở tại máy này và dựng lại mỗi khi tệp được lưu."""
    from generator.previewing import preview

    words = language(lang) if lang else words
    reading = read_project(root)
    folders = reading.project.config.folders if reading.project else Folders()
    from generator.building import DEFAULT_THEME

    watched = [folders.content, folders.data, folders.theme or str(DEFAULT_THEME)]

    def rebuild(output: Path) -> str:
        return _build(words, root, as_of, output, lambda _: None)[1]

    preview(root, port, rebuild, click.echo, words, watched)


def _build(
    words: Language, root: Path, as_of: str | None, output: Path, progress: Callable[[str], None]
) -> tuple[int, str]:
    """Check and build once; return the exit code and what to tell."""
    from generator.building import BuildError, build

    reading, findings = read_and_check(root, as_of, words)
    if _has_errors(reading, findings) or reading.project is None:
        errors = [f for f in findings if f.severity is Severity.ERROR]
        stays = words._("Chưa dựng trang; trang cũ giữ nguyên.")
        return ERRORS, f"{report.as_text(errors, words)}\n{stays}"
    day = day_of(reading.project.config, as_of, words)
    try:
        built = build(reading.project, findings, day, root, output, words, progress)
    except BuildError as failure:
        return CANNOT_RUN, str(failure)
    return OK, f"{report.summary(findings, words)}\n{built.describe(words)}"


def _wished_language() -> str:
    """Return the language the environment asks for: ``en``, also as ``en_US.UTF-8``."""
    wish = os.environ.get("MINHBACH_LANG", "").replace("-", "_").partition("_")[0].lower()
    return wish if wish in languages() else SOURCE_LANGUAGE


def read_and_check(root: Path, as_of: str | None, words: Language) -> tuple[Reading, list[Finding]]:
    """Read and check the project in ``root``; ends the command when there is no project."""
    if not (root / CONFIG).is_file():
        _stop(words._("Không có dự án ở {root}: thiếu tệp {file}.").format(root=root, file=CONFIG))
    given = _day_given(as_of, words)
    reading = read_project(root)
    findings = list(reading.findings)
    if reading.project is not None:
        day = given or day_of(reading.project.config, None, words)
        findings += check(reading.project, day, reading.unread)
    return reading, sorted(findings, key=lambda f: (f.place, f.rule.code))


def _day_given(as_of: str | None, words: Language) -> dt.date | None:
    if as_of is None:
        return None
    try:
        date = PartialDate.parse(as_of)
    except ValueError:
        date = None
    if date is None or date.day is None:
        _stop(words._("Ngày “{value}” không đúng; viết YYYY-MM-DD.").format(value=as_of))
    return date.first


def day_of(config: SiteConfig, as_of: str | None, words: Language) -> dt.date:
    """Return the day the site speaks of: the option, the configuration, or today there."""
    given = _day_given(as_of, words)
    if given:
        return given
    if config.as_of:
        return config.as_of
    try:
        zone: dt.tzinfo = ZoneInfo(config.site.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = dt.UTC
    return dt.datetime.now(zone).date()


def _has_errors(reading: Reading, findings: list[Finding]) -> bool:
    return reading.project is None or report.counts(findings)[Severity.ERROR] > 0


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)


def _progress() -> Callable[[str], None]:
    """Return a reporter of steps: a spinner on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None
    from rich.console import Console

    status = Console(stderr=True).status("")
    status.start()
    return status.update


def main() -> None:
    """Run the command; no traceback ever reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal or pipe that cannot write Vietnamese by itself
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
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
