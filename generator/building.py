"""A checked project becomes a site: measure, draw, write, publish."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.language import Language, language, ours
from generator.records.finding import Finding
from generator.records.project import Project

if TYPE_CHECKING:
    from generator.charting.drawing import Drawn
    from generator.history.chronicle import History
    from generator.printing.browser import PrintError
    from generator.publishing.publisher import Published
    from generator.writing.artefacts import Site
    from generator.writing.desk import Desk

# Given the finished pages and the folder they stand in, it puts files beside them.
Printer = Callable[["Site", Path], None]
DEFAULT_THEME = Path(__file__).parent.parent / "theme"


class BuildError(Exception):
    """The site could not be built; the message says why, the old site stands."""


@dataclass(frozen=True)
class Built:
    """How much a build made; ``size`` is in bytes."""

    pages: int
    files: int
    size: int


@dataclass(frozen=True)
class More:
    """What a build makes besides the site: PDF files of the pages of provinces, by a ``printer``, beside those pages;
    in the folder ``tree`` what another builder would make all pages of."""

    printer: Printer | None = None
    tree: Path | None = None


def theme_of(project: Project, root: Path) -> Path:
    """Return the project's own theme, or the one that comes with the generator."""
    own = project.config.folders.theme
    return (root / own) if own else DEFAULT_THEME


def history_of(
    root: Path, day: dt.date, zone: dt.tzinfo, words: Language, work: Path | None = None, now: Project | None = None
) -> History:
    """Return what the repository around ``root`` tells of the past, or why there is nothing to tell.

    ``zone`` is the site's time zone; ``day`` dates what is not committed yet; ``work`` is a folder for what later
    builds need not read again. ``now`` is what ``root`` holds, read without an error: of very many units it is told
    with these very records, and nothing is kept, since packing as many would take more room than reading them.

    Raises:
        BuildError: there is a history, but not all of it is here or can be read, or there is no room to read it in.
    """
    from generator.exchange.editing.edits import EditError
    from generator.exchange.migrating import brought_forward
    from generator.history.chronicle import NoHistory, chronicle_kept
    from generator.history.git import RevisionError
    from generator.history.mainline import NoHistoryError
    from generator.kept import Shelf

    def forward(name: str, raw: bytes) -> bytes:
        try:
            return brought_forward(name, raw)
        except EditError:  # then reading will say what is wrong with it
            return raw

    try:
        lean = now is not None and now.lean
        shelf = Shelf(work / "history" if work and not lean else None)
        return chronicle_kept(root, zone, day, forward, shelf, now if lean else None)
    except NoHistoryError as error:
        return NoHistory(error.words)
    except RevisionError as error:
        raise BuildError(words.shown(error.words).format(**error.details)) from error
    except OSError as error:
        raise BuildError(_unwritten(error, root, words)) from error


def _unwritten(error: OSError, where: Path, words: Language) -> str:
    text = words._("Không ghi được {file}: {reason}. Trang cũ giữ nguyên.")
    known = _REASONS.get(error.errno or 0)
    reason = words.shown(known) if known else error.strerror
    return text.format(file=error.filename or where, reason=reason)


_REASONS = {
    errno.ENOSPC: ours("ổ đĩa đã hết chỗ"), errno.EDQUOT: ours("đã dùng hết phần ổ đĩa được cấp"),
    errno.EROFS: ours("ổ đĩa chỉ cho đọc"), errno.EACCES: ours("không có quyền ghi ở đó"),
    errno.EPERM: ours("không có quyền ghi ở đó"), errno.EFBIG: ours("tệp lớn hơn mức được phép"),
}  # fmt: skip


