"""A project read again after some of its files changed: what the other files say is taken as it was read before.

A history reads hundreds of versions that differ by a file or two. What was not read again is the very same
object in both projects, which is how a comparison knows without looking that nothing in it differs.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from generator.reading.project import (
    CONFIG,
    NATIONAL_PARTS,
    PARTS,
    TABLES,
    WHOLE_FILES,
    ProjectReader,
    Reading,
    Taken,
    read_project,
)
from generator.records.config import SiteConfig
from generator.records.project import Holding, Project

_UNITS, _PROVINCES = "provinces", "provinces.yml"


def read_again(root: Path, before: Project, changed: Collection[str], taken: Taken | None = None) -> Reading:
    """Read the data in ``root``, which held ``before`` without an error, after the ``changed`` files did.

    The names are relative to ``root``. The findings are only those of what was read again; what decides how
    everything else is read, the units and where the data are, has the whole read again. What is ``taken`` as known
    is not.
    """
    data, reader = before.config.folders.data, _Rereader(root, with_prose=False, taken=taken)
    config = reader.configuration() if CONFIG in changed else before.config
    if config is None or config.folders.data != data or f"{data}/{_PROVINCES}" in changed:
        return read_project(root, prose=False, taken=taken)
    reader.data = root / data
    return reader.after(replace(before, config=config), changed)


class _Rereader(ProjectReader):
    def configuration(self) -> SiteConfig | None:
        """Return what the configuration says now; None where it has mistakes: the whole reading tells them."""
        config = self._config(self._yaml(self.root / CONFIG))
        return None if self.findings else config

    def after(self, before: Project, changed: Collection[str]) -> Reading:
        """Return the project with what the changed files say now."""
        folder = f"{before.config.folders.data}/"
        names = {name.removeprefix(folder) for name in changed if name.startswith(folder)}
        said: dict[str, Any] = {}
        for name in sorted(names & WHOLE_FILES.keys()):
            said |= self.lists_of(name, self._whole(name, WHOLE_FILES[name]))
        for name in sorted(names & TABLES.keys()):
            said |= self.table(name)
        units = _units(names) & before.province_by_slug.keys()
        held = {unit: self._held(before.holding(unit), names) for unit in units}
        national = self._held(before.national, names)
        holdings = dict(sorted({**before.holdings, **held}.items()))  # in the order of a reading of everything
        return self._reading(replace(before, national=national, holdings=holdings, **said))

    def _held(self, before: Holding, names: Collection[str]) -> Holding:
        """Return what a folder holds, read again as far as its files changed."""
        inside = f"{_UNITS}/{before.slug}/" if before.slug else ""
        here = {name.removeprefix(inside) for name in names if name.startswith(inside)}
        files = [name for name in here if "/" not in name]
        parts = PARTS if before.slug else NATIONAL_PARTS
        touched = [part for part in parts if any(PurePath(file).match(PARTS[part]) for file in files)]
        folder = self.data / inside
        return replace(before, **{part: self.part(folder, part) for part in touched}) if touched else before


def _units(names: Collection[str]) -> set[str]:
    return {name.split("/")[1] for name in names if name.startswith(f"{_UNITS}/")}

