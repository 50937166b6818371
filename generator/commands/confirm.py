"""``minhbach confirm``: looked at again, nothing changed; the page's last check moves."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.common import (
    OK,
    date_given,
    day_given,
    day_of,
    lang_option,
    note_options,
    project_option,
    read_to_edit,
    stop,
    words_for,
)
from generator.language import Language
from generator.records.values import PartialDate


@click.command("confirm")
@click.argument("place")
@click.option("--indicator", "subject", help="Chỉ số, mục tiêu, hoặc cam kết (mã kế hoạch/mã cam kết).")
@click.option("--as-of-date", "date", help="Chỉ số liệu của năm, tháng hoặc ngày này.")
@click.option("--source", help="Mã nguồn đã mở lại.")
@click.option("--all", "everything", is_flag=True, help="Mọi số liệu và nguồn trong thư mục của địa phương.")
@click.option("--day", help="Ngày kiểm tra YYYY-MM-DD; bỏ trống: hôm nay.")
@note_options
@project_option
@lang_option
@click.pass_obj
def confirm_command(
    words: Language, /, place: str, subject: str | None, date: str | None, source: str | None, everything: bool,
    day: str | None, root: Path, lang: str | None, **given: str | None,
) -> None:  # fmt: skip
    """Xác nhận số liệu hoặc nguồn của PLACE đã kiểm tra lại và không đổi."""
    from generator.commands.entering import enter, noted
    from generator.exchange.confirming import Looked, confirmations
    from generator.exchange.editing.edits import EditError
    from generator.exchange.editing.proposal import propose
    from generator.exchange.whereabouts import find

    words = words_for(words, lang)
    if not (subject or source or everything):
        stop(words._("Cho biết đã kiểm tra gì: --indicator, --source hoặc --all."))
    project = read_to_edit(root, words)
    today = day_of(project.config, None, words)
    checked = day_given(day, words) or today
    if checked > today:
        stop(words._("Ngày kiểm tra {day} còn ở tương lai.").format(day=words.day(checked)))
    looked = Looked(subject, _date(date, words), source, everything)
    try:
        edits = confirmations(project, find(project, place).province.slug, looked, checked)
        if not edits:
            click.echo(words._("Đã ghi ngày kiểm tra này hoặc muộn hơn rồi; không có gì để đổi."))
            sys.exit(OK)
        proposal = noted(propose(root, edits, today), given, today, words)
    except EditError as refused:
        stop(refused.told(words))
    sys.exit(enter(proposal, today, words))


def _date(date: str | None, words: Language) -> PartialDate | None:
    wrong = words._("Ngày “{value}” không đúng; viết YYYY, YYYY-MM hoặc YYYY-MM-DD.")
    return date_given(date, wrong, words) if date else None
