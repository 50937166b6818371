"""Which province somebody means."""

from __future__ import annotations

from generator.records.project import Project
from generator.records.territory import Province
from generator.text import nearest, slug


def province_named(project: Project, asked: str) -> Province | None:
    """Return the province called ``asked``: slug, name with or without marks, other name, former unit.

    A name that a unit of today and a former one share means today's.
    """
    wanted = slug(asked)
    for names in (_todays, _formers):
        for province in project.provinces:
            if wanted and wanted in {slug(name) for name in names(province)}:
                return province
    return None


def nearest_province(project: Project, asked: str) -> str | None:
    """Return the name of a province that ``asked`` may have meant."""
    return nearest(asked, [province.name for province in project.provinces])


def _todays(province: Province) -> list[str]:
    return [province.name, province.full_name, province.short, *province.aliases]


def _formers(province: Province) -> list[str]:
    return [name for unit in province.former for name in (unit.id, unit.name)]
