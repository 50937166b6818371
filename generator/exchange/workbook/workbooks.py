"""The workbooks of all provinces, as the site offers them; made again only when something they show may differ."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.exchange.workbook.edition import Edition, version_of
from generator.exchange.workbook.writing import workbook
from generator.language import Language
from generator.reading.project import CONFIG
from generator.records.project import Project

_PROGRAM = Path(__file__).parents[2]


def workbooks(project: Project, root: Path, day: dt.date, words: Language, cache: Path) -> dict[str, bytes]:
    """Return the workbook of each province by its slug.

    ``cache`` keeps them by all that went into them: the data, the configuration, the day and the program itself.

    Raises:
        OSError: the cache cannot be written.
    """
    data = root / project.config.folders.data
    state = _hash(day, [root / CONFIG, *_files(data, "*.yml", "*.csv"), *_files(_PROGRAM, "*.py", "*.po")])
    kept = cache / state
    kept.mkdir(parents=True, exist_ok=True)
    _forget(path for path in cache.iterdir() if path != kept)
    made = {}
    for slug in project.province_by_slug:
        path = kept / f"{slug}.xlsx"
        if not path.is_file():
            edition = Edition(slug, day, version_of(root, project, slug))
            fresh = path.with_suffix(".part")
            fresh.write_bytes(workbook(project, edition, words))
            fresh.replace(path)
        made[slug] = path.read_bytes()
    return made


def _files(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.rglob(pattern))


def _hash(day: dt.date, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(day.isoformat().encode())
    for path in paths:
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()[:24]


def _forget(stale: Iterable[Path]) -> None:
    for folder in stale:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
