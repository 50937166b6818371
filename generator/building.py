"""A checked project becomes a site: measure, draw, write, publish."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.language import Language
from generator.records.finding import Finding
from generator.records.project import Project


class BuildFailed(Exception):
    """The site could not be built; the message says why, the old site stands."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    output: Path
    pages: int
    files: int
    size: int

    def describe(self, words: Language) -> str:
        """Say what was built and how to look at it."""
        text = words._("Đã dựng {pages} trang, {files} tệp ({size} MB) trong {output}/. Xem: make preview")
        size = words.number(round(self.size / 1e6, 1))
        return text.format(pages=self.pages, files=self.files, size=size, output=self.output)


def theme_of(project: Project, root: Path) -> Path:
    """Return the project's own theme, or the one that comes with the generator."""
    own = project.config.folders.theme
    return (root / own) if own else Path(__file__).parent.parent / "theme"


def build(
    project: Project,
    findings: list[Finding],
    day: dt.date,
    root: Path,
    output: Path,
    words: Language,
    progress: Callable[[str], None],
) -> Built:
    """Build ``project`` as of ``day`` and put the site at ``output``.

    Raises:
        BuildFailed: something stands in the way; ``output`` is as it was.
    """
    from generator.charting.render import render_all
    from generator.measuring.measures import measure
    from generator.publishing import PublishError, publish
    from generator.writing.charts import charts
    from generator.writing.desk import Desk
    from generator.writing.site import write_site
    from generator.writing.templates import TemplateFailed

    theme, work = theme_of(project, root), root / ".minhbach"
    measures = measure(project, day)
    progress(words._("Vẽ biểu đồ"))
    drawn = render_all(
        charts(measures, words, project.config.site.name), language=words,
        fonts=theme / "shell" / "assets" / "fonts" / "ttf", cache=work / "charts",
    )  # fmt: skip
    desk = Desk(measures, tuple(findings), words, drawn, url_of(project), repository_of(project))
    try:
        site = write_site(desk, theme, root / project.config.folders.content, progress)
        made = publish(site, theme, work / "build", output, progress)
    except (TemplateFailed, PublishError) as error:
        raise BuildFailed(str(error)) from error
    except OSError as error:
        text = words._("Không ghi được {file}: {reason}. Trang cũ giữ nguyên.")
        raise BuildFailed(text.format(file=error.filename or output, reason=error.strerror)) from error
    return Built(output, made.pages, made.files, made.size)


def url_of(project: Project) -> str:
    """Return the site's public address: configured, or given by the publishing workflow."""
    return project.config.site.url or os.environ.get("MINHBACH_URL", "")


def repository_of(project: Project) -> str:
    """Return the data's repository: configured, or the one GitHub is building."""
    here = os.environ.get("GITHUB_REPOSITORY", "")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return project.config.site.repository or (f"{server}/{here}" if here else "")
