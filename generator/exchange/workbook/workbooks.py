"""The workbooks of all provinces, as the site offers them; each is made again only when what it shows differs."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from generator.exchange.workbook.choices import choices_of
from generator.exchange.workbook.edition import Edition, version_of
from generator.exchange.workbook.rows import rows_of
from generator.exchange.workbook.writing import workbook
from generator.kept import Shelf, key, named, program
from generator.language import Language
from generator.records.project import Project


def workbooks(project: Project, root: Path, day: dt.date, words: Language, cache: Path) -> dict[str, bytes]:
    """Return the workbook of each province by its slug.

    ``cache`` keeps them by all that goes into them: rows and where they stand, what may be chosen, names, the day,
    and everything that makes them.

    Raises:
        OSError: the cache cannot be written.
    """
    shelf, made = Shelf(cache), {}
    for slug in project.province_by_slug:
        edition = Edition(slug, day, version_of(root, project, slug))
        name = key(program(), named(_shown(project, edition, words)), words.code)
        made[slug] = shelf.made(name, partial(workbook, project, edition, words))
    shelf.sweep()
    return made


def _shown(project: Project, edition: Edition, words: Language) -> object:
    """Return all that a workbook says."""
    rows = rows_of(project, edition.slug)
    keys = [row.key for group in rows.values() for row in group]
    about = (edition, project.province_by_slug[edition.slug], project.config, project.programme)
    return (*about, rows, keys, choices_of(project, edition.slug, words))
