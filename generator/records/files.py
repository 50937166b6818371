"""What each data file holds, as a whole, and which kinds of file there are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.base import FORMAT, Field, Format, Record
from generator.records.config import SiteConfig
from generator.records.evidence import ChangeNote, Link, Source
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
from generator.records.sayings import Saying
from generator.records.terms import Term
from generator.records.territory import Island, Province, Reorganisation

SCHEMAS = "schema"


class DataFile(Record):
    """Every YAML file names its format version first."""

    format: Format = Field(description="Phiên bản định dạng của tệp")


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
    """data/changes.yml and data/provinces/<slug>/changes.yml"""

    changes: tuple[ChangeNote, ...] = Field(description="Thay đổi đã công bố")


class PlanFile(DataFile):
    """data/provinces/<slug>/plan*.yml"""

    plan: Plan = Field(description="Kế hoạch")


class TermsFile(DataFile):
    """content/terms.yml"""

    terms: tuple[Term, ...] = Field(description="Thuật ngữ")


class TextsFile(DataFile):
    """content/<language>/texts.yml"""

    texts: tuple[Saying, ...] = Field(description="Các câu chữ đã dịch, mỗi câu một lần")


class ReportsFile(DataFile):
    """data/provinces/<slug>/reports.yml"""

    reports: tuple[Report, ...] = Field(description="Báo cáo đã gửi")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: ``record`` is the whole of a YAML file, or a row of a CSV file.

    ``file`` is its name in the data folder (``national``), in the folders of provinces (``provincial``),
    among the articles (``article``; a ``foreign`` one only in the folder of a language), or else beside the data
    folder. A national file that is not
    ``optional`` cannot be done without; a table has its ``columns`` even where none of their cells is filled.
    Nobody but the program edits a ``written`` one.
    """

    file: str
    record: type[Record]
    title: str
    national: bool = True
    provincial: bool = False
    optional: bool = False
    article: bool = False
    foreign: bool = False
    written: bool = False
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its schema, and of its part of the data dictionary."""
        return self.file.partition(".")[0].rstrip("*")

    @property
    def is_yaml(self) -> bool:
        """Whether it is a YAML file; the others are tables."""
        return self.file.endswith(".yml")


#: Those that officers of a province write come first, in the order in which they are usually needed.
KINDS = (
    FileKind(
        "results.csv", Result, "Số liệu, mỗi dòng một số", provincial=True, optional=True, columns=("as_of", "source"),
    ),
    FileKind("sources.yml", SourcesFile, "Nguồn mà các tệp khác dẫn", provincial=True, optional=True),
    FileKind("reports.yml", ReportsFile, "Báo cáo hằng năm đã gửi", national=False, provincial=True, optional=True),
    FileKind("plan*.yml", PlanFile, "Kế hoạch: cam kết và nhiệm vụ", national=False, provincial=True, optional=True),
    FileKind(
        "related.yml", RelatedFile, "Văn bản liên quan, không thuộc chương trình", provincial=True, optional=True,
    ),
    FileKind("changes.yml", ChangesFile, "Ghi chú thay đổi: ai, thay đổi gì, vì sao", provincial=True, optional=True),
    FileKind(
        "left-out.csv", LeftOut, "Số liệu tìm được nhưng không công bố, và lý do", optional=True,
        columns=("what", "value", "reason"),
    ),
    FileKind(
        "links.csv", Link, "Tình trạng đường dẫn của các nguồn, do máy ghi, không sửa tay", optional=True, written=True,
        columns=("url", "state", "checked", "status"),
    ),
    FileKind("programme.yml", ProgrammeFile, "Chương trình, lịch gửi kế hoạch và báo cáo"),
    FileKind("targets.yml", TargetsFile, "Mục tiêu của chương trình"),
    FileKind("indicators.yml", IndicatorsFile, "Danh mục chỉ số"),
    FileKind("provinces.yml", ProvincesFile, "Các địa phương, đơn vị cũ, bản đồ ô"),
    FileKind("documents.yml", DocumentsFile, "Văn bản khung"),
    FileKind("bodies.yml", BodiesFile, "Cơ quan, theo tên của từng thời kỳ", optional=True),
    FileKind(
        "platforms.yml", PlatformsFile, "Các nền tảng đã có, mà kế hoạch không được đề xuất xây lại", optional=True,
    ),
    FileKind(
        "terms.yml", TermsFile, "Thuật ngữ, được giải thích ngay trên trang",
        national=False, optional=True, article=True,
    ),
    FileKind(
        "texts.yml", TextsFile, "Bản dịch các câu chữ của dữ liệu",
        national=False, optional=True, article=True, foreign=True,
    ),
    FileKind("site_config.yml", SiteConfig, "Cấu hình của trang", national=False),
)  # fmt: skip
_BY_FILE = {kind.file: kind for kind in KINDS}


def kind_of(file: str) -> FileKind | None:
    """Return the kind of a file of a project by its name or path; None when there is no such kind."""
    name = file.rpartition("/")[2]
    plan = name.startswith("plan") and name.endswith(".yml")
    return _BY_FILE.get("plan*.yml" if plan else name)


__all__ = [
    "FORMAT", "KINDS", "SCHEMAS", "BodiesFile", "ChangesFile", "DataFile", "DocumentsFile", "FileKind",
    "IndicatorsFile", "PlanFile", "PlatformsFile", "ProgrammeFile", "ProvincesFile", "RelatedFile", "ReportsFile",
    "SourcesFile", "TargetsFile", "TermsFile", "kind_of",
]  # fmt: skip
