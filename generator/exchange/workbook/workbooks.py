"""The workbooks of all provinces, as the site offers them; each is made again only when what it shows differs."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from generator.exchange.workbook.choices import choices_of
from generator.exchange.workbook.edition import Edition, version_of
from generator.exchange.workbook.rows import rows_of
from generator.exchange.workbook.writing import workbook
from generator.language import Language
from generator.records.project import Project

_PROGRAM = Path(__file__).parents[2]


def workbooks(project: Project, root: Path, day: dt.date, words: Language, cache: Path) -> dict[str, bytes]:
    """Return the workbook of each province by its slug.

    ``cache`` keeps them by all that goes into them: rows and where they stand, what may be chosen, names, the day,
    and the program itself.

    Raises:
        OSError: the cache cannot be written.
    """
    program = _program()
    cache.mkdir(parents=True, exist_ok=True)
    made, kept = {}, set()
    for slug in project.province_by_slug:
        edition = Edition(slug, day, version_of(root, project, slug))
        path = cache / f"{slug}-{_shown(project, edition, words, program)}.xlsx"
        if not path.is_file():
            fresh = path.with_suffix(".part")
            fresh.write_bytes(workbook(project, edition, words))
            fresh.replace(path)
        made[slug] = path.read_bytes()
        kept.add(path)
    for path in filter(Path.is_file, set(cache.iterdir()) - kept):
        path.unlink()
    return made


def _shown(project: Project, edition: Edition, words: Language, program: bytes) -> str:
    rows = rows_of(project, edition.slug)
    keys = [row.key for group in rows.values() for row in group]
    named = (edition, project.province_by_slug[edition.slug], project.config, project.programme)
    shown = (*named, rows, keys, choices_of(project, edition.slug, words))
    return hashlib.sha256(program + repr(shown).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _program() -> bytes:
    digest = hashlib.sha256()
    for path in sorted(path for kind in ("*.py", "*.po") for path in _PROGRAM.rglob(kind)):
        digest.update(path.read_bytes())
    return digest.digest()
