"""The small project before and after an edit, and what a comparison says about it."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.history.changes import Change
from generator.history.compare import compare
from generator.history.naming import Names
from generator.language import Language
from generator.reading.project import read_project
from generator.records.project import Project
from tests.small import SMALL, VI, Small


@cache
def before() -> Project:
    project = read_project(SMALL).project
    assert project is not None
    return project


def changes(small: Small) -> tuple[Change[Any], ...]:
    """What became of the small project since it was copied."""
    return compare(before(), small.project())


def sentences(small: Small, words: Language = VI) -> list[str]:
    names = Names(before(), small.project(), words)
    return [change.sentence(names) for change in changes(small)]
