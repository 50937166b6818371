"""New records, begun: ids, dates and comments are there, what only a person knows is left to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from generator.exchange.editing.beginnings import opening
from generator.exchange.editing.edits import Add, EditError, Tree
from generator.exchange.editing.yaml_fragments import Style, annotation_of, entry
from generator.exchange.ids import new_id
from generator.exchange.whereabouts import Whereabouts
from generator.language import ours
from generator.measuring.calendar import Delivery, Due, deliver, dues
from generator.records.base import Record
from generator.records.files import FORMAT, kind_of
from generator.records.plans import Commitment, Plan
from generator.records.programme import ObligationKind, Target
from generator.records.project import Project, applies
from generator.text import slug

_TASKS = """\
  # Nhiệm vụ: bỏ dấu # ở đầu các dòng dưới rồi điền; mỗi nhiệm vụ một khối, serves là mã cam kết mà nó phục vụ.
  # tasks:
  #   - id: NV.1
  #     text: Việc phải làm
  #     lead: Cơ quan chủ trì
  #     cooperating: [Cơ quan phối hợp]
  #     expected_result: Kết quả phải có
  #     start: 2026-01
  #     end: 2026-12
  #     serves: [{serves}]
"""


# --- a plan ---


def plan_file(project: Project, where: Whereabouts, number: str, facts: Mapping[str, Tree]) -> tuple[str, str]:
    """Return the name and the text of a new plan, with a commitment for every target that binds the place.

    ``facts`` are the fields of ``Plan`` that are known, in machine text; all other required ones are left
    empty with a comment that says what belongs there, and reading names each until it is filled in.

    Raises:
        EditError: the place has a plan of this number.
    """
    unit = where.former.id if where.former else where.province.slug
    short = slug(number.partition("/")[0]) or slug(number)
    name = f"{project.folder(where.province.slug)}/plan-{short}.yml"
    taken = next((p for p in project.holding(where.province.slug).plans if p.number == number), None)
    if taken is not None:
        raise EditError(ours("Kế hoạch số {number} đã có ở đây; sửa thẳng tệp này."), taken.place, number=number)
    kind = kind_of(name)
    assert kind is not None
    known: dict[str, Tree] = {"id": f"{unit}-{short}", "number": number, **facts}
    if where.former:
        known["former_unit"] = where.former.id
    lines = [*_fields(Plan, known, {"commitments", "tasks"}), "commitments:"]
    binding = [t for t in project.provincial_targets() if applies(t, _day(facts, project))]
    lines += [f"  {line}".rstrip() for target in binding for line in _commitment(target)]
    text = "".join(f"  {line}\n" for line in lines)
    tasks = _TASKS.format(serves=binding[0].id if binding else "CK.1")
    return name, f"{opening(kind, name)}format: {FORMAT}\nplan:\n{text}{tasks}"


def _day(facts: Mapping[str, Tree], project: Project) -> dt.date:
    try:
        return dt.date.fromisoformat(str(facts.get("date", "")))
    except ValueError:
        return project.programme.start


def _fields(kind: type[Record], known: Mapping[str, Tree], left_out: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of a record: what is known, and what is required with room to fill it in."""
    for name, info in kind.model_fields.items():
        if name in known:
            yield from entry(name, known[name], annotation_of(kind, name), Style())
        elif info.is_required() and name not in left_out:
            yield f"{name}:  # ĐIỀN: {info.description}"


def _commitment(target: Target) -> Iterator[str]:
    yield f"# {target.id}: {' '.join(target.text.split())}"
    known: dict[str, Tree] = {"id": target.id, "target": target.id, "deadline": target.deadline.isoformat()}
    first, *more = _fields(Commitment, known)
    yield f"- {first}"
    for line in more:
        if line.startswith("deadline:") and target.value is not None:
            yield f"  value:  # ĐIỀN: {Commitment.model_fields['value'].description}"
        yield f"  {line}" + ("  # hạn của mục tiêu; kế hoạch ghi khác thì sửa" if line.startswith("deadline:") else "")


# --- a report ---


def report_due(project: Project, year: int, obligation: str | None) -> Due:
    """Return what the calendar asks for in ``year``; ``obligation`` may be left out where there is one.

    Raises:
        EditError: the calendar asks for no such report, or for several.
    """
    asked = [d for d in dues(project.calendar) if d.obligation.kind is ObligationKind.REPORT and d.year in (year, None)]
    found = [d for d in asked if obligation in (None, d.obligation.id)]
    if len(found) == 1:
        return found[0]
    known = tuple(d.obligation.id for d in asked)
    if not found:
        none = ours("Lịch của chương trình không có báo cáo nào như vậy cho năm {year}.")
        raise EditError(none, None, year=str(year))
    raise EditError(ours("Năm {year} có nhiều báo cáo phải gửi; chọn một bằng --obligation: {known}."), None,
                    year=str(year), known=known)  # fmt: skip


def report_edit(project: Project, unit: str, due: Due, facts: Mapping[str, str]) -> Add:
    """Return the edit that adds a yearly report with the fields of ``facts``.

    Raises:
        EditError: the report of this year is there already.
    """
    year = str(due.year or facts["date"][:4])
    for report in project.holding(unit).reports:
        if report.obligation == due.obligation.id and str(report.year) == year:
            raise EditError(ours("Báo cáo năm {year} đã có ở đây; sửa thẳng mục này."), report.place, year=year)
    values = {"obligation": due.obligation.id, "year": year, **facts}
    return Add(f"{project.folder(unit)}/reports.yml", ("reports",), values)


def delivered(project: Project, unit: str, due: Due, as_of: dt.date) -> Delivery:
    """Return how the report that was just added stands to its due date."""
    return deliver(due, project.holding(unit), as_of)


# --- a source ---


def source_edit(project: Project, unit: str, facts: Mapping[str, str]) -> Add:
    """Return the edit that adds a source with the fields of ``facts``; without an id it gets one.

    Raises:
        EditError: the id is taken.
    """
    taken = set(project.national.sources) | set(project.holding(unit).sources)
    if not unit:
        taken |= {source for holding in project.holdings.values() for source in holding.sources}
    source_id = facts.get("id") or new_id("sources", facts, dict.fromkeys(taken, False))
    if source_id in taken:
        raise EditError(ours("Mã nguồn “{id}” đã có; chọn mã khác."), None, id=source_id)
    return Add(f"{project.folder(unit)}/sources.yml", ("sources",), {"id": source_id, **facts})
