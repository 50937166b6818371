"""``minhbach pdf``: pages of a built site on A4 paper."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands.build import browser_option
from generator.commands.common import lang_option, project_option, read_to_edit, stop, words_for
from generator.language import Language
from generator.records.project import Project


@click.command("pdf")
@click.argument("places", nargs=-1)
@project_option
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Thư mục trang đã dựng.")
@browser_option
@lang_option
@click.pass_obj
def pdf_command(
    words: Language, places: tuple[str, ...], root: Path, site: Path | None, browser: str, lang: str | None
) -> None:
    """In trang của các địa phương ra PDF, đặt cạnh trang đã dựng; không nêu tên thì in tất cả.

    Muốn trang dẫn tới các tệp PDF thì dựng bằng minhbach build --with-pdf.
    """
    from generator.building import told, url_of
    from generator.printing.browser import PrintError, find_browser
    from generator.printing.paper import print_pages
    from generator.writing import addresses

    words = words_for(words, lang)
    project, folder = read_to_edit(root, words), site or root / "site"
    pages = [addresses.plain(addresses.province(s)) for s in _slugs(project, places, words)]
    try:
        written = print_pages(folder, pages, url_of(project), find_browser(browser))
    except PrintError as error:
        stop(told(error, words))
    except OSError as error:
        stop(words._("Không ghi được {file}: {reason}.").format(file=error.filename or folder, reason=error.strerror))
    size = words.number(round(sum(path.stat().st_size for path in written) / 1e6, 1))
    click.echo(words._("Đã in {n} trang ra PDF ({size} MB), ví dụ {file}.").format(
        n=len(written), size=size, file=written[0]
    ))  # fmt: skip


def _slugs(project: Project, places: Iterable[str], words: Language) -> list[str]:
    """Return the slugs of the places named, or of all; ends the command at a name nobody has."""
    from generator.exchange.editing.edits import EditError
    from generator.exchange.whereabouts import find

    try:
        found = [find(project, place).province.slug for place in places]
    except EditError as refused:
        stop(refused.told(words))
    return found or list(project.province_by_slug)
