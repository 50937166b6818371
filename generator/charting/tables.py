"""A chart's numbers as CSV, for readers who want to compute with them.

The files begin with a byte order mark: without it Excel on Vietnamese Windows reads UTF-8 as
its own code page and breaks every mark; Python (``utf-8-sig``), R, LibreOffice and pandas skip
it. Numbers have a point and no grouping, dates are as precise as known (``2025``, ``2025-11``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.charting.describe import series_words
from generator.charting.kinds import UNKNOWN, Chart, Goal, Origin, Point, Ranking, Trajectory
from generator.charting.look import plain
from generator.language import Language
from generator.spreadsheets import inert

Cells = list[str]


def table(chart: Chart, language: Language) -> bytes:
    """Return the chart's data table: UTF-8 with BOM, commas, CRLF; each row has source and date."""
    _ = language._
    rows = _trajectory(chart, language) if isinstance(chart, Trajectory) else _ranking(chart, language)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    head = next(rows)
    writer.writerow([*head, _("Đơn vị tính"), _("Nguồn của biểu đồ"), _("Tính đến")])
    tail = [_inert(chart.unit), _inert(chart.source), chart.as_of.isoformat()]
    writer.writerows([*row, *tail] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return inert(plain(text))


def _trajectory(chart: Trajectory, language: Language) -> Iterator[Cells]:
    _ = language._
    yield [
        _("Loại"),
        _("Ngày"),
        _("Giá trị"),
        _("Cách ghi"),
        _("Các nguồn nói khác nhau"),
        *_origin_head(language),
    ]
    words = series_words(chart, language)
    if chart.baseline:
        yield _point(_("Mốc đầu kỳ"), chart.baseline, language)
    for point in chart.points:
        yield _point(words.get(point.series, point.series), point, language)
    for goal in chart.milestones:
        yield _goal(_("Mốc cần đạt"), goal)
    if chart.target:
        yield _goal(_("Mục tiêu"), chart.target)


def _point(kind: str, point: Point, language: Language) -> Cells:
    disputed = language._("có") if point.disputed else ""
    value = f"{point.value:f}"
    return [
        _inert(kind),
        str(point.date),
        value,
        _inert(point.label),
        disputed,
        *_origin(point.origin),
    ]


def _origin_head(language: Language) -> Cells:
    _ = language._
    return [
        _("Nguồn"), _("Địa chỉ nguồn"), _("Trang"), _("Lời trích"),
        _("Tệp dữ liệu"), _("Dòng trong tệp"), _("Lần ghi"), _("Ngày công bố"),
    ]  # fmt: skip


def _origin(o: Origin) -> Cells:
    day = o.set_on.isoformat() if o.set_on else ""
    return [*map(_inert, (o.title, o.url, o.page, o.quote, o.file)), str(o.line or ""), o.commit, day]


def _goal(kind: str, goal: Goal) -> Cells:
    return [kind, str(goal.deadline), f"{goal.value:f}", _inert(goal.label), "", *_origin(UNKNOWN)]


def _ranking(chart: Ranking, language: Language) -> Iterator[Cells]:
    _ = language._
    yield [_("Tên"), _("Giá trị"), _("Cách ghi"), _("Tình trạng"), _("Ghi chú"), *_origin_head(language)]
    for bar in chart.bars:
        words = f"{bar.qualifier} {language.with_unit(bar.value, chart.value_unit)}"
        notes = (bar.status_word, bar.note)
        yield [_inert(bar.name), f"{bar.value:f}", _inert(words), *map(_inert, notes), *_origin(bar.origin)]
    for mark in (chart.reference, chart.national):
        if mark:
            yield [_inert(mark.label), f"{mark.value:f}", "", "", "", *_origin(UNKNOWN)]
    for name, reason in chart.apart:
        yield [_inert(name), "", "", _inert(chart.apart_label), _inert(reason), *_origin(UNKNOWN)]
    silent = chart.silent_label or _("Chưa có báo cáo công khai")
    for name in chart.silent:
        yield [_inert(name), "", "", _inert(silent), "", *_origin(UNKNOWN)]
