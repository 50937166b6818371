"""Pages written by people in Markdown, and the parts of them that are computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from markupsafe import Markup

from generator.checking.catalogue import catalogue
from generator.labels import label
from generator.language import language_name
from generator.measuring.amounts import tidy
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.rollup import NoFigure
from generator.records.finding import Rule
from generator.records.programme import Body, Document, NationalAim
from generator.records.prose import Only, Prose, words_for
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.manual import template
from generator.writing.markdown import html_of
from generator.writing.parts import (
    BadgeView,
    SourceView,
    lower_first,
    progress_badge,
    sources_view,
    unneeded,
    upper_first,
)
from generator.writing.sentences import Sentence, counted
from generator.writing.worked_example import BASE, GOAL, RESULT, STEM, judged, percent

_PLACE = re.compile(r"<p>\[\[([a-z]+)\]\]</p>")


@dataclass(frozen=True)
class SignView:
    """One of the three signs: the question it answers, and its statuses, some or all, with what they mean."""

    question: str
    statuses: tuple[tuple[BadgeView, str], ...]


@dataclass(frozen=True)
class PieceView:
    """A piece of a page: words people wrote, or the template of a part that is computed."""

    html: Markup
    part: str = ""


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
    needed: str
    risen: str
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
class ContactView:
    """Who publishes the site and how to reach them; an address that nobody configured is empty."""

    publisher: str
    name: str
    address: str
    form: str


@dataclass(frozen=True)
class ProseView:
    """Everything a page of prose says; the computed parts find their values here.

    ``foreign`` is the language of an article that nobody has translated into the page's, and a sentence that says so.
    """

    title: str
    description: str
    as_of: str
    pieces: tuple[PieceView, ...]
    signs: tuple[SignView, ...]
    badges: tuple[SignView, ...]
    rubric: tuple[str, str, str]
    example: ExampleView
    picture: Markup
    picture_words: str
    unknown: tuple[Sentence, ...]
    rules: tuple[tuple[str, str, str, str], ...]
    documents: tuple[DocumentView, ...]
    bodies: tuple[BodyView, ...]
    gaps: tuple[str, ...]
    other_aims: tuple[str, ...]
    contact: ContactView
    mistake_address: str
    edit_address: str
    foreign: tuple[str, str] | None


def prose_view(desk: Desk, prose: Prose) -> ProseView:
    """Return what a page of prose says."""
    rubric, words, drawn = desk.project.config.rubric, desk.words, desk.pictures.get(STEM)
    return ProseView(
        title=prose.title,
        description=prose.description,
        as_of=desk.as_of,
        pieces=tuple(_pieces(desk, prose)),
        signs=_signs(desk),
        badges=_every_sign(desk),
        rubric=(rubric.version, words.number(rubric.on_track), words.number(rubric.behind)),
        example=_example(desk),
        picture=Markup(drawn.svg if drawn else ""),  # noqa: S704 - drawn by the charting room
        picture_words=drawn.description if drawn else "",
        unknown=tuple(_unknown(desk)),
        rules=tuple(_rule(desk, rule) for rule in catalogue().values()),
        documents=tuple(_document(desk, d) for d in desk.project.documents),
        bodies=tuple(_body(desk, b) for b in desk.project.bodies),
        gaps=desk.project.programme.known_gaps,
        other_aims=tuple(_aim(desk, a) for a in desk.project.other_aims),
        contact=_contact(desk, f"/{prose.address}"),
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


def _contact(desk: Desk, page: str) -> ContactView:
    site = desk.project.config.site
    address = f"mailto:{site.contact.email}" if site.contact.email else site.contact.url or ""
    form = desk.mistake_address(page) if desk.repository else ""
    return ContactView(site.publisher, site.contact.name, address, form)


def ways(desk: Desk) -> frozenset[Only]:
    """Return which words of articles stand on this site: those about ways to reach the publisher that there are."""
    contact = desk.project.config.site.contact
    holds = {
        Only.ADDRESSED: bool(contact.email or contact.url), Only.NO_REPOSITORY: not desk.repository,
        Only.REACHABLE: bool(contact.email or contact.url or desk.repository),
    }  # fmt: skip
    return frozenset(only for only, so in holds.items() if so)


def _pieces(desk: Desk, prose: Prose) -> Iterator[PieceView]:
    """Yield the words of a page and, where it says so or else below, the computed parts."""
    html = str(html_of(words_for(prose.body, ways(desk)), desk.project.pictures))
    for number, text in enumerate(_PLACE.split(html)):
        if number % 2 == 0 and text.strip():
            yield PieceView(Markup(text))  # noqa: S704 - cut out of what html_of made
        elif number % 2:
            yield PieceView(Markup(), f"parts/{text}.html")
    for part in prose.parts:
        yield PieceView(Markup(), f"parts/{part}.html")


def _signs(desk: Desk) -> tuple[SignView, ...]:
    """Return the three signs, each with the statuses met most."""
    return _three_signs(
        desk, (Reported.ON_TIME, Reported.LATE, Reported.OVERDUE),
        (Progress.ON_TRACK, Progress.BEHIND, Progress.AT_RISK, Progress.NO_INFORMATION),
        (Evidence.OFFICIAL_REPORT, Evidence.STATE_PRESS, Evidence.NONE),
    )  # fmt: skip


def _every_sign(desk: Desk) -> tuple[SignView, ...]:
    """Return the three signs with all statuses, also the one that stands for no source where none is needed."""
    reported, progress, evidence = _three_signs(desk, Reported, Progress, Evidence)
    badge = unneeded(desk)
    more = (badge, _meanings(desk).get(badge.word.casefold(), ""))
    return reported, progress, replace(evidence, statuses=(*evidence.statuses, more))


def _three_signs(
    desk: Desk, reported: Iterable[StrEnum], progress: Iterable[StrEnum], evidence: Iterable[StrEnum]
) -> tuple[SignView, ...]:
    say = desk.say
    return (
        _sign(desk, "reported", say("Báo cáo"), say("Đã gửi chưa, có đúng hạn không?"), reported),
        _sign(desk, "progress", say("Tiến độ"), say("Đã đến đâu, so với mức phải đạt lúc đó?"), progress),
        _sign(desk, "evidence", desk.many("Nguồn"), say("Con số dựa vào đâu?"), evidence),
    )  # fmt: skip


def _sign(desk: Desk, kind: str, name: str, question: str, members: Iterable[StrEnum]) -> SignView:
    """Return a sign; what its statuses mean is what the glossary says of them."""
    meanings = _meanings(desk)
    badges = (BadgeView(kind, m.value, label(m, desk.words), name) for m in members)
    return SignView(f"{name}: {lower_first(question)}", tuple((b, meanings.get(b.word.casefold(), "")) for b in badges))


def _meanings(desk: Desk) -> dict[str, str]:
    """Return what the glossary says of every word of it, by its spellings."""
    terms = desk.project.terms_in(desk.words.code)
    return {s.casefold(): t.meaning for t, language in terms if language == desk.words.code for s in t.spellings}


def _unknown(desk: Desk) -> Iterator[Sentence]:
    """Yield what nobody can read on the site today, counted."""
    measures, words = desk.measures, desk.project.config.words
    of = len(desk.project.provinces)
    without = of - len(measures.with_plan) - len(measures.with_former_plans_only)
    if without:
        yield desk.tell("{n} trong {of} {places}: chưa tìm thấy kế hoạch công khai.",
                        n=counted(without, addresses.PROVINCES), of=of, places=words.territory)  # fmt: skip
    asked = [t for t in measures.targets if t.roll.of and t.roll.reason is not NoFigure.NO_LONGER_APPLICABLE]
    untold = [t for t in asked if not t.roll.reporting]
    if untold:
        yield desk.tell("{n} trong {of} mục tiêu còn áp dụng giao cho các {places}: chưa nơi nào có thông tin đo trực "
                        "tiếp.",
                        n=counted(len(untold), addresses.TARGETS), of=len(asked), places=words.territory)  # fmt: skip
    left_out = len(desk.project.left_out)
    if left_out:
        yield desk.tell("{n} số liệu đã tìm thấy nhưng không đưa vào, kèm lý do.",
                        n=counted(left_out, f"{addresses.DATA}#bo-ra-ngoai"))  # fmt: skip


def _rule(desk: Desk, rule: Rule) -> tuple[str, str, str, str]:
    return rule.code, addresses.rule(rule.code), template(desk, rule.what), template(desk, rule.mend)


def _document(desk: Desk, d: Document) -> DocumentView:
    unseen = desk.say("Chưa thấy trong nguồn.") if not d.seen else None
    return DocumentView(
        d.id, d.number or upper_first(desk.say("chưa rõ số")), d.title, desk.words.date(d.date) if d.date else "",
        d.issuer or "",
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
    unseen = desk.say("Chưa thấy trong nguồn.") if not a.seen and not a.note else ""  # a note says where it was seen
    text = desk.say("{text}{value} ({number}, {period}).", text=a.text, value=value, number=number,
                    period=lower_first(a.period))  # fmt: skip
    note = f"{a.note.rstrip('.')}." if a.note else ""
    return " ".join(x for x in (text, note, unseen) if x)


def _example(desk: Desk) -> ExampleView:
    words, found = desk.words, judged(desk.project.config.rubric)
    required = tidy(found.required or Decimal(0))
    return ExampleView(
        percent(words, BASE), words.day(BASE.day), percent(words, GOAL), words.day(GOAL.day),
        percent(words, RESULT), words.day(RESULT.day), words.with_unit(required, "%"),
        words.number(required - BASE.value), words.number(RESULT.value - BASE.value),
        words.number(found.ratio or Decimal(0), 2), progress_badge(desk, found.progress),
    )  # fmt: skip
