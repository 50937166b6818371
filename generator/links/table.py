"""The table ``links.csv``: one row an address, in order, written the same way every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.reading.csv_file import read_csv
from generator.reading.records import make_all
from generator.records.base import Record
from generator.records.evidence import Link
from generator.records.project import Project
from generator.records.values import Place

_COLUMNS = tuple(Link.model_fields)


def addresses(project: Project) -> tuple[str, ...]:
    """Return the addresses of all sources, each once, in order."""
    holdings = (project.national, *project.holdings.values())
    return tuple(sorted({s.url for h in holdings for s in h.sources.values() if s.url}))


def without_copy(project: Project, links: Mapping[str, Link]) -> tuple[str, ...]:
    """Return the addresses that neither people nor the machine know an archived copy of; dead ones first."""
    holdings = (project.national, *project.holdings.values())
    kept = {s.url for h in holdings for s in h.sources.values() if s.archived}
    bare = (link for link in links.values() if not link.archived and link.url not in kept)
    return tuple(link.url for link in sorted(bare, key=lambda link: (not link.failing_since, link.url)))


def newest(known: Collection[Link], other: Collection[Link]) -> dict[str, Link]:
    """Return what is known of each address; of two statements the later one."""
    found = {link.url: link for link in known}
    for link in other:
        if link.url not in found or link.checked > found[link.url].checked:
            found[link.url] = link
    return found


def read_table(path: Path) -> tuple[Link, ...]:
    """Return the rows of another table that can be read; none when there is no such file."""
    if not path.is_file():
        return ()
    rows, _ = read_csv(path, path.name, _COLUMNS, ())
    return tuple(make_all(Link, rows, Place(path.name))[0])


def text_of(links: Collection[Link]) -> str:
    """Return the whole table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(link) for link in sorted(links, key=lambda link: link.url))
    return out.getvalue()


def _cells(record: Record) -> list[str]:
    values = (getattr(record, name) for name in _COLUMNS)
    return ["" if value in (None, 0) else str(value) for value in values]
