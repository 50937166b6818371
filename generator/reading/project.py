"""A folder becomes a project: every file is read, and all findings of all files come together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import Any, TypeVar

from generator.garbage import little_garbage
from generator.language import languages
from generator.parallel import beside
from generator.reading import rules
from generator.reading.csv_file import read_csv
from generator.reading.identities import twice, without_address
from generator.reading.names import entries_of, printable, problem_of, refused_names
from generator.reading.prose import read_folder, read_translations
from generator.reading.records import check_keys, make, make_all
from generator.reading.yaml_file import read_yaml
from generator.records import files
from generator.records.base import Mapped, Record
from generator.records.config import SiteConfig
from generator.records.evidence import ChangeNote, Link, Source
from generator.records.finding import Acceptance, Finding, Severity
from generator.records.plans import Plan, RelatedPlan
from generator.records.programme import (
    Body,
    Document,
    FrameworkTask,
    Group,
    Indicator,
    NationalAim,
    Obligation,
    Platform,
    Programme,
    Target,
    Topic,
)
from generator.records.project import NATIONAL, Holding, Project
from generator.records.prose import PICTURES, Prose
from generator.records.results import LeftOut, Report, Result
from generator.records.sayings import Saying
from generator.records.terms import Term
from generator.records.territory import Island, Province, Reorganisation
from generator.records.values import Folder, Place
from generator.text import nearest, slug

CONFIG = "site_config.yml"
TERMS, TEXTS = "terms.yml", "texts.yml"
R = TypeVar("R", bound=Record)
_AT_ONCE = 50  # units a process reads at a time: fewer are read before a copy of this process is made

_NATIONAL_FILES = {kind.file for kind in files.KINDS if kind.national} | {"README.md"}
_NATIONAL_FOLDERS = {"provinces", files.SCHEMAS}
_PROVINCE_FILES = {kind.file for kind in files.KINDS if kind.provincial} | {"README.md"}


@dataclass(frozen=True)
class Reading:
    """What reading a folder gave: a project unless a file it cannot do without failed.

    ``unread`` holds the ids of records, and the names of files, that are there but could not be
    read, so that nobody is told an id is unknown when its own record has the mistake; and, ending
    in a slash, the folders they stand in.
    """

    project: Project | None
    findings: tuple[Finding, ...]
    unread: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return any(f.severity is Severity.ERROR for f in self.findings)


#: Given a folder and a part of what it holds, returns what is known of that already; None where it has to be read.
Taken = Callable[[str, str], Any]


def read_project(root: Path, *, prose: bool = True, taken: Taken | None = None) -> Reading:
    """Read the project in ``root``; never raises for what files contain.

    Without ``prose`` only the data are read: the pages people write are left alone. What is ``taken`` as known is
    not read, and nothing is found in it.
    """
    with little_garbage():
        return ProjectReader(root, prose, taken).read()


@dataclass
class ProjectReader:
    """Reads one folder; ``read`` is asked once."""

    root: Path
    with_prose: bool
    taken: Taken | None = None
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    acceptances: list[Acceptance] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    other_format: dict[str, Mapped] = field(default_factory=dict)
    data: Path = Path()

    def read(self) -> Reading:
        """Read everything there is, and collect what was found."""
        if (self.root / CONFIG).is_symlink():
            self.findings.append(rules.LINKED.at(Place(CONFIG), value=CONFIG))
        mapped = self._yaml(self.root / CONFIG)
        config = self._config(mapped)
        if not self._find_data(config, mapped or self.other_format.get(CONFIG)):
            return self._reading(None)
        national = {name: self._whole(name, kind) for name, kind in WHOLE_FILES.items()}
        self._refuse_unknown(self.data, _NATIONAL_FILES, _NATIONAL_FOLDERS)
        provinces = self._provinces(national["provinces.yml"])
        holdings = self._holdings(provinces)
        held = self._holding(self.data, NATIONAL)
        rows = {attribute: rows for name in TABLES for attribute, rows in self.table(name).items()}
        written = self._prose(config)
        project = self._assemble(config, national, provinces, held, holdings, rows | written)
        return self._reading(project)

    def table(self, name: str) -> dict[str, Any]:
        """Return the rows of a national table, by the name a project has for them."""
        attribute, kind = TABLES[name]
        rows = tuple(self._csv(self.data / name, kind))
        if kind is Link:
            self.findings += twice(rows, "url")
        return {attribute: rows}

    def _find_data(self, config: SiteConfig | None, mapped: Mapped | None) -> bool:
        """Find the data folder, even when the configuration has other mistakes."""
        folders = mapped.get("folders") if mapped is not None else None
        written = folders.get("data") if isinstance(folders, Mapped) else None
        name = config.folders.data if config else str(written) if isinstance(written, str) else "data"
        place = folders.places.get("data", Place(CONFIG)) if isinstance(folders, Mapped) else Place(CONFIG)
        self.data = self.root / name
        try:
            inside = self.data.resolve().is_relative_to(self.root.resolve())
            if inside and self.data.is_dir():
                return True
        except (OSError, ValueError):  # a name no file system takes
            inside = True
        rule = rules.FILE_MISSING if inside else rules.FOLDER_OUTSIDE
        self.findings.append(rule.at(place, file=name + "/", value=name))
        return False

    def _prose(self, config: SiteConfig | None) -> dict[str, Any]:
        """Return what people wrote, and what was translated of it, by the names a project has for them."""
        if config is None or not self.with_prose:
            return {}
        folder, translated = self.root / config.folders.content, list[Prose]()
        if not self._holds_articles(config.folders.content):
            place = config.folders.place_of("content")
            self.findings.append(rules.FOLDER_OUTSIDE.at(place, value=config.folders.content))
            return {}
        self._refuse_names(folder, folder / PICTURES, *(folder / code for code in config.further_languages))
        pages, pictures, found = read_folder(folder, self._name)
        self.findings += found
        for code in config.further_languages:
            shown = {picture.address for picture in pictures}
            more, found = read_translations(folder / code, code, pages, self._name, shown)
            self.findings += found
            translated += more
        return {"prose": pages, "pictures": pictures, "translated": tuple(translated), **self._terms(folder, config)}

    def _holds_articles(self, name: str) -> bool:
        """Whether a folder may be read for articles: one of the project, or of a project that this one is a part of.

        So a demonstration inside a project has that one's articles; anything else outside is not the site's to show.
        What is not there at all holds none, and is no mistake.
        """
        home = self.root.resolve()
        homes = (home, *(outer for outer in home.parents if (outer / CONFIG).is_file()))
        try:
            found = (self.root / name).resolve()
            inside = any(found.is_relative_to(one) for one in homes)
            return not Path(name).is_absolute() and (inside or not found.exists())
        except (OSError, ValueError):  # a name no file system takes
            return False

    def _terms(self, folder: Path, config: SiteConfig) -> dict[str, Any]:
        """Return the glossary, and what was translated of it by language, by the names a project has for them."""
        own = self._listed(folder / TERMS, files.TermsFile, Term)
        further = ((code, folder / code / TERMS) for code in config.further_languages)
        translated = {code: self._listed(path, files.TermsFile, Term) for code, path in further}
        texts = {c: self._listed(folder / c / TEXTS, files.TextsFile, Saying) for c in config.further_languages}
        return {"terms": own, "translated_terms": translated, "translated_texts": texts}

    def _languages(self, config: SiteConfig) -> None:
        """Refuse languages in which the program has nothing to say."""
        for code in config.further_languages:
            if code not in languages():
                place, known = config.site.place_of("languages"), ", ".join(languages())
                self.findings.append(rules.LANGUAGE_UNKNOWN.at(place, value=code, choices=known, file=f"{code}.po"))

    def _reading(self, project: Project | None) -> Reading:
        order = sorted(self.findings, key=lambda f: (f.place.file, f.place.line, f.place.column))
        wrong = {f.place.file for f in order if f.severity is Severity.ERROR}
        folders = {f"{name.rpartition('/')[0]}/" for name in wrong}
        unread = frozenset(self.unread | folders)
        return Reading(project, tuple(order), unread, tuple(self.names), tuple(self.acceptances))

    def _config(self, mapped: Mapped | None) -> SiteConfig | None:
        if mapped is None:
            return None
        config, found = make(SiteConfig, mapped)
        self.findings += found
        bad = {f.place for f in found}
        if config is None and mapped.places.get("as_of") not in bad:
            # The rest of the project is looked at all the same, without what was refused here.
            config, _ = make(SiteConfig, _without(mapped, bad))
        if config is not None:
            self._languages(config)
        return config

    def _name(self, path: Path) -> str:
        """Return how findings name a file: relative to the project, and printable whatever it is."""
        try:
            return printable(path.relative_to(self.root).as_posix())
        except ValueError:
            return printable(path.as_posix())

    def _is_link(self, path: Path) -> bool:
        """Whether ``path`` leads elsewhere: what stands there is not read, and ``_refuse_names`` says so."""
        linked = path.is_symlink()
        if linked:
            self.unread.add(self._name(path))
        return linked

    def _refuse_names(self, *folders: Path) -> None:
        """Report names in some folders that not every machine can hold, and links."""
        for folder in folders:
            self.findings += refused_names(folder, self._name(folder))

    def _yaml(self, path: Path, optional: bool = False) -> Mapped | None:
        name = self._name(path)
        if self._is_link(path):
            return None
        if not path.is_file():
            if not optional:
                self.findings.append(rules.FILE_MISSING.at(Place(name), file=name))
            return None
        self.names.append(name)
        mapped, found = read_yaml(path, name)
        self.findings += found
        if mapped is None:
            self.unread.add(name)
        elif self._of_other_format(mapped):
            self.unread.add(name)
            self.other_format[name] = mapped
            self._remember_unread([mapped, *mapped.values()], set())
            return None
        else:
            self.acceptances += (Acceptance(remark.place, remark) for remark in mapped.remarks)
        return mapped

    def _of_other_format(self, mapped: Mapped) -> bool:
        """Report a file of another format, whose fields would only seem to be mistakes."""
        written = mapped.get("format")
        if written is None or written == str(files.FORMAT):
            return False
        place = mapped.places["format"]
        if isinstance(written, str) and re.match(r"[1-9][0-9]{0,8}\Z", written):
            rule = rules.FORMAT_NEWER if int(written) > files.FORMAT else rules.FORMAT_OLDER
            self.findings.append(rule.at(place, value=written, known=files.FORMAT))
            return True
        shown = written if isinstance(written, str) else "…"
        self.findings.append(rules.WRONG_VALUE.at(place, field="format", value=shown))
        return False

    def _whole(self, name: str, kind: type[files.DataFile]) -> Mapped | None:
        """Read a national file and report what its own level lacks or does not know."""
        mapped = self._yaml(self.data / name, optional=name in _OPTIONAL_FILES)
        if mapped is not None:
            self.findings += check_keys(kind, mapped)
        return mapped

    def _records(self, name: str, mapped: Mapped | None, key: str, kind: type[R]) -> tuple[R, ...]:
        items = mapped.get(key) if mapped else None
        if not mapped or not isinstance(items, list):
            if mapped and key in mapped.places:
                self.unread.add(name)
            return ()
        records, found = make_all(kind, items, mapped.places[key])
        self.findings += found
        if not all(isinstance(item, Mapped) for item in items):
            self.unread.add(name)
        if found:
            self._remember_unread(items, {r.place for r in records})
        return tuple(records)

    def _provinces(self, mapped: Mapped | None) -> tuple[Province, ...]:
        provinces = self._records(self._name(self.data / "provinces.yml"), mapped, "provinces", Province)
        self.findings += twice(provinces, "code")
        self.findings += twice(provinces, "slug")
        self.findings += twice([unit for p in provinces for unit in p.former])
        self.findings += without_address(provinces, "name")
        self.findings += without_address([unit for p in provinces for unit in p.former])
        items = mapped.get("provinces") if mapped is not None else None
        written = [i.get("name") for i in items or () if isinstance(i, Mapped)]
        self.unread |= {slug(n) for n in written if isinstance(n, str)} - {p.slug for p in provinces}
        return provinces

    def _remember_unread(self, items: Iterable[Any], good: set[Place]) -> None:
        """Keep the ids of the mappings among ``items``, and in them, that did not become ``good`` records."""
        for item in items:
            if isinstance(item, list):
                self._remember_unread(item, good)
            elif isinstance(item, Mapped) and item.place not in good:
                if isinstance(item.get("id"), str):
                    self.unread.add(str(item["id"]))
                self._remember_unread([v for v in item.values() if isinstance(v, list)], good)

    def _one(self, mapped: Mapped | None, key: str, kind: type[R]) -> R | None:
        inner = mapped.get(key) if mapped else None
        if not isinstance(inner, Mapped):
            return None
        record, found = make(kind, inner)
        self.findings += found
        if record is None:
            self._remember_unread([inner], set())
        return record

    def _csv(self, path: Path, kind: type[R]) -> list[R]:
        if self._is_link(path) or not path.is_file():
            return []
        name = self._name(path)
        self.names.append(name)
        file = files.kind_of(path.name)
        rows, found = read_csv(path, name, list(kind.model_fields), file.columns if file else ())
        absent = {str(f.details["value"]) for f in found if f.rule is rules.CSV_COLUMN_MISSING}
        self.acceptances += (Acceptance(row.places["accept"], row["accept"]) for row in rows if "accept" in row)
        records, more = make_all(kind, rows, Place(name))
        if any(f.severity is Severity.ERROR for f in (*found, *more)):
            self.unread.add(name)
        told = (f for f in more if f.rule is not rules.FIELD_MISSING or f.details["field"] not in absent)
        self.findings += [*found, *told]
        return records

    def _refuse_unknown(self, folder: Path, known: set[str], folders: set[str]) -> None:
        self._refuse_names(folder)
        for name, is_folder in [(e.name, e.is_dir()) for e in entries_of(folder) if not e.is_symlink()]:
            good = name in (folders if is_folder else known)
            plan = folder != self.data and name.startswith("plan") and PurePath(name).suffix == ".yml"
            if good or plan or name.startswith(".") or problem_of(name):
                continue
            self._unknown_file(folder / name, nearest(name, {one.replace("*", "") for one in known}))

    def _unknown_file(self, path: Path, near: str | None = None) -> None:
        name = self._name(path)
        extra = {"nearest": near} if near else {}
        self.findings.append(rules.FILE_UNKNOWN.at(Place(name), file=name.rpartition("/")[2], **extra))

    def _holdings(self, provinces: tuple[Province, ...]) -> dict[str, Holding]:
        folder = self.data / "provinces"
        holdings: dict[str, Holding] = {}
        if self._is_link(folder):
            return holdings
        self._refuse_names(folder)
        paths = sorted(p for p in folder.iterdir() if not p.is_symlink()) if folder.is_dir() else []
        slugs = {p.slug for p in provinces}
        for reader, held in beside([partial(self._apart, share, slugs) for share in self._shares(paths, slugs)]):
            self._take_over(reader)
            holdings |= held
        return holdings

    def _shares(self, paths: list[Path], slugs: set[str]) -> list[list[Path]]:
        """Return the folders of units some at a time, as processes take them.

        Whether a folder nobody expects is reported depends on what was read before it: then all are one share.
        """
        expected = self.taken is None and all(path.name in slugs or not path.is_dir() for path in paths)
        size = _AT_ONCE if expected else max(1, len(paths))
        return [paths[first : first + size] for first in range(0, len(paths), size)]

    def _apart(self, paths: list[Path], slugs: set[str]) -> tuple[ProjectReader, dict[str, Holding]]:
        """Return what some folders hold, and a reader that has found what there was to find in them."""
        reader = ProjectReader(self.root, self.with_prose, self.taken, unread=set(self.unread), data=self.data)
        return reader, reader._units(paths, slugs)

    def _take_over(self, other: ProjectReader) -> None:
        self.findings += other.findings
        self.unread |= other.unread
        self.acceptances += other.acceptances
        self.names += other.names

    def _units(self, paths: list[Path], slugs: set[str]) -> dict[str, Holding]:
        holdings: dict[str, Holding] = {}
        for path in paths:
            if not path.is_dir():
                if not path.name.startswith("."):
                    self._unknown_file(path)
                continue
            if slugs and path.name not in slugs and path.name not in self.unread and not problem_of(path.name):
                near = nearest(path.name, slugs)
                extra = {"nearest": near} if near else {}
                name = self._name(path)
                place = Folder(name)
                self.findings.append(rules.FOLDER_UNKNOWN.at(place, value=name.rpartition("/")[2], **extra))
            # Read what stands in it all the same, so that every mistake is told in one run.
            self._refuse_unknown(path, _PROVINCE_FILES, set())
            holding = self._holding(path, path.name)
            if path.name in slugs:
                holdings[path.name] = holding
        return holdings

    def _holding(self, folder: Path, slug: str) -> Holding:
        parts = {part: self.part(folder, part) for part in PARTS if slug or part in NATIONAL_PARTS}
        return Holding(slug=slug, **parts)

    def part(self, folder: Path, part: str) -> Any:
        """Return what the files of one part of a folder say, as a ``Holding`` has it."""
        known = self.taken(self._name(folder), part) if self.taken else None
        return self._part(folder, part) if known is None else known

    def _part(self, folder: Path, part: str) -> Any:
        if part == "plans":
            return self._plans(folder)
        if part == "results":
            return tuple(self._csv(folder / PARTS[part], Result))
        listed = self._listed(folder / PARTS[part], *_LISTED[part])
        return {s.id: s for s in listed if isinstance(s, Source)} if part == "sources" else listed

    def _listed(self, path: Path, file: type[files.DataFile], kind: type[R]) -> tuple[R, ...]:
        """Read a file that is a list of records, under the key it is named after."""
        key = path.stem
        if self._is_link(path) or not path.is_file():
            return ()
        mapped = self._yaml(path)
        if mapped is not None:
            self.findings += check_keys(file, mapped)
        before = len(self.findings)
        records = self._records(self._name(path), mapped, key, kind)
        if _places_of_ids(mapped, key) & {f.place for f in self.findings[before:]}:
            self.unread.add(self._name(path))  # nobody knows which ids were meant
        self.findings += twice(records)
        return records

    def _plans(self, folder: Path) -> tuple[Plan, ...]:
        plans = []
        for path in sorted(folder.glob("plan*.yml")):
            mapped = self._yaml(path)
            if mapped is not None:
                self.findings += check_keys(files.PlanFile, mapped)
            plan = self._one(mapped, "plan", Plan)
            if plan is not None:
                plans.append(plan)
                self.findings += twice(plan.commitments)
                self.findings += twice(plan.tasks)
        self.findings += twice(plans)
        return tuple(sorted(plans, key=lambda p: (p.date, p.id)))

    def lists_of(self, name: str, mapped: Mapped | None) -> dict[str, Any]:
        """Return what a national file says of itself, by the names a project has for it."""
        lists: dict[str, Any] = {}
        for attribute, (file, key, kind) in _LISTS.items():
            if file == name:
                lists[attribute] = self._records(self._name(self.data / name), mapped, key, kind)
                self.findings += twice(lists[attribute])
                if attribute in _WITH_PAGES:
                    self.findings += without_address(lists[attribute])
        if name == "programme.yml":
            lists["programme"] = self._one(mapped, "programme", Programme)
        return lists

    def _assemble(
        self,
        config: SiteConfig | None,
        national: dict[str, Mapped | None],
        provinces: tuple[Province, ...],
        held: Holding,
        holdings: dict[str, Holding],
        others: dict[str, Any],
    ) -> Project | None:
        lists: dict[str, Any] = {}
        for name, mapped in national.items():
            lists |= self.lists_of(name, mapped)
        programme = lists.pop("programme")
        reorganisation = self._one(national["provinces.yml"], "reorganisation", Reorganisation)
        # A broken file would make every reference to what it holds look wrong.
        broken = any(self._name(self.data / name) in self.unread for name in WHOLE_FILES)
        required = all(national[name] is not None for name in WHOLE_FILES if name not in _OPTIONAL_FILES)
        if config is None or programme is None or broken or not required:
            return None
        return Project(
            config=config, programme=programme, provinces=provinces, reorganisation=reorganisation,
            national=held, holdings=holdings, **others, **lists,
        )  # fmt: skip


def _places_of_ids(mapped: Mapped | None, key: str) -> set[Place]:
    items = mapped.get(key) if mapped else None
    listed = items if isinstance(items, list) else ()
    return {item.places["id"] for item in listed if isinstance(item, Mapped) and "id" in item.places}


def _without(mapped: Mapped, bad: Collection[Place]) -> Mapped:
    """Return a mapping without the keys, at any depth, whose names or values stand at ``bad`` places."""
    kept = Mapped(mapped.place)
    kept.places, kept.key_places = mapped.places, mapped.key_places
    for key, value in mapped.items():
        if not {mapped.places[key], mapped.key_places[key]} & set(bad):
            kept[key] = _without(value, bad) if isinstance(value, Mapped) else value
    return kept


WHOLE_FILES: dict[str, type[files.DataFile]] = {
    "programme.yml": files.ProgrammeFile,
    "targets.yml": files.TargetsFile,
    "indicators.yml": files.IndicatorsFile,
    "bodies.yml": files.BodiesFile,
    "documents.yml": files.DocumentsFile,
    "platforms.yml": files.PlatformsFile,
    "provinces.yml": files.ProvincesFile,
}
_OPTIONAL_FILES = {kind.file for kind in files.KINDS if kind.optional}
_LISTS: dict[str, tuple[str, str, type[Record]]] = {
    "groups": ("programme.yml", "groups", Group),
    "calendar": ("programme.yml", "calendar", Obligation),
    "tasks": ("programme.yml", "tasks", FrameworkTask),
    "other_aims": ("programme.yml", "other_aims", NationalAim),
    "targets": ("targets.yml", "targets", Target),
    "topics": ("indicators.yml", "topics", Topic),
    "indicators": ("indicators.yml", "indicators", Indicator),
    "bodies": ("bodies.yml", "bodies", Body),
    "documents": ("documents.yml", "documents", Document),
    "platforms": ("platforms.yml", "platforms", Platform),
    "islands": ("provinces.yml", "islands", Island),
}
_WITH_PAGES = {"targets", "indicators"}
TABLES: dict[str, tuple[str, type[Record]]] = {"left-out.csv": ("left_out", LeftOut), "links.csv": ("links", Link)}
#: What a project holds for the whole country, and the files that say it.
SAID_BY = {
    **{attribute: file for attribute, (file, _, _) in _LISTS.items()},
    **{attribute: file for file, (attribute, _) in TABLES.items()},
    "programme": "programme.yml", "provinces": "provinces.yml", "reorganisation": "provinces.yml",
}  # fmt: skip
#: What a folder holds, part by part, and the files that say it.
PARTS = {
    "plans": "plan*.yml", "results": "results.csv", "sources": "sources.yml", "reports": "reports.yml",
    "related": "related.yml", "notes": "changes.yml",
}  # fmt: skip
NATIONAL_PARTS = frozenset(PARTS) - {"plans", "reports"}
_LISTED: dict[str, tuple[type[files.DataFile], type[Record]]] = {
    "sources": (files.SourcesFile, Source),
    "reports": (files.ReportsFile, Report),
    "related": (files.RelatedFile, RelatedPlan),
    "notes": (files.ChangesFile, ChangeNote),
}
