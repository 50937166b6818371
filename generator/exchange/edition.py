"""What a workbook says of itself, so that it is known again when it comes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.records.project import Project


@dataclass(frozen=True)
class Edition:
    """The province, the day, and the version of the data a workbook was made of."""

    slug: str
    as_of: dt.date
    version: str

    @property
    def file_name(self) -> str:
        """The name the workbook is saved under."""
        return f"{self.slug}-{self.as_of}.xlsx"


def identity(project: Project) -> str:
    """Return what tells one project from another, a demonstration from the real thing included."""
    return f"{project.config.site.name} [{project.programme.id}]"
