"""``minhbach links``: do the sources still open? The one command that asks the network."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.common import (
    OK,
    day_given,
    lang_option,
    project_option,
    require_project,
    stop,
    today_of,
    words_for,
    write_whole,
)
from generator.language import Language, language
from generator.reading.project import Reading, read_project
from generator.records.finding import Severity

if TYPE_CHECKING:
    from generator.links.account import Account

TABLE = "links.csv"
_FORMATS = ("text", "json", "markdown")


@click.command("links")
@click.option("--every", type=click.IntRange(min=0), default=7, help="Số ngày giữa hai lần kiểm tra một địa chỉ (7).")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Nhiều nhất bao nhiêu địa chỉ.")
@click.option("--minutes", type=click.FloatRange(min=0), default=20, help="Nhiều nhất bao nhiêu phút (20).")
@click.option("--pause", type=click.FloatRange(min=0), default=1, help="Số giây nghỉ giữa hai lần hỏi một máy chủ (1).")
@click.option("--archive", is_flag=True, help="Hỏi archive.org bản lưu trữ của các địa chỉ chưa có.")
@click.option("--known", type=click.Path(path_type=Path), help="Một bảng links.csv khác; dòng nào mới hơn thì dùng.")
@click.option("--day", help="Ngày kiểm tra YYYY-MM-DD; bỏ trống: hôm nay.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="Dạng kết quả.")
@click.option("--output", type=click.Path(path_type=Path), help="Thư mục ghi đề nghị thay đổi, khi bảng có gì mới.")
@click.option("--allow-local", is_flag=True, hidden=True, help="Cho hỏi cả máy này; chỉ để thử.")
@project_option
@lang_option
@click.pass_obj
def links_command(
    words: Language, /, form: str, known: Path | None, day: str | None, output: Path | None, root: Path,
    lang: str | None, **given: Any,
) -> None:  # fmt: skip
    """Kiểm tra đường dẫn của các nguồn, ghi vào links.csv.

    Ghi sau mỗi câu trả lời: dừng lúc nào cũng được, chạy lại thì làm tiếp. Không có mạng thì không ghi gì.
    Mã thoát 0 là đã chạy, 2 là không chạy được.
    """
    from generator.links.archives import Archive
    from generator.links.run import Wishes, check_links
    from generator.links.table import read_table

    words = words_for(words, lang)
    reading = _read(root, words)
    project = reading.project
    assert project is not None
    path = root / project.config.folders.data / TABLE
    before = path.read_bytes() if path.is_file() else b""
    archive = Archive() if given.pop("archive") else None
    try:
        with _stoppable() as stop_it:
            account = check_links(
                project, Wishes(archive=archive, **given), day_given(day, words) or today_of(project.config),
                lambda text: write_whole(path, text.encode()), known=read_table(known) if known else (),
                whole=not (reading.has_errors or reading.unread), say=_progress(), stop=stop_it,
            )  # fmt: skip
        if output and path.is_file() and path.read_bytes() != before:
            _propose(output, path.relative_to(root), path.read_bytes(), account, language(project.config.site.language))
    except OSError as error:
        stop(words._("Không ghi được {file}: {reason}.").format(file=error.filename, reason=error.strerror))
    if account.offline:
        stop(words._("Không máy chủ nào trả lời, có lẽ máy này không có mạng; không ghi gì."))
    click.echo(_rendered(form, account, words).rstrip("\n"))
    sys.exit(OK)


def _read(root: Path, words: Language) -> Reading:
    """Read the project; ends the command when it, or the table that is to be written, cannot be read."""
    require_project(root, words)
    reading = read_project(root, prose=False)
    if reading.project is None:
        stop(words._("Dữ liệu có lỗi nên chưa kiểm tra được đường dẫn; chạy “minhbach check” để xem."))
    wrong = (f.place.file for f in reading.findings if f.severity is Severity.ERROR)
    broken = next((file for file in wrong if file.endswith(f"/{TABLE}")), None)
    if broken:
        stop(words._("Bảng {file} có lỗi: sửa lại, hoặc xóa để máy lập từ đầu.").format(file=broken))
    return reading


def _progress() -> Callable[[int, int, str], None]:
    """Return how to tell a person at a terminal how far it is."""
    if not sys.stderr.isatty():
        return lambda *_: None
    return lambda done, of, url: click.echo(f"{done}/{of}  {url}", err=True)


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Give what Ctrl-C sets: the first one ends the run in good order, a second at once."""
    stop, usual = threading.Event(), signal.getsignal(signal.SIGINT)

    def once(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, once)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, usual)


def _propose(output: Path, name: Path, table: bytes, account: Account, words: Language) -> None:
    """Write what a pull request is made of: its title, its text and the table."""
    from generator.links import report

    contents = {
        "title.txt": f"{report.title(account, words)}\n".encode(),
        "text.md": report.as_markdown(account, words).encode(),
        f"files/{name.as_posix()}": table,
    }
    for file, content in contents.items():
        write_whole(output / file, content)


def _rendered(form: str, account: Account, words: Language) -> str:
    from generator.links import report

    if form == "json":
        return report.as_json(account)
    return report.as_markdown(account, words) if form == "markdown" else report.as_text(account, words)
