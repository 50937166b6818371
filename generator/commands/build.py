"""``minhbach build`` and ``minhbach preview``: a checked project becomes a site."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from generator.checking import report
from generator.commands.common import (
    CANNOT_RUN,
    ERRORS,
    OK,
    as_of_option,
    day_of,
    has_errors,
    lang_option,
    project_option,
    read_and_check,
    require_project,
    words_for,
    zone_of,
)
from generator.history.git import tracks
from generator.language import Language, ours
from generator.reading.project import read_project
from generator.records.config import Folders
from generator.records.finding import Severity
from generator.standing import Standing

browser_option = click.option(
    "--browser", default="", help="Chrome hay Chromium để in ra PDF; bỏ trống: tự tìm, hoặc biến MINHBACH_BROWSER."
)
without_history_option = click.option(
    "--without-history", is_flag=True, help="Dựng không kèm lịch sử, ví dụ khi chỉ có một phần kho git."
)


@click.command("build")
@project_option
@as_of_option
@without_history_option
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Thư mục trang dựng xong.")
@click.option("--with-pdf", is_flag=True, help="In mỗi trang địa phương ra PDF, và dẫn tới đó trên trang.")
@browser_option
@click.option(
    "--tree", type=click.Path(path_type=Path), default=None,
    help="Ghi thêm cây trang vào thư mục này, để trình dựng khác cùng họ MkDocs dựng được.",
)
@lang_option
@click.pass_obj
def build_command(
    words: Language, root: Path, as_of: str | None, without_history: bool, output: Path | None, with_pdf: bool,
    browser: str, tree: Path | None, lang: str | None,
) -> None:  # fmt: skip
    """Kiểm tra rồi dựng trang; dữ liệu có lỗi thì trang cũ giữ nguyên."""
    words = words_for(words, lang)
    paper = browser if with_pdf else None
    code, told = _build(words, root, as_of, output or root / "site", _progress(), not without_history, paper, tree)
    click.echo(told, err=code == CANNOT_RUN)
    sys.exit(code)


@click.command("preview")
@project_option
@as_of_option
@without_history_option
@click.option("--port", type=int, default=8000, show_default=True, help="Cổng.")
@lang_option
@click.pass_obj
def preview_command(
    words: Language, root: Path, as_of: str | None, without_history: bool, port: int, lang: str | None
) -> None:
    """Dựng trang, mở tại máy này và dựng lại mỗi khi tệp được lưu."""
    from generator.building import DEFAULT_THEME
    from generator.previewing import preview

    words = words_for(words, lang)
    reading = read_project(root)
    folders = reading.project.config.folders if reading.project else Folders()
    watched = [folders.content, folders.data, folders.theme or str(DEFAULT_THEME)]

    def rebuild(output: Path) -> str:
        return _build(words, root, as_of, output, lambda _: None, not without_history)[1]

    preview(root, port, rebuild, click.echo, words, watched)


# Whatever is kept there is believed by later builds, so nobody may bring it along.
_NOT_OURS = ours(
    "Thư mục .minhbach là chỗ máy này để tạm những gì đã làm ra, nhưng kho git đang giữ một bản của nó. Người khác có "
    "thể đã sửa bản ấy, nên chưa dựng trang. Gỡ khỏi kho: git rm -r --cached .minhbach, rồi xóa thư mục và chạy lại."
)


def _build(
    words: Language, root: Path, as_of: str | None, output: Path, progress: Callable[[str], None], with_history: bool,
    browser: str | None = None, tree: Path | None = None,
) -> tuple[int, str]:  # fmt: skip
    """Check and build once; return the exit code and what to tell. Pages are printed where a browser is named.

    Where the site that stands is the one that would be made, nothing is made.
    """
    from generator import standing

    require_project(root, words)
    if tracks(root, ".minhbach"):
        return CANNOT_RUN, words.shown(_NOT_OURS)
    made_of = "" if browser is not None or tree else standing.inputs(root, as_of, with_history)
    if there := standing.found(root, output, made_of):
        return OK, there.describe(output, words)
    code, told, said = _made(words, root, as_of, output, progress, with_history, browser, tree)
    if said and made_of:
        standing.remember(root, output, made_of, said)
    return code, told


def _made(
    words: Language, root: Path, as_of: str | None, output: Path, progress: Callable[[str], None], with_history: bool,
    browser: str | None, tree: Path | None,
) -> tuple[int, str, Standing | None]:  # fmt: skip
    from generator.building import BuildError, More, build, history_of, printer_of
    from generator.charting.render import get_ready

    get_ready()
    reading, findings = read_and_check(root, as_of, words)
    if has_errors(reading, findings) or reading.project is None:
        errors = [f for f in findings if f.severity is Severity.ERROR]
        stays = words._("Chưa dựng trang; trang cũ giữ nguyên.")
        return ERRORS, f"{report.as_text(errors, words)}\n{stays}", None
    project = reading.project
    day = day_of(project.config, as_of, words)
    try:
        printer = printer_of(project, browser, words, progress) if browser is not None else None
        progress(words._("Đọc lịch sử"))
        zone, work = zone_of(project.config), root / ".minhbach"
        past = history_of(root, day, zone, words, work, project) if with_history else None
        built = build(project, findings, day, root, output, words, progress, past, More(printer, tree))
    except BuildError as failure:
        return CANNOT_RUN, str(failure), None
    said = Standing(report.tally(findings), built.pages, built.files, built.size)
    return OK, said.describe(output, words), said


def _progress() -> Callable[[str], None]:
    """Return a reporter of steps: a spinner on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None
    from rich.console import Console

    status = Console(stderr=True).status("")
    status.start()
    return status.update
