"""``minhbach export --xlsx``: a province's data as a workbook for its officers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.common import (
    ERRORS,
    OK,
    as_of_option,
    day_of,
    lang_option,
    project_option,
    read_and_check,
    stop,
    words_for,
    write_whole,
)
from generator.language import Language, language
from generator.records.finding import Finding, Severity


@click.command("export")
@click.option("--xlsx", "province", metavar="TỈNH", required=True, help="Xuất bảng Excel của một tỉnh, thành phố.")
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Tệp, hoặc thư mục để lưu.")
@project_option
@as_of_option
@lang_option
@click.pass_obj
def export_command(
    words: Language, province: str, output: Path | None, root: Path, as_of: str | None, lang: str | None
) -> None:
    """Xuất bảng Excel để cán bộ điền số liệu, rồi nhập lại bằng lệnh import.

    TỈNH là tên có dấu hay không dấu, mã trong địa chỉ, hoặc tên cũ trước sáp nhập.
    """
    from generator.exchange.editing.edits import EditError
    from generator.exchange.whereabouts import find
    from generator.exchange.workbook.edition import Edition, version_of
    from generator.exchange.workbook.writing import workbook

    words = words_for(words, lang)
    reading, findings = read_and_check(root, as_of, words)
    project = reading.project
    if project is None:
        stop(words._("Dữ liệu có lỗi nên chưa xuất được; chạy “minhbach check” để xem."))
    try:
        found = find(project, province).province
    except EditError as unknown:
        stop(unknown.told(words))
    folder = f"{project.config.folders.data}/provinces/{found.slug}/"
    _refuse_broken([f for f in findings if f.place.file.startswith(folder)], words)
    day = day_of(project.config, as_of, words)
    edition = Edition(found.slug, day, version_of(root, project, found.slug))
    target = _target(output, edition.file_name)
    try:
        write_whole(target, workbook(project, edition, language(project.config.site.language)))
    except OSError as error:
        stop(words._("Không ghi được {file}: {reason}.").format(file=target, reason=error.strerror))
    click.echo(words._("Đã xuất bảng của {province}: {file}").format(province=found.full_name, file=target))
    sys.exit(OK)


def _refuse_broken(findings: Sequence[Finding], words: Language) -> None:
    """End the command when records cannot be read: they would be missing, and seem to have been taken away."""
    from generator.checking import report

    broken = [f for f in findings if f.severity is Severity.ERROR]
    if broken:
        click.echo(report.as_text(broken, words))
        click.echo(words._("Chưa xuất bảng: hãy sửa các lỗi trên trước."))
        sys.exit(ERRORS)


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path(name)
    return output / name if output.is_dir() else output
