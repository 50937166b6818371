"""What each data file holds, as a whole."""

from __future__ import annotations

from generator.records.base import Field, Record, Whole
from generator.records.config import SiteConfig
from generator.records.evidence import Change, Source
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
from generator.records.results import LeftOut, Report, Result
from generator.records.territory import Island, Province, Reorganisation

FORMAT = 2


class DataFile(Record):
    """Every YAML file names its format version first."""

    format: Whole = Field(description="Phiên bản định dạng của tệp")


class ProgrammeFile(DataFile):
    """data/programme.yml"""

    programme: Programme = Field(description="Chương trình")
    groups: tuple[Group, ...] = Field(description="Nhóm mục tiêu")
    calendar: tuple[Obligation, ...] = Field(description="Lịch gửi kế hoạch và báo cáo")
    tasks: tuple[FrameworkTask, ...] = Field((), description="Nhiệm vụ của chương trình")
    other_aims: tuple[NationalAim, ...] = Field((), description="Mục tiêu của văn bản quốc gia liên quan")


class TargetsFile(DataFile):
    """data/targets.yml"""

    targets: tuple[Target, ...] = Field(description="Mục tiêu")


class IndicatorsFile(DataFile):
    """data/indicators.yml"""

    topics: tuple[Topic, ...] = Field(description="Chủ đề")
    indicators: tuple[Indicator, ...] = Field(description="Chỉ số")


class BodiesFile(DataFile):
    """data/bodies.yml"""

    bodies: tuple[Body, ...] = Field(description="Cơ quan")


class DocumentsFile(DataFile):
    """data/documents.yml"""

    documents: tuple[Document, ...] = Field(description="Văn bản")


class PlatformsFile(DataFile):
    """data/platforms.yml"""

    platforms: tuple[Platform, ...] = Field(description="Nền tảng đã có")


class ProvincesFile(DataFile):
    """data/provinces.yml"""

    reorganisation: Reorganisation | None = Field(None, description="Lần sắp xếp gần nhất")
    provinces: tuple[Province, ...] = Field(description="Các địa phương")
    islands: tuple[Island, ...] = Field((), description="Quần đảo trên bản đồ")


class SourcesFile(DataFile):
    """data/sources.yml and data/provinces/<slug>/sources.yml"""

    sources: tuple[Source, ...] = Field(description="Nguồn")


class RelatedFile(DataFile):
    """data/related.yml and data/provinces/<slug>/related.yml"""

    related: tuple[RelatedPlan, ...] = Field(description="Văn bản liên quan")


class ChangesFile(DataFile):
    """data/changes.yml"""

    changes: tuple[Change, ...] = Field(description="Thay đổi đã công bố")


class PlanFile(DataFile):
    """data/provinces/<slug>/plan*.yml"""

    plan: Plan = Field(description="Kế hoạch")


class ReportsFile(DataFile):
    """data/provinces/<slug>/reports.yml"""

    reports: tuple[Report, ...] = Field(description="Báo cáo đã gửi")

_KINDS: dict[str, type[Record]] = {
    "site_config.yml": SiteConfig,
    "programme.yml": ProgrammeFile,
    "targets.yml": TargetsFile,
    "indicators.yml": IndicatorsFile,
    "bodies.yml": BodiesFile,
    "documents.yml": DocumentsFile,
    "platforms.yml": PlatformsFile,
    "provinces.yml": ProvincesFile,
    "sources.yml": SourcesFile,
    "related.yml": RelatedFile,
    "changes.yml": ChangesFile,
    "reports.yml": ReportsFile,
    "results.csv": Result,
    "left-out.csv": LeftOut,
}


def kind_of(file: str) -> type[Record] | None:
    """Return what a file of a project holds: a whole YAML file, or the rows of a CSV file; None when unknown."""
    name = file.rpartition("/")[2]
    if name.startswith("plan") and name.endswith(".yml"):
        return PlanFile
    return _KINDS.get(name)
