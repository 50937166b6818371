"""``minhbach new``: a plan, a report, a source or a note is begun with the right ids, dates and comments."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.common import CANNOT_RUN, OK, day_of, lang_option, project_option, read_to_edit, stop, words_for
from generator.language import Language
from generator.records.evidence import SourceKind
from generator.records.project import Project
from generator.text import fold


@click.group("new")
def new_command() -> None:
    """Tạo kế hoạch, báo cáo, nguồn hoặc ghi chú mới; thiếu gì thì hỏi, tệp đã có thì không ghi đè."""


@new_command.command("plan")
@click.argument("place")
@click.option("--number", help="Số, ký hiệu, ví dụ 12/KH-UBND.")
@click.option("--date", help="Ngày ban hành YYYY-MM-DD.")
@click.option("--title", help="Tên kế hoạch.")
@click.option("--issuer", help="Cơ quan ban hành, tên khi đó.")
@click.option("--source", "sources", multiple=True, help="Mã nguồn; ghi nhiều lần khi có nhiều nguồn.")
@click.option("--complete/--excerpt", default=None, help="Đã đọc toàn văn, hay mới đọc trích đoạn.")
@project_option
@lang_option
@click.pass_obj
def plan_command(
    words: Language, /, place: str, sources: tuple[str, ...], complete: bool | None, root: Path, lang: str | None,
    **given: str | None,
) -> None:  # fmt: skip
    """Tạo tệp kế hoạch của PLACE, mỗi mục tiêu phải thực hiện một khối cam kết để điền."""
    from generator.commands.entering import begin
    from generator.exchange.editing.edits import EditError, Tree
    from generator.exchange.scaffold import plan_file
    from generator.exchange.whereabouts import find

    words = words_for(words, lang)
    project = read_to_edit(root, words)
    number = _asked(given["number"], "--number", words._("Số, ký hiệu"), words)
    facts: dict[str, Tree] = {
        "date": _may_ask(given["date"], words._("Ngày ban hành (YYYY-MM-DD)")),
        "title": _may_ask(given["title"], words._("Tên kế hoạch")),
        "issuer": _may_ask(given["issuer"], words._("Cơ quan ban hành, tên khi đó")),
        "sources": sources or _several(_may_ask(None, words._("Mã nguồn, cách nhau bằng dấu phẩy"))),
        "complete": "" if complete is None else "yes" if complete else "no",
    }
    if facts["sources"]:
        facts["seen"] = "yes"
    try:
        name, text = plan_file(project, find(project, place), number, {k: v for k, v in facts.items() if v})
        sys.exit(begin(root, name, text, day_of(project.config, None, words), words))
    except EditError as refused:
        stop(refused.told(words))


@new_command.command("report")
@click.argument("place")
@click.option("--year", type=int, help="Năm báo cáo.")
@click.option("--date", help="Ngày gửi YYYY-MM-DD.")
@click.option("--source", help="Mã nguồn của báo cáo.")
@click.option("--number", help="Số, ký hiệu.")
@click.option("--title", help="Tên báo cáo.")
@click.option("--obligation", help="Mã nghĩa vụ trong programme.yml, khi lịch có nhiều báo cáo.")
@project_option
@lang_option
@click.pass_obj
def report_command(
    words: Language, /, place: str, year: int | None, obligation: str | None, root: Path, lang: str | None,
    **given: str | None,
) -> None:  # fmt: skip
    """Thêm một báo cáo PLACE đã gửi, và cho biết có đúng hạn không."""
    from generator.commands.entering import enter
    from generator.exchange.editing.edits import EditError
    from generator.exchange.editing.proposal import propose
    from generator.exchange.scaffold import delivered, report_due, report_edit
    from generator.exchange.whereabouts import find

    words = words_for(words, lang)
    project = read_to_edit(root, words)
    today = day_of(project.config, None, words)
    asked_year = _asked(str(year) if year else None, "--year", words._("Năm báo cáo"), words)
    facts = {
        "date": _asked(given["date"], "--date", words._("Ngày gửi (YYYY-MM-DD)"), words),
        "source": _asked(given["source"], "--source", words._("Mã nguồn"), words),
        "number": given["number"] or "",
        "title": given["title"] or "",
    }
    try:
        unit = find(project, place).province.slug
        due = report_due(project, int(asked_year) if asked_year.isdigit() else 0, obligation)
        edit = report_edit(project, unit, due, {name: text for name, text in facts.items() if text})
        code = enter(propose(root, [edit], today), today, words)
    except EditError as refused:
        stop(refused.told(words))
    if code == OK:
        told = delivered(read_to_edit(root, words), unit, due, today)
        late = words._("Hạn {day}: đúng hạn.") if not told.days_late else words._("Hạn {day}: muộn {n} ngày.")
        click.echo(late.format(day=words.day(due.last_day), n=told.days_late))
        click.echo(words._("Tiếp theo: thêm số liệu của báo cáo vào results.csv, rồi chạy minhbach check."))
    sys.exit(code)


@new_command.command("source")
@click.argument("place")
@click.option("--title", help="Tên tài liệu hoặc bài viết.")
@click.option("--publisher", help="Cơ quan, tòa soạn công bố.")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="Loại nguồn.")
@click.option("--url", help="Địa chỉ trên mạng.")
@click.option("--published", help="Ngày công bố: 2025, 2025-04 hoặc 2025-04-23.")
@click.option("--id", help="Mã nguồn; bỏ trống thì tự đặt.")
@project_option
@lang_option
@click.pass_obj
def source_command(words: Language, /, place: str, root: Path, lang: str | None, **given: str | None) -> None:
    """Thêm một nguồn cho PLACE; quoc-gia: nguồn dùng chung cho cả trang."""
    from generator.commands.entering import enter
    from generator.exchange.editing.edits import EditError
    from generator.exchange.editing.proposal import propose
    from generator.exchange.scaffold import source_edit
    from generator.exchange.whereabouts import find

    words = words_for(words, lang)
    project = read_to_edit(root, words)
    today = day_of(project.config, None, words)
    kinds = [each.value for each in SourceKind]
    facts = {
        "id": given["id"] or "",
        "title": _asked(given["title"], "--title", words._("Tên tài liệu hoặc bài viết"), words),
        "publisher": _asked(given["publisher"], "--publisher", words._("Cơ quan, tòa soạn công bố"), words),
        "kind": _asked(given["kind"], "--kind", words._("Loại nguồn"), words, kinds),
        "url": _may_ask(given["url"], words._("Địa chỉ trên mạng")),
        "published": _may_ask(given["published"], words._("Ngày công bố")),
    }
    try:
        unit = "" if _is_national(project, place) else find(project, place).province.slug
        edit = source_edit(project, unit, {name: text for name, text in facts.items() if text})
        code = enter(propose(root, [edit], today), today, words)
    except EditError as refused:
        stop(refused.told(words))
    if code == OK:
        click.echo(words._("Tiếp theo: dùng mã “{id}” ở cột source của results.csv.").format(id=edit.values["id"]))
    sys.exit(code)


@new_command.command("note")
@click.argument("place")
@click.option("--what", help="Thay đổi gì, một câu.")
@click.option("--why", help="Vì sao.")
@click.option("--who", help="Cơ quan hoặc người chịu trách nhiệm; bỏ trống thì như ghi chú trước.")
@click.option("--date", help="Ngày công bố YYYY-MM-DD; bỏ trống: hôm nay.")
@click.option("--target", "targets", multiple=True, help="Mã mục tiêu liên quan; ghi nhiều lần khi có nhiều mục tiêu.")
@click.option("--minor", is_flag=True, help="Sửa nhỏ, không đưa lên trang chủ.")
@project_option
@lang_option
@click.pass_obj
def note_command(
    words: Language, /, place: str, targets: tuple[str, ...], minor: bool, root: Path, lang: str | None,
    **given: str | None,
) -> None:  # fmt: skip
    """Thêm một ghi chú thay đổi cho PLACE; quoc-gia: ghi chú chung cho cả trang."""
    from generator.commands.entering import enter
    from generator.exchange.editing.edits import EditError, Tree
    from generator.exchange.editing.noting import last_author, note_edit
    from generator.exchange.editing.proposal import propose
    from generator.exchange.whereabouts import find

    words = words_for(words, lang)
    project = read_to_edit(root, words)
    today = day_of(project.config, None, words)
    try:
        unit = "" if _is_national(project, place) else find(project, place).province.slug
        facts: dict[str, Tree] = {
            "date": given["date"] or today.isoformat(),
            "who": _asked(given["who"], "--who", words._("Cơ quan"), words, usual=last_author(project, unit)),
            "what": _asked(given["what"], "--what", words._("Thay đổi gì, một câu"), words),
            "why": _may_ask(given["why"], words._("Vì sao")),
            "targets": targets,
            "minor": "yes" if minor else "",
        }
        edit = note_edit(project, unit, {name: value for name, value in facts.items() if value})
        code = enter(propose(root, [edit], today), today, words)
    except EditError as refused:
        stop(refused.told(words))
    sys.exit(code)


def _is_national(project: Project, place: str) -> bool:
    return fold(place) in (fold("quoc-gia"), fold(project.config.words.whole_country))


def _asked(
    value: str | None, option: str, name: str, words: Language, choices: Sequence[str] = (), usual: str = ""
) -> str:
    """Return an answer that is needed: the option, what is typed on a terminal, or the ``usual`` one.

    Ends the command where there is none.
    """
    if value and value.strip():
        return value.strip()
    if not sys.stdin.isatty() and usual:
        return usual
    if not sys.stdin.isatty():
        click.echo(words._("Thiếu {option} ({name}).").format(option=option, name=name), err=True)
        sys.exit(CANNOT_RUN)
    kind = click.Choice(choices) if choices else str
    return str(click.prompt(name, type=kind, default=usual or None)).strip()


def _may_ask(value: str | None, name: str) -> str:
    """Return an answer that may be left open: the option, or what is typed on a terminal, or nothing."""
    if value is not None or not sys.stdin.isatty():
        return (value or "").strip()
    return str(click.prompt(name, default="", show_default=False)).strip()


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
