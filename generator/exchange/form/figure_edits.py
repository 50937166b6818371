"""One figure, new, corrected or looked at again: the edits it takes, or why it is not clear which row is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.exchange.editing.edits import Add, Edit, SetField
from generator.exchange.form.forms import Action
from generator.language import Words, ours
from generator.records.project import Project
from generator.records.results import Result, Voice
from generator.records.values import PartialDate, Quantity


@dataclass(frozen=True)
class Subject:
    """What a figure is about: an indicator, or a deliverable a plan promises (``commitment`` is its reference)."""

    name: str
    unit: str = ""
    indicator: str = ""
    commitment: str = ""

    @property
    def code(self) -> str:
        """How data files call it."""
        return self.indicator or self.commitment

    def is_of(self, result: Result) -> bool:
        """Whether ``result`` is a figure of this subject."""
        return result.commitment == self.commitment if self.commitment else result.indicator == self.indicator


@dataclass(frozen=True)
class Figure:
    """What somebody says of one figure; ``values`` are machine texts by the fields of ``Result``.

    ``as_of`` is None for a figure the site has without a date. ``who`` is the body that
    speaks: of a reply to a review, which is then the ``note``.
    """

    place: str
    subject: Subject
    as_of: PartialDate | None
    source: str
    values: Mapping[str, str]
    note: str = ""
    who: str = ""

    @property
    def has_value(self) -> bool:
        """Whether it says how much, or in words how it stands."""
        return "value" in self.values or "state" in self.values


class UnclearError(Exception):
    """It cannot be done as asked: which box is to mend, and the sentence that says how."""

    def __init__(self, box: str, sentence: Words, **details: object) -> None:
        super().__init__(str(sentence))
        self.box, self.sentence, self.details = box, sentence, details


def figure_edits(project: Project, action: Action, figure: Figure, today: dt.date) -> tuple[Edit, ...]:
    """Return the edits that carry out ``action``.

    Raises:
        UnclearError: an answer is missing, or no row, or more than one, is the one meant.
    """
    if action is Action.NEW:
        return _new(project, figure)
    row = row_of(project, figure, action)
    if action is Action.REPLY:
        return _reply(row, figure, today)
    return _correct(row, figure) if action is Action.CORRECT else _confirm(row, figure, today)


def _new(project: Project, figure: Figure) -> tuple[Edit, ...]:
    if figure.as_of is None:
        raise UnclearError("as_of", ours("số liệu mới phải có ngày; biết năm thì ghi năm."))
    if not figure.has_value:
        raise UnclearError("value", ours("số liệu mới cần ô này."))
    if not figure.source:
        needed = ours("số liệu mới cần nguồn: ghi nguồn đã có trên trang, hoặc điền các ô nguồn mới.")
        raise UnclearError("source", needed)
    for row in _rows(project, figure):
        if row.source == figure.source:
            raise UnclearError(
                "action", ours("trang đã có số liệu này ({value}) từ cùng nguồn; chọn “sửa” hoặc “không đổi”."),
                value=value_of(row),
            )  # fmt: skip
    subject = figure.subject
    key = {"commitment": subject.commitment} if subject.commitment else {"indicator": subject.indicator}
    note = {"note": figure.note} if figure.note else {}
    values = {**key, "as_of": str(figure.as_of), **figure.values, "source": figure.source, **note}
    return (Add(f"{project.folder(figure.place)}/results.csv", (), values),)


def _correct(row: Result, figure: Figure) -> tuple[Edit, ...]:
    """Return one edit a field that differs; a new number brings its qualifier, or none, with it."""
    wanted: dict[str, str | None] = dict(figure.values)
    if "value" in figure.values:
        wanted.setdefault("qualifier", None)
        wanted.setdefault("state", None)
    elif "state" in figure.values:
        wanted |= {"value": None, "qualifier": None}
    if figure.source:
        wanted["source"] = figure.source
    changed = {name: value for name, value in wanted.items() if not _is_written(row, name, value)}
    if not changed:
        same = ours("nội dung đã điền giống hệt trên trang; nếu chỉ kiểm tra lại, chọn “không đổi”.")
        raise UnclearError("action", same)
    if not figure.note:
        raise UnclearError("note", ours("sửa số liệu đã công bố thì ghi vì sao."))
    note = f"{row.note} {figure.note}" if row.note else figure.note
    return tuple(SetField(row.place, name, value) for name, value in {**changed, "note": note}.items())


def _confirm(row: Result, figure: Figure, today: dt.date) -> tuple[Edit, ...]:
    if not all(_is_written(row, name, value) for name, value in figure.values.items() if name in _SAID):
        differs = ours("chọn “không đổi” nhưng trang đang ghi {value}; muốn đổi thì chọn “sửa”.")
        raise UnclearError("action", differs, value=value_of(row))
    return (SetField(row.place, "last_checked", str(today)),)


def _reply(row: Result, figure: Figure, today: dt.date) -> tuple[Edit, ...]:
    if figure.values.keys() & set(_SAID):
        raise UnclearError("value", ours("nêu ý kiến thì để trống ô này; số khác thì gửi thêm một biểu mẫu “sửa”."))
    if not figure.note:
        raise UnclearError("note", ours("viết ý kiến ở ô này."))
    if not figure.who:
        raise UnclearError("who", ours("ghi cơ quan nêu ý kiến."))
    said = {"reply": figure.note, "reply_by": figure.who, "reply_date": str(today)}
    return tuple(SetField(row.place, name, text) for name, text in said.items())


_SAID = ("value", "state", "qualifier", "numerator", "denominator")


def row_of(project: Project, figure: Figure, action: Action) -> Result:
    """Return the one row that is meant; the source decides where a date has several. A reply is to a review.

    Raises:
        UnclearError: there is none, or more than one.
    """
    rows = _rows(project, figure)
    if action is Action.REPLY and rows:
        rows = [r for r in rows if r.voice is Voice.REVIEW]
        if not rows:
            raise UnclearError("as_of", ours("ngày này không có kết quả rà soát nào để nêu ý kiến."))
    if len(rows) > 1 and any(r.source == figure.source for r in rows):
        rows = [r for r in rows if r.source == figure.source]
    if len(rows) == 1:
        return rows[0]
    sources = tuple(dict.fromkeys(r.source for r in rows))
    if len(sources) > 1:
        raise UnclearError("source", ours("ngày này có số liệu của {n} nguồn: {sources}. Ghi mã nguồn của số cần sửa."),
                           n=len(sources), sources=sources)  # fmt: skip
    if rows:
        alike = ours("ngày này có {n} số liệu cùng nguồn, khác phạm vi; bấm “Sửa số này” cạnh số cần sửa trên trang.")
        raise UnclearError("as_of", alike, n=len(rows))
    known = tuple(dict.fromkeys(r.as_of for r in _all_rows(project, figure) if r.as_of))
    if known:
        raise UnclearError("as_of", ours("không có số liệu nào của ngày này. Các ngày đã có: {dates}."), dates=known)
    raise UnclearError("subject", ours("nơi này chưa có số liệu nào về “{name}” để sửa."), name=figure.subject.name)


def _all_rows(project: Project, figure: Figure) -> list[Result]:
    return [r for r in project.holding(figure.place).results if figure.subject.is_of(r)]


def _rows(project: Project, figure: Figure) -> list[Result]:
    return [r for r in _all_rows(project, figure) if r.as_of == figure.as_of]


def _is_written(row: Result, name: str, value: str | None) -> bool:
    """Whether a row already says ``value``; 97.60 is 97.6."""
    held = getattr(row, name)
    if isinstance(held, Decimal) and value is not None:
        return held == Decimal(value)
    return value == (None if held is None else str(held))


def value_of(row: Result) -> Quantity | Words:
    """Return what a row says, for a sentence in any language."""
    if row.value is not None:
        return Quantity(row.value, "", word=row.qualifier or "")
    return Words((row.state.meaning,)) if row.state else ours("không rõ")
