"""A file that came in, whatever it turns out to be: a workbook of ours, or a table saved by Excel."""

from __future__ import annotations

from pathlib import PurePath

from generator.exchange.workbook.comparing import Comparison, compare
from generator.exchange.workbook.reading import open_workbook
from generator.exchange.workbook.table_comparing import compare_table
from generator.language import language
from generator.reading import workbook_rules as rules
from generator.records.project import Project
from generator.records.values import Place

_TABLES = {".csv", ".txt", ".tsv"}


def incoming(
    project: Project, content: bytes, name: str, slug: str | None = None, allow_removal: bool = False
) -> Comparison:
    """Return what the file ``content`` asks to change; ``slug`` is the province of a table, which names none.

    Whoever reads the messages: the words in the cells are those of the site's language, as they were exported.
    """
    words = language(project.config.site.language)
    if PurePath(name).suffix.lower() not in _TABLES or content.startswith(b"PK"):
        return compare(project, open_workbook(content, name), words, allow_removal)
    if slug is None:
        return Comparison((), (rules.TABLE_PROVINCE_MISSING.at(Place(name)),))
    return compare_table(project, content, name, slug, words)
