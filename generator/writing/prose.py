"""Pages written by people in Markdown, and the parts of them that are computed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.checking.catalogue import catalogue
from generator.labels import label
from generator.language import language_name
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.judging import judge
from generator.measuring.pace import Path as PacePath
from generator.measuring.pace import Point
from generator.records.finding import Rule
from generator.records.programme import Body, Document, NationalAim
from generator.records.prose import Prose
from generator.records.values import Quantity
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.manual import template
from generator.writing.markdown import html_of
from generator.writing.parts import BadgeView, SourceView, lower_first, progress_badge, sources_view


@dataclass(frozen=True)
class ExampleView:
    """A worked example of the arithmetic, with assumed numbers that say so."""

    base: str
    base_day: str
    goal: str
    deadline: str
    value: str
    day: str
    required: str
    ratio: str
    progress: BadgeView


@dataclass(frozen=True)
class DocumentView:
    """A document of the framework."""

    id: str
    number: str
    title: str
    date: str
    issuer: str
    notes: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class BodyView:
    """A public body, its duties and what it is called today."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ProseView:
    """Everything a page of prose says; the computed parts find their values here.

    ``foreign`` is the language of an article that nobody has translated into the page's, and a sentence that says so.
    """

    title: str
    description: str
    as_of: str
    html: Markup
    parts: tuple[str, ...]
    badges: tuple[tuple[str, tuple[BadgeView, ...]], ...]
    rubric: tuple[str, str, str]
    example: ExampleView
    rules: tuple[tuple[str, str, str, str], ...]
    documents: tuple[DocumentView, ...]
    bodies: tuple[BodyView, ...]
    gaps: tuple[str, ...]
    other_aims: tuple[str, ...]
    mistake_address: str
    edit_address: str
    foreign: tuple[str, str] | None


def prose_view(desk: Desk, prose: Prose) -> ProseView:
    """Return what a page of prose says."""
    rubric, words = desk.project.config.rubric, desk.words
    return ProseView(
        title=prose.title,
        description=prose.description,
        as_of=desk.as_of,
        html=html_of(prose.body, desk.project.pictures),
        parts=tuple(f"parts/{part}.html" for part in prose.parts),
        badges=_badges(desk),
        rubric=(rubric.version, words.number(rubric.on_track), words.number(rubric.behind)),
        example=_example(desk),
        rules=tuple(_rule(desk, rule) for rule in catalogue().values()),
        documents=tuple(_document(desk, d) for d in desk.project.documents),
        bodies=tuple(_body(desk, b) for b in desk.project.bodies),
        gaps=desk.project.programme.known_gaps,
        other_aims=tuple(_aim(desk, a) for a in desk.project.other_aims),
        mistake_address=desk.mistake_address(f"/{prose.address}"),
        edit_address=desk.edit_address(prose.place),
        foreign=_foreign(desk, prose),
    )


def _foreign(desk: Desk, prose: Prose) -> tuple[str, str] | None:
    if not desk.main or prose.language:
        return None
    code = desk.main.words.code
    return code, desk.say("Bài này chưa được dịch; dưới đây là nguyên văn bằng {language}.",
                          language=language_name(code, desk.words.code))  # fmt: skip


def _rule(desk: Desk, rule: Rule) -> tuple[str, str, str, str]:
    return rule.code, addresses.rule(rule.code), template(desk, rule.what), template(desk, rule.mend)


def _document(desk: Desk, d: Document) -> DocumentView:
    unseen = desk.say("Chưa thấy trong nguồn.") if not d.seen else None
    return DocumentView(
        d.id, d.number or desk.say("chưa rõ số"), d.title, desk.words.date(d.date) if d.date else "", d.issuer or "",
        tuple(x for x in (d.date_note, d.note, unseen) if x), sources_view(desk, "", d.sources),
    )  # fmt: skip


def _body(desk: Desk, b: Body) -> BodyView:
    names = {x.id: x.name for x in desk.project.bodies}
    lines = list(b.duties)
    if b.successor in names:
        lines.append(desk.say("Nay là {name}.", name=names[b.successor]))
    if b.note:
        lines.append(b.note)
    return BodyView(b.name, tuple(lines))


def _aim(desk: Desk, a: NationalAim) -> str:
    document = desk.project.document_by_id.get(a.document)
    number = document.number if document and document.number else a.document
    value = f": {desk.words.with_unit(a.value, a.unit or '')}" if a.value is not None else ""
    unseen = desk.say("Chưa thấy trong nguồn.") if not a.seen else ""
    text = desk.say("{text}{value} ({number}, {period}).", text=a.text, value=value, number=number,
                    period=lower_first(a.period))  # fmt: skip
    return " ".join(x for x in (text, a.note, unseen) if x)


def _badges(desk: Desk) -> tuple[tuple[str, tuple[BadgeView, ...]], ...]:
    families = (("reported", desk.say("Báo cáo"), Reported), ("progress", desk.say("Tiến độ"), Progress),
                ("evidence", desk.many("Nguồn"), Evidence))  # fmt: skip
    return tuple(
        (name, tuple(BadgeView(kind, member.value, label(member, desk.words), name) for member in members))
        for kind, name, members in families
    )


def _example(desk: Desk) -> ExampleView:
    path = PacePath(Point(dt.date(2030, 12, 31), Decimal(80)), Point(dt.date(2024, 12, 31), Decimal(20)))
    day, words = dt.date(2026, 12, 31), desk.words
    judgement = judge(path, Quantity(Decimal(35), "%"), day, desk.project.config.rubric)
    return ExampleView(
        "20%", words.day(dt.date(2024, 12, 31)), "80%", words.day(path.target.day), "35%", words.day(day),
        words.with_unit(judgement.required or Decimal(0), "%", 1), words.number(judgement.ratio or Decimal(0), 2),
        progress_badge(desk, judgement.progress),
    )  # fmt: skip
