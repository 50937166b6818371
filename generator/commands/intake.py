"""``minhbach intake``: the body of an issue becomes proposed files, or an answer that says what to mend."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from generator.commands.common import ERRORS, OK, as_of_option, day_of, project_option, read_and_check, stop
from generator.language import Language, Words, language, ours
from generator.records.project import Project


@dataclass(frozen=True)
class Outcome:
    """What came of a form: an answer for the issue, and what a pull request needs when there is to be one."""

    answer: str
    title: str = ""
    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)


@click.command("intake")
@click.argument("body", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Thư mục ghi câu trả lời và các tệp.")
@click.option("--issue", type=click.IntRange(min=1), default=None, help="Số của issue, để pull request đóng nó.")
@project_option
@as_of_option
@click.pass_obj
def intake_command(
    words: Language, body: Path, output: Path, issue: int | None, root: Path, as_of: str | None
) -> None:
    """Đọc BODY, nội dung một issue gửi bằng biểu mẫu “Cập nhật kết quả”.

    Ghi vào thư mục --output: answer.md; khi đưa vào được, thêm title.txt, text.md và các tệp mới trong files/.
    Không phải biểu mẫu này thì không ghi gì. Mã thoát 0 đưa vào được hoặc không phải biểu mẫu, 1 cần sửa, 2 không
    chạy được.
    """
    project = read_and_check(root, as_of, words)[0].project
    if project is None:
        stop(words._("Dữ liệu đang có lỗi nên chưa nhận được biểu mẫu; chạy “minhbach check” để xem."))
    try:
        outcome = _outcome(project, root, body.read_bytes().decode("utf-8", "replace"), issue, as_of)
        if outcome is None:
            click.echo(words._("Không phải biểu mẫu “{form}”.").format(form=words._("Cập nhật kết quả")))
            sys.exit(OK)
        _write(outcome, output)
    except OSError as error:
        stop(words._("Không ghi được {file}: {reason}.").format(file=error.filename, reason=error.strerror))
    click.echo(outcome.answer, nl=False)
    sys.exit(OK if outcome.title else ERRORS)


def _outcome(project: Project, root: Path, body: str, issue: int | None, as_of: str | None) -> Outcome | None:
    """Return what comes of a body; None when it is not the form's. What is said speaks the site's language."""
    from generator.exchange import answer
    from generator.exchange.edits import EditError
    from generator.exchange.forms import update_form
    from generator.exchange.intake import read_update
    from generator.exchange.issue_form import is_filled_in, read_answers, trouble
    from generator.exchange.proposal import propose

    words = language(project.config.site.language)
    form, day = update_form(project, words), day_of(project.config, as_of, words)
    if not is_filled_in(form, body):
        return None
    update, problems = read_update(project, form, read_answers(form, body), day, words)
    if update is None:
        return Outcome(answer.asking(problems, words))
    try:
        proposal = propose(root, update.edits, day)
    except EditError as error:
        return Outcome(answer.asking([trouble(None, Words(("{why}",)), why=error.told(words))], words))
    if not proposal.files:
        nothing = ours("Trang đã có đúng như vậy; không có gì để thay đổi.")
        return Outcome(answer.asking([trouble(None, nothing)], words))
    if proposal.refused:
        return Outcome(answer.refusing(update, proposal, words))
    text = answer.describing(update, proposal, issue, words)
    return Outcome(answer.accepting(update, proposal, words), update.title, text, dict(proposal.files))


def _write(outcome: Outcome, output: Path) -> None:
    """Write what came of a form; the answer comes last, so that where it stands everything stands."""
    texts = {"title.txt": outcome.title, "text.md": outcome.text} if outcome.title else {}
    contents = {f"files/{name}": content for name, content in outcome.files.items()}
    contents |= {name: f"{text.strip()}\n".encode() for name, text in (*texts.items(), ("answer.md", outcome.answer))}
    for name, content in contents.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