def build(
    project: Project,
    findings: list[Finding],
    day: dt.date,
    root: Path,
    output: Path,
    words: Language,
    progress: Callable[[str], None],
    history: History | None = None,
    more: More | None = None,
) -> Built:
    """Build ``project`` as of ``day`` and put the site at ``output``.

    Pages speak the site's language, ``words`` the language of whoever builds. Without ``history`` the site says
    that it has none. ``more`` is what to make besides it.

    Raises:
        BuildError: something stands in the way; ``output`` is as it was.
    """
    from generator.exchange.workbook.workbooks import workbooks
    from generator.history.mainline import folder_in_repository
    from generator.kept import Shelf
    from generator.measuring.measures import measure
    from generator.publishing import PublishError, publish
    from generator.writing.desk import NO_HISTORY, Desk
    from generator.writing.site import write_site
    from generator.writing.templates import PageTemplateError

    more = more or More()
    theme, work = theme_of(project, root), root / ".minhbach"
    fonts = theme / "shell" / "assets" / "fonts" / "ttf"
    measures = measure(project, day)
    pages = language(project.config.site.language)
    try:
        desk = Desk(
            measures, tuple(findings), pages, url=url_of(project), repository=repository_of(project),
            folder=folder_in_repository(root), history=history or NO_HISTORY, on_paper=more.printer is not None,
            room=Shelf(work / "tables" if project.lean else None),
        )  # fmt: skip
        further = [desk.in_language(code) for code in project.config.further_languages]
        with _drawing([desk, *further], fonts, work / "pictures") as drawn:
            progress(words._("Soạn bảng Excel"))
            books = {} if project.lean else workbooks(project, root, day, pages, work / "workbooks")

            def published() -> Published:
                site = write_site(desk, theme, progress, further, work, partial(_furnished, drawn, books))
                return publish(site, theme, work / "build", output, progress, more.printer, more.tree, words)

            made = _mended(published)
    except PublishError as error:
        raise BuildError(f"{error.told(words)}\n{words._('Trang cũ giữ nguyên.')}") from error
    except PageTemplateError as error:
        text = words._("Mẫu trang có lỗi ở {error}. Trang cũ giữ nguyên.")
        raise BuildError(text.format(error=error)) from error
    except BrokenProcessPool as error:
        text = words._("Máy đã dừng tiến trình vẽ biểu đồ, có thể vì thiếu bộ nhớ. Trang cũ giữ nguyên.")
        raise BuildError(text) from error
    except OSError as error:
        raise BuildError(_unwritten(error, output, words)) from error
    return Built(made.pages, made.files, made.size)


def _mended(make: Callable[[], Published]) -> Published:
    """Make what stands on what is kept; once more, where that is found damaged."""
    from generator.kept import DamagedError, mend

    try:
        return make()
    except DamagedError as error:
        mend(Path(error.filename).parent)
        return make()


def _drawing(desks: Sequence[Desk], fonts: Path, cache: Path) -> AbstractContextManager[Callable[[], list[Drawn]]]:
    """Begin to draw the charts and cards of desks; what was drawn before is taken from what ``cache`` keeps."""
    from generator.charting.drawing import ToDraw, drawing
    from generator.writing.cards import cards
    from generator.writing.charts import charts

    told = [
        ToDraw(d.words, charts(d.measures, d.words, d.project.config.site.name, d.history), tuple(cards(d)))
        for d in desks
    ]
    return drawing(told, fonts=fonts, cache=cache)


def _furnished(drawn: Callable[[], list[Drawn]], books: Mapping[str, bytes], desks: Iterable[Desk]) -> list[Desk]:
    """Return desks with what was drawn for them, as soon as it is all there, and with workbooks."""
    return [desk.furnished(one.pictures, one.cards, books) for desk, one in zip(desks, drawn(), strict=True)]


def printer_of(project: Project, browser: str, words: Language, progress: Callable[[str], None]) -> Printer:
    """Return what prints the pages of provinces, in every language of the site.

    Raises:
        BuildError: there is no browser to print with.
    """
    from generator.printing.browser import PrintError, find_browser
    from generator.printing.paper import print_pages
    from generator.writing.artefacts import PageKind

    try:
        found = find_browser(browser)
    except PrintError as error:
        raise BuildError(told(error, words)) from error

    def printed(site: Site, folder: Path) -> None:
        pages = [p.address for one in site.languages for p in one.pages if p.kind is PageKind.PROVINCE]
        progress(words._("In {n} trang ra PDF").format(n=len(pages)))
        try:
            print_pages(folder, pages, url_of(project), found)
        except PrintError as error:
            raise BuildError(told(error, words)) from error

    return printed


def told(error: PrintError, words: Language) -> str:
    """Return what kept pages from being printed, in the language of whoever builds."""
    return words.shown(error.words).format(**error.details)


def url_of(project: Project) -> str:
    """Return the site's public address, ending in a slash: configured, or given by the workflow."""
    url = project.config.site.url or os.environ.get("MINHBACH_URL", "")
    return url.rstrip("/") + "/" if url else ""


def repository_of(project: Project) -> str:
    """Return the data's repository: configured, or the one GitHub is building."""
    here = os.environ.get("GITHUB_REPOSITORY", "")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return project.config.site.repository or (f"{server}/{here}" if here else "")
