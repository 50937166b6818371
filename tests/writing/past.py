"""A desk with a past: the small project in a repository, read as a build reads it."""

from __future__ import annotations

import datetime as dt

from generator.language import Language
from generator.measuring.measures import measure
from generator.writing.desk import Desk
from tests.history.repository import Repository
from tests.history.test_chronicle import read
from tests.small import AS_OF


def desk_of(repo: Repository, url: str = "https://example.org/thu/", as_of: dt.date = AS_OF) -> Desk:
    """Return the desk of the small project with its history."""
    repository = repo.project().config.site.repository or ""
    return Desk(measure(repo.project(), as_of), (), Language(), url=url, repository=repository, history=read(repo))
