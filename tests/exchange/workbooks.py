"""Workbooks for tests: a project of one province, its workbook, and the hand of an officer."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from generator.exchange.workbook.comparing import Comparison
from generator.exchange.workbook.edition import Edition
from generator.exchange.workbook.incoming import incoming
from generator.exchange.workbook.sheets import FIRST_ROW, NAMES_ROW
from generator.exchange.workbook.writing import workbook
from generator.language import Language
from generator.reading.project import read_project
from generator.records.project import Project
from tests.small import PROJECTS

DEMO = PROJECTS / "minh-hoa"
AS_OF = dt.date(2030, 3, 15)
VI = Language()


def only(slug: str, folder: Path) -> Path:
    """Copy the demonstration project without the folders of other provinces, which reads in no time."""
    root = folder / slug
    others = shutil.ignore_patterns(".minhbach")
    shutil.copytree(DEMO, root, ignore=lambda path, names: others(path, names) | _other(path, names, slug))
    return root


def _other(path: str, names: list[str], slug: str) -> set[str]:
    return set(names) - {slug} if Path(path).name == "provinces" else set()


def project_in(root: Path) -> Project:
    project = read_project(root).project
    assert project is not None
    return project


@dataclass
class Office:
    """A project, the workbook of its province, and what an officer does to it."""

    root: Path
    slug: str

    def __post_init__(self) -> None:
        self.project = project_in(self.root)
        self.content = workbook(self.project, Edition(self.slug, AS_OF, "0123456789ab"), VI)

    def edited(self, change: Callable[[Workbook], Any]) -> bytes:
        """Open the workbook as an office program would, change it and save it."""
        book = load_workbook(io.BytesIO(self.content))
        change(book)
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    def back(self, content: bytes, allow_removal: bool = False) -> Comparison:
        """Take the workbook back."""
        return incoming(self.project, content, "so.xlsx", None, allow_removal)

    def after(self, change: Callable[[Workbook], Any], allow_removal: bool = False) -> Comparison:
        """Take the workbook back after a change."""
        return self.back(self.edited(change), allow_removal)


def column(sheet: Any, name: str) -> int:
    """Return the number of the column that holds the field ``name``."""
    return next(cell.column for cell in sheet[NAMES_ROW] if cell.value == name)


def put(sheet: str, row: int, **values: object) -> Callable[[Workbook], None]:
    """Return a change: type ``values`` into a row, counted from the first below the heading; negative rows are
    counted from the first empty one: −1 is the first new row."""

    def change(book: Workbook) -> None:
        page = book[sheet]
        line = FIRST_ROW + row if row >= 0 else first_empty(page) - 1 - row
        for name, value in values.items():
            page.cell(line, column(page, name.replace("__", ".").replace("parent", "^"))).value = value

    return change


def first_empty(page: Any) -> int:
    """Return the first row without a key."""
    return next(row for row in range(FIRST_ROW, page.max_row + 2) if page.cell(row, 1).value is None)


def both(*changes: Callable[[Workbook], Any]) -> Callable[[Workbook], None]:
    """Return several changes as one."""

    def change(book: Workbook) -> None:
        for each in changes:
            each(book)

    return change


def told(comparison: Comparison) -> list[str]:
    """Return what was found, one line each: sheet and cell, code, sentence."""
    return [f"{f.place} {f.rule.code} {f.what(VI)}" for f in comparison.findings]
