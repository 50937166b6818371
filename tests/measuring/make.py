"""Records made in code, with what a case does not care about filled in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from generator.measuring.pace import Path, Point
from generator.records.config import Contact, Qualifier, Rubric, SiteConfig, SiteNames, Words
from generator.records.evidence import Link, LinkCheck, Source, SourceKind
from generator.records.plans import Baseline, Commitment, Milestone, Plan, Task
from generator.records.programme import (
    Group,
    Indicator,
    Level,
    Measure,
    Obligation,
    ObligationKind,
    Platform,
    Programme,
    Role,
    Target,
    Topic,
)
from generator.records.project import Holding, Project
from generator.records.results import Report, Result
from generator.records.territory import FormerUnit, Province, Tile
from generator.records.values import Bound, PartialDate

RUBRIC = Rubric(
    version="t", on_track=Decimal("0.95"), behind=Decimal("0.60"), rounding=Decimal("0.05"), jump_factor=Decimal(3)
)
WORDS = {"trên": ">", "hơn": ">", "ít nhất": ">=", "gần": "<", "tối đa": "<=", "khoảng": "~"}
CONFIG = SiteConfig(
    format=1,
    site=SiteNames(
        name="Thử", short_name="Thử", description="Thử", publisher="Thử", contact=Contact(name="Thử")
    ),
    rubric=RUBRIC,
    words=Words(
        programme="Đề án", territory="tỉnh", territories_short="tỉnh", central="trung ương", district="huyện",
        whole_country="cả nước", guidance="hướng dẫn", merged_programme="chương trình",
    ),
    qualifiers=tuple(Qualifier(word=w, means=Bound(m)) for w, m in WORDS.items()),
)  # fmt: skip


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def point(when: str, value: str | int | Decimal) -> Point:
    return Point(day(when), Decimal(value))


def path(
    start: tuple[str, str | int] | None,
    end: tuple[str, str | int],
    *milestones: tuple[str, str | int],
    ascending: bool = True,
) -> Path:
    """A path from ``start`` (None: no baseline) to ``end``, each a day and a value."""
    baseline = point(*start) if start else None
    return Path(point(*end), baseline, tuple(point(*m) for m in milestones), ascending)


def indicator(id_: str = "i", **more: Any) -> Indicator:
    usual = {
        "name": f"Chỉ số {id_}", "topic": "t", "definition": "…", "measure": Measure.PERCENTAGE, "unit": "%",
        "role": Role.TARGET,
    }  # fmt: skip
    return Indicator(id=id_, **(usual | more))


def target(id_: str = "T", **more: Any) -> Target:
    usual = {
        "group": "g", "short": id_, "text": "…", "indicator": "i", "value": Decimal(80), "deadline": day("2030-12-31"),
        "levels": (Level.PROVINCE,), "seen": True, "sources": ("s",),
    }  # fmt: skip
    return Target(id=id_, **(usual | more))


def commitment(id_: str = "C", **more: Any) -> Commitment:
    usual = {"target": "T", "text": "…", "value": Decimal(80), "deadline": day("2030-12-31")}
    return Commitment(id=id_, **(usual | more))


def baseline(value: int | str = 20, as_of: str = "2024-12-31") -> Baseline:
    return Baseline(value=Decimal(value), as_of=day(as_of), source="s")


def milestone(by: str, value: int | str) -> Milestone:
    return Milestone(value=Decimal(value), by=day(by))


def plan(*commitments: Commitment, **more: Any) -> Plan:
    usual = {
        "id": "p", "number": "1/KH", "title": "…", "date": day("2025-03-31"), "issuer": "UBND", "complete": True,
        "seen": True, "sources": ("s",), "commitments": commitments,
    }  # fmt: skip
    return Plan(**(usual | more))


def task(id_: str = "V", **more: Any) -> Task:
    usual = {
        "text": "…", "lead": "Sở", "expected_result": "…", "start": PartialDate(2025), "end": PartialDate(2026),
        "serves": ("C",),
    }  # fmt: skip
    return Task(id=id_, **(usual | more))


def result(as_of: str | None = "2026-12-31", value: str | int | None = None, **more: Any) -> Result:
    usual = {
        "indicator": "i", "source": "s", "as_of": PartialDate.parse(as_of) if as_of else None,
        "value": None if value is None else Decimal(value),
    }  # fmt: skip
    numbers = {k: Decimal(v) for k, v in more.items() if k in ("numerator", "denominator")}
    return Result(**(usual | more | numbers))


def source(id_: str = "s", kind: SourceKind = SourceKind.OFFICIAL_REPORT, **more: Any) -> Source:
    return Source(id=id_, title="…", publisher="…", kind=kind, **more)


def link(url: str, state: str, checked: str, **more: Any) -> Link:
    """What the machine found of an address; of a living one, that it saw it that day."""
    seen = {"last_seen": checked} if state == "live" else {}
    days = {k: day(v) if k in ("last_seen", "failing_since") else v for k, v in (seen | more).items()}
    return Link(url=url, state=LinkCheck(state), checked=day(checked), status="…", **days)


def province(name: str, **more: Any) -> Province:
    return Province(code=name, name=name, type="tỉnh", short=name, tile=Tile(row=0, col=0), **more)


def former(id_: str) -> FormerUnit:
    return FormerUnit(id=id_, code="00", name=id_)


def plan_duty(due: str = "2025-03-31") -> Obligation:
    return Obligation(id="plan", title="…", kind=ObligationKind.PLAN, due=day(due), words="…", sources=("s",))


def report_duty(**more: Any) -> Obligation:
    usual = {"title": "…", "words": "…", "before": "12-15", "first_year": 2025, "last_year": 2030}
    return Obligation(id="report", kind=ObligationKind.REPORT, sources=("s",), **(usual | more))


def report(date: str, year: int) -> Report:
    return Report(obligation="report", year=year, date=day(date), source="s")


def project(*holdings: Holding, **more: Any) -> Project:
    """A project of the provinces that have a holding; sources ``s`` (official) and ``p`` (press)."""
    national = Holding("", sources={"s": source(), "p": source("p", SourceKind.PRESS)})
    usual: dict[str, Any] = {
        "config": CONFIG,
        "programme": Programme(
            id="g", name="…", short="…", decision="d", start=day("2024-10-02"), end=day("2030-12-31"), purpose="…",
            sources=("s",),
        ),
        "groups": (Group(id="g", name="…"),), "calendar": (plan_duty(), report_duty()), "tasks": (),
        "other_aims": (), "targets": (target(),), "topics": (Topic(id="t", name="…"),),
        "indicators": (indicator(),), "bodies": (), "documents": (),
        "platforms": (Platform(id="hop", name="Họp"),),
        "provinces": tuple(province(h.slug) for h in holdings), "islands": (), "reorganisation": None,
        "national": national, "holdings": {h.slug: h for h in holdings},
    }  # fmt: skip
    return Project(**(usual | more))


def holding(slug: str = "a", *results: Result, **more: Any) -> Holding:
    return Holding(slug, results=results, **more)
