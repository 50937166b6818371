"""What a reader can find: one entry a thing, with every name people have for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.catalogue import catalogue
from generator.history.categories import retreat_of
from generator.history.past import Entry
from generator.labels import label
from generator.language import Words
from generator.measuring.badges import Progress, Reported
from generator.measuring.measures import TargetMeasures, UnitMeasures
from generator.measuring.rollup import NoFigure
from generator.records.plans import Plan
from generator.records.programme import Document
from generator.records.prose import without_parts, words_for
from generator.records.territory import FormerUnit, Province
from generator.writing import addresses
from generator.writing.artefacts import SearchEntry
from generator.writing.desk import Desk
from generator.writing.history.entries import address_of
from generator.writing.home import delivery_badge
from generator.writing.manual import template
from generator.writing.markdown import html_of
from generator.writing.parts import progress_badge
from generator.writing.promise import outcome, promised
from generator.writing.prose import ways
from generator.writing.province_answer import headline
from generator.writing.standing import plan_delivery
from generator.writing.target import answer
from generator.writing.targets import is_told

_TOLD = 20  # changes of one publication whose words are searched


def entries(desk: Desk) -> tuple[SearchEntry, ...]:
    """Return everything that can be found on the site."""
    return (
        *_provinces(desk), *_targets(desk), *_indicators(desk), *_documents(desk),
        *(e for p in desk.project.provinces for e in _holding(desk, p)), *_changes(desk), *_prose(desk),
        *_terms(desk), *_reference(desk),
    )  # fmt: skip


def _provinces(desk: Desk) -> Iterator[SearchEntry]:
    kind = desk.project.config.words.territory_title
    for p in desk.project.provinces:
        unit = desk.measures.units[p.slug]
        status = delivery_badge(desk, plan_delivery(unit), "").word
        former = [f.name for f in p.former if f.name != p.name]
        yield SearchEntry(
            addresses.plain(addresses.province(p.slug)), kind, p.name, headline(desk, p, unit),
            p.name, _short(desk, unit) or status,
            (desk.full_name(p), *filter(None, (p.bare,)), *p.aliases, *former), rank=1,
        )  # fmt: skip
        for f in p.former:
            if f.name != p.name:
                yield _former(desk, p, f)


def _short(desk: Desk, unit: UnitMeasures) -> str:
    delivery = plan_delivery(unit)
    if delivery and delivery.reported in (Reported.ON_TIME, Reported.LATE):
        return desk.say("Có kế hoạch công khai")
    if delivery and delivery.reported is Reported.FORMER_UNITS_PLAN:
        return label(delivery.reported, desk.words)
    return desk.say("Chưa tìm thấy kế hoạch công khai") if delivery else ""


def _former(desk: Desk, p: Province, f: FormerUnit) -> SearchEntry:
    plan = desk.project.former_plan(p.slug, f.id)
    summary = desk.say("Nay thuộc {name}.", name=desk.full_name(p))
    if plan:
        summary += desk.say(" Kế hoạch {number} đã ban hành trước khi sáp nhập.", number=plan.number)
    return SearchEntry(
        f"{addresses.plain(addresses.province(p.slug))}#{addresses.former_anchor(desk.project, p, f)}",
        desk.say("Đơn vị cũ"),
        desk.say("{old} (nay thuộc {new})", old=f.name, new=p.name), summary, p.name, "", (f.name,), rank=1,
    )  # fmt: skip


def _targets(desk: Desk) -> Iterator[SearchEntry]:
    for t in desk.measures.targets:
        yield SearchEntry(
            addresses.plain(addresses.target(t.target.id)), desk.say("Mục tiêu"), f"{t.target.id}: {t.target.short}",
            answer(desk, t), "", _target_status(desk, t), (t.target.id, t.target.text), t.target.text, rank=2,
        )  # fmt: skip


def _target_status(desk: Desk, t: TargetMeasures) -> str:
    if t.roll.reason is NoFigure.NO_LONGER_APPLICABLE:
        return label(Progress.NO_LONGER_APPLICABLE, desk.words)
    return desk.say("Có số liệu công khai") if is_told(t) else desk.say("Chưa có số liệu công khai")


def _indicators(desk: Desk) -> Iterator[SearchEntry]:
    for i in desk.project.indicators:
        yield SearchEntry(
            addresses.plain(addresses.indicator(i.id)), desk.say("Chỉ số"), i.name, i.definition, "",
            label(i.role, desk.words), (), " ".join(x for x in (i.numerator, i.denominator) if x), rank=4,
        )  # fmt: skip


def _documents(desk: Desk) -> Iterator[SearchEntry]:
    for d in desk.project.documents:
        yield SearchEntry(
            f"{addresses.plain(addresses.ABOUT)}#vb-{d.id}", desk.say("Văn bản"), _document_title(d), d.issuer or "",
            "", "", (d.number or "",), rank=3,
        )  # fmt: skip


def _document_title(d: Document) -> str:
    return f"{d.number}: {d.title}" if d.number else d.title


def _holding(desk: Desk, p: Province) -> Iterator[SearchEntry]:
    unit, here = desk.measures.units[p.slug], addresses.plain(addresses.province(p.slug))
    holding = desk.project.holding(p.slug)
    for plan in holding.plans:
        yield SearchEntry(
            f"{here}#{addresses.anchor(plan)}", desk.say("Kế hoạch"), f"{plan.number}: {plan.title}",
            desk.say("{issuer}, ngày {day}", issuer=desk.words.said(plan.issuer), day=desk.words.day(plan.date)),
            p.name, "", (plan.number,), rank=3,
        )  # fmt: skip
        yield from () if desk.project.lean else _tasks(desk, p, plan, here)
    for a in () if desk.project.lean else unit.commitments:
        if a.plan and a.commitment:
            told = desk.say("Cam kết {promise}; kết quả: {result}.", promise=promised(desk, a), result=outcome(desk, a))
            yield SearchEntry(
                f"{here}#{addresses.anchor(a.plan, a.commitment)}", desk.say("Cam kết"),
                f"{p.name}: {a.commitment.text}", told, p.name, progress_badge(desk, a.progress).word,
                (a.target.id if a.target else "",), rank=5,
            )  # fmt: skip
    for r in holding.related:
        yield SearchEntry(
            f"{here}#lien-quan", desk.say("Văn bản liên quan"), f"{r.number}: {r.title}" if r.number else r.title,
            desk.words.said(r.issuer or ""), p.name, "", (r.number or "",), rank=6,
        )  # fmt: skip


def _tasks(desk: Desk, p: Province, plan: Plan, here: str) -> Iterator[SearchEntry]:
    for task in plan.tasks:
        yield SearchEntry(
            f"{here}#{addresses.anchor(plan)}", desk.say("Nhiệm vụ"), f"{p.name}: {task.text}",
            desk.say("Chủ trì: {lead}", lead=task.lead or desk.say("chưa rõ")), p.name, "", (), rank=7,
        )  # fmt: skip


def _changes(desk: Desk) -> Iterator[SearchEntry]:
    """Yield what people said of a change, and every retreat whatever they said of it."""
    kind = desk.say("Thay đổi")
    for entry in desk.past.entries:
        noted = any(not n.note.minor for n in entry.notes)
        if entry.not_committed or not (noted or entry.retreats):
            continue
        told = "; ".join(t.sentence for t in entry.retreats) or " ".join(n.note.why or "" for n in entry.notes)
        units = {u for n in entry.notes for u in n.provinces} | {t.unit for t in entry.changes}
        status = desk.words.shown(retreat) if (retreat := _retreat(entry)) else ""
        yield SearchEntry(
            addresses.plain(address_of(entry)), kind, f"{desk.words.day(entry.day)}: {entry.title}", told.strip(),
            desk.place_name(min(units)) if len(units) == 1 and units <= set(desk.project.province_by_slug) else "",
            status, (), " ".join(t.sentence for t in entry.changes[:_TOLD]), rank=6,
        )  # fmt: skip


def _retreat(entry: Entry) -> Words | None:
    return retreat_of(entry.retreats[0].change) if entry.retreats else None


def _terms(desk: Desk) -> Iterator[SearchEntry]:
    kind = desk.say("Thuật ngữ")
    for term, _ in desk.project.terms_in(desk.words.code):
        address = addresses.plain(addresses.term(term.id))
        yield SearchEntry(address, kind, term.word[:1].upper() + term.word[1:], term.meaning, "", "", term.also, rank=8)


def _reference(desk: Desk) -> Iterator[SearchEntry]:
    kind = desk.say("Quy tắc kiểm tra")
    for code, rule in catalogue().items():
        what = template(desk, rule.what)
        yield SearchEntry(
            addresses.plain(addresses.rule(code)), kind, f"{code}: {what}", template(desk, rule.why), "", "",
            (code,), template(desk, rule.mend), rank=9,
        )  # fmt: skip


def _prose(desk: Desk) -> Iterator[SearchEntry]:
    for page in desk.project.prose:
        text = html_of(without_parts(words_for(page.body, ways(desk)))).striptags()
        yield SearchEntry(page.address, desk.say("Trang"), page.title, page.description, text=text, rank=6)
    for title, address in (
        (desk.say("Dữ liệu mở"), addresses.DATA),
        (desk.say("Kế hoạch và báo cáo"), addresses.REPORTS),
        (desk.say("Các bản dữ liệu đã chốt"), addresses.EDITIONS),
        (desk.many("Thay đổi"), addresses.CHANGES),
        (desk.say("Cho báo chí"), addresses.PRESS),
        (desk.say("Từ điển tệp dữ liệu"), addresses.DICTIONARY),
        (desk.say("Máy kiểm tra những gì"), addresses.MANUAL),
    ):
        yield SearchEntry(addresses.plain(address), desk.say("Trang"), title, "", rank=6)
