"""``minhbach intake``: the body of an issue becomes proposed files, or an answer that says what to mend."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import ERRORS, OK, as_of_option, day_of, project_option, read_and_check, stop
from generator.language import Language, language

if TYPE_CHECKING:
    from generator.exchange.form.taking_in import Outcome


@click.command("intake")
@click.argument("body", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Thư mục ghi câu trả lời và các tệp.")
@click.option("--issue", type=click.IntRange(min=1), default=None, help="Số của issue, để pull request đóng nó.")
@click.option("--attached", type=click.Path(path_type=Path), default=None, help="Tệp Excel đã tải về.")
@project_option
@as_of_option
@click.pass_obj
def intake_command(
    words: Language, body: Path, output: Path, issue: int | None, attached: Path | None, root: Path, as_of: str | None
) -> None:
    """Đọc BODY, nội dung một issue gửi bằng biểu mẫu.

    Ghi vào thư mục --output: answer.md; khi đưa vào được, thêm title.txt, text.md và các tệp mới trong files/. Biểu mẫu
    gửi bảng Excel mà chưa có --attached: chỉ ghi attachment.txt, địa chỉ của tệp cần tải về. Không phải biểu mẫu của
    trang thì không ghi gì. Mã thoát 1 là cần sửa, 2 là không chạy được.
    """
    from generator.commands.entering import sentences
    from generator.exchange.form.taking_in import Asked, outcome

    project = read_and_check(root, as_of, words)[0].project
    if project is None:
        stop(words._("Dữ liệu đang có lỗi nên chưa nhận được biểu mẫu; chạy “minhbach check” để xem."))
    site, day = language(project.config.site.language), day_of(project.config, as_of, words)
    asked = Asked(project, root, day, site, lambda made: sentences(made, day, site, "markdown"), issue, attached)
    try:
        came = outcome(asked, _text(body))
        if came is None:
            click.echo(words._("Không phải biểu mẫu của trang."))
            sys.exit(OK)
        _write(came, output)
    except OSError as error:
        stop(words._("Không ghi được {file}: {reason}.").format(file=error.filename, reason=error.strerror))
    click.echo(came.answer or came.attachment, nl=False)
    sys.exit(OK if came.title or came.attachment else ERRORS)


def _text(body: Path) -> str:
    """Return the text of a body; of one that is longer than any GitHub takes, enough to be refused."""
    from generator.exchange.form.issue_form import MAX_BODY

    with body.open("rb") as file:
        return file.read(4 * (MAX_BODY + 1)).decode("utf-8", "replace")


def _write(outcome: Outcome, output: Path) -> None:
    """Write what came of a form; the answer comes last, so that where it stands everything stands."""
    texts = {"title.txt": outcome.title, "text.md": outcome.text} if outcome.title else {}
    texts |= {"attachment.txt": outcome.attachment} if outcome.attachment else {"answer.md": outcome.answer}
    contents = {f"files/{name}": content for name, content in outcome.files.items()}
    contents |= {name: f"{text.strip()}\n".encode() for name, text in texts.items()}
    for name, content in contents.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
