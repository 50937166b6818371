"""What a workbook says of itself, so that it is known again when it comes back."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

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


def version_of(root: Path, project: Project, slug: str) -> str:
    """Return what names this state of a province's files: the same data, the same version."""
    folder = root / project.config.folders.data / "provinces" / slug
    digest = hashlib.sha256()
    for path in sorted(path for kind in ("*.yml", "*.csv") for path in folder.glob(kind)):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
