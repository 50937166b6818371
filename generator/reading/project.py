"""A folder becomes a project: every file is read, and all findings of all files come together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.reading import rules
from generator.reading.csv_file import read_csv
from generator.reading.records import check_keys, make, make_all
from generator.reading.yaml_file import read_yaml
from generator.records import files
from generator.records.base import Mapped, Record
from generator.records.config import SiteConfig
from generator.records.evidence import Change, Source
from generator.records.finding import Finding, Severity
from generator.records.plans import Plan, RelatedPlan
from generator.records.project import NATIONAL, Holding, Project
from generator.records.results import LeftOut, Report, Result
from generator.records.territory import Province
from generator.records.values import Place
from generator.text import nearest

CONFIG = "site_config.yml"
R = TypeVar("R", bound=Record)

_NATIONAL_FILES = {
    "programme.yml", "targets.yml", "indicators.yml", "bodies.yml", "documents.yml", "platforms.yml",
    "provinces.yml", "sources.yml", "related.yml", "changes.yml", "results.csv", "left-out.csv",
    "README.md",
}  # fmt: skip
_PROVINCE_FILES = {"results.csv", "sources.yml", "related.yml", "reports.yml", "README.md"}


@dataclass(frozen=True)
class Reading:
    """What reading a folder gave: a project unless a file it cannot do without failed.

    ``unread`` holds the ids of records that are in the files but could not be read, so that
    nobody is told an id is unknown when its own record has the mistake.
    """

    project: Project | None
    findings: tuple[Finding, ...]
    unread: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return any(f.severity is Severity.ERROR for f in self.findings)


def read_project(root: Path) -> Reading:
    """Read the project in ``root``; never raises for what files contain."""
    return _ProjectReader(root).read()


@dataclass
class _ProjectReader:
    root: Path
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    data: Path = Path()

    def read(self) -> Reading:
        config = self._config()
        if config is None:
            return self._reading(None)
        self.data = self.root / config.folders.data
        if not self.data.is_dir():
            self.findings.append(rules.FILE_MISSING.at(Place(CONFIG), file=config.folders.data + "/"))
            return self._reading(None)
        national = {name: self._whole(name, kind) for name, kind in _WHOLE_FILES.items()}
        self._refuse_unknown(self.data, _NATIONAL_FILES, {"provinces"})
        provinces = self._records("provinces.yml", national["provinces.yml"], "provinces", Province)
        holdings = self._holdings(provinces)
        held = self._holding(self.data, NATIONAL)
        left_out = self._csv(self.data / "left-out.csv", LeftOut, ("what", "value", "reason"))
        project = self._assemble(config, national, provinces, held, holdings, tuple(left_out))
        return self._reading(project)

    def _reading(self, project: Project | None) -> Reading:
        order = sorted(self.findings, key=lambda f: (f.place.file, f.place.line, f.place.column))
        return Reading(project, tuple(order), frozenset(self.unread), tuple(self.names))

    def _config(self) -> SiteConfig | None:
        mapped = self._yaml(self.root / CONFIG)
        if mapped is None:
            return None
        config, found = make(SiteConfig, mapped)
        self.findings += found
        return config

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def _yaml(self, path: Path, optional: bool = False) -> Mapped | None:
        name = self._name(path)
        if not path.is_file():
            if not optional:
                self.findings.append(rules.FILE_MISSING.at(Place(name), file=name))
            return None
        self.names.append(name)
        mapped, found = read_yaml(path, name)
        self.findings += found
        if mapped is not None:
            self._check_format(mapped)
        return mapped

    def _check_format(self, mapped: Mapped) -> None:
        written = mapped.get("format")
        if written is not None and str(written).isdigit() and int(written) > files.FORMAT:
            place = mapped.places["format"]
            self.findings.append(rules.FORMAT_NEWER.at(place, value=written, known=files.FORMAT))

    def _whole(self, name: str, kind: type[files.DataFile]) -> Mapped | None:
        """Read a national file and report what its own level lacks or does not know."""
        mapped = self._yaml(self.data / name, optional=name in _OPTIONAL_FILES)
        if mapped is not None:
            self.findings += check_keys(kind, mapped)
        return mapped

    def _records(self, name: str, mapped: Mapped | None, key: str, kind: type[R]) -> tuple[R, ...]:
        items = mapped.get(key) if mapped else None
        if not mapped or not isinstance(items, list):
            return ()
        records, found = make_all(kind, items, mapped.places[key])
        self.findings += found
        if found:
            self._remember_unread(items, {str(getattr(r, "id", "")) for r in records})
        return tuple(records)

    def _remember_unread(self, items: Iterable[Any], good: set[str]) -> None:
        for item in items:
            if isinstance(item, Mapped) and isinstance(item.get("id"), str) and item["id"] not in good:
                self.unread.add(str(item["id"]))

    def _one(self, mapped: Mapped | None, key: str, kind: type[R]) -> R | None:
        inner = mapped.get(key) if mapped else None
        if not isinstance(inner, Mapped):
            return None
        record, found = make(kind, inner)
        self.findings += found
        if record is None and isinstance(inner.get("id"), str):
            self.unread.add(str(inner["id"]))
        return record

    def _csv(self, path: Path, kind: type[R], required: tuple[str, ...]) -> list[R]:
        if not path.is_file():
            return []
        name = self._name(path)
        self.names.append(name)
        rows, found = read_csv(path, name, list(kind.model_fields), required)
        records, more = make_all(kind, rows, Place(name))
        self.findings += [*found, *more]
        return records

    def _refuse_unknown(self, folder: Path, known: set[str], folders: set[str]) -> None:
        for path in sorted(folder.iterdir()):
            good = path.name in (folders if path.is_dir() else known)
            plan = folder != self.data and path.name.startswith("plan") and path.suffix == ".yml"
            if good or plan or path.name.startswith("."):
                continue
            near = nearest(path.name, known)
            extra = {"nearest": near} if near else {}
            self.findings.append(rules.FILE_UNKNOWN.at(Place(self._name(path)), file=path.name, **extra))

    def _holdings(self, provinces: tuple[Province, ...]) -> dict[str, Holding]:
        folder = self.data / "provinces"
        slugs = {p.slug for p in provinces}
        holdings = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not path.is_dir():
                if not path.name.startswith("."):
                    self.findings.append(rules.FILE_UNKNOWN.at(Place(self._name(path)), file=path.name))
            elif path.name in slugs:
                self._refuse_unknown(path, _PROVINCE_FILES, set())
                holdings[path.name] = self._holding(path, path.name)
            elif provinces:
                near = nearest(path.name, slugs)
                extra = {"nearest": near} if near else {}
                place = Place(self._name(path))
                self.findings.append(rules.FOLDER_UNKNOWN.at(place, value=path.name, **extra))
        return holdings

    def _holding(self, folder: Path, slug: str) -> Holding:
        return Holding(
            slug=slug,
            plans=self._plans(folder) if slug else (),
            results=tuple(self._csv(folder / "results.csv", Result, ("as_of", "source"))),
            reports=self._listed(folder / "reports.yml", files.ReportsFile, "reports", Report) if slug else (),
            related=self._listed(folder / "related.yml", files.RelatedFile, "related", RelatedPlan),
            sources={s.id: s for s in self._listed(folder / "sources.yml", files.SourcesFile, "sources", Source)},
        )

    def _listed(self, path: Path, file: type[files.DataFile], key: str, kind: type[R]) -> tuple[R, ...]:
        if not path.is_file():
            return ()
        mapped = self._yaml(path)
        if mapped is not None:
            self.findings += check_keys(file, mapped)
        records = self._records(self._name(path), mapped, key, kind)
        self._refuse_twice(records)
        return records

    def _refuse_twice(self, records: Iterable[Record]) -> None:
        seen: set[str] = set()
        for record in records:
            identity = str(getattr(record, "id", "") or id(record))
            if identity in seen:
                self.findings.append(rules.ID_TWICE.at(record.place_of("id"), value=identity))
            seen.add(identity)

    def _plans(self, folder: Path) -> tuple[Plan, ...]:
        plans = []
        for path in sorted(folder.glob("plan*.yml")):
            mapped = self._yaml(path)
            if mapped is not None:
                self.findings += check_keys(files.PlanFile, mapped)
            plan = self._one(mapped, "plan", Plan)
            if plan is not None:
                plans.append(plan)
        return tuple(sorted(plans, key=lambda p: (p.date, p.id)))

    def _assemble(
        self,
        config: SiteConfig,
        national: dict[str, Mapped | None],
        provinces: tuple[Province, ...],
        held: Holding,
        holdings: dict[str, Holding],
        left_out: tuple[LeftOut, ...],
    ) -> Project | None:
        lists: dict[str, Any] = {}
        for attribute, (name, key, kind) in _LISTS.items():
            lists[attribute] = self._records(name, national[name], key, kind)
            self._refuse_twice(lists[attribute])
        programme = self._one(national["programme.yml"], "programme", files.Programme)
        reorganisation = self._one(national["provinces.yml"], "reorganisation", files.Reorganisation)
        if programme is None:
            return None
        return Project(
            config=config, programme=programme, provinces=provinces, reorganisation=reorganisation,
            national=held, holdings=holdings, left_out=left_out, **lists,
        )  # fmt: skip


_WHOLE_FILES: dict[str, type[files.DataFile]] = {
    "programme.yml": files.ProgrammeFile,
    "targets.yml": files.TargetsFile,
    "indicators.yml": files.IndicatorsFile,
    "bodies.yml": files.BodiesFile,
    "documents.yml": files.DocumentsFile,
    "platforms.yml": files.PlatformsFile,
    "provinces.yml": files.ProvincesFile,
    "changes.yml": files.ChangesFile,
}
_OPTIONAL_FILES = {"platforms.yml", "changes.yml", "bodies.yml"}
_LISTS: dict[str, tuple[str, str, type[Record]]] = {
    "groups": ("programme.yml", "groups", files.Group),
    "calendar": ("programme.yml", "calendar", files.Obligation),
    "tasks": ("programme.yml", "tasks", files.FrameworkTask),
    "other_aims": ("programme.yml", "other_aims", files.NationalAim),
    "targets": ("targets.yml", "targets", files.Target),
    "topics": ("indicators.yml", "topics", files.Topic),
    "indicators": ("indicators.yml", "indicators", files.Indicator),
    "bodies": ("bodies.yml", "bodies", files.Body),
    "documents": ("documents.yml", "documents", files.Document),
    "platforms": ("platforms.yml", "platforms", files.Platform),
    "islands": ("provinces.yml", "islands", files.Island),
    "changes": ("changes.yml", "changes", Change),
}
