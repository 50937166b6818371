"""Which place of today somebody means by a name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exchange.editing.edits import EditError
from generator.language import ours
from generator.records.project import Project
from generator.records.territory import FormerUnit, Province
from generator.text import fold, nearest


@dataclass(frozen=True)
class Whereabouts:
    """A place of today, and the former unit in it when that is what was named."""

    province: Province
    former: FormerUnit | None = None


def find(project: Project, name: str) -> Whereabouts:
    """Return the place that ``name`` means: a folder's name, a name with or without marks, a former unit.

    Raises:
        EditError: there is no such place; the nearest one is suggested.
    """
    known = _names(project)
    found = known.get(_key(name))
    if found is None:
        near = nearest(name, (where.province.name for where in known.values()))
        message = ours("Không có địa phương nào tên “{name}”. Ý bạn là “{near}”?")
        if near is None:
            message = ours("Không có địa phương nào tên “{name}”.")
        raise EditError(message, None, name=name, near=near)
    return found


def _names(project: Project) -> dict[str, Whereabouts]:
    """Return every name people use; where two places claim one, today's comes before a former unit's."""
    known: dict[str, Whereabouts] = {}
    for province, unit in project.former_by_id.values():
        if fold(unit.name) not in (fold(province.name), fold(province.bare or "")):
            known[_key(unit.name)] = known[_key(unit.id)] = Whereabouts(province, unit)
    for province in project.provinces:
        for name in (*province.aliases, province.short, province.full_name, province.bare, province.name):
            if name:
                known[_key(name)] = Whereabouts(province)
    return known


def _key(name: str) -> str:
    """Return the form under which ``Lai Châu``, ``lai-chau`` and ``laichau`` are one name."""
    return fold(name).replace(" ", "")
