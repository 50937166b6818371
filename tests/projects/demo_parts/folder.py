"""One province's folder while it is being made: plans, results, reports, sources, related plans, change notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from demo_parts.files import Fields, day, fields, ordered, partial_date, results_text, yaml_text
from demo_parts.framework import WEB
from demo_parts.places import Place

SEED = 1087
LAST_IN_TIME = "12-14"
_PLAN = (
    "id", "number", "title", "date", "issuer", "former_unit", "complete", "complete_note",
    "resources", "seen", "sources",
)  # fmt: skip
_COMMITMENT = (
    "id", "target", "indicator", "text", "value", "ascending", "deadline", "deadline_note", "baseline", "milestones",
    "method", "seen", "note",
)  # fmt: skip
_TASK = (
    "id", "text", "lead", "cooperating", "expected_result", "start", "end", "budget", "serves", "platform",
    "extension", "merged", "note",
)  # fmt: skip
_RELATED = (
    "id", "number", "title", "date", "date_note", "issuer", "aims", "quote", "seen", "sources", "note",
)  # fmt: skip
_SOURCE = (
    "id", "title", "publisher", "kind", "url", "published", "weak", "archived", "last_checked", "link",
    "note",
)  # fmt: skip
CHECKED = day("2030-03-01")


def vi(number: float) -> str:
    """Return a number as Vietnamese text writes it: 1.204 and 52,1."""
    return f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


@dataclass
class Plan:
    """A plan being made; its fields are filled in the order of the record."""

    head: Fields
    commitments: list[Fields] = field(default_factory=list)
    tasks: list[Fields] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The plan's id."""
        return str(self.head["id"])

    def promise(self, id_: str, text: str, by: str = "2030-12-31", **more: Any) -> Fields:
        """Add a commitment and return its fields."""
        self.commitments.append(fields(id=id_, text=f"(Minh họa) {text}", deadline=day(by), **more))
        return self.commitments[-1]

    def commitment(self, id_: str) -> Fields:
        """Return the fields of a commitment already made."""
        return next(c for c in self.commitments if c["id"] == id_)

    def task(self, text: str, serves: tuple[str, ...], **more: Any) -> Fields:
        """Add a task, numbered in order, and return its fields."""
        number = f"NV{max((int(task['id'][2:]) for task in self.tasks), default=0) + 1}"
        self.tasks.append(fields(id=number, text=f"(Minh họa) {text}", serves=list(serves) or None, **more))
        return self.tasks[-1]

    def content(self) -> Fields:
        """Return the content of the plan's file."""
        commitments = [ordered(commitment, _COMMITMENT) for commitment in self.commitments]
        tasks = [ordered(task, _TASK) for task in self.tasks]
        return {
            "plan": ordered(self.head, _PLAN) | fields(commitments=commitments or None, tasks=tasks or None)
        }


@dataclass
class Folder:
    """The folder of one province."""

    place: Place
    plans: dict[str, Plan] = field(default_factory=dict)
    results: list[Fields] = field(default_factory=list)
    reports: list[Fields] = field(default_factory=list)
    sources: list[Fields] = field(default_factory=list)
    related: list[Fields] = field(default_factory=list)
    notes: list[Fields] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give the folder its own random numbers, so that one province's never move another's."""
        self.random = Random(f"{SEED} {self.place.slug}")

    @property
    def plan(self) -> Plan:
        """The newest plan."""
        return list(self.plans.values())[-1]

    @property
    def agency(self) -> str:
        """The province's ethnic-affairs agency under today's name."""
        return f"Sở Dân tộc và Tôn giáo {self.place.full_name}"

    def source(self, id_: str, title: str, published: str, kind: str = "official_report", **more: Any) -> str:
        """Add a source unless it is there already; return its id."""
        if all(source["id"] != id_ for source in self.sources):
            defaults = {"publisher": self.agency, "url": f"{WEB}/{self.place.slug}/{id_}", "link": "live"}
            known = {"id": id_, "title": f"(Minh họa) {title}", "kind": kind, **defaults, **more}
            known["published"] = partial_date(published)
            known["last_checked"] = CHECKED if known["link"] else None
            self.sources.append(fields(**known))
        return id_

    def press(self, id_: str, title: str, published: str, state: bool = False, **more: Any) -> str:
        """Add a newspaper article, of the state press or of another; return its id."""
        publisher = f"Báo {self.place.name} (minh họa)" if state else "Báo Minh Họa"
        kind = "state_press" if state else "press"
        return self.source(id_, title, published, kind, publisher=publisher, **more)

    def report(self, year: int, days_late: int) -> str:
        """Add the report of ``year``, sent ``days_late`` days after the last day in time (or before)."""
        sent = day(f"{year}-{LAST_IN_TIME}") + dt.timedelta(days=days_late)
        title = f"Báo cáo kết quả thực hiện Đề án năm {year}"
        source = self.source(f"bao-cao-{year}", f"{title}, {self.place.full_name}", sent.isoformat())
        number = f"{self.place.code}/BC-MINHHOA-{year}"
        reason = "(Minh họa) Gửi lại vì lần đầu thiếu biểu số liệu" if days_late > 20 else None
        self.reports.append(
            fields(
                obligation="bao-cao-nam",
                year=year,
                number=number,
                date=sent,
                title=title,
                reason=reason,
                source=source,
            )
        )
        return source

    def note(self, date: str, what: str, **more: Any) -> None:
        """Add a change note, later than those before it."""
        self.notes.append(fields(date=day(date), who=self.agency, what=f"(Minh họa) {what}", **more))

    def result(self, **values: Any) -> Fields:
        """Add a result and return its fields."""
        self.results.append(fields(**values))
        return self.results[-1]

    def last(self, indicator: str) -> Fields:
        """Return the latest result of an indicator."""
        return [row for row in self.results if row.get("indicator") == indicator][-1]

    def forget(self, indicator: str) -> None:
        """Remove all results of an indicator."""
        self.results = [row for row in self.results if row.get("indicator") != indicator]

    def files(self) -> dict[str, str]:
        """Return the folder's files: name to text."""
        name, texts = self.place.full_name, dict[str, str]()
        related = [ordered(document, _RELATED) for document in self.related]
        sources = [ordered(source, _SOURCE) for source in self.sources]
        for file, plan in self.plans.items():
            texts[file] = yaml_text(
                f"Kế hoạch của {name} (minh họa, không phải văn bản thật).", plan.content(), _PLAN_NOTES
            )
        if self.results:
            texts["results.csv"] = results_text(self.results)
        for file, comment, key, items in (
            ("reports.yml", f"Báo cáo hằng năm {name} đã gửi (minh họa).", "reports", self.reports),
            (
                "sources.yml",
                f"Nguồn số liệu của {name} (minh họa, địa chỉ không có thật).",
                "sources",
                sources,
            ),
            (
                "related.yml",
                f"Văn bản liên quan của {name}, không thực hiện Đề án (minh họa).",
                "related",
                related,
            ),
            (
                "changes.yml",
                f"Ghi chú thay đổi của {name}, mới nhất ở trên (minh họa).",
                "changes",
                self.notes[::-1],
            ),
        ):
            if items:
                texts[file] = yaml_text(comment, {key: items})
        return texts


_PLAN_NOTES = {
    "commitments": "Cam kết: mỗi mục tiêu ít nhất một cam kết; không có value là sản phẩm phải có.",
    "tasks": "Nhiệm vụ: rõ việc, rõ người (lead), rõ kết quả, rõ thời gian; kinh phí tính bằng triệu đồng.",
}
