"""What data a page shows: of which place, measuring what, from which sources, in which files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.measuring.measures import TargetMeasures
from generator.records.programme import Indicator
from generator.records.territory import Province
from generator.writing import addresses
from generator.writing.charts import indicator_stem, target_stem
from generator.writing.desk import Desk
from generator.writing.indicator import table_address
from generator.writing.open_data.files import OpenData

CSV, JSON, ZIP, GZIP = "text/csv", "application/json", "application/zip", "application/gzip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take, at an address of the site, and its media type."""

    title: str
    address: str
    media: str


@dataclass(frozen=True, slots=True)
class Variable:
    """What a column of figures measures, and in which unit (empty where it has none)."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """The data a page shows, or all of it; ``code`` is the place's, empty for the whole country."""

    title: str
    description: str
    place: str
    code: str = ""
    variables: tuple[Variable, ...] = ()
    sources: tuple[str, ...] = ()
    files: tuple[Download, ...] = ()
    whole: bool = False


def whole_dataset(desk: Desk, data: OpenData) -> Dataset:
    """Return all of the open data."""
    project = desk.project
    tables = (Download(t.title, f"/{t.address}", GZIP if t.address.endswith(".gz") else CSV) for t in data.tables)
    json = Download(desk.say("Mọi bảng trong một tệp JSON"), f"/{data.json_address}", JSON)
    files = (
        Download(desk.say("Mọi bảng trong một tệp nén"), f"/{data.zip_address}", ZIP),
        *((json,) if data.json_address else ()),
        *tables,
    )
    return Dataset(
        project.config.site.name,
        f"{project.config.site.description} {_what_it_is(desk)}",
        project.config.words.whole_country_title,
        variables=tuple(_variable(i) for i in project.indicators),
        sources=tuple(s.url for s in project.programme_sources if s.url),
        files=files,
        whole=True,
    )


def edition_dataset(desk: Desk, title: str, files: Iterable[Download]) -> Dataset:
    """Return all of the data of an edition; ``desk`` is the one of its day."""
    project = desk.project
    return Dataset(
        f"{project.config.site.name}: {title}",
        f"{project.config.site.description} {_what_it_is(desk)}",
        project.config.words.whole_country_title,
        variables=tuple(_variable(i) for i in project.indicators),
        sources=tuple(s.url for s in project.programme_sources if s.url),
        files=tuple(files),
        whole=True,
    )


def province_dataset(desk: Desk, province: Province, answer: str) -> Dataset:
    """Return the data of a province's page; ``answer`` is what it says first."""
    held = desk.project.holding(province.slug)
    shown = dict.fromkeys(r.indicator for r in held.results if r.indicator)
    book = Download(desk.say("Bảng Excel"), addresses.workbook(province.slug), XLSX)
    return Dataset(
        desk.say("{name}: cam kết và kết quả", name=desk.full_name(province)),
        f"{answer} {_what_it_is(desk)}",
        desk.full_name(province),
        province.code,
        tuple(_variable(desk.project.indicator_by_id[i]) for i in shown if i in desk.project.indicator_by_id),
        tuple(dict.fromkeys(s.url for s in held.sources.values() if s.url)),
        (book,) if province.slug in desk.workbooks else (),
    )


def target_dataset(desk: Desk, measured: TargetMeasures, answer: str) -> Dataset:
    """Return the data of a target's page."""
    target = measured.target
    found = (desk.project.source("", i) for i in target.sources)
    return Dataset(
        f"{target.id}: {target.short}",
        f"{answer} {_what_it_is(desk)}",
        desk.project.config.words.whole_country_title,
        variables=(_variable(desk.project.indicator_by_id[target.indicator]),),
        sources=tuple(s.url for s in found if s and s.url),
        files=(*_figures(desk, target.indicator), *_picture(desk, target_stem(target.id))),
    )


def indicator_dataset(desk: Desk, indicator: Indicator, answer: str) -> Dataset:
    """Return the data of an indicator's page."""
    return Dataset(
        indicator.name,
        f"{answer} {_what_it_is(desk)}",
        desk.project.config.words.whole_country_title,
        variables=(_variable(indicator),),
        sources=tuple(_sources_of(desk, indicator)),
        files=(*_figures(desk, indicator.id), *_picture(desk, indicator_stem(indicator.id))),
    )


def _what_it_is(desk: Desk) -> str:
    """Say what every part has in common, so that a description tells something where data are few."""
    return desk.say("Dữ liệu mở của trang “{site}”, số liệu tính đến {day}; mỗi con số kèm nguồn.",
                    site=desk.project.config.site.name, day=desk.as_of)  # fmt: skip


def _variable(indicator: Indicator) -> Variable:
    return Variable(indicator.name, indicator.unit or "")


def _figures(desk: Desk, indicator_id: str) -> Iterator[Download]:
    indicator = desk.project.indicator_by_id[indicator_id]
    if address := table_address(desk, indicator):
        yield Download(desk.say("Mọi số liệu: {name}", name=indicator.name), address, CSV)


def _picture(desk: Desk, stem: str) -> Iterator[Download]:
    if picture := desk.pictures.get(stem):
        yield Download(picture.title, addresses.chart(stem, "csv"), CSV)


def _sources_of(desk: Desk, indicator: Indicator) -> Iterable[str]:
    """Return the addresses of the sources of an indicator's figures, each once."""
    held = ((unit, r) for unit, h in desk.project.holdings.items() for r in h.results if r.indicator == indicator.id)
    found = (desk.project.source(unit, r.source) for unit, r in held)
    return dict.fromkeys(s.url for s in found if s and s.url)
